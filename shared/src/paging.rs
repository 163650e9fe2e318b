//! Lists, page by page.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Items of a page when the caller does not say.
pub const DEFAULT_LIMIT: u16 = 20;
/// Items of a page at most.
pub const MAX_LIMIT: u16 = 200;

/// One page of a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Page<T> {
    /// The items, in the order asked for.
    pub data: Vec<T>,
    /// Give it back as `cursor` to read the next page. Absent on the last page.
    pub next_cursor: Option<String>,
    /// How many items match in all.
    pub total: u64,
    /// For each filter, how many of the matching items have each value; only when `facets=true`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facets: Option<Facets>,
}

/// Counts by filter name, each list by falling count. A filter's own choice is left out of its counts, so
/// that they tell what choosing another value would give.
pub type Facets = BTreeMap<String, Vec<FacetCount>>;

/// How many items have a value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FacetCount {
    /// The value, as the filter takes it.
    pub value: String,
    /// How many items match with it.
    pub count: u64,
}
