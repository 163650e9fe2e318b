//! Organisations.

use cafeia_shared::{
    ids::OrganisationId, organisations::NewOrganisation, problem::FaultCode, vocabulary::LifeStatus,
};

use super::{
    Change, DomainError, changed_fields, check_version,
    policy::{Action, Object, Who},
    refuse_duplicate, refuse_faults,
    slug::slug,
    trim, trim_optional,
};
use crate::{
    journal::{Aggregate, Event},
    store::{self, organisations::OrganisationRecord},
};

/// Whether the organisation exists.
pub fn exists(change: &mut Change, id: OrganisationId) -> Result<bool, DomainError> {
    Ok(store::organisations::find_optional(change.connection, id)?.is_some())
}

/// Writes down a new organisation, which takes part at once.
pub fn create(change: &mut Change, id: OrganisationId, new: &NewOrganisation) -> Result<(), DomainError> {
    let content = checked(change, id, new)?;
    let organisation = OrganisationRecord {
        id,
        slug: slug(&content.name, id.0),
        version: 1,
        content,
        life_status: LifeStatus::Active,
        trusted: false,
        created_at: change.now,
        updated_at: change.now,
    };
    store::organisations::insert(change.connection, &organisation)
        .map_err(refuse_duplicate(Aggregate::Organisation, id.0))?;
    change.note(Aggregate::Organisation, id.0, Event::Created, 1, Vec::new());
    Ok(())
}

/// Replaces what was written of an organisation. Its slug stays.
pub fn update(
    change: &mut Change,
    id: OrganisationId,
    version: u32,
    new: &NewOrganisation,
) -> Result<u32, DomainError> {
    let content = checked(change, id, new)?;
    let mut organisation = find(change, id)?;
    check_version(Aggregate::Organisation, version, organisation.version)?;
    let changed = changed_fields(&organisation.content, &content);
    if changed.is_empty() {
        return Ok(organisation.version);
    }
    organisation.content = content;
    organisation.version += 1;
    organisation.updated_at = change.now;
    store::organisations::update(change.connection, &organisation)?;
    change.note(Aggregate::Organisation, id.0, Event::Updated, organisation.version, changed);
    Ok(organisation.version)
}

/// Sets where an organisation stands in its life in the network.
pub fn set_life_status(
    change: &mut Change,
    id: OrganisationId,
    status: LifeStatus,
) -> Result<(), DomainError> {
    let mut organisation = find(change, id)?;
    if organisation.life_status == status {
        return Ok(());
    }
    organisation.life_status = status;
    organisation.version += 1;
    organisation.updated_at = change.now;
    store::organisations::update(change.connection, &organisation)?;
    let changed = vec!["life_status".to_owned()];
    change.note(Aggregate::Organisation, id.0, Event::LifeChanged, organisation.version, changed);
    Ok(())
}

/// Sets whether an organisation's cafés are published without a review.
pub fn set_trust(
    change: &mut Change,
    who: &Who,
    id: OrganisationId,
    version: u32,
    trusted: bool,
) -> Result<(), DomainError> {
    let mut organisation = find(change, id)?;
    let object = Object::Organisation { id, commune: organisation.content.commune_code.as_deref() };
    who.may(Action::TrustOrganisation, &object, change.geography, change.now)
        .map_err(DomainError::NotAllowed)?;
    check_version(Aggregate::Organisation, version, organisation.version)?;
    if organisation.trusted == trusted {
        return Ok(());
    }
    organisation.trusted = trusted;
    organisation.version += 1;
    organisation.updated_at = change.now;
    store::organisations::update(change.connection, &organisation)?;
    let changed = vec!["trusted".to_owned()];
    change.note(Aggregate::Organisation, id.0, Event::Updated, organisation.version, changed);
    Ok(())
}

fn find(change: &mut Change, id: OrganisationId) -> Result<OrganisationRecord, DomainError> {
    store::organisations::find_optional(change.connection, id)?
        .ok_or(DomainError::NotFound(Aggregate::Organisation, id.0))
}

fn checked(
    change: &mut Change,
    id: OrganisationId,
    new: &NewOrganisation,
) -> Result<NewOrganisation, DomainError> {
    refuse_faults(new.faults())?;
    let mut content = new.clone();
    trim(&mut content.name);
    trim(&mut content.description);
    trim_optional(&mut content.website);
    if let Some(code) = &new.commune_code {
        content.commune_code = Some(change.commune("commune_code", code)?);
    }
    if let Some(network) = new.network_id {
        if network == id {
            return Err(DomainError::field(
                "network_id",
                FaultCode::Inconsistent,
                "an organisation is not its own network",
            ));
        }
        change.refers_to("network_id", network.0, |c| {
            Ok(store::organisations::find_optional(c, network)?.is_some())
        })?;
    }
    Ok(content)
}
