//! Needs as those see them who may bring the café.

use std::collections::HashMap;

use cafeia_shared::{
    ids::{FacilitatorId, NeedId},
    needs::{
        MergedNeed, NeedOffer, NeedQuery, NeedStatus, NeedView, SimilarNeed, WorkspaceNeed,
        WorkspaceNeedSummary, first_day,
    },
    paging::Page,
    places::NewPlace,
    query::Paging,
};
use chrono::{DateTime, Utc};

use super::{
    Standing, are_days_over,
    conversation::{self, Reader},
    people,
    plan::place,
    viewer::{Eyes, Viewer},
    waits,
};
use crate::{
    domain::{
        DomainError, cursor, pages,
        policy::{Action, Who},
        reach, similar,
    },
    geo::Geography,
    journal::Aggregate,
    store::{
        self, DbConnection, StoreError,
        needs::{NeedRecord, OfferRecord, Only, WAITING, Wanted},
    },
    text::fold,
};

/// One page of the needs that somebody looks after, or that their own profiles as facilitators cover.
pub fn list(
    connection: &mut DbConnection,
    geography: &Geography,
    who: &Who,
    query: &NeedQuery,
    now: DateTime<Utc>,
) -> Result<Page<WorkspaceNeedSummary>, DomainError> {
    let manages = who.may_somewhere(Action::ManageNeed, now);
    let view = query.view.unwrap_or(if manages.is_ok() { NeedView::Managed } else { NeedView::Around });
    match view {
        NeedView::Managed => {
            manages.map_err(DomainError::NotAllowed)?;
            list_managed(connection, geography, who, query, now)
        }
        NeedView::Around => {
            who.may_somewhere(Action::AnswerNeed, now).map_err(DomainError::NotAllowed)?;
            list_around(connection, geography, who, query, now)
        }
    }
}

fn list_managed(
    connection: &mut DbConnection,
    geography: &Geography,
    who: &Who,
    query: &NeedQuery,
    now: DateTime<Utc>,
) -> Result<Page<WorkspaceNeedSummary>, DomainError> {
    let reach = reach::of(who, Action::ManageNeed, geography, now);
    let status = if query.status.is_empty() { &WAITING[..] } else { &query.status };
    let wanted = Wanted {
        communes: (!reach.is_everything()).then_some(reach.communes.as_slice()),
        status,
        oldest_first: status.iter().all(|status| WAITING.contains(status)),
        only: Some(Only { first_day: first_day(now), days_over: query.days_over, now }),
    };
    let after = query.cursor.as_deref().map(cursor::read).transpose()?;
    let limit = usize::from(query.limit());
    let mut found = store::needs::list_wanted(connection, &wanted, after, i64::from(query.limit()) + 1)?;
    let goes_on = found.len() > limit;
    found.truncate(limit);
    let total = u64::try_from(store::needs::count_wanted(connection, &wanted)?).unwrap_or_default();
    let next_cursor = found.last().filter(|_| goes_on).map(|last| cursor::write(last.received_at, last.id));
    let eyes = Eyes::of(connection, geography, who, now)?;
    let seen = see(connection, &eyes, found)?;
    Ok(Page { data: summaries(connection, geography, &seen)?, next_cursor, total, facets: None })
}

/// Those that one's own profiles cover, the nearest first, and those to which one goes or was asked.
fn list_around(
    connection: &mut DbConnection,
    geography: &Geography,
    who: &Who,
    query: &NeedQuery,
    now: DateTime<Utc>,
) -> Result<Page<WorkspaceNeedSummary>, DomainError> {
    let eyes = Eyes::of(connection, geography, who, now)?;
    let own = eyes.ids();
    let mut found = store::needs::list_by_facilitator(connection, &own)?;
    if query.status.is_empty() {
        found.retain(|need| need.status == NeedStatus::Accepted);
        found.extend(store::needs::list_by_status(connection, &WAITING)?);
    } else {
        found.retain(|need| query.status.contains(&need.status));
        let waiting: Vec<NeedStatus> =
            query.status.iter().copied().filter(|status| WAITING.contains(status)).collect();
        found.extend(store::needs::list_by_status(connection, &waiting)?);
    }
    let mut seen = see(connection, &eyes, found)?;
    seen.retain(|(need, _, viewer)| {
        !viewer.own.is_empty() && query.days_over.is_none_or(|over| need.content.are_days_over(now) == over)
    });
    // Where one goes, then the nearest.
    seen.sort_by_key(|(need, _, viewer)| (!viewer.comes, viewer.distance_km, need.received_at, need.id));
    let paging = Paging { limit: query.limit, cursor: query.cursor.clone() };
    let page = pages::page(seen, |(need, _, _)| need.id.0, &paging)?;
    let data = summaries(connection, geography, &page.data)?;
    Ok(Page { data, next_cursor: page.next_cursor, total: page.total, facets: None })
}

type Seen = (NeedRecord, Vec<OfferRecord>, Viewer);

/// Those of some needs that exist for somebody, with what they are to each.
fn see(connection: &mut DbConnection, eyes: &Eyes, found: Vec<NeedRecord>) -> Result<Vec<Seen>, StoreError> {
    let ids: Vec<NeedId> = found.iter().map(|need| need.id).collect();
    let mut offers = store::needs::by_need(store::needs::list_offers(connection, &ids)?);
    let seen = found.into_iter().filter_map(|need| {
        let own = offers.remove(&need.id).unwrap_or_default();
        let viewer = eyes.at(&need, &own)?;
        Some((need, own, viewer))
    });
    Ok(seen.collect())
}

fn summaries(
    connection: &mut DbConnection,
    geography: &Geography,
    seen: &[Seen],
) -> Result<Vec<WorkspaceNeedSummary>, StoreError> {
    let coming: Vec<FacilitatorId> = seen.iter().filter_map(|(need, _, _)| need.facilitator_id).collect();
    let names = names(connection, &coming)?;
    let summary = |(need, offers, viewer): &Seen| {
        let facilitator = need.facilitator_id.and_then(|id| names.get(&id)).map(String::as_str);
        viewer.summary(need, offers, facilitator, geography)
    };
    Ok(seen.iter().map(summary).collect())
}

/// The names of some facilitators.
pub(super) fn names(
    connection: &mut DbConnection,
    ids: &[FacilitatorId],
) -> Result<HashMap<FacilitatorId, String>, StoreError> {
    let found = store::facilitators::list(connection, ids)?;
    Ok(found.into_iter().map(|one| (one.id, one.content.name)).collect())
}

/// A need as somebody sees it who may bring the café.
pub fn show_to(
    connection: &mut DbConnection,
    geography: &Geography,
    who: &Who,
    id: NeedId,
    now: DateTime<Utc>,
) -> Result<WorkspaceNeed, DomainError> {
    let absent = || DomainError::NotFound(Aggregate::Need, id.0);
    let standing = Standing::find(connection, id)?.ok_or_else(absent)?;
    let eyes = Eyes::of(connection, geography, who, now)?;
    let viewer = eyes.at(&standing.need, &standing.offers).ok_or_else(absent)?;
    let Standing { need, offers, facilitator, .. } = &standing;
    let name = facilitator.as_ref().map(|one| one.content.name.as_str());
    let (mut candidates, mut similar) = (Vec::new(), Vec::new());
    let (mut similar_hosts, mut similar_places) = (Vec::new(), Vec::new());
    if viewer.managed {
        let over = are_days_over(need, now);
        if (waits(need) && !over) || need.status == NeedStatus::Accepted {
            candidates = people::candidates(connection, geography, need, offers, now)?;
        }
        if waits(need) || need.status == NeedStatus::Accepted {
            similar = list_similar(connection, need)?;
        }
        if viewer.may_plan(&standing) {
            let commune = Some(need.content.commune_code.as_str());
            similar_hosts = similar::hosts(connection, geography, &need.content.host_name, commune)?;
            let place: NewPlace = place(&need.content);
            similar_places = similar::places(connection, geography, &place)?;
        }
    }
    let reader = reader(&viewer, need, who);
    Ok(WorkspaceNeed {
        summary: viewer.summary(need, offers, name, geography),
        need: need.content.clone(),
        asker_name: viewer.talks().then(|| need.asker.name.clone()),
        managed: viewer.managed,
        offers: shown_offers(connection, &viewer, offers)?,
        candidates,
        similar,
        merged: if viewer.managed { standing.merged.iter().map(merged).collect() } else { Vec::new() },
        merged_into: need.merged_into,
        similar_hosts,
        similar_places,
        conversation: match reader {
            Some(reader) => conversation::read(connection, &standing, reader)?,
            None => Vec::new(),
        },
        may_write: viewer.talks() && standing.is_talking(),
        reason: need.reason.clone(),
        cafe: standing.cafe(),
        steps: viewer.steps(&standing),
        may_plan: viewer.may_plan(&standing),
        timezone: geography.time_zone(&need.content.commune_code).to_owned(),
    })
}

/// What those see of a need who look after the one that it was put together with.
fn merged(need: &NeedRecord) -> MergedNeed {
    MergedNeed {
        id: need.id,
        version: need.version,
        host_name: need.content.host_name.clone(),
        asker_name: need.asker.name.clone(),
        received_at: need.received_at,
    }
}

/// As whom somebody reads the conversation, if they do.
fn reader(viewer: &Viewer, need: &NeedRecord, who: &Who) -> Option<Reader> {
    if viewer.managed {
        Some(Reader::Network(who.account))
    } else {
        need.accepted_at.filter(|_| viewer.comes).map(|since| Reader::Facilitator(who.account, since))
    }
}

/// Others who were asked are nobody's business but of those who asked them.
fn shown_offers(
    connection: &mut DbConnection,
    viewer: &Viewer,
    offers: &[OfferRecord],
) -> Result<Vec<NeedOffer>, StoreError> {
    let mut offers = offers.to_vec();
    offers.retain(|offer| viewer.managed || viewer.own.contains(&offer.facilitator_id));
    let ids: Vec<FacilitatorId> = offers.iter().map(|offer| offer.facilitator_id).collect();
    let mut names = names(connection, &ids)?;
    let shown = offers.into_iter().filter_map(|offer| {
        Some(NeedOffer {
            facilitator_id: offer.facilitator_id,
            name: names.remove(&offer.facilitator_id)?,
            state: offer.state,
            asked_at: offer.asked_at,
            answered_at: offer.answered_at,
        })
    });
    Ok(shown.collect())
}

/// Other needs of the commune from the same address, or of a structure of the same name.
fn list_similar(connection: &mut DbConnection, need: &NeedRecord) -> Result<Vec<SimilarNeed>, StoreError> {
    let status = [NeedStatus::Open, NeedStatus::Proposed, NeedStatus::Accepted];
    let mut found = store::needs::list_in(connection, &need.content.commune_code, &status)?;
    let host = fold(&need.content.host_name);
    found.retain(|other| {
        let same = other.asker.email == need.asker.email || fold(&other.content.host_name) == host;
        other.id != need.id && same
    });
    let shown = found.into_iter().map(|other| SimilarNeed {
        id: other.id,
        status: other.status,
        host_name: other.content.host_name,
        received_at: other.received_at,
    });
    Ok(shown.collect())
}
