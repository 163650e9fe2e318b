//! Reports: how cafés went, told by those who were there, by a private link or signed in.
//!
//! Each person has one report of a café; what counts of several is found out anew each time (`Reached::of`). What they
//! say of whether it took place is what everybody sees of the café. Who is asked, and when, stands in `call` and
//! `reporters`; where a café's report stands, in `standing`.

mod call;
mod list;
mod reporters;
mod standing;

use cafeia_shared::{
    ids::{CafeId, ReportId},
    problem::FaultCode,
    reports::{CafeReport, NewReport, NewVerification, ReporterPart},
    vocabulary::EventStatus,
};
use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

pub(super) use self::call::{LATE, expect, find_awaited, follow_ups};
pub use self::list::list;
use self::standing::{Asker, Standing};
use super::{
    Change, DomainError, alive, cafes, changed_fields, check_version,
    policy::{Action, Refusal, Who},
    refuse_faults, resources, trim, workspace,
};
use crate::{
    geo::Geography,
    jobs::Reporter,
    journal::{Aggregate, Event},
    store::{self, DbConnection, cafes::CafeRecord, reports::ReportRecord},
};

/// How long the questions that were heard are kept.
const QUESTIONS: TimeDelta = TimeDelta::days(365);

/// The café that a private link is about, and whom it was sent to.
#[derive(Debug, Clone, Copy)]
pub struct Invited {
    /// The café.
    pub cafe: CafeId,
    /// Who is to tell how it went.
    pub reporter: Reporter,
}

impl Invited {
    /// What private links are made for: of accounts, and of proposals.
    pub const PURPOSES: [&'static str; 2] = ["report_by_account", "report_by_proposal"];

    /// What its link is made for.
    pub fn purpose(&self) -> &'static str {
        match self.reporter {
            Reporter::Account(_) => Self::PURPOSES[0],
            Reporter::Proposal(_) => Self::PURPOSES[1],
        }
    }

    /// What its link is made of.
    pub fn ids(&self) -> [Uuid; 2] {
        [self.cafe.0, self.reporter.id()]
    }
}

/// What somebody who reports has read before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Precondition {
    /// They have not reported yet (`If-None-Match: *`).
    Absent,
    /// A version (`If-Match`).
    Version(u32),
}

/// What somebody with a private link sees.
pub fn show_by_link(
    connection: &mut DbConnection,
    geography: &Geography,
    invited: Invited,
    now: DateTime<Utc>,
) -> Result<CafeReport, DomainError> {
    let (cafe, asker) = reporters::admit(connection, invited, now)?.ok_or(DomainError::LinkExpired)?;
    Ok(Standing::find(connection, cafe)?.show(connection, geography, &asker, now)?)
}

/// Tells by a private link how a café went, or changes what was told.
pub fn report_by_link(
    change: &mut Change,
    invited: Invited,
    precondition: Precondition,
    new: &NewReport,
) -> Result<CafeReport, DomainError> {
    let admitted = reporters::admit(change.connection, invited, change.now)?;
    let (cafe, asker) = admitted.ok_or(DomainError::LinkExpired)?;
    write(change, cafe, &asker, precondition, new)
}

/// Takes back what was told by a private link.
pub fn withdraw_by_link(
    change: &mut Change,
    invited: Invited,
    version: u32,
) -> Result<CafeReport, DomainError> {
    let admitted = reporters::admit(change.connection, invited, change.now)?;
    let (cafe, asker) = admitted.ok_or(DomainError::LinkExpired)?;
    take_back(change, cafe, &asker, version)
}

/// What somebody sees who may write the café.
pub fn show(
    connection: &mut DbConnection,
    geography: &Geography,
    who: &Who,
    id: CafeId,
    now: DateTime<Utc>,
) -> Result<CafeReport, DomainError> {
    let cafe = workspace::find_to_edit(connection, geography, who, id, now)?;
    let asker = signed_in(connection, geography, who, &cafe, now)?;
    Ok(Standing::find(connection, cafe)?.show(connection, geography, &asker, now)?)
}

/// Tells how a café went that one may write.
pub fn report(
    change: &mut Change,
    who: &Who,
    id: CafeId,
    precondition: Precondition,
    new: &NewReport,
) -> Result<CafeReport, DomainError> {
    let (cafe, asker) = find(change, who, id, Action::EditCafe)?;
    write(change, cafe, &asker, precondition, new)
}

/// Takes one's own report back.
pub fn withdraw(change: &mut Change, who: &Who, id: CafeId, version: u32) -> Result<CafeReport, DomainError> {
    let (cafe, asker) = find(change, who, id, Action::EditCafe)?;
    take_back(change, cafe, &asker, version)
}

/// Confirms a report: its number counts from now on, and nobody's else.
pub fn verify(
    change: &mut Change,
    who: &Who,
    id: CafeId,
    version: u32,
    new: NewVerification,
) -> Result<CafeReport, DomainError> {
    let (cafe, asker) = find(change, who, id, Action::VerifyReport)?;
    let mut standing = Standing::find(change.connection, cafe)?;
    check_version(Aggregate::Report, version, standing.version())?;
    let Some(report) = standing.reports.iter().find(|report| report.id == new.report_id) else {
        let message = "is none of this café's reports";
        return Err(DomainError::field("report_id", FaultCode::UnknownValue, message));
    };
    if report.reporter_id == asker.reporter.id() {
        return Err(DomainError::NotAllowed(Refusal::OwnReport));
    }
    if standing.verified() != Some(new.report_id) {
        standing.record.verified = Some((new.report_id, change.now));
        save(change, &mut standing, Event::Verified, vec!["verified_report_id".to_owned()])?;
    }
    shown(change, &standing, &asker)
}

/// Undoes that: whose report it was is left to say what it says.
pub fn unverify(change: &mut Change, who: &Who, id: CafeId, version: u32) -> Result<CafeReport, DomainError> {
    let (cafe, asker) = find(change, who, id, Action::VerifyReport)?;
    let mut standing = Standing::find(change.connection, cafe)?;
    check_version(Aggregate::Report, version, standing.version())?;
    if standing.record.verified.take().is_some() {
        save(change, &mut standing, Event::Reopened, vec!["verified_report_id".to_owned()])?;
    }
    shown(change, &standing, &asker)
}

/// Forgets the questions that were heard long ago; gives the number of reports. What was counted stays.
pub(super) fn forget(change: &mut Change) -> Result<usize, DomainError> {
    let old = store::reports::list_with_old_questions(change.connection, change.now)?;
    let forgotten = old.len();
    for mut report in old {
        report.content.questions.clear();
        report.questions_until = None;
        store::reports::update(change.connection, &report)?;
        let cafe = cafes::find(change, report.cafe_id)?;
        let mut standing = Standing::find(change.connection, cafe)?;
        save(change, &mut standing, Event::Updated, vec!["questions".to_owned()])?;
    }
    Ok(forgotten)
}

/// A café with which somebody who is signed in may do something, and what they are to it.
fn find(
    change: &mut Change,
    who: &Who,
    id: CafeId,
    action: Action,
) -> Result<(CafeRecord, Asker), DomainError> {
    let (geography, now) = (change.geography, change.now);
    let cafe = workspace::find_to_edit(change.connection, geography, who, id, now)?;
    let asker = signed_in(change.connection, geography, who, &cafe, now)?;
    if action == Action::VerifyReport
        && let Some(refusal) = asker.may_not_verify
    {
        return Err(DomainError::NotAllowed(refusal));
    }
    Ok((cafe, asker))
}

/// What somebody who is signed in is to a café.
fn signed_in(
    connection: &mut DbConnection,
    geography: &Geography,
    who: &Who,
    cafe: &CafeRecord,
    now: DateTime<Utc>,
) -> Result<Asker, DomainError> {
    let nearby = super::nearby::Nearby::of(connection, [&cafe.content])?;
    let placed = nearby.placed(&cafe.content);
    let may_not_verify = who.may(Action::VerifyReport, &placed.object(), geography, now).err();
    let part = match reporters::part_of(connection, cafe, who.account, now)? {
        Some(part) => part,
        None if may_not_verify.is_none() => ReporterPart::Referent,
        None => ReporterPart::Organiser,
    };
    Ok(Asker { reporter: Reporter::Account(who.account), part, may_not_verify, sees_all: true })
}

fn write(
    change: &mut Change,
    cafe: CafeRecord,
    asker: &Asker,
    precondition: Precondition,
    new: &NewReport,
) -> Result<CafeReport, DomainError> {
    let mut content = new.clone();
    trim(&mut content.questions);
    let mut standing = Standing::find(change.connection, cafe)?;
    let mine = standing.reports.iter().position(|report| report.reporter_id == asker.reporter.id());
    // A telephone with a poor line sends again what it got no answer to.
    if mine.is_some_and(|at| standing.reports[at].content == content) {
        return shown(change, &standing, asker);
    }
    let current = standing.version();
    match precondition {
        Precondition::Absent if mine.is_some() => {
            return Err(DomainError::VersionMismatch { aggregate: Aggregate::Report, expected: 0, current });
        }
        Precondition::Absent => {}
        Precondition::Version(version) => check_version(Aggregate::Report, version, current)?,
    }
    standing.check_open(asker, change.now)?;
    refuse_faults(content.faults_for(standing.cafe.content.capacity))?;
    for format in &content.format_ids {
        resources::refers_to_format(change, "format_ids", *format)?;
    }
    let questions_until = (!content.questions.is_empty()).then(|| change.now + QUESTIONS);
    let (event, changed) = if let Some(at) = mine {
        let report = &mut standing.reports[at];
        let changed = changed_fields(&report.content, &content);
        let differs = (report.content.held, report.content.people) != (content.held, content.people);
        *report = ReportRecord {
            content,
            questions_until,
            part: asker.part,
            updated_at: change.now,
            ..report.clone()
        };
        store::reports::update(change.connection, report)?;
        let id = report.id;
        // What was confirmed is not what it says any more.
        if differs && standing.verified() == Some(id) {
            standing.record.verified = None;
        }
        (Event::Updated, changed)
    } else {
        let report = ReportRecord {
            id: ReportId(Uuid::now_v7()),
            cafe_id: standing.cafe.id,
            reporter_id: asker.reporter.id(),
            part: asker.part,
            content,
            questions_until,
            created_at: change.now,
            updated_at: change.now,
        };
        store::reports::insert(change.connection, &report)?;
        standing.reports.push(report);
        (Event::Created, Vec::new())
    };
    if let Reporter::Account(account) = asker.reporter {
        alive::note_account(change, account)?;
    }
    standing.record.first_reported_at.get_or_insert(change.now);
    save(change, &mut standing, event, changed)?;
    shown(change, &standing, asker)
}

fn take_back(
    change: &mut Change,
    cafe: CafeRecord,
    asker: &Asker,
    version: u32,
) -> Result<CafeReport, DomainError> {
    let mut standing = Standing::find(change.connection, cafe)?;
    check_version(Aggregate::Report, version, standing.version())?;
    let mine = standing.reports.iter().position(|report| report.reporter_id == asker.reporter.id());
    let Some(at) = mine else { return shown(change, &standing, asker) };
    standing.check_open(asker, change.now)?;
    let report = standing.reports.remove(at);
    store::reports::remove(change.connection, report.id)?;
    if standing.verified() == Some(report.id) {
        standing.record.verified = None;
    }
    if standing.reports.is_empty() {
        standing.record.first_reported_at = None;
    }
    save(change, &mut standing, Event::Withdrawn, Vec::new())?;
    shown(change, &standing, asker)
}

/// Writes down where the reports of a café stand, and lets everybody see what follows for the café itself.
fn save(
    change: &mut Change,
    standing: &mut Standing,
    event: Event,
    changed: Vec<String>,
) -> Result<(), DomainError> {
    standing.record.version += 1;
    let id = standing.cafe.id;
    let status = standing.cafe.event_status;
    let is_over = matches!(status, EventStatus::Held | EventStatus::NotHeld);
    let before = standing.record.status_before;
    match standing.outcome() {
        Some(outcome) if outcome != status => {
            if !is_over {
                standing.record.status_before = Some(status);
            }
            cafes::set_event_status(change, id, outcome, None)?;
        }
        None if is_over && before.is_some() => {
            cafes::forget_outcome(change, id, before.unwrap_or(EventStatus::Scheduled))?;
            standing.record.status_before = None;
        }
        _ => {}
    }
    standing.cafe = cafes::find(change, id)?;
    store::reports::set_standing(change.connection, &standing.record)?;
    change.note(Aggregate::Report, id.0, event, standing.record.version, changed);
    Ok(())
}

fn shown(change: &mut Change, standing: &Standing, asker: &Asker) -> Result<CafeReport, DomainError> {
    Ok(standing.show(change.connection, change.geography, asker, change.now)?)
}
