//! What is to be done after changes, as those see it who look after the network.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    ids::JobId,
    query::{Paging, Pairs, Params, Query},
};

crate::vocabulary::vocabulary! {
    /// Where a job stands.
    JobState {
        /// It is to be done, now or later.
        Waiting = "waiting",
        /// It was given up. It stays until someone has it done again or discards it.
        Failed = "failed",
    }
}

/// Something that is to be done. It holds no personal data: neither who gets a letter nor what it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct JobSummary {
    /// Its identifier, which is the `Message-ID` of a letter too.
    pub id: JobId,
    /// What it does, in a word: `mail`, `review_call`.
    pub kind: String,
    /// What it is about, in a word: `invitation`, `proposal`… Absent when this version does not know it.
    pub about: Option<String>,
    /// Where it stands.
    pub state: JobState,
    /// When it is to be done; after a failure, when it is tried again (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub run_at: DateTime<Utc>,
    /// How often it was begun.
    pub attempts: u32,
    /// Why it failed the last time, without addresses.
    pub last_error: Option<String>,
    /// When it was written down (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub created_at: DateTime<Utc>,
}

/// Which jobs.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct JobFilter {
    /// In this state.
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub state: Option<JobState>,
}

/// The query of a list of jobs, those to be done first before the others.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct JobQuery {
    /// Which ones.
    pub filter: JobFilter,
    /// Which page.
    pub paging: Paging,
}

impl Query for JobQuery {
    fn read(params: &mut Params) -> Self {
        Self { filter: JobFilter { state: params.one("state") }, paging: Paging::read(params) }
    }

    fn write(&self, out: &mut Pairs) {
        out.one("state", self.filter.state);
        self.paging.write(out);
    }
}
