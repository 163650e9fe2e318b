//! The views of lists that one has saved.

use actix_web::{
    HttpRequest, delete, get, post, put,
    web::{Data, Path},
};
use cafeia_shared::{
    ids::SavedViewId,
    query::NoQuery,
    views::{NewSavedView, SavedView, SavedViewList},
};

use super::{
    State, absent,
    body::Body,
    caller::{expected_version, once},
    docs::{ChangeAnswers, ConflictAnswers, CreationAnswers, OwnAnswers, SentAnswers},
    examples::mailings as examples,
    private::{Done, Private},
    problem::ApiProblem,
    query::{Parameters, Versioned},
};
use crate::{access::SignedIn, domain::views};

impl Versioned for SavedView {
    fn version(&self) -> u32 {
        self.version
    }
}

/// List my saved views
///
/// What one looks for often in the lists of the workspace: the query of a list's page, with its columns, under a name.
#[utoipa::path(tag = "account", security(("bearer" = [])), responses(
    (status = 200, description = "All of them, by list and name", body = SavedViewList, example = json!(examples::views())),
    OwnAnswers,
))]
#[get("/account/views")]
pub(super) async fn list_saved_views(
    state: Data<State>,
    signed_in: SignedIn,
    parameters: Parameters<NoQuery>,
) -> Result<Private<SavedViewList>, ApiProblem> {
    parameters.read()?;
    let list =
        state.read(signed_in, |connection, _, signed_in| Ok(views::list(connection, signed_in.account.id)?));
    Ok(Private::new(list.await?))
}

/// Save a view
///
/// 40 views are kept; no two of a list have the same name.
#[utoipa::path(tag = "account", security(("bearer" = [])),
    params(("Idempotency-Key" = Option<String>, Header, description = "A text of the client's choice; the same request counts once.")),
    request_body(content = NewSavedView, example = json!(examples::new_view())),
    responses(
        (status = 201, description = "The view; its `ETag` goes with the next change", body = SavedView, example = json!(examples::view())),
        OwnAnswers, CreationAnswers, ConflictAnswers,
    ))]
#[post("/account/views")]
pub(super) async fn create_saved_view(
    request: HttpRequest,
    state: Data<State>,
    signed_in: SignedIn,
    body: Body<NewSavedView>,
) -> Result<Private<SavedView>, ApiProblem> {
    let new = body.read().await?;
    let account = signed_in.account.id;
    let once = once(&request, account, &new)?;
    let created = state.access.change_as(&signed_in, move |change, _| {
        once.run(change, |change| views::create(change, account, &new))
    });
    Ok(Private::made(created.await?))
}

/// Change a saved view
///
/// Its name, or what it shows.
#[utoipa::path(tag = "account", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The view's id"),
           ("If-Match" = String, Header, description = "The view's version that was read, in quotes.")),
    request_body(content = NewSavedView, example = json!(examples::new_view())),
    responses(
        (status = 200, description = "The view as it is now", body = SavedView, example = json!(examples::view())),
        OwnAnswers, SentAnswers, ChangeAnswers,
    ))]
#[put("/account/views/{id}")]
pub(super) async fn update_saved_view(
    request: HttpRequest,
    state: Data<State>,
    signed_in: SignedIn,
    id: Path<String>,
    body: Body<NewSavedView>,
) -> Result<Private<SavedView>, ApiProblem> {
    let id = view_id(&id)?;
    let version = expected_version(&request)?;
    let new = body.read().await?;
    let account = signed_in.account.id;
    let changed = state
        .access
        .change_as(&signed_in, move |change, _| views::update(change, account, id, version, &new));
    Ok(Private::shown(changed.await?))
}

/// Delete a saved view
///
/// What it showed is not touched. It is undone by saving it again.
#[utoipa::path(tag = "account", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The view's id")),
    responses(
        (status = 204, description = "The view is gone"),
        (status = 404, description = "No view of one's own has this id.",
         body = cafeia_shared::problem::Problem, content_type = "application/problem+json"),
        OwnAnswers,
    ))]
#[delete("/account/views/{id}")]
pub(super) async fn delete_saved_view(
    state: Data<State>,
    signed_in: SignedIn,
    id: Path<String>,
    parameters: Parameters<NoQuery>,
) -> Result<Done, ApiProblem> {
    parameters.read()?;
    let id = view_id(&id)?;
    let account = signed_in.account.id;
    state.access.change_as(&signed_in, move |change, _| views::delete(change, account, id)).await?;
    Ok(Done::now())
}

fn view_id(id: &str) -> Result<SavedViewId, ApiProblem> {
    id.parse().map_err(|_| absent("view", id))
}
