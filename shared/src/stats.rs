//! The figures of the movement, each recomputed from rows.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::vocabulary::TrainingState;

/// The national figures.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Stats {
    /// The minute for which the figures are true (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub as_of: DateTime<Utc>,
    /// Published cafés not over yet, cancelled and postponed ones left out.
    pub upcoming_cafes: u32,
    /// Published cafés that are over, cancelled, postponed and not held ones left out.
    pub past_cafes: u32,
    /// Of the two above, those with a place.
    pub cafes_with_place: u32,
    /// Of those with a place, the share outside Paris, 0 to 1. Absent when there are none.
    pub share_outside_paris: Option<f64>,
    /// Organisations that take part.
    pub organisations: u32,
    /// Facilitators who agreed to be shown, by state of training.
    pub facilitators: Vec<TrainingCount>,
    /// Communes where a café is to come or was held.
    pub communes: u32,
    /// Published resources.
    pub resources: u32,
}

/// How many facilitators are in a state of training.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TrainingCount {
    /// The state.
    pub training: TrainingState,
    /// How many.
    pub count: u32,
}
