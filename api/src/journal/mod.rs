//! The journal: every change, in the order of the commits.
//!
//! It is the audit trail, what keeps several processes in step, and what partners will follow. An entry names
//! what changed and never holds a value, so that no personal data comes in.

use std::{fmt, str::FromStr};

use cafeia_shared::ids::{AccountId, JournalEntryId, NeedId, ProposalId};
use chrono::{DateTime, Utc};
use uuid::Uuid;

cafeia_shared::terms! {
    /// What an entry is about.
    Aggregate {
        /// A café.
        Cafe = "cafe",
        /// A place.
        Place = "place",
        /// An organisation.
        Organisation = "organisation",
        /// A facilitator.
        Facilitator = "facilitator",
        /// A resource.
        Resource = "resource",
        /// An account.
        Account = "account",
        /// A grant.
        Grant = "grant",
        /// A job.
        Job = "job",
        /// A proposal.
        Proposal = "proposal",
        /// How a café went, as all who were there tell it. It has the café's identifier.
        Report = "report",
        /// A need.
        Need = "need",
        /// An import of a file.
        Import = "import",
        /// A mailing.
        Mailing = "mailing",
        /// A saved view.
        View = "view",
    }

    /// What happened.
    Event {
        /// It was written down.
        Created = "created",
        /// Its content changed.
        Updated = "updated",
        /// It was handed in for review.
        Submitted = "submitted",
        /// It became public.
        Published = "published",
        /// It was refused.
        Rejected = "rejected",
        /// It was taken out of the public site.
        Archived = "archived",
        /// What happens to the event itself changed.
        StatusChanged = "status_changed",
        /// That was undone: what was cancelled, put off or moved online takes place after all.
        Reinstated = "reinstated",
        /// Its place in the life of the network changed.
        LifeChanged = "life_changed",
        /// It was offered a role by somebody who may not see it.
        Offered = "offered",
        /// It was accepted: an invitation by whom it was for, a proposal by a reviewer.
        Accepted = "accepted",
        /// Its proposer is asked for a change.
        ChangeRequested = "change_requested",
        /// Whoever looks after the territory has confirmed it.
        Verified = "verified",
        /// Its author has taken it back.
        Withdrawn = "withdrawn",
        /// That, or a decision, was undone.
        Reopened = "reopened",
        /// Its password changed.
        PasswordChanged = "password_changed",
        /// Its second factor was set up or given up.
        SecondFactorChanged = "second_factor_changed",
        /// It was taken back.
        Revoked = "revoked",
        /// It is done again after it was given up.
        Retried = "retried",
        /// Nothing was heard of it for long, and it was asked for a sign of life.
        Asked = "asked",
        /// It gave a sign of life that is no edit: somebody signed in who speaks for it, reported, or said so.
        Seen = "seen",
        /// It was removed for good.
        Deleted = "deleted",
    }
}

impl Aggregate {
    /// Those that the public reads.
    pub const PUBLIC: [Self; 6] =
        [Self::Cafe, Self::Place, Self::Organisation, Self::Facilitator, Self::Resource, Self::Report];
}

/// Who makes a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// A part of the program: `demo`, `synth`, a job.
    System(&'static str),
    /// Somebody who is signed in.
    Account(AccountId),
    /// Whoever has the private link of a proposal.
    Proposal(ProposalId),
    /// Whoever has the private link of a need.
    Need(NeedId),
    /// Whoever it was, as it stands in the journal.
    Recorded(String),
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Account(id) => write!(f, "account:{id}"),
            Self::Proposal(id) => write!(f, "proposal:{id}"),
            Self::Need(id) => write!(f, "need:{id}"),
            Self::System(name) => write!(f, "system:{name}"),
            Self::Recorded(actor) => f.write_str(actor),
        }
    }
}

impl FromStr for Actor {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self::Recorded(text.to_owned()))
    }
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its number; numbers follow each other without a gap, in the order of the commits. It stays inside: by its gaps one
    /// could tell what others do.
    pub sequence: i64,
    /// Names it outside.
    pub id: JournalEntryId,
    /// When it was made.
    pub at: DateTime<Utc>,
    /// Who made it.
    pub actor: Actor,
    /// What it is about.
    pub aggregate: Aggregate,
    /// Which one.
    pub aggregate_id: Uuid,
    /// What happened.
    pub event: Event,
    /// The object's version after it.
    pub version: u32,
    /// The names of the fields that changed.
    pub changed: Vec<String>,
}
