//! Places.

use cafeia_shared::{ids::PlaceId, places::NewPlace};

use super::{
    Change, DomainError, changed_fields, check_version, refuse_duplicate, refuse_faults, trim, trim_optional,
};
use crate::{
    journal::{Aggregate, Event},
    store::{self, places::PlaceRecord},
};

/// Whether the place exists.
pub fn exists(change: &mut Change, id: PlaceId) -> Result<bool, DomainError> {
    Ok(store::places::find_optional(change.connection, id)?.is_some())
}

/// Writes down a new place.
pub fn create(change: &mut Change, id: PlaceId, new: &NewPlace) -> Result<(), DomainError> {
    let content = checked(change, new)?;
    let place = PlaceRecord { id, version: 1, content, created_at: change.now, updated_at: change.now };
    store::places::insert(change.connection, &place).map_err(refuse_duplicate(Aggregate::Place, id.0))?;
    change.note(Aggregate::Place, id.0, Event::Created, 1, Vec::new());
    Ok(())
}

/// Replaces what was written of a place.
pub fn update(change: &mut Change, id: PlaceId, version: u32, new: &NewPlace) -> Result<u32, DomainError> {
    let content = checked(change, new)?;
    let mut place = store::places::find_optional(change.connection, id)?
        .ok_or(DomainError::NotFound(Aggregate::Place, id.0))?;
    check_version(Aggregate::Place, version, place.version)?;
    let changed = changed_fields(&place.content, &content);
    if changed.is_empty() {
        return Ok(place.version);
    }
    place.content = content;
    place.version += 1;
    place.updated_at = change.now;
    store::places::update(change.connection, &place)?;
    change.note(Aggregate::Place, id.0, Event::Updated, place.version, changed);
    Ok(place.version)
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
