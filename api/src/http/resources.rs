//! Resources: formats and documents, linked to their publishers.

use actix_web::{get, web::Path};
use cafeia_shared::{
    paging::Page,
    query::{ListPaging, NoQuery},
    resources::{Resource, ResourceFilter, ResourceQuery, ResourceSummary},
};

use super::{
    absent,
    answer::Answer,
    docs::{OneAnswers, ReadAnswers},
    examples,
    problem::ApiProblem,
    query::Asked,
};

/// List resources
///
/// Formats (ways to run a café) and documents, by title. Each is linked to its publisher, not copied.
#[utoipa::path(tag = "resources", params(ResourceFilter, ListPaging), responses(
    (status = 200, description = "A page of resources", body = Page<ResourceSummary>,
     example = json!(examples::resources())),
    ReadAnswers,
))]
#[get("/resources")]
pub(super) async fn list_resources(
    asked: Asked<ResourceQuery>,
) -> Result<Answer<Page<ResourceSummary>>, ApiProblem> {
    asked.list(|catalogue, query, _| catalogue.resources(query)).await
}

/// Show a resource
///
/// One resource, whole, by its id or its slug.
#[utoipa::path(tag = "resources",
    params(("id" = String, Path, description = "Its id or its slug", example = json!(examples::RESOURCE_SLUG))),
    responses(
        (status = 200, description = "The resource", body = Resource, example = json!(examples::resource())),
        OneAnswers,
    ))]
#[get("/resources/{id}")]
pub(super) async fn show_resource(
    asked: Asked<NoQuery>,
    id: Path<String>,
) -> Result<Answer<Resource>, ApiProblem> {
    asked.detail(|catalogue, now| catalogue.resource(&id, now).ok_or_else(|| absent("resource", &id))).await
}
