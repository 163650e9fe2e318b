//! Values as people and spreadsheets write them: days in five styles, times, telephone numbers, lists, and what Excel makes of
//! postal codes.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};

use crate::text::fold;

/// The day before the first of a spreadsheet's: it takes 1900 for a leap year, so that from March 1900 on this is day 0.
const EPOCH: (i32, u32, u32) = (1899, 12, 30);
/// The numbers of days that are taken for days: of the years 1954 to 2119.
const SERIALS: std::ops::RangeInclusive<u64> = 20_000..=80_000;

/// What a cell says of a day, and of a time if it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moment {
    pub(super) day: NaiveDate,
    pub(super) time: Option<NaiveTime>,
}

/// Reads a day: `2027-03-12`, `12/03/2027`, `12-03-27`, `vendredi 12 mars 2027`, a spreadsheet's number of days; each with a
/// time behind it or without. The day comes before the month, as in French.
pub(super) fn moment(cell: &str) -> Option<Moment> {
    let cell = cell.trim();
    if let Ok(instant) = NaiveDateTime::parse_from_str(cell, "%Y-%m-%dT%H:%M:%S") {
        return Some(Moment { day: instant.date(), time: Some(instant.time()) });
    }
    if let Some(moment) = serial(cell) {
        return Some(moment);
    }
    let (day, rest) = numeric_day(cell).or_else(|| written_day(cell))?;
    let rest = rest.trim_start_matches(['T', ',', ' ', 'à', '\u{a0}', '\u{202f}']).trim();
    if rest.is_empty() {
        return Some(Moment { day, time: None });
    }
    Some(Moment { day, time: Some(time(rest)?) })
}

/// A spreadsheet's number of days, whose fraction is the time.
fn serial(cell: &str) -> Option<Moment> {
    let (whole, fraction) = cell.split_once(['.', ',']).unwrap_or((cell, ""));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.len() != 5 || !digits(whole) || !digits(fraction) || fraction.len() > 15 {
        return None;
    }
    let days: u64 = whole.parse().ok()?;
    let (year, month, day) = EPOCH;
    let day = NaiveDate::from_ymd_opt(year, month, day)?.checked_add_days(Days::new(days))?;
    let time = if fraction.is_empty() { None } else { Some(time_of_fraction(&format!("0.{fraction}"))?) };
    SERIALS.contains(&days).then_some(Moment { day, time })
}

/// A time as a fraction of the day, to the minute.
fn time_of_fraction(text: &str) -> Option<NaiveTime> {
    let fraction: f64 = text.replace(',', ".").parse().ok()?;
    let minutes = (fraction * 1_440.0).round();
    if !(0.0..1_440.0).contains(&minutes) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "below 1,440")]
    let minutes = minutes as u32;
    NaiveTime::from_hms_opt(minutes / 60, minutes % 60, 0)
}

/// A day of three numbers, and what follows it.
fn numeric_day(cell: &str) -> Option<(NaiveDate, &str)> {
    let (first, separator, rest) = number(cell)?;
    let (second, other, rest) = number(rest)?;
    if separator != other || !matches!(separator, '/' | '-' | '.') {
        return None;
    }
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (third, rest) = rest.split_at(end);
    let day = if first.len() == 4 { ymd(first, second, third) } else { ymd(third, second, first) }?;
    Some((day, rest))
}

/// The digits at the beginning, the sign after them, and the rest.
fn number(text: &str) -> Option<(&str, char, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).filter(|end| (1..=4).contains(end))?;
    let separator = text[end..].chars().next()?;
    Some((&text[..end], separator, &text[end + separator.len_utf8()..]))
}

fn ymd(year: &str, month: &str, day: &str) -> Option<NaiveDate> {
    let whole_year = match year.len() {
        2 => 2_000 + year.parse::<i32>().ok()?,
        4 => year.parse().ok()?,
        _ => return None,
    };
    NaiveDate::from_ymd_opt(whole_year, month.parse().ok()?, day.parse().ok()?)
}

/// A day in words, and what follows its year.
fn written_day(cell: &str) -> Option<(NaiveDate, &str)> {
    let mut day = None;
    let mut at = 0;
    for word in cell.split_inclusive([' ', '\u{a0}', '\u{202f}']) {
        at += word.len();
        let word = word.trim().trim_end_matches(['.', ',']);
        if let Some(number) = day_number(word).filter(|_| day.is_none()) {
            day = Some((number, None));
        } else if let (Some((number, None)), Some(month)) = (day, month(word)) {
            day = Some((number, Some(month)));
        } else if let (Some((number, Some(month))), Ok(year), 4) = (day, word.parse::<i32>(), word.len()) {
            return Some((NaiveDate::from_ymd_opt(year, month, number)?, &cell[at..]));
        } else if day.is_some() {
            return None;
        }
    }
    None
}

fn day_number(word: &str) -> Option<u32> {
    word.strip_suffix("er").unwrap_or(word).parse().ok().filter(|number| (1..=31).contains(number))
}

fn month(word: &str) -> Option<u32> {
    let word = fold(word);
    let months = [
        ("janvier", "january"),
        ("fevrier", "february"),
        ("mars", "march"),
        ("avril", "april"),
        ("mai", "may"),
        ("juin", "june"),
        ("juillet", "july"),
        ("aout", "august"),
        ("septembre", "september"),
        ("octobre", "october"),
        ("novembre", "november"),
        ("decembre", "december"),
    ];
    let names = |(french, english): &(&str, &str)| {
        *french == word || *english == word || (word.len() >= 3 && word != "jui" && french.starts_with(&word))
    };
    months.iter().position(names).and_then(|at| u32::try_from(at + 1).ok())
}

/// Reads a time: `14h30`, `14 h`, `14:30`, `14:30:00`, a spreadsheet's fraction of the day.
pub(super) fn time(cell: &str) -> Option<NaiveTime> {
    let cell: String = cell.chars().filter(|c| !c.is_whitespace()).collect();
    let cell = cell.to_lowercase();
    if cell.starts_with("0.") || cell.starts_with("0,") || cell == "0" {
        return time_of_fraction(&cell);
    }
    match cell.as_str() {
        "midi" => return NaiveTime::from_hms_opt(12, 0, 0),
        "minuit" => return NaiveTime::from_hms_opt(0, 0, 0),
        _ => {}
    }
    let cell = cell.strip_suffix("heures").map_or_else(|| cell.clone(), |hours| format!("{hours}h"));
    let cell = cell.strip_suffix("min").unwrap_or(&cell);
    let (hours, rest) = cell.split_once(['h', ':'])?;
    let minutes = rest.split(':').next().filter(|minutes| !minutes.is_empty()).unwrap_or("0");
    let few = |text: &str| (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if !few(hours) || !few(minutes) {
        return None;
    }
    NaiveTime::from_hms_opt(hours.parse().ok()?, minutes.parse().ok()?, 0)
}

/// Reads a time, or the two between which something lasts: `14h-16h`, `de 14h à 16h30`.
pub(super) fn times(cell: &str) -> Option<(NaiveTime, Option<NaiveTime>)> {
    if let Some(one) = time(cell) {
        return Some((one, None));
    }
    let cell = cell.trim();
    let cell = cell.strip_prefix("de ").or_else(|| cell.strip_prefix("De ")).unwrap_or(cell);
    for separator in ["-", "–", "—", " à ", "à", "/", "→"] {
        if let Some((from, until)) = cell.split_once(separator)
            && let (Some(from), Some(until)) = (time(from), time(until))
        {
            return Some((from, Some(until)));
        }
    }
    None
}

/// A postal code as it was before a spreadsheet took it for a number, or as it is; the digits alone.
pub(super) fn postal_code(cell: &str) -> String {
    let cell = cell.trim();
    let cell = cell.strip_suffix(".0").unwrap_or(cell);
    let cell = cell.strip_prefix("F-").or_else(|| cell.strip_prefix("FR-")).unwrap_or(cell);
    let code: String = cell.chars().filter(|c| !c.is_whitespace()).collect();
    let mangled = code.len() == 4 && code.bytes().all(|b| b.is_ascii_digit());
    if mangled { format!("0{code}") } else { code }
}

/// A telephone number with the zero that a spreadsheet has taken away.
pub(super) fn phone(cell: &str) -> String {
    let cell = cell.replace(['\u{a0}', '\u{202f}', '(', ')', '/'], " ");
    let cell = cell.trim().strip_suffix(".0").unwrap_or(cell.trim());
    let digits = cell.bytes().all(|b| b.is_ascii_digit());
    match cell.len() {
        9 if digits && !cell.starts_with('0') => format!("0{cell}"),
        11 if digits && cell.starts_with("33") => format!("+{cell}"),
        _ => cell.split_whitespace().collect::<Vec<_>>().join(" "),
    }
}

/// A number of an organisation, without what people put between its digits.
pub(super) fn number_of_organisation(cell: &str) -> String {
    let cell = cell.trim();
    let cell = cell.strip_suffix(".0").unwrap_or(cell);
    cell.chars().filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-')).collect::<String>().to_uppercase()
}

/// A whole number.
pub(super) fn whole(cell: &str) -> Option<u32> {
    let cell: String = cell.chars().filter(|c| !c.is_whitespace()).collect();
    let cell = cell.strip_suffix("km").unwrap_or(&cell);
    cell.strip_suffix(".0").unwrap_or(cell).parse().ok()
}

/// The items of a list: between bars, where there are any; else between semicolons, commas, slashes and lines.
pub(super) fn items(cell: &str) -> Vec<&str> {
    let split: Vec<&str> = if cell.contains('|') {
        cell.split('|').collect()
    } else {
        cell.split([';', ',', '/', '\n']).collect()
    };
    split.into_iter().map(str::trim).filter(|item| !item.is_empty()).collect()
}

/// A text without the sign that keeps a spreadsheet from taking it for a formula, and without Excel's `="01000"`.
pub(super) fn unguarded(cell: &str) -> &str {
    if let Some(inner) = cell.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')) {
        return inner;
    }
    match cell.strip_prefix('\'') {
        Some(rest) if is_like_a_formula(rest) => rest,
        _ => cell,
    }
}

/// Whether a spreadsheet may take a text for a formula, or a guarded text for a guard.
pub fn is_like_a_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hour: u32, minute: u32) -> NaiveTime {
        NaiveTime::from_hms_opt(hour, minute, 0).unwrap()
    }

    #[test]
    fn days_are_read_in_five_styles() {
        let day = NaiveDate::from_ymd_opt(2027, 3, 12).unwrap();
        for cell in [
            "2027-03-12",
            "12/03/2027",
            "12-03-27",
            "12.03.2027",
            "12 mars 2027",
            "vendredi 12 mars 2027",
            "Vendredi 12 MARS 2027",
            "46458",
            "46458.0",
            "12/3/27",
            "2027/03/12",
        ] {
            assert_eq!(moment(cell).map(|moment| moment.day), Some(day), "{cell}");
        }
        let first = NaiveDate::from_ymd_opt(2027, 2, 1).unwrap();
        assert_eq!(moment("1er février 2027").map(|moment| moment.day), Some(first));
        assert_eq!(moment("1 févr. 2027").map(|moment| moment.day), Some(first));
    }

    #[test]
    fn a_time_may_stand_behind_the_day() {
        for cell in [
            "2027-03-12T14:30:00",
            "12/03/2027 14:30",
            "12 mars 2027 à 14h30",
            "46458.604166667",
            "12/03/2027, 14 h 30",
        ] {
            assert_eq!(moment(cell).and_then(|moment| moment.time), Some(at(14, 30)), "{cell}");
        }
    }

    #[test]
    fn what_is_no_day_is_none() {
        for cell in [
            "",
            "demain",
            "31/02/2027",
            "03/25/2027",
            "12 mars",
            "12/03",
            "99999",
            "12//2027",
            "１２/03/2027",
            "-",
            "1e4",
        ] {
            assert_eq!(moment(cell), None, "{cell}");
        }
    }

    #[test]
    fn times_are_read_as_people_write_them() {
        for (cell, time) in [
            ("14h30", at(14, 30)),
            ("14 h", at(14, 0)),
            ("9:05", at(9, 5)),
            ("0.604166667", at(14, 30)),
            ("18 heures", at(18, 0)),
            ("midi", at(12, 0)),
        ] {
            assert_eq!(times(cell), Some((time, None)), "{cell}");
        }
        for cell in ["14h-16h30", "de 14h à 16h30", "14:00 – 16:30"] {
            assert_eq!(times(cell), Some((at(14, 0), Some(at(16, 30)))), "{cell}");
        }
        for cell in ["25h", "14h75", "tard", "h", "14", "--"] {
            assert_eq!(times(cell), None, "{cell}");
        }
    }

    #[test]
    fn what_spreadsheets_did_to_numbers_is_undone() {
        for (cell, code) in [
            ("1000", "01000"),
            ("1000.0", "01000"),
            ("44 000", "44000"),
            ("F-29160", "29160"),
            ("2A004", "2A004"),
        ] {
            assert_eq!(postal_code(cell), code, "{cell}");
        }
        assert_eq!(phone("240419595"), "0240419595");
        assert_eq!(phone("33240419595"), "+33240419595");
        assert_eq!(phone("02.40.41.95.95"), "02.40.41.95.95");
        assert_eq!(number_of_organisation("130 025 265 00013"), "13002526500013");
    }

    #[test]
    fn a_guard_is_taken_off_once() {
        for (cell, text) in [
            ("'=1+1", "=1+1"),
            ("''=1", "'=1"),
            ("'tis", "'tis"),
            ("=\"01000\"", "01000"),
            ("=1+1", "=1+1"),
            ("'+33 2", "+33 2"),
        ] {
            assert_eq!(unguarded(cell), text, "{cell}");
        }
    }
}
