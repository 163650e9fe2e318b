//! The rules of fields, written once for the API and for the forms.

use std::collections::HashSet;
use std::hash::Hash;

use chrono::{DateTime, Datelike as _, Utc};

use crate::{
    position::Position,
    problem::{FaultCode, FieldError},
};

/// How long and how many things may be.
pub mod limits {
    use chrono::TimeDelta;

    /// Characters of a title (OpenAgenda's limit, so that events can be republished there unshortened).
    pub const TITLE: usize = 140;
    /// Characters of a name.
    pub const NAME: usize = 140;
    /// Characters of a summary (OpenAgenda's limit).
    pub const SUMMARY: usize = 200;
    /// Characters of a description (OpenAgenda's limit).
    pub const DESCRIPTION: usize = 10_000;
    /// Characters of a URL.
    pub const URL: usize = 2_000;
    /// Organisations of a café besides its host.
    pub const ORGANISERS: usize = 10;
    /// Facilitators of a café.
    pub const FACILITATORS: usize = 10;
    /// Formats of a café.
    pub const FORMATS: usize = 5;
    /// Characters of a password at least.
    pub const PASSWORD_LEAST: usize = 12;
    /// Characters of a password at most: beyond this, only the server's work grows.
    pub const PASSWORD_MOST: usize = 128;
    /// Communes, départements and régions of a referent's territory.
    pub const TERRITORIES: usize = 400;
    /// The years in which a café may lie.
    pub const YEARS: std::ops::RangeInclusive<i32> = 2020..=2100;

    /// How long a café may last.
    pub fn longest_cafe() -> TimeDelta {
        TimeDelta::days(14)
    }
}

/// Gathers what is wrong, so that an author sees all of it at once.
#[derive(Debug, Default)]
pub struct Check {
    faults: Vec<FieldError>,
}

impl Check {
    /// What was found wrong, in the order of the checks.
    pub fn faults(self) -> Vec<FieldError> {
        self.faults
    }

    /// Notes a fault.
    pub fn fault(&mut self, field: &str, code: FaultCode, message: impl Into<String>) {
        self.faults.push(FieldError::new(field, code, message));
    }

    /// The field must be given.
    pub fn missing(&mut self, field: &str, message: &str) {
        self.fault(field, FaultCode::Required, message);
    }

    /// A rule between fields.
    pub fn that(&mut self, holds: bool, field: &str, message: &str) {
        if !holds {
            self.fault(field, FaultCode::Inconsistent, message);
        }
    }

    /// A text on one line, `least` to `most` characters without the spaces around it.
    pub fn text(&mut self, field: &str, text: &str, least: usize, most: usize) {
        self.length(field, text, least, most);
        if !is_one_line(text) {
            self.fault(field, FaultCode::Malformed, "must be one line without control characters");
        }
    }

    /// A text on one line that may be absent; when given it is not empty.
    pub fn optional_text(&mut self, field: &str, text: Option<&str>, most: usize) {
        if let Some(text) = text {
            self.text(field, text, 1, most);
        }
    }

    /// A text over several lines; it may be empty.
    pub fn long_text(&mut self, field: &str, text: &str, most: usize) {
        self.lines(field, text, 0, most);
    }

    /// A text over several lines, of which something is to be seen.
    pub fn needed_long_text(&mut self, field: &str, text: &str, most: usize) {
        self.lines(field, text, 1, most);
    }

    fn lines(&mut self, field: &str, text: &str, least: usize, most: usize) {
        self.length(field, text, least, most);
        if text.chars().any(|c| deceives(c) && !matches!(c, '\n' | '\r' | '\t')) {
            self.fault(field, FaultCode::Malformed, "must not hold control characters");
        }
    }

    fn length(&mut self, field: &str, text: &str, least: usize, most: usize) {
        let length = text.trim().chars().count();
        // Joiners and marks of direction are part of some scripts and emoji; of nothing else, they make no text.
        let is_empty = text.chars().all(|c| c.is_whitespace() || is_invisible(c));
        if is_empty && least > 0 {
            self.fault(field, FaultCode::Required, "must be given");
        } else if length < least {
            self.fault(field, FaultCode::TooShort, format!("needs {least} characters at least"));
        } else if length > most {
            self.too_long(field, most, format!("has {length} characters; {most} are allowed"));
        }
    }

    fn too_long(&mut self, field: &str, most: usize, message: impl Into<String>) {
        self.faults.push(FieldError::too_long(field, most, message));
    }

    /// A number within bounds, both allowed.
    pub fn range(&mut self, field: &str, number: u32, least: u32, most: u32) {
        if !(least..=most).contains(&number) {
            self.fault(field, FaultCode::OutOfRange, format!("lies between {least} and {most}"));
        }
    }

    /// A number of items.
    pub fn count(&mut self, field: &str, count: usize, most: usize) {
        if count > most {
            self.too_long(field, most, format!("has {count} items; {most} are allowed"));
        }
    }

    /// No item stands twice.
    pub fn distinct<T: Eq + Hash>(&mut self, field: &str, items: impl IntoIterator<Item = T>) {
        let mut seen = HashSet::new();
        if !items.into_iter().all(|item| seen.insert(item)) {
            self.fault(field, FaultCode::Repeated, "must not name the same item twice");
        }
    }

    /// An instant in the years of the network.
    pub fn instant(&mut self, field: &str, instant: DateTime<Utc>) {
        if !limits::YEARS.contains(&instant.year()) {
            let (first, last) = (limits::YEARS.start(), limits::YEARS.end());
            self.fault(field, FaultCode::OutOfRange, format!("lies between the years {first} and {last}"));
        }
    }

    /// A position on the globe.
    pub fn position(&mut self, field: &str, position: Position) {
        if Position::new(position.longitude, position.latitude).is_none() {
            self.fault(
                field,
                FaultCode::OutOfRange,
                "longitude lies between -180 and 180, latitude between -90 and 90",
            );
        }
    }

    /// A web address.
    pub fn url(&mut self, field: &str, url: &str) {
        let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
        let authority = rest.and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or_default();
        let well_formed = is_host(authority)
            && !url
                .chars()
                .any(|c| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '\\'));
        if !well_formed {
            self.fault(field, FaultCode::Malformed, "write a web address that begins with https://");
        } else if url.chars().count() > limits::URL {
            self.too_long(field, limits::URL, "a web address has 2,000 characters at most");
        }
    }

    /// A mail address, in letters that every mail server takes (RFC 5321): most refuse accents before the `@` (RFC 6531 is
    /// theirs to choose), and those of a domain have a form without (RFC 3490).
    pub fn email(&mut self, field: &str, email: &str) {
        if !email.is_ascii() && email.contains('@') {
            let message = "a mail address has no accents: write it as in elise@example.org, and a domain that has some in \
                           its form that begins with xn--";
            self.fault(field, FaultCode::Malformed, message);
            return;
        }
        let well_formed = email.len() <= 254
            && email.split_once('@').is_some_and(|(local, domain)| {
                !local.is_empty()
                    && local.len() <= 64
                    && domain.contains('.')
                    && domain.split('.').all(|label| {
                        !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-')
                    })
            })
            && !email
                .chars()
                .any(|c| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | ',' | ';'));
        if !well_formed {
            self.fault(field, FaultCode::Malformed, "write a mail address, as in contact@example.org");
        }
    }

    /// A new password, measured in characters. How easily it is guessed is for the server to say.
    pub fn password(&mut self, field: &str, password: &str) {
        let length = password.chars().count();
        let (least, most) = (limits::PASSWORD_LEAST, limits::PASSWORD_MOST);
        if length == 0 {
            self.missing(field, "must be given");
        } else if length < least {
            self.fault(field, FaultCode::TooShort, format!("needs {least} characters at least"));
        } else if length > most {
            self.too_long(field, most, format!("has {length} characters; {most} are allowed"));
        } else if password.chars().any(char::is_control) {
            self.fault(field, FaultCode::Malformed, "must not hold control characters");
        }
    }

    /// A telephone number: digits, spaces, dots, and a leading `+`.
    pub fn phone(&mut self, field: &str, phone: &str) {
        let digits = phone.bytes().filter(u8::is_ascii_digit).count();
        let well_formed = (4..=15).contains(&digits)
            && phone.len() <= 30
            && phone
                .char_indices()
                .all(|(at, c)| c.is_ascii_digit() || matches!(c, ' ' | '.' | '-') || (at == 0 && c == '+'));
        if !well_formed {
            self.fault(field, FaultCode::Malformed, "write a telephone number, as in 02 40 41 95 95");
        }
    }

    /// A SIRET number: 14 digits whose Luhn sum is a multiple of ten. La Poste's establishments are known to
    /// follow another rule: the sum of their digits is a multiple of five.
    pub fn siret(&mut self, field: &str, siret: &str) {
        let digits: Vec<u32> = siret.chars().filter_map(|c| c.to_digit(10)).collect();
        let sound = siret.len() == 14 && digits.len() == 14 && {
            let luhn: u32 = digits
                .iter()
                .rev()
                .enumerate()
                .map(|(place, digit)| {
                    let weighed = if place % 2 == 1 { digit * 2 } else { *digit };
                    weighed / 10 + weighed % 10
                })
                .sum();
            luhn.is_multiple_of(10)
                || (siret.starts_with("356000000") && digits.iter().sum::<u32>().is_multiple_of(5))
        };
        if !sound {
            self.fault(field, FaultCode::Malformed, "a SIRET has 14 digits with a valid check digit");
        }
    }

    /// An RNA number: `W` and nine digits.
    pub fn rna(&mut self, field: &str, rna: &str) {
        let sound = rna
            .strip_prefix('W')
            .is_some_and(|digits| digits.len() == 9 && digits.bytes().all(|b| b.is_ascii_digit()));
        if !sound {
            self.fault(field, FaultCode::Malformed, "an RNA number is a W and nine digits");
        }
    }
}

/// Whether a text is the host of a web address, with a port or without: a name of several labels, which may hold letters of
/// any script.
fn is_host(authority: &str) -> bool {
    let (host, port) = authority.split_once(':').unwrap_or((authority, "443"));
    let labels = host.split('.').collect::<Vec<_>>();
    let is_label = |label: &&str| {
        !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
    };
    labels.len() >= 2 && labels.iter().all(is_label) && port.parse::<u16>().is_ok_and(|port| port > 0)
}

/// Whether a text begins with the scheme of an address (RFC 3986 §3.1): `javascript:`, `mailto:`, `https:`. A port after a
/// host's name, as in `example.org:8080`, is none.
pub fn has_scheme(text: &str) -> bool {
    text.split_once(':').is_some_and(|(scheme, rest)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
            && !rest.starts_with(|c: char| c.is_ascii_digit())
    })
}

/// Whether a text is one line, and reads as it is written: without control characters, nor those that turn the direction of
/// what stands around them.
pub fn is_one_line(text: &str) -> bool {
    !text.chars().any(deceives)
}

/// Whether a character breaks a line, or makes other text read in another order than it is written (Unicode TR 36 §2.5).
fn deceives(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a character shows nothing by itself.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180e}'
                | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
                | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{e0000}'..='\u{e0fff}'
        )
}

/// An instant cut to microseconds: the precision that both databases keep.
pub fn to_micros(instant: DateTime<Utc>) -> DateTime<Utc> {
    // A leap second, which neither database knows, becomes the second after it.
    DateTime::from_timestamp_micros(instant.timestamp_micros()).unwrap_or(instant)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepts(rule: impl Fn(&mut Check)) -> bool {
        let mut check = Check::default();
        rule(&mut check);
        check.faults().is_empty()
    }

    #[test]
    fn siret_numbers_are_checked_and_la_poste_is_known() {
        assert!(accepts(|c| c.siret("siret", "13002526500013")));
        assert!(accepts(|c| c.siret("siret", "35600000000048")));
        assert!(!accepts(|c| c.siret("siret", "13002526500014")));
        assert!(!accepts(|c| c.siret("siret", "1300252650001")));
        assert!(!accepts(|c| c.siret("siret", "１3002526500013")));
    }

    #[test]
    fn addresses_that_hide_something_are_refused() {
        for url in [
            "javascript:alert(1)",
            "https://",
            "https://user@evil.example",
            "https://a b.fr",
            "ftp://a.fr",
            "https://a.fr/\n",
            "https://javascript:alert(1)",
            "https://mailto:contact@example.org",
            "https://exemple",
            "https://exemple.fr:port/",
            "https://exemple..fr",
            "https:///exemple.fr",
        ] {
            assert!(!accepts(|c| c.url("url", url)), "{url} was accepted");
        }
        for url in [
            "https://www.cafeia.org/formats?x=1#y",
            "https://médiathèque.exemple.fr/",
            "http://exemple.fr:8080",
            "https://exemple.fr?a=b:c@d",
        ] {
            assert!(accepts(|c| c.url("url", url)), "{url} was refused");
        }
        for mail in [
            "a@b",
            "a b@c.fr",
            "@c.fr",
            "a@c.fr\nBcc: x@y.fr",
            "a@.fr",
            "élise@mairie.fr",
            "elise@médiathèque.fr",
        ] {
            assert!(!accepts(|c| c.email("mail", mail)), "{mail} was accepted");
        }
        assert!(accepts(|c| c.email("mail", "elise@xn--mdiathque-d4ab.fr")));
    }

    #[test]
    fn a_scheme_is_told_from_a_port() {
        for text in
            ["javascript:alert(1)", "mailto:a@b.fr", "https://a.fr", "data:text/html,x", "JavaScript: x"]
        {
            assert!(has_scheme(text), "{text}");
        }
        for text in ["exemple.fr", "exemple.fr:8080/x", "", ":", "1a:b", "été:x"] {
            assert!(!has_scheme(text), "{text}");
        }
    }

    #[test]
    fn a_text_is_measured_in_characters_not_bytes() {
        assert!(accepts(|c| c.text("title", &"é".repeat(140), 3, 140)));
        assert!(!accepts(|c| c.text("title", &"é".repeat(141), 3, 140)));
        assert!(!accepts(|c| c.text("title", "a\u{0}bc", 3, 140)));
    }

    #[test]
    fn a_text_that_shows_nothing_is_missing_and_one_that_turns_its_direction_is_refused() {
        for text in ["\u{200b}\u{200b}\u{200b}", " \u{feff} \u{2060}\u{ad}", "\u{3164}\u{3164}\u{3164}"] {
            let mut check = Check::default();
            check.text("title", text, 3, 140);
            assert_eq!(check.faults().first().map(|fault| fault.code), Some(FaultCode::Required), "{text:?}");
        }
        for text in ["Café \u{202e}AI éfaC", "un\u{2066}deux\u{2069}", "une ligne\u{2028}deux"] {
            assert!(!accepts(|c| c.text("title", text, 3, 140)), "{text:?} was accepted");
            assert!(!accepts(|c| c.long_text("description", text, 140)), "{text:?} was accepted");
            assert!(!is_one_line(text));
        }
        // A family is one sign of several, joined; Persian parts words without a space.
        for text in ["Café IA \u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}", "می\u{200c}خواهم"] {
            assert!(accepts(|c| c.text("title", text, 3, 140)), "{text:?} was refused");
        }
    }
}
