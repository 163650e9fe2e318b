//! Facilitators.

use cafeia_shared::{
    directory::{
        LifeStep, WorkspaceFacilitator, WorkspaceFacilitatorFilter, WorkspaceFacilitatorQuery,
        WorkspaceFacilitatorSummary,
    },
    facilitators::NewFacilitator,
    ids::{AccountId, FacilitatorId},
    paging::Page,
    problem::FaultCode,
    vocabulary::{LifeStatus, TrainingState},
};
use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use super::{
    Change, DomainError, authored, life, needs,
    pages::{self, Sorted, Words},
    policy::{Action, Object, Refusal, Who},
    reach, refuse_faults, resources,
    slug::slug,
    trim,
};
use crate::{
    geo::Geography,
    journal::{Aggregate, Event},
    store::{self, DbConnection, StoreError, facilitators::FacilitatorRecord, grants::Scope, signs::Signs},
};

/// How long what is written of somebody is kept after they were archived.
const ARCHIVED_KEPT: TimeDelta = TimeDelta::days(365);

/// Whether the facilitator exists.
pub fn exists(change: &mut Change, id: FacilitatorId) -> Result<bool, DomainError> {
    authored::exists::<FacilitatorRecord>(change, id)
}

/// Writes down a new facilitator, who takes part at once.
pub fn create(
    change: &mut Change,
    id: FacilitatorId,
    new: &NewFacilitator,
    training: TrainingState,
) -> Result<(), DomainError> {
    let content = checked(change, new, "")?;
    insert(change, id, content, training, LifeStatus::Active).map(|_| ())
}

/// Writes down what was checked of a new facilitator.
pub(super) fn insert(
    change: &mut Change,
    id: FacilitatorId,
    content: NewFacilitator,
    training: TrainingState,
    life_status: LifeStatus,
) -> Result<FacilitatorRecord, DomainError> {
    let facilitator = FacilitatorRecord {
        id,
        slug: slug(&content.name, id.0),
        version: 1,
        content,
        training,
        life_status,
        archived_from: None,
        signs: Signs::default(),
        created_at: change.now,
        updated_at: change.now,
    };
    authored::insert(change, facilitator)
}

/// Replaces what was written of a facilitator. Their slug stays.
pub fn update(
    change: &mut Change,
    id: FacilitatorId,
    version: u32,
    new: &NewFacilitator,
) -> Result<u32, DomainError> {
    let content = checked(change, new, "")?;
    let mut facilitator: FacilitatorRecord = authored::find(change, id)?;
    authored::check_read(&mut facilitator, version)?;
    Ok(authored::revise(change, facilitator, content)?.version)
}

/// Writes down a new facilitator of somebody's territory. They have declared themselves, as far as anybody knows, and are
/// not shown before they have agreed to it by themselves.
pub fn create_for(
    change: &mut Change,
    who: &Who,
    new: &NewFacilitator,
) -> Result<WorkspaceFacilitator, DomainError> {
    let content = checked(change, new, "")?;
    let id = FacilitatorId(Uuid::now_v7());
    let facilitator = insert(change, id, content, TrainingState::Declared, LifeStatus::Active)?;
    // What is not theirs is undone with the rest of the change.
    may(change, who, Action::EditFacilitator, &facilitator).map_err(DomainError::NotAllowed)?;
    check_consent(change, who, &facilitator, false)?;
    Ok(show_record(facilitator, change.geography))
}

/// Replaces what was written of a facilitator of somebody's scope, who stays in that scope.
pub fn update_for(
    change: &mut Change,
    who: &Who,
    id: FacilitatorId,
    version: u32,
    new: &NewFacilitator,
) -> Result<WorkspaceFacilitator, DomainError> {
    let mut facilitator = find_for(change, who, id, Action::EditFacilitator)?;
    authored::check_read(&mut facilitator, version)?;
    let content = checked(change, new, "")?;
    let mut moved = facilitator.clone();
    moved.content = content.clone();
    may(change, who, Action::EditFacilitator, &moved).map_err(DomainError::NotAllowed)?;
    check_consent(change, who, &moved, facilitator.content.visible)?;
    let facilitator = authored::revise(change, facilitator, content)?;
    Ok(show_record(facilitator, change.geography))
}

/// Confirms where a facilitator stands in their training.
pub fn confirm_training(
    change: &mut Change,
    who: &Who,
    id: FacilitatorId,
    version: u32,
    training: TrainingState,
) -> Result<WorkspaceFacilitator, DomainError> {
    let mut facilitator = find_for(change, who, id, Action::ConfirmTraining)?;
    authored::check_read(&mut facilitator, version)?;
    if facilitator.training != training {
        facilitator.training = training;
        facilitator = authored::save(change, facilitator, Event::Updated, vec!["training".to_owned()])?;
    }
    Ok(show_record(facilitator, change.geography))
}

/// Archives a facilitator of somebody's scope, or undoes that.
pub fn take_step(
    change: &mut Change,
    who: &Who,
    id: FacilitatorId,
    version: u32,
    step: LifeStep,
) -> Result<WorkspaceFacilitator, DomainError> {
    let mut facilitator = find_for(change, who, id, Action::EditFacilitator)?;
    authored::check_read(&mut facilitator, version)?;
    (facilitator.life_status, facilitator.archived_from) =
        life::step(facilitator.life_status, facilitator.archived_from, step)?;
    let changed = vec!["life_status".to_owned()];
    let facilitator = authored::save(change, facilitator, Event::LifeChanged, changed)?;
    Ok(show_record(facilitator, change.geography))
}

/// Lets whoever has applied take part, now that they have opened their account. They are shown only if it was by the letter
/// that told them so: who followed another one, an invitation say, may never have heard of what was written in their name.
pub(super) fn confirm_candidate(
    change: &mut Change,
    account: AccountId,
    knowingly: bool,
) -> Result<(), DomainError> {
    let Some(mut facilitator) = candidate_of(change.connection, account)? else { return Ok(()) };
    let mut changed = vec!["life_status".to_owned()];
    if facilitator.life_status == LifeStatus::Candidate {
        facilitator.life_status = LifeStatus::Active;
    } else {
        facilitator.archived_from = Some(LifeStatus::Active);
    }
    if facilitator.content.visible && !knowingly {
        facilitator.content.visible = false;
        changed.push("visible".to_owned());
    }
    authored::save(change, facilitator, Event::LifeChanged, changed)?;
    Ok(())
}

/// The candidate that an account has applied as, if it has; also one who was archived meanwhile.
pub(super) fn candidate_of(
    connection: &mut DbConnection,
    account: AccountId,
) -> Result<Option<FacilitatorRecord>, StoreError> {
    let ids = held_by(connection, account)?;
    let found = store::facilitators::list(connection, &ids)?;
    Ok(found.into_iter().find(has_applied))
}

/// Whether somebody has applied, and not confirmed it.
fn has_applied(facilitator: &FacilitatorRecord) -> bool {
    [Some(facilitator.life_status), facilitator.archived_from].contains(&Some(LifeStatus::Candidate))
}

/// Forgets, with an account, those whom it speaks for; what somebody else speaks for too stays. An account that was never
/// opened takes only those along who had applied by it.
pub(super) fn forget_with(change: &mut Change, account: AccountId, opened: bool) -> Result<(), DomainError> {
    for id in held_by(change.connection, account)? {
        let others = store::grants::list_by_facilitator(change.connection, id)?;
        let is_shared = others.iter().any(|grant| {
            grant.account_id != account
                && grant.revoked_at.is_none()
                && grant.ends_at.is_none_or(|ends_at| ends_at > change.now)
        });
        let facilitator: FacilitatorRecord = authored::find(change, id)?;
        if !is_shared && (opened || has_applied(&facilitator)) {
            forget(change, &facilitator)?;
        }
    }
    Ok(())
}

/// Forgets those who were archived long ago; gives their number.
pub(super) fn forget_archived(change: &mut Change) -> Result<usize, DomainError> {
    let ids = store::facilitators::list_archived_before(change.connection, change.now - ARCHIVED_KEPT)?;
    for id in &ids {
        let facilitator = authored::find(change, *id)?;
        forget(change, &facilitator)?;
    }
    Ok(ids.len())
}

fn forget(change: &mut Change, facilitator: &FacilitatorRecord) -> Result<(), DomainError> {
    needs::forget_facilitator(change, facilitator.id)?;
    store::facilitators::remove(change.connection, facilitator.id)?;
    let version = facilitator.version + 1;
    change.note(Aggregate::Facilitator, facilitator.id.0, Event::Deleted, version, Vec::new());
    Ok(())
}

/// Those whom an account speaks for, by a grant that was not taken back.
fn held_by(connection: &mut DbConnection, account: AccountId) -> Result<Vec<FacilitatorId>, StoreError> {
    let mut held: Vec<FacilitatorId> = store::grants::list_by_account(connection, account)?
        .into_iter()
        .filter(|grant| grant.revoked_at.is_none())
        .filter_map(|grant| match grant.scope {
            Scope::Facilitator(id) => Some(id),
            Scope::National | Scope::Territories(_) | Scope::Organisation(_) => None,
        })
        .collect();
    held.sort_unstable();
    held.dedup();
    Ok(held)
}

/// What is written of those whom an account speaks for.
pub(super) fn list_own(
    connection: &mut DbConnection,
    geography: &Geography,
    who: &Who,
) -> Result<Vec<WorkspaceFacilitator>, StoreError> {
    let mut ids: Vec<FacilitatorId> = Vec::new();
    for held in who.grants.iter().filter(|held| held.grant.revoked_at.is_none()) {
        if let Scope::Facilitator(id) = held.grant.scope
            && !ids.contains(&id)
        {
            ids.push(id);
        }
    }
    let found = store::facilitators::list(connection, &ids)?;
    Ok(found.into_iter().map(|facilitator| show_record(facilitator, geography)).collect())
}

/// A facilitator as whoever may write them sees them.
pub fn show(
    connection: &mut DbConnection,
    geography: &Geography,
    who: &Who,
    id: FacilitatorId,
    now: DateTime<Utc>,
) -> Result<WorkspaceFacilitator, DomainError> {
    let facilitator: FacilitatorRecord = authored::find_in(connection, id)?;
    who.may(Action::EditFacilitator, &object(&facilitator), geography, now)
        .map_err(|refusal| refused(&facilitator, refusal))?;
    Ok(show_record(facilitator, geography))
}

/// One page of the facilitators whom somebody may write, by name.
pub fn list(
    connection: &mut DbConnection,
    geography: &Geography,
    who: &Who,
    query: &WorkspaceFacilitatorQuery,
    now: DateTime<Utc>,
) -> Result<Page<WorkspaceFacilitatorSummary>, DomainError> {
    let reach = reach::of(who, Action::EditFacilitator, geography, now);
    let mut found = store::facilitators::list_within(connection, &reach)?;
    let WorkspaceFacilitatorQuery { filter, order, paging } = query;
    found.retain(fits(filter));
    pages::sort(&mut found, order.sort, geography, |facilitator| Sorted {
        name: &facilitator.content.name,
        commune: Some(&facilitator.content.commune_code),
        updated_at: facilitator.updated_at,
        id: facilitator.id.0,
    });
    let page = pages::page(found, |facilitator| facilitator.id.0, paging)?;
    Ok(page.map(|facilitator| summary(&facilitator, geography)))
}

/// Whether somebody is among those that a list is asked for.
pub(super) fn fits(filter: &WorkspaceFacilitatorFilter) -> impl Fn(&FacilitatorRecord) -> bool {
    let words = Words::of(filter.q.as_deref());
    move |facilitator| {
        (filter.training.is_empty() || filter.training.contains(&facilitator.training))
            && (filter.life_status.is_empty() || filter.life_status.contains(&facilitator.life_status))
            && filter.visible.is_none_or(|visible| facilitator.content.visible == visible)
            && words.begin(&facilitator.content.name)
    }
}

fn object(facilitator: &FacilitatorRecord) -> Object<'_> {
    Object::Facilitator { id: facilitator.id, commune: &facilitator.content.commune_code }
}

fn may(change: &Change, who: &Who, action: Action, facilitator: &FacilitatorRecord) -> Result<(), Refusal> {
    who.may(action, &object(facilitator), change.geography, change.now)
}

/// One with whom they may do something. One who is not shown does not exist for others.
fn find_for(
    change: &mut Change,
    who: &Who,
    id: FacilitatorId,
    action: Action,
) -> Result<FacilitatorRecord, DomainError> {
    let facilitator = authored::find(change, id)?;
    let edits = may(change, who, Action::EditFacilitator, &facilitator);
    edits.map_err(|refusal| refused(&facilitator, refusal))?;
    may(change, who, action, &facilitator).map_err(DomainError::NotAllowed)?;
    Ok(facilitator)
}

fn refused(facilitator: &FacilitatorRecord, refusal: Refusal) -> DomainError {
    if facilitator.content.visible && life::is_public(facilitator.life_status) {
        DomainError::NotAllowed(refusal)
    } else {
        DomainError::NotFound(Aggregate::Facilitator, facilitator.id.0)
    }
}

/// Fails where somebody else than the facilitator agrees for them to be shown. Anybody who may write them hides them.
fn check_consent(
    change: &Change,
    who: &Who,
    facilitator: &FacilitatorRecord,
    was_visible: bool,
) -> Result<(), DomainError> {
    let agrees = facilitator.content.visible && !was_visible;
    if agrees && may(change, who, Action::ShowFacilitator, facilitator).is_err() {
        let message = "nobody agrees to be shown but the facilitator, signed in with their own account";
        return Err(DomainError::field("visible", FaultCode::Inconsistent, message));
    }
    Ok(())
}

fn summary(facilitator: &FacilitatorRecord, geography: &Geography) -> WorkspaceFacilitatorSummary {
    let content = &facilitator.content;
    WorkspaceFacilitatorSummary {
        id: facilitator.id,
        slug: facilitator.slug.clone(),
        version: facilitator.version,
        name: content.name.clone(),
        training: facilitator.training,
        commune: geography.commune_ref(&content.commune_code),
        visible: content.visible,
        life_status: facilitator.life_status,
        updated_at: facilitator.updated_at,
    }
}

fn show_record(facilitator: FacilitatorRecord, geography: &Geography) -> WorkspaceFacilitator {
    WorkspaceFacilitator {
        summary: summary(&facilitator, geography),
        steps: life::legal_steps(facilitator.life_status),
        created_at: facilitator.created_at,
        content: facilitator.content,
    }
}

/// What was written of a facilitator as it is kept; `path` comes before the names of its fields.
pub(super) fn checked(
    change: &mut Change,
    new: &NewFacilitator,
    path: &str,
) -> Result<NewFacilitator, DomainError> {
    refuse_faults(new.faults())?;
    let mut content = new.clone();
    trim(&mut content.name);
    trim(&mut content.description);
    content.commune_code = change.commune(&format!("{path}commune_code"), &new.commune_code)?;
    for format in &new.format_ids {
        resources::refers_to_format(change, &format!("{path}format_ids"), *format)?;
    }
    if let Some(organisation) = new.organisation_id {
        change.refers_to(
            Aggregate::Organisation,
            &format!("{path}organisation_id"),
            organisation.0,
            |c| Ok(store::organisations::find_optional(c, organisation)?.is_some()),
        )?;
    }
    Ok(content)
}
