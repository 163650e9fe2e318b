//! Cafés: the agenda, the map, one café.

use actix_web::{get, web::Path};
use cafeia_shared::{
    cafes::{Cafe, CafeClusters, CafeFilter, CafePaging, CafeQuery, CafeSummary, ClusterQuery, ClusterView},
    paging::Page,
    query::NoQuery,
};

use super::{
    absent,
    answer::Answer,
    docs::{OneAnswers, ReadAnswers},
    examples,
    problem::ApiProblem,
    query::Asked,
};
use crate::catalogue::Catalogue;

/// List cafés
///
/// The cafés to come unless `period` says otherwise, the soonest first. Filters add up; several values of one
/// filter widen it. Cancelled and postponed cafés stay in the list, marked by `event_status`.
#[utoipa::path(tag = "cafes", params(CafeFilter, CafePaging), responses(
    (status = 200, description = "A page of cafés", body = Page<CafeSummary>, example = json!(examples::cafes())),
    ReadAnswers,
))]
#[get("/cafes")]
pub(super) async fn list_cafes(asked: Asked<CafeQuery>) -> Result<Answer<Page<CafeSummary>>, ApiProblem> {
    asked.list_written(Catalogue::write_cafes).await
}

/// Gather cafés for a map
///
/// The cafés of a map's window (`bbox`), gathered where their markers would overlap at this `zoom`: at most 400
/// clusters. It takes the same filters as the list.
#[utoipa::path(tag = "cafes", params(CafeFilter, ClusterView), responses(
    (status = 200, description = "The clusters of the window", body = CafeClusters,
     example = json!(examples::clusters())),
    ReadAnswers,
))]
#[get("/cafes/clusters")]
pub(super) async fn cluster_cafes(asked: Asked<ClusterQuery>) -> Result<Answer<CafeClusters>, ApiProblem> {
    asked.list(Catalogue::clusters).await
}

/// Show a café
///
/// One café, whole, by its id or its slug. A cancelled café stays readable, marked.
#[utoipa::path(tag = "cafes",
    params(("id" = String, Path, description = "Its id or its slug", example = json!(examples::CAFE_SLUG))),
    responses(
        (status = 200, description = "The café", body = Cafe, example = json!(examples::cafe())),
        OneAnswers,
    ))]
#[get("/cafes/{id}")]
pub(super) async fn show_cafe(asked: Asked<NoQuery>, id: Path<String>) -> Result<Answer<Cafe>, ApiProblem> {
    asked.detail(|catalogue, now| catalogue.cafe(&id, now).ok_or_else(|| absent("café", &id))).await
}
