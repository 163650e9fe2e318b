//! What every text is held to.

use std::collections::HashSet;

use crate::{
    cafes::{CafeFilter, CafeQuery},
    facilitators::FacilitatorQuery,
    organisations::OrganisationQuery,
    query::{NoQuery, Query},
    resources::ResourceQuery,
    territories::{CommuneQuery, TerritoryQuery},
    vocabulary::{Term as _, TrainingState},
};

use super::*;

#[test]
fn every_text_is_sound_in_both_languages() {
    for text in [&ABOUT, &ACCESSIBILITY, &DEVELOPERS, &LEGAL, &PRIVACY] {
        sound([&text.french, &text.english]);
    }
}

#[test]
fn the_sections_that_other_pages_lead_to_are_there() {
    for id in [HOST, FACILITATE] {
        assert!(has_section(&ABOUT, id), "{id}");
    }
}

#[test]
fn the_example_of_trained_facilitators_names_all_who_are() {
    let trained: Vec<_> = TrainingState::ALL.iter().copied().filter(|state| state.is_trained()).collect();
    let address = addresses(&DEVELOPERS.french).find(|address| address.contains("training="));
    let (_, query) = address.and_then(|address| address.split_once('?')).unwrap();
    assert_eq!(FacilitatorQuery::parse(query).unwrap().filter.training, trained);
}

fn has_section(text: &Translated, id: &str) -> bool {
    [&text.french, &text.english].iter().all(|text| text.sections.iter().any(|section| section.id == id))
}

/// Both languages say the same things in the same order, and every link leads somewhere.
fn sound(texts: [&Reading; 2]) {
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
            format!("addresses {:?}", entries.iter().map(|Entry(address, _)| *address).collect::<Vec<_>>())
        }
        Block::Example(text) => format!("example {text}"),
        Block::Operator(_) => "operator".to_owned(),
        Block::Source(_) => "source".to_owned(),
    };
    let of_section = |section: &Section| {
        std::iter::once(section.id.to_owned()).chain(section.blocks.iter().map(of_block)).collect::<Vec<_>>()
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
            Block::Operator(words) => runs.extend(words.unnamed),
            Block::Example(_) | Block::Source(_) => {}
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
            assert!(has_section(&ABOUT, id), "{part} is no section of the page");
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
