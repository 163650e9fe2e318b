//! Grants: given, delegated for a while, taken back.

use std::collections::{HashMap, HashSet};

use cafeia_shared::{
    accounts::{Grant, GrantState, NewGrant, Role},
    ids::{AccountId, GrantId},
    problem::{FaultCode, FieldError},
    territories::TerritoryLevel,
    validation::to_micros,
};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{
    Change, DomainError, offers,
    policy::{Action, Held, Object, Who},
    refuse_faults,
};
use crate::{
    jobs::{Job, Mail},
    journal::{Aggregate, Event},
    store::{
        self, DbConnection, StoreError,
        accounts::AccountRecord,
        grants::{GrantRecord, Scope},
    },
};

/// Who an account is to the policy.
pub fn who(connection: &mut DbConnection, account: &AccountRecord) -> Result<Who, StoreError> {
    let own = store::grants::list_by_account(connection, account.id)?;
    Ok(Who {
        account: account.id,
        second_factor: account.has_second_factor(),
        grants: with_lenders(connection, own)?,
    })
}

/// Those of some grants that count, each with its account.
pub(super) fn counting(
    connection: &mut DbConnection,
    found: Vec<GrantRecord>,
    now: DateTime<Utc>,
) -> Result<Vec<(AccountRecord, GrantRecord)>, StoreError> {
    let ids: HashSet<AccountId> = found.iter().map(|grant| grant.account_id).collect();
    let ids: Vec<AccountId> = ids.into_iter().collect();
    let accounts: HashMap<AccountId, AccountRecord> = store::accounts::list(connection, &ids)?
        .into_iter()
        .filter(AccountRecord::is_accepted)
        .map(|account| (account.id, account))
        .collect();
    let counting = with_lenders(connection, found)?.into_iter().filter_map(|held| {
        let account = accounts.get(&held.grant.account_id)?;
        let counts = held.state(account.has_second_factor(), now) == GrantState::InForce;
        counts.then(|| (account.clone(), held.grant))
    });
    Ok(counting.collect())
}

/// Grants, each with the one it stands in for.
pub(super) fn with_lenders(
    connection: &mut DbConnection,
    grants: Vec<GrantRecord>,
) -> Result<Vec<Held>, StoreError> {
    let ids: HashSet<GrantId> = grants.iter().filter_map(|grant| grant.on_behalf_of).collect();
    let ids: Vec<GrantId> = ids.into_iter().collect();
    let lenders = store::grants::list(connection, &ids)?;
    let holders: HashSet<AccountId> = lenders.iter().map(|lender| lender.account_id).collect();
    let holders: Vec<AccountId> = holders.into_iter().collect();
    let holders = store::accounts::list(connection, &holders)?;
    let second_factors: HashMap<AccountId, bool> =
        holders.iter().map(|account| (account.id, account.has_second_factor())).collect();
    let lenders: HashMap<GrantId, GrantRecord> =
        lenders.into_iter().map(|lender| (lender.id, lender)).collect();
    Ok(grants
        .into_iter()
        .map(|grant| {
            let lender = grant.on_behalf_of.and_then(|id| lenders.get(&id)).map(|lender| {
                (lender.clone(), second_factors.get(&lender.account_id).copied().unwrap_or_default())
            });
            Held { grant, lender }
        })
        .collect())
}

/// Those of some grants that count at an instant.
pub(super) fn in_force(
    connection: &mut DbConnection,
    found: Vec<GrantRecord>,
    now: DateTime<Utc>,
) -> Result<Vec<GrantRecord>, StoreError> {
    Ok(counting(connection, found, now)?.into_iter().map(|(_, grant)| grant).collect())
}

/// A grant as its holder and those above see it.
pub(super) fn view(held: &Held, second_factor: bool, now: DateTime<Utc>) -> Grant {
    describe(&held.grant, held.state(second_factor, now))
}

/// A grant in some state.
pub(super) fn describe(grant: &GrantRecord, state: GrantState) -> Grant {
    let mut seen = Grant {
        id: grant.id,
        account_id: grant.account_id,
        role: grant.scope.role(),
        territories: Vec::new(),
        organisation_id: None,
        facilitator_id: None,
        starts_at: grant.starts_at,
        ends_at: grant.ends_at,
        granted_by: grant.granted_by,
        on_behalf_of: grant.on_behalf_of,
        revoked_at: grant.revoked_at,
        state,
    };
    match &grant.scope {
        Scope::National => {}
        Scope::Territories(codes) => seen.territories.clone_from(codes),
        Scope::Organisation(id) => seen.organisation_id = Some(*id),
        Scope::Facilitator(id) => seen.facilitator_id = Some(*id),
    }
    seen
}

/// Whether a grant counts, or will without anybody's doing but its holder's.
pub(super) fn is_pending(state: GrantState) -> bool {
    matches!(
        state,
        GrantState::InForce | GrantState::SecondFactorNeeded | GrantState::NotBegun | GrantState::Offered
    )
}

/// The commune of what a grant reaches, where it is an organisation or a facilitator.
pub(super) fn commune_of(connection: &mut DbConnection, scope: &Scope) -> Result<Option<String>, StoreError> {
    Ok(match scope {
        Scope::National | Scope::Territories(_) => None,
        Scope::Organisation(id) => {
            store::organisations::find_optional(connection, *id)?.and_then(|found| found.content.commune_code)
        }
        Scope::Facilitator(id) => {
            store::facilitators::find_optional(connection, *id)?.map(|found| found.content.commune_code)
        }
    })
}

/// Gives an account a grant, or offers one more to whom one has offered one already.
pub fn make(change: &mut Change, who: &Who, holder: AccountId, new: &NewGrant) -> Result<(), DomainError> {
    refuse_faults(new.faults())?;
    let seen = match store::accounts::find_optional(change.connection, holder)? {
        Some(account) => sees(change, who, &account)?,
        None => false,
    };
    if !seen {
        return offers::make_one_more(change, who, holder, new);
    }
    let checked = check(change, who, new, "")?;
    give(change, who, holder, checked)?;
    Ok(())
}

/// Gives an account a grant that was checked, and tells it so; one that adds nothing to what it holds is refused.
pub(super) fn give(
    change: &mut Change,
    who: &Who,
    holder: AccountId,
    checked: Checked,
) -> Result<GrantId, DomainError> {
    if is_held(change, holder, &checked)? {
        return Err(DomainError::AlreadyGranted);
    }
    let id = place(change, holder, Some(who.account), checked)?;
    // Whoever has no account yet reads of it when they accept their invitation; and nobody writes to themselves.
    let holder = store::accounts::find_optional(change.connection, holder)?;
    if holder.is_some_and(|holder| holder.is_accepted() && holder.id != who.account) {
        change.enqueue(&Job::Mail(Mail::GrantGiven { grant: id }), change.now)?;
    }
    Ok(id)
}

/// Whether an account holds a grant that reaches the same for all of the time that another one would. Writes are serial:
/// of two who give the same at once, the second finds it.
pub(super) fn is_held(
    change: &mut Change,
    holder: AccountId,
    checked: &Checked,
) -> Result<bool, DomainError> {
    let own = store::grants::list_by_account(change.connection, holder)?;
    let held = with_lenders(change.connection, own)?;
    let mut held = held.into_iter().filter(|held| is_pending(held.state(true, change.now)));
    Ok(held.any(|held| checked.adds_nothing_to(&held.grant)))
}

/// Whether somebody may see an account: their own, one with a grant within their scope, or any.
pub(super) fn sees(change: &mut Change, who: &Who, account: &AccountRecord) -> Result<bool, DomainError> {
    let now = change.now;
    let held = self::who(change.connection, account)?.grants;
    for held in held.iter().filter(|held| is_pending(held.state(true, now))) {
        if may(change, who, Action::ReadAccount, &held.grant.scope)? {
            return Ok(true);
        }
    }
    // The national team sees accounts without any grant too.
    let sees_all = who.may(Action::ReadAccount, &Object::Platform, change.geography, now).is_ok();
    Ok(sees_all || account.id == who.account)
}

/// Whether an account waits for its holder to open it: there is something that they would be by it.
pub(super) fn are_awaited(
    connection: &mut DbConnection,
    account: AccountId,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let own = store::grants::list_by_account(connection, account)?;
    let held = with_lenders(connection, own)?;
    Ok(held.iter().any(|held| is_pending(held.state(true, now)))
        || !offers::list_to(connection, account, now)?.is_empty())
}

pub(super) fn may(change: &mut Change, who: &Who, action: Action, scope: &Scope) -> Result<bool, StoreError> {
    let commune = commune_of(change.connection, scope)?;
    let object = Object::Grant { scope, commune: commune.as_deref() };
    Ok(who.may(action, &object, change.geography, change.now).is_ok())
}

/// A grant that may be made.
pub(super) struct Checked {
    id: GrantId,
    scope: Scope,
    starts_at: DateTime<Utc>,
    ends_at: Option<DateTime<Utc>>,
    on_behalf_of: Option<GrantRecord>,
}

impl Checked {
    /// The grant, for somebody.
    pub(super) fn record(
        self,
        holder: AccountId,
        granted_by: Option<AccountId>,
        now: DateTime<Utc>,
    ) -> GrantRecord {
        GrantRecord {
            id: self.id,
            account_id: holder,
            scope: self.scope,
            starts_at: self.starts_at,
            ends_at: self.ends_at,
            granted_by,
            on_behalf_of: self.on_behalf_of.map(|lender| lender.id),
            revoked_at: None,
            created_at: now,
        }
    }

    /// Whether another grant reaches the same for all of the time that this one would.
    pub(super) fn adds_nothing_to(&self, other: &GrantRecord) -> bool {
        let lasts = match (other.ends_at, self.ends_at) {
            (None, _) => true,
            (Some(ends), Some(asked)) => ends >= asked,
            (Some(_), None) => false,
        };
        other.scope == self.scope
            && other.on_behalf_of == self.on_behalf_of.as_ref().map(|lender| lender.id)
            && other.starts_at <= self.starts_at
            && lasts
    }
}

/// Checks a grant whose fields are sound by themselves: whether what it names exists, and whether they may give it.
pub(super) fn check(
    change: &mut Change,
    who: &Who,
    new: &NewGrant,
    path: &str,
) -> Result<Checked, DomainError> {
    let id = GrantId(Uuid::now_v7());
    let at = |field: &str| format!("{path}{field}");
    // What they may never give is refused before what it names is looked up.
    let action = if new.on_behalf_of.is_some() { Action::DelegateGrant } else { Action::ManageGrant };
    who.may_somewhere(action, change.now).map_err(DomainError::NotAllowed)?;
    let scope = scope(change, new, path)?;
    let starts_at = new.starts_at.map_or(change.now, to_micros);
    let ends_at = new.ends_at.map(to_micros);
    if ends_at.is_some_and(|ends_at| ends_at <= change.now || ends_at <= starts_at) {
        return Err(DomainError::field(&at("ends_at"), FaultCode::OutOfRange, "lies in the past"));
    }
    let Some(lender) = new.on_behalf_of else {
        let commune = commune_of(change.connection, &scope)?;
        let object = Object::Grant { scope: &scope, commune: commune.as_deref() };
        who.may(Action::ManageGrant, &object, change.geography, change.now)
            .map_err(DomainError::NotAllowed)?;
        return Ok(Checked { id, scope, starts_at, ends_at, on_behalf_of: None });
    };
    let lender = lender_of(change, who, lender, &at("on_behalf_of"))?;
    if !within(change, &scope, &lender.scope) {
        let message = "goes beyond the grant that it stands in for";
        return Err(DomainError::field(&at("territories"), FaultCode::Inconsistent, message));
    }
    Ok(Checked { id, scope, starts_at, ends_at, on_behalf_of: Some(lender) })
}

/// The grant of a referent for which they may let somebody stand in: their own, or one that they look after.
fn lender_of(change: &mut Change, who: &Who, id: GrantId, field: &str) -> Result<GrantRecord, DomainError> {
    // Whether a grant of others exists is none of their business.
    let absent =
        || DomainError::field(field, FaultCode::UnknownValue, "names no grant that you may delegate");
    let lender = store::grants::find_optional(change.connection, id)?.ok_or_else(absent)?;
    let is_own = who.own_in_force(id, change.now).is_some();
    let lasts = lender.revoked_at.is_none() && lender.ends_at.is_none_or(|ends_at| ends_at > change.now);
    let may = lasts
        && lender.scope.role() == Role::Referent
        && lender.on_behalf_of.is_none()
        && (is_own || may(change, who, Action::DelegateGrant, &lender.scope)?);
    if may { Ok(lender) } else { Err(absent()) }
}

fn within(change: &Change, inner: &Scope, outer: &Scope) -> bool {
    let (Scope::Territories(inner), Scope::Territories(outer)) = (inner, outer) else { return false };
    inner.iter().all(|inner| outer.iter().any(|outer| change.geography.contains(outer, inner)))
}

/// What a new grant reaches, with territories as they are called today.
fn scope(change: &mut Change, new: &NewGrant, path: &str) -> Result<Scope, DomainError> {
    Ok(match (new.role, new.organisation_id, new.facilitator_id) {
        (Role::Organiser, Some(id), _) => {
            change.refers_to(Aggregate::Organisation, &format!("{path}organisation_id"), id.0, |c| {
                Ok(store::organisations::find_optional(c, id)?.is_some())
            })?;
            Scope::Organisation(id)
        }
        (Role::Facilitator, _, Some(id)) => {
            change.refers_to(Aggregate::Facilitator, &format!("{path}facilitator_id"), id.0, |c| {
                Ok(store::facilitators::find_optional(c, id)?.is_some())
            })?;
            Scope::Facilitator(id)
        }
        (Role::Referent, ..) => {
            let mut territories = new.territories.clone();
            for territory in &mut territories {
                if !change.geography.knows(territory) {
                    let message = format!("{territory} is no territory");
                    let fault =
                        FieldError::new(format!("{path}territories"), FaultCode::UnknownValue, message);
                    return Err(DomainError::Invalid(vec![fault]));
                }
                if territory.level == TerritoryLevel::Commune
                    && let Some(commune) = change.geography.commune(&territory.code)
                {
                    commune.code.clone_into(&mut territory.code);
                }
            }
            territories.sort_unstable();
            territories.dedup();
            Scope::Territories(territories)
        }
        (Role::National, ..) => Scope::National,
        // The fields were checked: a scope that its role needs is there.
        (Role::Organiser | Role::Facilitator, ..) => return Err(DomainError::Invalid(new.faults())),
    })
}

/// Writes down a grant that was checked.
pub(super) fn place(
    change: &mut Change,
    holder: AccountId,
    granted_by: Option<AccountId>,
    checked: Checked,
) -> Result<GrantId, DomainError> {
    if checked.on_behalf_of.as_ref().is_some_and(|lender| lender.account_id == holder) {
        let message = "is that account's own grant: nobody stands in for themselves";
        return Err(DomainError::field("on_behalf_of", FaultCode::Inconsistent, message));
    }
    let grant = checked.record(holder, granted_by, change.now);
    store::grants::insert(change.connection, &grant)?;
    change.note(Aggregate::Grant, grant.id.0, Event::Created, 1, Vec::new());
    Ok(grant.id)
}

/// Gives an account a grant that nobody gives: the whole network, from the command line, or the profile with which
/// somebody applies.
pub(super) fn place_own(
    change: &mut Change,
    holder: AccountId,
    scope: Scope,
) -> Result<GrantId, DomainError> {
    let id = GrantId(Uuid::now_v7());
    let checked = Checked { id, scope, starts_at: change.now, ends_at: None, on_behalf_of: None };
    place(change, holder, None, checked)
}

/// Takes a grant back, or an offer. Its holder may give it up, or decline it, and whoever it stands in for may end that.
pub fn revoke(change: &mut Change, who: &Who, id: GrantId) -> Result<(), DomainError> {
    let absent = || DomainError::NotFound(Aggregate::Grant, id.0);
    let offer = store::offers::find_optional(change.connection, id)?;
    let is_offer = offer.is_some();
    let grant = match offer {
        Some(offer) if offer.grant.account_id == who.account => return offers::decline(change, &offer),
        Some(offer) => offer.grant,
        // One that was taken back is there for nobody any more, as an offer would not be.
        None => store::grants::find_optional(change.connection, id)?
            .filter(|grant| grant.revoked_at.is_none())
            .ok_or_else(absent)?,
    };
    let lender = match grant.on_behalf_of {
        Some(lender) => store::grants::find_optional(change.connection, lender)?,
        None => None,
    };
    let is_theirs =
        grant.account_id == who.account || lender.is_some_and(|lender| lender.account_id == who.account);
    if !is_theirs && !may(change, who, Action::ManageGrant, &grant.scope)? {
        // Who may see it learns that they may not; to others it does not exist.
        return if may(change, who, Action::ReadAccount, &grant.scope)? {
            let commune = commune_of(change.connection, &grant.scope)?;
            let object = Object::Grant { scope: &grant.scope, commune: commune.as_deref() };
            who.may(Action::ManageGrant, &object, change.geography, change.now)
                .map_err(DomainError::NotAllowed)
        } else {
            Err(absent())
        };
    }
    if grant.scope == Scope::National && !is_offer {
        refuse_last_national(change, |other| other.id == grant.id)?;
    }
    if is_offer {
        store::offers::remove(change.connection, id)?;
    } else {
        store::grants::revoke(change.connection, id, change.now)?;
    }
    change.note(Aggregate::Grant, id.0, Event::Revoked, 2, Vec::new());
    Ok(())
}

/// Fails unless somebody looks after the network without the grants that go: an account that signed in once, whose
/// grant has no end.
pub(super) fn refuse_last_national(
    change: &mut Change,
    goes: impl Fn(&GrantRecord) -> bool,
) -> Result<(), DomainError> {
    let now = change.now;
    let national: Vec<GrantRecord> = store::grants::all_by_account(change.connection)?
        .into_values()
        .flatten()
        .filter(|grant| grant.scope == Scope::National && grant.ends_at.is_none() && grant.starts_at <= now)
        .collect();
    let accepted: HashSet<AccountId> = {
        let holders: Vec<AccountId> = national.iter().map(|grant| grant.account_id).collect();
        let holders = store::accounts::list(change.connection, &holders)?;
        holders.into_iter().filter(AccountRecord::is_accepted).map(|account| account.id).collect()
    };
    let counts = |grant: &&GrantRecord| accepted.contains(&grant.account_id);
    // What does not hold the network up may go.
    if national.iter().filter(counts).any(&goes) && !national.iter().filter(counts).any(|grant| !goes(grant))
    {
        return Err(DomainError::Conflict("This is the last account that looks after the whole network."));
    }
    Ok(())
}
