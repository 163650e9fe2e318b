//! Saved views of lists.

use cafeia_shared::{
    ids::{AccountId, SavedViewId},
    views::ViewedList,
};
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::{DbConnection, StoreError, StoreResult, columns, rows, schema::saved_views};

/// A saved view as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ViewRecord {
    /// Its identifier.
    pub id: SavedViewId,
    /// Counts its edits from 1.
    pub version: u32,
    /// Whose it is.
    pub account: AccountId,
    /// Of which list.
    pub list: ViewedList,
    /// Its name.
    pub name: String,
    /// The query string of its page's address.
    pub query: String,
    /// When it was saved.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
}

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = saved_views)]
struct ViewRow {
    id: String,
    version: i32,
    account_id: String,
    list: String,
    name: String,
    query: String,
    created_at: NaiveDateTime,
    updated_at: NaiveDateTime,
}

impl From<&ViewRecord> for ViewRow {
    fn from(view: &ViewRecord) -> Self {
        Self {
            id: view.id.to_string(),
            version: columns::to_column(view.version),
            account_id: view.account.to_string(),
            list: view.list.to_string(),
            name: view.name.clone(),
            query: view.query.clone(),
            created_at: view.created_at.naive_utc(),
            updated_at: view.updated_at.naive_utc(),
        }
    }
}

impl TryFrom<ViewRow> for ViewRecord {
    type Error = StoreError;

    fn try_from(row: ViewRow) -> StoreResult<Self> {
        Ok(Self {
            id: columns::id("id", &row.id)?,
            version: columns::number("version", row.version)?,
            account: columns::id("account_id", &row.account_id)?,
            list: columns::term("list", &row.list)?,
            name: row.name,
            query: row.query,
            created_at: columns::instant(row.created_at),
            updated_at: columns::instant(row.updated_at),
        })
    }
}

/// Writes a new view.
pub fn insert(connection: &mut DbConnection, view: &ViewRecord) -> StoreResult<()> {
    diesel::insert_into(saved_views::table).values(ViewRow::from(view)).execute(connection)?;
    Ok(())
}

/// Replaces a view.
pub fn update(connection: &mut DbConnection, view: &ViewRecord) -> StoreResult<()> {
    let row = ViewRow::from(view);
    diesel::update(saved_views::table.find(&row.id)).set(&row).execute(connection)?;
    Ok(())
}

/// Removes a view.
pub fn remove(connection: &mut DbConnection, id: SavedViewId) -> StoreResult<()> {
    diesel::delete(saved_views::table.find(id.to_string())).execute(connection)?;
    Ok(())
}

/// All the views of an account, in no order.
pub fn list_by_account(connection: &mut DbConnection, account: AccountId) -> StoreResult<Vec<ViewRecord>> {
    let rows: Vec<ViewRow> = saved_views::table
        .filter(saved_views::account_id.eq(account.to_string()))
        .select(ViewRow::as_select())
        .load(connection)?;
    rows::read(rows)
}
