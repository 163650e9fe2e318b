//! The shape of the texts that are read from top to bottom: what the movement is, what the site does with data.
//!
//! They are written as data, so that one component draws them all, and so that the tests can follow every link.

use cafeia_shared::site::SitePage;

/// The words around every text.
pub struct ReadingTexts {
    /// Heading of the contents.
    pub contents: &'static str,
}

super::in_each_language!(ReadingTexts);

const FRENCH: ReadingTexts = ReadingTexts { contents: "Sur cette page" };

const ENGLISH: ReadingTexts = ReadingTexts { contents: "On this page" };

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

/// What every text is held to.
#[cfg(test)]
pub(super) mod checks {
    use std::collections::HashSet;

    use cafeia_shared::{
        cafes::{CafeFilter, CafeQuery},
        facilitators::FacilitatorQuery,
        organisations::OrganisationQuery,
        query::{NoQuery, Query},
        resources::ResourceQuery,
        territories::{CommuneQuery, TerritoryQuery},
    };

    use super::*;
    use crate::i18n::AboutTexts;

    /// Both languages say the same things in the same order, and every link leads somewhere.
    pub fn sound(texts: [&Reading; 2]) {
        let [french, english] = texts.map(outline);
        assert_eq!(french, english, "the languages differ in their sections, blocks or links");
        for text in texts {
            let mut ids = HashSet::new();
            assert!(text.sections.iter().all(|section| ids.insert(section.id)), "two sections of one name");
            for run in text.sections.iter().flat_map(runs) {
                follow(run);
            }
            for address in addresses(text) {
                assert!(address_is_read(address), "{address} does not answer");
            }
        }
    }

    /// What does not change with the language: sections, the size of blocks, where links lead.
    fn outline(text: &Reading) -> Vec<String> {
        let links = |runs: &[Run]| runs.iter().filter_map(target).collect::<Vec<_>>().join(" ");
        let of_block = |block: &Block| match block {
            Block::Paragraph(runs) => format!("paragraph {}", links(runs)),
            Block::List(items) => {
                format!("list {:?}", items.iter().map(|runs| links(runs)).collect::<Vec<_>>())
            }
            Block::Steps(entries) | Block::Questions(entries) | Block::Terms(entries) => {
                format!("entries {:?}", entries.iter().map(|Entry(_, runs)| links(runs)).collect::<Vec<_>>())
            }
            Block::Addresses(entries) => {
                format!(
                    "addresses {:?}",
                    entries.iter().map(|Entry(address, _)| *address).collect::<Vec<_>>()
                )
            }
            Block::Example(text) => format!("example {text}"),
        };
        let of_section = |section: &Section| {
            std::iter::once(section.id.to_owned())
                .chain(section.blocks.iter().map(of_block))
                .collect::<Vec<_>>()
        };
        text.sections.iter().flat_map(of_section).collect()
    }

    fn target(run: &Run) -> Option<String> {
        match run {
            Run::Words(_) | Run::Strong(_) | Run::Code(_) => None,
            Run::Page(_, page) => Some(page.to_string()),
            Run::Within(_, page, part) => Some(format!("{page}{part}")),
            Run::Server(_, address) | Run::Elsewhere(_, address) | Run::Mail(address) => {
                Some((*address).to_owned())
            }
        }
    }

    fn runs(section: &Section) -> Vec<&'static Run> {
        let mut runs = Vec::new();
        for block in section.blocks {
            match block {
                Block::Paragraph(line) => runs.extend(*line),
                Block::List(lines) => runs.extend(lines.iter().copied().flatten()),
                Block::Steps(entries)
                | Block::Questions(entries)
                | Block::Terms(entries)
                | Block::Addresses(entries) => runs.extend(entries.iter().flat_map(|Entry(_, line)| *line)),
                Block::Example(_) => {}
            }
        }
        runs
    }

    fn addresses(text: &Reading) -> impl Iterator<Item = &'static str> {
        let blocks = text.sections.iter().flat_map(|section| section.blocks);
        let entries = blocks.filter_map(|block| match block {
            Block::Addresses(entries) => Some(*entries),
            _ => None,
        });
        entries.flatten().map(|Entry(address, _)| *address)
    }

    fn follow(run: &Run) {
        match run {
            Run::Within(_, SitePage::About, part) => {
                let id = part.strip_prefix('#').unwrap_or_else(|| panic!("{part} is no fragment"));
                assert!(AboutTexts::has_section(id), "{part} is no section of the page");
            }
            Run::Within(_, page, part) => {
                assert!(address_is_read(&format!("/api/v1{page}{part}")), "{page}{part} means nothing");
            }
            Run::Elsewhere(_, address) => assert!(address.starts_with("https://"), "{address}"),
            Run::Mail(address) => assert!(address.contains('@'), "{address}"),
            Run::Server(_, address) => {
                assert!(address.starts_with("/api/"), "{address} is not the server's");
            }
            Run::Words(_) | Run::Strong(_) | Run::Code(_) | Run::Page(..) => {}
        }
    }

    /// Whether the API has the address, and understands its query.
    fn address_is_read(address: &str) -> bool {
        fn reads<Q: Query>(query: &str) -> bool {
            Q::parse_leniently(query).1.is_empty()
        }
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        match path.strip_prefix("/api/v1/") {
            Some("cafes") => reads::<CafeQuery>(query),
            Some("feeds/cafes.ics" | "feeds/cafes.rss") => reads::<CafeFilter>(query),
            Some("facilitators") => reads::<FacilitatorQuery>(query),
            Some("organisations") => reads::<OrganisationQuery>(query),
            Some("resources") => reads::<ResourceQuery>(query),
            Some("territories") => reads::<TerritoryQuery>(query),
            Some("communes") => reads::<CommuneQuery>(query),
            Some("stats" | "territories/departement-29" | "openapi.yaml") => reads::<NoQuery>(query),
            _ => false,
        }
    }
}
