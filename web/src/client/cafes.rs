//! Cafés: list, detail, map.

use cafeia_shared::{
    cafes::{Cafe, CafeClusters, CafeFilter, CafeQuery, CafeSummary, ClusterQuery},
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

/// The address of a café's entry for calendars.
pub fn calendar_of_cafe(slug: &str) -> String {
    format!("/api/v1/feeds/cafes/{}.ics", segment(slug))
}

/// The address of the calendar of a filter's cafés, to be subscribed to.
pub fn calendar(filter: &CafeFilter) -> String {
    with_query("/api/v1/feeds/cafes.ics", &filter.to_query())
}

/// The address of the news feed of a filter's cafés.
pub fn news_feed(filter: &CafeFilter) -> String {
    with_query("/api/v1/feeds/cafes.rss", &filter.to_query())
}

/// The cafés of a map's window.
pub async fn cafe_clusters(query: ClusterQuery) -> Result<CafeClusters, CallError> {
    call(&with_query("/api/v1/cafes/clusters", &query.to_query())).await
}
