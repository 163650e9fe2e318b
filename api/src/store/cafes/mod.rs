//! Cafés, with those who run them and the formats they use.

mod wanted;

use cafeia_shared::{
    cafes::{Contact, NewCafe, NewCafeFacilitator, NewOrganiser, Registration},
    ids::{CafeId, SeriesId},
    vocabulary::{EventStatus, PublicationStatus, Term as _},
};
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::{
    DbConnection, StoreError, StoreResult, columns,
    names::{self, narrow},
    rows,
    schema::{cafe_facilitators, cafe_formats, cafe_organisers, cafe_titles, cafe_workflows, cafes, places},
};

pub use self::wanted::{
    CafeOrder, Located, Wanted, count_wanted, list_all_wanted, list_located, list_ordered, list_wanted,
};

/// The condition of a café that is public, and takes place or took place: what [`EventStatus::takes_place`] says.
macro_rules! takes_place {
    () => {
        cafes::publication
            .eq(cafeia_shared::vocabulary::Term::as_str(
                cafeia_shared::vocabulary::PublicationStatus::Published,
            ))
            .and(
                cafes::event_status.eq_any(crate::store::cafes::taking_place(false)).or(cafes::event_status
                    .eq_any(crate::store::cafes::taking_place(true))
                    .and(cafes::previous_starts_at.is_not_null())),
            )
    };
}
pub(super) use takes_place;

/// The statuses of cafés that take place, of those that have a new date or of those that have none.
pub(super) fn taking_place(has_new_date: bool) -> Vec<&'static str> {
    EventStatus::ALL
        .iter()
        .filter(|status| status.takes_place(has_new_date))
        .map(|status| status.as_str())
        .collect()
}

/// A café as it is stored.
#[derive(Debug, Clone, PartialEq)]
pub struct CafeRecord {
    /// Its identifier.
    pub id: CafeId,
    /// Its name in addresses.
    pub slug: String,
    /// Counts its edits from 1.
    pub version: u32,
    /// Whether the network shows it.
    pub publication: PublicationStatus,
    /// What happens to it.
    pub event_status: EventStatus,
    /// Why it was cancelled, postponed or moved online.
    pub status_reason: Option<String>,
    /// When it was to begin before it was postponed.
    pub previous_starts_at: Option<DateTime<Utc>>,
    /// Whether it was moved online: it has no place any more then, whatever else happens to it.
    pub moved_online: bool,
    /// What its author wrote.
    pub content: NewCafe,
    /// The series it belongs to.
    pub series_id: Option<SeriesId>,
    /// When it was first written down.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
    /// When it was first published.
    pub published_at: Option<DateTime<Utc>>,
    /// How far it is on its way.
    pub workflow: Workflow,
}

/// How far a café is on its way: what most cafés have nothing of.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Workflow {
    /// Since when it waits for a decision: handed in, or changed after it was published.
    pub review_since: Option<DateTime<Utc>>,
    /// Why it was refused.
    pub review_reason: Option<String>,
    /// What it was before it was archived.
    pub archived_from: Option<PublicationStatus>,
    /// What was to happen to it before it was cancelled.
    pub cancelled_from: Option<EventStatus>,
    /// The fields that were changed in public and wait for a decision, or waited for the last one.
    pub pending_fields: Vec<String>,
    /// The decision that led to where it stands, as long as that can be undone.
    pub decided: Option<Decided>,
}

/// A decision on a café that waited for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decided {
    /// When it was made.
    pub at: DateTime<Utc>,
    /// What the café was until then.
    pub from: PublicationStatus,
}

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = cafes, treat_none_as_null = true)]
struct CafeRow {
    id: String,
    slug: String,
    version: i32,
    publication: String,
    event_status: String,
    status_reason: Option<String>,
    previous_starts_at: Option<NaiveDateTime>,
    moved_online: bool,
    title: String,
    summary: String,
    description: String,
    starts_at: NaiveDateTime,
    ends_at: NaiveDateTime,
    timezone: String,
    mode: String,
    place_id: Option<String>,
    online_url: Option<String>,
    host_id: String,
    audiences: String,
    languages: String,
    themes: String,
    accessibility: String,
    capacity: Option<i32>,
    seats_taken: i32,
    registration_mode: String,
    registration_target: Option<String>,
    contact_email: Option<String>,
    contact_phone: Option<String>,
    series_id: Option<String>,
    created_at: NaiveDateTime,
    updated_at: NaiveDateTime,
    published_at: Option<NaiveDateTime>,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = cafe_organisers)]
struct OrganiserRow {
    cafe_id: String,
    rank: i32,
    organisation_id: String,
    part: String,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = cafe_facilitators)]
struct FacilitatorRow {
    cafe_id: String,
    rank: i32,
    facilitator_id: String,
    part: String,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = cafe_formats)]
struct FormatRow {
    cafe_id: String,
    rank: i32,
    resource_id: String,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = cafe_workflows)]
struct WorkflowRow {
    cafe_id: String,
    review_since: Option<NaiveDateTime>,
    review_reason: Option<String>,
    archived_from: Option<String>,
    cancelled_from: Option<String>,
    pending_fields: String,
    decided_at: Option<NaiveDateTime>,
    decided_from: Option<String>,
}

impl TryFrom<WorkflowRow> for Workflow {
    type Error = StoreError;

    fn try_from(row: WorkflowRow) -> StoreResult<Self> {
        let archived_from = row.archived_from.map(|text| columns::term("archived_from", &text));
        let cancelled_from = row.cancelled_from.map(|text| columns::term("cancelled_from", &text));
        let decided_from = columns::optional_term("decided_from", row.decided_from.as_deref())?;
        let decided = row.decided_at.zip(decided_from);
        Ok(Self {
            review_since: row.review_since.map(columns::instant),
            review_reason: row.review_reason,
            archived_from: archived_from.transpose()?,
            cancelled_from: cancelled_from.transpose()?,
            pending_fields: columns::list("pending_fields", &row.pending_fields)?,
            decided: decided.map(|(at, from)| Decided { at: columns::instant(at), from }),
        })
    }
}

impl From<&CafeRecord> for CafeRow {
    fn from(cafe: &CafeRecord) -> Self {
        let content = &cafe.content;
        Self {
            id: cafe.id.to_string(),
            slug: cafe.slug.clone(),
            version: columns::to_column(cafe.version),
            publication: cafe.publication.to_string(),
            event_status: cafe.event_status.to_string(),
            status_reason: cafe.status_reason.clone(),
            previous_starts_at: cafe.previous_starts_at.map(|at| at.naive_utc()),
            moved_online: cafe.moved_online,
            title: content.title.clone(),
            summary: content.summary.clone(),
            description: content.description.clone(),
            starts_at: content.starts_at.naive_utc(),
            ends_at: content.ends_at.naive_utc(),
            timezone: content.timezone.clone(),
            mode: content.mode.to_string(),
            place_id: content.place_id.map(|id| id.to_string()),
            online_url: content.online_url.clone(),
            host_id: content.host_id.to_string(),
            audiences: columns::list_to_column(&content.audiences),
            languages: columns::list_to_column(&content.languages),
            themes: columns::list_to_column(&content.themes),
            accessibility: columns::list_to_column(&content.accessibility),
            capacity: content.capacity.map(columns::to_column),
            seats_taken: columns::to_column(content.seats_taken),
            registration_mode: content.registration.mode.to_string(),
            registration_target: content.registration.target.clone(),
            contact_email: content.contact.email.clone(),
            contact_phone: content.contact.phone.clone(),
            series_id: cafe.series_id.map(|id| id.to_string()),
            created_at: cafe.created_at.naive_utc(),
            updated_at: cafe.updated_at.naive_utc(),
            published_at: cafe.published_at.map(|at| at.naive_utc()),
        }
    }
}

/// A café's row without its links, which are filled in afterwards.
fn record(row: CafeRow) -> StoreResult<CafeRecord> {
    Ok(CafeRecord {
        id: columns::id("id", &row.id)?,
        slug: row.slug,
        version: columns::number("version", row.version)?,
        publication: columns::term("publication", &row.publication)?,
        event_status: columns::term("event_status", &row.event_status)?,
        status_reason: row.status_reason,
        previous_starts_at: row.previous_starts_at.map(columns::instant),
        moved_online: row.moved_online,
        content: NewCafe {
            title: row.title,
            summary: row.summary,
            description: row.description,
            starts_at: columns::instant(row.starts_at),
            ends_at: columns::instant(row.ends_at),
            timezone: row.timezone,
            mode: columns::term("mode", &row.mode)?,
            place_id: columns::optional_id("place_id", row.place_id.as_deref())?,
            online_url: row.online_url,
            host_id: columns::id("host_id", &row.host_id)?,
            organisers: Vec::new(),
            facilitators: Vec::new(),
            format_ids: Vec::new(),
            audiences: columns::list("audiences", &row.audiences)?,
            languages: columns::list("languages", &row.languages)?,
            themes: columns::list("themes", &row.themes)?,
            accessibility: columns::list("accessibility", &row.accessibility)?,
            capacity: row.capacity.map(|n| columns::number("capacity", n)).transpose()?,
            seats_taken: columns::number("seats_taken", row.seats_taken)?,
            registration: Registration {
                mode: columns::term("registration_mode", &row.registration_mode)?,
                target: row.registration_target,
            },
            contact: Contact { email: row.contact_email, phone: row.contact_phone },
        },
        series_id: columns::optional_id("series_id", row.series_id.as_deref())?,
        created_at: columns::instant(row.created_at),
        updated_at: columns::instant(row.updated_at),
        published_at: row.published_at.map(columns::instant),
        workflow: Workflow::default(),
    })
}

fn insert_links(connection: &mut DbConnection, cafe: &CafeRecord) -> StoreResult<()> {
    let cafe_id = cafe.id.to_string();
    names::insert_title(connection, &cafe_id, &cafe.content.title)?;
    for (rank, organiser) in cafe.content.organisers.iter().enumerate() {
        diesel::insert_into(cafe_organisers::table)
            .values(OrganiserRow {
                cafe_id: cafe_id.clone(),
                rank: columns::to_column(rank),
                organisation_id: organiser.organisation_id.to_string(),
                part: organiser.part.to_string(),
            })
            .execute(connection)?;
    }
    for (rank, facilitator) in cafe.content.facilitators.iter().enumerate() {
        diesel::insert_into(cafe_facilitators::table)
            .values(FacilitatorRow {
                cafe_id: cafe_id.clone(),
                rank: columns::to_column(rank),
                facilitator_id: facilitator.facilitator_id.to_string(),
                part: facilitator.part.to_string(),
            })
            .execute(connection)?;
    }
    for (rank, resource) in cafe.content.format_ids.iter().enumerate() {
        diesel::insert_into(cafe_formats::table)
            .values(FormatRow {
                cafe_id: cafe_id.clone(),
                rank: columns::to_column(rank),
                resource_id: resource.to_string(),
            })
            .execute(connection)?;
    }
    Ok(())
}

fn insert_workflow(connection: &mut DbConnection, cafe: &CafeRecord) -> StoreResult<()> {
    let workflow = &cafe.workflow;
    if *workflow != Workflow::default() {
        diesel::insert_into(cafe_workflows::table)
            .values(WorkflowRow {
                cafe_id: cafe.id.to_string(),
                review_since: workflow.review_since.map(|at| at.naive_utc()),
                review_reason: workflow.review_reason.clone(),
                archived_from: workflow.archived_from.map(|from| from.to_string()),
                cancelled_from: workflow.cancelled_from.map(|from| from.to_string()),
                pending_fields: columns::list_to_column(&workflow.pending_fields),
                decided_at: workflow.decided.map(|decided| decided.at.naive_utc()),
                decided_from: workflow.decided.map(|decided| decided.from.to_string()),
            })
            .execute(connection)?;
    }
    Ok(())
}

/// Writes a new café.
pub fn insert(connection: &mut DbConnection, cafe: &CafeRecord) -> StoreResult<()> {
    diesel::insert_into(cafes::table).values(CafeRow::from(cafe)).execute(connection)?;
    insert_workflow(connection, cafe)?;
    insert_links(connection, cafe)
}

/// Replaces a café, save for what it is linked to: enough when only its state changed.
pub fn update_state(connection: &mut DbConnection, cafe: &CafeRecord) -> StoreResult<()> {
    let row = CafeRow::from(cafe);
    diesel::update(cafes::table.find(&row.id)).set(&row).execute(connection)?;
    diesel::delete(cafe_workflows::table.find(&row.id)).execute(connection)?;
    insert_workflow(connection, cafe)
}

/// Replaces a café.
pub fn update(connection: &mut DbConnection, cafe: &CafeRecord) -> StoreResult<()> {
    update_state(connection, cafe)?;
    let id = cafe.id.to_string();
    diesel::delete(cafe_titles::table.find(&id)).execute(connection)?;
    diesel::delete(cafe_organisers::table.filter(cafe_organisers::cafe_id.eq(&id))).execute(connection)?;
    diesel::delete(cafe_facilitators::table.filter(cafe_facilitators::cafe_id.eq(&id)))
        .execute(connection)?;
    diesel::delete(cafe_formats::table.filter(cafe_formats::cafe_id.eq(&id))).execute(connection)?;
    insert_links(connection, cafe)
}

/// Loads the links of rows that come in the order of their ids, by a condition on the café's id, and puts all
/// together.
macro_rules! with_links {
    ($connection:ident, $rows:expr, |$cafe_id:ident| $condition:expr) => {{
        let $cafe_id = cafe_organisers::cafe_id;
        let organisers = cafe_organisers::table
            .filter($condition)
            .order((cafe_organisers::cafe_id, cafe_organisers::rank))
            .select(OrganiserRow::as_select())
            .load($connection)?;
        let $cafe_id = cafe_facilitators::cafe_id;
        let facilitators = cafe_facilitators::table
            .filter($condition)
            .order((cafe_facilitators::cafe_id, cafe_facilitators::rank))
            .select(FacilitatorRow::as_select())
            .load($connection)?;
        let $cafe_id = cafe_formats::cafe_id;
        let formats = cafe_formats::table
            .filter($condition)
            .order((cafe_formats::cafe_id, cafe_formats::rank))
            .select(FormatRow::as_select())
            .load($connection)?;
        let $cafe_id = cafe_workflows::cafe_id;
        let workflows = cafe_workflows::table
            .filter($condition)
            .order(cafe_workflows::cafe_id)
            .select(WorkflowRow::as_select())
            .load($connection)?;
        join($rows, organisers, facilitators, formats, workflows)
    }};
}

/// One café, when it exists.
///
/// Not by [`list`]: `eq_any` is prepared anew each time, and this runs in every change of a café.
pub fn find_optional(connection: &mut DbConnection, id: CafeId) -> StoreResult<Option<CafeRecord>> {
    let id = id.to_string();
    let rows: Vec<CafeRow> =
        cafes::table.filter(cafes::id.eq(&id)).select(CafeRow::as_select()).load(connection)?;
    Ok(with_links!(connection, rows, |cafe_id| cafe_id.eq(&id))?.pop())
}

/// Those of the cafés that exist, by id.
pub fn list(connection: &mut DbConnection, ids: &[CafeId]) -> StoreResult<Vec<CafeRecord>> {
    rows::in_batches(ids, |ids| {
        let rows: Vec<CafeRow> = cafes::table
            .filter(cafes::id.eq_any(ids))
            .order(cafes::id)
            .select(CafeRow::as_select())
            .load(connection)?;
        with_links!(connection, rows, |cafe_id| cafe_id.eq_any(ids))
    })
}

/// The same, in the order of the ids that are given.
pub fn list_in_order(connection: &mut DbConnection, ids: &[CafeId]) -> StoreResult<Vec<CafeRecord>> {
    let mut cafes = list(connection, ids)?;
    cafes.sort_by_key(|cafe| ids.iter().position(|id| *id == cafe.id));
    Ok(cafes)
}

/// How many cafés there are, whatever their state.
pub fn count(connection: &mut DbConnection) -> StoreResult<i64> {
    Ok(cafes::table.count().get_result(connection)?)
}

/// Those of whose titles each of some folded words begins a word, whatever their state, in no order.
pub fn list_titled(connection: &mut DbConnection, words: &[String]) -> StoreResult<Vec<CafeId>> {
    let titled =
        narrow!(cafe_titles::table.select(cafe_titles::cafe_id).into_boxed(), cafe_titles::folded, words);
    columns::ids(&titled.load(connection)?)
}

/// An id with as many cafés before it as after it; nothing when there are none.
pub fn middle(connection: &mut DbConnection) -> StoreResult<Option<CafeId>> {
    let half = count(connection)? / 2;
    let middle = cafes::table.select(cafes::id).order(cafes::id).offset(half).first::<String>(connection);
    middle.optional()?.map(|id| columns::id("id", &id)).transpose()
}

/// The published cafés after an id and up to another, in the order of their ids; empty when there are none left.
pub fn list_published_between(
    connection: &mut DbConnection,
    after: Option<CafeId>,
    until: Option<CafeId>,
    limit: i64,
) -> StoreResult<Vec<CafeRecord>> {
    let after = after.map(|id| id.to_string()).unwrap_or_default();
    // No id is as great as this text.
    let until = until.map_or_else(|| "g".to_owned(), |id| id.to_string());
    let rows: Vec<CafeRow> = cafes::table
        .filter(cafes::id.gt(&after).and(cafes::id.le(&until)))
        .filter(cafes::publication.eq(PublicationStatus::Published.to_string()))
        .order(cafes::id)
        .limit(limit)
        .select(CafeRow::as_select())
        .load(connection)?;
    let Some(last) = rows.last().map(|row| row.id.clone()) else { return Ok(Vec::new()) };
    with_links!(connection, rows, |cafe_id| cafe_id.gt(&after).and(cafe_id.le(&last)))
}

/// Cafés that are neither refused nor archived, in a commune, beginning within a time; the soonest first.
pub fn list_nearby(
    connection: &mut DbConnection,
    commune: &str,
    from: DateTime<Utc>,
    until: DateTime<Utc>,
    limit: i64,
) -> StoreResult<Vec<CafeRecord>> {
    let gone = [PublicationStatus::Rejected, PublicationStatus::Archived].map(|status| status.to_string());
    let ids: Vec<String> = cafes::table
        .inner_join(places::table)
        .filter(places::commune_code.eq(commune))
        .filter(cafes::starts_at.ge(from.naive_utc()).and(cafes::starts_at.lt(until.naive_utc())))
        .filter(cafes::publication.ne_all(gone))
        .order((cafes::starts_at, cafes::id))
        .limit(limit)
        .select(cafes::id)
        .load(connection)?;
    list_in_order(connection, &columns::ids(&ids)?)
}

/// Puts rows and links together; all five come in the order of the café's id.
fn join(
    rows: Vec<CafeRow>,
    organisers: Vec<OrganiserRow>,
    facilitators: Vec<FacilitatorRow>,
    formats: Vec<FormatRow>,
    workflows: Vec<WorkflowRow>,
) -> StoreResult<Vec<CafeRecord>> {
    let mut organisers = organisers.into_iter().peekable();
    let mut facilitators = facilitators.into_iter().peekable();
    let mut formats = formats.into_iter().peekable();
    let mut workflows = workflows.into_iter().peekable();
    let mut cafes = Vec::with_capacity(rows.len());
    for row in rows {
        let id = row.id.clone();
        let mut cafe = record(row)?;
        // Links of cafés that are not in `rows` (drafts) come in between.
        while let Some(link) = organisers.next_if(|link| link.cafe_id <= id) {
            if link.cafe_id == id {
                cafe.content.organisers.push(NewOrganiser {
                    organisation_id: columns::id("organisation_id", &link.organisation_id)?,
                    part: columns::term("part", &link.part)?,
                });
            }
        }
        while let Some(link) = facilitators.next_if(|link| link.cafe_id <= id) {
            if link.cafe_id == id {
                cafe.content.facilitators.push(NewCafeFacilitator {
                    facilitator_id: columns::id("facilitator_id", &link.facilitator_id)?,
                    part: columns::term("part", &link.part)?,
                });
            }
        }
        while let Some(link) = formats.next_if(|link| link.cafe_id <= id) {
            if link.cafe_id == id {
                cafe.content.format_ids.push(columns::id("resource_id", &link.resource_id)?);
            }
        }
        while let Some(workflow) = workflows.next_if(|workflow| workflow.cafe_id <= id) {
            if workflow.cafe_id == id {
                cafe.workflow = workflow.try_into()?;
            }
        }
        cafes.push(cafe);
    }
    Ok(cafes)
}
