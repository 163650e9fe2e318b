//! Resources.

use cafeia_shared::{
    ids::ResourceId,
    resources::{NewResource, Span},
    vocabulary::PublicationStatus,
};
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::{BATCH, DbConnection, StoreError, StoreResult, columns, schema::resources};

/// A resource as it is stored.
#[derive(Debug, Clone, PartialEq)]
pub struct ResourceRecord {
    /// Its identifier.
    pub id: ResourceId,
    /// Its name in addresses.
    pub slug: String,
    /// Counts its edits from 1.
    pub version: u32,
    /// Whether the network shows it.
    pub publication: PublicationStatus,
    /// What its author wrote.
    pub content: NewResource,
    /// When it was first written down.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
}

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = resources, treat_none_as_null = true)]
struct ResourceRow {
    id: String,
    slug: String,
    version: i32,
    publication: String,
    kind: String,
    title: String,
    summary: String,
    description: String,
    family: Option<String>,
    document_type: Option<String>,
    minutes_min: Option<i32>,
    minutes_max: Option<i32>,
    people_min: Option<i32>,
    people_max: Option<i32>,
    material: String,
    objectives: String,
    audiences: String,
    themes: String,
    languages: String,
    licence: String,
    creators: String,
    publisher: Option<String>,
    url: Option<String>,
    created_at: NaiveDateTime,
    updated_at: NaiveDateTime,
}

impl From<&ResourceRecord> for ResourceRow {
    fn from(resource: &ResourceRecord) -> Self {
        let content = &resource.content;
        Self {
            id: resource.id.to_string(),
            slug: resource.slug.clone(),
            version: columns::to_column(resource.version),
            publication: resource.publication.to_string(),
            kind: content.kind.to_string(),
            title: content.title.clone(),
            summary: content.summary.clone(),
            description: content.description.clone(),
            family: content.family.map(|family| family.to_string()),
            document_type: content.document_type.map(|kind| kind.to_string()),
            minutes_min: content.duration_minutes.map(|span| i32::from(span.min)),
            minutes_max: content.duration_minutes.map(|span| i32::from(span.max)),
            people_min: content.group_size.map(|span| i32::from(span.min)),
            people_max: content.group_size.map(|span| i32::from(span.max)),
            material: columns::list_to_column(&content.material),
            objectives: columns::list_to_column(&content.objectives),
            audiences: columns::list_to_column(&content.audiences),
            themes: columns::list_to_column(&content.themes),
            languages: columns::list_to_column(&content.languages),
            licence: content.licence.to_string(),
            creators: columns::list_to_column(&content.creators),
            publisher: content.publisher.clone(),
            url: content.url.clone(),
            created_at: resource.created_at.naive_utc(),
            updated_at: resource.updated_at.naive_utc(),
        }
    }
}

fn span(column: &'static str, min: Option<i32>, max: Option<i32>) -> StoreResult<Option<Span>> {
    let Some((min, max)) = min.zip(max) else { return Ok(None) };
    Ok(Some(Span { min: columns::number(column, min)?, max: columns::number(column, max)? }))
}

impl TryFrom<ResourceRow> for ResourceRecord {
    type Error = StoreError;

    fn try_from(row: ResourceRow) -> StoreResult<Self> {
        Ok(Self {
            id: columns::id("id", &row.id)?,
            slug: row.slug,
            version: columns::number("version", row.version)?,
            publication: columns::term("publication", &row.publication)?,
            content: NewResource {
                kind: columns::term("kind", &row.kind)?,
                title: row.title,
                summary: row.summary,
                description: row.description,
                family: row.family.map(|text| columns::term("family", &text)).transpose()?,
                document_type: row
                    .document_type
                    .map(|text| columns::term("document_type", &text))
                    .transpose()?,
                duration_minutes: span("minutes", row.minutes_min, row.minutes_max)?,
                group_size: span("people", row.people_min, row.people_max)?,
                material: columns::list("material", &row.material)?,
                objectives: columns::list("objectives", &row.objectives)?,
                audiences: columns::list("audiences", &row.audiences)?,
                themes: columns::list("themes", &row.themes)?,
                languages: columns::list("languages", &row.languages)?,
                licence: columns::term("licence", &row.licence)?,
                creators: columns::list("creators", &row.creators)?,
                publisher: row.publisher,
                url: row.url,
            },
            created_at: columns::instant(row.created_at),
            updated_at: columns::instant(row.updated_at),
        })
    }
}

/// Writes a new resource.
pub fn insert(connection: &mut DbConnection, resource: &ResourceRecord) -> StoreResult<()> {
    diesel::insert_into(resources::table).values(ResourceRow::from(resource)).execute(connection)?;
    Ok(())
}

/// Replaces a resource.
pub fn update(connection: &mut DbConnection, resource: &ResourceRecord) -> StoreResult<()> {
    let row = ResourceRow::from(resource);
    diesel::update(resources::table.find(&row.id)).set(&row).execute(connection)?;
    Ok(())
}

/// One resource, when it exists.
pub fn find_optional(connection: &mut DbConnection, id: ResourceId) -> StoreResult<Option<ResourceRecord>> {
    Ok(list(connection, &[id])?.pop())
}

/// Those of the resources that exist.
pub fn list(connection: &mut DbConnection, ids: &[ResourceId]) -> StoreResult<Vec<ResourceRecord>> {
    let mut found = Vec::with_capacity(ids.len());
    for batch in ids.chunks(BATCH) {
        let rows: Vec<ResourceRow> = resources::table
            .filter(resources::id.eq_any(batch.iter().map(ToString::to_string)))
            .select(ResourceRow::as_select())
            .load(connection)?;
        for row in rows {
            found.push(row.try_into()?);
        }
    }
    Ok(found)
}

/// Every resource, in no order.
pub fn all(connection: &mut DbConnection) -> StoreResult<Vec<ResourceRecord>> {
    let rows = resources::table.select(ResourceRow::as_select()).load_iter::<ResourceRow, _>(connection)?;
    rows.map(|row| row?.try_into()).collect()
}
