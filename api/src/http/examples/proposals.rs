//! Proposals, and what is decided on them.

use cafeia_shared::{
    cafes::NewCafe,
    ids::{OrganisationId, PlaceId, ProposalId},
    paging::Page,
    places::NewPlace,
    proposals::{
        NewProposal, NewProposalDecision, NewProposalStep, Proposal, ProposalStatus, ProposalStep,
        ProposalSummary, ProposalVerdict, ProposedCafe, ProposedHost, Proposer, ProposerHistory,
        ReviewedProposal, SimilarHost, SimilarPlace,
    },
    vocabulary::{Accessibility, Audience, CafeMode, Language, Locale, OrganisationKind, Theme},
};
use chrono::TimeDelta;
use uuid::{Uuid, uuid};

use super::{HOST, PLACE, commune_ref, days_before, new_cafe, page, similar_cafes};

const PROPOSAL: Uuid = uuid!("019be0a2-5d10-7c91-8b5f-7da14293eb68");

fn proposer() -> Proposer {
    Proposer {
        name: "Anne Le Gall".to_owned(),
        email: "anne.legall@example.org".to_owned(),
        locale: Locale::French,
    }
}

pub(in super::super) fn proposed_cafe() -> ProposedCafe {
    let NewCafe { title, summary, description, starts_at, ends_at, timezone, registration, contact, .. } =
        new_cafe();
    let place = NewPlace {
        name: "Salle des fêtes".to_owned(),
        address: Some("Rue de Reims".to_owned()),
        postal_code: Some("29160".to_owned()),
        commune_code: "29042".to_owned(),
        position: None,
        precision: None,
        access: None,
        accessibility: vec![Accessibility::Wheelchair],
    };
    let host = ProposedHost {
        name: "Les Amis du livre".to_owned(),
        kind: OrganisationKind::Association,
        commune_code: None,
    };
    ProposedCafe {
        title,
        summary,
        description,
        starts_at,
        ends_at,
        timezone,
        mode: CafeMode::OnSite,
        place_id: None,
        new_place: Some(place),
        online_url: None,
        host_id: None,
        new_host: Some(host),
        format_ids: Vec::new(),
        audiences: vec![Audience::Everyone],
        languages: vec![Language::French],
        themes: vec![Theme::Basics],
        accessibility: Vec::new(),
        capacity: Some(20),
        registration,
        contact,
        message: "Nous avons la salle jusqu’à midi.".to_owned(),
    }
}

pub(in super::super) fn new_proposal() -> NewProposal {
    NewProposal { proposer: proposer(), cafe: proposed_cafe() }
}

pub(in super::super) fn proposal() -> Proposal {
    Proposal {
        id: ProposalId(PROPOSAL),
        version: 2,
        status: ProposalStatus::InReview,
        proposer: proposer(),
        cafe: proposed_cafe(),
        place_name: Some("Salle des fêtes".to_owned()),
        host_name: "Les Amis du livre".to_owned(),
        commune: Some(commune_ref()),
        reason: None,
        received_at: days_before(38),
        confirmed_at: Some(days_before(38)),
        review_since: Some(days_before(38)),
        decided_at: None,
        cafe_slug: None,
        steps: vec![ProposalStep::Withdraw],
        editable: true,
        kept_until: days_before(-365) + TimeDelta::hours(2),
    }
}

pub(in super::super) fn new_proposal_step() -> NewProposalStep {
    let reason = Some("La salle est prise".to_owned());
    NewProposalStep { reason, ..NewProposalStep::new(ProposalStep::Withdraw) }
}

pub(in super::super) fn proposals() -> Page<ProposalSummary> {
    let Proposal { id, version, status, proposer, cafe, place_name, host_name, commune, .. } = proposal();
    let summary = ProposalSummary {
        id,
        version,
        status,
        title: cafe.title,
        starts_at: cafe.starts_at,
        ends_at: cafe.ends_at,
        timezone: cafe.timezone,
        mode: cafe.mode,
        place_name,
        host_name,
        commune,
        proposer_name: proposer.name,
        review_since: Some(days_before(38)),
        updated_at: days_before(38),
    };
    Page { next_cursor: Some(format!("1800090000000000.{PROPOSAL}")), ..page(summary, None) }
}

pub(in super::super) fn reviewed_proposal() -> ReviewedProposal {
    let similar_place = SimilarPlace {
        id: PlaceId(PLACE),
        name: "Salle des fêtes municipale".to_owned(),
        address: Some("Rue de Reims".to_owned()),
        commune: "Crozon".to_owned(),
    };
    let similar_host = SimilarHost {
        id: OrganisationId(HOST),
        name: "Amis du livre de Crozon".to_owned(),
        kind: OrganisationKind::Association,
        commune: Some("Crozon".to_owned()),
    };
    ReviewedProposal {
        proposal: proposal(),
        cafe_id: None,
        similar: similar_cafes().data,
        similar_places: vec![similar_place],
        similar_hosts: vec![similar_host],
        history: ProposerHistory { accepted: 3, refused: 0, waiting: 1 },
        verdicts: vec![ProposalVerdict::Accept, ProposalVerdict::AskForChange, ProposalVerdict::Refuse],
    }
}

pub(in super::super) fn new_proposal_decision() -> NewProposalDecision {
    NewProposalDecision {
        verdict: ProposalVerdict::Accept,
        reason: Some("Merci, à bientôt\u{a0}!".to_owned()),
        place_id: Some(PlaceId(PLACE)),
        host_id: None,
    }
}
