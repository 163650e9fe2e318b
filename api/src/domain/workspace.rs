//! Cafés in the hands of those who are signed in: the policy is asked in the change itself, of the café as it is and as it
//! will be.

use std::collections::HashMap;

use cafeia_shared::{
    cafes::{NewCafe, Period},
    ids::CafeId,
    paging::Page,
    problem::{FaultCode, FieldError},
    query::Paging,
    vocabulary::{EventStatus, PublicationStatus, Term as _},
    workspace::{
        CafeStep, NewCafeCopy, NewCafeStep, SimilarCafeQuery, SimilarCafes, WorkspaceCafe,
        WorkspaceCafeQuery, WorkspaceCafeSort, WorkspaceCafeSummary,
    },
};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{
    Change, DomainError, cafes, check_version, cursor,
    nearby::{Involved, Nearby, Placed},
    pages::{self, Words},
    policy::{Action, Who},
    proposals, reach, refusals, refuse_faults, reports, similar,
};
use crate::{
    geo::Geography,
    journal::Aggregate,
    store::{
        self, DbConnection, StoreError,
        cafes::{CafeOrder, CafeRecord, Wanted},
        grants::Reach,
    },
};

/// Writes down a café of somebody's, as a draft.
pub fn create_cafe(change: &mut Change, who: &Who, new: &NewCafe) -> Result<WorkspaceCafe, DomainError> {
    refuse_faults(new.faults())?;
    let id = CafeId(Uuid::now_v7());
    cafes::create(change, id, new)?;
    let cafe = cafes::find(change, id)?;
    // What is not theirs is undone with the rest of the change.
    Nearby::of(change.connection, [&cafe.content])?.check(change, who, Action::EditCafe, &cafe.content)?;
    show_record(change, who, cafe)
}

/// Replaces what was written of a café.
pub fn update_cafe(
    change: &mut Change,
    who: &Who,
    id: CafeId,
    version: u32,
    new: &NewCafe,
) -> Result<WorkspaceCafe, DomainError> {
    let cafe = find(change, who, id, &[Action::EditCafe])?;
    check_version(Aggregate::Cafe, version, cafe.version)?;
    let content = cafes::checked(change, new)?;
    let nearby = Nearby::of(change.connection, [&content])?;
    nearby.check(change, who, Action::EditCafe, &content)?;
    let decides = may_publish(who, &nearby.placed(&content), change.geography, change.now);
    cafes::revise(change, cafe, content, !decides)?;
    let cafe = cafes::find(change, id)?;
    show_record(change, who, cafe)
}

/// Takes a step with a café.
pub fn take_cafe_step(
    change: &mut Change,
    who: &Who,
    id: CafeId,
    version: u32,
    new: &NewCafeStep,
) -> Result<WorkspaceCafe, DomainError> {
    let cafe = find(change, who, id, actions(new.step))?;
    check_version(Aggregate::Cafe, version, cafe.version)?;
    refuse_faults(new.faults())?;
    let legal = legal_steps(&cafe, change.now);
    if !legal.contains(&new.step) {
        let from = if cafe.publication == PublicationStatus::Published {
            cafe.event_status.as_str()
        } else {
            cafe.publication.as_str()
        };
        let legal = legal.iter().map(|step| step.as_str()).collect();
        return Err(DomainError::IllegalStep { from, to: new.step.as_str(), legal });
    }
    let nearby = Nearby::of(change.connection, [&cafe.content])?;
    let decides = may_publish(who, &nearby.placed(&cafe.content), change.geography, change.now);
    let reason = new.reason.as_deref();
    match new.step {
        CafeStep::Submit if decides => cafes::publish(change, id),
        CafeStep::Submit => cafes::submit(change, id),
        CafeStep::Withdraw => cafes::withdraw(change, id),
        CafeStep::Publish => cafes::publish(change, id),
        CafeStep::Reject => {
            let version = cafes::reject(change, id, reason)?;
            proposals::tell_refusal(change, id)?;
            refusals::tell_writers(change, id, who.account)?;
            Ok(version)
        }
        CafeStep::Reconsider => {
            let was_refused = cafe.publication == PublicationStatus::Rejected;
            let version = cafes::reconsider(change, id)?;
            if was_refused {
                proposals::take_refusal_back(change, id)?;
            }
            Ok(version)
        }
        CafeStep::Archive => cafes::archive(change, id),
        CafeStep::Restore => cafes::restore(change, id),
        CafeStep::MarkFull => cafes::set_event_status(change, id, EventStatus::Full, None),
        CafeStep::Reopen => cafes::set_event_status(change, id, EventStatus::Scheduled, None),
        CafeStep::MoveOnline => cafes::set_event_status(change, id, EventStatus::MovedOnline, reason),
        CafeStep::Cancel => cafes::set_event_status(change, id, EventStatus::Cancelled, reason),
        CafeStep::Reinstate => cafes::reinstate(change, id),
        CafeStep::Postpone => {
            let times = new.starts_at.zip(new.ends_at);
            if times.is_some_and(|(starts_at, _)| starts_at <= change.now) {
                let message = "lies in the past; choose a time to come, or none until it is known";
                return Err(DomainError::field("starts_at", FaultCode::OutOfRange, message));
            }
            cafes::put_off(change, id, times, reason, !decides)
        }
    }?;
    let cafe = cafes::find(change, id)?;
    show_record(change, who, cafe)
}

/// Writes a café down once more, as a draft at another time.
pub fn copy_cafe(
    change: &mut Change,
    who: &Who,
    id: CafeId,
    copy: &NewCafeCopy,
) -> Result<WorkspaceCafe, DomainError> {
    let cafe = find(change, who, id, &[Action::EditCafe])?;
    let content =
        NewCafe { starts_at: copy.starts_at, ends_at: copy.ends_at, seats_taken: 0, ..cafe.content };
    create_cafe(change, who, &content)
}

/// A café as whoever may write it sees it.
pub fn show_cafe(
    connection: &mut DbConnection,
    geography: &Geography,
    who: &Who,
    id: CafeId,
    now: DateTime<Utc>,
) -> Result<WorkspaceCafe, DomainError> {
    let cafe = find_to_edit(connection, geography, who, id, now)?;
    let nearby = Nearby::of(connection, [&cafe.content])?;
    Ok(shown(&nearby, who, cafe, geography, now))
}

/// One page of the cafés that somebody may write.
pub fn list_cafes(
    connection: &mut DbConnection,
    geography: &Geography,
    who: &Who,
    query: &WorkspaceCafeQuery,
    now: DateTime<Utc>,
) -> Result<Page<WorkspaceCafeSummary>, DomainError> {
    let reach = reach::of(who, Action::EditCafe, geography, now);
    let words = Words::of(query.q.as_deref());
    let wanted = wanted(&reach, query, &words, now);
    let (cafes, next_cursor) = match query.sort {
        None => page_by_date(connection, &wanted, query)?,
        Some(sort) => page_sorted(connection, geography, &wanted, (query, sort))?,
    };
    let total = u64::try_from(store::cafes::count_wanted(connection, &wanted)?).unwrap_or_default();
    let data = summaries(connection, geography, who, &cafes, now)?;
    Ok(Page { data, next_cursor, total, facets: None })
}

/// The cafés of a page, and the cursor of the one after it.
type CafePage = (Vec<CafeRecord>, Option<String>);

fn page_by_date(
    connection: &mut DbConnection,
    wanted: &Wanted,
    query: &WorkspaceCafeQuery,
) -> Result<CafePage, DomainError> {
    let after = query.cursor.as_deref().map(cursor::read).transpose()?;
    let limit = usize::from(query.limit());
    let mut cafes = store::cafes::list_wanted(connection, wanted, after, i64::from(query.limit()) + 1)?;
    let goes_on = cafes.len() > limit;
    cafes.truncate(limit);
    let last = cafes.last().filter(|_| goes_on);
    let next_cursor = last.map(|last| cursor::write(ordered_by(last, wanted.waiting), last.id));
    Ok((cafes, next_cursor))
}

/// A page in the order of something else than dates; its cursor is the identifier of its last café.
fn page_sorted(
    connection: &mut DbConnection,
    geography: &Geography,
    wanted: &Wanted,
    (query, sort): (&WorkspaceCafeQuery, WorkspaceCafeSort),
) -> Result<CafePage, DomainError> {
    let order = match sort {
        WorkspaceCafeSort::Title => CafeOrder::Title,
        WorkspaceCafeSort::Host => CafeOrder::Host,
        WorkspaceCafeSort::UpdatedAt => CafeOrder::Updated,
        WorkspaceCafeSort::Commune => {
            let ids = ids_by_commune(connection, geography, wanted)?;
            let paging = Paging { limit: query.limit, cursor: query.cursor.clone() };
            let page = pages::page(ids, |id| id.0, &paging)?;
            return Ok((store::cafes::list_in_order(connection, &page.data)?, page.next_cursor));
        }
    };
    let after = query.cursor.as_deref().map(|cursor| cursor.parse().map_err(|_| pages::strange_cursor()));
    let limit = usize::from(query.limit());
    let place = (order, after.transpose()?);
    let found = store::cafes::list_ordered(connection, wanted, place, i64::from(query.limit()) + 1)?;
    let mut ids = found.ok_or_else(pages::strange_cursor)?;
    let goes_on = ids.len() > limit;
    ids.truncate(limit);
    let next_cursor = ids.last().filter(|_| goes_on).map(ToString::to_string);
    Ok((store::cafes::list_in_order(connection, &ids)?, next_cursor))
}

/// All that are asked for, by their communes and then by their dates. What communes are called stands in no table, so that this
/// order is made here; each name is folded once, however many cafés are there.
fn ids_by_commune(
    connection: &mut DbConnection,
    geography: &Geography,
    wanted: &Wanted,
) -> Result<Vec<CafeId>, StoreError> {
    let mut by_commune: HashMap<Option<String>, Vec<(DateTime<Utc>, CafeId)>> = HashMap::new();
    for (id, commune, starts_at) in store::cafes::list_located(connection, wanted)? {
        by_commune.entry(commune).or_default().push((starts_at, id));
    }
    let mut communes: Vec<_> = by_commune.into_iter().collect();
    communes.sort_by_cached_key(|(code, _)| pages::by_commune(geography, code.as_deref()));
    for (_, cafes) in &mut communes {
        cafes.sort_unstable();
    }
    Ok(communes.into_iter().flat_map(|(_, cafes)| cafes).map(|(_, id)| id).collect())
}

/// Which cafés a list is asked for.
pub(super) fn wanted<'a>(
    reach: &'a Reach<'a>,
    query: &'a WorkspaceCafeQuery,
    words: &'a Words,
    now: DateTime<Utc>,
) -> Wanted<'a> {
    Wanted {
        reach,
        publication: &query.publication,
        waiting: query.needs_review.unwrap_or_default(),
        unreported: query.needs_report.filter(|needs| *needs).map(|_| now - reports::LATE),
        over: match query.period {
            Some(Period::Past) => Some((true, now)),
            Some(Period::Upcoming) => Some((false, now)),
            Some(Period::All) | None => None,
        },
        words: words.folded(),
    }
}

/// Cafés as a list shows them, with who organises and runs them.
fn summaries(
    connection: &mut DbConnection,
    geography: &Geography,
    who: &Who,
    cafes: &[CafeRecord],
    now: DateTime<Utc>,
) -> Result<Vec<WorkspaceCafeSummary>, StoreError> {
    let contents = || cafes.iter().map(|cafe| &cafe.content);
    let nearby = Nearby::of(connection, contents())?;
    let involved = Involved::of(connection, geography, who, contents(), now)?;
    let shown = cafes.iter().map(|cafe| WorkspaceCafeSummary {
        people: Some(involved.people(&cafe.content)),
        ..nearby.summary(cafe, geography)
    });
    Ok(shown.collect())
}

/// Cafés that may be the same as one that is being written. Those that are not public show themselves only to whoever
/// may write them.
pub fn find_similar_cafes(
    connection: &mut DbConnection,
    geography: &Geography,
    who: &Who,
    query: &SimilarCafeQuery,
    now: DateTime<Utc>,
) -> Result<SimilarCafes, DomainError> {
    let nothing = SimilarCafes { data: Vec::new() };
    let (Some(place), Some(date)) = (query.place, query.date) else { return Ok(nothing) };
    let Some(place) = store::places::find_optional(connection, place)? else {
        let fault = FieldError::new("place", FaultCode::UnknownValue, "names nothing that exists");
        return Err(DomainError::Parameters(vec![fault]));
    };
    let sought = similar::Sought {
        places: &[place.id],
        commune: &place.content.commune_code,
        date,
        title: query.title.as_deref().unwrap_or_default(),
        except: query.except,
    };
    Ok(SimilarCafes { data: similar::cafes(connection, geography, who, &sought, now)? })
}

/// The steps that are possible now, whoever takes them.
fn legal_steps(cafe: &CafeRecord, now: DateTime<Utc>) -> Vec<CafeStep> {
    use CafeStep::{
        Archive, Cancel, MarkFull, MoveOnline, Postpone, Publish, Reconsider, Reinstate, Reject, Reopen,
        Restore, Submit, Withdraw,
    };
    let mut legal = match cafe.publication {
        PublicationStatus::Draft => vec![Submit, Publish, Archive],
        PublicationStatus::Submitted => vec![Withdraw, Publish, Reject, Archive],
        PublicationStatus::Rejected => vec![Submit, Archive],
        // What was public is public again by that, and what was not is looked at first.
        PublicationStatus::Archived => return vec![Restore],
        PublicationStatus::Published if cafes::waits_in_public(cafe) => vec![Publish, Reject, Archive],
        PublicationStatus::Published => vec![Archive],
    };
    if cafes::can_be_reconsidered(cafe, now) {
        legal.push(Reconsider);
    }
    if cafe.publication == PublicationStatus::Published {
        legal.extend_from_slice(match cafe.event_status {
            EventStatus::Scheduled => &[MarkFull, Postpone, MoveOnline, Cancel][..],
            EventStatus::Full => &[Reopen, Postpone, MoveOnline, Cancel],
            EventStatus::Postponed => &[Reinstate, Postpone, MoveOnline, Cancel],
            EventStatus::MovedOnline => &[Reinstate, MarkFull, Postpone, Cancel],
            EventStatus::Cancelled => &[Reinstate],
            EventStatus::Held | EventStatus::NotHeld => &[],
        });
        // Once is enough, though it is full or put off since.
        legal.retain(|step| *step != MoveOnline || !cafe.moved_online);
    }
    legal
}

/// What a step needs one of.
fn actions(step: CafeStep) -> &'static [Action] {
    match step {
        CafeStep::Submit | CafeStep::Withdraw | CafeStep::MarkFull | CafeStep::Reopen => &[Action::EditCafe],
        CafeStep::Publish => &[Action::ReviewCafe, Action::PublishCafe],
        CafeStep::Reject | CafeStep::Reconsider => &[Action::ReviewCafe],
        CafeStep::Archive | CafeStep::Restore => &[Action::ArchiveCafe],
        CafeStep::Postpone | CafeStep::MoveOnline | CafeStep::Cancel | CafeStep::Reinstate => {
            &[Action::CancelCafe]
        }
    }
}

fn may_publish(who: &Who, placed: &Placed, geography: &Geography, now: DateTime<Utc>) -> bool {
    who.may_any(actions(CafeStep::Publish), &placed.object(), geography, now).is_ok()
}

/// A café with which they may do one of these. One that they may not even see does not exist for them.
fn find(change: &mut Change, who: &Who, id: CafeId, actions: &[Action]) -> Result<CafeRecord, DomainError> {
    let cafe = cafes::find(change, id)?;
    let nearby = Nearby::of(change.connection, [&cafe.content])?;
    let placed = nearby.placed(&cafe.content);
    check_seen(who, &cafe, &placed, change.geography, change.now)?;
    who.may_any(actions, &placed.object(), change.geography, change.now).map_err(DomainError::NotAllowed)?;
    Ok(cafe)
}

/// A café that they may write.
pub(super) fn find_to_edit(
    connection: &mut DbConnection,
    geography: &Geography,
    who: &Who,
    id: CafeId,
    now: DateTime<Utc>,
) -> Result<CafeRecord, DomainError> {
    let absent = DomainError::NotFound(Aggregate::Cafe, id.0);
    let cafe = store::cafes::find_optional(connection, id)?.ok_or(absent)?;
    let nearby = Nearby::of(connection, [&cafe.content])?;
    check_seen(who, &cafe, &nearby.placed(&cafe.content), geography, now)?;
    Ok(cafe)
}

/// Fails unless they may write the café: as if it did not exist, where it is not public.
fn check_seen(
    who: &Who,
    cafe: &CafeRecord,
    placed: &Placed,
    geography: &Geography,
    now: DateTime<Utc>,
) -> Result<(), DomainError> {
    who.may(Action::EditCafe, &placed.object(), geography, now).map_err(|refusal| {
        if cafe.publication == PublicationStatus::Published {
            DomainError::NotAllowed(refusal)
        } else {
            DomainError::NotFound(Aggregate::Cafe, cafe.id.0)
        }
    })
}

fn show_record(change: &mut Change, who: &Who, cafe: CafeRecord) -> Result<WorkspaceCafe, DomainError> {
    let nearby = Nearby::of(change.connection, [&cafe.content])?;
    Ok(shown(&nearby, who, cafe, change.geography, change.now))
}

fn shown(
    nearby: &Nearby,
    who: &Who,
    cafe: CafeRecord,
    geography: &Geography,
    now: DateTime<Utc>,
) -> WorkspaceCafe {
    let placed = nearby.placed(&cafe.content);
    let mut steps = legal_steps(&cafe, now);
    steps.retain(|step| who.may_any(actions(*step), &placed.object(), geography, now).is_ok());
    let summary = nearby.summary(&cafe, geography);
    let pending_fields =
        if cafes::waits_in_public(&cafe) { cafe.workflow.pending_fields } else { Vec::new() };
    WorkspaceCafe {
        summary,
        status_reason: cafe.status_reason,
        review_reason: cafe.workflow.review_reason,
        pending_fields,
        previous_starts_at: cafe.previous_starts_at,
        steps,
        created_at: cafe.created_at,
        published_at: cafe.published_at,
        content: cafe.content,
    }
}

/// The instant by which a list orders a café.
fn ordered_by(cafe: &CafeRecord, waiting: bool) -> DateTime<Utc> {
    cafe.workflow.review_since.filter(|_| waiting).unwrap_or(cafe.content.starts_at)
}
