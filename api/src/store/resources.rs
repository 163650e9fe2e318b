//! Resources.

use cafeia_shared::{
    ids::{AccountId, ResourceId},
    resources::{NewResource, Span},
    vocabulary::PublicationStatus,
};
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::{
    DbConnection, StoreError, StoreResult, columns, rows,
    schema::{resource_versions, resources},
};

/// How far a resource is on its way, and to what an undo leads back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Workflow {
    /// The account that wrote it down; none for what was there before there were accounts, or is the network's.
    pub author: Option<AccountId>,
    /// Since when it waits for a decision.
    pub review_since: Option<DateTime<Utc>>,
    /// Why it was refused.
    pub review_reason: Option<String>,
    /// What it was before it was archived.
    pub archived_from: Option<PublicationStatus>,
}

/// What was written of a resource at one time.
#[derive(Debug, Clone, PartialEq)]
pub struct VersionRecord {
    /// The version that the resource had then.
    pub version: u32,
    /// What was written.
    pub content: NewResource,
    /// When.
    pub written_at: DateTime<Utc>,
    /// By which account.
    pub written_by: Option<AccountId>,
}

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
    /// How far it is on its way.
    pub workflow: Workflow,
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
    archived_from: Option<String>,
    author_id: Option<String>,
    review_since: Option<NaiveDateTime>,
    review_reason: Option<String>,
}

impl From<&ResourceRecord> for ResourceRow {
    fn from(resource: &ResourceRecord) -> Self {
        let (content, workflow) = (&resource.content, &resource.workflow);
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
            archived_from: workflow.archived_from.map(|status| status.to_string()),
            author_id: workflow.author.map(|id| id.to_string()),
            review_since: workflow.review_since.map(|at| at.naive_utc()),
            review_reason: workflow.review_reason.clone(),
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
            workflow: Workflow {
                author: columns::optional_id("author_id", row.author_id.as_deref())?,
                review_since: row.review_since.map(columns::instant),
                review_reason: row.review_reason,
                archived_from: columns::optional_term("archived_from", row.archived_from.as_deref())?,
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
    rows::in_batches(ids, |batch| {
        let rows: Vec<ResourceRow> = resources::table
            .filter(resources::id.eq_any(batch))
            .select(ResourceRow::as_select())
            .load(connection)?;
        rows::read(rows)
    })
}

/// Every resource, in no order.
pub fn all(connection: &mut DbConnection) -> StoreResult<Vec<ResourceRecord>> {
    let rows = resources::table.select(ResourceRow::as_select()).load_iter::<ResourceRow, _>(connection)?;
    rows::read_each(rows)
}

/// Those that an account wrote down, in no order.
pub fn list_by_author(connection: &mut DbConnection, author: AccountId) -> StoreResult<Vec<ResourceRecord>> {
    let rows: Vec<ResourceRow> = resources::table
        .filter(resources::author_id.eq(author.to_string()))
        .select(ResourceRow::as_select())
        .load(connection)?;
    rows::read(rows)
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = resource_versions)]
struct VersionRow {
    resource_id: String,
    version: i32,
    content: String,
    written_at: NaiveDateTime,
    written_by: Option<String>,
}

impl TryFrom<VersionRow> for VersionRecord {
    type Error = StoreError;

    fn try_from(row: VersionRow) -> StoreResult<Self> {
        let content = serde_json::from_str(&row.content);
        Ok(Self {
            version: columns::number("version", row.version)?,
            content: content.map_err(|_| columns::unreadable("content", row.content))?,
            written_at: columns::instant(row.written_at),
            written_by: columns::optional_id("written_by", row.written_by.as_deref())?,
        })
    }
}

/// Keeps what was written of a resource at one time.
pub fn insert_version(
    connection: &mut DbConnection,
    id: ResourceId,
    version: &VersionRecord,
) -> StoreResult<()> {
    let content = serde_json::to_string(&version.content)
        .map_err(|_| columns::unreadable("content", version.content.title.as_str()))?;
    diesel::insert_into(resource_versions::table)
        .values(VersionRow {
            resource_id: id.to_string(),
            version: columns::to_column(version.version),
            content,
            written_at: version.written_at.naive_utc(),
            written_by: version.written_by.map(|id| id.to_string()),
        })
        .execute(connection)?;
    Ok(())
}

/// What was written of a resource, the newest first.
pub fn list_versions(connection: &mut DbConnection, id: ResourceId) -> StoreResult<Vec<VersionRecord>> {
    let rows: Vec<VersionRow> = resource_versions::table
        .filter(resource_versions::resource_id.eq(id.to_string()))
        .order(resource_versions::version.desc())
        .select(VersionRow::as_select())
        .load(connection)?;
    rows::read(rows)
}

/// Whether anything that was written of a resource was kept.
pub fn has_versions(connection: &mut DbConnection, id: ResourceId) -> StoreResult<bool> {
    let kept = resource_versions::table.filter(resource_versions::resource_id.eq(id.to_string()));
    Ok(diesel::select(diesel::dsl::exists(kept)).get_result(connection)?)
}

/// Forgets that an account wrote anything.
pub fn forget_writer(connection: &mut DbConnection, account: AccountId) -> StoreResult<()> {
    let id = account.to_string();
    diesel::update(resources::table.filter(resources::author_id.eq(&id)))
        .set(resources::author_id.eq(None::<String>))
        .execute(connection)?;
    diesel::update(resource_versions::table.filter(resource_versions::written_by.eq(&id)))
        .set(resource_versions::written_by.eq(None::<String>))
        .execute(connection)?;
    Ok(())
}
