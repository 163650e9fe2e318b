//! The filters of the directory, those in force, and the ways out of those that find nobody.

use cafeia_shared::{
    facilitators::{FacilitatorFilter, FacilitatorQuery, FacilitatorSummary},
    territories::{Commune, TerritoryCode},
};
use leptos::prelude::*;

use super::{
    formats::Formats,
    reach,
    training::{Meanings, Side},
};
use crate::{
    format,
    i18n::{FacilitatorsTexts, FrameTexts, I18n, Words, use_i18n},
    kit::{Button, ButtonKind, CheckGroup, ChoiceGroup, Dialog, Icon, SearchForm},
    pages::{
        PlaceField, TerritoryNames,
        address::Change,
        commune_field::CommuneField,
        filtering::{InForce, choices, choices_by_use, toggle},
        listing::{Listing, bring_into_sight},
        relax::{self, Way, WaysWords},
        words_field::WordsField,
    },
};

/// The choices of « Formation ».
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Training {
    Any,
    Of(Side),
    /// Single states, chosen in the dialog.
    Some,
}

impl Training {
    fn of(filter: &FacilitatorFilter) -> Self {
        if filter.training.is_empty() {
            return Self::Any;
        }
        Side::made_of(&filter.training).map_or(Self::Some, Self::Of)
    }
}

/// The form of the filters.
#[component]
pub fn Filters(
    /// The query in force.
    query: Memo<FacilitatorQuery>,
    /// What it finds.
    list: Listing<FacilitatorSummary>,
    /// The formats.
    formats: Formats,
    /// Told the new query.
    on_change: Callback<Change<FacilitatorQuery>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let names = TerritoryNames::expect();
    let change = move |mutate: &dyn Fn(&mut FacilitatorFilter), in_place: bool| {
        let mut query = query.get_untracked();
        mutate(&mut query.filter);
        on_change.run(Change { query, in_place });
    };
    let trainings = Signal::derive(move || {
        let texts = FacilitatorsTexts::of(i18n);
        vec![
            (Training::Any, texts.any_training),
            (Training::Of(Side::Trained), texts.trained),
            (Training::Of(Side::NotTrained), texts.not_trained),
        ]
    });
    let on_search = move |words: Option<String>| {
        change(&move |filter| filter.q.clone_from(&words), true);
    };
    let open = RwSignal::new(false);
    let more = move || query.with(|query| more_count(&query.filter));
    let shown = move || {
        let total = list.found.total.get().unwrap_or_default();
        (FacilitatorsTexts::of(i18n).show)(total, &format::number(total, i18n.locale()))
    };

    view! {
        <SearchForm class="filters filters--three" label=move || FacilitatorsTexts::of(i18n).filters>
            <CommuneField
                label=move || FacilitatorsTexts::of(i18n).reach
                hint=move || FacilitatorsTexts::of(i18n).reach_hint
                in_force=Signal::derive(move || {
                    let point = query.with(|query| query.filter.reaches);
                    let known = |point| {
                        reach::name(point).unwrap_or_else(|| FacilitatorsTexts::of(i18n).point.to_owned())
                    };
                    point.map(known).unwrap_or_default()
                })
                on_choose=move |commune: Commune| {
                    reach::learn(&commune);
                    change(&move |filter| filter.reaches = Some(commune.position), false);
                    bring_into_sight();
                }
            />
            <PlaceField
                label=move || FacilitatorsTexts::of(i18n).territory
                in_force=Signal::derive(move || query.with(|query| names.in_words(&query.filter.territory)))
                on_choose=move |code: TerritoryCode| {
                    change(&move |filter| filter.territory = vec![code.clone()], false);
                    bring_into_sight();
                }
            />
            <WordsField
                label=move || FacilitatorsTexts::of(i18n).words
                hint=move || FacilitatorsTexts::of(i18n).words_hint
                words=Signal::derive(move || query.with(|query| query.filter.q.clone()))
                on_search
            />
            <div class="filters__row">
                <ChoiceGroup
                    label=move || FacilitatorsTexts::of(i18n).training
                    choices=trainings
                    chosen=Signal::derive(move || query.with(|query| Training::of(&query.filter)))
                    on_choose=move |chosen: Training| {
                        let states = match chosen {
                            Training::Any | Training::Some => Vec::new(),
                            Training::Of(side) => side.states(),
                        };
                        change(&move |filter| filter.training.clone_from(&states), false);
                    }
                />
                <Button icon=Icon::Filters on_press=move |()| open.set(true)>
                    {move || match more() {
                        0 => FacilitatorsTexts::of(i18n).more.to_owned(),
                        count => (FacilitatorsTexts::of(i18n).more_set)(count),
                    }}
                </Button>
            </div>
            <Meanings/>
        </SearchForm>
        <Dialog
            title=move || FacilitatorsTexts::of(i18n).more
            close=move || FrameTexts::of(i18n).close
            open
        >
            <More query list formats open on_change/>
            <p class="dialog__foot">
                <Button
                    kind=ButtonKind::Primary
                    on_press=move |()| {
                        open.set(false);
                        bring_into_sight();
                    }
                >
                    {shown}
                </Button>
            </p>
        </Dialog>
    }
}

/// How many of the filters of the dialog are set, but for those that the form shows already.
fn more_count(filter: &FacilitatorFilter) -> usize {
    let states = if Training::of(filter) == Training::Some { filter.training.len() } else { 0 };
    states + filter.format.len() + filter.language.len()
}

/// The other filters.
#[component]
fn More(
    query: Memo<FacilitatorQuery>,
    list: Listing<FacilitatorSummary>,
    formats: Formats,
    open: RwSignal<bool>,
    on_change: Callback<Change<FacilitatorQuery>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let facets = list.found.facets;
    let change = move |mutate: Box<dyn FnOnce(&mut FacilitatorFilter)>| {
        let mut query = query.get_untracked();
        mutate(&mut query.filter);
        on_change.run(Change { query, in_place: true });
    };
    // Not asked for until they are in sight.
    let known = Memo::new(move |_| if open.get() { formats.all() } else { Vec::new() });
    let format_choices = Signal::derive(move || {
        let locale = i18n.locale();
        let counts =
            facets.with(|facets| facets.as_ref()?.get("format").map(<[_]>::to_vec)).unwrap_or_default();
        known.with(|known| {
            let with_count = |(index, of): (usize, &super::formats::Format)| {
                let count = counts.iter().find(|one| one.value == of.slug).map_or(0, |one| one.count);
                let title = match of.family {
                    Some(family) => format!("{} · {}", family.words(locale), of.title),
                    None => of.title.clone(),
                };
                (index, format!("{title} ({})", format::number(count, locale)))
            };
            known.iter().enumerate().map(with_count).collect::<Vec<_>>()
        })
    });
    let formats_chosen = Signal::derive(move || {
        let chosen = query.with(|query| query.filter.format.clone());
        known.with(|known| {
            let places = known.iter().enumerate().filter(|(_, of)| chosen.contains(&of.slug));
            places.map(|(index, _)| index).collect::<Vec<_>>()
        })
    });
    view! {
        <div class="more">
            <div class="more__column">
                <CheckGroup
                    label=move || FacilitatorsTexts::of(i18n).training
                    choices=choices(i18n, facets, "training")
                    chosen=Signal::derive(move || query.with(|query| query.filter.training.clone()))
                    on_toggle=move |told| change(Box::new(move |filter| toggle(&mut filter.training, told)))
                />
                <CheckGroup
                    label=move || FacilitatorsTexts::of(i18n).format
                    choices=format_choices
                    chosen=formats_chosen
                    on_toggle=move |(index, on): (usize, bool)| {
                        let slug = known.with_untracked(|known| known.get(index).map(|of| of.slug.clone()));
                        if let Some(slug) = slug {
                            change(Box::new(move |filter| toggle(&mut filter.format, (slug, on))));
                        }
                    }
                />
            </div>
            <CheckGroup
                label=move || FacilitatorsTexts::of(i18n).language
                choices=choices_by_use(i18n, facets, "language")
                chosen=Signal::derive(move || query.with(|query| query.filter.language.clone()))
                on_toggle=move |told| change(Box::new(move |filter| toggle(&mut filter.language, told)))
            />
        </div>
    }
}

/// The filters of a query, each with the query that is left without it. Tracked.
pub fn in_force(
    query: &FacilitatorQuery,
    i18n: I18n,
    names: TerritoryNames,
    formats: Formats,
) -> Vec<InForce<FacilitatorQuery>> {
    let (texts, locale) = (FacilitatorsTexts::of(i18n), i18n.locale());
    let filter = &query.filter;
    let mut found = Vec::new();
    let mut add = |words: String, take_away: &dyn Fn(&mut FacilitatorFilter)| {
        let mut without = query.clone();
        take_away(&mut without.filter);
        // Distances are those from the point.
        without.order.sort = without.order.sort.filter(|_| without.filter.point().is_some());
        found.push(InForce { words, without });
    };

    if let Some(point) = filter.reaches {
        let words = reach::name(point).map(|commune| (texts.reaches)(&commune));
        add(words.unwrap_or_else(|| texts.reaches_point.to_owned()), &|filter| filter.reaches = None);
    }
    for (index, code) in filter.territory.iter().enumerate() {
        let name = names.words(code, i18n);
        add(name, &|filter| {
            filter.territory.remove(index);
        });
    }
    if let Some(q) = &filter.q {
        add((texts.containing)(q), &|filter| filter.q = None);
    }
    match Training::of(filter) {
        Training::Of(side) => {
            let words = if side == Side::Trained { texts.trained } else { texts.not_trained };
            add(words.to_owned(), &|filter| filter.training.clear());
        }
        Training::Any | Training::Some => {
            for value in &filter.training {
                let words = value.words(locale).to_owned();
                add(words, &|filter| filter.training.retain(|other| other != value));
            }
        }
    }
    for value in &filter.format {
        let title = formats.title(value).unwrap_or_else(|| value.clone());
        add(title, &|filter| filter.format.retain(|other| other != value));
    }
    for value in &filter.language {
        add(value.words(locale).to_owned(), &|filter| filter.language.retain(|other| other != value));
    }
    found
}

/// What may be asked instead of a query that finds nobody. Tracked.
pub fn ways(
    query: &FacilitatorQuery,
    i18n: I18n,
    names: TerritoryNames,
    formats: Formats,
) -> Vec<Way<FacilitatorQuery>> {
    let words = WaysWords {
        wider: |i18n| FacilitatorsTexts::of(i18n).wider,
        without: |i18n| FacilitatorsTexts::of(i18n).without,
    };
    let filters = in_force(query, i18n, names, formats);
    relax::ways(query, |query| &mut query.filter.territory, filters, words, i18n, names)
}
