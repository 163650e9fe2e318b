//! Query strings: read with every fault named, written so that they read back.
//!
//! The API and the site's address bar use the same code, so a view and its data never disagree.

use std::{borrow::Cow, fmt::Display, str::FromStr};

use chrono::{Datelike as _, NaiveDate};

use crate::{
    instant::calendar_date,
    paging::MAX_LIMIT,
    position::{BoundingBox, Position},
    problem::{FaultCode, FieldError},
    territories::TerritoryCode,
    validation::limits,
    vocabulary::Term,
};

/// Characters of a value at most; a longer one is refused unread.
const MAX_VALUE: usize = 500;
/// Values of one filter at most.
const MAX_VALUES: usize = 50;
/// Characters of search words at most.
const MAX_WORDS: usize = 200;

/// Something that a query string says.
pub trait Query: Sized {
    /// Reads its parameters; what is wrong is noted in `params`.
    fn read(params: &mut Params) -> Self;

    /// Writes its parameters.
    fn write(&self, out: &mut Pairs);

    /// Reads a query string (without the question mark), or tells all that is wrong with it.
    fn parse(query: &str) -> Result<Self, Vec<FieldError>> {
        let mut params = Params::new(query);
        let value = Self::read(&mut params);
        params.finish().map(|()| value)
    }

    /// Reads what can be read of a query string, and tells what is wrong with the rest.
    fn parse_leniently(query: &str) -> (Self, Vec<FieldError>) {
        let mut params = Params::new(query);
        let value = Self::read(&mut params);
        (value, params.finish().err().unwrap_or_default())
    }

    /// Writes it as a query string (without the question mark).
    fn to_query(&self) -> String {
        let mut out = Pairs::default();
        self.write(&mut out);
        out.0.finish()
    }
}

/// A query whose answer comes page by page.
pub trait Paged: Query + Clone + Default {
    /// Asks for the page that begins at a cursor, or for the first one.
    fn go_on(&mut self, cursor: Option<String>);

    /// The same query from the beginning, with or without counts by filter value.
    #[must_use]
    fn first_page(&self, facets: Option<bool>) -> Self;
}

/// A value that a parameter may hold.
pub trait Value: Sized {
    /// Reads it, or says what is wrong.
    fn read(text: &str) -> Result<Self, (FaultCode, String)>;
}

macro_rules! read_by_from_str {
    ($($kind:ty),+) => {$(
        impl Value for $kind {
            fn read(text: &str) -> Result<Self, (FaultCode, String)> {
                text.parse().map_err(|how| (FaultCode::Malformed, String::from(how)))
            }
        }
    )+};
}

read_by_from_str!(Position, BoundingBox, TerritoryCode);

fn unknown_value(known: &[&str]) -> (FaultCode, String) {
    (FaultCode::UnknownValue, format!("is one of {}", known.join(", ")))
}

impl<T: Term> Value for T {
    fn read(text: &str) -> Result<Self, (FaultCode, String)> {
        T::parse(text).ok_or_else(|| {
            let known: Vec<_> = T::ALL.iter().map(|term| term.as_str()).collect();
            unknown_value(&known)
        })
    }
}

impl Value for bool {
    fn read(text: &str) -> Result<Self, (FaultCode, String)> {
        match text {
            "true" | "1" => Ok(true),
            "false" | "0" => Ok(false),
            _ => Err((FaultCode::Malformed, "is true or false".to_owned())),
        }
    }
}

impl Value for String {
    fn read(text: &str) -> Result<Self, (FaultCode, String)> {
        Ok(text.to_owned())
    }
}

/// The parameters of a query string that nobody has asked for yet, and what was found wrong so far.
#[derive(Debug)]
pub struct Params<'a> {
    pairs: Vec<(Cow<'a, str>, Cow<'a, str>)>,
    known: Vec<&'static str>,
    faults: Vec<FieldError>,
}

impl<'a> Params<'a> {
    /// The parameters of a query string.
    pub fn new(query: &'a str) -> Self {
        let pairs = form_urlencoded::parse(query.as_bytes()).collect();
        Self { pairs, known: Vec::new(), faults: Vec::new() }
    }

    /// Takes the values of a parameter out.
    fn take(&mut self, name: &'static str) -> Vec<Cow<'a, str>> {
        self.known.push(name);
        let mut taken = Vec::new();
        self.pairs.retain_mut(|(key, value)| {
            let wanted = key == name;
            if wanted {
                taken.push(std::mem::take(value));
            }
            !wanted
        });
        taken.retain(|value| {
            let fault = if value.is_empty() {
                Some((FaultCode::Malformed, "is empty; leave the parameter out".to_owned()))
            } else if value.chars().count() > MAX_VALUE {
                Some((FaultCode::TooLong, format!("has {MAX_VALUE} characters at most")))
            } else if value.chars().any(|c| c.is_control() || c == char::REPLACEMENT_CHARACTER) {
                Some((FaultCode::Malformed, "is UTF-8 text without control characters".to_owned()))
            } else {
                None
            };
            let sound = fault.is_none();
            if let Some((code, message)) = fault {
                self.faults.push(FieldError::new(name, code, message));
            }
            sound
        });
        taken
    }

    fn fault(&mut self, name: &str, code: FaultCode, message: impl Into<String>) {
        self.faults.push(FieldError::new(name, code, message.into()));
    }

    // What does not depend on the kind of value stands in functions of its own: the browser's copy holds it once.

    /// The one text of a parameter.
    fn text(&mut self, name: &'static str) -> Option<Cow<'a, str>> {
        let mut taken = self.take(name);
        if taken.len() > 1 {
            self.fault(name, FaultCode::Repeated, "is given once");
            return None;
        }
        taken.pop()
    }

    /// The texts of a parameter that may be repeated, or hold several between commas.
    fn texts(&mut self, name: &'static str) -> Vec<String> {
        let taken = self.take(name);
        taken.iter().flat_map(|text| text.split(',')).map(|text| text.trim().to_owned()).collect()
    }

    /// The one value of a parameter.
    pub fn one<T: Value>(&mut self, name: &'static str) -> Option<T> {
        let text = self.text(name)?;
        match T::read(&text) {
            Ok(value) => Some(value),
            Err((code, message)) => {
                self.fault(name, code, message);
                None
            }
        }
    }

    /// The values of a parameter that may be repeated, or hold several values between commas.
    pub fn many<T: Value + PartialEq>(&mut self, name: &'static str) -> Vec<T> {
        let mut values: Vec<T> = Vec::new();
        for text in self.texts(name) {
            match T::read(&text) {
                Ok(value) if values.contains(&value) => {}
                Ok(value) => values.push(value),
                Err((code, message)) => self.fault(name, code, message),
            }
        }
        if values.len() > MAX_VALUES {
            self.fault(name, FaultCode::TooLong, format!("holds {MAX_VALUES} values at most"));
            values.clear();
        }
        values
    }

    /// A whole number within bounds, both allowed.
    pub fn number<T>(&mut self, name: &'static str, least: T, most: T) -> Option<T>
    where
        T: FromStr + PartialOrd + Display + Copy,
    {
        let text: String = self.one(name)?;
        let number = text.parse::<T>().ok().filter(|number| (least..=most).contains(number));
        if number.is_none() {
            let code = if text.bytes().all(|b| b.is_ascii_digit() || b == b'-') {
                FaultCode::OutOfRange
            } else {
                FaultCode::Malformed
            };
            self.fault(name, code, format!("is a whole number between {least} and {most}"));
        }
        number
    }

    /// A date, as in `2026-12-31`, in the years of the network.
    pub fn date(&mut self, name: &'static str) -> Option<NaiveDate> {
        let text = self.text(name)?;
        let Some(date) = calendar_date(&text) else {
            self.fault(name, FaultCode::Malformed, "is a date, as in 2026-12-31");
            return None;
        };
        if !limits::YEARS.contains(&date.year()) {
            let (first, last) = (limits::YEARS.start(), limits::YEARS.end());
            self.fault(name, FaultCode::OutOfRange, format!("lies between the years {first} and {last}"));
            return None;
        }
        Some(date)
    }

    /// Words to search for.
    pub fn words(&mut self, name: &'static str) -> Option<String> {
        let text: String = self.one(name)?;
        let text = text.trim();
        if text.chars().count() > MAX_WORDS {
            self.fault(name, FaultCode::TooLong, format!("has {MAX_WORDS} characters at most"));
            return None;
        }
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// The number of items of a page.
    pub fn limit(&mut self) -> Option<u16> {
        self.number("limit", 1, MAX_LIMIT)
    }

    /// The cursor of a page.
    pub fn cursor(&mut self) -> Option<String> {
        self.one("cursor")
    }

    /// Whether something is wrong with a parameter already.
    pub fn has_fault(&self, name: &str) -> bool {
        self.faults.iter().any(|fault| fault.field == name)
    }

    /// The parameter does not go with another one.
    pub fn inconsistent(&mut self, name: &str, message: &str) {
        self.fault(name, FaultCode::Inconsistent, message);
    }

    /// The parameter must be given.
    pub fn required(&mut self, name: &str, message: &str) {
        self.fault(name, FaultCode::Required, format!("must be given: {message}"));
    }

    /// Ends the reading: tells what was wrong, parameters that nobody asked for among it.
    pub fn finish(mut self) -> Result<(), Vec<FieldError>> {
        let mut unknown: Vec<_> = std::mem::take(&mut self.pairs).into_iter().map(|(name, _)| name).collect();
        unknown.dedup();
        for name in unknown.into_iter().take(MAX_VALUES) {
            let shown: String = name.chars().filter(|c| !c.is_control()).take(60).collect();
            let message = if self.known.is_empty() {
                "no parameter is known here".to_owned()
            } else {
                format!("no such parameter; known ones are {}", self.known.join(", "))
            };
            self.fault(&shown, FaultCode::UnknownParameter, message);
        }
        if self.faults.is_empty() { Ok(()) } else { Err(self.faults) }
    }
}

/// The pairs of a query string being written.
#[derive(Default)]
pub struct Pairs(Serializer);

struct Serializer(form_urlencoded::Serializer<'static, String>);

impl Default for Serializer {
    fn default() -> Self {
        Self(form_urlencoded::Serializer::new(String::new()))
    }
}

impl Serializer {
    fn finish(mut self) -> String {
        self.0.finish()
    }
}

impl Pairs {
    /// Writes a parameter when it has a value.
    pub fn one(&mut self, name: &str, value: Option<impl Display>) {
        if let Some(value) = value {
            self.0.0.append_pair(name, &value.to_string());
        }
    }

    /// Writes a parameter once for each value.
    pub fn many<T: Display>(&mut self, name: &str, values: &[T]) {
        for value in values {
            self.one(name, Some(value));
        }
    }
}

/// Which page of a list that is ordered by name.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct ListPaging {
    /// Items of a page, 1 to 200; 20 unless said otherwise.
    #[cfg_attr(feature = "openapi", param(required = false, minimum = 1, maximum = 200))]
    pub limit: Option<u16>,
    /// The `next_cursor` of the page before.
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub cursor: Option<String>,
    /// Whether to count by filter value too.
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub facets: Option<bool>,
}

impl ListPaging {
    /// Reads it.
    pub fn read(params: &mut Params) -> Self {
        Self { limit: params.limit(), cursor: params.cursor(), facets: params.one("facets") }
    }

    /// Writes it.
    pub fn write(&self, out: &mut Pairs) {
        out.one("limit", self.limit);
        out.one("cursor", self.cursor.as_ref());
        out.one("facets", self.facets);
    }

    /// Items of a page.
    pub fn limit(&self) -> usize {
        usize::from(self.limit.unwrap_or(crate::paging::DEFAULT_LIMIT))
    }
}

/// Which page of a list that only some may read.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct Paging {
    /// Items of a page, 1 to 200; 20 unless said otherwise.
    #[cfg_attr(feature = "openapi", param(required = false, minimum = 1, maximum = 200))]
    pub limit: Option<u16>,
    /// The `next_cursor` of the page before.
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub cursor: Option<String>,
}

impl Paging {
    /// Reads it.
    pub fn read(params: &mut Params) -> Self {
        Self { limit: params.limit(), cursor: params.cursor() }
    }

    /// Writes it.
    pub fn write(&self, out: &mut Pairs) {
        out.one("limit", self.limit);
        out.one("cursor", self.cursor.as_ref());
    }

    /// Items of a page.
    pub fn limit(&self) -> u16 {
        self.limit.unwrap_or(crate::paging::DEFAULT_LIMIT)
    }
}

/// The query of an answer that takes no parameter: any is refused.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct NoQuery;

impl Query for NoQuery {
    fn read(_: &mut Params) -> Self {
        Self
    }

    fn write(&self, _: &mut Pairs) {}
}
