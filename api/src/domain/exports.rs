//! What stands in somebody's territory, as tables that spreadsheets open and an import reads back.

use cafeia_shared::imports::ImportKind;
use chrono::{DateTime, Utc};

use super::{
    imports::tables::{self, Table},
    policy::{Action, Who},
    reach,
};
use crate::{
    geo::Geography,
    store::{self, DbConnection, StoreError},
};

/// All things of a kind within what somebody looks after.
pub fn table(
    connection: &mut DbConnection,
    geography: &Geography,
    who: &Who,
    kind: ImportKind,
    now: DateTime<Utc>,
) -> Result<Table, StoreError> {
    let reach = reach::of(who, Action::SteerTerritory, geography, now);
    match kind {
        ImportKind::Cafes => {
            let mut cafes = store::cafes::list_within(connection, &reach)?;
            cafes.sort_by_key(|cafe| (cafe.content.starts_at, cafe.id));
            tables::of_cafes(connection, geography, &cafes)
        }
        ImportKind::Organisations => {
            let mut organisations = store::organisations::list_within(connection, &reach)?;
            organisations.sort_by(|one, other| one.content.name.cmp(&other.content.name));
            tables::of_organisations(connection, geography, &organisations)
        }
        ImportKind::Facilitators => {
            let mut facilitators = store::facilitators::list_within(connection, &reach)?;
            facilitators.sort_by(|one, other| one.content.name.cmp(&other.content.name));
            tables::of_facilitators(connection, geography, &facilitators)
        }
    }
}
