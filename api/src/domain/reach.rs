//! What somebody's grants reach, as the database is asked for it.

use std::collections::BTreeSet;

use cafeia_shared::territories::{TerritoryCode, TerritoryLevel};
use chrono::{DateTime, Utc};

use super::policy::{Action, Who};
use crate::{
    geo::Geography,
    store::grants::{Reach, Scope},
};

/// What those of somebody's grants reach that count and allow something.
pub(super) fn of<'a>(who: &'a Who, action: Action, geography: &Geography, now: DateTime<Utc>) -> Reach<'a> {
    let scopes = who.scopes(action, now);
    let communes = beginnings(&scopes, geography);
    Reach { scopes, communes }
}

/// What the codes begin with of all communes in some scopes: a département's own code is the beginning of its communes'.
fn beginnings(scopes: &[&Scope], geography: &Geography) -> Vec<String> {
    let territories = scopes.iter().filter_map(|scope| match scope {
        Scope::Territories(territories) => Some(territories),
        Scope::National | Scope::Organisation(_) | Scope::Facilitator(_) => None,
    });
    of_territories(territories.flatten(), geography)
}

/// The same of all communes in some territories.
pub(super) fn of_territories<'a>(
    territories: impl IntoIterator<Item = &'a TerritoryCode>,
    geography: &Geography,
) -> Vec<String> {
    let mut codes = BTreeSet::new();
    for territory in territories {
        if territory.level == TerritoryLevel::Region {
            let within = geography.departements().iter().filter(|d| d.region == territory.code);
            codes.extend(within.map(|departement| departement.code.to_owned()));
            continue;
        }
        if territory.level == TerritoryLevel::Commune {
            let city = Some(territory.code.as_str());
            let within = geography.communes().iter().filter(|commune| commune.city == city);
            codes.extend(within.map(|arrondissement| arrondissement.code.to_owned()));
        }
        codes.insert(territory.code.clone());
    }
    codes.into_iter().collect()
}
