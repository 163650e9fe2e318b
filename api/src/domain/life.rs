//! Where organisations and facilitators stand in their life in the network, and how they leave it and come back.

use cafeia_shared::{
    directory::LifeStep,
    vocabulary::{LifeStatus, Term as _},
};

use super::DomainError;

/// The steps that are possible.
pub(super) fn legal_steps(status: LifeStatus) -> Vec<LifeStep> {
    match status {
        LifeStatus::Archived => vec![LifeStep::Restore],
        LifeStatus::Candidate | LifeStatus::Active | LifeStatus::Dormant => vec![LifeStep::Archive],
    }
}

/// Takes a step: gives where one stands after it, and to what its undoing leads back.
pub(super) fn step(
    status: LifeStatus,
    archived_from: Option<LifeStatus>,
    step: LifeStep,
) -> Result<(LifeStatus, Option<LifeStatus>), DomainError> {
    match (step, status) {
        (LifeStep::Restore, LifeStatus::Archived) => Ok((archived_from.unwrap_or(LifeStatus::Active), None)),
        (LifeStep::Archive, LifeStatus::Candidate | LifeStatus::Active | LifeStatus::Dormant) => {
            Ok((LifeStatus::Archived, Some(status)))
        }
        (LifeStep::Archive, LifeStatus::Archived) | (LifeStep::Restore, _) => {
            let legal = legal_steps(status).into_iter().map(LifeStep::as_str).collect();
            Err(DomainError::IllegalStep { from: status.as_str(), to: step.as_str(), legal })
        }
    }
}

/// Whether everybody may know of somebody who stands there.
pub(super) fn is_public(status: LifeStatus) -> bool {
    matches!(status, LifeStatus::Active | LifeStatus::Dormant)
}
