//! The way in: who signs in, who is signed in, and what it takes to prove it.
//!
//! Passwords are compared outside of any transaction, since that takes its time on purpose; what they proved is checked
//! again inside of the one that acts on it. Whether an account exists makes no difference to what is done and answered.

mod askers;
mod living;
mod proposers;
mod reporters;
mod subscribers;

use std::{sync::Arc, time::Duration};

use cafeia_shared::{
    accounts::{
        AccessToken, Account, AccountExport, AccountPatch, AccountQuery, AccountSummary, Credentials,
        LinkCheck, LinkToken, NewAccount, NewGrant, NewPassword, PasswordChange, PasswordResetRequest,
        RecoveryCodes, SecondFactorSetup, Secret, Session, weak_password,
    },
    directory::NewFacilitatorApplication,
    ids::{AccountId, GrantId, SessionId},
    paging::Page,
    vocabulary::Term as _,
};
use chrono::{DateTime, Utc};
use tokio::{task, time};
use uuid::Uuid;

use crate::{
    domain::{
        Change, DomainError,
        accounts::{self, Factor, Proved, SigningIn},
        applications,
        attempts::{self, Attempt, Attempted},
        grants, links, offers,
        policy::Who,
        refuse_faults,
        sessions::{self, Refreshed},
    },
    journal::Actor,
    network::Network,
    secrets::{
        SecretsError, hash_token,
        keyring::Keyring,
        opaque_token,
        passwords::{Entered, HashingError, Passwords},
        second_factor,
        tokens::{self, Bearer},
    },
    store::{self, DbConnection, StoreError, accounts::AccountRecord, links::LinkPurpose},
};

pub use askers::NeedHolder;
pub use living::LifeHolder;
pub use proposers::LinkHolder;
pub use reporters::ReportHolder;
pub use subscribers::SubscriptionHolder;

/// Who changes what nobody signed in for yet.
const ANYBODY: Actor = Actor::System("access");
/// Much longer than what is done about an address takes, whether it has an account or not.
const SOONEST: Duration = Duration::from_millis(150);
/// What opens an account by a password of one's own.
const INVITATIONS: [LinkPurpose; 2] = [LinkPurpose::Invitation, LinkPurpose::Application];

/// Why somebody does not come in, or not this way.
#[derive(Debug, thiserror::Error)]
pub enum AccessError {
    /// Nobody is signed in, or not any more.
    #[error("nobody is signed in")]
    NotSignedIn,
    /// The password is right, and a code is needed.
    #[error("a second factor is required")]
    SecondFactorRequired,
    /// Another tab has just refreshed the session.
    #[error("refreshed a moment ago")]
    RefreshedAMomentAgo,
    /// It was attempted too often.
    #[error("to be attempted again in {0} seconds")]
    TooOften(u32),
    /// Too many passwords wait to be compared.
    #[error("too many passwords are being compared")]
    Busy,
    /// The domain refuses.
    #[error(transparent)]
    Domain(#[from] DomainError),
    /// A secret cannot be made or read.
    #[error(transparent)]
    Secrets(#[from] SecretsError),
    /// The work on another thread came to no end.
    #[error("the work on a blocking thread came to no end")]
    Broken,
}

impl From<StoreError> for AccessError {
    fn from(error: StoreError) -> Self {
        Self::Domain(error.into())
    }
}

impl From<HashingError> for AccessError {
    fn from(error: HashingError) -> Self {
        match error {
            HashingError::Busy => Self::Busy,
            HashingError::Weak => DomainError::Invalid(vec![weak_password("password")]).into(),
            HashingError::Failed(error) => error.into(),
        }
    }
}

/// From where a request comes.
#[derive(Debug, Clone)]
pub struct Client {
    /// Its address, only ever used to count attempts.
    pub address: String,
    /// What it runs on, in a few words.
    pub device: String,
}

/// Somebody who is signed in.
#[derive(Clone)]
pub struct SignedIn {
    /// Their account.
    pub account: AccountRecord,
    /// The session of this request.
    pub session: SessionId,
    /// What they may do.
    pub who: Who,
    /// When they asked.
    pub now: DateTime<Utc>,
}

/// A session that begins or goes on.
pub struct Opened {
    /// What the client shows at each request.
    pub access: AccessToken,
    /// What it goes on with, for a cookie.
    pub refresh: String,
    /// Until when that counts.
    pub until: DateTime<Utc>,
}

/// The way in; clones share it.
#[derive(Clone)]
pub struct Access {
    network: Network,
    keyring: Arc<Keyring>,
    passwords: Passwords,
}

impl Access {
    /// The way into a network.
    pub fn new(network: Network, keyring: Arc<Keyring>, passwords: Passwords) -> Self {
        Self { network, keyring, passwords }
    }

    /// Signs in with a mail address, a password and, where the account has one, a second factor.
    pub async fn sign_in(&self, credentials: &Credentials, client: &Client) -> Result<Opened, AccessError> {
        refuse_faults(credentials.faults())?;
        let entered = self.passwords.enter()?;
        let email = accounts::address(&credentials.email);
        let attempted = vec![
            self.attempted(Attempt::SignIn, email.as_deref().unwrap_or_default())?,
            self.attempted(Attempt::SignInFrom, &client.address)?,
        ];
        self.count(attempted).await?;
        let found = self
            .read(move |connection, _| match &email {
                Some(email) => Ok(store::accounts::find_by_email(connection, email)?),
                None => Ok(None),
            })
            .await?;
        let stored = found.as_ref().and_then(|account| account.password_hash.as_deref());
        let password = &credentials.password.0;
        let comparison = self.passwords.compare(&entered, password, stored).await?;
        let (true, Some(account)) = (comparison.matches, found) else {
            return Err(DomainError::WrongCredentials.into());
        };
        let mut signing_in =
            SigningIn { proved: proved(&account), factor: None, rehashed: None, resealed: None };
        if account.has_second_factor() {
            let Some(code) = &credentials.code else { return Err(AccessError::SecondFactorRequired) };
            let (factor, resealed) = self.factor(&account, &code.0).await?;
            signing_in.factor = Some(factor);
            signing_in.resealed = resealed;
        }
        if comparison.outdated {
            signing_in.rehashed = Some(self.passwords.hash_again(&entered, password).await?);
        }
        let refresh = opaque_token()?;
        let (token_hash, device) = (hash_token(&refresh), client.device.clone());
        let (session, until) = self
            .change(Actor::Account(account.id), move |change| {
                accounts::sign_in(change, &signing_in, &device, &token_hash)
            })
            .await?;
        self.opened(Bearer { account: account.id, session }, refresh, until)
    }

    /// Goes on with a session by its refresh token.
    pub async fn refresh(&self, token: &str) -> Result<Opened, AccessError> {
        let token_hash = hash_token(token);
        // What was never a token costs a look, and no write.
        let looked_up = token_hash.clone();
        let known = self
            .read(move |connection, _| Ok(store::sessions::find_token(connection, &looked_up)?.is_some()))
            .await?;
        if !known {
            return Err(AccessError::NotSignedIn);
        }
        let refresh = opaque_token()?;
        let next_hash = hash_token(&refresh);
        let refreshed = self
            .change(ANYBODY, move |change| Ok(sessions::refresh(change, &token_hash, &next_hash)?))
            .await?;
        match refreshed {
            Refreshed::Continued { account, session, until } => {
                self.opened(Bearer { account, session }, refresh, until)
            }
            Refreshed::AMomentAgo => Err(AccessError::RefreshedAMomentAgo),
            Refreshed::Ended => Err(AccessError::NotSignedIn),
        }
    }

    /// Ends the session of a refresh token, if there is one.
    pub async fn sign_out(&self, token: &str) -> Result<(), AccessError> {
        let token_hash = hash_token(token);
        self.change(ANYBODY, move |change| Ok(sessions::close(change, &token_hash)?)).await
    }

    /// Who shows an access token, with what they may do now.
    pub async fn who_shows(&self, token: &str) -> Result<SignedIn, AccessError> {
        let now = self.network.now();
        let bearer = tokens::verify(&self.keyring, token, now).ok_or(AccessError::NotSignedIn)?;
        let found = self
            .read(move |connection, _| {
                let session = store::sessions::find_optional(connection, bearer.session, now)?;
                if session.is_none_or(|session| session.account_id != bearer.account) {
                    return Ok(None);
                }
                let Some(account) = store::accounts::find_optional(connection, bearer.account)? else {
                    return Ok(None);
                };
                let who = grants::who(connection, &account)?;
                Ok(Some(SignedIn { account, session: bearer.session, who, now }))
            })
            .await?;
        found.ok_or(AccessError::NotSignedIn)
    }

    /// The sessions of an account.
    pub async fn sessions(&self, signed_in: SignedIn) -> Result<Vec<Session>, AccessError> {
        self.read(move |connection, _| {
            let SignedIn { account, session, now, .. } = signed_in;
            Ok(sessions::list(connection, account.id, Some(session), now)?)
        })
        .await
    }

    /// Ends a session of one's own.
    pub async fn end_session(&self, signed_in: &SignedIn, session: SessionId) -> Result<(), AccessError> {
        let account = signed_in.account.id;
        self.change(Actor::Account(account), move |change| sessions::end(change, account, session)).await
    }

    /// One's own account.
    pub async fn account(&self, signed_in: SignedIn) -> Result<Account, AccessError> {
        self.read(move |connection, _| {
            Ok(accounts::show(connection, &signed_in.account, &signed_in.who, signed_in.now)?)
        })
        .await
    }

    /// Changes one's own account, at the version that one has read.
    pub async fn update(
        &self,
        mut signed_in: SignedIn,
        version: u32,
        patch: AccountPatch,
    ) -> Result<Account, AccessError> {
        let id = signed_in.account.id;
        let changed = self
            .change(Actor::Account(id), move |change| {
                accounts::update(change, id, version, &patch)?;
                accounts::find(change, id)
            })
            .await?;
        signed_in.account = changed;
        self.account(signed_in).await
    }

    /// All that is kept about one's own account.
    pub async fn export(&self, signed_in: SignedIn) -> Result<AccountExport, AccessError> {
        self.read(move |connection, network| {
            let SignedIn { account, session, who, now } = signed_in;
            Ok(accounts::export(connection, network.geography(), &account, &who, session, now)?)
        })
        .await
    }

    /// Deletes one's own account.
    pub async fn delete(&self, signed_in: &SignedIn, password: &Secret) -> Result<(), AccessError> {
        let entered = self.passwords.enter()?;
        let proved = self.prove(&entered, &signed_in.account, password).await?;
        self.change(Actor::Account(proved.account), move |change| accounts::delete(change, &proved)).await
    }

    /// Replaces one's own password.
    pub async fn change_password(
        &self,
        signed_in: &SignedIn,
        body: &PasswordChange,
    ) -> Result<(), AccessError> {
        refuse_faults(body.faults())?;
        let entered = self.passwords.enter()?;
        let proved = self.prove(&entered, &signed_in.account, &body.current_password).await?;
        let hash = self.new_hash(&entered, &body.new_password, &signed_in.account, "new_password").await?;
        let session = signed_in.session;
        self.change(Actor::Account(proved.account), move |change| {
            accounts::change_password(change, &proved, hash, session)
        })
        .await
    }

    /// Begins to set up a second factor.
    pub async fn begin_second_factor(
        &self,
        signed_in: &SignedIn,
        password: &Secret,
    ) -> Result<SecondFactorSetup, AccessError> {
        let account = &signed_in.account;
        let entered = self.passwords.enter()?;
        let proved = self.prove(&entered, account, password).await?;
        let secret = second_factor::new_secret()?;
        let (typed, otpauth_url) = second_factor::setup(&secret, &account.email)?;
        let sealed = self.keyring.seal(account.id.0, &secret)?;
        self.change(Actor::Account(account.id), move |change| {
            accounts::begin_second_factor(change, &proved, sealed)
        })
        .await?;
        Ok(SecondFactorSetup { secret: typed, otpauth_url })
    }

    /// Confirms a second factor by its first code.
    pub async fn confirm_second_factor(
        &self,
        signed_in: &SignedIn,
        code: &Secret,
    ) -> Result<RecoveryCodes, AccessError> {
        let (account, session) = (&signed_in.account, signed_in.session);
        if account.has_second_factor() {
            return Err(DomainError::Conflict("The account has a second factor already.").into());
        }
        let Some(sealed) = account.second_factor.clone() else {
            return Err(DomainError::Conflict("No second factor was begun to be set up.").into());
        };
        let pseudonym = account.id.to_string();
        self.count(vec![self.attempted(Attempt::Code, &pseudonym)?]).await?;
        let secret = self.keyring.unseal(account.id.0, &sealed)?.bytes;
        let step = second_factor::step_of(&secret, &code.0, None, signed_in.now)
            .ok_or(DomainError::WrongCredentials)?;
        let recovery_codes = second_factor::recovery_codes()?;
        let id = account.id;
        let hashes: Vec<String> =
            recovery_codes.iter().filter_map(|code| second_factor::hash_recovery_code(id, &code.0)).collect();
        self.change(Actor::Account(id), move |change| {
            accounts::confirm_second_factor(change, id, &sealed, step, &hashes, session)
        })
        .await?;
        Ok(RecoveryCodes { recovery_codes })
    }

    /// Does without a second factor again.
    pub async fn remove_second_factor(
        &self,
        signed_in: &SignedIn,
        password: &Secret,
        code: &Secret,
    ) -> Result<(), AccessError> {
        let account = &signed_in.account;
        if !account.has_second_factor() {
            return Err(DomainError::Conflict("The account has no second factor.").into());
        }
        let entered = self.passwords.enter()?;
        let proved = self.prove(&entered, account, password).await?;
        let (factor, _) = self.factor(account, &code.0).await?;
        self.change(Actor::Account(account.id), move |change| {
            accounts::remove_second_factor(change, &proved, &factor)
        })
        .await
    }

    /// Sends a link to whoever has an account at an address. Nothing tells whether somebody has.
    pub async fn ask_for_reset(
        &self,
        body: &PasswordResetRequest,
        client: &Client,
    ) -> Result<(), AccessError> {
        refuse_faults(body.faults())?;
        let entered = self.passwords.enter()?;
        let subject = accounts::address(&body.email).unwrap_or_default();
        let attempted = vec![
            self.attempted(Attempt::Reset, &subject)?,
            self.attempted(Attempt::ResetFrom, &client.address)?,
        ];
        self.count(attempted).await?;
        let change = self.change(ANYBODY, move |change| accounts::ask_for_reset(change, &subject));
        evenly(entered, change).await
    }

    /// Lets somebody apply as a facilitator. Nothing tells whether their address has an account.
    pub async fn apply_as_facilitator(
        &self,
        new: NewFacilitatorApplication,
        client: &Client,
    ) -> Result<(), AccessError> {
        refuse_faults(new.faults())?;
        let entered = self.passwords.enter()?;
        let subject = accounts::address(&new.email).unwrap_or_default();
        let attempted = vec![
            self.attempted(Attempt::Application, &subject)?,
            self.attempted(Attempt::ApplicationFrom, &client.address)?,
        ];
        self.count(attempted).await?;
        evenly(entered, self.change(ANYBODY, move |change| applications::apply(change, &new))).await
    }

    /// Sets a password anew by a one-time link.
    pub async fn reset_password(&self, body: &NewPassword, client: &Client) -> Result<(), AccessError> {
        let (link, _, hash) = self.by_link(&[LinkPurpose::PasswordReset], body, client).await?;
        self.change(ANYBODY, move |change| accounts::reset_password(change, link, hash)).await
    }

    /// Whether a one-time link would set a password anew now. It stays as it is.
    pub async fn check_password_reset(
        &self,
        link: &LinkToken,
        client: &Client,
    ) -> Result<LinkCheck, AccessError> {
        self.check_link(&[LinkPurpose::PasswordReset], link, client).await
    }

    /// Whether a one-time link would open an account now. It stays as it is.
    pub async fn check_invitation(
        &self,
        link: &LinkToken,
        client: &Client,
    ) -> Result<LinkCheck, AccessError> {
        self.check_link(&INVITATIONS, link, client).await
    }

    /// Accepts an invitation, or confirms an application, by its one-time link.
    pub async fn accept_invitation(&self, body: &NewPassword, client: &Client) -> Result<(), AccessError> {
        let (link, purpose, hash) = self.by_link(&INVITATIONS, body, client).await?;
        self.change(ANYBODY, move |change| accounts::accept(change, link, purpose, hash)).await
    }

    /// The accounts of somebody's scope.
    pub async fn accounts(
        &self,
        signed_in: SignedIn,
        query: AccountQuery,
    ) -> Result<Page<AccountSummary>, AccessError> {
        self.read(move |connection, network| {
            accounts::list(connection, network.geography(), &signed_in.who, &query, signed_in.now)
        })
        .await
    }

    /// Invites somebody with a grant.
    pub async fn invite(&self, signed_in: SignedIn, new: NewAccount) -> Result<AccountSummary, AccessError> {
        refuse_faults(new.faults())?;
        let subject = accounts::address(&new.email).unwrap_or_default();
        self.count(self.invitation(&signed_in, &subject)?).await?;
        let change = self.change_as(&signed_in, move |change, who| {
            let id = accounts::invite(change, who, &new)?;
            accounts::show_to(change, who, id)
        });
        evenly((), change).await
    }

    /// Gives an account a grant.
    pub async fn grant(
        &self,
        signed_in: SignedIn,
        holder: AccountId,
        new: NewGrant,
    ) -> Result<AccountSummary, AccessError> {
        refuse_faults(new.faults())?;
        self.count(self.invitation(&signed_in, &holder.to_string())?).await?;
        self.change_as(&signed_in, move |change, who| {
            grants::make(change, who, holder, &new)?;
            accounts::show_to(change, who, holder)
        })
        .await
    }

    /// The attempt to give somebody a role, or to invite them with one.
    fn invitation(&self, giver: &SignedIn, holder: &str) -> Result<Vec<Attempted>, AccessError> {
        let giver = giver.account.id.to_string();
        Ok(vec![
            self.attempted(Attempt::Invitation, &giver)?,
            self.attempted(Attempt::InvitationTo, &format!("{giver} {holder}"))?,
        ])
    }

    /// Accepts a role that one was offered.
    pub async fn accept_grant(&self, signed_in: SignedIn, id: GrantId) -> Result<(), AccessError> {
        self.change_as(&signed_in, move |change, who| offers::accept(change, who, id)).await
    }

    /// Takes a grant back.
    pub async fn revoke(&self, signed_in: SignedIn, id: GrantId) -> Result<(), AccessError> {
        self.change_as(&signed_in, move |change, who| grants::revoke(change, who, id)).await
    }

    /// Makes a change for somebody who is signed in, by what they may do inside of it: no grant is taken back and no session
    /// ended between the question and the deed.
    pub async fn change_as<T: Send + 'static>(
        &self,
        signed_in: &SignedIn,
        work: impl FnOnce(&mut Change, &Who) -> Result<T, DomainError> + Send + 'static,
    ) -> Result<T, AccessError> {
        let (account, session) = (signed_in.account.id, signed_in.session);
        let done = self
            .change(Actor::Account(account), move |change| match sessions::who(change, account, session)? {
                Some(who) => work(change, &who).map(Some),
                None => Ok(None),
            })
            .await?;
        done.ok_or(AccessError::NotSignedIn)
    }

    /// A link that a token is for, for which of these purposes, and the hash of the password that comes with it.
    async fn by_link(
        &self,
        purposes: &[LinkPurpose],
        body: &NewPassword,
        client: &Client,
    ) -> Result<(Uuid, LinkPurpose, String), AccessError> {
        refuse_faults(body.faults())?;
        let entered = self.passwords.enter()?;
        // Looked at first, so that what is over costs no hash.
        let (link, purpose, account) = self.good_link(purposes, &body.token, client).await?;
        let hash = self.new_hash(&entered, &body.password, &account, "password").await?;
        Ok((link, purpose, hash))
    }

    async fn check_link(
        &self,
        purposes: &[LinkPurpose],
        link: &LinkToken,
        client: &Client,
    ) -> Result<LinkCheck, AccessError> {
        refuse_faults(link.faults())?;
        match self.good_link(purposes, &link.token, client).await {
            Ok(_) => Ok(LinkCheck { good: true }),
            Err(AccessError::Domain(DomainError::LinkExpired)) => Ok(LinkCheck { good: false }),
            Err(other) => Err(other),
        }
    }

    /// The link that a token is for, while it is good: for which of these purposes, and of which account.
    async fn good_link(
        &self,
        purposes: &[LinkPurpose],
        token: &Secret,
        client: &Client,
    ) -> Result<(Uuid, LinkPurpose, AccountRecord), AccessError> {
        self.count(vec![self.attempted(Attempt::LinkFrom, &client.address)?]).await?;
        let (link, purpose) = purposes
            .iter()
            .find_map(|purpose| Some((self.keyring.link_of(&token.0, purpose.as_str())?, *purpose)))
            .ok_or(DomainError::LinkExpired)?;
        let account = self
            .read(move |connection, network| {
                match links::find_good(connection, link, purpose, network.now())? {
                    Some(good) => Ok(store::accounts::find_optional(connection, good.account_id)?),
                    None => Ok(None),
                }
            })
            .await?
            .ok_or(DomainError::LinkExpired)?;
        Ok((link, purpose, account))
    }

    async fn new_hash(
        &self,
        entered: &Entered,
        password: &Secret,
        account: &AccountRecord,
        field: &str,
    ) -> Result<String, AccessError> {
        let about = vec![account.email.clone(), account.name.clone()];
        self.passwords.hash_new(entered, &password.0, about).await.map_err(|error| match error {
            HashingError::Weak => DomainError::Invalid(vec![weak_password(field)]).into(),
            error => error.into(),
        })
    }

    /// Proves by its password that an account is one's own.
    async fn prove(
        &self,
        entered: &Entered,
        account: &AccountRecord,
        password: &Secret,
    ) -> Result<Proved, AccessError> {
        self.count(vec![self.attempted(Attempt::Proof, &account.id.to_string())?]).await?;
        let comparison =
            self.passwords.compare(entered, &password.0, account.password_hash.as_deref()).await?;
        if comparison.matches { Ok(proved(account)) } else { Err(DomainError::WrongCredentials.into()) }
    }

    /// What a code is, of an account that has a second factor; and its secret sealed anew, where that is due.
    async fn factor(
        &self,
        account: &AccountRecord,
        code: &str,
    ) -> Result<(Factor, Option<String>), AccessError> {
        self.count(vec![self.attempted(Attempt::Code, &account.id.to_string())?]).await?;
        if let Some(hash) = second_factor::hash_recovery_code(account.id, code) {
            return Ok((Factor::Recovery(hash), None));
        }
        let sealed = account.second_factor.as_deref().unwrap_or_default();
        let secret = self.keyring.unseal(account.id.0, sealed)?;
        let (last, now) = (account.second_factor_step, self.network.now());
        let step = second_factor::step_of(&secret.bytes, code, last, now);
        let step = step.ok_or(DomainError::WrongCredentials)?;
        let resealed = secret.outdated.then(|| self.keyring.seal(account.id.0, &secret.bytes)).transpose()?;
        Ok((Factor::Step(step), resealed))
    }

    fn attempted(&self, attempt: Attempt, subject: &str) -> Result<Attempted, AccessError> {
        Ok(Attempted { attempt, pseudonym: self.keyring.pseudonym(subject)? })
    }

    /// Counts attempts. Whoever has to wait anyway costs a look, and no write.
    async fn count(&self, attempted: Vec<Attempted>) -> Result<(), AccessError> {
        let looked_at = attempted.clone();
        let wait = self
            .read(move |connection, network| Ok(attempts::wait(connection, &looked_at, network.now())?))
            .await?;
        let wait = match wait {
            Some(seconds) => Some(seconds),
            None => self.change(ANYBODY, move |change| Ok(attempts::count(change, &attempted)?)).await?,
        };
        wait.map_or(Ok(()), |seconds| Err(AccessError::TooOften(seconds)))
    }

    fn opened(&self, bearer: Bearer, refresh: String, until: DateTime<Utc>) -> Result<Opened, AccessError> {
        let account_id = bearer.account;
        let (token, expires_at) = tokens::issue(&self.keyring, bearer, self.network.now())?;
        let access_token = Secret(token);
        let access = AccessToken { access_token, token_type: "Bearer".to_owned(), account_id, expires_at };
        Ok(Opened { access, refresh, until })
    }

    async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut DbConnection, &Network) -> Result<T, DomainError> + Send + 'static,
    ) -> Result<T, AccessError> {
        let network = self.network.clone();
        let done =
            task::spawn_blocking(move || network.db().read(|connection| work(connection, &network))).await;
        Ok(done.map_err(|_| AccessError::Broken)??)
    }

    async fn change<T: Send + 'static>(
        &self,
        actor: Actor,
        work: impl FnOnce(&mut Change) -> Result<T, DomainError> + Send + 'static,
    ) -> Result<T, AccessError> {
        let network = self.network.clone();
        let done = task::spawn_blocking(move || network.change(actor, work)).await;
        Ok(done.map_err(|_| AccessError::Broken)??)
    }
}

/// Answers after [`SOONEST`] at the soonest, whatever was done, so that its length does not tell what its answer keeps to
/// itself: whether an address has an account. Either takes a fraction of it. The place that was held is free once it is done.
async fn evenly<T>(held: impl Sized, work: impl Future<Output = T>) -> T {
    let soonest = time::Instant::now() + SOONEST;
    let done = work.await;
    drop(held);
    time::sleep_until(soonest).await;
    done
}

fn proved(account: &AccountRecord) -> Proved {
    Proved { account: account.id, password_hash: account.password_hash.clone().unwrap_or_default() }
}
