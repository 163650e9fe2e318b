//! Examples for the documentation: made of the wire types themselves, so that they cannot drift from them.

pub(super) mod imports;
pub(super) mod mailings;
pub(super) mod needs;
pub(super) mod proposals;
pub(super) mod reports;
pub(super) mod steering;
mod writes;

use cafeia_shared::{
    accounts::{
        AccessToken, Account, AccountExport, AccountSummary, Credentials, ExportedEntry, Grant, GrantState,
        NewAccount, NewGrant, RecoveryCodes, ReviewLetters, Role, SecondFactorSetup, Secret, Session,
        SessionList,
    },
    cafes::{
        Cafe, CafeCluster, CafeClusters, CafeFacilitator, CafePoint, CafeSummary, Contact, NewCafe,
        Organiser, Registration,
    },
    facilitators::{Facilitator, FacilitatorRef, FacilitatorSummary},
    ids::{AccountId, CafeId, FacilitatorId, GrantId, OrganisationId, PlaceId, ResourceId, SessionId},
    organisations::{Organisation, OrganisationRef, OrganisationSummary},
    paging::{FacetCount, Facets, Page},
    places::{NewPlace, Place, PlaceList, PlaceSummary},
    position::Position,
    resources::{Resource, ResourceRef, ResourceSummary, Span},
    stats::{PeopleReached, Stats, TrainingCount},
    territories::{
        Commune, CommuneList, CommuneRef, Territory, TerritoryCode, TerritoryLevel, TerritoryList,
        TerritorySummary, WithoutTerritory,
    },
    vocabulary::{
        Accessibility, Audience, CafeMode, EventStatus, FacilitatorPart, FormatFamily, Language, Licence,
        LifeStatus, Locale, OrganisationKind, OrganisationPart, OrganiserPart, Precision, PublicationStatus,
        RegistrationMode, ResourceKind, Theme, TrainingState,
    },
    workspace::{
        CafePeople, CafeStep, Likeness, NewCafeCopy, NewCafeStep, SimilarCafe, SimilarCafes, WorkspaceCafe,
        WorkspaceCafeSummary,
    },
};
use chrono::{DateTime, TimeDelta, Utc};
use uuid::{Uuid, uuid};

pub(super) use self::writes::{
    job, jobs, new_facilitator, new_facilitator_application, new_life_step, new_organisation, new_resource,
    new_resource_step, resource_versions, similar_organisations, training_confirmation, trust,
    workspace_facilitator, workspace_facilitators, workspace_organisation, workspace_organisations,
    workspace_resource, workspace_resources,
};
use crate::feeds::{Origin, calendar, rss};

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

fn page<T>(item: T, facets: Option<Facets>) -> Page<T> {
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
        date_to_confirm: false,
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

pub(super) fn whole_place() -> Place {
    Place {
        summary: place(),
        version: 1,
        address: Some("Rue Alsace-Lorraine".to_owned()),
        access: Some("Salle du premier étage, ascenseur.".to_owned()),
        accessibility: vec![Accessibility::Wheelchair],
    }
}

pub(super) fn places() -> PlaceList {
    PlaceList { data: vec![whole_place()] }
}

pub(super) fn new_place() -> NewPlace {
    let Place { summary, address, access, accessibility, .. } = whole_place();
    NewPlace {
        name: summary.name,
        address,
        postal_code: summary.postal_code,
        commune_code: summary.commune_code,
        position: Some(summary.position),
        precision: Some(summary.precision),
        access,
        accessibility,
    }
}

pub(super) fn cafes() -> Page<CafeSummary> {
    let counts = [("on_site", 40), ("online", 2)];
    let counts = counts.map(|(value, count)| FacetCount { value: value.to_owned(), count }).to_vec();
    page(cafe_summary(), Some(std::iter::once(("mode".to_owned(), counts)).collect()))
}

pub(super) fn cafe() -> Cafe {
    Cafe {
        summary: cafe_summary(),
        publication: PublicationStatus::Published,
        description: "On joue, on teste, on discute. **Café et thé offerts.**".to_owned(),
        description_html: "<p>On joue, on teste, on discute. <strong>Café et thé offerts.</strong></p>"
            .to_owned(),
        status_reason: None,
        previous_starts_at: None,
        venue: Some(whole_place()),
        previous_venue: None,
        registration: Registration {
            mode: RegistrationMode::Mail,
            target: Some("mediatheque@crozon.example".to_owned()),
        },
        contact: Contact { email: Some("mediatheque@crozon.example".to_owned()), phone: None },
        organisers: vec![Organiser { organisation: host_ref(), part: OrganiserPart::Partner }],
        facilitators: vec![CafeFacilitator { facilitator: facilitator_ref(), part: FacilitatorPart::Lead }],
        themes: vec![Theme::Basics, Theme::EverydayUse],
        series_id: None,
        created_at: days_before(40),
        updated_at: days_before(12),
        published_at: Some(days_before(35)),
    }
}

pub(super) fn new_cafe() -> NewCafe {
    let Cafe { summary, description, registration, contact, themes, .. } = cafe();
    NewCafe {
        title: summary.title,
        summary: summary.summary,
        description,
        starts_at: summary.starts_at,
        ends_at: summary.ends_at,
        timezone: summary.timezone,
        mode: summary.mode,
        place_id: Some(PlaceId(PLACE)),
        online_url: None,
        host_id: OrganisationId(HOST),
        organisers: Vec::new(),
        facilitators: Vec::new(),
        format_ids: vec![ResourceId(RESOURCE)],
        audiences: summary.audiences,
        languages: summary.languages,
        themes,
        accessibility: summary.accessibility,
        capacity: summary.capacity,
        seats_taken: 12,
        registration,
        contact,
    }
}

fn facilitator_ref() -> FacilitatorRef {
    FacilitatorRef {
        id: FacilitatorId(FACILITATOR),
        slug: FACILITATOR_SLUG.to_owned(),
        name: "Animation de démonstration, Crozon".to_owned(),
        training: TrainingState::Trained,
    }
}

fn workspace_cafe_summary() -> WorkspaceCafeSummary {
    let CafeSummary { id, slug, version, title, starts_at, ends_at, timezone, mode, event_status, .. } =
        cafe_summary();
    WorkspaceCafeSummary {
        id,
        slug,
        version,
        publication: PublicationStatus::Submitted,
        event_status,
        review_since: Some(days_before(38)),
        title,
        starts_at,
        ends_at,
        timezone,
        mode,
        place_name: Some("Médiathèque de Crozon".to_owned()),
        commune: Some(commune_ref()),
        host: host_ref(),
        people: Some(CafePeople { organisers: Vec::new(), facilitators: vec![facilitator_ref()] }),
        updated_at: days_before(38),
    }
}

pub(super) fn workspace_cafes() -> Page<WorkspaceCafeSummary> {
    Page { next_cursor: Some(format!("1800090000000000.{CAFE}")), ..page(workspace_cafe_summary(), None) }
}

pub(super) fn workspace_cafe() -> WorkspaceCafe {
    WorkspaceCafe {
        summary: workspace_cafe_summary(),
        content: new_cafe(),
        status_reason: None,
        review_reason: None,
        pending_fields: Vec::new(),
        previous_starts_at: None,
        steps: vec![CafeStep::Withdraw, CafeStep::Publish, CafeStep::Reject, CafeStep::Archive],
        created_at: days_before(40),
        published_at: None,
    }
}

pub(super) fn new_cafe_step() -> NewCafeStep {
    let reason = Some("La salle est inondée".to_owned());
    NewCafeStep { reason, ..NewCafeStep::new(CafeStep::Cancel) }
}

pub(super) fn new_cafe_copy() -> NewCafeCopy {
    NewCafeCopy {
        starts_at: start() + TimeDelta::days(28),
        ends_at: start() + TimeDelta::days(28) + TimeDelta::hours(2),
    }
}

pub(super) fn similar_cafes() -> SimilarCafes {
    let likeness = vec![Likeness::SamePlaceAndDay, Likeness::SimilarTitle];
    SimilarCafes { data: vec![SimilarCafe { summary: workspace_cafe_summary(), likeness }] }
}

/// A calendar of the café; nothing in it can fail to be written.
pub(super) fn calendar() -> String {
    calendar::of_one(&cafe(), &origin(), days_before(2)).unwrap_or_default()
}

pub(super) fn news() -> String {
    rss::of_many("Cafés IA", "", &[cafe()], &origin())
}

fn origin() -> Origin {
    Origin::told("https://reseau.example")
}

pub(super) fn clusters() -> CafeClusters {
    let one = CafePoint {
        id: CafeId(CAFE),
        slug: CAFE_SLUG.to_owned(),
        title: "Premier Café IA à Crozon".to_owned(),
        starts_at: start(),
        date_to_confirm: false,
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
        life_status: LifeStatus::Active,
        distance_m: None,
    }
}

pub(super) fn facilitators() -> Page<FacilitatorSummary> {
    page(facilitator_summary(), None)
}

pub(super) fn facilitator() -> Facilitator {
    Facilitator {
        summary: facilitator_summary(),
        description: "Anime des cafés dans les médiathèques de la **presqu’île**.".to_owned(),
        description_html: "<p>Anime des cafés dans les médiathèques de la <strong>presqu’île</strong>.</p>"
            .to_owned(),
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
        life_status: LifeStatus::Active,
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
        description_html: "<p>On tire une carte, on débat, on change d’avis.</p>".to_owned(),
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
        without_territory: WithoutTerritory {
            upcoming_cafes: 4,
            past_cafes: 21,
            organisations: 9,
            facilitators: 0,
        },
        vintage: "COG 2026".to_owned(),
    }
}

pub(super) fn territory() -> Territory {
    Territory {
        summary: territory_summary(TerritoryLevel::Region, "53", "Bretagne"),
        position: Position { longitude: -2.84, latitude: 48.18 },
        departements: vec![territory_summary(TerritoryLevel::Departement, "29", "Finistère")],
        people_reached: Some(PeopleReached { verified: 412, matched: 530, declared: 1_140, cafes: 71 }),
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
            timezone: "Europe/Paris".to_owned(),
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
        people_reached: Some(PeopleReached {
            verified: 9_870,
            matched: 12_300,
            declared: 24_050,
            cafes: 1_502,
        }),
    }
}

const ACCOUNT: Uuid = uuid!("019be0a2-5d10-7b40-9c2d-4a7e1f60d835");
const GRANT: Uuid = uuid!("019be0a2-5d10-7b41-8d3e-5b8f2071e946");
const SESSION: Uuid = uuid!("019be0a2-5d10-7b42-a14f-6c903182fa57");
const ENTRY: Uuid = uuid!("019be0a2-5d10-7b43-b25a-7da14293eb68");

pub(super) fn credentials() -> Credentials {
    Credentials {
        email: "anne.legall@example.org".to_owned(),
        password: Secret("trois crêpes au sarrasin".to_owned()),
        code: None,
    }
}

pub(super) fn access_token() -> AccessToken {
    AccessToken {
        access_token: Secret("eyJ0eXAiOiJhdCtqd3QiLCJhbGciOiJIUzI1NiJ9.…".to_owned()),
        token_type: "Bearer".to_owned(),
        account_id: AccountId(ACCOUNT),
        expires_at: start(),
    }
}

fn session() -> Session {
    Session {
        id: SessionId(SESSION),
        device: "Firefox, Windows".to_owned(),
        created_at: days_before(3),
        last_used_at: days_before(0),
        ends_at: start() + TimeDelta::days(30),
        current: true,
    }
}

pub(super) fn sessions() -> SessionList {
    SessionList { data: vec![session()] }
}

pub(super) fn new_grant() -> NewGrant {
    let finistere = TerritoryCode::new(TerritoryLevel::Departement, "29");
    NewGrant { territories: vec![finistere], ..NewGrant::new(Role::Referent) }
}

fn grant() -> Grant {
    Grant {
        id: GrantId(GRANT),
        account_id: AccountId(ACCOUNT),
        role: Role::Referent,
        territories: new_grant().territories,
        organisation_id: None,
        facilitator_id: None,
        starts_at: days_before(30),
        ends_at: None,
        granted_by: None,
        on_behalf_of: None,
        revoked_at: None,
        state: GrantState::InForce,
    }
}

pub(super) fn account() -> Account {
    Account {
        id: AccountId(ACCOUNT),
        version: 2,
        email: credentials().email,
        name: "Anne Le Gall".to_owned(),
        locale: Locale::French,
        review_letters: ReviewLetters::Each,
        mailings: true,
        second_factor: true,
        recovery_codes: 10,
        grants: vec![grant()],
        created_at: days_before(30),
        updated_at: days_before(29),
    }
}

pub(super) fn account_export() -> AccountExport {
    AccountExport {
        account: account(),
        grants: vec![grant()],
        facilitators: vec![workspace_facilitator()],
        resources: vec![workspace_resource()],
        messages: Vec::new(),
        mailings: vec![mailings::mailing()],
        views: vec![mailings::view()],
        sessions: vec![session()],
        journal: vec![ExportedEntry {
            at: days_before(29),
            aggregate: "account".to_owned(),
            aggregate_id: ACCOUNT.to_string(),
            event: "accepted".to_owned(),
            changed: vec!["password".to_owned()],
        }],
    }
}

pub(super) fn account_summary() -> AccountSummary {
    let Account { id, name, email, second_factor, grants, .. } = account();
    AccountSummary { id, name, email, accepted: true, second_factor, grants }
}

pub(super) fn accounts() -> Page<AccountSummary> {
    Page { next_cursor: Some(ACCOUNT.to_string()), ..page(account_summary(), None) }
}

pub(super) fn new_account() -> NewAccount {
    let Account { email, name, locale, .. } = account();
    NewAccount { email, name, locale, grant: new_grant() }
}

pub(super) fn second_factor_setup() -> SecondFactorSetup {
    SecondFactorSetup {
        secret: Secret("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP".to_owned()),
        otpauth_url: Secret(
            "otpauth://totp/Caf%C3%A9%20IA:anne.legall%40example.org?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
                .to_owned(),
        ),
    }
}

pub(super) fn recovery_codes() -> RecoveryCodes {
    RecoveryCodes { recovery_codes: vec![Secret("4f2k-9xqa-7mzt-b0cd".to_owned())] }
}
