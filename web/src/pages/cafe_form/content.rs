//! From what stands in the fields to what is sent, and back.

use cafeia_shared::{
    cafes::{Contact, NewCafe, NewCafeFacilitator, NewOrganiser, Registration},
    ids::{OrganisationId, PlaceId},
    instant::calendar_date,
    places::NewPlace,
    problem::{FaultCode, FieldError},
    proposals::{Proposal, ProposedCafe, ProposedHost, begins_wrongly},
    territories::CommuneRef,
    vocabulary::{CafeMode, RegistrationMode},
    workspace::WorkspaceCafe,
};
use chrono::{DateTime, TimeDelta, Utc};

use super::Draft;
use crate::{clock, format, kit::Choice};

impl Draft {
    /// A café as it is sent where its place and its host may be unknown.
    ///
    /// # Errors
    /// What is wrong with it, by the names of the API's fields; those that are no field there have names of their own:
    /// `day`.
    pub fn proposed(&self) -> Result<ProposedCafe, Vec<FieldError>> {
        let mut faults = Vec::new();
        let times = self.times(&mut faults);
        // Something to be checked with the rest, so that all that is wrong is said at once.
        let (starts_at, ends_at) = times.unwrap_or((DateTime::UNIX_EPOCH, DateTime::UNIX_EPOCH));
        let capacity = number("capacity", &self.capacity, &mut faults);
        let cafe = ProposedCafe {
            title: self.title.trim().to_owned(),
            summary: self.summary.trim().to_owned(),
            description: self.description.trim().to_owned(),
            starts_at,
            ends_at,
            timezone: self.timezone.clone(),
            mode: self.mode,
            place_id: self.place_id(),
            new_place: self.new_place(),
            online_url: given(&self.online_url).filter(|_| self.mode != CafeMode::OnSite),
            host_id: self.host_id(),
            new_host: self.writes_host.then(|| ProposedHost {
                name: self.host_name.trim().to_owned(),
                kind: self.host_kind,
                commune_code: self.host_commune.as_ref().map(|commune| commune.code.clone()),
            }),
            format_ids: self.formats.clone(),
            audiences: self.audiences.clone(),
            languages: self.languages.clone(),
            themes: self.themes.clone(),
            accessibility: self.accessibility.clone(),
            capacity,
            registration: Registration {
                mode: self.registration,
                target: given(&self.target).filter(|_| has_target(self.registration)),
            },
            contact: Contact { email: given(&self.contact_email), phone: given(&self.contact_phone) },
            message: self.message.trim().to_owned(),
        };
        let of_time = |fault: &FieldError| matches!(fault.field.as_str(), "starts_at" | "ends_at");
        faults.extend(cafe.faults().into_iter().filter(|fault| times.is_some() || !of_time(fault)));
        if self.is_in_a_place() && self.commune.is_none() && cafe.place_id.is_none() {
            // One thing at a time: without a commune nobody can say which place.
            faults.retain(|fault| !fault.field.starts_with("new_place") && fault.field != "place_id");
            faults.push(FieldError::new("place_id", FaultCode::Required, "say in which commune it is"));
        }
        if faults.is_empty() { Ok(cafe) } else { Err(faults) }
    }

    /// A café as its writers send it; with a place that is to be written down first.
    ///
    /// # Errors
    /// What is wrong with it, field by field.
    pub fn cafe(&self) -> Result<(NewCafe, Option<NewPlace>), Vec<FieldError>> {
        let mut faults = Vec::new();
        let seats_taken = number("seats_taken", &self.seats_taken, &mut faults).unwrap_or_default();
        let (mut proposed, host) = match (self.proposed(), self.host_id()) {
            (Ok(proposed), Some(host)) if faults.is_empty() => (proposed, host),
            (Ok(_), None) => {
                faults.push(FieldError::new("host_id", FaultCode::Required, "say who hosts it"));
                return Err(faults);
            }
            (outcome, _) => {
                faults.splice(0..0, outcome.err().unwrap_or_default());
                return Err(faults);
            }
        };
        let (place, new_place) = (proposed.place_id, proposed.new_place.take());
        let organiser = |(chosen, part): &(Choice, _)| {
            Some(NewOrganiser { organisation_id: chosen.value.parse().ok()?, part: *part })
        };
        let facilitator = |(chosen, part): &(Choice, _)| {
            Some(NewCafeFacilitator { facilitator_id: chosen.value.parse().ok()?, part: *part })
        };
        let cafe = NewCafe {
            organisers: self.organisers.iter().filter_map(organiser).collect(),
            facilitators: self.facilitators.iter().filter_map(facilitator).collect(),
            seats_taken,
            ..proposed.into_cafe(place, host)
        };
        let mut faults = cafe.faults();
        if new_place.is_some() {
            faults.retain(|fault| fault.field != "place_id");
        }
        if faults.is_empty() { Ok((cafe, new_place)) } else { Err(faults) }
    }

    /// What is wrong with its beginning, if that may still be chosen: it is over, or nobody plans so far ahead. Said of its
    /// day, as soon as that is known.
    pub fn begins_wrongly(&self, now: DateTime<Utc>) -> Option<FieldError> {
        let hour = if self.starts.is_empty() { LAST_HOUR } else { &self.starts };
        begins_wrongly("day", clock::instant(&self.day, hour, &self.timezone)?, now)
    }

    /// When it begins and ends; nothing, and a word on what is missing, when a field is empty.
    fn times(&self, faults: &mut Vec<FieldError>) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
        times([&self.day, &self.starts, &self.ends, &self.last_day], &self.timezone, faults)
    }

    fn place_id(&self) -> Option<PlaceId> {
        let known = self.place.as_ref().filter(|_| self.is_in_a_place() && !self.writes_place)?;
        known.value.parse().ok()
    }

    fn new_place(&self) -> Option<NewPlace> {
        (self.is_in_a_place() && self.writes_place).then(|| NewPlace {
            name: self.place_name.trim().to_owned(),
            address: given(&self.place_address),
            postal_code: given(&self.place_postal_code),
            commune_code: self.commune.as_ref().map(|commune| commune.code.clone()).unwrap_or_default(),
            position: None,
            precision: None,
            access: given(&self.place_access),
            accessibility: self.place_accessibility.clone(),
        })
    }

    fn host_id(&self) -> Option<OrganisationId> {
        let known = self.host.as_ref().filter(|_| !self.writes_host)?;
        known.value.parse().ok()
    }

    /// A proposal as its proposer wrote it.
    pub fn of_proposal(proposal: &Proposal) -> Self {
        let names = Names {
            place: proposal.place_name.clone(),
            host: proposal.host_name.clone(),
            commune: proposal.commune.clone(),
        };
        Self::of(proposal.cafe.clone(), names)
    }

    /// A café as it is written. The names of its other organisations and of its facilitators are not known yet.
    pub fn of_cafe(cafe: &WorkspaceCafe) -> Self {
        let WorkspaceCafe { summary, content, .. } = cafe;
        let names = Names {
            place: summary.place_name.clone(),
            host: summary.host.name.clone(),
            commune: summary.commune.clone(),
        };
        let nameless = |id: String| Choice { value: id, label: "…".to_owned(), detail: String::new() };
        Self {
            organisers: content
                .organisers
                .iter()
                .map(|one| (nameless(one.organisation_id.to_string()), one.part))
                .collect(),
            facilitators: content
                .facilitators
                .iter()
                .map(|one| (nameless(one.facilitator_id.to_string()), one.part))
                .collect(),
            seats_taken: Some(content.seats_taken)
                .filter(|taken| *taken > 0)
                .map_or_else(String::new, |n| n.to_string()),
            ..Self::of(as_proposed(content.clone()), names)
        }
    }

    fn of(cafe: ProposedCafe, names: Names) -> Self {
        let zone = cafe.timezone.as_str();
        let (day, last_day) =
            (format::plain_day(cafe.starts_at, zone), format::plain_day(cafe.ends_at, zone));
        let (starts, ends) =
            (format::plain_time(cafe.starts_at, zone), format::plain_time(cafe.ends_at, zone));
        let choice = |id: String, label: String| Choice { value: id, label, detail: String::new() };
        let mut draft = Self {
            title: cafe.title,
            summary: cafe.summary,
            description: cafe.description,
            last_day: if last_day == day { String::new() } else { last_day },
            day,
            starts,
            ends,
            mode: cafe.mode,
            place: cafe.place_id.map(|id| choice(id.to_string(), names.place.unwrap_or_default())),
            commune: names.commune.filter(|_| cafe.mode != CafeMode::Online),
            online_url: cafe.online_url.unwrap_or_default(),
            host: cafe.host_id.map(|id| choice(id.to_string(), names.host)),
            formats: cafe.format_ids,
            audiences: cafe.audiences,
            languages: cafe.languages,
            themes: cafe.themes,
            accessibility: cafe.accessibility,
            capacity: cafe.capacity.map(|capacity| capacity.to_string()).unwrap_or_default(),
            registration: cafe.registration.mode,
            target: cafe.registration.target.unwrap_or_default(),
            contact_email: cafe.contact.email.unwrap_or_default(),
            contact_phone: cafe.contact.phone.unwrap_or_default(),
            message: cafe.message,
            ..Self::in_zone(&cafe.timezone)
        };
        if let Some(place) = cafe.new_place {
            draft.writes_place = true;
            draft.place_name = place.name;
            draft.place_address = place.address.unwrap_or_default();
            draft.place_postal_code = place.postal_code.unwrap_or_default();
            draft.place_access = place.access.unwrap_or_default();
            draft.place_accessibility = place.accessibility;
        }
        if let Some(host) = cafe.new_host {
            let here = draft.commune.clone();
            // Its name is not told when it is another one than the café's: its code stands for it.
            let commune = |code: String| match here {
                Some(here) if here.code == code => here,
                _ => CommuneRef { name: code.clone(), departement_code: String::new(), code },
            };
            draft.writes_host = true;
            draft.host_name = host.name;
            draft.host_kind = host.kind;
            draft.host_commune = host.commune_code.map(commune);
        }
        draft
    }
}

/// The names of what a café names by ids.
struct Names {
    place: Option<String>,
    host: String,
    commune: Option<CommuneRef>,
}

/// The hour up to which a day is not over.
const LAST_HOUR: &str = "23:59";
/// From this hour on, what ends earlier than it begins goes on past midnight…
const EVENING: &str = "18:00";
/// …until this one at the latest.
const MORNING: &str = "06:00";

/// When what is written in four fields begins and ends: a day, two hours, and a last day that may be empty. What begins in
/// the evening and ends early in the morning ends on the next day.
pub fn times(
    [day, starts, ends, last_day]: [&str; 4],
    zone: &str,
    faults: &mut Vec<FieldError>,
) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
    for (field, value) in [("day", day), ("starts_at", starts), ("ends_at", ends)] {
        if value.is_empty() {
            faults.push(FieldError::new(field, FaultCode::Required, "must be given"));
        }
    }
    let is_backward = last_day.is_empty() && !starts.is_empty() && !ends.is_empty() && ends < starts;
    let next_day = (is_backward && starts >= EVENING && ends <= MORNING)
        .then(|| calendar_date(day)?.succ_opt())
        .flatten()
        .map(|day| day.to_string());
    if is_backward && next_day.is_none() {
        faults.push(FieldError::new(
            "ends_at",
            FaultCode::Inconsistent,
            "comes before the start of the same day",
        ));
        return None;
    }
    let last_day = next_day.as_deref().unwrap_or(if last_day.is_empty() { day } else { last_day });
    Some((clock::instant(day, starts, zone)?, clock::instant(last_day, ends, zone)?))
}

/// The same hours on another day.
pub fn a_week_later(cafe: &WorkspaceCafe) -> [String; 4] {
    let zone = &cafe.summary.timezone;
    let later = |at: DateTime<Utc>| format::plain_day(at + TimeDelta::days(7), zone);
    let (starts_at, ends_at) = (cafe.summary.starts_at, cafe.summary.ends_at);
    let last_day = if format::same_day(starts_at, ends_at, zone) { String::new() } else { later(ends_at) };
    [later(starts_at), format::plain_time(starts_at, zone), format::plain_time(ends_at, zone), last_day]
}

/// Whether one registers somewhere.
pub fn has_target(registration: RegistrationMode) -> bool {
    matches!(registration, RegistrationMode::Link | RegistrationMode::Phone | RegistrationMode::Mail)
}

fn given(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// A number that may be absent.
fn number(field: &str, text: &str, faults: &mut Vec<FieldError>) -> Option<u32> {
    let digits: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    if digits.is_empty() {
        return None;
    }
    let number = digits.parse().ok();
    if number.is_none() {
        faults.push(FieldError::new(field, FaultCode::Malformed, "is a whole number"));
    }
    number
}

fn as_proposed(cafe: NewCafe) -> ProposedCafe {
    ProposedCafe {
        title: cafe.title,
        summary: cafe.summary,
        description: cafe.description,
        starts_at: cafe.starts_at,
        ends_at: cafe.ends_at,
        timezone: cafe.timezone,
        mode: cafe.mode,
        place_id: cafe.place_id,
        new_place: None,
        online_url: cafe.online_url,
        host_id: Some(cafe.host_id),
        new_host: None,
        format_ids: cafe.format_ids,
        audiences: cafe.audiences,
        languages: cafe.languages,
        themes: cafe.themes,
        accessibility: cafe.accessibility,
        capacity: cafe.capacity,
        registration: cafe.registration,
        contact: cafe.contact,
        message: String::new(),
    }
}
