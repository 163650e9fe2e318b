//! Where a need stands, with those who were asked and the café that comes of it: what follows from that, and what its asker
//! is shown.

use cafeia_shared::{
    ids::NeedId,
    life::Vitality,
    needs::{Need, NeedAskerStep, NeedCafe, NeedFacilitator, NeedOfferState, NeedStatus},
    proposals::ProposalStatus,
    vocabulary::Term as _,
};
use chrono::{DateTime, NaiveTime, TimeDelta, Utc};

use super::conversation::{self, Reader};
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
        // It is kept as long as the one that it was put together with.
        NeedStatus::Merged => {}
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

/// Whether a need waits for an answer, as far as it was written down.
pub(in super::super) fn waits(need: &NeedRecord) -> bool {
    store::needs::WAITING.contains(&need.status)
}

/// Whether a need would wait for an answer, but no day that is wished for is left: it is proposed to nobody.
pub(in super::super) fn are_days_over(need: &NeedRecord, now: DateTime<Utc>) -> bool {
    waits(need) && need.content.are_days_over(now)
}

/// How much one may count on a need. Once it does not wait any more, that is what those know who talk.
pub(super) fn vitality(need: &NeedRecord, now: DateTime<Utc>) -> Vitality {
    if waits(need) { Vitality::at(need.signs.last(need.updated_at), now) } else { Vitality::Awake }
}

/// Whether a need waits for an answer at an instant, and those look for one who may bring a café.
pub(in super::super) fn is_looked_after(need: &NeedRecord, now: DateTime<Utc>) -> bool {
    waits(need) && !need.content.are_days_over(now) && vitality(need, now).is_shown()
}

/// A need with what stands around it.
pub(in super::super) struct Standing {
    pub(in super::super) need: NeedRecord,
    pub(super) offers: Vec<OfferRecord>,
    pub(super) facilitator: Option<FacilitatorRecord>,
    pub(super) proposal: Option<proposals::Standing>,
    /// The one that it was put together with, whose way it goes.
    kept: Option<Box<Self>>,
    /// Those that were put together with it.
    pub(super) merged: Vec<NeedRecord>,
}

impl Standing {
    /// One need, when it exists.
    pub(in super::super) fn find(
        connection: &mut DbConnection,
        id: NeedId,
    ) -> Result<Option<Self>, StoreError> {
        let Some(need) = store::needs::find_optional(connection, id)? else { return Ok(None) };
        let kept = match need.merged_into {
            // Where the other one is forgotten, so is this one.
            Some(into) => match Self::find(connection, into)? {
                Some(kept) => Some(Box::new(kept)),
                None => return Ok(None),
            },
            None => None,
        };
        let merged = match kept {
            Some(_) => Vec::new(),
            None => store::needs::list_merged(connection, id)?,
        };
        let offers = store::needs::list_offers(connection, &[id])?;
        let facilitator = match need.facilitator_id {
            Some(id) => store::facilitators::find_optional(connection, id)?,
            None => None,
        };
        let proposal = match need.proposal_id {
            Some(id) => proposals::Standing::find(connection, id)?,
            None => None,
        };
        Ok(Some(Self { need, offers, facilitator, proposal, kept, merged }))
    }

    /// The one whose way it goes: the one that it was put together with, or it itself.
    pub(in super::super) fn lead(&self) -> &Self {
        self.kept.as_deref().unwrap_or(self)
    }

    /// It, and those that were put together with it.
    pub(super) fn together(&self) -> impl Iterator<Item = &NeedRecord> {
        let lead = self.lead();
        std::iter::once(&lead.need).chain(&lead.merged)
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
            NeedStatus::Done | NeedStatus::Declined | NeedStatus::Withdrawn | NeedStatus::Merged => false,
        }
    }

    /// The steps that its asker may take now.
    pub(super) fn asker_steps(&self) -> Vec<NeedAskerStep> {
        match self.need.status {
            NeedStatus::Withdrawn => vec![NeedAskerStep::Resume],
            NeedStatus::Merged if self.lead().need.status != NeedStatus::Done => {
                vec![NeedAskerStep::Withdraw]
            }
            _ if self.is_editable() => vec![NeedAskerStep::Withdraw],
            _ => Vec::new(),
        }
    }

    /// Whether one may write to the other side.
    pub(super) fn is_talking(&self) -> bool {
        let need = &self.lead().need;
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
        now: DateTime<Utc>,
    ) -> Result<Need, StoreError> {
        let (need, lead) = (&self.need, self.lead());
        let facilitator = lead.facilitator.as_ref().map(|facilitator| NeedFacilitator {
            name: facilitator.content.name.clone(),
            slug: Some(facilitator.slug.clone())
                .filter(|_| facilitator.content.visible && life::is_public(facilitator.life_status)),
        });
        let asked = lead.offers.iter().filter(|offer| offer.asked_at.is_some()).count();
        Ok(Need {
            id: need.id,
            version: need.version,
            status: lead.need.status,
            asker: need.asker.clone(),
            need: need.content.clone(),
            commune: geography.commune_ref(&need.content.commune_code),
            asked: u32::try_from(asked).unwrap_or(u32::MAX),
            facilitator,
            reason: lead.need.reason.clone(),
            cafe: lead.cafe(),
            conversation: conversation::read(connection, self, Reader::Asker(need.id))?,
            may_write: self.is_talking(),
            days_over: are_days_over(&lead.need, now),
            vitality: vitality(&lead.need, now),
            merged_with: self.kept.as_ref().map(|kept| kept.need.content.host_name.clone()),
            received_at: need.received_at,
            confirmed_at: need.confirmed_at,
            proposed_at: lead.need.proposed_at,
            accepted_at: lead.need.accepted_at,
            decided_at: lead.need.decided_at,
            steps: self.asker_steps(),
            editable: self.is_editable(),
            kept_until: need.kept_until,
        })
    }
}
