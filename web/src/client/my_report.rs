//! How a café went, by the private link of somebody who was there.

use cafeia_shared::reports::{CafeReport, NewReport};
use gloo_net::http::Method;

use super::session::{Denial, by_link, first_by_link};
use crate::json::write;

const MINE: &str = "/api/v1/reports/mine";

/// What the link is about, and what was told.
pub async fn my_report(token: &str) -> Result<CafeReport, Denial> {
    by_link(token, Method::GET, MINE, None, None).await
}

/// Tells how it went: for the first time, or as one has read it. Sent again, it is the same report.
pub async fn write_my_report(
    token: &str,
    version: Option<u32>,
    report: &NewReport,
) -> Result<CafeReport, Denial> {
    let body = write(report);
    match version {
        Some(version) => by_link(token, Method::PUT, MINE, Some(body), Some(version)).await,
        None => first_by_link(token, MINE, body).await,
    }
}
