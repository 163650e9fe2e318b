//! Where a resource is on its way, as its author looks for it, and who reviews it.

use cafeia_shared::{
    query::Paging,
    resources::{WorkspaceResourceFilter, WorkspaceResourceQuery},
    site::{SitePage, WorkspacePage},
    vocabulary::PublicationStatus,
};

/// Resources that are alike in where they are on their way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResourceShelf {
    /// All of them.
    All,
    /// Waiting for a decision, the longest waiting first.
    Waiting,
    /// Written, and not handed in.
    Drafts,
    /// Public.
    Published,
    /// Refused, with a reason.
    Refused,
    /// Taken out of the public site, or put aside.
    Archived,
}

impl ResourceShelf {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 6] =
        [Self::All, Self::Waiting, Self::Drafts, Self::Published, Self::Refused, Self::Archived];

    /// Its name in the page's address.
    fn name(self) -> &'static str {
        match self {
            Self::All => "toutes",
            Self::Waiting => "en-attente",
            Self::Drafts => "brouillons",
            Self::Published => "publiees",
            Self::Refused => "refusees",
            Self::Archived => "archivees",
        }
    }

    /// The one that a query string (with or without its question mark) names; the first one otherwise.
    pub fn parse(search: &str) -> Self {
        let named = search.trim_start_matches('?').split('&').find_map(|pair| pair.strip_prefix("etat="));
        Self::ALL.into_iter().find(|shelf| named == Some(shelf.name())).unwrap_or(Self::All)
    }

    /// The page's address with this one.
    pub fn address(self) -> String {
        let page = SitePage::Workspace(WorkspacePage::Resources);
        match self {
            Self::All => page.to_string(),
            _ => format!("{page}?etat={}", self.name()),
        }
    }

    /// What is asked of the API.
    pub fn query(self, cursor: Option<String>) -> WorkspaceResourceQuery {
        let publication = match self {
            Self::All | Self::Waiting => Vec::new(),
            Self::Drafts => vec![PublicationStatus::Draft],
            Self::Published => vec![PublicationStatus::Published],
            Self::Refused => vec![PublicationStatus::Rejected],
            Self::Archived => vec![PublicationStatus::Archived],
        };
        let needs_review = (self == Self::Waiting).then_some(true);
        let paging = Paging { cursor, ..Paging::default() };
        WorkspaceResourceQuery { filter: WorkspaceResourceFilter { publication, needs_review }, paging }
    }
}

#[cfg(test)]
mod tests {
    use cafeia_shared::query::Query as _;

    use super::*;

    #[test]
    fn a_shelf_stands_in_the_address() {
        for shelf in ResourceShelf::ALL {
            let address = shelf.address();
            assert_eq!(ResourceShelf::parse(address.split_once('?').map_or("", |(_, query)| query)), shelf);
        }
        assert_eq!(ResourceShelf::Waiting.query(None).to_query(), "needs_review=true");
        assert_eq!(ResourceShelf::Refused.query(None).to_query(), "publication=rejected");
    }
}
