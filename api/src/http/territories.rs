//! Territories with their figures, and the search for a commune.

use actix_web::{get, web::Path};
use cafeia_shared::{
    query::NoQuery,
    territories::{
        Commune, CommuneList, CommuneQuery, Territory, TerritoryCode, TerritoryList, TerritoryQuery,
    },
};

use super::{
    absent,
    answer::{Answer, Freshness},
    docs::{OneAnswers, ReadAnswers},
    examples,
    problem::ApiProblem,
    query::Asked,
};
use crate::geo::{self, Geography};

/// How many communes a search gives when it does not say.
const COMMUNES: u16 = 10;

/// List territories
///
/// Régions and départements by code, overseas ones among them, each with its figures of now.
#[utoipa::path(tag = "territories", params(TerritoryQuery), responses(
    (status = 200, description = "The territories", body = TerritoryList,
     example = json!(examples::territories())),
    ReadAnswers,
))]
#[get("/territories")]
pub(super) async fn list_territories(
    asked: Asked<TerritoryQuery>,
) -> Result<Answer<TerritoryList>, ApiProblem> {
    asked.list(|catalogue, query, now| Ok(catalogue.territories(query, now))).await
}

/// Show a territory
///
/// A région, a département or a commune with its figures; a région with its départements too. The level is part
/// of the code, because the codes alone clash: 84 is both Vaucluse and Auvergne-Rhône-Alpes.
#[utoipa::path(tag = "territories",
    params(("code" = String, Path, description = "Level and INSEE code: `region-53`, `departement-29`, `commune-29042`",
        pattern = "^(region|departement)-[0-9A-Za-z]{2,3}$|^commune-[0-9A-Za-z]{5}$", example = "region-53")),
    responses(
        (status = 200, description = "The territory", body = Territory, example = json!(examples::territory())),
        OneAnswers,
    ))]
#[get("/territories/{code}")]
pub(super) async fn show_territory(
    asked: Asked<NoQuery>,
    code: Path<String>,
) -> Result<Answer<Territory>, ApiProblem> {
    let code: TerritoryCode = code.parse().map_err(|how| ApiProblem::path("code", String::from(how)))?;
    asked
        .found(|catalogue, now| {
            catalogue.territory(&code, now).ok_or_else(|| absent("territory", &code.to_string()))
        })
        .await
}

/// Search communes
///
/// By the beginning of a name or of a postal code; accents, hyphens, case and "St" for "Saint" do not matter. A
/// name that is exactly that comes first, then the most populous. Where nothing begins so, communes whose names are
/// spelt about like it: a letter off, or two in a long name. So compare `name` before you take an answer for the one meant.
#[utoipa::path(tag = "territories", params(CommuneQuery), responses(
    (status = 200, description = "The communes found", body = CommuneList, example = json!(examples::communes())),
    ReadAnswers,
))]
#[get("/communes")]
pub(super) async fn search_communes(asked: Asked<CommuneQuery>) -> Result<Answer<CommuneList>, ApiProblem> {
    asked
        .json(Freshness::Day, |state, query| {
            let geography = state.network.geography();
            let limit = usize::from(query.limit.unwrap_or(COMMUNES));
            let found = geography.suggest_communes(&query.q, limit);
            Ok(CommuneList { data: found.into_iter().map(|commune| shown(geography, commune)).collect() })
        })
        .await
}

fn shown(geography: &Geography, commune: &geo::Commune) -> Commune {
    let departement = geography.departement(commune.departement);
    Commune {
        code: commune.code.to_owned(),
        name: commune.name.to_owned(),
        departement_code: commune.departement.to_owned(),
        departement: departement.map(|d| d.name.to_owned()).unwrap_or_default(),
        postal_codes: commune.postal_codes.iter().map(|code| (*code).to_owned()).collect(),
        population: commune.population,
        position: commune.position(),
        approximate: commune.approximate,
        timezone: geography.time_zone(commune.code).to_owned(),
    }
}
