//! Organisations: hosts, organisers, funders, trainers, network heads.

use actix_web::{get, web::Path};
use cafeia_shared::{
    organisations::{Organisation, OrganisationFilter, OrganisationQuery, OrganisationSummary},
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
use crate::catalogue::Catalogue;

/// List organisations
///
/// The organisations that take part in the network, by name.
#[utoipa::path(tag = "organisations", params(OrganisationFilter, ListPaging), responses(
    (status = 200, description = "A page of organisations", body = Page<OrganisationSummary>,
     example = json!(examples::organisations())),
    ReadAnswers,
))]
#[get("/organisations")]
pub(super) async fn list_organisations(
    asked: Asked<OrganisationQuery>,
) -> Result<Answer<Page<OrganisationSummary>>, ApiProblem> {
    asked.list(Catalogue::organisations).await
}

/// Show an organisation
///
/// One organisation, whole, by its id or its slug, with its network's members when it heads one.
#[utoipa::path(tag = "organisations",
    params(("id" = String, Path, description = "Its id or its slug", example = json!(examples::ORGANISATION_SLUG))),
    responses(
        (status = 200, description = "The organisation", body = Organisation, example = json!(examples::organisation())),
        OneAnswers,
    ))]
#[get("/organisations/{id}")]
pub(super) async fn show_organisation(
    asked: Asked<NoQuery>,
    id: Path<String>,
) -> Result<Answer<Organisation>, ApiProblem> {
    asked
        .detail(|catalogue, now| catalogue.organisation(&id, now).ok_or_else(|| absent("organisation", &id)))
        .await
}
