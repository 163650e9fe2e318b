//! Cafés as a calendar (iCalendar, RFC 5545 and 7986).

use std::fmt;

use cafeia_shared::{
    cafes::Cafe,
    site::SitePage,
    vocabulary::{EventStatus, Precision},
};
use calcard::{
    common::PartialDateTime,
    icalendar::{
        ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarDuration, ICalendarEntry,
        ICalendarParameter, ICalendarParameterName, ICalendarProperty, ICalendarStatus, ICalendarValue,
        ICalendarValueType, Uri,
    },
};
use chrono::{DateTime, Utc};

use super::{Origin, french, plain};

/// The media type of a calendar.
pub const MEDIA: &str = "text/calendar; charset=utf-8";

/// What stands behind the `@` of an event's `UID`: the same wherever the network is hosted, so that a calendar that
/// knows an event still does after a move.
const REALM: &str = "reseau-cafe-ia";
/// How often a calendar that is subscribed to is to be read again.
const REFRESH: ICalendarDuration =
    ICalendarDuration { neg: false, weeks: 0, days: 0, hours: 1, minutes: 0, seconds: 0 };

/// A calendar of one café.
pub fn of_one(cafe: &Cafe, origin: &Origin, now: DateTime<Utc>) -> Result<String, fmt::Error> {
    write(calendar(), std::slice::from_ref(cafe), origin, now)
}

/// A calendar to subscribe to, under a name.
pub fn of_many(
    name: &str,
    cafes: &[Cafe],
    origin: &Origin,
    now: DateTime<Utc>,
) -> Result<String, fmt::Error> {
    let mut calendar = calendar();
    calendar.add_property(ICalendarProperty::Name, name);
    let in_full = ICalendarParameter::new(ICalendarParameterName::Value, ICalendarValueType::Duration);
    calendar.add_property_with_params(ICalendarProperty::RefreshInterval, [in_full], REFRESH);
    // What programs older than RFC 7986 read instead.
    calendar.add_property(ICalendarProperty::Other("X-WR-CALNAME".to_owned()), name);
    calendar.add_property(ICalendarProperty::Other("X-PUBLISHED-TTL".to_owned()), REFRESH.to_string());
    write(calendar, cafes, origin, now)
}

fn calendar() -> ICalendarComponent {
    let mut calendar = ICalendarComponent::new(ICalendarComponentType::VCalendar);
    calendar.add_property(ICalendarProperty::Version, "2.0");
    calendar.add_property(ICalendarProperty::Prodid, "-//Café IA//Réseau//FR");
    calendar
}

fn write(
    mut calendar: ICalendarComponent,
    cafes: &[Cafe],
    origin: &Origin,
    now: DateTime<Utc>,
) -> Result<String, fmt::Error> {
    /// What an event takes, about.
    const USUAL: usize = 1_024;
    calendar.component_ids = (1..).take(cafes.len()).collect();
    let events = cafes.iter().map(|cafe| event(cafe, origin, now));
    let components = std::iter::once(calendar).chain(events).collect();
    let mut out = String::with_capacity((cafes.len() + 1) * USUAL);
    ICalendar { components }.write_to(&mut out)?;
    Ok(out)
}

fn event(cafe: &Cafe, origin: &Origin, now: DateTime<Utc>) -> ICalendarComponent {
    let summary = &cafe.summary;
    let mut event = ICalendarComponent::new(ICalendarComponentType::VEvent);
    event.add_uid(&format!("{}@{REALM}", summary.id));
    // Without a METHOD it is when the event was last revised (RFC 5545 §3.8.7.2), so that nothing new reads the same.
    event.add_dtstamp(instant(cafe.updated_at));
    event.add_sequence(i64::from(summary.version));
    event.add_property(ICalendarProperty::Dtstart, instant(summary.starts_at));
    event.add_property(ICalendarProperty::Dtend, instant(summary.ends_at));
    event.add_property(ICalendarProperty::Summary, french::marked_title(summary).into_owned());
    event.add_property(ICalendarProperty::Status, status(cafe));
    event.add_property(ICalendarProperty::Description, description(cafe, origin, now));
    event.add_property(ICalendarProperty::Location, location(cafe));
    let exact = cafe
        .venue
        .as_ref()
        .map(|venue| &venue.summary)
        .filter(|place| matches!(place.precision, Precision::Address | Precision::Street));
    if let Some(place) = exact {
        let degrees = [place.position.latitude, place.position.longitude];
        event.entries.push(several(ICalendarProperty::Geo, degrees));
    }
    let page = origin.page(SitePage::Cafe(&summary.slug));
    event.add_property(ICalendarProperty::Url, Uri::Location(page));
    if let Some(mail) = &cafe.contact.email {
        // A name between quotes cannot hold one (RFC 5545 §3.2).
        let name = ICalendarParameter::cn(summary.host.name.replace('"', "’"));
        let address = Uri::Location(format!("mailto:{mail}"));
        event.add_property_with_params(ICalendarProperty::Organizer, [name], address);
    }
    let themes = cafe.themes.iter().map(|theme| french::theme(*theme));
    let categories = std::iter::once("Café IA").chain(themes);
    event.entries.push(several(ICalendarProperty::Categories, categories));
    event.add_property(ICalendarProperty::Created, instant(cafe.created_at));
    event.add_property(ICalendarProperty::LastModified, instant(cafe.updated_at));
    event
}

/// Where it is, and how one finds the way in: who has opened the calendar on the way has nothing else at hand.
fn location(cafe: &Cafe) -> String {
    let address = french::address(cafe);
    match french::access(cafe) {
        Some(access) => format!("{address} ({})", access.trim_end_matches('.')),
        None => address,
    }
}

fn several<T: Into<ICalendarValue>>(
    name: ICalendarProperty,
    values: impl IntoIterator<Item = T>,
) -> ICalendarEntry {
    ICalendarEntry { name, params: Vec::new(), values: values.into_iter().map(Into::into).collect() }
}

fn instant(instant: DateTime<Utc>) -> PartialDateTime {
    PartialDateTime::from_utc_timestamp(instant.timestamp())
}

fn status(cafe: &Cafe) -> ICalendarStatus {
    match cafe.summary.event_status {
        EventStatus::Cancelled | EventStatus::NotHeld => ICalendarStatus::Cancelled,
        // Until further notice.
        EventStatus::Postponed if cafe.previous_starts_at.is_none() => ICalendarStatus::Tentative,
        _ => ICalendarStatus::Confirmed,
    }
}

/// What there is to know, in paragraphs of plain text.
fn description(cafe: &Cafe, origin: &Origin, now: DateTime<Utc>) -> String {
    let take_part = french::take_part(cafe, now).map(|way| match french::registration_link(cafe) {
        Some(link) => format!("{way}\n{link}"),
        None => way,
    });
    let paragraphs = [
        french::state(cafe),
        Some(cafe.summary.summary.clone()),
        Some(plain::text(&cafe.description)),
        take_part,
        Some(origin.page(SitePage::Cafe(&cafe.summary.slug))),
    ];
    let paragraphs: Vec<_> = paragraphs.into_iter().flatten().filter(|text| !text.is_empty()).collect();
    paragraphs.join("\n\n")
}
