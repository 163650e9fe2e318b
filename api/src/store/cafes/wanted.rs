//! The cafés that somebody asks for who may write them: in every state, searched, ordered, page by page.

use cafeia_shared::{
    ids::CafeId,
    vocabulary::{EventStatus, PublicationStatus},
};
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::{CafeRecord, list, list_in_order};
use crate::store::{
    DbConnection, StoreResult, columns,
    grants::{Reach, Scope},
    names::narrow,
    schema::{cafe_facilitators, cafe_organisers, cafe_titles, cafe_workflows, cafes, organisations, places},
};

/// Which cafés somebody asks for who may write them.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// What the grants reach by which they may.
    pub reach: &'a Reach<'a>,
    /// In one of these states; in any when there is none.
    pub publication: &'a [PublicationStatus],
    /// Waiting for a decision.
    pub waiting: bool,
    /// Public, to be held, over by an instant, and nobody has reported.
    pub unreported: Option<DateTime<Utc>>,
    /// Over at an instant, or not over yet.
    pub over: Option<(bool, DateTime<Utc>)>,
    /// Folded words, each of which begins a word of its title.
    pub words: &'a [String],
}

impl Wanted<'_> {
    /// How a list of them is ordered.
    fn order(&self) -> Order {
        match self.over {
            _ if self.waiting => Order::LongestWaiting,
            Some((false, _)) => Order::SoonestFirst,
            _ => Order::LatestFirst,
        }
    }
}

/// How a list of cafés is ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    LongestWaiting,
    SoonestFirst,
    LatestFirst,
}

/// The ids of the cafés that are asked for.
macro_rules! wanted {
    ($wanted:expr, $select:expr) => {{
        let Wanted { reach, publication, waiting, unreported, over, words } = $wanted;
        let mut query = cafes::table
            .left_join(places::table)
            .inner_join(organisations::table)
            .left_join(cafe_workflows::table)
            .left_join(cafe_titles::table)
            .select($select)
            .into_boxed();
        if !reach.is_everything() {
            // No café has an empty id: what follows widens this.
            query = query.filter(cafes::id.eq(""));
            for scope in &reach.scopes {
                query = match scope {
                    Scope::National | Scope::Territories(_) => query,
                    Scope::Organisation(id) => {
                        let id = id.to_string();
                        let organised = cafe_organisers::table
                            .filter(cafe_organisers::organisation_id.eq(id.clone()))
                            .select(cafe_organisers::cafe_id);
                        query.or_filter(cafes::host_id.eq(id)).or_filter(cafes::id.eq_any(organised))
                    }
                    Scope::Facilitator(id) => query.or_filter(
                        cafes::id.eq_any(
                            cafe_facilitators::table
                                .filter(cafe_facilitators::facilitator_id.eq(id.to_string()))
                                .select(cafe_facilitators::cafe_id),
                        ),
                    ),
                };
            }
            for commune in &reach.communes {
                let within = format!("{commune}%");
                query = query
                    .or_filter(places::commune_code.nullable().like(within.clone()))
                    .or_filter(cafes::place_id.is_null().and(organisations::commune_code.like(within)));
            }
        }
        if !publication.is_empty() {
            query = query.filter(cafes::publication.eq_any(publication.iter().map(ToString::to_string)));
        }
        if *waiting {
            // What was archived while it waited goes on waiting when it comes back.
            let seen = [PublicationStatus::Submitted, PublicationStatus::Published].map(|s| s.to_string());
            query =
                query.filter(cafe_workflows::review_since.is_not_null().and(cafes::publication.eq_any(seen)));
        }
        if let Some(until) = unreported {
            // What was reported is held or not held.
            let due = [EventStatus::Scheduled, EventStatus::Full, EventStatus::MovedOnline];
            query = query.filter(
                cafes::publication
                    .eq(PublicationStatus::Published.to_string())
                    .and(cafes::event_status.eq_any(due.map(|status| status.to_string())))
                    .and(cafes::ends_at.le(until.naive_utc())),
            );
        }
        query = match *over {
            Some((true, now)) => query.filter(cafes::ends_at.le(now.naive_utc())),
            Some((false, now)) => query.filter(cafes::ends_at.gt(now.naive_utc())),
            None => query,
        };
        narrow!(query, cafe_titles::folded.nullable(), words)
    }};
}

/// All the cafés that are asked for, the soonest first.
pub fn list_all_wanted(connection: &mut DbConnection, wanted: &Wanted) -> StoreResult<Vec<CafeRecord>> {
    let ids: Vec<String> = wanted!(wanted, cafes::id).load(connection)?;
    let mut cafes = list(connection, &columns::ids(&ids)?)?;
    cafes.sort_by_key(|cafe| (cafe.content.starts_at, cafe.id));
    Ok(cafes)
}

/// Which café it is, the commune of its place, or of its host's seat where it has none, and when it begins.
pub type Located = (CafeId, Option<String>, DateTime<Utc>);

/// Where all the cafés that are asked for lie and when they begin, in no order.
pub fn list_located(connection: &mut DbConnection, wanted: &Wanted) -> StoreResult<Vec<Located>> {
    type Row = (String, Option<String>, Option<String>, NaiveDateTime);
    let located = (cafes::id, places::commune_code.nullable(), organisations::commune_code, cafes::starts_at);
    let rows: Vec<Row> = wanted!(wanted, located).load(connection)?;
    let read = |(id, place, seat, starts_at): Row| {
        Ok((columns::id("id", &id)?, place.or(seat), columns::instant(starts_at)))
    };
    rows.into_iter().map(read).collect()
}

/// By what else than dates a list of cafés may be ordered here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CafeOrder {
    /// By its title.
    Title,
    /// By its host's name, then its date.
    Host,
    /// By when it last changed, the latest first.
    Updated,
}

/// By what a café stands where it does in such an order.
type Key = (Option<String>, String, NaiveDateTime, NaiveDateTime);

/// The ids of a page of the cafés that are asked for, in an order, after another of them; nothing when that is none of them.
pub fn list_ordered(
    connection: &mut DbConnection,
    wanted: &Wanted,
    (order, after): (CafeOrder, Option<CafeId>),
    limit: i64,
) -> StoreResult<Option<Vec<CafeId>>> {
    let folded = cafe_titles::folded.nullable();
    let mut query = wanted!(wanted, cafes::id).limit(limit);
    if let Some(last) = after {
        let last = last.to_string();
        let key = (folded, organisations::name_key, cafes::starts_at, cafes::updated_at);
        let key: Option<Key> =
            wanted!(wanted, key).filter(cafes::id.eq(last.clone())).first(connection).optional()?;
        let Some((title, host, starts_at, updated_at)) = key else { return Ok(None) };
        query = match order {
            CafeOrder::Title => {
                query.filter(folded.gt(title.clone()).or(folded.eq(title).and(cafes::id.nullable().gt(last))))
            }
            CafeOrder::Host => query.filter(organisations::name_key.gt(host.clone()).or(
                organisations::name_key.eq(host).and(
                    cafes::starts_at.gt(starts_at).or(cafes::starts_at.eq(starts_at).and(cafes::id.gt(last))),
                ),
            )),
            CafeOrder::Updated => query.filter(
                cafes::updated_at.lt(updated_at).or(cafes::updated_at.eq(updated_at).and(cafes::id.gt(last))),
            ),
        };
    }
    let ids: Vec<String> = match order {
        CafeOrder::Title => query.order((folded, cafes::id)).load(connection)?,
        CafeOrder::Host => {
            query.order((organisations::name_key, cafes::starts_at, cafes::id)).load(connection)?
        }
        CafeOrder::Updated => query.order((cafes::updated_at.desc(), cafes::id)).load(connection)?,
    };
    columns::ids(&ids).map(Some)
}

/// How many cafés are asked for in all.
pub fn count_wanted(connection: &mut DbConnection, wanted: &Wanted) -> StoreResult<i64> {
    Ok(wanted!(wanted, diesel::dsl::count_star()).get_result(connection)?)
}

/// A page of the cafés that are asked for, after another's instant and id: those that wait by how long they do, those to
/// come by their dates, the others by their dates, the latest first.
pub fn list_wanted(
    connection: &mut DbConnection,
    wanted: &Wanted,
    after: Option<(DateTime<Utc>, CafeId)>,
    limit: i64,
) -> StoreResult<Vec<CafeRecord>> {
    let mut query = wanted!(wanted, cafes::id).limit(limit);
    if let Some(until) = wanted.unreported {
        // What is over has begun: the order of dates need not be walked through from its far end.
        query = query.filter(cafes::starts_at.le(until.naive_utc()));
    }
    let after = after.map(|(at, id)| (at.naive_utc(), id.to_string()));
    let ids: Vec<String> = match (wanted.order(), after) {
        (Order::LongestWaiting, None) => {
            query.order((cafe_workflows::review_since, cafes::id)).load(connection)?
        }
        (Order::LongestWaiting, Some((at, id))) => query
            .filter(
                cafe_workflows::review_since
                    .gt(at)
                    .or(cafe_workflows::review_since.eq(at).and(cafes::id.nullable().gt(id))),
            )
            .order((cafe_workflows::review_since, cafes::id))
            .load(connection)?,
        (Order::SoonestFirst, None) => query.order((cafes::starts_at, cafes::id)).load(connection)?,
        (Order::SoonestFirst, Some((at, id))) => query
            .filter(cafes::starts_at.gt(at).or(cafes::starts_at.eq(at).and(cafes::id.gt(id))))
            .order((cafes::starts_at, cafes::id))
            .load(connection)?,
        (Order::LatestFirst, None) => {
            query.order((cafes::starts_at.desc(), cafes::id.desc())).load(connection)?
        }
        (Order::LatestFirst, Some((at, id))) => query
            .filter(cafes::starts_at.lt(at).or(cafes::starts_at.eq(at).and(cafes::id.lt(id))))
            .order((cafes::starts_at.desc(), cafes::id.desc()))
            .load(connection)?,
    };
    list_in_order(connection, &columns::ids(&ids)?)
}
