//! One-time links that letters hold.

use cafeia_shared::ids::AccountId;
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;
use uuid::Uuid;

use super::{DbConnection, StoreError, StoreResult, columns, schema::links};

cafeia_shared::terms! {
    /// What a one-time link is for.
    LinkPurpose {
        /// To accept an invitation.
        Invitation = "invitation",
        /// To confirm an application as a facilitator, which opens an account too.
        Application = "application",
        /// To set a password anew.
        PasswordReset = "password_reset",
    }
}

/// A one-time link as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkRecord {
    /// Its identifier, of which its token is made.
    pub id: Uuid,
    /// What it is for.
    pub purpose: LinkPurpose,
    /// For whom.
    pub account_id: AccountId,
    /// Who asked for it, if it was another account.
    pub created_by: Option<AccountId>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// Until when it is good.
    pub expires_at: DateTime<Utc>,
    /// When it was used, or replaced by a newer one.
    pub used_at: Option<DateTime<Utc>>,
}

impl LinkRecord {
    /// Whether it is still good at an instant.
    pub fn is_good(&self, now: DateTime<Utc>) -> bool {
        self.used_at.is_none() && now < self.expires_at
    }
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = links)]
struct LinkRow {
    id: String,
    purpose: String,
    account_id: String,
    created_by: Option<String>,
    created_at: NaiveDateTime,
    expires_at: NaiveDateTime,
    used_at: Option<NaiveDateTime>,
}

impl TryFrom<LinkRow> for LinkRecord {
    type Error = StoreError;

    fn try_from(row: LinkRow) -> StoreResult<Self> {
        Ok(Self {
            id: columns::id("id", &row.id)?,
            purpose: columns::term("purpose", &row.purpose)?,
            account_id: columns::id("account_id", &row.account_id)?,
            created_by: columns::optional_id("created_by", row.created_by.as_deref())?,
            created_at: columns::instant(row.created_at),
            expires_at: columns::instant(row.expires_at),
            used_at: row.used_at.map(columns::instant),
        })
    }
}

/// Writes a new link.
pub fn insert(connection: &mut DbConnection, link: &LinkRecord) -> StoreResult<()> {
    diesel::insert_into(links::table)
        .values(LinkRow {
            id: link.id.to_string(),
            purpose: link.purpose.to_string(),
            account_id: link.account_id.to_string(),
            created_by: link.created_by.map(|id| id.to_string()),
            created_at: link.created_at.naive_utc(),
            expires_at: link.expires_at.naive_utc(),
            used_at: link.used_at.map(|at| at.naive_utc()),
        })
        .execute(connection)?;
    Ok(())
}

/// One link, when it exists.
pub fn find_optional(connection: &mut DbConnection, id: Uuid) -> StoreResult<Option<LinkRecord>> {
    let row: Option<LinkRow> =
        links::table.find(id.to_string()).select(LinkRow::as_select()).first(connection).optional()?;
    row.map(TryInto::try_into).transpose()
}

/// Makes every link of an account good for nothing any more.
pub fn use_all(connection: &mut DbConnection, account: AccountId, now: DateTime<Utc>) -> StoreResult<()> {
    diesel::update(links::table.filter(links::account_id.eq(account.to_string())))
        .filter(links::used_at.is_null())
        .set(links::used_at.eq(now.naive_utc()))
        .execute(connection)?;
    Ok(())
}

/// Removes the links that were over before an instant; gives their number.
pub fn remove_expired(connection: &mut DbConnection, before: DateTime<Utc>) -> StoreResult<usize> {
    Ok(diesel::delete(links::table.filter(links::expires_at.lt(before.naive_utc()))).execute(connection)?)
}
