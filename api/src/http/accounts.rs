//! Accounts: one's own, and those of one's territory with their grants.

use actix_web::{
    HttpRequest, delete, get, patch, post, put,
    web::{Data, Path},
};
use cafeia_shared::{
    accounts::{
        Account, AccountExport, AccountPatch, AccountQuery, AccountSummary, LinkCheck, LinkToken, NewAccount,
        NewGrant, NewPassword, PasswordChange, PasswordProof, PasswordResetRequest, RecoveryCodes,
        SecondFactorCode, SecondFactorRemoval, SecondFactorSetup,
    },
    paging::Page,
    query::NoQuery,
};

use super::{
    State, absent,
    body::Body,
    caller::{Allowed, ManagesGrants, ReadsAccounts, expected_version},
    docs::{AnonymousAnswers, ConflictAnswers, GrantAnswers, LinkAnswers, OwnAnswers, SentAnswers},
    examples,
    private::{Done, Private},
    problem::ApiProblem,
    query::Parameters,
};
use crate::access::{Client, SignedIn};

/// Show my account
///
/// One's own account, with the grants that count and those that will. Its `ETag` is what a change sends as `If-Match`.
#[utoipa::path(tag = "account", security(("bearer" = [])), responses(
    (status = 200, description = "The account", body = Account, example = json!(examples::account())),
    OwnAnswers,
))]
#[get("/account")]
pub(super) async fn show_account(
    state: Data<State>,
    signed_in: SignedIn,
    parameters: Parameters<NoQuery>,
) -> Result<Private<Account>, ApiProblem> {
    parameters.read()?;
    let account = state.access.account(signed_in).await?;
    let version = account.version;
    Ok(Private::new(account).with_version(version))
}

/// Change my account
///
/// Its name, and the language of its letters. What is absent stays as it is.
#[utoipa::path(tag = "account", security(("bearer" = [])), request_body = AccountPatch,
    params(("If-Match" = String, Header, description = "The `ETag` of the account that was read.")),
    responses(
        (status = 200, description = "The account as it is now", body = Account, example = json!(examples::account())),
        (status = 412, description = "The account has changed since it was read.",
         body = cafeia_shared::problem::Problem, content_type = "application/problem+json"),
        (status = 428, description = "`If-Match` is missing.",
         body = cafeia_shared::problem::Problem, content_type = "application/problem+json"),
        OwnAnswers, SentAnswers,
    ))]
#[patch("/account")]
pub(super) async fn update_account(
    request: HttpRequest,
    state: Data<State>,
    signed_in: SignedIn,
    body: Body<AccountPatch>,
) -> Result<Private<Account>, ApiProblem> {
    let version = expected_version(&request)?;
    let account = state.access.update(signed_in, version, body.read().await?).await?;
    let version = account.version;
    Ok(Private::new(account).with_version(version))
}

/// Change my password
///
/// By the present one. Every other session ends, and a letter says so.
#[utoipa::path(tag = "account", security(("bearer" = [])), request_body = PasswordChange, responses(
    (status = 204, description = "The password has changed"),
    OwnAnswers, SentAnswers,
))]
#[put("/account/password")]
pub(super) async fn change_password(
    state: Data<State>,
    signed_in: SignedIn,
    body: Body<PasswordChange>,
) -> Result<Done, ApiProblem> {
    state.access.change_password(&signed_in, &body.read().await?).await?;
    Ok(Done::now())
}

/// Export my data
///
/// All that the network keeps about one's own account (GDPR, articles 15 and 20), but for what would let somebody in:
/// hashes and seals.
#[utoipa::path(tag = "account", security(("bearer" = [])), responses(
    (status = 200, description = "The data", body = AccountExport, example = json!(examples::account_export())),
    OwnAnswers,
))]
#[get("/account/export")]
pub(super) async fn export_account(
    state: Data<State>,
    signed_in: SignedIn,
    parameters: Parameters<NoQuery>,
) -> Result<Private<AccountExport>, ApiProblem> {
    parameters.read()?;
    Ok(Private::new(state.access.export(signed_in).await?))
}

/// Delete my account
///
/// With its sessions and grants, at once and for good. The journal keeps the account's id. The last account that looks
/// after the whole network cannot go.
#[utoipa::path(tag = "account", security(("bearer" = [])), request_body = PasswordProof, responses(
    (status = 204, description = "The account is gone"),
    OwnAnswers, SentAnswers, ConflictAnswers,
))]
#[post("/account/deletion")]
pub(super) async fn delete_account(
    state: Data<State>,
    signed_in: SignedIn,
    body: Body<PasswordProof>,
) -> Result<Done, ApiProblem> {
    state.access.delete(&signed_in, &body.read().await?.password).await?;
    Ok(Done::now())
}

/// Begin to set up a second factor
///
/// Gives what an authenticator application needs. It counts when its first code has come.
#[utoipa::path(tag = "account", security(("bearer" = [])), request_body = PasswordProof, responses(
    (status = 200, description = "What the application needs", body = SecondFactorSetup,
     example = json!(examples::second_factor_setup())),
    OwnAnswers, SentAnswers, ConflictAnswers,
))]
#[post("/account/second-factor")]
pub(super) async fn begin_second_factor(
    state: Data<State>,
    signed_in: SignedIn,
    body: Body<PasswordProof>,
) -> Result<Private<SecondFactorSetup>, ApiProblem> {
    Ok(Private::new(state.access.begin_second_factor(&signed_in, &body.read().await?.password).await?))
}

/// Confirm a second factor
///
/// By the application's first code. From now on signing in asks for one; every other session ends. The recovery codes
/// are shown this once.
#[utoipa::path(tag = "account", security(("bearer" = [])), request_body = SecondFactorCode, responses(
    (status = 200, description = "The recovery codes", body = RecoveryCodes, example = json!(examples::recovery_codes())),
    OwnAnswers, SentAnswers, ConflictAnswers,
))]
#[put("/account/second-factor")]
pub(super) async fn confirm_second_factor(
    state: Data<State>,
    signed_in: SignedIn,
    body: Body<SecondFactorCode>,
) -> Result<Private<RecoveryCodes>, ApiProblem> {
    Ok(Private::new(state.access.confirm_second_factor(&signed_in, &body.read().await?.code).await?))
}

/// Remove a second factor
///
/// By the password and a code, or a recovery code. Grants that need a second factor do not count from then on.
#[utoipa::path(tag = "account", security(("bearer" = [])), request_body = SecondFactorRemoval, responses(
    (status = 204, description = "Signing in asks for the password only"),
    OwnAnswers, SentAnswers, ConflictAnswers,
))]
#[post("/account/second-factor/removal")]
pub(super) async fn remove_second_factor(
    state: Data<State>,
    signed_in: SignedIn,
    body: Body<SecondFactorRemoval>,
) -> Result<Done, ApiProblem> {
    let body = body.read().await?;
    state.access.remove_second_factor(&signed_in, &body.password, &body.code).await?;
    Ok(Done::now())
}

/// Ask for a new password
///
/// Sends a one-time link to the address, good for an hour, if it has an account. The answer is the same if it has not.
#[utoipa::path(tag = "account", request_body = PasswordResetRequest, responses(
    (status = 202, description = "A letter is on its way, if the address has an account"),
    AnonymousAnswers, SentAnswers,
))]
#[post("/password-resets")]
pub(super) async fn request_password_reset(
    state: Data<State>,
    client: Client,
    body: Body<PasswordResetRequest>,
) -> Result<Done, ApiProblem> {
    state.access.ask_for_reset(&body.read().await?, &client).await?;
    Ok(Done::later())
}

/// Set a new password
///
/// By the token of the letter's link. Every session ends. A second factor stays as it is.
#[utoipa::path(tag = "account", request_body = NewPassword, responses(
    (status = 204, description = "The password has changed; sign in with it"),
    AnonymousAnswers, SentAnswers, LinkAnswers,
))]
#[post("/password-resets/confirm")]
pub(super) async fn reset_password(
    state: Data<State>,
    client: Client,
    body: Body<NewPassword>,
) -> Result<Done, ApiProblem> {
    state.access.reset_password(&body.read().await?, &client).await?;
    Ok(Done::now())
}

/// Check the link to a new password
///
/// Whether its token would set a password now, so that nobody chooses one in vain. It tells nothing else, and the link stays as
/// it is.
#[utoipa::path(tag = "account", request_body = LinkToken, responses(
    (status = 200, description = "Whether it is good", body = LinkCheck, example = json!({"good": true})),
    AnonymousAnswers, SentAnswers,
))]
#[post("/password-resets/check")]
pub(super) async fn check_password_reset(
    state: Data<State>,
    client: Client,
    body: Body<LinkToken>,
) -> Result<Private<LinkCheck>, ApiProblem> {
    Ok(Private::new(state.access.check_password_reset(&body.read().await?, &client).await?))
}

/// Check an invitation
///
/// Whether the token of its link would open an account now, so that nobody chooses a password in vain. It tells nothing else,
/// and the link stays as it is.
#[utoipa::path(tag = "account", request_body = LinkToken, responses(
    (status = 200, description = "Whether it is good", body = LinkCheck, example = json!({"good": true})),
    AnonymousAnswers, SentAnswers,
))]
#[post("/invitations/check")]
pub(super) async fn check_invitation(
    state: Data<State>,
    client: Client,
    body: Body<LinkToken>,
) -> Result<Private<LinkCheck>, ApiProblem> {
    Ok(Private::new(state.access.check_invitation(&body.read().await?, &client).await?))
}

/// Accept an invitation
///
/// By the token of the letter's link, with a password of one's own. After that one signs in.
#[utoipa::path(tag = "account", request_body = NewPassword, responses(
    (status = 204, description = "The account is open; sign in with the password"),
    AnonymousAnswers, SentAnswers, LinkAnswers,
))]
#[post("/invitations/accept")]
pub(super) async fn accept_invitation(
    state: Data<State>,
    client: Client,
    body: Body<NewPassword>,
) -> Result<Done, ApiProblem> {
    state.access.accept_invitation(&body.read().await?, &client).await?;
    Ok(Done::now())
}

/// List accounts
///
/// The accounts that hold a grant within one's own scope, by name. The national team sees all.
#[utoipa::path(tag = "accounts", security(("bearer" = [])), params(AccountQuery), responses(
    (status = 200, description = "A page of accounts", body = Page<AccountSummary>,
     example = json!(examples::accounts())),
    (status = 400, description = "A parameter is malformed, unknown or out of range; `errors` names each.",
     body = cafeia_shared::problem::Problem, content_type = "application/problem+json"),
    GrantAnswers,
))]
#[get("/accounts")]
pub(super) async fn list_accounts(
    state: Data<State>,
    reader: Allowed<ReadsAccounts>,
    parameters: Parameters<AccountQuery>,
) -> Result<Private<Page<AccountSummary>>, ApiProblem> {
    Ok(Private::new(state.access.accounts(reader.signed_in, parameters.read()?).await?))
}

/// Invite somebody
///
/// With a grant that one may give. A letter with a one-time link goes out, good for seven days; once more, when the same is
/// asked again before the invitation was accepted. An account of one's own scope (`accepted`) gets the grant, and a letter that
/// says so. Whether an address beyond one's scope has an account shows in nothing: its holder is offered the grant in a letter,
/// and it stays `offered`, under the name that was given, until they accept.
#[utoipa::path(tag = "accounts", security(("bearer" = [])),
    request_body(content = NewAccount, example = json!(examples::new_account())),
    responses(
        (status = 201, description = "The account, with its grants within one's own scope", body = AccountSummary,
         example = json!(examples::account_summary())),
        (status = 409, description = "The account holds this role already, with this scope and for this time.",
         body = cafeia_shared::problem::Problem, content_type = "application/problem+json"),
        GrantAnswers, SentAnswers,
    ))]
#[post("/accounts")]
pub(super) async fn invite_account(
    state: Data<State>,
    manager: Allowed<ManagesGrants>,
    body: Body<NewAccount>,
) -> Result<Private<AccountSummary>, ApiProblem> {
    Ok(Private::created(state.access.invite(manager.signed_in, body.read().await?).await?))
}

/// Give a grant
///
/// To an account of one's own scope: a role with its scope, for a time or without an end; to somebody who was offered one
/// and has not accepted it yet, it is offered too. With `on_behalf_of` the account
/// stands in for the holder of a referent's grant.
#[utoipa::path(tag = "accounts", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The account's id")),
    request_body(content = NewGrant, example = json!(examples::new_grant())),
    responses(
        (status = 201, description = "The account, with its grants within one's own scope", body = AccountSummary,
         example = json!(examples::account_summary())),
        (status = 404, description = "No account of one's own scope has this id.",
         body = cafeia_shared::problem::Problem, content_type = "application/problem+json"),
        (status = 409, description = "The account holds this role already, with this scope and for this time.",
         body = cafeia_shared::problem::Problem, content_type = "application/problem+json"),
        GrantAnswers, SentAnswers,
    ))]
#[post("/accounts/{id}/grants")]
pub(super) async fn create_grant(
    state: Data<State>,
    manager: Allowed<ManagesGrants>,
    id: Path<String>,
    body: Body<NewGrant>,
) -> Result<Private<AccountSummary>, ApiProblem> {
    let holder = id.parse().map_err(|_| absent("account", &id))?;
    Ok(Private::created(state.access.grant(manager.signed_in, holder, body.read().await?).await?))
}

/// Accept a grant
///
/// One that was offered (`offered`) to oneself, by somebody who knew nothing of one but the mail address. It counts from that
/// moment on, and whoever may see it sees one's account from then on.
#[utoipa::path(tag = "accounts", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The grant's id")),
    responses(
        (status = 204, description = "The grant was accepted"),
        (status = 404, description = "One was offered no grant with this id.",
         body = cafeia_shared::problem::Problem, content_type = "application/problem+json"),
        OwnAnswers,
    ))]
#[post("/grants/{id}/acceptance")]
pub(super) async fn accept_grant(
    state: Data<State>,
    signed_in: SignedIn,
    id: Path<String>,
) -> Result<Done, ApiProblem> {
    let grant = id.parse().map_err(|_| absent("grant", &id))?;
    state.access.accept_grant(signed_in, grant).await?;
    Ok(Done::now())
}

/// Take a grant back
///
/// It counts no more from that moment on. One gives up one's own grants the same way, declines what one is offered (of which
/// its giver learns nothing), and ends what stands in for them.
/// The last grant that looks after the whole network stays.
#[utoipa::path(tag = "accounts", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The grant's id")),
    responses(
        (status = 204, description = "The grant was taken back"),
        (status = 404, description = "No grant of one's own scope has this id.",
         body = cafeia_shared::problem::Problem, content_type = "application/problem+json"),
        GrantAnswers, ConflictAnswers,
    ))]
#[delete("/grants/{id}")]
pub(super) async fn revoke_grant(
    state: Data<State>,
    signed_in: SignedIn,
    id: Path<String>,
) -> Result<Done, ApiProblem> {
    let grant = id.parse().map_err(|_| absent("grant", &id))?;
    state.access.revoke(signed_in, grant).await?;
    Ok(Done::now())
}
