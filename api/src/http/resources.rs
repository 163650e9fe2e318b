//! Resources: formats and documents, linked to their publishers; read by everybody, written by those who make the network.

use actix_web::{
    HttpRequest, get, post, put,
    web::{Data, Path},
};
use cafeia_shared::{
    ids::ResourceId,
    paging::Page,
    query::{ListPaging, NoQuery, Paging},
    resources::{
        NewResource, NewResourceStep, Resource, ResourceFilter, ResourceQuery, ResourceSummary,
        ResourceVersions, WorkspaceResource, WorkspaceResourceFilter, WorkspaceResourceQuery,
        WorkspaceResourceSummary,
    },
};

use super::{
    State, absent,
    answer::Answer,
    body::Body,
    caller::{Allowed, ProposesResources},
    docs::{
        ChangeAnswers, CreationAnswers, OneAnswers, ReadAnswers, SentAnswers, StepAnswers, WriterAnswers,
        WriterReadAnswers, WriterReadOneAnswers,
    },
    examples,
    private::Private,
    problem::ApiProblem,
    query::{Asked, Parameters},
    writes::Shown,
};
use crate::domain::{Change, policy::Who, resources};

/// List resources
///
/// Formats (ways to run a café) and documents, by title. Each is linked to its publisher, not copied.
#[utoipa::path(tag = "resources", params(ResourceFilter, ListPaging), responses(
    (status = 200, description = "A page of resources", body = Page<ResourceSummary>,
     example = json!(examples::resources())),
    ReadAnswers,
))]
#[get("/resources")]
pub(super) async fn list_resources(
    asked: Asked<ResourceQuery>,
) -> Result<Answer<Page<ResourceSummary>>, ApiProblem> {
    asked.list(|catalogue, query, _| catalogue.resources(query)).await
}

/// Show a resource
///
/// One resource, whole, by its id or its slug.
#[utoipa::path(tag = "resources",
    params(("id" = String, Path, description = "Its id or its slug", example = json!(examples::RESOURCE_SLUG))),
    responses(
        (status = 200, description = "The resource", body = Resource, example = json!(examples::resource())),
        OneAnswers,
    ))]
#[get("/resources/{id}")]
pub(super) async fn show_resource(
    asked: Asked<NoQuery>,
    id: Path<String>,
) -> Result<Answer<Resource>, ApiProblem> {
    asked.detail(|catalogue, now| catalogue.resource(&id, now).ok_or_else(|| absent("resource", &id))).await
}

/// Create a resource
///
/// As a draft, which its author and the national team see. Anybody may who has a grant. The step `submit` hands it in, or
/// publishes it at once for whoever may.
#[utoipa::path(tag = "workspace", security(("bearer" = [])),
    params(("Idempotency-Key" = Option<String>, Header, description = "A text of the client's choice; the same request counts once.")),
    request_body(content = NewResource, example = json!(examples::new_resource())),
    responses(
        (status = 201, description = "The draft; its `ETag` goes with the next change", body = WorkspaceResource,
         example = json!(examples::workspace_resource())),
        WriterAnswers, CreationAnswers,
    ))]
#[post("/resources")]
pub(super) async fn create_resource(
    request: HttpRequest,
    state: Data<State>,
    writer: Allowed<ProposesResources>,
    body: Body<NewResource>,
) -> Shown<WorkspaceResource> {
    state.create(&request, &writer.signed_in, body.read().await?, resources::create_for).await
}

/// List the resources that I may write
///
/// One's own, and all for the national team, the one that changed last first. With `needs_review=true` those that wait for
/// a decision, the longest waiting first.
#[utoipa::path(tag = "workspace", security(("bearer" = [])), params(WorkspaceResourceFilter, Paging), responses(
    (status = 200, description = "A page of resources", body = Page<WorkspaceResourceSummary>,
     example = json!(examples::workspace_resources())),
    WriterReadAnswers,
))]
#[get("/workspace/resources")]
pub(super) async fn list_workspace_resources(
    state: Data<State>,
    writer: Allowed<ProposesResources>,
    parameters: Parameters<WorkspaceResourceQuery>,
) -> Result<Private<Page<WorkspaceResourceSummary>>, ApiProblem> {
    let query = parameters.read()?;
    let page = state.read(writer.signed_in, move |connection, _, signed_in| {
        resources::list(connection, &signed_in.who, &query, signed_in.now)
    });
    Ok(Private::new(page.await?))
}

/// Show a resource to those who write it
///
/// As it is written, with the steps that are possible. Its `ETag` is what a change sends as `If-Match`.
#[utoipa::path(tag = "workspace", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The resource's id")),
    responses(
        (status = 200, description = "The resource", body = WorkspaceResource,
         example = json!(examples::workspace_resource())),
        WriterReadOneAnswers,
    ))]
#[get("/workspace/resources/{id}")]
pub(super) async fn show_resource_for_edit(
    state: Data<State>,
    writer: Allowed<ProposesResources>,
    id: Path<String>,
    parameters: Parameters<NoQuery>,
) -> Shown<WorkspaceResource> {
    parameters.read()?;
    let id = resource_id(&id)?;
    let resource = state.read(writer.signed_in, move |connection, geography, signed_in| {
        resources::show(connection, geography, &signed_in.who, id, signed_in.now)
    });
    Ok(Private::shown(resource.await?))
}

/// Change a resource
///
/// Replaces what was written of it; what was written before is kept. Its author changes it until it is published, and the
/// national team from then on.
#[utoipa::path(tag = "workspace", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The resource's id"),
           ("If-Match" = String, Header, description = "The `ETag` of the resource that was read.")),
    request_body(content = NewResource, example = json!(examples::new_resource())),
    responses(
        (status = 200, description = "The resource as it is now", body = WorkspaceResource,
         example = json!(examples::workspace_resource())),
        WriterAnswers, SentAnswers, ChangeAnswers,
    ))]
#[put("/workspace/resources/{id}")]
pub(super) async fn update_resource(
    request: HttpRequest,
    state: Data<State>,
    writer: Allowed<ProposesResources>,
    id: Path<String>,
    body: Body<NewResource>,
) -> Shown<WorkspaceResource> {
    let id = resource_id(&id)?;
    let work = move |change: &mut Change, who: &Who, version, new: &NewResource| {
        resources::update_for(change, who, id, version, new)
    };
    state.replace(&request, &writer.signed_in, body, work).await
}

/// Take a step with a resource
///
/// Hand it in, decide on it, archive it, or undo one of these. `steps` of the resource names those that are possible.
#[utoipa::path(tag = "workspace", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The resource's id"),
           ("If-Match" = String, Header, description = "The `ETag` of the resource that was read."),
           ("Idempotency-Key" = Option<String>, Header, description = "A text of the client's choice; the same request counts once.")),
    request_body(content = NewResourceStep, example = json!(examples::new_resource_step())),
    responses(
        (status = 201, description = "The resource as it is now", body = WorkspaceResource,
         example = json!(examples::workspace_resource())),
        WriterAnswers, CreationAnswers, ChangeAnswers, StepAnswers,
    ))]
#[post("/workspace/resources/{id}/steps")]
pub(super) async fn create_resource_step(
    request: HttpRequest,
    state: Data<State>,
    writer: Allowed<ProposesResources>,
    id: Path<String>,
    body: Body<NewResourceStep>,
) -> Shown<WorkspaceResource> {
    let id = resource_id(&id)?;
    let work = move |change: &mut Change, who: &Who, version, new: &NewResourceStep| {
        resources::take_step(change, who, id, version, new)
    };
    state.step(&request, &writer.signed_in, body, work).await
}

/// List what was written of a resource
///
/// Each content that it had, with its version, when it was written and by which account; the newest first.
#[utoipa::path(tag = "workspace", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The resource's id")),
    responses(
        (status = 200, description = "What was written", body = ResourceVersions,
         example = json!(examples::resource_versions())),
        WriterReadOneAnswers,
    ))]
#[get("/workspace/resources/{id}/versions")]
pub(super) async fn list_resource_versions(
    state: Data<State>,
    writer: Allowed<ProposesResources>,
    id: Path<String>,
    parameters: Parameters<NoQuery>,
) -> Result<Private<ResourceVersions>, ApiProblem> {
    parameters.read()?;
    let id = resource_id(&id)?;
    let versions = state.read(writer.signed_in, move |connection, geography, signed_in| {
        resources::list_versions(connection, geography, &signed_in.who, id, signed_in.now)
    });
    Ok(Private::new(versions.await?))
}

fn resource_id(id: &str) -> Result<ResourceId, ApiProblem> {
    id.parse().map_err(|_| absent("resource", id))
}
