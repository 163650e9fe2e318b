//! Cafés in the hands of those who write and review them.

use actix_web::{
    HttpRequest, get, post, put,
    web::{Data, Path},
};
use cafeia_shared::{
    cafes::NewCafe,
    ids::CafeId,
    paging::Page,
    query::NoQuery,
    workspace::{
        NewCafeCopy, NewCafeStep, SimilarCafeQuery, SimilarCafes, WorkspaceCafe, WorkspaceCafeQuery,
        WorkspaceCafeSummary,
    },
};

use super::{
    State, absent,
    body::Body,
    caller::{Allowed, WritesCafes},
    docs::{ChangeAnswers, CreationAnswers, SentAnswers, WriterAnswers, WriterReadAnswers},
    examples,
    private::Private,
    problem::ApiProblem,
    query::Parameters,
    writes::Shown,
};
use crate::domain::{Change, policy::Who, workspace};

/// Create a café
///
/// As a draft, which its writers see. It needs a grant that reaches it: of its territory, of its host or another of its
/// organisers, or of one of its facilitators. The step `submit` hands it in, or publishes it at once for whoever may.
#[utoipa::path(tag = "workspace", security(("bearer" = [])),
    params(("Idempotency-Key" = Option<String>, Header, description = "A text of the client's choice; the same request counts once.")),
    request_body(content = NewCafe, example = json!(examples::new_cafe())),
    responses(
        (status = 201, description = "The draft; its `ETag` goes with the next change", body = WorkspaceCafe,
         example = json!(examples::workspace_cafe())),
        WriterAnswers, CreationAnswers,
    ))]
#[post("/cafes")]
pub(super) async fn create_cafe(
    request: HttpRequest,
    state: Data<State>,
    writer: Allowed<WritesCafes>,
    body: Body<NewCafe>,
) -> Shown<WorkspaceCafe> {
    state.create(&request, &writer.signed_in, body.read().await?, workspace::create_cafe).await
}

/// List the cafés that I may write
///
/// Drafts too, the latest date first; of those to come (`period=upcoming`) the soonest first. With `needs_review=true` those
/// that wait for a decision, the longest waiting first: handed in, or public and changed since.
#[utoipa::path(tag = "workspace", security(("bearer" = [])), params(WorkspaceCafeQuery), responses(
    (status = 200, description = "A page of cafés", body = Page<WorkspaceCafeSummary>,
     example = json!(examples::workspace_cafes())),
    WriterReadAnswers,
))]
#[get("/workspace/cafes")]
pub(super) async fn list_workspace_cafes(
    state: Data<State>,
    writer: Allowed<WritesCafes>,
    parameters: Parameters<WorkspaceCafeQuery>,
) -> Result<Private<Page<WorkspaceCafeSummary>>, ApiProblem> {
    let query = parameters.read()?;
    let page = state.read(writer.signed_in, move |connection, geography, signed_in| {
        workspace::list_cafes(connection, geography, &signed_in.who, &query, signed_in.now)
    });
    Ok(Private::new(page.await?))
}

/// Find similar cafés
///
/// Cafés that may be the same as one that is being written: in the same place on the same day, or of a similar title in
/// the same commune within a week. A warning, which stops nobody.
#[utoipa::path(tag = "workspace", security(("bearer" = [])), params(SimilarCafeQuery), responses(
    (status = 200, description = "At most 20 cafés, the soonest first", body = SimilarCafes,
     example = json!(examples::similar_cafes())),
    WriterReadAnswers,
))]
#[get("/workspace/cafes/similar")]
pub(super) async fn find_similar_cafes(
    state: Data<State>,
    writer: Allowed<WritesCafes>,
    parameters: Parameters<SimilarCafeQuery>,
) -> Result<Private<SimilarCafes>, ApiProblem> {
    let query = parameters.read()?;
    let similar = state.read(writer.signed_in, move |connection, geography, signed_in| {
        workspace::find_similar_cafes(connection, geography, &signed_in.who, &query, signed_in.now)
    });
    Ok(Private::new(similar.await?))
}

/// Show a café to its writers
///
/// As it is written, with the steps that one may take. Its `ETag` is what a change sends as `If-Match`.
#[utoipa::path(tag = "workspace", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The café's id")),
    responses(
        (status = 200, description = "The café", body = WorkspaceCafe, example = json!(examples::workspace_cafe())),
        (status = 404, description = "No café that one may write has this id.",
         body = cafeia_shared::problem::Problem, content_type = "application/problem+json"),
        WriterReadAnswers,
    ))]
#[get("/workspace/cafes/{id}")]
pub(super) async fn show_cafe_for_edit(
    state: Data<State>,
    writer: Allowed<WritesCafes>,
    id: Path<String>,
    parameters: Parameters<NoQuery>,
) -> Shown<WorkspaceCafe> {
    parameters.read()?;
    let id = cafe_id(&id)?;
    let cafe = state.read(writer.signed_in, move |connection, geography, signed_in| {
        workspace::show_cafe(connection, geography, &signed_in.who, id, signed_in.now)
    });
    Ok(Private::shown(cafe.await?))
}

/// Change a café
///
/// Replaces what was written of it. A public café stays public; when its title, date, place or host changes by somebody
/// who may not publish it, it waits for a decision again.
#[utoipa::path(tag = "workspace", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The café's id"),
           ("If-Match" = String, Header, description = "The `ETag` of the café that was read.")),
    request_body(content = NewCafe, example = json!(examples::new_cafe())),
    responses(
        (status = 200, description = "The café as it is now", body = WorkspaceCafe,
         example = json!(examples::workspace_cafe())),
        WriterAnswers, SentAnswers, ChangeAnswers,
    ))]
#[put("/workspace/cafes/{id}")]
pub(super) async fn update_cafe(
    request: HttpRequest,
    state: Data<State>,
    writer: Allowed<WritesCafes>,
    id: Path<String>,
    body: Body<NewCafe>,
) -> Shown<WorkspaceCafe> {
    let id = cafe_id(&id)?;
    let work = move |change: &mut Change, who: &Who, version, new: &NewCafe| {
        workspace::update_cafe(change, who, id, version, new)
    };
    state.replace(&request, &writer.signed_in, body, work).await
}

/// Take a step with a café
///
/// Hand it in, decide on it, archive it, say what happens to it, or undo one of these. `steps` of the café names those
/// that are possible.
#[utoipa::path(tag = "workspace", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The café's id"),
           ("If-Match" = String, Header, description = "The `ETag` of the café that was read."),
           ("Idempotency-Key" = Option<String>, Header, description = "A text of the client's choice; the same request counts once.")),
    request_body(content = NewCafeStep, example = json!(examples::new_cafe_step())),
    responses(
        (status = 201, description = "The café as it is now", body = WorkspaceCafe,
         example = json!(examples::workspace_cafe())),
        (status = 409, description = "The step is not possible now; `detail` names those that are.",
         body = cafeia_shared::problem::Problem, content_type = "application/problem+json"),
        WriterAnswers, CreationAnswers, ChangeAnswers,
    ))]
#[post("/workspace/cafes/{id}/steps")]
pub(super) async fn create_cafe_step(
    request: HttpRequest,
    state: Data<State>,
    writer: Allowed<WritesCafes>,
    id: Path<String>,
    body: Body<NewCafeStep>,
) -> Shown<WorkspaceCafe> {
    let id = cafe_id(&id)?;
    let work = move |change: &mut Change, who: &Who, version, new: &NewCafeStep| {
        workspace::take_cafe_step(change, who, id, version, new)
    };
    state.step(&request, &writer.signed_in, body, work).await
}

/// Copy a café
///
/// “Refaire ce café”: a draft of the same content at another time.
#[utoipa::path(tag = "workspace", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The café's id"),
           ("Idempotency-Key" = Option<String>, Header, description = "A text of the client's choice; the same request counts once.")),
    request_body(content = NewCafeCopy, example = json!(examples::new_cafe_copy())),
    responses(
        (status = 201, description = "The draft", body = WorkspaceCafe, example = json!(examples::workspace_cafe())),
        (status = 404, description = "No café that one may write has this id.",
         body = cafeia_shared::problem::Problem, content_type = "application/problem+json"),
        WriterAnswers, CreationAnswers,
    ))]
#[post("/workspace/cafes/{id}/copies")]
pub(super) async fn copy_cafe(
    request: HttpRequest,
    state: Data<State>,
    writer: Allowed<WritesCafes>,
    id: Path<String>,
    body: Body<NewCafeCopy>,
) -> Shown<WorkspaceCafe> {
    let (id, copy) = (cafe_id(&id)?, body.read().await?);
    let work =
        move |change: &mut Change, who: &Who, copy: &NewCafeCopy| workspace::copy_cafe(change, who, id, copy);
    state.create(&request, &writer.signed_in, copy, work).await
}

fn cafe_id(id: &str) -> Result<CafeId, ApiProblem> {
    id.parse().map_err(|_| absent("café", id))
}
