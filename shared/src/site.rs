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
    /// Where one applies as a facilitator without an account.
    Apply,
    /// A proposal's private page, to which its letter's link leads: no search engine keeps it.
    Proposal,
    /// Where a structure asks for a café without an account.
    Ask,
    /// A need's private page, to which its letter's link leads: no search engine keeps it.
    Need,
    /// Where the private link leads by which one tells how a café went: no search engine keeps it.
    Report,
    /// Where the link of a letter leads that asks whether somebody is still there: no search engine keeps it.
    StillThere,
    /// Where one wants no more letters that are sent to many, by the link of one of them.
    Unsubscribe,
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
    /// The structures that ask for a café.
    Needs,
    /// The cafés that one may write.
    Cafes,
    /// Files of cafés, organisations and facilitators are brought in.
    Imports,
    /// What the platform has to do by itself.
    Jobs,
    /// What happened, in one's territory.
    Journal,
    /// One's territory in figures.
    Territory,
    /// A new café is written.
    NewCafe,
    /// A café in the hands of those who write it, by its id.
    Cafe(&'a str),
    /// One's own profile as a facilitator.
    Profile,
    /// The facilitators of one's territory.
    Facilitators,
    /// A new facilitator is written down.
    NewFacilitator,
    /// A facilitator in the hands of those who write them, by their id.
    Facilitator(&'a str),
    /// The organisations that one may write.
    Organisations,
    /// A new organisation is written.
    NewOrganisation,
    /// An organisation in the hands of those who write it, by its id.
    Organisation(&'a str),
    /// The resources that one has written, or reviews.
    Resources,
    /// A new resource is written.
    NewResource,
    /// A resource in the hands of its author and of who reviews it, by its id.
    Resource(&'a str),
    /// How the cafés of one's territory went.
    Reports,
    /// Letters to many at once: written, and what became of them.
    Mailings,
}

/// Makes the page of one thing, by its id.
type OfOne<'a> = fn(&'a str) -> WorkspacePage<'a>;

impl<'a> WorkspacePage<'a> {
    /// The pages that show no single thing: each has one address.
    pub const FIXED: [WorkspacePage<'static>; 22] = [
        WorkspacePage::Home,
        WorkspacePage::Invitation,
        WorkspacePage::Password,
        WorkspacePage::Account,
        WorkspacePage::People,
        WorkspacePage::Review,
        WorkspacePage::Needs,
        WorkspacePage::Cafes,
        WorkspacePage::NewCafe,
        WorkspacePage::Organisations,
        WorkspacePage::NewOrganisation,
        WorkspacePage::Resources,
        WorkspacePage::NewResource,
        WorkspacePage::Reports,
        WorkspacePage::Imports,
        WorkspacePage::Jobs,
        WorkspacePage::Profile,
        WorkspacePage::Facilitators,
        WorkspacePage::NewFacilitator,
        WorkspacePage::Journal,
        WorkspacePage::Territory,
        WorkspacePage::Mailings,
    ];

    /// The pages that show one thing, by the list that leads to them.
    const OF_ONE: [(WorkspacePage<'static>, OfOne<'a>); 4] = [
        (WorkspacePage::Cafes, Self::Cafe),
        (WorkspacePage::Facilitators, Self::Facilitator),
        (WorkspacePage::Organisations, Self::Organisation),
        (WorkspacePage::Resources, Self::Resource),
    ];

    /// The page to which it belongs for who looks for it: the list of what it shows or writes; itself otherwise.
    pub fn section(self) -> WorkspacePage<'static> {
        match self {
            Self::Home => WorkspacePage::Home,
            Self::Invitation => WorkspacePage::Invitation,
            Self::Password => WorkspacePage::Password,
            Self::Account => WorkspacePage::Account,
            Self::People => WorkspacePage::People,
            Self::Review => WorkspacePage::Review,
            Self::Needs => WorkspacePage::Needs,
            Self::Imports => WorkspacePage::Imports,
            Self::Jobs => WorkspacePage::Jobs,
            Self::Journal => WorkspacePage::Journal,
            Self::Territory => WorkspacePage::Territory,
            Self::Cafes | Self::NewCafe | Self::Cafe(_) => WorkspacePage::Cafes,
            Self::Profile => WorkspacePage::Profile,
            Self::Facilitators | Self::NewFacilitator | Self::Facilitator(_) => WorkspacePage::Facilitators,
            Self::Organisations | Self::NewOrganisation | Self::Organisation(_) => {
                WorkspacePage::Organisations
            }
            Self::Resources | Self::NewResource | Self::Resource(_) => WorkspacePage::Resources,
            Self::Reports => WorkspacePage::Reports,
            Self::Mailings => WorkspacePage::Mailings,
        }
    }

    /// The page of what follows `/espace` in an address; nothing when no page is there.
    fn at(rest: &'a str) -> Option<Self> {
        if let Some(page) = Self::FIXED.into_iter().find(|page| page.path() == rest) {
            return Some(page);
        }
        Self::OF_ONE.into_iter().find_map(|(list, page)| {
            let id = rest.strip_prefix(list.path())?.strip_prefix('/')?;
            (!id.is_empty() && !id.contains('/')).then(|| page(id))
        })
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
            Self::Needs => "/besoins",
            Self::Imports => "/imports",
            Self::Jobs => "/taches",
            Self::Journal => "/journal",
            Self::Territory => "/territoire",
            Self::NewCafe => "/cafes/nouveau",
            Self::Cafes | Self::Cafe(_) => "/cafes",
            Self::Profile => "/profil",
            Self::NewFacilitator => "/animateurs/nouveau",
            Self::Facilitators | Self::Facilitator(_) => "/animateurs",
            Self::NewOrganisation => "/organisations/nouvelle",
            Self::Organisations | Self::Organisation(_) => "/organisations",
            Self::NewResource => "/ressources/nouvelle",
            Self::Resources | Self::Resource(_) => "/ressources",
            Self::Reports => "/bilans",
            Self::Mailings => "/envois",
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
            ("animer", None) => Self::Apply,
            ("propositions", None) => Self::Proposal,
            ("accueillir", None) => Self::Ask,
            ("besoins", None) => Self::Need,
            ("bilan", None) => Self::Report,
            ("toujours-la", None) => Self::StillThere,
            ("desabonnement", None) => Self::Unsubscribe,
            _ => return None,
        })
    }

    /// The public pages that show no single thing: each has one address.
    pub const FIXED: [SitePage<'static>; 14] = [
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
        SitePage::Apply,
        SitePage::Ask,
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
            Self::Apply => f.write_str("/animer"),
            Self::Proposal => f.write_str("/propositions"),
            Self::Workspace(page) => {
                write!(f, "/espace{}", page.path())?;
                match page {
                    WorkspacePage::Cafe(id)
                    | WorkspacePage::Facilitator(id)
                    | WorkspacePage::Organisation(id)
                    | WorkspacePage::Resource(id) => write!(f, "/{id}"),
                    _ => Ok(()),
                }
            }
            Self::Ask => f.write_str("/accueillir"),
            Self::Need => f.write_str("/besoins"),
            Self::Report => f.write_str("/bilan"),
            Self::StillThere => f.write_str("/toujours-la"),
            Self::Unsubscribe => f.write_str("/desabonnement"),
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
            SitePage::Workspace(WorkspacePage::Facilitator("0198c0de-0000-7000-8000-000000000002")),
            SitePage::Workspace(WorkspacePage::Organisation("0198c0de-0000-7000-8000-000000000001")),
            SitePage::Workspace(WorkspacePage::Resource("0198c0de-0000-7000-8000-000000000001")),
        ];
        let workspace = WorkspacePage::FIXED.map(SitePage::Workspace);
        let private = [
            SitePage::Proposal,
            SitePage::Need,
            SitePage::Report,
            SitePage::StillThere,
            SitePage::Unsubscribe,
        ];
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
            "/espace/animateurs//",
            "/espace/animateurs/a/b",
            "/espace/organisations/a/b",
            "/espace/ressources//",
            "/espace/bilans/a",
        ] {
            assert_eq!(SitePage::at(path), None, "{path}");
        }
        assert_eq!(SitePage::at("/cafes/"), Some(SitePage::Agenda));
    }
}
