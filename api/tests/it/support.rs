//! Databases of a test's own, and things to put in them.

use std::sync::{Arc, LazyLock, Mutex};

use cafeia_api::{
    clock::Clock,
    domain::{self, Change, DomainError},
    geo::Geography,
    journal::Actor,
    network::Network,
    store::{DatabaseUrl, Db},
};
use cafeia_shared::{
    cafes::{Contact, NewCafe, Registration},
    facilitators::NewFacilitator,
    ids::{CafeId, FacilitatorId, OrganisationId, PlaceId, ResourceId},
    organisations::NewOrganisation,
    places::NewPlace,
    resources::NewResource,
    vocabulary::{
        Audience, CafeMode, FormatFamily, Language, Licence, OrganisationKind, RegistrationMode,
        ResourceKind, TrainingState,
    },
};
use chrono::{DateTime, TimeDelta, Utc};
use diesel::{Connection as _, PgConnection, RunQueryDsl as _};
use uuid::Uuid;

/// Makes each story a test on `SQLite` and a test on PostgreSQL.
macro_rules! on_both_databases {
    ($($(#[$attribute:meta])* fn $name:ident($db:ident: &TestDb) $body:block)+) => {
        $($(#[$attribute])* fn $name($db: &crate::support::TestDb) $body)+

        mod sqlite {
            $(#[test] fn $name() { super::$name(&crate::support::TestDb::sqlite()); })+
        }

        mod postgres {
            $(#[test] fn $name() { super::$name(&crate::support::TestDb::postgres()); })+
        }
    };
}
pub(crate) use on_both_databases;

/// A clock that the test moves.
#[derive(Clone)]
pub struct TestClock(Arc<Mutex<DateTime<Utc>>>);

impl TestClock {
    /// At noon of a fixed Monday.
    pub fn at_noon() -> Self {
        Self(Arc::new(Mutex::new(at(0, 12))))
    }

    pub fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap()
    }

    pub fn pass(&self, time: TimeDelta) {
        *self.0.lock().unwrap() += time;
    }

    pub fn clock(&self) -> Clock {
        let clock = self.clone();
        Clock::new(move || clock.now())
    }
}

/// The shipped geography, read once.
pub fn geography() -> Arc<Geography> {
    static SHIPPED: LazyLock<Arc<Geography>> = LazyLock::new(|| Arc::new(Geography::shipped().unwrap()));
    Arc::clone(&SHIPPED)
}

/// A database that only one test knows, gone when the test ends.
pub struct TestDb {
    pub address: DatabaseUrl,
    kept: Kept,
}

enum Kept {
    Folder(#[expect(dead_code, reason = "removed with its files when it is dropped")] tempfile::TempDir),
    Schema(String),
}

impl TestDb {
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let address = format!("sqlite:{}", folder.path().join("test.sqlite").display()).parse().unwrap();
        Self { address, kept: Kept::Folder(folder) }
    }

    /// A schema of its own on the server at `TEST_DATABASE_URL`.
    pub fn postgres() -> Self {
        let schema = format!("test_{}", Uuid::now_v7().simple());
        let mut server = PgConnection::establish(&server()).unwrap_or_else(|error| {
            panic!("the tests need PostgreSQL: set TEST_DATABASE_URL, or run `cargo xtask test` ({error})")
        });
        diesel::sql_query(format!("CREATE SCHEMA {schema}")).execute(&mut server).unwrap();
        let address = format!("{}?options=-csearch_path%3D{schema}", self::server()).parse().unwrap();
        Self { address, kept: Kept::Schema(schema) }
    }

    pub fn open(&self) -> Db {
        Db::open(&self.address, 8).unwrap()
    }

    /// A migrated database with nothing in it.
    pub fn migrated(&self) -> Db {
        let db = self.open();
        db.migrate().unwrap();
        db
    }

    pub fn network(&self) -> Network {
        Network::open(self.migrated(), geography()).unwrap()
    }
}

fn server() -> String {
    std::env::var("TEST_DATABASE_URL")
        .unwrap_or_else(|_| "postgres://postgres@127.0.0.1:5432/postgres".to_owned())
}

impl Drop for TestDb {
    fn drop(&mut self) {
        if let Kept::Schema(schema) = &self.kept
            && let Ok(mut server) = PgConnection::establish(&server())
        {
            let _ = diesel::sql_query(format!("DROP SCHEMA {schema} CASCADE")).execute(&mut server);
        }
    }
}

pub const TEST: Actor = Actor::System("test");

pub fn change<T>(network: &Network, work: impl FnOnce(&mut Change) -> Result<T, DomainError>) -> T {
    network.change(TEST, work).unwrap()
}

/// An instant some days and hours from a fixed Monday.
pub fn at(days: i64, hours: i64) -> DateTime<Utc> {
    "2026-11-23T00:00:00Z".parse::<DateTime<Utc>>().unwrap() + TimeDelta::days(days) + TimeDelta::hours(hours)
}

pub fn library(change: &mut Change, name: &str, commune: &str) -> OrganisationId {
    let id = OrganisationId(Uuid::now_v7());
    domain::organisations::create(change, id, &new_library(name, commune)).unwrap();
    id
}

pub fn new_library(name: &str, commune: &str) -> NewOrganisation {
    NewOrganisation {
        name: name.to_owned(),
        kind: OrganisationKind::Library,
        parts: Vec::new(),
        description: String::new(),
        commune_code: Some(commune.to_owned()),
        network_id: None,
        website: None,
        contact: Contact::default(),
        siret: None,
        rna: None,
    }
}

pub fn place(change: &mut Change, name: &str, commune: &str) -> PlaceId {
    let id = PlaceId(Uuid::now_v7());
    domain::places::create(change, id, &new_place(name, commune)).unwrap();
    id
}

pub fn new_place(name: &str, commune: &str) -> NewPlace {
    NewPlace {
        name: name.to_owned(),
        address: None,
        postal_code: None,
        commune_code: commune.to_owned(),
        position: None,
        precision: None,
        access: None,
        accessibility: Vec::new(),
    }
}

pub fn format(change: &mut Change, title: &str) -> ResourceId {
    let id = ResourceId(Uuid::now_v7());
    domain::resources::create(change, id, &new_format(title)).unwrap();
    domain::resources::publish(change, id).unwrap();
    id
}

pub fn new_format(title: &str) -> NewResource {
    NewResource {
        kind: ResourceKind::Format,
        title: title.to_owned(),
        summary: String::new(),
        description: String::new(),
        family: Some(FormatFamily::Play),
        document_type: None,
        duration_minutes: None,
        group_size: None,
        material: Vec::new(),
        objectives: Vec::new(),
        audiences: Vec::new(),
        themes: Vec::new(),
        languages: Vec::new(),
        licence: Licence::CcBySa4,
        creators: Vec::new(),
        publisher: None,
        url: None,
    }
}

pub fn facilitator(change: &mut Change, name: &str, commune: &str, visible: bool) -> FacilitatorId {
    let id = FacilitatorId(Uuid::now_v7());
    let new = NewFacilitator {
        name: name.to_owned(),
        commune_code: commune.to_owned(),
        travel_radius_km: 30,
        description: String::new(),
        languages: vec![Language::French],
        format_ids: Vec::new(),
        organisation_id: None,
        visible,
    };
    domain::facilitators::create(change, id, &new, TrainingState::Trained).unwrap();
    id
}

/// A café of two hours, on site, for everyone.
pub fn new_cafe(title: &str, starts_at: DateTime<Utc>, host: OrganisationId, place: PlaceId) -> NewCafe {
    NewCafe {
        title: title.to_owned(),
        summary: String::new(),
        description: String::new(),
        starts_at,
        ends_at: starts_at + TimeDelta::hours(2),
        timezone: "Europe/Paris".to_owned(),
        mode: CafeMode::OnSite,
        place_id: Some(place),
        online_url: None,
        host_id: host,
        organisers: Vec::new(),
        facilitators: Vec::new(),
        format_ids: Vec::new(),
        audiences: vec![Audience::Everyone],
        languages: vec![Language::French],
        themes: Vec::new(),
        accessibility: Vec::new(),
        capacity: None,
        seats_taken: 0,
        registration: Registration { mode: RegistrationMode::None, target: None },
        contact: Contact::default(),
    }
}

pub fn published(change: &mut Change, new: &NewCafe) -> CafeId {
    let id = CafeId(Uuid::now_v7());
    domain::cafes::create(change, id, new).unwrap();
    domain::cafes::publish(change, id).unwrap();
    id
}
