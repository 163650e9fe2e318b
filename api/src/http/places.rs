//! Places: where cafés are held; read by everybody, added by those who write cafés, changed by those who look after the
//! territory.

use actix_web::{
    HttpRequest, get, post, put,
    web::{Data, Path},
};
use cafeia_shared::{
    ids::PlaceId,
    places::{NewPlace, Place, PlaceList, PlaceQuery},
};

use super::{
    State, absent,
    answer::Answer,
    body::Body,
    caller::{AddsPlaces, Allowed, WritesPlaces},
    docs::{ChangeAnswers, CreationAnswers, ReadAnswers, SentAnswers, WriterAnswers},
    examples,
    problem::ApiProblem,
    query::Asked,
    writes::Shown,
};
use crate::domain::{Change, places, policy::Who};

/// List places
///
/// The places of a commune that the network knows, by name, 50 at most: to find the one where a café is held.
#[utoipa::path(tag = "places", params(PlaceQuery), responses(
    (status = 200, description = "The places", body = PlaceList, example = json!(examples::places())),
    ReadAnswers,
))]
#[get("/places")]
pub(super) async fn list_places(asked: Asked<PlaceQuery>) -> Result<Answer<PlaceList>, ApiProblem> {
    asked.list(|catalogue, query, _| catalogue.places(query)).await
}

/// Create a place
///
/// Anywhere: whoever writes cafés may hold one where none was held before. Look first whether the network knows it.
#[utoipa::path(tag = "workspace", security(("bearer" = [])),
    params(("Idempotency-Key" = Option<String>, Header, description = "A text of the client's choice; the same request counts once.")),
    request_body(content = NewPlace, example = json!(examples::new_place())),
    responses(
        (status = 201, description = "The place; its `ETag` goes with the next change", body = Place,
         example = json!(examples::whole_place())),
        WriterAnswers, CreationAnswers,
    ))]
#[post("/places")]
pub(super) async fn create_place(
    request: HttpRequest,
    state: Data<State>,
    writer: Allowed<AddsPlaces>,
    body: Body<NewPlace>,
) -> Shown<Place> {
    state.create(&request, &writer.signed_in, body.read().await?, places::create_for).await
}

/// Change a place
///
/// Replaces what was written of it. It needs a grant that reaches its commune, and the one to which it moves. The version to
/// name is the `version` of the place in any answer: `If-Match: "3"`.
#[utoipa::path(tag = "workspace", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The place's id"),
           ("If-Match" = String, Header, description = "The place's `version` that was read, as an `ETag`: in quotes.")),
    request_body(content = NewPlace, example = json!(examples::new_place())),
    responses(
        (status = 200, description = "The place as it is now", body = Place, example = json!(examples::whole_place())),
        WriterAnswers, SentAnswers, ChangeAnswers,
    ))]
#[put("/places/{id}")]
pub(super) async fn update_place(
    request: HttpRequest,
    state: Data<State>,
    writer: Allowed<WritesPlaces>,
    id: Path<String>,
    body: Body<NewPlace>,
) -> Shown<Place> {
    let id: PlaceId = id.parse().map_err(|_| absent("place", &id))?;
    let work = move |change: &mut Change, who: &Who, version, new: &NewPlace| {
        places::update_for(change, who, id, version, new)
    };
    state.replace(&request, &writer.signed_in, body, work).await
}
