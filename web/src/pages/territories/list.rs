//! Régions and départements: on the map of France, and as a table with their figures.

use cafeia_shared::{
    site::SitePage,
    territories::{TerritoryCode, TerritoryLevel, TerritoryList, TerritorySummary, WithoutTerritory},
};
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

use super::{FranceMap, cells, columns, figures, line};
use crate::{
    client, format,
    i18n::{FrameTexts, Locale, TerritoriesTexts, use_i18n},
    kit::{Line, PageHeading, SearchForm, Table},
    pages::{
        PlaceField,
        fetched::{Awaited, use_fetched},
    },
};

/// The page of all territories.
#[component]
pub fn TerritoriesPage() -> impl IntoView {
    let i18n = use_i18n();
    let fetched = use_fetched(Signal::stored(()), |()| client::territories());
    let navigate = use_navigate();
    let go = move |code: TerritoryCode| {
        navigate(
            &SitePage::Territory(&code.to_string()).to_string(),
            leptos_router::NavigateOptions::default(),
        );
    };
    view! {
        <div class="page territories">
            <header class="territories__head">
                <PageHeading
                    text=move || TerritoriesTexts::of(i18n).title
                    site=move || FrameTexts::of(i18n).site
                />
                <p class="lead">{move || TerritoriesTexts::of(i18n).lead}</p>
                <SearchForm class="territories__search" label=move || TerritoriesTexts::of(i18n).mine>
                    <PlaceField on_choose=go/>
                </SearchForm>
            </header>
            <Awaited fetched rows=4 draw=|list| view! { <All list/> }.into_any()/>
        </div>
    }
}

/// The map and the table.
#[component]
fn All(list: TerritoryList) -> impl IntoView {
    let i18n = use_i18n();
    let TerritoryList { data, without_territory, vintage } = list;
    let territories = StoredValue::new(data.clone());
    let lines = Signal::derive(move || {
        let (texts, locale) = (TerritoriesTexts::of(i18n), i18n.locale());
        territories.with_value(|all| {
            let mut lines = lines(all, locale);
            lines.extend(sums(all, without_territory, texts, locale));
            lines
        })
    });
    view! {
        <div class="territories__all">
            <div class="territories__map">
                <FranceMap territories=Signal::stored(data) with_table=false/>
            </div>
            <section class="territories__table">
                <h2>{move || TerritoriesTexts::of(i18n).regions}</h2>
                <Table
                    caption=move || TerritoriesTexts::of(i18n).regions
                    columns=Signal::derive(move || {
                        let texts = TerritoriesTexts::of(i18n);
                        columns(texts, texts.territory)
                    })
                    lines
                    unfold=Signal::derive(move || TerritoriesTexts::of(i18n).unfold)
                />
                <p class="fact__note">{move || (TerritoriesTexts::of(i18n).vintage)(&vintage)}</p>
            </section>
        </div>
    }
}

/// What lies in no région, and the sum of all: the national figures.
fn sums(
    territories: &[TerritorySummary],
    without: WithoutTerritory,
    texts: &TerritoriesTexts,
    locale: Locale,
) -> [Line; 2] {
    let WithoutTerritory { upcoming_cafes, past_cafes, organisations, facilitators } = without;
    let without = [upcoming_cafes, past_cafes, organisations, facilitators];
    let regions = territories.iter().filter(|territory| territory.code.level == TerritoryLevel::Region);
    let all = regions.fold(without, |sum, region| {
        let its = figures(region);
        std::array::from_fn(|column| sum[column] + its[column])
    });
    [(texts.without_territory, without), (texts.together, all)].map(|(name, figures)| Line {
        name: name.to_owned(),
        cells: cells(figures, locale),
        ..Line::default()
    })
}

/// The régions by name, each with its départements below; one that is its only département stands alone.
fn lines(territories: &[TerritorySummary], locale: Locale) -> Vec<Line> {
    let of_level =
        |level| territories.iter().filter(move |territory: &&TerritorySummary| territory.code.level == level);
    let mut regions: Vec<_> = of_level(TerritoryLevel::Region)
        .filter(|region| !region.is_deserted())
        .map(|region| {
            let inside =
                of_level(TerritoryLevel::Departement).filter(|one| one.parent.as_ref() == Some(&region.code));
            let under: Vec<_> = inside.map(|departement| line(departement, locale)).collect();
            Line { under: if under.len() > 1 { under } else { Vec::new() }, ..line(region, locale) }
        })
        .collect();
    // By the alphabet of people: Île-de-France stands before La Réunion.
    regions.sort_by(|one, other| format::by_alphabet(&one.name, &other.name, locale));
    regions
}
