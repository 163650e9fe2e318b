//! Facilitators in the hands of those who write them: themselves, and those who look after their territory.

use cafeia_shared::{
    directory::{
        LifeStep, NewFacilitatorApplication, NewLifeStep, TrainingConfirmation, WorkspaceFacilitator,
        WorkspaceFacilitatorQuery, WorkspaceFacilitatorSummary,
    },
    facilitators::NewFacilitator,
    ids::FacilitatorId,
    paging::Page,
    query::Query as _,
    vocabulary::TrainingState,
};
use gloo_net::http::Method;

use super::{
    segment,
    session::{Denial, anonymous, own, own_once},
    with_query,
};
use crate::json::write;

const FACILITATORS: &str = "/api/v1/workspace/facilitators";

/// Applies as a facilitator, without an account. A message goes to the address, by which one confirms it.
pub async fn apply_as_facilitator(new: NewFacilitatorApplication) -> Result<(), Denial> {
    anonymous("/api/v1/facilitator-applications", write(&new)).await
}

/// Writes a new facilitator down.
pub async fn create_facilitator(new: &NewFacilitator) -> Result<WorkspaceFacilitator, Denial> {
    own_once("/api/v1/facilitators", write(new), None).await
}

/// A page of the facilitators that one may write.
pub async fn workspace_facilitators(
    query: WorkspaceFacilitatorQuery,
) -> Result<Page<WorkspaceFacilitatorSummary>, Denial> {
    own(Method::GET, &with_query(FACILITATORS, &query.to_query()), None, None).await
}

/// A facilitator as those see them who write them, by their id.
pub async fn workspace_facilitator(id: &str) -> Result<WorkspaceFacilitator, Denial> {
    own(Method::GET, &format!("{FACILITATORS}/{}", segment(id)), None, None).await
}

/// Changes a facilitator, as one has read them.
pub async fn update_facilitator(
    id: FacilitatorId,
    version: u32,
    new: &NewFacilitator,
) -> Result<WorkspaceFacilitator, Denial> {
    own(Method::PUT, &format!("{FACILITATORS}/{id}"), Some(write(new)), Some(version)).await
}

/// Takes a step with a facilitator, as one has read them.
pub async fn create_facilitator_step(
    id: FacilitatorId,
    version: u32,
    step: LifeStep,
) -> Result<WorkspaceFacilitator, Denial> {
    own_once(&format!("{FACILITATORS}/{id}/steps"), write(&NewLifeStep { step }), Some(version)).await
}

/// Confirms where a facilitator, as one has read them, stands in their training.
pub async fn confirm_training(
    id: FacilitatorId,
    version: u32,
    training: TrainingState,
) -> Result<WorkspaceFacilitator, Denial> {
    let body = write(&TrainingConfirmation { training });
    own(Method::PUT, &format!("{FACILITATORS}/{id}/training"), Some(body), Some(version)).await
}
