//! Organisations and resources in the hands of those who write them, and how the cafés of a territory went.

use cafeia_shared::{
    directory::{
        LifeStep, NewLifeStep, SimilarOrganisationQuery, SimilarOrganisations, WorkspaceOrganisation,
        WorkspaceOrganisationQuery, WorkspaceOrganisationSummary,
    },
    ids::{CafeId, OrganisationId, ReportId, ResourceId},
    organisations::NewOrganisation,
    paging::Page,
    query::Query as _,
    reports::{CafeReport, CafeReportQuery, CafeReportSummary, NewVerification},
    resources::{
        NewResource, NewResourceStep, ResourceVersions, WorkspaceResource, WorkspaceResourceQuery,
        WorkspaceResourceSummary,
    },
    workspace::Trust,
};
use gloo_net::http::Method;

use super::{
    segment,
    session::{Denial, own, own_once, own_text},
    with_query,
};
use crate::json::write;

/// Writes a new organisation down.
pub async fn create_organisation(new: NewOrganisation) -> Result<WorkspaceOrganisation, Denial> {
    own_once("/api/v1/organisations", write(&new), None).await
}

/// A page of the organisations that one may write.
pub async fn workspace_organisations(
    query: WorkspaceOrganisationQuery,
) -> Result<Page<WorkspaceOrganisationSummary>, Denial> {
    own(Method::GET, &with_query("/api/v1/workspace/organisations", &query.to_query()), None, None).await
}

/// Organisations that may be the same as one that is being written.
pub async fn similar_organisations(query: SimilarOrganisationQuery) -> Result<SimilarOrganisations, Denial> {
    let address = with_query("/api/v1/workspace/organisations/similar", &query.to_query());
    own(Method::GET, &address, None, None).await
}

/// An organisation as those see it who write it, by its id.
pub async fn workspace_organisation(id: &str) -> Result<WorkspaceOrganisation, Denial> {
    own(Method::GET, &format!("/api/v1/workspace/organisations/{}", segment(id)), None, None).await
}

/// Changes an organisation, as one has read it.
pub async fn update_organisation(
    id: OrganisationId,
    version: u32,
    new: NewOrganisation,
) -> Result<WorkspaceOrganisation, Denial> {
    let address = format!("/api/v1/workspace/organisations/{id}");
    own(Method::PUT, &address, Some(write(&new)), Some(version)).await
}

/// Archives an organisation, as one has read it, or undoes that.
pub async fn create_organisation_step(
    id: OrganisationId,
    version: u32,
    step: LifeStep,
) -> Result<WorkspaceOrganisation, Denial> {
    let address = format!("/api/v1/workspace/organisations/{id}/steps");
    own_once(&address, write(&NewLifeStep { step }), Some(version)).await
}

/// Says whether an organisation publishes without a review, as one has read it.
pub async fn trust_organisation(id: OrganisationId, version: u32, trusted: bool) -> Result<(), Denial> {
    let address = format!("/api/v1/workspace/organisations/{id}/trust");
    own_text(Method::PUT, &address, Some(write(&Trust { trusted })), Some(version)).await.map(drop)
}

/// Writes a new resource down, as a draft.
pub async fn create_resource(new: NewResource) -> Result<WorkspaceResource, Denial> {
    own_once("/api/v1/resources", write(&new), None).await
}

/// A page of the resources that one has written, or reviews.
pub async fn workspace_resources(
    query: WorkspaceResourceQuery,
) -> Result<Page<WorkspaceResourceSummary>, Denial> {
    own(Method::GET, &with_query("/api/v1/workspace/resources", &query.to_query()), None, None).await
}

/// A resource as its author sees it, and who reviews it; by its id.
pub async fn workspace_resource(id: &str) -> Result<WorkspaceResource, Denial> {
    own(Method::GET, &format!("/api/v1/workspace/resources/{}", segment(id)), None, None).await
}

/// Changes a resource, as one has read it.
pub async fn update_resource(
    id: ResourceId,
    version: u32,
    new: NewResource,
) -> Result<WorkspaceResource, Denial> {
    own(Method::PUT, &format!("/api/v1/workspace/resources/{id}"), Some(write(&new)), Some(version)).await
}

/// Takes a step with a resource, as one has read it.
pub async fn create_resource_step(
    id: ResourceId,
    version: u32,
    new: NewResourceStep,
) -> Result<WorkspaceResource, Denial> {
    own_once(&format!("/api/v1/workspace/resources/{id}/steps"), write(&new), Some(version)).await
}

/// What was written of a resource from its beginning on.
pub async fn resource_versions(id: ResourceId) -> Result<ResourceVersions, Denial> {
    own(Method::GET, &format!("/api/v1/workspace/resources/{id}/versions"), None, None).await
}

/// A page of the cafés of one's territory of which somebody has reported.
pub async fn cafe_reports(query: CafeReportQuery) -> Result<Page<CafeReportSummary>, Denial> {
    own(Method::GET, &with_query("/api/v1/workspace/reports", &query.to_query()), None, None).await
}

/// How a café went, as everybody told it.
pub async fn cafe_report(id: CafeId) -> Result<CafeReport, Denial> {
    own(Method::GET, &format!("/api/v1/workspace/cafes/{id}/report"), None, None).await
}

/// Confirms a report, as one has read it.
pub async fn verify_report(id: CafeId, version: u32, report: ReportId) -> Result<CafeReport, Denial> {
    let address = format!("/api/v1/workspace/cafes/{id}/report/verification");
    own_once(&address, write(&NewVerification { report_id: report }), Some(version)).await
}

/// Undoes that, as one has read it.
pub async fn unverify_report(id: CafeId, version: u32) -> Result<CafeReport, Denial> {
    let address = format!("/api/v1/workspace/cafes/{id}/report/verification");
    own(Method::DELETE, &address, None, Some(version)).await
}
