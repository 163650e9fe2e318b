//! Grants: what accounts may do, where, and for how long. One that its holder has not accepted yet is an offer, and
//! none of these.

use std::collections::HashMap;

use cafeia_shared::{
    accounts::Role,
    ids::{AccountId, FacilitatorId, GrantId, OrganisationId},
    territories::TerritoryCode,
};
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::{DbConnection, StoreError, StoreResult, columns, rows, schema::grants};

/// What a role reaches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// Everything, of the national team.
    National,
    /// Territories, of a referent.
    Territories(Vec<TerritoryCode>),
    /// An organisation, of its organiser.
    Organisation(OrganisationId),
    /// A facilitator, who its holder is.
    Facilitator(FacilitatorId),
}

impl Scope {
    /// The role that reaches it.
    pub fn role(&self) -> Role {
        match self {
            Self::National => Role::National,
            Self::Territories(_) => Role::Referent,
            Self::Organisation(_) => Role::Organiser,
            Self::Facilitator(_) => Role::Facilitator,
        }
    }
}

/// What some grants reach, as a query asks for it.
#[derive(Debug, Clone)]
pub struct Reach<'a> {
    /// Their scopes.
    pub scopes: Vec<&'a Scope>,
    /// What all codes of communes begin with that lie in the territories among the scopes.
    pub communes: Vec<String>,
}

impl Reach<'_> {
    /// Whether nothing is out of their reach.
    pub fn is_everything(&self) -> bool {
        self.scopes.contains(&&Scope::National)
    }
}

/// A grant as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GrantRecord {
    /// Its identifier.
    pub id: GrantId,
    /// Who holds it.
    pub account_id: AccountId,
    /// What it reaches.
    pub scope: Scope,
    /// From when on it counts.
    pub starts_at: DateTime<Utc>,
    /// Until when it counts; nothing when it has no end.
    pub ends_at: Option<DateTime<Utc>>,
    /// Who granted it; nothing on the command line.
    pub granted_by: Option<AccountId>,
    /// The grant that it stands in for.
    pub on_behalf_of: Option<GrantId>,
    /// When it was taken back.
    pub revoked_at: Option<DateTime<Utc>>,
    /// When it was written down.
    pub created_at: DateTime<Utc>,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = grants)]
pub(super) struct GrantRow {
    id: String,
    account_id: String,
    role: String,
    territories: String,
    organisation_id: Option<String>,
    facilitator_id: Option<String>,
    starts_at: NaiveDateTime,
    ends_at: Option<NaiveDateTime>,
    granted_by: Option<String>,
    on_behalf_of: Option<String>,
    revoked_at: Option<NaiveDateTime>,
    created_at: NaiveDateTime,
}

impl From<&GrantRecord> for GrantRow {
    fn from(grant: &GrantRecord) -> Self {
        let (mut territories, mut organisation_id, mut facilitator_id) = (&[][..], None, None);
        match &grant.scope {
            Scope::National => {}
            Scope::Territories(codes) => territories = codes,
            Scope::Organisation(id) => organisation_id = Some(id.to_string()),
            Scope::Facilitator(id) => facilitator_id = Some(id.to_string()),
        }
        Self {
            id: grant.id.to_string(),
            account_id: grant.account_id.to_string(),
            role: grant.scope.role().to_string(),
            territories: columns::list_to_column(territories),
            organisation_id,
            facilitator_id,
            starts_at: grant.starts_at.naive_utc(),
            ends_at: grant.ends_at.map(|at| at.naive_utc()),
            granted_by: grant.granted_by.map(|id| id.to_string()),
            on_behalf_of: grant.on_behalf_of.map(|id| id.to_string()),
            revoked_at: grant.revoked_at.map(|at| at.naive_utc()),
            created_at: grant.created_at.naive_utc(),
        }
    }
}

impl TryFrom<GrantRow> for GrantRecord {
    type Error = StoreError;

    fn try_from(row: GrantRow) -> StoreResult<Self> {
        let needed = |column: &'static str, text: Option<&String>| {
            text.cloned().ok_or_else(|| columns::unreadable(column, "nothing"))
        };
        let scope = match columns::term("role", &row.role)? {
            Role::National => Scope::National,
            Role::Referent => Scope::Territories(columns::list("territories", &row.territories)?),
            Role::Organiser => {
                let text = needed("organisation_id", row.organisation_id.as_ref())?;
                Scope::Organisation(columns::id("organisation_id", &text)?)
            }
            Role::Facilitator => {
                let text = needed("facilitator_id", row.facilitator_id.as_ref())?;
                Scope::Facilitator(columns::id("facilitator_id", &text)?)
            }
        };
        Ok(Self {
            id: columns::id("id", &row.id)?,
            account_id: columns::id("account_id", &row.account_id)?,
            scope,
            starts_at: columns::instant(row.starts_at),
            ends_at: row.ends_at.map(columns::instant),
            granted_by: columns::optional_id("granted_by", row.granted_by.as_deref())?,
            on_behalf_of: columns::optional_id("on_behalf_of", row.on_behalf_of.as_deref())?,
            revoked_at: row.revoked_at.map(columns::instant),
            created_at: columns::instant(row.created_at),
        })
    }
}

/// Those that are held: offers are not.
#[diesel::dsl::auto_type(no_type_alias)]
fn held() -> _ {
    grants::table.filter(grants::offered_at.is_null())
}

/// Writes a new grant.
pub fn insert(connection: &mut DbConnection, grant: &GrantRecord) -> StoreResult<()> {
    diesel::insert_into(grants::table).values(GrantRow::from(grant)).execute(connection)?;
    Ok(())
}

/// Takes a grant back.
pub fn revoke(connection: &mut DbConnection, id: GrantId, at: DateTime<Utc>) -> StoreResult<()> {
    diesel::update(grants::table.find(id.to_string()))
        .set(grants::revoked_at.eq(at.naive_utc()))
        .execute(connection)?;
    Ok(())
}

/// One grant, when it exists.
pub fn find_optional(connection: &mut DbConnection, id: GrantId) -> StoreResult<Option<GrantRecord>> {
    Ok(list(connection, &[id])?.pop())
}

/// Those of the grants that exist.
pub fn list(connection: &mut DbConnection, ids: &[GrantId]) -> StoreResult<Vec<GrantRecord>> {
    rows::in_batches(ids, |batch| {
        let rows: Vec<GrantRow> =
            held().filter(grants::id.eq_any(batch)).select(GrantRow::as_select()).load(connection)?;
        rows::read(rows)
    })
}

/// All grants of an account, those that ended or were taken back too, in the order of their making.
pub fn list_by_account(connection: &mut DbConnection, account: AccountId) -> StoreResult<Vec<GrantRecord>> {
    let rows: Vec<GrantRow> = held()
        .filter(grants::account_id.eq(account.to_string()))
        .order((grants::created_at, grants::id))
        .select(GrantRow::as_select())
        .load(connection)?;
    rows::read(rows)
}

/// All grants on a facilitator, those that ended or were taken back too.
pub fn list_by_facilitator(
    connection: &mut DbConnection,
    facilitator: FacilitatorId,
) -> StoreResult<Vec<GrantRecord>> {
    let rows: Vec<GrantRow> = held()
        .filter(grants::facilitator_id.eq(facilitator.to_string()))
        .select(GrantRow::as_select())
        .load(connection)?;
    rows::read(rows)
}

/// All grants on some facilitators, those that ended or were taken back too.
pub fn list_on_facilitators(
    connection: &mut DbConnection,
    facilitators: &[FacilitatorId],
) -> StoreResult<Vec<GrantRecord>> {
    rows::in_batches(facilitators, |batch| {
        let rows: Vec<GrantRow> = held()
            .filter(grants::facilitator_id.eq_any(batch.iter().map(Some)))
            .order((grants::created_at, grants::id))
            .select(GrantRow::as_select())
            .load(connection)?;
        rows::read(rows)
    })
}

/// All grants on some organisations, those that ended or were taken back too.
pub fn list_on_organisations(
    connection: &mut DbConnection,
    organisations: &[OrganisationId],
) -> StoreResult<Vec<GrantRecord>> {
    rows::in_batches(organisations, |batch| {
        let rows: Vec<GrantRow> = held()
            .filter(grants::organisation_id.eq_any(batch.iter().map(Some)))
            .order((grants::created_at, grants::id))
            .select(GrantRow::as_select())
            .load(connection)?;
        rows::read(rows)
    })
}

/// The grants on one of some organisations or of some facilitators that were not taken back, in the order of their making.
pub fn list_reaching(
    connection: &mut DbConnection,
    organisations: &[OrganisationId],
    facilitators: &[FacilitatorId],
) -> StoreResult<Vec<GrantRecord>> {
    let organisations = organisations.iter().map(ToString::to_string);
    let facilitators = facilitators.iter().map(ToString::to_string);
    let rows: Vec<GrantRow> = held()
        .filter(grants::revoked_at.is_null())
        .filter(
            grants::organisation_id
                .eq_any(organisations.map(Some))
                .or(grants::facilitator_id.eq_any(facilitators.map(Some))),
        )
        .order((grants::created_at, grants::id))
        .select(GrantRow::as_select())
        .load(connection)?;
    rows::read(rows)
}

/// Every grant that was not taken back, by account, each in the order of its making.
pub fn all_by_account(connection: &mut DbConnection) -> StoreResult<HashMap<AccountId, Vec<GrantRecord>>> {
    let rows = held()
        .filter(grants::revoked_at.is_null())
        .order((grants::created_at, grants::id))
        .select(GrantRow::as_select())
        .load_iter::<GrantRow, _>(connection)?;
    let mut found: HashMap<AccountId, Vec<GrantRecord>> = HashMap::new();
    for row in rows {
        let grant: GrantRecord = row?.try_into()?;
        found.entry(grant.account_id).or_default().push(grant);
    }
    Ok(found)
}
