//! Which organisations the page shows, and how, as its address says.

use cafeia_shared::{
    directory::WorkspaceOrganisationQuery,
    query::{Paged, Pairs, Params, Query},
};

use super::super::lists::Columns;

cafeia_shared::terms! {
    /// What a table of organisations shows beside their names.
    OrganisationColumn {
        /// What they are.
        Kind = "type",
        /// The commune of their seat.
        Commune = "commune",
        /// Where they stand in their life in the network.
        Life = "participation",
        /// Whether they publish without a review.
        Trusted = "confiance",
        /// When this last changed.
        UpdatedAt = "changement",
    }
}

/// What the page's address says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Listed {
    /// Which ones, in which order.
    pub query: WorkspaceOrganisationQuery,
    /// The columns of the table; without any, there are cards.
    pub columns: Columns<OrganisationColumn>,
}

impl Query for Listed {
    fn read(params: &mut Params) -> Self {
        Self { columns: Columns::read(params), query: WorkspaceOrganisationQuery::read(params) }
    }

    fn write(&self, out: &mut Pairs) {
        self.query.write(out);
        self.columns.write(out);
    }
}

impl Paged for Listed {
    fn go_on(&mut self, cursor: Option<String>) {
        self.query.go_on(cursor);
    }

    fn first_page(&self, facets: Option<bool>) -> Self {
        Self { query: self.query.first_page(facets), columns: self.columns.clone() }
    }
}
