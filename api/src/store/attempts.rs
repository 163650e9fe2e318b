//! How many attempts are left, by what is attempted and who attempts it.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::{DbConnection, StoreResult, columns, schema::attempts};

/// What was left, and when that was counted; nothing when nobody has attempted it lately.
pub fn find_optional(
    connection: &mut DbConnection,
    subject: &str,
) -> StoreResult<Option<(f64, DateTime<Utc>)>> {
    let row: Option<(f64, NaiveDateTime)> = attempts::table
        .find(subject)
        .select((attempts::remaining, attempts::counted_at))
        .first(connection)
        .optional()?;
    Ok(row.map(|(remaining, counted_at)| (remaining, columns::instant(counted_at))))
}

/// Notes what is left.
pub fn set(
    connection: &mut DbConnection,
    subject: &str,
    remaining: f64,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    let values = (attempts::remaining.eq(remaining), attempts::counted_at.eq(now.naive_utc()));
    let known = diesel::update(attempts::table.find(subject)).set(values).execute(connection)?;
    if known == 0 {
        diesel::insert_into(attempts::table)
            .values((attempts::subject.eq(subject), values))
            .execute(connection)?;
    }
    Ok(())
}

/// Forgets attempts that were counted before an instant; gives their number.
pub fn remove_before(connection: &mut DbConnection, before: DateTime<Utc>) -> StoreResult<usize> {
    Ok(diesel::delete(attempts::table.filter(attempts::counted_at.lt(before.naive_utc())))
        .execute(connection)?)
}
