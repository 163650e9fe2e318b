//! Facilitators: the people who run cafés, as far as they agreed to be shown.

use actix_web::{get, web::Path};
use cafeia_shared::{
    facilitators::{Facilitator, FacilitatorFilter, FacilitatorOrder, FacilitatorQuery, FacilitatorSummary},
    paging::Page,
    query::{ListPaging, NoQuery},
};

use super::{
    absent,
    answer::Answer,
    docs::{OneAnswers, ReadAnswers},
    examples,
    problem::ApiProblem,
    query::Asked,
};

/// List facilitators
///
/// Those who agreed to be shown, by name. `reaches` finds those whose travel radius covers a point, the nearest first.
#[utoipa::path(tag = "facilitators", params(FacilitatorFilter, FacilitatorOrder, ListPaging), responses(
    (status = 200, description = "A page of facilitators", body = Page<FacilitatorSummary>,
     example = json!(examples::facilitators())),
    ReadAnswers,
))]
#[get("/facilitators")]
pub(super) async fn list_facilitators(
    asked: Asked<FacilitatorQuery>,
) -> Result<Answer<Page<FacilitatorSummary>>, ApiProblem> {
    asked.list(|catalogue, query, _| catalogue.facilitators(query)).await
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
