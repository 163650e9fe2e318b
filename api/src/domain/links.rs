//! One-time links: good once, for a while, and only the newest.

use cafeia_shared::ids::AccountId;
use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use super::{Change, DomainError, grants};
use crate::store::{
    self, DbConnection, StoreError,
    links::{LinkPurpose, LinkRecord},
};

/// How long an invitation is good.
pub(super) const INVITATION: TimeDelta = TimeDelta::days(7);
/// How long a password may be set anew.
const PASSWORD_RESET: TimeDelta = TimeDelta::hours(1);

/// Makes a link for an account; those before it are good for nothing any more.
pub(super) fn make(
    change: &mut Change,
    purpose: LinkPurpose,
    account: AccountId,
    created_by: Option<AccountId>,
) -> Result<Uuid, StoreError> {
    store::links::use_all(change.connection, account, change.now)?;
    let id = Uuid::now_v7();
    let lasts = match purpose {
        LinkPurpose::Invitation | LinkPurpose::Application => INVITATION,
        LinkPurpose::PasswordReset => PASSWORD_RESET,
    };
    let link = LinkRecord {
        id,
        purpose,
        account_id: account,
        created_by,
        created_at: change.now,
        expires_at: change.now + lasts,
        used_at: None,
    };
    store::links::insert(change.connection, &link)?;
    Ok(id)
}

/// A link that is good for a purpose at an instant. One that would open an account is good as long as its holder would be
/// something by it: not when all that they were to be was taken back, or is over.
pub fn find_good(
    connection: &mut DbConnection,
    id: Uuid,
    purpose: LinkPurpose,
    now: DateTime<Utc>,
) -> Result<Option<LinkRecord>, StoreError> {
    let found = store::links::find_optional(connection, id)?;
    let Some(link) = found.filter(|link| link.purpose == purpose && link.is_good(now)) else {
        return Ok(None);
    };
    let leads_somewhere = match purpose {
        LinkPurpose::Invitation | LinkPurpose::Application => {
            grants::are_awaited(connection, link.account_id, now)?
        }
        LinkPurpose::PasswordReset => true,
    };
    Ok(leads_somewhere.then_some(link))
}

/// Uses a link, whose token was found sound, for its purpose.
pub(super) fn spend(change: &mut Change, id: Uuid, purpose: LinkPurpose) -> Result<LinkRecord, DomainError> {
    let link = find_good(change.connection, id, purpose, change.now)?.ok_or(DomainError::LinkExpired)?;
    store::links::use_all(change.connection, link.account_id, change.now)?;
    Ok(link)
}
