//! The filters of the shelf, and those in force.

use cafeia_shared::{
    paging::{FacetCount, Facets},
    resources::{OFFERED_MINUTES, ResourceFilter, ResourceQuery},
    vocabulary::ResourceKind,
};
use leptos::prelude::*;

use crate::{
    format,
    i18n::{FrameTexts, I18n, ResourcesTexts, Words, use_i18n},
    kit::{Button, ButtonKind, CheckGroup, ChoiceGroup, Dialog, Icon, SearchForm},
    pages::{
        address::Change,
        filtering::{InForce, choices, toggle},
        words_field::WordsField,
    },
};

/// Sizes of a group offered.
const PEOPLE: [(u16, &str); 5] = [(5, "5"), (10, "10"), (15, "15"), (20, "20"), (30, "30")];

/// The only kind asked for.
fn only_kind(filter: &ResourceFilter) -> Option<ResourceKind> {
    match filter.kind.as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}

/// Asks for a kind, and for nothing that only the other has.
fn choose_kind(filter: &mut ResourceFilter, kind: Option<ResourceKind>) {
    filter.kind = kind.into_iter().collect();
    if kind != Some(ResourceKind::Document) {
        filter.document_type.clear();
    }
    if kind == Some(ResourceKind::Document) {
        filter.family.clear();
        filter.max_minutes = None;
        filter.people = None;
    }
}

/// The form of the filters.
#[component]
pub fn Filters(
    /// The query in force.
    query: Memo<ResourceQuery>,
    /// How many resources each choice would give, once it is known.
    #[prop(into)]
    facets: Signal<Option<Facets>>,
    /// How many resources the query finds, once it is known.
    #[prop(into)]
    total: Signal<Option<u64>>,
    /// Told the new query.
    on_change: Callback<Change<ResourceQuery>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let change = move |mutate: Box<dyn FnOnce(&mut ResourceFilter)>| {
        let mut query = query.get_untracked();
        mutate(&mut query.filter);
        on_change.run(Change { query, in_place: false });
    };
    let kind = Memo::new(move |_| query.with(|query| only_kind(&query.filter)));
    let kinds = Signal::derive(move || {
        let texts = ResourcesTexts::of(i18n);
        vec![
            (None, texts.any_kind),
            (Some(ResourceKind::Format), texts.formats),
            (Some(ResourceKind::Document), texts.documents),
        ]
    });

    let open = RwSignal::new(false);
    let more = move || query.with(|query| query.filter.audience.len() + query.filter.theme.len());
    let shown = move || {
        let total = total.get().unwrap_or_default();
        (ResourcesTexts::of(i18n).show)(total, &format::number(total, i18n.locale()))
    };

    view! {
        <SearchForm class="filters shelf__filters" label=move || ResourcesTexts::of(i18n).filters>
            <ChoiceGroup
                label=move || ResourcesTexts::of(i18n).kind
                choices=kinds
                chosen=kind
                on_choose=move |kind| change(Box::new(move |filter| choose_kind(filter, kind)))
            />
            <WordsField
                label=move || ResourcesTexts::of(i18n).words
                hint=move || ResourcesTexts::of(i18n).words_hint
                words=Signal::derive(move || query.with(|query| query.filter.q.clone()))
                on_search=move |words| {
                    let mut query = query.get_untracked();
                    query.filter.q = words;
                    on_change.run(Change { query, in_place: true });
                }
            />
            {move || match kind.get() {
                Some(ResourceKind::Document) => {
                    view! {
                        <div class="check-chips filters__whole">
                            <CheckGroup
                                label=move || ResourcesTexts::of(i18n).document_type
                                choices=choices(i18n, facets, "document_type")
                                chosen=Signal::derive(move || query.with(|query| query.filter.document_type.clone()))
                                on_toggle=move |told| {
                                    change(Box::new(move |filter| toggle(&mut filter.document_type, told)));
                                }
                            />
                        </div>
                    }
                        .into_any()
                }
                _ => view! { <OfFormats query facets on_change/> }.into_any(),
            }}
            <div class="filters__whole">
                <Button icon=Icon::Filters on_press=move |()| open.set(true)>
                    {move || match more() {
                        0 => ResourcesTexts::of(i18n).more.to_owned(),
                        count => (ResourcesTexts::of(i18n).more_set)(count),
                    }}
                </Button>
            </div>
        </SearchForm>
        <Dialog title=move || ResourcesTexts::of(i18n).more close=move || FrameTexts::of(i18n).close open>
            <div class="more">
                <CheckGroup
                    label=move || ResourcesTexts::of(i18n).audience
                    choices=choices(i18n, facets, "audience")
                    chosen=Signal::derive(move || query.with(|query| query.filter.audience.clone()))
                    on_toggle=move |told| change(Box::new(move |filter| toggle(&mut filter.audience, told)))
                />
                <CheckGroup
                    label=move || ResourcesTexts::of(i18n).theme
                    choices=choices(i18n, facets, "theme")
                    chosen=Signal::derive(move || query.with(|query| query.filter.theme.clone()))
                    on_toggle=move |told| change(Box::new(move |filter| toggle(&mut filter.theme, told)))
                />
            </div>
            <p class="dialog__foot">
                <Button kind=ButtonKind::Primary on_press=move |()| open.set(false)>{shown}</Button>
            </p>
        </Dialog>
    }
}

/// The filters that only formats have: the family, the time there is, the size of the group.
#[component]
fn OfFormats(
    query: Memo<ResourceQuery>,
    facets: Signal<Option<Facets>>,
    on_change: Callback<Change<ResourceQuery>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let change = move |mutate: Box<dyn FnOnce(&mut ResourceFilter)>| {
        let mut query = query.get_untracked();
        mutate(&mut query.filter);
        on_change.run(Change { query, in_place: false });
    };
    let minutes = Signal::derive(move || {
        let (texts, locale) = (ResourcesTexts::of(i18n), i18n.locale());
        let counts = facets.with(|facets| facets.as_ref()?.get("max_minutes").map(<[_]>::to_vec));
        let with_count = |minutes: u16| {
            let words = (texts.time)(minutes);
            let Some(counts) = &counts else { return words };
            let same = |one: &&FacetCount| one.value == minutes.to_string();
            let count = counts.iter().find(same).map_or(0, |one| one.count);
            format!("{words} ({})", format::number(count, locale))
        };
        let offered = OFFERED_MINUTES.into_iter().map(|minutes| (Some(minutes), with_count(minutes)));
        std::iter::once((None, texts.any.to_owned())).chain(offered).collect::<Vec<_>>()
    });
    let people = Signal::derive(move || {
        let any = (None, ResourcesTexts::of(i18n).any);
        let offered = PEOPLE.map(|(people, words)| (Some(people), words));
        std::iter::once(any).chain(offered).collect::<Vec<_>>()
    });
    view! {
        <div class="check-chips filters__whole">
            <CheckGroup
                label=move || ResourcesTexts::of(i18n).family
                choices=choices(i18n, facets, "family")
                chosen=Signal::derive(move || query.with(|query| query.filter.family.clone()))
                on_toggle=move |told| change(Box::new(move |filter| toggle(&mut filter.family, told)))
            />
        </div>
        <ChoiceGroup
            label=move || ResourcesTexts::of(i18n).minutes
            choices=minutes
            chosen=Signal::derive(move || query.with(|query| query.filter.max_minutes))
            on_choose=move |minutes| change(Box::new(move |filter| filter.max_minutes = minutes))
        />
        <ChoiceGroup
            label=move || ResourcesTexts::of(i18n).people
            choices=people
            chosen=Signal::derive(move || query.with(|query| query.filter.people))
            on_choose=move |people| change(Box::new(move |filter| filter.people = people))
        />
    }
}

/// The filters of a query, each with the query that is left without it. Tracked.
pub fn in_force(query: &ResourceQuery, i18n: I18n) -> Vec<InForce<ResourceQuery>> {
    let (texts, locale) = (ResourcesTexts::of(i18n), i18n.locale());
    let filter = &query.filter;
    let mut found = Vec::new();
    let mut add = |words: String, take_away: &dyn Fn(&mut ResourceFilter)| {
        let mut without = query.clone();
        take_away(&mut without.filter);
        found.push(InForce { words, without });
    };
    for value in &filter.kind {
        add(value.words(locale).to_owned(), &|filter| filter.kind.retain(|other| other != value));
    }
    if let Some(q) = &filter.q {
        add((texts.containing)(q), &|filter| filter.q = None);
    }
    for value in &filter.family {
        add(value.words(locale).to_owned(), &|filter| filter.family.retain(|other| other != value));
    }
    for value in &filter.document_type {
        add(value.words(locale).to_owned(), &|filter| filter.document_type.retain(|other| other != value));
    }
    if let Some(minutes) = filter.max_minutes {
        add((texts.in_time)(&(texts.time)(minutes)), &|filter| filter.max_minutes = None);
    }
    if let Some(people) = filter.people {
        add((texts.for_people)(people), &|filter| filter.people = None);
    }
    for value in &filter.audience {
        add(value.words(locale).to_owned(), &|filter| filter.audience.retain(|other| other != value));
    }
    for value in &filter.theme {
        add(value.words(locale).to_owned(), &|filter| filter.theme.retain(|other| other != value));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_takes_away_what_only_the_other_has() {
        let mut filter =
            ResourceFilter { max_minutes: Some(60), people: Some(10), ..ResourceFilter::default() };
        choose_kind(&mut filter, Some(ResourceKind::Document));
        assert_eq!(only_kind(&filter), Some(ResourceKind::Document));
        assert_eq!((filter.max_minutes, filter.people), (None, None));
        filter.document_type = vec![cafeia_shared::vocabulary::DocumentType::Kit];
        choose_kind(&mut filter, None);
        assert_eq!(filter, ResourceFilter::default());
    }
}
