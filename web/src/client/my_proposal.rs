//! A proposal, by its proposer's private link.

use cafeia_shared::proposals::{NewProposalStep, Proposal, ProposalStep, ProposedCafe};
use gloo_net::http::Method;

use super::session::{Denial, by_link};
use crate::json::write;

const MINE: &str = "/api/v1/proposals/mine";

/// The proposal of a link.
pub async fn my_proposal(token: &str) -> Result<Proposal, Denial> {
    by_link(token, Method::GET, MINE, None, None).await
}

/// Confirms its mail address.
pub async fn confirm_my_proposal(token: &str) -> Result<Proposal, Denial> {
    by_link(token, Method::POST, &format!("{MINE}/confirmation"), None, None).await
}

/// Takes it back or goes on with it, as one has read it.
pub async fn step_my_proposal(
    token: &str,
    version: u32,
    step: ProposalStep,
    reason: Option<String>,
) -> Result<Proposal, Denial> {
    let body = write(&NewProposalStep { step, reason });
    by_link(token, Method::POST, &format!("{MINE}/steps"), Some(body), Some(version)).await
}

/// Changes what it says, as one has read it.
pub async fn update_my_proposal(token: &str, version: u32, cafe: &ProposedCafe) -> Result<Proposal, Denial> {
    by_link(token, Method::PUT, MINE, Some(write(cafe)), Some(version)).await
}
