//! A faulty line, mended where it stands.

use cafeia_shared::{
    imports::{Candidate, ImportField, ImportLine, LineEdit, LineFault, LineState},
    vocabulary::Term as _,
};
use leptos::prelude::*;

use super::{
    super::{forms::send, paged::Paged},
    desk::Current,
    lines::recognised,
};
use crate::{
    client, format,
    i18n::{ImportsTexts, Words as _, use_i18n},
    kit::{Card, Form, FormState, Select, Submit, TextField, Toasts},
};

/// A line, and fields for what is wrong with it.
#[component]
pub fn Mend(
    /// The line.
    line: ImportLine,
    /// Its file.
    current: Current,
    /// The list where it stands.
    list: Paged<ImportLine>,
) -> impl IntoView {
    let i18n = use_i18n();
    let toasts = use_context::<Toasts>();
    let form = FormState::new();
    let (number, version) = (line.number, line.version);
    let rest = recognised(&line, current);
    let columns = current.now(|import| import.columns.iter().map(|column| column.field).collect::<Vec<_>>());
    // Each faulty cell that has a column, with what is typed for it.
    let mut typed: Vec<(usize, RwSignal<String>)> = Vec::new();
    let fields = line
        .faults
        .iter()
        .map(|fault| {
            let at = columns.iter().position(|column| column.is_some() && *column == fault.field);
            let cell = at.map(|at| {
                let value = RwSignal::new(line.cells.get(at).cloned().unwrap_or_default());
                typed.push((at, value));
                value
            });
            view! { <Cell fault=fault.clone() cell/> }
        })
        .collect_view();
    let cells = StoredValue::new(line.cells);
    let can_mend = !typed.is_empty();
    let submit = move |()| {
        let mut cells = cells.get_value();
        for (at, value) in &typed {
            if let Some(cell) = cells.get_mut(*at) {
                *cell = value.get_untracked();
            }
        }
        let id = current.now(|import| import.summary.id);
        let done = move |line: ImportLine| {
            let texts = ImportsTexts::now(i18n);
            let words = match line.state {
                LineState::Faulty => texts.still_wrong,
                LineState::Duplicate => texts.mended_duplicate,
                _ => texts.mended,
            };
            if let Some(toasts) = toasts {
                toasts.say(words(&number.to_string()));
            }
            if line.state == LineState::Faulty {
                list.items.update(|items| {
                    if let Some(own) = items.iter_mut().find(|one| one.number == number) {
                        *own = line;
                    }
                });
            } else {
                list.remove(|one| one.number == number);
            }
            current.ask_again();
        };
        send(
            form,
            i18n,
            |texts| texts.failed,
            client::update_import_line(id, number, version, LineEdit { cells }),
            done,
        );
    };
    let shown = u64::from(number);
    view! {
        <Card>
            <div class="card__body">
                <h3 class="card__title">
                    {move || (ImportsTexts::of(i18n).line)(&format::number(shown, i18n.locale()))}
                </h3>
                <p class="mend__rest">{rest}</p>
                <Form state=form summary=move || ImportsTexts::of(i18n).check on_submit=submit>
                    {fields}
                    {can_mend.then(|| view! { <Submit>{move || ImportsTexts::of(i18n).mend}</Submit> })}
                </Form>
            </div>
        </Card>
    }
}

/// What is wrong with a cell, and its field.
#[component]
fn Cell(
    fault: LineFault,
    /// What is typed; nothing where no column holds it.
    cell: Option<RwSignal<String>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let fault = StoredValue::new(fault);
    let field = fault.with_value(|fault| fault.field);
    let name = move || field.map_or(ImportsTexts::of(i18n).whole_line, |field| field.words(i18n.locale()));
    let Some(value) = cell else {
        let words = move || {
            let texts = ImportsTexts::of(i18n);
            match field {
                Some(_) => (texts.no_column)(name()),
                None => fault.with_value(|fault| format!("{}\u{a0}: {}", name(), texts.fault(fault))),
            }
        };
        return view! { <p>{words}</p> }.into_any();
    };
    let hint = move || fault.with_value(|fault| ImportsTexts::of(i18n).fault(fault));
    let candidates = fault.with_value(|fault| fault.candidates.clone());
    view! {
        <div class="mend">
            <TextField name=field.map_or("line", ImportField::as_str) label=name value hint most=12_000/>
            {(!candidates.is_empty()).then(|| view! { <Candidates name=Signal::derive(name) candidates value/> })}
        </div>
    }
    .into_any()
}

/// What may be meant.
#[component]
fn Candidates(
    name: Signal<&'static str>,
    candidates: Vec<Candidate>,
    value: RwSignal<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let candidates = StoredValue::new(candidates);
    let choices = Signal::derive(move || {
        let none = (String::new(), ImportsTexts::of(i18n).choose_one.to_owned());
        let some = candidates.with_value(|all| {
            all.iter().map(|one| (one.value.clone(), one.label.clone())).collect::<Vec<_>>()
        });
        std::iter::once(none).chain(some).collect::<Vec<_>>()
    });
    let chosen = Signal::derive(move || {
        let typed = value.get();
        let is_one = candidates.with_value(|all| all.iter().any(|one| one.value == typed));
        if is_one { typed } else { String::new() }
    });
    let choose = move |meant: String| {
        if !meant.is_empty() {
            value.set(meant);
        }
    };
    view! { <Select label=move || (ImportsTexts::of(i18n).meant)(name.get()) choices chosen on_choose=choose/> }
}
