//! A table of figures.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::{Icon, Pictogram};

/// Words about a line, from its name.
pub type OfLine = fn(&str) -> String;

/// A line: what it is about, and its cells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// What it is about; no other line has this name.
    pub name: String,
    /// Where one reads more of it.
    pub href: Option<String>,
    /// Its cells, one for each column but the first.
    pub cells: Vec<String>,
    /// The lines it sums up, which unfold below it.
    pub under: Vec<Line>,
}

/// A table whose first column names the lines. On a narrow screen each line becomes a block, whose cells bear the names
/// of their columns.
#[component]
pub fn Table(
    /// What it shows; read aloud before it, not drawn.
    #[prop(into)]
    caption: TextProp,
    /// The headings of the columns, that of the names first.
    #[prop(into)]
    columns: Signal<Vec<&'static str>>,
    /// The lines.
    #[prop(into)]
    lines: Signal<Vec<Line>>,
    /// Words of the button that unfolds a line, from its name.
    #[prop(into, optional)]
    unfold: Option<Signal<OfLine>>,
) -> impl IntoView {
    let unfolded = RwSignal::new(BTreeSet::new());
    // The roles are those that the elements have by themselves, until a style sheet makes blocks of them.
    view! {
        <table class="table" role="table">
            <caption class="visually-hidden">{move || caption.get()}</caption>
            <thead role="rowgroup">
                <tr role="row">
                    {move || {
                        columns
                            .get()
                            .into_iter()
                            .map(|column| view! { <th scope="col" role="columnheader">{column}</th> })
                            .collect_view()
                    }}
                </tr>
            </thead>
            <tbody role="rowgroup">
                {move || {
                    let columns = columns.get();
                    let row = |line: &Line, above: Option<&str>| {
                        view! { <Row line=line.clone() columns=columns.clone() above=above.map(str::to_owned) unfold unfolded/> }
                    };
                    lines
                        .get()
                        .iter()
                        .map(|line| {
                            let below = line.under.iter().map(|under| row(under, Some(&line.name))).collect_view();
                            (row(line, None), below)
                        })
                        .collect_view()
                }}
            </tbody>
        </table>
    }
}

/// A line, or one below another.
#[component]
fn Row(
    line: Line,
    columns: Vec<&'static str>,
    above: Option<String>,
    unfold: Option<Signal<OfLine>>,
    unfolded: RwSignal<BTreeSet<String>>,
) -> impl IntoView {
    let Line { name, href, cells, under } = line;
    let (is_below, sums_up) = (above.is_some(), !under.is_empty());
    let folded = move || above.as_ref().is_some_and(|above| unfolded.with(|names| !names.contains(above)));
    let words = match href {
        Some(href) => view! { <a href=href>{name.clone()}</a> }.into_any(),
        None => view! { <span>{name.clone()}</span> }.into_any(),
    };
    view! {
        <tr role="row" class="table__row" class:table__row--below=is_below class:table__row--folded=folded>
            <th scope="row" role="rowheader">
                <span class="table__name">
                    {words}
                    {unfold.filter(|_| sums_up).map(|words| view! { <Unfold name words unfolded/> })}
                </span>
            </th>
            {cells
                .into_iter()
                .zip(columns.into_iter().skip(1))
                .map(|(cell, column)| view! { <td role="cell" data-column=column>{cell}</td> })
                .collect_view()}
        </tr>
    }
}

/// Shows and hides the lines below one.
#[component]
fn Unfold(name: String, words: Signal<OfLine>, unfolded: RwSignal<BTreeSet<String>>) -> impl IntoView {
    let name = StoredValue::new(name);
    let is_open = move || name.with_value(|name| unfolded.with(|names| names.contains(name)));
    view! {
        <button
            type="button"
            class="button button--quiet button--icon table__unfold"
            aria-expanded=move || if is_open() { "true" } else { "false" }
            aria-label=move || name.with_value(|name| words.get()(name))
            on:click=move |_| {
                let name = name.get_value();
                unfolded
                    .update(|names| {
                        if !names.remove(&name) {
                            names.insert(name);
                        }
                    });
            }
        >
            <Pictogram icon=Icon::ChevronDown/>
        </button>
    }
}
