//! A café as the catalogue keeps it: small, because there may be a million.

use cafeia_shared::{
    ids::{CafeId, FacilitatorId, OrganisationId, PlaceId, ResourceId, SeriesId},
    reports::Reached,
    vocabulary::{
        Accessibility, Audience, CafeMode, EventStatus, FacilitatorPart, Language, OrganiserPart,
        RegistrationMode, Theme,
    },
};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::terms::Terms;
use crate::store::cafes::CafeRecord;

/// A published café.
#[derive(Debug, PartialEq)]
pub(super) struct Entry {
    pub(super) id: CafeId,
    pub(super) version: u32,
    pub(super) starts_at: DateTime<Utc>,
    pub(super) ends_at: DateTime<Utc>,
    pub(super) previous_starts_at: Option<DateTime<Utc>>,
    pub(super) created_at: DateTime<Utc>,
    pub(super) updated_at: DateTime<Utc>,
    pub(super) published_at: Option<DateTime<Utc>>,
    pub(super) timezone: Tz,
    announced_mode: CafeMode,
    pub(super) event_status: EventStatus,
    moved_online: bool,
    pub(super) registration: RegistrationMode,
    announced_place: Option<PlaceId>,
    pub(super) host: OrganisationId,
    pub(super) series: Option<SeriesId>,
    pub(super) audiences: Terms<Audience>,
    pub(super) languages: Terms<Language>,
    pub(super) themes: Terms<Theme>,
    pub(super) accessibility: Terms<Accessibility>,
    pub(super) capacity: Option<u32>,
    pub(super) seats_taken: u32,
    pub(super) links: Box<[Link]>,
    /// The people whom it reached, as far as that was reported.
    pub(super) reached: Option<Reached>,
    /// All texts, one after the other: one allocation rather than eight.
    texts: Box<str>,
    /// Where each text but the last ends.
    ends: [u16; Text::Description as usize],
}

/// Another object that a café names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Link {
    Organiser(OrganisationId, OrganiserPart),
    Facilitator(FacilitatorId, FacilitatorPart),
    Format(ResourceId),
}

/// The texts of a café, in the order in which they are kept, the long one last.
#[derive(Debug, Clone, Copy)]
pub(super) enum Text {
    Slug,
    Title,
    Summary,
    StatusReason,
    RegistrationTarget,
    Email,
    Phone,
    Description,
}

impl Entry {
    pub(super) fn new(cafe: CafeRecord, reached: Option<Reached>) -> Self {
        let content = cafe.content;
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let texts = [
            cafe.slug,
            content.title,
            content.summary,
            text(&cafe.status_reason),
            text(&content.registration.target),
            text(&content.contact.email),
            text(&content.contact.phone),
            content.description,
        ];
        let mut ends = [0; Text::Description as usize];
        let mut end = 0;
        for (text, slot) in texts.iter().zip(&mut ends) {
            // The texts before the description are short: together they stay far below the limit.
            end += text.len();
            *slot = u16::try_from(end).unwrap_or(u16::MAX);
        }
        let organisers = content.organisers.iter().map(|o| Link::Organiser(o.organisation_id, o.part));
        let facilitators = content.facilitators.iter().map(|f| Link::Facilitator(f.facilitator_id, f.part));
        let formats = content.format_ids.iter().map(|id| Link::Format(*id));
        let mut accessibility = content.accessibility;
        if cafe.moved_online {
            accessibility.retain(|one| !one.is_of_a_room());
        }
        Self {
            id: cafe.id,
            version: cafe.version,
            starts_at: content.starts_at,
            ends_at: content.ends_at,
            previous_starts_at: cafe.previous_starts_at,
            created_at: cafe.created_at,
            updated_at: cafe.updated_at,
            published_at: cafe.published_at,
            // Zones are checked when they are written; a zone that this build has forgotten falls back.
            timezone: content.timezone.parse().unwrap_or(Tz::Europe__Paris),
            announced_mode: content.mode,
            event_status: cafe.event_status,
            moved_online: cafe.moved_online,
            registration: content.registration.mode,
            announced_place: content.place_id,
            host: content.host_id,
            series: cafe.series_id,
            audiences: Terms::of(&content.audiences),
            languages: Terms::of(&content.languages),
            themes: Terms::of(&content.themes),
            accessibility: Terms::of(&accessibility),
            capacity: content.capacity,
            seats_taken: content.seats_taken,
            // What was not held reached nobody, whatever somebody said before.
            reached: reached.filter(|_| cafe.event_status == EventStatus::Held),
            links: organisers.chain(facilitators).chain(formats).collect(),
            texts: texts.concat().into_boxed_str(),
            ends,
        }
    }

    /// One of its texts; empty when it has none.
    pub(super) fn text(&self, text: Text) -> &str {
        let index = text as usize;
        let begin = index.checked_sub(1).map_or(0, |before| usize::from(self.ends[before]));
        let end = self.ends.get(index).map_or(self.texts.len(), |end| usize::from(*end));
        self.texts.get(begin..end).unwrap_or_default()
    }

    /// One of its texts, when it has one.
    pub(super) fn optional_text(&self, text: Text) -> Option<String> {
        Some(self.text(text)).filter(|text| !text.is_empty()).map(str::to_owned)
    }

    pub(super) fn formats(&self) -> impl Iterator<Item = ResourceId> {
        self.links.iter().filter_map(|link| if let Link::Format(id) = link { Some(*id) } else { None })
    }

    /// Its host and its other organisers.
    pub(super) fn organisations(&self) -> impl Iterator<Item = OrganisationId> {
        let others = self.links.iter().filter_map(|link| match link {
            Link::Organiser(id, _) => Some(*id),
            _ => None,
        });
        std::iter::once(self.host).chain(others)
    }

    pub(super) fn facilitators(&self) -> impl Iterator<Item = FacilitatorId> {
        self.links
            .iter()
            .filter_map(|link| if let Link::Facilitator(id, _) = link { Some(*id) } else { None })
    }

    /// How people attend as things stand.
    pub(super) fn mode(&self) -> CafeMode {
        if self.moved_online { CafeMode::Online } else { self.announced_mode }
    }

    /// Where it is as things stand: nowhere when it was moved online, so that no filter, map or figure finds it there,
    /// neither before it was held nor afterwards.
    pub(super) fn place(&self) -> Option<PlaceId> {
        self.announced_place.filter(|_| !self.moved_online)
    }

    /// Where it was to be before it was moved online.
    pub(super) fn previous_place(&self) -> Option<PlaceId> {
        self.announced_place.filter(|_| self.moved_online)
    }

    /// How many places are left; nothing when there is no limit.
    pub(super) fn places_left(&self) -> Option<u32> {
        match (self.event_status, self.capacity) {
            (EventStatus::Full, _) => Some(0),
            (_, capacity) => capacity.map(|capacity| capacity.saturating_sub(self.seats_taken)),
        }
    }

    /// Whether it takes place and someone can still come.
    pub(super) fn is_open(&self) -> bool {
        self.takes_place() && self.event_status != EventStatus::Held && self.places_left() != Some(0)
    }

    /// Whether it is one of the cafés that take or took place.
    pub(super) fn takes_place(&self) -> bool {
        self.event_status.takes_place(self.previous_starts_at.is_some())
    }

    /// Whether its date is to be confirmed: it was put off, and has no new one yet.
    pub(super) fn date_to_confirm(&self) -> bool {
        self.event_status == EventStatus::Postponed && self.previous_starts_at.is_none()
    }

    /// Where it stands in the order of lists.
    pub(super) fn key(&self) -> Key {
        (self.starts_at.timestamp_micros(), self.id)
    }
}

/// The order of lists: by start, and by id among those that start together. The start is in microseconds.
pub(super) type Key = (i64, CafeId);
