//! Needs: structures that would like a café in their walls and look for somebody to run it.
//!
//! Here stands what those do who ask, by a private link, as with proposals; what facilitators and those who look after the
//! territory do stands in `answers`, what they say to each other in `conversation`, and how a café comes of it in `plan`.

mod answers;
mod conversation;
mod list;
pub mod matching;
mod merging;
mod people;
mod plan;
mod standing;
mod viewer;

use cafeia_shared::{
    ids::{FacilitatorId, NeedId},
    needs::{Need, NeedAskerStep, NeedContent, NeedStatus, NewNeed, NewNeedAskerStep, first_day},
    problem::FaultCode,
    proposals::Proposer,
    vocabulary::Term as _,
};
use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

pub use self::{
    answers::take_step as answer,
    conversation::{export, write_as, write_by_link},
    list::{list, show_to},
    plan::plan,
};
pub(super) use self::{
    conversation::{find_letter, forget_writer},
    people::speaks_for,
    plan::{came_of, facilitators_of, fulfil},
    standing::{Standing, are_days_over, is_looked_after, waits},
};
use super::{
    Change, DomainError, accounts, alive, changed_fields, check_version, policy,
    policy::{Action, Object, Who},
    refuse_faults, review_clock, trim, trim_optional,
};
use crate::{
    geo::Geography,
    jobs::{Awaited, Job, Mail, News},
    journal::{Actor, Aggregate, Event},
    secrets::hash_token,
    store::{
        self, DbConnection,
        needs::{NeedRecord, OfferRecord},
        signs::Signs,
    },
};

/// What private links are made for.
pub const LINK_PURPOSE: &str = "need";
/// Within what time the same need counts once.
const SAME: TimeDelta = TimeDelta::hours(1);

/// Writes down a need, and sends the private link. The same one twice within an hour is one.
pub fn ask(change: &mut Change, new: &NewNeed) -> Result<(), DomainError> {
    refuse_faults(new.faults_at(change.now))?;
    let content = checked(change, &new.need, "need.")?;
    let email = accounts::address(&new.asker.email).unwrap_or_default();
    let written = serde_json::to_string(&content).unwrap_or_default();
    let fingerprint = hash_token(&format!("{email}\n{written}"));
    if store::needs::is_known(change.connection, &fingerprint, change.now - SAME)? {
        return Ok(());
    }
    let mut name = new.asker.name.clone();
    trim(&mut name);
    let id = NeedId(Uuid::now_v7());
    let mut need = NeedRecord {
        id,
        version: 1,
        status: NeedStatus::Unconfirmed,
        withdrawn_from: None,
        asker: Proposer { name, email, locale: new.asker.locale },
        fingerprint,
        content,
        reason: None,
        facilitator_id: None,
        accepted_at: None,
        proposal_id: None,
        cafe_id: None,
        conversation_closed_at: None,
        received_at: change.now,
        confirmed_at: None,
        proposed_at: None,
        waiting_since: None,
        decided_at: None,
        updated_at: change.now,
        kept_until: change.now,
        messages_until: None,
        signs: Signs::default(),
        days_asked_at: None,
        merged_into: None,
        merged_at: None,
    };
    standing::retain(&mut need);
    store::needs::insert(change.connection, &need)?;
    change.actor = Actor::Need(id);
    change.note(Aggregate::Need, id.0, Event::Created, 1, Vec::new());
    change.enqueue(&Job::Mail(Mail::NeedConfirmation { need: id }), change.now)
}

/// A need as its asker sees it.
pub fn show(
    connection: &mut DbConnection,
    geography: &Geography,
    id: NeedId,
    now: DateTime<Utc>,
) -> Result<Need, DomainError> {
    let standing = Standing::find(connection, id)?.filter(|standing| now < standing.need.kept_until);
    Ok(standing.ok_or(DomainError::LinkExpired)?.show(connection, geography, now)?)
}

/// A need by its private link, whose token was found sound; what is forgotten has none.
fn find(change: &mut Change, id: NeedId) -> Result<Standing, DomainError> {
    let standing = Standing::find(change.connection, id)?;
    standing.filter(|standing| change.now < standing.need.kept_until).ok_or(DomainError::LinkExpired)
}

fn shown(change: &mut Change, id: NeedId) -> Result<Need, DomainError> {
    let (geography, now) = (change.geography, change.now);
    Ok(find(change, id)?.show(change.connection, geography, now)?)
}

/// Confirms the asker's address: the need is seen by those who may bring the café. Later on, it says that the need still stands.
pub fn confirm(change: &mut Change, id: NeedId) -> Result<Need, DomainError> {
    let standing = find(change, id)?;
    if standing.need.status != NeedStatus::Unconfirmed {
        alive::note_need(change, &standing.lead().need)?;
        return shown(change, id);
    }
    let Standing { mut need, .. } = standing;
    need.confirmed_at = Some(change.now);
    need.status = NeedStatus::Open;
    wait(change, &mut need)?;
    save(change, need, Event::Submitted, vec!["confirmed_at".to_owned()])?;
    shown(change, id)
}

/// Replaces what was written of a need. Where it moves to another commune, others look after it: it waits anew.
pub fn update(change: &mut Change, id: NeedId, version: u32, new: &NeedContent) -> Result<Need, DomainError> {
    let standing = find(change, id)?;
    check_version(Aggregate::Need, version, standing.need.version)?;
    refuse_faults(new.faults_at(change.now))?;
    if !standing.is_editable() {
        return Err(standing.illegal("change", standing.asker_steps().iter().map(|step| step.as_str())));
    }
    let content = checked(change, new, "")?;
    let Standing { mut need, offers, .. } = standing;
    let changed = changed_fields(&need.content, &content);
    if changed.is_empty() {
        return shown(change, id);
    }
    let moved = need.content.commune_code != content.commune_code;
    if moved && need.status == NeedStatus::Accepted {
        let message = "it stays: somebody comes there already; take the need back and write another one";
        return Err(DomainError::field("commune_code", FaultCode::Inconsistent, message));
    }
    let days_were_over = are_days_over(&need, change.now);
    need.content = content;
    // Those that are taken now are not over.
    need.days_asked_at = None;
    if moved {
        merging::split_all(change, id)?;
    }
    if moved && need.confirmed_at.is_some() {
        for offer in offers {
            store::needs::remove_offer(change.connection, id, offer.facilitator_id)?;
        }
        need.status = NeedStatus::Open;
        wait(change, &mut need)?;
    } else if days_were_over {
        // It was in nobody's list any more.
        wait(change, &mut need)?;
    }
    save(change, need, Event::Updated, changed)?;
    shown(change, id)
}

/// Takes a need back, or undoes that. Who was to come is told.
pub fn take_step(
    change: &mut Change,
    id: NeedId,
    version: u32,
    new: NewNeedAskerStep,
) -> Result<Need, DomainError> {
    let standing = find(change, id)?;
    check_version(Aggregate::Need, version, standing.need.version)?;
    let legal = standing.asker_steps();
    if !legal.contains(&new.step) {
        return Err(standing.illegal(new.step.as_str(), legal.iter().map(|step| step.as_str())));
    }
    let Standing { mut need, offers, .. } = standing;
    let event = match new.step {
        NeedAskerStep::Withdraw => {
            dismiss(change, &mut need)?;
            merging::split_all(change, id)?;
            (need.merged_into, need.merged_at) = (None, None);
            need.withdrawn_from = Some(need.status);
            need.status = NeedStatus::Withdrawn;
            need.waiting_since = None;
            Event::Withdrawn
        }
        NeedAskerStep::Resume => {
            let was = need.withdrawn_from.take();
            need.status = NeedStatus::Unconfirmed;
            if was != Some(NeedStatus::Unconfirmed) {
                need.status = standing::status_of(&offers);
                wait_again(change, &mut need)?;
            }
            Event::Reopened
        }
    };
    save(change, need, event, vec!["status".to_owned()])?;
    shown(change, id)
}

/// Nobody comes any more: whoever was to come is told.
fn dismiss(change: &mut Change, need: &mut NeedRecord) -> Result<(), DomainError> {
    let Some(facilitator) = need.facilitator_id.take() else { return Ok(()) };
    need.accepted_at = None;
    store::needs::remove_offer(change.connection, need.id, facilitator)?;
    for (_, account) in people::speaking_for(change.connection, &[facilitator], change.now)? {
        let mail = Mail::NeedOver { need: need.id, facilitator, account: account.id };
        change.enqueue(&Job::Mail(mail), change.now)?;
    }
    Ok(())
}

/// Forgets the needs whose time is over, and the messages of those that are over for a while; gives their number. Cafés that
/// were made of them stay.
pub(super) fn forget(change: &mut Change) -> Result<usize, DomainError> {
    let over = store::needs::list_over(change.connection, change.now)?;
    for need in &over {
        store::needs::remove(change.connection, need.id)?;
        change.note(Aggregate::Need, need.id.0, Event::Deleted, need.version + 1, Vec::new());
    }
    Ok(over.len() + store::needs::remove_messages_over(change.connection, change.now)?)
}

/// A facilitator is forgotten: where they were to come, an answer is waited for again.
pub(super) fn forget_facilitator(change: &mut Change, id: FacilitatorId) -> Result<(), DomainError> {
    for mut need in store::needs::list_by_facilitator(change.connection, &[id])? {
        need.facilitator_id = None;
        if need.status == NeedStatus::Accepted {
            let mut offers = store::needs::list_offers(change.connection, &[need.id])?;
            offers.retain(|offer| offer.facilitator_id != id);
            answers::abandoned(change, &mut need, &offers)?;
        }
        save(change, need, Event::StatusChanged, vec!["facilitator_id".to_owned()])?;
    }
    Ok(())
}

/// How many askers are asked for other days in one change.
const ASKED_AT_ONCE: i64 = 200;

/// Asks those for other days whose needs wait while no day is left that they wished for, once; gives their number. What says
/// that they were asked stands in the need, written with the letter's job.
pub(super) fn ask_for_days(change: &mut Change) -> Result<usize, DomainError> {
    let first_day = first_day(change.now);
    let over = store::needs::list_days_over(change.connection, first_day, ASKED_AT_ONCE)?;
    for need in &over {
        let asked = NeedRecord { days_asked_at: Some(change.now), ..need.clone() };
        store::needs::update(change.connection, &asked)?;
        // Nothing of what was written has changed: the version stays.
        change.note(Aggregate::Need, need.id.0, Event::Asked, need.version, vec!["periods".to_owned()]);
        let mail = Mail::NeedNews { need: need.id, news: News::DaysOver, at: change.now };
        change.enqueue(&Job::Mail(mail), change.now)?;
    }
    Ok(over.len())
}

/// Lets a need wait for an answer from now on, and tells those who look after the territory.
fn wait(change: &mut Change, need: &mut NeedRecord) -> Result<(), DomainError> {
    need.waiting_since = Some(change.now);
    review_clock::start(change, Awaited::Need(need.id), change.now)
}

/// The same of one of which they know already.
fn wait_again(change: &mut Change, need: &mut NeedRecord) -> Result<(), DomainError> {
    need.waiting_since = Some(change.now);
    review_clock::restart(change, Awaited::Need(need.id), change.now)
}

fn save(
    change: &mut Change,
    mut need: NeedRecord,
    event: Event,
    changed: Vec<String>,
) -> Result<(), DomainError> {
    need.version += 1;
    need.updated_at = change.now;
    standing::retain(&mut need);
    store::needs::update(change.connection, &need)?;
    store::needs::keep_with(change.connection, &need)?;
    change.note(Aggregate::Need, need.id.0, event, need.version, changed);
    Ok(())
}

/// Whether somebody may look after what is needed in a commune.
pub(super) fn may_manage(
    who: &Who,
    commune: &str,
    geography: &Geography,
    now: DateTime<Utc>,
) -> Result<(), policy::Refusal> {
    who.may(Action::ManageNeed, &Object::Need(commune), geography, now)
}

/// What is needed, in order. Its fields are sound by themselves; whether its commune exists is found out here.
fn checked(change: &mut Change, new: &NeedContent, path: &str) -> Result<NeedContent, DomainError> {
    let mut content = new.clone();
    trim(&mut content.host_name);
    trim(&mut content.words);
    trim_optional(&mut content.place_name);
    trim_optional(&mut content.address);
    content.commune_code = change.commune(&format!("{path}commune_code"), &new.commune_code)?;
    content.periods.sort_by_key(|period| (period.from, period.until));
    Ok(content)
}

/// How a facilitator stands to a need, if they do.
fn offer_of(offers: &[OfferRecord], id: FacilitatorId) -> Option<&OfferRecord> {
    offers.iter().find(|offer| offer.facilitator_id == id)
}
