//! Mailings and their letters.

use std::collections::HashMap;

use cafeia_shared::{
    ids::{AccountId, MailingId},
    mailings::MailingAudience,
    territories::TerritoryCode,
    vocabulary::{Locale, Term as _},
};
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;
use uuid::Uuid;

use super::{
    DbConnection, StoreError, StoreResult, columns, rows,
    schema::{mailing_letters, mailings},
};

cafeia_shared::terms! {
    /// What became of a mailing's letter.
    LetterState {
        /// It has still to leave.
        Waiting = "waiting",
        /// It has left.
        Sent = "sent",
        /// It was not needed any more when its turn came.
        Unneeded = "unneeded",
        /// It was given up.
        Failed = "failed",
    }
}

/// A mailing as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailingRecord {
    /// Its identifier.
    pub id: MailingId,
    /// Who sent it; the account may be gone.
    pub account: AccountId,
    /// Out of which list its recipients were taken.
    pub audience: MailingAudience,
    /// What its sender looked after; empty for the whole network.
    pub territories: Vec<TerritoryCode>,
    /// Its subject and its text, until they are forgotten.
    pub words: Option<(String, String)>,
    /// In which language it is.
    pub locale: Locale,
    /// Whether answers go to its sender's own address.
    pub reply_to: bool,
    /// How many people it was for.
    pub recipients: u32,
    /// When it was confirmed.
    pub created_at: DateTime<Utc>,
    /// When its first letter leaves.
    pub starts_at: DateTime<Utc>,
    /// When it was stopped.
    pub stopped_at: Option<DateTime<Utc>>,
}

/// How many of a mailing's letters stand where.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LetterCounts {
    /// Still to leave.
    pub waiting: u32,
    /// Left.
    pub sent: u32,
    /// Not needed any more.
    pub unneeded: u32,
    /// Given up.
    pub failed: u32,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = mailings)]
struct MailingRow {
    id: String,
    account_id: String,
    audience: String,
    territories: String,
    subject: Option<String>,
    body: Option<String>,
    locale: String,
    reply_to: bool,
    recipients: i32,
    created_at: NaiveDateTime,
    starts_at: NaiveDateTime,
    stopped_at: Option<NaiveDateTime>,
}

impl From<&MailingRecord> for MailingRow {
    fn from(mailing: &MailingRecord) -> Self {
        let (subject, body) = mailing.words.clone().unzip();
        Self {
            id: mailing.id.to_string(),
            account_id: mailing.account.to_string(),
            audience: mailing.audience.to_string(),
            territories: columns::list_to_column(&mailing.territories),
            subject,
            body,
            locale: mailing.locale.to_string(),
            reply_to: mailing.reply_to,
            recipients: columns::to_column(mailing.recipients),
            created_at: mailing.created_at.naive_utc(),
            starts_at: mailing.starts_at.naive_utc(),
            stopped_at: mailing.stopped_at.map(|at| at.naive_utc()),
        }
    }
}

impl TryFrom<MailingRow> for MailingRecord {
    type Error = StoreError;

    fn try_from(row: MailingRow) -> StoreResult<Self> {
        Ok(Self {
            id: columns::id("id", &row.id)?,
            account: columns::id("account_id", &row.account_id)?,
            audience: columns::term("audience", &row.audience)?,
            territories: columns::list("territories", &row.territories)?,
            words: row.subject.zip(row.body),
            locale: columns::term("locale", &row.locale)?,
            reply_to: row.reply_to,
            recipients: columns::number("recipients", row.recipients)?,
            created_at: columns::instant(row.created_at),
            starts_at: columns::instant(row.starts_at),
            stopped_at: row.stopped_at.map(columns::instant),
        })
    }
}

/// Writes a new mailing, with a letter that waits for each of its recipients.
pub fn insert(
    connection: &mut DbConnection,
    mailing: &MailingRecord,
    recipients: &[AccountId],
) -> StoreResult<()> {
    diesel::insert_into(mailings::table).values(MailingRow::from(mailing)).execute(connection)?;
    for account in recipients {
        diesel::insert_into(mailing_letters::table)
            .values((
                mailing_letters::id.eq(Uuid::now_v7().to_string()),
                mailing_letters::mailing_id.eq(mailing.id.to_string()),
                mailing_letters::account_id.eq(Some(account.to_string())),
                mailing_letters::state.eq(LetterState::Waiting.as_str()),
            ))
            .execute(connection)?;
    }
    Ok(())
}

/// One mailing, when it exists.
pub fn find_optional(connection: &mut DbConnection, id: MailingId) -> StoreResult<Option<MailingRecord>> {
    let row: Option<MailingRow> =
        mailings::table.find(id.to_string()).select(MailingRow::as_select()).first(connection).optional()?;
    row.map(TryInto::try_into).transpose()
}

/// The mailings of an account, or of all, the newest first.
pub fn list(
    connection: &mut DbConnection,
    account: Option<AccountId>,
    limit: i64,
) -> StoreResult<Vec<MailingRecord>> {
    let mut query = mailings::table.select(MailingRow::as_select()).into_boxed();
    if let Some(account) = account {
        query = query.filter(mailings::account_id.eq(account.to_string()));
    }
    let rows: Vec<MailingRow> =
        query.order((mailings::created_at.desc(), mailings::id.desc())).limit(limit).load(connection)?;
    rows::read(rows)
}

/// Those of the mailings that exist.
pub fn list_by_id(connection: &mut DbConnection, ids: &[MailingId]) -> StoreResult<Vec<MailingRecord>> {
    rows::in_batches(ids, |batch| {
        let rows: Vec<MailingRow> = mailings::table
            .filter(mailings::id.eq_any(batch))
            .select(MailingRow::as_select())
            .load(connection)?;
        rows::read(rows)
    })
}

/// The mailings of an account since an instant, the newest first.
pub fn list_since(
    connection: &mut DbConnection,
    account: AccountId,
    since: DateTime<Utc>,
) -> StoreResult<Vec<MailingRecord>> {
    let rows: Vec<MailingRow> = mailings::table
        .filter(mailings::account_id.eq(account.to_string()))
        .filter(mailings::created_at.gt(since.naive_utc()))
        .order((mailings::created_at.desc(), mailings::id.desc()))
        .select(MailingRow::as_select())
        .load(connection)?;
    rows::read(rows)
}

/// How the letters of some mailings stand; those whose letters are forgotten are left out.
pub fn count_letters(
    connection: &mut DbConnection,
    ids: &[MailingId],
) -> StoreResult<HashMap<MailingId, LetterCounts>> {
    let counted = rows::in_batches(ids, |batch| {
        let counted: Vec<(String, String, i64)> = mailing_letters::table
            .filter(mailing_letters::mailing_id.eq_any(batch))
            .group_by((mailing_letters::mailing_id, mailing_letters::state))
            .select((mailing_letters::mailing_id, mailing_letters::state, diesel::dsl::count_star()))
            .load(connection)?;
        Ok(counted)
    })?;
    let mut counts: HashMap<MailingId, LetterCounts> = HashMap::new();
    for (mailing, state, count) in counted {
        let of = counts.entry(columns::id("mailing_id", &mailing)?).or_default();
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        match columns::term("state", &state)? {
            LetterState::Waiting => of.waiting = count,
            LetterState::Sent => of.sent = count,
            LetterState::Unneeded => of.unneeded = count,
            LetterState::Failed => of.failed = count,
        }
    }
    Ok(counts)
}

/// Notes what became of a letter.
pub fn set_letter(
    connection: &mut DbConnection,
    id: MailingId,
    account: AccountId,
    state: LetterState,
) -> StoreResult<()> {
    let letter = mailing_letters::table
        .filter(mailing_letters::mailing_id.eq(id.to_string()))
        .filter(mailing_letters::account_id.eq(Some(account.to_string())));
    diesel::update(letter).set(mailing_letters::state.eq(state.as_str())).execute(connection)?;
    Ok(())
}

/// Stops a mailing: what waits is not needed any more.
pub fn stop(connection: &mut DbConnection, id: MailingId, now: DateTime<Utc>) -> StoreResult<()> {
    diesel::update(mailings::table.find(id.to_string()))
        .set(mailings::stopped_at.eq(Some(now.naive_utc())))
        .execute(connection)?;
    let waiting = mailing_letters::table
        .filter(mailing_letters::mailing_id.eq(id.to_string()))
        .filter(mailing_letters::state.eq(LetterState::Waiting.as_str()));
    diesel::update(waiting)
        .set(mailing_letters::state.eq(LetterState::Unneeded.as_str()))
        .execute(connection)?;
    Ok(())
}

/// The mailings from before an instant whose words are not yet forgotten.
pub fn list_worded_before(
    connection: &mut DbConnection,
    before: DateTime<Utc>,
) -> StoreResult<Vec<MailingId>> {
    let ids: Vec<String> = mailings::table
        .filter(mailings::created_at.lt(before.naive_utc()))
        .filter(mailings::subject.is_not_null())
        .select(mailings::id)
        .load(connection)?;
    columns::ids(&ids)
}

/// Forgets what a mailing said and who received it.
pub fn forget_words(connection: &mut DbConnection, id: MailingId) -> StoreResult<()> {
    diesel::update(mailings::table.find(id.to_string()))
        .set((mailings::subject.eq(None::<String>), mailings::body.eq(None::<String>)))
        .execute(connection)?;
    diesel::delete(mailing_letters::table.filter(mailing_letters::mailing_id.eq(id.to_string())))
        .execute(connection)?;
    Ok(())
}

/// Forgets that an account received letters; their number stays.
pub fn forget_recipient(connection: &mut DbConnection, account: AccountId) -> StoreResult<()> {
    diesel::update(mailing_letters::table.filter(mailing_letters::account_id.eq(Some(account.to_string()))))
        .set(mailing_letters::account_id.eq(None::<String>))
        .execute(connection)?;
    Ok(())
}

/// Removes the mailings from before an instant; gives their number.
pub fn remove_before(connection: &mut DbConnection, before: DateTime<Utc>) -> StoreResult<usize> {
    let old = mailings::table.filter(mailings::created_at.lt(before.naive_utc()));
    Ok(diesel::delete(old).execute(connection)?)
}
