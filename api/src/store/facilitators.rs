//! Facilitators and the formats they master.

use std::collections::HashMap;

use cafeia_shared::{
    facilitators::NewFacilitator,
    ids::{FacilitatorId, ResourceId},
    vocabulary::{LifeStatus, Term as _, TrainingState},
};
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::{
    DbConnection, StoreResult,
    cafes::takes_place,
    columns,
    grants::{Reach, Scope},
    names::narrow,
    rows,
    schema::{cafe_facilitators, cafes, facilitator_formats, facilitators, grants},
    signs::{self, Signs},
};
use crate::text::fold;

/// A facilitator as they are stored.
#[derive(Debug, Clone, PartialEq)]
pub struct FacilitatorRecord {
    /// Their identifier.
    pub id: FacilitatorId,
    /// Their name in addresses.
    pub slug: String,
    /// Counts the edits from 1.
    pub version: u32,
    /// What they wrote.
    pub content: NewFacilitator,
    /// How far their training has come.
    pub training: TrainingState,
    /// Where they stand in their life in the network.
    pub life_status: LifeStatus,
    /// Where they stood before they were archived.
    pub archived_from: Option<LifeStatus>,
    /// The signs of their life that are no edit.
    pub signs: Signs,
    /// When they were first written down.
    pub created_at: DateTime<Utc>,
    /// When this last changed.
    pub updated_at: DateTime<Utc>,
}

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = facilitators, treat_none_as_null = true)]
struct FacilitatorRow {
    id: String,
    slug: String,
    version: i32,
    name: String,
    training: String,
    commune_code: String,
    travel_radius_km: i32,
    description: String,
    languages: String,
    organisation_id: Option<String>,
    visible: bool,
    life_status: String,
    archived_from: Option<String>,
    seen_at: Option<NaiveDateTime>,
    asked_at: Option<NaiveDateTime>,
    created_at: NaiveDateTime,
    updated_at: NaiveDateTime,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = facilitator_formats)]
struct FormatRow {
    facilitator_id: String,
    rank: i32,
    resource_id: String,
}

impl From<&FacilitatorRecord> for FacilitatorRow {
    fn from(facilitator: &FacilitatorRecord) -> Self {
        let content = &facilitator.content;
        Self {
            id: facilitator.id.to_string(),
            slug: facilitator.slug.clone(),
            version: columns::to_column(facilitator.version),
            name: content.name.clone(),
            training: facilitator.training.to_string(),
            commune_code: content.commune_code.clone(),
            travel_radius_km: i32::from(content.travel_radius_km),
            description: content.description.clone(),
            languages: columns::list_to_column(&content.languages),
            organisation_id: content.organisation_id.map(|id| id.to_string()),
            visible: content.visible,
            life_status: facilitator.life_status.to_string(),
            archived_from: facilitator.archived_from.map(|status| status.to_string()),
            seen_at: facilitator.signs.seen_at.map(|at| at.naive_utc()),
            asked_at: facilitator.signs.asked_at.map(|at| at.naive_utc()),
            created_at: facilitator.created_at.naive_utc(),
            updated_at: facilitator.updated_at.naive_utc(),
        }
    }
}

fn record(row: FacilitatorRow, format_ids: Vec<ResourceId>) -> StoreResult<FacilitatorRecord> {
    Ok(FacilitatorRecord {
        id: columns::id("id", &row.id)?,
        slug: row.slug,
        version: columns::number("version", row.version)?,
        content: NewFacilitator {
            name: row.name,
            commune_code: row.commune_code,
            travel_radius_km: columns::number("travel_radius_km", row.travel_radius_km)?,
            description: row.description,
            languages: columns::list("languages", &row.languages)?,
            format_ids,
            organisation_id: columns::optional_id("organisation_id", row.organisation_id.as_deref())?,
            visible: row.visible,
        },
        training: columns::term("training", &row.training)?,
        life_status: columns::term("life_status", &row.life_status)?,
        archived_from: columns::optional_term("archived_from", row.archived_from.as_deref())?,
        signs: Signs {
            seen_at: row.seen_at.map(columns::instant),
            asked_at: row.asked_at.map(columns::instant),
        },
        created_at: columns::instant(row.created_at),
        updated_at: columns::instant(row.updated_at),
    })
}

fn insert_formats(connection: &mut DbConnection, facilitator: &FacilitatorRecord) -> StoreResult<()> {
    for (rank, resource) in facilitator.content.format_ids.iter().enumerate() {
        diesel::insert_into(facilitator_formats::table)
            .values(FormatRow {
                facilitator_id: facilitator.id.to_string(),
                rank: columns::to_column(rank),
                resource_id: resource.to_string(),
            })
            .execute(connection)?;
    }
    Ok(())
}

/// Writes a new facilitator.
pub fn insert(connection: &mut DbConnection, facilitator: &FacilitatorRecord) -> StoreResult<()> {
    let name_key = facilitators::name_key.eq(fold(&facilitator.content.name));
    let row = (FacilitatorRow::from(facilitator), name_key);
    diesel::insert_into(facilitators::table).values(row).execute(connection)?;
    insert_formats(connection, facilitator)
}

/// Replaces a facilitator.
pub fn update(connection: &mut DbConnection, facilitator: &FacilitatorRecord) -> StoreResult<()> {
    let row = FacilitatorRow::from(facilitator);
    let name_key = facilitators::name_key.eq(fold(&row.name));
    diesel::update(facilitators::table.find(&row.id)).set((&row, name_key)).execute(connection)?;
    diesel::delete(facilitator_formats::table.filter(facilitator_formats::facilitator_id.eq(&row.id)))
        .execute(connection)?;
    insert_formats(connection, facilitator)
}

/// One facilitator, when they exist.
pub fn find_optional(
    connection: &mut DbConnection,
    id: FacilitatorId,
) -> StoreResult<Option<FacilitatorRecord>> {
    Ok(list(connection, &[id])?.pop())
}

/// Those of the facilitators that exist.
pub fn list(connection: &mut DbConnection, ids: &[FacilitatorId]) -> StoreResult<Vec<FacilitatorRecord>> {
    rows::in_batches(ids, |batch| {
        let rows: Vec<FacilitatorRow> = facilitators::table
            .filter(facilitators::id.eq_any(batch))
            .select(FacilitatorRow::as_select())
            .load(connection)?;
        let formats: Vec<FormatRow> = facilitator_formats::table
            .filter(facilitator_formats::facilitator_id.eq_any(batch))
            .order((facilitator_formats::facilitator_id, facilitator_formats::rank))
            .select(FormatRow::as_select())
            .load(connection)?;
        join(rows, formats)
    })
}

/// Every facilitator, in no order.
pub fn all(connection: &mut DbConnection) -> StoreResult<Vec<FacilitatorRecord>> {
    let rows = facilitators::table.select(FacilitatorRow::as_select()).load(connection)?;
    let formats = facilitator_formats::table
        .order((facilitator_formats::facilitator_id, facilitator_formats::rank))
        .select(FormatRow::as_select())
        .load(connection)?;
    join(rows, formats)
}

/// Those that some grants reach.
macro_rules! within {
    ($reach:expr, $select:expr) => {{
        let mut query = facilitators::table.select($select).into_boxed();
        if !$reach.is_everything() {
            // No facilitator has an empty id: what follows widens this.
            query = query.filter(facilitators::id.eq(""));
            for scope in &$reach.scopes {
                if let Scope::Facilitator(id) = scope {
                    query = query.or_filter(facilitators::id.eq(id.to_string()));
                }
            }
            for commune in &$reach.communes {
                query = query.or_filter(facilitators::commune_code.like(format!("{commune}%")));
            }
        }
        query
    }};
}

/// Those that some grants reach, in no order.
pub fn list_within(connection: &mut DbConnection, reach: &Reach) -> StoreResult<Vec<FacilitatorRecord>> {
    if reach.is_everything() {
        return all(connection);
    }
    let ids: Vec<String> = within!(reach, facilitators::id).load(connection)?;
    list(connection, &columns::ids(&ids)?)
}

/// The ids of those that some grants reach, who take part, and of whom nothing was written since an instant, each with the last sign
/// that stands in the row, in no order. What their cafés say is not looked at.
pub fn list_quiet(
    connection: &mut DbConnection,
    reach: &Reach,
    since: DateTime<Utc>,
) -> StoreResult<Vec<(FacilitatorId, DateTime<Utc>)>> {
    let since = since.naive_utc();
    let there = [LifeStatus::Active, LifeStatus::Dormant].map(LifeStatus::as_str);
    let found: Vec<signs::OwnRow> =
        within!(reach, (facilitators::id, facilitators::updated_at, facilitators::seen_at))
            .filter(facilitators::life_status.eq_any(there))
            .filter(facilitators::updated_at.le(since))
            .filter(facilitators::seen_at.is_null().or(facilitators::seen_at.le(since)))
            .load(connection)?;
    signs::own(found)
}

/// Those that some grants reach, and of whose names each of some folded words begins a word, in no order.
pub fn list_named(
    connection: &mut DbConnection,
    reach: &Reach,
    words: &[String],
) -> StoreResult<Vec<FacilitatorId>> {
    let named = narrow!(within!(reach, facilitators::id), facilitators::name_key, words);
    columns::ids(&named.load(connection)?)
}

/// Notes signs of a facilitator's life, which are no edit.
pub fn set_signs(connection: &mut DbConnection, id: FacilitatorId, signs: Signs) -> StoreResult<()> {
    diesel::update(facilitators::table.find(id.to_string()))
        .set((
            facilitators::seen_at.eq(signs.seen_at.map(|at| at.naive_utc())),
            facilitators::asked_at.eq(signs.asked_at.map(|at| at.naive_utc())),
        ))
        .execute(connection)?;
    Ok(())
}

/// The ids of those that were archived before an instant, and have not changed since.
pub fn list_archived_before(
    connection: &mut DbConnection,
    before: DateTime<Utc>,
) -> StoreResult<Vec<FacilitatorId>> {
    let ids: Vec<String> = facilitators::table
        .filter(facilitators::life_status.eq(LifeStatus::Archived.as_str()))
        .filter(facilitators::updated_at.lt(before.naive_utc()))
        .select(facilitators::id)
        .load(connection)?;
    columns::ids(&ids)
}

/// How many public cafés each facilitator runs that begin between two instants and were not called off.
pub fn count_cafes(
    connection: &mut DbConnection,
    from: DateTime<Utc>,
    until: DateTime<Utc>,
) -> StoreResult<HashMap<FacilitatorId, u32>> {
    let counted: Vec<(String, i64)> = cafe_facilitators::table
        .inner_join(cafes::table.on(cafes::id.eq(cafe_facilitators::cafe_id)))
        .filter(cafes::starts_at.between(from.naive_utc(), until.naive_utc()))
        .filter(takes_place!())
        .group_by(cafe_facilitators::facilitator_id)
        .select((cafe_facilitators::facilitator_id, diesel::dsl::count_star()))
        .load(connection)?;
    let read = |(id, count): (String, i64)| {
        Ok((columns::id("facilitator_id", &id)?, u32::try_from(count).unwrap_or(u32::MAX)))
    };
    counted.into_iter().map(read).collect()
}

/// Removes a facilitator, from the cafés that name them too, and the grants on them.
pub fn remove(connection: &mut DbConnection, id: FacilitatorId) -> StoreResult<()> {
    let id = id.to_string();
    diesel::delete(cafe_facilitators::table.filter(cafe_facilitators::facilitator_id.eq(&id)))
        .execute(connection)?;
    diesel::delete(grants::table.filter(grants::facilitator_id.eq(&id))).execute(connection)?;
    diesel::delete(facilitators::table.find(&id)).execute(connection)?;
    Ok(())
}

fn join(rows: Vec<FacilitatorRow>, formats: Vec<FormatRow>) -> StoreResult<Vec<FacilitatorRecord>> {
    let mut by_facilitator: HashMap<String, Vec<ResourceId>> = HashMap::new();
    for format in formats {
        let resource = columns::id("resource_id", &format.resource_id)?;
        by_facilitator.entry(format.facilitator_id).or_default().push(resource);
    }
    rows.into_iter()
        .map(|row| {
            let formats = by_facilitator.remove(&row.id).unwrap_or_default();
            record(row, formats)
        })
        .collect()
}
