//! Cafés that are proposed without an account.

use cafeia_shared::proposals::NewProposal;

use super::session::{Denial, anonymous};
use crate::json::write;

/// Proposes a café. A message goes to its proposer, who confirms it.
pub async fn create_proposal(new: NewProposal) -> Result<(), Denial> {
    anonymous("/api/v1/proposals", write(&new)).await
}
