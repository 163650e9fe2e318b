//! When those who were at a café are asked how it went: an hour after its end, and twice more where nobody has told.
//!
//! One job is the call of a café at one time. It is written when the café becomes public or is moved, and goes on to the next
//! reminder by itself. What it means is found out when it is due: a café that was moved has another call, one that was
//! cancelled or archived asks nobody as long as it is.

use cafeia_shared::vocabulary::PublicationStatus;
use chrono::{DateTime, TimeDelta, Utc};

use super::reporters::{self, Asked};
use crate::{
    domain::{Change, DomainError},
    jobs::{Job, Mail, ReportCall, Reporter},
    store::{self, DbConnection, StoreError, cafes::CafeRecord},
};

/// How long after its end those who were at a café are asked, and reminded.
const AFTER: [TimeDelta; 3] = [TimeDelta::hours(1), TimeDelta::days(3), TimeDelta::days(10)];

/// From when on after its end a café's report is late: those who were there were reminded.
pub(in crate::domain) const LATE: TimeDelta = AFTER[1];

/// When a reminder is due; nothing after the last one.
fn due(call: &ReportCall) -> Option<DateTime<Utc>> {
    AFTER.get(usize::from(call.reminder)).map(|after| call.ended_at + *after)
}

/// Lets those who will have been at a public café be asked how it went. Of one that became public after its end they are
/// asked at once, unless that is long ago.
pub(in crate::domain) fn expect(change: &mut Change, cafe: &CafeRecord) -> Result<(), DomainError> {
    let is_new = cafe.published_at == Some(change.now);
    let mut call = ReportCall { cafe: cafe.id, ended_at: cafe.content.ends_at, reminder: 0 };
    let mut missed = None;
    while let Some(at) = due(&call) {
        if at > change.now {
            let at = if is_new && missed.is_some() { change.now } else { at };
            let call = missed.filter(|_| is_new).unwrap_or(call);
            return change.enqueue_once(&Job::ReportCall(call), at);
        }
        missed = Some(call);
        call.reminder += 1;
    }
    Ok(())
}

/// The jobs that come of a call: a letter for each who is asked, and the next reminder. None when somebody has reported.
pub(in crate::domain) fn follow_ups(
    connection: &mut DbConnection,
    call: &ReportCall,
    now: DateTime<Utc>,
) -> Result<Vec<(Job, DateTime<Utc>)>, StoreError> {
    let Some(cafe) = find_unreported(connection, call)? else { return Ok(Vec::new()) };
    let mut jobs = Vec::new();
    if is_to_be_told(&cafe) {
        for Asked { reporter, .. } in reporters::of(connection, &cafe, now)? {
            jobs.push((Job::Mail(Mail::Report { reporter, call: *call }), now));
        }
    }
    // Reminders that were due while no worker ran are not made up for: nobody gets two at once.
    let later = (call.reminder + 1..).map(|reminder| ReportCall { reminder, ..*call });
    let next = later.map_while(|call| Some((Job::ReportCall(call), due(&call)?))).find(|(_, at)| *at > now);
    jobs.extend(next);
    Ok(jobs)
}

/// The café of a call and somebody who is asked, if both still are what they were.
pub(in crate::domain) fn find_awaited(
    connection: &mut DbConnection,
    call: &ReportCall,
    reporter: Reporter,
    now: DateTime<Utc>,
) -> Result<Option<(CafeRecord, Asked)>, StoreError> {
    let Some(cafe) = find_unreported(connection, call)?.filter(is_to_be_told) else { return Ok(None) };
    let asked = reporters::of(connection, &cafe, now)?.into_iter().find(|asked| asked.reporter == reporter);
    Ok(asked.map(|asked| (cafe, asked)))
}

fn find_unreported(
    connection: &mut DbConnection,
    call: &ReportCall,
) -> Result<Option<CafeRecord>, StoreError> {
    let found = store::cafes::find_optional(connection, call.cafe)?;
    let Some(cafe) = found.filter(|cafe| cafe.content.ends_at == call.ended_at) else { return Ok(None) };
    Ok(if store::reports::is_any(connection, cafe.id)? { None } else { Some(cafe) })
}

/// Whether it was to be held at its time.
fn is_to_be_told(cafe: &CafeRecord) -> bool {
    let was_on = cafe.event_status.takes_place(cafe.previous_starts_at.is_some());
    cafe.publication == PublicationStatus::Published && was_on
}
