//! Places.

use cafeia_shared::{
    ids::PlaceId,
    places::{NewPlace, Place},
};
use uuid::Uuid;

use super::{
    Change, DomainError, authored,
    policy::{Action, Object, Who},
    refuse_faults, trim, trim_optional,
};
use crate::{
    catalogue,
    store::{StoreError, places::PlaceRecord},
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
    let place = PlaceRecord { id, version: 1, content, created_at: change.now, updated_at: change.now };
    authored::insert(change, place)
}

/// Replaces what was written of a place.
pub fn update(change: &mut Change, id: PlaceId, version: u32, new: &NewPlace) -> Result<u32, DomainError> {
    let content = checked(change, new)?;
    let mut place: PlaceRecord = authored::find(change, id)?;
    authored::check_read(&mut place, version)?;
    Ok(authored::revise(change, place, content)?.version)
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
    Ok(content)
}
