//! Mailings: whoever looks after a territory writes to many of its people at once.
//!
//! Who receives one is found out when it is confirmed (`recipients`), and noted with a letter's job for each in one transaction.
//! A letter is asked for when its turn comes, so that whoever unsubscribed meanwhile gets none. Nobody's address is shown to
//! whoever writes.

mod recipients;

use std::collections::HashMap;

use cafeia_shared::{
    ids::{AccountId, MailingId},
    mailings::{A_DAY, Mailing, MailingPreview, MailingQuery, MailingState, NewMailing, RECIPIENTS},
    paging::Page,
    problem::FaultCode,
    site::{SitePage, WorkspacePage},
    territories::TerritoryCode,
};
use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use self::recipients::Found;
use super::{
    Change, DomainError,
    letters::territory_name,
    pages,
    policy::{Action, Object, Who},
    refuse_faults,
};
use crate::{
    geo::Geography,
    jobs::{Job, Mail},
    journal::{Aggregate, Event},
    mail::{self, Content, Letter, Recipient},
    store::{
        self, DbConnection, StoreError,
        accounts::AccountRecord,
        grants::Scope,
        mailings::{LetterCounts, MailingRecord},
    },
};

/// What the token of a letter's link is made for, of its recipient and its mailing.
pub const LINK_PURPOSE: &str = "mailing_subscription";
/// Under which address of the site a program unsubscribes in one click (RFC 8058); the token follows.
pub const ONE_CLICK: &str = "/unsubscribe";

/// How long the sender may think better of it before the first letter leaves.
const BEFORE: TimeDelta = TimeDelta::seconds(20);
/// From one letter to the next: a mail server need not take them all at once, and other letters come in between.
const PACE: TimeDelta = TimeDelta::milliseconds(500);
/// Within what time the same words to the same list are a click too many.
const SAME: TimeDelta = TimeDelta::minutes(10);
/// Within what time mailings are counted.
const DAY: TimeDelta = TimeDelta::hours(24);
/// How long it is kept what a mailing said, and who received it.
const WORDS_KEPT: TimeDelta = TimeDelta::days(90);
/// How long it is kept that there was one.
const KEPT: TimeDelta = TimeDelta::days(365);
/// Mailings that are listed at most.
const LISTED: i64 = 1_000;

/// What a mailing would be; nothing is sent.
pub fn preview(
    connection: &mut DbConnection,
    geography: &Geography,
    who: &Who,
    (origin, new): (&str, &NewMailing),
    now: DateTime<Utc>,
) -> Result<MailingPreview, DomainError> {
    refuse_faults(new.faults())?;
    let found = Found::of(connection, geography, who, &new.selection, now)?;
    let Some(sender) = store::accounts::find_optional(connection, who.account)? else {
        return Err(DomainError::NotFound(Aggregate::Account, who.account.0));
    };
    let mailing = record(who, &sender, new, &found, now);
    // Whose it is does not show: the greeting has no name, and the links are nobody's.
    let nobody = Recipient { address: String::new(), name: None };
    let letter = letter(geography, &mailing, &sender, nobody, Links { origin, token: "…" });
    let (subject, text) = letter.map(|letter| mail::preview(&letter)).unwrap_or_default();
    let sent = sent_today(connection, who.account, now)?.len();
    Ok(MailingPreview {
        recipients: found.count(),
        unsubscribed: found.unsubscribed,
        unopened: found.unopened,
        without_account: found.without_account,
        left_today: A_DAY.saturating_sub(u32::try_from(sent).unwrap_or(u32::MAX)),
        subject,
        text,
    })
}

/// Sends a mailing: its letters leave one by one, from a moment later on.
pub fn send(change: &mut Change, who: &Who, new: &NewMailing) -> Result<Mailing, DomainError> {
    refuse_faults(new.faults())?;
    let Some(announced) = new.recipients else {
        let message = "say how many recipients the preview has announced";
        return Err(DomainError::field("recipients", FaultCode::Required, message));
    };
    let (geography, now) = (change.geography, change.now);
    let found = Found::of(change.connection, geography, who, &new.selection, now)?;
    let sender = super::accounts::find(change, who.account)?;
    let mailing = record(who, &sender, new, &found, now);
    let sent = sent_today(change.connection, who.account, now)?;
    if sent.iter().any(|other| is_same(other, &mailing)) {
        return Err(DomainError::Conflict(
            "You have sent these words a moment ago: see how their letters leave before you send them again.",
        ));
    }
    if sent.len() >= A_DAY as usize {
        return Err(DomainError::Conflict(
            "You have sent as many mailings as go within 24 hours: send this one tomorrow.",
        ));
    }
    if found.count() != announced {
        return Err(DomainError::Conflict(
            "Who would receive it has changed since the preview: look at it again, then confirm.",
        ));
    }
    if found.accounts.is_empty() {
        return Err(DomainError::Conflict("Nobody of the selection can receive it."));
    }
    if announced > RECIPIENTS {
        return Err(DomainError::Conflict(
            "A mailing goes to 2,000 people at most: narrow the list, and write to the parts of it.",
        ));
    }
    let recipients: Vec<AccountId> = found.accounts.iter().map(|account| account.id).collect();
    store::mailings::insert(change.connection, &mailing, &recipients)?;
    let mut at = mailing.starts_at;
    for account in recipients {
        change.enqueue(&Job::Mail(Mail::Mailing { mailing: mailing.id, account }), at)?;
        at += PACE;
    }
    change.note(Aggregate::Mailing, mailing.id.0, Event::Created, 1, Vec::new());
    show_record(change.connection, who, mailing)
}

/// Stops a mailing: what has not left does not leave. Stopping it twice is stopping it once.
pub fn stop(change: &mut Change, who: &Who, id: MailingId) -> Result<Mailing, DomainError> {
    let mut mailing = find_for(change.connection, change.geography, who, id, change.now)?;
    if mailing.stopped_at.is_none() {
        let counts =
            store::mailings::count_letters(change.connection, &[id])?.remove(&id).unwrap_or_default();
        if counts.waiting == 0 {
            return Err(DomainError::Conflict("All its letters have left: there is nothing to stop."));
        }
        mailing.stopped_at = Some(change.now);
        store::mailings::stop(change.connection, id, change.now)?;
        change.note(Aggregate::Mailing, id.0, Event::Withdrawn, 2, Vec::new());
    }
    show_record(change.connection, who, mailing)
}

/// One page of the mailings that somebody sent, the newest first; the national team sees all.
pub fn list(
    connection: &mut DbConnection,
    geography: &Geography,
    who: &Who,
    query: &MailingQuery,
    now: DateTime<Utc>,
) -> Result<Page<Mailing>, DomainError> {
    let of = (!sees_all(who, geography, now)).then_some(who.account);
    let found = store::mailings::list(connection, of, LISTED)?;
    let Page { data, next_cursor, total, facets } =
        pages::page(found, |mailing| mailing.id.0, &query.paging)?;
    Ok(Page { data: show_records(connection, Some(who.account), data)?, next_cursor, total, facets })
}

/// A mailing as its sender, or the national team, sees it.
pub fn show(
    connection: &mut DbConnection,
    geography: &Geography,
    who: &Who,
    id: MailingId,
    now: DateTime<Utc>,
) -> Result<Mailing, DomainError> {
    let mailing = find_for(connection, geography, who, id, now)?;
    show_record(connection, who, mailing)
}

/// The mailings that an account sent, for its owner.
pub(super) fn export(
    connection: &mut DbConnection,
    account: &AccountRecord,
) -> Result<Vec<Mailing>, StoreError> {
    let own = store::mailings::list(connection, Some(account.id), LISTED)?;
    show_records(connection, Some(account.id), own)
}

/// Forgets what mailings of former days said and who received them; later, that there were any.
pub(super) fn forget(change: &mut Change) -> Result<usize, DomainError> {
    let worded = store::mailings::list_worded_before(change.connection, change.now - WORDS_KEPT)?;
    for id in &worded {
        store::mailings::forget_words(change.connection, *id)?;
    }
    Ok(worded.len() + store::mailings::remove_before(change.connection, change.now - KEPT)?)
}

/// Forgets what somebody said who goes, and that they received anything; what has not left does not leave.
pub(super) fn forget_with(change: &mut Change, account: AccountId) -> Result<(), DomainError> {
    for mailing in store::mailings::list(change.connection, Some(account), LISTED)? {
        store::mailings::forget_words(change.connection, mailing.id)?;
    }
    store::mailings::forget_recipient(change.connection, account)?;
    Ok(())
}

/// What a mailing's recipient is sent; nothing when they do not take it any more, or when it was stopped.
pub(super) fn find_letter(
    connection: &mut DbConnection,
    id: MailingId,
    account: AccountId,
) -> Result<Option<(MailingRecord, AccountRecord, AccountRecord)>, StoreError> {
    let found = store::mailings::find_optional(connection, id)?;
    let Some(mailing) = found.filter(|mailing| mailing.stopped_at.is_none()) else { return Ok(None) };
    let Some(sender) = store::accounts::find_optional(connection, mailing.account)? else { return Ok(None) };
    let recipient = store::accounts::find_optional(connection, account)?;
    let recipient = recipient.filter(|account| account.is_accepted() && account.takes_mailings());
    Ok(recipient.map(|recipient| (mailing, sender, recipient)))
}

/// Where a letter's links lead.
pub(super) struct Links<'a> {
    /// The scheme and the host of the site.
    pub(super) origin: &'a str,
    /// What proves whose letter it is.
    pub(super) token: &'a str,
}

/// A mailing's letter to somebody; nothing when its words are forgotten. It is in the language of who wrote it.
pub(super) fn letter(
    geography: &Geography,
    mailing: &MailingRecord,
    sender: &AccountRecord,
    recipient: Recipient,
    Links { origin, token }: Links,
) -> Option<Letter> {
    let (subject, text) = mailing.words.clone()?;
    let territories = mailing.territories.iter().map(|code| territory_name(geography, code)).collect();
    let content = Content::Mailing(mail::Mailing {
        sender: sender.name.clone(),
        territories,
        subject,
        text,
        reply_to: mailing.reply_to.then(|| sender.email.clone()),
        link: format!("{origin}{}", SitePage::Workspace(WorkspacePage::Home)),
        unsubscribe: format!("{origin}{}#{token}", SitePage::Unsubscribe),
        one_click: format!("{origin}{ONE_CLICK}/{token}"),
    });
    Some(Letter { recipient, locale: mailing.locale, content })
}

/// What the journal calls some mailings: where, and to how many; who, it says itself.
pub(super) fn names(
    connection: &mut DbConnection,
    geography: &Geography,
    ids: &[MailingId],
) -> Result<Vec<(Uuid, String)>, StoreError> {
    let found = store::mailings::list_by_id(connection, ids)?;
    Ok(found
        .into_iter()
        .map(|mailing| {
            let mut parts: Vec<String> =
                mailing.territories.iter().map(|code| territory_name(geography, code)).collect();
            parts.push(mailing.recipients.to_string());
            (mailing.id.0, parts.join(" · "))
        })
        .collect())
}

fn record(
    who: &Who,
    sender: &AccountRecord,
    new: &NewMailing,
    found: &Found,
    now: DateTime<Utc>,
) -> MailingRecord {
    MailingRecord {
        id: MailingId(Uuid::now_v7()),
        account: who.account,
        audience: new.selection.audience,
        territories: territories(who, now),
        words: Some((new.subject.trim().to_owned(), new.text.trim().to_owned())),
        locale: sender.locale,
        reply_to: new.reply_to,
        recipients: found.count(),
        created_at: now,
        starts_at: now + BEFORE,
        stopped_at: None,
    }
}

/// What somebody looks after; nothing when that is the whole network.
fn territories(who: &Who, now: DateTime<Utc>) -> Vec<TerritoryCode> {
    let scopes = who.scopes(Action::SendMailing, now);
    if scopes.contains(&&Scope::National) {
        return Vec::new();
    }
    let mut territories: Vec<TerritoryCode> = Vec::new();
    for scope in scopes {
        if let Scope::Territories(own) = scope {
            territories.extend(own.iter().cloned());
        }
    }
    territories.sort_unstable();
    territories.dedup();
    territories
}

/// Those that count against what somebody may send within a day: what was stopped before a letter left does not.
fn sent_today(
    connection: &mut DbConnection,
    account: AccountId,
    now: DateTime<Utc>,
) -> Result<Vec<MailingRecord>, StoreError> {
    let mut sent = store::mailings::list_since(connection, account, now - DAY)?;
    sent.retain(|mailing| mailing.stopped_at.is_none_or(|at| at >= mailing.starts_at));
    Ok(sent)
}

fn is_same(other: &MailingRecord, mailing: &MailingRecord) -> bool {
    other.words == mailing.words
        && other.audience == mailing.audience
        && mailing.created_at - other.created_at < SAME
}

fn sees_all(who: &Who, geography: &Geography, now: DateTime<Utc>) -> bool {
    who.may(Action::SendMailing, &Object::Platform, geography, now).is_ok()
}

/// One that is theirs to see. To others it does not exist.
fn find_for(
    connection: &mut DbConnection,
    geography: &Geography,
    who: &Who,
    id: MailingId,
    now: DateTime<Utc>,
) -> Result<MailingRecord, DomainError> {
    store::mailings::find_optional(connection, id)?
        .filter(|mailing| mailing.account == who.account || sees_all(who, geography, now))
        .ok_or(DomainError::NotFound(Aggregate::Mailing, id.0))
}

fn show_record(
    connection: &mut DbConnection,
    who: &Who,
    mailing: MailingRecord,
) -> Result<Mailing, DomainError> {
    let id = mailing.id;
    let shown = show_records(connection, Some(who.account), vec![mailing])?;
    shown.into_iter().next().ok_or(DomainError::NotFound(Aggregate::Mailing, id.0))
}

fn show_records(
    connection: &mut DbConnection,
    reader: Option<AccountId>,
    mailings: Vec<MailingRecord>,
) -> Result<Vec<Mailing>, StoreError> {
    let ids: Vec<MailingId> = mailings.iter().map(|mailing| mailing.id).collect();
    let counts = store::mailings::count_letters(connection, &ids)?;
    let mut senders: Vec<AccountId> = mailings.iter().map(|mailing| mailing.account).collect();
    senders.sort_unstable();
    senders.dedup();
    let senders: HashMap<AccountId, String> = store::accounts::list(connection, &senders)?
        .into_iter()
        .map(|account| (account.id, account.name))
        .collect();
    let shown = mailings.into_iter().map(|mailing| {
        let LetterCounts { waiting, sent, unneeded, failed } =
            counts.get(&mailing.id).copied().unwrap_or_default();
        let (subject, text) = mailing.words.unzip();
        Mailing {
            id: mailing.id,
            audience: mailing.audience,
            territories: mailing.territories,
            own: reader == Some(mailing.account),
            sender: senders.get(&mailing.account).cloned(),
            subject,
            text,
            reply_to: mailing.reply_to,
            state: match mailing.stopped_at {
                Some(_) => MailingState::Stopped,
                None if waiting > 0 => MailingState::Waiting,
                None => MailingState::Done,
            },
            recipients: mailing.recipients,
            waiting,
            sent,
            unneeded,
            failed,
            created_at: mailing.created_at,
            starts_at: mailing.starts_at,
            stopped_at: mailing.stopped_at,
        }
    });
    Ok(shown.collect())
}
