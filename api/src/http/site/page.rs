//! The pages: what each says in its head, and without JavaScript.

use actix_web::http::StatusCode;
use cafeia_shared::{
    cafes::CafeQuery,
    facilitators::FacilitatorQuery,
    organisations::OrganisationQuery,
    paging::Page as Found,
    problem::FieldError,
    query::{Paged, Query},
    reading::{ABOUT, ACCESSIBILITY, DEVELOPERS, LEGAL, Operator, PRIVACY, Translated},
    resources::ResourceQuery,
    site::SitePage,
    territories::{TerritoryCode, TerritoryQuery},
    vocabulary::Locale,
};
use chrono::{DateTime, Utc};
use maud::Markup;

use super::{
    head::{Head, Indexing, Kind},
    noscript::{self, Listed},
    reading,
    search::{Search, within},
    words::{self, Absent},
};
use crate::{
    feeds::{Origin, french, plain, schema_org},
    network::Network,
};

/// A page.
pub(super) struct Page {
    pub(super) status: StatusCode,
    pub(super) head: Head,
    /// What it says without JavaScript.
    pub(super) noscript: Markup,
}

/// The address of a page as it counts: without what others add to a link (`utm_source`), with its query as far as it is
/// understood.
pub(super) fn address(page: SitePage, query: &str) -> String {
    let query = match page {
        SitePage::Agenda => understood::<CafeQuery>(query),
        SitePage::Facilitators => understood::<FacilitatorQuery>(query),
        SitePage::Organisations => understood::<OrganisationQuery>(query),
        SitePage::Resources => understood::<ResourceQuery>(query),
        _ => String::new(),
    };
    with_query(&page.to_string(), &query)
}

fn understood<Q: Query>(query: &str) -> String {
    Q::parse_leniently(query).0.to_query()
}

fn with_query(path: &str, query: &str) -> String {
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

/// What pages are made from.
pub(super) struct Pages<'a> {
    pub(super) network: &'a Network,
    pub(super) origin: &'a Origin,
    /// Who runs the site.
    pub(super) operator: &'a Operator,
    pub(super) now: DateTime<Utc>,
}

impl Pages<'_> {
    /// The page at an address, or the one that says that nothing is there.
    pub(super) fn at(&self, page: SitePage, query: &str) -> Page {
        let (catalogue, now) = (self.network.catalogue(), self.now);
        let about = words::about(page);
        match page {
            SitePage::Home => self.home(),
            SitePage::Agenda => self.agenda(query),
            SitePage::Cafe(name) => self.cafe(name).unwrap_or_else(|| absent(Absent::Cafe)),
            SitePage::Facilitators => {
                let listed = ask(query, |query: &FacilitatorQuery| catalogue.facilitators(query, now));
                let noscript = noscript::list(&about, page, &listed, noscript::facilitator_item);
                list(page, &listed, ("/api/v1/facilitators", Some(true)), noscript)
            }
            SitePage::Facilitator(name) => {
                self.facilitator(name).unwrap_or_else(|| absent(Absent::Facilitator))
            }
            SitePage::Organisations => {
                let listed = ask(query, |query: &OrganisationQuery| catalogue.organisations(query, now));
                let noscript = noscript::list(&about, page, &listed, noscript::organisation_item);
                list(page, &listed, ("/api/v1/organisations", Some(true)), noscript)
            }
            SitePage::Organisation(name) => {
                self.organisation(name).unwrap_or_else(|| absent(Absent::Organisation))
            }
            SitePage::Resources => {
                let listed = ask(query, |query: &ResourceQuery| catalogue.resources(query));
                let noscript = noscript::list(&about, page, &listed, noscript::resource_item);
                list(page, &listed, ("/api/v1/resources", Some(true)), noscript)
            }
            SitePage::Resource(name) => self.resource(name).unwrap_or_else(|| absent(Absent::Resource)),
            SitePage::Territories => {
                let list = catalogue.territories(&TerritoryQuery::default(), now);
                let head = Head { preload: Some("/api/v1/territories".to_owned()), ..head(page) };
                found(head, noscript::territories(&about, &list))
            }
            SitePage::Territory(code) => self.territory(code).unwrap_or_else(|| absent(Absent::Territory)),
            SitePage::Developers => self.read(page, &DEVELOPERS),
            SitePage::About => self.read(page, &ABOUT),
            SitePage::Accessibility => self.read(page, &ACCESSIBILITY),
            SitePage::Privacy => self.read(page, &PRIVACY),
            SitePage::Legal => self.read(page, &LEGAL),
            SitePage::Propose | SitePage::Apply | SitePage::Ask => {
                found(head(page), noscript::sentence(&about))
            }
            SitePage::Proposal
            | SitePage::Need
            | SitePage::Report
            | SitePage::StillThere
            | SitePage::Unsubscribe
            | SitePage::Workspace(_) => {
                let head = Head { canonical: None, indexing: Indexing::Nothing, ..head(page) };
                found(head, noscript::sentence(&about))
            }
        }
    }

    /// A page that is read from top to bottom.
    fn read(&self, page: SitePage, text: &'static Translated) -> Page {
        let text = text.in_language(Locale::French);
        found(head(page), reading::page(text, self.operator, self.origin))
    }

    fn home(&self) -> Page {
        let page = SitePage::Home;
        let listed = ask("", |query: &CafeQuery| self.network.catalogue().cafes(query, self.now));
        let head = Head {
            data: Some(schema_org::site(self.origin)),
            preload: Some("/api/v1/stats".to_owned()),
            ..head(page)
        };
        found(head, noscript::home(&words::about(page), &listed))
    }

    fn agenda(&self, query: &str) -> Page {
        let page = SitePage::Agenda;
        let listed = ask(query, |query: &CafeQuery| self.network.catalogue().cafes(query, self.now));
        let filter = &listed.query.filter;
        let search = Search::of(filter, self.network, self.now);
        let noscript = noscript::agenda(search.as_ref(), &listed, &filter.to_query());
        let mut shown = list(page, &listed, ("/api/v1/cafes", None), noscript);
        shown.head.data = Some(schema_org::list(&listed.found.data, self.origin));
        if let Some(Search { title, filters }) = search {
            shown.head.title = title;
            shown.head.description = words::search_in_short(listed.found.total, &filters);
        }
        shown
    }

    fn cafe(&self, name: &str) -> Option<Page> {
        let cafe = self.network.catalogue().cafe(name, self.now)?;
        let summary = &cafe.summary;
        let facts = [french::when(summary), french::place(summary), summary.summary.clone()];
        let facts = facts.into_iter().filter(|fact| !fact.is_empty()).collect::<Vec<_>>().join(" · ");
        let head = Head {
            title: french::marked_title(summary).into_owned(),
            description: facts,
            data: Some(schema_org::event(&cafe, self.origin)),
            ..one(SitePage::Cafe(&summary.slug), name, "/api/v1/cafes")
        };
        Some(found(head, noscript::cafe(&cafe, self.now)))
    }

    fn facilitator(&self, name: &str) -> Option<Page> {
        let facilitator = self.network.catalogue().facilitator(name, self.now)?;
        let summary = &facilitator.summary;
        let head = Head {
            title: summary.name.clone(),
            description: format!("{} {}", words::whereabouts(summary), plain::text(&facilitator.description)),
            kind: Kind::Profile,
            ..one(SitePage::Facilitator(&summary.slug), name, "/api/v1/facilitators")
        };
        Some(found(head, noscript::facilitator(&facilitator)))
    }

    fn organisation(&self, name: &str) -> Option<Page> {
        let organisation = self.network.catalogue().organisation(name, self.now)?;
        let summary = &organisation.summary;
        let head = Head {
            title: summary.name.clone(),
            description: words::organisation(&organisation),
            data: Some(schema_org::organisation(&organisation, self.origin)),
            ..one(SitePage::Organisation(&summary.slug), name, "/api/v1/organisations")
        };
        Some(found(head, noscript::organisation(&organisation)))
    }

    fn resource(&self, name: &str) -> Option<Page> {
        let resource = self.network.catalogue().resource(name, self.now)?;
        let summary = &resource.summary;
        let head = Head {
            title: summary.title.clone(),
            description: format!("{}. {}", words::kind(summary), summary.summary),
            data: Some(schema_org::resource(&resource, self.origin)),
            ..one(SitePage::Resource(&summary.slug), name, "/api/v1/resources")
        };
        Some(found(head, noscript::resource(&resource)))
    }

    fn territory(&self, name: &str) -> Option<Page> {
        let code: TerritoryCode = name.parse().ok()?;
        let territory = self.network.catalogue().territory(&code, self.now)?;
        let summary = &territory.summary;
        let title = words::territory(&within(self.network.geography(), &summary.code)?);
        let head = Head {
            title: title.clone(),
            description: words::figures(summary),
            data: Some(schema_org::territory(&territory, self.origin)),
            ..one(SitePage::Territory(&summary.code.to_string()), name, "/api/v1/territories")
        };
        Some(found(head, noscript::territory(&territory, &title)))
    }
}

/// Asks for a list as its page does: with what is understood of the query, else for all of it.
fn ask<T, Q: Paged>(query: &str, find: impl Fn(&Q) -> Result<Found<T>, Vec<FieldError>>) -> Listed<T, Q> {
    let asked = Q::parse_leniently(query).0;
    if let Ok(found) = find(&asked) {
        let is_whole = asked.to_query().is_empty();
        return Listed { query: asked.first_page(None), is_whole, misread: false, found };
    }
    let query = Q::default();
    // Nothing is refused of the query that asks for nothing.
    let found = find(&query).unwrap_or(Found { data: Vec::new(), next_cursor: None, total: 0, facets: None });
    Listed { query, is_whole: false, misread: true, found }
}

/// The page of a list; `answers` is where the API gives the same, and `facets` whether the application has it count.
fn list<T, Q: Paged>(
    page: SitePage,
    listed: &Listed<T, Q>,
    (answers, facets): (&str, Option<bool>),
    noscript: Markup,
) -> Page {
    let asked = listed.query.first_page(facets).to_query();
    let head = Head {
        indexing: if listed.is_whole { Indexing::Free } else { Indexing::LinksOnly },
        preload: (!listed.misread).then(|| with_query(answers, &asked)),
        ..head(page)
    };
    found(head, noscript)
}

/// The head of a page that shows no single thing.
fn head(page: SitePage) -> Head {
    let about = words::about(page);
    Head {
        title: about.title.to_owned(),
        description: about.description.to_owned(),
        canonical: Some(page.to_string()),
        ..Head::default()
    }
}

/// The head of a page that shows one thing, asked for by `name`; `answers` is where the API gives such things.
fn one(page: SitePage, name: &str, answers: &str) -> Head {
    let canonical = page.to_string();
    // The application asks by the name that stands in the address. Of another than the thing's own, its writing is
    // not known.
    let own = canonical.rsplit('/').next() == Some(name);
    Head {
        preload: own.then(|| format!("{answers}/{name}")),
        canonical: Some(canonical),
        kind: Kind::Article,
        ..Head::default()
    }
}

fn found(head: Head, noscript: Markup) -> Page {
    Page { status: StatusCode::OK, head, noscript }
}

/// The page of an address where nothing is.
pub(super) fn absent(absent: Absent) -> Page {
    let about = absent.about();
    let head = Head {
        title: about.title.to_owned(),
        description: about.description.to_owned(),
        indexing: Indexing::Nothing,
        ..Head::default()
    };
    Page { status: StatusCode::NOT_FOUND, head, noscript: noscript::sentence(&about) }
}
