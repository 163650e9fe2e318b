//! The filters of the agenda that come when they are asked for: the dialog with most of them, the distance, the dates.

use cafeia_shared::{
    cafes::{CafeFilter, CafePaging, CafeQuery, Period},
    instant::calendar_date,
    paging::Facets,
    position::Position,
    validation::limits,
    vocabulary::CafeMode,
};
use chrono::{Datelike as _, NaiveDate};
use leptos::{prelude::*, task::spawn_local};

use super::ways;
use crate::{
    client, format,
    i18n::{AgendaTexts, FrameTexts, SearchTexts, use_i18n},
    kit::{Button, ButtonKind, CheckGroup, DateField, Dialog, Select},
    pages::{
        address::Change,
        filtering::{choices, choices_among, choices_by_use, toggle},
        listing::bring_into_sight,
        near_me::{NearMe, cafes_around},
    },
};

/// How many cafés each choice would give; asked for while the choices are in sight.
fn use_facets(query: Memo<CafeQuery>, in_sight: RwSignal<bool>) -> RwSignal<Option<Facets>> {
    let facets = RwSignal::new(None);
    Effect::new(move || {
        let mut asked = query.get();
        if !in_sight.get() {
            return;
        }
        asked.paging = CafePaging { limit: Some(1), facets: Some(true), ..CafePaging::default() };
        spawn_local(async move {
            // Without counts the choices still work.
            let counted = client::cafes(asked.clone()).await.ok().and_then(|page| page.facets);
            // The page may have been left, or another query chosen.
            if query.try_with_untracked(|now| now.filter == asked.filter) == Some(true) {
                facets.set(counted);
            }
        });
    });
    facets
}

/// The other filters.
#[component]
pub fn MoreFilters(
    /// The query in force.
    query: Memo<CafeQuery>,
    /// How many cafés it finds, once it is known.
    total: Signal<Option<u64>>,
    /// Whether the dialog is open.
    open: RwSignal<bool>,
    /// Told the new query.
    on_change: Callback<Change<CafeQuery>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let facets = use_facets(query, open);
    let shown = move || {
        let total = total.get().unwrap_or_default();
        (AgendaTexts::of(i18n).show)(total, &format::number(total, i18n.locale()))
    };
    let change = move |mutate: Box<dyn FnOnce(&mut CafeFilter)>| {
        let mut query = query.get_untracked();
        mutate(&mut query.filter);
        on_change.run(Change { query, in_place: true });
    };
    let periods = Signal::derive(move || {
        let search = SearchTexts::of(i18n);
        vec![
            (Period::Upcoming, search.any_upcoming.to_owned()),
            (Period::Past, search.past.to_owned()),
            (Period::All, search.all_periods.to_owned()),
        ]
    });
    let only_left = Signal::derive(move || query.with(|query| Vec::from_iter(query.filter.places_left)));
    view! {
        <Dialog
            title=move || AgendaTexts::of(i18n).more
            close=move || FrameTexts::of(i18n).close
            open
        >
            <div class="more">
                <CheckGroup
                    label=move || SearchTexts::of(i18n).availability
                    choices=Signal::derive(move || vec![(true, SearchTexts::of(i18n).places_left.to_owned())])
                    chosen=only_left
                    on_toggle=move |(_, on): (bool, bool)| {
                        change(Box::new(move |filter| filter.places_left = on.then_some(true)));
                    }
                />
                <CheckGroup
                    label=move || SearchTexts::of(i18n).mode
                    choices=choices_among(i18n, facets, "mode", &ways::WAYS, &[CafeMode::Hybrid])
                    chosen=Signal::derive(move || query.with(|query| ways::chosen(&query.filter.mode)))
                    on_toggle=move |told| change(Box::new(move |filter| ways::choose(&mut filter.mode, told)))
                />
                <CheckGroup
                    label=move || SearchTexts::of(i18n).accessibility
                    choices=choices(i18n, facets, "accessibility")
                    chosen=Signal::derive(move || query.with(|query| query.filter.accessibility.clone()))
                    on_toggle=move |told| change(Box::new(move |filter| toggle(&mut filter.accessibility, told)))
                />
                <CheckGroup
                    label=move || SearchTexts::of(i18n).audience
                    choices=choices(i18n, facets, "audience")
                    chosen=Signal::derive(move || query.with(|query| query.filter.audience.clone()))
                    on_toggle=move |told| change(Box::new(move |filter| toggle(&mut filter.audience, told)))
                />
                <CheckGroup
                    label=move || SearchTexts::of(i18n).language
                    choices=choices_by_use(i18n, facets, "language")
                    chosen=Signal::derive(move || query.with(|query| query.filter.language.clone()))
                    on_toggle=move |told| change(Box::new(move |filter| toggle(&mut filter.language, told)))
                />
                <Select
                    label=move || SearchTexts::of(i18n).period
                    choices=periods
                    chosen=Signal::derive(move || query.with(|query| query.filter.period()))
                    on_choose=move |period: Period| {
                        change(Box::new(move |filter| filter.period = (period != Period::Upcoming).then_some(period)));
                    }
                />
            </div>
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

/// How far around a point, in kilometres; none is as far as it takes.
const RADII: [Option<u16>; 6] = [Some(5), Some(10), Some(30), Some(50), Some(100), None];

/// The distance from the point that the query names.
#[component]
pub fn Radius(
    /// The query in force.
    query: Memo<CafeQuery>,
    /// Told the new query.
    on_change: Callback<Change<CafeQuery>>,
) -> impl IntoView {
    let i18n = use_i18n();
    // A link may name another distance: it takes its place among ours.
    let radii = move || {
        let mut radii = RADII.to_vec();
        let own = query.with(|query| query.filter.radius_km);
        if !radii.contains(&own) {
            radii.insert(0, own);
        }
        radii
    };
    let choices = Signal::derive(move || {
        let words = |radius: Option<u16>| match radius {
            Some(radius) => format::distance(u32::from(radius) * 1000, i18n.locale()),
            None => SearchTexts::of(i18n).any_distance.to_owned(),
        };
        radii().into_iter().map(|radius| (radius, words(radius))).collect::<Vec<_>>()
    });
    let on_choose = move |radius: Option<u16>| {
        let mut query = query.get_untracked();
        query.filter.radius_km = radius;
        on_change.run(Change { query, in_place: false });
    };
    view! {
        <Select
            label=move || SearchTexts::of(i18n).radius
            choices
            chosen=Signal::derive(move || query.with(|query| query.filter.radius_km))
            on_choose
        />
    }
}

/// Two dates of one's own.
#[component]
pub fn Dates(
    /// The query in force.
    query: Memo<CafeQuery>,
    /// Told the new query.
    on_change: Callback<Change<CafeQuery>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let day = |date: Option<NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
    let from = RwSignal::new(query.with_untracked(|query| day(query.filter.from)));
    let to = RwSignal::new(query.with_untracked(|query| day(query.filter.to)));
    // While a year is being typed, the field holds the years 2, 20 and 202 in turn.
    let read = |text: String| calendar_date(&text).filter(|date| limits::YEARS.contains(&date.year()));
    let unfinished = move |text: &str| !text.is_empty() && read(text.to_owned()).is_none();
    let backwards = move || matches!((read(from.get()), read(to.get())), (Some(from), Some(to)) if to < from);
    let apply = move || {
        if !untrack(backwards) {
            let mut query = query.get_untracked();
            query.filter.from = read(from.get_untracked());
            query.filter.to = read(to.get_untracked());
            on_change.run(Change { query, in_place: false });
        }
    };
    view! {
        <div class="filters__range">
            <DateField
                label=move || SearchTexts::of(i18n).from
                value=from
                on_change=move |text: String| {
                    let finished = !unfinished(&text);
                    from.set(text);
                    if finished {
                        apply();
                    }
                }
            />
            <DateField
                label=move || SearchTexts::of(i18n).to
                value=to
                on_change=move |text: String| {
                    let finished = !unfinished(&text);
                    to.set(text);
                    if finished {
                        apply();
                    }
                }
                fault=Signal::derive(move || backwards().then(|| SearchTexts::of(i18n).range_fault.to_owned()))
            />
        </div>
    }
}

/// « Près de moi », in the place of another place.
#[component]
pub fn AroundMe(
    /// The query in force.
    query: Memo<CafeQuery>,
    /// Told the new query.
    on_change: Callback<Change<CafeQuery>>,
) -> impl IntoView {
    view! {
        <NearMe on_found=move |point: Position| {
            let CafeQuery { filter: CafeFilter { around, radius_km, .. }, paging } = cafes_around(point);
            let mut query = query.get_untracked();
            query.filter = CafeFilter {
                territory: Vec::new(),
                bbox: None,
                around,
                radius_km,
                ..query.filter
            };
            query.paging = paging;
            on_change.run(Change { query, in_place: false });
            bring_into_sight();
        }/>
    }
}
