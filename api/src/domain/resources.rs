//! Resources: formats and documents, written by anybody in the network and published by the national team.

use cafeia_shared::{
    ids::{AccountId, ResourceId},
    paging::Page,
    resources::{
        NewResource, NewResourceStep, ResourceStep, ResourceVersion, ResourceVersions, WorkspaceResource,
        WorkspaceResourceQuery, WorkspaceResourceSummary,
    },
    vocabulary::{PublicationStatus, ResourceKind, Term as _},
};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{
    Change, DomainError, authored,
    cafes::{checked_reason, event_of, publication_step},
    pages,
    policy::{Action, Object, Refusal, Who},
    refuse_faults,
    slug::slug,
    trim, trim_optional,
};
use crate::{
    geo::Geography,
    jobs::{Job, Mail},
    journal::{Actor, Aggregate, Event},
    store::{
        self, DbConnection, StoreError,
        accounts::AccountRecord,
        resources::{ResourceRecord, VersionRecord, Workflow},
    },
};

/// Whether the resource exists.
pub fn exists(change: &mut Change, id: ResourceId) -> Result<bool, DomainError> {
    authored::exists::<ResourceRecord>(change, id)
}

/// Writes down a new resource, as a draft of nobody's.
pub fn create(change: &mut Change, id: ResourceId, new: &NewResource) -> Result<(), DomainError> {
    insert(change, id, new, None).map(|_| ())
}

fn insert(
    change: &mut Change,
    id: ResourceId,
    new: &NewResource,
    author: Option<AccountId>,
) -> Result<ResourceRecord, DomainError> {
    let content = checked(new)?;
    let resource = ResourceRecord {
        id,
        slug: slug(&content.title, id.0),
        version: 1,
        publication: PublicationStatus::Draft,
        content,
        workflow: Workflow { author, ..Workflow::default() },
        created_at: change.now,
        updated_at: change.now,
    };
    let resource = authored::insert(change, resource)?;
    let writer = writer(change);
    keep_version(change, &resource, writer)?;
    Ok(resource)
}

/// Replaces what was written of a resource. Its slug stays.
pub fn update(
    change: &mut Change,
    id: ResourceId,
    version: u32,
    new: &NewResource,
) -> Result<u32, DomainError> {
    let content = checked(new)?;
    let mut resource: ResourceRecord = authored::find(change, id)?;
    authored::check_read(&mut resource, version)?;
    Ok(revise(change, resource, content)?.version)
}

/// Replaces its content by what was checked, and keeps what was written before.
fn revise(
    change: &mut Change,
    resource: ResourceRecord,
    content: NewResource,
) -> Result<ResourceRecord, DomainError> {
    // What was there before versions were kept is kept from its first change on.
    if !store::resources::has_versions(change.connection, resource.id)? {
        keep_version(change, &resource, None)?;
    }
    let before = resource.version;
    let resource = authored::revise(change, resource, content)?;
    if resource.version > before {
        let writer = writer(change);
        keep_version(change, &resource, writer)?;
    }
    Ok(resource)
}

fn writer(change: &Change) -> Option<AccountId> {
    match change.actor {
        Actor::Account(id) => Some(id),
        Actor::System(_) | Actor::Proposal(_) | Actor::Need(_) | Actor::Recorded(_) => None,
    }
}

fn keep_version(
    change: &mut Change,
    resource: &ResourceRecord,
    written_by: Option<AccountId>,
) -> Result<(), StoreError> {
    let version = VersionRecord {
        version: resource.version,
        content: resource.content.clone(),
        written_at: resource.updated_at,
        written_by,
    };
    store::resources::insert_version(change.connection, resource.id, &version)
}

/// Makes a resource public.
pub fn publish(change: &mut Change, id: ResourceId) -> Result<(), DomainError> {
    let resource = authored::find(change, id)?;
    set_publication(change, resource, PublicationStatus::Published, None).map(|_| ())
}

/// Takes a resource out of the public site.
pub fn archive(change: &mut Change, id: ResourceId) -> Result<(), DomainError> {
    let resource = authored::find(change, id)?;
    set_archived(change, resource).map(|_| ())
}

fn set_publication(
    change: &mut Change,
    mut resource: ResourceRecord,
    to: PublicationStatus,
    reason: Option<&str>,
) -> Result<ResourceRecord, DomainError> {
    let event = match (publication_step(resource.publication, to)?, reason) {
        (Event::Updated, Some(_)) => Event::ChangeRequested,
        (event, _) => event,
    };
    resource.publication = to;
    resource.workflow.review_since = (to == PublicationStatus::Submitted).then_some(change.now);
    resource.workflow.review_reason = checked_reason(reason)?;
    resource.workflow.archived_from = None;
    authored::save(change, resource, event, vec!["publication".to_owned()])
}

fn set_archived(change: &mut Change, mut resource: ResourceRecord) -> Result<ResourceRecord, DomainError> {
    let event = publication_step(resource.publication, PublicationStatus::Archived)?;
    resource.workflow.archived_from = Some(resource.publication);
    resource.publication = PublicationStatus::Archived;
    authored::save(change, resource, event, vec!["publication".to_owned()])
}

/// Undoes the archiving of a resource: it is again what it was.
fn restore(change: &mut Change, mut resource: ResourceRecord) -> Result<ResourceRecord, DomainError> {
    let was = resource.workflow.archived_from.take().unwrap_or(PublicationStatus::Draft);
    resource.publication = was;
    authored::save(change, resource, event_of(was), vec!["publication".to_owned()])
}

/// Writes down a new resource of somebody's, as a draft.
pub fn create_for(
    change: &mut Change,
    who: &Who,
    new: &NewResource,
) -> Result<WorkspaceResource, DomainError> {
    let resource = insert(change, ResourceId(Uuid::now_v7()), new, Some(who.account))?;
    may(change, who, &[Action::ProposeResource], &resource).map_err(DomainError::NotAllowed)?;
    Ok(show_record(change.geography, who, resource, change.now))
}

/// Replaces what was written of a resource: by its author as long as it was not published, and by whoever looks after all
/// of them.
pub fn update_for(
    change: &mut Change,
    who: &Who,
    id: ResourceId,
    version: u32,
    new: &NewResource,
) -> Result<WorkspaceResource, DomainError> {
    let mut resource = find_for(change, who, id, &WRITE)?;
    authored::check_read(&mut resource, version)?;
    let resource = revise(change, resource, checked(new)?)?;
    Ok(show_record(change.geography, who, resource, change.now))
}

/// Takes a step with a resource.
pub fn take_step(
    change: &mut Change,
    who: &Who,
    id: ResourceId,
    version: u32,
    new: &NewResourceStep,
) -> Result<WorkspaceResource, DomainError> {
    let mut resource = find_for(change, who, id, actions(new.step))?;
    authored::check_read(&mut resource, version)?;
    refuse_faults(new.faults())?;
    let legal = legal_steps(resource.publication);
    if !legal.contains(&new.step) {
        let legal = legal.iter().map(|step| step.as_str()).collect();
        return Err(DomainError::IllegalStep {
            from: resource.publication.as_str(),
            to: new.step.as_str(),
            legal,
        });
    }
    let decides = may(change, who, actions(ResourceStep::Publish), &resource).is_ok();
    let waited = resource.publication == PublicationStatus::Submitted;
    let resource = match new.step {
        ResourceStep::Submit if !decides => {
            set_publication(change, resource, PublicationStatus::Submitted, None)
        }
        ResourceStep::Submit | ResourceStep::Publish => {
            set_publication(change, resource, PublicationStatus::Published, None)
        }
        ResourceStep::Withdraw => set_publication(change, resource, PublicationStatus::Draft, None),
        ResourceStep::AskForChange => {
            set_publication(change, resource, PublicationStatus::Draft, new.reason.as_deref())
        }
        ResourceStep::Reject => {
            set_publication(change, resource, PublicationStatus::Rejected, new.reason.as_deref())
        }
        ResourceStep::Archive => set_archived(change, resource),
        ResourceStep::Restore => restore(change, resource),
    }?;
    let is_decision =
        matches!(new.step, ResourceStep::Publish | ResourceStep::AskForChange | ResourceStep::Reject);
    if waited && is_decision && resource.workflow.author.is_some_and(|author| author != who.account) {
        let mail = Mail::ResourceDecision { resource: id, version: resource.version };
        change.enqueue(&Job::Mail(mail), change.now)?;
    }
    Ok(show_record(change.geography, who, resource, change.now))
}

/// A resource on which somebody has decided, with its author; nothing when it has changed since, or its author is gone.
pub(super) fn find_decided(
    connection: &mut DbConnection,
    id: ResourceId,
    version: u32,
) -> Result<Option<(ResourceRecord, AccountRecord)>, StoreError> {
    let resource = store::resources::find_optional(connection, id)?;
    let Some(resource) = resource.filter(|resource| resource.version == version) else { return Ok(None) };
    let author = match resource.workflow.author {
        Some(author) => store::accounts::find_optional(connection, author)?,
        None => None,
    };
    Ok(author.map(|author| (resource, author)))
}

/// A resource as its author sees it, or whoever reviews it.
pub fn show(
    connection: &mut DbConnection,
    geography: &Geography,
    who: &Who,
    id: ResourceId,
    now: DateTime<Utc>,
) -> Result<WorkspaceResource, DomainError> {
    let resource = find_seen(connection, geography, who, id, now)?;
    Ok(show_record(geography, who, resource, now))
}

/// What was written of a resource from its beginning on.
pub fn list_versions(
    connection: &mut DbConnection,
    geography: &Geography,
    who: &Who,
    id: ResourceId,
    now: DateTime<Utc>,
) -> Result<ResourceVersions, DomainError> {
    let resource = find_seen(connection, geography, who, id, now)?;
    let kept = store::resources::list_versions(connection, id)?;
    let now_written = || VersionRecord {
        version: resource.version,
        content: resource.content.clone(),
        written_at: resource.updated_at,
        written_by: None,
    };
    let kept = if kept.is_empty() { vec![now_written()] } else { kept };
    let version = |kept: VersionRecord| ResourceVersion {
        version: kept.version,
        written_at: kept.written_at,
        written_by: kept.written_by,
        content: kept.content,
    };
    Ok(ResourceVersions { data: kept.into_iter().map(version).collect() })
}

/// One page of the resources that somebody has written down, or of all for whoever reviews them: the one that changed
/// last first, or the longest waiting first.
pub fn list(
    connection: &mut DbConnection,
    who: &Who,
    query: &WorkspaceResourceQuery,
    now: DateTime<Utc>,
) -> Result<Page<WorkspaceResourceSummary>, DomainError> {
    let reviews = who.may_somewhere(Action::ReviewResource, now).is_ok();
    let mut found = if reviews {
        store::resources::all(connection)?
    } else {
        store::resources::list_by_author(connection, who.account)?
    };
    let WorkspaceResourceQuery { filter, paging } = query;
    let waiting = filter.needs_review.unwrap_or_default();
    found.retain(|resource| {
        (filter.publication.is_empty() || filter.publication.contains(&resource.publication))
            && (!waiting || resource.publication == PublicationStatus::Submitted)
    });
    if waiting {
        found.sort_by_key(|resource| (resource.workflow.review_since, resource.id));
    } else {
        found.sort_by_key(|resource| std::cmp::Reverse((resource.updated_at, resource.id)));
    }
    let page = pages::page(found, |resource| resource.id.0, paging)?;
    Ok(page.map(|resource| summary(&resource, who)))
}

/// What an account has written down.
pub(super) fn list_own(
    connection: &mut DbConnection,
    geography: &Geography,
    who: &Who,
    now: DateTime<Utc>,
) -> Result<Vec<WorkspaceResource>, StoreError> {
    let mut found = store::resources::list_by_author(connection, who.account)?;
    found.sort_by_key(|resource| resource.id);
    Ok(found.into_iter().map(|resource| show_record(geography, who, resource, now)).collect())
}

/// What lets somebody write a resource: last the one whose refusal says most to its author.
const WRITE: [Action; 2] = [Action::EditResource, Action::ProposeResource];

/// What a step needs one of.
fn actions(step: ResourceStep) -> &'static [Action] {
    match step {
        ResourceStep::Submit | ResourceStep::Withdraw | ResourceStep::Archive | ResourceStep::Restore => {
            &WRITE
        }
        ResourceStep::Publish | ResourceStep::AskForChange | ResourceStep::Reject => {
            &[Action::ReviewResource]
        }
    }
}

/// The steps that are possible, whoever takes them.
fn legal_steps(publication: PublicationStatus) -> &'static [ResourceStep] {
    use ResourceStep::{Archive, AskForChange, Publish, Reject, Restore, Submit, Withdraw};
    match publication {
        PublicationStatus::Draft => &[Submit, Publish, Archive],
        PublicationStatus::Submitted => &[Withdraw, Publish, AskForChange, Reject, Archive],
        PublicationStatus::Published => &[Archive],
        PublicationStatus::Rejected => &[Submit, Archive],
        PublicationStatus::Archived => &[Publish, Restore],
    }
}

fn object(who: &Who, resource: &ResourceRecord) -> Object<'static> {
    let public = PublicationStatus::Published;
    Object::Resource {
        own: resource.workflow.author == Some(who.account),
        open: resource.publication != public && resource.workflow.archived_from != Some(public),
    }
}

fn may(change: &Change, who: &Who, actions: &[Action], resource: &ResourceRecord) -> Result<(), Refusal> {
    who.may_any(actions, &object(who, resource), change.geography, change.now)
}

/// One that they see, and with which they may do one of these.
fn find_for(
    change: &mut Change,
    who: &Who,
    id: ResourceId,
    actions: &[Action],
) -> Result<ResourceRecord, DomainError> {
    let (geography, now) = (change.geography, change.now);
    let resource = find_seen(change.connection, geography, who, id, now)?;
    may(change, who, actions, &resource).map_err(DomainError::NotAllowed)?;
    Ok(resource)
}

/// One that they have written down, or may review. One that is not public does not exist for others.
fn find_seen(
    connection: &mut DbConnection,
    geography: &Geography,
    who: &Who,
    id: ResourceId,
    now: DateTime<Utc>,
) -> Result<ResourceRecord, DomainError> {
    let resource: ResourceRecord = authored::find_in(connection, id)?;
    if resource.workflow.author == Some(who.account) {
        return Ok(resource);
    }
    let seen = who.may(Action::ReviewResource, &object(who, &resource), geography, now);
    seen.map_err(|refusal| {
        if resource.publication == PublicationStatus::Published {
            DomainError::NotAllowed(refusal)
        } else {
            DomainError::NotFound(Aggregate::Resource, id.0)
        }
    })?;
    Ok(resource)
}

fn summary(resource: &ResourceRecord, who: &Who) -> WorkspaceResourceSummary {
    let waits = resource.publication == PublicationStatus::Submitted;
    WorkspaceResourceSummary {
        id: resource.id,
        slug: resource.slug.clone(),
        version: resource.version,
        publication: resource.publication,
        review_since: resource.workflow.review_since.filter(|_| waits),
        kind: resource.content.kind,
        title: resource.content.title.clone(),
        own: resource.workflow.author == Some(who.account),
        updated_at: resource.updated_at,
    }
}

fn show_record(
    geography: &Geography,
    who: &Who,
    resource: ResourceRecord,
    now: DateTime<Utc>,
) -> WorkspaceResource {
    let object = object(who, &resource);
    let mut steps = legal_steps(resource.publication).to_vec();
    steps.retain(|step| who.may_any(actions(*step), &object, geography, now).is_ok());
    WorkspaceResource {
        summary: summary(&resource, who),
        content: resource.content,
        review_reason: resource.workflow.review_reason,
        steps,
        created_at: resource.created_at,
    }
}

/// Fails, naming the field, unless the resource is a format that is or was public.
pub(super) fn refers_to_format(change: &mut Change, field: &str, id: ResourceId) -> Result<(), DomainError> {
    change.refers_to(Aggregate::Resource, field, id.0, |c| {
        let resource = store::resources::find_optional(c, id)?;
        Ok(resource.is_some_and(|resource| {
            let was_public =
                matches!(resource.publication, PublicationStatus::Published | PublicationStatus::Archived);
            was_public && resource.content.kind == ResourceKind::Format
        }))
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
