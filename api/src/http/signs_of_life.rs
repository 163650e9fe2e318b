//! Whether facilitators and organisations are still there, and needs still stand: said by the link of a letter, or by whoever may write them.

use actix_web::{
    HttpRequest, get, put,
    web::{Data, Path},
};
use cafeia_shared::{
    life::{SignOfLife, Sleeper, SleeperFilter, SleeperQuery},
    paging::Page,
    query::{NoQuery, Paging},
};

use super::{
    State, absent,
    caller::{
        Allowed, ManagesNeeds, SteersTerritory, WritesFacilitators, WritesOrganisations, expected_version,
    },
    docs::{ChangeAnswers, ConflictAnswers, LifeAnswers, WriterAnswers, WriterReadAnswers},
    examples::steering as examples,
    private::Private,
    problem::ApiProblem,
    query::Parameters,
};
use crate::{
    access::LifeHolder,
    domain::{Change, alive, policy::Who},
};

/// Say that somebody is still there
///
/// By the link of the letter that asks, without an account: a facilitator, an organisation or a need that was shown as to be
/// confirmed, or not at all, is shown again at once. Saying it twice is saying it once.
#[utoipa::path(tag = "signs_of_life", security(("sign_of_life" = [])), responses(
    (status = 200, description = "It is noted", body = SignOfLife, example = json!(examples::sign_of_life())),
    (status = 400, description = "A parameter is unknown; `errors` names it.",
     body = cafeia_shared::problem::Problem, content_type = "application/problem+json"),
    LifeAnswers,
))]
#[put("/signs-of-life/mine")]
pub(super) async fn give_my_sign_of_life(
    state: Data<State>,
    holder: LifeHolder,
    parameters: Parameters<NoQuery>,
) -> Result<Private<SignOfLife>, ApiProblem> {
    parameters.read()?;
    Ok(Private::new(state.access.give_sign_of_life(holder).await?))
}

/// List those of whom nothing was heard
///
/// Facilitators, organisations and needs of one's territory without a sign of life for four months, the longest silence first:
/// they were asked by mail where an address is known, are shown as to be confirmed after five months, and not at all after
/// six. A sign is what was written of them, a café held or to come, a report, that they signed in or followed the letter's
/// link; of a need, that its asker changed it or wrote.
#[utoipa::path(tag = "signs_of_life", security(("bearer" = [])), params(SleeperFilter, Paging), responses(
    (status = 200, description = "A page of them", body = Page<Sleeper>, example = json!(examples::sleepers())),
    WriterReadAnswers,
))]
#[get("/workspace/sleepers")]
pub(super) async fn list_sleepers(
    state: Data<State>,
    steering: Allowed<SteersTerritory>,
    parameters: Parameters<SleeperQuery>,
) -> Result<Private<Page<Sleeper>>, ApiProblem> {
    let query = parameters.read()?;
    let network = state.network.clone();
    let page = state.read(steering.signed_in, move |connection, geography, signed_in| {
        let (who, now) = (&signed_in.who, signed_in.now);
        alive::list_sleepers(connection, geography, network.catalogue(), who, &query, now)
    });
    Ok(Private::new(page.await?))
}

/// Confirm that a facilitator is still there
///
/// By whoever may write them, and knows.
#[utoipa::path(tag = "signs_of_life", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The facilitator's id"),
           ("If-Match" = String, Header, description = "The `ETag` of the facilitator that was read.")),
    responses(
        (status = 200, description = "It is noted", body = SignOfLife, example = json!(examples::sign_of_life())),
        (status = 400, description = "A parameter is unknown; `errors` names it.",
         body = cafeia_shared::problem::Problem, content_type = "application/problem+json"),
        WriterAnswers, ConflictAnswers, ChangeAnswers,
    ))]
#[put("/workspace/facilitators/{id}/sign-of-life")]
pub(super) async fn confirm_facilitator_life(
    request: HttpRequest,
    state: Data<State>,
    writer: Allowed<WritesFacilitators>,
    id: Path<String>,
    parameters: Parameters<NoQuery>,
) -> Result<Private<SignOfLife>, ApiProblem> {
    parameters.read()?;
    let id = id.parse().map_err(|_| absent("facilitator", &id))?;
    let version = expected_version(&request)?;
    let work = move |change: &mut Change, who: &Who| alive::confirm_facilitator(change, who, id, version);
    Ok(Private::new(state.access.change_as(&writer.signed_in, work).await?))
}

/// Confirm that an organisation is still there
///
/// By whoever may write it, and knows.
#[utoipa::path(tag = "signs_of_life", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The organisation's id"),
           ("If-Match" = String, Header, description = "The `ETag` of the organisation that was read.")),
    responses(
        (status = 200, description = "It is noted", body = SignOfLife, example = json!(examples::sign_of_life())),
        (status = 400, description = "A parameter is unknown; `errors` names it.",
         body = cafeia_shared::problem::Problem, content_type = "application/problem+json"),
        WriterAnswers, ConflictAnswers, ChangeAnswers,
    ))]
#[put("/workspace/organisations/{id}/sign-of-life")]
pub(super) async fn confirm_organisation_life(
    request: HttpRequest,
    state: Data<State>,
    writer: Allowed<WritesOrganisations>,
    id: Path<String>,
    parameters: Parameters<NoQuery>,
) -> Result<Private<SignOfLife>, ApiProblem> {
    parameters.read()?;
    let id = id.parse().map_err(|_| absent("organisation", &id))?;
    let version = expected_version(&request)?;
    let work = move |change: &mut Change, who: &Who| alive::confirm_organisation(change, who, id, version);
    Ok(Private::new(state.access.change_as(&writer.signed_in, work).await?))
}

/// Confirm that a need still stands
///
/// By whoever looks after its territory, and knows: it waits for an answer as before, and is in the lists again.
#[utoipa::path(tag = "signs_of_life", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The need's id"),
           ("If-Match" = String, Header, description = "The `ETag` of the need that was read.")),
    responses(
        (status = 200, description = "It is noted", body = SignOfLife, example = json!(examples::sign_of_life())),
        (status = 400, description = "A parameter is unknown; `errors` names it.",
         body = cafeia_shared::problem::Problem, content_type = "application/problem+json"),
        WriterAnswers, ConflictAnswers, ChangeAnswers,
    ))]
#[put("/workspace/needs/{id}/sign-of-life")]
pub(super) async fn confirm_need_life(
    request: HttpRequest,
    state: Data<State>,
    writer: Allowed<ManagesNeeds>,
    id: Path<String>,
    parameters: Parameters<NoQuery>,
) -> Result<Private<SignOfLife>, ApiProblem> {
    parameters.read()?;
    let id = id.parse().map_err(|_| absent("need", &id))?;
    let version = expected_version(&request)?;
    let work = move |change: &mut Change, who: &Who| alive::confirm_need(change, who, id, version);
    Ok(Private::new(state.access.change_as(&writer.signed_in, work).await?))
}
