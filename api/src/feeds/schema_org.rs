//! What pages show, as search engines read it (schema.org in JSON-LD).

use cafeia_shared::{
    cafes::{Cafe, CafeSummary},
    organisations::{Organisation, OrganisationRef},
    places::{Place, PlaceSummary},
    position::Position,
    resources::Resource,
    site::SitePage,
    territories::Territory,
    vocabulary::{CafeMode, EventStatus, Licence, Precision, Term as _},
};
use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Map, Value, json};

use super::{Origin, french};

/// Makes an object of the pairs that have a value.
fn object<const N: usize>(pairs: [(&str, Value); N]) -> Value {
    let is_empty = |value: &Value| match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => false,
    };
    let pairs = pairs.into_iter().filter(|(_, value)| !is_empty(value));
    Value::Object(pairs.map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, _>>())
}

/// An object that stands by itself in a page.
fn root<const N: usize>(pairs: [(&str, Value); N]) -> Value {
    let mut root = object(pairs);
    root["@context"] = "https://schema.org".into();
    root
}

/// An instant, with the offset of its zone.
fn local(at: DateTime<Utc>, zone: &str) -> Value {
    at.with_timezone(&french::zone(zone)).to_rfc3339_opts(SecondsFormat::Secs, false).into()
}

/// The site, on its first page.
pub fn site(origin: &Origin) -> Value {
    root([
        ("@type", "WebSite".into()),
        ("name", "Café IA".into()),
        ("url", origin.page(SitePage::Home).into()),
        ("inLanguage", "fr".into()),
        (
            "potentialAction",
            json!({
                "@type": "SearchAction",
                "target": format!("{}?q={{search_term_string}}", origin.page(SitePage::Agenda)),
                "query-input": "required name=search_term_string",
            }),
        ),
    ])
}

/// A list of cafés, each by its page.
pub fn list(cafes: &[CafeSummary], origin: &Origin) -> Value {
    let items = (1_u32..).zip(cafes).map(|(position, cafe)| {
        let url = origin.page(SitePage::Cafe(&cafe.slug));
        json!({ "@type": "ListItem", "position": position, "url": url })
    });
    root([("@type", "ItemList".into()), ("itemListElement", items.collect())])
}

/// A café.
pub fn event(cafe: &Cafe, origin: &Origin) -> Value {
    let summary = &cafe.summary;
    let page = origin.page(SitePage::Cafe(&summary.slug));
    let description = [&summary.summary, &french::when(summary), &french::address(cafe)];
    let description = description.into_iter().map(String::as_str).filter(|text| !text.is_empty());
    let full = summary.event_status == EventStatus::Full || summary.places_left == Some(0);
    root([
        ("@type", "Event".into()),
        ("@id", page.clone().into()),
        ("url", page.clone().into()),
        ("name", summary.title.clone().into()),
        ("description", description.collect::<Vec<_>>().join(" · ").into()),
        ("startDate", local(summary.starts_at, &summary.timezone)),
        ("endDate", local(summary.ends_at, &summary.timezone)),
        (
            "previousStartDate",
            cafe.previous_starts_at.map_or(Value::Null, |before| local(before, &summary.timezone)),
        ),
        ("eventStatus", status(cafe).into()),
        ("eventAttendanceMode", attendance(summary).into()),
        ("location", location(cafe, &page)),
        ("organizer", organizer(&summary.host, origin)),
        ("isAccessibleForFree", true.into()),
        (
            "offers",
            object([
                ("@type", "Offer".into()),
                ("price", 0.into()),
                ("priceCurrency", "EUR".into()),
                ("availability", if full { SOLD_OUT } else { IN_STOCK }.into()),
                ("url", page.into()),
                ("validFrom", cafe.published_at.map_or(Value::Null, |at| local(at, &summary.timezone))),
            ]),
        ),
        ("maximumAttendeeCapacity", summary.capacity.map_or(Value::Null, Value::from)),
        ("remainingAttendeeCapacity", summary.places_left.map_or(Value::Null, Value::from)),
        ("inLanguage", summary.languages.iter().map(|language| language.as_str()).collect()),
        ("about", cafe.themes.iter().map(|theme| french::theme(*theme)).collect()),
    ])
}

/// The host; nothing of one that left the network, whose name is not kept.
fn organizer(host: &OrganisationRef, origin: &Origin) -> Value {
    if host.name.is_empty() {
        return Value::Null;
    }
    json!({
        "@type": "Organization",
        "name": host.name,
        "url": origin.page(SitePage::Organisation(&host.slug)),
    })
}

const IN_STOCK: &str = "https://schema.org/InStock";
const SOLD_OUT: &str = "https://schema.org/SoldOut";
const MOVED_ONLINE: &str = "https://schema.org/EventMovedOnline";

fn status(cafe: &Cafe) -> &'static str {
    match cafe.summary.event_status {
        EventStatus::Scheduled | EventStatus::Full | EventStatus::Held => {
            if cafe.previous_venue.is_some() {
                MOVED_ONLINE
            } else {
                "https://schema.org/EventScheduled"
            }
        }
        EventStatus::Postponed if cafe.previous_starts_at.is_some() => "https://schema.org/EventRescheduled",
        EventStatus::Postponed => "https://schema.org/EventPostponed",
        EventStatus::MovedOnline => MOVED_ONLINE,
        EventStatus::Cancelled | EventStatus::NotHeld => "https://schema.org/EventCancelled",
    }
}

fn attendance(cafe: &CafeSummary) -> &'static str {
    match cafe.mode {
        CafeMode::Online => "https://schema.org/OnlineEventAttendanceMode",
        CafeMode::Hybrid => "https://schema.org/MixedEventAttendanceMode",
        CafeMode::OnSite => "https://schema.org/OfflineEventAttendanceMode",
    }
}

/// The place, the video link, or both. The link itself is for those who take part: the page says how one gets it.
fn location(cafe: &Cafe, page: &str) -> Value {
    let online = || json!({ "@type": "VirtualLocation", "url": page });
    match &cafe.venue {
        Some(venue) => match cafe.summary.mode {
            CafeMode::Hybrid => json!([place(venue), online()]),
            CafeMode::OnSite | CafeMode::Online => place(venue),
        },
        None => online(),
    }
}

fn place(venue: &Place) -> Value {
    let PlaceSummary { name, commune, postal_code, position, precision, .. } = &venue.summary;
    let exact = matches!(precision, Precision::Address | Precision::Street);
    object([
        ("@type", "Place".into()),
        ("name", name.clone().into()),
        (
            "address",
            object([
                ("@type", "PostalAddress".into()),
                ("streetAddress", venue.address.clone().into()),
                ("postalCode", postal_code.clone().into()),
                ("addressLocality", commune.clone().into()),
                ("addressCountry", "FR".into()),
            ]),
        ),
        ("geo", if exact { geo(*position) } else { Value::Null }),
    ])
}

fn geo(Position { longitude, latitude }: Position) -> Value {
    json!({ "@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude })
}

/// An organisation.
pub fn organisation(organisation: &Organisation, origin: &Origin) -> Value {
    let summary = &organisation.summary;
    let page = origin.page(SitePage::Organisation(&summary.slug));
    let network = summary.network.as_ref().map(|network| {
        object([
            ("@type", "Organization".into()),
            ("name", network.name.clone().into()),
            ("url", origin.page(SitePage::Organisation(&network.slug)).into()),
        ])
    });
    let address = summary.commune.as_ref().map(|commune| {
        json!({ "@type": "PostalAddress", "addressLocality": commune.name, "addressCountry": "FR" })
    });
    root([
        ("@type", "Organization".into()),
        ("@id", page.into()),
        ("name", summary.name.clone().into()),
        ("description", organisation.description.clone().into()),
        ("url", organisation.website.clone().into()),
        ("email", organisation.contact.email.clone().into()),
        ("telephone", organisation.contact.phone.clone().into()),
        ("address", address.into()),
        ("parentOrganization", network.into()),
    ])
}

/// A resource.
pub fn resource(resource: &Resource, origin: &Origin) -> Value {
    let summary = &resource.summary;
    let page = origin.page(SitePage::Resource(&summary.slug));
    let publisher = resource.publisher.as_ref().map(|name| json!({ "@type": "Organization", "name": name }));
    root([
        ("@type", "LearningResource".into()),
        ("@id", page.clone().into()),
        ("url", page.into()),
        ("name", summary.title.clone().into()),
        ("description", summary.summary.clone().into()),
        ("license", licence(summary.licence).into()),
        ("creditText", summary.creators.join(", ").into()),
        ("publisher", publisher.into()),
        ("sameAs", resource.url.clone().into()),
        ("timeRequired", summary.duration_minutes.map(|span| format!("PT{}M", span.max)).into()),
        ("teaches", resource.objectives.clone().into()),
        ("inLanguage", resource.languages.iter().map(|language| language.as_str()).collect()),
        ("about", resource.themes.iter().map(|theme| french::theme(*theme)).collect()),
    ])
}

/// Where a licence is read.
fn licence(licence: Licence) -> Option<&'static str> {
    match licence {
        Licence::CcBySa4 => Some("https://creativecommons.org/licenses/by-sa/4.0/"),
        Licence::CcBy4 => Some("https://creativecommons.org/licenses/by/4.0/"),
        Licence::CcByNcSa4 => Some("https://creativecommons.org/licenses/by-nc-sa/4.0/"),
        Licence::Cc0 => Some("https://creativecommons.org/publicdomain/zero/1.0/"),
        Licence::Etalab2 => Some("https://www.etalab.gouv.fr/licence-ouverte-open-licence/"),
        Licence::Unstated => None,
    }
}

/// A territory.
pub fn territory(territory: &Territory, origin: &Origin) -> Value {
    let code = territory.summary.code.to_string();
    root([
        ("@type", "AdministrativeArea".into()),
        ("@id", origin.page(SitePage::Territory(&code)).into()),
        ("name", territory.summary.name.clone().into()),
        ("geo", geo(territory.position)),
    ])
}
