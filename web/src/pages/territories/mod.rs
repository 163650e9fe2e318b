//! Territories: régions and départements with their figures, and one of them.

pub mod drawing;
pub mod france;
pub mod list;
pub mod outline;
pub mod people;
pub mod territory;

pub use france::{FranceMap, FranceMapProps};
pub use list::TerritoriesPage;
pub use territory::TerritoryPage;

use cafeia_shared::{
    cafes::{CafeFilter, CafeQuery},
    site::SitePage,
    territories::{TerritoryCode, TerritorySummary},
};
use leptos::prelude::*;

use crate::{
    format,
    i18n::{Locale, TerritoriesTexts, use_i18n},
    kit::{Icon, Line, Pictogram},
    pages::address::with_query,
};

/// The headings of a table of figures, that of the names first.
fn columns(texts: &TerritoriesTexts, names: &'static str) -> Vec<&'static str> {
    // A column is named in the plural.
    let figures = [texts.upcoming, texts.past, texts.organisations, texts.facilitators];
    std::iter::once(names).chain(figures.map(|words| words(2))).collect()
}

/// A territory's figures as a line of a table.
fn line(territory: &TerritorySummary, locale: Locale) -> Line {
    Line {
        name: territory.name.clone(),
        href: Some(address(territory)),
        cells: cells(figures(territory), locale),
        under: Vec::new(),
    }
}

/// A territory's figures, in the order of their columns.
fn figures(territory: &TerritorySummary) -> [u32; 4] {
    [territory.upcoming_cafes, territory.past_cafes, territory.organisations, territory.facilitators]
}

fn cells(figures: [u32; 4], locale: Locale) -> Vec<String> {
    figures.map(|figure| format::number(figure.into(), locale)).to_vec()
}

/// The way to the agenda of a territory.
#[component]
fn AgendaLink(code: TerritoryCode) -> impl IntoView {
    let i18n = use_i18n();
    let filter = CafeFilter { territory: vec![code], ..CafeFilter::default() };
    let href = with_query(SitePage::Agenda, &CafeQuery { filter, ..CafeQuery::default() });
    view! {
        <p>
            <a class="button button--primary" href=href>
                <Pictogram icon=Icon::Calendar/>
                <span>{move || TerritoriesTexts::of(i18n).agenda}</span>
            </a>
        </p>
    }
}

/// The address of a territory's page.
fn address(territory: &TerritorySummary) -> String {
    SitePage::Territory(&territory.code.to_string()).to_string()
}
