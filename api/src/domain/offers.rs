//! Roles that are offered to those of whom whoever gives them knows nothing but a mail address. Whether it has an account
//! is nobody's business: until its holder has accepted, the giver sees what they would see of somebody new. So the journal
//! gets as many entries of an offer as of an invitation, and the giver never learns that one was declined.

use cafeia_shared::{
    accounts::{AccountSummary, Grant, GrantState, NewGrant},
    ids::{AccountId, GrantId},
};
use chrono::{DateTime, Utc};

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
/// offered before. Gives the identifier under which the giver sees them: `seen_as`, unless they see them already.
pub(super) fn make(
    change: &mut Change,
    who: &Who,
    holder: &AccountRecord,
    (seen_as, name): (AccountId, &str),
    checked: Checked,
) -> Result<AccountId, DomainError> {
    let offered = store::offers::list_to(change.connection, holder.id)?;
    let known = seen_by(change, who, offered)?;
    let same = known.iter().find(|offer| checked.adds_nothing_to(&offer.grant));
    let (id, seen_as) = if let Some(offer) = same {
        store::offers::renew(change.connection, offer.grant.id, change.now)?;
        (offer.grant.id, offer.seen_as)
    } else if let Some(first) = known.first() {
        insert(change, who, holder, (first.seen_as, first.name.clone()), checked)?
    } else {
        // In the place of the entry that an invitation leaves of a new account.
        change.note(Aggregate::Account, holder.id.0, Event::Offered, holder.version, Vec::new());
        insert(change, who, holder, (seen_as, name.trim().to_owned()), checked)?
    };
    tell(change, who, holder, id)?;
    Ok(seen_as)
}

/// Writes down an offer.
fn insert(
    change: &mut Change,
    who: &Who,
    holder: &AccountRecord,
    (seen_as, name): (AccountId, String),
    checked: Checked,
) -> Result<(GrantId, AccountId), DomainError> {
    let grant = checked.record(holder.id, Some(who.account), change.now);
    let id = grant.id;
    store::offers::insert(change.connection, &OfferRecord { grant, at: change.now, seen_as, name })?;
    change.note(Aggregate::Grant, id.0, Event::Created, 1, Vec::new());
    Ok((id, seen_as))
}

fn tell(change: &mut Change, who: &Who, holder: &AccountRecord, id: GrantId) -> Result<(), DomainError> {
    if holder.is_accepted() {
        // Who offers the same several times at once sends one letter.
        return change.enqueue_once(&Job::Mail(Mail::GrantGiven { grant: id }), change.now);
    }
    let link = links::make(change, LinkPurpose::Invitation, holder.id, Some(who.account))?;
    change.enqueue(&Job::Mail(Mail::Invitation { link }), change.now)
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
    make(change, who, &holder, (first.seen_as, &first.name), checked)?;
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

/// Declines a role that one was offered. Nothing of it is in the journal, and it stays there for those who see the offer:
/// nobody declines an invitation, so that would tell them of the account.
pub(super) fn decline(change: &mut Change, offer: &OfferRecord) -> Result<(), DomainError> {
    if !is_declined(offer) {
        store::grants::revoke(change.connection, offer.grant.id, change.now)?;
    }
    Ok(())
}

/// Makes a grant of an offer.
pub(super) fn take(change: &mut Change, id: GrantId) -> Result<(), DomainError> {
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
    offered.retain(|offer| is_open(offer, now) && !is_declined(offer));
    Ok(offered)
}

/// What somebody offers an account, and it may still accept.
pub(super) fn list_by(
    change: &mut Change,
    giver: AccountId,
    account: AccountId,
) -> Result<Vec<OfferRecord>, StoreError> {
    let mut offered = list_to(change.connection, account, change.now)?;
    offered.retain(|offer| offer.grant.granted_by == Some(giver));
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
        if is_open(&offer, change.now)
            && grants::may(change, who, Action::ReadAccount, &offer.grant.scope)?
            && !(is_declined(&offer) && sees_holder(change, who, &offer)?)
        {
            seen.push(offer);
        }
    }
    Ok(seen)
}

/// Whether somebody sees who is offered something as themselves: they have accepted something else.
fn sees_holder(change: &mut Change, who: &Who, offer: &OfferRecord) -> Result<bool, DomainError> {
    match store::accounts::find_optional(change.connection, offer.grant.account_id)? {
        Some(holder) => grants::sees(change, who, &holder),
        None => Ok(false),
    }
}

/// Whether its time is not over before it was accepted.
pub(super) fn is_open(offer: &OfferRecord, now: DateTime<Utc>) -> bool {
    offer.grant.ends_at.is_none_or(|ends_at| ends_at > now)
}

/// Whether its holder has declined it.
pub(super) fn is_declined(offer: &OfferRecord) -> bool {
    offer.grant.revoked_at.is_some()
}

/// An offer as its holder sees it, and whoever may see their account.
pub(super) fn view(offer: &OfferRecord) -> Grant {
    let state = if is_declined(offer) { GrantState::Revoked } else { GrantState::Offered };
    grants::describe(&offer.grant, state)
}

/// Whoever is offered something, as those see them who may not see their account: like somebody new.
pub(super) fn summary(email: String, offered: &[OfferRecord]) -> Option<AccountSummary> {
    let first = offered.first()?;
    let seen = |offer: &OfferRecord| Grant {
        account_id: first.seen_as,
        revoked_at: None,
        ..grants::describe(&offer.grant, GrantState::Offered)
    };
    Some(AccountSummary {
        id: first.seen_as,
        name: first.name.clone(),
        email,
        accepted: false,
        second_factor: false,
        grants: offered.iter().map(seen).collect(),
    })
}
