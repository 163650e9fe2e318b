//! How a café is told in French, the site's first language: in calendars, in feeds, and on the pages that the server
//! writes itself. The site in the browser has its own words, in two languages.

use std::borrow::Cow;

use cafeia_shared::{
    cafes::{Cafe, CafeSummary},
    places::{Place, PlaceSummary},
    vocabulary::{CafeMode, EventStatus, RegistrationMode, Theme},
};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;

use crate::dates::french_day;

/// Where a café is that has no place.
const ONLINE: &str = "En ligne";

/// A time zone by its name; that of Paris when this build does not know the name.
pub fn zone(name: &str) -> Tz {
    name.parse().unwrap_or(Tz::Europe__Paris)
}

/// From when to when, in the café's own zone: 10:00 – 12:00.
pub fn hours(cafe: &CafeSummary) -> String {
    let zone = zone(&cafe.timezone);
    let local = |at: DateTime<Utc>| at.with_timezone(&zone);
    let time = |at: DateTime<Utc>| local(at).format("%H:%M");
    let last_day = |at: DateTime<Utc>| -> NaiveDate { local(at - TimeDelta::seconds(1)).date_naive() };
    let (start, end) = (time(cafe.starts_at), time(cafe.ends_at));
    let elsewhere = if zone == Tz::Europe__Paris { "" } else { " (heure locale)" };
    if local(cafe.starts_at).date_naive() == last_day(cafe.ends_at) {
        format!("{start} – {end}{elsewhere}")
    } else {
        format!("{start} – {}, {end}{elsewhere}", french_day(cafe.ends_at, zone))
    }
}

/// When it is: samedi 28 novembre 2026, 10:00 – 12:00; or that nobody knows yet.
pub fn when(cafe: &CafeSummary) -> String {
    if cafe.date_to_confirm {
        return "Date à confirmer".to_owned();
    }
    format!("{}, {}", french_day(cafe.starts_at, zone(&cafe.timezone)), hours(cafe))
}

/// What is put before the title of a café that does not simply take place.
pub fn mark(status: EventStatus) -> Option<&'static str> {
    match status {
        EventStatus::Scheduled | EventStatus::Held => None,
        EventStatus::Full => Some("Complet"),
        EventStatus::Postponed => Some("Reporté"),
        EventStatus::MovedOnline => Some("En ligne"),
        EventStatus::Cancelled => Some("Annulé"),
        EventStatus::NotHeld => Some("N’a pas eu lieu"),
    }
}

/// The title with its mark: « Annulé : Premier Café IA ».
pub fn marked_title(cafe: &CafeSummary) -> Cow<'_, str> {
    match mark(cafe.event_status) {
        Some(mark) => Cow::Owned(format!("{mark}\u{a0}: {}", cafe.title)),
        None => Cow::Borrowed(&cafe.title),
    }
}

/// What has become of it, in a sentence, with the reason that was given.
pub fn state(cafe: &Cafe) -> Option<String> {
    let sentence = match cafe.summary.event_status {
        EventStatus::Scheduled | EventStatus::Held => return None,
        EventStatus::Full => "Ce café est complet.",
        EventStatus::Postponed => "Ce café est reporté.",
        EventStatus::MovedOnline => "Ce café se tient finalement en ligne.",
        EventStatus::Cancelled => "Ce café est annulé.",
        EventStatus::NotHeld => "Ce café n’a pas eu lieu.",
    };
    // Until it has a new date, it bears the one that does not hold any more.
    let before = cafe.previous_starts_at.or(cafe.summary.date_to_confirm.then_some(cafe.summary.starts_at));
    let before = before.map(|at| french_day(at, zone(&cafe.summary.timezone)));
    let before = before.map(|day| format!("Il était prévu le {day}."));
    let parts = [Some(sentence.to_owned()), before, cafe.status_reason.clone()];
    Some(parts.into_iter().flatten().collect::<Vec<_>>().join(" "))
}

/// Where it is, in one line, as far as lists know: Médiathèque, 29160 Crozon.
pub fn place(cafe: &CafeSummary) -> String {
    match &cafe.place {
        Some(place) => with_mode(cafe, parts(place, None)),
        None => ONLINE.to_owned(),
    }
}

/// Where it is, in one line: Médiathèque, rue Alsace-Lorraine, 29160 Crozon.
pub fn address(cafe: &Cafe) -> String {
    match &cafe.venue {
        Some(venue) => with_mode(&cafe.summary, whole_address(venue)),
        None => ONLINE.to_owned(),
    }
}

/// Where it was to be before it was moved online, in a sentence. For pages only: in a calendar it would send people there.
pub fn previous_place(cafe: &Cafe) -> Option<String> {
    let venue = cafe.previous_venue.as_ref()?;
    Some(format!("Lieu prévu au départ\u{a0}: {}.", whole_address(venue)))
}

fn whole_address(venue: &Place) -> String {
    parts(&venue.summary, venue.address.as_deref())
}

/// How one finds the way in, once there.
pub fn access(cafe: &Cafe) -> Option<&str> {
    cafe.venue.as_ref()?.access.as_deref().filter(|access| !access.is_empty())
}

fn parts(place: &PlaceSummary, address: Option<&str>) -> String {
    let town = match &place.postal_code {
        Some(code) => Some(format!("{code} {}", place.commune)),
        // Many a place is named after its town: once is enough.
        None if address.is_none() && place.name.ends_with(&place.commune) => None,
        None => Some(place.commune.clone()),
    };
    let parts = [Some(place.name.clone()), address.map(str::to_owned), town];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn with_mode(cafe: &CafeSummary, place: String) -> String {
    if cafe.mode == CafeMode::Hybrid { format!("{place}, ou en ligne") } else { place }
}

/// How one takes part; nothing when one cannot: it is over, or does not take place.
pub fn take_part(cafe: &Cafe, now: DateTime<Utc>) -> Option<String> {
    let status = cafe.summary.event_status;
    let off = matches!(status, EventStatus::Cancelled | EventStatus::NotHeld | EventStatus::Held);
    if off || cafe.summary.ends_at <= now {
        return None;
    }
    if status == EventStatus::Full || cafe.summary.places_left == Some(0) {
        return Some("Il ne reste plus de place.".to_owned());
    }
    let target = cafe.registration.target.as_deref().unwrap_or_default();
    let way = match cafe.registration.mode {
        RegistrationMode::None => {
            "Venez comme vous êtes\u{a0}: il n’y a pas besoin de s’inscrire.".to_owned()
        }
        RegistrationMode::Internal => "Les inscriptions se font auprès du lieu d’accueil.".to_owned(),
        RegistrationMode::Link => "L’inscription se fait sur le site de l’organisateur.".to_owned(),
        RegistrationMode::Phone => format!("L’inscription se fait par téléphone, au {target}."),
        RegistrationMode::Mail => format!("L’inscription se fait par courriel, à {target}."),
        RegistrationMode::Invitation => "Ce café est ouvert sur invitation.".to_owned(),
    };
    let places = match cafe.summary.places_left {
        None | Some(0) => String::new(),
        Some(1) => "Il reste 1 place. ".to_owned(),
        Some(left) => format!("Il reste {left} places. "),
    };
    Some(format!("C’est gratuit. {places}{way}"))
}

/// Where one registers on another site, if one does.
pub fn registration_link(cafe: &Cafe) -> Option<&str> {
    let target = cafe.registration.target.as_deref()?;
    let is_web = target.starts_with("https://") || target.starts_with("http://");
    (cafe.registration.mode == RegistrationMode::Link && is_web).then_some(target)
}

/// What it talks about.
pub fn theme(theme: Theme) -> &'static str {
    match theme {
        Theme::Basics => "Comprendre l’IA",
        Theme::EverydayUse => "L’IA au quotidien",
        Theme::Work => "Travail et métiers",
        Theme::Education => "École et apprentissages",
        Theme::Culture => "Culture et création",
        Theme::Health => "Santé",
        Theme::Information => "Information et médias",
        Theme::Democracy => "Démocratie et services publics",
        Theme::Rights => "Droits et données personnelles",
        Theme::Environment => "Environnement",
        Theme::Discrimination => "Biais et discriminations",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_that_nobody_knows_is_that_of_paris() {
        assert_eq!(zone("Pacific/Noumea"), Tz::Pacific__Noumea);
        assert_eq!(zone("Mars/Olympus"), Tz::Europe__Paris);
    }
}
