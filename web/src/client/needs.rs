//! Needs: asked for without an account, looked after by a private link, and answered by those who bring a café.

use cafeia_shared::{
    ids::NeedId,
    needs::{
        Need, NeedAskerStep, NeedContent, NeedQuery, NewNeed, NewNeedAskerStep, NewNeedCafe, NewNeedMessage,
        NewNeedStep, WorkspaceNeed, WorkspaceNeedSummary,
    },
    paging::Page,
    query::Query as _,
};
use gloo_net::http::Method;

use super::{
    session::{Denial, anonymous, by_link, own, own_once},
    with_query,
};
use crate::json::write;

const MINE: &str = "/api/v1/needs/mine";
const WORKSPACE: &str = "/api/v1/workspace/needs";

/// Asks for a café. A message goes to whoever asks, who confirms it.
pub async fn create_need(new: NewNeed) -> Result<(), Denial> {
    anonymous("/api/v1/needs", write(&new)).await
}

/// The need of a link.
pub async fn my_need(token: &str) -> Result<Need, Denial> {
    by_link(token, Method::GET, MINE, None, None).await
}

/// Confirms its mail address.
pub async fn confirm_my_need(token: &str) -> Result<Need, Denial> {
    by_link(token, Method::POST, &format!("{MINE}/confirmation"), None, None).await
}

/// Changes what it says, as one has read it.
pub async fn update_my_need(token: &str, version: u32, need: &NeedContent) -> Result<Need, Denial> {
    by_link(token, Method::PUT, MINE, Some(write(need)), Some(version)).await
}

/// Takes it back or goes on with it, as one has read it.
pub async fn step_my_need(token: &str, version: u32, step: NeedAskerStep) -> Result<Need, Denial> {
    let body = write(&NewNeedAskerStep { step });
    by_link(token, Method::POST, &format!("{MINE}/steps"), Some(body), Some(version)).await
}

/// Writes to those who bring the café.
pub async fn write_about_my_need(token: &str, words: String) -> Result<Need, Denial> {
    let body = write(&NewNeedMessage { words });
    by_link(token, Method::POST, &format!("{MINE}/messages"), Some(body), None).await
}

/// A page of the needs that one can help with.
pub async fn needs(query: NeedQuery) -> Result<Page<WorkspaceNeedSummary>, Denial> {
    own(Method::GET, &with_query(WORKSPACE, &query.to_query()), None, None).await
}

/// A need as those see it who may bring the café.
pub async fn need(id: NeedId) -> Result<WorkspaceNeed, Denial> {
    own(Method::GET, &format!("{WORKSPACE}/{id}"), None, None).await
}

/// Takes a step with it, as one has read it.
pub async fn step_need(id: NeedId, version: u32, step: &NewNeedStep) -> Result<WorkspaceNeed, Denial> {
    own_once(&format!("{WORKSPACE}/{id}/steps"), write(step), Some(version)).await
}

/// Writes to whoever asked.
pub async fn write_about_need(id: NeedId, words: String) -> Result<WorkspaceNeed, Denial> {
    own_once(&format!("{WORKSPACE}/{id}/messages"), write(&NewNeedMessage { words }), None).await
}

/// Makes a café of it, as one has read it.
pub async fn plan_need(id: NeedId, version: u32, cafe: &NewNeedCafe) -> Result<WorkspaceNeed, Denial> {
    own_once(&format!("{WORKSPACE}/{id}/cafe"), write(cafe), Some(version)).await
}
