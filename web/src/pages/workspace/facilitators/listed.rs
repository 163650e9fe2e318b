//! Which facilitators the page shows, as its address says.

use cafeia_shared::{
    directory::{DirectoryOrder, DirectorySort, WorkspaceFacilitatorFilter, WorkspaceFacilitatorQuery},
    paging::Page,
    query::{Paged, Pairs, Params, Query},
    site::{SitePage, WorkspacePage},
    vocabulary::{LifeStatus, TrainingState},
};

use super::super::lists::Columns;
use crate::{
    client::{self, CallError},
    pages::address::with_query,
};

cafeia_shared::terms! {
    /// What a table of facilitators shows beside their names.
    FacilitatorColumn {
        /// Where they stand in their training.
        Training = "formation",
        /// Their commune.
        Commune = "commune",
        /// Whether everybody sees them.
        Shown = "visible",
        /// Where they stand in their life in the network.
        Life = "participation",
        /// When this last changed.
        UpdatedAt = "changement",
    }

    /// Facilitators that are alike in what is to be done about them.
    Shelf {
        /// They take part, and say that they are ready: whether they are trained is for somebody to confirm.
        ToConfirm = "a-confirmer",
        /// All who take part.
        Active = "toutes",
        /// They have applied, and not followed their letter's link.
        Candidates = "candidatures",
        /// They have left.
        Archived = "archivees",
    }
}

/// What the page's address says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Listed {
    /// The shelf; unless said otherwise, the first one.
    pub shelf: Option<Shelf>,
    /// In this state of training.
    pub training: Option<TrainingState>,
    /// Agreeing to be shown, or not.
    pub visible: Option<bool>,
    /// Words to be found in their name.
    pub q: Option<String>,
    /// By what they are ordered; by name unless said otherwise.
    pub sort: Option<DirectorySort>,
    /// The columns of the table; without any, there are cards.
    pub columns: Columns<FacilitatorColumn>,
}

impl Query for Listed {
    fn read(params: &mut Params) -> Self {
        Self {
            shelf: params.one("etat"),
            training: params.one("training"),
            visible: params.one("visible"),
            q: params.words("q"),
            sort: params.one("sort"),
            columns: Columns::read(params),
        }
    }

    fn write(&self, out: &mut Pairs) {
        out.one("etat", self.shelf);
        out.one("training", self.training);
        out.one("visible", self.visible);
        out.one("q", self.q.as_ref());
        out.one("sort", self.sort);
        self.columns.write(out);
    }
}

impl Paged for Listed {
    // Its pages come one below the other: where one is does not stand in the address.
    fn go_on(&mut self, _cursor: Option<String>) {}

    fn first_page(&self, _facets: Option<bool>) -> Self {
        self.clone()
    }
}

impl Listed {
    /// The shelf that is shown.
    pub fn on(&self) -> Shelf {
        self.shelf.unwrap_or(Shelf::ToConfirm)
    }

    /// The page's address.
    pub fn address(&self) -> String {
        self.address_of(self.on())
    }

    /// The page's address with another shelf. Those to confirm are all in one state of training.
    pub fn address_of(&self, which: Shelf) -> String {
        let training = self.training.filter(|_| which != Shelf::ToConfirm);
        let listed = Self { shelf: (which != Shelf::ToConfirm).then_some(which), training, ..self.clone() };
        with_query(SitePage::Workspace(WorkspacePage::Facilitators), &listed)
    }

    /// Whether it asks for less than all of a shelf.
    pub fn is_narrowed(&self) -> bool {
        self.training.is_some() || self.visible.is_some() || self.q.is_some()
    }

    /// What is asked of the API.
    pub fn asked(&self, cursor: Option<String>) -> WorkspaceFacilitatorQuery {
        let life_status = match self.on() {
            Shelf::ToConfirm | Shelf::Active => vec![LifeStatus::Active, LifeStatus::Dormant],
            Shelf::Candidates => vec![LifeStatus::Candidate],
            Shelf::Archived => vec![LifeStatus::Archived],
        };
        let training = match self.on() {
            Shelf::ToConfirm => Some(TrainingState::Declared),
            Shelf::Active | Shelf::Candidates | Shelf::Archived => self.training,
        };
        let filter = WorkspaceFacilitatorFilter {
            training: training.into_iter().collect(),
            life_status,
            visible: self.visible,
            q: self.q.clone(),
        };
        let order = DirectoryOrder { sort: self.sort };
        let mut query = WorkspaceFacilitatorQuery { filter, order, ..WorkspaceFacilitatorQuery::default() };
        query.paging.cursor = cursor;
        query
    }
}

/// Those whose training waits for somebody who confirms it.
pub fn trainings_to_confirm() -> Listed {
    Listed { shelf: Some(Shelf::ToConfirm), ..Listed::default() }
}

/// A page of those that are listed, as far as it is known.
pub type Found = Page<cafeia_shared::directory::WorkspaceFacilitatorSummary>;

/// Asks for the first page.
pub async fn ask(listed: Listed) -> Result<Found, CallError> {
    Ok(client::workspace_facilitators(listed.asked(None)).await?)
}

#[cfg(test)]
mod tests {
    use cafeia_shared::vocabulary::Term as _;

    use super::*;

    #[test]
    fn what_is_listed_stands_in_the_address() {
        let listed = Listed {
            shelf: Some(Shelf::Active),
            training: Some(TrainingState::Trained),
            visible: Some(false),
            q: Some("ana".to_owned()),
            sort: Some(DirectorySort::Commune),
            columns: Columns(vec![FacilitatorColumn::Training, FacilitatorColumn::Shown]),
        };
        assert_eq!(Listed::parse(&listed.to_query()), Ok(listed.clone()));
        for shelf in Shelf::ALL.iter().copied() {
            let address = listed.address_of(shelf);
            let query = address.split_once('?').map_or("", |(_, query)| query);
            let read = Listed::parse(query).map(|read| (read.on(), read.q));
            assert_eq!(read, Ok((shelf, listed.q.clone())));
        }
    }

    #[test]
    fn who_is_to_be_confirmed_takes_part_and_says_to_be_ready() {
        let asked = Listed::default().asked(None).to_query();
        assert_eq!(asked, "training=declared&life_status=active&life_status=dormant");
        assert!(!Listed::default().is_narrowed());
    }
}
