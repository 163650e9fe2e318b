//! Facilitators.

use cafeia_shared::{facilitators::NewFacilitator, ids::FacilitatorId, vocabulary::LifeStatus};

use super::{
    Change, DomainError, changed_fields, check_version, refuse_duplicate, refuse_faults, resources,
    slug::slug, trim,
};
use crate::{
    journal::{Aggregate, Event},
    store::{self, facilitators::FacilitatorRecord},
};

/// Whether the facilitator exists.
pub fn exists(change: &mut Change, id: FacilitatorId) -> Result<bool, DomainError> {
    Ok(store::facilitators::find_optional(change.connection, id)?.is_some())
}

/// Writes down a new facilitator.
pub fn create(change: &mut Change, id: FacilitatorId, new: &NewFacilitator) -> Result<(), DomainError> {
    let content = checked(change, new)?;
    let facilitator = FacilitatorRecord {
        id,
        slug: slug(&content.name, id.0),
        version: 1,
        content,
        life_status: LifeStatus::Active,
        created_at: change.now,
        updated_at: change.now,
    };
    store::facilitators::insert(change.connection, &facilitator)
        .map_err(refuse_duplicate(Aggregate::Facilitator, id.0))?;
    change.note(Aggregate::Facilitator, id.0, Event::Created, 1, Vec::new());
    Ok(())
}

/// Replaces what was written of a facilitator. Their slug stays.
pub fn update(
    change: &mut Change,
    id: FacilitatorId,
    version: u32,
    new: &NewFacilitator,
) -> Result<u32, DomainError> {
    let content = checked(change, new)?;
    let mut facilitator = store::facilitators::find_optional(change.connection, id)?
        .ok_or(DomainError::NotFound(Aggregate::Facilitator, id.0))?;
    check_version(Aggregate::Facilitator, version, facilitator.version)?;
    let changed = changed_fields(&facilitator.content, &content);
    if changed.is_empty() {
        return Ok(facilitator.version);
    }
    facilitator.content = content;
    facilitator.version += 1;
    facilitator.updated_at = change.now;
    store::facilitators::update(change.connection, &facilitator)?;
    change.note(Aggregate::Facilitator, id.0, Event::Updated, facilitator.version, changed);
    Ok(facilitator.version)
}

fn checked(change: &mut Change, new: &NewFacilitator) -> Result<NewFacilitator, DomainError> {
    refuse_faults(new.faults())?;
    let mut content = new.clone();
    trim(&mut content.name);
    trim(&mut content.description);
    content.commune_code = change.commune("commune_code", &new.commune_code)?;
    for format in &new.format_ids {
        resources::refers_to_format(change, "format_ids", *format)?;
    }
    if let Some(organisation) = new.organisation_id {
        change.refers_to("organisation_id", organisation.0, |c| {
            Ok(store::organisations::find_optional(c, organisation)?.is_some())
        })?;
    }
    Ok(content)
}
