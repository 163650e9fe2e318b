//! A territory drawn: its parts shaded by their cafés, and where the next ones would bring most inhabitants within reach. The
//! tables around it say the same to those who do not see it.

use std::collections::HashMap;

use cafeia_shared::{
    dashboard::{NextPlace, PartFigures, TerritoryDashboard},
    position::Position,
    territories::{TerritoryCode, TerritoryLevel},
};
use leptos::prelude::*;

use crate::{
    client::{self, Area, TerritoryShapes},
    format,
    i18n::{DashboardTexts, use_i18n},
    pages::fetched::use_fetched,
};

/// The radius of a number's disc, in units of the drawing.
const MARK: f64 = 12.0;
/// The radius of the dot of a commune with a café.
const DOT: f64 = 4.0;
/// The radii of the dots of the shades.
const DOTS: [f64; 5] = [0.0, 3.0, 5.0, 7.0, 9.5];

/// Cafés over a year for 10,000 inhabitants.
fn rate(cafes: u32, population: u32) -> f64 {
    f64::from(cafes) * 10_000.0 / f64::from(population.max(1))
}

/// The shade of a rate beside that of the whole: none without a café, then below half of it, up to it, up to twice it, and more.
fn shade(rate: f64, whole: f64) -> usize {
    if rate <= 0.0 {
        return 0;
    }
    1 + bounds(whole).into_iter().filter(|bound| rate >= *bound).count()
}

/// Where the shades after the first begin.
fn bounds(whole: f64) -> [f64; 3] {
    [whole / 2.0, whole, whole * 2.0]
}

/// The map; nothing for a commune, whose shape nobody draws.
#[component]
pub(super) fn TerritoryMap(dashboard: TerritoryDashboard) -> impl IntoView {
    let TerritoryDashboard { code, parts, next_places, .. } = dashboard;
    if code.level == TerritoryLevel::Commune {
        return ().into_any();
    }
    view! { <Map code parts next=next_places/> }.into_any()
}

#[component]
fn Map(code: TerritoryCode, parts: Vec<PartFigures>, next: Vec<NextPlace>) -> impl IntoView {
    let i18n = use_i18n();
    let is_region = code.level == TerritoryLevel::Region;
    let shapes =
        use_fetched(Signal::stored(code), |code| async move { client::territory_shapes(&code).await });
    let cafes = parts.iter().map(|part| part.cafes).sum();
    let whole = rate(cafes, parts.iter().map(|part| part.population).sum());
    let title = move || {
        let texts = DashboardTexts::of(i18n);
        if is_region { texts.map_region } else { texts.map_departement }
    };
    let any_next = !next.is_empty();
    let drawn = StoredValue::new((parts, next));
    let drawing = move || match shapes.answer.get() {
        Some(Ok(shapes)) => {
            let (parts, next) = drawn.get_value();
            view! { <Drawing shapes parts next whole/> }.into_any()
        }
        // Without the drawing the tables still say all.
        Some(Err(_)) => ().into_any(),
        None => view! { <div class="drawing__waiting"></div> }.into_any(),
    };
    let failed = move || shapes.answer.with(|answer| matches!(answer, Some(Err(_))));
    view! {
        <figure class="chart next__map" hidden=failed>
            <figcaption>{title}</figcaption>
            <div class="drawing" aria-hidden="true">
                {drawing} <Legend whole=is_region.then_some(whole) any_next/>
            </div>
        </figure>
    }
}

#[component]
fn Drawing(
    shapes: TerritoryShapes,
    parts: Vec<PartFigures>,
    next: Vec<NextPlace>,
    whole: f64,
) -> impl IntoView {
    let TerritoryShapes { width, height, projection, areas, around, .. } = shapes;
    let rates: HashMap<TerritoryCode, f64> =
        parts.iter().map(|part| (part.code.clone(), rate(part.cafes, part.population))).collect();
    let area = |area: Area| match rates.get(&area.code) {
        Some(rate) => {
            let shade = shade(*rate, whole);
            view! {
                <path d=area.path class=format!("shade shade--{shade}")></path>
                <circle cx=area.x cy=area.y r=DOTS[shade] class="shade__dot"></circle>
            }
            .into_any()
        }
        None => view! { <path d=area.path class="drawing__land"></path> }.into_any(),
    };
    let dot = move |position: Position| {
        let (x, y) = projection.place(position);
        view! { <circle cx=x cy=y r=DOT class="shade__dot"></circle> }
    };
    let mark = move |(number, place): (usize, NextPlace)| {
        let (x, y) = projection.place(place.position);
        view! { <Mark x y rank=number + 1/> }
    };
    view! {
        <svg
            class="drawing__sheet"
            viewBox=format!("0 0 {width} {height}")
            width=width
            height=height
            focusable="false"
        >
            <path class="drawing__around" d=around></path>
            {areas.into_iter().map(area).collect_view()}
            {parts.iter().filter_map(|part| part.position).map(dot).collect_view()}
            // The first one stands over the others.
            {next.into_iter().enumerate().rev().map(mark).collect_view()}
        </svg>
    }
}

/// A next place: its rank in a disc.
#[component]
fn Mark(x: f64, y: f64, rank: usize) -> impl IntoView {
    view! {
        <g class="next__mark">
            <circle cx=x cy=y r=MARK></circle>
            <text x=x y=y dy="0.35em" text-anchor="middle">{rank}</text>
        </g>
    }
}

/// What shades, dots and numbers mean.
#[component]
fn Legend(
    /// The rate of the whole, where the parts are shaded.
    whole: Option<f64>,
    /// Whether there are next places.
    any_next: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let shades = move || {
        let texts = DashboardTexts::of(i18n);
        let Some(whole) = whole.filter(|whole| *whole > 0.0) else { return Vec::new() };
        let [low, middle, high] = bounds(whole).map(|bound| format::decimal(bound, i18n.locale()));
        vec![
            texts.shade_none.to_owned(),
            (texts.shade_below)(&low),
            (texts.shade_between)(&low, &middle),
            (texts.shade_between)(&middle, &high),
            (texts.shade_from)(&high),
        ]
    };
    let shaded = move || {
        let entry = |(words, shade): (String, usize)| {
            view! {
                <li>
                    <svg viewBox="0 0 28 20" width="28" height="20" focusable="false">
                        <rect x="1" y="1" width="26" height="18" rx="4" class=format!("shade shade--{shade}")></rect>
                        <circle cx="14" cy="10" r=DOTS[shade] class="shade__dot"></circle>
                    </svg>
                    <span>{words}</span>
                </li>
            }
        };
        shades().into_iter().zip(0..).map(entry).collect_view()
    };
    view! {
        <ul class="drawing__legend">
            {shaded}
            {whole
                .is_none()
                .then(|| {
                    view! {
                        <li>
                            <svg viewBox="0 0 28 28" width="28" height="28" focusable="false">
                                <circle cx="14" cy="14" r=DOT class="shade__dot"></circle>
                            </svg>
                            <span>{move || DashboardTexts::of(i18n).held_here}</span>
                        </li>
                    }
                })}
            {any_next
                .then(|| {
                    view! {
                        <li>
                            <svg viewBox="0 0 28 28" width="28" height="28" focusable="false">
                                <Mark x=14.0 y=14.0 rank=1/>
                            </svg>
                            <span>{move || DashboardTexts::of(i18n).mark}</span>
                        </li>
                    }
                })}
        </ul>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_shaded_beside_the_whole() {
        let shades = [0.0, 0.1, 0.49, 0.5, 0.99, 1.0, 1.99, 2.0, 40.0].map(|rate| shade(rate, 1.0));
        assert_eq!(shades, [0, 1, 1, 2, 2, 3, 3, 4, 4]);
        assert_eq!(shade(0.0, 0.0), 0, "no café anywhere");
    }

    #[test]
    fn a_rate_is_for_ten_thousand_inhabitants() {
        assert!((rate(3, 60_000) - 0.5).abs() < f64::EPSILON);
        assert!(rate(0, 0) < f64::EPSILON);
    }
}
