//! Sessions: where an account is signed in, kept by a refresh token that changes at each use.

use cafeia_shared::{
    accounts::Session,
    ids::{AccountId, SessionId},
};
use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use super::{Change, DomainError, grants, policy::Who};
use crate::{
    journal::Aggregate,
    store::{self, DbConnection, StoreError, sessions::SessionRecord},
};

/// How long a session lasts without being used.
const IDLE: TimeDelta = TimeDelta::days(30);
/// How long a session lasts at most.
const LONGEST: TimeDelta = TimeDelta::days(90);
/// How long after its use the token before is taken for another tab's, which asked at the same moment.
const SAME_MOMENT: TimeDelta = TimeDelta::seconds(10);

/// What became of a refresh token that was shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refreshed {
    /// The session goes on with the next token.
    Continued {
        /// Whose session it is.
        account: AccountId,
        /// The session.
        session: SessionId,
        /// Until when the next token counts.
        until: DateTime<Utc>,
    },
    /// Another tab has just refreshed the session: it goes on with the token that went there.
    AMomentAgo,
    /// There is no such session any more. A token that is shown a second time ends it, since somebody has stolen it.
    Ended,
}

/// Signs an account in, with a refresh token given hashed; gives the session and until when the token counts.
pub fn open(
    change: &mut Change,
    account: AccountId,
    device: &str,
    token_hash: &str,
) -> Result<(SessionId, DateTime<Utc>), StoreError> {
    let session = SessionRecord {
        id: SessionId(Uuid::now_v7()),
        account_id: account,
        device: device.to_owned(),
        created_at: change.now,
        last_used_at: change.now,
        ends_at: change.now + IDLE,
    };
    store::sessions::insert(change.connection, &session)?;
    store::sessions::insert_token(change.connection, session.id, token_hash, change.now)?;
    Ok((session.id, session.ends_at))
}

/// Goes on with a session by its refresh token, which the next one replaces; both are given hashed.
pub fn refresh(change: &mut Change, token_hash: &str, next_hash: &str) -> Result<Refreshed, StoreError> {
    let Some(token) = store::sessions::find_token(change.connection, token_hash)? else {
        return Ok(Refreshed::Ended);
    };
    let session = store::sessions::find_optional(change.connection, token.session_id, change.now)?;
    let Some(session) = session else { return Ok(Refreshed::Ended) };
    if let Some(used_at) = token.used_at {
        let same_moment = change.now - used_at < SAME_MOMENT
            && store::sessions::is_previous_token(change.connection, session.id, token_hash)?;
        if same_moment {
            return Ok(Refreshed::AMomentAgo);
        }
        store::sessions::remove(change.connection, session.account_id, session.id)?;
        tracing::warn!(session = %session.id, "a refresh token was used twice; its session was ended");
        return Ok(Refreshed::Ended);
    }
    let until = (change.now + IDLE).min(session.created_at + LONGEST);
    store::sessions::use_token(change.connection, token_hash, change.now)?;
    store::sessions::insert_token(change.connection, session.id, next_hash, change.now)?;
    store::sessions::touch(change.connection, session.id, change.now, until)?;
    Ok(Refreshed::Continued { account: session.account_id, session: session.id, until })
}

/// Who is signed in, unless the session has ended in the meantime.
pub fn who(change: &mut Change, account: AccountId, id: SessionId) -> Result<Option<Who>, StoreError> {
    if store::sessions::find_optional(change.connection, id, change.now)?.is_none() {
        return Ok(None);
    }
    match store::accounts::find_optional(change.connection, account)? {
        Some(account) => grants::who(change.connection, &account).map(Some),
        None => Ok(None),
    }
}

/// Ends the session of a refresh token, given hashed, whether it was used or not.
pub fn close(change: &mut Change, token_hash: &str) -> Result<(), StoreError> {
    let Some(token) = store::sessions::find_token(change.connection, token_hash)? else { return Ok(()) };
    let session = store::sessions::find_optional(change.connection, token.session_id, change.now)?;
    if let Some(session) = session {
        store::sessions::remove(change.connection, session.account_id, session.id)?;
    }
    Ok(())
}

/// Ends a session of one's own.
pub fn end(change: &mut Change, account: AccountId, id: SessionId) -> Result<(), DomainError> {
    if store::sessions::remove(change.connection, account, id)? {
        Ok(())
    } else {
        Err(DomainError::NotFound(Aggregate::Account, id.0))
    }
}

/// The sessions of an account, as its owner sees them.
pub fn list(
    connection: &mut DbConnection,
    account: AccountId,
    current: Option<SessionId>,
    now: DateTime<Utc>,
) -> Result<Vec<Session>, StoreError> {
    let sessions = store::sessions::list_by_account(connection, account, now)?;
    Ok(sessions
        .into_iter()
        .map(|session| Session {
            id: session.id,
            device: session.device,
            created_at: session.created_at,
            last_used_at: session.last_used_at,
            ends_at: session.ends_at,
            current: current == Some(session.id),
        })
        .collect())
}
