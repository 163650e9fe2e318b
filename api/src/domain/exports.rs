//! What stands in somebody's territory, as tables that spreadsheets open and an import reads back.

use cafeia_shared::{
    directory::{WorkspaceFacilitatorQuery, WorkspaceOrganisationQuery},
    workspace::WorkspaceCafeQuery,
};
use chrono::{DateTime, Utc};

use super::{
    facilitators,
    imports::tables::{self, Table},
    organisations,
    pages::Words,
    policy::{Action, Who},
    reach, workspace,
};
use crate::{
    geo::Geography,
    store::{self, DbConnection, StoreError},
};

/// What is exported: what a list of the workspace would show, whole.
#[derive(Debug, Clone, PartialEq)]
pub enum Exported {
    /// Cafés.
    Cafes(WorkspaceCafeQuery),
    /// Organisations.
    Organisations(WorkspaceOrganisationQuery),
    /// Facilitators.
    Facilitators(WorkspaceFacilitatorQuery),
}

/// All that a list is asked for within what somebody looks after.
pub fn table(
    connection: &mut DbConnection,
    geography: &Geography,
    who: &Who,
    exported: &Exported,
    now: DateTime<Utc>,
) -> Result<Table, StoreError> {
    let reach = reach::of(who, Action::SteerTerritory, geography, now);
    match exported {
        Exported::Cafes(query) => {
            let words = Words::of(query.q.as_deref());
            let wanted = workspace::wanted(&reach, query, &words, now);
            let cafes = store::cafes::list_all_wanted(connection, &wanted)?;
            tables::of_cafes(connection, geography, &cafes)
        }
        Exported::Organisations(query) => {
            let mut organisations = store::organisations::list_within(connection, &reach)?;
            organisations.retain(organisations::fits(&query.filter));
            organisations.sort_by(|one, other| one.content.name.cmp(&other.content.name));
            tables::of_organisations(connection, geography, &organisations)
        }
        Exported::Facilitators(query) => {
            let mut facilitators = store::facilitators::list_within(connection, &reach)?;
            facilitators.retain(facilitators::fits(&query.filter));
            facilitators.sort_by(|one, other| one.content.name.cmp(&other.content.name));
            tables::of_facilitators(connection, geography, &facilitators)
        }
    }
}
