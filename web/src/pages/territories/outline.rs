//! A territory's outline with its next cafés, and beside it the same as a list of communes.

use std::{cmp::Reverse, collections::HashMap};

use cafeia_shared::{
    cafes::{CafeFilter, CafePaging, CafeQuery, CafeSummary},
    paging::{MAX_LIMIT, Page},
    position::Position,
    site::SitePage,
    territories::{Territory, TerritoryCode, TerritoryLevel, TerritorySummary},
};
use leptos::prelude::*;

use super::{
    AgendaLink, address,
    drawing::{PointedAt, Said, ShapeLink},
};
use crate::{
    client::{self, Area, TerritoryShapes, Town},
    format,
    i18n::{Locale, TerritoriesTexts, use_i18n},
    pages::{
        TerritoryNames,
        fetched::{Awaited, use_fetched},
    },
};

/// Width of a letter of a town's name, with some room, in units of the drawing.
const LETTER: f64 = 9.0;
/// Communes in the list; the others unfold below.
const LISTED: usize = 10;

/// A commune with cafés to come.
#[derive(Debug, Clone, PartialEq)]
struct Spot {
    code: TerritoryCode,
    name: String,
    position: Position,
    count: u64,
}

impl Spot {
    fn address(&self) -> String {
        SitePage::Territory(&self.code.to_string()).to_string()
    }

    /// The radius of its disc, in units of the drawing.
    fn radius(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "counts of cafés are far below 2^52")]
        let others = self.count.saturating_sub(1) as f64;
        (8.0 + 3.0 * others.sqrt()).min(26.0)
    }

    /// The spot in words: its name and its number.
    fn words(&self, locale: Locale, texts: &TerritoriesTexts) -> String {
        (texts.place)(&self.name, self.count, &format::number(self.count, locale))
    }
}

/// The communes of some cafés, those with the most cafés first, then by name.
fn spots(cafes: &[CafeSummary]) -> Vec<Spot> {
    let mut spots: HashMap<&str, Spot> = HashMap::new();
    for place in cafes.iter().filter_map(|cafe| cafe.place.as_ref()) {
        let spot = spots.entry(&place.commune_code).or_insert_with(|| Spot {
            code: TerritoryCode::new(TerritoryLevel::Commune, &*place.commune_code),
            name: place.commune.clone(),
            position: place.position,
            count: 0,
        });
        spot.count += 1;
    }
    let mut spots: Vec<_> = spots.into_values().collect();
    spots.sort_by(|one, other| (Reverse(one.count), &one.name).cmp(&(Reverse(other.count), &other.name)));
    spots
}

/// The cafés to come that take place.
fn query(code: TerritoryCode) -> CafeQuery {
    CafeQuery {
        filter: CafeFilter { territory: vec![code], takes_place: Some(true), ..CafeFilter::default() },
        paging: CafePaging { limit: Some(MAX_LIMIT), ..CafePaging::default() },
    }
}

/// Where the next cafés are: the outline, and the communes.
#[component]
pub fn Places(
    /// A région or a département.
    territory: Territory,
) -> impl IntoView {
    let i18n = use_i18n();
    let code = territory.summary.code.clone();
    let shapes =
        use_fetched(
            Signal::stored(code.clone()),
            |code| async move { client::territory_shapes(&code).await },
        );
    let agenda = code.clone();
    let cafes = use_fetched(Signal::stored(query(code)), client::cafes);
    let names = TerritoryNames::expect();
    let spots = Memo::new(move |_| {
        cafes.answer.with(|answer| {
            let Some(Ok(page)) = answer else { return Vec::new() };
            names.learn_from(&page.data);
            spots(&page.data)
        })
    });
    // How many cafés are placed, when these are not all.
    let part = Memo::new(move |_| {
        cafes.answer.with(|answer| {
            let Some(Ok(page)) = answer else { return None };
            let shown = page.data.len() as u64;
            (page.total > shown).then_some(shown)
        })
    });
    let departements = StoredValue::new(territory.departements);
    let pointed_at: PointedAt = RwSignal::new(None);
    view! {
        <section class="territory__places">
            <h2>{move || TerritoriesTexts::of(i18n).places}</h2>
            // Said before the numbers that it is about.
            {move || {
                part.get()
                    .map(|shown| {
                        view! {
                            <p class="fact__note">
                                {(TerritoriesTexts::of(i18n).only_next)(&format::number(shown, i18n.locale()))}
                            </p>
                        }
                    })
            }}
            <div class="territory__where">
                // Without the drawing the list still says all.
                {move || match shapes.answer.get() {
                    Some(Err(_)) => ().into_any(),
                    None => view! { <div class="drawing drawing__waiting" aria-hidden="true"></div> }.into_any(),
                    Some(Ok(shapes)) => {
                        view! {
                            <div class="drawing" aria-hidden="true">
                                <Outline shapes departements spots pointed_at/>
                                <Said
                                    pointed_at
                                    hint=move || (TerritoriesTexts::of(i18n).choose)(departements.with_value(Vec::is_empty))
                                />
                            </div>
                        }
                            .into_any()
                    }
                }}
                <div class="territory__aside">
                    <Awaited fetched=cafes rows=2 draw=move |page| view! { <Communes page spots/> }.into_any()/>
                    <AgendaLink code=agenda/>
                </div>
            </div>
        </section>
    }
}

/// The outline.
#[component]
fn Outline(
    shapes: TerritoryShapes,
    departements: StoredValue<Vec<TerritorySummary>>,
    spots: Memo<Vec<Spot>>,
    pointed_at: PointedAt,
) -> impl IntoView {
    let TerritoryShapes { width, height, projection, areas, around, towns } = shapes;
    view! {
        <svg
            class="drawing__sheet"
            viewBox=format!("0 0 {width} {height}")
            width=width
            height=height
            focusable="false"
        >
            <path class="drawing__around" d=around></path>
            {areas
                .into_iter()
                .map(|area| view! { <Inside area departements pointed_at/> })
                .collect_view()}
            {towns.into_iter().map(|town| view! { <TownName town width spots/> }).collect_view()}
            {move || {
                // The small ones stand over the large ones.
                spots
                    .get()
                    .into_iter()
                    .map(|spot| {
                        let (x, y) = projection.place(spot.position);
                        view! { <Point spot x y pointed_at/> }
                    })
                    .collect_view()
            }}
        </svg>
    }
}

/// A département: a link where it is a part of a région, the ground where it is the territory itself.
#[component]
fn Inside(
    area: Area,
    departements: StoredValue<Vec<TerritorySummary>>,
    pointed_at: PointedAt,
) -> impl IntoView {
    let i18n = use_i18n();
    let Area { code, name, path, .. } = area;
    let departement = departements.with_value(|all| all.iter().find(|one| one.code == code).cloned());
    match departement {
        None => view! { <path class="drawing__land" d=path></path> }.into_any(),
        Some(departement) => {
            let count = u64::from(departement.upcoming_cafes);
            let words = Signal::derive(move || {
                (TerritoriesTexts::of(i18n).place)(&name, count, &format::number(count, i18n.locale()))
            });
            view! {
                <ShapeLink href=address(&departement) words pointed_at class="drawing__area">
                    <path class="drawing__land" d=path></path>
                </ShapeLink>
            }
            .into_any()
        }
    }
}

/// A town's name: on its right where there is room, else above; beside its disc when it has cafés to come.
#[component]
fn TownName(town: Town, width: f64, spots: Memo<Vec<Spot>>) -> impl IntoView {
    let Town { code, name, x, y } = town;
    #[expect(clippy::cast_precision_loss, reason = "names are short")]
    let length = name.chars().count() as f64 * LETTER;
    let place = Memo::new(move |_| {
        let disc = spots.with(|spots| spots.iter().find(|spot| spot.code == code).map(Spot::radius));
        let beside = disc.unwrap_or_default() + 8.0;
        if x + beside + length < width {
            (x + beside, y, "start")
        } else if x + length / 2.0 < width {
            (x, y - beside - 4.0, "middle")
        } else {
            (x + 4.0, y - beside - 4.0, "end")
        }
    });
    view! {
        <g class="drawing__town">
            <circle cx=x cy=y r="2.5"></circle>
            <text
                x=move || place.get().0
                y=move || place.get().1
                dy="0.35em"
                text-anchor=move || place.get().2
            >
                {name}
            </text>
        </g>
    }
}

/// A commune with cafés: a disc that grows with their number, which stands in it.
#[component]
fn Point(spot: Spot, x: f64, y: f64, pointed_at: PointedAt) -> impl IntoView {
    let i18n = use_i18n();
    let radius = spot.radius();
    let (href, count) = (spot.address(), spot.count);
    let words = Signal::derive(move || spot.words(i18n.locale(), TerritoriesTexts::of(i18n)));
    view! {
        <ShapeLink href words pointed_at class="drawing__spot">
            <circle cx=x cy=y r=radius></circle>
            {(count > 1).then(|| view! { <text x=x y=y dy="0.35em" text-anchor="middle">{count}</text> })}
        </ShapeLink>
    }
}

/// The communes as a list, and what has no place on the drawing.
#[component]
fn Communes(page: Page<CafeSummary>, spots: Memo<Vec<Spot>>) -> impl IntoView {
    let i18n = use_i18n();
    let online = page.data.iter().filter(|cafe| cafe.place.is_none()).count() as u64;
    let item = move |spot: Spot| {
        let (href, count) = (spot.address(), spot.count);
        view! {
            <li>
                <a href=href>{spot.name}</a>
                " "
                <span class="communes__count">
                    {move || (TerritoriesTexts::of(i18n).count)(count, &format::number(count, i18n.locale()))}
                </span>
            </li>
        }
    };
    let list = move || {
        let mut spots = spots.get();
        let others = spots.split_off(LISTED.min(spots.len()));
        view! {
            <ul class="communes">{spots.into_iter().map(item).collect_view()}</ul>
            {(!others.is_empty())
                .then(|| {
                    let count = others.len();
                    view! {
                        <details class="communes__others">
                            <summary>{move || (TerritoriesTexts::of(i18n).other_places)(count)}</summary>
                            <ul class="communes">{others.into_iter().map(item).collect_view()}</ul>
                        </details>
                    }
                })}
        }
    };
    view! {
        <div class="territory__communes">
            {page.data.is_empty().then(|| view! { <p>{move || TerritoriesTexts::of(i18n).no_cafes}</p> })}
            {list}
            {(online > 0)
                .then(|| {
                    view! {
                        <p>
                            {move || {
                                (TerritoriesTexts::of(i18n).online)(online, &format::number(online, i18n.locale()))
                            }}
                        </p>
                    }
                })}
        </div>
    }
}
