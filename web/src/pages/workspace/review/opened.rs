//! What is opened: a proposal or a café, whole, as it is now.

use cafeia_shared::{
    cafes::NewCafe,
    proposals::{NewProposalDecision, ProposalStatus, ProposalSummary, ProposalVerdict, ReviewedProposal},
    vocabulary::PublicationStatus,
    workspace::{CafeStep, NewCafeStep, WorkspaceCafe},
};

use super::{
    decision::{Decision, Verdict},
    entry::{Entry, Key},
};
use crate::{
    client::{self, session::Denial},
    pages::workspace::written::Place,
};

/// What is opened.
#[derive(Debug, Clone, PartialEq)]
pub enum Opened {
    /// A proposal.
    Proposal(Box<ReviewedProposal>),
    /// A café.
    Cafe(Box<WorkspaceCafe>),
}

impl Opened {
    /// As it is now.
    pub async fn ask(key: Key) -> Result<Self, Denial> {
        Ok(match key {
            Key::Proposal(id) => Self::Proposal(Box::new(client::proposal(id).await?)),
            Key::Cafe(id) => Self::Cafe(Box::new(client::workspace_cafe(&id.to_string()).await?)),
        })
    }

    /// Decides on it, as it was at a version.
    pub async fn decide(key: Key, version: u32, decision: &Decision) -> Result<Self, Denial> {
        Ok(match key {
            Key::Proposal(id) => {
                let decision = decision.of_proposal();
                Self::Proposal(Box::new(client::decide_proposal(id, version, &decision).await?))
            }
            Key::Cafe(id) => {
                let step = decision.of_cafe();
                Self::Cafe(Box::new(client::create_cafe_step(id, version, step).await?))
            }
        })
    }

    /// Undoes the decision that led to it.
    pub async fn reopen(&self) -> Result<Self, Denial> {
        match self {
            Self::Proposal(one) => {
                let reopened = NewProposalDecision {
                    verdict: ProposalVerdict::Reopen,
                    reason: None,
                    place_id: None,
                    host_id: None,
                };
                let (id, version) = (one.proposal.id, one.proposal.version);
                Ok(Self::Proposal(Box::new(client::decide_proposal(id, version, &reopened).await?)))
            }
            Self::Cafe(one) => {
                let reopened = NewCafeStep::new(CafeStep::Reconsider);
                let (id, version) = (one.summary.id, one.summary.version);
                Ok(Self::Cafe(Box::new(client::create_cafe_step(id, version, reopened).await?)))
            }
        }
    }

    /// Whether the decision that led to it can be undone.
    pub fn can_reopen(&self) -> bool {
        match self {
            Self::Proposal(one) => one.verdicts.contains(&ProposalVerdict::Reopen),
            Self::Cafe(one) => one.steps.contains(&CafeStep::Reconsider),
        }
    }

    /// What has changed of it in public, and waits.
    pub fn pending(&self) -> Vec<String> {
        match self {
            Self::Proposal(_) => Vec::new(),
            Self::Cafe(one) => one.pending_fields.clone(),
        }
    }

    /// Its name.
    pub fn key(&self) -> Key {
        match self {
            Self::Proposal(one) => Key::Proposal(one.proposal.id),
            Self::Cafe(one) => Key::Cafe(one.summary.id),
        }
    }

    /// The version that a decision names.
    pub fn version(&self) -> u32 {
        match self {
            Self::Proposal(one) => one.proposal.version,
            Self::Cafe(one) => one.summary.version,
        }
    }

    /// The café's title.
    pub fn title(&self) -> &str {
        match self {
            Self::Proposal(one) => &one.proposal.cafe.title,
            Self::Cafe(one) => &one.summary.title,
        }
    }

    /// The name in addresses of the café, when it is public.
    pub fn slug(&self) -> Option<&str> {
        match self {
            Self::Proposal(one) => one.proposal.cafe_slug.as_deref(),
            Self::Cafe(one) => {
                (one.summary.publication == PublicationStatus::Published).then_some(&one.summary.slug)
            }
        }
    }

    /// Whether it waits for a decision.
    pub fn waits(&self) -> bool {
        match self {
            Self::Proposal(one) => one.proposal.status == ProposalStatus::InReview,
            Self::Cafe(one) => one.summary.review_since.is_some(),
        }
    }

    /// What one may decide now.
    pub fn verdicts(&self) -> Vec<Verdict> {
        let of_proposal = |verdict| match verdict {
            ProposalVerdict::Accept => Some(Verdict::Approve),
            ProposalVerdict::AskForChange => Some(Verdict::AskForChange),
            ProposalVerdict::Refuse => Some(Verdict::Refuse),
            ProposalVerdict::Reopen => None,
        };
        let of_cafe = |step| match step {
            CafeStep::Publish => Some(Verdict::Approve),
            CafeStep::Reject => Some(Verdict::Refuse),
            _ => None,
        };
        match self {
            Self::Proposal(one) => one.verdicts.iter().copied().filter_map(of_proposal).collect(),
            Self::Cafe(one) if self.waits() => one.steps.iter().copied().filter_map(of_cafe).collect(),
            Self::Cafe(_) => Vec::new(),
        }
    }

    /// The same as the queue shows it.
    pub fn entry(&self) -> Entry {
        match self {
            Self::Proposal(one) => Entry::Proposal(summary(one)),
            Self::Cafe(one) => Entry::Cafe(one.summary.clone()),
        }
    }

    /// Where it is, and who hosts it.
    pub fn place(&self) -> Place {
        match self {
            Self::Proposal(one) => Place::of_proposal(&one.proposal),
            Self::Cafe(one) => Place::of_cafe(&one.summary),
        }
    }

    /// What is written of the café.
    pub fn content(&self) -> NewCafe {
        match self {
            Self::Proposal(one) => one.proposal.cafe.to_cafe(),
            Self::Cafe(one) => one.content.clone(),
        }
    }
}

fn summary(one: &ReviewedProposal) -> ProposalSummary {
    let proposal = &one.proposal;
    ProposalSummary {
        id: proposal.id,
        version: proposal.version,
        status: proposal.status,
        title: proposal.cafe.title.clone(),
        starts_at: proposal.cafe.starts_at,
        ends_at: proposal.cafe.ends_at,
        timezone: proposal.cafe.timezone.clone(),
        mode: proposal.cafe.mode,
        place_name: proposal.place_name.clone(),
        host_name: proposal.host_name.clone(),
        commune: proposal.commune.clone(),
        proposer_name: proposal.proposer.name.clone(),
        review_since: proposal.review_since,
        updated_at: proposal.decided_at.unwrap_or(proposal.received_at),
    }
}

impl Decision {
    /// As it is sent of a proposal.
    pub fn of_proposal(&self) -> NewProposalDecision {
        let accepts = self.verdict == Verdict::Approve;
        NewProposalDecision {
            verdict: match self.verdict {
                Verdict::Approve => ProposalVerdict::Accept,
                Verdict::AskForChange => ProposalVerdict::AskForChange,
                Verdict::Refuse => ProposalVerdict::Refuse,
            },
            reason: self.reason.clone(),
            place_id: self.place_id.filter(|_| accepts),
            host_id: self.host_id.filter(|_| accepts),
        }
    }

    /// As it is sent of a café: who publishes it says no more.
    pub fn of_cafe(&self) -> NewCafeStep {
        match self.verdict {
            Verdict::Approve => NewCafeStep::new(CafeStep::Publish),
            Verdict::AskForChange | Verdict::Refuse => {
                NewCafeStep { reason: self.reason.clone(), ..NewCafeStep::new(CafeStep::Reject) }
            }
        }
    }
}
