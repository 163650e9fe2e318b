//! Sessions and their refresh tokens.

use cafeia_shared::ids::{AccountId, SessionId};
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::{
    DbConnection, StoreError, StoreResult, columns,
    schema::{refresh_tokens, sessions},
};

/// A session as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionRecord {
    /// Its identifier.
    pub id: SessionId,
    /// Whose it is.
    pub account_id: AccountId,
    /// What it runs on.
    pub device: String,
    /// When one signed in.
    pub created_at: DateTime<Utc>,
    /// When it was last refreshed.
    pub last_used_at: DateTime<Utc>,
    /// When it ends unless it is refreshed.
    pub ends_at: DateTime<Utc>,
}

/// A refresh token as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefreshTokenRecord {
    /// Its session.
    pub session_id: SessionId,
    /// When it was used.
    pub used_at: Option<DateTime<Utc>>,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = sessions)]
struct SessionRow {
    id: String,
    account_id: String,
    device: String,
    created_at: NaiveDateTime,
    last_used_at: NaiveDateTime,
    ends_at: NaiveDateTime,
}

impl TryFrom<SessionRow> for SessionRecord {
    type Error = StoreError;

    fn try_from(row: SessionRow) -> StoreResult<Self> {
        Ok(Self {
            id: columns::id("id", &row.id)?,
            account_id: columns::id("account_id", &row.account_id)?,
            device: row.device,
            created_at: columns::instant(row.created_at),
            last_used_at: columns::instant(row.last_used_at),
            ends_at: columns::instant(row.ends_at),
        })
    }
}

/// Writes a new session.
pub fn insert(connection: &mut DbConnection, session: &SessionRecord) -> StoreResult<()> {
    diesel::insert_into(sessions::table)
        .values(SessionRow {
            id: session.id.to_string(),
            account_id: session.account_id.to_string(),
            device: session.device.clone(),
            created_at: session.created_at.naive_utc(),
            last_used_at: session.last_used_at.naive_utc(),
            ends_at: session.ends_at.naive_utc(),
        })
        .execute(connection)?;
    Ok(())
}

/// Notes that a session was used, and when it ends now.
pub fn touch(
    connection: &mut DbConnection,
    id: SessionId,
    used_at: DateTime<Utc>,
    ends_at: DateTime<Utc>,
) -> StoreResult<()> {
    diesel::update(sessions::table.find(id.to_string()))
        .set((sessions::last_used_at.eq(used_at.naive_utc()), sessions::ends_at.eq(ends_at.naive_utc())))
        .execute(connection)?;
    Ok(())
}

/// One session that has not ended at an instant, when it exists.
pub fn find_optional(
    connection: &mut DbConnection,
    id: SessionId,
    now: DateTime<Utc>,
) -> StoreResult<Option<SessionRecord>> {
    let row: Option<SessionRow> = sessions::table
        .find(id.to_string())
        .filter(sessions::ends_at.gt(now.naive_utc()))
        .select(SessionRow::as_select())
        .first(connection)
        .optional()?;
    row.map(TryInto::try_into).transpose()
}

/// The sessions of an account that have not ended at an instant, the one used last first.
pub fn list_by_account(
    connection: &mut DbConnection,
    account: AccountId,
    now: DateTime<Utc>,
) -> StoreResult<Vec<SessionRecord>> {
    let rows: Vec<SessionRow> = sessions::table
        .filter(sessions::account_id.eq(account.to_string()))
        .filter(sessions::ends_at.gt(now.naive_utc()))
        .order((sessions::last_used_at.desc(), sessions::id))
        .select(SessionRow::as_select())
        .load(connection)?;
    rows.into_iter().map(TryInto::try_into).collect()
}

/// Ends a session of an account; says whether there was one.
pub fn remove(connection: &mut DbConnection, account: AccountId, id: SessionId) -> StoreResult<bool> {
    let removed = diesel::delete(
        sessions::table.find(id.to_string()).filter(sessions::account_id.eq(account.to_string())),
    )
    .execute(connection)?;
    Ok(removed > 0)
}

/// Ends all sessions of an account but one; gives their number.
pub fn remove_others(
    connection: &mut DbConnection,
    account: AccountId,
    kept: Option<SessionId>,
) -> StoreResult<usize> {
    // No session has an empty identifier.
    let kept = kept.map(|id| id.to_string()).unwrap_or_default();
    Ok(diesel::delete(
        sessions::table.filter(sessions::account_id.eq(account.to_string())).filter(sessions::id.ne(kept)),
    )
    .execute(connection)?)
}

/// Removes the sessions that have ended at an instant; gives their number.
pub fn remove_ended(connection: &mut DbConnection, now: DateTime<Utc>) -> StoreResult<usize> {
    Ok(diesel::delete(sessions::table.filter(sessions::ends_at.le(now.naive_utc()))).execute(connection)?)
}

/// Writes a new refresh token, given hashed.
pub fn insert_token(
    connection: &mut DbConnection,
    session: SessionId,
    token_hash: &str,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    diesel::insert_into(refresh_tokens::table)
        .values((
            refresh_tokens::token_hash.eq(token_hash),
            refresh_tokens::session_id.eq(session.to_string()),
            refresh_tokens::created_at.eq(now.naive_utc()),
        ))
        .execute(connection)?;
    Ok(())
}

/// A refresh token by its hash, when it exists.
pub fn find_token(
    connection: &mut DbConnection,
    token_hash: &str,
) -> StoreResult<Option<RefreshTokenRecord>> {
    let row: Option<(String, Option<NaiveDateTime>)> = refresh_tokens::table
        .find(token_hash)
        .select((refresh_tokens::session_id, refresh_tokens::used_at))
        .first(connection)
        .optional()?;
    row.map(|(session_id, used_at)| {
        Ok(RefreshTokenRecord {
            session_id: columns::id("session_id", &session_id)?,
            used_at: used_at.map(columns::instant),
        })
    })
    .transpose()
}

/// Whether a used token is the one before the session's present one.
pub fn is_previous_token(
    connection: &mut DbConnection,
    session: SessionId,
    token_hash: &str,
) -> StoreResult<bool> {
    let latest: Option<String> = refresh_tokens::table
        .filter(refresh_tokens::session_id.eq(session.to_string()))
        .filter(refresh_tokens::used_at.is_not_null())
        .order((refresh_tokens::used_at.desc(), refresh_tokens::created_at.desc()))
        .select(refresh_tokens::token_hash)
        .first(connection)
        .optional()?;
    Ok(latest.as_deref() == Some(token_hash))
}

/// Notes that a refresh token was used.
pub fn use_token(connection: &mut DbConnection, token_hash: &str, now: DateTime<Utc>) -> StoreResult<()> {
    diesel::update(refresh_tokens::table.find(token_hash))
        .set(refresh_tokens::used_at.eq(now.naive_utc()))
        .execute(connection)?;
    Ok(())
}
