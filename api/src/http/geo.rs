//! What maps are drawn from: contours and names.

use actix_web::{
    get,
    web::{Bytes, Path},
};
use cafeia_shared::{query::NoQuery, territories::TerritoryCode};

use super::{
    absent,
    answer::{Answer, Freshness, JSON},
    problem::ApiProblem,
    query::Asked,
};
use crate::geo::{FranceDrawing, Label, TerritoryDrawing};

/// Contours, as TopoJSON.
pub(super) struct Contours;

/// The contours of France: régions and départements.
#[get("/geo/france.topo.json")]
pub(super) async fn show_outline(asked: Asked<NoQuery>) -> Result<Answer<Contours>, ApiProblem> {
    asked
        .text(Freshness::Day, |state| {
            Ok((JSON, Bytes::copy_from_slice(state.network.geography().outline().as_bytes())))
        })
        .await
}

/// The contours of the neighbouring countries.
#[get("/geo/neighbours.topo.json")]
pub(super) async fn show_neighbours(asked: Asked<NoQuery>) -> Result<Answer<Contours>, ApiProblem> {
    asked
        .text(Freshness::Day, |state| {
            Ok((JSON, Bytes::from_static(state.network.geography().neighbours().as_bytes())))
        })
        .await
}

/// The names of a département's communes, the most populous first.
#[get("/geo/labels/{departement}.json")]
pub(super) async fn list_labels(
    asked: Asked<NoQuery>,
    departement: Path<String>,
) -> Result<Answer<Vec<Label>>, ApiProblem> {
    asked
        .json(Freshness::Day, |state, _| {
            state.network.geography().labels(&departement).ok_or_else(|| absent("département", &departement))
        })
        .await
}

/// The names of the country's large towns, the most populous first.
#[get("/geo/labels.json")]
pub(super) async fn list_large_towns(asked: Asked<NoQuery>) -> Result<Answer<Vec<Label>>, ApiProblem> {
    asked.json(Freshness::Day, |state, _| Ok(state.network.geography().large_towns())).await
}

/// France drawn for SVG, each département an area of its own.
#[get("/geo/shapes.json")]
pub(super) async fn show_drawing(asked: Asked<NoQuery>) -> Result<Answer<FranceDrawing>, ApiProblem> {
    asked.json(Freshness::Day, |state, _| Ok(state.network.geography().drawing().clone())).await
}

/// A région or a département drawn alone for SVG.
#[get("/geo/shapes/{code}.json")]
pub(super) async fn show_territory_drawing(
    asked: Asked<NoQuery>,
    code: Path<String>,
) -> Result<Answer<TerritoryDrawing>, ApiProblem> {
    let code: TerritoryCode = code.parse().map_err(|how| ApiProblem::path("code", String::from(how)))?;
    asked
        .json(Freshness::Day, |state, _| {
            let drawing = state.network.geography().territory_drawing(&code);
            drawing.ok_or_else(|| absent("drawing", &code.to_string()))
        })
        .await
}
