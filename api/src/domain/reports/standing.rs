//! Where the report of a café stands: what all who reported say, and what follows from it.

use std::collections::HashMap;

use cafeia_shared::{
    ids::{ReportId, ResourceId},
    problem::{FaultCode, FieldError},
    reports::{CafeReport, Reached, Report, ReportedCafe, ReportedFormat, ReporterPart, open_for},
    vocabulary::{EventStatus, PublicationStatus},
};
use chrono::{DateTime, Utc};

use crate::{
    domain::{DomainError, nearby::Nearby, policy::Refusal},
    geo::Geography,
    jobs::Reporter,
    store::{
        self, DbConnection, StoreError,
        cafes::CafeRecord,
        reports::{ReportRecord, StandingRecord},
    },
};

/// Who asks, and what they are to the café.
pub(super) struct Asker {
    pub(super) reporter: Reporter,
    pub(super) part: ReporterPart,
    /// Why they may not verify reports; nothing when they may.
    pub(super) may_not_verify: Option<Refusal>,
    /// Whether they see what others reported.
    pub(super) sees_all: bool,
}

/// A café with its reports.
pub(super) struct Standing {
    pub(super) cafe: CafeRecord,
    pub(super) record: StandingRecord,
    /// The first one first.
    pub(super) reports: Vec<ReportRecord>,
}

impl Standing {
    pub(super) fn find(connection: &mut DbConnection, cafe: CafeRecord) -> Result<Self, StoreError> {
        let record = store::reports::find_standing(connection, cafe.id)?;
        let reports = store::reports::list(connection, cafe.id)?;
        let unreported = || StandingRecord {
            cafe_id: cafe.id,
            version: 0,
            status_before: None,
            first_reported_at: None,
            verified: None,
        };
        Ok(Self { record: record.unwrap_or_else(unreported), reports, cafe })
    }

    pub(super) fn version(&self) -> u32 {
        self.record.version
    }

    /// The report that was verified.
    pub(super) fn verified(&self) -> Option<ReportId> {
        self.record.verified.map(|(id, _)| id)
    }

    /// Whether the café was held, as the verified report has it, else the one that changed last.
    pub(super) fn outcome(&self) -> Option<EventStatus> {
        let verified = self.reports.iter().find(|report| Some(report.id) == self.verified());
        let last = || self.reports.iter().max_by_key(|report| (report.updated_at, report.id));
        let report = verified.or_else(last)?;
        Some(if report.content.held { EventStatus::Held } else { EventStatus::NotHeld })
    }

    /// What counts of the reports.
    pub(super) fn reached(&self) -> Option<Reached> {
        let numbers = self.reports.iter().map(|report| (report.id, report.content.people));
        let counts = self.cafe.publication == PublicationStatus::Published
            && self.cafe.event_status == EventStatus::Held;
        Reached::of(numbers, self.verified()).filter(|_| counts)
    }

    fn open_until(&self) -> Option<DateTime<Utc>> {
        self.record.first_reported_at.map(|first| first + open_for())
    }

    /// Whether it is still open for somebody: for whoever verifies, it always is.
    fn is_open(&self, asker: &Asker, now: DateTime<Utc>) -> bool {
        asker.may_not_verify.is_none() || self.open_until().is_none_or(|until| now < until)
    }

    /// What is wrong with a report of this café, whatever it says.
    fn unreportable(&self, now: DateTime<Utc>) -> Option<FieldError> {
        let cafe = &self.cafe;
        let message = if cafe.publication != PublicationStatus::Published {
            "is told of a public café, and this one is not"
        } else if cafe.event_status == EventStatus::Cancelled {
            "is told of a café that was not cancelled, and this one was"
        } else if cafe.content.starts_at > now {
            "is told of a café that has begun, and this one lies in the future"
        } else {
            return None;
        };
        Some(FieldError::new("held", FaultCode::Inconsistent, message))
    }

    /// Fails unless somebody may report now, or change what they said.
    pub(super) fn check_open(&self, asker: &Asker, now: DateTime<Utc>) -> Result<(), DomainError> {
        if let Some(fault) = self.unreportable(now) {
            return Err(DomainError::Invalid(vec![fault]));
        }
        if !self.is_open(asker, now) {
            return Err(DomainError::Conflict(
                "the first report of this café is more than 30 days old: now only whoever looks after its territory \
                 reports or changes a report",
            ));
        }
        Ok(())
    }

    /// It as somebody sees it.
    pub(super) fn show(
        &self,
        connection: &mut DbConnection,
        geography: &Geography,
        asker: &Asker,
        now: DateTime<Utc>,
    ) -> Result<CafeReport, StoreError> {
        let own = asker.reporter.id();
        let seen = self.reports.iter().filter(|report| asker.sees_all || report.reporter_id == own);
        let reports = seen.map(|report| Report {
            id: report.id,
            mine: report.reporter_id == own,
            part: report.part,
            content: report.content.clone(),
            created_at: report.created_at,
            updated_at: report.updated_at,
        });
        Ok(CafeReport {
            version: self.version(),
            reports: reports.collect(),
            reached: self.reached(),
            verified_report_id: self.verified(),
            verified_at: self.record.verified.map(|(_, at)| at),
            open_until: self.open_until(),
            editable: self.unreportable(now).is_none() && self.is_open(asker, now),
            verifiable: asker.may_not_verify.is_none(),
            cafe: reported_cafe(connection, geography, &self.cafe)?,
        })
    }
}

fn reported_cafe(
    connection: &mut DbConnection,
    geography: &Geography,
    cafe: &CafeRecord,
) -> Result<ReportedCafe, StoreError> {
    let content = &cafe.content;
    let nearby = Nearby::of(connection, [content])?;
    let found = store::resources::list(connection, &content.format_ids)?;
    let mut titles: HashMap<ResourceId, String> =
        found.into_iter().map(|resource| (resource.id, resource.content.title)).collect();
    let formats = content.format_ids.iter().filter_map(|id| {
        let title = titles.remove(id)?;
        Some(ReportedFormat { id: *id, title })
    });
    Ok(ReportedCafe {
        id: cafe.id,
        slug: cafe.slug.clone(),
        title: content.title.clone(),
        starts_at: content.starts_at,
        ends_at: content.ends_at,
        timezone: content.timezone.clone(),
        event_status: cafe.event_status,
        place_name: nearby.place(content).map(|place| place.content.name.clone()),
        commune: nearby.commune(content).map(|code| geography.commune_ref(code)),
        capacity: content.capacity,
        formats: formats.collect(),
    })
}
