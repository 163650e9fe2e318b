//! Cafés in the hands of those who write them.

use cafeia_shared::{
    cafes::NewCafe,
    ids::CafeId,
    paging::Page,
    query::Query as _,
    workspace::{
        NewCafeCopy, NewCafeStep, SimilarCafeQuery, SimilarCafes, WorkspaceCafe, WorkspaceCafeQuery,
        WorkspaceCafeSummary,
    },
};
use gloo_net::http::Method;

use super::{
    segment,
    session::{Denial, own, own_once},
    with_query,
};
use crate::json::write;

/// Writes a new café down, as a draft.
pub async fn create_cafe(new: NewCafe) -> Result<WorkspaceCafe, Denial> {
    own_once("/api/v1/cafes", write(&new), None).await
}

/// A page of the cafés that one may write.
pub async fn workspace_cafes(query: WorkspaceCafeQuery) -> Result<Page<WorkspaceCafeSummary>, Denial> {
    own(Method::GET, &with_query("/api/v1/workspace/cafes", &query.to_query()), None, None).await
}

/// A café as those see it who write it, by its id.
pub async fn workspace_cafe(id: &str) -> Result<WorkspaceCafe, Denial> {
    own(Method::GET, &format!("/api/v1/workspace/cafes/{}", segment(id)), None, None).await
}

/// Changes a café, as one has read it.
pub async fn update_cafe(id: CafeId, version: u32, new: NewCafe) -> Result<WorkspaceCafe, Denial> {
    own(Method::PUT, &format!("/api/v1/workspace/cafes/{id}"), Some(write(&new)), Some(version)).await
}

/// Takes a step with a café, as one has read it.
pub async fn create_cafe_step(id: CafeId, version: u32, new: NewCafeStep) -> Result<WorkspaceCafe, Denial> {
    own_once(&format!("/api/v1/workspace/cafes/{id}/steps"), write(&new), Some(version)).await
}

/// Copies a café to another time.
pub async fn copy_cafe(id: CafeId, new: NewCafeCopy) -> Result<WorkspaceCafe, Denial> {
    own_once(&format!("/api/v1/workspace/cafes/{id}/copies"), write(&new), None).await
}

/// Cafés that may be the same as one that is being written.
pub async fn similar_cafes(query: &SimilarCafeQuery) -> Result<SimilarCafes, Denial> {
    own(Method::GET, &with_query("/api/v1/workspace/cafes/similar", &query.to_query()), None, None).await
}
