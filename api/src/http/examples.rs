//! Examples for the documentation: made of the wire types themselves, so that they cannot drift from them.

use std::collections::BTreeMap;

use cafeia_shared::{
    cafes::{
        Cafe, CafeCluster, CafeClusters, CafeFacilitator, CafePoint, CafeSummary, Contact, Organiser,
        Registration,
    },
    facilitators::{Facilitator, FacilitatorRef, FacilitatorSummary},
    ids::{CafeId, FacilitatorId, OrganisationId, PlaceId, ResourceId},
    organisations::{Organisation, OrganisationRef, OrganisationSummary},
    paging::{FacetCount, Page},
    places::{Place, PlaceSummary},
    position::Position,
    resources::{Resource, ResourceRef, ResourceSummary, Span},
    stats::{Stats, TrainingCount},
    territories::{
        Commune, CommuneList, CommuneRef, Territory, TerritoryCode, TerritoryLevel, TerritoryList,
        TerritorySummary,
    },
    vocabulary::{
        Accessibility, Audience, CafeMode, EventStatus, FacilitatorPart, FormatFamily, Language, Licence,
        LifeStatus, OrganisationKind, OrganisationPart, OrganiserPart, Precision, PublicationStatus,
        RegistrationMode, ResourceKind, Theme, TrainingState,
    },
};
use chrono::{DateTime, TimeDelta, Utc};
use uuid::{Uuid, uuid};

pub(super) const CAFE_SLUG: &str = "premier-cafe-ia-crozon-2027-01-16";
pub(super) const FACILITATOR_SLUG: &str = "animation-de-demonstration-crozon";
pub(super) const ORGANISATION_SLUG: &str = "mediatheque-de-crozon";
pub(super) const RESOURCE_SLUG: &str = "aie-aie-ia";

const CAFE: Uuid = uuid!("019be0a2-5d10-7c3e-9a41-2f6d0c8b7e15");
const PLACE: Uuid = uuid!("019be0a2-5d10-7f02-8c77-51a9e3d2b604");
const HOST: Uuid = uuid!("019be0a2-5d10-7a6b-b1d0-7e24c95f3a88");
const FACILITATOR: Uuid = uuid!("019be0a2-5d10-7d19-8e52-c03b6a917f4d");
const RESOURCE: Uuid = uuid!("019be0a2-5d10-7e84-a9f3-16d27b50c8e9");

/// 2027-01-16, 10:00 in Paris.
fn start() -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::seconds(1_800_090_000)
}

fn days_before(days: i64) -> DateTime<Utc> {
    start() - TimeDelta::days(days)
}

fn crozon() -> Position {
    Position { longitude: -4.489_3, latitude: 48.246_1 }
}

fn page<T>(item: T, facets: Option<BTreeMap<String, Vec<FacetCount>>>) -> Page<T> {
    Page { data: vec![item], next_cursor: Some("MjAyNy0wMS0xNlQwOTowMDowMFo".to_owned()), total: 42, facets }
}

fn commune_ref() -> CommuneRef {
    CommuneRef { code: "29042".to_owned(), name: "Crozon".to_owned(), departement_code: "29".to_owned() }
}

fn host_ref() -> OrganisationRef {
    OrganisationRef {
        id: OrganisationId(HOST),
        slug: ORGANISATION_SLUG.to_owned(),
        name: "Médiathèque de Crozon".to_owned(),
        kind: OrganisationKind::Library,
    }
}

fn resource_ref() -> ResourceRef {
    ResourceRef {
        id: ResourceId(RESOURCE),
        slug: RESOURCE_SLUG.to_owned(),
        title: "Aïe Aïe IA".to_owned(),
        family: Some(FormatFamily::Play),
    }
}

fn place() -> PlaceSummary {
    PlaceSummary {
        id: PlaceId(PLACE),
        name: "Médiathèque de Crozon".to_owned(),
        commune: "Crozon".to_owned(),
        commune_code: "29042".to_owned(),
        departement_code: "29".to_owned(),
        postal_code: Some("29160".to_owned()),
        position: crozon(),
        precision: Precision::Address,
    }
}

fn cafe_summary() -> CafeSummary {
    CafeSummary {
        id: CafeId(CAFE),
        slug: CAFE_SLUG.to_owned(),
        version: 3,
        title: "Premier Café IA à Crozon".to_owned(),
        summary: "Découvrir l’IA autour d’un café, sans rien y connaître.".to_owned(),
        starts_at: start(),
        ends_at: start() + TimeDelta::hours(2),
        timezone: "Europe/Paris".to_owned(),
        mode: CafeMode::OnSite,
        event_status: EventStatus::Scheduled,
        place: Some(place()),
        host: host_ref(),
        formats: vec![resource_ref()],
        audiences: vec![Audience::Everyone],
        languages: vec![Language::French],
        accessibility: vec![Accessibility::Wheelchair],
        capacity: Some(20),
        places_left: Some(8),
        distance_m: None,
    }
}

pub(super) fn cafes() -> Page<CafeSummary> {
    let counts = [("on_site", 40), ("online", 2)];
    let counts = counts.map(|(value, count)| FacetCount { value: value.to_owned(), count }).to_vec();
    page(cafe_summary(), Some(BTreeMap::from([("mode".to_owned(), counts)])))
}

pub(super) fn cafe() -> Cafe {
    Cafe {
        summary: cafe_summary(),
        publication: PublicationStatus::Published,
        description: "On joue, on teste, on discute. **Café et thé offerts.**".to_owned(),
        status_reason: None,
        previous_starts_at: None,
        venue: Some(Place {
            summary: place(),
            version: 1,
            address: Some("Rue Alsace-Lorraine".to_owned()),
            access: Some("Salle du premier étage, ascenseur.".to_owned()),
            accessibility: vec![Accessibility::Wheelchair],
        }),
        registration: Registration {
            mode: RegistrationMode::Mail,
            target: Some("mediatheque@crozon.example".to_owned()),
        },
        contact: Contact { email: Some("mediatheque@crozon.example".to_owned()), phone: None },
        organisers: vec![Organiser { organisation: host_ref(), part: OrganiserPart::Partner }],
        facilitators: vec![CafeFacilitator {
            facilitator: FacilitatorRef {
                id: FacilitatorId(FACILITATOR),
                slug: FACILITATOR_SLUG.to_owned(),
                name: "Animation de démonstration, Crozon".to_owned(),
                training: TrainingState::Trained,
            },
            part: FacilitatorPart::Lead,
        }],
        themes: vec![Theme::Basics, Theme::EverydayUse],
        series_id: None,
        created_at: days_before(40),
        updated_at: days_before(12),
        published_at: Some(days_before(35)),
    }
}

pub(super) fn clusters() -> CafeClusters {
    let one = CafePoint {
        id: CafeId(CAFE),
        slug: CAFE_SLUG.to_owned(),
        title: "Premier Café IA à Crozon".to_owned(),
        starts_at: start(),
        timezone: "Europe/Paris".to_owned(),
    };
    let Position { longitude, latitude } = crozon();
    CafeClusters {
        clusters: vec![
            CafeCluster { longitude: -1.55, latitude: 47.22, count: 17, cafe: None },
            CafeCluster { longitude, latitude, count: 1, cafe: Some(one) },
        ],
        total: 18,
    }
}

fn facilitator_summary() -> FacilitatorSummary {
    FacilitatorSummary {
        id: FacilitatorId(FACILITATOR),
        slug: FACILITATOR_SLUG.to_owned(),
        version: 1,
        name: "Animation de démonstration, Crozon".to_owned(),
        training: TrainingState::Trained,
        commune: commune_ref(),
        position: crozon(),
        travel_radius_km: 40,
        languages: vec![Language::French, Language::Breton],
        formats: vec![resource_ref()],
        organisation: Some(host_ref()),
    }
}

pub(super) fn facilitators() -> Page<FacilitatorSummary> {
    page(facilitator_summary(), None)
}

pub(super) fn facilitator() -> Facilitator {
    Facilitator {
        summary: facilitator_summary(),
        description: "Anime des cafés dans les médiathèques de la presqu’île.".to_owned(),
        life_status: LifeStatus::Active,
        upcoming_cafes: 2,
        created_at: days_before(200),
        updated_at: days_before(30),
    }
}

fn organisation_summary() -> OrganisationSummary {
    OrganisationSummary {
        id: OrganisationId(HOST),
        slug: ORGANISATION_SLUG.to_owned(),
        version: 2,
        name: "Médiathèque de Crozon".to_owned(),
        kind: OrganisationKind::Library,
        parts: vec![OrganisationPart::Host],
        commune: Some(commune_ref()),
        network: None,
        upcoming_cafes: 3,
    }
}

pub(super) fn organisations() -> Page<OrganisationSummary> {
    page(organisation_summary(), None)
}

pub(super) fn organisation() -> Organisation {
    Organisation {
        summary: organisation_summary(),
        description: "La médiathèque de la presqu’île de Crozon.".to_owned(),
        website: Some("https://mediatheque.crozon.example".to_owned()),
        contact: Contact { email: Some("mediatheque@crozon.example".to_owned()), phone: None },
        siret: None,
        rna: None,
        life_status: LifeStatus::Active,
        members: Vec::new(),
        created_at: days_before(300),
        updated_at: days_before(20),
    }
}

fn resource_summary() -> ResourceSummary {
    ResourceSummary {
        id: ResourceId(RESOURCE),
        slug: RESOURCE_SLUG.to_owned(),
        version: 1,
        kind: ResourceKind::Format,
        title: "Aïe Aïe IA".to_owned(),
        summary: "Un jeu pour parler de l’IA à plusieurs.".to_owned(),
        family: Some(FormatFamily::Play),
        document_type: None,
        duration_minutes: Some(Span { min: 60, max: 90 }),
        group_size: Some(Span { min: 4, max: 12 }),
        audiences: vec![Audience::Everyone],
        licence: Licence::CcBySa4,
        creators: vec!["Café IA".to_owned()],
    }
}

pub(super) fn resources() -> Page<ResourceSummary> {
    page(resource_summary(), None)
}

pub(super) fn resource() -> Resource {
    Resource {
        summary: resource_summary(),
        publication: PublicationStatus::Published,
        description: "On tire une carte, on débat, on change d’avis.".to_owned(),
        material: vec!["Un jeu de cartes imprimé".to_owned()],
        objectives: vec!["Mettre des mots sur ce que fait une IA".to_owned()],
        themes: vec![Theme::Basics],
        languages: vec![Language::French],
        publisher: Some("Café IA".to_owned()),
        url: Some("https://publisher.example/aie-aie-ia".to_owned()),
        upcoming_cafes: 5,
        created_at: days_before(400),
        updated_at: days_before(90),
    }
}

fn territory_summary(level: TerritoryLevel, code: &str, name: &str) -> TerritorySummary {
    TerritorySummary {
        code: TerritoryCode::new(level, code),
        name: name.to_owned(),
        parent: (level == TerritoryLevel::Departement)
            .then(|| TerritoryCode::new(TerritoryLevel::Region, "53")),
        population: if level == TerritoryLevel::Region { 3_453_023 } else { 935_292 },
        upcoming_cafes: 12,
        past_cafes: 87,
        organisations: 31,
        facilitators: 18,
    }
}

pub(super) fn territories() -> TerritoryList {
    TerritoryList {
        data: vec![territory_summary(TerritoryLevel::Departement, "29", "Finistère")],
        vintage: "COG 2026".to_owned(),
    }
}

pub(super) fn territory() -> Territory {
    Territory {
        summary: territory_summary(TerritoryLevel::Region, "53", "Bretagne"),
        position: Position { longitude: -2.84, latitude: 48.18 },
        departements: vec![territory_summary(TerritoryLevel::Departement, "29", "Finistère")],
        vintage: "COG 2026".to_owned(),
    }
}

pub(super) fn communes() -> CommuneList {
    CommuneList {
        data: vec![Commune {
            code: "42218".to_owned(),
            name: "Saint-Étienne".to_owned(),
            departement_code: "42".to_owned(),
            departement: "Loire".to_owned(),
            postal_codes: vec!["42000".to_owned(), "42100".to_owned(), "42230".to_owned()],
            population: 172_569,
            position: Position { longitude: 4.387_8, latitude: 45.433_9 },
            approximate: false,
        }],
    }
}

pub(super) fn stats() -> Stats {
    let count = |training, count| TrainingCount { training, count };
    Stats {
        as_of: start(),
        upcoming_cafes: 412,
        past_cafes: 1_903,
        cafes_with_place: 2_250,
        share_outside_paris: Some(0.81),
        organisations: 640,
        facilitators: vec![count(TrainingState::Declared, 210), count(TrainingState::Trained, 330)],
        communes: 388,
        resources: 46,
    }
}
