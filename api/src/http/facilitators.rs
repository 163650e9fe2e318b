//! Facilitators: the people who run cafés; read by everybody as far as they agreed to be shown, written by themselves and by
//! those who look after their territory.

use actix_web::{
    HttpRequest, get, post, put,
    web::{Data, Path},
};
use cafeia_shared::{
    directory::{
        DirectoryOrder, NewFacilitatorApplication, NewLifeStep, TrainingConfirmation, WorkspaceFacilitator,
        WorkspaceFacilitatorFilter, WorkspaceFacilitatorQuery, WorkspaceFacilitatorSummary,
    },
    facilitators::{
        Facilitator, FacilitatorFilter, FacilitatorOrder, FacilitatorQuery, FacilitatorSummary,
        NewFacilitator,
    },
    ids::FacilitatorId,
    paging::Page,
    query::{ListPaging, NoQuery, Paging},
};

use super::{
    State, absent,
    answer::Answer,
    body::Body,
    caller::{Allowed, ConfirmsTraining, WritesFacilitators},
    docs::{
        AnonymousAnswers, ChangeAnswers, CreationAnswers, OneAnswers, ReadAnswers, SentAnswers, StepAnswers,
        WriterAnswers, WriterReadAnswers, WriterReadOneAnswers,
    },
    examples,
    private::{Done, Private},
    problem::ApiProblem,
    query::{Asked, Parameters},
    writes::Shown,
};
use crate::{
    access::Client,
    catalogue::Catalogue,
    domain::{Change, facilitators, policy::Who},
};

/// List facilitators
///
/// Those who agreed to be shown, by name. `reaches` finds those whose travel radius covers a point, the nearest first;
/// `around` leaves nobody out, and puts the nearest first.
#[utoipa::path(tag = "facilitators", params(FacilitatorFilter, FacilitatorOrder, ListPaging), responses(
    (status = 200, description = "A page of facilitators", body = Page<FacilitatorSummary>,
     example = json!(examples::facilitators())),
    ReadAnswers,
))]
#[get("/facilitators")]
pub(super) async fn list_facilitators(
    asked: Asked<FacilitatorQuery>,
) -> Result<Answer<Page<FacilitatorSummary>>, ApiProblem> {
    asked.list(Catalogue::facilitators).await
}

/// Show a facilitator
///
/// One facilitator by id or slug. No address or number of theirs is ever shown.
#[utoipa::path(tag = "facilitators",
    params(("id" = String, Path, description = "Their id or slug", example = json!(examples::FACILITATOR_SLUG))),
    responses(
        (status = 200, description = "The facilitator", body = Facilitator, example = json!(examples::facilitator())),
        OneAnswers,
    ))]
#[get("/facilitators/{id}")]
pub(super) async fn show_facilitator(
    asked: Asked<NoQuery>,
    id: Path<String>,
) -> Result<Answer<Facilitator>, ApiProblem> {
    asked
        .detail(|catalogue, now| catalogue.facilitator(&id, now).ok_or_else(|| absent("facilitator", &id)))
        .await
}

/// Create a facilitator
///
/// They take part at once, as declared, and are not shown: nobody agrees to that but themselves. It needs a grant that
/// reaches their commune.
#[utoipa::path(tag = "workspace", security(("bearer" = [])),
    params(("Idempotency-Key" = Option<String>, Header, description = "A text of the client's choice; the same request counts once.")),
    request_body(content = NewFacilitator, example = json!(examples::new_facilitator())),
    responses(
        (status = 201, description = "The facilitator; the `ETag` goes with the next change", body = WorkspaceFacilitator,
         example = json!(examples::workspace_facilitator())),
        WriterAnswers, CreationAnswers,
    ))]
#[post("/facilitators")]
pub(super) async fn create_facilitator(
    request: HttpRequest,
    state: Data<State>,
    writer: Allowed<WritesFacilitators>,
    body: Body<NewFacilitator>,
) -> Shown<WorkspaceFacilitator> {
    state.create(&request, &writer.signed_in, body.read().await?, facilitators::create_for).await
}

/// List the facilitators that I may write
///
/// Those of one's own scope by name, candidates and archived ones too.
#[utoipa::path(tag = "workspace", security(("bearer" = [])), params(WorkspaceFacilitatorFilter, DirectoryOrder, Paging), responses(
    (status = 200, description = "A page of facilitators", body = Page<WorkspaceFacilitatorSummary>,
     example = json!(examples::workspace_facilitators())),
    WriterReadAnswers,
))]
#[get("/workspace/facilitators")]
pub(super) async fn list_workspace_facilitators(
    state: Data<State>,
    writer: Allowed<WritesFacilitators>,
    parameters: Parameters<WorkspaceFacilitatorQuery>,
) -> Result<Private<Page<WorkspaceFacilitatorSummary>>, ApiProblem> {
    let query = parameters.read()?;
    let page = state.read(writer.signed_in, move |connection, geography, signed_in| {
        facilitators::list(connection, geography, &signed_in.who, &query, signed_in.now)
    });
    Ok(Private::new(page.await?))
}

/// Show a facilitator to those who write them
///
/// As they are written, with the steps that are possible. The `ETag` is what a change sends as `If-Match`.
#[utoipa::path(tag = "workspace", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The facilitator's id")),
    responses(
        (status = 200, description = "The facilitator", body = WorkspaceFacilitator,
         example = json!(examples::workspace_facilitator())),
        WriterReadOneAnswers,
    ))]
#[get("/workspace/facilitators/{id}")]
pub(super) async fn show_facilitator_for_edit(
    state: Data<State>,
    writer: Allowed<WritesFacilitators>,
    id: Path<String>,
    parameters: Parameters<NoQuery>,
) -> Shown<WorkspaceFacilitator> {
    parameters.read()?;
    let id = facilitator_id(&id)?;
    let facilitator = state.read(writer.signed_in, move |connection, geography, signed_in| {
        facilitators::show(connection, geography, &signed_in.who, id, signed_in.now)
    });
    Ok(Private::shown(facilitator.await?))
}

/// Change a facilitator
///
/// Replaces what was written of them. Whoever may write them may hide them (`visible`); to be shown is for the facilitator
/// alone to agree to.
#[utoipa::path(tag = "workspace", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The facilitator's id"),
           ("If-Match" = String, Header, description = "The `ETag` of the facilitator that was read.")),
    request_body(content = NewFacilitator, example = json!(examples::new_facilitator())),
    responses(
        (status = 200, description = "The facilitator as they are now", body = WorkspaceFacilitator,
         example = json!(examples::workspace_facilitator())),
        WriterAnswers, SentAnswers, ChangeAnswers,
    ))]
#[put("/workspace/facilitators/{id}")]
pub(super) async fn update_facilitator(
    request: HttpRequest,
    state: Data<State>,
    writer: Allowed<WritesFacilitators>,
    id: Path<String>,
    body: Body<NewFacilitator>,
) -> Shown<WorkspaceFacilitator> {
    let id = facilitator_id(&id)?;
    let work = move |change: &mut Change, who: &Who, version, new: &NewFacilitator| {
        facilitators::update_for(change, who, id, version, new)
    };
    state.replace(&request, &writer.signed_in, body, work).await
}

/// Take a step with a facilitator
///
/// Archive them, or undo that: they are again what they were.
#[utoipa::path(tag = "workspace", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The facilitator's id"),
           ("If-Match" = String, Header, description = "The `ETag` of the facilitator that was read."),
           ("Idempotency-Key" = Option<String>, Header, description = "A text of the client's choice; the same request counts once.")),
    request_body(content = NewLifeStep, example = json!(examples::new_life_step())),
    responses(
        (status = 201, description = "The facilitator as they are now", body = WorkspaceFacilitator,
         example = json!(examples::workspace_facilitator())),
        WriterAnswers, CreationAnswers, ChangeAnswers, StepAnswers,
    ))]
#[post("/workspace/facilitators/{id}/steps")]
pub(super) async fn create_facilitator_step(
    request: HttpRequest,
    state: Data<State>,
    writer: Allowed<WritesFacilitators>,
    id: Path<String>,
    body: Body<NewLifeStep>,
) -> Shown<WorkspaceFacilitator> {
    let id = facilitator_id(&id)?;
    let work = move |change: &mut Change, who: &Who, version, new: &NewLifeStep| {
        facilitators::take_step(change, who, id, version, new.step)
    };
    state.step(&request, &writer.signed_in, body, work).await
}

/// Confirm a facilitator's training
///
/// Says where they stand in it. That is for whoever looks after their territory.
#[utoipa::path(tag = "workspace", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The facilitator's id"),
           ("If-Match" = String, Header, description = "The `ETag` of the facilitator that was read.")),
    request_body(content = TrainingConfirmation, example = json!(examples::training_confirmation())),
    responses(
        (status = 200, description = "The facilitator as they are now", body = WorkspaceFacilitator,
         example = json!(examples::workspace_facilitator())),
        WriterAnswers, SentAnswers, ChangeAnswers,
    ))]
#[put("/workspace/facilitators/{id}/training")]
pub(super) async fn confirm_training(
    request: HttpRequest,
    state: Data<State>,
    writer: Allowed<ConfirmsTraining>,
    id: Path<String>,
    body: Body<TrainingConfirmation>,
) -> Shown<WorkspaceFacilitator> {
    let id = facilitator_id(&id)?;
    let work = move |change: &mut Change, who: &Who, version, new: &TrainingConfirmation| {
        facilitators::confirm_training(change, who, id, version, new.training)
    };
    state.replace(&request, &writer.signed_in, body, work).await
}

/// Apply as a facilitator
///
/// Without an account. A letter with a one-time link goes out, good for seven days; who follows it chooses a password, has
/// an account and takes part, as declared, and is shown if they agreed to it. An address that has an account already gets a
/// letter that says so; the answer is the same.
#[utoipa::path(tag = "facilitators",
    request_body(content = NewFacilitatorApplication, example = json!(examples::new_facilitator_application())),
    responses(
        (status = 202, description = "A letter is on its way"),
        AnonymousAnswers, SentAnswers,
    ))]
#[post("/facilitator-applications")]
pub(super) async fn create_facilitator_application(
    state: Data<State>,
    client: Client,
    body: Body<NewFacilitatorApplication>,
) -> Result<Done, ApiProblem> {
    state.access.apply_as_facilitator(body.read().await?, &client).await?;
    Ok(Done::later())
}

fn facilitator_id(id: &str) -> Result<FacilitatorId, ApiProblem> {
    id.parse().map_err(|_| absent("facilitator", id))
}
