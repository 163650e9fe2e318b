//! What a line is to become: read by the rules of the API itself, so that an import cannot write what a form could not.

use cafeia_shared::{
    cafes::{Contact, NewCafe, Registration},
    facilitators::NewFacilitator,
    ids::{OrganisationId, PlaceId, ResourceId},
    imports::{Candidate, ImportField, ImportKind, LineFault},
    organisations::NewOrganisation,
    places::NewPlace,
    problem::{FaultCode, FieldError},
    validation::has_scheme,
    vocabulary::{
        CafeMode, EventStatus, OrganisationKind, PublicationStatus, RegistrationMode, Term as _,
        TrainingState,
    },
};
use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;
use uuid::Uuid;

use super::{
    known::Known,
    locate::{self, Located},
    reading::Reading,
    tables::{INTERNAL, INVITATION},
    values,
    words::Worded as _,
};
use crate::{
    dates::skipped,
    domain::{
        cafes::keeps_time_of,
        policy::{Action, Object, Refusal, Who},
    },
    geo::{Commune, Geography},
    store::{DbConnection, StoreError},
    text::fold,
};

/// How long a café lasts of which nobody says it.
const USUAL: TimeDelta = TimeDelta::hours(2);
/// How far a facilitator travels of whom nobody says it, in kilometres.
const USUAL_RADIUS: u32 = 20;

/// What a line is to become.
pub(super) enum Plan {
    Cafe(Box<CafePlan>),
    Organisation(NewOrganisation),
    Facilitator(NewFacilitator, TrainingState),
}

/// A café, with what is to be written down before it, under the identifiers that it names.
pub(super) struct CafePlan {
    pub(super) content: NewCafe,
    pub(super) place: Option<NewPlace>,
    pub(super) host: Option<NewOrganisation>,
    /// How far it is on its way, where the line says so.
    pub(super) publication: Option<PublicationStatus>,
    /// What happens to it.
    pub(super) event: EventStatus,
    /// The commune in which it lies.
    pub(super) commune: Option<String>,
}

/// Who brings lines in, and where they may.
pub(super) struct Scene<'a> {
    pub(super) geography: &'a Geography,
    pub(super) who: &'a Who,
    pub(super) now: DateTime<Utc>,
}

impl Scene<'_> {
    fn reaches(&self, commune: &Commune) -> bool {
        self.who.may(Action::ImportLines, &Object::Place(commune.code), self.geography, self.now).is_ok()
    }
}

impl Plan {
    /// Reads a line, or tells all that is wrong with it.
    pub(super) fn of(
        connection: &mut DbConnection,
        scene: &Scene,
        known: &mut Known,
        kind: ImportKind,
        mut reading: Reading,
    ) -> Result<Result<Self, Vec<LineFault>>, StoreError> {
        let plan = match kind {
            ImportKind::Cafes => {
                cafe(connection, scene, known, &mut reading)?.map(|cafe| Self::Cafe(Box::new(cafe)))
            }
            ImportKind::Organisations => {
                organisation(connection, scene, known, &mut reading)?.map(Self::Organisation)
            }
            ImportKind::Facilitators => facilitator(connection, scene, known, &mut reading)?
                .map(|(new, training)| Self::Facilitator(new, training)),
        };
        let plan = plan.filter(|_| reading.faults.is_empty());
        let Some(plan) = plan else { return Ok(Err(reading.faults)) };
        match plan.allowed(scene) {
            Ok(()) => Ok(Ok(plan)),
            Err(refusal) => {
                reading.fault(ImportField::Commune, FaultCode::OutOfRange, refused(refusal));
                Ok(Err(reading.faults))
            }
        }
    }

    /// Whether they may bring it in: where it lies, and what it is.
    fn allowed(&self, scene: &Scene) -> Result<(), Refusal> {
        let may = |action: Action, object: &Object| scene.who.may(action, object, scene.geography, scene.now);
        let commune = match self {
            Self::Cafe(cafe) => cafe.commune.as_deref(),
            Self::Organisation(new) => new.commune_code.as_deref(),
            Self::Facilitator(new, _) => Some(new.commune_code.as_str()),
        };
        if let Some(commune) = commune {
            may(Action::ImportLines, &Object::Place(commune))?;
        }
        match self {
            Self::Cafe(cafe) => {
                let organisations = [cafe.content.host_id];
                let object = Object::Cafe {
                    commune,
                    organisations: &organisations,
                    facilitators: &[],
                    trusted: false,
                };
                may(Action::EditCafe, &object)?;
                match &cafe.host {
                    Some(host) => {
                        let id = cafe.content.host_id;
                        may(
                            Action::EditOrganisation,
                            &Object::Organisation { id, commune: host.commune_code.as_deref() },
                        )
                    }
                    None => Ok(()),
                }
            }
            Self::Organisation(_) => may(
                Action::EditOrganisation,
                &Object::Organisation { id: OrganisationId(Uuid::nil()), commune },
            ),
            Self::Facilitator(new, training) => {
                let id = Uuid::nil().into();
                let object = Object::Facilitator { id, commune: &new.commune_code };
                may(Action::EditFacilitator, &object)?;
                if *training == TrainingState::Declared {
                    Ok(())
                } else {
                    may(Action::ConfirmTraining, &object)
                }
            }
        }
    }

    /// By which two lines of a file are the same.
    pub(super) fn key(&self) -> String {
        match self {
            Self::Cafe(cafe) => {
                let content = &cafe.content;
                let at = content.starts_at.timestamp();
                format!("{at}|{}|{}", cafe.commune.as_deref().unwrap_or_default(), fold(&content.title))
            }
            Self::Organisation(new) => match new.siret.as_ref().or(new.rna.as_ref()) {
                Some(number) => number.clone(),
                None => format!("{}|{}", new.commune_code.as_deref().unwrap_or_default(), fold(&new.name)),
            },
            Self::Facilitator(new, _) => format!("{}|{}", new.commune_code, fold(&new.name)),
        }
    }
}

fn refused(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::OutOfScope => "lies in a territory that is not yours: whoever looks after it brings it in",
        refusal => refusal.sentence(),
    }
}

/// The commune of a line; a fault is noted where it is not clear.
fn commune<'a>(
    scene: &Scene<'a>,
    known: &mut Known,
    reading: &mut Reading,
    postal_code: &str,
) -> Option<&'a Commune> {
    let written = reading.line(ImportField::Commune);
    let look = || locate::commune(scene.geography, &written, postal_code, |commune| scene.reaches(commune));
    match known.located(&written, postal_code, look) {
        Located::Found(code) => scene.geography.commune(code),
        Located::Unsaid => None,
        Located::Unclear(candidates) => {
            let message = if candidates.is_empty() {
                "no commune has this name"
            } else {
                "several communes may be meant"
            };
            reading.unclear(ImportField::Commune, FaultCode::UnknownValue, message, candidates);
            None
        }
    }
}

fn postal_code(reading: &Reading) -> String {
    values::postal_code(reading.cell(ImportField::PostalCode))
}

fn contact(reading: &Reading) -> Contact {
    let phone = values::phone(reading.cell(ImportField::Phone));
    Contact {
        email: reading.optional(ImportField::Email),
        phone: Some(phone).filter(|phone| !phone.is_empty()),
    }
}

fn formats(
    connection: &mut DbConnection,
    known: &mut Known,
    reading: &mut Reading,
) -> Result<Vec<ResourceId>, StoreError> {
    let cell = reading.cell(ImportField::Formats);
    let mut found = Vec::new();
    // A title may hold a comma.
    let items = match known.format(connection, cell)? {
        Ok(id) => return Ok(vec![id]),
        Err(_) => values::items(cell),
    };
    for item in items {
        match known.format(connection, item)? {
            Ok(id) if !found.contains(&id) => found.push(id),
            Ok(_) => {}
            Err(candidates) => {
                let shown: String = item.chars().take(60).collect();
                let message = format!("no format is called {shown:?}");
                reading.unclear(ImportField::Formats, FaultCode::UnknownValue, message, candidates);
            }
        }
    }
    Ok(found)
}

fn cafe(
    connection: &mut DbConnection,
    scene: &Scene,
    known: &mut Known,
    reading: &mut Reading,
) -> Result<Option<CafePlan>, StoreError> {
    use ImportField as F;
    let postal_code = postal_code(reading);
    let commune = commune(scene, known, reading, &postal_code);
    let online_url = reading.optional(F::Link);
    let (place_name, address) = (reading.line(F::Place), reading.optional(F::Address));
    let mode =
        reading.term(F::Mode).unwrap_or(match (&online_url, place_name.is_empty() && address.is_none()) {
            (Some(_), true) => CafeMode::Online,
            (Some(_), false) => CafeMode::Hybrid,
            (None, _) => CafeMode::OnSite,
        });
    let zone = timezone(scene.geography, reading, commune);
    let times = span(reading, zone.1);
    if let (Some(commune), Some(times)) = (commune.filter(|_| mode != CafeMode::Online), times)
        && let Err(message) = keeps_time_of(scene.geography, commune.code, &zone.0, times.into())
    {
        reading.fault(F::Timezone, FaultCode::Inconsistent, message);
    }
    let host_name = reading.line(F::Organisation);
    if host_name.is_empty() {
        reading.fault(F::Organisation, FaultCode::Required, "name the organisation that hosts it");
    }
    let kind: Option<OrganisationKind> = reading.term(F::Kind);
    // A café without a place of a name of its own is held at its host's.
    let place_name = if place_name.is_empty() { host_name.clone() } else { place_name };
    let (mut place_id, mut place) = (None, None);
    if mode != CafeMode::Online {
        match commune {
            None => {
                reading.fault(F::Commune, FaultCode::Required, "say in which commune it is held");
                // That it has no place follows from this, and is not said besides.
                place_id = Some(PlaceId(Uuid::nil()));
            }
            Some(commune) => {
                let written = address.as_deref().unwrap_or_default();
                place_id = known.place(connection, commune.code, &place_name, written)?;
                if place_id.is_none() {
                    place_id = Some(PlaceId(Uuid::now_v7()));
                    place = Some(new_place(place_name, address, &postal_code, commune));
                }
            }
        }
    }
    let found = known.organisation(connection, &host_name, commune)?;
    let host_id = found.as_ref().map_or_else(|| OrganisationId(Uuid::now_v7()), |host| host.id);
    let host = found.is_none().then(|| new_host(&host_name, kind, commune));
    let seat =
        || found.as_ref().map_or(commune.map(|commune| commune.code.to_owned()), |host| host.commune.clone());
    let lies_in =
        if mode == CafeMode::Online { seat() } else { commune.map(|commune| commune.code.to_owned()) };
    let capacity = reading.whole(F::Capacity);
    let format_ids = formats(connection, known, reading)?;
    let (audiences, languages) = (reading.terms(F::Audiences), reading.terms(F::Languages));
    let (themes, accessibility) = (reading.terms(F::Themes), reading.terms(F::Accessibility));
    let publication = reading.term(F::Publication);
    let event = reading.term(F::EventStatus).unwrap_or(EventStatus::Scheduled);
    let Some((starts_at, ends_at)) = times else { return Ok(None) };
    if matches!(event, EventStatus::Held | EventStatus::NotHeld) && starts_at > scene.now {
        let message = "this café has not begun yet: whether it was held is said afterwards";
        reading.fault(F::EventStatus, FaultCode::Inconsistent, message);
    }
    let content = NewCafe {
        title: reading.line(F::Name),
        summary: reading.line(F::Summary),
        description: reading.cell(F::Description).to_owned(),
        starts_at,
        ends_at,
        timezone: zone.0,
        mode,
        place_id,
        online_url,
        host_id,
        organisers: Vec::new(),
        facilitators: Vec::new(),
        format_ids,
        audiences,
        languages,
        themes,
        accessibility,
        capacity,
        seats_taken: 0,
        registration: registration(reading.cell(F::Registration)),
        contact: contact(reading),
    };
    reading.rules(ImportKind::Cafes, content.faults());
    if let Some(place) = &place {
        reading.rules(ImportKind::Cafes, under("place", place.faults()));
    }
    if let Some(host) = &host {
        reading.rules(ImportKind::Cafes, under("host", host.faults()));
    }
    Ok(Some(CafePlan { content, place, host, publication, event, commune: lies_in }))
}

/// Faults of a part of a café, under that part's name.
fn under(part: &str, faults: Vec<FieldError>) -> Vec<FieldError> {
    let named = |fault: FieldError| FieldError { field: format!("{part}.{}", fault.field), ..fault };
    faults.into_iter().map(named).collect()
}

fn new_place(name: String, address: Option<String>, postal_code: &str, commune: &Commune) -> NewPlace {
    NewPlace {
        name,
        address,
        postal_code: Some(postal_code.to_owned()).filter(|code| !code.is_empty()),
        commune_code: commune.code.to_owned(),
        position: None,
        precision: None,
        access: None,
        accessibility: Vec::new(),
    }
}

fn new_host(name: &str, kind: Option<OrganisationKind>, commune: Option<&Commune>) -> NewOrganisation {
    NewOrganisation {
        name: name.to_owned(),
        kind: kind.unwrap_or_else(|| kind_by_name(name)),
        parts: Vec::new(),
        description: String::new(),
        commune_code: commune.map(|commune| commune.code.to_owned()),
        network_id: None,
        website: None,
        contact: Contact::default(),
        siret: None,
        rna: None,
    }
}

/// What an organisation is by its name: a « Médiathèque Jules-Verne » is a library.
fn kind_by_name(name: &str) -> OrganisationKind {
    let name = format!(" {} ", fold(name));
    let says = |kind: &OrganisationKind| {
        kind.words().iter().skip(1).any(|word| {
            let word = fold(word);
            word.len() >= 5 && name.contains(&format!(" {word} "))
        })
    };
    let named = OrganisationKind::ALL.iter().copied().find(says);
    let town_hall = name.contains(" mairie ") || name.contains(" ville de ");
    named.unwrap_or(if town_hall { OrganisationKind::TownHall } else { OrganisationKind::Other })
}

/// The zone of a café's times: as it is written, else its commune's.
fn timezone(geography: &Geography, reading: &mut Reading, commune: Option<&Commune>) -> (String, Tz) {
    let written = reading.cell(ImportField::Timezone);
    let usual = commune.map_or("Europe/Paris", |commune| geography.time_zone(commune.code));
    let name = if written.is_empty() { usual } else { written };
    if let Ok(zone) = name.parse() {
        return (name.to_owned(), zone);
    }
    let message = "is an IANA time zone, as in Europe/Paris; leave it out to take the commune's";
    reading.fault(ImportField::Timezone, FaultCode::UnknownValue, message);
    ("Europe/Paris".to_owned(), Tz::Europe__Paris)
}

/// From when to when a café lasts.
fn span(reading: &mut Reading, zone: Tz) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
    use ImportField as F;
    let written = reading.cell(F::Date);
    if written.is_empty() {
        reading.fault(F::Date, FaultCode::Required, "say on which day it is held");
        return None;
    }
    let Some(first) = values::moment(written) else {
        let message = "write the day before the month, as in 12/03/2027 or 12 mars 2027";
        reading.fault(F::Date, FaultCode::Malformed, message);
        return None;
    };
    let mut until = None;
    let mut begins = first.time;
    let from = reading.cell(F::StartTime);
    if !from.is_empty() {
        let Some((start, end)) = values::times(from) else {
            reading.fault(F::StartTime, FaultCode::Malformed, "write a time as in 14h30 or 14:30");
            return None;
        };
        (begins, until) = (Some(start), end);
    }
    let Some(begins) = begins else {
        reading.fault(F::StartTime, FaultCode::Required, "say at what time it begins, as in 14h30");
        return None;
    };
    let to = reading.cell(F::EndTime);
    if !to.is_empty() {
        until = values::time(to).or_else(|| values::moment(to).and_then(|moment| moment.time));
        if until.is_none() {
            reading.fault(F::EndTime, FaultCode::Malformed, "write a time as in 16h30 or 16:30");
            return None;
        }
    }
    let last_day = reading.cell(F::EndDate);
    let last = if last_day.is_empty() { Some(first) } else { values::moment(last_day) };
    let Some(last) = last else {
        reading.fault(F::EndDate, FaultCode::Malformed, "write the day before the month, as in 12/03/2027");
        return None;
    };
    let starts_at = instant(reading, F::StartTime, zone, first.day, begins)?;
    let ends = until.or(if last_day.is_empty() { None } else { last.time });
    let ends_at = match ends {
        Some(time) => instant(reading, F::EndTime, zone, last.day, time)?,
        None => starts_at + USUAL,
    };
    Some((starts_at, ends_at))
}

fn instant(
    reading: &mut Reading,
    field: ImportField,
    zone: Tz,
    day: NaiveDate,
    time: NaiveTime,
) -> Option<DateTime<Utc>> {
    let local = day.and_time(time);
    if let Some(at) = local.and_local_timezone(zone).earliest() {
        return Some(at.with_timezone(&Utc));
    }
    let (from, until) = skipped(local, zone)?;
    let (from, until) = (from.format("%H:%M"), until.format("%H:%M"));
    let message = format!(
        "no clock shows this hour: that night, summer time begins and {from} is followed by {until}; write {until} or a \
         later time"
    );
    let next = Candidate { value: until.to_string(), label: format!("{from} → {until}") };
    reading.unclear(field, FaultCode::OutOfRange, message, vec![next]);
    None
}

/// A web address whose beginning was left out, as people write it. One that begins otherwise is for the rules to refuse.
fn with_scheme(url: String) -> String {
    if has_scheme(&url) { url } else { format!("https://{url}") }
}

/// How one takes part, by what stands there.
fn registration(cell: &str) -> Registration {
    let with = |mode, target: Option<String>| Registration { mode, target };
    let folded = fold(cell);
    let is = |word: &str| folded == fold(word);
    if folded.is_empty() || ["libre", "entrée libre", "sans inscription", "aucune", "non"].into_iter().any(is)
    {
        return with(RegistrationMode::None, None);
    }
    if is(INVITATION) || is("invitation") {
        return with(RegistrationMode::Invitation, None);
    }
    if is(INTERNAL) {
        return with(RegistrationMode::Internal, None);
    }
    let cell = cell.strip_prefix("mailto:").or_else(|| cell.strip_prefix("tel:")).unwrap_or(cell);
    if has_scheme(cell) {
        with(RegistrationMode::Link, Some(cell.to_owned()))
    } else if cell.contains('@') {
        with(RegistrationMode::Mail, Some(cell.to_owned()))
    } else if cell.starts_with("www.") {
        with(RegistrationMode::Link, Some(format!("https://{cell}")))
    } else {
        with(RegistrationMode::Phone, Some(values::phone(cell)))
    }
}

fn organisation(
    connection: &mut DbConnection,
    scene: &Scene,
    known: &mut Known,
    reading: &mut Reading,
) -> Result<Option<NewOrganisation>, StoreError> {
    use ImportField as F;
    let postal_code = postal_code(reading);
    let commune = commune(scene, known, reading, &postal_code);
    let name = reading.line(F::Name);
    let kind = reading.term(F::Kind).unwrap_or_else(|| kind_by_name(&name));
    let number = values::number_of_organisation(reading.cell(F::Number));
    let (siret, rna) = match number.as_str() {
        "" => (None, None),
        rna if rna.starts_with('W') => (None, Some(number)),
        _ => (Some(number), None),
    };
    let network_name = reading.line(F::Network);
    let mut network_id = None;
    if !network_name.is_empty() {
        network_id = known.organisation(connection, &network_name, commune)?.map(|network| network.id);
        if network_id.is_none() {
            reading.fault(
                F::Network,
                FaultCode::UnknownValue,
                "no organisation of the network has this name",
            );
        }
    }
    let website = reading.optional(F::Link).map(with_scheme);
    let new = NewOrganisation {
        name,
        kind,
        parts: reading.terms(F::Parts),
        description: reading.cell(F::Description).to_owned(),
        commune_code: commune.map(|commune| commune.code.to_owned()),
        network_id,
        website,
        contact: contact(reading),
        siret,
        rna,
    };
    reading.rules(ImportKind::Organisations, new.faults());
    Ok(Some(new))
}

fn facilitator(
    connection: &mut DbConnection,
    scene: &Scene,
    known: &mut Known,
    reading: &mut Reading,
) -> Result<Option<(NewFacilitator, TrainingState)>, StoreError> {
    use ImportField as F;
    let postal_code = postal_code(reading);
    let commune = commune(scene, known, reading, &postal_code);
    if commune.is_none() {
        reading.fault(F::Commune, FaultCode::Required, "say in which commune they live");
    }
    let organisation_name = reading.line(F::Organisation);
    let mut organisation_id = None;
    if !organisation_name.is_empty() {
        organisation_id = known.organisation(connection, &organisation_name, commune)?.map(|found| found.id);
        if organisation_id.is_none() {
            let message =
                "no organisation of the network has this name; import organisations first, or leave it out";
            reading.fault(F::Organisation, FaultCode::UnknownValue, message);
        }
    }
    let radius = reading.whole(F::TravelRadius).unwrap_or(USUAL_RADIUS);
    let training = reading.term(F::Training).unwrap_or(TrainingState::Declared);
    let (languages, format_ids) = (reading.terms(F::Languages), formats(connection, known, reading)?);
    let Some(commune) = commune else { return Ok(None) };
    let new = NewFacilitator {
        name: reading.line(F::Name),
        commune_code: commune.code.to_owned(),
        travel_radius_km: u16::try_from(radius).unwrap_or(u16::MAX),
        description: reading.cell(F::Description).to_owned(),
        languages,
        format_ids,
        organisation_id,
        // Nobody agrees for somebody else.
        visible: false,
    };
    reading.rules(ImportKind::Facilitators, new.faults());
    Ok(Some((new, training)))
}
