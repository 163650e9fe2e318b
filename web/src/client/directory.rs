//! Facilitators, organisations, resources.

use cafeia_shared::{
    facilitators::{Facilitator, FacilitatorQuery, FacilitatorSummary},
    organisations::{Organisation, OrganisationQuery, OrganisationSummary},
    paging::Page,
    query::Query as _,
    resources::{Resource, ResourceQuery, ResourceSummary},
};

use super::{CallError, call, segment, with_query};

/// A page of facilitators.
pub async fn facilitators(query: FacilitatorQuery) -> Result<Page<FacilitatorSummary>, CallError> {
    call(&with_query("/api/v1/facilitators", &query.to_query())).await
}

/// A facilitator by their slug or id.
pub async fn facilitator(slug: String) -> Result<Facilitator, CallError> {
    call(&format!("/api/v1/facilitators/{}", segment(&slug))).await
}

/// A page of organisations.
pub async fn organisations(query: OrganisationQuery) -> Result<Page<OrganisationSummary>, CallError> {
    call(&with_query("/api/v1/organisations", &query.to_query())).await
}

/// An organisation by its slug or id.
pub async fn organisation(slug: String) -> Result<Organisation, CallError> {
    call(&format!("/api/v1/organisations/{}", segment(&slug))).await
}

/// A page of resources.
pub async fn resources(query: ResourceQuery) -> Result<Page<ResourceSummary>, CallError> {
    call(&with_query("/api/v1/resources", &query.to_query())).await
}

/// A resource by its slug or id.
pub async fn resource(slug: String) -> Result<Resource, CallError> {
    call(&format!("/api/v1/resources/{}", segment(&slug))).await
}
