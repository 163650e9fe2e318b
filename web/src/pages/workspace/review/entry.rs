//! What waits for a decision: a proposal of somebody without an account, or a café of somebody with one.

use cafeia_shared::{
    ids::{CafeId, ProposalId},
    proposals::ProposalSummary,
    site::{SitePage, WorkspacePage},
    territories::CommuneRef,
    vocabulary::PublicationStatus,
    workspace::WorkspaceCafeSummary,
};
use chrono::{DateTime, Utc};

/// Something that waits, as the queue shows it.
#[derive(Debug, Clone, PartialEq)]
pub enum Entry {
    /// A proposal.
    Proposal(ProposalSummary),
    /// A café that was handed in, or changed in public.
    Cafe(WorkspaceCafeSummary),
}

/// Names something that waits, in the page's address too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// A proposal.
    Proposal(ProposalId),
    /// A café.
    Cafe(CafeId),
}

/// Why something waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Somebody without an account proposes it.
    Proposal,
    /// It was handed in.
    HandedIn,
    /// It is public, and has changed since.
    Changed,
}

impl Key {
    /// What a query string (with or without its question mark) names.
    pub fn parse(search: &str) -> Option<Self> {
        search.trim_start_matches('?').split('&').find_map(|pair| match pair.split_once('=')? {
            ("proposal", id) => id.parse().ok().map(Self::Proposal),
            ("cafe", id) => id.parse().ok().map(Self::Cafe),
            _ => None,
        })
    }

    /// The page's address with this opened.
    pub fn address(self) -> String {
        let page = SitePage::Workspace(WorkspacePage::Review);
        match self {
            Self::Proposal(id) => format!("{page}?proposal={id}"),
            Self::Cafe(id) => format!("{page}?cafe={id}"),
        }
    }

    /// The id of its link in the queue, by which the focus comes there.
    pub fn link_id(self) -> String {
        match self {
            Self::Proposal(id) => format!("waits-{id}"),
            Self::Cafe(id) => format!("waits-{id}"),
        }
    }
}

impl Entry {
    /// Its name.
    pub fn key(&self) -> Key {
        match self {
            Self::Proposal(one) => Key::Proposal(one.id),
            Self::Cafe(one) => Key::Cafe(one.id),
        }
    }

    /// Why it waits.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Proposal(_) => Kind::Proposal,
            Self::Cafe(one) if one.publication == PublicationStatus::Published => Kind::Changed,
            Self::Cafe(_) => Kind::HandedIn,
        }
    }

    /// The version that a decision names.
    pub fn version(&self) -> u32 {
        match self {
            Self::Proposal(one) => one.version,
            Self::Cafe(one) => one.version,
        }
    }

    /// Since when it waits. A list of what waits gives that; should it not, the last change stands for it.
    pub fn since(&self) -> DateTime<Utc> {
        match self {
            Self::Proposal(one) => one.review_since.unwrap_or(one.updated_at),
            Self::Cafe(one) => one.review_since.unwrap_or(one.updated_at),
        }
    }

    /// The café's title.
    pub fn title(&self) -> &str {
        match self {
            Self::Proposal(one) => &one.title,
            Self::Cafe(one) => &one.title,
        }
    }

    /// When the café begins, and in which time zone that is to be read.
    pub fn starts(&self) -> (DateTime<Utc>, &str) {
        match self {
            Self::Proposal(one) => (one.starts_at, &one.timezone),
            Self::Cafe(one) => (one.starts_at, &one.timezone),
        }
    }

    /// When the café ends, and in which time zone that is to be read.
    pub fn ends(&self) -> (DateTime<Utc>, &str) {
        match self {
            Self::Proposal(one) => (one.ends_at, &one.timezone),
            Self::Cafe(one) => (one.ends_at, &one.timezone),
        }
    }

    /// Whether nobody can come any more to what would become public.
    pub fn is_late(&self, now: DateTime<Utc>) -> bool {
        self.kind() != Kind::Changed && self.ends().0 <= now
    }

    /// Its place and its commune, as far as it has them.
    pub fn place(&self) -> (Option<&str>, Option<&CommuneRef>) {
        match self {
            Self::Proposal(one) => (one.place_name.as_deref(), one.commune.as_ref()),
            Self::Cafe(one) => (one.place_name.as_deref(), one.commune.as_ref()),
        }
    }

    /// Who hosts it.
    pub fn host(&self) -> &str {
        match self {
            Self::Proposal(one) => &one.host_name,
            Self::Cafe(one) => &one.host.name,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_opened_stands_in_the_address() {
        let id = "019ab000-0000-7000-8000-000000000001";
        let proposal = Key::Proposal(id.parse().unwrap());
        let cafe = Key::Cafe(id.parse().unwrap());
        for key in [proposal, cafe] {
            let address = key.address();
            assert_eq!(Key::parse(address.split_once('?').unwrap().1), Some(key));
        }
        assert_eq!(Key::parse(&format!("?utm_source=lettre&cafe={id}")), Some(cafe));
        assert_eq!(Key::parse("?cafe=hier"), None);
        assert_eq!(Key::parse(""), None);
    }
}
