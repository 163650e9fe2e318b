//! How a café went.

use cafeia_shared::{
    ids::{CafeId, ReportId, ResourceId},
    paging::Page,
    reports::{
        AgeBand, CafeReport, CafeReportSummary, CountingMethod, Counts, NewReport, NewVerification, Profiles,
        Reached, Report, ReportProof, ReportedCafe, ReportedFormat, ReporterPart, open_for,
    },
    vocabulary::{EventStatus, PublicationStatus},
    workspace::WorkspaceCafeSummary,
};
use chrono::TimeDelta;
use uuid::{Uuid, uuid};

use super::{CAFE, CAFE_SLUG, RESOURCE, commune_ref, new_cafe, page, start, workspace_cafe_summary};

const REPORT: Uuid = uuid!("019be0a2-5d10-7d02-9a41-8ef2a3c40b79");

pub(in super::super) fn new_report() -> NewReport {
    NewReport {
        held: true,
        people: Some(14),
        counting: Some(CountingMethod::Counted),
        first_timers: Some(9),
        profiles: Profiles {
            ages: Counts::from([(AgeBand::From40, 6), (AgeBand::From60, 5), (AgeBand::Unknown, 3)]),
            ..Profiles::default()
        },
        format_ids: vec![ResourceId(RESOURCE)],
        questions: "Une image peut-elle être refusée par son auteur\u{a0}?".to_owned(),
        ..NewReport::default()
    }
}

fn report() -> Report {
    let told_at = start() + TimeDelta::hours(4);
    Report {
        id: ReportId(REPORT),
        mine: true,
        part: ReporterPart::Facilitator,
        content: new_report(),
        created_at: told_at,
        updated_at: told_at,
    }
}

pub(in super::super) fn cafe_reports() -> Page<CafeReportSummary> {
    let told_at = start() + TimeDelta::hours(4);
    let cafe = WorkspaceCafeSummary {
        people: None,
        publication: PublicationStatus::Published,
        event_status: EventStatus::Held,
        review_since: None,
        ..workspace_cafe_summary()
    };
    let summary = CafeReportSummary {
        cafe,
        version: 3,
        reports: 2,
        reached: Some(Reached { people: 14, proof: ReportProof::Matched }),
        verified: false,
        questions: true,
        first_reported_at: told_at,
    };
    page(summary, None)
}

pub(in super::super) fn no_report() -> CafeReport {
    let cafe = new_cafe();
    CafeReport {
        version: 2,
        cafe: ReportedCafe {
            id: CafeId(CAFE),
            slug: CAFE_SLUG.to_owned(),
            title: cafe.title,
            starts_at: cafe.starts_at,
            ends_at: cafe.ends_at,
            timezone: cafe.timezone,
            event_status: EventStatus::Scheduled,
            place_name: Some("Maison du temps libre".to_owned()),
            commune: Some(commune_ref()),
            capacity: cafe.capacity,
            formats: vec![ReportedFormat { id: ResourceId(RESOURCE), title: "Aïe aïe IA".to_owned() }],
        },
        reports: Vec::new(),
        reached: None,
        verified_report_id: None,
        verified_at: None,
        open_until: None,
        editable: true,
        verifiable: false,
    }
}

pub(in super::super) fn my_report() -> CafeReport {
    let mut shown = no_report();
    shown.version = 1;
    shown.cafe.event_status = EventStatus::Held;
    shown.reports = vec![report()];
    shown.reached = Some(Reached { people: 14, proof: ReportProof::Declared });
    shown.open_until = Some(report().created_at + open_for());
    shown
}

pub(in super::super) fn cafe_report() -> CafeReport {
    let Report { created_at, .. } = report();
    CafeReport {
        version: 2,
        reports: vec![Report { mine: false, ..report() }],
        reached: Some(Reached { people: 14, proof: ReportProof::Verified }),
        verified_report_id: Some(ReportId(REPORT)),
        verified_at: Some(created_at + TimeDelta::days(2)),
        verifiable: true,
        ..my_report()
    }
}

pub(in super::super) fn new_verification() -> NewVerification {
    NewVerification { report_id: ReportId(REPORT) }
}
