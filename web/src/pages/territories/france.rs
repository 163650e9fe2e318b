//! The map of France: each département a link, shaded by its cafés to come.

use std::collections::BTreeMap;

use cafeia_shared::{
    site::SitePage,
    territories::{TerritoryCode, TerritoryLevel, TerritorySummary},
};
use leptos::prelude::*;

use super::{
    address,
    drawing::{PointedAt, Said, ShapeLink},
};
use crate::{
    client::{self, Area, Frame, FranceShapes},
    format,
    i18n::{FranceTexts, use_i18n},
    kit::{Icon, Line, Pictogram, Table},
    pages::fetched::use_fetched,
};

/// Numbers that a step may begin with: easy ones.
const EASY: [u32; 13] = [2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000];
/// Steps above the first, which begins with one café.
const HIGHER_STEPS: usize = 3;
/// The shade of the last step; the style sheet has one for each up to it.
const DEEPEST: usize = HIGHER_STEPS + 1;

/// Where the steps of shade begin: with one café, then with the largest easy numbers that some département reaches.
fn steps(most: u32) -> Vec<u32> {
    let mut steps: Vec<u32> = EASY.iter().copied().filter(|begin| *begin <= most).collect();
    let skipped = steps.len().saturating_sub(HIGHER_STEPS);
    steps.drain(..skipped);
    steps.insert(0, 1);
    steps
}

/// The shade of a number of cafés: none without a café, the deepest from the last step on, whatever their number.
fn shade(count: u32, steps: &[u32]) -> usize {
    let reached = steps.iter().filter(|begin| **begin <= count).count();
    if reached == 0 { 0 } else { DEEPEST - (steps.len() - reached) }
}

/// The map, its legend, and the same as a table.
#[component]
pub fn FranceMap(
    /// The territories with their figures; those that are no départements are left aside.
    #[prop(into)]
    territories: Signal<Vec<TerritorySummary>>,
    /// Whether the table stands behind a button below the map; a page that has a table of its own needs none.
    #[prop(default = true)]
    with_table: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let shapes = use_fetched(Signal::stored(()), |()| client::france_shapes());
    let departements = Memo::new(move |_| {
        territories.with(|territories| {
            let is_shown =
                |one: &&TerritorySummary| one.code.level == TerritoryLevel::Departement && !one.is_deserted();
            territories.iter().filter(is_shown).cloned().collect::<Vec<_>>()
        })
    });
    let steps = Memo::new(move |_| {
        departements.with(|departements| {
            steps(departements.iter().map(|departement| departement.upcoming_cafes).max().unwrap_or_default())
        })
    });
    // Without the drawing the table is all there is.
    let failed = Signal::derive(move || shapes.answer.with(|answer| matches!(answer, Some(Err(_)))));
    let pointed_at: PointedAt = RwSignal::new(None);
    view! {
        <figure class="france" hidden=move || failed.get() && !with_table>
            <figcaption class="france__title">{move || FranceTexts::of(i18n).title}</figcaption>
            <div class="drawing" aria-hidden="true" hidden=move || failed.get()>
                {move || match shapes.answer.get() {
                    Some(Ok(shapes)) => {
                        view! { <Drawing shapes departements steps pointed_at/> }.into_any()
                    }
                    Some(Err(_)) => ().into_any(),
                    None => view! { <div class="drawing__waiting"></div> }.into_any(),
                }}
                <Said pointed_at hint=move || FranceTexts::of(i18n).hint/>
                <Legend steps/>
            </div>
            {move || match shapes.answer.get() {
                Some(Ok(shapes)) => Some(view! { <Overseas frames=shapes.frames/> }),
                _ => None,
            }}
            {with_table
                .then(|| {
                    view! {
                        <details class="france__table" open=move || failed.get()>
                            <summary>{move || FranceTexts::of(i18n).list}</summary>
                            <Departements departements/>
                        </details>
                        <p>
                            <a href=SitePage::Territories.to_string()>
                                <Pictogram icon=Icon::Map/>
                                <span>{move || FranceTexts::of(i18n).all}</span>
                            </a>
                        </p>
                    }
                })}
        </figure>
    }
}

/// The départements and the frames of those overseas.
#[component]
fn Drawing(
    shapes: FranceShapes,
    departements: Memo<Vec<TerritorySummary>>,
    steps: Memo<Vec<u32>>,
    pointed_at: PointedAt,
) -> impl IntoView {
    let FranceShapes { width, height, areas, frames } = shapes;
    let counts = Memo::new(move |_| {
        departements.with(|departements| {
            let count = |one: &TerritorySummary| (one.code.clone(), one.upcoming_cafes);
            departements.iter().map(count).collect::<BTreeMap<_, _>>()
        })
    });
    let names = frames.iter().cloned().map(|frame| view! { <FrameName frame/> }).collect_view();
    view! {
        <svg
            class="drawing__sheet"
            viewBox=format!("0 0 {width} {height}")
            width=width
            height=height
            focusable="false"
        >
            {frames
                .into_iter()
                .map(|frame| {
                    view! {
                        <rect
                            class="drawing__frame"
                            x=frame.x
                            y=frame.y
                            width=frame.width
                            height=frame.height
                            rx="8"
                        ></rect>
                    }
                })
                .collect_view()}
            {areas.into_iter().map(|area| view! { <Departement area counts steps pointed_at/> }).collect_view()}
            {names}
        </svg>
    }
}

/// What a frame holds: the number of a territory in its lower corner, whose name stands below the drawing; else its name, in
/// two lines beside it, where the sea is.
#[component]
fn FrameName(frame: Frame) -> impl IntoView {
    let Frame { code, name, x, y, width, height } = frame;
    if let Some(code) = code {
        return view! {
            <text class="drawing__name" x=x + 4.0 y=y + height - 5.0>{code.code}</text>
        }
        .into_any();
    }
    let (first, second) = in_two_lines(&name);
    let x = x + width + 6.0;
    view! {
        <text class="drawing__name" x=x y=y>
            <tspan x=x dy="1.2em">{first.to_owned()}</tspan>
            <tspan x=x dy="1.2em">{second.to_owned()}</tspan>
        </text>
    }
    .into_any()
}

/// A name in two lines, the first of them the longer one.
fn in_two_lines(name: &str) -> (&str, &str) {
    let middle = name.len() / 2;
    let breaks = name.match_indices(' ').map(|(at, _)| at);
    breaks.filter(|at| *at >= middle).min().map_or((name, ""), |at| (&name[..at], &name[at + 1..]))
}

/// The names of what stands in frames, each with the number in its frame: too long to stand there on a small screen.
#[component]
fn Overseas(frames: Vec<Frame>) -> impl IntoView {
    let i18n = use_i18n();
    let link = |Frame { code, name, .. }: Frame| {
        let code = code?;
        let href = SitePage::Territory(&code.to_string()).to_string();
        Some(view! { <li><a href=href>{name}" ("{code.code}")"</a></li> })
    };
    view! {
        <div class="france__overseas">
            <p id="overseas">{move || FranceTexts::of(i18n).overseas}</p>
            <ul aria-labelledby="overseas">{frames.into_iter().filter_map(link).collect_view()}</ul>
        </div>
    }
}

/// A département: its shade, and a dot that grows with it.
#[component]
fn Departement(
    area: Area,
    counts: Memo<BTreeMap<TerritoryCode, u32>>,
    steps: Memo<Vec<u32>>,
    pointed_at: PointedAt,
) -> impl IntoView {
    let i18n = use_i18n();
    let Area { code, name, path, x, y } = area;
    let href = SitePage::Territory(&code.to_string()).to_string();
    let count = Memo::new(move |_| counts.with(|counts| counts.get(&code).copied().unwrap_or_default()));
    let words = Signal::derive(move || {
        let count = u64::from(count.get());
        (FranceTexts::of(i18n).said)(&name, count, &format::number(count, i18n.locale()))
    });
    let shade = move || steps.with(|steps| shade(count.get(), steps));
    view! {
        <ShapeLink href words pointed_at class="drawing__area">
            <path d=path class=move || format!("shade shade--{}", shade())></path>
            <circle cx=x cy=y r=move || radius(shade()) class="shade__dot"></circle>
        </ShapeLink>
    }
}

/// The radius of a shade's dot; none where no café is to come.
fn radius(shade: usize) -> f64 {
    [0.0, 2.0, 3.2, 4.6, 6.2].get(shade).copied().unwrap_or_default()
}

/// What the shades and the dots mean.
#[component]
fn Legend(steps: Memo<Vec<u32>>) -> impl IntoView {
    let i18n = use_i18n();
    let entry = |shade: usize, words: String| {
        view! {
            <li>
                <svg viewBox="0 0 28 18" width="28" height="18" focusable="false">
                    <rect x="1" y="1" width="26" height="16" rx="4" class=format!("shade shade--{shade}")></rect>
                    <circle cx="14" cy="9" r=radius(shade) class="shade__dot"></circle>
                </svg>
                <span>{words}</span>
            </li>
        }
    };
    view! {
        <ul class="drawing__legend">
            {move || {
                let texts = FranceTexts::of(i18n);
                let steps = steps.get();
                let reached = steps
                    .iter()
                    .zip(1..)
                    .map(|(begin, next)| {
                        let words = match steps.get(next) {
                            Some(next) => (texts.between)(*begin, next - 1),
                            None => (texts.from)(*begin),
                        };
                        entry(shade(*begin, &steps), words)
                    });
                std::iter::once(entry(0, texts.none.to_owned())).chain(reached).collect_view()
            }}
        </ul>
    }
}

/// The same as the map, as a table.
#[component]
fn Departements(departements: Memo<Vec<TerritorySummary>>) -> impl IntoView {
    let i18n = use_i18n();
    let lines = Signal::derive(move || {
        let locale = i18n.locale();
        departements.with(|departements| {
            let line = |departement: &TerritorySummary| Line {
                name: departement.name.clone(),
                href: Some(address(departement)),
                cells: vec![format::number(departement.upcoming_cafes.into(), locale)],
                under: Vec::new(),
            };
            departements.iter().map(line).collect::<Vec<_>>()
        })
    });
    view! {
        <Table
            caption=move || FranceTexts::of(i18n).title
            columns=Signal::derive(move || vec![FranceTexts::of(i18n).departement, FranceTexts::of(i18n).upcoming])
            lines
        />
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_few_and_easy() {
        assert_eq!(steps(0), [1]);
        assert_eq!(steps(1), [1]);
        assert_eq!(steps(7), [1, 2, 5]);
        assert_eq!(steps(24), [1, 5, 10, 20]);
        assert_eq!(steps(130), [1, 20, 50, 100]);
    }

    #[test]
    fn a_long_name_takes_two_lines() {
        assert_eq!(in_two_lines("Paris et petite couronne"), ("Paris et petite", "couronne"));
        assert_eq!(in_two_lines("Mayotte"), ("Mayotte", ""));
    }

    #[test]
    fn the_last_step_has_the_deepest_shade() {
        let steps = steps(24);
        assert_eq!([0, 1, 4, 5, 19, 20, 24].map(|count| shade(count, &steps)), [0, 1, 1, 2, 3, 4, 4]);
        assert_eq!([0, 1, 2].map(|count| shade(count, &[1, 2])), [0, 3, 4]);
        assert_eq!([0, 1, 2].map(|count| radius(shade(count, &[1, 2])) > 0.0), [false, true, true]);
    }
}
