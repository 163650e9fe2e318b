//! Proposals, with who makes them.

use cafeia_shared::{
    ids::{CafeId, ProposalId},
    proposals::{ProposalStatus, ProposedCafe, Proposer, ProposerHistory},
};
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::{
    DbConnection, StoreResult, columns, rows,
    schema::{proposals, proposers},
};

/// A proposal as it is stored.
#[derive(Debug, Clone, PartialEq)]
pub struct ProposalRecord {
    /// Its identifier.
    pub id: ProposalId,
    /// Counts its edits from 1.
    pub version: u32,
    /// Where it stands.
    pub status: ProposalStatus,
    /// What it was before it was taken back.
    pub withdrawn_from: Option<ProposalStatus>,
    /// Who proposes it; the address in small letters.
    pub proposer: Proposer,
    /// Of the address and of what was first proposed.
    pub fingerprint: String,
    /// The café as it is proposed, with the message to those who decide.
    pub cafe: ProposedCafe,
    /// The commune that says whose territory it is.
    pub commune_code: Option<String>,
    /// What the reviewer said last.
    pub reason: Option<String>,
    /// The café that was made of it.
    pub cafe_id: Option<CafeId>,
    /// When it came in.
    pub received_at: DateTime<Utc>,
    /// When its proposer confirmed their address.
    pub confirmed_at: Option<DateTime<Utc>>,
    /// Since when it waits for a decision.
    pub review_since: Option<DateTime<Utc>>,
    /// When the last decision was made.
    pub decided_at: Option<DateTime<Utc>>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
    /// When all of it is forgotten.
    pub kept_until: DateTime<Utc>,
}

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = proposals, treat_none_as_null = true)]
struct ProposalRow {
    id: String,
    version: i32,
    status: String,
    withdrawn_from: Option<String>,
    content: String,
    commune_code: Option<String>,
    reason: Option<String>,
    cafe_id: Option<String>,
    received_at: NaiveDateTime,
    confirmed_at: Option<NaiveDateTime>,
    review_since: Option<NaiveDateTime>,
    decided_at: Option<NaiveDateTime>,
    updated_at: NaiveDateTime,
    kept_until: NaiveDateTime,
}

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = proposers)]
struct ProposerRow {
    proposal_id: String,
    name: String,
    email: String,
    locale: String,
    message: String,
    fingerprint: String,
}

/// A proposal's two rows. The message is the proposer's word to others: it stands with them.
fn rows(proposal: &ProposalRecord) -> StoreResult<(ProposalRow, ProposerRow)> {
    let content = ProposedCafe { message: String::new(), ..proposal.cafe.clone() };
    let content = serde_json::to_string(&content)
        .map_err(|_| columns::unreadable("content", proposal.id.to_string()))?;
    let row = ProposalRow {
        id: proposal.id.to_string(),
        version: columns::to_column(proposal.version),
        status: proposal.status.to_string(),
        withdrawn_from: proposal.withdrawn_from.map(|status| status.to_string()),
        content,
        commune_code: proposal.commune_code.clone(),
        reason: proposal.reason.clone(),
        cafe_id: proposal.cafe_id.map(|id| id.to_string()),
        received_at: proposal.received_at.naive_utc(),
        confirmed_at: proposal.confirmed_at.map(|at| at.naive_utc()),
        review_since: proposal.review_since.map(|at| at.naive_utc()),
        decided_at: proposal.decided_at.map(|at| at.naive_utc()),
        updated_at: proposal.updated_at.naive_utc(),
        kept_until: proposal.kept_until.naive_utc(),
    };
    let proposer = ProposerRow {
        proposal_id: row.id.clone(),
        name: proposal.proposer.name.clone(),
        email: proposal.proposer.email.clone(),
        locale: proposal.proposer.locale.to_string(),
        message: proposal.cafe.message.clone(),
        fingerprint: proposal.fingerprint.clone(),
    };
    Ok((row, proposer))
}

fn record((row, proposer): (ProposalRow, ProposerRow)) -> StoreResult<ProposalRecord> {
    // What cannot be read may be personal, so the fault names the proposal and not the value.
    let cafe: ProposedCafe =
        serde_json::from_str(&row.content).map_err(|_| columns::unreadable("content", row.id.clone()))?;
    let withdrawn_from = row.withdrawn_from.map(|text| columns::term("withdrawn_from", &text));
    Ok(ProposalRecord {
        id: columns::id("id", &row.id)?,
        version: columns::number("version", row.version)?,
        status: columns::term("status", &row.status)?,
        withdrawn_from: withdrawn_from.transpose()?,
        proposer: Proposer {
            name: proposer.name,
            email: proposer.email,
            locale: columns::term("locale", &proposer.locale)?,
        },
        fingerprint: proposer.fingerprint,
        cafe: ProposedCafe { message: proposer.message, ..cafe },
        commune_code: row.commune_code,
        reason: row.reason,
        cafe_id: columns::optional_id("cafe_id", row.cafe_id.as_deref())?,
        received_at: columns::instant(row.received_at),
        confirmed_at: row.confirmed_at.map(columns::instant),
        review_since: row.review_since.map(columns::instant),
        decided_at: row.decided_at.map(columns::instant),
        updated_at: columns::instant(row.updated_at),
        kept_until: columns::instant(row.kept_until),
    })
}

/// Writes a new proposal.
pub fn insert(connection: &mut DbConnection, proposal: &ProposalRecord) -> StoreResult<()> {
    let (row, proposer) = rows(proposal)?;
    diesel::insert_into(proposals::table).values(row).execute(connection)?;
    diesel::insert_into(proposers::table).values(proposer).execute(connection)?;
    Ok(())
}

/// Replaces a proposal.
pub fn update(connection: &mut DbConnection, proposal: &ProposalRecord) -> StoreResult<()> {
    let (row, proposer) = rows(proposal)?;
    diesel::update(proposals::table.find(&row.id)).set(&row).execute(connection)?;
    diesel::update(proposers::table.find(&row.id)).set(&proposer).execute(connection)?;
    Ok(())
}

/// Removes a proposal with who made it.
pub fn remove(connection: &mut DbConnection, id: ProposalId) -> StoreResult<()> {
    diesel::delete(proposals::table.find(id.to_string())).execute(connection)?;
    Ok(())
}

/// A proposal's two rows, by a condition.
macro_rules! both {
    ($condition:expr) => {
        proposals::table
            .inner_join(proposers::table)
            .filter($condition)
            .select((ProposalRow::as_select(), ProposerRow::as_select()))
    };
}

/// One proposal, when it exists.
pub fn find_optional(connection: &mut DbConnection, id: ProposalId) -> StoreResult<Option<ProposalRecord>> {
    let found = both!(proposals::id.eq(id.to_string())).first(connection).optional()?;
    found.map(record).transpose()
}

/// The proposal of which a café was made.
pub fn find_by_cafe(connection: &mut DbConnection, cafe: CafeId) -> StoreResult<Option<ProposalRecord>> {
    let found = both!(proposals::cafe_id.eq(cafe.to_string())).first(connection).optional()?;
    found.map(record).transpose()
}

/// Whether the same was proposed by the same address since an instant.
pub fn is_known(connection: &mut DbConnection, fingerprint: &str, since: DateTime<Utc>) -> StoreResult<bool> {
    let same = proposals::table
        .inner_join(proposers::table)
        .filter(proposers::fingerprint.eq(fingerprint))
        .filter(proposals::received_at.gt(since.naive_utc()))
        .select(proposals::id);
    Ok(diesel::select(diesel::dsl::exists(same)).get_result(connection)?)
}

/// Those that are to be forgotten at an instant.
pub fn list_over(connection: &mut DbConnection, now: DateTime<Utc>) -> StoreResult<Vec<ProposalRecord>> {
    let rows: Vec<(ProposalRow, ProposerRow)> =
        both!(proposals::kept_until.le(now.naive_utc())).load(connection)?;
    rows.into_iter().map(record).collect()
}

/// What became of the confirmed proposals of an address, but for one.
pub fn history(
    connection: &mut DbConnection,
    email: &str,
    except: ProposalId,
) -> StoreResult<ProposerHistory> {
    let count = |connection: &mut DbConnection, status: ProposalStatus| -> StoreResult<u32> {
        let count: i64 = proposals::table
            .inner_join(proposers::table)
            .filter(proposers::email.eq(email))
            .filter(proposals::id.ne(except.to_string()))
            .filter(proposals::status.eq(status.to_string()))
            .count()
            .get_result(connection)?;
        Ok(u32::try_from(count).unwrap_or(u32::MAX))
    };
    Ok(ProposerHistory {
        accepted: count(connection, ProposalStatus::Accepted)?,
        refused: count(connection, ProposalStatus::Refused)?,
        waiting: count(connection, ProposalStatus::InReview)?,
    })
}

/// Which proposals somebody asks for who may decide on them.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// What the codes of their communes begin with; everywhere, and nowhere too, when it is nothing.
    pub communes: Option<&'a [String]>,
    /// In one of these states.
    pub status: &'a [ProposalStatus],
    /// Whether the longest waiting come first, and not those that came in last.
    pub waiting: bool,
}

/// The ids of the proposals that are asked for. Nobody but its proposer sees one that was not confirmed.
macro_rules! wanted {
    ($wanted:expr, $select:expr) => {{
        let Wanted { communes, status, waiting: _ } = $wanted;
        let mut query = proposals::table.select($select).into_boxed();
        if let Some(communes) = communes {
            // No proposal has an empty id: what follows widens this.
            query = query.filter(proposals::id.eq(""));
            for commune in *communes {
                query = query.or_filter(proposals::commune_code.like(format!("{commune}%")));
            }
        }
        query
            .filter(proposals::confirmed_at.is_not_null())
            .filter(proposals::status.eq_any(status.iter().map(ToString::to_string)))
    }};
}

/// How many proposals are asked for in all.
pub fn count_wanted(connection: &mut DbConnection, wanted: &Wanted) -> StoreResult<i64> {
    Ok(wanted!(wanted, diesel::dsl::count_star()).get_result(connection)?)
}

/// A page of the proposals that are asked for, after another's instant and id.
pub fn list_wanted(
    connection: &mut DbConnection,
    wanted: &Wanted,
    after: Option<(DateTime<Utc>, ProposalId)>,
    limit: i64,
) -> StoreResult<Vec<ProposalRecord>> {
    let query = wanted!(wanted, proposals::id).limit(limit);
    let after = after.map(|(at, id)| (at.naive_utc(), id.to_string()));
    let ids: Vec<String> = match (wanted.waiting, after) {
        (true, None) => query.order((proposals::review_since, proposals::id)).load(connection)?,
        (true, Some((at, id))) => query
            .filter(
                proposals::review_since
                    .gt(at)
                    .or(proposals::review_since.eq(at).and(proposals::id.nullable().gt(id))),
            )
            .order((proposals::review_since, proposals::id))
            .load(connection)?,
        (false, None) => {
            query.order((proposals::received_at.desc(), proposals::id.desc())).load(connection)?
        }
        (false, Some((at, id))) => query
            .filter(proposals::received_at.lt(at).or(proposals::received_at.eq(at).and(proposals::id.lt(id))))
            .order((proposals::received_at.desc(), proposals::id.desc()))
            .load(connection)?,
    };
    let mut found = rows::in_batches(&ids, |batch| {
        let rows: Vec<(ProposalRow, ProposerRow)> = both!(proposals::id.eq_any(batch)).load(connection)?;
        rows.into_iter().map(record).collect()
    })?;
    found.sort_by_key(|proposal| ids.iter().position(|id| *id == proposal.id.to_string()));
    Ok(found)
}
