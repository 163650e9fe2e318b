//! The lines of a file, by where they stand.

use cafeia_shared::{
    ids::ImportId,
    imports::{ImportLine, ImportState, LineFilter, LineQuery, LineState},
    paging::Page,
    query::Paging,
};
use leptos::prelude::*;

use super::{
    super::paged::{MorePages, Paged},
    desk::{Current, count},
    mend::Mend,
};
use crate::{
    client::{self, CallError},
    format,
    i18n::{ImportsTexts, Words as _, use_i18n},
    kit::{Card, ChoiceGroup, Icon, Notice},
    pages::fetched::{Awaited, use_fetched},
};

/// Lines of a page.
const SHOWN: u16 = 20;
/// Cells by which a line is recognised.
const CELLS: usize = 6;

fn query(state: LineState, cursor: Option<String>) -> LineQuery {
    LineQuery { filter: LineFilter { state: Some(state) }, paging: Paging { limit: Some(SHOWN), cursor } }
}

async fn ask((id, state): (ImportId, LineState)) -> Result<Page<ImportLine>, CallError> {
    Ok(client::import_lines(id, query(state, None)).await?)
}

/// The lines.
#[component]
pub fn Lines(
    /// The file.
    current: Current,
) -> impl IntoView {
    let i18n = use_i18n();
    let id = current.now(|import| import.summary.id);
    let counts = current.now(|import| import.summary.counts);
    let some = |state: &LineState| count(&counts, *state) > 0;
    let states = [
        LineState::Faulty,
        LineState::Duplicate,
        LineState::Sound,
        LineState::Made,
        LineState::Kept,
        LineState::Undone,
    ];
    let first = states.iter().copied().find(some).unwrap_or(LineState::Faulty);
    let state = RwSignal::new(first);
    let choices = Signal::derive(move || {
        let counts = current.with(|import| import.summary.counts);
        let shown = states.into_iter().filter(|one| count(&counts, *one) > 0 || *one == state.get());
        shown.map(|state| (state, state.words(i18n.locale()))).collect::<Vec<_>>()
    });
    let fetched = use_fetched(Signal::derive(move || (id, state.get())), ask);
    view! {
        <section class="workspace__part">
            <ChoiceGroup
                label=move || ImportsTexts::of(i18n).which
                choices
                chosen=state
                on_choose=move |chosen| state.set(chosen)
            />
            <Awaited
                fetched
                rows=3
                draw=move |page| view! { <Loaded page current state=state.get_untracked()/> }.into_any()
            />
        </section>
    }
}

#[component]
fn Loaded(page: Page<ImportLine>, current: Current, state: LineState) -> impl IntoView {
    let i18n = use_i18n();
    let list = Paged::new(page);
    let id = current.now(|import| import.summary.id);
    let mends =
        state == LineState::Faulty && current.now(|import| import.summary.state == ImportState::Ready);
    let empty = Memo::new(move |_| list.items.with(Vec::is_empty));
    move || {
        if empty.get() {
            return view! { <Notice icon=Icon::Check title=move || (ImportsTexts::of(i18n).none)(state)/> }
                .into_any();
        }
        view! {
            <ul class="cards">
                <For each=move || list.items.get() key=|line| (line.number, line.version) let:line>
                    {if mends {
                        view! { <Mend line current list/> }.into_any()
                    } else {
                        view! { <Shown line current/> }.into_any()
                    }}
                </For>
            </ul>
            <MorePages
                list
                next=move || ImportsTexts::of(i18n).next_lines
                ask=move |cursor| client::import_lines(id, query(state, Some(cursor)))
                id=|line| line.number
            />
        }
        .into_any()
    }
}

/// The first cells of a line, by which one recognises it.
pub fn recognised(line: &ImportLine, current: Current) -> String {
    current.now(|import| {
        let cells = import
            .columns
            .iter()
            .zip(&line.cells)
            .filter(|(column, cell)| column.field.is_some() && !cell.is_empty());
        let cells: Vec<&str> = cells.map(|(_, cell)| cell.as_str()).take(CELLS).collect();
        cells.join(" · ")
    })
}

/// A line, as it stands.
#[component]
fn Shown(line: ImportLine, current: Current) -> impl IntoView {
    let i18n = use_i18n();
    let rest = recognised(&line, current);
    let number = u64::from(line.number);
    let same = move || {
        let same = line.same_as.as_ref()?;
        let texts = ImportsTexts::of(i18n);
        match (same.line, &same.name) {
            (Some(line), _) => Some((texts.same_line)(&format::number(u64::from(line), i18n.locale()))),
            (None, Some(name)) => Some((texts.same_object)(name)),
            (None, None) => None,
        }
    };
    let faults = line.faults.clone();
    view! {
        <Card>
            <div class="card__body">
                <h3 class="card__title">
                    {move || (ImportsTexts::of(i18n).line)(&format::number(number, i18n.locale()))}
                </h3>
                <p class="mend__rest">{rest}</p>
                {move || same().map(|same| view! { <p>{same}</p> })}
                {move || {
                    faults
                        .iter()
                        .map(|fault| {
                            let texts = ImportsTexts::of(i18n);
                            let field = fault.field.map_or(texts.whole_line, |field| field.words(i18n.locale()));
                            view! { <p>{format!("{field}\u{a0}: {}", texts.fault(fault))}</p> }
                        })
                        .collect_view()
                }}
            </div>
        </Card>
    }
}
