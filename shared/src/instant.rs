//! Instants and dates as the API writes them, read by the browser.
//!
//! What the server writes is always UTC with a `Z`; the library's reader takes every form of RFC 3339 and weighs more than
//! a page's own code. What clients send to the API is read by the library.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Deserializer, de::Error};

/// Reads an instant as in `2026-12-31T17:30:00Z`, with a fraction of a second or without.
///
/// # Errors
/// When it is written otherwise.
pub fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<DateTime<Utc>, D::Error> {
    let text = String::deserialize(deserializer)?;
    parse(&text).ok_or_else(|| D::Error::custom("an instant is written as in 2026-12-31T17:30:00Z"))
}

/// The same for one that may be absent.
pub(crate) fn read_optional<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<DateTime<Utc>>, D::Error> {
    let Some(text) = Option::<String>::deserialize(deserializer)? else { return Ok(None) };
    let instant = parse(&text);
    instant.map(Some).ok_or_else(|| D::Error::custom("an instant is written as in 2026-12-31T17:30:00Z"))
}

/// Reads a date as in `2026-12-31`.
pub(crate) fn read_date<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
    let text = String::deserialize(deserializer)?;
    calendar_date(&text).ok_or_else(|| D::Error::custom("a date is written as in 2026-12-31"))
}

/// An instant as in `2026-12-31T17:30:00Z` (RFC 3339 `date-time`, in UTC), as the server and browsers write it.
pub fn parse(text: &str) -> Option<DateTime<Utc>> {
    let (date, time) = text.strip_suffix('Z')?.split_once('T')?;
    let (time, fraction) = time.split_once('.').unwrap_or((time, ""));
    let [hour, minute, second] = numbers(time, ':')?;
    let midnight = calendar_date(date)?.and_hms_opt(hour, minute, second)?;
    let nanoseconds = match fraction.len() {
        0 => 0,
        length @ 1..=9 => {
            let [digits] = numbers(fraction, ':')?;
            i64::from(digits) * 10_i64.pow(9 - u32::try_from(length).ok()?)
        }
        _ => return None,
    };
    Some(midnight.and_utc() + TimeDelta::nanoseconds(nanoseconds))
}

/// A date as in `2026-12-31` (RFC 3339 `full-date`).
pub fn calendar_date(text: &str) -> Option<NaiveDate> {
    let [year, month, day] = numbers(text, '-')?;
    let sound = text.len() == 10 && text.as_bytes()[4] == b'-' && text.as_bytes()[7] == b'-';
    if !sound {
        return None;
    }
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

/// Exactly `N` numbers of digits alone, between separators.
fn numbers<const N: usize>(text: &str, separator: char) -> Option<[u32; N]> {
    let mut found = [0; N];
    let mut parts = text.split(separator);
    for number in &mut found {
        let digits = parts.next()?;
        if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        *number = digits.parse().ok()?;
    }
    parts.next().is_none().then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_read_as_the_library_reads_it() {
        for text in [
            "2026-12-31T17:30:00Z",
            "2028-02-29T00:00:00.5Z",
            "2026-01-01T23:59:59.123456Z",
            "1999-12-31T00:00:00.000000001Z",
        ] {
            assert_eq!(parse(text), text.parse().ok(), "{text}");
        }
        for text in [
            "",
            "Z",
            "2026-12-31",
            "2026-02-30T00:00:00Z",
            "2026-12-31T24:00:00Z",
            "2026-12-31T17:30:00+01:00",
            "x-12-31T17:30:00Z",
            "2026-12-31T17:30Z",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_date_has_ten_characters() {
        assert_eq!(calendar_date("2028-02-29"), NaiveDate::from_ymd_opt(2028, 2, 29));
        for text in ["2026-1-1", "26-01-01", "2026-02-29", "2026/01/01", "+026-01-01", "2026-001-1"] {
            assert_eq!(calendar_date(text), None, "{text}");
        }
    }
}
