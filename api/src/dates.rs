//! Days as people write them.

use chrono::{DateTime, Datelike as _, Utc};
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
    let date = at.with_timezone(&zone).date_naive();
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
}
