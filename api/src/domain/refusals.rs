//! Who is told that a café was refused, and when that letter is not needed any more.

use std::collections::BTreeSet;

use cafeia_shared::{
    ids::{AccountId, CafeId, OrganisationId},
    vocabulary::PublicationStatus,
};
use chrono::{DateTime, Utc};

use super::{Change, DomainError, cafes, grants};
use crate::{
    jobs::{Job, Mail},
    store::{self, DbConnection, StoreError, accounts::AccountRecord, cafes::CafeRecord},
};

/// Tells those who may write a café that was just refused, by grants on its organisations or its facilitators: a letter
/// each, in this transaction. Whoever decided knows it. A proposer has a letter of their own.
pub(super) fn tell_writers(change: &mut Change, id: CafeId, decider: AccountId) -> Result<(), DomainError> {
    let cafe = cafes::find(change, id)?;
    let Some(decided) = cafe.workflow.decided else { return Ok(()) };
    let mut accounts = writers(change.connection, &cafe, change.now)?;
    accounts.remove(&decider);
    for account in accounts {
        change.enqueue(&Job::Mail(Mail::CafeRefusal { cafe: id, account, at: decided.at }), change.now)?;
    }
    Ok(())
}

fn writers(
    connection: &mut DbConnection,
    cafe: &CafeRecord,
    now: DateTime<Utc>,
) -> Result<BTreeSet<AccountId>, StoreError> {
    let others = cafe.content.organisers.iter().map(|organiser| organiser.organisation_id);
    let organisations: Vec<OrganisationId> = std::iter::once(cafe.content.host_id).chain(others).collect();
    let facilitators: Vec<_> = cafe.content.facilitators.iter().map(|named| named.facilitator_id).collect();
    let found = store::grants::list_reaching(connection, &organisations, &facilitators)?;
    let in_force = grants::in_force(connection, found, now)?;
    Ok(in_force.into_iter().map(|grant| grant.account_id).collect())
}

/// The café and the account of such a letter; nothing when the refusal was undone, another one followed, or either is gone.
pub(super) fn find_told(
    connection: &mut DbConnection,
    cafe: CafeId,
    account: AccountId,
    at: DateTime<Utc>,
) -> Result<Option<(CafeRecord, AccountRecord)>, StoreError> {
    let cafe = store::cafes::find_optional(connection, cafe)?.filter(|cafe| {
        let refused = cafe.publication == PublicationStatus::Rejected;
        refused && cafe.workflow.decided.is_some_and(|decided| decided.at == at)
    });
    Ok(cafe.zip(store::accounts::find_optional(connection, account)?))
}
