//! What facilitators and those who look after the territory do with a need.

use cafeia_shared::{
    ids::{FacilitatorId, NeedId},
    needs::{NeedOfferState, NeedStatus, NeedStep, NewNeedStep, WorkspaceNeed},
    problem::FaultCode,
    vocabulary::Term as _,
};

use super::{
    Standing, dismiss,
    list::show_to,
    may_manage, merging, offer_of,
    people::{self, Facilitators},
    save,
    standing::status_of,
    viewer::{Eyes, Viewer, legal_steps},
    wait, wait_again,
};
use crate::{
    domain::{
        Change, DomainError, check_version,
        policy::{Action, Refusal, Who},
        refuse_faults,
    },
    jobs::{Job, Mail, News},
    journal::{Aggregate, Event},
    store::{
        self,
        needs::{NeedRecord, OfferRecord},
    },
};

/// A need that somebody may see, and what they are to it.
pub(super) fn find(change: &mut Change, who: &Who, id: NeedId) -> Result<(Standing, Viewer), DomainError> {
    let absent = || DomainError::NotFound(Aggregate::Need, id.0);
    let standing = Standing::find(change.connection, id)?.ok_or_else(absent)?;
    let eyes = Eyes::of(change.connection, change.geography, who, change.now)?;
    let viewer = eyes.at(&standing.need, &standing.offers).ok_or_else(absent)?;
    Ok((standing, viewer))
}

/// Takes a step with a need, at the version that was read. Of two who say at once that they come, the first one does.
pub fn take_step(
    change: &mut Change,
    who: &Who,
    id: NeedId,
    version: u32,
    new: &NewNeedStep,
) -> Result<WorkspaceNeed, DomainError> {
    let (standing, viewer) = find(change, who, id)?;
    check_version(Aggregate::Need, version, standing.need.version)?;
    refuse_faults(new.faults())?;
    let steps = viewer.steps(&standing);
    if !steps.contains(&new.step) {
        if legal_steps(&standing, change.now).contains(&new.step)
            && let Err(refusal) = may_take(change, who, &standing.need, new.step)
        {
            return Err(DomainError::NotAllowed(refusal));
        }
        return Err(standing.illegal(new.step.as_str(), steps.iter().map(|step| step.as_str())));
    }
    let Standing { need, offers, .. } = &standing;
    let (mut need, offers) = (need.clone(), offers.clone());
    let (event, field) = match new.step {
        NeedStep::Propose => {
            propose(change, &mut need, &offers, &new.facilitator_ids)?;
            (Event::StatusChanged, "offers")
        }
        NeedStep::Assign => {
            assign(change, &mut need, &offers, &new.facilitator_ids)?;
            (Event::Accepted, "facilitator_id")
        }
        NeedStep::Accept => {
            let own = as_whom(&viewer, &new.facilitator_ids)?;
            choose(change, &mut need, &offers, own)?;
            (Event::Accepted, "facilitator_id")
        }
        NeedStep::Refuse => {
            let own = as_whom(&viewer, &new.facilitator_ids)?;
            let offers = answered(change, &need, offers, own, NeedOfferState::Refused)?;
            need.status = status_of(&offers);
            (Event::StatusChanged, "offers")
        }
        NeedStep::Release => {
            release(change, &mut need, offers, &viewer)?;
            (Event::Reopened, "facilitator_id")
        }
        NeedStep::Decline => {
            decline(change, &mut need, new.reason.as_deref())?;
            (Event::Rejected, "status")
        }
        NeedStep::Reopen => {
            (need.decided_at, need.reason) = (None, None);
            need.status = status_of(&offers);
            wait_again(change, &mut need)?;
            (Event::Reopened, "status")
        }
        NeedStep::Merge => {
            merging::merge(change, who, &standing, &mut need, new)?;
            (Event::StatusChanged, "merged_into")
        }
        NeedStep::Split => {
            merging::split(change, &mut need)?;
            (Event::Reopened, "merged_into")
        }
        NeedStep::CloseConversation => {
            need.conversation_closed_at = Some(change.now);
            (Event::StatusChanged, "conversation")
        }
        NeedStep::OpenConversation => {
            need.conversation_closed_at = None;
            (Event::StatusChanged, "conversation")
        }
    };
    save(change, need, event, vec![field.to_owned()])?;
    let (geography, now) = (change.geography, change.now);
    show_to(change.connection, geography, who, id, now)
}

/// Whether somebody's grants allow a step, wherever its need stands.
fn may_take(change: &Change, who: &Who, need: &NeedRecord, step: NeedStep) -> Result<(), Refusal> {
    match step {
        NeedStep::Accept | NeedStep::Refuse => who.may_somewhere(Action::AnswerNeed, change.now),
        _ => may_manage(who, &need.content.commune_code, change.geography, change.now),
    }
}

/// As which of their own profiles somebody answers.
fn as_whom(viewer: &Viewer, named: &[FacilitatorId]) -> Result<FacilitatorId, DomainError> {
    let own = match named.first() {
        Some(id) => viewer.own.iter().find(|own| *own == id),
        None => viewer.own.first(),
    };
    own.copied().ok_or_else(|| {
        let message = "is none of your profiles that may answer this need";
        DomainError::field("facilitator_ids", FaultCode::UnknownValue, message)
    })
}

/// Fails unless these facilitators take part and could come.
fn check_covering(change: &mut Change, need: &NeedRecord, ids: &[FacilitatorId]) -> Result<(), DomainError> {
    let found = store::facilitators::list(change.connection, ids)?;
    if found.len() != ids.len() {
        return Err(DomainError::field(
            "facilitator_ids",
            FaultCode::UnknownValue,
            "names nobody who exists",
        ));
    }
    let facilitators = Facilitators::of(change.connection, found)?;
    let geography = change.geography;
    if ids.iter().all(|id| facilitators.covers(*id, need, geography)) {
        return Ok(());
    }
    let message = "names somebody who does not travel that far, or has no format for so many people";
    Err(DomainError::field("facilitator_ids", FaultCode::Inconsistent, message))
}

/// Asks facilitators, each by a letter.
fn propose(
    change: &mut Change,
    need: &mut NeedRecord,
    offers: &[OfferRecord],
    ids: &[FacilitatorId],
) -> Result<(), DomainError> {
    check_covering(change, need, ids)?;
    let speaking = people::speaking_for(change.connection, ids, change.now)?;
    if ids.iter().any(|id| speaking.iter().all(|(facilitator, _)| facilitator != id)) {
        let message = "names somebody without an account: nothing reaches them from here";
        return Err(DomainError::field("facilitator_ids", FaultCode::Inconsistent, message));
    }
    for id in ids {
        if offer_of(offers, *id).is_some_and(|offer| offer.state == NeedOfferState::Asked) {
            continue;
        }
        let offer = OfferRecord {
            need_id: need.id,
            facilitator_id: *id,
            state: NeedOfferState::Asked,
            asked_at: Some(change.now),
            answered_at: None,
        };
        store::needs::set_offer(change.connection, &offer)?;
        tell(change, need, *id)?;
    }
    need.status = NeedStatus::Proposed;
    need.proposed_at.get_or_insert(change.now);
    Ok(())
}

/// Says which facilitator comes. Whoever was to come before is told.
fn assign(
    change: &mut Change,
    need: &mut NeedRecord,
    offers: &[OfferRecord],
    ids: &[FacilitatorId],
) -> Result<(), DomainError> {
    let Some(id) = ids.first().copied() else { return Ok(()) };
    check_covering(change, need, ids)?;
    if need.facilitator_id == Some(id) {
        let message = "comes already";
        return Err(DomainError::field("facilitator_ids", FaultCode::Repeated, message));
    }
    dismiss(change, need)?;
    choose(change, need, offers, id)?;
    tell(change, need, id)
}

/// A facilitator comes: whoever asked is told.
fn choose(
    change: &mut Change,
    need: &mut NeedRecord,
    offers: &[OfferRecord],
    id: FacilitatorId,
) -> Result<(), DomainError> {
    answered(change, need, offers.to_vec(), id, NeedOfferState::Accepted)?;
    need.status = NeedStatus::Accepted;
    need.facilitator_id = Some(id);
    need.accepted_at = Some(change.now);
    need.waiting_since = None;
    need.proposal_id = None;
    news(change, need, News::Accepted)
}

/// Writes down how a facilitator has answered; gives how all stand to the need now.
fn answered(
    change: &mut Change,
    need: &NeedRecord,
    mut offers: Vec<OfferRecord>,
    id: FacilitatorId,
    state: NeedOfferState,
) -> Result<Vec<OfferRecord>, DomainError> {
    let asked_at = offer_of(&offers, id).and_then(|offer| offer.asked_at);
    let offer =
        OfferRecord { need_id: need.id, facilitator_id: id, state, asked_at, answered_at: Some(change.now) };
    store::needs::set_offer(change.connection, &offer)?;
    offers.retain(|offer| offer.facilitator_id != id);
    offers.push(offer);
    Ok(offers)
}

/// The facilitator does not come after all. Whoever takes that back by themselves cannot; whom somebody else releases is told.
fn release(
    change: &mut Change,
    need: &mut NeedRecord,
    mut offers: Vec<OfferRecord>,
    viewer: &Viewer,
) -> Result<(), DomainError> {
    let Some(facilitator) = need.facilitator_id else { return Ok(()) };
    if viewer.comes {
        need.facilitator_id = None;
        offers = answered(change, need, offers, facilitator, NeedOfferState::Refused)?;
        return abandoned(change, need, &offers);
    }
    dismiss(change, need)?;
    offers.retain(|offer| offer.facilitator_id != facilitator);
    need.status = status_of(&offers);
    wait_again(change, need)?;
    news(change, need, News::Released)
}

/// Whoever was to come does not any more, and an answer is waited for: whoever asked is told, and those who look after the
/// territory.
pub(super) fn abandoned(
    change: &mut Change,
    need: &mut NeedRecord,
    offers: &[OfferRecord],
) -> Result<(), DomainError> {
    need.accepted_at = None;
    need.status = status_of(offers);
    wait(change, need)?;
    news(change, need, News::Released)
}

fn decline(change: &mut Change, need: &mut NeedRecord, reason: Option<&str>) -> Result<(), DomainError> {
    dismiss(change, need)?;
    need.reason = reason.map(str::trim).map(str::to_owned);
    need.status = NeedStatus::Declined;
    need.decided_at = Some(change.now);
    need.waiting_since = None;
    news(change, need, News::Declined)
}

/// Tells all who asked how it goes.
pub(super) fn news(change: &mut Change, need: &NeedRecord, news: News) -> Result<(), DomainError> {
    let merged = store::needs::list_merged(change.connection, need.id)?;
    for id in std::iter::once(need.id).chain(merged.iter().map(|other| other.id)) {
        let mail = Mail::NeedNews { need: id, news, at: change.now };
        change.enqueue(&Job::Mail(mail), change.now)?;
    }
    Ok(())
}

/// Tells a facilitator that they are asked, or counted on.
fn tell(change: &mut Change, need: &NeedRecord, facilitator: FacilitatorId) -> Result<(), DomainError> {
    for (_, account) in people::speaking_for(change.connection, &[facilitator], change.now)? {
        let mail = Mail::NeedOffer { need: need.id, facilitator, account: account.id, at: change.now };
        change.enqueue(&Job::Mail(mail), change.now)?;
    }
    Ok(())
}
