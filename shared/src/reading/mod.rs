//! The texts that are read from top to bottom: what the movement is, what the site does with data.
//!
//! They stand here because both sides show them: the site in both languages, and the server in French, to browsers
//! without JavaScript. They are written as data, so that each side draws them all in one way, and so that the tests can
//! follow every link.

mod about;
mod accessibility;
#[cfg(test)]
mod checks;
mod developers;
mod legal;
mod operator;
mod privacy;

pub use self::{
    about::{ABOUT, FACILITATE, HOST},
    accessibility::ACCESSIBILITY,
    developers::DEVELOPERS,
    legal::LEGAL,
    operator::{Operator, OperatorWords, SourceWords},
    privacy::PRIVACY,
};
use crate::{site::SitePage, vocabulary::Locale};

/// What stands for the site's own address in an example.
pub const SITE: &str = "{site}";

/// A text in each language.
pub struct Translated {
    french: Reading,
    english: Reading,
}

impl Translated {
    /// The text in one of them.
    pub fn in_language(&'static self, locale: Locale) -> &'static Reading {
        match locale {
            Locale::French => &self.french,
            Locale::English => &self.english,
        }
    }
}

/// A text.
pub struct Reading {
    /// The page's heading.
    pub title: &'static str,
    /// What it says, in a sentence.
    pub lead: &'static str,
    /// Its sections.
    pub sections: &'static [Section],
}

/// A part of a text.
pub struct Section {
    /// Its name in addresses, the same in every language.
    pub id: &'static str,
    /// Its heading.
    pub heading: &'static str,
    /// What it says.
    pub blocks: &'static [Block],
}

/// A piece of a section.
pub enum Block {
    /// A paragraph.
    Paragraph(&'static [Run]),
    /// Several things of a kind.
    List(&'static [&'static [Run]]),
    /// What is to be done, one step after the other.
    Steps(&'static [Entry]),
    /// Questions, each with its answer.
    Questions(&'static [Entry]),
    /// Dates, names or words, each with what there is to say of it.
    Terms(&'static [Entry]),
    /// Addresses of the server, each with what it gives.
    Addresses(&'static [Entry]),
    /// Something to type, or what a program answers.
    Example(&'static str),
    /// Who runs the site, as they have told the server.
    Operator(OperatorWords),
    /// Where the sources of the software are, as they have told the server.
    Source(SourceWords),
}

/// Something named, and what is said of it.
pub struct Entry(pub &'static str, pub &'static [Run]);

/// Words in a row that are written the same way.
pub enum Run {
    /// As they are.
    Words(&'static str),
    /// What the eye is to find.
    Strong(&'static str),
    /// A name for programs.
    Code(&'static str),
    /// Words that lead to a page of the site.
    Page(&'static str, SitePage<'static>),
    /// Words that lead to a part of a page, by its fragment or its query: `#host`, `?kind=format`.
    Within(&'static str, SitePage<'static>, &'static str),
    /// Words that lead to what the server gives outside the site's pages.
    Server(&'static str, &'static str),
    /// Words that lead to another site.
    Elsewhere(&'static str, &'static str),
    /// A mail address.
    Mail(&'static str),
}

/// Binds signs to the words they belong to: French sets a blank before `?`, `!`, `:`, `;`, `%` and inside quotation
/// marks, and between the thousands of a number, at which a line must not break.
pub fn bound(text: &str) -> String {
    let mut bound = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    let mut last = ' ';
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied().unwrap_or_default();
        let belongs = last == '«'
            || matches!(next, '?' | '!' | ':' | ';' | '%' | '»')
            || (last.is_ascii_digit() && next.is_ascii_digit());
        bound.push(if letter == ' ' && belongs { '\u{a0}' } else { letter });
        last = letter;
    }
    bound
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_stay_with_their_words() {
        assert_eq!(
            bound("Où ? « Ici » : 10 000 fois"),
            "Où\u{a0}? «\u{a0}Ici\u{a0}»\u{a0}: 10\u{a0}000 fois"
        );
        assert_eq!(bound("Where? Here, 400% of it"), "Where? Here, 400% of it");
        assert_eq!(bound(""), "");
    }
}
