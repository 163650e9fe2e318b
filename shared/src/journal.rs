//! What happened in the network, as those read it who look after a part of it. It names what changed and holds no value of it.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    ids::{AccountId, JournalEntryId},
    problem::FaultCode,
    query::{Paged, Paging, Pairs, Params, Query, Value},
    territories::{CommuneRef, TerritoryCode},
};

crate::vocabulary::vocabulary! {
    /// Who makes a change.
    ActorKind {
        /// Somebody who is signed in.
        Account = "account",
        /// Whoever has the private link of a proposal.
        Proposal = "proposal",
        /// Whoever has the private link of a need.
        Need = "need",
        /// The platform itself.
        System = "system",
    }
}

/// Who made a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct JournalActor {
    /// What they are.
    pub kind: ActorKind,
    /// The account, the proposal or the need; absent for the platform.
    pub id: Option<Uuid>,
    /// The account's name now, to those who may see the account; a part of the platform.
    pub name: Option<String>,
}

/// A change, as those see it who look after where it was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct JournalEntry {
    /// Names it.
    pub id: JournalEntryId,
    /// When it was made (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub at: DateTime<Utc>,
    /// Who made it.
    pub actor: JournalActor,
    /// What kind of thing it is about, in a word: `cafe`, `organisation`, `report`…
    pub aggregate: String,
    /// Which one. A report has its café's identifier.
    pub object_id: Uuid,
    /// Its name now; absent when it is gone, or has none.
    pub object_name: Option<String>,
    /// What happened, in a word: `created`, `updated`, `published`…
    pub event: String,
    /// The names of the fields that changed, without their values.
    pub changed: Vec<String>,
    /// Where the thing lay then.
    pub commune: Option<CommuneRef>,
}

/// Which changes.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct JournalFilter {
    /// About things of these kinds: `cafe`, `organisation`, `facilitator`…
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub aggregate: Vec<String>,
    /// About this one.
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub object: Option<Uuid>,
    /// About those whose name or title has these words now.
    #[cfg_attr(feature = "openapi", param(required = false, max_length = 200))]
    pub q: Option<String>,
    /// Made by this account.
    #[cfg_attr(feature = "openapi", param(required = false, value_type = Uuid))]
    pub actor: Option<AccountId>,
    /// Whether only those that others have made.
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub by_others: Option<bool>,
    /// About what lay in one of these territories: `region-53`, `departement-29`, `commune-29042`.
    #[cfg_attr(feature = "openapi", param(required = false, value_type = Vec<String>, example = json!(["departement-29"])))]
    pub territory: Vec<TerritoryCode>,
    /// Made on this day or later (UTC).
    #[cfg_attr(feature = "openapi", param(required = false, value_type = String, format = Date))]
    pub from: Option<NaiveDate>,
    /// Made on this day or earlier (UTC).
    #[cfg_attr(feature = "openapi", param(required = false, value_type = String, format = Date))]
    pub until: Option<NaiveDate>,
    /// Made after this change.
    #[cfg_attr(feature = "openapi", param(required = false, value_type = Uuid))]
    pub after: Option<JournalEntryId>,
}

/// The query of a list of changes, the newest first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct JournalQuery {
    /// Which ones.
    pub filter: JournalFilter,
    /// Which page.
    pub paging: Paging,
}

impl Query for JournalQuery {
    fn read(params: &mut Params) -> Self {
        let filter = JournalFilter {
            aggregate: params.many("aggregate"),
            object: params.one("object"),
            q: params.words("q"),
            actor: params.one("actor"),
            by_others: params.one("by_others"),
            territory: params.many("territory"),
            from: params.date("from"),
            until: params.date("until"),
            after: params.one("after"),
        };
        if filter.from.zip(filter.until).is_some_and(|(from, until)| until < from) {
            params.inconsistent("until", "is not before from");
        }
        Self { filter, paging: Paging::read(params) }
    }

    fn write(&self, out: &mut Pairs) {
        out.many("aggregate", &self.filter.aggregate);
        out.one("object", self.filter.object);
        out.one("q", self.filter.q.as_ref());
        out.one("actor", self.filter.actor);
        out.one("by_others", self.filter.by_others);
        out.many("territory", &self.filter.territory);
        out.one("from", self.filter.from);
        out.one("until", self.filter.until);
        out.one("after", self.filter.after);
        self.paging.write(out);
    }
}

impl Paged for JournalQuery {
    fn go_on(&mut self, cursor: Option<String>) {
        self.paging.cursor = cursor;
    }

    fn first_page(&self, _: Option<bool>) -> Self {
        let mut query = self.clone();
        query.paging.cursor = None;
        query
    }
}

impl Value for Uuid {
    fn read(text: &str) -> Result<Self, (FaultCode, String)> {
        Self::parse_str(text).map_err(|_| (FaultCode::Malformed, "is an identifier (UUID)".to_owned()))
    }
}

impl Value for AccountId {
    fn read(text: &str) -> Result<Self, (FaultCode, String)> {
        text.parse().map_err(|_| (FaultCode::Malformed, "is the id of an account".to_owned()))
    }
}

impl Value for JournalEntryId {
    fn read(text: &str) -> Result<Self, (FaultCode, String)> {
        text.parse().map_err(|_| (FaultCode::Malformed, "is the id of a change in the journal".to_owned()))
    }
}
