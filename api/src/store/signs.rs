//! Signs of the life of facilitators and organisations: when they showed that they are there, and when they were asked.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::{dsl::max, prelude::*};
use uuid::Uuid;

use super::{
    DbConnection, StoreResult,
    cafes::takes_place,
    columns, rows,
    schema::{cafe_facilitators, cafe_organisers, cafes},
};

/// What is written down of somebody's signs of life besides edits, whose date is that of the last change.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Signs {
    /// When they last showed that they are there.
    pub seen_at: Option<DateTime<Utc>>,
    /// When they were last asked, or nobody was found to be asked.
    pub asked_at: Option<DateTime<Utc>>,
}

impl Signs {
    /// The last of them, beside that of the last edit.
    pub fn last(&self, updated_at: DateTime<Utc>) -> DateTime<Utc> {
        self.seen_at.map_or(updated_at, |seen_at| seen_at.max(updated_at))
    }
}

/// What is known of somebody's last café: whose, and when it begins.
type Last = (String, Option<NaiveDateTime>);

/// Those who run a café that begins after an instant, held or to come.
///
/// Each café names them again: asked for distinct ones, `SQLite` would walk through all cafés there ever were.
pub fn facilitators_with_cafes_after(
    connection: &mut DbConnection,
    after: DateTime<Utc>,
) -> StoreResult<HashSet<Uuid>> {
    let found: Vec<String> = cafe_facilitators::table
        .inner_join(cafes::table)
        .filter(cafes::starts_at.gt(after.naive_utc()))
        .filter(takes_place!())
        .select(cafe_facilitators::facilitator_id)
        .load(connection)?;
    found.iter().map(|id| columns::id("id", id)).collect()
}

/// Organisations that host or organise one.
pub fn organisations_with_cafes_after(
    connection: &mut DbConnection,
    after: DateTime<Utc>,
) -> StoreResult<HashSet<Uuid>> {
    let mut found: Vec<String> = cafes::table
        .filter(cafes::starts_at.gt(after.naive_utc()))
        .filter(takes_place!())
        .select(cafes::host_id)
        .load(connection)?;
    let organised: Vec<String> = cafe_organisers::table
        .inner_join(cafes::table)
        .filter(cafes::starts_at.gt(after.naive_utc()))
        .filter(takes_place!())
        .select(cafe_organisers::organisation_id)
        .load(connection)?;
    found.extend(organised);
    found.iter().map(|id| columns::id("id", id)).collect()
}

/// When the last café begins that each of some facilitators runs, held or to come; those who have none are left out.
pub fn last_cafes_of_facilitators<Id: ToString>(
    connection: &mut DbConnection,
    ids: &[Id],
) -> StoreResult<HashMap<Uuid, DateTime<Utc>>> {
    let found = rows::in_batches(ids, |ids| {
        let found: Vec<Last> = cafe_facilitators::table
            .inner_join(cafes::table)
            .filter(cafe_facilitators::facilitator_id.eq_any(ids))
            .filter(takes_place!())
            .group_by(cafe_facilitators::facilitator_id)
            .select((cafe_facilitators::facilitator_id, max(cafes::starts_at)))
            .load(connection)?;
        Ok(found)
    })?;
    latest(found)
}

/// The same of the cafés that each of some organisations hosts or organises.
pub fn last_cafes_of_organisations<Id: ToString>(
    connection: &mut DbConnection,
    ids: &[Id],
) -> StoreResult<HashMap<Uuid, DateTime<Utc>>> {
    let found = rows::in_batches(ids, |ids| {
        let mut found: Vec<Last> = cafes::table
            .filter(cafes::host_id.eq_any(ids))
            .filter(takes_place!())
            .group_by(cafes::host_id)
            .select((cafes::host_id, max(cafes::starts_at)))
            .load(connection)?;
        let organised: Vec<Last> = cafe_organisers::table
            .inner_join(cafes::table)
            .filter(cafe_organisers::organisation_id.eq_any(ids))
            .filter(takes_place!())
            .group_by(cafe_organisers::organisation_id)
            .select((cafe_organisers::organisation_id, max(cafes::starts_at)))
            .load(connection)?;
        found.extend(organised);
        Ok(found)
    })?;
    latest(found)
}

fn latest(found: Vec<Last>) -> StoreResult<HashMap<Uuid, DateTime<Utc>>> {
    let mut latest: HashMap<Uuid, DateTime<Utc>> = HashMap::with_capacity(found.len());
    for (id, starts_at) in found {
        let Some(starts_at) = starts_at.map(columns::instant) else { continue };
        let known = latest.entry(columns::id("id", &id)?).or_insert(starts_at);
        *known = starts_at.max(*known);
    }
    Ok(latest)
}
