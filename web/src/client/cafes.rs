//! Cafés: list, detail, map.

use cafeia_shared::{
    cafes::{Cafe, CafeClusters, CafeQuery, CafeSummary, ClusterQuery},
    paging::Page,
    query::Query as _,
};

use super::{CallError, call, segment, with_query};

/// A page of cafés.
pub async fn cafes(query: CafeQuery) -> Result<Page<CafeSummary>, CallError> {
    call(&with_query("/api/v1/cafes", &query.to_query())).await
}

/// A café by its slug or id.
pub async fn cafe(slug: String) -> Result<Cafe, CallError> {
    call(&format!("/api/v1/cafes/{}", segment(&slug))).await
}

/// The cafés of a map's window.
pub async fn cafe_clusters(query: ClusterQuery) -> Result<CafeClusters, CallError> {
    call(&with_query("/api/v1/cafes/clusters", &query.to_query())).await
}
