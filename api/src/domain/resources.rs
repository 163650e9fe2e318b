//! Resources: formats and documents.

use cafeia_shared::{
    ids::ResourceId,
    resources::NewResource,
    vocabulary::{PublicationStatus, ResourceKind},
};

use super::{
    Change, DomainError, cafes::publication_step, changed_fields, check_version, refuse_duplicate,
    refuse_faults, slug::slug, trim, trim_optional,
};
use crate::{
    journal::{Aggregate, Event},
    store::{self, resources::ResourceRecord},
};

/// Whether the resource exists.
pub fn exists(change: &mut Change, id: ResourceId) -> Result<bool, DomainError> {
    Ok(store::resources::find_optional(change.connection, id)?.is_some())
}

/// Writes down a new resource, as a draft.
pub fn create(change: &mut Change, id: ResourceId, new: &NewResource) -> Result<(), DomainError> {
    let content = checked(new)?;
    let resource = ResourceRecord {
        id,
        slug: slug(&content.title, id.0),
        version: 1,
        publication: PublicationStatus::Draft,
        content,
        created_at: change.now,
        updated_at: change.now,
    };
    store::resources::insert(change.connection, &resource)
        .map_err(refuse_duplicate(Aggregate::Resource, id.0))?;
    change.note(Aggregate::Resource, id.0, Event::Created, 1, Vec::new());
    Ok(())
}

/// Replaces what was written of a resource. Its slug stays.
pub fn update(
    change: &mut Change,
    id: ResourceId,
    version: u32,
    new: &NewResource,
) -> Result<u32, DomainError> {
    let content = checked(new)?;
    let mut resource = find(change, id)?;
    check_version(Aggregate::Resource, version, resource.version)?;
    let changed = changed_fields(&resource.content, &content);
    if changed.is_empty() {
        return Ok(resource.version);
    }
    resource.content = content;
    resource.version += 1;
    resource.updated_at = change.now;
    store::resources::update(change.connection, &resource)?;
    change.note(Aggregate::Resource, id.0, Event::Updated, resource.version, changed);
    Ok(resource.version)
}

/// Makes a resource public.
pub fn publish(change: &mut Change, id: ResourceId) -> Result<(), DomainError> {
    set_publication(change, id, PublicationStatus::Published)
}

/// Takes a resource out of the public site.
pub fn archive(change: &mut Change, id: ResourceId) -> Result<(), DomainError> {
    set_publication(change, id, PublicationStatus::Archived)
}

fn set_publication(change: &mut Change, id: ResourceId, to: PublicationStatus) -> Result<(), DomainError> {
    let mut resource = find(change, id)?;
    let event = publication_step(resource.publication, to)?;
    resource.publication = to;
    resource.version += 1;
    resource.updated_at = change.now;
    store::resources::update(change.connection, &resource)?;
    change.note(Aggregate::Resource, id.0, event, resource.version, vec!["publication".to_owned()]);
    Ok(())
}

fn find(change: &mut Change, id: ResourceId) -> Result<ResourceRecord, DomainError> {
    store::resources::find_optional(change.connection, id)?
        .ok_or(DomainError::NotFound(Aggregate::Resource, id.0))
}

/// Fails, naming the field, unless the resource exists and is a format.
pub(super) fn refers_to_format(change: &mut Change, field: &str, id: ResourceId) -> Result<(), DomainError> {
    change.refers_to(field, id.0, |c| {
        let resource = store::resources::find_optional(c, id)?;
        Ok(resource.is_some_and(|resource| resource.content.kind == ResourceKind::Format))
    })
}

fn checked(new: &NewResource) -> Result<NewResource, DomainError> {
    refuse_faults(new.faults())?;
    let mut content = new.clone();
    trim(&mut content.title);
    trim(&mut content.summary);
    trim(&mut content.description);
    trim_optional(&mut content.publisher);
    trim_optional(&mut content.url);
    Ok(content)
}
