//! What authors write of organisations, places, facilitators and resources, one way for all: written down, found, compared
//! by its version, replaced where it differs, saved and noted.

use cafeia_shared::{
    facilitators::NewFacilitator,
    ids::{FacilitatorId, OrganisationId, PlaceId, ResourceId},
    organisations::NewOrganisation,
    places::NewPlace,
    resources::NewResource,
};
use chrono::{DateTime, Utc};
use serde::Serialize;
use uuid::Uuid;

use super::{Change, DomainError, changed_fields, check_version, refuse_duplicate};
use crate::{
    journal::{Aggregate, Event},
    store::{
        self, DbConnection, StoreResult, facilitators::FacilitatorRecord, organisations::OrganisationRecord,
        places::PlaceRecord, resources::ResourceRecord,
    },
};

/// An object whose content somebody writes, and which counts its edits.
pub(super) trait Authored: Sized {
    type Id: Copy + Into<Uuid>;
    type Content: Serialize;
    const AGGREGATE: Aggregate;

    fn find_optional(connection: &mut DbConnection, id: Self::Id) -> StoreResult<Option<Self>>;
    fn insert(&self, connection: &mut DbConnection) -> StoreResult<()>;
    fn update(&self, connection: &mut DbConnection) -> StoreResult<()>;
    /// What all of them have.
    fn head(&mut self) -> Head<'_, Self::Content>;
}

/// What every authored object has.
pub(super) struct Head<'a, Content> {
    id: Uuid,
    version: &'a mut u32,
    updated_at: &'a mut DateTime<Utc>,
    content: &'a mut Content,
}

macro_rules! authored {
    ($($record:ident of $aggregate:ident, $id:ident, $content:ident, in $store:ident;)+) => {$(
        impl Authored for $record {
            type Id = $id;
            type Content = $content;
            const AGGREGATE: Aggregate = Aggregate::$aggregate;

            fn find_optional(connection: &mut DbConnection, id: $id) -> StoreResult<Option<Self>> {
                store::$store::find_optional(connection, id)
            }

            fn insert(&self, connection: &mut DbConnection) -> StoreResult<()> {
                store::$store::insert(connection, self)
            }

            fn update(&self, connection: &mut DbConnection) -> StoreResult<()> {
                store::$store::update(connection, self)
            }

            fn head(&mut self) -> Head<'_, $content> {
                let Self { id, version, updated_at, content, .. } = self;
                Head { id: id.0, version, updated_at, content }
            }
        }
    )+};
}

authored! {
    OrganisationRecord of Organisation, OrganisationId, NewOrganisation, in organisations;
    PlaceRecord of Place, PlaceId, NewPlace, in places;
    FacilitatorRecord of Facilitator, FacilitatorId, NewFacilitator, in facilitators;
    ResourceRecord of Resource, ResourceId, NewResource, in resources;
}

/// Whether there is one of this identifier.
pub(super) fn exists<T: Authored>(change: &mut Change, id: T::Id) -> Result<bool, DomainError> {
    Ok(T::find_optional(change.connection, id)?.is_some())
}

/// The one of an identifier.
pub(super) fn find<T: Authored>(change: &mut Change, id: T::Id) -> Result<T, DomainError> {
    find_in(change.connection, id)
}

/// The one of an identifier, for those who only read.
pub(super) fn find_in<T: Authored>(connection: &mut DbConnection, id: T::Id) -> Result<T, DomainError> {
    T::find_optional(connection, id)?.ok_or(DomainError::NotFound(T::AGGREGATE, id.into()))
}

/// Fails unless it is at the version that somebody has read.
pub(super) fn check_read<T: Authored>(object: &mut T, version: u32) -> Result<(), DomainError> {
    check_version(T::AGGREGATE, version, *object.head().version)
}

/// Writes a new one down.
pub(super) fn insert<T: Authored>(change: &mut Change, mut object: T) -> Result<T, DomainError> {
    let id = object.head().id;
    object.insert(change.connection).map_err(refuse_duplicate(T::AGGREGATE, id))?;
    change.note(T::AGGREGATE, id, Event::Created, 1, Vec::new());
    Ok(object)
}

/// Replaces its content by what was checked. What differs in nothing stays at its version.
pub(super) fn revise<T: Authored>(
    change: &mut Change,
    object: T,
    content: T::Content,
) -> Result<T, DomainError> {
    revise_beside(change, object, content, &[])
}

/// The same of an object of which other fields were changed beside its content.
pub(super) fn revise_beside<T: Authored>(
    change: &mut Change,
    mut object: T,
    content: T::Content,
    others: &[&str],
) -> Result<T, DomainError> {
    let mut changed = changed_fields(object.head().content, &content);
    changed.extend(others.iter().copied().map(str::to_owned));
    if changed.is_empty() {
        return Ok(object);
    }
    *object.head().content = content;
    save(change, object, Event::Updated, changed)
}

/// Saves it at its next version.
pub(super) fn save<T: Authored>(
    change: &mut Change,
    mut object: T,
    event: Event,
    changed: Vec<String>,
) -> Result<T, DomainError> {
    let head = object.head();
    *head.version += 1;
    *head.updated_at = change.now;
    let (id, version) = (head.id, *head.version);
    object.update(change.connection)?;
    change.note(T::AGGREGATE, id, event, version, changed);
    Ok(object)
}
