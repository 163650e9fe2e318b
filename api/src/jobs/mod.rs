//! Durable follow-ups of changes: written in the same transaction as their cause, done later by any process.
//!
//! A [`Worker`] takes a job for a while, does it outside of any transaction, and removes it. Where it is killed in between,
//! another one does the job when that while is over: nothing is lost, and what was done twice can be recognised.

mod worker;

pub use worker::Worker;

use cafeia_shared::{
    ids::{
        AccountId, CafeId, FacilitatorId, GrantId, ImportId, MailingId, NeedId, NeedMessageId,
        OrganisationId, ProposalId, ResourceId,
    },
    life::LivingKind,
};
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::{
    mail::Letter,
    store::{
        self, DbConnection, StoreError,
        jobs::{JobCounts, JobRecord, JobState},
    },
};

/// Something to be done. It names things and holds no value of theirs: what they are is read when it is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Job {
    /// Send a letter.
    Mail(Mail),
    /// Tell those who may decide that something waits for them: further jobs come of it, a letter for each.
    ReviewCall(ReviewCall),
    /// Ask those who were at a café how it went: further jobs come of it, a letter for each.
    ReportCall(ReportCall),
    /// Go on with the work of an import.
    Import(ImportJob),
}

impl Job {
    /// The kind of a piece of an import.
    const IMPORT: &'static str = "import";

    /// What it does, in a word.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Mail(_) => "mail",
            Self::ReviewCall(_) => "review_call",
            Self::ReportCall(_) => "report_call",
            Self::Import(_) => Self::IMPORT,
        }
    }

    /// What it is about, in a word.
    pub fn about(&self) -> &'static str {
        match self {
            Self::Mail(mail) => mail.about(),
            Self::ReviewCall(call) => call.awaited.as_str(),
            Self::ReportCall(_) => "cafe",
            Self::Import(_) => "import",
        }
    }
}

/// The next piece of an import's work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportJob {
    /// The import.
    pub import: ImportId,
}

/// A letter to be sent, and what it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "letter", rename_all = "snake_case")]
pub enum Mail {
    /// Someone is to have an account.
    Invitation {
        /// The one-time link.
        link: Uuid,
    },
    /// Someone cannot sign in any more.
    PasswordReset {
        /// The one-time link.
        link: Uuid,
    },
    /// An account has another password.
    PasswordChanged {
        /// The account.
        account: Uuid,
    },
    /// Someone gave an address to propose a café.
    ProposalConfirmation {
        /// The proposal.
        proposal: ProposalId,
    },
    /// Somebody has decided on a proposal.
    ProposalDecision {
        /// The proposal.
        proposal: ProposalId,
        /// When it was decided: a later decision has a letter of its own.
        at: DateTime<Utc>,
    },
    /// Somebody has refused a café.
    CafeRefusal {
        /// The café.
        cafe: CafeId,
        /// Who is told: one of those who write it.
        account: AccountId,
        /// When it was refused: a later refusal has letters of its own.
        at: DateTime<Utc>,
    },
    /// Somebody has decided on a resource: its author is told.
    ResourceDecision {
        /// The resource.
        resource: ResourceId,
        /// Its version by then: one that has changed since is another matter.
        version: u32,
    },
    /// Something waits for a decision.
    ReviewCall {
        /// Who is told.
        account: AccountId,
        /// What, and as whom.
        call: ReviewCall,
    },
    /// Someone applied as a facilitator.
    FacilitatorApplication {
        /// The one-time link.
        link: Uuid,
    },
    /// An account was given a role.
    GrantGiven {
        /// The grant.
        grant: GrantId,
    },
    /// Someone applied with the address of an account.
    AccountExists {
        /// The account.
        account: Uuid,
    },
    /// A café is over: somebody who was there is asked how it went.
    Report {
        /// Who is asked.
        reporter: Reporter,
        /// Which café, and for which time.
        call: ReportCall,
    },
    /// Nothing was heard of somebody for long: they are asked whether they are still there.
    SignOfLife {
        /// Of whom.
        living: Living,
        /// Who is asked.
        addressee: Addressee,
        /// When they were asked: a later silence has a letter of its own.
        at: DateTime<Utc>,
    },
    /// Someone gave an address to ask for a café.
    NeedConfirmation {
        /// The need.
        need: NeedId,
    },
    /// Whoever asks for a café is told how that goes.
    NeedNews {
        /// The need.
        need: NeedId,
        /// What there is to tell.
        news: News,
        /// When it happened: what happens later has a letter of its own.
        at: DateTime<Utc>,
    },
    /// A facilitator is asked to run a café somewhere, or counted on.
    NeedOffer {
        /// The need.
        need: NeedId,
        /// The facilitator.
        facilitator: FacilitatorId,
        /// The account that speaks for them.
        account: AccountId,
        /// When they were asked.
        at: DateTime<Utc>,
    },
    /// A facilitator who was to come need not any more.
    NeedOver {
        /// The need.
        need: NeedId,
        /// The facilitator.
        facilitator: FacilitatorId,
        /// The account that speaks for them.
        account: AccountId,
    },
    /// Somebody has written about a need.
    NeedMessage {
        /// The message.
        message: NeedMessageId,
        /// To whom: an account, or somebody who asked.
        account: Option<AccountId>,
        /// By which need they asked: several may have been put together.
        #[serde(default)]
        asker: Option<NeedId>,
    },
    /// Somebody who looks after the network writes to many.
    Mailing {
        /// The mailing.
        mailing: MailingId,
        /// To whom.
        account: AccountId,
    },
}

/// What whoever asks for a café is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum News {
    /// A facilitator comes.
    Accepted,
    /// The facilitator cannot come after all.
    Released,
    /// A date is proposed.
    Planned,
    /// It was declined.
    Declined,
    /// No day that they wished for is left.
    DaysOver,
    /// It was put together with another one.
    Merged,
}

impl Mail {
    /// What it is about, in a word.
    pub fn about(&self) -> &'static str {
        match self {
            Self::Invitation { .. } => "invitation",
            Self::PasswordReset { .. } => "password_reset",
            Self::PasswordChanged { .. } => "password_changed",
            Self::ProposalConfirmation { .. } => "proposal_confirmation",
            Self::ProposalDecision { .. } => "proposal_decision",
            Self::CafeRefusal { .. } => "cafe_refusal",
            Self::ResourceDecision { .. } => "resource_decision",
            Self::ReviewCall { .. } => "review_call",
            Self::FacilitatorApplication { .. } => "facilitator_application",
            Self::GrantGiven { .. } => "grant_given",
            Self::AccountExists { .. } => "account_exists",
            Self::Report { .. } => "report",
            Self::SignOfLife { .. } => "sign_of_life",
            Self::NeedConfirmation { .. } => "need_confirmation",
            Self::NeedNews { .. } => "need_news",
            Self::NeedOffer { .. } => "need_offer",
            Self::NeedOver { .. } => "need_over",
            Self::NeedMessage { .. } => "need_message",
            Self::Mailing { .. } => "mailing",
        }
    }
}

/// Something waits for a decision: who is to be told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewCall {
    /// What waits.
    pub awaited: Awaited,
    /// Since when: what waits since another instant is another matter.
    pub since: DateTime<Utc>,
    /// Who is told.
    pub told: Told,
}

/// What waits for a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Awaited {
    /// A proposal.
    Proposal(ProposalId),
    /// A café that was handed in, or that has changed since it was published.
    Cafe(CafeId),
    /// A need that nobody has answered.
    Need(NeedId),
}

impl Awaited {
    /// What it is, in a word.
    fn as_str(self) -> &'static str {
        match self {
            Self::Proposal(_) => "proposal",
            Self::Cafe(_) => "cafe",
            Self::Need(_) => "need",
        }
    }
}

/// A café is over: those who were there are asked how it went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportCall {
    /// The café.
    pub cafe: CafeId,
    /// When it ended: one that was moved is another matter.
    pub ended_at: DateTime<Utc>,
    /// Which reminder it is; 0 when they are asked for the first time.
    pub reminder: u8,
}

/// Who tells how a café went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reporter {
    /// Somebody with an account.
    Account(AccountId),
    /// Whoever proposed the café, without one.
    Proposal(ProposalId),
}

impl Reporter {
    /// The identifier of the account or of the proposal.
    pub fn id(self) -> Uuid {
        match self {
            Self::Account(id) => id.0,
            Self::Proposal(id) => id.0,
        }
    }
}

/// Somebody who is there or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Living {
    /// A facilitator.
    Facilitator(FacilitatorId),
    /// An organisation.
    Organisation(OrganisationId),
    /// A need that waits for an answer.
    Need(NeedId),
}

impl Living {
    /// What they are.
    pub fn kind(self) -> LivingKind {
        match self {
            Self::Facilitator(_) => LivingKind::Facilitator,
            Self::Organisation(_) => LivingKind::Organisation,
            Self::Need(_) => LivingKind::Need,
        }
    }

    /// Their identifier.
    pub fn id(self) -> Uuid {
        match self {
            Self::Facilitator(id) => id.0,
            Self::Organisation(id) => id.0,
            Self::Need(id) => id.0,
        }
    }
}

/// Who is asked whether somebody is still there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Addressee {
    /// Somebody with an account, who speaks for them.
    Account(AccountId),
    /// Whoever reads the letters to an organisation's own address, or asked for a café.
    Contact,
}

/// A job that becomes others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Call {
    /// Something waits for a decision.
    Review(ReviewCall),
    /// A café is over.
    Report(ReportCall),
}

cafeia_shared::terms! {
    /// Who is told that something waits, in this order.
    Told {
        /// Those who look after the territory, at once.
        Reviewers = "reviewers",
        /// Those who stand in for them.
        Deputies = "deputies",
        /// Those who look after the région.
        Region = "region",
        /// The national team.
        National = "national",
    }
}

/// Who knows what follows: which letters come of a call, and what each letter says. Asked when it is due, so that it is what
/// is true by then.
pub trait Letters: Send + Sync {
    /// The letter; none when it is no longer needed, because its account is gone, say, or its link was used. It is read
    /// only, and asked again when the worker was killed half way: it must give the same link then.
    fn letter(&self, connection: &mut DbConnection, mail: &Mail) -> Result<Option<Letter>, StoreError>;

    /// The jobs that come of a call at an instant, each with when it is to be done; none when nothing is to be told. It is
    /// read only: whoever asks writes them down.
    fn follow_ups(
        &self,
        connection: &mut DbConnection,
        call: &Call,
        now: DateTime<Utc>,
    ) -> Result<Vec<(Job, DateTime<Utc>)>, StoreError>;
}

/// Who does long work, piece by piece. A piece is one transaction with the end of the job that led to it and with the job that
/// leads to the next: whoever is killed, another goes on where the last piece ended.
pub trait Pieces: Send + Sync {
    /// Does the next piece of an import's work, for a worker that has taken a job; or says why not.
    fn next(&self, import: ImportId, job: Uuid, worker: &str) -> Result<(), String>;
}

/// From when on a job that should have been begun is late: no worker runs, or too few.
const LATE: TimeDelta = TimeDelta::minutes(5);

/// How many jobs wait, are late and were given up.
pub fn count(connection: &mut DbConnection, now: DateTime<Utc>) -> Result<JobCounts, StoreError> {
    store::jobs::count(connection, now - LATE)
}

/// Writes a job down, to be done at an instant, in the transaction of its cause.
pub fn enqueue(
    connection: &mut DbConnection,
    job: &Job,
    run_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    store::jobs::insert(connection, &record(Uuid::now_v7(), job, run_at, now))
}

/// The same, unless the same job waits already: it has an identifier that follows from what it is.
pub fn enqueue_once(
    connection: &mut DbConnection,
    job: &Job,
    run_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let mut job = record(Uuid::nil(), job, run_at, now);
    let mut id = [0; 16];
    for (byte, hashed) in id.iter_mut().zip(Sha256::digest(&job.payload)) {
        *byte = hashed;
    }
    job.id = uuid::Builder::from_custom_bytes(id).into_uuid();
    store::jobs::insert_once(connection, &job)
}

fn record(id: Uuid, job: &Job, run_at: DateTime<Utc>, now: DateTime<Utc>) -> JobRecord {
    JobRecord {
        id,
        kind: job.kind().to_owned(),
        // Names and identifiers have no way to fail.
        payload: serde_json::to_string(job).unwrap_or_default(),
        run_at,
        attempts: 0,
        claimed_until: None,
        claimed_by: None,
        last_error: None,
        state: JobState::Waiting,
        created_at: now,
    }
}
