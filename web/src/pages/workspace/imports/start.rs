//! Where a file is chosen or dropped, and the former ones.

use cafeia_shared::{
    imports::{ImportKind, ImportQuery, ImportState, ImportSummary, ImportUpload},
    paging::Page,
    problem::ProblemCode,
    query::Paging,
    vocabulary::Term as _,
};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::hooks::use_navigate;

use super::{
    super::{
        forms::reason,
        paged::{MorePages, Paged},
    },
    address,
};
use crate::{
    client::{self, CallError, session::Denial},
    files::{self, File},
    format,
    i18n::{ImportsTexts, Words as _, WorkspaceTexts, use_i18n},
    kit::{Badge, Card, ChoiceGroup, Icon, Notice, Pictogram, Tone, unique},
    pages::fetched::{Awaited, use_fetched},
};

fn query(cursor: Option<String>) -> ImportQuery {
    ImportQuery { paging: Paging { cursor, ..Paging::default() } }
}

async fn ask((): ()) -> Result<Page<ImportSummary>, CallError> {
    Ok(client::imports(query(None)).await?)
}

/// Where one begins.
#[component]
pub fn Start() -> impl IntoView {
    let i18n = use_i18n();
    let kind = RwSignal::new(ImportKind::Cafes);
    let kinds = Signal::derive(move || {
        ImportKind::ALL.iter().map(|kind| (*kind, kind.words(i18n.locale()))).collect::<Vec<_>>()
    });
    let fetched = use_fetched(Signal::stored(()), ask);
    view! {
        <p class="lead">{move || ImportsTexts::of(i18n).lead}</p>
        <section class="workspace__part">
            <ChoiceGroup
                label=move || ImportsTexts::of(i18n).kind
                choices=kinds
                chosen=kind
                on_choose=move |chosen| kind.set(chosen)
            />
            <FilePlace kind/>
            <p>
                <a
                    href=move || format!("/api/v1/imports/templates/{}.csv", kind.get())
                    download=""
                    rel="external"
                >
                    {move || (ImportsTexts::of(i18n).template)(kind.get())}
                </a>
            </p>
            <p class="field__hint">{move || ImportsTexts::of(i18n).template_help}</p>
        </section>
        <section class="workspace__part">
            <h2>{move || ImportsTexts::of(i18n).former}</h2>
            <Awaited fetched rows=2 draw=move |page| view! { <Former page/> }.into_any()/>
            <p class="field__hint">{move || ImportsTexts::of(i18n).former_help}</p>
        </section>
    }
}

/// The place of the file.
#[component]
fn FilePlace(kind: RwSignal<ImportKind>) -> impl IntoView {
    let i18n = use_i18n();
    let navigate = StoredValue::new_local(use_navigate());
    let (busy, over) = (RwSignal::new(false), RwSignal::new(false));
    let denied = RwSignal::new(None::<Denial>);
    let send = move |file: Option<File>| {
        let Some(file) = file.filter(|_| !busy.get_untracked()) else { return };
        busy.set(true);
        denied.set(None);
        let upload = ImportUpload { kind: Some(kind.get_untracked()), name: Some(file.name()) };
        spawn_local(async move {
            let came = client::upload_import(upload, file).await;
            if busy.try_set(false).is_some() {
                return;
            }
            match came {
                Ok(import) => navigate.with_value(|navigate| {
                    navigate(
                        &address(&import.summary.id.to_string()),
                        leptos_router::NavigateOptions::default(),
                    );
                }),
                Err(denial) => denied.set(Some(denial)),
            }
        });
    };
    let id = unique("file");
    let (hint_id, fault_id) = (format!("{id}-hint"), format!("{id}-fault"));
    let described = format!("{hint_id} {fault_id}");
    view! {
        <label
            class="drop"
            class:drop--over=move || over.get()
            on:dragover=move |event| {
                event.prevent_default();
                over.set(true);
            }
            on:dragleave=move |_| over.set(false)
            on:drop=move |event| {
                event.prevent_default();
                over.set(false);
                send(files::dropped(&event));
            }
        >
            <Pictogram icon=Icon::Document/>
            <span class="drop__words">{move || ImportsTexts::of(i18n).choose}</span>
            <input
                type="file"
                accept=".csv,.txt,.tsv,.xlsx,.ods"
                aria-describedby=described
                on:change:target=move |event| {
                    let input = event.target();
                    send(files::chosen(&input));
                    // The same file, mended, may be chosen again.
                    input.set_value("");
                }
            />
            <span id=hint_id class="field__hint">{move || ImportsTexts::of(i18n).accepted}</span>
        </label>
        <p role="status">{move || busy.get().then(|| ImportsTexts::of(i18n).sending)}</p>
        <div id=fault_id role="alert">
            {move || {
                denied
                    .get()
                    .map(|denial| {
                        view! {
                            <Notice tone=Tone::Stop icon=Icon::Alert title=move || ImportsTexts::of(i18n).unreadable>
                                <p>{move || why(&denial, ImportsTexts::of(i18n), WorkspaceTexts::of(i18n))}</p>
                            </Notice>
                        }
                    })
            }}
        </div>
    }
}

/// Why a file was refused, in words.
fn why(denial: &Denial, texts: &ImportsTexts, others: &WorkspaceTexts) -> &'static str {
    if let Denial::Refused(problem) = denial {
        if problem.code == ProblemCode::BodyTooLarge {
            return (texts.why)("file.size");
        }
        if let Some(fault) = problem.errors.iter().find(|fault| fault.field.starts_with("file.")) {
            return (texts.why)(&fault.field);
        }
    }
    reason(denial.code(), |texts| texts.failed)(others)
}

/// The files that came before.
#[component]
fn Former(page: Page<ImportSummary>) -> impl IntoView {
    let i18n = use_i18n();
    let list = Paged::new(page);
    if list.items.with_untracked(Vec::is_empty) {
        return view! { <p>{move || ImportsTexts::of(i18n).no_former}</p> }.into_any();
    }
    view! {
        <ul class="cards">
            <For each=move || list.items.get() key=|import| import.id let:import>
                <Line import/>
            </For>
        </ul>
        <MorePages
            list
            next=move || ImportsTexts::of(i18n).next_files
            ask=move |cursor| client::imports(query(Some(cursor)))
            id=|import| import.id
        />
    }
    .into_any()
}

#[component]
fn Line(import: ImportSummary) -> impl IntoView {
    let i18n = use_i18n();
    let ImportSummary { id, kind, file_name, state, lines, created_at, counts, .. } = import;
    let lines = u64::from(lines);
    let tone = match state {
        ImportState::Made => Tone::Good,
        ImportState::Ready if counts.faulty > 0 => Tone::Warning,
        _ => Tone::Plain,
    };
    let name = move || {
        if file_name.is_empty() { kind.words(i18n.locale()).to_owned() } else { file_name.clone() }
    };
    view! {
        <Card>
            <div class="card__body">
                <h3 class="card__title"><a class="card__link" href=address(&id.to_string())>{name}</a></h3>
                <p class="facts">
                    <Pictogram icon=Icon::Document/>
                    <span>
                        {move || {
                            let number = format::number(lines, i18n.locale());
                            format!("{}, {}", kind.words(i18n.locale()), (ImportsTexts::of(i18n).lines)(lines, &number))
                        }}
                    </span>
                </p>
                <p class="facts">
                    <Pictogram icon=Icon::Clock/>
                    <span>{move || format::moment(created_at, i18n.locale())}</span>
                </p>
                <p class="badges"><Badge tone>{move || state.words(i18n.locale())}</Badge></p>
            </div>
        </Card>
    }
}
