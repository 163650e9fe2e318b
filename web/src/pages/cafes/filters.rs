//! The filters of the agenda.

use cafeia_shared::{
    cafes::{CafeFilter, CafeQuery, Period},
    territories::TerritoryCode,
};
use chrono::NaiveDate;
use leptos::prelude::*;

use super::{
    more_filters::{AroundMe, Dates, DatesProps, MoreFilters, MoreFiltersProps, Radius, RadiusProps},
    ways,
};
use crate::{
    format,
    i18n::{AgendaTexts, use_i18n},
    kit::{Button, ChoiceGroup, Icon, SearchForm},
    lazy::{Later, lazy_parts},
    pages::{
        PlaceField, TerritoryNames, address::Change, listing::bring_into_sight, words_field::WordsField,
    },
};

lazy_parts! {
    later: more_filters(MoreFiltersProps) => MoreFilters;
    later: radius_around(RadiusProps) => Radius;
    later: dates_of_ones_own(DatesProps) => Dates;
}

/// The choices of « Quand ? ».
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum When {
    Any,
    Today,
    Weekend,
    Month,
    Range,
}

impl When {
    fn of(filter: &CafeFilter) -> Self {
        if filter.from.is_none() && filter.to.is_none() {
            return Self::Any;
        }
        [Self::Today, Self::Weekend, Self::Month]
            .into_iter()
            .find(|when| {
                when.days().is_some_and(|(from, to)| (filter.from, filter.to) == (Some(from), Some(to)))
            })
            .unwrap_or(Self::Range)
    }

    /// The first and the last day.
    fn days(self) -> Option<(NaiveDate, NaiveDate)> {
        let today = format::today();
        match self {
            Self::Any | Self::Range => None,
            Self::Today => Some((today, today)),
            Self::Weekend => Some(format::weekend(today)),
            Self::Month => Some(format::rest_of_month(today)),
        }
    }
}

/// The form of the filters.
#[component]
pub fn Filters(
    /// The query in force.
    query: Memo<CafeQuery>,
    /// How many cafés it finds, once it is known.
    #[prop(into)]
    total: Signal<Option<u64>>,
    /// Told the new query.
    #[prop(into)]
    on_change: Callback<Change<CafeQuery>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let change = move |mutate: &dyn Fn(&mut CafeFilter), in_place: bool| {
        let mut query = query.get_untracked();
        mutate(&mut query.filter);
        query.paging.cursor = None;
        if query.filter.around.is_none() {
            query.paging.sort = None;
        }
        on_change.run(Change { query, in_place });
    };

    let open = RwSignal::new(false);
    // The dialog's content comes when it is first opened, and then stays.
    let opened = Memo::new(move |before: Option<&bool>| open.get() || before == Some(&true));
    let range = RwSignal::new(false);
    let when = Signal::derive(move || {
        let of = query.with(|query| When::of(&query.filter));
        if range.get() { When::Range } else { of }
    });
    let when_choices = Signal::derive(move || {
        let agenda = AgendaTexts::of(i18n);
        vec![
            (When::Any, agenda.any_day),
            (When::Today, agenda.today),
            (When::Weekend, agenda.weekend),
            (When::Month, agenda.month),
            (When::Range, agenda.range),
        ]
    });

    let names = TerritoryNames::expect();
    let place = Signal::derive(move || {
        query.with(|query| match query.filter.bbox {
            Some(_) => AgendaTexts::of(i18n).this_area.to_owned(),
            None => names.in_words(&query.filter.territory),
        })
    });
    let on_search = move |q: Option<String>| change(&move |filter| filter.q.clone_from(&q), true);
    let more = move || query.with(|query| more_count(&query.filter));

    view! {
        <SearchForm class="filters" label=move || AgendaTexts::of(i18n).filters>
            <div class="filters__where">
                <PlaceField
                    in_force=place
                    on_clear=move |()| change(
                        &|filter| {
                            filter.territory = Vec::new();
                            filter.bbox = None;
                        },
                        false,
                    )
                    on_choose=move |code: TerritoryCode| {
                        change(
                            &move |filter| {
                                filter.territory = vec![code.clone()];
                                filter.bbox = None;
                                filter.around = None;
                                filter.radius_km = None;
                            },
                            false,
                        );
                        bring_into_sight();
                    }
                />
                <AroundMe query on_change/>
                {move || {
                    query
                        .with(|query| query.filter.around.is_some())
                        .then(|| {
                            let radius = RadiusProps { query, on_change };
                            view! { <Later part=radius_around(Box::new(radius))/> }
                        })
                }}
            </div>
            <WordsField
                label=move || AgendaTexts::of(i18n).words
                hint=move || AgendaTexts::of(i18n).words_hint
                words=Signal::derive(move || query.with(|query| query.filter.q.clone()))
                on_search
            />
            <div class="filters__when">
                <ChoiceGroup
                    label=move || AgendaTexts::of(i18n).when
                    choices=when_choices
                    chosen=when
                    on_choose=move |when: When| {
                        range.set(when == When::Range);
                        if when != When::Range {
                            let (from, to) = when.days().unzip();
                            change(
                                &move |filter| {
                                    filter.from = from;
                                    filter.to = to;
                                },
                                false,
                            );
                        }
                    }
                />
                {move || (when.get() == When::Range).then(|| {
                    let dates = DatesProps { query, on_change };
                    view! { <Later part=dates_of_ones_own(Box::new(dates))/> }
                })}
            </div>
            <div class="filters__more">
                <Button icon=Icon::Filters on_press=move |()| open.set(true)>
                    {move || match more() {
                        0 => AgendaTexts::of(i18n).more.to_owned(),
                        count => (AgendaTexts::of(i18n).more_set)(count),
                    }}
                </Button>
            </div>
        </SearchForm>
        {move || {
            opened
                .get()
                .then(|| {
                    let more = MoreFiltersProps { query, total, open, on_change };
                    view! { <Later part=more_filters(Box::new(more))/> }
                })
        }}
    }
}

/// How many of the filters of the dialog are set.
fn more_count(filter: &CafeFilter) -> usize {
    ways::chosen(&filter.mode).len()
        + filter.accessibility.len()
        + filter.audience.len()
        + filter.language.len()
        + usize::from(filter.places_left == Some(true))
        + usize::from(filter.period() != Period::Upcoming)
}
