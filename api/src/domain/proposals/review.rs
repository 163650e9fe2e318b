//! Proposals in the hands of those who decide: whoever may review cafés in the commune of their place, or of their host's
//! seat. To others they do not exist.

use cafeia_shared::{
    ids::{CafeId, OrganisationId, PlaceId, ProposalId},
    organisations::NewOrganisation,
    paging::Page,
    proposals::{
        NewProposalDecision, ProposalQuery, ProposalStatus, ProposalSummary, ProposalVerdict, ProposedHost,
        ReviewedProposal,
    },
    vocabulary::{OrganisationPart, Term as _},
};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Standing, save, standing::Names, under, wait_again};
use crate::{
    domain::{
        Change, DomainError, cafes, check_version, cursor,
        nearby::Nearby,
        needs, organisations, places,
        policy::{Action, Who},
        reach, refuse_faults, review_clock, similar,
    },
    geo::Geography,
    jobs::{Job, Mail},
    journal::{Aggregate, Event},
    store::{
        self, DbConnection,
        cafes::CafeRecord,
        proposals::{ProposalRecord, Wanted},
    },
};

/// One page of the proposals on which somebody may decide, or has.
pub fn list(
    connection: &mut DbConnection,
    geography: &Geography,
    who: &Who,
    query: &ProposalQuery,
    now: DateTime<Utc>,
) -> Result<Page<ProposalSummary>, DomainError> {
    let reach = reach::of(who, Action::ReviewCafe, geography, now);
    let waiting = [ProposalStatus::InReview];
    let status = if query.status.is_empty() { &waiting[..] } else { &query.status };
    let wanted = Wanted {
        communes: (!reach.is_everything()).then_some(reach.communes.as_slice()),
        status,
        waiting: status == waiting,
    };
    let after = query.cursor.as_deref().map(cursor::read).transpose()?;
    let limit = usize::from(query.limit());
    let mut found = store::proposals::list_wanted(connection, &wanted, after, i64::from(query.limit()) + 1)?;
    let goes_on = found.len() > limit;
    found.truncate(limit);
    let total = u64::try_from(store::proposals::count_wanted(connection, &wanted)?).unwrap_or_default();
    let next_cursor = found.last().filter(|_| goes_on).map(|last| {
        let at = last.review_since.filter(|_| wanted.waiting).unwrap_or(last.received_at);
        cursor::write(at, last.id)
    });
    let standings = Standing::of_all(connection, found)?;
    let names = Names::of(connection, &standings)?;
    let data = standings.iter().map(|standing| standing.summary(&names, geography)).collect();
    Ok(Page { data, next_cursor, total, facets: None })
}

/// A proposal as whoever may decide on it sees it.
pub fn show_to_reviewer(
    connection: &mut DbConnection,
    geography: &Geography,
    who: &Who,
    id: ProposalId,
    now: DateTime<Utc>,
) -> Result<ReviewedProposal, DomainError> {
    let standing = find(connection, geography, who, id, now)?;
    let content = standing.content();
    let (mut similar_places, mut similar_hosts) = (Vec::new(), Vec::new());
    if let Some(place) = &content.new_place {
        similar_places = similar::places(connection, geography, place)?;
    }
    let commune = standing.proposal.commune_code.as_deref();
    if let Some(host) = &content.new_host {
        similar_hosts = similar::hosts(connection, geography, &host.name, commune)?;
    }
    let mut same = Vec::new();
    if let Some(commune) = commune {
        let may_be = similar_places.iter().map(|place| place.id);
        let places: Vec<PlaceId> = content.place_id.into_iter().chain(may_be).collect();
        let sought = similar::Sought {
            places: &places,
            commune,
            date: similar::day_of(content.starts_at, &content.timezone),
            title: &content.title,
            except: standing.proposal.cafe_id,
        };
        same = similar::cafes(connection, geography, who, &sought, now)?;
    }
    let proposal = &standing.proposal;
    let mut shown = standing.show(connection, geography)?;
    if needs::came_of(connection, proposal.id)? {
        // Whoever asked for a café was promised that nobody sees their address: one writes to them where they asked.
        shown.proposer.email.clear();
    }
    Ok(ReviewedProposal {
        proposal: shown,
        cafe_id: proposal.cafe_id,
        similar: same,
        similar_places,
        similar_hosts,
        history: store::proposals::history(connection, &proposal.proposer.email, proposal.id)?,
        verdicts: standing.verdicts(),
    })
}

/// A proposal on which they may decide.
fn find(
    connection: &mut DbConnection,
    geography: &Geography,
    who: &Who,
    id: ProposalId,
    now: DateTime<Utc>,
) -> Result<Standing, DomainError> {
    let absent = || DomainError::NotFound(Aggregate::Proposal, id.0);
    let standing =
        Standing::find(connection, id)?.filter(|standing| standing.proposal.confirmed_at.is_some());
    let standing = standing.ok_or_else(absent)?;
    let commune = standing.proposal.commune_code.as_deref();
    review_clock::may_review(who, commune, geography, now).map_err(|_| absent())?;
    Ok(standing)
}

/// Decides on a proposal; its proposer gets a letter.
pub fn decide(
    change: &mut Change,
    who: &Who,
    id: ProposalId,
    version: u32,
    decision: &NewProposalDecision,
) -> Result<ReviewedProposal, DomainError> {
    let (geography, now) = (change.geography, change.now);
    let standing = find(change.connection, geography, who, id, now)?;
    check_version(Aggregate::Proposal, version, standing.version())?;
    refuse_faults(decision.faults())?;
    let legal = standing.verdicts();
    if !legal.contains(&decision.verdict) {
        let to = decision.verdict.as_str();
        return Err(standing.illegal(to, legal.iter().map(|verdict| verdict.as_str())));
    }
    let mut proposal = standing.proposal;
    let reason = decision.reason.as_deref().map(str::trim).filter(|reason| !reason.is_empty());
    proposal.reason = reason.map(str::to_owned);
    proposal.decided_at = Some(now);
    proposal.review_since = None;
    let mut cafe = None;
    let event = match decision.verdict {
        ProposalVerdict::Accept => {
            cafe = Some(accept(change, who, &mut proposal, decision)?);
            Event::Accepted
        }
        ProposalVerdict::AskForChange => {
            proposal.status = ProposalStatus::ChangeRequested;
            Event::ChangeRequested
        }
        ProposalVerdict::Refuse => {
            proposal.status = ProposalStatus::Refused;
            Event::Rejected
        }
        ProposalVerdict::Reopen => {
            proposal.decided_at = None;
            wait_again(change, &mut proposal)?;
            Event::Reopened
        }
    };
    if proposal.decided_at.is_some() {
        change.enqueue(&Job::Mail(Mail::ProposalDecision { proposal: id, at: now }), now)?;
    }
    save(change, proposal, cafe.as_ref(), event, vec!["status".to_owned()])?;
    show_to_reviewer(change.connection, geography, who, id, now)
}

/// Makes a café of a proposal, with its place and its host where the network does not know them, and publishes it.
fn accept(
    change: &mut Change,
    who: &Who,
    proposal: &mut ProposalRecord,
    decision: &NewProposalDecision,
) -> Result<CafeRecord, DomainError> {
    let commune = proposal.commune_code.clone();
    let content = &mut proposal.cafe;
    let new_place = content.new_place.take();
    content.place_id = match (decision.place_id.or(content.place_id), new_place) {
        (Some(known), _) => Some(known),
        (None, Some(new)) => {
            let id = PlaceId(Uuid::now_v7());
            places::create(change, id, &new).map_err(|error| under("new_place.", error))?;
            Some(id)
        }
        (None, None) => None,
    };
    let new_host = content.new_host.take();
    let host = match (decision.host_id.or(content.host_id), new_host) {
        (Some(known), _) => known,
        (None, Some(new)) => {
            let id = OrganisationId(Uuid::now_v7());
            organisations::create(change, id, &organisation(new, commune))
                .map_err(|error| under("new_host.", error))?;
            id
        }
        (None, None) => return Err(DomainError::Invalid(content.faults())),
    };
    content.host_id = Some(host);
    let id = CafeId(Uuid::now_v7());
    let mut new = content.clone().into_cafe(content.place_id, host);
    new.facilitators = needs::facilitators_of(change, proposal.id)?;
    cafes::create(change, id, &new)?;
    cafes::publish(change, id)?;
    let cafe = cafes::find(change, id)?;
    needs::fulfil(change, proposal.id, &cafe)?;
    // A place or a host that the reviewer names may lie elsewhere.
    let nearby = Nearby::of(change.connection, [&cafe.content])?;
    nearby.check(change, who, Action::ReviewCafe, &cafe.content)?;
    proposal.commune_code = nearby.commune(&cafe.content).map(str::to_owned);
    proposal.status = ProposalStatus::Accepted;
    proposal.cafe_id = Some(id);
    Ok(cafe)
}

/// A host that the network learns of by a proposal. Where nothing is said of its seat it lies where its café does, so that
/// whoever looks after that looks after the host too.
fn organisation(host: ProposedHost, commune: Option<String>) -> NewOrganisation {
    NewOrganisation {
        name: host.name,
        kind: host.kind,
        parts: vec![OrganisationPart::Host],
        description: String::new(),
        commune_code: host.commune_code.or(commune),
        network_id: None,
        website: None,
        contact: cafeia_shared::cafes::Contact::default(),
        siret: None,
        rna: None,
    }
}
