//! The filters of the directory, those in force, and the ways out of those that find nothing.

use cafeia_shared::{
    organisations::{OrganisationFilter, OrganisationQuery, OrganisationSummary},
    territories::TerritoryCode,
};
use leptos::prelude::*;

use super::networks::Networks;
use crate::{
    format,
    i18n::{FrameTexts, I18n, OrganisationsTexts, Words, use_i18n},
    kit::{Button, ButtonKind, CheckGroup, Dialog, Icon, SearchForm, Select},
    pages::{
        PlaceField, TerritoryNames,
        address::Change,
        filtering::{InForce, choices, toggle},
        listing::Listing,
        relax::{self, Way, WaysWords},
        words_field::WordsField,
    },
};

/// The form of the filters.
#[component]
pub fn Filters(
    /// The query in force.
    query: Memo<OrganisationQuery>,
    /// What it finds.
    list: Listing<OrganisationSummary>,
    /// The network heads.
    networks: Networks,
    /// Told the new query.
    on_change: Callback<Change<OrganisationQuery>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let names = TerritoryNames::expect();
    let change = move |mutate: &dyn Fn(&mut OrganisationFilter), in_place: bool| {
        let mut query = query.get_untracked();
        mutate(&mut query.filter);
        on_change.run(Change { query, in_place });
    };
    let on_search = move |words: Option<String>| {
        change(&move |filter| filter.q.clone_from(&words), true);
    };
    let open = RwSignal::new(false);
    let more = move || {
        query.with(|query| {
            let filter = &query.filter;
            filter.kind.len() + filter.part.len() + usize::from(filter.network.is_some())
        })
    };
    let shown = move || {
        let total = list.found.total.get().unwrap_or_default();
        (OrganisationsTexts::of(i18n).show)(total, &format::number(total, i18n.locale()))
    };

    view! {
        <SearchForm class="filters" label=move || OrganisationsTexts::of(i18n).filters>
            <PlaceField
                in_force=Signal::derive(move || query.with(|query| names.in_words(&query.filter.territory)))
                on_choose=move |code: TerritoryCode| {
                    change(&move |filter| filter.territory = vec![code.clone()], false);
                }
            />
            <WordsField
                label=move || OrganisationsTexts::of(i18n).words
                hint=move || OrganisationsTexts::of(i18n).words_hint
                words=Signal::derive(move || query.with(|query| query.filter.q.clone()))
                on_search
            />
            <div class="filters__more">
                <Button icon=Icon::Filters on_press=move |()| open.set(true)>
                    {move || match more() {
                        0 => OrganisationsTexts::of(i18n).more.to_owned(),
                        count => (OrganisationsTexts::of(i18n).more_set)(count),
                    }}
                </Button>
            </div>
        </SearchForm>
        <Dialog
            title=move || OrganisationsTexts::of(i18n).more
            close=move || FrameTexts::of(i18n).close
            open
        >
            <More query list networks open on_change/>
            <p class="dialog__foot">
                <Button kind=ButtonKind::Primary on_press=move |()| open.set(false)>{shown}</Button>
            </p>
        </Dialog>
    }
}

/// The other filters.
#[component]
fn More(
    query: Memo<OrganisationQuery>,
    list: Listing<OrganisationSummary>,
    networks: Networks,
    open: RwSignal<bool>,
    on_change: Callback<Change<OrganisationQuery>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let facets = list.found.facets;
    let change = move |mutate: Box<dyn FnOnce(&mut OrganisationFilter)>| {
        let mut query = query.get_untracked();
        mutate(&mut query.filter);
        on_change.run(Change { query, in_place: true });
    };
    let network = Signal::derive(move || query.with(|query| query.filter.network.clone()));
    let heads = Signal::derive(move || {
        let any = (None, OrganisationsTexts::of(i18n).any_network.to_owned());
        // Not asked for until they are in sight.
        let known = if open.get() { networks.all() } else { Vec::new() };
        let mut heads: Vec<_> = known.into_iter().map(|head| (Some(head.slug), head.name)).collect();
        if let Some(chosen) = network.get()
            && !heads.iter().any(|(slug, _)| slug.as_ref() == Some(&chosen))
        {
            let name = networks.name(&chosen).unwrap_or_else(|| chosen.clone());
            heads.push((Some(chosen), name));
        }
        heads.insert(0, any);
        heads
    });
    let choose_network = move |head: Option<String>| change(Box::new(move |filter| filter.network = head));
    view! {
        <div class="more">
            <div class="more__column">
                <CheckGroup
                    label=move || OrganisationsTexts::of(i18n).part
                    choices=choices(i18n, facets, "part")
                    chosen=Signal::derive(move || query.with(|query| query.filter.part.clone()))
                    on_toggle=move |told| change(Box::new(move |filter| toggle(&mut filter.part, told)))
                />
                <Select
                    label=move || OrganisationsTexts::of(i18n).network
                    choices=heads
                    chosen=network
                    on_choose=choose_network
                />
            </div>
            <CheckGroup
                label=move || OrganisationsTexts::of(i18n).kind
                choices=choices(i18n, facets, "kind")
                chosen=Signal::derive(move || query.with(|query| query.filter.kind.clone()))
                on_toggle=move |told| change(Box::new(move |filter| toggle(&mut filter.kind, told)))
            />
        </div>
    }
}

/// The filters of a query, each with the query that is left without it. Tracked.
pub fn in_force(
    query: &OrganisationQuery,
    i18n: I18n,
    names: TerritoryNames,
    networks: Networks,
) -> Vec<InForce<OrganisationQuery>> {
    let (texts, locale) = (OrganisationsTexts::of(i18n), i18n.locale());
    let filter = &query.filter;
    let mut found = Vec::new();
    let mut add = |words: String, take_away: &dyn Fn(&mut OrganisationFilter)| {
        let mut without = query.clone();
        take_away(&mut without.filter);
        found.push(InForce { words, without });
    };

    for (index, code) in filter.territory.iter().enumerate() {
        let name = names.words(code, i18n);
        add(name, &|filter| {
            filter.territory.remove(index);
        });
    }
    if let Some(q) = &filter.q {
        add((texts.containing)(q), &|filter| filter.q = None);
    }
    if let Some(network) = &filter.network {
        let name = networks.name(network).unwrap_or_else(|| network.clone());
        add((texts.of_network)(&name), &|filter| filter.network = None);
    }
    for value in &filter.part {
        add(value.words(locale).to_owned(), &|filter| filter.part.retain(|other| other != value));
    }
    for value in &filter.kind {
        add(value.words(locale).to_owned(), &|filter| filter.kind.retain(|other| other != value));
    }
    found
}

/// What may be asked instead of a query that finds nothing. Tracked.
pub fn ways(
    query: &OrganisationQuery,
    i18n: I18n,
    names: TerritoryNames,
    networks: Networks,
) -> Vec<Way<OrganisationQuery>> {
    let words = WaysWords {
        wider: |i18n| OrganisationsTexts::of(i18n).wider,
        without: |i18n| OrganisationsTexts::of(i18n).without,
    };
    let filters = in_force(query, i18n, names, networks);
    relax::ways(query, |query| &mut query.filter.territory, filters, words, i18n, names)
}
