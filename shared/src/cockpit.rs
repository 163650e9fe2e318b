//! What those see at a glance who look after a territory.

use serde::{Deserialize, Serialize};

use crate::territories::TerritoryCode;

/// Who looks after a territory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TerritoryCoverage {
    /// The territory.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "departement-29"))]
    pub code: TerritoryCode,
    /// Its name.
    pub name: String,
    /// How many people look after it by name.
    pub referents: u32,
    /// How many look after a wider territory in which it lies.
    pub wider: u32,
    /// How many look after a part of it.
    pub partial: u32,
}

impl TerritoryCoverage {
    /// Whether nobody looks after the whole of it.
    pub fn is_missing(&self) -> bool {
        self.referents == 0 && self.wider == 0
    }
}

/// Who looks after the régions and départements within what somebody looks after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Coverage {
    /// The territories, those that nobody looks after first, then by code.
    pub data: Vec<TerritoryCoverage>,
}
