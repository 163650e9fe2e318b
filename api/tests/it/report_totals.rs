//! Every total of the people whom cafés reached is the sum of its rows, at every level, whatever happens.

use std::collections::BTreeMap;

use cafeia_api::{
    domain::{
        self, Change, DomainError,
        policy::{Held, Who},
        reports::Precondition,
    },
    network::Network,
    store::{
        self,
        grants::{GrantRecord, Reach, Scope},
    },
};
use cafeia_shared::{
    ids::{AccountId, CafeId, GrantId, PlaceId},
    reports::{CountingMethod, NewReport, NewVerification, NotHeldReason, Reached},
    stats::PeopleReached,
    territories::{TerritoryCode, TerritoryLevel, TerritoryQuery},
    vocabulary::{CafeMode, EventStatus, PublicationStatus},
};
use chrono::{DateTime, TimeDelta, Utc};
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use uuid::Uuid;

use crate::support::{
    TestClock, at, change, geography, library, new_cafe, on_both_databases, place, published,
};

on_both_databases! {
    fn every_total_is_the_sum_of_its_rows(db: &TestDb) {
        let clock = TestClock::at_noon();
        let network = db.network().with_clock(clock.clock());
        for seed in [3, 41] {
            let mut dice = ChaCha8Rng::seed_from_u64(seed);
            let mut world = World::scattered(&network, &mut dice);
            for _ in 0..6 {
                for _ in 0..40 {
                    clock.pass(TimeDelta::minutes(1));
                    world.disturb(&network, &mut dice);
                }
                let anew = Network::open(db.open(), geography()).unwrap();
                for one in [&network, &anew] {
                    World::check(one, clock.now());
                }
            }
        }
    }
}

const COMMUNES: [&str; 8] = ["44109", "29042", "97411", "75056", "75118", "06088", "69383", "69123"];

/// People who report, and what they report on.
struct World {
    reporters: Vec<AccountId>,
    cafes: Vec<CafeId>,
    places: Vec<PlaceId>,
}

fn pick<T: Copy>(dice: &mut ChaCha8Rng, from: &[T]) -> T {
    from[dice.random_range(0..from.len())]
}

impl World {
    /// Cafés that have begun, in places of every kind and online, by people who may all write them.
    fn scattered(network: &Network, dice: &mut ChaCha8Rng) -> Self {
        let mut world = Self { reporters: Vec::new(), cafes: Vec::new(), places: Vec::new() };
        for _ in 0..4 {
            world.reporters.push(AccountId(Uuid::now_v7()));
        }
        change(network, |c| {
            for commune in COMMUNES {
                let host = library(c, "Bibliothèque", commune);
                let room = place(c, "Salle commune", commune);
                world.places.push(room);
                for _ in 0..3 {
                    let mut new = new_cafe("Un café", at(-dice.random_range(1..60), 14), host, room);
                    network.geography().time_zone(commune).clone_into(&mut new.timezone);
                    if dice.random_bool(0.2) {
                        (new.mode, new.place_id) = (CafeMode::Online, None);
                    }
                    world.cafes.push(published(c, &new));
                }
            }
            Ok(())
        });
        world
    }

    /// One change at random; those that the rules refuse are part of the game.
    fn disturb(&mut self, network: &Network, dice: &mut ChaCha8Rng) {
        let cafe = pick(dice, &self.cafes);
        let who = everywhere(pick(dice, &self.reporters));
        let standing = network.db().read(|c| store::reports::find_standing(c, cafe)).unwrap();
        let version = standing.map_or(0, |standing| standing.version);
        let reports = network.db().read(|c| store::reports::list(c, cafe)).unwrap();
        let found = network.db().read(|c| store::cafes::find_optional(c, cafe)).unwrap().unwrap();
        let room = pick(dice, &self.places);
        let room = network.db().read(|c| store::places::find_optional(c, room)).unwrap().unwrap();
        let _ = network.change(crate::support::TEST, |c: &mut Change| {
            match dice.random_range(0..16) {
                0..=5 => {
                    let report = random_report(dice);
                    let condition = if dice.random_bool(0.5) {
                        Precondition::Absent
                    } else {
                        Precondition::Version(version)
                    };
                    domain::reports::report(c, &who, cafe, condition, &report)?;
                }
                6 => {
                    domain::reports::withdraw(c, &who, cafe, version)?;
                }
                7 => {
                    if let Some(report) = reports.get(dice.random_range(0..3)) {
                        let report_id = report.id;
                        domain::reports::verify(c, &who, cafe, version, NewVerification { report_id })?;
                    }
                }
                8 => {
                    domain::reports::unverify(c, &who, cafe, version)?;
                }
                9 => {
                    domain::cafes::archive(c, cafe)?;
                }
                10 => {
                    domain::cafes::restore(c, cafe)?;
                }
                // It was somewhere else, or nowhere.
                11 | 12 => {
                    let mut content = found.content;
                    let room = pick(dice, &self.places);
                    let online = dice.random_bool(0.2);
                    content.mode = if online { CafeMode::Online } else { CafeMode::OnSite };
                    content.place_id = (!online).then_some(room);
                    domain::cafes::update(c, cafe, found.version, &content)?;
                }
                // The place itself lies elsewhere, with all that was held there.
                13 => {
                    let mut content = room.content;
                    pick(dice, &COMMUNES).clone_into(&mut content.commune_code);
                    domain::places::update(c, room.id, room.version, &content)?;
                }
                14 => {
                    domain::purge::run(c)?;
                }
                _ => {
                    domain::cafes::set_event_status(c, cafe, EventStatus::Cancelled, None)
                        .or_else(|_| domain::cafes::reinstate(c, cafe))?;
                }
            }
            Ok::<(), DomainError>(())
        });
    }

    /// Every figure of every level is what one counts by hand.
    fn check(network: &Network, now: DateTime<Utc>) {
        let by_hand = Self::count(network);
        let catalogue = network.catalogue();
        let all = by_hand.get("france").copied();
        assert_eq!(catalogue.stats(now).people_reached, all);
        let mut codes: Vec<TerritoryCode> = catalogue
            .territories(&TerritoryQuery::default(), now)
            .data
            .into_iter()
            .map(|one| one.code)
            .collect();
        codes.extend(COMMUNES.map(|code| TerritoryCode::new(TerritoryLevel::Commune, code)));
        let mut regions = PeopleReached::default();
        for code in codes {
            let told = catalogue.territory(&code, now).unwrap().people_reached;
            assert_eq!(told, by_hand.get(&code.to_string()).copied(), "{code}");
            // Those who look after it read the same, in all, month by month and part by part.
            let dashboard = catalogue.dashboard(&code, now).unwrap();
            assert_eq!(dashboard.people_reached, told, "{code}");
            let months = dashboard.months.iter().filter_map(|month| month.people_reached);
            assert_eq!(added(months), told.unwrap_or_default(), "{code}, month by month");
            if code.level != TerritoryLevel::Commune {
                let parts = dashboard.parts.iter().filter_map(|part| part.people_reached);
                assert_eq!(added(parts), told.unwrap_or_default(), "{code}, part by part");
            }
            if code.level == TerritoryLevel::Region {
                let told = told.unwrap_or_default();
                regions.declared += told.declared;
                regions.verified += told.verified;
            }
        }
        let (all, online) = (all.unwrap_or_default(), by_hand.get("online").copied().unwrap_or_default());
        assert_eq!(
            (regions.declared + online.declared, regions.verified + online.verified),
            (all.declared, all.verified)
        );
    }

    /// Adds up row by row, for every territory in which a café lies.
    fn count(network: &Network) -> BTreeMap<String, PeopleReached> {
        let geography = geography();
        let mut sums: BTreeMap<String, PeopleReached> = BTreeMap::new();
        let all = network.db().read(all_cafes).unwrap();
        for (cafe, commune) in all {
            let reports = network.db().read(|c| store::reports::list(c, cafe.id)).unwrap();
            let standing = network.db().read(|c| store::reports::find_standing(c, cafe.id)).unwrap();
            if cafe.publication != PublicationStatus::Published || cafe.event_status != EventStatus::Held {
                continue;
            }
            let verified = standing.and_then(|standing| standing.verified).map(|(id, _)| id);
            let numbers = reports.iter().map(|report| (report.id, report.content.people));
            let Some(reached) = Reached::of(numbers, verified) else { continue };
            let mut add = |key: String| sums.entry(key).or_default().add(reached);
            add("france".to_owned());
            let Some(commune) = commune.as_deref().and_then(|code| geography.commune(code)) else {
                add("online".to_owned());
                continue;
            };
            add(format!("departement-{}", commune.departement));
            add(format!("region-{}", commune.region));
            for code in COMMUNES {
                let there = geography.commune(code).unwrap();
                // What lies in an arrondissement lies in its city; what is known of the city alone may lie in any.
                if there.holds(commune) || commune.code == code {
                    add(format!("commune-{code}"));
                }
            }
        }
        sums
    }
}

/// Some figures, added up.
fn added(all: impl Iterator<Item = PeopleReached>) -> PeopleReached {
    all.fold(PeopleReached::default(), |sum, one| PeopleReached {
        declared: sum.declared + one.declared,
        verified: sum.verified + one.verified,
        matched: sum.matched + one.matched,
        cafes: sum.cafes + one.cafes,
    })
}

/// Somebody who may report on everything and verify it.
pub fn everywhere(account: AccountId) -> Who {
    let grant = GrantRecord {
        id: GrantId(Uuid::now_v7()),
        account_id: account,
        scope: Scope::National,
        starts_at: at(-100, 0),
        ends_at: None,
        granted_by: None,
        on_behalf_of: None,
        revoked_at: None,
        created_at: at(-100, 0),
    };
    Who { account, second_factor: true, grants: vec![Held { grant, lender: None }] }
}

type Found = Vec<(store::cafes::CafeRecord, Option<String>)>;

fn all_cafes(connection: &mut store::DbConnection) -> Result<Found, store::StoreError> {
    let reach = Reach { scopes: vec![&Scope::National], communes: Vec::new() };
    let everything = store::cafes::Wanted {
        reach: &reach,
        publication: &[],
        waiting: false,
        unreported: None,
        over: None,
        words: &[],
    };
    let cafes = store::cafes::list_wanted(connection, &everything, None, 1_000)?;
    let mut found = Vec::new();
    for cafe in cafes {
        let place = match cafe.content.place_id {
            Some(id) => store::places::find_optional(connection, id)?,
            None => None,
        };
        found.push((cafe, place.map(|place| place.content.commune_code)));
    }
    Ok(found)
}

fn random_report(dice: &mut ChaCha8Rng) -> NewReport {
    if dice.random_bool(0.25) {
        let not_held_reason = Some(NotHeldReason::Other);
        return NewReport { not_held_reason, ..NewReport::default() };
    }
    let people = Some(dice.random_range(9..14));
    NewReport { held: true, people, counting: Some(CountingMethod::Counted), ..NewReport::default() }
}
