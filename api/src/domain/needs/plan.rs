//! A need becomes a café: in one gesture a date is proposed, with all that the need says. Whoever may review cafés there
//! publishes it by the same gesture; what a facilitator proposes is looked at like any proposal, in the name of whoever asked.

use cafeia_shared::{
    cafes::{Contact, NewCafeFacilitator, Registration},
    ids::{NeedId, ProposalId},
    needs::{NeedContent, NeedStatus, NewNeedCafe, WorkspaceNeed},
    places::NewPlace,
    problem::FaultCode,
    proposals::{NewProposalDecision, ProposalVerdict, ProposedCafe, ProposedHost},
    vocabulary::{CafeMode, FacilitatorPart, RegistrationMode, Term as _},
};

use super::{
    Standing, answers,
    list::show_to,
    save,
    standing::{KEPT, MESSAGES},
};
use crate::{
    domain::{Change, DomainError, check_version, policy::Who, proposals, review_clock},
    jobs::News,
    journal::{Aggregate, Event},
    store::{self, DbConnection, StoreError, cafes::CafeRecord},
};

/// Makes a café of a need.
pub fn plan(
    change: &mut Change,
    who: &Who,
    id: NeedId,
    version: u32,
    new: &NewNeedCafe,
) -> Result<WorkspaceNeed, DomainError> {
    let (standing, viewer) = answers::find(change, who, id)?;
    check_version(Aggregate::Need, version, standing.need.version)?;
    if !viewer.may_plan(&standing) {
        return Err(standing.illegal("plan", viewer.steps(&standing).iter().map(|step| step.as_str())));
    }
    let Standing { mut need, .. } = standing;
    let zone = change.geography.time_zone(&need.content.commune_code).to_owned();
    let cafe = cafe(&need.content, new, zone);
    let proposal = proposals::bring(change, need.asker.clone(), &cafe)?;
    need.proposal_id = Some(proposal.id);
    let decides = may_review(change, who, &need.content.commune_code);
    // Others do not speak for the structure elsewhere than in its own commune.
    let held_in = proposal.commune_code.as_deref().unwrap_or_default();
    if held_in != need.content.commune_code && !(decides && may_review(change, who, held_in)) {
        return Err(elsewhere(new));
    }
    if !decides {
        answers::news(change, &need, News::Planned)?;
    }
    save(change, need, Event::Submitted, vec!["proposal_id".to_owned()])?;
    if decides {
        let accept = NewProposalDecision {
            verdict: ProposalVerdict::Accept,
            reason: None,
            place_id: None,
            host_id: None,
        };
        proposals::decide(change, who, proposal.id, 1, &accept)?;
    }
    let (geography, now) = (change.geography, change.now);
    show_to(change.connection, geography, who, id, now)
}

fn may_review(change: &Change, who: &Who, commune: &str) -> bool {
    review_clock::may_review(who, Some(commune), change.geography, change.now).is_ok()
}

fn elsewhere(new: &NewNeedCafe) -> DomainError {
    let field = if new.place_id.is_some() { "place_id" } else { "host_id" };
    let message = "lies elsewhere than the structure that asks: leave it out, or take a place of its commune";
    DomainError::field(field, FaultCode::Inconsistent, message)
}

/// The café of a need. What was written to those who bring it stays with them.
fn cafe(need: &NeedContent, new: &NewNeedCafe, timezone: String) -> ProposedCafe {
    let new_host = match new.host_id {
        Some(_) => None,
        None => Some(ProposedHost {
            name: need.host_name.clone(),
            kind: need.host_kind,
            commune_code: Some(need.commune_code.clone()),
        }),
    };
    ProposedCafe {
        title: new.title.clone(),
        summary: String::new(),
        description: String::new(),
        starts_at: new.starts_at,
        ends_at: new.ends_at,
        timezone,
        mode: CafeMode::OnSite,
        place_id: new.place_id,
        new_place: new.place_id.is_none().then(|| place(need)),
        online_url: None,
        host_id: new.host_id,
        new_host,
        format_ids: new.format_ids.clone(),
        audiences: need.audiences.clone(),
        languages: Vec::new(),
        themes: Vec::new(),
        accessibility: Vec::new(),
        capacity: Some(need.people),
        registration: Registration { mode: RegistrationMode::None, target: None },
        contact: Contact::default(),
        message: String::new(),
    }
}

/// The place of a need: the room, or the structure's own building.
pub(super) fn place(need: &NeedContent) -> NewPlace {
    NewPlace {
        name: need.place_name.clone().unwrap_or_else(|| need.host_name.clone()),
        address: need.address.clone(),
        postal_code: None,
        commune_code: need.commune_code.clone(),
        position: None,
        precision: None,
        access: None,
        accessibility: need.accessibility.clone(),
    }
}

/// The facilitators of the café that a proposal becomes, where it came of a need.
pub(in super::super) fn facilitators_of(
    change: &mut Change,
    proposal: ProposalId,
) -> Result<Vec<NewCafeFacilitator>, DomainError> {
    let need = store::needs::find_by_proposal(change.connection, proposal)?;
    let coming = need.filter(|need| need.status == NeedStatus::Accepted).and_then(|need| need.facilitator_id);
    let lead = |facilitator_id| NewCafeFacilitator { facilitator_id, part: FacilitatorPart::Lead };
    Ok(coming.map(lead).into_iter().collect())
}

/// Whether a proposal came of a need.
pub(in super::super) fn came_of(
    connection: &mut DbConnection,
    proposal: ProposalId,
) -> Result<bool, StoreError> {
    Ok(store::needs::find_by_proposal(connection, proposal)?.is_some())
}

/// A proposal became a café: the need that it came of is done.
pub(in super::super) fn fulfil(
    change: &mut Change,
    proposal: ProposalId,
    cafe: &CafeRecord,
) -> Result<(), DomainError> {
    let Some(mut need) = store::needs::find_by_proposal(change.connection, proposal)? else { return Ok(()) };
    if need.status != NeedStatus::Accepted {
        return Ok(());
    }
    need.status = NeedStatus::Done;
    need.cafe_id = Some(cafe.id);
    need.decided_at = Some(change.now);
    let over = cafe.content.ends_at.max(change.now);
    (need.kept_until, need.messages_until) = (over + KEPT, Some(over + MESSAGES));
    save(change, need, Event::Published, vec!["cafe_id".to_owned()])
}
