//! Who runs the site: what the legal notice says of them, where they have told it.

use super::Run;

/// Who runs the site, as they have told the server; what they did not tell is missing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Operator {
    /// Who publishes the site: a name, and an address.
    pub publisher: Option<String>,
    /// The mail address at which one writes to them.
    pub contact: Option<String>,
    /// Who hosts the site: a name, and an address.
    pub host: Option<String>,
    /// Where the sources of the software are that runs here: a web address.
    pub source: Option<String>,
}

impl Operator {
    /// Under these names of `<meta>` the served page tells the application.
    const META: [&str; 4] = ["cafeia-publisher", "cafeia-contact", "cafeia-host", "cafeia-source"];

    /// What was told, each under the name by which the application reads it.
    pub fn told(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let told = [&self.publisher, &self.contact, &self.host, &self.source];
        Self::META.into_iter().zip(told).filter_map(|(name, text)| Some((name, text.as_deref()?)))
    }

    /// The same, read back.
    pub fn heard(read: impl Fn(&str) -> Option<String>) -> Self {
        let [publisher, contact, host, source] = Self::META.map(read);
        Self { publisher, contact, host, source }
    }

    /// Whether nothing was told of who runs the site.
    pub fn is_unnamed(&self) -> bool {
        self.publisher.is_none() && self.contact.is_none() && self.host.is_none()
    }
}

/// What is said of who runs the site.
pub struct OperatorWords {
    /// Who publishes it.
    pub publisher: &'static str,
    /// How to write to them.
    pub contact: &'static str,
    /// Who hosts it.
    pub host: &'static str,
    /// Stands for one of these that was not told.
    pub untold: &'static str,
    /// Said instead when nothing was.
    pub unnamed: &'static [Run],
}

/// What is said of where the sources are.
pub struct SourceWords {
    /// Before the address.
    pub here: &'static str,
    /// Where no address was told.
    pub untold: &'static str,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_told_is_heard() {
        let told = Operator {
            publisher: Some("La Ligue".to_owned()),
            source: Some("https://forge.example".to_owned()),
            ..Operator::default()
        };
        let heard = Operator::heard(|name| {
            told.told().find(|(known, _)| *known == name).map(|(_, text)| text.to_owned())
        });
        assert_eq!(heard, told);
        assert!(!told.is_unnamed() && Operator::default().is_unnamed());
    }
}
