//! Places.

use cafeia_shared::{
    ids::PlaceId,
    places::{NewPlace, Place},
    problem::{FaultCode, FieldError},
};
use uuid::Uuid;

use super::{
    Change, DomainError, authored,
    policy::{Action, Object, Who},
    refuse_faults, trim, trim_optional,
};
use crate::{
    catalogue,
    journal::Event,
    store::{self, StoreError, places::PlaceRecord},
};

/// Whether the place exists.
pub fn exists(change: &mut Change, id: PlaceId) -> Result<bool, DomainError> {
    authored::exists::<PlaceRecord>(change, id)
}

/// Writes down a new place.
pub fn create(change: &mut Change, id: PlaceId, new: &NewPlace) -> Result<(), DomainError> {
    insert(change, id, new).map(|_| ())
}

fn insert(change: &mut Change, id: PlaceId, new: &NewPlace) -> Result<PlaceRecord, DomainError> {
    let content = checked(change, new)?;
    let (created_at, updated_at) = (change.now, change.now);
    let place = PlaceRecord { id, version: 1, content, created_at, updated_at, archived_at: None };
    authored::insert(change, place)
}

/// Replaces what was written of a place.
pub fn update(change: &mut Change, id: PlaceId, version: u32, new: &NewPlace) -> Result<u32, DomainError> {
    let content = checked(change, new)?;
    let mut place: PlaceRecord = authored::find(change, id)?;
    authored::check_read(&mut place, version)?;
    Ok(authored::revise(change, place, content)?.version)
}

/// Takes out a place that nobody has changed since a version, and where no café is held any more; says whether it did. What
/// was archived and is brought back finds it again ([`serve`]).
pub(super) fn archive_unused(change: &mut Change, id: PlaceId, version: u32) -> Result<bool, DomainError> {
    let Some(mut place) = store::places::find_optional(change.connection, id)? else { return Ok(true) };
    if place.archived_at.is_some() {
        return Ok(true);
    }
    if place.version != version || store::places::is_used(change.connection, id)? {
        return Ok(false);
    }
    place.archived_at = Some(change.now);
    authored::save(change, place, Event::Archived, vec!["archived_at".to_owned()])?;
    Ok(true)
}

/// A café is held in a place: one that was taken out is there again. Says whether there is such a place.
pub(super) fn serve(change: &mut Change, id: PlaceId) -> Result<bool, DomainError> {
    let Some(mut place) = store::places::find_optional(change.connection, id)? else { return Ok(false) };
    if place.archived_at.take().is_some() {
        authored::save(change, place, Event::Reopened, vec!["archived_at".to_owned()])?;
    }
    Ok(true)
}

/// Writes down a new place, for somebody who writes cafés.
pub fn create_for(change: &mut Change, who: &Who, new: &NewPlace) -> Result<Place, DomainError> {
    let place = insert(change, PlaceId(Uuid::now_v7()), new)?;
    check(change, who, Action::AddPlace, &place.content)?;
    show(change, place)
}

/// Replaces what was written of a place of somebody's territory, where it stays.
pub fn update_for(
    change: &mut Change,
    who: &Who,
    id: PlaceId,
    version: u32,
    new: &NewPlace,
) -> Result<Place, DomainError> {
    let mut place: PlaceRecord = authored::find(change, id)?;
    check(change, who, Action::EditPlace, &place.content)?;
    authored::check_read(&mut place, version)?;
    let content = checked(change, new)?;
    check(change, who, Action::EditPlace, &content)?;
    let place = authored::revise(change, place, content)?;
    show(change, place)
}

fn check(change: &Change, who: &Who, action: Action, content: &NewPlace) -> Result<(), DomainError> {
    let object = Object::Place(&content.commune_code);
    who.may(action, &object, change.geography, change.now).map_err(DomainError::NotAllowed)
}

fn show(change: &Change, place: PlaceRecord) -> Result<Place, DomainError> {
    // A place that was just checked lies in a commune, which has a position.
    let unplaced =
        StoreError::Unreadable { column: "commune_code", value: place.content.commune_code.clone() };
    Ok(catalogue::place(place, change.geography).ok_or(unplaced)?)
}

pub(super) fn checked(change: &Change, new: &NewPlace) -> Result<NewPlace, DomainError> {
    refuse_faults(new.faults())?;
    let mut content = new.clone();
    trim(&mut content.name);
    trim_optional(&mut content.address);
    trim_optional(&mut content.access);
    content.commune_code = change.commune("commune_code", &new.commune_code)?;
    check_position(change, &content)?;
    Ok(content)
}

/// How far from the centre of its commune a place may lie, in kilometres: Salin-de-Giraud is 35 from Arles.
const FARTHEST_KM: f64 = 60.0;
/// The same overseas, where a commune may be a handful of atolls, or as large as a département.
const FARTHEST_OVERSEAS_KM: f64 = 500.0;

/// Fails, naming the field, when a place lies where its commune is not: the map would show it to the wrong people.
fn check_position(change: &Change, content: &NewPlace) -> Result<(), DomainError> {
    let commune = change.geography.commune(&content.commune_code);
    let Some((position, commune)) = content.position.zip(commune) else { return Ok(()) };
    let overseas = content.commune_code.starts_with("97") || content.commune_code.starts_with("98");
    let most = if overseas { FARTHEST_OVERSEAS_KM } else { FARTHEST_KM };
    let distance = position.distance_km(commune.position());
    if distance <= most {
        return Ok(());
    }
    let message = format!(
        "lies {distance:.0} km from {}: check the latitude and the longitude, or the commune",
        commune.name
    );
    Err(DomainError::Invalid(vec![FieldError::new("position", FaultCode::Inconsistent, message)]))
}
