//! Who looks at a need, and what they may do with it: whoever looks after its territory, and the facilitators whose travel
//! covers it, who were asked, or who come.

use cafeia_shared::{
    ids::FacilitatorId,
    needs::{NeedOfferState, NeedStatus, NeedStep, WorkspaceNeedSummary},
};
use chrono::{DateTime, Utc};

use super::{
    Standing, are_days_over, is_looked_after, may_manage, offer_of,
    people::{self, Facilitators, kilometres},
    standing::vitality,
};
use crate::{
    domain::policy::Who,
    geo::Geography,
    store::{
        DbConnection, StoreError,
        needs::{NeedRecord, OfferRecord},
    },
};

/// Somebody who is signed in, before any need.
pub(super) struct Eyes<'a> {
    who: &'a Who,
    geography: &'a Geography,
    now: DateTime<Utc>,
    own: Facilitators,
}

/// What somebody is to one need.
pub(super) struct Viewer {
    /// Whether they look after its territory.
    pub(super) managed: bool,
    /// Those of their own profiles that may answer, the one who comes or was asked first.
    pub(super) own: Vec<FacilitatorId>,
    /// Whether one of them comes.
    pub(super) comes: bool,
    /// How far the nearest of them has to travel, where that covers the need.
    pub(super) distance_km: Option<u32>,
    /// When they look.
    now: DateTime<Utc>,
    /// How the first of them stands to it.
    own_offer: Option<NeedOfferState>,
}

impl<'a> Eyes<'a> {
    pub(super) fn of(
        connection: &mut DbConnection,
        geography: &'a Geography,
        who: &'a Who,
        now: DateTime<Utc>,
    ) -> Result<Self, StoreError> {
        let own = people::own(connection, who, now)?;
        Ok(Self { who, geography, now, own: Facilitators::of(connection, own)? })
    }

    pub(super) fn ids(&self) -> Vec<FacilitatorId> {
        self.own.records.iter().map(|one| one.id).collect()
    }

    /// What they are to a need; nothing when it does not exist for them.
    pub(super) fn at(&self, need: &NeedRecord, offers: &[OfferRecord]) -> Option<Viewer> {
        need.confirmed_at?;
        let managed = may_manage(self.who, &need.content.commune_code, self.geography, self.now).is_ok();
        let nearest = self.own.nearest(need, self.geography);
        let ids = self.ids();
        let comes = need.facilitator_id.filter(|id| ids.contains(id));
        let asked = ids.iter().copied().filter(|id| offer_of(offers, *id).is_some());
        let looks_for = need.status == NeedStatus::Accepted || is_looked_after(need, self.now);
        let around = nearest.as_ref().filter(|_| looks_for).map(|one| one.id);
        let mut own: Vec<FacilitatorId> = Vec::new();
        for id in comes.into_iter().chain(asked).chain(around) {
            if !own.contains(&id) {
                own.push(id);
            }
        }
        (managed || !own.is_empty()).then(|| Viewer {
            managed,
            comes: comes.is_some(),
            now: self.now,
            distance_km: nearest.map(|one| kilometres(one.distance_km)),
            own_offer: own.first().and_then(|id| offer_of(offers, *id)).map(|offer| offer.state),
            own,
        })
    }
}

impl Viewer {
    /// The steps that they may take now.
    pub(super) fn steps(&self, standing: &Standing) -> Vec<NeedStep> {
        let mut steps = legal_steps(standing, self.now);
        steps.retain(|step| match step {
            NeedStep::Accept => !self.own.is_empty(),
            NeedStep::Refuse => !self.own.is_empty() && self.own_offer != Some(NeedOfferState::Refused),
            NeedStep::Release => self.managed || self.comes,
            _ => self.managed,
        });
        steps
    }

    /// Whether they may make a café of it now.
    pub(super) fn may_plan(&self, standing: &Standing) -> bool {
        (self.managed || self.comes) && standing.need.status == NeedStatus::Accepted && !standing.is_planned()
    }

    /// Whether they take part in the conversation.
    pub(super) fn talks(&self) -> bool {
        self.managed || self.comes
    }

    /// A need as lists show it to them.
    pub(super) fn summary(
        &self,
        need: &NeedRecord,
        offers: &[OfferRecord],
        facilitator: Option<&str>,
        geography: &Geography,
    ) -> WorkspaceNeedSummary {
        let asked = offers.iter().filter(|offer| offer.state == NeedOfferState::Asked).count();
        let content = &need.content;
        let days_over = are_days_over(need, self.now);
        WorkspaceNeedSummary {
            id: need.id,
            version: need.version,
            status: need.status,
            commune: geography.commune_ref(&content.commune_code),
            host_name: content.host_name.clone(),
            host_kind: content.host_kind,
            periods: content.periods.clone(),
            people: content.people,
            asked: u32::try_from(asked).unwrap_or(u32::MAX),
            facilitator: facilitator.filter(|_| self.talks()).map(str::to_owned),
            own_offer: self.own_offer,
            distance_km: self.distance_km,
            waiting_since: need.waiting_since.filter(|_| !days_over),
            days_over,
            vitality: vitality(need, self.now),
            received_at: need.received_at,
            updated_at: need.updated_at,
        }
    }
}

/// The steps that are possible now, whoever takes them.
pub(super) fn legal_steps(standing: &Standing, now: DateTime<Utc>) -> Vec<NeedStep> {
    let mut legal = match standing.need.status {
        // Its asker was asked for other days: nobody is to come on those that are over.
        NeedStatus::Open | NeedStatus::Proposed if are_days_over(&standing.need, now) => {
            vec![NeedStep::Decline, NeedStep::Merge]
        }
        NeedStatus::Open | NeedStatus::Proposed => vec![
            NeedStep::Propose,
            NeedStep::Assign,
            NeedStep::Accept,
            NeedStep::Refuse,
            NeedStep::Decline,
            NeedStep::Merge,
        ],
        NeedStatus::Merged => return vec![NeedStep::Split],
        NeedStatus::Accepted if !standing.is_planned() => {
            vec![NeedStep::Assign, NeedStep::Release, NeedStep::Decline]
        }
        NeedStatus::Declined => vec![NeedStep::Reopen],
        NeedStatus::Unconfirmed | NeedStatus::Accepted | NeedStatus::Done | NeedStatus::Withdrawn => {
            Vec::new()
        }
    };
    legal.push(match standing.need.conversation_closed_at {
        Some(_) => NeedStep::OpenConversation,
        None => NeedStep::CloseConversation,
    });
    legal
}
