//! Signs of the life of facilitators and organisations: when they showed that they are there, and when they were asked.

use std::collections::HashMap;

use cafeia_shared::vocabulary::Term as _;
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
