//! Days as people write them.

use chrono::{DateTime, Datelike as _, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;

const FRENCH_DAYS: [&str; 7] = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
const FRENCH_MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// The day of an instant in a zone, written out in French: samedi 28 novembre 2026.
pub fn french_day(at: DateTime<Utc>, zone: Tz) -> String {
    french_date(at.with_timezone(&zone).date_naive())
}

/// A date written out in French.
pub fn french_date(date: NaiveDate) -> String {
    let of = |names: &'static [&'static str], index: u32| {
        usize::try_from(index).ok().and_then(|index| names.get(index)).copied().unwrap_or_default()
    };
    let weekday = of(&FRENCH_DAYS, date.weekday().num_days_from_monday());
    let ordinal = if date.day() == 1 { "er" } else { "" };
    format!("{weekday} {}{ordinal} {} {}", date.day(), of(&FRENCH_MONTHS, date.month0()), date.year())
}

/// The day of an instant in a zone, written out in English: Saturday 28 November 2026.
pub fn english_day(at: DateTime<Utc>, zone: Tz) -> String {
    at.with_timezone(&zone).format("%A %-d %B %Y").to_string()
}

/// Minutes in a day: no zone skips more.
const DAY: i64 = 1_440;

/// The hours that the clocks of a zone skip where they would show a time: from which one on, and which one comes next. Nothing
/// where they do show it.
pub fn skipped(local: NaiveDateTime, zone: Tz) -> Option<(NaiveTime, NaiveTime)> {
    let is_shown = |at: &NaiveDateTime| at.and_local_timezone(zone).earliest().is_some();
    if is_shown(&local) {
        return None;
    }
    let last = (1..=DAY).map(|minutes| local - TimeDelta::minutes(minutes)).find(is_shown)?;
    let next = (1..=DAY).map(|minutes| local + TimeDelta::minutes(minutes)).find(is_shown)?;
    Some(((last + TimeDelta::minutes(1)).time(), next.time()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_written_out_in_their_own_zone() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        let (saturday, new_year) = (at("2026-11-28T09:00:00Z"), at("2027-01-01T09:00:00Z"));
        assert_eq!(french_day(saturday, Tz::Europe__Paris), "samedi 28 novembre 2026");
        assert_eq!(french_day(new_year, Tz::Europe__Paris), "vendredi 1er janvier 2027");
        assert_eq!(english_day(saturday, Tz::Europe__Paris), "Saturday 28 November 2026");
        assert_eq!(english_day(new_year, Tz::Europe__Paris), "Friday 1 January 2027");
        // Still the day before in Tahiti, the day after already in Nouméa.
        assert_eq!(french_day(saturday, Tz::Pacific__Tahiti), "vendredi 27 novembre 2026");
        let evening = at("2026-11-28T20:00:00Z");
        assert_eq!(french_day(evening, Tz::Pacific__Noumea), "dimanche 29 novembre 2026");
    }

    #[test]
    fn hours_that_no_clock_shows_are_told_with_the_next_one() {
        let at = |text: &str| text.parse::<NaiveDateTime>().unwrap();
        let hour = |hour: u32| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
        for local in ["2027-03-28T02:00:00", "2027-03-28T02:30:00", "2027-03-28T02:59:00"] {
            assert_eq!(skipped(at(local), Tz::Europe__Paris), Some((hour(2), hour(3))), "{local}");
        }
        for local in ["2027-03-28T01:59:00", "2027-03-28T03:00:00", "2027-10-31T02:30:00"] {
            assert_eq!(skipped(at(local), Tz::Europe__Paris), None, "{local}");
        }
        assert_eq!(skipped(at("2027-03-28T02:30:00"), Tz::Indian__Reunion), None);
        assert_eq!(skipped(at("2027-03-28T00:30:00"), Tz::Atlantic__Azores), Some((hour(0), hour(1))));
    }
}
