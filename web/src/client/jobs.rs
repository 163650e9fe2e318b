//! The jobs of the platform, for the national team.

use cafeia_shared::{
    ids::JobId,
    jobs::{JobQuery, JobSummary},
    paging::Page,
    query::Query as _,
};
use gloo_net::http::Method;

use super::{
    session::{Denial, own, own_text},
    with_query,
};

/// A page of the jobs.
pub async fn jobs(query: JobQuery) -> Result<Page<JobSummary>, Denial> {
    own(Method::GET, &with_query("/api/v1/workspace/jobs", &query.to_query()), None, None).await
}

/// Has a job that was given up done again.
pub async fn retry_job(id: JobId) -> Result<JobSummary, Denial> {
    own(Method::POST, &format!("/api/v1/workspace/jobs/{id}/retry"), None, None).await
}

/// Discards a job that was given up.
pub async fn discard_job(id: JobId) -> Result<(), Denial> {
    own_text(Method::DELETE, &format!("/api/v1/workspace/jobs/{id}"), None, None).await.map(drop)
}
