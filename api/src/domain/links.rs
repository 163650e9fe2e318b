//! One-time links: good once, for a while, and only the newest.

use cafeia_shared::ids::AccountId;
use chrono::TimeDelta;
use uuid::Uuid;

use super::{Change, DomainError};
use crate::store::{
    self, StoreError,
    links::{LinkPurpose, LinkRecord},
};

/// How long an invitation is good.
const INVITATION: TimeDelta = TimeDelta::days(7);
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

/// Uses a link, whose token was found sound, for its purpose; gives the account.
pub(super) fn spend(change: &mut Change, id: Uuid, purpose: LinkPurpose) -> Result<AccountId, DomainError> {
    let link = store::links::find_optional(change.connection, id)?;
    let link = link
        .filter(|link| link.purpose == purpose && link.is_good(change.now))
        .ok_or(DomainError::LinkExpired)?;
    store::links::use_all(change.connection, link.account_id, change.now)?;
    Ok(link.account_id)
}
