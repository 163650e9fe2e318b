//! Accounts and their recovery codes.

use cafeia_shared::{accounts::ReviewLetters, ids::AccountId, vocabulary::Locale};
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::{
    DbConnection, StoreError, StoreResult, columns, rows,
    schema::{accounts, links, recovery_codes},
};

/// An account as it is stored.
#[derive(Clone, PartialEq, Eq)]
pub struct AccountRecord {
    /// Its identifier.
    pub id: AccountId,
    /// Counts its edits from 1.
    pub version: u32,
    /// Its mail address, in small letters.
    pub email: String,
    /// Its name.
    pub name: String,
    /// The language of its letters.
    pub locale: Locale,
    /// Which letters it gets about what it may decide on.
    pub review_letters: ReviewLetters,
    /// Since when it wants no letters that are sent to many at once; nothing while it takes them.
    pub unsubscribed_at: Option<DateTime<Utc>>,
    /// The hash of its password; none until the invitation was accepted.
    pub password_hash: Option<String>,
    /// The sealed secret of its authenticator application.
    pub second_factor: Option<String>,
    /// Since when signing in asks for a code; nothing while the application was not proved.
    pub second_factor_since: Option<DateTime<Utc>>,
    /// The step of time of the last code that was accepted.
    pub second_factor_step: Option<i64>,
    /// When it was first written down.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
}

impl AccountRecord {
    /// Whether signing in asks for a code.
    pub fn has_second_factor(&self) -> bool {
        self.second_factor_since.is_some()
    }

    /// Whether it takes letters that are sent to many at once.
    pub fn takes_mailings(&self) -> bool {
        self.unsubscribed_at.is_none()
    }

    /// Whether its invitation was accepted.
    pub fn is_accepted(&self) -> bool {
        self.password_hash.is_some()
    }
}

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = accounts, treat_none_as_null = true)]
struct AccountRow {
    id: String,
    version: i32,
    email: String,
    name: String,
    locale: String,
    review_letters: String,
    unsubscribed_at: Option<NaiveDateTime>,
    password_hash: Option<String>,
    second_factor: Option<String>,
    second_factor_since: Option<NaiveDateTime>,
    second_factor_step: Option<i64>,
    created_at: NaiveDateTime,
    updated_at: NaiveDateTime,
}

impl From<&AccountRecord> for AccountRow {
    fn from(account: &AccountRecord) -> Self {
        Self {
            id: account.id.to_string(),
            version: columns::to_column(account.version),
            email: account.email.clone(),
            name: account.name.clone(),
            locale: account.locale.to_string(),
            review_letters: account.review_letters.to_string(),
            unsubscribed_at: account.unsubscribed_at.map(|at| at.naive_utc()),
            password_hash: account.password_hash.clone(),
            second_factor: account.second_factor.clone(),
            second_factor_since: account.second_factor_since.map(|at| at.naive_utc()),
            second_factor_step: account.second_factor_step,
            created_at: account.created_at.naive_utc(),
            updated_at: account.updated_at.naive_utc(),
        }
    }
}

impl TryFrom<AccountRow> for AccountRecord {
    type Error = StoreError;

    fn try_from(row: AccountRow) -> StoreResult<Self> {
        Ok(Self {
            id: columns::id("id", &row.id)?,
            version: columns::number("version", row.version)?,
            email: row.email,
            name: row.name,
            locale: columns::term("locale", &row.locale)?,
            review_letters: columns::term("review_letters", &row.review_letters)?,
            unsubscribed_at: row.unsubscribed_at.map(columns::instant),
            password_hash: row.password_hash,
            second_factor: row.second_factor,
            second_factor_since: row.second_factor_since.map(columns::instant),
            second_factor_step: row.second_factor_step,
            created_at: columns::instant(row.created_at),
            updated_at: columns::instant(row.updated_at),
        })
    }
}

/// Writes a new account.
pub fn insert(connection: &mut DbConnection, account: &AccountRecord) -> StoreResult<()> {
    diesel::insert_into(accounts::table).values(AccountRow::from(account)).execute(connection)?;
    Ok(())
}

/// Replaces an account.
pub fn update(connection: &mut DbConnection, account: &AccountRecord) -> StoreResult<()> {
    let row = AccountRow::from(account);
    diesel::update(accounts::table.find(&row.id)).set(&row).execute(connection)?;
    Ok(())
}

/// Removes an account with its grants, sessions, links and codes.
pub fn remove(connection: &mut DbConnection, id: AccountId) -> StoreResult<()> {
    diesel::delete(accounts::table.find(id.to_string())).execute(connection)?;
    Ok(())
}

/// One account, when it exists.
pub fn find_optional(connection: &mut DbConnection, id: AccountId) -> StoreResult<Option<AccountRecord>> {
    Ok(list(connection, &[id])?.pop())
}

/// The account of a mail address, which is given in small letters.
pub fn find_by_email(connection: &mut DbConnection, email: &str) -> StoreResult<Option<AccountRecord>> {
    let row: Option<AccountRow> = accounts::table
        .filter(accounts::email.eq(email))
        .select(AccountRow::as_select())
        .first(connection)
        .optional()?;
    row.map(TryInto::try_into).transpose()
}

/// Those of the accounts that exist.
pub fn list(connection: &mut DbConnection, ids: &[AccountId]) -> StoreResult<Vec<AccountRecord>> {
    rows::in_batches(ids, |batch| {
        let rows: Vec<AccountRow> = accounts::table
            .filter(accounts::id.eq_any(batch))
            .select(AccountRow::as_select())
            .load(connection)?;
        rows::read(rows)
    })
}

/// Every account, in no order.
pub fn all(connection: &mut DbConnection) -> StoreResult<Vec<AccountRecord>> {
    let rows = accounts::table.select(AccountRow::as_select()).load_iter::<AccountRow, _>(connection)?;
    rows::read_each(rows)
}

/// The accounts that never accepted an invitation, and whose links are all gone.
pub fn list_forgotten(connection: &mut DbConnection) -> StoreResult<Vec<AccountId>> {
    let waiting = links::table.filter(links::account_id.eq(accounts::id)).select(links::id);
    let ids: Vec<String> = accounts::table
        .filter(accounts::password_hash.is_null())
        .filter(diesel::dsl::not(diesel::dsl::exists(waiting)))
        .select(accounts::id)
        .load(connection)?;
    ids.iter().map(|text| columns::id("id", text)).collect()
}

/// Replaces an account's recovery codes, which are given hashed.
pub fn replace_codes(connection: &mut DbConnection, id: AccountId, hashes: &[String]) -> StoreResult<()> {
    let account_id = id.to_string();
    diesel::delete(recovery_codes::table.filter(recovery_codes::account_id.eq(&account_id)))
        .execute(connection)?;
    for hash in hashes {
        diesel::insert_into(recovery_codes::table)
            .values((recovery_codes::account_id.eq(&account_id), recovery_codes::code_hash.eq(hash)))
            .execute(connection)?;
    }
    Ok(())
}

/// Removes a recovery code, given hashed; says whether it was there.
pub fn spend_code(connection: &mut DbConnection, id: AccountId, hash: &str) -> StoreResult<bool> {
    let spent = diesel::delete(recovery_codes::table.find((id.to_string(), hash))).execute(connection)?;
    Ok(spent > 0)
}

/// How many recovery codes an account has left.
pub fn count_codes(connection: &mut DbConnection, id: AccountId) -> StoreResult<u32> {
    let count: i64 = recovery_codes::table
        .filter(recovery_codes::account_id.eq(id.to_string()))
        .count()
        .get_result(connection)?;
    Ok(u32::try_from(count).unwrap_or_default())
}
