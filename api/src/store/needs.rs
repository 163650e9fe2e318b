//! Needs, with who has them, the facilitators who were asked, and what was written from one side to the other.

use std::collections::HashMap;

use cafeia_shared::{
    ids::{AccountId, CafeId, FacilitatorId, NeedId, NeedMessageId, ProposalId},
    life::Vitality,
    needs::{NeedContent, NeedOfferState, NeedParty, NeedStatus},
    proposals::Proposer,
};
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use diesel::prelude::*;

use super::{
    DbConnection, StoreError, StoreResult, columns, rows,
    schema::{need_askers, need_messages, need_offers, needs},
    signs::{self, Signs},
};

/// A need as it is stored.
#[derive(Debug, Clone, PartialEq)]
pub struct NeedRecord {
    /// Its identifier.
    pub id: NeedId,
    /// Counts its edits from 1.
    pub version: u32,
    /// Where it stands.
    pub status: NeedStatus,
    /// What it was before it was taken back.
    pub withdrawn_from: Option<NeedStatus>,
    /// Who asks; the address in small letters.
    pub asker: Proposer,
    /// Of the address and of what was first written.
    pub fingerprint: String,
    /// What is needed.
    pub content: NeedContent,
    /// Why it was declined.
    pub reason: Option<String>,
    /// The facilitator who comes.
    pub facilitator_id: Option<FacilitatorId>,
    /// Since when.
    pub accepted_at: Option<DateTime<Utc>>,
    /// By which its café is looked at.
    pub proposal_id: Option<ProposalId>,
    /// The café that was made of it.
    pub cafe_id: Option<CafeId>,
    /// When its conversation was ended.
    pub conversation_closed_at: Option<DateTime<Utc>>,
    /// When it came in.
    pub received_at: DateTime<Utc>,
    /// When its asker confirmed their address.
    pub confirmed_at: Option<DateTime<Utc>>,
    /// When facilitators were first asked.
    pub proposed_at: Option<DateTime<Utc>>,
    /// Since when it waits for an answer.
    pub waiting_since: Option<DateTime<Utc>>,
    /// When it was declined, or its café came into the agenda.
    pub decided_at: Option<DateTime<Utc>>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
    /// When all of it is forgotten.
    pub kept_until: DateTime<Utc>,
    /// When its messages are forgotten.
    pub messages_until: Option<DateTime<Utc>>,
    /// When its asker showed that it still stands, and when they were asked whether it does.
    pub signs: Signs,
    /// When its asker was asked for other days, since none of those that were wished for is left.
    pub days_asked_at: Option<DateTime<Utc>>,
    /// With which other one it was put together.
    pub merged_into: Option<NeedId>,
    /// When.
    pub merged_at: Option<DateTime<Utc>>,
}

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = needs, treat_none_as_null = true)]
struct NeedRow {
    id: String,
    version: i32,
    status: String,
    withdrawn_from: Option<String>,
    content: String,
    commune_code: String,
    reason: Option<String>,
    facilitator_id: Option<String>,
    accepted_at: Option<NaiveDateTime>,
    proposal_id: Option<String>,
    cafe_id: Option<String>,
    conversation_closed_at: Option<NaiveDateTime>,
    received_at: NaiveDateTime,
    confirmed_at: Option<NaiveDateTime>,
    proposed_at: Option<NaiveDateTime>,
    waiting_since: Option<NaiveDateTime>,
    decided_at: Option<NaiveDateTime>,
    updated_at: NaiveDateTime,
    kept_until: NaiveDateTime,
    messages_until: Option<NaiveDateTime>,
    seen_at: Option<NaiveDateTime>,
    asked_at: Option<NaiveDateTime>,
    hidden_from: Option<NaiveDateTime>,
    last_day: Option<NaiveDateTime>,
    days_asked_at: Option<NaiveDateTime>,
    merged_into: Option<String>,
    merged_at: Option<NaiveDateTime>,
}

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = need_askers)]
struct AskerRow {
    need_id: String,
    name: String,
    email: String,
    locale: String,
    words: String,
    fingerprint: String,
}

/// From when on a need is shown no more, unless there is a sign of life: what lists ask for, page by page.
fn hidden_from(signs: Signs, updated_at: DateTime<Utc>) -> Option<NaiveDateTime> {
    Vitality::ahead(signs.last(updated_at)).map(|(_, hidden_from)| hidden_from.naive_utc())
}

/// A need's two rows. What is said beside the fields is the asker's own word: it stands with them.
fn rows(need: &NeedRecord) -> StoreResult<(NeedRow, AskerRow)> {
    let content = NeedContent { words: String::new(), ..need.content.clone() };
    let content =
        serde_json::to_string(&content).map_err(|_| columns::unreadable("content", need.id.to_string()))?;
    let naive = |at: Option<DateTime<Utc>>| at.map(|at| at.naive_utc());
    let row = NeedRow {
        id: need.id.to_string(),
        version: columns::to_column(need.version),
        status: need.status.to_string(),
        withdrawn_from: need.withdrawn_from.map(|status| status.to_string()),
        content,
        commune_code: need.content.commune_code.clone(),
        reason: need.reason.clone(),
        facilitator_id: need.facilitator_id.map(|id| id.to_string()),
        accepted_at: naive(need.accepted_at),
        proposal_id: need.proposal_id.map(|id| id.to_string()),
        cafe_id: need.cafe_id.map(|id| id.to_string()),
        conversation_closed_at: naive(need.conversation_closed_at),
        received_at: need.received_at.naive_utc(),
        confirmed_at: naive(need.confirmed_at),
        proposed_at: naive(need.proposed_at),
        waiting_since: naive(need.waiting_since),
        decided_at: naive(need.decided_at),
        updated_at: need.updated_at.naive_utc(),
        kept_until: need.kept_until.naive_utc(),
        messages_until: naive(need.messages_until),
        seen_at: naive(need.signs.seen_at),
        asked_at: naive(need.signs.asked_at),
        hidden_from: hidden_from(need.signs, need.updated_at),
        last_day: need.content.last_day().map(|day| day.and_time(NaiveTime::MIN)),
        days_asked_at: naive(need.days_asked_at),
        merged_into: need.merged_into.map(|id| id.to_string()),
        merged_at: naive(need.merged_at),
    };
    let asker = AskerRow {
        need_id: row.id.clone(),
        name: need.asker.name.clone(),
        email: need.asker.email.clone(),
        locale: need.asker.locale.to_string(),
        words: need.content.words.clone(),
        fingerprint: need.fingerprint.clone(),
    };
    Ok((row, asker))
}

impl TryFrom<(NeedRow, AskerRow)> for NeedRecord {
    type Error = StoreError;

    fn try_from((row, asker): (NeedRow, AskerRow)) -> StoreResult<Self> {
        // What cannot be read may be personal, so the fault names the need and not the value.
        let content: NeedContent =
            serde_json::from_str(&row.content).map_err(|_| columns::unreadable("content", row.id.clone()))?;
        Ok(Self {
            id: columns::id("id", &row.id)?,
            version: columns::number("version", row.version)?,
            status: columns::term("status", &row.status)?,
            withdrawn_from: columns::optional_term("withdrawn_from", row.withdrawn_from.as_deref())?,
            asker: Proposer {
                name: asker.name,
                email: asker.email,
                locale: columns::term("locale", &asker.locale)?,
            },
            fingerprint: asker.fingerprint,
            content: NeedContent { words: asker.words, ..content },
            reason: row.reason,
            facilitator_id: columns::optional_id("facilitator_id", row.facilitator_id.as_deref())?,
            accepted_at: row.accepted_at.map(columns::instant),
            proposal_id: columns::optional_id("proposal_id", row.proposal_id.as_deref())?,
            cafe_id: columns::optional_id("cafe_id", row.cafe_id.as_deref())?,
            conversation_closed_at: row.conversation_closed_at.map(columns::instant),
            received_at: columns::instant(row.received_at),
            confirmed_at: row.confirmed_at.map(columns::instant),
            proposed_at: row.proposed_at.map(columns::instant),
            waiting_since: row.waiting_since.map(columns::instant),
            decided_at: row.decided_at.map(columns::instant),
            updated_at: columns::instant(row.updated_at),
            kept_until: columns::instant(row.kept_until),
            messages_until: row.messages_until.map(columns::instant),
            signs: Signs {
                seen_at: row.seen_at.map(columns::instant),
                asked_at: row.asked_at.map(columns::instant),
            },
            days_asked_at: row.days_asked_at.map(columns::instant),
            merged_into: columns::optional_id("merged_into", row.merged_into.as_deref())?,
            merged_at: row.merged_at.map(columns::instant),
        })
    }
}

/// Writes a new need.
pub fn insert(connection: &mut DbConnection, need: &NeedRecord) -> StoreResult<()> {
    let (row, asker) = rows(need)?;
    diesel::insert_into(needs::table).values(row).execute(connection)?;
    diesel::insert_into(need_askers::table).values(asker).execute(connection)?;
    Ok(())
}

/// Replaces a need.
pub fn update(connection: &mut DbConnection, need: &NeedRecord) -> StoreResult<()> {
    let (row, asker) = rows(need)?;
    diesel::update(needs::table.find(&row.id)).set(&row).execute(connection)?;
    diesel::update(need_askers::table.find(&row.id)).set(&asker).execute(connection)?;
    Ok(())
}

/// Removes a need with all that goes with it.
pub fn remove(connection: &mut DbConnection, id: NeedId) -> StoreResult<()> {
    diesel::delete(needs::table.find(id.to_string())).execute(connection)?;
    Ok(())
}

/// Needs' two rows, by a condition.
macro_rules! both {
    ($condition:expr) => {
        needs::table
            .inner_join(need_askers::table)
            .filter($condition)
            .select((NeedRow::as_select(), AskerRow::as_select()))
    };
}

/// One need, when it exists.
pub fn find_optional(connection: &mut DbConnection, id: NeedId) -> StoreResult<Option<NeedRecord>> {
    let found: Option<(NeedRow, AskerRow)> =
        both!(needs::id.eq(id.to_string())).first(connection).optional()?;
    found.map(NeedRecord::try_from).transpose()
}

/// The need whose café is looked at by a proposal.
pub fn find_by_proposal(connection: &mut DbConnection, id: ProposalId) -> StoreResult<Option<NeedRecord>> {
    let found: Option<(NeedRow, AskerRow)> =
        both!(needs::proposal_id.eq(id.to_string())).first(connection).optional()?;
    found.map(NeedRecord::try_from).transpose()
}

/// Whether the same was written from the same address since an instant.
pub fn is_known(connection: &mut DbConnection, fingerprint: &str, since: DateTime<Utc>) -> StoreResult<bool> {
    let same = needs::table
        .inner_join(need_askers::table)
        .filter(need_askers::fingerprint.eq(fingerprint))
        .filter(needs::received_at.gt(since.naive_utc()))
        .select(needs::id);
    Ok(diesel::select(diesel::dsl::exists(same)).get_result(connection)?)
}

/// Those in one of some states, the oldest first.
pub fn list_by_status(connection: &mut DbConnection, status: &[NeedStatus]) -> StoreResult<Vec<NeedRecord>> {
    let status = status.iter().map(ToString::to_string);
    let rows: Vec<(NeedRow, AskerRow)> =
        both!(needs::status.eq_any(status)).order((needs::received_at, needs::id)).load(connection)?;
    rows::read(rows)
}

/// Those of a commune in one of some states, the oldest first.
pub fn list_in(
    connection: &mut DbConnection,
    commune: &str,
    status: &[NeedStatus],
) -> StoreResult<Vec<NeedRecord>> {
    let status = status.iter().map(ToString::to_string);
    let rows: Vec<(NeedRow, AskerRow)> =
        both!(needs::commune_code.eq(commune).and(needs::status.eq_any(status)))
            .order((needs::received_at, needs::id))
            .load(connection)?;
    rows::read(rows)
}

/// Those for which a facilitator comes.
pub fn list_by_facilitator(
    connection: &mut DbConnection,
    facilitators: &[FacilitatorId],
) -> StoreResult<Vec<NeedRecord>> {
    let ids = facilitators.iter().map(|id| Some(id.to_string()));
    let rows: Vec<(NeedRow, AskerRow)> =
        both!(needs::facilitator_id.eq_any(ids)).order((needs::received_at, needs::id)).load(connection)?;
    rows::read(rows)
}

/// Those that were put together with another one, the first of them first.
pub fn list_merged(connection: &mut DbConnection, into: NeedId) -> StoreResult<Vec<NeedRecord>> {
    let rows: Vec<(NeedRow, AskerRow)> = both!(needs::merged_into.eq(into.to_string()))
        .order((needs::merged_at, needs::id))
        .load(connection)?;
    rows::read(rows)
}

/// Lets what was put together with a need be forgotten when the need is, and its messages with the need's.
pub fn keep_with(connection: &mut DbConnection, need: &NeedRecord) -> StoreResult<()> {
    diesel::update(needs::table.filter(needs::merged_into.eq(need.id.to_string())))
        .set((
            needs::kept_until.eq(need.kept_until.naive_utc()),
            needs::messages_until.eq(need.messages_until.map(|at| at.naive_utc())),
        ))
        .execute(connection)?;
    Ok(())
}

/// Notes signs of a need's life, which are no edit.
pub fn set_signs(
    connection: &mut DbConnection,
    id: NeedId,
    signs: Signs,
    updated_at: DateTime<Utc>,
) -> StoreResult<()> {
    diesel::update(needs::table.find(id.to_string()))
        .set((
            needs::seen_at.eq(signs.seen_at.map(|at| at.naive_utc())),
            needs::asked_at.eq(signs.asked_at.map(|at| at.naive_utc())),
            needs::hidden_from.eq(hidden_from(signs, updated_at)),
        ))
        .execute(connection)?;
    Ok(())
}

/// Those that wait for an answer, of which no day that is wished for is left and whose askers were not asked for others; so
/// many at most.
pub fn list_days_over(
    connection: &mut DbConnection,
    first_day: NaiveDate,
    limit: i64,
) -> StoreResult<Vec<NeedRecord>> {
    let over = needs::last_day.lt(first_day.and_time(NaiveTime::MIN)).and(needs::days_asked_at.is_null());
    let waiting = needs::status.eq_any(WAITING.iter().map(ToString::to_string));
    let rows: Vec<(NeedRow, AskerRow)> =
        both!(waiting.and(over)).order((needs::last_day, needs::id)).limit(limit).load(connection)?;
    rows::read(rows)
}

/// Those that are to be forgotten at an instant.
pub fn list_over(connection: &mut DbConnection, now: DateTime<Utc>) -> StoreResult<Vec<NeedRecord>> {
    let rows: Vec<(NeedRow, AskerRow)> = both!(needs::kept_until.le(now.naive_utc())).load(connection)?;
    rows::read(rows)
}

/// Which needs somebody asks for who looks after them.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// What the codes of their communes begin with; everywhere, when it is nothing.
    pub communes: Option<&'a [String]>,
    /// In one of these states.
    pub status: &'a [NeedStatus],
    /// Whether the oldest come first, and not the newest.
    pub oldest_first: bool,
    /// Which of those that wait for an answer; all of them, when it is nothing.
    pub only: Option<Only>,
}

/// Which of the needs that wait for an answer, by the days that are wished for and by the last sign of life.
#[derive(Debug, Clone, Copy)]
pub struct Only {
    /// The first day that is not over.
    pub first_day: NaiveDate,
    /// Those of which no such day is left, or those of which some are; when it is nothing, those that do not wait come too.
    pub days_over: Option<bool>,
    /// Without those that are shown no more at this instant.
    pub now: DateTime<Utc>,
}

/// In which states a need waits for an answer.
pub const WAITING: [NeedStatus; 2] = [NeedStatus::Open, NeedStatus::Proposed];

/// The needs that are asked for. Nobody but its asker sees one that was not confirmed.
macro_rules! wanted {
    ($wanted:expr, $select:expr) => {{
        let Wanted { communes, status, oldest_first: _, only } = $wanted;
        let mut query = needs::table.select($select).into_boxed();
        if let Some(communes) = communes {
            // No need has an empty id: what follows widens this.
            query = query.filter(needs::id.eq(""));
            for commune in *communes {
                query = query.or_filter(needs::commune_code.like(format!("{commune}%")));
            }
        }
        if let Some(Only { first_day, days_over, now }) = only {
            let first_day = first_day.and_time(NaiveTime::MIN);
            let answered = || needs::status.ne_all(WAITING.iter().map(ToString::to_string));
            let shown = needs::hidden_from.is_null().or(needs::hidden_from.gt(now.naive_utc()));
            query = query.filter(answered().or(shown));
            query = match days_over {
                Some(true) => query.filter(needs::last_day.lt(first_day)),
                Some(false) => query.filter(needs::last_day.ge(first_day)),
                None => query.filter(answered().or(needs::last_day.ge(first_day))),
            };
        }
        query
            .filter(needs::confirmed_at.is_not_null())
            .filter(needs::status.eq_any(status.iter().map(ToString::to_string)))
    }};
}

/// Those that wait for an answer and of which nothing was heard since an instant, each with its last sign.
pub fn list_quiet(
    connection: &mut DbConnection,
    communes: Option<&[String]>,
    since: DateTime<Utc>,
) -> StoreResult<Vec<(NeedId, DateTime<Utc>)>> {
    let since = since.naive_utc();
    let waiting = Wanted { communes, status: &WAITING, oldest_first: true, only: None };
    let found: Vec<signs::OwnRow> = wanted!(&waiting, (needs::id, needs::updated_at, needs::seen_at))
        .filter(needs::updated_at.le(since))
        .filter(needs::seen_at.is_null().or(needs::seen_at.le(since)))
        .load(connection)?;
    signs::own(found)
}

/// Those that exist of some, in no order.
pub fn list(connection: &mut DbConnection, ids: &[NeedId]) -> StoreResult<Vec<NeedRecord>> {
    let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
    rows::in_batches(&ids, |batch| {
        let rows: Vec<(NeedRow, AskerRow)> = both!(needs::id.eq_any(batch)).load(connection)?;
        rows::read(rows)
    })
}

/// How many needs are asked for in all.
pub fn count_wanted(connection: &mut DbConnection, wanted: &Wanted) -> StoreResult<i64> {
    Ok(wanted!(wanted, diesel::dsl::count_star()).get_result(connection)?)
}

/// A page of the needs that are asked for, after another's instant and id.
pub fn list_wanted(
    connection: &mut DbConnection,
    wanted: &Wanted,
    after: Option<(DateTime<Utc>, NeedId)>,
    limit: i64,
) -> StoreResult<Vec<NeedRecord>> {
    let mut query = wanted!(wanted, needs::id).limit(limit);
    if let Some((at, id)) = after.map(|(at, id)| (at.naive_utc(), id.to_string())) {
        let same = needs::received_at.eq(at);
        query = if wanted.oldest_first {
            query.filter(needs::received_at.gt(at).or(same.and(needs::id.gt(id))))
        } else {
            query.filter(needs::received_at.lt(at).or(same.and(needs::id.lt(id))))
        };
    }
    let ids: Vec<String> = if wanted.oldest_first {
        query.order((needs::received_at, needs::id)).load(connection)?
    } else {
        query.order((needs::received_at.desc(), needs::id.desc())).load(connection)?
    };
    let mut found = rows::in_batches(&ids, |batch| {
        let rows: Vec<(NeedRow, AskerRow)> = both!(needs::id.eq_any(batch)).load(connection)?;
        rows::read(rows)
    })?;
    found.sort_by_key(|need: &NeedRecord| ids.iter().position(|id| *id == need.id.to_string()));
    Ok(found)
}

/// How a facilitator stands to a need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferRecord {
    /// The need.
    pub need_id: NeedId,
    /// The facilitator.
    pub facilitator_id: FacilitatorId,
    /// How they stand to it.
    pub state: NeedOfferState,
    /// When they were asked; nothing when they have answered by themselves.
    pub asked_at: Option<DateTime<Utc>>,
    /// When they answered.
    pub answered_at: Option<DateTime<Utc>>,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = need_offers)]
struct OfferRow {
    need_id: String,
    facilitator_id: String,
    state: String,
    asked_at: Option<NaiveDateTime>,
    answered_at: Option<NaiveDateTime>,
}

impl TryFrom<OfferRow> for OfferRecord {
    type Error = StoreError;

    fn try_from(row: OfferRow) -> StoreResult<Self> {
        Ok(Self {
            need_id: columns::id("need_id", &row.need_id)?,
            facilitator_id: columns::id("facilitator_id", &row.facilitator_id)?,
            state: columns::term("state", &row.state)?,
            asked_at: row.asked_at.map(columns::instant),
            answered_at: row.answered_at.map(columns::instant),
        })
    }
}

/// Writes how a facilitator stands to a need, in the place of what was known of it.
pub fn set_offer(connection: &mut DbConnection, offer: &OfferRecord) -> StoreResult<()> {
    remove_offer(connection, offer.need_id, offer.facilitator_id)?;
    let row = OfferRow {
        need_id: offer.need_id.to_string(),
        facilitator_id: offer.facilitator_id.to_string(),
        state: offer.state.to_string(),
        asked_at: offer.asked_at.map(|at| at.naive_utc()),
        answered_at: offer.answered_at.map(|at| at.naive_utc()),
    };
    diesel::insert_into(need_offers::table).values(row).execute(connection)?;
    Ok(())
}

/// A facilitator does not stand to a need in any way any more.
pub fn remove_offer(
    connection: &mut DbConnection,
    need: NeedId,
    facilitator: FacilitatorId,
) -> StoreResult<()> {
    let key = (need.to_string(), facilitator.to_string());
    diesel::delete(need_offers::table.find(key)).execute(connection)?;
    Ok(())
}

/// How facilitators stand to some needs.
pub fn list_offers(connection: &mut DbConnection, ids: &[NeedId]) -> StoreResult<Vec<OfferRecord>> {
    rows::in_batches(ids, |batch| {
        let rows: Vec<OfferRow> = need_offers::table
            .filter(need_offers::need_id.eq_any(batch))
            .order((need_offers::need_id, need_offers::asked_at, need_offers::facilitator_id))
            .select(OfferRow::as_select())
            .load(connection)?;
        rows::read(rows)
    })
}

/// A message as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageRecord {
    /// Its identifier; later ones have greater ones.
    pub id: NeedMessageId,
    /// The need.
    pub need_id: NeedId,
    /// As whom it was written.
    pub party: NeedParty,
    /// The account of whoever wrote; nothing of whoever asks for the café.
    pub author_id: Option<AccountId>,
    /// The facilitator as whom it was written.
    pub facilitator_id: Option<FacilitatorId>,
    /// The words.
    pub words: String,
    /// When.
    pub written_at: DateTime<Utc>,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = need_messages)]
struct MessageRow {
    id: String,
    need_id: String,
    party: String,
    author_id: Option<String>,
    facilitator_id: Option<String>,
    words: String,
    written_at: NaiveDateTime,
}

impl TryFrom<MessageRow> for MessageRecord {
    type Error = StoreError;

    fn try_from(row: MessageRow) -> StoreResult<Self> {
        Ok(Self {
            id: columns::id("id", &row.id)?,
            need_id: columns::id("need_id", &row.need_id)?,
            party: columns::term("party", &row.party)?,
            author_id: columns::optional_id("author_id", row.author_id.as_deref())?,
            facilitator_id: columns::optional_id("facilitator_id", row.facilitator_id.as_deref())?,
            words: row.words,
            written_at: columns::instant(row.written_at),
        })
    }
}

/// Writes a message.
pub fn insert_message(connection: &mut DbConnection, message: &MessageRecord) -> StoreResult<()> {
    let row = MessageRow {
        id: message.id.to_string(),
        need_id: message.need_id.to_string(),
        party: message.party.to_string(),
        author_id: message.author_id.map(|id| id.to_string()),
        facilitator_id: message.facilitator_id.map(|id| id.to_string()),
        words: message.words.clone(),
        written_at: message.written_at.naive_utc(),
    };
    diesel::insert_into(need_messages::table).values(row).execute(connection)?;
    Ok(())
}

/// One message, when it exists.
pub fn find_message(connection: &mut DbConnection, id: NeedMessageId) -> StoreResult<Option<MessageRecord>> {
    let row: Option<MessageRow> = need_messages::table
        .find(id.to_string())
        .select(MessageRow::as_select())
        .first(connection)
        .optional()?;
    row.map(MessageRecord::try_from).transpose()
}

/// The messages of a need, the oldest first.
pub fn list_messages(connection: &mut DbConnection, need: NeedId) -> StoreResult<Vec<MessageRecord>> {
    let rows: Vec<MessageRow> = need_messages::table
        .filter(need_messages::need_id.eq(need.to_string()))
        .order((need_messages::written_at, need_messages::id))
        .select(MessageRow::as_select())
        .load(connection)?;
    rows::read(rows)
}

/// The messages that an account wrote, the oldest first.
pub fn list_messages_by(connection: &mut DbConnection, author: AccountId) -> StoreResult<Vec<MessageRecord>> {
    let rows: Vec<MessageRow> = need_messages::table
        .filter(need_messages::author_id.eq(author.to_string()))
        .order((need_messages::written_at, need_messages::id))
        .select(MessageRow::as_select())
        .load(connection)?;
    rows::read(rows)
}

/// Removes the messages that an account wrote.
pub fn remove_messages_by(connection: &mut DbConnection, author: AccountId) -> StoreResult<()> {
    diesel::delete(need_messages::table.filter(need_messages::author_id.eq(author.to_string())))
        .execute(connection)?;
    Ok(())
}

/// Removes the messages whose time is over at an instant; gives the number of needs that had some.
pub fn remove_messages_over(connection: &mut DbConnection, now: DateTime<Utc>) -> StoreResult<usize> {
    let over = needs::table.filter(needs::messages_until.le(now.naive_utc()));
    let ids: Vec<String> = over.select(needs::id).load(connection)?;
    for id in &ids {
        diesel::delete(need_messages::table.filter(need_messages::need_id.eq(id))).execute(connection)?;
        diesel::update(needs::table.find(id))
            .set(needs::messages_until.eq(None::<NaiveDateTime>))
            .execute(connection)?;
    }
    Ok(ids.len())
}

/// The offers among some that are of a need, by need.
pub fn by_need(offers: Vec<OfferRecord>) -> HashMap<NeedId, Vec<OfferRecord>> {
    let mut by_need: HashMap<NeedId, Vec<OfferRecord>> = HashMap::new();
    for offer in offers {
        by_need.entry(offer.need_id).or_default().push(offer);
    }
    by_need
}
