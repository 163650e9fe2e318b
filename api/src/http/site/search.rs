//! What a search of the agenda asks for, in words: who reads its plain page, or its link somewhere, sees which filters
//! hold.

use cafeia_shared::{
    cafes::{CafeFilter, Period},
    territories::{TerritoryCode, TerritoryLevel},
    vocabulary::Locale,
    words::Words,
};
use chrono::{DateTime, Utc};

use super::words;
use crate::{dates::french_date, feeds::french, geo::Geography, network::Network};

/// Territories that a title names at most.
const MOST_PLACES: usize = 3;

/// A search in words.
pub(super) struct Search {
    /// The cafés that it is about, with their place, their dates and the words looked for.
    pub(super) title: String,
    /// Every filter in force, each by itself.
    pub(super) filters: Vec<String>,
}

impl Search {
    /// That of a filter; nothing when none is in force.
    pub(super) fn of(filter: &CafeFilter, network: &Network, now: DateTime<Utc>) -> Option<Self> {
        let geography = network.geography();
        let places: Vec<String> = places(filter, geography);
        let scope: Vec<String> =
            period(filter).into_iter().chain(in_short(&places)).chain(dates(filter)).collect();
        let searched = filter.q.as_ref().map(|words| words::searched(words));
        let title = words::search(&scope, searched.as_deref());
        let filters: Vec<String> = period(filter)
            .into_iter()
            .chain(places)
            .chain(dates(filter))
            .chain(searched)
            .chain(kinds(filter))
            .chain(things(filter, network, now))
            .map(|filter| capitalised(&filter))
            .collect();
        (!filters.is_empty()).then_some(Self { title, filters })
    }
}

/// A territory's name after "in": « dans le Finistère », « à Crozon ».
pub(super) fn within(geography: &Geography, code: &TerritoryCode) -> Option<String> {
    Some(match code.level {
        TerritoryLevel::Region => geography.region(&code.code)?.within.to_owned(),
        TerritoryLevel::Departement => geography.departement(&code.code)?.within.to_owned(),
        TerritoryLevel::Commune => words::within_commune(geography.commune(&code.code)?.name),
    })
}

/// Where it looks.
fn places(filter: &CafeFilter, geography: &Geography) -> Vec<String> {
    let territories = filter.territory.iter().filter_map(|code| within(geography, code));
    let window = filter.bbox.map(|_| words::WINDOW.to_owned());
    // Whoever asked for it was there: where that is, is nobody else's business.
    let around = filter.around.map(|_| words::around(filter.radius_km));
    territories.chain(window).chain(around).collect()
}

/// The same as a title says it.
fn in_short(places: &[String]) -> Option<String> {
    let (named, others) = places.split_at(places.len().min(MOST_PLACES));
    (!named.is_empty()).then(|| words::places(named, !others.is_empty()))
}

fn period(filter: &CafeFilter) -> Option<String> {
    match filter.period() {
        Period::Upcoming => None,
        Period::Past => Some(words::PAST.to_owned()),
        Period::All => Some(words::PAST_AND_UPCOMING.to_owned()),
    }
}

/// From which day to which.
fn dates(filter: &CafeFilter) -> Option<String> {
    words::dates(filter.from.map(french_date), filter.to.map(french_date))
}

/// What kind of cafés it looks for.
fn kinds(filter: &CafeFilter) -> Vec<String> {
    let mut kinds = in_french(&filter.mode);
    kinds.extend(filter.status.iter().map(|status| words::status(*status).to_owned()));
    kinds.extend(filter.takes_place.map(|takes_place| words::takes_place(takes_place).to_owned()));
    kinds.extend((filter.places_left == Some(true)).then(|| words::PLACES_LEFT.to_owned()));
    kinds.extend(in_french(&filter.audience));
    kinds.extend(in_french(&filter.language));
    kinds.extend(filter.theme.iter().map(|theme| french::theme(*theme).to_owned()));
    kinds.extend(in_french(&filter.accessibility));
    kinds
}

fn in_french<T: Words>(terms: &[T]) -> Vec<String> {
    terms.iter().map(|term| term.words(Locale::French).to_owned()).collect()
}

/// Whose cafés it looks for, and those of which format.
fn things(filter: &CafeFilter, network: &Network, now: DateTime<Utc>) -> Vec<String> {
    let catalogue = network.catalogue();
    let formats = filter.format.iter().filter_map(|name| Some(catalogue.resource(name, now)?.summary.title));
    let organisations =
        filter.organisation.iter().filter_map(|name| Some(catalogue.organisation(name, now)?.summary.name));
    let facilitators =
        filter.facilitator.iter().filter_map(|name| Some(catalogue.facilitator(name, now)?.summary.name));
    formats.chain(organisations).chain(facilitators).collect()
}

/// A text that stands by itself.
fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
