//! Where a café is on its way, as its writers look for it.

use cafeia_shared::{
    cafes::Period,
    site::{SitePage, WorkspacePage},
    vocabulary::PublicationStatus,
    workspace::WorkspaceCafeQuery,
};

/// Cafés that are alike in where they are on their way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shelf {
    /// Public, and not over yet.
    Upcoming,
    /// Written, and not handed in.
    Drafts,
    /// Waiting for a decision.
    Waiting,
    /// Refused, with a reason.
    Refused,
    /// Public, and over.
    Past,
    /// Taken out of the public site.
    Archived,
}

impl Shelf {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 6] =
        [Self::Upcoming, Self::Drafts, Self::Waiting, Self::Refused, Self::Past, Self::Archived];

    /// Its name in the page's address.
    pub fn name(self) -> &'static str {
        match self {
            Self::Upcoming => "a-venir",
            Self::Drafts => "brouillons",
            Self::Waiting => "en-attente",
            Self::Refused => "refuses",
            Self::Past => "passes",
            Self::Archived => "archives",
        }
    }

    /// The one of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|shelf| shelf.name() == name)
    }

    /// The page's address with this one.
    pub fn address(self) -> String {
        let page = SitePage::Workspace(WorkspacePage::Cafes);
        match self {
            Self::Upcoming => page.to_string(),
            _ => format!("{page}?etat={}", self.name()),
        }
    }

    /// What is asked of the API.
    pub fn query(self) -> WorkspaceCafeQuery {
        let with = |publication, period| WorkspaceCafeQuery {
            publication: vec![publication],
            period,
            ..WorkspaceCafeQuery::default()
        };
        match self {
            Self::Upcoming => with(PublicationStatus::Published, Some(Period::Upcoming)),
            Self::Past => with(PublicationStatus::Published, Some(Period::Past)),
            Self::Drafts => with(PublicationStatus::Draft, None),
            Self::Refused => with(PublicationStatus::Rejected, None),
            Self::Archived => with(PublicationStatus::Archived, None),
            Self::Waiting => WorkspaceCafeQuery { needs_review: Some(true), ..WorkspaceCafeQuery::default() },
        }
    }
}

#[cfg(test)]
mod tests {
    use cafeia_shared::query::Query as _;

    use super::*;

    #[test]
    fn a_shelf_stands_in_the_address() {
        for shelf in Shelf::ALL {
            let address = shelf.address();
            let named =
                address.split_once("?etat=").map_or(Some(Shelf::Upcoming), |(_, name)| Shelf::named(name));
            assert_eq!(named, Some(shelf));
        }
        assert_eq!(Shelf::named("ailleurs"), None);
    }

    #[test]
    fn a_shelf_is_asked_of_the_api() {
        assert_eq!(Shelf::Upcoming.query().to_query(), "publication=published&period=upcoming");
        assert_eq!(Shelf::Waiting.query().to_query(), "needs_review=true");
    }
}
