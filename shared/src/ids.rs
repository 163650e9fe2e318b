//! Identifiers. Each aggregate has its own type, so that one can never stand where another is meant.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! identifier {
    ($(#[$doc:meta] $name:ident),+ $(,)?) => {$(
        #[$doc]
        ///
        /// A UUID (version 7 when the server makes it), written in its hyphenated form.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }
    )+};
}

identifier! {
    /// Names one account.
    AccountId,
    /// Names one grant: what an account may do, where, and for how long.
    GrantId,
    /// Names one session: one browser or program where an account is signed in.
    SessionId,
    /// Names one café.
    CafeId,
    /// Names one place where cafés are held.
    PlaceId,
    /// Names one organisation.
    OrganisationId,
    /// Names one facilitator.
    FacilitatorId,
    /// Names one resource: a format or a document.
    ResourceId,
    /// Names one proposal of a café, by somebody without an account.
    ProposalId,
    /// Names one need: a structure asks for a café in its walls.
    NeedId,
    /// Names one message between whoever asks for a café and those who bring it.
    NeedMessageId,
    /// Names one person's report of how a café went.
    ReportId,
    /// Names a series of recurring cafés.
    SeriesId,
    /// Names one job: something to be done after a change.
    JobId,
    /// Names one import of a file.
    ImportId,
    /// Names one mailing: letters to many at once.
    MailingId,
    /// Names one saved view of a list.
    SavedViewId,
    /// Names one entry of the journal. It tells nothing of how many entries there are.
    JournalEntryId,
}
