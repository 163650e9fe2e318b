//! What the columns of a file are taken for.

use cafeia_shared::imports::{ImportColumn, ImportField, ImportMapping};
use leptos::prelude::*;

use super::{super::forms::send, desk::Current};
use crate::{
    client,
    i18n::{ImportsTexts, Words as _, WorkspaceTexts, use_i18n},
    kit::{Form, FormState, Select, Submit, Toasts},
};

/// The columns, and what they hold.
#[component]
pub fn Columns(
    /// The file.
    current: Current,
) -> impl IntoView {
    let i18n = use_i18n();
    let toasts = use_context::<Toasts>();
    let form = FormState::new();
    let columns = current.now(|import| import.columns.clone());
    let fields = RwSignal::new(columns.iter().map(|column| column.field).collect::<Vec<_>>());
    // Where something needed has no column, this is what one has to do.
    let needed = current.now(|import| import.summary.kind.needed());
    let is_open = needed.iter().any(|field| !columns.iter().any(|column| column.field == Some(*field)));
    let submit = move |()| {
        let (id, version) = current.now(|import| (import.summary.id, import.summary.version));
        let mapping = ImportMapping { fields: fields.get_untracked() };
        let done = move |import| {
            current.0.set(import);
            if let Some(toasts) = toasts {
                toasts.say(ImportsTexts::now(i18n).reading_anew);
            }
        };
        send(form, i18n, |texts| texts.failed, client::map_import(id, version, mapping), done);
    };
    view! {
        <details class="workspace__part" open=is_open>
            <summary><h3 class="details__title">{move || ImportsTexts::of(i18n).columns}</h3></summary>
            <p>{move || ImportsTexts::of(i18n).columns_help}</p>
            <Form state=form summary=move || WorkspaceTexts::of(i18n).check on_submit=submit>
                <ul class="columns">
                    {columns
                        .into_iter()
                        .enumerate()
                        .map(|(at, column)| view! { <Column at column current fields/> })
                        .collect_view()}
                </ul>
                <Submit>{move || ImportsTexts::of(i18n).read_anew}</Submit>
            </Form>
        </details>
    }
}

#[component]
fn Column(
    at: usize,
    column: ImportColumn,
    current: Current,
    fields: RwSignal<Vec<Option<ImportField>>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let ImportColumn { header, examples, .. } = column;
    let kind = current.now(|import| import.summary.kind);
    let label = move || {
        let texts = ImportsTexts::of(i18n);
        if header.trim().is_empty() {
            (texts.column_unnamed)(&(at + 1).to_string())
        } else {
            (texts.column_holds)(header.trim())
        }
    };
    let choices = Signal::derive(move || {
        let none = (None, ImportsTexts::of(i18n).left_out);
        let known = kind.fields().iter().map(|field| (Some(*field), field.words(i18n.locale())));
        std::iter::once(none).chain(known).collect::<Vec<_>>()
    });
    let chosen = Signal::derive(move || fields.with(|fields| fields.get(at).copied().flatten()));
    let choose = move |field: Option<ImportField>| {
        fields.update(|fields| {
            // One column for each thing: the one that had it before is left out.
            for other in fields.iter_mut().filter(|other| field.is_some() && **other == field) {
                *other = None;
            }
            if let Some(own) = fields.get_mut(at) {
                *own = field;
            }
        });
    };
    let examples = examples.join(", ");
    view! {
        <li>
            <Select label choices chosen on_choose=choose/>
            {(!examples.is_empty())
                .then(|| {
                    view! {
                        <p class="field__hint columns__examples">
                            {move || (ImportsTexts::of(i18n).examples)(&examples)}
                        </p>
                    }
                })}
        </li>
    }
}
