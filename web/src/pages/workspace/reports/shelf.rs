//! Which reports, as those look for them who verify.

use cafeia_shared::{
    query::Paging,
    reports::{CafeReportFilter, CafeReportQuery},
    site::WorkspacePage,
};

use super::super::shelves::Shelved;
use crate::i18n::{I18n, VerifyingTexts};

/// Reports that are alike in how far they are trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportShelf {
    /// Nobody has confirmed them.
    ToVerify,
    /// One of them was confirmed.
    Verified,
    /// Questions were heard.
    Questions,
    /// All of them.
    All,
}

impl Shelved for ReportShelf {
    const ALL: &'static [Self] = &[Self::ToVerify, Self::Verified, Self::Questions, Self::All];
    const FIRST: Self = Self::ToVerify;
    const PAGE: WorkspacePage<'static> = WorkspacePage::Reports;

    fn name(self) -> &'static str {
        match self {
            Self::ToVerify => "a-verifier",
            Self::Verified => "verifies",
            Self::Questions => "questions",
            Self::All => "tous",
        }
    }

    fn words(self, i18n: I18n) -> &'static str {
        VerifyingTexts::of(i18n).shelf(self)
    }
}

impl ReportShelf {
    /// What is asked of the API.
    pub fn query(self, cursor: Option<String>) -> CafeReportQuery {
        let filter = match self {
            Self::ToVerify => CafeReportFilter { verified: Some(false), questions: None },
            Self::Verified => CafeReportFilter { verified: Some(true), questions: None },
            Self::Questions => CafeReportFilter { verified: None, questions: Some(true) },
            Self::All => CafeReportFilter::default(),
        };
        CafeReportQuery { filter, paging: Paging { cursor, ..Paging::default() } }
    }
}

#[cfg(test)]
mod tests {
    use cafeia_shared::query::Query as _;

    use super::*;

    #[test]
    fn a_shelf_stands_in_the_address() {
        for &shelf in ReportShelf::ALL {
            let address = shelf.address();
            assert_eq!(ReportShelf::parse(address.split_once('?').map_or("", |(_, query)| query)), shelf);
        }
        assert_eq!(ReportShelf::parse("?etat=ailleurs"), ReportShelf::ToVerify);
    }

    #[test]
    fn a_shelf_is_asked_of_the_api() {
        assert_eq!(ReportShelf::ToVerify.query(None).to_query(), "verified=false");
        assert_eq!(ReportShelf::Questions.query(None).to_query(), "questions=true");
        assert_eq!(ReportShelf::All.query(None).to_query(), "");
    }
}
