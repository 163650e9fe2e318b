//! What the API shows of a café, as values and as JSON.

use std::borrow::Cow;

use cafeia_shared::{
    cafes::{Cafe, CafeFacilitator, CafeSummary, Contact, Organiser, Registration},
    ids::CafeId,
    vocabulary::{Accessibility, Audience, CafeMode, EventStatus, Language, PublicationStatus},
};
use chrono::{DateTime, Datelike as _, Timelike as _, Utc};
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use super::{
    directory::Directory,
    entry::{Entry, Link, Text},
    segment::accessibility,
    terms::Terms,
};
use crate::markdown;

/// A café as lists show it, as a value.
pub(super) fn summary(entry: &Entry, directory: &Directory, distance_m: Option<u32>) -> CafeSummary {
    CafeSummary {
        id: entry.id,
        slug: entry.text(Text::Slug).to_owned(),
        version: entry.version,
        title: entry.text(Text::Title).to_owned(),
        summary: entry.text(Text::Summary).to_owned(),
        starts_at: entry.starts_at,
        ends_at: entry.ends_at,
        date_to_confirm: entry.date_to_confirm(),
        timezone: entry.timezone.name().to_owned(),
        mode: entry.mode(),
        event_status: entry.event_status,
        place: entry.place().and_then(|id| directory.place(id)?.summary.clone()),
        host: directory.organisation_ref(entry.host),
        formats: entry.formats().filter_map(|id| directory.resources.reference(id)).collect(),
        audiences: entry.audiences.to_vec(),
        languages: entry.languages.to_vec(),
        accessibility: accessibility(entry, directory).to_vec(),
        capacity: entry.capacity,
        places_left: entry.places_left(),
        distance_m,
    }
}

/// A café as lists show it, to be written as JSON: the same as [`summary`], field by field, without a copy.
#[derive(Serialize)]
pub(super) struct SummaryView<'a> {
    id: CafeId,
    slug: &'a str,
    version: u32,
    title: &'a str,
    summary: &'a str,
    #[serde(serialize_with = "write_instant")]
    starts_at: DateTime<Utc>,
    #[serde(serialize_with = "write_instant")]
    ends_at: DateTime<Utc>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    date_to_confirm: bool,
    timezone: &'static str,
    mode: CafeMode,
    event_status: EventStatus,
    place: Option<&'a RawValue>,
    host: Cow<'a, RawValue>,
    formats: Vec<&'a RawValue>,
    audiences: Terms<Audience>,
    languages: Terms<Language>,
    accessibility: Terms<Accessibility>,
    capacity: Option<u32>,
    places_left: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    distance_m: Option<u32>,
}

/// Writes an instant as chrono does (RFC 3339). Whole seconds of four-digit years, which is what cafés have,
/// are written digit by digit: chrono's own way through the formatting machinery takes ten times as long.
fn write_instant<S: Serializer>(instant: &DateTime<Utc>, serializer: S) -> Result<S::Ok, S::Error> {
    let year = instant.year();
    if instant.timestamp_subsec_nanos() != 0 || !(1_000..10_000).contains(&year) {
        return instant.serialize(serializer);
    }
    let mut text = *b"0000-00-00T00:00:00Z";
    let mut digits = |at: usize, number: u32| {
        for (place, digit) in [number / 10 % 10, number % 10].into_iter().enumerate() {
            text[at + place] += u8::try_from(digit).unwrap_or_default();
        }
    };
    let year = year.unsigned_abs();
    digits(0, year / 100);
    digits(2, year % 100);
    digits(5, instant.month());
    digits(8, instant.day());
    digits(11, instant.hour());
    digits(14, instant.minute());
    digits(17, instant.second());
    serializer.serialize_str(str::from_utf8(&text).unwrap_or_default())
}

pub(super) fn view<'a>(
    entry: &'a Entry,
    directory: &'a Directory,
    distance_m: Option<u32>,
) -> SummaryView<'a> {
    let formats = entry.formats().filter_map(|id| directory.resources.listing(id));
    SummaryView {
        id: entry.id,
        slug: entry.text(Text::Slug),
        version: entry.version,
        title: entry.text(Text::Title),
        summary: entry.text(Text::Summary),
        starts_at: entry.starts_at,
        ends_at: entry.ends_at,
        date_to_confirm: entry.date_to_confirm(),
        timezone: entry.timezone.name(),
        mode: entry.mode(),
        event_status: entry.event_status,
        place: entry.place().and_then(|id| directory.place(id)).map(|place| &*place.written),
        host: directory.organisation_written(entry.host),
        formats: formats.map(|format| &*format.written).collect(),
        audiences: entry.audiences,
        languages: entry.languages,
        accessibility: accessibility(entry, directory),
        capacity: entry.capacity,
        places_left: entry.places_left(),
        distance_m,
    }
}

/// A café, whole.
pub(super) fn whole(entry: &Entry, directory: &Directory) -> Cafe {
    let description_html = markdown::to_html(entry.text(Text::Description));
    Cafe { description_html, ..without_html(entry, directory) }
}

/// A café, whole but for its description in HTML: feeds hold a thousand cafés, and show none of it.
pub(super) fn without_html(entry: &Entry, directory: &Directory) -> Cafe {
    let mut organisers = Vec::new();
    let mut facilitators = Vec::new();
    for link in &entry.links {
        match link {
            Link::Organiser(id, part) => {
                organisers.push(Organiser { organisation: directory.organisation_ref(*id), part: *part });
            }
            Link::Facilitator(id, part) => {
                let facilitator = directory.facilitators.reference(*id);
                facilitators
                    .extend(facilitator.map(|facilitator| CafeFacilitator { facilitator, part: *part }));
            }
            Link::Format(_) => {}
        }
    }
    Cafe {
        summary: summary(entry, directory, None),
        publication: PublicationStatus::Published,
        description: entry.text(Text::Description).to_owned(),
        description_html: String::new(),
        status_reason: entry.optional_text(Text::StatusReason),
        previous_starts_at: entry.previous_starts_at,
        venue: entry.place().and_then(|id| directory.place(id)?.whole()),
        previous_venue: entry.previous_place().and_then(|id| directory.place(id)?.whole()),
        registration: Registration {
            mode: entry.registration,
            target: entry.optional_text(Text::RegistrationTarget),
        },
        contact: Contact { email: entry.optional_text(Text::Email), phone: entry.optional_text(Text::Phone) },
        organisers,
        facilitators,
        themes: entry.themes.to_vec(),
        series_id: entry.series,
        created_at: entry.created_at,
        updated_at: entry.updated_at,
        published_at: entry.published_at,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_written_as_chrono_writes_it() {
        #[derive(Serialize)]
        struct Quick(#[serde(serialize_with = "write_instant")] DateTime<Utc>);

        for text in [
            "2026-11-23T21:05:09Z",
            "2026-01-02T03:04:05.678901Z",
            "0999-12-31T23:59:59Z",
            "2100-02-28T00:00:00Z",
        ] {
            let instant: DateTime<Utc> = text.parse().unwrap();
            let (quick, own) = (serde_json::to_string(&Quick(instant)), serde_json::to_string(&instant));
            assert_eq!(quick.unwrap(), own.unwrap());
        }
    }
}
