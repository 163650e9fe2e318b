//! Roles that are offered to those of whom whoever gives them knows nothing but a mail address. Whether it has an account
//! is nobody's business: until its holder has accepted, the giver sees what they would see of somebody new.

use cafeia_shared::{
    accounts::{AccountSummary, Grant, GrantState, NewGrant},
    ids::{AccountId, GrantId},
};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{
    Change, DomainError,
    grants::{self, Checked},
    links,
    policy::{Action, Who},
};
use crate::{
    jobs::{Job, Mail},
    journal::{Aggregate, Event},
    store::{
        self, DbConnection, StoreError, accounts::AccountRecord, links::LinkPurpose, offers::OfferRecord,
    },
};

/// Offers a role to the holder of an account that its giver may not see, and sends them a letter; once more, where it was
/// offered before. Gives the identifier under which the giver sees them.
pub(super) fn make(
    change: &mut Change,
    who: &Who,
    holder: &AccountRecord,
    name: &str,
    checked: Checked,
) -> Result<AccountId, DomainError> {
    let offered = store::offers::list_to(change.connection, holder.id)?;
    let known = seen_by(change, who, offered)?;
    let (id, seen_as) = match known.iter().find(|offer| checked.adds_nothing_to(&offer.grant)) {
        Some(offer) => {
            store::offers::renew(change.connection, offer.grant.id, change.now)?;
            (offer.grant.id, offer.seen_as)
        }
        None => insert(change, who, holder, name, known.first(), checked)?,
    };
    tell(change, who, holder, id)?;
    Ok(seen_as)
}

/// Writes down an offer, beside the first one that its giver knows of.
fn insert(
    change: &mut Change,
    who: &Who,
    holder: &AccountRecord,
    name: &str,
    first: Option<&OfferRecord>,
    checked: Checked,
) -> Result<(GrantId, AccountId), DomainError> {
    let (seen_as, name) = match first {
        Some(first) => (first.seen_as, first.name.clone()),
        None => (AccountId(Uuid::now_v7()), name.trim().to_owned()),
    };
    let grant = checked.record(holder.id, Some(who.account), change.now);
    let id = grant.id;
    store::offers::insert(change.connection, &OfferRecord { grant, at: change.now, seen_as, name })?;
    change.note(Aggregate::Grant, id.0, Event::Created, 1, Vec::new());
    Ok((id, seen_as))
}

fn tell(change: &mut Change, who: &Who, holder: &AccountRecord, id: GrantId) -> Result<(), DomainError> {
    let mail = if holder.is_accepted() {
        Mail::GrantGiven { grant: id }
    } else {
        let link = links::make(change, LinkPurpose::Invitation, holder.id, Some(who.account))?;
        Mail::Invitation { link }
    };
    change.enqueue(&Job::Mail(mail), change.now)
}

/// Offers one more role to somebody who is seen under an identifier.
pub(super) fn make_one_more(
    change: &mut Change,
    who: &Who,
    seen_as: AccountId,
    new: &NewGrant,
) -> Result<(), DomainError> {
    let absent = || DomainError::NotFound(Aggregate::Account, seen_as.0);
    let known = find_seen_as(change, who, seen_as)?;
    let first = known.first().ok_or_else(absent)?;
    let holder = store::accounts::find_optional(change.connection, first.grant.account_id)?;
    let holder = holder.ok_or_else(absent)?;
    let checked = grants::check(change, who, new, "")?;
    if known.iter().any(|offer| checked.adds_nothing_to(&offer.grant)) {
        return Err(DomainError::AlreadyGranted);
    }
    make(change, who, &holder, &first.name, checked)?;
    Ok(())
}

/// Accepts a role that one was offered.
pub fn accept(change: &mut Change, who: &Who, id: GrantId) -> Result<(), DomainError> {
    let offered = list_to(change.connection, who.account, change.now)?;
    if !offered.iter().any(|offer| offer.grant.id == id) {
        return Err(DomainError::NotFound(Aggregate::Grant, id.0));
    }
    take(change, id)
}

/// Accepts all that an account was offered, as the letter that opens it invited to.
pub(super) fn accept_all(change: &mut Change, account: AccountId) -> Result<(), DomainError> {
    for offer in list_to(change.connection, account, change.now)? {
        take(change, offer.grant.id)?;
    }
    Ok(())
}

fn take(change: &mut Change, id: GrantId) -> Result<(), DomainError> {
    store::offers::accept(change.connection, id)?;
    change.note(Aggregate::Grant, id.0, Event::Accepted, 2, Vec::new());
    Ok(())
}

/// What an account is offered and may still accept.
pub(super) fn list_to(
    connection: &mut DbConnection,
    account: AccountId,
    now: DateTime<Utc>,
) -> Result<Vec<OfferRecord>, StoreError> {
    let mut offered = store::offers::list_to(connection, account)?;
    offered.retain(|offer| is_open(offer, now));
    Ok(offered)
}

/// Those of the offers under an identifier that somebody may see.
pub(super) fn find_seen_as(
    change: &mut Change,
    who: &Who,
    seen_as: AccountId,
) -> Result<Vec<OfferRecord>, DomainError> {
    let offered = store::offers::list_seen_as(change.connection, seen_as)?;
    seen_by(change, who, offered)
}

fn seen_by(
    change: &mut Change,
    who: &Who,
    offered: Vec<OfferRecord>,
) -> Result<Vec<OfferRecord>, DomainError> {
    let mut seen = Vec::new();
    for offer in offered {
        if is_open(&offer, change.now) && grants::may(change, who, Action::ReadAccount, &offer.grant.scope)? {
            seen.push(offer);
        }
    }
    Ok(seen)
}

/// Whether it can be accepted: not when its time is over before.
pub(super) fn is_open(offer: &OfferRecord, now: DateTime<Utc>) -> bool {
    offer.grant.ends_at.is_none_or(|ends_at| ends_at > now)
}

/// An offer as its holder sees it, and whoever may see their account.
pub(super) fn view(offer: &OfferRecord) -> Grant {
    grants::describe(&offer.grant, GrantState::Offered)
}

/// Whoever is offered something, as those see them who may not see their account: like somebody new.
pub(super) fn summary(email: String, offered: &[OfferRecord]) -> Option<AccountSummary> {
    let first = offered.first()?;
    let seen = |offer| Grant { account_id: first.seen_as, ..view(offer) };
    Some(AccountSummary {
        id: first.seen_as,
        name: first.name.clone(),
        email,
        accepted: false,
        second_factor: false,
        grants: offered.iter().map(seen).collect(),
    })
}
