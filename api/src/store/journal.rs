//! The journal's rows.

use cafeia_shared::vocabulary::Term as _;
use chrono::NaiveDateTime;
use diesel::prelude::*;
use uuid::Uuid;

use super::{
    DbConnection, StoreError, StoreResult, columns, rows,
    schema::{journal, journal_head},
};
use crate::journal::{Actor, Aggregate, Entry};

/// Waits until no other write transaction runs, and keeps others waiting until this one ends.
/// `SQLite` needs no such thing: there, `BEGIN IMMEDIATE` does it.
pub(super) fn lock(connection: &mut PgConnection) -> QueryResult<()> {
    journal_head::table.select(journal_head::id).for_update().execute(connection).map(|_| ())
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = journal)]
struct EntryRow {
    sequence: i64,
    at: NaiveDateTime,
    actor: String,
    aggregate: String,
    aggregate_id: String,
    event: String,
    version: i32,
    changed: String,
}

impl TryFrom<EntryRow> for Entry {
    type Error = StoreError;

    fn try_from(row: EntryRow) -> StoreResult<Self> {
        Ok(Self {
            sequence: row.sequence,
            at: columns::instant(row.at),
            actor: columns::id("actor", &row.actor)?,
            aggregate: columns::term("aggregate", &row.aggregate)?,
            aggregate_id: columns::id("aggregate_id", &row.aggregate_id)?,
            event: columns::term("event", &row.event)?,
            version: columns::number("version", row.version)?,
            changed: columns::list("changed", &row.changed)?,
        })
    }
}

/// The sequence of the last entry; 0 when there is none.
pub fn head(connection: &mut DbConnection) -> StoreResult<i64> {
    Ok(journal_head::table.select(journal_head::last_sequence).first(connection)?)
}

/// Writes entries with the next numbers; gives the last number. Their `sequence` is not looked at.
pub fn append(connection: &mut DbConnection, entries: &[Entry]) -> StoreResult<i64> {
    let mut sequence = head(connection)?;
    for entry in entries {
        sequence += 1;
        diesel::insert_into(journal::table)
            .values(EntryRow {
                sequence,
                at: entry.at.naive_utc(),
                actor: entry.actor.to_string(),
                aggregate: entry.aggregate.to_string(),
                aggregate_id: entry.aggregate_id.to_string(),
                event: entry.event.to_string(),
                version: columns::to_column(entry.version),
                changed: columns::list_to_column(&entry.changed),
            })
            .execute(connection)?;
    }
    diesel::update(journal_head::table).set(journal_head::last_sequence.eq(sequence)).execute(connection)?;
    Ok(sequence)
}

/// The sequence of the last entry about one of these kinds of objects; 0 when there is none.
pub fn last_of(connection: &mut DbConnection, aggregates: &[Aggregate]) -> StoreResult<i64> {
    let last: Option<i64> = journal::table
        .filter(journal::aggregate.eq_any(aggregates.iter().map(|aggregate| aggregate.as_str())))
        .order(journal::sequence.desc())
        .select(journal::sequence)
        .first(connection)
        .optional()?;
    Ok(last.unwrap_or_default())
}

/// The newest entries that somebody made, or that are about an object, the newest first.
pub fn list_concerning(
    connection: &mut DbConnection,
    actor: &Actor,
    aggregate_id: Uuid,
    limit: i64,
) -> StoreResult<Vec<Entry>> {
    let rows: Vec<EntryRow> = journal::table
        .filter(journal::actor.eq(actor.to_string()).or(journal::aggregate_id.eq(aggregate_id.to_string())))
        .order(journal::sequence.desc())
        .limit(limit)
        .select(EntryRow::as_select())
        .load(connection)?;
    rows::read(rows)
}

/// The entries after a sequence, in order.
pub fn list_after(connection: &mut DbConnection, sequence: i64, limit: i64) -> StoreResult<Vec<Entry>> {
    let rows: Vec<EntryRow> = journal::table
        .filter(journal::sequence.gt(sequence))
        .order(journal::sequence)
        .limit(limit)
        .select(EntryRow::as_select())
        .load(connection)?;
    rows::read(rows)
}
