//! Whether one may still count on a facilitator, an organisation or a need: they are there as long as there is proof of it.
//!
//! What proves it has a date: they signed in, somebody wrote what is known of them, a café of theirs is held or to come, they
//! reported, they followed the link of the letter that asks; whoever asks for a café changed the need or wrote. Where they stand follows from the last of these dates and from
//! nothing else, so that it is the same for the list, the map, the counts and whoever looks after the territory.

use chrono::{DateTime, Months, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    query::{Paging, Pairs, Params, Query},
    territories::CommuneRef,
    vocabulary::LifeStatus,
};

/// After how long without a sign one is asked.
const ASKED_AFTER: Months = Months::new(4);
/// After how long one is shown as to be confirmed.
const UNCONFIRMED_AFTER: Months = Months::new(5);
/// After how long one is shown no more.
const HIDDEN_AFTER: Months = Months::new(6);

crate::vocabulary::vocabulary! {
    /// How much one may count on somebody who takes part, by their last sign of life.
    Vitality {
        /// There was a sign within four months.
        Awake = "awake",
        /// Nothing for four months: they are asked.
        Quiet = "quiet",
        /// Nothing for five months: they are shown as to be confirmed.
        Unconfirmed = "unconfirmed",
        /// Nothing for six months: they are shown no more.
        Hidden = "hidden",
    }

    /// Whose life is asked about.
    LivingKind {
        /// A facilitator.
        Facilitator = "facilitator",
        /// An organisation.
        Organisation = "organisation",
        /// A need that waits for an answer.
        Need = "need",
    }
}

impl Vitality {
    /// Where somebody stands at an instant, by the last sign of theirs. A sign may lie ahead: a café to come is one.
    pub fn at(last_sign: DateTime<Utc>, now: DateTime<Utc>) -> Self {
        // What lies beyond the calendar is never reached.
        let over = |after| last_sign.checked_add_months(after).is_some_and(|end| end <= now);
        if over(HIDDEN_AFTER) {
            Self::Hidden
        } else if over(UNCONFIRMED_AFTER) {
            Self::Unconfirmed
        } else if over(ASKED_AFTER) {
            Self::Quiet
        } else {
            Self::Awake
        }
    }

    /// Whether somebody who stands there is shown to everybody.
    pub fn is_shown(self) -> bool {
        self != Self::Hidden
    }

    /// What everybody is told of somebody who takes part and stands there.
    pub fn status(self) -> LifeStatus {
        match self {
            Self::Awake | Self::Quiet => LifeStatus::Active,
            Self::Unconfirmed | Self::Hidden => LifeStatus::Dormant,
        }
    }

    /// An instant after which no last sign lies so far back that one is asked: whoever gave one since needs no closer look.
    pub fn quiet_since(now: DateTime<Utc>) -> DateTime<Utc> {
        // Four months after the 31st of October end with February: up to three days more than back from there.
        now.checked_sub_months(ASKED_AFTER).map_or(now, |since| since + TimeDelta::days(3))
    }

    /// From when on somebody is shown as to be confirmed, and from when on not at all, unless there is a sign.
    pub fn ahead(last_sign: DateTime<Utc>) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
        last_sign.checked_add_months(UNCONFIRMED_AFTER).zip(last_sign.checked_add_months(HIDDEN_AFTER))
    }
}

/// Somebody of whom nothing was heard for four months or more, as those see them who look after their territory.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Sleeper {
    /// What they are.
    pub kind: LivingKind,
    /// Their identifier.
    pub id: Uuid,
    /// Their name in addresses; absent of a need, which has no page for everybody.
    pub slug: Option<String>,
    /// Counts the edits from 1: what confirms that they are there sends it as `If-Match`.
    pub version: u32,
    /// Their name; of a need, that of the structure.
    pub name: String,
    /// Where they are; absent for an organisation without a seat.
    pub commune: Option<CommuneRef>,
    /// Where they stand.
    pub vitality: Vitality,
    /// When the last sign of them was (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub last_sign_at: DateTime<Utc>,
    /// When they were asked by mail; absent as long as nobody was, or where no address is known (UTC).
    #[serde(default, deserialize_with = "crate::instant::read_optional")]
    pub asked_at: Option<DateTime<Utc>>,
}

/// Which of those of whom nothing was heard.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct SleeperFilter {
    /// Of these kinds.
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub kind: Vec<LivingKind>,
}

/// The query of a list of those of whom nothing was heard, the longest silence first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SleeperQuery {
    /// Which ones.
    pub filter: SleeperFilter,
    /// Which page.
    pub paging: Paging,
}

impl Query for SleeperQuery {
    fn read(params: &mut Params) -> Self {
        Self { filter: SleeperFilter { kind: params.many("kind") }, paging: Paging::read(params) }
    }

    fn write(&self, out: &mut Pairs) {
        out.many("kind", &self.filter.kind);
        self.paging.write(out);
    }
}

/// A sign of life that was noted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignOfLife {
    /// Whose.
    pub kind: LivingKind,
    /// Their name.
    pub name: String,
    /// Their name in addresses; absent of a need, which has no page for everybody.
    pub slug: Option<String>,
    /// Whether they are seen now: a facilitator must have agreed to it. A need is seen by those who may bring a café.
    pub shown: bool,
    /// When (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub given_at: DateTime<Utc>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn silence_has_three_steps_by_the_calendar() {
        let sign = at("2026-01-31T10:00:00Z");
        for (now, expected) in [
            ("2026-01-31T10:00:00Z", Vitality::Awake),
            ("2026-05-31T09:59:59Z", Vitality::Awake),
            ("2026-05-31T10:00:00Z", Vitality::Quiet),
            ("2026-06-30T09:59:59Z", Vitality::Quiet),
            // June has no 31st.
            ("2026-06-30T10:00:00Z", Vitality::Unconfirmed),
            ("2026-07-31T09:59:59Z", Vitality::Unconfirmed),
            ("2026-07-31T10:00:00Z", Vitality::Hidden),
            ("2036-01-01T00:00:00Z", Vitality::Hidden),
        ] {
            assert_eq!(Vitality::at(sign, at(now)), expected, "{now}");
        }
    }

    #[test]
    fn a_sign_that_lies_ahead_is_one() {
        assert_eq!(Vitality::at(at("2028-01-01T00:00:00Z"), at("2026-11-26T00:00:00Z")), Vitality::Awake);
        assert_eq!(Vitality::at(DateTime::<Utc>::MAX_UTC, at("2026-11-26T00:00:00Z")), Vitality::Awake);
    }

    #[test]
    fn nobody_is_quiet_after_the_instant_that_is_looked_from() {
        for now in ["2026-06-30T10:00:00Z", "2027-02-28T10:00:00Z", "2028-02-29T10:00:00Z"] {
            let now = at(now);
            for days in -40..40 {
                let sign = Vitality::quiet_since(now) + chrono::TimeDelta::days(days);
                if Vitality::at(sign, now) != Vitality::Awake {
                    assert!(sign <= Vitality::quiet_since(now), "{sign}");
                }
            }
        }
    }

    #[test]
    fn what_everybody_is_told_follows() {
        assert!(Vitality::Unconfirmed.is_shown() && !Vitality::Hidden.is_shown());
        assert_eq!(Vitality::Quiet.status(), LifeStatus::Active);
        assert_eq!(Vitality::Unconfirmed.status(), LifeStatus::Dormant);
    }
}
