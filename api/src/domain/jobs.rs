//! Jobs in the hands of those who look after the network: seen, done again, discarded.

use cafeia_shared::{
    ids::JobId,
    jobs::{JobQuery, JobState, JobSummary},
    paging::Page,
};
use uuid::Uuid;

use super::{
    Change, DomainError, cursor,
    policy::{Action, Object, Who},
};
use crate::{
    geo::Geography,
    jobs::Job,
    journal::{Aggregate, Event},
    store::{self, DbConnection, jobs::JobRecord},
};
use chrono::{DateTime, Utc};

/// One page of the jobs, those to be done first before the others.
pub fn list(
    connection: &mut DbConnection,
    geography: &Geography,
    who: &Who,
    query: &JobQuery,
    now: DateTime<Utc>,
) -> Result<Page<JobSummary>, DomainError> {
    who.may(Action::ManageJobs, &Object::Platform, geography, now).map_err(DomainError::NotAllowed)?;
    let (state, limit) = (query.filter.state, usize::from(query.paging.limit()));
    let after = query.paging.cursor.as_deref().map(cursor::read).transpose()?;
    let mut jobs = store::jobs::list_page(connection, state, after, i64::from(query.paging.limit()) + 1)?;
    let goes_on = jobs.len() > limit;
    jobs.truncate(limit);
    let total = u64::try_from(store::jobs::count_all(connection, state)?).unwrap_or_default();
    let next_cursor = jobs.last().filter(|_| goes_on).map(|last| cursor::write(last.run_at, last.id));
    Ok(Page { data: jobs.into_iter().map(summary).collect(), next_cursor, total, facets: None })
}

/// Has a job that was given up done again, as if it were new.
pub fn retry(change: &mut Change, who: &Who, id: JobId) -> Result<JobSummary, DomainError> {
    check(change, who, id)?;
    store::jobs::retry_failed(change.connection, id.0, change.now)?;
    change.note(Aggregate::Job, id.0, Event::Retried, 1, Vec::new());
    find(change, id.0).map(summary)
}

/// Discards a job that was given up.
pub fn discard(change: &mut Change, who: &Who, id: JobId) -> Result<(), DomainError> {
    check(change, who, id)?;
    store::jobs::discard_failed(change.connection, id.0)?;
    change.note(Aggregate::Job, id.0, Event::Deleted, 1, Vec::new());
    Ok(())
}

/// Fails unless they may, and the job was given up: a worker may be doing any other.
fn check(change: &mut Change, who: &Who, id: JobId) -> Result<(), DomainError> {
    who.may(Action::ManageJobs, &Object::Platform, change.geography, change.now)
        .map_err(DomainError::NotAllowed)?;
    match find(change, id.0)?.state {
        JobState::Failed => Ok(()),
        JobState::Waiting => {
            Err(DomainError::Conflict("This job was not given up: it is done when its time comes."))
        }
    }
}

fn find(change: &mut Change, id: Uuid) -> Result<JobRecord, DomainError> {
    store::jobs::find_optional(change.connection, id)?.ok_or(DomainError::NotFound(Aggregate::Job, id))
}

fn summary(job: JobRecord) -> JobSummary {
    // A newer version of this program may have written what this one does not know.
    let known: Option<Job> = serde_json::from_str(&job.payload).ok();
    JobSummary {
        id: JobId(job.id),
        about: known.map(|job| job.about().to_owned()),
        kind: job.kind,
        state: job.state,
        run_at: job.run_at,
        attempts: job.attempts,
        last_error: job.last_error,
        created_at: job.created_at,
    }
}
