//! Sessions: signing in, going on, signing out.

use actix_web::{
    HttpRequest,
    cookie::{Cookie, SameSite as SameSiteRule, time},
    delete, get, post,
    web::{Data, Path},
};
use cafeia_shared::{
    accounts::{AccessToken, Credentials, SessionList},
    query::NoQuery,
};
use chrono::{DateTime, Utc};

use super::{
    State, absent,
    body::Body,
    caller::SameSite,
    docs::{AnonymousAnswers, OwnAnswers, SentAnswers},
    examples,
    private::{Done, Private},
    problem::ApiProblem,
    query::Parameters,
};
use crate::access::{AccessError, Client, Opened, SignedIn};

/// The cookie that holds the refresh token.
const COOKIE: &str = "cafeia_refresh";
/// Where browsers send it.
const PATH: &str = "/api/v1/session";

/// Sign in
///
/// Opens a session by a mail address and a password. Where the account has a second factor, the right password alone
/// answers with the code `second_factor_required`: send the same again with `code`. The access token counts for a quarter
/// of an hour; the cookie that comes along refreshes it at `POST /api/v1/session/refresh`.
#[utoipa::path(tag = "sessions", request_body(content = Credentials, example = json!(examples::credentials())), responses(
    (status = 201, description = "Signed in", body = AccessToken, example = json!(examples::access_token())),
    AnonymousAnswers, SentAnswers,
))]
#[post("/sessions")]
pub(super) async fn create_session(
    request: HttpRequest,
    state: Data<State>,
    _: SameSite,
    client: Client,
    body: Body<Credentials>,
) -> Result<Private<AccessToken>, ApiProblem> {
    let opened = state.access.sign_in(&body.read().await?, &client).await?;
    Ok(answer(&state, &request, opened, Private::created))
}

/// Refresh a session
///
/// Goes on with the session of the cookie: gives a new access token, and replaces the cookie. A cookie counts once: shown
/// again it ends the session, since somebody has stolen it. Only the one just replaced answers `conflict`, for two tabs
/// that ask at the same moment: the other one has the new cookie for both.
#[utoipa::path(tag = "sessions", responses(
    (status = 200, description = "The session goes on", body = AccessToken, example = json!(examples::access_token())),
    (status = 409, description = "Another tab has just refreshed the session; ask again.",
     body = cafeia_shared::problem::Problem, content_type = "application/problem+json"),
    AnonymousAnswers,
))]
#[post("/session/refresh")]
pub(super) async fn refresh_session(
    request: HttpRequest,
    state: Data<State>,
    _: SameSite,
) -> Result<Private<AccessToken>, ApiProblem> {
    let token = request.cookie(COOKIE).ok_or(AccessError::NotSignedIn)?;
    let opened = state.access.refresh(token.value()).await?;
    Ok(answer(&state, &request, opened, Private::new))
}

/// Sign out
///
/// Ends the session of the cookie, and takes the cookie away. Without a session it does just that.
#[utoipa::path(tag = "sessions", responses((status = 204, description = "Signed out"), AnonymousAnswers))]
#[delete("/session")]
pub(super) async fn end_session(
    request: HttpRequest,
    state: Data<State>,
    _: SameSite,
) -> Result<Done, ApiProblem> {
    if let Some(token) = request.cookie(COOKIE) {
        state.access.sign_out(token.value()).await?;
    }
    Ok(Done::now().with_cookie(cookie(&state, &request, String::new(), DateTime::UNIX_EPOCH)))
}

/// List my sessions
///
/// Where one's own account is signed in, the session used last first.
#[utoipa::path(tag = "sessions", security(("bearer" = [])), responses(
    (status = 200, description = "The sessions", body = SessionList, example = json!(examples::sessions())),
    OwnAnswers,
))]
#[get("/account/sessions")]
pub(super) async fn list_sessions(
    state: Data<State>,
    signed_in: SignedIn,
    parameters: Parameters<NoQuery>,
) -> Result<Private<SessionList>, ApiProblem> {
    parameters.read()?;
    Ok(Private::new(SessionList { data: state.access.sessions(signed_in).await? }))
}

/// End one of my sessions
///
/// Signs one's own account out somewhere, at once.
#[utoipa::path(tag = "sessions", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The session's id")),
    responses(
        (status = 204, description = "The session has ended"),
        (status = 404, description = "None of one's sessions has this id.",
         body = cafeia_shared::problem::Problem, content_type = "application/problem+json"),
        OwnAnswers,
    ))]
#[delete("/account/sessions/{id}")]
pub(super) async fn end_other_session(
    state: Data<State>,
    signed_in: SignedIn,
    id: Path<String>,
) -> Result<Done, ApiProblem> {
    let session = id.parse().map_err(|_| absent("session", &id))?;
    state.access.end_session(&signed_in, session).await?;
    Ok(Done::now())
}

/// The answer that opens a session or goes on with it.
fn answer(
    state: &State,
    request: &HttpRequest,
    opened: Opened,
    answer: impl FnOnce(AccessToken) -> Private<AccessToken>,
) -> Private<AccessToken> {
    let cookie = cookie(state, request, opened.refresh, opened.until);
    answer(opened.access).with_cookie(cookie)
}

/// The cookie: no script reads it, no other site's page sends it, and it goes to these addresses only. It never travels in
/// the clear, except to a server on the same machine.
fn cookie(state: &State, request: &HttpRequest, value: String, until: DateTime<Utc>) -> Cookie<'static> {
    let on_this_machine = state.origin(request).is_some_and(|origin| origin.is_on_this_machine());
    let expires = time::OffsetDateTime::from_unix_timestamp(until.timestamp());
    Cookie::build(COOKIE, value)
        .path(PATH)
        .http_only(true)
        .secure(!on_this_machine)
        .same_site(SameSiteRule::Strict)
        .expires(expires.unwrap_or(time::OffsetDateTime::UNIX_EPOCH))
        .finish()
}
