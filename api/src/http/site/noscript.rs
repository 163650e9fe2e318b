//! Pages as plain HTML, short, with a link to everything: what browsers without JavaScript have, and all others until
//! the application is there.

use cafeia_shared::{
    cafes::{Cafe, CafeFacilitator, CafeSummary},
    facilitators::{Facilitator, FacilitatorSummary},
    organisations::{Organisation, OrganisationSummary},
    paging::Page,
    query::Query,
    resources::{Resource, ResourceSummary, Span},
    site::SitePage,
    territories::{Territory, TerritoryList, TerritorySummary},
    vocabulary::Locale,
    words::{Words, french_duration, french_group},
};
use chrono::{DateTime, Utc};
use maud::{Markup, PreEscaped, Render, html};

use super::{
    search::Search,
    words::{self, About},
};
use crate::feeds::french;

/// The pages that every page leads to, besides the first.
const MAIN: [SitePage<'static>; 9] = [
    SitePage::Agenda,
    SitePage::Facilitators,
    SitePage::Organisations,
    SitePage::Resources,
    SitePage::Territories,
    SitePage::About,
    SitePage::Propose,
    SitePage::Ask,
    SitePage::Apply,
];

/// What the foot of every page leads to.
const FOOT: [SitePage<'static>; 4] =
    [SitePage::Accessibility, SitePage::Privacy, SitePage::Legal, SitePage::Developers];

/// A page around what is its own.
pub(super) fn page(title: &str, content: impl Render) -> Markup {
    html! {
        div class="plain" lang="fr" {
            nav aria-label=(words::NAVIGATION) {
                ul {
                    li { (link(SitePage::Home, words::HOME)) }
                    @for page in MAIN { li { (link(page, words::about(page).title)) } }
                }
            }
            main {
                h1 { (title) }
                (content)
            }
            footer {
                nav aria-label=(words::MORE_PAGES) {
                    ul { @for page in FOOT { li { (link(page, words::about(page).title)) } } }
                }
                noscript { p { (words::NEEDS_SCRIPT) } }
            }
        }
    }
}

/// A link to a page.
fn link(page: SitePage, words: &str) -> Markup {
    html! { a href=(page) { (words) } }
}

/// A page that says no more than its description.
pub(super) fn sentence(about: &About) -> Markup {
    page(about.title, html! { p { (about.description) } })
}

/// A list, page by page; `query` is that of the page shown.
pub(super) fn list<T, Q: Query>(
    about: &About,
    at: SitePage,
    listed: &Listed<T, Q>,
    item: impl Fn(&T) -> Markup,
) -> Markup {
    page(
        about.title,
        html! {
            p { (about.description) }
            (items(at, listed, words::NOTHING, item))
        },
    )
}

/// What a query found.
pub(super) struct Listed<T, Q> {
    /// The query, as far as it was understood, of the first page.
    pub(super) query: Q,
    /// Whether this is the first page of all there is.
    pub(super) is_whole: bool,
    /// Whether it could not be answered, and all was asked for instead.
    pub(super) misread: bool,
    /// The items.
    pub(super) found: Page<T>,
}

fn items<T, Q: Query>(
    at: SitePage,
    listed: &Listed<T, Q>,
    none: &str,
    item: impl Fn(&T) -> Markup,
) -> Markup {
    let next = listed.found.next_cursor.as_ref().map(|cursor| {
        let query = listed.query.to_query();
        let joint = if query.is_empty() { "" } else { "&" };
        format!("{at}?{query}{joint}cursor={cursor}")
    });
    html! {
        @if listed.misread { p { (words::MISREAD) } }
        @if listed.found.data.is_empty() { p { (none) } }
        ol { @for one in &listed.found.data { li { (item(one)) } } }
        @if let Some(next) = next { p { a href=(next) rel="next" { (words::MORE) } } }
    }
}

/// The agenda, and what is looked for in it.
pub(super) fn agenda<Q: Query>(
    search: Option<&Search>,
    listed: &Listed<CafeSummary, Q>,
    filter: &str,
) -> Markup {
    let about = words::about(SitePage::Agenda);
    let feed = |ending: &str| {
        let joint = if filter.is_empty() { "" } else { "?" };
        format!("/api/v1/feeds/cafes.{ending}{joint}{filter}")
    };
    page(
        search.map_or(about.title, |search| &search.title),
        html! {
            @if let Some(search) = search {
                p { (words::FILTERS) "\u{a0}:" }
                ul { @for filter in &search.filters { li { (filter) } } }
                p {
                    @if listed.found.total > 0 { (words::cafes_found(listed.found.total)) " " }
                    (link(SitePage::Agenda, words::ALL_CAFES))
                }
            } @else {
                p { (about.description) }
            }
            (items(SitePage::Agenda, listed, words::NO_CAFE, cafe_item))
            ul {
                li { a href=(feed("ics")) { (words::SUBSCRIBE) } }
                li { a href=(feed("rss")) { (words::FEED) } }
            }
        },
    )
}

/// The first page, with the next cafés.
pub(super) fn home<Q: Query>(about: &About, listed: &Listed<CafeSummary, Q>) -> Markup {
    page(
        about.title,
        html! {
            p { (words::LEAD) }
            h2 { (words::NEXT_CAFES) }
            (items(SitePage::Agenda, listed, words::NO_CAFE, cafe_item))
        },
    )
}

/// When a café is, for machines too: unless that is to be confirmed.
fn when(cafe: &CafeSummary) -> Markup {
    let instant = (!cafe.date_to_confirm).then(|| cafe.starts_at.to_rfc3339());
    html! {
        @if let Some(instant) = instant {
            time datetime=(instant) { (french::when(cafe)) }
        } @else {
            (french::when(cafe))
        }
    }
}

/// A café in a list.
pub(super) fn cafe_item(cafe: &CafeSummary) -> Markup {
    html! {
        (link(SitePage::Cafe(&cafe.slug), &french::marked_title(cafe)))
        br;
        (when(cafe))
        br;
        (french::place(cafe))
    }
}

/// A café.
pub(super) fn cafe(cafe: &Cafe, now: DateTime<Utc>) -> Markup {
    let summary = &cafe.summary;
    let over = summary.ends_at <= now && !summary.date_to_confirm;
    let contact = [&cafe.contact.phone, &cafe.contact.email];
    let has_contact = contact.iter().any(|way| way.is_some());
    page(
        &summary.title,
        html! {
            @if let Some(state) = french::state(cafe) { p { strong { (state) } } }
            @if over && french::mark(summary.event_status).is_none() { p { strong { (words::OVER) } } }
            @if !summary.summary.is_empty() { p { (summary.summary) } }
            dl {
                dt { (words::WHEN) }
                dd { (when(summary)) }
                dt { (words::WHERE) }
                dd {
                    (french::address(cafe))
                    @if let Some(access) = french::access(cafe) {
                        br; (access)
                    }
                    @if let Some(planned) = french::previous_place(cafe) {
                        br; (planned)
                    }
                }
                (terms(words::ACCESSIBILITY, &summary.accessibility))
                @if !summary.host.name.is_empty() {
                    dt { (words::WHO) }
                    dd { (link(SitePage::Organisation(&summary.host.slug), &summary.host.name)) }
                }
                @for CafeFacilitator { facilitator, part } in &cafe.facilitators {
                    dt { (part.words(Locale::French)) }
                    dd { (link(SitePage::Facilitator(&facilitator.slug), &facilitator.name)) }
                }
                (terms(words::AUDIENCES, &summary.audiences))
                (terms(words::LANGUAGES, &summary.languages))
                @if !summary.formats.is_empty() {
                    dt { (words::FORMATS) }
                    @for format in &summary.formats {
                        dd { (link(SitePage::Resource(&format.slug), &format.title)) }
                    }
                }
                @if let Some(way) = french::take_part(cafe, now) {
                    dt { (words::TAKE_PART) }
                    dd {
                        (way)
                        @if let Some(url) = french::registration_link(cafe) {
                            br;
                            a href=(url) rel="nofollow" { (url) }
                        }
                    }
                }
                @if has_contact {
                    dt { (words::CONTACT) }
                    @for way in contact.into_iter().flatten() { dd { (way) } }
                }
            }
            @if !cafe.description.is_empty() {
                h2 { (words::WHAT) }
                (PreEscaped(&cafe.description_html))
            }
            @if !over && !summary.date_to_confirm {
                p { a href=(format!("/api/v1/feeds/cafes/{}.ics", summary.slug)) { (words::CALENDAR) } }
            }
        },
    )
}

/// What holds of something, in a list of descriptions: nothing without values.
fn lines<T: Render>(label: &str, values: &[T]) -> Markup {
    html! {
        @if !values.is_empty() {
            dt { (label) }
            @for value in values { dd { (value) } }
        }
    }
}

/// The same of terms of a vocabulary.
fn terms<T: Words>(label: &str, values: &[T]) -> Markup {
    lines(label, &values.iter().map(|value| value.words(Locale::French)).collect::<Vec<_>>())
}

/// A facilitator in a list.
pub(super) fn facilitator_item(facilitator: &FacilitatorSummary) -> Markup {
    html! {
        (link(SitePage::Facilitator(&facilitator.slug), &facilitator.name))
        ", " (facilitator.commune.name) " (" (words::training(facilitator.training)) ")"
    }
}

/// A facilitator.
pub(super) fn facilitator(facilitator: &Facilitator) -> Markup {
    let summary = &facilitator.summary;
    page(
        &summary.name,
        html! {
            p { (words::whereabouts(summary)) }
            (PreEscaped(&facilitator.description_html))
            (cafes_of("facilitator", &summary.slug, words::ITS_CAFES))
        },
    )
}

/// An organisation in a list.
pub(super) fn organisation_item(organisation: &OrganisationSummary) -> Markup {
    html! {
        (link(SitePage::Organisation(&organisation.slug), &organisation.name))
        @if let Some(commune) = &organisation.commune { ", " (commune.name) }
    }
}

/// An organisation.
pub(super) fn organisation(organisation: &Organisation) -> Markup {
    let summary = &organisation.summary;
    page(
        &summary.name,
        html! {
            @if let Some(commune) = &summary.commune { p { (commune.name) } }
            @for line in organisation.description.lines() { p { (line) } }
            @if let Some(url) = &organisation.website {
                p { a href=(url) rel="nofollow" { (words::WEBSITE) } }
            }
            @if !organisation.members.is_empty() {
                ul {
                    @for member in &organisation.members {
                        li { (link(SitePage::Organisation(&member.slug), &member.name)) }
                    }
                }
            }
            (cafes_of("organisation", &summary.slug, words::ITS_CAFES))
        },
    )
}

/// A resource in a list.
pub(super) fn resource_item(resource: &ResourceSummary) -> Markup {
    html! {
        (link(SitePage::Resource(&resource.slug), &resource.title))
        " (" (words::kind(resource)) ")"
        @if !resource.summary.is_empty() { br; (resource.summary) }
    }
}

/// A resource.
pub(super) fn resource(resource: &Resource) -> Markup {
    let summary = &resource.summary;
    page(
        &summary.title,
        html! {
            p { (words::kind(summary)) }
            @if !summary.summary.is_empty() { p { (summary.summary) } }
            (PreEscaped(&resource.description_html))
            dl {
                @if let Some(Span { min, max }) = summary.duration_minutes {
                    dt { (words::DURATION) }
                    dd { (french_duration(min, max)) }
                }
                @if let Some(Span { min, max }) = summary.group_size {
                    dt { (words::GROUP) }
                    dd { (french_group(min, max)) }
                }
                (lines(words::MATERIAL, &resource.material))
                (lines(words::OBJECTIVES, &resource.objectives))
                (terms(words::AUDIENCES, &summary.audiences))
                (terms(words::LANGUAGES, &resource.languages))
                (lines(words::CREATORS, &summary.creators))
                dt { (words::LICENCE) }
                dd { (summary.licence.words(Locale::French)) }
            }
            @if let Some(url) = &resource.url { p { a href=(url) rel="nofollow" { (words::PUBLISHER) } } }
            (cafes_of("format", &summary.slug, words::CAFES_WITH))
        },
    )
}

/// Régions and départements.
pub(super) fn territories(about: &About, list: &TerritoryList) -> Markup {
    page(
        about.title,
        html! {
            p { (about.description) }
            (territory_items(&list.data))
        },
    )
}

/// A territory.
pub(super) fn territory(territory: &Territory, title: &str) -> Markup {
    let summary = &territory.summary;
    page(
        title,
        html! {
            p { (words::figures(summary)) }
            (cafes_of("territory", &summary.code.to_string(), words::CAFES_HERE))
            (territory_items(&territory.departements))
        },
    )
}

fn territory_items(territories: &[TerritorySummary]) -> Markup {
    html! {
        @if !territories.is_empty() {
            ul {
                @for territory in territories.iter().filter(|territory| !territory.is_deserted()) {
                    li {
                        (link(SitePage::Territory(&territory.code.to_string()), &territory.name))
                        "\u{a0}: " (words::upcoming(territory.upcoming_cafes))
                    }
                }
            }
        }
    }
}

/// The way to the cafés of something, in the agenda.
fn cafes_of(filter: &str, name: &str, words: &str) -> Markup {
    html! { p { a href=(format!("{}?{filter}={name}", SitePage::Agenda)) { (words) } } }
}
