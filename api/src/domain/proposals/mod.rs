//! Proposals: cafés that somebody without an account would like to see on the map.
//!
//! Here stands what their proposers do, by a private link; what reviewers do with them stands in `review`, what both see in
//! `standing`. Whoever knows the link is the proposer: it goes to their mail address alone.

mod review;
mod standing;

use cafeia_shared::{
    cafes::NewCafe,
    ids::{CafeId, OrganisationId, PlaceId, ProposalId},
    problem::{FaultCode, FieldError},
    proposals::{
        NewProposal, NewProposalStep, Proposal, ProposalStatus, ProposalStep, ProposedCafe, Proposer,
    },
    validation::to_micros,
    vocabulary::{EventStatus, Term as _},
};
use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

pub use self::review::{decide, list, show_to_reviewer};
pub(super) use self::standing::Standing;
use super::{
    Change, DomainError, accounts, cafes, changed_fields, check_version, places, refuse_faults, resources,
    review_clock, trim,
};
use crate::{
    geo::Geography,
    jobs::{Awaited, Job, Mail},
    journal::{Actor, Aggregate, Event},
    secrets::hash_token,
    store::{self, DbConnection, proposals::ProposalRecord},
};

/// What private links are made for.
pub const LINK_PURPOSE: &str = "proposal";
/// Within what time the same proposal counts once.
const SAME: TimeDelta = TimeDelta::hours(1);
/// What everybody reads of a café that its proposer has taken back without saying why.
const TAKEN_BACK: &str = "Annulé par la structure qui le proposait.";

/// Writes down a proposal, and sends the private link. The same one twice within an hour is one.
pub fn propose(change: &mut Change, new: &NewProposal) -> Result<(), DomainError> {
    refuse_faults(new.faults_at(change.now))?;
    let (cafe, commune_code) = checked(change, &new.cafe).map_err(|error| under("cafe.", error))?;
    let email = accounts::address(&new.proposer.email).unwrap_or_default();
    let content = serde_json::to_string(&cafe).unwrap_or_default();
    let fingerprint = hash_token(&format!("{email}\n{content}"));
    if store::proposals::is_known(change.connection, &fingerprint, change.now - SAME)? {
        return Ok(());
    }
    let mut name = new.proposer.name.clone();
    trim(&mut name);
    let proposer = Proposer { name, email, locale: new.proposer.locale };
    let mut proposal = record(change, proposer, fingerprint, (cafe, commune_code));
    let id = proposal.id;
    change.actor = Actor::Proposal(id);
    insert(change, &mut proposal)?;
    change.enqueue(&Job::Mail(Mail::ProposalConfirmation { proposal: id }), change.now)
}

/// Writes down a café on which somebody has agreed with a structure that had asked for one and has confirmed its address: it
/// goes to review in that one's name.
pub(super) fn bring(
    change: &mut Change,
    proposer: Proposer,
    cafe: &ProposedCafe,
) -> Result<ProposalRecord, DomainError> {
    let mut faults = cafe.faults();
    faults.extend(cafe.begins_wrongly("", change.now));
    refuse_faults(faults)?;
    let placed = checked(change, cafe)?;
    let fingerprint = hash_token(&Uuid::now_v7().to_string());
    let mut proposal = record(change, proposer, fingerprint, placed);
    proposal.confirmed_at = Some(change.now);
    wait(change, &mut proposal)?;
    insert(change, &mut proposal)?;
    Ok(proposal)
}

/// A proposal that nobody has confirmed yet.
fn record(
    change: &Change,
    proposer: Proposer,
    fingerprint: String,
    (cafe, commune_code): (ProposedCafe, Option<String>),
) -> ProposalRecord {
    ProposalRecord {
        id: ProposalId(Uuid::now_v7()),
        version: 1,
        status: ProposalStatus::Unconfirmed,
        withdrawn_from: None,
        proposer,
        fingerprint,
        cafe,
        commune_code,
        reason: None,
        cafe_id: None,
        received_at: change.now,
        confirmed_at: None,
        review_since: None,
        decided_at: None,
        updated_at: change.now,
        kept_until: change.now,
    }
}

fn insert(change: &mut Change, proposal: &mut ProposalRecord) -> Result<(), DomainError> {
    proposal.kept_until = standing::kept_until(proposal, None);
    store::proposals::insert(change.connection, proposal)?;
    change.note(Aggregate::Proposal, proposal.id.0, Event::Created, 1, Vec::new());
    Ok(())
}

/// A proposal as its proposer sees it.
pub fn show(
    connection: &mut DbConnection,
    geography: &Geography,
    id: ProposalId,
    now: DateTime<Utc>,
) -> Result<Proposal, DomainError> {
    let standing = Standing::find(connection, id)?.filter(|standing| standing.is_kept(now));
    Ok(standing.ok_or(DomainError::LinkExpired)?.show(connection, geography)?)
}

/// A proposal by its private link, whose token was found sound; what is forgotten has none.
fn find(change: &mut Change, id: ProposalId) -> Result<Standing, DomainError> {
    let standing = Standing::find(change.connection, id)?.filter(|standing| standing.is_kept(change.now));
    standing.ok_or(DomainError::LinkExpired)
}

fn shown(change: &mut Change, id: ProposalId) -> Result<Proposal, DomainError> {
    let geography = change.geography;
    Ok(find(change, id)?.show(change.connection, geography)?)
}

/// Confirms the proposer's address: the proposal goes to review. A second time changes nothing.
pub fn confirm(change: &mut Change, id: ProposalId) -> Result<Proposal, DomainError> {
    let Standing { mut proposal, .. } = find(change, id)?;
    if proposal.status == ProposalStatus::Unconfirmed {
        proposal.confirmed_at = Some(change.now);
        wait(change, &mut proposal)?;
        save(change, proposal, None, Event::Submitted, vec!["confirmed_at".to_owned()])?;
    }
    shown(change, id)
}

/// Replaces what was written of the café. One that waits for a change goes to review again; one that was accepted is
/// changed as by a writer who may not publish it.
pub fn update(
    change: &mut Change,
    id: ProposalId,
    version: u32,
    new: &ProposedCafe,
) -> Result<Proposal, DomainError> {
    let standing = find(change, id)?;
    check_version(Aggregate::Proposal, version, standing.version())?;
    refuse_faults(new.faults())?;
    if !standing.is_editable() {
        return Err(standing.illegal("change", standing.steps().iter().map(|step| step.as_str())));
    }
    // What was agreed on may have begun in the meantime.
    if to_micros(new.starts_at) != standing.content().starts_at
        && let Some(fault) = new.begins_wrongly("", change.now)
    {
        return Err(DomainError::Invalid(vec![fault]));
    }
    let (content, commune) = checked(change, new)?;
    let Standing { mut proposal, cafe } = standing;
    if let Some(cafe) = cafe {
        return revise(change, proposal, cafe, content, commune);
    }
    let changed = changed_fields(&proposal.cafe, &content);
    let moved = proposal.commune_code != commune;
    let answers = proposal.status == ProposalStatus::ChangeRequested;
    if changed.is_empty() && !answers {
        return shown(change, id);
    }
    proposal.cafe = content;
    proposal.commune_code = commune;
    let event = if answers { Event::Submitted } else { Event::Updated };
    // Whoever looks after another territory has not heard of it.
    if answers || (moved && proposal.status == ProposalStatus::InReview) {
        wait(change, &mut proposal)?;
    }
    save(change, proposal, None, event, changed)?;
    shown(change, id)
}

/// Changes the café that was made of a proposal.
fn revise(
    change: &mut Change,
    mut proposal: ProposalRecord,
    cafe: store::cafes::CafeRecord,
    mut content: ProposedCafe,
    commune: Option<String>,
) -> Result<Proposal, DomainError> {
    let id = proposal.id;
    if content.host_id != Some(cafe.content.host_id) {
        // Nobody puts a public café under somebody else's name by themselves.
        let field = if content.new_host.is_some() { "new_host" } else { "host_id" };
        let message = "who hosts it stays: the café is public already";
        return Err(DomainError::field(field, FaultCode::Inconsistent, message));
    }
    let taken = cafe.content.seats_taken;
    if taken > 0 && content.capacity.is_none_or(|capacity| capacity < taken) {
        let message = format!("{taken} places are taken already");
        return Err(DomainError::field("capacity", FaultCode::OutOfRange, &message));
    }
    if let Some(new) = content.new_place.take() {
        let place = PlaceId(Uuid::now_v7());
        places::create(change, place, &new).map_err(|error| under("new_place.", error))?;
        content.place_id = Some(place);
    }
    let changed = changed_fields(&proposal.cafe, &content);
    proposal.cafe = content.clone();
    proposal.commune_code = commune;
    let host = cafe.content.host_id;
    let new = NewCafe {
        organisers: cafe.content.organisers.clone(),
        facilitators: cafe.content.facilitators.clone(),
        seats_taken: taken,
        ..content.into_cafe(proposal.cafe.place_id, host)
    };
    let new = cafes::checked(change, &new)?;
    let cafe_id = cafe.id;
    cafes::revise(change, cafe, new, true)?;
    if !changed.is_empty() {
        let cafe = cafes::find(change, cafe_id)?;
        save(change, proposal, Some(&cafe), Event::Updated, changed)?;
    }
    shown(change, id)
}

/// Takes a proposal back, or undoes that; a café that was made of it is cancelled, or is held after all.
pub fn take_step(
    change: &mut Change,
    id: ProposalId,
    version: u32,
    new: &NewProposalStep,
) -> Result<Proposal, DomainError> {
    let standing = find(change, id)?;
    check_version(Aggregate::Proposal, version, standing.version())?;
    refuse_faults(new.faults())?;
    let legal = standing.steps();
    if !legal.contains(&new.step) {
        return Err(standing.illegal(new.step.as_str(), legal.iter().map(|step| step.as_str())));
    }
    let status = standing.status();
    let Standing { mut proposal, cafe } = standing;
    let event = match new.step {
        ProposalStep::Withdraw => {
            if let Some(cafe) = &cafe {
                let reason = new.reason.as_deref().unwrap_or(TAKEN_BACK);
                cafes::set_event_status(change, cafe.id, EventStatus::Cancelled, Some(reason))?;
            }
            proposal.withdrawn_from = Some(status);
            proposal.status = ProposalStatus::Withdrawn;
            proposal.review_since = None;
            Event::Withdrawn
        }
        ProposalStep::Resume => {
            proposal.status = proposal.withdrawn_from.take().unwrap_or(ProposalStatus::InReview);
            if let Some(cafe) = cafe.as_ref().filter(|cafe| cafe.event_status == EventStatus::Cancelled) {
                cafes::reinstate(change, cafe.id)?;
            }
            if proposal.status == ProposalStatus::InReview {
                wait_again(change, &mut proposal)?;
            }
            Event::Reopened
        }
    };
    let cafe = cafe.map(|cafe| cafes::find(change, cafe.id)).transpose()?;
    save(change, proposal, cafe.as_ref(), event, vec!["status".to_owned()])?;
    shown(change, id)
}

/// Tells the proposer of a café, where it was proposed, that it is public no more, and why.
pub(super) fn tell_refusal(change: &mut Change, cafe: CafeId) -> Result<(), DomainError> {
    let Some(mut proposal) = store::proposals::find_by_cafe(change.connection, cafe)? else { return Ok(()) };
    if proposal.status != ProposalStatus::Accepted {
        return Ok(());
    }
    let cafe = cafes::find(change, cafe)?;
    proposal.decided_at = Some(change.now);
    let mail = Mail::ProposalDecision { proposal: proposal.id, at: change.now };
    save(change, proposal, Some(&cafe), Event::Rejected, vec!["decided_at".to_owned()])?;
    change.enqueue(&Job::Mail(mail), change.now)
}

/// That refusal was undone: its letter, where it has not left yet, does not.
pub(super) fn take_refusal_back(change: &mut Change, cafe: CafeId) -> Result<(), DomainError> {
    let Some(mut proposal) = store::proposals::find_by_cafe(change.connection, cafe)? else { return Ok(()) };
    if proposal.status != ProposalStatus::Accepted {
        return Ok(());
    }
    let cafe = cafes::find(change, cafe)?;
    proposal.decided_at = Some(change.now);
    save(change, proposal, Some(&cafe), Event::Reopened, vec!["decided_at".to_owned()])
}

/// Forgets the proposals whose time is over; gives their number. Cafés that were made of them stay.
pub(super) fn forget(change: &mut Change) -> Result<usize, DomainError> {
    let mut forgotten = 0;
    for mut proposal in store::proposals::list_over(change.connection, change.now)? {
        let cafe = match proposal.cafe_id {
            Some(id) => store::cafes::find_optional(change.connection, id)?,
            None => None,
        };
        // Its café may have been put off by others.
        let until = standing::kept_until(&proposal, cafe.as_ref());
        if until > change.now {
            proposal.kept_until = until;
            store::proposals::update(change.connection, &proposal)?;
            continue;
        }
        store::proposals::remove(change.connection, proposal.id)?;
        change.note(Aggregate::Proposal, proposal.id.0, Event::Deleted, proposal.version + 1, Vec::new());
        forgotten += 1;
    }
    Ok(forgotten)
}

/// Lets a proposal wait for a decision from now on, and tells those who are to decide.
fn wait(change: &mut Change, proposal: &mut ProposalRecord) -> Result<(), DomainError> {
    proposal.status = ProposalStatus::InReview;
    proposal.review_since = Some(change.now);
    review_clock::start(change, Awaited::Proposal(proposal.id), change.now)
}

/// The same of one of which they know already.
fn wait_again(change: &mut Change, proposal: &mut ProposalRecord) -> Result<(), DomainError> {
    proposal.status = ProposalStatus::InReview;
    proposal.review_since = Some(change.now);
    review_clock::restart(change, Awaited::Proposal(proposal.id), change.now)
}

fn save(
    change: &mut Change,
    mut proposal: ProposalRecord,
    cafe: Option<&store::cafes::CafeRecord>,
    event: Event,
    changed: Vec<String>,
) -> Result<(), DomainError> {
    proposal.version += 1;
    proposal.updated_at = change.now;
    proposal.kept_until = standing::kept_until(&proposal, cafe);
    store::proposals::update(change.connection, &proposal)?;
    change.note(Aggregate::Proposal, proposal.id.0, event, proposal.version, changed);
    Ok(())
}

/// A proposed café in order, and the commune that says whose territory it is: that of its place, or of its host's seat.
/// Its fields are sound by themselves; whether what they name exists is found out here.
fn checked(
    change: &mut Change,
    proposed: &ProposedCafe,
) -> Result<(ProposedCafe, Option<String>), DomainError> {
    cafes::check_zone("timezone", &proposed.timezone)?;
    let mut cafe = proposed.clone();
    for text in [&mut cafe.title, &mut cafe.summary, &mut cafe.description, &mut cafe.message] {
        trim(text);
    }
    cafe.starts_at = to_micros(cafe.starts_at);
    cafe.ends_at = to_micros(cafe.ends_at);
    for format in &cafe.format_ids {
        resources::refers_to_format(change, "format_ids", *format)?;
    }
    let mut commune = match cafe.host_id {
        Some(host) => seat(change, host)?,
        None => None,
    };
    if let Some(host) = &mut cafe.new_host {
        trim(&mut host.name);
        if let Some(code) = &host.commune_code {
            host.commune_code = Some(change.commune("new_host.commune_code", code)?);
            commune.clone_from(&host.commune_code);
        }
    }
    if let Some(place) = cafe.place_id {
        let known = store::places::find_optional(change.connection, place)?;
        let unknown = || DomainError::field("place_id", FaultCode::UnknownValue, "names nothing that exists");
        commune = Some(known.ok_or_else(unknown)?.content.commune_code);
    }
    if let Some(place) = &cafe.new_place {
        let place = places::checked(change, place).map_err(|error| under("new_place.", error))?;
        commune = Some(place.commune_code.clone());
        cafe.new_place = Some(place);
    }
    if cafe.place_id.is_some() || cafe.new_place.is_some() {
        let held_in = commune.as_deref().unwrap_or_default();
        let instants = [cafe.starts_at, cafe.ends_at];
        cafes::check_zone_of_place(change.geography, held_in, &cafe.timezone, instants)?;
    }
    Ok((cafe, commune))
}

fn seat(change: &mut Change, host: OrganisationId) -> Result<Option<String>, DomainError> {
    let known = store::organisations::find_optional(change.connection, host)?;
    let unknown = || DomainError::field("host_id", FaultCode::UnknownValue, "names nothing that exists");
    Ok(known.ok_or_else(unknown)?.content.commune_code)
}

/// The same faults, of fields that lie under another one.
fn under(prefix: &str, error: DomainError) -> DomainError {
    match error {
        DomainError::Invalid(faults) => DomainError::Invalid(
            faults
                .into_iter()
                .map(|fault| FieldError { field: format!("{prefix}{}", fault.field), ..fault })
                .collect(),
        ),
        other => other,
    }
}
