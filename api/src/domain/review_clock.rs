//! What waits for a decision or an answer, and who is told of it when: those who look after the territory at once; when nothing is decided,
//! those who stand in for them, then those of the région, then the national team.
//!
//! One job is the clock of what waits. It says whom to tell next, and is written anew for the next ones as long as nobody
//! has decided. Whom that means is found out when it is due.

use std::collections::BTreeSet;

use cafeia_shared::{
    accounts::{GrantState, ReviewLetters},
    ids::AccountId,
    proposals::ProposalStatus,
    territories::{TerritoryCode, TerritoryLevel},
    vocabulary::PublicationStatus,
};
use chrono::{DateTime, TimeDelta, Utc};

use super::{
    Change, DomainError, grants,
    nearby::Nearby,
    needs,
    policy::{Action, Object, Who},
};
use crate::{
    geo::Geography,
    jobs::{Awaited, Job, Mail, ReviewCall, Told},
    store::{self, DbConnection, StoreError, accounts::AccountRecord, grants::Scope},
};

/// How long those who look after a territory have before others are told.
const PATIENCE: TimeDelta = TimeDelta::hours(72);
/// How long each of the others has before the next are told.
const STEP: TimeDelta = TimeDelta::hours(24);

/// Starts the clock of what waits from an instant on.
pub(super) fn start(change: &mut Change, awaited: Awaited, since: DateTime<Utc>) -> Result<(), DomainError> {
    let call = ReviewCall { awaited, since, told: Told::Reviewers };
    change.enqueue(&Job::ReviewCall(call), since)
}

/// The same of what waits again, and of which those who look after the territory know.
pub(super) fn restart(
    change: &mut Change,
    awaited: Awaited,
    since: DateTime<Utc>,
) -> Result<(), DomainError> {
    let told = ReviewCall { awaited, since, told: Told::Reviewers };
    next(&told).map_or(Ok(()), |(call, at)| change.enqueue(&Job::ReviewCall(call), at))
}

/// The next who are told, and when.
fn next(call: &ReviewCall) -> Option<(ReviewCall, DateTime<Utc>)> {
    let (told, after) = match call.told {
        Told::Reviewers => (Told::Deputies, PATIENCE),
        Told::Deputies => (Told::Region, PATIENCE + STEP),
        Told::Region => (Told::National, PATIENCE + STEP + STEP),
        Told::National => return None,
    };
    Some((ReviewCall { told, ..call.clone() }, call.since + after))
}

/// The jobs that come of a call: a letter for each who is told, and the call to the next. None when nothing waits any more.
pub(super) fn follow_ups(
    connection: &mut DbConnection,
    geography: &Geography,
    call: &ReviewCall,
    now: DateTime<Utc>,
) -> Result<Vec<(Job, DateTime<Utc>)>, StoreError> {
    let Some(waiting) = find_waiting(connection, call, now)? else { return Ok(Vec::new()) };
    let recipients = recipients(connection, geography, waiting.commune.as_deref(), call.told, now)?;
    let letter = |account| (Job::Mail(Mail::ReviewCall { account, call: call.clone() }), now);
    let mut jobs: Vec<_> = recipients.into_iter().map(letter).collect();
    jobs.extend(next(call).map(|(call, at)| (Job::ReviewCall(call), at)));
    Ok(jobs)
}

/// Something that waits.
pub(super) struct Waiting {
    /// The title of its café; of a need, who would host one.
    pub(super) title: String,
    /// The commune that says whose territory it is.
    pub(super) commune: Option<String>,
}

/// What a call is about, if it still waits since the same instant.
pub(super) fn find_waiting(
    connection: &mut DbConnection,
    call: &ReviewCall,
    now: DateTime<Utc>,
) -> Result<Option<Waiting>, StoreError> {
    Ok(match call.awaited {
        Awaited::Proposal(id) => store::proposals::find_optional(connection, id)?
            .filter(|proposal| {
                proposal.status == ProposalStatus::InReview && proposal.review_since == Some(call.since)
            })
            .map(|proposal| Waiting { title: proposal.cafe.title, commune: proposal.commune_code }),
        Awaited::Cafe(id) => {
            let cafe = store::cafes::find_optional(connection, id)?.filter(|cafe| {
                matches!(cafe.publication, PublicationStatus::Submitted | PublicationStatus::Published)
                    && cafe.workflow.review_since == Some(call.since)
            });
            let Some(cafe) = cafe else { return Ok(None) };
            let commune = Nearby::of(connection, [&cafe.content])?.commune(&cafe.content).map(str::to_owned);
            Some(Waiting { title: cafe.content.title, commune })
        }
        Awaited::Need(id) => store::needs::find_optional(connection, id)?
            .filter(|need| needs::is_looked_after(need, now) && need.waiting_since == Some(call.since))
            .map(|need| Waiting { title: need.content.host_name, commune: Some(need.content.commune_code) }),
    })
}

/// Whether somebody who is to be told may still decide on what waits.
pub(super) fn may_decide(
    connection: &mut DbConnection,
    geography: &Geography,
    account: &AccountRecord,
    (awaited, waiting): (Awaited, &Waiting),
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let who = grants::who(connection, account)?;
    let commune = waiting.commune.as_deref();
    let allowed = match (awaited, commune) {
        (Awaited::Need(_), Some(commune)) => needs::may_manage(&who, commune, geography, now),
        _ => may_review(&who, commune, geography, now),
    };
    Ok(allowed.is_ok())
}

/// Whether somebody may decide on what lies in a commune, whoever hosts it.
pub(super) fn may_review(
    who: &Who,
    commune: Option<&str>,
    geography: &Geography,
    now: DateTime<Utc>,
) -> Result<(), super::policy::Refusal> {
    let object = Object::Cafe { commune, organisations: &[], facilitators: &[], trusted: false };
    who.may(Action::ReviewCafe, &object, geography, now)
}

/// Who may decide, by what makes them.
#[derive(Default)]
struct Reviewers {
    /// They look after the commune or its département.
    territory: BTreeSet<AccountId>,
    /// They stand in for somebody.
    deputies: BTreeSet<AccountId>,
    /// They look after the région.
    region: BTreeSet<AccountId>,
    /// The national team.
    national: BTreeSet<AccountId>,
}

/// Those who are told of what waits in a commune.
pub(super) fn recipients(
    connection: &mut DbConnection,
    geography: &Geography,
    commune: Option<&str>,
    told: Told,
    now: DateTime<Utc>,
) -> Result<BTreeSet<AccountId>, StoreError> {
    let reviewers = reviewers(connection, geography, commune, now)?;
    let mut chosen = match told {
        // Where nobody looks after the territory, it is the next ones' own.
        Told::Reviewers if !reviewers.territory.is_empty() => reviewers.territory,
        Told::Reviewers if !reviewers.region.is_empty() => reviewers.region,
        Told::Reviewers | Told::National => reviewers.national,
        Told::Deputies => reviewers.deputies,
        Told::Region => reviewers.region,
    };
    if told == Told::Reviewers {
        let ids: Vec<AccountId> = chosen.iter().copied().collect();
        let accounts = store::accounts::list(connection, &ids)?;
        for account in accounts.iter().filter(|account| account.review_letters == ReviewLetters::None) {
            chosen.remove(&account.id);
        }
    }
    Ok(chosen)
}

fn reviewers(
    connection: &mut DbConnection,
    geography: &Geography,
    commune: Option<&str>,
    now: DateTime<Utc>,
) -> Result<Reviewers, StoreError> {
    let mut reviewers = Reviewers::default();
    let mut grants = store::grants::all_by_account(connection)?;
    grants.retain(|_, own| {
        own.iter().any(|grant| match &grant.scope {
            Scope::National => true,
            Scope::Territories(own) => nearest(own, commune, geography).is_some(),
            Scope::Organisation(_) | Scope::Facilitator(_) => false,
        })
    });
    let ids: Vec<AccountId> = grants.keys().copied().collect();
    for account in store::accounts::list(connection, &ids)?.iter().filter(|account| account.is_accepted()) {
        let own = grants.remove(&account.id).unwrap_or_default();
        for held in grants::with_lenders(connection, own)? {
            if held.state(account.has_second_factor(), now) != GrantState::InForce {
                continue;
            }
            let level = match &held.grant.scope {
                Scope::National => {
                    reviewers.national.insert(account.id);
                    None
                }
                Scope::Territories(own) => nearest(own, commune, geography),
                Scope::Organisation(_) | Scope::Facilitator(_) => None,
            };
            match level {
                Some(_) if held.grant.on_behalf_of.is_some() => reviewers.deputies.insert(account.id),
                Some(TerritoryLevel::Region) => reviewers.region.insert(account.id),
                Some(TerritoryLevel::Departement | TerritoryLevel::Commune) => {
                    reviewers.territory.insert(account.id)
                }
                None => false,
            };
        }
    }
    Ok(reviewers)
}

/// The level of the nearest of some territories in which a commune lies.
fn nearest(own: &[TerritoryCode], commune: Option<&str>, geography: &Geography) -> Option<TerritoryLevel> {
    let commune = TerritoryCode::new(TerritoryLevel::Commune, commune?);
    // The vocabulary lists levels from the widest to the nearest.
    own.iter().filter(|outer| geography.contains(outer, &commune)).map(|outer| outer.level).max()
}
