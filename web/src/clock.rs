//! Days and hours as people write them where they live, and the instants that they are.

use cafeia_shared::instant::calendar_date;
use chrono::{DateTime, NaiveTime, Utc};
use js_sys::{Array, Intl, Object, Reflect};

use crate::{format, i18n::ZONES};

/// So often a guess is mended: once for the zone, once for a change of the clocks that lies in between.
const GUESSES: usize = 3;

/// The instant at which the clocks of a zone show a day (2026-12-31) and an hour (14:05); nothing when these are not
/// written so.
pub fn instant(day: &str, hour: &str, zone: &str) -> Option<DateTime<Utc>> {
    let wanted = as_if_utc(day, hour)?;
    settle(wanted, |at| as_if_utc(&format::plain_day(at, zone), &format::plain_time(at, zone)))
}

/// The zone of this browser, when it is one of France; else that of Paris.
pub fn own_zone() -> &'static str {
    let options = Intl::DateTimeFormat::new(&Array::new(), &Object::new()).resolved_options();
    let own = Reflect::get(&options, &"timeZone".into()).ok().and_then(|zone| zone.as_string());
    ZONES.into_iter().find(|zone| own.as_deref() == Some(zone)).unwrap_or(ZONES[0])
}

fn as_if_utc(day: &str, hour: &str) -> Option<DateTime<Utc>> {
    // Browsers add seconds where they find them.
    let mut parts = hour.split(':').map(str::parse::<u32>);
    let (hours, minutes) = (parts.next()?.ok()?, parts.next()?.ok()?);
    Some(calendar_date(day)?.and_time(NaiveTime::from_hms_opt(hours, minutes, 0)?).and_utc())
}

/// The instant at which a clock shows what is wanted: guessed, then mended by what the clock shows at the guess.
fn settle(
    wanted: DateTime<Utc>,
    shown: impl Fn(DateTime<Utc>) -> Option<DateTime<Utc>>,
) -> Option<DateTime<Utc>> {
    let (mut at, mut before) = (wanted, wanted);
    for _ in 0..GUESSES {
        let ahead = shown(at)? - wanted;
        if ahead.is_zero() {
            return Some(at);
        }
        (before, at) = (at, at - ahead);
    }
    // An hour that the clocks skip in spring: the guesses lie on both sides of it.
    Some(at.max(before))
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    /// The clocks of Paris around 29 March 2026, when one o'clock UTC makes it three.
    fn paris(at_utc: DateTime<Utc>) -> DateTime<Utc> {
        let ahead = if at_utc < at("2026-03-29T01:00:00Z") { 1 } else { 2 };
        at_utc + TimeDelta::hours(ahead)
    }

    fn in_paris(wanted: &str) -> Option<DateTime<Utc>> {
        settle(at(wanted), |at| Some(paris(at)))
    }

    #[test]
    fn a_clock_is_read_backwards() {
        assert_eq!(in_paris("2026-03-28T14:00:00Z"), Some(at("2026-03-28T13:00:00Z")));
        assert_eq!(in_paris("2026-03-29T14:00:00Z"), Some(at("2026-03-29T12:00:00Z")));
        assert_eq!(in_paris("2026-03-29T01:30:00Z"), Some(at("2026-03-29T00:30:00Z")));
        assert_eq!(in_paris("2026-03-29T03:00:00Z"), Some(at("2026-03-29T01:00:00Z")));
    }

    #[test]
    fn an_hour_that_no_clock_shows_is_the_one_after_it() {
        assert_eq!(in_paris("2026-03-29T02:30:00Z"), Some(at("2026-03-29T01:30:00Z")));
    }

    #[test]
    fn what_is_no_day_or_hour_is_no_instant() {
        for (day, hour) in
            [("", "14:00"), ("2026-12-31", ""), ("2026-12-31", "25:00"), ("2026-02-30", "10:00")]
        {
            assert_eq!(as_if_utc(day, hour), None, "{day} {hour}");
        }
        assert_eq!(as_if_utc("2026-12-31", "14:05:00"), Some(at("2026-12-31T14:05:00Z")));
    }
}
