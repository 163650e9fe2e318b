//! Dates, times, numbers and distances, in the words of the browser's own `Intl`.

use std::{cell::RefCell, cmp::Ordering, collections::HashMap};

use cafeia_shared::instant::calendar_date;
use chrono::{DateTime, Datelike as _, NaiveDate, Utc};
use js_sys::{Array, Date, Function, JsString, Object, Reflect};
use wasm_bindgen::prelude::*;

use crate::i18n::{Locale, time_zone};

#[wasm_bindgen]
extern "C" {
    // js-sys has these too, without `catch`: a zone that an old browser does not know would end the application.
    #[derive(Clone)]
    type DateTimeFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locale: &str, options: &Object) -> Result<DateTimeFormat, JsValue>;
    #[wasm_bindgen(method, getter)]
    fn format(this: &DateTimeFormat) -> Function;

    #[wasm_bindgen(js_name = NumberFormat)]
    type NumberFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl, js_class = "NumberFormat", catch)]
    fn new(locale: &str, options: &Object) -> Result<NumberFormat, JsValue>;
    #[wasm_bindgen(method, getter)]
    fn format(this: &NumberFormat) -> Function;
}

/// How a date or a time is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Shape {
    /// samedi 28 novembre 2026
    LongDay,
    /// sam. 28 nov.
    ShortDay,
    /// sam. 2 janv. 2027
    DayOfAnotherYear,
    /// sam.
    Weekday,
    /// 28
    DayOfMonth,
    /// nov.
    Month,
    /// janv. 2027
    MonthOfAnotherYear,
    /// 14:00
    Time,
    /// 23 novembre à 14:05
    Moment,
    /// 23 novembre 2025 à 14:05
    MomentOfAnotherYear,
    /// heure d’Europe centrale
    Zone,
    /// 2026-11-28, to compare days.
    Plain,
}

impl Shape {
    fn options(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::LongDay => {
                &[("weekday", "long"), ("day", "numeric"), ("month", "long"), ("year", "numeric")]
            }
            Self::ShortDay => &[("weekday", "short"), ("day", "numeric"), ("month", "short")],
            Self::DayOfAnotherYear => {
                &[("weekday", "short"), ("day", "numeric"), ("month", "short"), ("year", "numeric")]
            }
            Self::Weekday => &[("weekday", "short")],
            Self::DayOfMonth => &[("day", "numeric")],
            Self::Month => &[("month", "short")],
            Self::MonthOfAnotherYear => &[("month", "short"), ("year", "numeric")],
            Self::Time => &[("hour", "2-digit"), ("minute", "2-digit")],
            Self::Moment => {
                &[("day", "numeric"), ("month", "long"), ("hour", "2-digit"), ("minute", "2-digit")]
            }
            Self::MomentOfAnotherYear => &[
                ("day", "numeric"),
                ("month", "long"),
                ("year", "numeric"),
                ("hour", "2-digit"),
                ("minute", "2-digit"),
            ],
            Self::Zone => &[("timeZoneName", "long")],
            Self::Plain => &[("year", "numeric"), ("month", "2-digit"), ("day", "2-digit")],
        }
    }
}

thread_local! {
    // Making a formatter takes far longer than using it, and lists use the same few again and again.
    static FORMATS: RefCell<HashMap<(Locale, String, Shape), Option<Function>>> = RefCell::default();
}

fn options(pairs: &[(&str, &str)], zone: Option<&str>) -> Object {
    let options = Object::new();
    let zone = zone.map(|zone| ("timeZone", zone));
    for (name, value) in pairs.iter().copied().chain(zone) {
        // Setting a property of a plain object cannot fail.
        let _ = Reflect::set(&options, &name.into(), &value.into());
    }
    options
}

fn instant(instant: DateTime<Utc>) -> Date {
    #[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 stay far below 2^53")]
    let milliseconds = instant.timestamp_millis() as f64;
    Date::new(&milliseconds.into())
}

fn write(at: DateTime<Utc>, zone: &str, shape: Shape, locale: Locale) -> String {
    let format = FORMATS.with_borrow_mut(|formats| {
        formats
            .entry((locale, zone.to_owned(), shape))
            .or_insert_with(|| {
                let tag = if shape == Shape::Plain { "en-CA" } else { locale.tag() };
                DateTimeFormat::new(tag, &options(shape.options(), Some(zone)))
                    .or_else(|_| DateTimeFormat::new(tag, &options(shape.options(), None)))
                    .ok()
                    .map(|format| format.format())
            })
            .clone()
    });
    format
        .and_then(|format| format.call1(&JsValue::UNDEFINED, &instant(at)).ok())
        .and_then(|text| text.as_string())
        .map_or_else(|| at.to_rfc3339(), |text| in_full(text, locale))
}

/// What `Intl` leaves out: in French, the first of a month is « 1er ».
fn in_full(text: String, locale: Locale) -> String {
    match (locale, text.strip_prefix("1 ")) {
        (Locale::Fr, Some(rest)) => format!("1er {rest}"),
        (Locale::Fr, None) => text.replace(" 1 ", " 1er "),
        (Locale::En, _) => text,
    }
}

/// The day written out: samedi 28 novembre 2026.
pub fn long_day(at: DateTime<Utc>, zone: &str, locale: Locale) -> String {
    write(at, zone, Shape::LongDay, locale)
}

/// The day in short: sam. 28 nov.; with the year when it is another one.
pub fn short_day(at: DateTime<Utc>, zone: &str, locale: Locale) -> String {
    write(at, zone, of_year(at, zone, Shape::ShortDay, Shape::DayOfAnotherYear), locale)
}

/// The first shape within this year of a zone, else the second, which names the year.
fn of_year(at: DateTime<Utc>, zone: &str, this: Shape, another: Shape) -> Shape {
    let year = |at| plain_day(at, zone).split_once('-').map(|(year, _)| year.to_owned());
    if year(at) == year(now()) { this } else { another }
}

/// The day by the visitor's own clock, written out: samedi 28 novembre 2026.
pub fn own_day(at: DateTime<Utc>, locale: Locale) -> String {
    here(at, Shape::LongDay, locale)
}

/// A day and an hour by the visitor's own clock: 23 novembre à 14:05; with the year when it is another one.
pub fn moment(at: DateTime<Utc>, locale: Locale) -> String {
    let this_year = instant(at).get_full_year() == instant(now()).get_full_year();
    here(at, if this_year { Shape::Moment } else { Shape::MomentOfAnotherYear }, locale)
}

fn here(at: DateTime<Utc>, shape: Shape, locale: Locale) -> String {
    let format = DateTimeFormat::new(locale.tag(), &options(shape.options(), None));
    format
        .ok()
        .and_then(|format| format.format().call1(&JsValue::UNDEFINED, &instant(at)).ok())
        .and_then(|text| text.as_string())
        .map_or_else(|| at.to_rfc3339(), |text| in_full(text, locale))
}

/// The parts of a day: weekday in short, day of the month, month in short, with the year when it is another one.
pub fn day_parts(at: DateTime<Utc>, zone: &str, locale: Locale) -> [String; 3] {
    let month = of_year(at, zone, Shape::Month, Shape::MonthOfAnotherYear);
    [Shape::Weekday, Shape::DayOfMonth, month].map(|shape| write(at, zone, shape, locale))
}

/// The hours from a beginning to an end: 14:00 – 16:00; with the end's day when it is another one.
pub fn hours(starts_at: DateTime<Utc>, ends_at: DateTime<Utc>, zone: &str, locale: Locale) -> String {
    let start = write(starts_at, zone, Shape::Time, locale);
    let end = write(ends_at, zone, Shape::Time, locale);
    if same_day(starts_at, ends_at, zone) {
        format!("{start} – {end}")
    } else {
        format!("{start} – {}, {end}", short_day(ends_at, zone, locale))
    }
}

/// Whether two instants fall on the same day of a zone.
pub fn same_day(one: DateTime<Utc>, other: DateTime<Utc>, zone: &str) -> bool {
    plain_day(one, zone) == plain_day(other, zone)
}

/// A day of a zone, as fields hold it: 2026-11-28.
pub fn plain_day(at: DateTime<Utc>, zone: &str) -> String {
    write(at, zone, Shape::Plain, Locale::En)
}

/// A time of a zone, as fields hold it: 14:05.
pub fn plain_time(at: DateTime<Utc>, zone: &str) -> String {
    write(at, zone, Shape::Time, Locale::En)
}

/// The name of a zone's time: heure de La Réunion.
pub fn zone_name(at: DateTime<Utc>, zone: &str, locale: Locale) -> String {
    if let Some(name) = time_zone(zone, locale) {
        return name.to_owned();
    }
    // `Intl` writes the day before the zone's name: « 28/11/2026 heure de La Réunion ».
    let named = write(at, zone, Shape::Zone, locale);
    named.trim_start_matches(|c: char| c.is_ascii_digit() || "/., ".contains(c)).to_owned()
}

/// The name of a zone's time (heure de La Réunion), when the visitor's own clock shows another one at that instant.
pub fn foreign_zone(at: DateTime<Utc>, zone: &str, locale: Locale) -> Option<String> {
    let there = write(at, zone, Shape::Time, Locale::En);
    let here = DateTimeFormat::new(Locale::En.tag(), &options(Shape::Time.options(), None)).ok()?;
    let here = here.format().call1(&JsValue::UNDEFINED, &instant(at)).ok()?.as_string()?;
    (there != here).then(|| zone_name(at, zone, locale))
}

/// A number with its thousands set apart.
pub fn number(value: u64, locale: Locale) -> String {
    #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
    let number = value as f64;
    NumberFormat::new(locale.tag(), &Object::new())
        .ok()
        .and_then(|format| format.format().call1(&JsValue::UNDEFINED, &number.into()).ok())
        .and_then(|text| text.as_string())
        .unwrap_or_else(|| value.to_string())
}

/// A number that need not be whole, by the two digits that count most: 0,34 or 12.
pub fn decimal(value: f64, locale: Locale) -> String {
    let options = Object::new();
    // Setting a property of a plain object cannot fail.
    let _ = Reflect::set(&options, &"maximumSignificantDigits".into(), &2.into());
    NumberFormat::new(locale.tag(), &options)
        .ok()
        .and_then(|format| format.format().call1(&JsValue::UNDEFINED, &value.into()).ok())
        .and_then(|text| text.as_string())
        .unwrap_or_else(|| format!("{value:.1}"))
}

/// A distance: metres below one kilometre, else kilometres.
pub fn distance(metres: u32, locale: Locale) -> String {
    let (value, unit) = if metres < 1000 { (metres, "meter") } else { (metres / 1000, "kilometer") };
    let options = options(&[("style", "unit"), ("unit", unit)], None);
    NumberFormat::new(locale.tag(), &options)
        .ok()
        .and_then(|format| format.format().call1(&JsValue::UNDEFINED, &f64::from(value).into()).ok())
        .and_then(|text| text.as_string())
        .unwrap_or_else(|| format!("{value} {unit}"))
}

/// Two names in the order in which people look for them: Île-de-France comes before La Réunion.
pub fn by_alphabet(one: &str, other: &str, locale: Locale) -> Ordering {
    let tags = Array::of1(&locale.tag().into());
    JsString::from(one).locale_compare(other, &tags, &Object::new()).cmp(&0)
}

/// The present instant, by the visitor's clock.
pub fn now() -> DateTime<Utc> {
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds since 1970 fit 64 bits")]
    let milliseconds = Date::now() as i64;
    DateTime::from_timestamp_millis(milliseconds).unwrap_or_default()
}

/// Today, in the time of Paris: the one by which the API understands days.
pub fn today() -> NaiveDate {
    let text = plain_day(now(), "Europe/Paris");
    calendar_date(&text).unwrap_or_else(|| now().date_naive())
}

/// How many days lie between today and an instant, by the calendar of a zone.
pub fn days_until(at: DateTime<Utc>, zone: &str) -> Option<i64> {
    let day = |at| calendar_date(&plain_day(at, zone));
    Some((day(at)? - day(now())?).num_days())
}

/// Saturday and Sunday of the week of a day; of a Sunday, that day alone remains.
pub fn weekend(day: NaiveDate) -> (NaiveDate, NaiveDate) {
    let from_monday = u64::from(day.weekday().num_days_from_monday());
    let sunday = day + chrono::Days::new(6 - from_monday);
    (day.max(sunday - chrono::Days::new(1)), sunday)
}

/// The rest of a day's month: from that day to the month's last.
pub fn rest_of_month(day: NaiveDate) -> (NaiveDate, NaiveDate) {
    let first = day.with_day(1).unwrap_or(day);
    (day, first + chrono::Months::new(1) - chrono::Days::new(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_weekend_is_the_one_of_this_week() {
        let weekend_of = |text| weekend(day(text));
        assert_eq!(weekend_of("2026-11-23"), (day("2026-11-28"), day("2026-11-29")));
        assert_eq!(weekend_of("2026-11-28"), (day("2026-11-28"), day("2026-11-29")));
        assert_eq!(weekend_of("2026-11-29"), (day("2026-11-29"), day("2026-11-29")));
    }

    #[test]
    fn the_first_of_a_month_is_written_as_french_has_it() {
        let french = |text: &str| in_full(text.to_owned(), Locale::Fr);
        assert_eq!(french("mardi 1 décembre 2026"), "mardi 1er décembre 2026");
        assert_eq!(french("1 décembre à 14:05"), "1er décembre à 14:05");
        assert_eq!(french("ven. 11 déc."), "ven. 11 déc.");
        assert_eq!(in_full("1 December at 14:05".to_owned(), Locale::En), "1 December at 14:05");
    }

    #[test]
    fn the_month_ends_with_its_last_day() {
        assert_eq!(rest_of_month(day("2028-02-10")), (day("2028-02-10"), day("2028-02-29")));
        assert_eq!(rest_of_month(day("2026-12-31")), (day("2026-12-31"), day("2026-12-31")));
    }
}
