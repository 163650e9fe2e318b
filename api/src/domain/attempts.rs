//! How often something may be attempted: token buckets in the database, so that they hold over all processes.

use chrono::{DateTime, TimeDelta, Utc};

use super::Change;
use crate::store::{self, DbConnection, StoreError};

/// How long attempts are remembered: by then every bucket is full again.
const REMEMBERED: TimeDelta = TimeDelta::days(2);

cafeia_shared::terms! {
    /// What is attempted, and by whom it is counted.
    Attempt {
        /// To sign in to an account.
        SignIn = "sign_in",
        /// To sign in from an address.
        SignInFrom = "sign_in_from",
        /// To guess a code of an account's second factor.
        Code = "code",
        /// To prove by its password that an account is one's own.
        Proof = "proof",
        /// To set an account's password anew.
        Reset = "reset",
        /// To ask for letters from an address.
        ResetFrom = "reset_from",
        /// To follow one-time links from an address.
        LinkFrom = "link_from",
        /// To apply as a facilitator by a mail address.
        Application = "application",
        /// To apply as a facilitator from an address.
        ApplicationFrom = "application_from",
        /// To invite others.
        Invitation = "invitation",
        /// To give roles to one and the same person, to whom a letter goes each time.
        InvitationTo = "invitation_to",
        /// To propose cafés by a mail address, to which a letter goes each time.
        Proposal = "proposal",
        /// To propose cafés from a client's address.
        ProposalFrom = "proposal_from",
        /// To change one proposal.
        ProposalChange = "proposal_change",
        /// To ask for cafés by a mail address, to which a letter goes each time.
        Need = "need",
        /// To ask for cafés from a client's address.
        NeedFrom = "need_from",
        /// To change one need.
        NeedChange = "need_change",
        /// To write messages about a need: by one private link, or from one account.
        NeedMessage = "need_message",
        /// To report by one private link.
        Report = "report",
        /// To say by one link that somebody is still there.
        SignOfLife = "sign_of_life",
        /// To say by one link whether somebody takes what is sent to many.
        Subscription = "subscription",
    }
}

impl Attempt {
    /// How many at once, and after how many seconds there is one more.
    fn allowance(self) -> (f64, f64) {
        match self {
            Self::SignIn | Self::Proof => (10.0, 30.0),
            Self::SignInFrom => (30.0, 5.0),
            Self::Code => (5.0, 60.0),
            Self::Reset | Self::Application => (3.0, 1_200.0),
            Self::ResetFrom | Self::ApplicationFrom => (10.0, 60.0),
            Self::LinkFrom => (20.0, 15.0),
            Self::Invitation => (50.0, 60.0),
            Self::Proposal | Self::Need => (6.0, 600.0),
            Self::ProposalFrom | Self::NeedFrom => (20.0, 60.0),
            Self::ProposalChange
            | Self::NeedChange
            | Self::Report
            | Self::SignOfLife
            | Self::Subscription => (30.0, 60.0),
            Self::NeedMessage => (10.0, 120.0),
            Self::InvitationTo => (20.0, 600.0),
        }
    }
}

/// An attempt by somebody, whom a pseudonym stands for.
#[derive(Debug, Clone)]
pub struct Attempted {
    /// What.
    pub attempt: Attempt,
    /// By whom, or on whom.
    pub pseudonym: String,
}

impl Attempted {
    fn subject(&self) -> String {
        format!("{}:{}", self.attempt, self.pseudonym)
    }

    /// How many attempts are left.
    fn remaining(&self, connection: &mut DbConnection, now: DateTime<Utc>) -> Result<f64, StoreError> {
        let (most, every) = self.attempt.allowance();
        let found = store::attempts::find_optional(connection, &self.subject())?;
        Ok(found.map_or(most, |(remaining, counted_at)| {
            let passed = (now - counted_at).as_seconds_f64().max(0.0);
            (remaining + passed / every).min(most)
        }))
    }
}

/// How many seconds there are to wait before all of this may be attempted; nothing when it may be now.
pub fn wait(
    connection: &mut DbConnection,
    attempted: &[Attempted],
    now: DateTime<Utc>,
) -> Result<Option<u32>, StoreError> {
    let mut longest: Option<u32> = None;
    for attempted in attempted {
        let remaining = attempted.remaining(connection, now)?;
        if remaining < 1.0 {
            let (_, every) = attempted.attempt.allowance();
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "some minutes at most"
            )]
            let seconds = ((1.0 - remaining) * every).ceil() as u32;
            longest = longest.max(Some(seconds.max(1)));
        }
    }
    Ok(longest)
}

/// Counts an attempt, unless it has to wait for some seconds.
pub fn count(change: &mut Change, attempted: &[Attempted]) -> Result<Option<u32>, StoreError> {
    if let Some(seconds) = wait(change.connection, attempted, change.now)? {
        return Ok(Some(seconds));
    }
    for attempted in attempted {
        let remaining = attempted.remaining(change.connection, change.now)?;
        store::attempts::set(change.connection, &attempted.subject(), remaining - 1.0, change.now)?;
    }
    Ok(None)
}

/// Forgets the attempts of former days.
pub(super) fn forget(change: &mut Change) -> Result<usize, StoreError> {
    store::attempts::remove_before(change.connection, change.now - REMEMBERED)
}
