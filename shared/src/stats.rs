//! The figures of the movement, each recomputed from rows.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    reports::{Reached, ReportProof},
    vocabulary::TrainingState,
};

/// The national figures.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Stats {
    /// The minute for which the figures are true (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub as_of: DateTime<Utc>,
    /// Published cafés not over yet that take place: cancelled ones and those put off without a new date left out
    /// (`takes_place` of the list of cafés).
    pub upcoming_cafes: u32,
    /// Published cafés that are over and took place: not held ones are left out too.
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
    /// The people whom cafés reached; absent while none has been reported.
    pub people_reached: Option<PeopleReached>,
}

/// How many people cafés reached, as a band: from what was verified to all that was declared.
///
/// Counted are published cafés that were held and reported on, each with one number. A report is declared by somebody who was
/// there: who ran it, hosted it or proposed it. Two reports by different people match when their numbers differ by a tenth of
/// the greater one at most; the lower one of them counts, as the lowest does where none match. A number is verified
/// when whoever looks after the territory has confirmed it; then it counts alone. People who come twice count twice.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PeopleReached {
    /// Of cafés whose number was verified.
    pub verified: u32,
    /// Of these, and of those on which two reports match.
    pub matched: u32,
    /// Of all cafés that were reported on.
    pub declared: u32,
    /// How many cafés that are.
    pub cafes: u32,
}

impl PeopleReached {
    /// Counts a café.
    pub fn add(&mut self, reached: Reached) {
        let Reached { people, proof } = reached;
        self.cafes = self.cafes.saturating_add(1);
        self.declared = self.declared.saturating_add(people);
        if proof >= ReportProof::Matched {
            self.matched = self.matched.saturating_add(people);
        }
        if proof == ReportProof::Verified {
            self.verified = self.verified.saturating_add(people);
        }
    }
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
