//! Jobs: what is to be done after changes, and what of it was given up.

use actix_web::{
    HttpRequest, delete, get, post,
    web::{Data, Path},
};
use cafeia_shared::{
    ids::JobId,
    jobs::{JobFilter, JobQuery, JobSummary},
    paging::Page,
    query::{NoQuery, Paging},
};

use super::{
    State, absent,
    caller::{Allowed, ManagesJobs, once},
    docs::{JobAnswers, WriterReadAnswers},
    examples,
    private::{Done, Private},
    problem::ApiProblem,
    query::Parameters,
};
use crate::domain::{Change, jobs, policy::Who};

/// List jobs
///
/// Those that wait, and those that were given up; those to be done first before the others. They hold no personal data. For
/// the national team.
#[utoipa::path(tag = "jobs", security(("bearer" = [])), params(JobFilter, Paging), responses(
    (status = 200, description = "A page of jobs", body = Page<JobSummary>, example = json!(examples::jobs())),
    WriterReadAnswers,
))]
#[get("/workspace/jobs")]
pub(super) async fn list_jobs(
    state: Data<State>,
    manager: Allowed<ManagesJobs>,
    parameters: Parameters<JobQuery>,
) -> Result<Private<Page<JobSummary>>, ApiProblem> {
    let query = parameters.read()?;
    let page = state.read(manager.signed_in, move |connection, geography, signed_in| {
        jobs::list(connection, geography, &signed_in.who, &query, signed_in.now)
    });
    Ok(Private::new(page.await?))
}

/// Do a job again
///
/// One that was given up, at once and as if it were new.
#[utoipa::path(tag = "jobs", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The job's id"),
           ("Idempotency-Key" = Option<String>, Header, description = "A text of the client's choice; the same request counts once.")),
    responses(
        (status = 200, description = "The job as it is now", body = JobSummary, example = json!(examples::job())),
        JobAnswers,
    ))]
#[post("/workspace/jobs/{id}/retry")]
pub(super) async fn retry_job(
    request: HttpRequest,
    state: Data<State>,
    manager: Allowed<ManagesJobs>,
    id: Path<String>,
    parameters: Parameters<NoQuery>,
) -> Result<Private<JobSummary>, ApiProblem> {
    parameters.read()?;
    let id = job_id(&id)?;
    let once = once(&request, manager.signed_in.account.id, &())?;
    let work = move |change: &mut Change, who: &Who| once.run(change, |change| jobs::retry(change, who, id));
    Ok(Private::new(state.access.change_as(&manager.signed_in, work).await?))
}

/// Discard a job
///
/// One that was given up. It is not done any more.
#[utoipa::path(tag = "jobs", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The job's id")),
    responses(
        (status = 204, description = "The job is gone"),
        JobAnswers,
    ))]
#[delete("/workspace/jobs/{id}")]
pub(super) async fn discard_job(
    state: Data<State>,
    manager: Allowed<ManagesJobs>,
    id: Path<String>,
    parameters: Parameters<NoQuery>,
) -> Result<Done, ApiProblem> {
    parameters.read()?;
    let id = job_id(&id)?;
    let work = move |change: &mut Change, who: &Who| jobs::discard(change, who, id);
    state.access.change_as(&manager.signed_in, work).await?;
    Ok(Done::now())
}

fn job_id(id: &str) -> Result<JobId, ApiProblem> {
    id.parse().map_err(|_| absent("job", id))
}
