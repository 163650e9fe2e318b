//! What those see who look after a territory.

use cafeia_shared::{
    cockpit::{Coverage, TerritoryCoverage},
    dashboard::{
        MonthFigures, NearFigures, NearbyOrganisation, NextPlace, PartFigures, REACH_KM, TerritoryDashboard,
    },
    ids::{JournalEntryId, OrganisationId},
    journal::{ActorKind, JournalActor, JournalEntry},
    life::{LivingKind, SignOfLife, Sleeper, Vitality},
    organisations::OrganisationRef,
    paging::Page,
    position::Position,
    stats::PeopleReached,
    territories::{CommuneRef, TerritoryCode, TerritoryLevel},
    vocabulary::OrganisationKind,
};

use super::{ACCOUNT, ENTRY, HOST, ORGANISATION_SLUG, commune_ref, days_before, start};

const NAME: &str = "Médiathèque de Crozon";

pub(in super::super) fn sign_of_life() -> SignOfLife {
    SignOfLife {
        kind: LivingKind::Organisation,
        name: NAME.to_owned(),
        slug: Some(ORGANISATION_SLUG.to_owned()),
        shown: true,
        given_at: start(),
    }
}

pub(in super::super) fn sleepers() -> Page<Sleeper> {
    let sleeper = Sleeper {
        kind: LivingKind::Organisation,
        id: HOST,
        slug: Some(ORGANISATION_SLUG.to_owned()),
        version: 2,
        name: NAME.to_owned(),
        commune: Some(commune_ref()),
        vitality: Vitality::Unconfirmed,
        last_sign_at: days_before(160),
        asked_at: Some(days_before(38)),
    };
    Page { data: vec![sleeper], next_cursor: None, total: 1, facets: None }
}

pub(in super::super) fn journal() -> Page<JournalEntry> {
    let entry = JournalEntry {
        id: JournalEntryId(ENTRY),
        at: start(),
        actor: JournalActor {
            kind: ActorKind::Account,
            id: Some(ACCOUNT),
            name: Some("Anne Le Gall".to_owned()),
        },
        aggregate: "organisation".to_owned(),
        object_id: HOST,
        object_name: Some(NAME.to_owned()),
        event: "updated".to_owned(),
        changed: vec!["description".to_owned()],
        commune: Some(commune_ref()),
    };
    Page { data: vec![entry], next_cursor: Some("4217".to_owned()), total: 38, facets: None }
}

pub(in super::super) fn dashboard() -> TerritoryDashboard {
    let reached = PeopleReached { verified: 14, matched: 14, declared: 31, cafes: 2 };
    let code = TerritoryCode::new(TerritoryLevel::Departement, "29");
    TerritoryDashboard {
        name: "Finistère".to_owned(),
        population: 933_992,
        as_of: start(),
        months: vec![MonthFigures { month: "2027-01".to_owned(), cafes: 3, people_reached: Some(reached) }],
        parts: vec![PartFigures {
            code: TerritoryCode::new(TerritoryLevel::Commune, "29042"),
            name: "Crozon".to_owned(),
            population: 7_594,
            cafes: 3,
            people_reached: Some(reached),
            position: Some(Position { longitude: -4.4897, latitude: 48.2462 }),
        }],
        near: vec![NearFigures { km: 10, inhabitants: 41_000 }],
        reach_km: REACH_KM,
        next_places: vec![next_place()],
        people_reached: Some(reached),
        objective: 27_300,
        code,
    }
}

fn next_place() -> NextPlace {
    let organisation = OrganisationRef {
        id: OrganisationId(HOST),
        slug: ORGANISATION_SLUG.to_owned(),
        name: NAME.to_owned(),
        kind: OrganisationKind::Library,
    };
    NextPlace {
        commune: CommuneRef {
            code: "29103".to_owned(),
            name: "Landerneau".to_owned(),
            departement_code: "29".to_owned(),
        },
        position: Position { longitude: -4.2522, latitude: 48.4511 },
        population: 16_263,
        inhabitants: 58_400,
        nearest_m: Some(28_700),
        organisation: Some(NearbyOrganisation { organisation, commune: commune_ref(), distance_m: 28_700 }),
        facilitators: 2,
    }
}

pub(in super::super) fn export() -> &'static str {
    "\u{feff}Nom;Type\r\nMédiathèque de Crozon;Bibliothèque\r\n"
}

pub(in super::super) fn coverage() -> Coverage {
    let territory = |code: &str, name: &str, referents, partial| TerritoryCoverage {
        code: TerritoryCode::new(TerritoryLevel::Departement, code),
        name: name.to_owned(),
        referents,
        wider: 0,
        partial,
    };
    Coverage { data: vec![territory("22", "Côtes-d'Armor", 0, 1), territory("29", "Finistère", 2, 0)] }
}
