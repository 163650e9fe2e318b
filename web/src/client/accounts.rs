//! Accounts: one's own, and those that one looks after.

use cafeia_shared::{
    accounts::{
        Account, AccountPatch, AccountQuery, AccountSummary, LinkCheck, LinkToken, NewAccount, NewGrant,
        NewPassword, PasswordChange, PasswordProof, PasswordResetRequest, RecoveryCodes, SecondFactorCode,
        SecondFactorRemoval, SecondFactorSetup, SessionList,
    },
    ids::{AccountId, GrantId, SessionId},
    paging::Page,
    query::Query as _,
};
use gloo_net::http::Method;

use super::{
    session::{Denial, anonymous, answered, own, own_text},
    tabs, with_query,
};
use crate::json::write;

/// One's own account.
pub async fn account() -> Result<Account, Denial> {
    own(Method::GET, "/api/v1/account", None, None).await
}

/// Changes one's own account, as one has read it.
pub async fn update_account(version: u32, patch: AccountPatch) -> Result<Account, Denial> {
    told(own(Method::PATCH, "/api/v1/account", Some(write(&patch)), Some(version)).await)
}

/// Changes one's own password.
pub async fn change_password(change: PasswordChange) -> Result<(), Denial> {
    told(done(Method::PUT, "/api/v1/account/password", Some(write(&change))).await)
}

/// All that the network keeps about one's own account, as it is written.
pub async fn export() -> Result<String, Denial> {
    own_text(Method::GET, "/api/v1/account/export", None, None).await
}

/// Deletes one's own account.
pub async fn delete_account(proof: PasswordProof) -> Result<(), Denial> {
    done(Method::POST, "/api/v1/account/deletion", Some(write(&proof))).await
}

/// Begins to set up a second factor.
pub async fn begin_second_factor(proof: PasswordProof) -> Result<SecondFactorSetup, Denial> {
    own(Method::POST, "/api/v1/account/second-factor", Some(write(&proof)), None).await
}

/// Confirms it by its first code.
pub async fn confirm_second_factor(code: SecondFactorCode) -> Result<RecoveryCodes, Denial> {
    told(own(Method::PUT, "/api/v1/account/second-factor", Some(write(&code)), None).await)
}

/// Does without a second factor again.
pub async fn remove_second_factor(removal: SecondFactorRemoval) -> Result<(), Denial> {
    told(done(Method::POST, "/api/v1/account/second-factor/removal", Some(write(&removal))).await)
}

/// Where one is signed in.
pub async fn sessions() -> Result<SessionList, Denial> {
    own(Method::GET, "/api/v1/account/sessions", None, None).await
}

/// Signs oneself out somewhere.
pub async fn end_session(id: SessionId) -> Result<(), Denial> {
    told(done(Method::DELETE, &format!("/api/v1/account/sessions/{id}"), None).await)
}

/// Asks for a link to set a new password.
pub async fn ask_for_reset(request: PasswordResetRequest) -> Result<(), Denial> {
    anonymous("/api/v1/password-resets", write(&request)).await
}

/// Sets it, by the link's token.
pub async fn reset_password(password: NewPassword) -> Result<(), Denial> {
    anonymous("/api/v1/password-resets/confirm", write(&password)).await
}

/// Accepts an invitation, by its token.
pub async fn accept_invitation(password: NewPassword) -> Result<(), Denial> {
    anonymous("/api/v1/invitations/accept", write(&password)).await
}

/// Whether an invitation can be accepted by its token.
pub async fn check_invitation(link: LinkToken) -> Result<LinkCheck, Denial> {
    answered("/api/v1/invitations/check", write(&link)).await
}

/// Whether a password can be set by the link's token.
pub async fn check_password_reset(link: LinkToken) -> Result<LinkCheck, Denial> {
    answered("/api/v1/password-resets/check", write(&link)).await
}

/// A page of the accounts that one looks after.
pub async fn accounts(query: AccountQuery) -> Result<Page<AccountSummary>, Denial> {
    own(Method::GET, &with_query("/api/v1/accounts", &query.to_query()), None, None).await
}

/// Invites somebody.
pub async fn invite(new: NewAccount) -> Result<AccountSummary, Denial> {
    own(Method::POST, "/api/v1/accounts", Some(write(&new)), None).await
}

/// Gives somebody a grant.
pub async fn give_grant(holder: AccountId, grant: NewGrant) -> Result<AccountSummary, Denial> {
    let address = format!("/api/v1/accounts/{holder}/grants");
    own(Method::POST, &address, Some(write(&grant)), None).await
}

/// Accepts a grant that one was offered.
pub async fn accept_grant(id: GrantId) -> Result<(), Denial> {
    done(Method::POST, &format!("/api/v1/grants/{id}/acceptance"), None).await
}

/// Takes a grant back, or declines one that one was offered.
pub async fn revoke_grant(id: GrantId) -> Result<(), Denial> {
    done(Method::DELETE, &format!("/api/v1/grants/{id}"), None).await
}

async fn done(method: Method, address: &str, body: Option<String>) -> Result<(), Denial> {
    own_text(method, address, body, None).await.map(drop)
}

/// What was answered; the other tabs hear of what was done.
fn told<T>(answer: Result<T, Denial>) -> Result<T, Denial> {
    if answer.is_ok() {
        tabs::tell();
    }
    answer
}
