//! Signs of the life of facilitators and organisations: when they showed that they are there, and when they were asked.

use cafeia_shared::ids::{FacilitatorId, OrganisationId};
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::{dsl::max, prelude::*};
use uuid::Uuid;

use super::{
    DbConnection, StoreResult,
    cafes::takes_place,
    columns,
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

/// Of somebody: their id, when they were last written, and when they last showed that they are there.
pub(super) type OwnRow = (String, NaiveDateTime, Option<NaiveDateTime>);

/// The last sign of each of some that stands in their rows.
pub(super) fn own<Id: From<Uuid>>(rows: Vec<OwnRow>) -> StoreResult<Vec<(Id, DateTime<Utc>)>> {
    let read = |(id, updated_at, seen_at): OwnRow| {
        let signs = Signs { seen_at: seen_at.map(columns::instant), asked_at: None };
        Ok((columns::id::<Uuid>("id", &id)?.into(), signs.last(columns::instant(updated_at))))
    };
    rows.into_iter().map(read).collect()
}

/// When the last café begins that a facilitator runs, held or to come.
pub fn last_cafe_of_facilitator(
    connection: &mut DbConnection,
    id: FacilitatorId,
) -> StoreResult<Option<DateTime<Utc>>> {
    let last: Option<NaiveDateTime> = cafe_facilitators::table
        .inner_join(cafes::table)
        .filter(cafe_facilitators::facilitator_id.eq(id.to_string()))
        .filter(takes_place!())
        .select(max(cafes::starts_at))
        .first(connection)?;
    Ok(last.map(columns::instant))
}

/// When the last café begins that an organisation hosts or organises, held or to come.
pub fn last_cafe_of_organisation(
    connection: &mut DbConnection,
    id: OrganisationId,
) -> StoreResult<Option<DateTime<Utc>>> {
    let id = id.to_string();
    let hosted: Option<NaiveDateTime> = cafes::table
        .filter(cafes::host_id.eq(&id))
        .filter(takes_place!())
        .select(max(cafes::starts_at))
        .first(connection)?;
    let organised: Option<NaiveDateTime> = cafe_organisers::table
        .inner_join(cafes::table)
        .filter(cafe_organisers::organisation_id.eq(&id))
        .filter(takes_place!())
        .select(max(cafes::starts_at))
        .first(connection)?;
    Ok(hosted.max(organised).map(columns::instant))
}
