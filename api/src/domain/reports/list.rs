//! The reports of a territory, for those who verify them.

use std::collections::HashMap;

use cafeia_shared::{
    ids::CafeId,
    paging::Page,
    reports::{CafeReportQuery, CafeReportSummary},
};
use chrono::{DateTime, Utc};

use super::standing::Standing;
use crate::{
    domain::{
        DomainError, cursor,
        nearby::Nearby,
        policy::{Action, Who},
        reach,
    },
    geo::Geography,
    store::{
        self, DbConnection, StoreError,
        reports::{ReportRecord, StandingRecord, Wanted},
    },
};

/// One page of the public cafés of which somebody has reported and that somebody may verify, the one that was reported
/// last first.
pub fn list(
    connection: &mut DbConnection,
    geography: &Geography,
    who: &Who,
    query: &CafeReportQuery,
    now: DateTime<Utc>,
) -> Result<Page<CafeReportSummary>, DomainError> {
    let reach = reach::of(who, Action::VerifyReport, geography, now);
    let CafeReportQuery { filter, paging } = query;
    let wanted = Wanted {
        communes: (!reach.is_everything()).then_some(reach.communes.as_slice()),
        verified: filter.verified,
        questions: filter.questions.unwrap_or_default(),
    };
    let after = paging.cursor.as_deref().map(cursor::read).transpose()?;
    let limit = usize::from(paging.limit());
    let mut found = store::reports::list_wanted(connection, &wanted, after, i64::from(paging.limit()) + 1)?;
    let goes_on = found.len() > limit;
    found.truncate(limit);
    let total = u64::try_from(store::reports::count_wanted(connection, &wanted)?).unwrap_or_default();
    let last = found.last().filter(|_| goes_on);
    let next_cursor = last.and_then(|last| Some(cursor::write(last.first_reported_at?, last.cafe_id)));
    Ok(Page { data: summaries(connection, geography, found)?, next_cursor, total, facets: None })
}

fn summaries(
    connection: &mut DbConnection,
    geography: &Geography,
    found: Vec<StandingRecord>,
) -> Result<Vec<CafeReportSummary>, StoreError> {
    let ids: Vec<CafeId> = found.iter().map(|record| record.cafe_id).collect();
    let cafes = store::cafes::list(connection, &ids)?;
    let nearby = Nearby::of(connection, cafes.iter().map(|cafe| &cafe.content))?;
    let mut cafes: HashMap<_, _> = cafes.into_iter().map(|cafe| (cafe.id, cafe)).collect();
    let mut reports: HashMap<CafeId, Vec<ReportRecord>> = HashMap::new();
    for report in store::reports::list_of(connection, &ids)? {
        reports.entry(report.cafe_id).or_default().push(report);
    }
    let summary = |record: StandingRecord| {
        let id = record.cafe_id;
        let first_reported_at = record.first_reported_at?;
        let reports = reports.remove(&id).unwrap_or_default();
        let standing = Standing { cafe: cafes.remove(&id)?, record, reports };
        Some(CafeReportSummary {
            cafe: nearby.summary(&standing.cafe, geography),
            version: standing.version(),
            reports: u32::try_from(standing.reports.len()).unwrap_or(u32::MAX),
            reached: standing.reached(),
            verified: standing.verified().is_some(),
            questions: standing.reports.iter().any(|report| !report.content.questions.is_empty()),
            first_reported_at,
        })
    };
    Ok(found.into_iter().filter_map(summary).collect())
}
