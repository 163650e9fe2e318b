//! Organisations.

use cafeia_shared::{
    directory::{
        LifeStep, SimilarOrganisationQuery, SimilarOrganisations, WorkspaceOrganisation,
        WorkspaceOrganisationFilter, WorkspaceOrganisationQuery, WorkspaceOrganisationSummary,
    },
    ids::OrganisationId,
    organisations::NewOrganisation,
    paging::Page,
    problem::FaultCode,
    vocabulary::LifeStatus,
};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{
    Change, DomainError, authored, life,
    pages::{self, Sorted, Words},
    policy::{Action, Object, Refusal, Who},
    reach, refuse_faults, similar,
    slug::slug,
    trim, trim_optional,
};
use crate::{
    geo::Geography,
    journal::{Aggregate, Event},
    store::{self, DbConnection, organisations::OrganisationRecord, signs::Signs},
};

/// Whether the organisation exists.
pub fn exists(change: &mut Change, id: OrganisationId) -> Result<bool, DomainError> {
    authored::exists::<OrganisationRecord>(change, id)
}

/// Writes down a new organisation, which takes part at once.
pub fn create(change: &mut Change, id: OrganisationId, new: &NewOrganisation) -> Result<(), DomainError> {
    insert(change, id, new).map(|_| ())
}

fn insert(
    change: &mut Change,
    id: OrganisationId,
    new: &NewOrganisation,
) -> Result<OrganisationRecord, DomainError> {
    let content = checked(change, id, new)?;
    let organisation = OrganisationRecord {
        id,
        slug: slug(&content.name, id.0),
        version: 1,
        content,
        life_status: LifeStatus::Active,
        archived_from: None,
        trusted: false,
        signs: Signs::default(),
        created_at: change.now,
        updated_at: change.now,
    };
    authored::insert(change, organisation)
}

/// Replaces what was written of an organisation. Its slug stays.
pub fn update(
    change: &mut Change,
    id: OrganisationId,
    version: u32,
    new: &NewOrganisation,
) -> Result<u32, DomainError> {
    let content = checked(change, id, new)?;
    let mut organisation: OrganisationRecord = authored::find(change, id)?;
    authored::check_read(&mut organisation, version)?;
    Ok(authored::revise(change, organisation, content)?.version)
}

/// Writes down a new organisation of somebody's territory.
pub fn create_for(
    change: &mut Change,
    who: &Who,
    new: &NewOrganisation,
) -> Result<WorkspaceOrganisation, DomainError> {
    let organisation = insert(change, OrganisationId(Uuid::now_v7()), new)?;
    // What is not theirs is undone with the rest of the change.
    may(change, who, Action::EditOrganisation, &organisation).map_err(DomainError::NotAllowed)?;
    Ok(show_record(organisation, who, change.geography, change.now))
}

/// Replaces what was written of an organisation of somebody's scope, which stays in that scope. Trust was given by those
/// who look after its territory: where it moves to others', it ends.
pub fn update_for(
    change: &mut Change,
    who: &Who,
    id: OrganisationId,
    version: u32,
    new: &NewOrganisation,
) -> Result<WorkspaceOrganisation, DomainError> {
    let mut organisation = find_for(change, who, id)?;
    authored::check_read(&mut organisation, version)?;
    let content = checked(change, id, new)?;
    let mut changed = organisation.clone();
    changed.content = content.clone();
    may(change, who, Action::EditOrganisation, &changed).map_err(DomainError::NotAllowed)?;
    let moves = organisation.content.commune_code != content.commune_code;
    let ends_trust =
        organisation.trusted && moves && may(change, who, Action::TrustOrganisation, &changed).is_err();
    let others: &[&str] = if ends_trust { &["trusted"] } else { &[] };
    organisation.trusted &= !ends_trust;
    let organisation = authored::revise_beside(change, organisation, content, others)?;
    Ok(show_record(organisation, who, change.geography, change.now))
}

/// Archives an organisation of somebody's scope, or undoes that.
pub fn take_step(
    change: &mut Change,
    who: &Who,
    id: OrganisationId,
    version: u32,
    step: LifeStep,
) -> Result<WorkspaceOrganisation, DomainError> {
    let mut organisation = find_for(change, who, id)?;
    authored::check_read(&mut organisation, version)?;
    (organisation.life_status, organisation.archived_from) =
        life::step(organisation.life_status, organisation.archived_from, step)?;
    let changed = vec!["life_status".to_owned()];
    let organisation = authored::save(change, organisation, Event::LifeChanged, changed)?;
    Ok(show_record(organisation, who, change.geography, change.now))
}

/// Sets whether an organisation's cafés are published without a review.
pub fn set_trust(
    change: &mut Change,
    who: &Who,
    id: OrganisationId,
    version: u32,
    trusted: bool,
) -> Result<(), DomainError> {
    let mut organisation: OrganisationRecord = authored::find(change, id)?;
    may(change, who, Action::TrustOrganisation, &organisation)
        .map_err(|refusal| refused(&organisation, refusal))?;
    authored::check_read(&mut organisation, version)?;
    if organisation.trusted == trusted {
        return Ok(());
    }
    organisation.trusted = trusted;
    authored::save(change, organisation, Event::Updated, vec!["trusted".to_owned()])?;
    Ok(())
}

/// An organisation as whoever may write it sees it.
pub fn show(
    connection: &mut DbConnection,
    geography: &Geography,
    who: &Who,
    id: OrganisationId,
    now: DateTime<Utc>,
) -> Result<WorkspaceOrganisation, DomainError> {
    let organisation: OrganisationRecord = authored::find_in(connection, id)?;
    who.may(Action::EditOrganisation, &object(&organisation), geography, now)
        .map_err(|refusal| refused(&organisation, refusal))?;
    Ok(show_record(organisation, who, geography, now))
}

/// One page of the organisations that somebody may write, by name.
pub fn list(
    connection: &mut DbConnection,
    geography: &Geography,
    who: &Who,
    query: &WorkspaceOrganisationQuery,
    now: DateTime<Utc>,
) -> Result<Page<WorkspaceOrganisationSummary>, DomainError> {
    let reach = reach::of(who, Action::EditOrganisation, geography, now);
    let mut found = store::organisations::list_within(connection, &reach)?;
    let WorkspaceOrganisationQuery { filter, order, paging } = query;
    found.retain(fits(filter));
    pages::sort(&mut found, order.sort, geography, |organisation| Sorted {
        name: &organisation.content.name,
        commune: organisation.content.commune_code.as_deref(),
        updated_at: organisation.updated_at,
        id: organisation.id.0,
    });
    let page = pages::page(found, |organisation| organisation.id.0, paging)?;
    Ok(page.map(|organisation| summary(&organisation, geography)))
}

/// Organisations that may be the same as one that is being written. Those that are not public show themselves only to
/// whoever may write them.
pub fn find_similar(
    connection: &mut DbConnection,
    geography: &Geography,
    who: &Who,
    query: &SimilarOrganisationQuery,
    now: DateTime<Utc>,
) -> Result<SimilarOrganisations, DomainError> {
    let name = query.name.as_deref().unwrap_or_default();
    let found = similar::organisations(connection, geography, name, query.commune.as_deref())?;
    let seen = |organisation: &OrganisationRecord| {
        Some(organisation.id) != query.except
            && (life::is_public(organisation.life_status)
                || who.may(Action::EditOrganisation, &object(organisation), geography, now).is_ok())
    };
    Ok(SimilarOrganisations { data: similar::shown(found.into_iter().filter(seen), geography) })
}

/// Whether an organisation is among those that a list is asked for.
pub(super) fn fits(filter: &WorkspaceOrganisationFilter) -> impl Fn(&OrganisationRecord) -> bool {
    let words = Words::of(filter.q.as_deref());
    move |organisation| {
        (filter.life_status.is_empty() || filter.life_status.contains(&organisation.life_status))
            && (filter.kind.is_empty() || filter.kind.contains(&organisation.content.kind))
            && words.begin(&organisation.content.name)
    }
}

fn object(organisation: &OrganisationRecord) -> Object<'_> {
    Object::Organisation { id: organisation.id, commune: organisation.content.commune_code.as_deref() }
}

fn may(change: &Change, who: &Who, action: Action, organisation: &OrganisationRecord) -> Result<(), Refusal> {
    who.may(action, &object(organisation), change.geography, change.now)
}

/// One that they may write. One that is not public does not exist for others.
fn find_for(change: &mut Change, who: &Who, id: OrganisationId) -> Result<OrganisationRecord, DomainError> {
    let organisation = authored::find(change, id)?;
    may(change, who, Action::EditOrganisation, &organisation)
        .map_err(|refusal| refused(&organisation, refusal))?;
    Ok(organisation)
}

fn refused(organisation: &OrganisationRecord, refusal: Refusal) -> DomainError {
    if life::is_public(organisation.life_status) {
        DomainError::NotAllowed(refusal)
    } else {
        DomainError::NotFound(Aggregate::Organisation, organisation.id.0)
    }
}

fn summary(organisation: &OrganisationRecord, geography: &Geography) -> WorkspaceOrganisationSummary {
    let content = &organisation.content;
    WorkspaceOrganisationSummary {
        id: organisation.id,
        slug: organisation.slug.clone(),
        version: organisation.version,
        name: content.name.clone(),
        kind: content.kind,
        commune: content.commune_code.as_deref().map(|code| geography.commune_ref(code)),
        life_status: organisation.life_status,
        trusted: organisation.trusted,
        updated_at: organisation.updated_at,
    }
}

fn show_record(
    organisation: OrganisationRecord,
    who: &Who,
    geography: &Geography,
    now: DateTime<Utc>,
) -> WorkspaceOrganisation {
    WorkspaceOrganisation {
        summary: summary(&organisation, geography),
        steps: life::legal_steps(organisation.life_status),
        trustable: who.may(Action::TrustOrganisation, &object(&organisation), geography, now).is_ok(),
        created_at: organisation.created_at,
        content: organisation.content,
    }
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
        change.refers_to(Aggregate::Organisation, "network_id", network.0, |c| {
            Ok(store::organisations::find_optional(c, network)?.is_some())
        })?;
    }
    Ok(content)
}
