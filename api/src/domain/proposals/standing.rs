//! Where a proposal stands, with the café that was made of it: what follows from both, and what is shown.

use std::collections::HashMap;

use cafeia_shared::{
    cafes::NewCafe,
    ids::{CafeId, OrganisationId, PlaceId, ProposalId},
    proposals::{Proposal, ProposalStatus, ProposalStep, ProposalSummary, ProposalVerdict, ProposedCafe},
    vocabulary::{EventStatus, PublicationStatus, Term as _},
};
use chrono::{DateTime, TimeDelta, Utc};

use super::super::DomainError;
use crate::{
    geo::Geography,
    store::{self, DbConnection, StoreError, cafes::CafeRecord, proposals::ProposalRecord},
};

/// How long a proposal is kept that nobody confirms.
const UNCONFIRMED: TimeDelta = TimeDelta::days(7);
/// How long the others are kept after their café's end or the last decision, whichever comes later.
const KEPT: TimeDelta = TimeDelta::days(365);

/// When all of a proposal is forgotten.
pub(super) fn kept_until(proposal: &ProposalRecord, cafe: Option<&CafeRecord>) -> DateTime<Utc> {
    let Some(confirmed_at) = proposal.confirmed_at else { return proposal.received_at + UNCONFIRMED };
    let ends_at = cafe.map_or(proposal.cafe.ends_at, |cafe| cafe.content.ends_at);
    ends_at.max(proposal.decided_at.unwrap_or(confirmed_at)) + KEPT
}

/// A proposal with its café.
pub(in super::super) struct Standing {
    pub(in super::super) proposal: ProposalRecord,
    pub(in super::super) cafe: Option<CafeRecord>,
}

impl Standing {
    /// One proposal, when it exists.
    pub(in super::super) fn find(
        connection: &mut DbConnection,
        id: ProposalId,
    ) -> Result<Option<Self>, StoreError> {
        let Some(proposal) = store::proposals::find_optional(connection, id)? else { return Ok(None) };
        let cafe = match proposal.cafe_id {
            Some(id) => store::cafes::find_optional(connection, id)?,
            None => None,
        };
        Ok(Some(Self { proposal, cafe }))
    }

    /// Proposals, in their order, each with its café.
    pub(super) fn of_all(
        connection: &mut DbConnection,
        proposals: Vec<ProposalRecord>,
    ) -> Result<Vec<Self>, StoreError> {
        let ids: Vec<CafeId> = proposals.iter().filter_map(|proposal| proposal.cafe_id).collect();
        let cafes = store::cafes::list(connection, &ids)?;
        let mut cafes: HashMap<CafeId, CafeRecord> = cafes.into_iter().map(|cafe| (cafe.id, cafe)).collect();
        let with_cafe = |proposal: ProposalRecord| {
            let cafe = proposal.cafe_id.and_then(|id| cafes.remove(&id));
            Self { proposal, cafe }
        };
        Ok(proposals.into_iter().map(with_cafe).collect())
    }

    /// Whether it is not to be forgotten yet.
    pub(super) fn is_kept(&self, now: DateTime<Utc>) -> bool {
        now < kept_until(&self.proposal, self.cafe.as_ref())
    }

    /// Counts its changes and those of its café, so that whoever has read it notices both.
    pub(super) fn version(&self) -> u32 {
        self.proposal.version + self.cafe.as_ref().map_or(0, |cafe| cafe.version)
    }

    /// Where it stands. A café that was refused after its acceptance is a proposal that was refused; one that others hold
    /// after its proposer took it back is one that was accepted.
    pub(in super::super) fn status(&self) -> ProposalStatus {
        let refused = |cafe: &CafeRecord| cafe.publication == PublicationStatus::Rejected;
        match self.proposal.status {
            ProposalStatus::Accepted if self.cafe.as_ref().is_some_and(refused) => ProposalStatus::Refused,
            ProposalStatus::Withdrawn if self.public_cafe().is_some_and(is_ahead) => ProposalStatus::Accepted,
            status => status,
        }
    }

    /// What the reviewer said last.
    pub(in super::super) fn reason(&self) -> Option<&str> {
        let of_cafe = self.cafe.as_ref().and_then(|cafe| cafe.workflow.review_reason.as_deref());
        of_cafe.or(self.proposal.reason.as_deref())
    }

    /// The café that was made of it, while that is public.
    pub(in super::super) fn public_cafe(&self) -> Option<&CafeRecord> {
        self.cafe.as_ref().filter(|cafe| cafe.publication == PublicationStatus::Published)
    }

    fn review_since(&self) -> Option<DateTime<Utc>> {
        match self.status() {
            ProposalStatus::InReview => self.proposal.review_since,
            ProposalStatus::Accepted => self.public_cafe().and_then(|cafe| cafe.workflow.review_since),
            _ => None,
        }
    }

    /// The steps that its proposer may take now.
    pub(super) fn steps(&self) -> Vec<ProposalStep> {
        match self.status() {
            ProposalStatus::Unconfirmed | ProposalStatus::InReview | ProposalStatus::ChangeRequested => {
                vec![ProposalStep::Withdraw]
            }
            ProposalStatus::Accepted if self.public_cafe().is_some_and(is_ahead) => {
                vec![ProposalStep::Withdraw]
            }
            ProposalStatus::Withdrawn if self.cafe.is_none() || self.public_cafe().is_some() => {
                vec![ProposalStep::Resume]
            }
            ProposalStatus::Accepted | ProposalStatus::Withdrawn | ProposalStatus::Refused => Vec::new(),
        }
    }

    /// Whether its proposer may change it now.
    pub(super) fn is_editable(&self) -> bool {
        match self.status() {
            ProposalStatus::Unconfirmed | ProposalStatus::InReview | ProposalStatus::ChangeRequested => true,
            ProposalStatus::Accepted => self.public_cafe().is_some_and(is_ahead),
            ProposalStatus::Refused | ProposalStatus::Withdrawn => false,
        }
    }

    /// What reviewers may decide now.
    pub(super) fn verdicts(&self) -> Vec<ProposalVerdict> {
        use ProposalVerdict::{Accept, AskForChange, Refuse, Reopen};
        match self.proposal.status {
            ProposalStatus::InReview => vec![Accept, AskForChange, Refuse],
            ProposalStatus::ChangeRequested => vec![Accept, Refuse, Reopen],
            ProposalStatus::Refused => vec![Reopen],
            ProposalStatus::Unconfirmed | ProposalStatus::Accepted | ProposalStatus::Withdrawn => Vec::new(),
        }
    }

    /// The refusal of a step, with those that are possible.
    pub(super) fn illegal(&self, to: &'static str, legal: impl Iterator<Item = &'static str>) -> DomainError {
        DomainError::IllegalStep { from: self.status().as_str(), to, legal: legal.collect() }
    }

    /// The café as it is proposed; once it is accepted, as it stands in the network.
    pub(in super::super) fn content(&self) -> ProposedCafe {
        match &self.cafe {
            None => self.proposal.cafe.clone(),
            Some(cafe) => proposed(&cafe.content, self.proposal.cafe.message.clone()),
        }
    }

    /// It as its proposer sees it.
    pub(super) fn show(
        &self,
        connection: &mut DbConnection,
        geography: &Geography,
    ) -> Result<Proposal, StoreError> {
        let names = Names::of(connection, [self])?;
        let (proposal, cafe) = (&self.proposal, self.content());
        Ok(Proposal {
            id: proposal.id,
            version: self.version(),
            status: self.status(),
            proposer: proposal.proposer.clone(),
            place_name: names.place(&cafe),
            host_name: names.host(&cafe),
            commune: proposal.commune_code.as_deref().map(|code| geography.commune_ref(code)),
            reason: self.reason().map(str::to_owned),
            received_at: proposal.received_at,
            confirmed_at: proposal.confirmed_at,
            review_since: self.review_since(),
            decided_at: proposal.decided_at,
            cafe_slug: self.public_cafe().map(|cafe| cafe.slug.clone()),
            steps: self.steps(),
            editable: self.is_editable(),
            kept_until: kept_until(proposal, self.cafe.as_ref()),
            cafe,
        })
    }

    /// It as lists of its reviewers show it.
    pub(super) fn summary(&self, names: &Names, geography: &Geography) -> ProposalSummary {
        let (proposal, cafe) = (&self.proposal, self.content());
        ProposalSummary {
            id: proposal.id,
            version: self.version(),
            status: self.status(),
            place_name: names.place(&cafe),
            host_name: names.host(&cafe),
            title: cafe.title,
            starts_at: cafe.starts_at,
            ends_at: cafe.ends_at,
            timezone: cafe.timezone,
            mode: cafe.mode,
            commune: proposal.commune_code.as_deref().map(|code| geography.commune_ref(code)),
            proposer_name: proposal.proposer.name.clone(),
            review_since: self.review_since(),
            updated_at: self
                .cafe
                .as_ref()
                .map_or(proposal.updated_at, |cafe| proposal.updated_at.max(cafe.updated_at)),
        }
    }
}

/// Whether a café can still be changed or cancelled.
fn is_ahead(cafe: &CafeRecord) -> bool {
    !matches!(cafe.event_status, EventStatus::Cancelled | EventStatus::Held | EventStatus::NotHeld)
}

fn proposed(cafe: &NewCafe, message: String) -> ProposedCafe {
    ProposedCafe {
        title: cafe.title.clone(),
        summary: cafe.summary.clone(),
        description: cafe.description.clone(),
        starts_at: cafe.starts_at,
        ends_at: cafe.ends_at,
        timezone: cafe.timezone.clone(),
        mode: cafe.mode,
        place_id: cafe.place_id,
        new_place: None,
        online_url: cafe.online_url.clone(),
        host_id: Some(cafe.host_id),
        new_host: None,
        format_ids: cafe.format_ids.clone(),
        audiences: cafe.audiences.clone(),
        languages: cafe.languages.clone(),
        themes: cafe.themes.clone(),
        accessibility: cafe.accessibility.clone(),
        capacity: cafe.capacity,
        registration: cafe.registration.clone(),
        contact: cafe.contact.clone(),
        message,
    }
}

/// The names of the places and hosts that some proposals name.
pub(super) struct Names {
    places: HashMap<PlaceId, String>,
    hosts: HashMap<OrganisationId, String>,
}

impl Names {
    pub(super) fn of<'a>(
        connection: &mut DbConnection,
        standings: impl IntoIterator<Item = &'a Standing>,
    ) -> Result<Self, StoreError> {
        let (mut places, mut hosts) = (Vec::new(), Vec::new());
        for standing in standings {
            let (place, host) = match &standing.cafe {
                Some(cafe) => (cafe.content.place_id, Some(cafe.content.host_id)),
                None => (standing.proposal.cafe.place_id, standing.proposal.cafe.host_id),
            };
            places.extend(place);
            hosts.extend(host);
        }
        let places = store::places::list(connection, &places)?;
        let hosts = store::organisations::list(connection, &hosts)?;
        Ok(Self {
            places: places.into_iter().map(|place| (place.id, place.content.name)).collect(),
            hosts: hosts.into_iter().map(|host| (host.id, host.content.name)).collect(),
        })
    }

    /// As the network knows it, or as it was written.
    fn place(&self, cafe: &ProposedCafe) -> Option<String> {
        let known = cafe.place_id.and_then(|id| self.places.get(&id).cloned());
        known.or_else(|| cafe.new_place.as_ref().map(|place| place.name.clone()))
    }

    fn host(&self, cafe: &ProposedCafe) -> String {
        let known = cafe.host_id.and_then(|id| self.hosts.get(&id).cloned());
        known.or_else(|| cafe.new_host.as_ref().map(|host| host.name.clone())).unwrap_or_default()
    }
}
