//! The journal's rows.

use std::collections::{BTreeMap, BTreeSet};

use cafeia_shared::{
    ids::{JournalEntryId, MailingId},
    territories::{TerritoryCode, TerritoryLevel},
    vocabulary::Term as _,
};
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;
use uuid::Uuid;

use super::{
    DbConnection, StoreError, StoreResult, columns, mailings, rows,
    schema::{
        cafes, facilitators, grants, journal, journal_head, journal_territories, needs, organisations,
        places, proposals,
    },
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
    commune_code: Option<String>,
    id: String,
}

impl TryFrom<EntryRow> for Entry {
    type Error = StoreError;

    fn try_from(row: EntryRow) -> StoreResult<Self> {
        Ok(Self {
            sequence: row.sequence,
            id: columns::id("id", &row.id)?,
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

/// The sequence of an entry; nothing when there is no such entry.
pub fn sequence_of(connection: &mut DbConnection, id: JournalEntryId) -> StoreResult<Option<i64>> {
    Ok(journal::table
        .filter(journal::id.eq(id.to_string()))
        .select(journal::sequence)
        .first(connection)
        .optional()?)
}

/// Writes entries with the next numbers; gives the last number. Their `sequence` is not looked at.
pub fn append(connection: &mut DbConnection, entries: &[Entry]) -> StoreResult<i64> {
    let mut sequence = head(connection)?;
    let communes = communes_of(connection, entries)?;
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
                commune_code: communes.get(&entry.aggregate_id).cloned(),
                id: entry.id.to_string(),
            })
            .execute(connection)?;
        if entry.aggregate == Aggregate::Mailing {
            note_territories(connection, sequence, MailingId(entry.aggregate_id))?;
        }
    }
    diesel::update(journal_head::table).set(journal_head::last_sequence.eq(sequence)).execute(connection)?;
    Ok(sequence)
}

/// Notes in which territories a mailing was sent that an entry is about.
fn note_territories(connection: &mut DbConnection, sequence: i64, mailing: MailingId) -> StoreResult<()> {
    let sent = mailings::find_optional(connection, mailing)?;
    for territory in sent.iter().flat_map(|mailing| &mailing.territories) {
        let noted = (
            journal_territories::sequence.eq(sequence),
            journal_territories::territory.eq(territory.to_string()),
        );
        diesel::insert_into(journal_territories::table).values(noted).execute(connection)?;
    }
    Ok(())
}

/// Where what some entries are about lies now; where it is gone, where it was by the last entry about it.
fn communes_of(connection: &mut DbConnection, entries: &[Entry]) -> StoreResult<BTreeMap<Uuid, String>> {
    let mut by_aggregate: BTreeMap<Aggregate, BTreeSet<Uuid>> = BTreeMap::new();
    for entry in entries {
        by_aggregate.entry(entry.aggregate).or_default().insert(entry.aggregate_id);
    }
    let mut communes = BTreeMap::new();
    for (aggregate, ids) in by_aggregate {
        let ids: Vec<Uuid> = ids.into_iter().collect();
        for (id, commune) in rows::in_batches(&ids, |ids| located(connection, aggregate, ids))? {
            if let Some(commune) = commune {
                communes.insert(columns::id("id", &id)?, commune);
            }
        }
        if !has_place(aggregate) {
            continue;
        }
        for id in ids {
            if !communes.contains_key(&id)
                && let Some(commune) = last_commune(connection, id)?
            {
                communes.insert(id, commune);
            }
        }
    }
    Ok(communes)
}

/// The commune of each of some things of a kind.
fn located(
    connection: &mut DbConnection,
    aggregate: Aggregate,
    ids: &[String],
) -> StoreResult<Vec<(String, Option<String>)>> {
    Ok(match aggregate {
        Aggregate::Cafe | Aggregate::Report => {
            type Located = (String, Option<String>, Option<String>);
            let found: Vec<Located> = cafes::table
                .left_join(places::table)
                .inner_join(organisations::table)
                .filter(cafes::id.eq_any(ids))
                .select((cafes::id, places::commune_code.nullable(), organisations::commune_code))
                .load(connection)?;
            found.into_iter().map(|(id, place, host)| (id, place.or(host))).collect()
        }
        Aggregate::Place => places::table
            .filter(places::id.eq_any(ids))
            .select((places::id, places::commune_code.nullable()))
            .load(connection)?,
        Aggregate::Organisation => organisations::table
            .filter(organisations::id.eq_any(ids))
            .select((organisations::id, organisations::commune_code))
            .load(connection)?,
        Aggregate::Facilitator => facilitators::table
            .filter(facilitators::id.eq_any(ids))
            .select((facilitators::id, facilitators::commune_code.nullable()))
            .load(connection)?,
        Aggregate::Proposal => proposals::table
            .filter(proposals::id.eq_any(ids))
            .select((proposals::id, proposals::commune_code))
            .load(connection)?,
        Aggregate::Need => needs::table
            .filter(needs::id.eq_any(ids))
            .select((needs::id, needs::commune_code.nullable()))
            .load(connection)?,
        Aggregate::Grant => granted(connection, ids)?,
        Aggregate::Resource
        | Aggregate::Account
        | Aggregate::Job
        | Aggregate::Import
        | Aggregate::Mailing
        | Aggregate::View => Vec::new(),
    })
}

/// Whether things of a kind lie somewhere.
fn has_place(aggregate: Aggregate) -> bool {
    !matches!(
        aggregate,
        Aggregate::Resource
            | Aggregate::Account
            | Aggregate::Job
            | Aggregate::Import
            | Aggregate::Mailing
            | Aggregate::View
    )
}

/// The commune of what each of some grants reaches, where that is one thing.
fn granted(connection: &mut DbConnection, ids: &[String]) -> StoreResult<Vec<(String, Option<String>)>> {
    let mut found: Vec<(String, Option<String>)> = grants::table
        .inner_join(organisations::table)
        .filter(grants::id.eq_any(ids))
        .select((grants::id, organisations::commune_code))
        .load(connection)?;
    let people: Vec<(String, Option<String>)> = grants::table
        .inner_join(facilitators::table)
        .filter(grants::id.eq_any(ids))
        .select((grants::id, facilitators::commune_code.nullable()))
        .load(connection)?;
    found.extend(people);
    Ok(found)
}

fn last_commune(connection: &mut DbConnection, id: Uuid) -> StoreResult<Option<String>> {
    let found: Option<Option<String>> = journal::table
        .filter(journal::aggregate_id.eq(id.to_string()))
        .order(journal::sequence.desc())
        .select(journal::commune_code)
        .first(connection)
        .optional()?;
    Ok(found.flatten())
}

/// Which entries are looked for.
#[derive(Debug)]
pub struct Sought<'a> {
    /// About things of one of these kinds; of any when there is none.
    pub aggregates: &'a [Aggregate],
    /// About one of these; about anything when nothing is said.
    pub objects: Option<Vec<Uuid>>,
    /// Made by somebody.
    pub actor: Option<Actor>,
    /// Not made by somebody.
    pub not_by: Option<Actor>,
    /// Of what lay in some part of the country; anywhere when nothing is said.
    pub within: Option<Within>,
    /// From this instant on.
    pub from: Option<DateTime<Utc>>,
    /// Before this instant.
    pub until: Option<DateTime<Utc>>,
    /// After this number.
    pub after: Option<i64>,
}

/// A part of the country.
#[derive(Debug)]
pub struct Within {
    /// What the codes of its communes begin with.
    pub communes: Vec<String>,
    /// The régions that it has a département of.
    pub regions: Vec<TerritoryCode>,
}

/// The entries that are looked for.
macro_rules! sought {
    ($sought:expr, $select:expr) => {{
        let sought: &Sought = $sought;
        let mut query = journal::table.select($select).into_boxed();
        if let Some(Within { communes, regions }) = &sought.within {
            let territory = journal_territories::territory;
            let of_territories = journal_territories::table.select(journal_territories::sequence);
            // No entry has an empty commune: what follows widens this.
            query = query.filter(journal::commune_code.eq(""));
            for commune in communes {
                query = query.or_filter(journal::commune_code.like(format!("{commune}%")));
                for level in [TerritoryLevel::Departement, TerritoryLevel::Commune] {
                    let within = format!("{}%", TerritoryCode::new(level, commune.as_str()));
                    let there = of_territories.filter(territory.like(within));
                    query = query.or_filter(journal::sequence.eq_any(there));
                }
            }
            let there = of_territories.filter(territory.eq_any(regions.iter().map(ToString::to_string)));
            query = query.or_filter(journal::sequence.eq_any(there));
        }
        if !sought.aggregates.is_empty() {
            query = query.filter(journal::aggregate.eq_any(sought.aggregates.iter().map(|a| a.as_str())));
        }
        if let Some(objects) = &sought.objects {
            query = query.filter(journal::aggregate_id.eq_any(objects.iter().map(ToString::to_string)));
        }
        if let Some(actor) = &sought.actor {
            query = query.filter(journal::actor.eq(actor.to_string()));
        }
        if let Some(actor) = &sought.not_by {
            query = query.filter(journal::actor.ne(actor.to_string()));
        }
        if let Some(from) = sought.from {
            query = query.filter(journal::at.ge(from.naive_utc()));
        }
        if let Some(until) = sought.until {
            query = query.filter(journal::at.lt(until.naive_utc()));
        }
        if let Some(after) = sought.after {
            query = query.filter(journal::sequence.gt(after));
        }
        query
    }};
}

/// How many entries are looked for in all.
pub fn count_sought(connection: &mut DbConnection, sought: &Sought) -> StoreResult<i64> {
    Ok(sought!(sought, diesel::dsl::count_star()).get_result(connection)?)
}

/// Entries that are looked for, the newest first, each with the commune where what it is about lay; those before a number.
pub fn list_sought(
    connection: &mut DbConnection,
    sought: &Sought,
    before: Option<i64>,
    limit: i64,
) -> StoreResult<Vec<(Entry, Option<String>)>> {
    let mut query = sought!(sought, EntryRow::as_select());
    if let Some(before) = before {
        query = query.filter(journal::sequence.lt(before));
    }
    let rows: Vec<EntryRow> = query.order(journal::sequence.desc()).limit(limit).load(connection)?;
    rows.into_iter()
        .map(|mut row| {
            let commune = row.commune_code.take();
            Ok((row.try_into()?, commune))
        })
        .collect()
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
