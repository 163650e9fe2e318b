//! What those see who look after a territory.

use cafeia_shared::{
    cockpit::{Coverage, TerritoryCoverage},
    journal::{ActorKind, JournalActor, JournalEntry},
    life::{LivingKind, SignOfLife, Sleeper, Vitality},
    paging::Page,
    territories::{TerritoryCode, TerritoryLevel},
};

use super::{ACCOUNT, HOST, ORGANISATION_SLUG, commune_ref, days_before, start};

const NAME: &str = "Médiathèque de Crozon";

pub(in super::super) fn sign_of_life() -> SignOfLife {
    SignOfLife {
        kind: LivingKind::Organisation,
        name: NAME.to_owned(),
        slug: ORGANISATION_SLUG.to_owned(),
        shown: true,
        given_at: start(),
    }
}

pub(in super::super) fn sleepers() -> Page<Sleeper> {
    let sleeper = Sleeper {
        kind: LivingKind::Organisation,
        id: HOST,
        slug: ORGANISATION_SLUG.to_owned(),
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
        sequence: 4_217,
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
