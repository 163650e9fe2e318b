//! What synthetic data is drawn from, and how: places where people live, then what each object is, from its number alone.

use std::collections::HashMap;

use cafeia_shared::{
    cafes::{Contact, NewCafe, NewCafeFacilitator, NewOrganiser, Registration},
    facilitators::NewFacilitator,
    organisations::NewOrganisation,
    places::NewPlace,
    position::Position,
    resources::{NewResource, Span},
    vocabulary::{
        Accessibility, Audience, CafeMode, DocumentType, EventStatus, FacilitatorPart, Language, Licence,
        OrganisationKind, OrganisationPart, OrganiserPart, Precision, RegistrationMode, ResourceKind,
        Term as _, Theme, TrainingState,
    },
};
use chrono::{DateTime, Datelike as _, NaiveTime, TimeDelta, TimeZone as _, Utc, Weekday};
use chrono_tz::Tz;
use rand::{Rng as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use uuid::Uuid;

use super::{SynthSize, words};
use crate::geo::{Commune, Geography};

/// Days before today in which cafés lie.
const DAYS_BEFORE: u32 = 182;
/// Days after today in which cafés lie.
const DAYS_AFTER: u32 = 365;
/// Milliseconds of the first identifier's time stamp: 1 January 2025, UTC.
const FIRST_ID: u64 = 1_735_689_600_000;

/// What is drawn; each object of each kind has a random stream and an identifier of its own.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    Cafe = 1,
    Facilitator = 2,
    Host = 3,
    Network = 4,
    Place = 5,
    Resource = 6,
    /// What the objects above share: where a venue is and of what kind.
    Venue = 7,
    /// Where a facilitator lives.
    Home = 8,
}

/// Draws of one random stream. Written out, so that a new release of `rand` cannot change the data.
struct Draw(ChaCha8Rng);

impl Draw {
    /// 0 to `bound` less one.
    fn below(&mut self, bound: u32) -> u32 {
        let product = u64::from(self.0.next_u32()) * u64::from(bound);
        u32::try_from(product >> 32).unwrap_or_default()
    }

    fn index(&mut self, length: usize) -> usize {
        self.below(u32::try_from(length).unwrap_or(u32::MAX)) as usize
    }

    /// One time in a hundred, for 1.
    fn percent(&mut self, chance: u32) -> bool {
        self.below(100) < chance
    }

    /// 0 to 1.
    fn unit(&mut self) -> f64 {
        f64::from(self.0.next_u32()) / 4_294_967_296.0
    }

    fn pick<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.index(items.len())]
    }

    /// One of the values, as often as its weight says; the weights add up to 100.
    fn weighted<T: Copy>(&mut self, items: &[(T, u32)]) -> T {
        let mut left = self.below(100);
        for (item, weight) in items {
            if left < *weight {
                return *item;
            }
            left -= weight;
        }
        items[0].0
    }
}

/// `SplitMix64`: mixes the bits of a number.
fn mixed(number: u64) -> u64 {
    let mut z = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// A place and its host.
pub(super) struct Venue<'a> {
    commune: &'a Commune,
    zone: Tz,
    /// The département's number, by which facilitators are found.
    departement: usize,
    kind: OrganisationKind,
    /// « Médiathèque des Tilleuls ».
    name: String,
}

/// What the objects are drawn from.
pub(super) struct World<'a> {
    seed: u64,
    rng: ChaCha8Rng,
    /// The beginning of today, UTC.
    today: DateTime<Utc>,
    /// The places and their hosts.
    pub(super) venues: Vec<Venue<'a>>,
    /// Where each facilitator lives.
    pub(super) facilitators: Vec<&'a Commune>,
    /// The facilitators of each département.
    by_departement: Vec<Vec<usize>>,
}

/// A café, and what becomes of it.
pub(super) struct DrawnCafe {
    pub(super) content: NewCafe,
    pub(super) status: Option<(EventStatus, Option<&'static str>)>,
}

impl<'a> World<'a> {
    pub(super) fn new(geography: &'a Geography, size: SynthSize, seed: u64, now: DateTime<Utc>) -> Self {
        let rng = ChaCha8Rng::seed_from_u64(seed);
        let departements: HashMap<&str, usize> =
            geography.departements().iter().enumerate().map(|(number, d)| (d.code, number)).collect();
        // Cities, not their arrondissements, or their people would count twice.
        let communes: Vec<&Commune> =
            geography.communes().iter().filter(|c| c.city.is_none() && c.population > 0).collect();
        let mut people = 0;
        let sums: Vec<u32> = communes
            .iter()
            .map(|commune| {
                people += commune.population;
                people
            })
            .collect();
        let somewhere = |draw: &mut Draw| {
            let person = draw.below(people);
            communes[sums.partition_point(|sum| *sum <= person)]
        };
        let mut world = Self {
            seed,
            rng,
            today: now.date_naive().and_time(NaiveTime::MIN).and_utc(),
            venues: Vec::new(),
            facilitators: Vec::new(),
            by_departement: vec![Vec::new(); departements.len()],
        };
        world.venues = (0..size.hosts)
            .map(|index| {
                let mut draw = world.draw(Kind::Venue, index);
                let commune = somewhere(&mut draw);
                let (kind, noun) = if commune.population < 2_000 {
                    draw.weighted(words::VILLAGE_HOSTS)
                } else {
                    draw.weighted(words::TOWN_HOSTS)
                };
                Venue {
                    commune,
                    zone: geography.time_zone(commune.code).parse().unwrap_or(Tz::Europe__Paris),
                    departement: departements.get(commune.departement).copied().unwrap_or_default(),
                    kind,
                    name: format!("{noun} {}", draw.pick(words::NAMES)),
                }
            })
            .collect();
        world.facilitators =
            (0..size.facilitators).map(|index| somewhere(&mut world.draw(Kind::Home, index))).collect();
        for (index, home) in world.facilitators.iter().enumerate() {
            let departement = departements.get(home.departement).copied().unwrap_or_default();
            world.by_departement[departement].push(index);
        }
        world
    }

    fn draw(&self, kind: Kind, index: usize) -> Draw {
        let mut rng = self.rng.clone();
        rng.set_stream(((kind as u64) << 48) | index as u64);
        Draw(rng)
    }

    /// The identifier of an object (UUID version 7), in the order of the numbers.
    ///
    /// Its last 40 bits, of which slugs are made, differ for each object of a kind.
    pub(super) fn id<T: From<Uuid>>(&self, kind: Kind, index: usize) -> T {
        let index = index as u64;
        let salt = mixed(self.seed ^ ((kind as u64) << 56));
        // Multiplying by an odd number moves 40 bits around and never onto each other.
        let last = index.wrapping_mul(0x9e_3779_b97f).wrapping_add(salt);
        let first = mixed(salt ^ index);
        let mut random = [0; 10];
        random[..5].copy_from_slice(&first.to_be_bytes()[..5]);
        random[5..].copy_from_slice(&last.to_be_bytes()[3..]);
        uuid::Builder::from_unix_timestamp_millis(FIRST_ID + index, &random).into_uuid().into()
    }

    pub(super) fn network(index: usize) -> NewOrganisation {
        let (name, description) = words::NETWORKS[index];
        NewOrganisation {
            name: name.to_owned(),
            kind: OrganisationKind::Network,
            parts: vec![OrganisationPart::Coordinator, OrganisationPart::Trainer],
            description: description.to_owned(),
            commune_code: None,
            network_id: None,
            website: None,
            contact: Contact::default(),
            siret: None,
            rna: None,
        }
    }

    pub(super) fn resource(index: usize) -> NewResource {
        let (family, title, summary, theme) = words::RESOURCES[index];
        let length = 30 + 15 * u16::try_from(index % 7).unwrap_or_default();
        let people = 4 + 2 * u16::try_from(index % 5).unwrap_or_default();
        NewResource {
            kind: if family.is_some() { ResourceKind::Format } else { ResourceKind::Document },
            title: title.to_owned(),
            summary: summary.to_owned(),
            description: format!("{summary}\n\nUne ressource synthétique, pour éprouver le catalogue."),
            family,
            document_type: family.is_none().then(|| DocumentType::ALL[index % DocumentType::ALL.len()]),
            duration_minutes: family.map(|_| Span { min: length, max: length + 30 }),
            group_size: family.map(|_| Span { min: people, max: people * 3 }),
            material: vec!["Du papier et des crayons".to_owned()],
            objectives: vec!["Se faire son idée et la dire".to_owned()],
            audiences: vec![Audience::Everyone],
            themes: vec![theme],
            languages: vec![Language::French],
            licence: Licence::CcBySa4,
            creators: vec!["Données synthétiques".to_owned()],
            publisher: None,
            url: None,
        }
    }

    pub(super) fn host(&self, index: usize) -> NewOrganisation {
        let venue = &self.venues[index];
        let mut draw = self.draw(Kind::Host, index);
        let network = draw.percent(30).then(|| draw.index(words::NETWORKS.len()));
        NewOrganisation {
            name: format!("{}, {}", venue.name, venue.commune.name),
            kind: venue.kind,
            parts: if draw.percent(35) {
                vec![OrganisationPart::Host, OrganisationPart::Organiser]
            } else {
                vec![OrganisationPart::Host]
            },
            description: words::WELCOMES[index % words::WELCOMES.len()].to_owned(),
            commune_code: Some(venue.commune.code.to_owned()),
            network_id: network.map(|index| self.id(Kind::Network, index)),
            website: None,
            contact: Contact { email: Some(format!("lieu-{index}@example.org")), phone: None },
            siret: None,
            rna: None,
        }
    }

    pub(super) fn place(&self, index: usize) -> NewPlace {
        let venue = &self.venues[index];
        let mut draw = self.draw(Kind::Place, index);
        let mut accessibility = Vec::new();
        for (term, chance) in [
            (Accessibility::Wheelchair, 65),
            (Accessibility::HearingLoop, 15),
            (Accessibility::VisualImpairment, 8),
            (Accessibility::QuietSpace, 10),
        ] {
            if draw.percent(chance) {
                accessibility.push(term);
            }
        }
        NewPlace {
            name: venue.name.clone(),
            address: Some(format!("{} {}", 1 + draw.below(120), draw.pick(words::STREETS))),
            postal_code: (!venue.commune.postal_codes.is_empty())
                .then(|| draw.pick(&venue.commune.postal_codes).to_owned()),
            commune_code: venue.commune.code.to_owned(),
            position: Some(scattered(&mut draw, venue.commune)),
            precision: Some(Precision::Address),
            access: draw.percent(20).then(|| draw.pick(words::ACCESS).to_owned()),
            accessibility,
        }
    }

    pub(super) fn facilitator(&self, index: usize) -> (NewFacilitator, TrainingState) {
        let home = self.facilitators[index];
        let mut draw = self.draw(Kind::Facilitator, index);
        let first = draw.index(words::FORMATS);
        let second = (first + 1 + draw.index(words::FORMATS - 1)) % words::FORMATS;
        let formats = if draw.percent(50) { vec![first, second] } else { vec![first] };
        let training = draw.weighted(&[
            (TrainingState::Declared, 35),
            (TrainingState::InTraining, 20),
            (TrainingState::Trained, 35),
            (TrainingState::Certified, 8),
            (TrainingState::Trainer, 2),
        ]);
        let facilitator = NewFacilitator {
            name: format!("Animation n°\u{a0}{}, {}", index + 1, home.name),
            commune_code: home.code.to_owned(),
            travel_radius_km: draw.weighted(&[(10, 20), (25, 30), (50, 30), (80, 12), (150, 8)]),
            description: draw.pick(words::ABOUT_FACILITATORS).to_owned(),
            languages: languages(&mut draw, home.departement),
            format_ids: formats.into_iter().map(|format| self.id(Kind::Resource, format)).collect(),
            organisation_id: draw.percent(40).then(|| self.id(Kind::Host, draw.index(self.venues.len()))),
            visible: true,
        };
        (facilitator, training)
    }

    pub(super) fn cafe(&self, index: usize) -> DrawnCafe {
        let mut draw = self.draw(Kind::Cafe, index);
        // Some places are busier than others: the square of a number between 0 and 1 is more often small.
        let skewed = draw.unit() * (0.4 + 0.6 * draw.unit());
        let number = scaled(skewed, self.venues.len());
        let venue = &self.venues[number];
        let mode = draw.weighted(&[(CafeMode::OnSite, 86), (CafeMode::Online, 9), (CafeMode::Hybrid, 5)]);
        let (starts_at, minutes) = self.time(&mut draw, venue.zone);
        let subject = &words::SUBJECTS[draw.index(words::SUBJECTS.len())];
        let status = draw.weighted(&[
            (EventStatus::Scheduled, 93),
            (EventStatus::Cancelled, 4),
            (EventStatus::Full, 3),
        ]);
        let capacity = (status == EventStatus::Full || draw.percent(60))
            .then(|| draw.weighted(&[(8, 10), (12, 25), (15, 20), (20, 20), (30, 15), (60, 8), (200, 2)]));
        let seats_taken = match capacity {
            Some(capacity) if status == EventStatus::Full => capacity,
            Some(capacity) => draw.below(capacity),
            None => 0,
        };
        let content = NewCafe {
            title: format!("{}\u{a0}: {}", draw.pick(words::OPENERS), subject.title),
            summary: format!("{} {}", draw.pick(words::HOOKS), draw.pick(words::PROMISES)),
            description: description(&mut draw, subject, venue, mode),
            starts_at,
            ends_at: starts_at + TimeDelta::minutes(minutes),
            timezone: venue.zone.name().to_owned(),
            mode,
            place_id: (mode != CafeMode::Online).then(|| self.id(Kind::Place, number)),
            online_url: (mode != CafeMode::OnSite).then(|| format!("https://visio.example.org/{index}")),
            host_id: self.id(Kind::Host, number),
            organisers: self.organisers(&mut draw, number),
            facilitators: self.cafe_facilitators(&mut draw, venue.departement),
            format_ids: if draw.percent(65) {
                vec![self.id(Kind::Resource, draw.index(words::FORMATS))]
            } else {
                Vec::new()
            },
            audiences: audiences(&mut draw),
            languages: languages(&mut draw, venue.commune.departement),
            themes: themes(&mut draw, subject.theme),
            accessibility: accessibility(&mut draw),
            capacity,
            seats_taken,
            registration: registration(&mut draw, index),
            contact: Contact { email: Some(format!("lieu-{number}@example.org")), phone: None },
        };
        let status = match status {
            EventStatus::Cancelled => Some((status, Some(draw.pick(words::REASONS)))),
            EventStatus::Full => Some((status, None)),
            _ => None,
        };
        DrawnCafe { content, status }
    }

    /// A beginning, in opening hours of its zone, and a length in minutes. One in two lies in the next months.
    fn time(&self, draw: &mut Draw, zone: Tz) -> (DateTime<Utc>, i64) {
        let days = if draw.percent(50) {
            DAYS_BEFORE.saturating_sub(30) + draw.below(150)
        } else {
            draw.below(DAYS_BEFORE + DAYS_AFTER)
        };
        let mut day = (self.today + TimeDelta::days(i64::from(days) - i64::from(DAYS_BEFORE))).date_naive();
        if day.weekday() == Weekday::Sun && draw.percent(85) {
            day = day.pred_opt().unwrap_or(day);
        }
        let (hour, minute) = draw.weighted(words::HOURS);
        let time = NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or(NaiveTime::MIN);
        let start = zone.from_local_datetime(&day.and_time(time)).earliest();
        let start = start.map_or_else(|| day.and_time(time).and_utc(), |start| start.to_utc());
        (start, draw.weighted(&[(60, 30), (75, 10), (90, 35), (120, 20), (180, 5)]))
    }

    fn organisers(&self, draw: &mut Draw, host: usize) -> Vec<NewOrganiser> {
        let other = draw.index(self.venues.len());
        if other == host || !draw.percent(8) {
            return Vec::new();
        }
        let part = draw.weighted(&[
            (OrganiserPart::CoOrganiser, 60),
            (OrganiserPart::Partner, 30),
            (OrganiserPart::Funder, 10),
        ]);
        vec![NewOrganiser { organisation_id: self.id(Kind::Host, other), part }]
    }

    fn cafe_facilitators(&self, draw: &mut Draw, departement: usize) -> Vec<NewCafeFacilitator> {
        let near = &self.by_departement[departement];
        let one = |draw: &mut Draw| match near.len() {
            0 => draw.index(self.facilitators.len()),
            length => near[draw.index(length)],
        };
        if draw.percent(25) {
            return Vec::new();
        }
        let lead = one(draw);
        let other = one(draw);
        let named =
            |index, part| NewCafeFacilitator { facilitator_id: self.id(Kind::Facilitator, index), part };
        let mut facilitators = vec![named(lead, FacilitatorPart::Lead)];
        if other != lead && draw.percent(15) {
            facilitators.push(named(other, FacilitatorPart::CoFacilitator));
        }
        facilitators
    }
}

/// A whole number below `length`, for a number from 0 to 1.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "lengths stay far below 2^52, and the result is held below the length"
)]
fn scaled(unit: f64, length: usize) -> usize {
    ((unit * length as f64) as usize).min(length.saturating_sub(1))
}

/// A point about a commune's centre, the farther the more people live there: 300 m to 6 km.
fn scattered(draw: &mut Draw, commune: &Commune) -> Position {
    let metres = (12.0 * f64::from(commune.population).sqrt()).clamp(300.0, 6_000.0);
    let mut offset = || (draw.unit() + draw.unit() - 1.0) * metres / 111_320.0;
    let (north, east) = (offset(), offset());
    let shrink = commune.latitude.to_radians().cos().max(0.2);
    let rounded = |degrees: f64| (degrees * 1e6).round() / 1e6;
    Position {
        longitude: rounded((commune.longitude + east / shrink).clamp(-180.0, 180.0)),
        latitude: rounded((commune.latitude + north).clamp(-90.0, 90.0)),
    }
}

fn description(draw: &mut Draw, subject: &words::Subject, venue: &Venue<'_>, mode: CafeMode) -> String {
    let mut text = String::with_capacity(640);
    text.push_str(draw.pick(words::WELCOMES));
    text.push_str("\n\n");
    text.push_str(subject.about);
    text.push(' ');
    text.push_str(draw.pick(words::WAYS));
    text.push_str("\n\n");
    text.push_str(draw.pick(words::PRACTICALITIES));
    text.push(' ');
    if mode == CafeMode::Online {
        text.push_str("Le lien est envoyé aux inscrits la veille.");
    } else {
        for part in ["Rendez-vous\u{a0}: ", &venue.name, ", ", venue.commune.name, "."] {
            text.push_str(part);
        }
    }
    text
}

fn audiences(draw: &mut Draw) -> Vec<Audience> {
    if draw.percent(62) {
        return vec![Audience::Everyone];
    }
    let first = draw.pick(Audience::ALL);
    let second = draw.pick(Audience::ALL);
    if first == second || draw.percent(70) { vec![first] } else { vec![first, second] }
}

fn languages(draw: &mut Draw, departement: &str) -> Vec<Language> {
    let mut languages = vec![Language::French];
    let regional = words::REGIONAL.iter().find(|(departements, _)| departements.contains(&departement));
    match (draw.below(100), regional) {
        (0..5, Some((_, language))) => languages.push(*language),
        (5..8, _) => languages.push(Language::English),
        (8, _) => languages.push(Language::FrenchSign),
        (9, _) => languages.push(draw.pick(&[
            Language::Arabic,
            Language::Portuguese,
            Language::Spanish,
            Language::Turkish,
            Language::Ukrainian,
        ])),
        _ => {}
    }
    languages
}

fn themes(draw: &mut Draw, first: Theme) -> Vec<Theme> {
    let second = draw.pick(Theme::ALL);
    if second != first && draw.percent(35) { vec![first, second] } else { vec![first] }
}

fn accessibility(draw: &mut Draw) -> Vec<Accessibility> {
    let mut found = Vec::new();
    for (term, chance) in
        [(Accessibility::SignLanguage, 2), (Accessibility::LiveCaptions, 4), (Accessibility::EasyToRead, 8)]
    {
        if draw.percent(chance) {
            found.push(term);
        }
    }
    found
}

fn registration(draw: &mut Draw, index: usize) -> Registration {
    let mode = draw.weighted(&[
        (RegistrationMode::None, 45),
        (RegistrationMode::Internal, 25),
        (RegistrationMode::Link, 12),
        (RegistrationMode::Mail, 8),
        (RegistrationMode::Phone, 8),
        (RegistrationMode::Invitation, 2),
    ]);
    let target = match mode {
        RegistrationMode::Link => Some(format!("https://inscription.example.org/{index}")),
        RegistrationMode::Mail => Some(format!("inscription-{index}@example.org")),
        // The numbers that Arcep keeps for fiction.
        RegistrationMode::Phone => Some(format!("01 99 00 {:02} {:02}", draw.below(100), draw.below(100))),
        _ => None,
    };
    Registration { mode, target }
}

#[cfg(test)]
mod tests {
    use std::{collections::HashSet, sync::LazyLock};

    use cafeia_shared::ids::{CafeId, PlaceId};

    use super::*;

    static FRANCE: LazyLock<Geography> = LazyLock::new(|| Geography::shipped().unwrap());

    fn world(cafes: usize, seed: u64) -> World<'static> {
        World::new(&FRANCE, SynthSize::of_cafes(cafes), seed, "2026-11-23T09:00:00Z".parse().unwrap())
    }

    #[test]
    fn the_same_seed_gives_the_same_world_and_another_seed_another() {
        let (one, same, other) = (world(2_000, 7), world(2_000, 7), world(2_000, 8));
        let mut differ = 0;
        for index in 0..200 {
            assert_eq!(one.cafe(index).content, same.cafe(index).content);
            assert_eq!(one.cafe(index).status, same.cafe(index).status);
            assert_eq!(one.place(index), same.place(index));
            assert_eq!(one.host(index), same.host(index));
            assert_eq!(one.id::<CafeId>(Kind::Cafe, index), same.id(Kind::Cafe, index));
            assert_ne!(one.id::<CafeId>(Kind::Cafe, index), other.id(Kind::Cafe, index));
            differ += usize::from(one.cafe(index).content.title != other.cafe(index).content.title);
        }
        for index in 0..100 {
            assert_eq!(one.facilitator(index), same.facilitator(index));
        }
        assert!(differ > 180, "{differ}");
    }

    #[test]
    fn nothing_breaks_the_rules() {
        let world = world(4_000, 1);
        for index in 0..words::NETWORKS.len() {
            assert_eq!(World::network(index).faults(), []);
        }
        for index in 0..words::RESOURCES.len() {
            assert_eq!(World::resource(index).faults(), []);
            assert_eq!(words::RESOURCES[index].0.is_some(), index < words::FORMATS);
        }
        for index in 0..world.venues.len() {
            assert_eq!(world.host(index).faults(), []);
            assert_eq!(world.place(index).faults(), []);
            let place = world.place(index);
            assert!(FRANCE.commune(&place.commune_code).is_some());
            let distance = place.position.unwrap().distance_km(world.venues[index].commune.position());
            assert!(distance < 9.0, "{} lies {distance} km off", place.name);
        }
        for index in 0..world.facilitators.len() {
            assert_eq!(world.facilitator(index).0.faults(), []);
        }
        for index in 0..4_000 {
            let cafe = world.cafe(index).content;
            assert_eq!(cafe.faults(), [], "{}", cafe.title);
        }
    }

    #[test]
    fn texts_have_the_lengths_of_real_ones() {
        let world = world(4_000, 3);
        let (mut titles, mut summaries) = (0, 0);
        for index in 0..4_000 {
            let cafe = world.cafe(index).content;
            titles += cafe.title.chars().count();
            summaries += cafe.summary.chars().count();
            let description = cafe.description.chars().count();
            assert!((350..=600).contains(&description), "{description}: {}", cafe.description);
        }
        assert!((38..52).contains(&(titles / 4_000)), "{}", titles / 4_000);
        assert!((75..105).contains(&(summaries / 4_000)), "{}", summaries / 4_000);
    }

    #[test]
    fn a_crowd_of_cafes_looks_like_the_network() {
        let count = 20_000;
        let world = world(count, 42);
        assert_eq!((world.venues.len(), world.facilitators.len()), (500, 1_000));
        let cafes: Vec<DrawnCafe> = (0..count).map(|index| world.cafe(index)).collect();
        let share = |picked: &dyn Fn(&DrawnCafe) -> bool| {
            100 * cafes.iter().filter(|cafe| picked(cafe)).count() / count
        };
        assert!((83..89).contains(&share(&|c| c.content.mode == CafeMode::OnSite)));
        assert!((3..=4).contains(&share(&|c| c.status.is_some_and(|(s, _)| s == EventStatus::Cancelled))));
        assert!((2..=3).contains(&share(&|c| c.status.is_some_and(|(s, _)| s == EventStatus::Full))));
        assert!(share(&|c| c.content.audiences == [Audience::Everyone]) > 55);
        assert!(share(&|c| c.content.languages == [Language::French]) > 85);
        let past = share(&|c| c.content.starts_at < world.today);
        assert!((20..40).contains(&past), "{past} % past");
        let parisian: HashSet<PlaceId> = (0..world.venues.len())
            .filter(|number| world.venues[*number].commune.code == "75056")
            .map(|number| world.id(Kind::Place, number))
            .collect();
        let paris = share(&|c| c.content.place_id.is_some_and(|place| parisian.contains(&place)));
        assert!(paris < 15, "{paris} % in Paris");
        let titles: HashSet<&str> = cafes.iter().map(|c| c.content.title.as_str()).collect();
        assert!(titles.len() > 400, "{}", titles.len());
        let communes: HashSet<&str> = world.venues.iter().map(|venue| venue.commune.code).collect();
        assert!(communes.len() > 350, "{}", communes.len());
        for cafe in &cafes {
            let days = (cafe.content.starts_at - world.today).num_days();
            assert!((-184..=366).contains(&days), "{days} days");
        }
    }

    #[test]
    fn identifiers_rise_and_the_bits_of_slugs_never_meet() {
        let world = world(40, 5);
        let ids: Vec<Uuid> = (0..50_000).map(|i| world.id::<CafeId>(Kind::Cafe, i).0).collect();
        assert!(ids.is_sorted());
        assert!(ids.iter().all(|id| id.get_version_num() == 7));
        let last: HashSet<u128> = ids.iter().map(|id| id.as_u128() & ((1 << 40) - 1)).collect();
        assert_eq!(last.len(), ids.len());
    }
}
