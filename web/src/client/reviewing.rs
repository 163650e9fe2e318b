//! What waits for a decision, for those who decide.

use cafeia_shared::{
    ids::ProposalId,
    paging::Page,
    proposals::{NewProposalDecision, ProposalQuery, ProposalSummary, ReviewedProposal},
    query::Query as _,
};
use gloo_net::http::Method;

use super::{
    session::{Denial, own, own_once},
    with_query,
};
use crate::json::write;

/// A page of the proposals of one's own scope.
pub async fn proposals(query: ProposalQuery) -> Result<Page<ProposalSummary>, Denial> {
    own(Method::GET, &with_query("/api/v1/workspace/proposals", &query.to_query()), None, None).await
}

/// A proposal as its reviewers see it.
pub async fn proposal(id: ProposalId) -> Result<ReviewedProposal, Denial> {
    own(Method::GET, &format!("/api/v1/workspace/proposals/{id}"), None, None).await
}

/// Decides on a proposal, as one has read it.
pub async fn decide_proposal(
    id: ProposalId,
    version: u32,
    decision: &NewProposalDecision,
) -> Result<ReviewedProposal, Denial> {
    own_once(&format!("/api/v1/workspace/proposals/{id}/decisions"), write(decision), Some(version)).await
}
