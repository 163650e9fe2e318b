//! Which cafés the page shows, and how, as its address says.

use cafeia_shared::{
    problem::FaultCode,
    query::{Paged, Pairs, Params, Query, Value},
    site::{SitePage, WorkspacePage},
    workspace::{WorkspaceCafeQuery, WorkspaceCafeSort},
};

use super::{super::lists::Columns, shelf::Shelf};
use crate::pages::address::with_query;

cafeia_shared::terms! {
    /// What a table of cafés shows beside their titles.
    CafeColumn {
        /// When they are held.
        Date = "date",
        /// Whether everybody sees them.
        Publication = "publication",
        /// What happens to them.
        Event = "etat-evenement",
        /// Their place.
        Place = "lieu",
        /// Their commune.
        Commune = "commune",
        /// Who hosts them.
        Host = "hote",
        /// Who organises them besides.
        Organisers = "coorganisateurs",
        /// Who runs them.
        Facilitators = "animateurs",
        /// When they last changed.
        UpdatedAt = "changement",
    }
}

/// What the page's address says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Listed {
    /// The shelf; unless said otherwise, the first one.
    pub shelf: Option<Shelf>,
    /// Words to be found in their title.
    pub q: Option<String>,
    /// By what they are ordered; by their dates unless said otherwise.
    pub sort: Option<WorkspaceCafeSort>,
    /// The columns of the table; without any, there are cards.
    pub columns: Columns<CafeColumn>,
}

impl Value for Shelf {
    fn read(text: &str) -> Result<Self, (FaultCode, String)> {
        Self::named(text).ok_or_else(|| (FaultCode::UnknownValue, "is a shelf of this page".to_owned()))
    }
}

impl Query for Listed {
    fn read(params: &mut Params) -> Self {
        Self {
            shelf: params.one("etat"),
            q: params.words("q"),
            sort: params.one("sort"),
            columns: Columns::read(params),
        }
    }

    fn write(&self, out: &mut Pairs) {
        out.one("etat", self.shelf.map(Shelf::name));
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
        self.shelf.unwrap_or(Shelf::Upcoming)
    }

    /// The page's address with another shelf.
    pub fn address_of(&self, which: Shelf) -> String {
        let listed = Self { shelf: (which != Shelf::Upcoming).then_some(which), ..self.clone() };
        with_query(SitePage::Workspace(WorkspacePage::Cafes), &listed)
    }

    /// What is asked of the API.
    pub fn asked(&self, cursor: Option<String>) -> WorkspaceCafeQuery {
        WorkspaceCafeQuery { q: self.q.clone(), sort: self.sort, cursor, ..self.on().query() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_listed_stands_in_the_address() {
        let listed = Listed {
            shelf: Some(Shelf::Past),
            q: Some("débat".to_owned()),
            sort: Some(WorkspaceCafeSort::Host),
            columns: Columns(vec![CafeColumn::Organisers, CafeColumn::Facilitators]),
        };
        assert_eq!(Listed::parse(&listed.to_query()), Ok(listed.clone()));
        assert_eq!(listed.asked(None).to_query(), "publication=published&period=past&q=d%C3%A9bat&sort=host");
        assert_eq!(Listed::default().to_query(), "");
        let elsewhere = listed.address_of(Shelf::Upcoming);
        assert!(!elsewhere.contains("etat=") && elsewhere.contains("colonnes="), "{elsewhere}");
    }
}
