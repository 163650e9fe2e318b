//! What is over is forgotten: all personal data that has an end, in one place.

use super::{
    Change, DomainError, accounts, attempts, facilitators, imports, mailings, needs, once, proposals, reports,
};

/// Forgets attempts, answers to be given again, sessions, links, accounts that nobody opened, facilitators who were archived
/// long ago, proposals, needs and what was written about them, the questions of reports, files that were brought in, what mailings said. Gives
/// the number of things forgotten. `docs/privacy.md` says when what
/// goes.
pub fn run(change: &mut Change) -> Result<usize, DomainError> {
    let mut forgotten = attempts::forget(change)? + once::forget(change)?;
    forgotten += accounts::forget(change)?;
    forgotten += facilitators::forget_archived(change)?;
    forgotten += proposals::forget(change)?;
    forgotten += needs::forget(change)?;
    forgotten += reports::forget(change)?;
    forgotten += imports::forget(change)?;
    forgotten += mailings::forget(change)?;
    Ok(forgotten)
}
