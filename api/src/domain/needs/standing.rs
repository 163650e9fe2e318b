//! Where a need stands, with those who were asked and the café that comes of it: what follows from that, and what its asker
//! is shown.

use cafeia_shared::{
    ids::NeedId,
    needs::{Need, NeedAskerStep, NeedCafe, NeedFacilitator, NeedOfferState, NeedStatus},
    proposals::ProposalStatus,
    vocabulary::Term as _,
};
use chrono::{NaiveTime, TimeDelta};

use super::{conversation, conversation::Reader};
use crate::{
    domain::{DomainError, life, proposals},
    geo::Geography,
    store::{
        self, DbConnection, StoreError,
        facilitators::FacilitatorRecord,
        needs::{NeedRecord, OfferRecord},
    },
};

/// How long a need is kept that nobody confirms.
const UNCONFIRMED: TimeDelta = TimeDelta::days(7);
/// How long the others are kept after the last change, the last day that is wished for, or their café's end.
pub(super) const KEPT: TimeDelta = TimeDelta::days(365);
/// How long what was written is kept when a need is over.
pub(super) const MESSAGES: TimeDelta = TimeDelta::days(90);

/// Sets when a need and its messages are forgotten. What its café says of it stands there already.
pub(super) fn retain(need: &mut NeedRecord) {
    if need.confirmed_at.is_none() {
        need.kept_until = need.received_at + UNCONFIRMED;
        return;
    }
    let last_day = need.content.last_day().map(|day| day.and_time(NaiveTime::MIN).and_utc());
    let kept = need.updated_at.max(last_day.unwrap_or(need.updated_at)) + KEPT;
    match need.status {
        NeedStatus::Done => need.kept_until = need.kept_until.max(kept),
        status => {
            let over = matches!(status, NeedStatus::Declined | NeedStatus::Withdrawn);
            (need.kept_until, need.messages_until) = (kept, over.then(|| need.updated_at + MESSAGES));
        }
    }
}

/// Where a need stands for which nobody comes, by those who were asked.
pub(super) fn status_of(offers: &[OfferRecord]) -> NeedStatus {
    if offers.iter().any(|offer| offer.state == NeedOfferState::Asked) {
        NeedStatus::Proposed
    } else {
        NeedStatus::Open
    }
}

/// A need with what stands around it.
pub(in super::super) struct Standing {
    pub(in super::super) need: NeedRecord,
    pub(super) offers: Vec<OfferRecord>,
    pub(super) facilitator: Option<FacilitatorRecord>,
    pub(super) proposal: Option<proposals::Standing>,
}

impl Standing {
    /// One need, when it exists.
    pub(in super::super) fn find(
        connection: &mut DbConnection,
        id: NeedId,
    ) -> Result<Option<Self>, StoreError> {
        let Some(need) = store::needs::find_optional(connection, id)? else { return Ok(None) };
        let offers = store::needs::list_offers(connection, &[id])?;
        let facilitator = match need.facilitator_id {
            Some(id) => store::facilitators::find_optional(connection, id)?,
            None => None,
        };
        let proposal = match need.proposal_id {
            Some(id) => proposals::Standing::find(connection, id)?,
            None => None,
        };
        Ok(Some(Self { need, offers, facilitator, proposal }))
    }

    /// Whether a date is proposed on which nobody has decided yet.
    pub(in super::super) fn is_planned(&self) -> bool {
        self.proposal.as_ref().is_some_and(|proposal| {
            matches!(
                proposal.status(),
                ProposalStatus::Unconfirmed | ProposalStatus::InReview | ProposalStatus::ChangeRequested
            )
        })
    }

    /// The café, from when its date is proposed on.
    pub(in super::super) fn cafe(&self) -> Option<NeedCafe> {
        let proposal = self.proposal.as_ref()?;
        if !self.is_planned() && self.need.status != NeedStatus::Done {
            return None;
        }
        let content = proposal.content();
        Some(NeedCafe {
            title: content.title,
            starts_at: content.starts_at,
            timezone: content.timezone,
            id: proposal.proposal.cafe_id,
            slug: proposal.public_cafe().map(|cafe| cafe.slug.clone()),
        })
    }

    /// Whether its asker may change it now.
    pub(super) fn is_editable(&self) -> bool {
        match self.need.status {
            NeedStatus::Unconfirmed | NeedStatus::Open | NeedStatus::Proposed => true,
            NeedStatus::Accepted => !self.is_planned(),
            NeedStatus::Done | NeedStatus::Declined | NeedStatus::Withdrawn => false,
        }
    }

    /// The steps that its asker may take now.
    pub(super) fn asker_steps(&self) -> Vec<NeedAskerStep> {
        match self.need.status {
            NeedStatus::Withdrawn => vec![NeedAskerStep::Resume],
            _ if self.is_editable() => vec![NeedAskerStep::Withdraw],
            _ => Vec::new(),
        }
    }

    /// Whether one may write to the other side.
    pub(super) fn is_talking(&self) -> bool {
        let need = &self.need;
        let over = matches!(need.status, NeedStatus::Declined | NeedStatus::Withdrawn);
        need.confirmed_at.is_some() && need.conversation_closed_at.is_none() && !over
    }

    /// The refusal of a step, with those that are possible.
    pub(super) fn illegal(&self, to: &'static str, legal: impl Iterator<Item = &'static str>) -> DomainError {
        DomainError::IllegalStep { from: self.need.status.as_str(), to, legal: legal.collect() }
    }

    /// It as its asker sees it.
    pub(super) fn show(
        &self,
        connection: &mut DbConnection,
        geography: &Geography,
    ) -> Result<Need, StoreError> {
        let need = &self.need;
        let facilitator = self.facilitator.as_ref().map(|facilitator| NeedFacilitator {
            name: facilitator.content.name.clone(),
            slug: Some(facilitator.slug.clone())
                .filter(|_| facilitator.content.visible && life::is_public(facilitator.life_status)),
        });
        let asked = self.offers.iter().filter(|offer| offer.asked_at.is_some()).count();
        Ok(Need {
            id: need.id,
            version: need.version,
            status: need.status,
            asker: need.asker.clone(),
            need: need.content.clone(),
            commune: geography.commune_ref(&need.content.commune_code),
            asked: u32::try_from(asked).unwrap_or(u32::MAX),
            facilitator,
            reason: need.reason.clone(),
            cafe: self.cafe(),
            conversation: conversation::read(connection, need, Reader::Asker)?,
            may_write: self.is_talking(),
            received_at: need.received_at,
            confirmed_at: need.confirmed_at,
            proposed_at: need.proposed_at,
            accepted_at: need.accepted_at,
            decided_at: need.decided_at,
            steps: self.asker_steps(),
            editable: self.is_editable(),
            kept_until: need.kept_until,
        })
    }
}
