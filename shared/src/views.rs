//! Saved views: what somebody looks for often in a list of the workspace, under a name of their choice.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{ids::SavedViewId, problem::FieldError, validation::Check};

/// Characters of a view's name at most.
pub const NAME: usize = 60;
/// Views that one account may keep.
pub const VIEWS: usize = 40;

crate::vocabulary::vocabulary! {
    /// The lists of the workspace of which views are saved.
    ViewedList {
        /// Cafés.
        Cafes = "cafes",
        /// Facilitators.
        Facilitators = "facilitators",
        /// Organisations.
        Organisations = "organisations",
    }
}

/// A view to be saved, or as it is to be from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewSavedView {
    /// Of which list.
    pub list: ViewedList,
    /// Its name, 1 to 60 characters; no two views of a list have the same.
    pub name: String,
    /// What the list's page shows: the query string of its address, with filters, order and columns; empty for the page as it
    /// opens. 1,000 characters at most.
    pub query: String,
}

impl NewSavedView {
    /// What is wrong with it, field by field.
    pub fn faults(&self) -> Vec<FieldError> {
        let mut check = Check::default();
        check.text("name", &self.name, 1, NAME);
        check.optional_query("query", &self.query);
        check.that(
            !self.query.contains(['#', '?', ' ', '"', '<', '>']),
            "query",
            "is a query string, encoded, without its question mark",
        );
        check.faults()
    }
}

/// A view that was saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SavedView {
    /// Its identifier.
    pub id: SavedViewId,
    /// Counts its edits from 1.
    pub version: u32,
    /// Of which list.
    pub list: ViewedList,
    /// Its name.
    pub name: String,
    /// The query string of its page's address.
    pub query: String,
    /// When it last changed (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub updated_at: DateTime<Utc>,
}

/// All the views that an account has saved, by list and name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SavedViewList {
    /// At most 40.
    pub data: Vec<SavedView>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_is_a_name_and_a_query_string() {
        let faults = |name: &str, query: &str| -> Vec<String> {
            let (list, name, query) = (ViewedList::Cafes, name.to_owned(), query.to_owned());
            NewSavedView { list, name, query }.faults().into_iter().map(|fault| fault.field).collect()
        };
        assert!(
            faults("À relancer", "etat=passes&colonnes=animateurs,coorganisateurs&q=caf%C3%A9").is_empty()
        );
        assert!(faults("Tout", "").is_empty());
        assert_eq!(faults(" ", ""), ["name"]);
        assert_eq!(faults(&"é".repeat(61), ""), ["name"]);
        assert_eq!(faults("x", "a=b#c"), ["query"]);
        assert_eq!(faults("x", "https://a.example/ ?a"), ["query"]);
        assert_eq!(faults("x", &"a".repeat(1_001)), ["query"]);
    }
}
