//! The jobs' rows. A job that is done has none.

pub use cafeia_shared::jobs::JobState;
use cafeia_shared::vocabulary::Term as _;
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;
use uuid::Uuid;

use super::{DbConnection, StoreError, StoreResult, columns, rows, schema::jobs};

/// A job as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobRecord {
    /// Its identifier.
    pub id: Uuid,
    /// What it does, in a word.
    pub kind: String,
    /// What it does and to what, as JSON. It names things and holds neither an address nor a secret.
    pub payload: String,
    /// When it is to be done; after a failure, when it is tried again.
    pub run_at: DateTime<Utc>,
    /// How often it was begun.
    pub attempts: u32,
    /// Until when the worker that has begun it keeps it to itself.
    pub claimed_until: Option<DateTime<Utc>>,
    /// That worker.
    pub claimed_by: Option<String>,
    /// Why it failed the last time.
    pub last_error: Option<String>,
    /// Where it stands.
    pub state: JobState,
    /// When it was written down.
    pub created_at: DateTime<Utc>,
}

/// How many jobs there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct JobCounts {
    /// To be done, now or later.
    pub waiting: i64,
    /// Of those, how many should have been begun by a certain time.
    pub late: i64,
    /// Given up.
    pub failed: i64,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = jobs)]
struct JobRow {
    id: String,
    kind: String,
    payload: String,
    run_at: NaiveDateTime,
    attempts: i32,
    claimed_until: Option<NaiveDateTime>,
    claimed_by: Option<String>,
    last_error: Option<String>,
    state: String,
    created_at: NaiveDateTime,
}

impl From<&JobRecord> for JobRow {
    fn from(job: &JobRecord) -> Self {
        Self {
            id: job.id.to_string(),
            kind: job.kind.clone(),
            payload: job.payload.clone(),
            run_at: job.run_at.naive_utc(),
            attempts: columns::to_column(job.attempts),
            claimed_until: job.claimed_until.map(|at| at.naive_utc()),
            claimed_by: job.claimed_by.clone(),
            last_error: job.last_error.clone(),
            state: job.state.to_string(),
            created_at: job.created_at.naive_utc(),
        }
    }
}

impl TryFrom<JobRow> for JobRecord {
    type Error = StoreError;

    fn try_from(row: JobRow) -> StoreResult<Self> {
        Ok(Self {
            id: columns::id("id", &row.id)?,
            kind: row.kind,
            payload: row.payload,
            run_at: columns::instant(row.run_at),
            attempts: columns::number("attempts", row.attempts)?,
            claimed_until: row.claimed_until.map(columns::instant),
            claimed_by: row.claimed_by,
            last_error: row.last_error,
            state: columns::term("state", &row.state)?,
            created_at: columns::instant(row.created_at),
        })
    }
}

/// Writes a new job.
pub fn insert(connection: &mut DbConnection, job: &JobRecord) -> StoreResult<()> {
    diesel::insert_into(jobs::table).values(JobRow::from(job)).execute(connection)?;
    Ok(())
}

/// Writes a new job, unless one of its identifier waits already.
pub fn insert_once(connection: &mut DbConnection, job: &JobRecord) -> StoreResult<()> {
    let row = JobRow::from(job);
    let waits: bool =
        diesel::select(diesel::dsl::exists(jobs::table.find(&row.id))).get_result(connection)?;
    if !waits {
        diesel::insert_into(jobs::table).values(row).execute(connection)?;
    }
    Ok(())
}

/// What may be begun at an instant: it is due, and no worker keeps it to itself.
macro_rules! due {
    ($now:expr) => {
        jobs::state
            .eq(JobState::Waiting.as_str())
            .and(jobs::run_at.le($now))
            .and(jobs::claimed_until.is_null().or(jobs::claimed_until.le($now)))
    };
}

/// Whether there is anything to be begun.
pub fn is_any_due(connection: &mut DbConnection, now: DateTime<Utc>) -> StoreResult<bool> {
    let due = jobs::table.filter(due!(now.naive_utc()));
    Ok(diesel::select(diesel::dsl::exists(due)).get_result(connection)?)
}

/// Gives the job that has been due for longest to a worker, until an instant, and counts the attempt. Of two workers
/// that ask at once each gets another job: on PostgreSQL the second skips the row that the first has locked, on
/// `SQLite` it waits for the first one's transaction to end.
pub fn claim_due(
    connection: &mut DbConnection,
    worker: &str,
    now: DateTime<Utc>,
    until: DateTime<Utc>,
) -> StoreResult<Option<JobRecord>> {
    let now = now.naive_utc();
    let first = jobs::table.filter(due!(now)).order((jobs::run_at, jobs::id)).limit(1).select(jobs::id);
    let id: Option<String> = match connection {
        DbConnection::Postgres(c) => first.for_update().skip_locked().first(c).optional()?,
        DbConnection::Sqlite(c) => first.first(c).optional()?,
    };
    let Some(id) = id else { return Ok(None) };
    diesel::update(jobs::table.find(&id))
        .set((
            jobs::attempts.eq(jobs::attempts + 1),
            jobs::claimed_until.eq(until.naive_utc()),
            jobs::claimed_by.eq(worker),
        ))
        .execute(connection)?;
    let row: JobRow = jobs::table.find(&id).select(JobRow::as_select()).first(connection)?;
    row.try_into().map(Some)
}

/// Has a worker keep the job that it has just claimed until another instant.
pub fn keep_until(connection: &mut DbConnection, id: Uuid, until: DateTime<Utc>) -> StoreResult<()> {
    diesel::update(jobs::table.find(id.to_string()))
        .set(jobs::claimed_until.eq(until.naive_utc()))
        .execute(connection)?;
    Ok(())
}

/// Removes a job that is done. Says no when the worker had lost it to another one.
pub fn complete(connection: &mut DbConnection, id: Uuid, worker: &str) -> StoreResult<bool> {
    let done = diesel::delete(jobs::table.find(id.to_string()).filter(jobs::claimed_by.eq(worker)));
    Ok(done.execute(connection)? == 1)
}

/// Puts a job that failed off to an instant. Says no when the worker had lost it to another one.
pub fn put_off(
    connection: &mut DbConnection,
    id: Uuid,
    worker: &str,
    run_at: DateTime<Utc>,
    error: &str,
) -> StoreResult<bool> {
    let updated = diesel::update(jobs::table.find(id.to_string()).filter(jobs::claimed_by.eq(worker)))
        .set((
            jobs::run_at.eq(run_at.naive_utc()),
            jobs::claimed_until.eq(None::<NaiveDateTime>),
            jobs::claimed_by.eq(None::<String>),
            jobs::last_error.eq(error),
        ))
        .execute(connection)?;
    Ok(updated == 1)
}

/// Gives a job up. Says no when the worker had lost it to another one.
pub fn give_up(connection: &mut DbConnection, id: Uuid, worker: &str, error: &str) -> StoreResult<bool> {
    let updated = diesel::update(jobs::table.find(id.to_string()).filter(jobs::claimed_by.eq(worker)))
        .set((
            jobs::state.eq(JobState::Failed.as_str()),
            jobs::claimed_until.eq(None::<NaiveDateTime>),
            jobs::claimed_by.eq(None::<String>),
            jobs::last_error.eq(error),
        ))
        .execute(connection)?;
    Ok(updated == 1)
}

/// Has a job that was given up done again, as if it were new. Says no when there is none.
pub fn retry_failed(connection: &mut DbConnection, id: Uuid, now: DateTime<Utc>) -> StoreResult<bool> {
    let failed = jobs::table.find(id.to_string()).filter(jobs::state.eq(JobState::Failed.as_str()));
    let updated = diesel::update(failed)
        .set((
            jobs::state.eq(JobState::Waiting.as_str()),
            jobs::run_at.eq(now.naive_utc()),
            jobs::attempts.eq(0),
        ))
        .execute(connection)?;
    Ok(updated == 1)
}

/// Removes a job that was given up. Says no when there is none.
pub fn discard_failed(connection: &mut DbConnection, id: Uuid) -> StoreResult<bool> {
    let failed = jobs::table.find(id.to_string()).filter(jobs::state.eq(JobState::Failed.as_str()));
    Ok(diesel::delete(failed).execute(connection)? == 1)
}

/// The jobs in a state, those to be done first before the others.
pub fn list(connection: &mut DbConnection, state: JobState, limit: i64) -> StoreResult<Vec<JobRecord>> {
    let rows: Vec<JobRow> = jobs::table
        .filter(jobs::state.eq(state.as_str()))
        .order((jobs::run_at, jobs::id))
        .limit(limit)
        .select(JobRow::as_select())
        .load(connection)?;
    rows::read(rows)
}

/// One job, when it exists.
pub fn find_optional(connection: &mut DbConnection, id: Uuid) -> StoreResult<Option<JobRecord>> {
    let row: Option<JobRow> =
        jobs::table.find(id.to_string()).select(JobRow::as_select()).first(connection).optional()?;
    row.map(TryInto::try_into).transpose()
}

/// How many jobs there are in a state, or in any.
pub fn count_all(connection: &mut DbConnection, state: Option<JobState>) -> StoreResult<i64> {
    let mut query = jobs::table.count().into_boxed();
    if let Some(state) = state {
        query = query.filter(jobs::state.eq(state.as_str()));
    }
    Ok(query.get_result(connection)?)
}

/// A page of the jobs in a state, or in any, after another's instant and id; those to be done first before the others.
pub fn list_page(
    connection: &mut DbConnection,
    state: Option<JobState>,
    after: Option<(DateTime<Utc>, Uuid)>,
    limit: i64,
) -> StoreResult<Vec<JobRecord>> {
    let mut query = jobs::table.select(jobs::id).order((jobs::run_at, jobs::id)).limit(limit).into_boxed();
    if let Some(state) = state {
        query = query.filter(jobs::state.eq(state.as_str()));
    }
    if let Some((at, id)) = after {
        let at = at.naive_utc();
        query = query.filter(jobs::run_at.gt(at).or(jobs::run_at.eq(at).and(jobs::id.gt(id.to_string()))));
    }
    let ids: Vec<String> = query.load(connection)?;
    let mut found = rows::in_batches(&ids, |batch| {
        let rows: Vec<JobRow> =
            jobs::table.filter(jobs::id.eq_any(batch)).select(JobRow::as_select()).load(connection)?;
        rows::read(rows)
    })?;
    found.sort_by_key(|job: &JobRecord| (job.run_at, job.id));
    Ok(found)
}

/// How many jobs there are; late are those that were due before an instant.
pub fn count(connection: &mut DbConnection, late_before: DateTime<Utc>) -> StoreResult<JobCounts> {
    let in_state = |state: JobState| jobs::table.filter(jobs::state.eq(state.as_str()));
    let late = in_state(JobState::Waiting).filter(jobs::run_at.lt(late_before.naive_utc()));
    Ok(JobCounts {
        waiting: in_state(JobState::Waiting).count().get_result(connection)?,
        late: late.count().get_result(connection)?,
        failed: in_state(JobState::Failed).count().get_result(connection)?,
    })
}
