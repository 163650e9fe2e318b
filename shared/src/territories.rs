//! Territories: régions, départements and communes of the Code officiel géographique (INSEE).

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::{
    position::Position,
    query::{Pairs, Params, Query},
    stats::PeopleReached,
};

crate::vocabulary::vocabulary! {
    /// The level of a territory.
    TerritoryLevel {
        /// A région, or an overseas collectivity taken as one.
        Region = "region",
        /// A département, or an overseas collectivity.
        Departement = "departement",
        /// A commune.
        Commune = "commune",
    }
}

/// A territory's level and INSEE code: `region-53`, `departement-29`, `commune-29042`.
///
/// The level is part of it because the codes alone clash: 84 is both Vaucluse and Auvergne-Rhône-Alpes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TerritoryCode {
    /// The level.
    pub level: TerritoryLevel,
    /// The INSEE code, in capitals: `2A`.
    pub code: String,
}

impl TerritoryCode {
    /// A territory of a level.
    pub fn new(level: TerritoryLevel, code: impl Into<String>) -> Self {
        Self { level, code: code.into() }
    }

    /// The city of a municipal arrondissement, with its name: Paris, Lyon and Marseille have some.
    pub fn city(&self) -> Option<(Self, &'static str)> {
        let (code, name) = match (self.level, self.code.get(..3)?) {
            (TerritoryLevel::Commune, "751") => ("75056", "Paris"),
            (TerritoryLevel::Commune, "693") if self.code.as_str() >= "69381" => ("69123", "Lyon"),
            (TerritoryLevel::Commune, "132") if self.code.as_str() <= "13216" => ("13055", "Marseille"),
            _ => return None,
        };
        Some((Self::new(TerritoryLevel::Commune, code), name))
    }
}

impl fmt::Display for TerritoryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.level, self.code)
    }
}

impl FromStr for TerritoryCode {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const HOW: &str =
            "write the level and the INSEE code, as in region-53, departement-29 or commune-29042";
        let (level, code) = text.split_once('-').ok_or(HOW)?;
        let level: TerritoryLevel = level.parse().map_err(|_| HOW)?;
        let right_length = match level {
            TerritoryLevel::Region | TerritoryLevel::Departement => (2..=3).contains(&code.len()),
            TerritoryLevel::Commune => code.len() == 5,
        };
        if !right_length || !code.bytes().all(|b| b.is_ascii_alphanumeric()) {
            return Err(HOW);
        }
        Ok(Self { level, code: code.to_ascii_uppercase() })
    }
}

impl Serialize for TerritoryCode {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for TerritoryCode {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// A commune named by another object.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CommuneRef {
    /// INSEE code.
    pub code: String,
    /// Name.
    pub name: String,
    /// INSEE code of its département.
    pub departement_code: String,
}

impl CommuneRef {
    /// Its name with its département, which tells those of one name apart: `Crozon (29)`.
    pub fn with_departement(&self) -> String {
        format!("{} ({})", self.name, self.departement_code)
    }
}

/// A commune, as the search for a place gives it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Commune {
    /// INSEE code.
    pub code: String,
    /// Name.
    pub name: String,
    /// INSEE code of its département.
    pub departement_code: String,
    /// Name of its département.
    pub departement: String,
    /// Its postal codes.
    pub postal_codes: Vec<String>,
    /// Municipal population.
    pub population: u32,
    /// Its centre.
    pub position: Position,
    /// Whether the centre was only placed from its neighbours'.
    pub approximate: bool,
    /// The IANA time zone by which people live there.
    pub timezone: String,
}

/// A région or a département with its figures.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TerritorySummary {
    /// Level and INSEE code.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "departement-29"))]
    pub code: TerritoryCode,
    /// Name.
    pub name: String,
    /// The région of a département.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, example = "region-53"))]
    pub parent: Option<TerritoryCode>,
    /// Population.
    pub population: u32,
    /// How many cafés are to come; see `takes_place` of the list of cafés.
    pub upcoming_cafes: u32,
    /// How many cafés are over and took place.
    pub past_cafes: u32,
    /// How many organisations have their seat there.
    pub organisations: u32,
    /// How many facilitators agreed to be shown there.
    pub facilitators: u32,
}

impl TerritorySummary {
    /// Whether nobody lives there and nothing happens: Clipperton, the southern lands.
    pub fn is_deserted(&self) -> bool {
        let Self { population, upcoming_cafes, past_cafes, organisations, facilitators, .. } = self;
        [population, upcoming_cafes, past_cafes, organisations, facilitators]
            .into_iter()
            .all(|figure| *figure == 0)
    }
}

/// A territory, whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Territory {
    /// What lists show of it.
    #[serde(flatten)]
    pub summary: TerritorySummary,
    /// Its centre.
    pub position: Position,
    /// Its départements, when it is a région.
    pub departements: Vec<TerritorySummary>,
    /// The people whom cafés held there reached; absent while none has been reported.
    pub people_reached: Option<PeopleReached>,
    /// The vintage of the geography: `COG 2026`.
    pub vintage: String,
}

/// What belongs to no territory: cafés online, national networks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WithoutTerritory {
    /// How many cafés are to come.
    pub upcoming_cafes: u32,
    /// How many cafés are over and took place.
    pub past_cafes: u32,
    /// How many organisations take part without a seat.
    pub organisations: u32,
    /// How many facilitators are shown whose commune is not known any more.
    pub facilitators: u32,
}

/// The territories of a level, by code.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TerritoryList {
    /// The territories.
    pub data: Vec<TerritorySummary>,
    /// What lies in none of them: with it, the figures of the régions add up to the national ones.
    pub without_territory: WithoutTerritory,
    /// The vintage of the geography: `COG 2026`.
    pub vintage: String,
}

/// Which territories.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct TerritoryQuery {
    /// Régions or départements; both unless said otherwise.
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub level: Vec<TerritoryLevel>,
}

impl Query for TerritoryQuery {
    fn read(params: &mut Params) -> Self {
        let level: Vec<TerritoryLevel> = params.many("level");
        if level.contains(&TerritoryLevel::Commune) {
            params.inconsistent("level", "communes are searched at /api/v1/communes");
        }
        Self { level }
    }

    fn write(&self, out: &mut Pairs) {
        out.many("level", &self.level);
    }
}

/// The communes that a search found, those that answer best first, and the most populous among these.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CommuneList {
    /// The communes.
    pub data: Vec<Commune>,
}

/// Which communes.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct CommuneQuery {
    /// The beginning of a name or of a postal code; a name may be misspelt.
    #[cfg_attr(
        feature = "openapi",
        param(required = true, min_length = 1, max_length = 200, example = "saint etienne")
    )]
    pub q: String,
    /// How many at most, 1 to 50; 10 unless said otherwise.
    #[cfg_attr(feature = "openapi", param(required = false, minimum = 1, maximum = 50))]
    pub limit: Option<u16>,
}

impl Query for CommuneQuery {
    fn read(params: &mut Params) -> Self {
        let q = params.words("q");
        if q.is_none() && !params.has_fault("q") {
            params.required("q", "the beginning of a commune's name or postal code");
        }
        Self { q: q.unwrap_or_default(), limit: params.number("limit", 1, 50) }
    }

    fn write(&self, out: &mut Pairs) {
        out.one("q", Some(&self.q));
        out.one("limit", self.limit);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_code_is_refused_because_levels_clash() {
        assert!("84".parse::<TerritoryCode>().is_err());
        assert_eq!("departement-2a".parse::<TerritoryCode>().unwrap().to_string(), "departement-2A");
        for text in ["", "-", "commune-1", "region-", "pays-33", "departement-<b>"] {
            assert!(text.parse::<TerritoryCode>().is_err(), "{text} was accepted");
        }
    }
}
