//! The rules: what may be done with each aggregate, one file each. No HTTP, and no SQL.
//!
//! A command works inside a [`Change`]: one write transaction, in which it writes rows and notes journal
//! entries. [`crate::network::Network::change`] opens one, and lets the catalogue follow when it is committed.

pub mod accounts;
pub mod alive;
pub mod applications;
pub mod attempts;
pub mod audit;
mod authored;
pub mod cafes;
pub mod coverage;
mod cursor;
pub mod exports;
pub mod facilitators;
pub mod grants;
pub mod imports;
pub mod jobs;
pub mod letters;
mod life;
pub mod links;
pub mod mailings;
mod nearby;
pub mod needs;
pub mod offers;
pub mod once;
pub mod organisations;
mod pages;
pub mod places;
pub mod policy;
pub mod proposals;
pub mod purge;
mod reach;
mod refusals;
pub mod reports;
pub mod resources;
mod review_clock;
pub mod sessions;
mod similar;
mod slug;
pub mod views;
pub mod workspace;

use std::collections::HashSet;

use cafeia_shared::{
    ids::JournalEntryId,
    problem::{FaultCode, FieldError},
    validation::to_micros,
};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::{
    geo::Geography,
    jobs::Job,
    journal::{Actor, Aggregate, Entry, Event},
    store::{self, DbConnection, StoreError},
};

/// Why a command was refused, or failed.
#[derive(Debug, thiserror::Error)]
pub enum DomainError {
    /// Fields are not valid.
    #[error("not valid: {}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Invalid(Vec<FieldError>),
    /// Parameters of the query are not valid.
    #[error("not valid: {}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Parameters(Vec<FieldError>),
    /// Whoever asks may not do this.
    #[error("not allowed: {0}")]
    NotAllowed(policy::Refusal),
    /// A password or a code is not right, or not any more.
    #[error("the credentials are not right")]
    WrongCredentials,
    /// A one-time link was used, replaced, or is too old.
    #[error("the link is no longer good")]
    LinkExpired,
    /// An idempotency key came with another request before.
    #[error("the idempotency key came with another request before")]
    KeyReused,
    /// An account holds already what it was to be given.
    #[error("the account holds this role already, with this scope and for this time")]
    AlreadyGranted,
    /// It conflicts with what is there.
    #[error("{0}")]
    Conflict(&'static str),
    /// The object does not exist.
    #[error("there is no {0} {1}")]
    NotFound(Aggregate, Uuid),
    /// An object with this identifier is there already.
    #[error("the {0} {1} is there already")]
    Duplicate(Aggregate, Uuid),
    /// The object has changed since it was read.
    #[error("the {aggregate} is at version {current} by now, not at {expected}")]
    VersionMismatch {
        /// What it is.
        aggregate: Aggregate,
        /// The version that the caller had read.
        expected: u32,
        /// The version that it has.
        current: u32,
    },
    /// The step is not possible from the present state.
    #[error("the step {to} is not possible from {from}; possible steps: {}", if .legal.is_empty() { "none".to_owned() } else { .legal.join(", ") })]
    IllegalStep {
        /// The present state.
        from: &'static str,
        /// The state or the step asked for.
        to: &'static str,
        /// Those that are possible.
        legal: Vec<&'static str>,
    },
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl DomainError {
    fn field(field: &str, code: FaultCode, message: &str) -> Self {
        Self::Invalid(vec![FieldError::new(field, code, message)])
    }
}

/// A change under way: its transaction, who makes it, when, and what it notes in the journal.
pub struct Change<'a> {
    connection: &'a mut DbConnection,
    geography: &'a Geography,
    actor: Actor,
    now: DateTime<Utc>,
    entries: Vec<Entry>,
    /// Rows that were seen to exist. No other transaction can remove them while this one runs.
    seen: HashSet<(Aggregate, Uuid)>,
}

impl<'a> Change<'a> {
    /// Begins a change inside a write transaction.
    pub(crate) fn new(
        connection: &'a mut DbConnection,
        geography: &'a Geography,
        actor: Actor,
        now: DateTime<Utc>,
    ) -> Self {
        Self { connection, geography, actor, now: to_micros(now), entries: Vec::new(), seen: HashSet::new() }
    }

    /// Writes the journal entries: the last act before the commit.
    pub(crate) fn finish(self) -> Result<(), StoreError> {
        if !self.entries.is_empty() {
            store::journal::append(self.connection, &self.entries)?;
        }
        Ok(())
    }

    /// When it is made.
    pub fn now(&self) -> DateTime<Utc> {
        self.now
    }

    /// Writes down what is to be done at an instant, if this change is committed.
    pub fn enqueue(&mut self, job: &Job, run_at: DateTime<Utc>) -> Result<(), DomainError> {
        Ok(crate::jobs::enqueue(self.connection, job, to_micros(run_at), self.now)?)
    }

    /// The same, unless the same job waits already.
    pub fn enqueue_once(&mut self, job: &Job, run_at: DateTime<Utc>) -> Result<(), DomainError> {
        Ok(crate::jobs::enqueue_once(self.connection, job, to_micros(run_at), self.now)?)
    }

    fn note(&mut self, aggregate: Aggregate, id: Uuid, event: Event, version: u32, changed: Vec<String>) {
        self.entries.push(Entry {
            sequence: 0,
            id: JournalEntryId(Uuid::now_v7()),
            at: self.now,
            actor: self.actor.clone(),
            aggregate,
            aggregate_id: id,
            event,
            version,
            changed,
        });
    }

    /// The present code of a commune, whatever vintage the given one is of.
    fn commune(&self, field: &str, code: &str) -> Result<String, DomainError> {
        let unknown = || {
            DomainError::field(
                field,
                FaultCode::UnknownValue,
                "is the INSEE code of no commune; try /api/v1/communes",
            )
        };
        self.geography.commune(code).map(|commune| commune.code.to_string()).ok_or_else(unknown)
    }

    /// Fails, naming the field, unless `exists` says so.
    fn refers_to(
        &mut self,
        aggregate: Aggregate,
        field: &str,
        id: Uuid,
        exists: impl FnOnce(&mut DbConnection) -> Result<bool, StoreError>,
    ) -> Result<(), DomainError> {
        if self.seen.contains(&(aggregate, id)) {
            return Ok(());
        }
        if !exists(self.connection)? {
            return Err(DomainError::field(field, FaultCode::UnknownValue, "names nothing that exists"));
        }
        self.seen.insert((aggregate, id));
        Ok(())
    }
}

pub(crate) fn refuse_faults(faults: Vec<FieldError>) -> Result<(), DomainError> {
    if faults.is_empty() { Ok(()) } else { Err(DomainError::Invalid(faults)) }
}

fn refuse_duplicate(aggregate: Aggregate, id: Uuid) -> impl FnOnce(StoreError) -> DomainError {
    move |error| if error.is_duplicate() { DomainError::Duplicate(aggregate, id) } else { error.into() }
}

fn check_version(aggregate: Aggregate, expected: u32, current: u32) -> Result<(), DomainError> {
    if expected == current {
        Ok(())
    } else {
        Err(DomainError::VersionMismatch { aggregate, expected, current })
    }
}

/// The names of the fields in which two contents differ, by their written form.
fn changed_fields<T: serde::Serialize>(before: &T, after: &T) -> Vec<String> {
    let (Ok(serde_json::Value::Object(before)), Ok(serde_json::Value::Object(after))) =
        (serde_json::to_value(before), serde_json::to_value(after))
    else {
        return Vec::new();
    };
    after.into_iter().filter(|(name, value)| before.get(name) != Some(value)).map(|(name, _)| name).collect()
}

fn trim(text: &mut String) {
    let trimmed = text.trim();
    if trimmed.len() != text.len() {
        *text = trimmed.to_owned();
    }
}

fn trim_optional(text: &mut Option<String>) {
    if let Some(inner) = text {
        trim(inner);
    }
    if text.as_deref() == Some("") {
        *text = None;
    }
}
