//! The figures of the movement.

use actix_web::get;
use cafeia_shared::{query::NoQuery, stats::Stats};

use super::{answer::Answer, docs::ReadAnswers, examples, problem::ApiProblem, query::Asked};

/// Show the national figures
///
/// Each is recomputed from rows, for the minute in `as_of`; none is a counter.
#[utoipa::path(tag = "territories", responses(
    (status = 200, description = "The figures", body = Stats, example = json!(examples::stats())),
    ReadAnswers,
))]
#[get("/stats")]
pub(super) async fn show_stats(asked: Asked<NoQuery>) -> Result<Answer<Stats>, ApiProblem> {
    asked.list(|catalogue, _, now| Ok(catalogue.stats(now))).await
}
