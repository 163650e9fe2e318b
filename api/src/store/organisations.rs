//! Organisations.

use cafeia_shared::{
    cafes::Contact,
    ids::OrganisationId,
    organisations::NewOrganisation,
    vocabulary::{LifeStatus, PublicationStatus, Term as _},
};
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::{
    DbConnection, StoreError, StoreResult, columns,
    grants::{Reach, Scope},
    names::narrow,
    rows,
    schema::{cafe_organisers, cafes, facilitators, organisations},
    signs::{self, Signs},
};
use crate::text::fold;

/// An organisation as it is stored.
#[derive(Debug, Clone, PartialEq)]
pub struct OrganisationRecord {
    /// Its identifier.
    pub id: OrganisationId,
    /// Its name in addresses.
    pub slug: String,
    /// Counts its edits from 1.
    pub version: u32,
    /// What its author wrote.
    pub content: NewOrganisation,
    /// Where it stands in its life in the network.
    pub life_status: LifeStatus,
    /// Where it stood before it was archived.
    pub archived_from: Option<LifeStatus>,
    /// Whether its cafés are published without a review.
    pub trusted: bool,
    /// The signs of its life that are no edit.
    pub signs: Signs,
    /// When it was first written down.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
}

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = organisations, treat_none_as_null = true)]
struct OrganisationRow {
    id: String,
    slug: String,
    version: i32,
    name: String,
    kind: String,
    parts: String,
    description: String,
    commune_code: Option<String>,
    network_id: Option<String>,
    website: Option<String>,
    email: Option<String>,
    phone: Option<String>,
    siret: Option<String>,
    rna: Option<String>,
    life_status: String,
    archived_from: Option<String>,
    trusted: bool,
    seen_at: Option<NaiveDateTime>,
    asked_at: Option<NaiveDateTime>,
    created_at: NaiveDateTime,
    updated_at: NaiveDateTime,
}

impl From<&OrganisationRecord> for OrganisationRow {
    fn from(organisation: &OrganisationRecord) -> Self {
        let content = &organisation.content;
        Self {
            id: organisation.id.to_string(),
            slug: organisation.slug.clone(),
            version: columns::to_column(organisation.version),
            name: content.name.clone(),
            kind: content.kind.to_string(),
            parts: columns::list_to_column(&content.parts),
            description: content.description.clone(),
            commune_code: content.commune_code.clone(),
            network_id: content.network_id.map(|id| id.to_string()),
            website: content.website.clone(),
            email: content.contact.email.clone(),
            phone: content.contact.phone.clone(),
            siret: content.siret.clone(),
            rna: content.rna.clone(),
            life_status: organisation.life_status.to_string(),
            archived_from: organisation.archived_from.map(|status| status.to_string()),
            trusted: organisation.trusted,
            seen_at: organisation.signs.seen_at.map(|at| at.naive_utc()),
            asked_at: organisation.signs.asked_at.map(|at| at.naive_utc()),
            created_at: organisation.created_at.naive_utc(),
            updated_at: organisation.updated_at.naive_utc(),
        }
    }
}

impl TryFrom<OrganisationRow> for OrganisationRecord {
    type Error = StoreError;

    fn try_from(row: OrganisationRow) -> StoreResult<Self> {
        Ok(Self {
            id: columns::id("id", &row.id)?,
            slug: row.slug,
            version: columns::number("version", row.version)?,
            content: NewOrganisation {
                name: row.name,
                kind: columns::term("kind", &row.kind)?,
                parts: columns::list("parts", &row.parts)?,
                description: row.description,
                commune_code: row.commune_code,
                network_id: columns::optional_id("network_id", row.network_id.as_deref())?,
                website: row.website,
                contact: Contact { email: row.email, phone: row.phone },
                siret: row.siret,
                rna: row.rna,
            },
            life_status: columns::term("life_status", &row.life_status)?,
            archived_from: columns::optional_term("archived_from", row.archived_from.as_deref())?,
            trusted: row.trusted,
            signs: Signs {
                seen_at: row.seen_at.map(columns::instant),
                asked_at: row.asked_at.map(columns::instant),
            },
            created_at: columns::instant(row.created_at),
            updated_at: columns::instant(row.updated_at),
        })
    }
}

/// Writes a new organisation.
pub fn insert(connection: &mut DbConnection, organisation: &OrganisationRecord) -> StoreResult<()> {
    let name_key = organisations::name_key.eq(fold(&organisation.content.name));
    diesel::insert_into(organisations::table)
        .values((OrganisationRow::from(organisation), name_key))
        .execute(connection)?;
    Ok(())
}

/// Replaces an organisation.
pub fn update(connection: &mut DbConnection, organisation: &OrganisationRecord) -> StoreResult<()> {
    let row = OrganisationRow::from(organisation);
    let name_key = organisations::name_key.eq(fold(&row.name));
    diesel::update(organisations::table.find(&row.id)).set((&row, name_key)).execute(connection)?;
    Ok(())
}

/// One organisation, when it exists.
pub fn find_optional(
    connection: &mut DbConnection,
    id: OrganisationId,
) -> StoreResult<Option<OrganisationRecord>> {
    Ok(list(connection, &[id])?.pop())
}

/// Those of the organisations that exist.
pub fn list(connection: &mut DbConnection, ids: &[OrganisationId]) -> StoreResult<Vec<OrganisationRecord>> {
    rows::in_batches(ids, |batch| {
        let rows: Vec<OrganisationRow> = organisations::table
            .filter(organisations::id.eq_any(batch))
            .select(OrganisationRow::as_select())
            .load(connection)?;
        rows::read(rows)
    })
}

/// The organisations whose seat is in a département, and those that have no seat, the newest first.
pub fn list_in_departement(
    connection: &mut DbConnection,
    departement: Option<&str>,
    limit: i64,
) -> StoreResult<Vec<OrganisationRecord>> {
    let mut query = organisations::table
        .filter(organisations::commune_code.is_null())
        .order(organisations::id.desc())
        .limit(limit)
        .select(OrganisationRow::as_select())
        .into_boxed();
    if let Some(departement) = departement {
        // A département's code is the beginning of its communes'.
        query = query.or_filter(organisations::commune_code.like(format!("{departement}%")));
    }
    let rows: Vec<OrganisationRow> = query.load(connection)?;
    rows::read(rows)
}

/// Every organisation, in no order.
pub fn all(connection: &mut DbConnection) -> StoreResult<Vec<OrganisationRecord>> {
    let rows = organisations::table
        .select(OrganisationRow::as_select())
        .load_iter::<OrganisationRow, _>(connection)?;
    rows::read_each(rows)
}

/// Those that some grants reach.
macro_rules! within {
    ($reach:expr, $select:expr) => {{
        let mut query = organisations::table.select($select).into_boxed();
        if !$reach.is_everything() {
            // No organisation has an empty id: what follows widens this.
            query = query.filter(organisations::id.eq(""));
            for scope in &$reach.scopes {
                if let Scope::Organisation(id) = scope {
                    query = query.or_filter(organisations::id.eq(id.to_string()));
                }
            }
            for commune in &$reach.communes {
                query = query.or_filter(organisations::commune_code.like(format!("{commune}%")));
            }
        }
        query
    }};
}

/// Those that some grants reach, in no order.
pub fn list_within(connection: &mut DbConnection, reach: &Reach) -> StoreResult<Vec<OrganisationRecord>> {
    if reach.is_everything() {
        return all(connection);
    }
    let ids: Vec<String> = within!(reach, organisations::id).load(connection)?;
    list(connection, &columns::ids(&ids)?)
}

/// The ids of those that some grants reach, who take part, and of which nothing was written since an instant, each with the last sign
/// that stands in the row, in no order. What their cafés say is not looked at.
pub fn list_quiet(
    connection: &mut DbConnection,
    reach: &Reach,
    since: DateTime<Utc>,
) -> StoreResult<Vec<(OrganisationId, DateTime<Utc>)>> {
    let since = since.naive_utc();
    let there = [LifeStatus::Active, LifeStatus::Dormant].map(LifeStatus::as_str);
    let found: Vec<signs::OwnRow> =
        within!(reach, (organisations::id, organisations::updated_at, organisations::seen_at))
            .filter(organisations::life_status.eq_any(there))
            .filter(organisations::updated_at.le(since))
            .filter(organisations::seen_at.is_null().or(organisations::seen_at.le(since)))
            .load(connection)?;
    signs::own(found)
}

/// Those that some grants reach, and of whose names each of some folded words begins a word, in no order.
pub fn list_named(
    connection: &mut DbConnection,
    reach: &Reach,
    words: &[String],
) -> StoreResult<Vec<OrganisationId>> {
    let named = narrow!(within!(reach, organisations::id), organisations::name_key, words);
    columns::ids(&named.load(connection)?)
}

/// Notes signs of an organisation's life, which are no edit.
pub fn set_signs(connection: &mut DbConnection, id: OrganisationId, signs: Signs) -> StoreResult<()> {
    diesel::update(organisations::table.find(id.to_string()))
        .set((
            organisations::seen_at.eq(signs.seen_at.map(|at| at.naive_utc())),
            organisations::asked_at.eq(signs.asked_at.map(|at| at.naive_utc())),
        ))
        .execute(connection)?;
    Ok(())
}

/// Whether anything that is not archived names the organisation: a café, a facilitator, or a member of its network.
pub fn is_relied_on(connection: &mut DbConnection, id: OrganisationId) -> StoreResult<bool> {
    let id = id.to_string();
    let (gone, left) = (PublicationStatus::Archived.as_str(), LifeStatus::Archived.as_str());
    let hosted = cafes::table.filter(cafes::host_id.eq(&id).and(cafes::publication.ne(gone)));
    let organised = cafe_organisers::table.filter(cafe_organisers::organisation_id.eq(&id));
    let with = facilitators::table
        .filter(facilitators::organisation_id.eq(&id).and(facilitators::life_status.ne(left)));
    let members = organisations::table
        .filter(organisations::network_id.eq(&id).and(organisations::life_status.ne(left)));
    let any = diesel::dsl::exists(hosted)
        .or(diesel::dsl::exists(organised))
        .or(diesel::dsl::exists(with))
        .or(diesel::dsl::exists(members));
    Ok(diesel::select(any).get_result::<bool>(connection)?)
}
