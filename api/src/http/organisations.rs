//! Organisations: hosts, organisers, funders, trainers, network heads; read by everybody, written by those who look after
//! them.

use actix_web::{
    HttpRequest, get, post, put,
    web::{Data, Path},
};
use cafeia_shared::{
    directory::{
        DirectoryOrder, NewLifeStep, SimilarOrganisationQuery, SimilarOrganisations, WorkspaceOrganisation,
        WorkspaceOrganisationFilter, WorkspaceOrganisationQuery, WorkspaceOrganisationSummary,
    },
    ids::OrganisationId,
    organisations::{
        NewOrganisation, Organisation, OrganisationFilter, OrganisationQuery, OrganisationSummary,
    },
    paging::Page,
    query::{ListPaging, NoQuery, Paging},
    workspace::Trust,
};

use super::{
    State, absent,
    answer::Answer,
    body::Body,
    caller::{Allowed, TrustsOrganisations, WritesOrganisations, expected_version},
    docs::{
        ChangeAnswers, CreationAnswers, OneAnswers, ReadAnswers, SentAnswers, StepAnswers, WriterAnswers,
        WriterReadAnswers, WriterReadOneAnswers,
    },
    examples,
    private::{Done, Private},
    problem::ApiProblem,
    query::{Asked, Parameters},
    writes::Shown,
};
use crate::{
    catalogue::Catalogue,
    domain::{Change, organisations, policy::Who},
};

/// List organisations
///
/// The organisations that take part in the network, by name.
#[utoipa::path(tag = "organisations", params(OrganisationFilter, ListPaging), responses(
    (status = 200, description = "A page of organisations", body = Page<OrganisationSummary>,
     example = json!(examples::organisations())),
    ReadAnswers,
))]
#[get("/organisations")]
pub(super) async fn list_organisations(
    asked: Asked<OrganisationQuery>,
) -> Result<Answer<Page<OrganisationSummary>>, ApiProblem> {
    asked.list(Catalogue::organisations).await
}

/// Show an organisation
///
/// One organisation, whole, by its id or its slug, with its network's members when it heads one.
#[utoipa::path(tag = "organisations",
    params(("id" = String, Path, description = "Its id or its slug", example = json!(examples::ORGANISATION_SLUG))),
    responses(
        (status = 200, description = "The organisation", body = Organisation, example = json!(examples::organisation())),
        OneAnswers,
    ))]
#[get("/organisations/{id}")]
pub(super) async fn show_organisation(
    asked: Asked<NoQuery>,
    id: Path<String>,
) -> Result<Answer<Organisation>, ApiProblem> {
    asked
        .detail(|catalogue, now| catalogue.organisation(&id, now).ok_or_else(|| absent("organisation", &id)))
        .await
}

/// Create an organisation
///
/// It takes part at once. It needs a grant that reaches its seat.
#[utoipa::path(tag = "workspace", security(("bearer" = [])),
    params(("Idempotency-Key" = Option<String>, Header, description = "A text of the client's choice; the same request counts once.")),
    request_body(content = NewOrganisation, example = json!(examples::new_organisation())),
    responses(
        (status = 201, description = "The organisation; its `ETag` goes with the next change", body = WorkspaceOrganisation,
         example = json!(examples::workspace_organisation())),
        WriterAnswers, CreationAnswers,
    ))]
#[post("/organisations")]
pub(super) async fn create_organisation(
    request: HttpRequest,
    state: Data<State>,
    writer: Allowed<WritesOrganisations>,
    body: Body<NewOrganisation>,
) -> Shown<WorkspaceOrganisation> {
    state.create(&request, &writer.signed_in, body.read().await?, organisations::create_for).await
}

/// List the organisations that I may write
///
/// Those of one's own scope by name, archived ones too.
#[utoipa::path(tag = "workspace", security(("bearer" = [])), params(WorkspaceOrganisationFilter, DirectoryOrder, Paging), responses(
    (status = 200, description = "A page of organisations", body = Page<WorkspaceOrganisationSummary>,
     example = json!(examples::workspace_organisations())),
    WriterReadAnswers,
))]
#[get("/workspace/organisations")]
pub(super) async fn list_workspace_organisations(
    state: Data<State>,
    writer: Allowed<WritesOrganisations>,
    parameters: Parameters<WorkspaceOrganisationQuery>,
) -> Result<Private<Page<WorkspaceOrganisationSummary>>, ApiProblem> {
    let query = parameters.read()?;
    let page = state.read(writer.signed_in, move |connection, geography, signed_in| {
        organisations::list(connection, geography, &signed_in.who, &query, signed_in.now)
    });
    Ok(Private::new(page.await?))
}

/// Find similar organisations
///
/// Organisations of a similar name as one that is being written, in its département or without a seat. A warning, which
/// stops nobody.
#[utoipa::path(tag = "workspace", security(("bearer" = [])), params(SimilarOrganisationQuery), responses(
    (status = 200, description = "At most 20 organisations", body = SimilarOrganisations,
     example = json!(examples::similar_organisations())),
    WriterReadAnswers,
))]
#[get("/workspace/organisations/similar")]
pub(super) async fn find_similar_organisations(
    state: Data<State>,
    writer: Allowed<WritesOrganisations>,
    parameters: Parameters<SimilarOrganisationQuery>,
) -> Result<Private<SimilarOrganisations>, ApiProblem> {
    let query = parameters.read()?;
    let similar = state.read(writer.signed_in, move |connection, geography, signed_in| {
        organisations::find_similar(connection, geography, &signed_in.who, &query, signed_in.now)
    });
    Ok(Private::new(similar.await?))
}

/// Show an organisation to those who write it
///
/// As it is written, with the steps that are possible. Its `ETag` is what a change sends as `If-Match`.
#[utoipa::path(tag = "workspace", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The organisation's id")),
    responses(
        (status = 200, description = "The organisation", body = WorkspaceOrganisation,
         example = json!(examples::workspace_organisation())),
        WriterReadOneAnswers,
    ))]
#[get("/workspace/organisations/{id}")]
pub(super) async fn show_organisation_for_edit(
    state: Data<State>,
    writer: Allowed<WritesOrganisations>,
    id: Path<String>,
    parameters: Parameters<NoQuery>,
) -> Shown<WorkspaceOrganisation> {
    parameters.read()?;
    let id = organisation_id(&id)?;
    let organisation = state.read(writer.signed_in, move |connection, geography, signed_in| {
        organisations::show(connection, geography, &signed_in.who, id, signed_in.now)
    });
    Ok(Private::shown(organisation.await?))
}

/// Change an organisation
///
/// Replaces what was written of it. Where its seat moves to a territory in which one may not trust organisations, its trust
/// ends.
#[utoipa::path(tag = "workspace", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The organisation's id"),
           ("If-Match" = String, Header, description = "The `ETag` of the organisation that was read.")),
    request_body(content = NewOrganisation, example = json!(examples::new_organisation())),
    responses(
        (status = 200, description = "The organisation as it is now", body = WorkspaceOrganisation,
         example = json!(examples::workspace_organisation())),
        WriterAnswers, SentAnswers, ChangeAnswers,
    ))]
#[put("/workspace/organisations/{id}")]
pub(super) async fn update_organisation(
    request: HttpRequest,
    state: Data<State>,
    writer: Allowed<WritesOrganisations>,
    id: Path<String>,
    body: Body<NewOrganisation>,
) -> Shown<WorkspaceOrganisation> {
    let id = organisation_id(&id)?;
    let work = move |change: &mut Change, who: &Who, version, new: &NewOrganisation| {
        organisations::update_for(change, who, id, version, new)
    };
    state.replace(&request, &writer.signed_in, body, work).await
}

/// Take a step with an organisation
///
/// Archive it, or undo that: it is again what it was.
#[utoipa::path(tag = "workspace", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The organisation's id"),
           ("If-Match" = String, Header, description = "The `ETag` of the organisation that was read."),
           ("Idempotency-Key" = Option<String>, Header, description = "A text of the client's choice; the same request counts once.")),
    request_body(content = NewLifeStep, example = json!(examples::new_life_step())),
    responses(
        (status = 201, description = "The organisation as it is now", body = WorkspaceOrganisation,
         example = json!(examples::workspace_organisation())),
        WriterAnswers, CreationAnswers, ChangeAnswers, StepAnswers,
    ))]
#[post("/workspace/organisations/{id}/steps")]
pub(super) async fn create_organisation_step(
    request: HttpRequest,
    state: Data<State>,
    writer: Allowed<WritesOrganisations>,
    id: Path<String>,
    body: Body<NewLifeStep>,
) -> Shown<WorkspaceOrganisation> {
    let id = organisation_id(&id)?;
    let work = move |change: &mut Change, who: &Who, version, new: &NewLifeStep| {
        organisations::take_step(change, who, id, version, new.step)
    };
    state.step(&request, &writer.signed_in, body, work).await
}

/// Trust an organisation
///
/// Or not any more: whether the cafés that it hosts are published without a review. That is for whoever looks after its
/// territory to say.
#[utoipa::path(tag = "workspace", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The organisation's id"),
           ("If-Match" = String, Header, description = "The `ETag` of the organisation that was read.")),
    request_body(content = Trust, example = json!(examples::trust())),
    responses(
        (status = 204, description = "It is so"),
        WriterAnswers, SentAnswers, ChangeAnswers,
    ))]
#[put("/workspace/organisations/{id}/trust")]
pub(super) async fn trust_organisation(
    request: HttpRequest,
    state: Data<State>,
    reviewer: Allowed<TrustsOrganisations>,
    id: Path<String>,
    body: Body<Trust>,
) -> Result<Done, ApiProblem> {
    let id = organisation_id(&id)?;
    let version = expected_version(&request)?;
    let Trust { trusted } = body.read().await?;
    let work =
        move |change: &mut Change, who: &Who| organisations::set_trust(change, who, id, version, trusted);
    state.access.change_as(&reviewer.signed_in, work).await?;
    Ok(Done::now())
}

fn organisation_id(id: &str) -> Result<OrganisationId, ApiProblem> {
    id.parse().map_err(|_| absent("organisation", id))
}
