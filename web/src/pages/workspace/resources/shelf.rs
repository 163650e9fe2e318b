//! Where a resource is on its way, as its author looks for it, and who reviews it.

use cafeia_shared::{
    query::Paging,
    resources::{WorkspaceResourceFilter, WorkspaceResourceQuery},
    site::WorkspacePage,
    vocabulary::PublicationStatus,
};

use super::super::shelves::Shelved;
use crate::i18n::{I18n, MyResourcesTexts};

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

impl Shelved for ResourceShelf {
    const ALL: &'static [Self] =
        &[Self::All, Self::Waiting, Self::Drafts, Self::Published, Self::Refused, Self::Archived];
    const FIRST: Self = Self::All;
    const PAGE: WorkspacePage<'static> = WorkspacePage::Resources;

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

    fn words(self, i18n: I18n) -> &'static str {
        MyResourcesTexts::of(i18n).shelf(self)
    }
}

impl ResourceShelf {
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
        for &shelf in ResourceShelf::ALL {
            let address = shelf.address();
            assert_eq!(ResourceShelf::parse(address.split_once('?').map_or("", |(_, query)| query)), shelf);
        }
        assert_eq!(ResourceShelf::Waiting.query(None).to_query(), "needs_review=true");
        assert_eq!(ResourceShelf::Refused.query(None).to_query(), "publication=rejected");
    }
}
