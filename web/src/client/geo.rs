//! Territories, communes, and what the map is drawn from.

use cafeia_shared::{
    query::Query as _,
    stats::Stats,
    territories::{Commune, CommuneList, CommuneQuery, Territory, TerritoryList},
};

use super::{CallError, call, call_text, segment, with_query};

/// The communes whose name or postal code begins with a text, the most populous first.
pub async fn communes(text: String) -> Result<Vec<Commune>, CallError> {
    search(CommuneQuery { q: text, limit: Some(8) }).await
}

/// A commune by its name and INSEE code: the search is by name, and several communes may share one.
pub async fn commune(name: String, code: String) -> Option<Commune> {
    let found = search(CommuneQuery { q: name, limit: Some(50) }).await.ok()?;
    found.into_iter().find(|commune| commune.code == code)
}

async fn search(query: CommuneQuery) -> Result<Vec<Commune>, CallError> {
    call::<CommuneList>(&with_query("/api/v1/communes", &query.to_query())).await.map(|list| list.data)
}

/// The régions and the départements.
pub async fn territories() -> Result<TerritoryList, CallError> {
    call("/api/v1/territories").await
}

/// A territory with its figures, by its code.
pub async fn territory(code: &str) -> Result<Territory, CallError> {
    call(&format!("/api/v1/territories/{}", segment(code))).await
}

/// The figures of the movement.
pub async fn stats() -> Result<Stats, CallError> {
    call("/api/v1/stats").await
}

/// The contours of France, as TopoJSON.
pub async fn outline() -> Result<String, CallError> {
    call_text("/geo/france.topo.json", "application/json").await
}

/// The contours of the neighbouring countries, as TopoJSON.
pub async fn neighbours() -> Result<String, CallError> {
    call_text("/geo/neighbours.topo.json", "application/json").await
}

/// The names of the country's large towns for the map, as JSON.
pub async fn large_towns() -> Result<String, CallError> {
    call_text("/geo/labels.json", "application/json").await
}

/// The names of a département's communes for the map, as JSON.
pub async fn place_names(departement: String) -> Result<String, CallError> {
    call_text(&format!("/geo/labels/{}.json", segment(&departement)), "application/json").await
}
