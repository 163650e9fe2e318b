//! Places.

use cafeia_shared::{
    ids::PlaceId,
    places::NewPlace,
    position::Position,
    vocabulary::{Precision, PublicationStatus, Term as _},
};
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::{
    DbConnection, StoreError, StoreResult, columns, rows,
    schema::{cafes, places},
};

/// A place as it is stored.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceRecord {
    /// Its identifier.
    pub id: PlaceId,
    /// Counts its edits from 1.
    pub version: u32,
    /// What its author wrote.
    pub content: NewPlace,
    /// When it was first written down.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
    /// When it was taken out: no café is held there, and nobody finds it any more.
    pub archived_at: Option<DateTime<Utc>>,
}

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = places, treat_none_as_null = true)]
struct PlaceRow {
    id: String,
    version: i32,
    name: String,
    address: Option<String>,
    postal_code: Option<String>,
    commune_code: String,
    longitude: Option<f64>,
    latitude: Option<f64>,
    position_precision: Option<String>,
    access: Option<String>,
    accessibility: String,
    created_at: NaiveDateTime,
    updated_at: NaiveDateTime,
    archived_at: Option<NaiveDateTime>,
}

impl From<&PlaceRecord> for PlaceRow {
    fn from(place: &PlaceRecord) -> Self {
        let content = &place.content;
        Self {
            id: place.id.to_string(),
            version: columns::to_column(place.version),
            name: content.name.clone(),
            address: content.address.clone(),
            postal_code: content.postal_code.clone(),
            commune_code: content.commune_code.clone(),
            longitude: content.position.map(|p| p.longitude),
            latitude: content.position.map(|p| p.latitude),
            position_precision: content.precision.map(|p| p.to_string()),
            access: content.access.clone(),
            accessibility: columns::list_to_column(&content.accessibility),
            created_at: place.created_at.naive_utc(),
            updated_at: place.updated_at.naive_utc(),
            archived_at: place.archived_at.map(|at| at.naive_utc()),
        }
    }
}

impl TryFrom<PlaceRow> for PlaceRecord {
    type Error = StoreError;

    fn try_from(row: PlaceRow) -> StoreResult<Self> {
        let position = row.longitude.zip(row.latitude).and_then(|(lon, lat)| Position::new(lon, lat));
        let precision: Option<Precision> =
            row.position_precision.map(|text| columns::term("position_precision", &text)).transpose()?;
        Ok(Self {
            id: columns::id("id", &row.id)?,
            version: columns::number("version", row.version)?,
            content: NewPlace {
                name: row.name,
                address: row.address,
                postal_code: row.postal_code,
                commune_code: row.commune_code,
                position,
                precision,
                access: row.access,
                accessibility: columns::list("accessibility", &row.accessibility)?,
            },
            created_at: columns::instant(row.created_at),
            updated_at: columns::instant(row.updated_at),
            archived_at: row.archived_at.map(columns::instant),
        })
    }
}

/// Writes a new place.
pub fn insert(connection: &mut DbConnection, place: &PlaceRecord) -> StoreResult<()> {
    diesel::insert_into(places::table).values(PlaceRow::from(place)).execute(connection)?;
    Ok(())
}

/// Replaces a place.
pub fn update(connection: &mut DbConnection, place: &PlaceRecord) -> StoreResult<()> {
    let row = PlaceRow::from(place);
    diesel::update(places::table.find(&row.id)).set(&row).execute(connection)?;
    Ok(())
}

/// One place, when it exists.
pub fn find_optional(connection: &mut DbConnection, id: PlaceId) -> StoreResult<Option<PlaceRecord>> {
    Ok(list(connection, &[id])?.pop())
}

/// Those of the places that exist.
pub fn list(connection: &mut DbConnection, ids: &[PlaceId]) -> StoreResult<Vec<PlaceRecord>> {
    rows::in_batches(ids, |batch| {
        let rows: Vec<PlaceRow> =
            places::table.filter(places::id.eq_any(batch)).select(PlaceRow::as_select()).load(connection)?;
        rows::read(rows)
    })
}

/// The places of a commune, by name, without those that were taken out.
pub fn list_in_commune(
    connection: &mut DbConnection,
    commune: &str,
    limit: i64,
) -> StoreResult<Vec<PlaceRecord>> {
    let rows: Vec<PlaceRow> = places::table
        .filter(places::commune_code.eq(commune))
        .filter(places::archived_at.is_null())
        .order((places::name, places::id))
        .limit(limit)
        .select(PlaceRow::as_select())
        .load(connection)?;
    rows::read(rows)
}

/// Every place, in no order.
pub fn all(connection: &mut DbConnection) -> StoreResult<Vec<PlaceRecord>> {
    let rows = places::table.select(PlaceRow::as_select()).load_iter::<PlaceRow, _>(connection)?;
    rows::read_each(rows)
}

/// Whether a café is held there that was not archived.
pub fn is_used(connection: &mut DbConnection, id: PlaceId) -> StoreResult<bool> {
    let held = cafes::table
        .filter(cafes::place_id.eq(id.to_string()))
        .filter(cafes::publication.ne(PublicationStatus::Archived.as_str()));
    Ok(diesel::select(diesel::dsl::exists(held)).get_result(connection)?)
}
