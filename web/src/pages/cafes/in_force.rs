//! The filters of the agenda that are in force, in words.

use cafeia_shared::cafes::{CafeFilter, CafeQuery, Period};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use leptos::prelude::*;

use super::ways;
use crate::{
    format,
    i18n::{AgendaTexts, I18n, SearchTexts, Words, use_i18n},
    pages::{
        TerritoryNames,
        address::Change,
        filtering::{FiltersInForce, InForce},
    },
};

/// The filters in force, each with a button that takes it away.
#[component]
pub fn CafeFiltersInForce(
    /// The query in force.
    query: Memo<CafeQuery>,
    /// Told the new query.
    on_change: Callback<Change<CafeQuery>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let names = TerritoryNames::expect();
    view! { <FiltersInForce filters=move || query.with(|query| in_force(query, i18n, names)) on_change/> }
}

/// The filters of a query, each with the query that is left without it. Tracked.
pub fn in_force(query: &CafeQuery, i18n: I18n, names: TerritoryNames) -> Vec<InForce<CafeQuery>> {
    let (search, locale) = (SearchTexts::of(i18n), i18n.locale());
    let filter = &query.filter;
    let mut found = Vec::new();
    let mut add = |words: String, take_away: &dyn Fn(&mut CafeFilter)| {
        let mut without = query.clone();
        take_away(&mut without.filter);
        if without.filter.around.is_none() {
            without.filter.radius_km = None;
            without.paging.sort = None;
        }
        found.push(InForce { words, without });
    };

    for (index, code) in filter.territory.iter().enumerate() {
        add(names.words(code, i18n), &|filter| {
            filter.territory.remove(index);
        });
    }
    if filter.bbox.is_some() {
        add(AgendaTexts::of(i18n).this_area.to_owned(), &|filter| filter.bbox = None);
    }
    if filter.around.is_some() {
        let metres = u32::from(filter.radius_km.unwrap_or(0)) * 1000;
        let words = if metres == 0 {
            search.nearest.to_owned()
        } else {
            (search.around)(&format::distance(metres, locale))
        };
        add(words, &|filter| filter.around = None);
    }
    // A date of the filter is a day of Paris; noon (UTC) of that day lies within it.
    let day = |date: NaiveDate| {
        let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default();
        let noon = DateTime::<Utc>::from_naive_utc_and_offset(date.and_time(noon), Utc);
        format::short_day(noon, "Europe/Paris", locale)
    };
    let dates = match (filter.from, filter.to) {
        (Some(from), Some(to)) => Some((search.between)(&day(from), &day(to))),
        (Some(from), None) => Some((search.since)(&day(from))),
        (None, Some(to)) => Some((search.until)(&day(to))),
        (None, None) => None,
    };
    if let Some(words) = dates {
        add(words, &|filter| {
            filter.from = None;
            filter.to = None;
        });
    }
    if let Some(q) = &filter.q {
        add((search.containing)(q), &|filter| filter.q = None);
    }
    match filter.takes_place {
        Some(true) => add(search.taking_place.to_owned(), &|filter| filter.takes_place = None),
        Some(false) => add(search.called_off.to_owned(), &|filter| filter.takes_place = None),
        None => {}
    }
    match filter.period() {
        Period::Upcoming => {}
        Period::Past => add(search.past.to_owned(), &|filter| filter.period = None),
        Period::All => add(search.all_periods.to_owned(), &|filter| filter.period = None),
    }
    if filter.places_left == Some(true) {
        add(search.places_left.to_owned(), &|filter| filter.places_left = None);
    }
    for way in ways::chosen(&filter.mode) {
        add(way.words(locale).to_owned(), &|filter| ways::choose(&mut filter.mode, (way, false)));
    }
    for value in &filter.accessibility {
        add(value.words(locale).to_owned(), &|filter| {
            filter.accessibility.retain(|other| other != value);
        });
    }
    for value in &filter.audience {
        add(value.words(locale).to_owned(), &|filter| filter.audience.retain(|other| other != value));
    }
    for value in &filter.language {
        add(value.words(locale).to_owned(), &|filter| filter.language.retain(|other| other != value));
    }
    for value in &filter.theme {
        add(value.words(locale).to_owned(), &|filter| filter.theme.retain(|other| other != value));
    }
    for value in &filter.status {
        add(value.words(locale).to_owned(), &|filter| filter.status.retain(|other| other != value));
    }
    // Those that come by a link only; their slugs read well enough.
    for value in &filter.format {
        add(value.clone(), &|filter| filter.format.retain(|other| other != value));
    }
    for value in &filter.organisation {
        add(value.clone(), &|filter| filter.organisation.retain(|other| other != value));
    }
    for value in &filter.facilitator {
        add(value.clone(), &|filter| filter.facilitator.retain(|other| other != value));
    }
    found
}
