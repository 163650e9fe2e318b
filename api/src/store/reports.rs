//! Reports of how cafés went.

use std::collections::HashMap;

use cafeia_shared::{
    ids::{CafeId, ReportId},
    reports::{NewReport, Reached, ReporterPart},
    vocabulary::{EventStatus, PublicationStatus},
};
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;
use uuid::Uuid;

use super::{
    DbConnection, StoreError, StoreResult, columns, rows,
    schema::{cafe_reports, cafes, organisations, places, reports},
};

/// What is known of a café's report as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandingRecord {
    /// The café.
    pub cafe_id: CafeId,
    /// Counts the changes of all its reports.
    pub version: u32,
    /// What was to happen to the café before anybody reported.
    pub status_before: Option<EventStatus>,
    /// When the first of its reports came.
    pub first_reported_at: Option<DateTime<Utc>>,
    /// The report that was verified, and when.
    pub verified: Option<(ReportId, DateTime<Utc>)>,
}

/// One person's report as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportRecord {
    /// Its identifier.
    pub id: ReportId,
    /// The café.
    pub cafe_id: CafeId,
    /// The account or the proposal of whoever reports.
    pub reporter_id: Uuid,
    /// As whom they do.
    pub part: ReporterPart,
    /// What it says.
    pub content: NewReport,
    /// When the questions that were heard are forgotten, where there are any.
    pub questions_until: Option<DateTime<Utc>>,
    /// When it came in.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
}

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = cafe_reports, treat_none_as_null = true)]
struct StandingRow {
    cafe_id: String,
    version: i32,
    status_before: Option<String>,
    first_reported_at: Option<NaiveDateTime>,
    verified_report_id: Option<String>,
    verified_at: Option<NaiveDateTime>,
}

impl From<&StandingRecord> for StandingRow {
    fn from(standing: &StandingRecord) -> Self {
        Self {
            cafe_id: standing.cafe_id.to_string(),
            version: columns::to_column(standing.version),
            status_before: standing.status_before.map(|status| status.to_string()),
            first_reported_at: standing.first_reported_at.map(|at| at.naive_utc()),
            verified_report_id: standing.verified.map(|(id, _)| id.to_string()),
            verified_at: standing.verified.map(|(_, at)| at.naive_utc()),
        }
    }
}

impl TryFrom<StandingRow> for StandingRecord {
    type Error = StoreError;

    fn try_from(row: StandingRow) -> StoreResult<Self> {
        let verified = columns::optional_id("verified_report_id", row.verified_report_id.as_deref())?;
        let status_before = row.status_before.map(|text| columns::term("status_before", &text));
        Ok(Self {
            cafe_id: columns::id("cafe_id", &row.cafe_id)?,
            version: columns::number("version", row.version)?,
            status_before: status_before.transpose()?,
            first_reported_at: row.first_reported_at.map(columns::instant),
            verified: verified.zip(row.verified_at.map(columns::instant)),
        })
    }
}

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = reports, treat_none_as_null = true)]
struct ReportRow {
    id: String,
    cafe_id: String,
    reporter_id: String,
    part: String,
    held: bool,
    not_held_reason: Option<String>,
    people: Option<i32>,
    sure: bool,
    counting: Option<String>,
    first_timers: Option<i32>,
    profiles: String,
    format_ids: String,
    questions: String,
    questions_until: Option<NaiveDateTime>,
    created_at: NaiveDateTime,
    updated_at: NaiveDateTime,
}

impl TryFrom<&ReportRecord> for ReportRow {
    type Error = StoreError;

    fn try_from(report: &ReportRecord) -> StoreResult<Self> {
        let content = &report.content;
        let profiles = serde_json::to_string(&content.profiles)
            .map_err(|_| columns::unreadable("profiles", report.id.to_string()))?;
        Ok(Self {
            id: report.id.to_string(),
            cafe_id: report.cafe_id.to_string(),
            reporter_id: report.reporter_id.to_string(),
            part: report.part.to_string(),
            held: content.held,
            not_held_reason: content.not_held_reason.map(|reason| reason.to_string()),
            people: content.people.map(columns::to_column),
            sure: content.sure,
            counting: content.counting.map(|counting| counting.to_string()),
            first_timers: content.first_timers.map(columns::to_column),
            profiles,
            format_ids: columns::list_to_column(&content.format_ids),
            questions: content.questions.clone(),
            questions_until: report.questions_until.map(|at| at.naive_utc()),
            created_at: report.created_at.naive_utc(),
            updated_at: report.updated_at.naive_utc(),
        })
    }
}

impl TryFrom<ReportRow> for ReportRecord {
    type Error = StoreError;

    fn try_from(row: ReportRow) -> StoreResult<Self> {
        let reason = row.not_held_reason.map(|text| columns::term("not_held_reason", &text));
        let counting = row.counting.map(|text| columns::term("counting", &text));
        let number = |column, value: Option<i32>| value.map(|n| columns::number(column, n)).transpose();
        Ok(Self {
            id: columns::id("id", &row.id)?,
            cafe_id: columns::id("cafe_id", &row.cafe_id)?,
            reporter_id: columns::id("reporter_id", &row.reporter_id)?,
            part: columns::term("part", &row.part)?,
            content: NewReport {
                held: row.held,
                not_held_reason: reason.transpose()?,
                people: number("people", row.people)?,
                sure: row.sure,
                counting: counting.transpose()?,
                first_timers: number("first_timers", row.first_timers)?,
                profiles: serde_json::from_str(&row.profiles)
                    .map_err(|_| columns::unreadable("profiles", row.profiles))?,
                format_ids: columns::list("format_ids", &row.format_ids)?,
                questions: row.questions,
            },
            questions_until: row.questions_until.map(columns::instant),
            created_at: columns::instant(row.created_at),
            updated_at: columns::instant(row.updated_at),
        })
    }
}

/// What is known of a café's report as a whole, once somebody has reported.
pub fn find_standing(connection: &mut DbConnection, cafe: CafeId) -> StoreResult<Option<StandingRecord>> {
    let row: Option<StandingRow> = cafe_reports::table
        .find(cafe.to_string())
        .select(StandingRow::as_select())
        .first(connection)
        .optional()?;
    row.map(TryInto::try_into).transpose()
}

/// Writes it, whether it is new or not.
pub fn set_standing(connection: &mut DbConnection, standing: &StandingRecord) -> StoreResult<()> {
    let row = StandingRow::from(standing);
    if diesel::update(cafe_reports::table.find(&row.cafe_id)).set(&row).execute(connection)? == 0 {
        diesel::insert_into(cafe_reports::table).values(row).execute(connection)?;
    }
    Ok(())
}

/// The reports of a café, the first one first.
pub fn list(connection: &mut DbConnection, cafe: CafeId) -> StoreResult<Vec<ReportRecord>> {
    let rows: Vec<ReportRow> = reports::table
        .filter(reports::cafe_id.eq(cafe.to_string()))
        .order((reports::created_at, reports::id))
        .select(ReportRow::as_select())
        .load(connection)?;
    rows::read(rows)
}

/// The reports of some cafés, the first one first.
pub fn list_of(connection: &mut DbConnection, cafes: &[CafeId]) -> StoreResult<Vec<ReportRecord>> {
    rows::in_batches(cafes, |ids| {
        let rows: Vec<ReportRow> = reports::table
            .filter(reports::cafe_id.eq_any(ids))
            .order((reports::created_at, reports::id))
            .select(ReportRow::as_select())
            .load(connection)?;
        rows::read(rows)
    })
}

/// Which public cafés are wanted of which somebody has reported.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// What the codes of their communes begin with; all where it is absent.
    pub communes: Option<&'a [String]>,
    /// Verified, or not yet.
    pub verified: Option<bool>,
    /// Whether only those where questions were heard.
    pub questions: bool,
}

macro_rules! wanted {
    ($wanted:expr, $select:expr) => {{
        let Wanted { communes, verified, questions } = $wanted;
        let mut query = cafes::table
            .inner_join(cafe_reports::table)
            .left_join(places::table)
            .inner_join(organisations::table)
            .select($select)
            .into_boxed();
        if let Some(communes) = communes {
            // No café has an empty id: what follows widens this.
            query = query.filter(cafes::id.eq(""));
            for commune in *communes {
                let within = format!("{commune}%");
                query = query
                    .or_filter(places::commune_code.nullable().like(within.clone()))
                    .or_filter(cafes::place_id.is_null().and(organisations::commune_code.like(within)));
            }
        }
        query = match verified {
            Some(true) => query.filter(cafe_reports::verified_report_id.is_not_null()),
            Some(false) => query.filter(cafe_reports::verified_report_id.is_null()),
            None => query,
        };
        if *questions {
            let heard = reports::table.filter(reports::questions.ne("")).select(reports::cafe_id);
            query = query.filter(cafes::id.eq_any(heard));
        }
        query
            .filter(cafes::publication.eq(PublicationStatus::Published.to_string()))
            .filter(cafe_reports::first_reported_at.is_not_null())
    }};
}

/// How many cafés are wanted in all.
pub fn count_wanted(connection: &mut DbConnection, wanted: &Wanted) -> StoreResult<i64> {
    Ok(wanted!(wanted, diesel::dsl::count_star()).get_result(connection)?)
}

/// A page of what is known of them, the one that was reported last first, after another's instant and id.
pub fn list_wanted(
    connection: &mut DbConnection,
    wanted: &Wanted,
    after: Option<(DateTime<Utc>, CafeId)>,
    limit: i64,
) -> StoreResult<Vec<StandingRecord>> {
    let mut query = wanted!(wanted, StandingRow::as_select()).limit(limit);
    if let Some((at, id)) = after {
        let (at, id) = (at.naive_utc(), id.to_string());
        let same = cafe_reports::first_reported_at.eq(at).and(cafe_reports::cafe_id.nullable().lt(id));
        query = query.filter(cafe_reports::first_reported_at.lt(at).or(same));
    }
    let rows: Vec<StandingRow> = query
        .order((cafe_reports::first_reported_at.desc(), cafe_reports::cafe_id.desc()))
        .load(connection)?;
    rows::read(rows)
}

/// Whether anybody has reported on a café.
pub fn is_any(connection: &mut DbConnection, cafe: CafeId) -> StoreResult<bool> {
    let found = reports::table.filter(reports::cafe_id.eq(cafe.to_string()));
    Ok(diesel::select(diesel::dsl::exists(found)).get_result(connection)?)
}

/// Those whose questions are to be forgotten at an instant.
pub fn list_with_old_questions(
    connection: &mut DbConnection,
    now: DateTime<Utc>,
) -> StoreResult<Vec<ReportRecord>> {
    let rows: Vec<ReportRow> = reports::table
        .filter(reports::questions_until.le(now.naive_utc()))
        .order(reports::id)
        .select(ReportRow::as_select())
        .load(connection)?;
    rows::read(rows)
}

/// Writes a new report.
pub fn insert(connection: &mut DbConnection, report: &ReportRecord) -> StoreResult<()> {
    diesel::insert_into(reports::table).values(ReportRow::try_from(report)?).execute(connection)?;
    Ok(())
}

/// Replaces a report.
pub fn update(connection: &mut DbConnection, report: &ReportRecord) -> StoreResult<()> {
    let row = ReportRow::try_from(report)?;
    diesel::update(reports::table.find(&row.id)).set(&row).execute(connection)?;
    Ok(())
}

/// Removes a report.
pub fn remove(connection: &mut DbConnection, id: ReportId) -> StoreResult<()> {
    diesel::delete(reports::table.find(id.to_string())).execute(connection)?;
    Ok(())
}

/// What counts of the reports of some cafés.
pub fn reached(connection: &mut DbConnection, cafes: &[CafeId]) -> StoreResult<HashMap<CafeId, Reached>> {
    let found = rows::in_batches(cafes, |ids| {
        let numbers = reports::table
            .filter(reports::cafe_id.eq_any(ids))
            .select((reports::cafe_id, reports::id, reports::people))
            .load(connection)?;
        let verified = cafe_reports::table
            .filter(cafe_reports::cafe_id.eq_any(ids))
            .select((cafe_reports::cafe_id, cafe_reports::verified_report_id))
            .load(connection)?;
        join(numbers, verified)
    })?;
    Ok(found.into_iter().collect())
}

/// The same of the cafés after an id and up to another, in the order of their ids.
pub fn reached_between(
    connection: &mut DbConnection,
    after: Option<CafeId>,
    until: CafeId,
) -> StoreResult<HashMap<CafeId, Reached>> {
    let (after, until) = (after.map(|id| id.to_string()).unwrap_or_default(), until.to_string());
    let numbers = reports::table
        .filter(reports::cafe_id.gt(&after).and(reports::cafe_id.le(&until)))
        .select((reports::cafe_id, reports::id, reports::people))
        .load(connection)?;
    let verified = cafe_reports::table
        .filter(cafe_reports::cafe_id.gt(&after).and(cafe_reports::cafe_id.le(&until)))
        .select((cafe_reports::cafe_id, cafe_reports::verified_report_id))
        .load(connection)?;
    Ok(join(numbers, verified)?.into_iter().collect())
}

/// The numbers of people of each café's reports: only one that says that it was held has one.
fn join(
    numbers: Vec<(String, String, Option<i32>)>,
    verified: Vec<(String, Option<String>)>,
) -> StoreResult<Vec<(CafeId, Reached)>> {
    let verified: HashMap<String, String> =
        verified.into_iter().filter_map(|(cafe, report)| Some((cafe, report?))).collect();
    let mut by_cafe: HashMap<String, Vec<(ReportId, Option<u32>)>> = HashMap::new();
    for (cafe, id, people) in numbers {
        let people = people.map(|n| columns::number("people", n)).transpose()?;
        by_cafe.entry(cafe).or_default().push((columns::id("id", &id)?, people));
    }
    let mut found = Vec::with_capacity(by_cafe.len());
    for (cafe, reports) in by_cafe {
        let verified = columns::optional_id("verified_report_id", verified.get(&cafe).map(String::as_str))?;
        if let Some(reached) = Reached::of(reports, verified) {
            found.push((columns::id("cafe_id", &cafe)?, reached));
        }
    }
    Ok(found)
}
