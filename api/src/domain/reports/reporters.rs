//! Who tells how a café went: who runs it and has an account, who acts for its host, and who proposed it.

use std::collections::BTreeMap;

use cafeia_shared::{
    ids::AccountId,
    proposals::ProposalStatus,
    reports::ReporterPart,
    vocabulary::{Locale, PublicationStatus},
};
use chrono::{DateTime, TimeDelta, Utc};

use super::{Invited, standing::Asker};
use crate::{
    domain::{grants, policy::Refusal},
    jobs::Reporter,
    mail::Recipient,
    store::{self, DbConnection, StoreError, cafes::CafeRecord, grants::Scope, proposals::ProposalRecord},
};

/// How long after its end a café's private links are good.
const LINK: TimeDelta = TimeDelta::days(365);

/// Somebody who is asked.
pub(in crate::domain) struct Asked {
    pub(in crate::domain) reporter: Reporter,
    pub(in crate::domain) recipient: Recipient,
    pub(in crate::domain) locale: Locale,
}

/// Those who are asked at an instant, each once: an address that has an account is not asked as a proposer too.
pub(in crate::domain) fn of(
    connection: &mut DbConnection,
    cafe: &CafeRecord,
    now: DateTime<Utc>,
) -> Result<Vec<Asked>, StoreError> {
    let ids: Vec<AccountId> = accounts(connection, cafe, now)?.into_keys().collect();
    let mut asked: Vec<Asked> = store::accounts::list(connection, &ids)?
        .into_iter()
        .map(|account| Asked {
            reporter: Reporter::Account(account.id),
            recipient: Recipient { address: account.email, name: Some(account.name) },
            locale: account.locale,
        })
        .collect();
    let proposal = proposal(connection, cafe, now)?;
    if let Some(proposal) = proposal
        && asked.iter().all(|asked| asked.recipient.address != proposal.proposer.email)
    {
        asked.push(Asked {
            reporter: Reporter::Proposal(proposal.id),
            locale: proposal.proposer.locale,
            recipient: Recipient { address: proposal.proposer.email, name: Some(proposal.proposer.name) },
        });
    }
    Ok(asked)
}

/// As whom somebody with an account tells how a café went, if they were there.
pub(super) fn part_of(
    connection: &mut DbConnection,
    cafe: &CafeRecord,
    account: AccountId,
    now: DateTime<Utc>,
) -> Result<Option<ReporterPart>, StoreError> {
    Ok(accounts(connection, cafe, now)?.get(&account).copied())
}

/// The café of a private link and who shows it, if they are still among those who tell how it went.
pub(super) fn admit(
    connection: &mut DbConnection,
    invited: Invited,
    now: DateTime<Utc>,
) -> Result<Option<(CafeRecord, Asker)>, StoreError> {
    let cafe = store::cafes::find_optional(connection, invited.cafe)?
        .filter(|cafe| cafe.publication == PublicationStatus::Published && now < cafe.content.ends_at + LINK);
    let Some(cafe) = cafe else { return Ok(None) };
    let part = match invited.reporter {
        Reporter::Account(account) => part_of(connection, &cafe, account, now)?,
        Reporter::Proposal(id) => proposal(connection, &cafe, now)?
            .filter(|proposal| proposal.id == id)
            .map(|_| ReporterPart::Proposer),
    };
    Ok(part.map(|part| {
        // Whoever verifies is signed in.
        let may_not_verify = Some(Refusal::NoGrant);
        (cafe, Asker { reporter: invited.reporter, part, may_not_verify, sees_all: false })
    }))
}

/// The proposal that a café was made of, while it is kept.
fn proposal(
    connection: &mut DbConnection,
    cafe: &CafeRecord,
    now: DateTime<Utc>,
) -> Result<Option<ProposalRecord>, StoreError> {
    Ok(store::proposals::find_by_cafe(connection, cafe.id)?
        .filter(|proposal| proposal.status == ProposalStatus::Accepted && now < proposal.kept_until))
}

/// The accounts of those who run a café or act for its host, by grants that count.
fn accounts(
    connection: &mut DbConnection,
    cafe: &CafeRecord,
    now: DateTime<Utc>,
) -> Result<BTreeMap<AccountId, ReporterPart>, StoreError> {
    let facilitators: Vec<_> = cafe.content.facilitators.iter().map(|named| named.facilitator_id).collect();
    let found = store::grants::list_reaching(connection, &[cafe.content.host_id], &facilitators)?;
    let mut parts = BTreeMap::new();
    for grant in grants::in_force(connection, found, now)? {
        let part = match grant.scope {
            Scope::Facilitator(_) => ReporterPart::Facilitator,
            _ => ReporterPart::Host,
        };
        // Whoever runs it knows best: the vocabulary lists them first.
        let known = parts.entry(grant.account_id).or_insert(part);
        *known = part.min(*known);
    }
    Ok(parts)
}
