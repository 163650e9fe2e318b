//! A territory as those see it who look after it: over time, by its parts, and how far its inhabitants are from a café.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    organisations::OrganisationRef,
    position::Position,
    stats::PeopleReached,
    territories::{CommuneRef, TerritoryCode},
};

/// What the movement wants to reach by [`OBJECTIVE_UNTIL`], in people.
pub const OBJECTIVE: u32 = 2_000_000;
/// The last day of the objective.
pub const OBJECTIVE_UNTIL: NaiveDate = match NaiveDate::from_ymd_opt(2027, 12, 31) {
    Some(day) => day,
    None => NaiveDate::MAX,
};

/// How near a café is within reach where the next places are looked for, in kilometres as the crow flies: a quarter of an hour
/// by car, or a long ride on a bicycle.
pub const REACH_KM: u32 = 10;
/// How many next places are named at most.
pub const NEXT_PLACES: usize = 10;

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
    /// Where a commune is, in degrees (WGS 84); absent for a département.
    pub position: Option<Position>,
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

/// An organisation of the network near a commune: the one to call.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NearbyOrganisation {
    /// Which.
    pub organisation: OrganisationRef,
    /// Where it has its seat.
    pub commune: CommuneRef,
    /// Metres from there to the commune, as the crow flies.
    pub distance_m: u32,
}

/// A commune where a café would bring many inhabitants of the territory within reach whom none reaches now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NextPlace {
    /// The commune.
    pub commune: CommuneRef,
    /// Where it is, in degrees (WGS 84).
    pub position: Position,
    /// Its own inhabitants.
    pub population: u32,
    /// The territory's inhabitants who would come within reach, besides those whom the places before it bring.
    pub inhabitants: u32,
    /// Metres to the nearest place with a café now; absent where no café has a place at all.
    pub nearest_m: Option<u32>,
    /// The network's nearest organisation, those that host cafés first where several are equally near; absent when none is known.
    pub organisation: Option<NearbyOrganisation>,
    /// How many of the facilitators whom everybody sees travel that far.
    pub facilitators: u32,
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
    /// How near a café is within reach for the next places, in kilometres.
    pub reach_km: u32,
    /// Where a café would bring most inhabitants within reach, the most first; at most ten, fewer where everybody is reached.
    pub next_places: Vec<NextPlace>,
    /// All people whom its cafés reached so far; absent while none has been reported.
    pub people_reached: Option<PeopleReached>,
    /// Its share, by its inhabitants, of the two million people whom the movement wants to reach by the end of 2027.
    pub objective: u32,
}
