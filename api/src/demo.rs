//! The demonstration data: what a new installation shows before anything real is in it.
//!
//! Resources, networks and past cafés are real and true to their sources; hosts that no source names,
//! facilitators and the cafés to come are marked as demonstration. The files stand in `api/data/demo`; each
//! entry has a key by which the others name it, and from which its identifier is made.

use std::{collections::HashSet, sync::LazyLock};

use cafeia_shared::{
    cafes::{Contact, NewCafe, NewCafeFacilitator, NewOrganiser, Registration},
    facilitators::NewFacilitator,
    ids::{CafeId, FacilitatorId, OrganisationId, PlaceId, ResourceId},
    organisations::NewOrganisation,
    places::NewPlace,
    resources::NewResource,
    vocabulary::{
        Accessibility, Audience, CafeMode, EventStatus, FacilitatorPart, Language, OrganisationKind,
        OrganisationPart, OrganiserPart, Theme, TrainingState,
    },
};
use chrono::{DateTime, Datelike as _, Days, NaiveDate, NaiveTime, TimeDelta, TimeZone as _, Utc, Weekday};
use chrono_tz::Tz;
use serde::{Deserialize, de::DeserializeOwned};
use uuid::Uuid;

use crate::{
    catalogue::Catalogue,
    domain::{self, Change, DomainError},
    geo::Geography,
    journal::Actor,
    network::Network,
};

/// The namespace of the demonstration's identifiers (UUID version 5).
const NAMESPACE: Uuid = Uuid::from_u128(0x6f4c_8b0e_52d7_4c1a_9f3e_7ad0_c1fe_1a00);

/// What a café to come says at the end of its description.
const MARK: &str = "\n\nÉvénement de démonstration\u{a0}: il n’aura pas lieu.";

/// What the name of every facilitator and host that is made up holds.
const MADE_UP: &str = "de démonstration, ";

/// Why the demonstration data cannot be loaded.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// A file of `api/data/demo` is not what it should be.
    #[error("demonstration data, {file}: {source}")]
    File {
        /// The file.
        file: &'static str,
        /// What is wrong with it.
        source: serde_json::Error,
    },
    /// An entry names what does not exist, or cannot be placed in time.
    #[error("demonstration data, {key:?}: {what}")]
    Entry {
        /// The entry's key.
        key: String,
        /// What is wrong with it.
        what: String,
    },
    /// The network refused it.
    #[error(transparent)]
    Domain(#[from] DomainError),
}

/// What a load did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DemoReport {
    /// How many objects were written.
    pub added: usize,
    /// How many were there before.
    pub already_there: usize,
}

impl DemoReport {
    fn count(&mut self, added: bool) {
        if added {
            self.added += 1;
        } else {
            self.already_there += 1;
        }
    }
}

/// What of the demonstration is made up, by its identifiers: cafés to come, those who run them, hosts that no source
/// names. The rest is real, and stays when this is gone.
struct Fiction {
    cafes: Vec<CafeId>,
    facilitators: Vec<FacilitatorId>,
    organisations: Vec<OrganisationId>,
}

/// Whether the public sees anything that the demonstration made up. It is told apart by its identifiers, so that no mark
/// is left behind on a database in which the real ones have taken its place.
pub fn is_shown(catalogue: &Catalogue) -> bool {
    static FICTION: LazyLock<Option<Fiction>> =
        LazyLock::new(|| Files::read().ok().map(|files| files.fiction()));
    FICTION.as_ref().is_some_and(|fiction| {
        fiction.cafes.iter().any(|id| catalogue.has_cafe(*id))
            || fiction.facilitators.iter().any(|id| catalogue.has_facilitator(*id))
            || fiction.organisations.iter().any(|id| catalogue.has_organisation(*id))
    })
}

/// Loads the demonstration data, in one transaction; what is there already stays as it is.
///
/// Cafés to come are dated from `now`, each in the time of its own place.
pub fn load(network: &Network, now: DateTime<Utc>) -> Result<DemoReport, DemoError> {
    let demonstration = Files::read()?.prepare(network.geography(), now)?;
    Ok(network.change(Actor::System("demo"), |change| demonstration.write(change))?)
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct OrganisationEntry {
    key: String,
    name: String,
    kind: OrganisationKind,
    parts: Vec<OrganisationPart>,
    description: String,
    commune: Option<String>,
    network: Option<String>,
    website: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PlaceEntry {
    key: String,
    name: String,
    commune: String,
    postal_code: Option<String>,
    access: Option<String>,
    #[serde(default)]
    accessibility: Vec<Accessibility>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FacilitatorEntry {
    key: String,
    name: String,
    training: TrainingState,
    commune: String,
    travel_radius_km: u16,
    description: String,
    languages: Vec<Language>,
    formats: Vec<String>,
    organisation: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ResourceEntry {
    key: String,
    resource: NewResource,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CafeEntry {
    key: String,
    title: String,
    summary: String,
    description: String,
    when: When,
    /// Of an online café; the others keep their place's time.
    timezone: Option<String>,
    mode: CafeMode,
    place: Option<String>,
    host: String,
    #[serde(default)]
    organisers: Vec<OrganiserEntry>,
    #[serde(default)]
    facilitators: Vec<CafeFacilitatorEntry>,
    #[serde(default)]
    formats: Vec<String>,
    audiences: Vec<Audience>,
    languages: Vec<Language>,
    #[serde(default)]
    themes: Vec<Theme>,
    #[serde(default)]
    accessibility: Vec<Accessibility>,
    capacity: Option<u32>,
    #[serde(default)]
    seats_taken: u32,
    registration: Registration,
    #[serde(default)]
    contact: Contact,
    status: Option<StatusEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct OrganiserEntry {
    organisation: String,
    part: OrganiserPart,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CafeFacilitatorEntry {
    facilitator: String,
    part: FacilitatorPart,
}

/// What became of a café after it was announced.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct StatusEntry {
    event: EventStatus,
    reason: Option<String>,
    /// The new date of a postponed café.
    to: Option<When>,
}

/// A date of the past, or one counted from today; the hour is local.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct When {
    on: Option<NaiveDate>,
    in_days: Option<u64>,
    /// Which day of the week: the first one from `in_days` on. Without it, a Sunday gives the Monday after.
    weekday: Option<Weekday>,
    at: NaiveTime,
    minutes: u32,
}

impl When {
    /// Beginning and end; nothing when the entry has no date or two, or the hour does not exist that day.
    fn span(&self, zone: Tz, now: DateTime<Utc>) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
        let mut day = match (self.on, self.in_days) {
            (Some(day), None) => day,
            (None, Some(days)) => now.with_timezone(&zone).date_naive().checked_add_days(Days::new(days))?,
            _ => return None,
        };
        if self.on.is_none() {
            let suits = |day: NaiveDate| match self.weekday {
                Some(weekday) => day.weekday() == weekday,
                None => day.weekday() != Weekday::Sun,
            };
            while !suits(day) {
                day = day.succ_opt()?;
            }
        }
        let start = zone.from_local_datetime(&day.and_time(self.at)).earliest()?.to_utc();
        Some((start, start + TimeDelta::minutes(i64::from(self.minutes))))
    }
}

/// The files, as they are written.
struct Files {
    organisations: Vec<OrganisationEntry>,
    places: Vec<PlaceEntry>,
    facilitators: Vec<FacilitatorEntry>,
    resources: Vec<ResourceEntry>,
    cafes: Vec<CafeEntry>,
}

/// The demonstration, ready for the domain's commands.
struct Demonstration {
    organisations: Vec<(OrganisationId, NewOrganisation)>,
    places: Vec<(PlaceId, NewPlace)>,
    facilitators: Vec<(FacilitatorId, NewFacilitator, TrainingState)>,
    resources: Vec<(ResourceId, NewResource)>,
    cafes: Vec<PreparedCafe>,
}

struct PreparedCafe {
    id: CafeId,
    content: NewCafe,
    status: Option<Status>,
}

struct Status {
    event: EventStatus,
    reason: Option<String>,
    new_start: Option<(DateTime<Utc>, DateTime<Utc>)>,
}

/// The identifier of an entry.
fn id<T: From<Uuid>>(kind: &str, key: &str) -> T {
    Uuid::new_v5(&NAMESPACE, format!("{kind}/{key}").as_bytes()).into()
}

/// The keys of one file, by which the entries of others are named.
struct Keys<'a> {
    kind: &'static str,
    known: HashSet<&'a str>,
}

impl<'a> Keys<'a> {
    fn of(kind: &'static str, keys: impl Iterator<Item = &'a String>) -> Result<Self, DemoError> {
        let mut known = HashSet::new();
        for key in keys {
            if !known.insert(key.as_str()) {
                return Err(fault(key, format!("this key of a {kind} is used twice")));
            }
        }
        Ok(Self { kind, known })
    }

    /// The identifier of the entry that another one names.
    fn id<T: From<Uuid>>(&self, named_by: &str, key: &str) -> Result<T, DemoError> {
        if self.known.contains(key) {
            Ok(id(self.kind, key))
        } else {
            Err(fault(named_by, format!("there is no {} {key:?}", self.kind)))
        }
    }

    fn ids<T: From<Uuid>>(&self, named_by: &str, keys: &[String]) -> Result<Vec<T>, DemoError> {
        keys.iter().map(|key| self.id(named_by, key)).collect()
    }
}

fn fault(key: &str, what: impl Into<String>) -> DemoError {
    DemoError::Entry { key: key.to_owned(), what: what.into() }
}

fn parse<T: DeserializeOwned>(file: &'static str, text: &str) -> Result<Vec<T>, DemoError> {
    serde_json::from_str(text).map_err(|source| DemoError::File { file, source })
}

impl Files {
    fn read() -> Result<Self, DemoError> {
        Ok(Self {
            organisations: parse("organisations.json", include_str!("../data/demo/organisations.json"))?,
            places: parse("places.json", include_str!("../data/demo/places.json"))?,
            facilitators: parse("facilitators.json", include_str!("../data/demo/facilitators.json"))?,
            resources: parse("resources.json", include_str!("../data/demo/resources.json"))?,
            cafes: parse("cafes.json", include_str!("../data/demo/cafes.json"))?,
        })
    }

    fn fiction(&self) -> Fiction {
        let made_up = |name: &str| name.contains(MADE_UP);
        let cafes = self.cafes.iter().filter(|cafe| cafe.when.in_days.is_some());
        let facilitators = self.facilitators.iter().filter(|one| made_up(&one.name));
        let organisations = self.organisations.iter().filter(|one| made_up(&one.name));
        Fiction {
            cafes: cafes.map(|cafe| id("café", &cafe.key)).collect(),
            facilitators: facilitators.map(|one| id("facilitator", &one.key)).collect(),
            organisations: organisations.map(|one| id("organisation", &one.key)).collect(),
        }
    }

    /// Replaces keys by identifiers and relative dates by instants.
    fn prepare(&self, geography: &Geography, now: DateTime<Utc>) -> Result<Demonstration, DemoError> {
        let organisations = Keys::of("organisation", self.organisations.iter().map(|o| &o.key))?;
        let places = Keys::of("place", self.places.iter().map(|p| &p.key))?;
        let facilitators = Keys::of("facilitator", self.facilitators.iter().map(|f| &f.key))?;
        let resources = Keys::of("resource", self.resources.iter().map(|r| &r.key))?;
        let cafes = Keys::of("café", self.cafes.iter().map(|c| &c.key))?;
        Ok(Demonstration {
            organisations: self
                .organisations
                .iter()
                .map(|entry| {
                    let network_id =
                        entry.network.as_ref().map(|key| organisations.id(&entry.key, key)).transpose()?;
                    Ok((organisations.id(&entry.key, &entry.key)?, entry.content(network_id)))
                })
                .collect::<Result<_, DemoError>>()?,
            places: self
                .places
                .iter()
                .map(|entry| Ok((places.id(&entry.key, &entry.key)?, entry.content())))
                .collect::<Result<_, DemoError>>()?,
            facilitators: self
                .facilitators
                .iter()
                .map(|entry| {
                    let content = entry.content(&organisations, &resources)?;
                    Ok((facilitators.id(&entry.key, &entry.key)?, content, entry.training))
                })
                .collect::<Result<_, DemoError>>()?,
            resources: self
                .resources
                .iter()
                .map(|entry| Ok((resources.id(&entry.key, &entry.key)?, entry.resource.clone())))
                .collect::<Result<_, DemoError>>()?,
            cafes: self
                .cafes
                .iter()
                .map(|entry| {
                    let zone = self.zone(entry, geography)?;
                    let span = |when: &When| {
                        when.span(zone, now).ok_or_else(|| fault(&entry.key, "its date cannot be made out"))
                    };
                    let (starts_at, ends_at) = span(&entry.when)?;
                    let status = match &entry.status {
                        Some(status) => Some(Status {
                            event: status.event,
                            reason: status.reason.clone(),
                            new_start: status.to.as_ref().map(span).transpose()?,
                        }),
                        None => None,
                    };
                    let content = NewCafe {
                        title: entry.title.clone(),
                        summary: entry.summary.clone(),
                        description: entry.description(),
                        starts_at,
                        ends_at,
                        timezone: zone.name().to_owned(),
                        mode: entry.mode,
                        place_id: entry.place.as_ref().map(|key| places.id(&entry.key, key)).transpose()?,
                        // The link goes to those who register: the demonstration has none to give.
                        online_url: None,
                        host_id: organisations.id(&entry.key, &entry.host)?,
                        organisers: entry.organisers(&organisations)?,
                        facilitators: entry.facilitators(&facilitators)?,
                        format_ids: resources.ids(&entry.key, &entry.formats)?,
                        audiences: entry.audiences.clone(),
                        languages: entry.languages.clone(),
                        themes: entry.themes.clone(),
                        accessibility: entry.accessibility.clone(),
                        capacity: entry.capacity,
                        seats_taken: entry.seats_taken,
                        registration: entry.registration.clone(),
                        contact: entry.contact.clone(),
                    };
                    Ok(PreparedCafe { id: cafes.id(&entry.key, &entry.key)?, content, status })
                })
                .collect::<Result<_, DemoError>>()?,
        })
    }

    /// The time zone of a café: its place's, or the one it names when it has no place.
    fn zone(&self, entry: &CafeEntry, geography: &Geography) -> Result<Tz, DemoError> {
        let name = match (&entry.place, &entry.timezone) {
            (Some(key), None) => {
                let place = self.places.iter().find(|place| place.key == *key);
                let place = place.ok_or_else(|| fault(&entry.key, format!("there is no place {key:?}")))?;
                geography.time_zone(&place.commune)
            }
            (None, Some(name)) => name,
            _ => return Err(fault(&entry.key, "a café has a place or a time zone, and not both")),
        };
        name.parse().map_err(|_| fault(&entry.key, format!("there is no time zone {name:?}")))
    }
}

impl OrganisationEntry {
    fn content(&self, network_id: Option<OrganisationId>) -> NewOrganisation {
        NewOrganisation {
            name: self.name.clone(),
            kind: self.kind,
            parts: self.parts.clone(),
            description: self.description.clone(),
            commune_code: self.commune.clone(),
            network_id,
            website: self.website.clone(),
            contact: Contact::default(),
            siret: None,
            rna: None,
        }
    }
}

impl PlaceEntry {
    fn content(&self) -> NewPlace {
        NewPlace {
            name: self.name.clone(),
            address: None,
            postal_code: self.postal_code.clone(),
            commune_code: self.commune.clone(),
            position: None,
            precision: None,
            access: self.access.clone(),
            accessibility: self.accessibility.clone(),
        }
    }
}

impl FacilitatorEntry {
    fn content(&self, organisations: &Keys<'_>, resources: &Keys<'_>) -> Result<NewFacilitator, DemoError> {
        let organisation = self.organisation.as_ref();
        Ok(NewFacilitator {
            name: self.name.clone(),
            commune_code: self.commune.clone(),
            travel_radius_km: self.travel_radius_km,
            description: self.description.clone(),
            languages: self.languages.clone(),
            format_ids: resources.ids(&self.key, &self.formats)?,
            organisation_id: organisation.map(|key| organisations.id(&self.key, key)).transpose()?,
            visible: true,
        })
    }
}

impl CafeEntry {
    /// The description; that of a café to come says that it is a demonstration.
    fn description(&self) -> String {
        let mark = if self.when.in_days.is_some() { MARK } else { "" };
        format!("{}{mark}", self.description)
    }

    fn organisers(&self, organisations: &Keys<'_>) -> Result<Vec<NewOrganiser>, DemoError> {
        let organiser = |organiser: &OrganiserEntry| {
            let organisation_id = organisations.id(&self.key, &organiser.organisation)?;
            Ok(NewOrganiser { organisation_id, part: organiser.part })
        };
        self.organisers.iter().map(organiser).collect()
    }

    fn facilitators(&self, facilitators: &Keys<'_>) -> Result<Vec<NewCafeFacilitator>, DemoError> {
        let facilitator = |facilitator: &CafeFacilitatorEntry| {
            let facilitator_id = facilitators.id(&self.key, &facilitator.facilitator)?;
            Ok(NewCafeFacilitator { facilitator_id, part: facilitator.part })
        };
        self.facilitators.iter().map(facilitator).collect()
    }
}

impl Demonstration {
    /// Writes what is not there yet. What is named by others comes first.
    fn write(&self, change: &mut Change) -> Result<DemoReport, DomainError> {
        let mut report = DemoReport::default();
        for (id, organisation) in &self.organisations {
            let new = !domain::organisations::exists(change, *id)?;
            if new {
                domain::organisations::create(change, *id, organisation)?;
            }
            report.count(new);
        }
        for (id, place) in &self.places {
            let new = !domain::places::exists(change, *id)?;
            if new {
                domain::places::create(change, *id, place)?;
            }
            report.count(new);
        }
        for (id, resource) in &self.resources {
            let new = !domain::resources::exists(change, *id)?;
            if new {
                domain::resources::create(change, *id, resource)?;
                domain::resources::publish(change, *id)?;
            }
            report.count(new);
        }
        for (id, facilitator, training) in &self.facilitators {
            let new = !domain::facilitators::exists(change, *id)?;
            if new {
                domain::facilitators::create(change, *id, facilitator, *training)?;
            }
            report.count(new);
        }
        for cafe in &self.cafes {
            let new = !domain::cafes::exists(change, cafe.id)?;
            if new {
                cafe.write(change)?;
            }
            report.count(new);
        }
        Ok(report)
    }
}

impl PreparedCafe {
    fn write(&self, change: &mut Change) -> Result<(), DomainError> {
        domain::cafes::create(change, self.id, &self.content)?;
        domain::cafes::publish(change, self.id)?;
        let Some(status) = &self.status else { return Ok(()) };
        let reason = status.reason.as_deref();
        if status.event == EventStatus::Postponed {
            domain::cafes::postpone(change, self.id, status.new_start, reason)?;
        } else {
            domain::cafes::set_event_status(change, self.id, status.event, reason)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use cafeia_shared::vocabulary::Term as _;

    use super::*;

    static FRANCE: LazyLock<Geography> = LazyLock::new(|| Geography::shipped().unwrap());
    static FILES: LazyLock<Files> = LazyLock::new(|| Files::read().unwrap());

    fn instant(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn prepared(now: &str) -> Demonstration {
        FILES.prepare(&FRANCE, instant(now)).unwrap()
    }

    fn entry(key: &str) -> (&'static CafeEntry, PreparedCafe) {
        let index = FILES.cafes.iter().position(|c| c.key == key).unwrap();
        (&FILES.cafes[index], prepared("2026-11-23T09:00:00Z").cafes.swap_remove(index))
    }

    #[test]
    fn everything_named_exists_and_nothing_breaks_the_rules() {
        let demonstration = prepared("2026-11-23T09:00:00Z");
        for (_, organisation) in &demonstration.organisations {
            assert_eq!(organisation.faults(), [], "{}", organisation.name);
        }
        for (_, place) in &demonstration.places {
            assert_eq!(place.faults(), [], "{}", place.name);
        }
        for (_, facilitator, _) in &demonstration.facilitators {
            assert_eq!(facilitator.faults(), [], "{}", facilitator.name);
        }
        for (_, resource) in &demonstration.resources {
            assert_eq!(resource.faults(), [], "{}", resource.title);
        }
        for cafe in &demonstration.cafes {
            assert_eq!(cafe.content.faults(), [], "{}", cafe.content.title);
        }
    }

    #[test]
    fn a_network_stands_before_its_members() {
        for (index, organisation) in FILES.organisations.iter().enumerate() {
            let Some(network) = &organisation.network else { continue };
            assert!(FILES.organisations[..index].iter().any(|before| before.key == *network), "{network}");
        }
    }

    #[test]
    fn each_insee_code_is_that_of_the_town_the_name_says() {
        let town = |code: &str| {
            FRANCE.communes().iter().find(|c| c.code == code).unwrap_or_else(|| panic!("no commune {code}"))
        };
        for place in &FILES.places {
            let commune = town(&place.commune);
            assert!(place.name.contains(commune.name), "{} is not in {}", place.name, commune.name);
            if let Some(postal_code) = &place.postal_code {
                assert!(commune.postal_codes.contains(&postal_code.as_str()), "{postal_code}");
            }
        }
        for facilitator in &FILES.facilitators {
            assert!(facilitator.name.contains(town(&facilitator.commune).name), "{}", facilitator.name);
        }
        for organisation in &FILES.organisations {
            let Some(code) = &organisation.commune else { continue };
            assert!(organisation.name.contains(town(code).name), "{}", organisation.name);
        }
    }

    #[test]
    fn past_cafes_have_their_true_dates() {
        let start = |key| entry(key).1.content.starts_at;
        for (key, day, weekday) in [
            ("2025-05-16-roye", "2025-05-16", Weekday::Fri),
            ("2025-06-14-vivatech", "2025-06-14", Weekday::Sat),
            ("2025-06-15-crozon", "2025-06-15", Weekday::Sun),
        ] {
            assert_eq!(start(key).date_naive(), day.parse::<NaiveDate>().unwrap(), "{key}");
            assert_eq!(start(key).weekday(), weekday, "{key}");
        }
        // « Jeudi 5 juin, entre 13h30 et 15h », and the two Thursdays after; Paris is two hours ahead in June.
        for day in ["2025-06-05", "2025-06-19", "2025-06-26"] {
            let (_, cafe) = entry(&format!("{day}-cafe-animation"));
            assert_eq!(cafe.content.starts_at, instant(&format!("{day}T11:30:00Z")));
            assert_eq!(cafe.content.ends_at, instant(&format!("{day}T13:00:00Z")));
            assert_eq!(cafe.content.mode, CafeMode::Online);
        }
    }

    #[test]
    fn whenever_it_is_loaded_cafes_to_come_lie_in_the_next_sixty_days() {
        for now in [
            "2026-11-23T09:00:00Z",
            "2026-12-31T23:59:59Z",
            "2027-03-20T22:30:00Z",
            "2027-10-25T11:00:00Z",
            "2028-02-28T13:30:00Z",
        ] {
            let demonstration = prepared(now);
            let upcoming: Vec<_> = FILES
                .cafes
                .iter()
                .zip(&demonstration.cafes)
                .filter(|(e, _)| e.when.in_days.is_some())
                .collect();
            assert!(upcoming.len() >= 40, "{}", upcoming.len());
            for (entry, cafe) in upcoming {
                let new_start = cafe.status.as_ref().and_then(|s| s.new_start).map(|(start, _)| start);
                for start in [Some(cafe.content.starts_at), new_start].into_iter().flatten() {
                    let days = (start - instant(now)).num_days();
                    assert!(start > instant(now) && days <= 60, "{} is {days} days ahead", entry.key);
                }
                assert!(cafe.content.description.contains("démonstration"), "{}", entry.key);
            }
        }
    }

    #[test]
    fn hours_are_those_of_the_place() {
        let (_, noumea) = entry("noumea-mediatheque");
        assert_eq!(noumea.content.timezone, "Pacific/Noumea");
        // Five in the afternoon, eleven hours ahead of UTC; the 28th day is Monday 21 December.
        assert_eq!(noumea.content.starts_at, instant("2026-12-21T06:00:00Z"));
        let (_, cayenne) = entry("cayenne-ecriture");
        assert_eq!(cayenne.content.starts_at, instant("2026-12-14T20:00:00Z"));
    }

    #[test]
    fn a_sunday_gives_the_monday_and_a_named_day_is_waited_for() {
        let when = |weekday| When {
            on: None,
            in_days: Some(6),
            weekday,
            at: NaiveTime::from_hms_opt(10, 0, 0).unwrap(),
            minutes: 60,
        };
        let monday = instant("2026-11-23T09:00:00Z");
        let start = |when: When| when.span(chrono_tz::Europe::Paris, monday).unwrap().0;
        assert_eq!(start(when(None)), instant("2026-11-30T09:00:00Z"));
        assert_eq!(start(when(Some(Weekday::Thu))), instant("2026-12-03T09:00:00Z"));
    }

    #[test]
    fn nobody_takes_the_demonstration_for_real() {
        for facilitator in &FILES.facilitators {
            assert!(facilitator.name.starts_with("Animation de démonstration, "), "{}", facilitator.name);
        }
        // Hosts have a seat; the only one that a source names is the post office of Roye.
        for organisation in FILES.organisations.iter().filter(|o| o.commune.is_some()) {
            let named = organisation.key == "la-poste-roye";
            assert!(named || organisation.name.contains("de démonstration, "), "{}", organisation.name);
        }
    }

    #[test]
    fn the_towns_of_the_newsletter_have_something_to_come_and_every_case_is_shown() {
        for town in [
            "06088", "51230", "61001", "10387", "44109", "42218", "31555", "30189", "46102", "22215",
            "84007", "80685", "29042", "75056", "97411", "97209", "97302",
        ] {
            let there = |key: &String| FILES.places.iter().any(|p| p.key == *key && p.commune == town);
            assert!(
                FILES.cafes.iter().any(|c| c.when.in_days.is_some() && c.place.as_ref().is_some_and(there)),
                "{town}"
            );
        }
        for status in [
            EventStatus::Full,
            EventStatus::Cancelled,
            EventStatus::Postponed,
            EventStatus::MovedOnline,
            EventStatus::Held,
        ] {
            let shown = FILES.cafes.iter().filter_map(|c| c.status.as_ref()).find(|s| s.event == status);
            let shown = shown.unwrap_or_else(|| panic!("{status} is not shown"));
            let needs_reason = !matches!(status, EventStatus::Full | EventStatus::Held);
            assert_eq!(shown.reason.is_some(), needs_reason, "{status}");
            assert_eq!(shown.to.is_some(), status == EventStatus::Postponed, "{status}");
        }
        let statuses = || FILES.cafes.iter().filter_map(|c| c.status.as_ref());
        assert!(
            statuses().any(|s| s.event == EventStatus::Postponed && s.to.is_none()),
            "until further notice"
        );
        for mode in [CafeMode::OnSite, CafeMode::Online, CafeMode::Hybrid] {
            assert!(FILES.cafes.iter().any(|c| c.mode == mode && c.when.in_days.is_some()), "{mode}");
        }
        for training in TrainingState::ALL {
            assert!(FILES.facilitators.iter().any(|f| f.training == *training), "{training}");
        }
    }

    #[test]
    fn identifiers_never_change() {
        let nantes: PlaceId = id("place", "mediatheque-nantes");
        assert_eq!(nantes, id("place", "mediatheque-nantes"));
        assert_ne!(nantes.0, id::<OrganisationId>("organisation", "mediatheque-nantes").0);
        assert_eq!(nantes.0.get_version_num(), 5);
    }
}
