//! What requests with an idempotency key were answered.

use cafeia_shared::ids::AccountId;
use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::{DbConnection, StoreResult, schema::answered_requests};

/// The fingerprint and the answer of a request, when it was answered since an instant.
pub fn find_optional(
    connection: &mut DbConnection,
    account: AccountId,
    key: &str,
    since: DateTime<Utc>,
) -> StoreResult<Option<(String, String)>> {
    Ok(answered_requests::table
        .find((account.to_string(), key))
        .filter(answered_requests::answered_at.gt(since.naive_utc()))
        .select((answered_requests::fingerprint, answered_requests::answer))
        .first(connection)
        .optional()?)
}

/// Notes what a request was answered, in the place of an answer of former days under the same key.
pub fn set(
    connection: &mut DbConnection,
    account: AccountId,
    key: &str,
    (fingerprint, answer): (&str, &str),
    now: DateTime<Utc>,
) -> StoreResult<()> {
    diesel::delete(answered_requests::table.find((account.to_string(), key))).execute(connection)?;
    diesel::insert_into(answered_requests::table)
        .values((
            answered_requests::account_id.eq(account.to_string()),
            answered_requests::idempotency_key.eq(key),
            answered_requests::fingerprint.eq(fingerprint),
            answered_requests::answer.eq(answer),
            answered_requests::answered_at.eq(now.naive_utc()),
        ))
        .execute(connection)?;
    Ok(())
}

/// Forgets what was answered before an instant; gives the number of answers.
pub fn remove_before(connection: &mut DbConnection, before: DateTime<Utc>) -> StoreResult<usize> {
    Ok(diesel::delete(answered_requests::table.filter(answered_requests::answered_at.le(before.naive_utc())))
        .execute(connection)?)
}
