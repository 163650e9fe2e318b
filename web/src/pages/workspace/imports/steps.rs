//! What can be done with a file as a whole.

use cafeia_shared::imports::{ImportKind, ImportState, ImportStep, NewImportStep};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::hooks::use_navigate;

use super::{
    super::forms::{reason, send},
    desk::Current,
    home,
};
use crate::{
    client, format,
    i18n::{FrameTexts, ImportsTexts, WorkspaceTexts, use_i18n},
    kit::{Button, ButtonKind, Dialog, Form, FormState, Icon, Submit, Toasts},
};

/// The steps that are possible.
#[component]
pub fn Steps(
    /// The file.
    current: Current,
) -> impl IntoView {
    let i18n = use_i18n();
    let toasts = use_context::<Toasts>();
    let busy = RwSignal::new(false);
    let (publish, duplicates) = (RwSignal::new(true), RwSignal::new(false));
    let (undoing, discarding) = (RwSignal::new(false), RwSignal::new(false));
    let kind = current.now(|import| import.summary.kind);
    let may = move |step| current.with(|import| import.steps.contains(&step));
    let is_ready = Memo::new(move |_| current.with(|import| import.summary.state == ImportState::Ready));
    let counts = Memo::new(move |_| current.with(|import| import.summary.counts));
    let sound = move || {
        let counts = counts.get();
        u64::from(counts.sound + if duplicates.get() { counts.duplicate } else { 0 })
    };
    let take = move |step: ImportStep| {
        busy.set(true);
        let (id, version) = current.now(|import| (import.summary.id, import.summary.version));
        let new = NewImportStep {
            step,
            publish: kind == ImportKind::Cafes && publish.get_untracked(),
            duplicates: duplicates.get_untracked(),
        };
        spawn_local(async move {
            let taken = client::step_import(id, version, new).await;
            if busy.try_set(false).is_some() {
                return;
            }
            match taken {
                Ok(import) => current.0.set(import),
                Err(denial) => {
                    if let Some(toasts) = toasts {
                        toasts.say(reason(denial.code(), |texts| texts.failed)(WorkspaceTexts::now(i18n)));
                    }
                    current.ask_again();
                }
            }
        });
    };
    view! {
        <section class="workspace__part">
            {move || is_ready.get().then(|| view! { <h3>{ImportsTexts::of(i18n).bring_in}</h3> })}
            {move || {
                (is_ready.get() && kind == ImportKind::Cafes)
                    .then(|| view! { <Check checked=publish label=move || ImportsTexts::of(i18n).publish/> })
            }}
            {move || {
                (is_ready.get() && counts.get().duplicate > 0)
                    .then(|| {
                        view! { <Check checked=duplicates label=move || ImportsTexts::of(i18n).with_duplicates/> }
                    })
            }}
            {move || {
                let counts = counts.get();
                (is_ready.get() && counts.faulty > 0 && counts.sound > 0)
                    .then(|| view! { <p>{ImportsTexts::of(i18n).faulty_stay}</p> })
            }}
            {move || (is_ready.get() && sound() == 0).then(|| view! { <p>{ImportsTexts::of(i18n).nothing_sound}</p> })}
            <p class="actions">
                {move || {
                    (may(ImportStep::MakeSound) && sound() > 0)
                        .then(|| {
                            let words = move || {
                                let sound = sound();
                                (ImportsTexts::of(i18n).make_sound)(sound, &format::number(sound, i18n.locale()))
                            };
                            view! {
                                <Button kind=ButtonKind::Primary busy on_press=move |()| take(ImportStep::MakeSound)>
                                    {words}
                                </Button>
                            }
                        })
                }}
                {move || {
                    (may(ImportStep::MakeAll) && sound() > 0)
                        .then(|| {
                            view! {
                                <Button busy on_press=move |()| take(ImportStep::MakeAll)>
                                    {move || ImportsTexts::of(i18n).make_all}
                                </Button>
                            }
                        })
                }}
                {move || {
                    may(ImportStep::Undo)
                        .then(|| {
                            view! {
                                <Button icon=Icon::Retry on_press=move |()| undoing.set(true)>
                                    {move || ImportsTexts::of(i18n).undo}
                                </Button>
                            }
                        })
                }}
                <Button kind=ButtonKind::Quiet on_press=move |()| discarding.set(true)>
                    {move || ImportsTexts::of(i18n).discard}
                </Button>
            </p>
            <Undo open=undoing take=Callback::new(take)/>
            <Discard open=discarding current/>
        </section>
    }
}

/// A choice that is made or not.
#[component]
fn Check(checked: RwSignal<bool>, #[prop(into)] label: TextProp) -> impl IntoView {
    view! {
        <label class="check">
            <input
                type="checkbox"
                prop:checked=move || checked.get()
                on:change:target=move |event| checked.set(event.target().checked())
            />
            <span>{move || label.get()}</span>
        </label>
    }
}

/// The question before an import is undone.
#[component]
fn Undo(open: RwSignal<bool>, take: Callback<ImportStep>) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Dialog title=move || ImportsTexts::of(i18n).undo_title close=move || FrameTexts::of(i18n).close open>
            <p>{move || ImportsTexts::of(i18n).undo_help}</p>
            <p class="actions">
                <Button
                    kind=ButtonKind::Primary
                    on_press=move |()| {
                        open.set(false);
                        take.run(ImportStep::Undo);
                    }
                >
                    {move || ImportsTexts::of(i18n).undo}
                </Button>
                <Button kind=ButtonKind::Quiet on_press=move |()| open.set(false)>
                    {move || ImportsTexts::of(i18n).leave}
                </Button>
            </p>
        </Dialog>
    }
}

/// The question before a file is discarded.
#[component]
fn Discard(open: RwSignal<bool>, current: Current) -> impl IntoView {
    let i18n = use_i18n();
    let toasts = use_context::<Toasts>();
    let navigate = StoredValue::new_local(use_navigate());
    let form = FormState::new();
    let submit = move |()| {
        let id = current.now(|import| import.summary.id);
        let done = move |()| {
            open.set(false);
            if let Some(toasts) = toasts {
                toasts.say(ImportsTexts::now(i18n).discarded);
            }
            navigate.with_value(|navigate| navigate(&home(), leptos_router::NavigateOptions::default()));
        };
        send(form, i18n, |texts| texts.failed, client::discard_import(id), done);
    };
    view! {
        <Dialog title=move || ImportsTexts::of(i18n).discard_title close=move || FrameTexts::of(i18n).close open>
            <p>{move || ImportsTexts::of(i18n).discard_help}</p>
            <Form state=form summary=move || WorkspaceTexts::of(i18n).check on_submit=submit>
                <p class="actions">
                    <Submit is_final=true>{move || ImportsTexts::of(i18n).discard}</Submit>
                    <Button kind=ButtonKind::Quiet on_press=move |()| open.set(false)>
                        {move || ImportsTexts::of(i18n).leave}
                    </Button>
                </p>
            </Form>
        </Dialog>
    }
}
