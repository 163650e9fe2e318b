//! Facilitators and the formats they master.

use std::collections::HashMap;

use cafeia_shared::{
    facilitators::NewFacilitator,
    ids::{FacilitatorId, ResourceId},
    vocabulary::LifeStatus,
};
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::{
    BATCH, DbConnection, StoreResult, columns,
    schema::{facilitator_formats, facilitators},
};

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
    /// Where they stand in their life in the network.
    pub life_status: LifeStatus,
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
            training: content.training.to_string(),
            commune_code: content.commune_code.clone(),
            travel_radius_km: i32::from(content.travel_radius_km),
            description: content.description.clone(),
            languages: columns::list_to_column(&content.languages),
            organisation_id: content.organisation_id.map(|id| id.to_string()),
            visible: content.visible,
            life_status: facilitator.life_status.to_string(),
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
            training: columns::term("training", &row.training)?,
            commune_code: row.commune_code,
            travel_radius_km: columns::number("travel_radius_km", row.travel_radius_km)?,
            description: row.description,
            languages: columns::list("languages", &row.languages)?,
            format_ids,
            organisation_id: columns::optional_id("organisation_id", row.organisation_id.as_deref())?,
            visible: row.visible,
        },
        life_status: columns::term("life_status", &row.life_status)?,
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
    diesel::insert_into(facilitators::table).values(FacilitatorRow::from(facilitator)).execute(connection)?;
    insert_formats(connection, facilitator)
}

/// Replaces a facilitator.
pub fn update(connection: &mut DbConnection, facilitator: &FacilitatorRecord) -> StoreResult<()> {
    let row = FacilitatorRow::from(facilitator);
    diesel::update(facilitators::table.find(&row.id)).set(&row).execute(connection)?;
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
    let mut found = Vec::with_capacity(ids.len());
    for batch in ids.chunks(BATCH) {
        let ids: Vec<String> = batch.iter().map(ToString::to_string).collect();
        let rows: Vec<FacilitatorRow> = facilitators::table
            .filter(facilitators::id.eq_any(&ids))
            .select(FacilitatorRow::as_select())
            .load(connection)?;
        let formats: Vec<FormatRow> = facilitator_formats::table
            .filter(facilitator_formats::facilitator_id.eq_any(&ids))
            .order((facilitator_formats::facilitator_id, facilitator_formats::rank))
            .select(FormatRow::as_select())
            .load(connection)?;
        found.extend(join(rows, formats)?);
    }
    Ok(found)
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
