//! Cafés for calendars and feed readers.

use actix_web::{get, web::Path};
use cafeia_shared::{
    cafes::{Cafe, CafeFilter, CafePaging, CafeQuery, Period},
    problem::FieldError,
    query::{NoQuery, Query as _},
    territories::TerritoryCode,
};
use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;

use super::{
    absent,
    answer::{Answer, Freshness},
    docs::{OneAnswers, ReadAnswers},
    examples,
    problem::ApiProblem,
    query::Asked,
};
use crate::{
    catalogue::Catalogue,
    feeds::{calendar, rss},
};

/// Cafés of a calendar at most.
const MOST_EVENTS: u16 = 1_000;
/// Cafés of a feed of news at most.
const MOST_NEWS: u16 = 50;
/// How long a calendar keeps cafés that are over, in days.
const KEPT_DAYS: i64 = 30;
/// Territories that a feed's name names at most.
const MOST_NAMES: usize = 3;

/// A calendar.
pub(super) struct Calendar;

/// A feed of news.
pub(super) struct News;

/// Show a café as a calendar event
///
/// A calendar (iCalendar, RFC 5545) of one event, to be added to one's own. `SEQUENCE` is the café's version, `STATUS`
/// says when it is cancelled.
#[utoipa::path(tag = "feeds",
    params(("id" = String, Path, description = "Its id or its slug", example = json!(examples::CAFE_SLUG))),
    responses(
        (status = 200, description = "The event", body = String, content_type = "text/calendar",
         example = json!(examples::calendar())),
        OneAnswers,
    ))]
#[get("/feeds/cafes/{id}.ics")]
pub(super) async fn show_cafe_event(
    asked: Asked<NoQuery>,
    id: Path<String>,
) -> Result<Answer<Calendar>, ApiProblem> {
    let name = format!("cafe-ia-{id}.ics");
    let answer = asked
        .rendered(Freshness::Detail, calendar::MEDIA, move |catalogue, _, origin, now| {
            let cafe = catalogue.cafe(&id, now).ok_or_else(|| absent("café", &id))?;
            calendar::of_one(&cafe, origin, now).map_err(ApiProblem::internal)
        })
        .await?;
    Ok(answer.with_file_name(&name))
}

/// List cafés as a calendar
///
/// A calendar (iCalendar, RFC 5545) to subscribe to, with the same filters as the list: the next 1,000 cafés and,
/// unless `period` says otherwise, those of the last 30 days. Cancelled and postponed cafés stay in it, marked.
#[utoipa::path(tag = "feeds", params(CafeFilter), responses(
    (status = 200, description = "The calendar", body = String, content_type = "text/calendar",
     example = json!(examples::calendar())),
    ReadAnswers,
))]
#[get("/feeds/cafes.ics")]
pub(super) async fn list_cafe_events(asked: Asked<CafeFilter>) -> Result<Answer<Calendar>, ApiProblem> {
    asked
        .rendered(Freshness::List, calendar::MEDIA, |catalogue, filter: &CafeFilter, origin, now| {
            let cafes = events(catalogue, filter, now)?;
            let name = name(catalogue, filter, now);
            calendar::of_many(&name, &cafes, origin, now).map_err(ApiProblem::internal)
        })
        .await
}

/// List cafés as a feed
///
/// A feed (RSS 2.0) with the same filters as the list: the next 50 cafés, each dated by its publication.
#[utoipa::path(tag = "feeds", params(CafeFilter), responses(
    (status = 200, description = "The feed", body = String, content_type = "application/rss+xml",
     example = json!(examples::news())),
    ReadAnswers,
))]
#[get("/feeds/cafes.rss")]
pub(super) async fn list_cafe_news(asked: Asked<CafeFilter>) -> Result<Answer<News>, ApiProblem> {
    asked
        .rendered(Freshness::List, rss::MEDIA, |catalogue, filter: &CafeFilter, origin, now| {
            let cafes = list(catalogue, filter.clone(), MOST_NEWS, now)?;
            let name = name(catalogue, filter, now);
            Ok(rss::of_many(&name, &filter.to_query(), &cafes, origin))
        })
        .await
}

/// The first cafés of the list that a filter gives.
fn list(
    catalogue: &Catalogue,
    filter: CafeFilter,
    most: u16,
    now: DateTime<Utc>,
) -> Result<Vec<Cafe>, Vec<FieldError>> {
    let paging = CafePaging { limit: Some(most), ..CafePaging::default() };
    Ok(catalogue.whole_cafes(&CafeQuery { filter, paging }, now)?.data)
}

/// The cafés of a calendar: those to come first, so that the past never crowds them out.
fn events(
    catalogue: &Catalogue,
    filter: &CafeFilter,
    now: DateTime<Utc>,
) -> Result<Vec<Cafe>, Vec<FieldError>> {
    let mut cafes = list(catalogue, filter.clone(), MOST_EVENTS, now)?;
    let room = u16::try_from(cafes.len()).map_or(0, |count| MOST_EVENTS.saturating_sub(count));
    if filter.period.is_none() && room > 0 {
        let first_day = (now - TimeDelta::days(KEPT_DAYS)).with_timezone(&Tz::Europe__Paris).date_naive();
        let from = filter.from.map_or(first_day, |from| from.max(first_day));
        let past = CafeFilter { period: Some(Period::Past), from: Some(from), ..filter.clone() };
        cafes.extend(list(catalogue, past, room, now)?);
    }
    Ok(cafes)
}

/// What a feed is called: by the territories that its filter names, if it does.
fn name(catalogue: &Catalogue, filter: &CafeFilter, now: DateTime<Utc>) -> String {
    let name = |code: &TerritoryCode| catalogue.territory(code, now).map(|found| found.summary.name);
    let names: Vec<_> = filter.territory.iter().take(MOST_NAMES).filter_map(name).collect();
    if names.is_empty() { "Cafés IA".to_owned() } else { format!("Cafés IA\u{a0}: {}", names.join(", ")) }
}
