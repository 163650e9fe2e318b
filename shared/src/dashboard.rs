//! A territory as those see it who look after it: over time, by its parts, and how far its inhabitants are from a café.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::{stats::PeopleReached, territories::TerritoryCode};

/// What the movement wants to reach by [`OBJECTIVE_UNTIL`], in people.
pub const OBJECTIVE: u32 = 2_000_000;
/// The last day of the objective.
pub const OBJECTIVE_UNTIL: NaiveDate = match NaiveDate::from_ymd_opt(2027, 12, 31) {
    Some(day) => day,
    None => NaiveDate::MAX,
};

/// A month of a territory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MonthFigures {
    /// The month, as in `2026-11`.
    pub month: String,
    /// Cafés that were held, or are over and were not called off.
    pub cafes: u32,
    /// The people whom they reached; absent while none of them has been reported.
    pub people_reached: Option<PeopleReached>,
}

/// A part of a territory over the last twelve months: a département of a région, a commune of a département.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PartFigures {
    /// The part.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "commune-29042"))]
    pub code: TerritoryCode,
    /// Its name.
    pub name: String,
    /// Its inhabitants.
    pub population: u32,
    /// Cafés that are over and were not called off.
    pub cafes: u32,
    /// The people whom they reached; absent while none of them has been reported.
    pub people_reached: Option<PeopleReached>,
}

/// How many inhabitants live near a café.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NearFigures {
    /// How near, in kilometres as the crow flies from the middle of their commune.
    pub km: u32,
    /// How many inhabitants.
    pub inhabitants: u32,
}

/// A territory as those see it who look after it. Every figure is recomputed from rows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TerritoryDashboard {
    /// The territory.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "departement-29"))]
    pub code: TerritoryCode,
    /// Its name.
    pub name: String,
    /// Its inhabitants.
    pub population: u32,
    /// The minute for which the figures are true (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub as_of: DateTime<Utc>,
    /// The last 24 months, this one included, the oldest first.
    pub months: Vec<MonthFigures>,
    /// Its parts, by code: those of a département that have had a café in the last twelve months, all départements of a région.
    pub parts: Vec<PartFigures>,
    /// How many inhabitants live within 10, 20 and 30 kilometres of a place where a café is to come or was held in the last
    /// twelve months.
    pub near: Vec<NearFigures>,
    /// All people whom its cafés reached so far; absent while none has been reported.
    pub people_reached: Option<PeopleReached>,
    /// Its share, by its inhabitants, of the two million people whom the movement wants to reach by the end of 2027.
    pub objective: u32,
}
