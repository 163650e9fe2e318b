//! The pages of the site and their addresses: the server answers for them, the browser draws them, and both
//! read this one list.

use std::fmt;

/// A page of the site, with the name of what it shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SitePage<'a> {
    /// The first page.
    Home,
    /// The agenda and its map.
    Agenda,
    /// A café, by its slug.
    Cafe(&'a str),
    /// The directory of facilitators.
    Facilitators,
    /// A facilitator, by their slug.
    Facilitator(&'a str),
    /// The directory of organisations.
    Organisations,
    /// An organisation, by its slug.
    Organisation(&'a str),
    /// The shelf of formats and documents.
    Resources,
    /// A resource, by its slug.
    Resource(&'a str),
    /// Régions and départements.
    Territories,
    /// A territory, by its code (`departement-29`).
    Territory(&'a str),
    /// What a Café IA is, and how to host one.
    About,
    /// How accessible the site is.
    Accessibility,
    /// Data and privacy.
    Privacy,
    /// Who publishes the site.
    Legal,
    /// The API and the open data.
    Developers,
    /// Where a café is proposed without an account.
    Propose,
    /// A proposal's private page, to which its letter's link leads: no search engine keeps it.
    Proposal,
    /// Where the private link leads by which one tells how a café went: no search engine keeps it.
    Report,
    /// A page of the workspace: no search engine keeps it.
    Workspace(WorkspacePage<'a>),
}

/// A page of the workspace, where those who make the network sign in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WorkspacePage<'a> {
    /// The first one; the way in.
    Home,
    /// Where an invitation's link leads.
    Invitation,
    /// Where one asks for a new password, and where the link to set it leads.
    Password,
    /// One's own account.
    Account,
    /// The accounts that one looks after.
    People,
    /// What waits for a decision in one's territory.
    Review,
    /// The cafés that one may write.
    Cafes,
    /// Files of cafés, organisations and facilitators are brought in.
    Imports,
    /// What the platform has to do by itself.
    Jobs,
    /// A new café is written.
    NewCafe,
    /// A café in the hands of those who write it, by its id.
    Cafe(&'a str),
}

impl<'a> WorkspacePage<'a> {
    /// The pages that show no single thing: each has one address.
    pub const FIXED: [WorkspacePage<'static>; 10] = [
        WorkspacePage::Home,
        WorkspacePage::Invitation,
        WorkspacePage::Password,
        WorkspacePage::Account,
        WorkspacePage::People,
        WorkspacePage::Review,
        WorkspacePage::Cafes,
        WorkspacePage::NewCafe,
        WorkspacePage::Imports,
        WorkspacePage::Jobs,
    ];

    /// The page of what follows `/espace` in an address; nothing when no page is there.
    fn at(rest: &'a str) -> Option<Self> {
        if let Some(page) = Self::FIXED.into_iter().find(|page| page.path() == rest) {
            return Some(page);
        }
        rest.strip_prefix("/cafes/").filter(|id| !id.is_empty() && !id.contains('/')).map(Self::Cafe)
    }

    /// What follows `/espace` in the address of a page that shows no single thing, or the way to one that does.
    fn path(self) -> &'static str {
        match self {
            Self::Home => "",
            Self::Invitation => "/invitation",
            Self::Password => "/mot-de-passe",
            Self::Account => "/compte",
            Self::People => "/personnes",
            Self::Review => "/relecture",
            Self::Imports => "/imports",
            Self::Jobs => "/taches",
            Self::NewCafe => "/cafes/nouveau",
            Self::Cafes | Self::Cafe(_) => "/cafes",
        }
    }
}

impl<'a> SitePage<'a> {
    /// The page at a path, which has been decoded; nothing when no page is there.
    ///
    /// A page that shows one thing is found whatever that thing's name: whether it exists is for the catalogue.
    pub fn at(path: &'a str) -> Option<Self> {
        let path = path.strip_prefix('/').unwrap_or(path);
        let path = path.strip_suffix('/').unwrap_or(path);
        if let Some(rest) =
            path.strip_prefix("espace").filter(|rest| rest.is_empty() || rest.starts_with('/'))
        {
            return WorkspacePage::at(rest).map(Self::Workspace);
        }
        let mut segments = path.split('/');
        let (first, second) = (segments.next().unwrap_or_default(), segments.next());
        if segments.next().is_some() || second.is_some_and(str::is_empty) {
            return None;
        }
        Some(match (first, second) {
            ("", None) => Self::Home,
            ("cafes", None) => Self::Agenda,
            ("cafes", Some(slug)) => Self::Cafe(slug),
            ("facilitators", None) => Self::Facilitators,
            ("facilitators", Some(slug)) => Self::Facilitator(slug),
            ("organisations", None) => Self::Organisations,
            ("organisations", Some(slug)) => Self::Organisation(slug),
            ("resources", None) => Self::Resources,
            ("resources", Some(slug)) => Self::Resource(slug),
            ("territories", None) => Self::Territories,
            ("territories", Some(code)) => Self::Territory(code),
            ("about", None) => Self::About,
            ("accessibility", None) => Self::Accessibility,
            ("privacy", None) => Self::Privacy,
            ("legal", None) => Self::Legal,
            ("developers", None) => Self::Developers,
            ("proposer", None) => Self::Propose,
            ("propositions", None) => Self::Proposal,
            ("bilan", None) => Self::Report,
            _ => return None,
        })
    }

    /// The public pages that show no single thing: each has one address.
    pub const FIXED: [SitePage<'static>; 12] = [
        SitePage::Home,
        SitePage::Agenda,
        SitePage::Facilitators,
        SitePage::Organisations,
        SitePage::Resources,
        SitePage::Territories,
        SitePage::About,
        SitePage::Accessibility,
        SitePage::Privacy,
        SitePage::Legal,
        SitePage::Developers,
        SitePage::Propose,
    ];
}

/// The page's address on the site. Slugs and codes need no escaping.
impl fmt::Display for SitePage<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Home => f.write_str("/"),
            Self::Agenda => f.write_str("/cafes"),
            Self::Cafe(slug) => write!(f, "/cafes/{slug}"),
            Self::Facilitators => f.write_str("/facilitators"),
            Self::Facilitator(slug) => write!(f, "/facilitators/{slug}"),
            Self::Organisations => f.write_str("/organisations"),
            Self::Organisation(slug) => write!(f, "/organisations/{slug}"),
            Self::Resources => f.write_str("/resources"),
            Self::Resource(slug) => write!(f, "/resources/{slug}"),
            Self::Territories => f.write_str("/territories"),
            Self::Territory(code) => write!(f, "/territories/{code}"),
            Self::About => f.write_str("/about"),
            Self::Accessibility => f.write_str("/accessibility"),
            Self::Privacy => f.write_str("/privacy"),
            Self::Legal => f.write_str("/legal"),
            Self::Developers => f.write_str("/developers"),
            Self::Propose => f.write_str("/proposer"),
            Self::Proposal => f.write_str("/propositions"),
            Self::Workspace(page) => {
                write!(f, "/espace{}", page.path())?;
                match page {
                    WorkspacePage::Cafe(id) => write!(f, "/{id}"),
                    _ => Ok(()),
                }
            }
            Self::Report => f.write_str("/bilan"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_is_found_at_its_own_address() {
        let of_one_thing = [
            SitePage::Cafe("nantes-2026"),
            SitePage::Facilitator("ana"),
            SitePage::Organisation("la-poste"),
            SitePage::Resource("tribunal-des-ia"),
            SitePage::Territory("departement-29"),
            SitePage::Workspace(WorkspacePage::Cafe("0198c0de-0000-7000-8000-000000000001")),
        ];
        let workspace = WorkspacePage::FIXED.map(SitePage::Workspace);
        let private = [SitePage::Proposal, SitePage::Report];
        for page in SitePage::FIXED.into_iter().chain(of_one_thing).chain(private).chain(workspace) {
            assert_eq!(SitePage::at(&page.to_string()), Some(page));
        }
    }

    #[test]
    fn other_addresses_are_no_pages() {
        for path in [
            "/nowhere",
            "/cafes/a/b",
            "/about/us",
            "//cafes",
            "/cafes//",
            "/espaces",
            "/espace/nulle-part",
            "/espace//",
            "/espace/cafes/a/b",
            "/espace/cafes//",
        ] {
            assert_eq!(SitePage::at(path), None, "{path}");
        }
        assert_eq!(SitePage::at("/cafes/"), Some(SitePage::Agenda));
    }
}
