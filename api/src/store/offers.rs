//! Offers: grants that their holders have not accepted yet. They stand among the grants, and count for nothing.

use std::collections::HashMap;

use cafeia_shared::ids::{AccountId, GrantId};
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::{
    DbConnection, StoreError, StoreResult, columns,
    grants::{GrantRecord, GrantRow},
    rows,
    schema::grants,
};

/// A grant that was offered, and that its holder has not accepted yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferRecord {
    /// What it will be.
    pub grant: GrantRecord,
    /// When it was offered, the last time.
    pub at: DateTime<Utc>,
    /// Under which identifier those see its holder who may not see their account.
    pub seen_as: AccountId,
    /// Under which name.
    pub name: String,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = grants)]
struct OfferRow {
    #[diesel(embed)]
    grant: GrantRow,
    offered_at: Option<NaiveDateTime>,
    offered_as: Option<String>,
    offered_name: Option<String>,
}

impl TryFrom<OfferRow> for OfferRecord {
    type Error = StoreError;

    fn try_from(row: OfferRow) -> StoreResult<Self> {
        let nothing = |column: &'static str| move || columns::unreadable(column, "nothing");
        let seen_as = columns::optional_id("offered_as", row.offered_as.as_deref())?;
        Ok(Self {
            grant: row.grant.try_into()?,
            at: row.offered_at.map(columns::instant).ok_or_else(nothing("offered_at"))?,
            seen_as: seen_as.ok_or_else(nothing("offered_as"))?,
            name: row.offered_name.ok_or_else(nothing("offered_name"))?,
        })
    }
}

/// Those that are offered.
#[diesel::dsl::auto_type(no_type_alias)]
fn offered() -> _ {
    grants::table.filter(grants::offered_at.is_not_null())
}

/// Writes a new offer.
pub fn insert(connection: &mut DbConnection, offer: &OfferRecord) -> StoreResult<()> {
    let row = OfferRow {
        grant: GrantRow::from(&offer.grant),
        offered_at: Some(offer.at.naive_utc()),
        offered_as: Some(offer.seen_as.to_string()),
        offered_name: Some(offer.name.clone()),
    };
    diesel::insert_into(grants::table).values(row).execute(connection)?;
    Ok(())
}

/// Writes down that an offer was made once more; it is not declined any longer.
pub fn renew(connection: &mut DbConnection, id: GrantId, at: DateTime<Utc>) -> StoreResult<()> {
    diesel::update(grants::table.find(id.to_string()))
        .set((grants::offered_at.eq(at.naive_utc()), grants::revoked_at.eq(None::<NaiveDateTime>)))
        .execute(connection)?;
    Ok(())
}

/// Makes a grant of an offer.
pub fn accept(connection: &mut DbConnection, id: GrantId) -> StoreResult<()> {
    let nothing = (
        grants::offered_at.eq(None::<NaiveDateTime>),
        grants::offered_as.eq(None::<String>),
        grants::offered_name.eq(None::<String>),
    );
    diesel::update(grants::table.find(id.to_string())).set(nothing).execute(connection)?;
    Ok(())
}

/// Removes an offer.
pub fn remove(connection: &mut DbConnection, id: GrantId) -> StoreResult<()> {
    diesel::delete(grants::table.find(id.to_string())).execute(connection)?;
    Ok(())
}

/// Removes the offers that were made before an instant; gives their number.
pub fn remove_before(connection: &mut DbConnection, before: DateTime<Utc>) -> StoreResult<usize> {
    Ok(diesel::delete(grants::table.filter(grants::offered_at.lt(before.naive_utc()))).execute(connection)?)
}

/// One offer, when it exists.
pub fn find_optional(connection: &mut DbConnection, id: GrantId) -> StoreResult<Option<OfferRecord>> {
    let row: Option<OfferRow> = offered()
        .filter(grants::id.eq(id.to_string()))
        .select(OfferRow::as_select())
        .first(connection)
        .optional()?;
    row.map(TryInto::try_into).transpose()
}

/// What an account is offered, in the order of its making.
pub fn list_to(connection: &mut DbConnection, account: AccountId) -> StoreResult<Vec<OfferRecord>> {
    let rows: Vec<OfferRow> = offered()
        .filter(grants::account_id.eq(account.to_string()))
        .order((grants::created_at, grants::id))
        .select(OfferRow::as_select())
        .load(connection)?;
    rows::read(rows)
}

/// The offers whose holder is seen under an identifier, in the order of their making.
pub fn list_seen_as(connection: &mut DbConnection, seen_as: AccountId) -> StoreResult<Vec<OfferRecord>> {
    let rows: Vec<OfferRow> = offered()
        .filter(grants::offered_as.eq(seen_as.to_string()))
        .order((grants::created_at, grants::id))
        .select(OfferRow::as_select())
        .load(connection)?;
    rows::read(rows)
}

/// Every offer, in the order of their making.
pub fn all(connection: &mut DbConnection) -> StoreResult<Vec<OfferRecord>> {
    let rows: Vec<OfferRow> =
        offered().order((grants::created_at, grants::id)).select(OfferRow::as_select()).load(connection)?;
    rows::read(rows)
}

/// The same by account.
pub fn all_by_account(connection: &mut DbConnection) -> StoreResult<HashMap<AccountId, Vec<OfferRecord>>> {
    let mut found: HashMap<AccountId, Vec<OfferRecord>> = HashMap::new();
    for offer in all(connection)? {
        found.entry(offer.grant.account_id).or_default().push(offer);
    }
    Ok(found)
}
