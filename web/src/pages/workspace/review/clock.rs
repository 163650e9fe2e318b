//! How long something has been waiting.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use leptos::prelude::*;

use crate::{
    format,
    i18n::{ReviewTexts, use_i18n},
    kit::{Badge, Icon, Pictogram, Tone},
};

/// What has waited longer is late: others are told by then.
const PATIENCE: TimeDelta = TimeDelta::hours(72);
/// How often the clocks are looked at.
const TICK: Duration = Duration::from_mins(1);

/// A time that has passed, as one says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waited {
    /// Less than an hour.
    Minutes(u64),
    /// Less than two days.
    Hours(u64),
    /// Longer.
    Days(u64),
}

impl Waited {
    /// From an instant to another one, which may seem to come earlier: clocks differ.
    pub fn between(since: DateTime<Utc>, now: DateTime<Utc>) -> Self {
        let passed = now - since;
        let whole = |number: i64| u64::try_from(number).unwrap_or_default();
        match passed {
            minutes if minutes < TimeDelta::hours(1) => Self::Minutes(whole(minutes.num_minutes())),
            hours if hours < TimeDelta::hours(48) => Self::Hours(whole(hours.num_hours())),
            days => Self::Days(whole(days.num_days())),
        }
    }
}

/// Whether something has waited too long.
pub fn is_late(since: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    now - since > PATIENCE
}

/// The present instant, minute by minute, as long as the page lasts.
pub fn use_now() -> Signal<DateTime<Utc>> {
    let now = RwSignal::new(format::now());
    let told = set_interval_with_handle(
        move || {
            now.try_set(format::now());
        },
        TICK,
    );
    on_cleanup(move || {
        if let Ok(told) = told {
            told.clear();
        }
    });
    now.into()
}

/// Since when something waits; marked when that is too long.
#[component]
pub fn Clock(
    /// Since when.
    since: DateTime<Utc>,
    /// The present instant.
    now: Signal<DateTime<Utc>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let late = Memo::new(move |_| is_late(since, now.get()));
    let words = move || (ReviewTexts::of(i18n).waits)(Waited::between(since, now.get()));
    move || {
        if late.get() {
            view! {
                <Badge tone=Tone::Warning>
                    <Pictogram icon=Icon::Alert/>
                    {words}
                    ", "
                    {move || ReviewTexts::of(i18n).late}
                </Badge>
            }
            .into_any()
        } else {
            view! {
                <Badge>
                    <Pictogram icon=Icon::Clock/>
                    {words}
                </Badge>
            }
            .into_any()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_said_as_people_say_it() {
        let since = DateTime::UNIX_EPOCH;
        let after = |delta| Waited::between(since, since + delta);
        assert_eq!(after(TimeDelta::seconds(-30)), Waited::Minutes(0));
        assert_eq!(after(TimeDelta::minutes(59)), Waited::Minutes(59));
        assert_eq!(after(TimeDelta::hours(1)), Waited::Hours(1));
        assert_eq!(after(TimeDelta::hours(47)), Waited::Hours(47));
        assert_eq!(after(TimeDelta::hours(49)), Waited::Days(2));
        assert!(!is_late(since, since + TimeDelta::hours(72)));
        assert!(is_late(since, since + TimeDelta::hours(73)));
    }
}
