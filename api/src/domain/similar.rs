//! What may be the same as something that is being written: a warning, which stops nobody.

use std::collections::BTreeSet;

use cafeia_shared::{
    ids::{CafeId, PlaceId},
    places::NewPlace,
    proposals::{SimilarHost, SimilarPlace},
    vocabulary::PublicationStatus,
    workspace::{Likeness, SimilarCafe},
};
use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;

use super::{
    nearby::Nearby,
    policy::{Action, Who},
};
use crate::{
    geo::Geography,
    store::{self, DbConnection, StoreError, organisations::OrganisationRecord},
    text::fold,
};

/// How many cafés of one commune and fortnight are compared.
const COMPARED: i64 = 500;
/// How many names are compared: of the places of a commune, of the organisations of a département.
const NAMES_COMPARED: i64 = 5_000;
/// How many similar ones are shown.
const SHOWN: usize = 20;

/// A café as far as it is known.
pub(super) struct Sought<'a> {
    /// Its place, or those that may be its place.
    pub(super) places: &'a [PlaceId],
    /// The commune where it is.
    pub(super) commune: &'a str,
    /// The day of its beginning, where it is held.
    pub(super) date: NaiveDate,
    /// Its title.
    pub(super) title: &'a str,
    /// The café itself, when it is known already: it is not like itself.
    pub(super) except: Option<CafeId>,
}

/// Cafés that may be the same, the soonest first. Those that are not public show themselves only to whoever may write
/// them.
pub(super) fn cafes(
    connection: &mut DbConnection,
    geography: &Geography,
    who: &Who,
    sought: &Sought,
    now: DateTime<Utc>,
) -> Result<Vec<SimilarCafe>, StoreError> {
    let noon = sought.date.and_time(NaiveTime::MIN).and_utc() + TimeDelta::hours(12);
    let (from, until) = (noon - TimeDelta::days(8), noon + TimeDelta::days(8));
    let found = store::cafes::list_nearby(connection, sought.commune, from, until, COMPARED)?;
    let nearby = Nearby::of(connection, found.iter().map(|cafe| &cafe.content))?;
    let title = words(sought.title);
    let mut similar = Vec::new();
    for cafe in found.iter().filter(|cafe| Some(cafe.id) != sought.except) {
        let day = day_of(cafe.content.starts_at, &cafe.content.timezone);
        let mut likeness = Vec::new();
        if day == sought.date && cafe.content.place_id.is_some_and(|place| sought.places.contains(&place)) {
            likeness.push(Likeness::SamePlaceAndDay);
        }
        let week = Days::new(7);
        let within = sought.date.checked_sub_days(week).is_some_and(|first| first <= day)
            && sought.date.checked_add_days(week).is_some_and(|last| day <= last);
        if within && are_alike(&title, &words(&cafe.content.title)) {
            likeness.push(Likeness::SimilarTitle);
        }
        let seen = cafe.publication == PublicationStatus::Published
            || who.may(Action::EditCafe, &nearby.placed(&cafe.content).object(), geography, now).is_ok();
        if seen && !likeness.is_empty() {
            similar.push(SimilarCafe { summary: nearby.summary(cafe, geography), likeness });
        }
    }
    similar.truncate(SHOWN);
    Ok(similar)
}

/// Places of the same commune with a similar name or the same address.
pub(super) fn places(
    connection: &mut DbConnection,
    geography: &Geography,
    new: &NewPlace,
) -> Result<Vec<SimilarPlace>, StoreError> {
    let (name, address) = (words(&new.name), new.address.as_deref().map(fold).unwrap_or_default());
    let mut found = store::places::list_in_commune(connection, &new.commune_code, NAMES_COMPARED)?;
    found.retain(|place| {
        let same_address =
            !address.is_empty() && place.content.address.as_deref().map(fold) == Some(address.clone());
        same_address || may_name_the_same(&name, &words(&place.content.name))
    });
    let commune = geography.commune_ref(&new.commune_code).name;
    let shown = found.into_iter().take(SHOWN).map(|place| SimilarPlace {
        id: place.id,
        name: place.content.name,
        address: place.content.address,
        commune: commune.clone(),
    });
    Ok(shown.collect())
}

/// Organisations with a similar name, as they are shown.
pub(super) fn hosts(
    connection: &mut DbConnection,
    geography: &Geography,
    name: &str,
    commune: Option<&str>,
) -> Result<Vec<SimilarHost>, StoreError> {
    Ok(shown(organisations(connection, geography, name, commune)?, geography))
}

/// Organisations with a similar name: of the same département, or without a seat.
pub(super) fn organisations(
    connection: &mut DbConnection,
    geography: &Geography,
    name: &str,
    commune: Option<&str>,
) -> Result<Vec<OrganisationRecord>, StoreError> {
    let departement = commune.and_then(|code| geography.commune(code)).map(|commune| commune.departement);
    let name = words(name);
    let mut found = store::organisations::list_in_departement(connection, departement, NAMES_COMPARED)?;
    found.retain(|host| may_name_the_same(&name, &words(&host.content.name)));
    Ok(found)
}

/// The first ones of similar organisations, as they are shown.
pub(super) fn shown(
    found: impl IntoIterator<Item = OrganisationRecord>,
    geography: &Geography,
) -> Vec<SimilarHost> {
    let shown = found.into_iter().take(SHOWN).map(|host| SimilarHost {
        id: host.id,
        name: host.content.name,
        kind: host.content.kind,
        commune: host.content.commune_code.map(|code| geography.commune_ref(&code).name),
    });
    shown.collect()
}

/// The day of an instant in a zone; in Paris's when there is no such zone.
pub(super) fn day_of(at: DateTime<Utc>, timezone: &str) -> NaiveDate {
    at.with_timezone(&timezone.parse().unwrap_or(Tz::Europe__Paris)).date_naive()
}

/// The words of a title that say something.
fn words(title: &str) -> BTreeSet<String> {
    fold(title).split(' ').filter(|word| word.chars().count() > 2).map(str::to_owned).collect()
}

/// Whether two titles share most of their words (Sørensen and Dice's coefficient, three fifths).
fn are_alike(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    let shared = one.intersection(other).count();
    shared > 0 && shared * 10 >= (one.len() + other.len()) * 3
}

/// The same of names, which people also shorten: `Médiathèque` for `Médiathèque municipale Jules-Verne`.
fn may_name_the_same(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    let shortened = !one.is_empty() && !other.is_empty() && (one.is_subset(other) || other.is_subset(one));
    shortened || are_alike(one, other)
}
