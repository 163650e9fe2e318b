//! Requests that count once, however often they are sent (draft-ietf-httpapi-idempotency-key-header).
//!
//! What a request was answered is noted in the transaction of what it did. Writes are serial: the same request sent twice
//! at once waits for the first one, and is answered the same, whichever process gets it. A request that was refused did
//! nothing, and is attempted again.

use cafeia_shared::ids::AccountId;
use chrono::TimeDelta;
use serde::{Serialize, de::DeserializeOwned};

use super::{Change, DomainError};
use crate::{
    secrets::hash_token,
    store::{self, StoreError},
};

/// How long an answer is kept.
const KEPT: TimeDelta = TimeDelta::hours(24);

/// A request that creates something, with its idempotency key or without.
#[derive(Debug, Clone)]
pub struct Once {
    account: AccountId,
    key: Option<String>,
    fingerprint: String,
}

impl Once {
    /// A request of an account: its key, what it is sent to, and its body.
    pub fn new(account: AccountId, key: Option<String>, target: &str, body: &str) -> Self {
        let fingerprint =
            if key.is_some() { hash_token(&format!("{target}\n{body}")) } else { String::new() };
        Self { account, key, fingerprint }
    }

    /// Does the work, or gives the answer that the same request got before.
    pub fn run<T: Serialize + DeserializeOwned>(
        &self,
        change: &mut Change,
        work: impl FnOnce(&mut Change) -> Result<T, DomainError>,
    ) -> Result<T, DomainError> {
        let Some(key) = &self.key else { return work(change) };
        let since = change.now - KEPT;
        let found = store::answered_requests::find_optional(change.connection, self.account, key, since)?;
        if let Some((fingerprint, answer)) = found {
            if fingerprint != self.fingerprint {
                return Err(DomainError::KeyReused);
            }
            let unreadable = |_| StoreError::Unreadable { column: "answer", value: String::new() };
            return Ok(serde_json::from_str(&answer).map_err(unreadable)?);
        }
        let done = work(change)?;
        let unwritable = |_| StoreError::Unreadable { column: "answer", value: String::new() };
        let answer = serde_json::to_string(&done).map_err(unwritable)?;
        let noted = (self.fingerprint.as_str(), answer.as_str());
        store::answered_requests::set(change.connection, self.account, key, noted, change.now)?;
        Ok(done)
    }
}

/// Forgets the answers of former days.
pub(super) fn forget(change: &mut Change) -> Result<usize, StoreError> {
    store::answered_requests::remove_before(change.connection, change.now - KEPT)
}
