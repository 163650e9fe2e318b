//! Mailings: letters to many at once, and how their recipients get no more of them.

use actix_web::{
    HttpRequest, Responder, get, post, put,
    web::{Data, Path, Redirect},
};
use cafeia_shared::{
    ids::MailingId,
    mailings::{Mailing, MailingPreview, MailingQuery, MailingSubscription, NewMailing},
    paging::Page,
    query::{NoQuery, Paging},
    site::SitePage,
};

use super::{
    State, absent,
    body::Body,
    caller::{Allowed, SendsMailings, once},
    docs::{
        ConflictAnswers, CreationAnswers, SentAnswers, SubscriptionAnswers, WriterAnswers, WriterReadAnswers,
        WriterReadOneAnswers,
    },
    examples::mailings as examples,
    private::{Done, Private},
    problem::ApiProblem,
    query::Parameters,
};
use crate::{
    access::SubscriptionHolder,
    domain::{Change, mailings, policy::Who},
};

/// Look at a mailing before it is sent
///
/// How many of a selection would receive it and how many would not and why, and the letter itself; nobody is named, and nothing
/// is sent. The selection is one of facilitators, organisations or people of one's own territory: ticked, or all that a list's
/// query finds.
#[utoipa::path(tag = "mailings", security(("bearer" = [])),
    request_body(content = NewMailing, example = json!(examples::new_mailing())),
    responses(
        (status = 200, description = "What it would be", body = MailingPreview, example = json!(examples::preview())),
        WriterAnswers, SentAnswers,
    ))]
#[post("/workspace/mailings/previews")]
pub(super) async fn preview_mailing(
    request: HttpRequest,
    state: Data<State>,
    sender: Allowed<SendsMailings>,
    body: Body<NewMailing>,
) -> Result<Private<MailingPreview>, ApiProblem> {
    let new = body.read().await?;
    let origin = state.origin(&request).map(|origin| origin.to_string()).unwrap_or_default();
    let preview = state.read(sender.signed_in, move |connection, geography, signed_in| {
        mailings::preview(connection, geography, &signed_in.who, (origin.as_str(), &new), signed_in.now)
    });
    Ok(Private::new(preview.await?))
}

/// Send a mailing
///
/// To all of a selection who can receive it, each once. Letters leave one by one, the first 20 seconds later: until then stopping it
/// stops all of it. `recipients` is what the preview announced; where it is another number by now, nothing is sent. Five mailings
/// go within 24 hours, to 2,000 people each; the same words to the same list go once within ten minutes.
#[utoipa::path(tag = "mailings", security(("bearer" = [])),
    params(("Idempotency-Key" = Option<String>, Header, description = "A text of the client's choice; the same request counts once.")),
    request_body(content = NewMailing, example = json!(examples::new_mailing())),
    responses(
        (status = 201, description = "The mailing; its letters wait", body = Mailing, example = json!(examples::mailing())),
        WriterAnswers, CreationAnswers, ConflictAnswers,
    ))]
#[post("/workspace/mailings")]
pub(super) async fn send_mailing(
    request: HttpRequest,
    state: Data<State>,
    sender: Allowed<SendsMailings>,
    body: Body<NewMailing>,
) -> Result<Private<Mailing>, ApiProblem> {
    let new = body.read().await?;
    let once = once(&request, sender.signed_in.account.id, &new)?;
    let work =
        move |change: &mut Change, who: &Who| once.run(change, |change| mailings::send(change, who, &new));
    Ok(Private::created(state.access.change_as(&sender.signed_in, work).await?))
}

/// List mailings
///
/// Those that one has sent, the newest first, with what became of their letters; all of them for the national team. What a mailing
/// said, and how its letters fared, is forgotten after 90 days, and the rest after a year.
#[utoipa::path(tag = "mailings", security(("bearer" = [])), params(Paging), responses(
    (status = 200, description = "A page of mailings", body = Page<Mailing>, example = json!(examples::mailings())),
    WriterReadAnswers,
))]
#[get("/workspace/mailings")]
pub(super) async fn list_mailings(
    state: Data<State>,
    sender: Allowed<SendsMailings>,
    parameters: Parameters<MailingQuery>,
) -> Result<Private<Page<Mailing>>, ApiProblem> {
    let query = parameters.read()?;
    let page = state.read(sender.signed_in, move |connection, geography, signed_in| {
        mailings::list(connection, geography, &signed_in.who, &query, signed_in.now)
    });
    Ok(Private::new(page.await?))
}

/// Show a mailing
///
/// To who has sent it, or to the national team: what it said, and how its letters fare.
#[utoipa::path(tag = "mailings", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The mailing's id")),
    responses(
        (status = 200, description = "The mailing", body = Mailing, example = json!(examples::mailing())),
        WriterReadOneAnswers,
    ))]
#[get("/workspace/mailings/{id}")]
pub(super) async fn show_mailing(
    state: Data<State>,
    sender: Allowed<SendsMailings>,
    id: Path<String>,
    parameters: Parameters<NoQuery>,
) -> Result<Private<Mailing>, ApiProblem> {
    parameters.read()?;
    let id = mailing_id(&id)?;
    let mailing = state.read(sender.signed_in, move |connection, geography, signed_in| {
        mailings::show(connection, geography, &signed_in.who, id, signed_in.now)
    });
    Ok(Private::new(mailing.await?))
}

/// Stop a mailing
///
/// Letters that have not left do not leave. It needs no `If-Match`: a mailing never changes but by this, and stopping it twice is
/// stopping it once.
#[utoipa::path(tag = "mailings", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The mailing's id")),
    responses(
        (status = 200, description = "The mailing as it is now", body = Mailing, example = json!(examples::mailing())),
        WriterReadOneAnswers, ConflictAnswers,
    ))]
#[put("/workspace/mailings/{id}/stop")]
pub(super) async fn stop_mailing(
    state: Data<State>,
    sender: Allowed<SendsMailings>,
    id: Path<String>,
    parameters: Parameters<NoQuery>,
) -> Result<Private<Mailing>, ApiProblem> {
    parameters.read()?;
    let id = mailing_id(&id)?;
    let work = move |change: &mut Change, who: &Who| mailings::stop(change, who, id);
    Ok(Private::new(state.access.change_as(&sender.signed_in, work).await?))
}

/// Show whether I take mailings
///
/// By the link of one of them, without signing in.
#[utoipa::path(tag = "mailings", security(("mailing" = [])), responses(
    (status = 200, description = "Whether one does", body = MailingSubscription, example = json!(examples::subscription())),
    (status = 400, description = "A parameter is unknown; `errors` names it.",
     body = cafeia_shared::problem::Problem, content_type = "application/problem+json"),
    SubscriptionAnswers,
))]
#[get("/mailings/subscription")]
pub(super) async fn show_my_subscription(
    state: Data<State>,
    holder: SubscriptionHolder,
    parameters: Parameters<NoQuery>,
) -> Result<Private<MailingSubscription>, ApiProblem> {
    parameters.read()?;
    Ok(Private::new(state.access.subscription(holder).await?))
}

/// Say whether I take mailings
///
/// By the link of one of them, without signing in: any letter's link will do, however old. Letters that concern oneself come in any
/// case. Saying it twice is saying it once.
#[utoipa::path(tag = "mailings", security(("mailing" = [])),
    request_body(content = MailingSubscription, example = json!(examples::subscription())),
    responses(
        (status = 200, description = "It is noted", body = MailingSubscription, example = json!(examples::subscription())),
        SentAnswers, SubscriptionAnswers,
    ))]
#[put("/mailings/subscription")]
pub(super) async fn set_my_subscription(
    state: Data<State>,
    holder: SubscriptionHolder,
    body: Body<MailingSubscription>,
) -> Result<Private<MailingSubscription>, ApiProblem> {
    // Whose link is over learns that before all else.
    state.access.subscription(holder).await?;
    let wanted = body.read().await?;
    Ok(Private::new(state.access.set_subscription(holder, wanted).await?))
}

/// Unsubscribes in one click: a program that reads mail sends this for its owner (RFC 8058 §3.2). What its body says is always the
/// same, and is not looked at.
#[post("/unsubscribe/{token}")]
pub(super) async fn unsubscribe_in_one_click(
    state: Data<State>,
    token: Path<String>,
) -> Result<Done, ApiProblem> {
    let holder = holder(&state, &token)?;
    state.access.set_subscription(holder, MailingSubscription { subscribed: false }).await?;
    Ok(Done::now())
}

/// Whoever opens that address is led to the page where they say so by themselves: programs follow links without anybody's doing.
#[get("/unsubscribe/{token}")]
pub(super) async fn find_unsubscription(
    state: Data<State>,
    token: Path<String>,
) -> Result<impl Responder, ApiProblem> {
    holder(&state, &token)?;
    Ok(Redirect::to(format!("{}#{token}", SitePage::Unsubscribe)).see_other())
}

fn holder(state: &State, token: &str) -> Result<SubscriptionHolder, ApiProblem> {
    state.access.who_subscribes(token).map_err(|_| absent("link", ""))
}

fn mailing_id(id: &str) -> Result<MailingId, ApiProblem> {
    id.parse().map_err(|_| absent("mailing", id))
}
