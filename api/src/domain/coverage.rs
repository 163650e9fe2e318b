//! Which territories somebody looks after, and which nobody does.

use std::collections::BTreeSet;

use cafeia_shared::{
    accounts::GrantState,
    cockpit::{Coverage, TerritoryCoverage},
    ids::AccountId,
    territories::{TerritoryCode, TerritoryLevel},
};
use chrono::{DateTime, Utc};

use super::{
    DomainError, grants,
    policy::{Action, Refusal, Who},
};
use crate::{
    geo::Geography,
    store::{self, DbConnection, StoreError, grants::Scope},
};

/// Who looks after each région and département within what somebody looks after.
pub fn show(
    connection: &mut DbConnection,
    geography: &Geography,
    who: &Who,
    now: DateTime<Utc>,
) -> Result<Coverage, StoreError> {
    let scopes = who.scopes(Action::SteerTerritory, now);
    let referents = referents(connection, now)?;
    let regions = geography.regions().iter().map(|r| (TerritoryLevel::Region, r.code, r.name));
    let departements = geography.departements().iter().map(|d| (TerritoryLevel::Departement, d.code, d.name));
    let mut data: Vec<TerritoryCoverage> = regions
        .chain(departements)
        .map(|(level, code, name)| (TerritoryCode::new(level, code), name))
        .filter(|(code, _)| is_own(&scopes, code, geography))
        .map(|(code, name)| counted(code, name, &referents, geography))
        .collect();
    // Régions stand before départements, each by its code.
    data.sort_by_key(|territory| !territory.is_missing());
    Ok(Coverage { data })
}

/// Fails unless a territory lies within what somebody looks after.
pub fn check(
    geography: &Geography,
    who: &Who,
    code: &TerritoryCode,
    now: DateTime<Utc>,
) -> Result<(), DomainError> {
    let scopes = who.scopes(Action::SteerTerritory, now);
    if is_own(&scopes, code, geography) { Ok(()) } else { Err(DomainError::NotAllowed(Refusal::OutOfScope)) }
}

fn is_own(scopes: &[&Scope], code: &TerritoryCode, geography: &Geography) -> bool {
    scopes.iter().any(|scope| match scope {
        Scope::National => true,
        Scope::Territories(own) => own.iter().any(|outer| geography.contains(outer, code)),
        Scope::Organisation(_) | Scope::Facilitator(_) => false,
    })
}

/// Those who look after territories, by grants that count, each with all of theirs.
fn referents(
    connection: &mut DbConnection,
    now: DateTime<Utc>,
) -> Result<Vec<Vec<TerritoryCode>>, StoreError> {
    let mut grants = store::grants::all_by_account(connection)?;
    grants.retain(|_, own| own.iter().any(|grant| matches!(grant.scope, Scope::Territories(_))));
    let ids: BTreeSet<AccountId> = grants.keys().copied().collect();
    let ids: Vec<AccountId> = ids.into_iter().collect();
    let mut referents = Vec::new();
    for account in store::accounts::list(connection, &ids)?.iter().filter(|account| account.is_accepted()) {
        let own = grants.remove(&account.id).unwrap_or_default();
        let mut territories = Vec::new();
        for held in grants::with_lenders(connection, own)? {
            if held.state(account.has_second_factor(), now) == GrantState::InForce
                && let Scope::Territories(codes) = held.grant.scope
            {
                territories.extend(codes);
            }
        }
        referents.push(territories);
    }
    Ok(referents)
}

fn counted(
    code: TerritoryCode,
    name: &str,
    referents: &[Vec<TerritoryCode>],
    geography: &Geography,
) -> TerritoryCoverage {
    let mut coverage = TerritoryCoverage { code, name: name.to_owned(), referents: 0, wider: 0, partial: 0 };
    for own in referents {
        if own.contains(&coverage.code) {
            coverage.referents += 1;
        } else if own.iter().any(|outer| geography.contains(outer, &coverage.code)) {
            coverage.wider += 1;
        } else if own.iter().any(|inner| geography.contains(&coverage.code, inner)) {
            coverage.partial += 1;
        }
    }
    coverage
}
