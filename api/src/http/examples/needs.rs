//! Needs, and what is done about them.

use cafeia_shared::{
    ids::{FacilitatorId, NeedId, NeedMessageId, ResourceId},
    life::Vitality,
    needs::{
        Equipment, MergedNeed, Need, NeedAskerStep, NeedCandidate, NeedContent, NeedFacilitator, NeedMessage,
        NeedOffer, NeedOfferState, NeedParty, NeedPeriod, NeedStatus, NeedStep, NewNeed, NewNeedAskerStep,
        NewNeedCafe, NewNeedMessage, NewNeedStep, SimilarNeed, WorkspaceNeed, WorkspaceNeedSummary,
    },
    paging::Page,
    proposals::Proposer,
    vocabulary::{Accessibility, Audience, Locale, OrganisationKind, TrainingState},
};
use chrono::TimeDelta;
use uuid::{Uuid, uuid};

use super::{FACILITATOR, RESOURCE, commune_ref, days_before, page, resource_ref};

const NEED: Uuid = uuid!("019be0a2-5d10-7c91-8b5f-7da14293ed01");
const OTHER: Uuid = uuid!("019be0a2-5d10-7c91-8b5f-7da14293ed02");
const MERGED: Uuid = uuid!("019be0a2-5d10-7c91-8b5f-7da14293ed04");
const ANIMATION: &str = "Animation de démonstration, Crozon";
const MESSAGE: Uuid = uuid!("019be0a2-5d10-7c91-8b5f-7da14293ed03");

fn asker() -> Proposer {
    Proposer {
        name: "Anne Le Gall".to_owned(),
        email: "anne.legall@example.org".to_owned(),
        locale: Locale::French,
    }
}

pub(in super::super) fn need_content() -> NeedContent {
    let day = |days: i64| days_before(-days).date_naive();
    NeedContent {
        commune_code: "29042".to_owned(),
        host_name: "Les Amis du livre".to_owned(),
        host_kind: OrganisationKind::Association,
        place_name: Some("Salle des fêtes".to_owned()),
        address: Some("Rue de Reims".to_owned()),
        periods: vec![NeedPeriod { from: day(10), until: day(24) }],
        audiences: vec![Audience::Seniors],
        people: 15,
        equipment: vec![Equipment::Projector, Equipment::Internet],
        accessibility: vec![Accessibility::Wheelchair],
        words: "Plutôt un mardi matin, avant le marché.".to_owned(),
    }
}

pub(in super::super) fn new_need() -> NewNeed {
    NewNeed { asker: asker(), need: need_content() }
}

fn conversation(own: NeedParty) -> Vec<NeedMessage> {
    vec![NeedMessage {
        id: NeedMessageId(MESSAGE),
        from: NeedParty::Facilitator,
        name: Some(ANIMATION.to_owned()),
        own: own == NeedParty::Facilitator,
        words: "Bonjour, le mardi 15 vous irait-il\u{a0}?".to_owned(),
        written_at: days_before(2),
    }]
}

pub(in super::super) fn need() -> Need {
    Need {
        id: NeedId(NEED),
        version: 4,
        status: NeedStatus::Accepted,
        asker: asker(),
        need: need_content(),
        commune: commune_ref(),
        asked: 2,
        facilitator: Some(NeedFacilitator { name: ANIMATION.to_owned(), slug: None }),
        reason: None,
        cafe: None,
        conversation: conversation(NeedParty::Asker),
        may_write: true,
        days_over: false,
        vitality: Vitality::Awake,
        merged_with: None,
        received_at: days_before(5),
        confirmed_at: Some(days_before(5)),
        proposed_at: Some(days_before(4)),
        accepted_at: Some(days_before(3)),
        decided_at: None,
        steps: vec![NeedAskerStep::Withdraw],
        editable: true,
        kept_until: days_before(-24) + TimeDelta::days(365),
    }
}

pub(in super::super) fn new_need_asker_step() -> NewNeedAskerStep {
    NewNeedAskerStep { step: NeedAskerStep::Withdraw }
}

pub(in super::super) fn new_need_message() -> NewNeedMessage {
    NewNeedMessage { words: "Le mardi 15 nous convient, à 10 heures\u{a0}?".to_owned() }
}

fn summary() -> WorkspaceNeedSummary {
    let NeedContent { host_name, host_kind, periods, people, .. } = need_content();
    WorkspaceNeedSummary {
        id: NeedId(NEED),
        version: 3,
        status: NeedStatus::Proposed,
        commune: commune_ref(),
        host_name,
        host_kind,
        periods,
        people,
        asked: 1,
        facilitator: None,
        own_offer: None,
        distance_km: None,
        waiting_since: Some(days_before(5)),
        days_over: false,
        vitality: Vitality::Awake,
        received_at: days_before(5),
        updated_at: days_before(4),
    }
}

pub(in super::super) fn needs() -> Page<WorkspaceNeedSummary> {
    Page { next_cursor: Some(format!("1800090000000000.{NEED}")), ..page(summary(), None) }
}

pub(in super::super) fn workspace_need() -> WorkspaceNeed {
    let candidate = NeedCandidate {
        facilitator_id: FacilitatorId(FACILITATOR),
        name: ANIMATION.to_owned(),
        training: TrainingState::Trained,
        commune: commune_ref(),
        distance_km: 12,
        travel_radius_km: 30,
        formats: vec![resource_ref()],
        recent_cafes: 2,
        reachable: true,
        offer: Some(NeedOfferState::Asked),
    };
    let offer = NeedOffer {
        facilitator_id: FacilitatorId(FACILITATOR),
        name: ANIMATION.to_owned(),
        state: NeedOfferState::Asked,
        asked_at: Some(days_before(4)),
        answered_at: None,
    };
    let similar = SimilarNeed {
        id: NeedId(OTHER),
        status: NeedStatus::Open,
        host_name: "Les amis du livre".to_owned(),
        received_at: days_before(6),
    };
    let merged = MergedNeed {
        id: NeedId(MERGED),
        version: 3,
        host_name: "Les Amis du livre de Crozon".to_owned(),
        asker_name: "Yves Kerven".to_owned(),
        received_at: days_before(3),
    };
    WorkspaceNeed {
        summary: summary(),
        need: need_content(),
        asker_name: Some(asker().name),
        managed: true,
        offers: vec![offer],
        candidates: vec![candidate],
        similar: vec![similar],
        merged: vec![merged],
        merged_into: None,
        similar_hosts: Vec::new(),
        similar_places: Vec::new(),
        conversation: Vec::new(),
        may_write: true,
        reason: None,
        cafe: None,
        steps: vec![NeedStep::Propose, NeedStep::Assign, NeedStep::Decline, NeedStep::CloseConversation],
        may_plan: false,
        timezone: "Europe/Paris".to_owned(),
    }
}

pub(in super::super) fn new_need_step() -> NewNeedStep {
    NewNeedStep { facilitator_ids: vec![FacilitatorId(FACILITATOR)], ..NewNeedStep::new(NeedStep::Propose) }
}

pub(in super::super) fn new_need_cafe() -> NewNeedCafe {
    let starts_at = days_before(-15);
    NewNeedCafe {
        title: "Café IA à Crozon".to_owned(),
        starts_at,
        ends_at: starts_at + TimeDelta::hours(2),
        format_ids: vec![ResourceId(RESOURCE)],
        place_id: None,
        host_id: None,
    }
}
