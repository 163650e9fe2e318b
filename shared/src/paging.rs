//! Lists, page by page.

use std::fmt;

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{MapAccess, Visitor},
};

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
    #[cfg_attr(feature = "openapi", schema(value_type = Option<std::collections::BTreeMap<String, Vec<FacetCount>>>))]
    pub facets: Option<Facets>,
}

impl<T> Page<T> {
    /// The same page of something else.
    pub fn map<U>(self, item: impl FnMut(T) -> U) -> Page<U> {
        let Self { data, next_cursor, total, facets } = self;
        Page { data: data.into_iter().map(item).collect(), next_cursor, total, facets }
    }
}

/// Counts by filter name, each list by falling count. A filter's own choice is left out of its counts, so
/// that they tell what choosing another value would give. On the wire it is an object, its names in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets(Vec<(String, Vec<FacetCount>)>);

impl Facets {
    /// The counts of a filter.
    pub fn get(&self, filter: &str) -> Option<&[FacetCount]> {
        self.0.iter().find(|(name, _)| name == filter).map(|(_, counts)| counts.as_slice())
    }
}

impl FromIterator<(String, Vec<FacetCount>)> for Facets {
    fn from_iter<I: IntoIterator<Item = (String, Vec<FacetCount>)>>(counts: I) -> Self {
        let mut facets: Vec<_> = counts.into_iter().collect();
        facets.sort_by(|(one, _), (other, _)| one.cmp(other));
        Self(facets)
    }
}

impl Serialize for Facets {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, counts)| (name, counts)))
    }
}

impl<'de> Deserialize<'de> for Facets {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;

        impl<'de> Visitor<'de> for Object {
            type Value = Facets;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("counts by filter name")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Facets, A::Error> {
                let mut facets = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    facets.push(entry);
                }
                Ok(Facets(facets))
            }
        }

        deserializer.deserialize_map(Object)
    }
}

/// How many items have a value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FacetCount {
    /// The value, as the filter takes it.
    pub value: String,
    /// How many items match with it.
    pub count: u64,
}
