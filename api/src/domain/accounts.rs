//! Accounts: invited, accepted, changed, secured by a second factor, exported, deleted.

use std::collections::HashMap;

use cafeia_shared::{
    accounts::{
        Account, AccountExport, AccountPatch, AccountQuery, AccountSummary, ExportedEntry, Grant, GrantState,
        NewAccount, NewGrant, ReviewLetters, Role,
    },
    ids::{AccountId, SessionId},
    paging::Page,
    query::Paging,
    vocabulary::{Locale, Term as _},
};
use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use super::{
    Change, DomainError, alive, applications, check_version, facilitators, grants, imports, links, mailings,
    needs, offers,
    pages::{self, Words},
    policy::{Action, Held, Object, Who},
    refuse_faults, resources, sessions, views,
};
use crate::{
    geo::Geography,
    jobs::{Job, Mail},
    journal::{Actor, Aggregate, Event},
    store::{
        self, DbConnection, StoreError, accounts::AccountRecord, grants::Scope, links::LinkPurpose,
        offers::OfferRecord,
    },
    text::fold,
};

/// Entries of the journal in an export at most.
const EXPORTED: i64 = 10_000;
/// How long a link that is over is kept: so long an invitation may be sent again before the account is forgotten.
const LINKS_KEPT: TimeDelta = TimeDelta::days(30);

/// A mail address as accounts are found by it; nothing when it is none.
pub fn address(email: &str) -> Option<String> {
    let email = email.trim();
    let sound = !email.is_empty() && email.len() <= 254 && !email.chars().any(char::is_control);
    sound.then(|| email.to_lowercase())
}

/// Writes down the first account, or a further one, of somebody who looks after the whole network. Gives the account and
/// its one-time link; no letter goes out.
pub fn create_national(
    change: &mut Change,
    email: &str,
    name: &str,
    locale: Locale,
) -> Result<(AccountId, Uuid), DomainError> {
    let grant = NewGrant::new(Role::National);
    let new = NewAccount { email: email.to_owned(), name: name.to_owned(), locale, grant };
    refuse_faults(new.faults())?;
    let account = match find_by_address(change, &new.email)? {
        Some(account) if account.is_accepted() => {
            return Err(DomainError::Conflict("This address has an account already."));
        }
        Some(account) => account.id,
        None => create(change, AccountId(Uuid::now_v7()), &new.email, &new.name, new.locale)?,
    };
    // Anybody may have applied with this address before.
    let held = store::grants::list_by_account(change.connection, account)?;
    if !held.iter().any(|grant| grant.scope == Scope::National && grant.revoked_at.is_none()) {
        grants::place_own(change, account, Scope::National)?;
    }
    let link = links::make(change, LinkPurpose::Invitation, account, None)?;
    Ok((account, link))
}

/// Invites somebody with a grant; gives the identifier under which whoever invites sees them. An account that they see
/// already gets the grant and a letter that says so; one that they may not see is offered it, and answers like an address
/// that has none. An invitation that was not accepted is sent again.
pub fn invite(change: &mut Change, who: &Who, new: &NewAccount) -> Result<AccountId, DomainError> {
    refuse_faults(new.faults())?;
    // Made beside that of the grant, before it is known whether there is an account: how far apart the two are tells nothing.
    let fresh = AccountId(Uuid::now_v7());
    let checked = grants::check(change, who, &new.grant, "grant.")?;
    let id = match find_by_address(change, &new.email)? {
        Some(account) if !grants::sees(change, who, &account)? => {
            return offers::make(change, who, &account, (fresh, &new.name), checked);
        }
        Some(account) if account.is_accepted() => {
            grants::give(change, who, account.id, checked)?;
            return Ok(account.id);
        }
        Some(account) => account.id,
        None => create(change, fresh, &new.email, &new.name, new.locale)?,
    };
    // Whoever is invited once more with the same role gets another letter, and no second grant.
    if !grants::is_held(change, id, &checked)? {
        grants::give(change, who, id, checked)?;
    }
    let link = links::make(change, LinkPurpose::Invitation, id, Some(who.account))?;
    change.enqueue(&Job::Mail(Mail::Invitation { link }), change.now)?;
    Ok(id)
}

/// The account of a mail address, as it is typed.
pub(super) fn find_by_address(change: &mut Change, email: &str) -> Result<Option<AccountRecord>, StoreError> {
    match address(email) {
        Some(email) => store::accounts::find_by_email(change.connection, &email),
        None => Ok(None),
    }
}

/// Writes down an account that waits for its invitation to be accepted.
pub(super) fn create(
    change: &mut Change,
    id: AccountId,
    email: &str,
    name: &str,
    locale: Locale,
) -> Result<AccountId, DomainError> {
    let account = AccountRecord {
        id,
        version: 1,
        email: address(email).unwrap_or_default(),
        name: name.trim().to_owned(),
        locale,
        review_letters: ReviewLetters::Each,
        unsubscribed_at: None,
        password_hash: None,
        second_factor: None,
        second_factor_since: None,
        second_factor_step: None,
        created_at: change.now,
        updated_at: change.now,
    };
    store::accounts::insert(change.connection, &account)?;
    change.note(Aggregate::Account, account.id.0, Event::Created, 1, Vec::new());
    Ok(account.id)
}

/// Accepts an invitation by its link, or confirms an application, with a password, given hashed. Whoever has applied as a
/// facilitator takes part.
pub fn accept(
    change: &mut Change,
    link: Uuid,
    purpose: LinkPurpose,
    password_hash: String,
) -> Result<(), DomainError> {
    let link = links::spend(change, link, purpose)?;
    let id = link.account_id;
    // What others offer, of whom the letter does not speak, is asked for itself.
    let invited = match link.created_by {
        Some(giver) => offers::list_by(change, giver, id)?,
        None => Vec::new(),
    };
    let mut account = find(change, id)?;
    if let Some(offer) = invited.first() {
        account.name.clone_from(&offer.name);
    }
    account.password_hash = Some(password_hash);
    change.actor = Actor::Account(id);
    save(change, account, Event::Accepted, vec!["password".to_owned()])?;
    for offer in invited {
        offers::take(change, offer.grant.id)?;
    }
    facilitators::confirm_candidate(change, id, purpose == LinkPurpose::Application)
}

/// Sends a link to whoever has an account at an address: to set the password anew, or the invitation once more.
pub fn ask_for_reset(change: &mut Change, email: &str) -> Result<(), DomainError> {
    let Some(account) = find_by_address(change, email)? else { return Ok(()) };
    if !account.is_accepted() {
        return applications::remind(change, account.id);
    }
    let link = links::make(change, LinkPurpose::PasswordReset, account.id, None)?;
    change.enqueue(&Job::Mail(Mail::PasswordReset { link }), change.now)
}

/// Sets a password anew by its link, given hashed; every session ends.
pub fn reset_password(change: &mut Change, link: Uuid, password_hash: String) -> Result<(), DomainError> {
    let id = links::spend(change, link, LinkPurpose::PasswordReset)?.account_id;
    change.actor = Actor::Account(id);
    set_password(change, id, password_hash, None)
}

/// Replaces a password that was just proved; the account's other sessions end.
pub fn change_password(
    change: &mut Change,
    proved: &Proved,
    password_hash: String,
    kept: SessionId,
) -> Result<(), DomainError> {
    proved.account(change)?;
    store::links::use_all(change.connection, proved.account, change.now)?;
    set_password(change, proved.account, password_hash, Some(kept))
}

fn set_password(
    change: &mut Change,
    id: AccountId,
    password_hash: String,
    kept: Option<SessionId>,
) -> Result<(), DomainError> {
    let mut account = find(change, id)?;
    account.password_hash = Some(password_hash);
    store::sessions::remove_others(change.connection, id, kept)?;
    save(change, account, Event::PasswordChanged, vec!["password".to_owned()])?;
    change.enqueue(&Job::Mail(Mail::PasswordChanged { account: id.0 }), change.now)
}

/// A password that was found right, before this change began: what it proves holds as long as it is the password.
#[derive(Clone)]
pub struct Proved {
    /// Whose it is.
    pub account: AccountId,
    /// Its hash, against which it was compared.
    pub password_hash: String,
}

impl Proved {
    /// The account, unless its password has changed in the meantime.
    fn account(&self, change: &mut Change) -> Result<AccountRecord, DomainError> {
        let account = store::accounts::find_optional(change.connection, self.account)?;
        account
            .filter(|account| account.password_hash.as_ref() == Some(&self.password_hash))
            .ok_or(DomainError::WrongCredentials)
    }
}

/// A second factor that was found right, before this change began.
#[derive(Clone)]
pub enum Factor {
    /// A code of the application, of a step of time.
    Step(i64),
    /// A recovery code, hashed.
    Recovery(String),
}

/// Uses a second factor: none counts twice.
fn spend(change: &mut Change, account: &mut AccountRecord, factor: &Factor) -> Result<(), DomainError> {
    let fresh = match factor {
        Factor::Step(step) => {
            let fresh = account.second_factor_step.is_none_or(|last| *step > last);
            account.second_factor_step = Some(*step);
            fresh
        }
        Factor::Recovery(hash) => store::accounts::spend_code(change.connection, account.id, hash)?,
    };
    if fresh { Ok(()) } else { Err(DomainError::WrongCredentials) }
}

/// What signing in found out, before this change began.
pub struct SigningIn {
    /// That the password is right.
    pub proved: Proved,
    /// The second factor, of an account that has one.
    pub factor: Option<Factor>,
    /// The same password's hash with today's parameters, where it was made with others.
    pub rehashed: Option<String>,
    /// The same application's secret sealed with the newest secret, where it was sealed with another.
    pub resealed: Option<String>,
}

/// Signs in: opens a session whose refresh token is given hashed.
pub fn sign_in(
    change: &mut Change,
    signing_in: &SigningIn,
    device: &str,
    token_hash: &str,
) -> Result<(SessionId, DateTime<Utc>), DomainError> {
    let mut account = signing_in.proved.account(change)?;
    match &signing_in.factor {
        Some(factor) => spend(change, &mut account, factor)?,
        None if account.has_second_factor() => return Err(DomainError::WrongCredentials),
        None => {}
    }
    if let Some(hash) = &signing_in.rehashed {
        account.password_hash = Some(hash.clone());
    }
    if let Some(sealed) = &signing_in.resealed {
        account.second_factor = Some(sealed.clone());
    }
    store::accounts::update(change.connection, &account)?;
    alive::note_account(change, account.id)?;
    Ok(sessions::open(change, account.id, device, token_hash)?)
}

/// Begins to set up a second factor, whose secret is given sealed. It does not count before it was confirmed.
pub fn begin_second_factor(change: &mut Change, proved: &Proved, sealed: String) -> Result<(), DomainError> {
    let mut account = proved.account(change)?;
    refuse_second_factor(&account)?;
    account.second_factor = Some(sealed);
    account.second_factor_step = None;
    store::accounts::update(change.connection, &account)?;
    Ok(())
}

/// Confirms a second factor by the step of its first code, with recovery codes, given hashed. Other sessions end: they
/// were opened without it.
pub fn confirm_second_factor(
    change: &mut Change,
    id: AccountId,
    sealed: &str,
    step: i64,
    code_hashes: &[String],
    kept: SessionId,
) -> Result<(), DomainError> {
    let mut account = find(change, id)?;
    refuse_second_factor(&account)?;
    if account.second_factor.as_deref() != Some(sealed) {
        return Err(DomainError::WrongCredentials);
    }
    account.second_factor_since = Some(change.now);
    account.second_factor_step = Some(step);
    store::accounts::replace_codes(change.connection, id, code_hashes)?;
    store::sessions::remove_others(change.connection, id, Some(kept))?;
    save(change, account, Event::SecondFactorChanged, vec!["second_factor".to_owned()])
}

fn refuse_second_factor(account: &AccountRecord) -> Result<(), DomainError> {
    if account.has_second_factor() {
        return Err(DomainError::Conflict("The account has a second factor already; remove that one first."));
    }
    Ok(())
}

/// Does without a second factor again.
pub fn remove_second_factor(
    change: &mut Change,
    proved: &Proved,
    factor: &Factor,
) -> Result<(), DomainError> {
    let mut account = proved.account(change)?;
    spend(change, &mut account, factor)?;
    account.second_factor = None;
    account.second_factor_since = None;
    account.second_factor_step = None;
    store::accounts::replace_codes(change.connection, account.id, &[])?;
    save(change, account, Event::SecondFactorChanged, vec!["second_factor".to_owned()])
}

/// Seals the secrets of all authenticator applications anew; gives the number of those that changed.
pub fn reseal(
    change: &mut Change,
    mut seal: impl FnMut(Uuid, &str) -> Option<String>,
) -> Result<usize, StoreError> {
    let mut resealed = 0;
    for mut account in store::accounts::all(change.connection)? {
        let again = account.second_factor.as_deref().and_then(|sealed| seal(account.id.0, sealed));
        if again.is_some() {
            account.second_factor = again;
            store::accounts::update(change.connection, &account)?;
            resealed += 1;
        }
    }
    Ok(resealed)
}

/// Changes one's own account.
pub fn update(
    change: &mut Change,
    id: AccountId,
    version: u32,
    patch: &AccountPatch,
) -> Result<(), DomainError> {
    refuse_faults(patch.faults())?;
    let mut account = find(change, id)?;
    check_version(Aggregate::Account, version, account.version)?;
    let mut changed = Vec::new();
    if let Some(name) = &patch.name {
        let name = name.trim();
        if account.name != name {
            name.clone_into(&mut account.name);
            changed.push("name".to_owned());
        }
    }
    if let Some(locale) = patch.locale
        && account.locale != locale
    {
        account.locale = locale;
        changed.push("locale".to_owned());
    }
    if let Some(letters) = patch.review_letters
        && account.review_letters != letters
    {
        account.review_letters = letters;
        changed.push("review_letters".to_owned());
    }
    if let Some(wanted) = patch.mailings
        && subscribe(&mut account, wanted, change.now)
    {
        changed.push("mailings".to_owned());
    }
    if changed.is_empty() { Ok(()) } else { save(change, account, Event::Updated, changed) }
}

/// Whether an account takes letters that are sent to many, by the link of one of them or by its own hand; says whether that is
/// new.
fn subscribe(account: &mut AccountRecord, wanted: bool, now: DateTime<Utc>) -> bool {
    let is_new = account.takes_mailings() != wanted;
    if is_new {
        account.unsubscribed_at = (!wanted).then_some(now);
    }
    is_new
}

/// Whether the account of a link takes letters that are sent to many, from now on. Saying it twice is saying it once.
pub fn set_subscription(change: &mut Change, id: AccountId, wanted: bool) -> Result<(), DomainError> {
    let found = store::accounts::find_optional(change.connection, id)?;
    let mut account = found.ok_or(DomainError::LinkExpired)?;
    change.actor = Actor::Account(id);
    if subscribe(&mut account, wanted, change.now) {
        save(change, account, Event::Updated, vec!["mailings".to_owned()])?;
    }
    Ok(())
}

/// Deletes an account with all that belongs to it, the profile of a facilitator too; the journal keeps its identifier. The
/// last one that looks after the whole network stays.
pub fn delete(change: &mut Change, proved: &Proved) -> Result<(), DomainError> {
    let account = proved.account(change)?;
    grants::refuse_last_national(change, |grant| grant.account_id == account.id)?;
    remove(change, account.id, account.version, true)
}

/// Removes an account that was opened, or one that never was, with those facilitators who are nobody else's.
fn remove(change: &mut Change, id: AccountId, version: u32, opened: bool) -> Result<(), DomainError> {
    facilitators::forget_with(change, id, opened)?;
    imports::forget_with(change, id)?;
    mailings::forget_with(change, id)?;
    store::resources::forget_writer(change.connection, id)?;
    needs::forget_writer(change, id)?;
    store::accounts::remove(change.connection, id)?;
    change.note(Aggregate::Account, id.0, Event::Deleted, version + 1, Vec::new());
    Ok(())
}

/// Forgets sessions that have ended, links that are over, accounts whose invitation nobody accepted, with the profiles of
/// those who applied by them. Gives the number of things forgotten.
pub(super) fn forget(change: &mut Change) -> Result<usize, DomainError> {
    let mut forgotten = store::sessions::remove_ended(change.connection, change.now)?;
    forgotten += store::links::remove_expired(change.connection, change.now - LINKS_KEPT)?;
    // An offer goes when an account would that nobody opened: which one it was shows in nothing.
    let offered_before = change.now - LINKS_KEPT - links::INVITATION;
    forgotten += store::offers::remove_before(change.connection, offered_before)?;
    for id in store::accounts::list_forgotten(change.connection)? {
        remove(change, id, 1, false)?;
        forgotten += 1;
    }
    Ok(forgotten)
}

/// An account.
pub fn find(change: &mut Change, id: AccountId) -> Result<AccountRecord, DomainError> {
    store::accounts::find_optional(change.connection, id)?
        .ok_or(DomainError::NotFound(Aggregate::Account, id.0))
}

fn save(
    change: &mut Change,
    mut account: AccountRecord,
    event: Event,
    changed: Vec<String>,
) -> Result<(), DomainError> {
    account.version += 1;
    account.updated_at = change.now;
    store::accounts::update(change.connection, &account)?;
    change.note(Aggregate::Account, account.id.0, event, account.version, changed);
    Ok(())
}

/// An account as its owner sees it.
pub fn show(
    connection: &mut DbConnection,
    account: &AccountRecord,
    who: &Who,
    now: DateTime<Utc>,
) -> Result<Account, StoreError> {
    let grants = who.grants.iter().map(|held| grants::view(held, who.second_factor, now));
    let offered = offers::list_to(connection, account.id, now)?;
    Ok(Account {
        id: account.id,
        version: account.version,
        email: account.email.clone(),
        name: account.name.clone(),
        locale: account.locale,
        review_letters: account.review_letters,
        mailings: account.takes_mailings(),
        second_factor: account.has_second_factor(),
        recovery_codes: store::accounts::count_codes(connection, account.id)?,
        grants: grants
            .filter(|grant| grants::is_pending(grant.state))
            .chain(offered.iter().map(offers::view))
            .collect(),
        created_at: account.created_at,
        updated_at: account.updated_at,
    })
}

/// All that is kept about an account, for its owner.
pub fn export(
    connection: &mut DbConnection,
    geography: &Geography,
    account: &AccountRecord,
    who: &Who,
    session: SessionId,
    now: DateTime<Utc>,
) -> Result<AccountExport, StoreError> {
    let actor = Actor::Account(account.id);
    let entries = store::journal::list_concerning(connection, &actor, account.id.0, EXPORTED)?;
    let offered = store::offers::list_to(connection, account.id)?;
    let grants = who.grants.iter().map(|held| grants::view(held, who.second_factor, now));
    Ok(AccountExport {
        account: show(connection, account, who, now)?,
        grants: grants.chain(offered.iter().map(offers::view)).collect(),
        facilitators: facilitators::list_own(connection, geography, who)?,
        resources: resources::list_own(connection, geography, who, now)?,
        messages: needs::export(connection, account.id)?,
        mailings: mailings::export(connection, account)?,
        views: views::list(connection, account.id)?.data,
        sessions: sessions::list(connection, account.id, Some(session), now)?,
        journal: entries
            .into_iter()
            .map(|entry| ExportedEntry {
                at: entry.at,
                aggregate: entry.aggregate.as_str().to_owned(),
                aggregate_id: entry.aggregate_id.to_string(),
                event: entry.event.as_str().to_owned(),
                changed: entry.changed,
            })
            .collect(),
    })
}

/// One page of the accounts that hold a grant within somebody's scope, by name.
pub fn list(
    connection: &mut DbConnection,
    geography: &Geography,
    who: &Who,
    query: &AccountQuery,
    now: DateTime<Utc>,
) -> Result<Page<AccountSummary>, DomainError> {
    who.may_somewhere(Action::ReadAccount, now).map_err(DomainError::NotAllowed)?;
    let mut seen = seen(connection, geography, who, now)?;
    seen.retain(fits(query));
    let paging = Paging { limit: query.limit, cursor: query.cursor.clone() };
    pages::page(seen, |account| account.id.0, &paging)
}

/// The accounts that hold a grant within somebody's scope, by name.
pub(super) fn seen(
    connection: &mut DbConnection,
    geography: &Geography,
    who: &Who,
    now: DateTime<Utc>,
) -> Result<Vec<AccountSummary>, DomainError> {
    // The national team sees accounts without any grant too.
    let sees_all = who.may(Action::ReadAccount, &Object::Platform, geography, now).is_ok();
    let mut communes = Communes::default();
    let mut seen = Vec::new();
    let mut all = store::grants::all_by_account(connection)?;
    let mut all_offered = store::offers::all_by_account(connection)?;
    for account in store::accounts::all(connection)? {
        let own = all.remove(&account.id).unwrap_or_default();
        let mut held = grants::with_lenders(connection, own)?;
        let mut offered = all_offered.remove(&account.id).unwrap_or_default();
        let scopes = held.iter().map(|held| &held.grant).chain(offered.iter().map(|offer| &offer.grant));
        communes.look_up(connection, scopes.map(|grant| &grant.scope))?;
        let reads =
            |scope: &Scope| who.may(Action::ReadAccount, &communes.object(scope), geography, now).is_ok();
        held.retain(|held| reads(&held.grant.scope) && grants::is_pending(held.state(true, now)));
        offered.retain(|offer| reads(&offer.grant.scope) && offers::is_open(offer, now));
        let summary = if sees_all || !held.is_empty() {
            offered.retain(|offer| !offers::is_declined(offer));
            Some(summary(account, &held, &offered, now))
        } else {
            offers::summary(account.email, &offered)
        };
        seen.extend(summary);
    }
    seen.sort_by_cached_key(|account| (fold(&account.name), account.id));
    Ok(seen)
}

/// Whether an account is among those that a list is asked for.
pub(super) fn fits(query: &AccountQuery) -> impl Fn(&AccountSummary) -> bool {
    let words = Words::of(query.q.as_deref());
    move |account| {
        (query.role.is_empty() || account.grants.iter().any(|grant| query.role.contains(&grant.role)))
            && words.begin(&format!("{} {}", account.name, account.email))
    }
}

/// The names of those of some accounts that somebody may see.
pub(super) fn names_for(
    connection: &mut DbConnection,
    geography: &Geography,
    who: &Who,
    ids: &[AccountId],
    now: DateTime<Utc>,
) -> Result<HashMap<AccountId, String>, StoreError> {
    // The national team sees accounts without any grant too.
    let sees_all = who.may(Action::ReadAccount, &Object::Platform, geography, now).is_ok();
    let mut communes = Communes::default();
    let mut names = HashMap::new();
    for account in store::accounts::list(connection, ids)? {
        let held = grants::who(connection, &account)?.grants;
        communes.look_up(connection, held.iter().map(|held| &held.grant.scope))?;
        let reads = |held: &Held| {
            let object = communes.object(&held.grant.scope);
            who.may(Action::ReadAccount, &object, geography, now).is_ok()
        };
        if sees_all || account.id == who.account || held.iter().any(reads) {
            names.insert(account.id, account.name);
        }
    }
    Ok(names)
}

/// Every account, one line each, for whoever runs the server.
pub fn directory(connection: &mut DbConnection) -> Result<Vec<String>, StoreError> {
    let grants = store::grants::all_by_account(connection)?;
    let mut accounts = store::accounts::all(connection)?;
    accounts.sort_by_cached_key(|account| (fold(&account.name), account.id));
    Ok(accounts
        .iter()
        .map(|account| {
            let own = grants.get(&account.id).map(Vec::as_slice).unwrap_or_default();
            let roles: Vec<&str> = own.iter().map(|grant| grant.scope.role().as_str()).collect();
            let accepted = if account.is_accepted() { "accepted" } else { "invited" };
            let second_factor =
                if account.has_second_factor() { "second factor" } else { "no second factor" };
            let roles = if roles.is_empty() { "no grant".to_owned() } else { roles.join(" ") };
            format!("{}\t{}\t{roles}\t{accepted}\t{second_factor}", account.name, account.email)
        })
        .collect())
}

/// An account as those above see it, who have just invited it, given it a grant or offered it one.
pub fn show_to(change: &mut Change, who: &Who, id: AccountId) -> Result<AccountSummary, DomainError> {
    let offered = offers::find_seen_as(change, who, id)?;
    if let Some(first) = offered.first() {
        let account = find(change, first.grant.account_id)?;
        let summary = offers::summary(account.email, &offered);
        return summary.ok_or(DomainError::NotFound(Aggregate::Account, id.0));
    }
    let account = find(change, id)?;
    let mut held = grants::who(change.connection, &account)?.grants;
    let mut communes = Communes::default();
    communes.look_up(change.connection, held.iter().map(|held| &held.grant.scope))?;
    let (geography, now) = (change.geography, change.now);
    let reads = |scope: &Scope| who.may(Action::ReadAccount, &communes.object(scope), geography, now).is_ok();
    held.retain(|held| reads(&held.grant.scope));
    Ok(summary(account, &held, &[], now))
}

fn summary(
    account: AccountRecord,
    in_scope: &[Held],
    offered: &[OfferRecord],
    now: DateTime<Utc>,
) -> AccountSummary {
    let (second_factor, accepted) = (account.has_second_factor(), account.is_accepted());
    let grants = in_scope
        .iter()
        .map(|held| grants::view(held, second_factor, now))
        .filter(|grant| grants::is_pending(grant.state))
        // What nobody has accepted yet counts for nothing.
        .map(|grant| if accepted { grant } else { Grant { state: GrantState::Offered, ..grant } });
    AccountSummary {
        id: account.id,
        accepted,
        second_factor,
        grants: grants.chain(offered.iter().map(offers::view)).collect(),
        name: account.name,
        email: account.email,
    }
}

/// The communes of organisations and facilitators, each looked up once.
#[derive(Default)]
struct Communes(HashMap<Uuid, Option<String>>);

impl Communes {
    fn look_up<'a>(
        &mut self,
        connection: &mut DbConnection,
        scopes: impl Iterator<Item = &'a Scope>,
    ) -> Result<(), StoreError> {
        for scope in scopes {
            if let Some(id) = Self::id(scope)
                && !self.0.contains_key(&id)
            {
                self.0.insert(id, grants::commune_of(connection, scope)?);
            }
        }
        Ok(())
    }

    fn object<'a>(&'a self, scope: &'a Scope) -> Object<'a> {
        let commune = Self::id(scope).and_then(|id| self.0.get(&id)).and_then(Option::as_deref);
        Object::Grant { scope, commune }
    }

    fn id(scope: &Scope) -> Option<Uuid> {
        match scope {
            Scope::National | Scope::Territories(_) => None,
            Scope::Organisation(id) => Some(id.0),
            Scope::Facilitator(id) => Some(id.0),
        }
    }
}
