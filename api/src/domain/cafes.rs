//! Cafés: written, published, cancelled, put off, held.

use cafeia_shared::{
    cafes::NewCafe,
    ids::CafeId,
    problem::{FaultCode, FieldError},
    validation::{is_one_line, limits, to_micros},
    vocabulary::{EventStatus, PublicationStatus, Term as _},
};
use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;

use super::{
    Change, DomainError, changed_fields, check_version, places, refuse_duplicate, refuse_faults, reports,
    resources, review_clock, slug::slug, trim, trim_optional,
};
use crate::{
    geo::Geography,
    jobs::Awaited,
    journal::{Aggregate, Event},
    store::{
        self,
        cafes::{CafeRecord, Decided, Workflow},
    },
};

/// The fields in which a public café is not changed without somebody's look. The host is one: it says in whose territory
/// a café without a place lies, and who answers for it.
const REVIEWED: [&str; 7] = ["title", "starts_at", "ends_at", "timezone", "mode", "place_id", "host_id"];

/// How long a café's publication can be undone: then it goes its way, and is archived where it has to. A refusal can be
/// undone as long as it stands.
const REGRET: TimeDelta = TimeDelta::hours(24);

/// Whether the café exists.
pub fn exists(change: &mut Change, id: CafeId) -> Result<bool, DomainError> {
    Ok(store::cafes::find_optional(change.connection, id)?.is_some())
}

/// Writes down a new café, as a draft.
pub fn create(change: &mut Change, id: CafeId, new: &NewCafe) -> Result<(), DomainError> {
    let content = checked(change, new)?;
    let cafe = CafeRecord {
        id,
        slug: slug(&content.title, id.0),
        version: 1,
        publication: PublicationStatus::Draft,
        event_status: EventStatus::Scheduled,
        status_reason: None,
        previous_starts_at: None,
        moved_online: false,
        content,
        series_id: None,
        created_at: change.now,
        updated_at: change.now,
        published_at: None,
        workflow: Workflow::default(),
    };
    store::cafes::insert(change.connection, &cafe).map_err(refuse_duplicate(Aggregate::Cafe, id.0))?;
    change.note(Aggregate::Cafe, id.0, Event::Created, 1, Vec::new());
    Ok(())
}

/// Replaces what was written of a café; gives its new version. Once it was public, its slug stays.
pub fn update(change: &mut Change, id: CafeId, version: u32, new: &NewCafe) -> Result<u32, DomainError> {
    let content = checked(change, new)?;
    let cafe = find(change, id)?;
    check_version(Aggregate::Cafe, version, cafe.version)?;
    revise(change, cafe, content, false)
}

/// Replaces what was written of a café by what was checked. Where `to_review` is set, a change of when, where, by whom or
/// under which title a public one is held waits for a decision; it stays public meanwhile.
pub(super) fn revise(
    change: &mut Change,
    mut cafe: CafeRecord,
    content: NewCafe,
    to_review: bool,
) -> Result<u32, DomainError> {
    let changed = changed_fields(&cafe.content, &content);
    if changed.is_empty() {
        return Ok(cafe.version);
    }
    let has_outcome = matches!(cafe.event_status, EventStatus::Held | EventStatus::NotHeld);
    if has_outcome && content.starts_at > change.now {
        return Err(DomainError::field(
            "starts_at",
            FaultCode::Inconsistent,
            "somebody has reported how this café went: take the report back first, or announce another café",
        ));
    }
    cafe.content = content;
    // Nobody outside has seen the address of what was never public.
    if cafe.published_at.is_none() {
        cafe.slug = slug(&cafe.content.title, cafe.id.0);
    }
    let reviewed: Vec<&str> =
        changed.iter().map(String::as_str).filter(|field| REVIEWED.contains(field)).collect();
    if to_review && !reviewed.is_empty() {
        wait_for_review(change, &mut cafe, &reviewed)?;
    }
    save(change, cafe, Event::Updated, changed)
}

/// Lets a café that is public, or was when it was archived, wait for a decision on some fields.
fn wait_for_review(change: &mut Change, cafe: &mut CafeRecord, fields: &[&str]) -> Result<(), DomainError> {
    let public = PublicationStatus::Published;
    let workflow = &mut cafe.workflow;
    if cafe.publication != public && workflow.archived_from != Some(public) {
        return Ok(());
    }
    let waits = workflow.review_since.is_some();
    if !waits {
        workflow.pending_fields.clear();
        workflow.decided = None;
    }
    for field in fields {
        if !workflow.pending_fields.iter().any(|known| known == field) {
            workflow.pending_fields.push((*field).to_owned());
        }
    }
    if waits {
        return Ok(());
    }
    if cafe.publication == public {
        return begin_to_wait(change, cafe);
    }
    workflow.review_since = Some(change.now);
    Ok(())
}

/// Lets a café wait for a decision from now on, under the eyes of those who are to decide.
fn begin_to_wait(change: &mut Change, cafe: &mut CafeRecord) -> Result<(), DomainError> {
    cafe.workflow.review_since = Some(change.now);
    review_clock::start(change, Awaited::Cafe(cafe.id), change.now)
}

/// Hands a café in for review.
pub fn submit(change: &mut Change, id: CafeId) -> Result<u32, DomainError> {
    set_publication(change, id, PublicationStatus::Submitted, None)
}

/// Takes a café back that was handed in.
pub fn withdraw(change: &mut Change, id: CafeId) -> Result<u32, DomainError> {
    set_publication(change, id, PublicationStatus::Draft, None)
}

/// Makes a café public, or agrees to what changed of a public one.
pub fn publish(change: &mut Change, id: CafeId) -> Result<u32, DomainError> {
    set_publication(change, id, PublicationStatus::Published, None)
}

/// Refuses a café that was handed in, or that has changed since it was published.
pub fn reject(change: &mut Change, id: CafeId, reason: Option<&str>) -> Result<u32, DomainError> {
    set_publication(change, id, PublicationStatus::Rejected, reason)
}

/// Whether the decision that led a café to where it stands can be undone at an instant.
pub(super) fn can_be_reconsidered(cafe: &CafeRecord, now: DateTime<Utc>) -> bool {
    cafe.workflow.decided.is_some_and(|decided| match cafe.publication {
        PublicationStatus::Rejected => true,
        PublicationStatus::Published => now < decided.at + REGRET,
        PublicationStatus::Draft | PublicationStatus::Submitted | PublicationStatus::Archived => false,
    })
}

/// Undoes the last decision on a café: it is again what it was, and waits.
pub(super) fn reconsider(change: &mut Change, id: CafeId) -> Result<u32, DomainError> {
    let mut cafe = find(change, id)?;
    let undoable = can_be_reconsidered(&cafe, change.now);
    let Some(decided) = cafe.workflow.decided.take().filter(|_| undoable) else {
        return Err(illegal(cafe.publication.as_str(), "reconsider", std::iter::empty()));
    };
    cafe.publication = decided.from;
    cafe.workflow.review_reason = None;
    cafe.workflow.review_since = Some(change.now);
    // It was not public before, so that nobody has seen it yet.
    if decided.from == PublicationStatus::Submitted && cafe.published_at == Some(decided.at) {
        cafe.published_at = None;
    }
    review_clock::restart(change, Awaited::Cafe(id), change.now)?;
    save(change, cafe, Event::Reopened, vec!["publication".to_owned()])
}

/// Takes a café out of the public site.
pub fn archive(change: &mut Change, id: CafeId) -> Result<u32, DomainError> {
    let mut cafe = find(change, id)?;
    let event = publication_step(cafe.publication, PublicationStatus::Archived)?;
    cafe.workflow.archived_from = Some(cafe.publication);
    cafe.publication = PublicationStatus::Archived;
    save(change, cafe, event, vec!["publication".to_owned()])
}

/// Undoes the archiving of a café: it is again what it was.
pub fn restore(change: &mut Change, id: CafeId) -> Result<u32, DomainError> {
    let mut cafe = find(change, id)?;
    let was = cafe.workflow.archived_from.take().unwrap_or(PublicationStatus::Draft);
    if cafe.publication != PublicationStatus::Archived {
        publication_step(cafe.publication, was)?;
    }
    take_place_again(change, &cafe)?;
    cafe.publication = was;
    // Nobody was told while it was away.
    if cafe.workflow.review_since.is_some() {
        begin_to_wait(change, &mut cafe)?;
    }
    save(change, cafe, event_of(was), vec!["publication".to_owned()])
}

/// The place of a café that was archived may have been taken out meanwhile: it is there again, with the café.
fn take_place_again(change: &mut Change, cafe: &CafeRecord) -> Result<(), DomainError> {
    if cafe.publication == PublicationStatus::Archived
        && let Some(place) = cafe.content.place_id
    {
        places::serve(change, place)?;
    }
    Ok(())
}

/// Says what happens to a café: full, cancelled, moved online, held…
///
/// `reason` is shown to everyone, at most 200 characters. To put a café off, see [`postpone`].
pub fn set_event_status(
    change: &mut Change,
    id: CafeId,
    to: EventStatus,
    reason: Option<&str>,
) -> Result<u32, DomainError> {
    let mut cafe = find(change, id)?;
    event_step(cafe.event_status, to)?;
    if matches!(to, EventStatus::Held | EventStatus::NotHeld) && cafe.content.starts_at > change.now {
        return Err(DomainError::field(
            "event_status",
            FaultCode::Inconsistent,
            "this café has not begun yet",
        ));
    }
    cafe.workflow.cancelled_from = (to == EventStatus::Cancelled).then_some(cafe.event_status);
    cafe.event_status = match to {
        EventStatus::Scheduled => scheduled_again(&mut cafe),
        _ => to,
    };
    cafe.moved_online |= to == EventStatus::MovedOnline;
    let reason = checked_reason(reason)?;
    // That it is full now is no other reason for which it was moved online.
    if reason.is_some() || to != EventStatus::Full || !cafe.moved_online {
        cafe.status_reason = reason;
    }
    save(change, cafe, Event::StatusChanged, vec!["event_status".to_owned(), "status_reason".to_owned()])
}

/// What a café is to which nothing happens any more: planned. One that was moved online still is, unless that is what is
/// undone.
fn scheduled_again(cafe: &mut CafeRecord) -> EventStatus {
    cafe.moved_online &= cafe.event_status != EventStatus::MovedOnline;
    if cafe.moved_online { EventStatus::MovedOnline } else { EventStatus::Scheduled }
}

/// Undoes the cancelling of a café: it is again what it was. One that was put off or moved online takes place after all.
pub fn reinstate(change: &mut Change, id: CafeId) -> Result<u32, DomainError> {
    let mut cafe = find(change, id)?;
    event_step(cafe.event_status, EventStatus::Scheduled)?;
    cafe.event_status = match cafe.workflow.cancelled_from.take() {
        Some(before) => before,
        None => scheduled_again(&mut cafe),
    };
    cafe.status_reason = None;
    save(change, cafe, Event::Reinstated, vec!["event_status".to_owned(), "status_reason".to_owned()])
}

/// Undoes that a café was said to be held or not: nobody who was there says so any more.
pub(super) fn forget_outcome(
    change: &mut Change,
    id: CafeId,
    before: EventStatus,
) -> Result<(), DomainError> {
    let mut cafe = find(change, id)?;
    if matches!(cafe.event_status, EventStatus::Held | EventStatus::NotHeld) {
        cafe.event_status = match before {
            EventStatus::Scheduled => scheduled_again(&mut cafe),
            _ => before,
        };
        save(change, cafe, Event::StatusChanged, vec!["event_status".to_owned()])?;
    }
    Ok(())
}

/// Puts a café off, to new times or until further notice.
pub fn postpone(
    change: &mut Change,
    id: CafeId,
    times: Option<(DateTime<Utc>, DateTime<Utc>)>,
    reason: Option<&str>,
) -> Result<u32, DomainError> {
    put_off(change, id, times, reason, false)
}

/// The same. Where `to_review` is set, new times of a public café wait for a decision.
pub(super) fn put_off(
    change: &mut Change,
    id: CafeId,
    times: Option<(DateTime<Utc>, DateTime<Utc>)>,
    reason: Option<&str>,
    to_review: bool,
) -> Result<u32, DomainError> {
    let mut cafe = find(change, id)?;
    if cafe.event_status != EventStatus::Postponed {
        event_step(cafe.event_status, EventStatus::Postponed)?;
    }
    let mut changed = vec!["event_status".to_owned(), "status_reason".to_owned()];
    if let Some((starts_at, ends_at)) = times {
        cafe.previous_starts_at.get_or_insert(cafe.content.starts_at);
        cafe.content.starts_at = to_micros(starts_at);
        cafe.content.ends_at = to_micros(ends_at);
        refuse_faults(cafe.content.faults())?;
        changed.extend(["starts_at".to_owned(), "ends_at".to_owned()]);
        if to_review {
            wait_for_review(change, &mut cafe, &["starts_at", "ends_at"])?;
        }
    } else {
        // A date given earlier does not hold any more.
        cafe.previous_starts_at = None;
    }
    cafe.event_status = EventStatus::Postponed;
    cafe.status_reason = checked_reason(reason)?;
    save(change, cafe, Event::StatusChanged, changed)
}

fn set_publication(
    change: &mut Change,
    id: CafeId,
    to: PublicationStatus,
    reason: Option<&str>,
) -> Result<u32, DomainError> {
    let mut cafe = find(change, id)?;
    let decides_again =
        waits_in_public(&cafe) && matches!(to, PublicationStatus::Published | PublicationStatus::Rejected);
    let event = if decides_again { event_of(to) } else { publication_step(cafe.publication, to)? };
    take_place_again(change, &cafe)?;
    let decides = decides_again
        || (cafe.publication == PublicationStatus::Submitted
            && matches!(to, PublicationStatus::Published | PublicationStatus::Rejected));
    cafe.workflow.decided = decides.then_some(Decided { at: change.now, from: cafe.publication });
    cafe.publication = to;
    cafe.workflow.review_since = None;
    if to == PublicationStatus::Submitted {
        cafe.workflow.pending_fields.clear();
        begin_to_wait(change, &mut cafe)?;
    }
    cafe.workflow.review_reason = checked_reason(reason)?;
    cafe.workflow.archived_from = None;
    if to == PublicationStatus::Published {
        cafe.published_at.get_or_insert(change.now);
    }
    save(change, cafe, event, vec!["publication".to_owned()])
}

/// Whether it is public, and has changed since somebody agreed to it.
pub(super) fn waits_in_public(cafe: &CafeRecord) -> bool {
    cafe.publication == PublicationStatus::Published && cafe.workflow.review_since.is_some()
}

fn save(
    change: &mut Change,
    mut cafe: CafeRecord,
    event: Event,
    changed: Vec<String>,
) -> Result<u32, DomainError> {
    cafe.version += 1;
    cafe.updated_at = change.now;
    if event == Event::Updated {
        store::cafes::update(change.connection, &cafe)?;
    } else {
        store::cafes::update_state(change.connection, &cafe)?;
    }
    let moved = changed.iter().any(|field| field == "ends_at");
    change.note(Aggregate::Cafe, cafe.id.0, event, cafe.version, changed);
    if cafe.publication == PublicationStatus::Published
        && (moved || matches!(event, Event::Published | Event::Reopened))
    {
        reports::expect(change, &cafe)?;
    }
    Ok(cafe.version)
}

pub(super) fn find(change: &mut Change, id: CafeId) -> Result<CafeRecord, DomainError> {
    store::cafes::find_optional(change.connection, id)?.ok_or(DomainError::NotFound(Aggregate::Cafe, id.0))
}

pub(super) fn checked_reason(reason: Option<&str>) -> Result<Option<String>, DomainError> {
    let mut reason = reason.map(str::to_owned);
    trim_optional(&mut reason);
    if reason.as_ref().is_some_and(|text| text.chars().count() > limits::SUMMARY || !is_one_line(text)) {
        return Err(DomainError::field(
            "reason",
            FaultCode::TooLong,
            "a reason is one line of 200 characters at most",
        ));
    }
    Ok(reason)
}

pub(super) fn checked(change: &mut Change, new: &NewCafe) -> Result<NewCafe, DomainError> {
    refuse_faults(new.faults())?;
    check_zone("timezone", &new.timezone)?;
    let mut content = new.clone();
    trim(&mut content.title);
    trim(&mut content.summary);
    trim(&mut content.description);
    content.starts_at = to_micros(content.starts_at);
    content.ends_at = to_micros(content.ends_at);
    let host = new.host_id;
    change.refers_to(Aggregate::Organisation, "host_id", host.0, |c| {
        Ok(store::organisations::find_optional(c, host)?.is_some())
    })?;
    if let Some(place) = new.place_id
        && !change.seen.contains(&(Aggregate::Place, place.0))
    {
        change.refers_to(Aggregate::Place, "place_id", place.0, |c| {
            Ok(store::places::find_optional(c, place)?.is_some())
        })?;
        places::serve(change, place)?;
    }
    if let Some(place) = new.place_id
        && let Some(place) = store::places::find_optional(change.connection, place)?
    {
        let instants = [content.starts_at, content.ends_at];
        check_zone_of_place(change.geography, &place.content.commune_code, &new.timezone, instants)?;
    }
    for organiser in &new.organisers {
        let id = organiser.organisation_id;
        change.refers_to(Aggregate::Organisation, "organisers", id.0, |c| {
            Ok(store::organisations::find_optional(c, id)?.is_some())
        })?;
    }
    for facilitator in &new.facilitators {
        let id = facilitator.facilitator_id;
        change.refers_to(Aggregate::Facilitator, "facilitators", id.0, |c| {
            Ok(store::facilitators::find_optional(c, id)?.is_some())
        })?;
    }
    for format in &new.format_ids {
        resources::refers_to_format(change, "format_ids", *format)?;
    }
    Ok(content)
}

/// Whether a time zone reads some instants as those do who live in a commune; if not, what would. Zones of other names that
/// keep the same time are as good.
pub(super) fn keeps_time_of(
    geography: &Geography,
    commune: &str,
    timezone: &str,
    instants: [DateTime<Utc>; 2],
) -> Result<(), String> {
    let expected = geography.time_zone(commune);
    let (Ok(zone), Ok(theirs)) = (timezone.parse::<Tz>(), expected.parse::<Tz>()) else { return Ok(()) };
    let reads_alike =
        |at: &DateTime<Utc>| at.with_timezone(&zone).naive_local() == at.with_timezone(&theirs).naive_local();
    if instants.iter().all(reads_alike) {
        return Ok(());
    }
    Err(format!("another time is kept where it is held; the place's time zone is {expected}"))
}

/// The same of a café's fields, by its place's commune.
pub(super) fn check_zone_of_place(
    geography: &Geography,
    commune: &str,
    timezone: &str,
    instants: [DateTime<Utc>; 2],
) -> Result<(), DomainError> {
    keeps_time_of(geography, commune, timezone, instants).map_err(|message| {
        DomainError::Invalid(vec![FieldError::new("timezone", FaultCode::Inconsistent, message)])
    })
}

/// Fails, naming the field, unless there is such a time zone.
pub(super) fn check_zone(field: &str, timezone: &str) -> Result<(), DomainError> {
    if timezone.parse::<Tz>().is_ok() {
        return Ok(());
    }
    Err(DomainError::field(field, FaultCode::UnknownValue, "is an IANA time zone, as in Europe/Paris"))
}

/// The event that a step of the publication is, when it is a legal one.
pub(super) fn publication_step(from: PublicationStatus, to: PublicationStatus) -> Result<Event, DomainError> {
    use PublicationStatus::{Archived, Draft, Published, Rejected, Submitted};
    let legal: &[PublicationStatus] = match from {
        Draft => &[Submitted, Published, Archived],
        Submitted => &[Draft, Published, Rejected, Archived],
        Published => &[Archived],
        Rejected => &[Submitted, Archived],
        Archived => &[Published],
    };
    if !legal.contains(&to) {
        return Err(illegal(from.as_str(), to.as_str(), legal.iter().map(|status| status.as_str())));
    }
    Ok(event_of(to))
}

pub(super) fn event_of(to: PublicationStatus) -> Event {
    match to {
        PublicationStatus::Draft => Event::Updated,
        PublicationStatus::Submitted => Event::Submitted,
        PublicationStatus::Published => Event::Published,
        PublicationStatus::Rejected => Event::Rejected,
        PublicationStatus::Archived => Event::Archived,
    }
}

/// Whether what happens to an event may change so.
fn event_step(from: EventStatus, to: EventStatus) -> Result<(), DomainError> {
    use EventStatus::{Cancelled, Full, Held, MovedOnline, NotHeld, Postponed, Scheduled};
    let legal: &[EventStatus] = match from {
        Scheduled => &[Full, Postponed, MovedOnline, Cancelled, Held, NotHeld],
        Full => &[Scheduled, Postponed, MovedOnline, Cancelled, Held, NotHeld],
        Postponed => &[Scheduled, MovedOnline, Cancelled, Held, NotHeld],
        MovedOnline => &[Scheduled, Full, Postponed, Cancelled, Held, NotHeld],
        Cancelled => &[Scheduled],
        Held => &[NotHeld],
        NotHeld => &[Held],
    };
    if legal.contains(&to) {
        Ok(())
    } else {
        Err(illegal(from.as_str(), to.as_str(), legal.iter().map(|status| status.as_str())))
    }
}

fn illegal(from: &'static str, to: &'static str, legal: impl Iterator<Item = &'static str>) -> DomainError {
    DomainError::IllegalStep { from, to, legal: legal.collect() }
}
