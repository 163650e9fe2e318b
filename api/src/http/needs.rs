//! Needs: by their private link in the hands of those who ask for a café, and in those of whoever brings it.

use actix_web::{
    HttpRequest, get, post, put,
    web::{Data, Path},
};
use cafeia_shared::{
    ids::NeedId,
    needs::{
        Need, NeedContent, NeedQuery, NewNeed, NewNeedAskerStep, NewNeedCafe, NewNeedMessage, NewNeedStep,
        WorkspaceNeed, WorkspaceNeedSummary,
    },
    paging::Page,
    query::NoQuery,
};

use super::{
    State, absent,
    body::Body,
    caller::{Allowed, SeesNeeds, expected_version, once},
    docs::{
        AskerAnswers, ChangeAnswers, CreationAnswers, SentAnswers, StepAnswers, WriterAnswers,
        WriterReadAnswers, WriterReadOneAnswers,
    },
    examples::needs as examples,
    private::{Done, Private},
    problem::ApiProblem,
    query::{Parameters, Versioned},
    writes::Shown,
};
use crate::{
    access::{Client, NeedHolder},
    domain::needs,
};

impl Versioned for Need {
    fn version(&self) -> u32 {
        self.version
    }
}

impl Versioned for WorkspaceNeed {
    fn version(&self) -> u32 {
        self.summary.version
    }
}

/// Ask for a café
///
/// Without an account: where, when, for how many, and what the room has. A letter goes to the address with a private link:
/// nobody else sees the need before it is confirmed there, and after seven days it is forgotten. The answer is the same
/// whoever asks; the same need sent twice within an hour is one.
#[utoipa::path(tag = "needs",
    request_body(content = NewNeed, example = json!(examples::new_need())),
    responses(
        (status = 202, description = "A letter with the private link goes out"),
        (status = 429, description = "Too much was asked for by this address, or from there; `Retry-After` says how many seconds to wait.",
         body = cafeia_shared::problem::Problem, content_type = "application/problem+json"),
        SentAnswers,
    ))]
#[post("/needs")]
pub(super) async fn create_need(
    state: Data<State>,
    client: Client,
    body: Body<NewNeed>,
) -> Result<Done, ApiProblem> {
    state.access.ask_for_cafe(body.read().await?, &client).await?;
    Ok(Done::later())
}

/// Show my need
///
/// As its asker sees it, by the private link: where it stands, who comes, and what was written. Its `ETag` is what a change
/// sends as `If-Match`.
#[utoipa::path(tag = "needs", security(("need" = [])), responses(
    (status = 200, description = "The need", body = Need, example = json!(examples::need())),
    (status = 400, description = "A parameter is unknown; `errors` names it.",
     body = cafeia_shared::problem::Problem, content_type = "application/problem+json"),
    AskerAnswers,
))]
#[get("/needs/mine")]
pub(super) async fn show_my_need(
    state: Data<State>,
    holder: NeedHolder,
    parameters: Parameters<NoQuery>,
) -> Shown<Need> {
    parameters.read()?;
    Ok(Private::shown(state.access.need(holder).await?))
}

/// Confirm my need
///
/// That the address is one's own: those who may bring the café see it. Said again later on, it is a sign that the need still
/// stands; it is answered the same.
#[utoipa::path(tag = "needs", security(("need" = [])), responses(
    (status = 200, description = "The need", body = Need, example = json!(examples::need())),
    AskerAnswers,
))]
#[post("/needs/mine/confirmation")]
pub(super) async fn confirm_my_need(state: Data<State>, holder: NeedHolder) -> Shown<Need> {
    Ok(Private::shown(state.access.confirm_need(holder).await?))
}

/// Change my need
///
/// Replaces what is needed. One that moves to another commune waits for an answer anew; once somebody comes, the commune
/// stays.
#[utoipa::path(tag = "needs", security(("need" = [])),
    params(("If-Match" = String, Header, description = "The `ETag` of the need that was read.")),
    request_body(content = NeedContent, example = json!(examples::need_content())),
    responses(
        (status = 200, description = "The need as it is now", body = Need, example = json!(examples::need())),
        (status = 412, description = "It has changed since it was read; `detail` names its present version.",
         body = cafeia_shared::problem::Problem, content_type = "application/problem+json"),
        (status = 428, description = "`If-Match` is missing.",
         body = cafeia_shared::problem::Problem, content_type = "application/problem+json"),
        AskerAnswers, SentAnswers, StepAnswers,
    ))]
#[put("/needs/mine")]
pub(super) async fn update_my_need(
    request: HttpRequest,
    state: Data<State>,
    holder: NeedHolder,
    body: Body<NeedContent>,
) -> Shown<Need> {
    let version = expected_version(&request)?;
    Ok(Private::shown(state.access.update_need(holder, version, body.read().await?).await?))
}

/// Take a step with my need
///
/// Take it back, or undo that. Whoever was to come is told.
#[utoipa::path(tag = "needs", security(("need" = [])),
    params(("If-Match" = String, Header, description = "The `ETag` of the need that was read.")),
    request_body(content = NewNeedAskerStep, example = json!(examples::new_need_asker_step())),
    responses(
        (status = 201, description = "The need as it is now", body = Need, example = json!(examples::need())),
        (status = 412, description = "It has changed since it was read; `detail` names its present version.",
         body = cafeia_shared::problem::Problem, content_type = "application/problem+json"),
        (status = 428, description = "`If-Match` is missing.",
         body = cafeia_shared::problem::Problem, content_type = "application/problem+json"),
        AskerAnswers, SentAnswers, StepAnswers,
    ))]
#[post("/needs/mine/steps")]
pub(super) async fn create_my_need_step(
    request: HttpRequest,
    state: Data<State>,
    holder: NeedHolder,
    body: Body<NewNeedAskerStep>,
) -> Shown<Need> {
    let version = expected_version(&request)?;
    Ok(Private::made(state.access.step_need(holder, version, body.read().await?).await?))
}

/// Write about my need
///
/// To the facilitator who comes, and to whoever looks after the territory. They get a letter with the words and without an
/// address. The same words twice within a minute are one message.
#[utoipa::path(tag = "needs", security(("need" = [])),
    request_body(content = NewNeedMessage, example = json!(examples::new_need_message())),
    responses(
        (status = 201, description = "The need with the message", body = Need, example = json!(examples::need())),
        (status = 409, description = "The conversation has ended.",
         body = cafeia_shared::problem::Problem, content_type = "application/problem+json"),
        AskerAnswers, SentAnswers,
    ))]
#[post("/needs/mine/messages")]
pub(super) async fn create_my_need_message(
    state: Data<State>,
    holder: NeedHolder,
    body: Body<NewNeedMessage>,
) -> Shown<Need> {
    // Whose link leads nowhere learns nothing from a fault of the body.
    state.access.need(holder).await?;
    Ok(Private::made(state.access.write_about_need(holder, body.read().await?).await?))
}

/// List the needs that I can help with
///
/// Those of the territory that one looks after, the oldest first; or those that one's own profile as a facilitator covers, the
/// nearest first.
#[utoipa::path(tag = "needs", security(("bearer" = [])), params(NeedQuery), responses(
    (status = 200, description = "A page of needs", body = Page<WorkspaceNeedSummary>,
     example = json!(examples::needs())),
    WriterReadAnswers,
))]
#[get("/workspace/needs")]
pub(super) async fn list_needs(
    state: Data<State>,
    seer: Allowed<SeesNeeds>,
    parameters: Parameters<NeedQuery>,
) -> Result<Private<Page<WorkspaceNeedSummary>>, ApiProblem> {
    let query = parameters.read()?;
    let page = state.read(seer.signed_in, move |connection, geography, signed_in| {
        needs::list(connection, geography, &signed_in.who, &query, signed_in.now)
    });
    Ok(Private::new(page.await?))
}

/// Show a need
///
/// To whoever looks after its territory with those who could come, the most fitting first and why; to a facilitator with what
/// is needed. Its `ETag` is what a change sends as `If-Match`.
#[utoipa::path(tag = "needs", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The need's id")),
    responses(
        (status = 200, description = "The need", body = WorkspaceNeed, example = json!(examples::workspace_need())),
        WriterReadOneAnswers,
    ))]
#[get("/workspace/needs/{id}")]
pub(super) async fn show_need(
    state: Data<State>,
    seer: Allowed<SeesNeeds>,
    id: Path<String>,
    parameters: Parameters<NoQuery>,
) -> Shown<WorkspaceNeed> {
    parameters.read()?;
    let id = need_id(&id)?;
    let need = state.read(seer.signed_in, move |connection, geography, signed_in| {
        needs::show_to(connection, geography, &signed_in.who, id, signed_in.now)
    });
    Ok(Private::shown(need.await?))
}

/// Take a step with a need
///
/// Ask facilitators, name one, decline it, end its conversation, put it together with another one; as a facilitator, say
/// whether one comes. Of two who say so at once, the first one comes.
#[utoipa::path(tag = "needs", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The need's id"),
           ("If-Match" = String, Header, description = "The `ETag` of the need that was read."),
           ("Idempotency-Key" = Option<String>, Header, description = "A text of the client's choice; the same request counts once.")),
    request_body(content = NewNeedStep, example = json!(examples::new_need_step())),
    responses(
        (status = 201, description = "The need as it is now", body = WorkspaceNeed,
         example = json!(examples::workspace_need())),
        WriterAnswers, CreationAnswers, ChangeAnswers, StepAnswers,
    ))]
#[post("/workspace/needs/{id}/steps")]
pub(super) async fn create_need_step(
    request: HttpRequest,
    state: Data<State>,
    seer: Allowed<SeesNeeds>,
    id: Path<String>,
    body: Body<NewNeedStep>,
) -> Shown<WorkspaceNeed> {
    let id = need_id(&id)?;
    let answered = state.step(&request, &seer.signed_in, body, move |change, who, version, step| {
        needs::answer(change, who, id, version, step)
    });
    answered.await
}

/// Write about a need
///
/// To whoever asked: as the facilitator who comes, or as whoever looks after the territory. They get a letter with the words
/// and without an address.
#[utoipa::path(tag = "needs", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The need's id"),
           ("Idempotency-Key" = Option<String>, Header, description = "A text of the client's choice; the same request counts once.")),
    request_body(content = NewNeedMessage, example = json!(examples::new_need_message())),
    responses(
        (status = 201, description = "The need with the message", body = WorkspaceNeed,
         example = json!(examples::workspace_need())),
        (status = 404, description = "No need that one may see has this id.",
         body = cafeia_shared::problem::Problem, content_type = "application/problem+json"),
        (status = 409, description = "The conversation has ended, or one does not take part in it.",
         body = cafeia_shared::problem::Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too much was written; `Retry-After` says how many seconds to wait.",
         body = cafeia_shared::problem::Problem, content_type = "application/problem+json"),
        WriterAnswers, CreationAnswers,
    ))]
#[post("/workspace/needs/{id}/messages")]
pub(super) async fn create_need_message(
    request: HttpRequest,
    state: Data<State>,
    seer: Allowed<SeesNeeds>,
    id: Path<String>,
    body: Body<NewNeedMessage>,
) -> Shown<WorkspaceNeed> {
    let id = need_id(&id)?;
    let message = body.read().await?;
    let once = once(&request, seer.signed_in.account.id, &message)?;
    let need = state.access.answer_about_need(&seer.signed_in, id, once, message).await?;
    Ok(Private::made(need))
}

/// Make a café of a need
///
/// In its place, by its structure, with the facilitator who comes. Whoever may review cafés there publishes it at once; what a
/// facilitator proposes is looked at first, as a proposal in the name of whoever asked.
#[utoipa::path(tag = "needs", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The need's id"),
           ("If-Match" = String, Header, description = "The `ETag` of the need that was read."),
           ("Idempotency-Key" = Option<String>, Header, description = "A text of the client's choice; the same request counts once.")),
    request_body(content = NewNeedCafe, example = json!(examples::new_need_cafe())),
    responses(
        (status = 201, description = "The need as it is now", body = WorkspaceNeed,
         example = json!(examples::workspace_need())),
        WriterAnswers, CreationAnswers, ChangeAnswers, StepAnswers,
    ))]
#[post("/workspace/needs/{id}/cafe")]
pub(super) async fn create_need_cafe(
    request: HttpRequest,
    state: Data<State>,
    seer: Allowed<SeesNeeds>,
    id: Path<String>,
    body: Body<NewNeedCafe>,
) -> Shown<WorkspaceNeed> {
    let id = need_id(&id)?;
    let planned = state.step(&request, &seer.signed_in, body, move |change, who, version, cafe| {
        needs::plan(change, who, id, version, cafe)
    });
    planned.await
}

fn need_id(id: &str) -> Result<NeedId, ApiProblem> {
    id.parse().map_err(|_| absent("need", id))
}
