//! The dialog where a letter to many is written, looked at, and confirmed.

use cafeia_shared::{
    mailings::{Mailing, MailingPreview, MailingSelection, NewMailing, RECIPIENTS, TEXT},
    problem::ProblemCode,
    validation::limits,
};
use leptos::{prelude::*, task::spawn_local};

use super::super::forms::{is_sound, reason, send};
use crate::{
    client, format,
    i18n::{FrameTexts, MailingsTexts, WorkspaceTexts, use_i18n},
    kit::{
        Button, ButtonKind, Dialog, Form, FormState, Icon, Notice, Submit, TextArea, TextField, Toasts, Tone,
    },
};

/// What is typed. It stays as long as the list does, also when the dialog is closed.
#[derive(Clone, Copy)]
struct Draft {
    subject: RwSignal<String>,
    text: RwSignal<String>,
    reply_to: RwSignal<bool>,
}

impl Draft {
    fn new() -> Self {
        let text = || RwSignal::new(String::new());
        Self { subject: text(), text: text(), reply_to: RwSignal::new(false) }
    }

    fn clear(self) {
        self.subject.set(String::new());
        self.text.set(String::new());
        self.reply_to.set(false);
    }

    fn mailing(self, selection: MailingSelection, recipients: Option<u32>) -> NewMailing {
        NewMailing {
            selection,
            subject: self.subject.get_untracked().trim().to_owned(),
            text: self.text.get_untracked().trim().to_owned(),
            reply_to: self.reply_to.get_untracked(),
            recipients,
        }
    }
}

/// The dialog.
#[component]
pub fn Compose(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// Who is written to.
    #[prop(into)]
    selection: Signal<MailingSelection>,
    /// Told that it is sent.
    #[prop(into)]
    on_sent: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let form = FormState::new();
    let draft = Draft::new();
    // What it would be; nothing while it is written.
    let seen = RwSignal::new(None::<MailingPreview>);
    Effect::new(move || {
        if open.get() {
            form.clear();
            seen.set(None);
        }
    });
    let look = move |()| {
        let new = draft.mailing(selection.get_untracked(), None);
        if !is_sound(form, i18n, &new.faults()) {
            return;
        }
        send(
            form,
            i18n,
            |texts| texts.failed,
            client::preview_mailing(new),
            move |preview| seen.set(Some(preview)),
        );
    };
    let title = move || {
        let texts = MailingsTexts::of(i18n);
        if seen.with(Option::is_some) { texts.look_title } else { texts.write_title }
    };
    view! {
        <Dialog title close=move || FrameTexts::of(i18n).close open>
            <div hidden=move || seen.with(Option::is_some)>
                <Form state=form summary=move || WorkspaceTexts::of(i18n).check on_submit=look>
                    <TextField
                        name="subject"
                        label=move || MailingsTexts::of(i18n).subject
                        value=draft.subject
                        most=limits::TITLE
                    />
                    <TextArea
                        name="text"
                        label=move || MailingsTexts::of(i18n).text
                        hint=move || MailingsTexts::of(i18n).text_hint
                        value=draft.text
                        rows=8
                        most=TEXT
                    />
                    <label class="check">
                        <input
                            type="checkbox"
                            prop:checked=move || draft.reply_to.get()
                            on:change:target=move |event| draft.reply_to.set(event.target().checked())
                        />
                        <span>{move || MailingsTexts::of(i18n).reply_to}</span>
                    </label>
                    <p class="field__hint">
                        {move || {
                            let texts = MailingsTexts::of(i18n);
                            if draft.reply_to.get() { texts.reply_to_help } else { texts.no_reply_help }
                        }}
                    </p>
                    <p class="actions">
                        <Submit>{move || MailingsTexts::of(i18n).look}</Submit>
                    </p>
                </Form>
            </div>
            {move || seen.get().map(|preview| view! { <Confirm preview draft selection seen open on_sent/> })}
        </Dialog>
    }
}

/// Who receives it, what it is, and the last word.
#[component]
fn Confirm(
    preview: MailingPreview,
    draft: Draft,
    selection: Signal<MailingSelection>,
    seen: RwSignal<Option<MailingPreview>>,
    open: RwSignal<bool>,
    on_sent: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let toasts = use_context::<Toasts>();
    let busy = RwSignal::new(false);
    let trouble = RwSignal::new(None::<TextProp>);
    let MailingPreview { recipients, left_today, subject, text, .. } = preview.clone();
    let number = move |count: u32| format::number(u64::from(count), i18n.locale());
    let sent = move |mailing: Mailing| {
        draft.clear();
        open.set(false);
        on_sent.run(());
        if let Some(toasts) = toasts {
            let id = mailing.id;
            let stop = Callback::new(move |()| {
                spawn_local(async move {
                    let texts = MailingsTexts::now(i18n);
                    let stopped = client::stop_mailing(id).await;
                    toasts.say(if stopped.is_ok() { texts.stopped } else { texts.too_late });
                });
            });
            let leaves =
                (MailingsTexts::now(i18n).leaves)(u64::from(mailing.recipients), &number(mailing.recipients));
            toasts.offer(leaves, move || MailingsTexts::of(i18n).undo, stop);
        }
    };
    let send = move |()| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        trouble.set(None);
        let new = draft.mailing(selection.get_untracked(), Some(recipients));
        spawn_local(async move {
            let done = client::send_mailing(new).await;
            // The page may have been left.
            if busy.try_set(false).is_some() {
                return;
            }
            match done {
                Ok(mailing) => sent(mailing),
                Err(denial) => {
                    let code = denial.code();
                    trouble.set(Some(
                        (move || {
                            if code == Some(ProblemCode::Conflict) {
                                MailingsTexts::of(i18n).conflict
                            } else {
                                reason(code, |texts| texts.failed)(WorkspaceTexts::of(i18n))
                            }
                        })
                        .into(),
                    ));
                }
            }
        });
    };
    let may = recipients > 0 && recipients <= RECIPIENTS && left_today > 0;
    let why_not = move || {
        let texts = MailingsTexts::of(i18n);
        if recipients == 0 {
            texts.nobody.to_owned()
        } else if recipients > RECIPIENTS {
            (texts.too_many)(&number(RECIPIENTS))
        } else {
            texts.enough_today.to_owned()
        }
    };
    view! {
        <div class="mailing">
            <Receivers preview/>
            <h3>{subject}</h3>
            // Scrolled by the keyboard too.
            <pre class="mailing__letter" tabindex="0" role="region" aria-label=move || MailingsTexts::of(i18n).letter>
                {text}
            </pre>
            {(!may)
                .then(|| {
                    view! {
                        <Notice tone=Tone::Warning icon=Icon::Info title=why_not>
                            <p>{move || MailingsTexts::of(i18n).nothing_sent}</p>
                        </Notice>
                    }
                })}
            <div role="alert">
                {move || {
                    trouble
                        .get()
                        .map(|words| {
                            view! {
                                <p class="field__fault">{move || words.get()}</p>
                            }
                        })
                }}
            </div>
            <p class="actions">
                {may
                    .then(|| {
                        view! {
                            <Button kind=ButtonKind::Primary icon=Icon::Mail busy on_press=send>
                                {move || (MailingsTexts::of(i18n).send)(u64::from(recipients), &number(recipients))}
                            </Button>
                        }
                    })}
                <Button kind=ButtonKind::Quiet on_press=move |()| seen.set(None)>
                    {move || MailingsTexts::of(i18n).change}
                </Button>
            </p>
        </div>
    }
}

/// How many receive it, and how many do not and why.
#[component]
fn Receivers(preview: MailingPreview) -> impl IntoView {
    let i18n = use_i18n();
    let MailingPreview { recipients, unsubscribed, unopened, without_account, .. } = preview;
    let number = move |count: u32| format::number(u64::from(count), i18n.locale());
    let others = [
        (unsubscribed, (|texts| texts.unsubscribed) as fn(&MailingsTexts) -> fn(u64, &str) -> String),
        (unopened, |texts| texts.unopened),
        (without_account, |texts| texts.without_account),
    ];
    let others = others
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, words)| {
            view! { <li>{move || words(MailingsTexts::of(i18n))(u64::from(count), &number(count))}</li> }
        })
        .collect::<Vec<_>>();
    view! {
        <p class="mailing__count" role="status">
            <strong>{move || (MailingsTexts::of(i18n).receive)(u64::from(recipients), &number(recipients))}</strong>
        </p>
        {(!others.is_empty())
            .then(|| {
                view! {
                    <p>{move || MailingsTexts::of(i18n).others}</p>
                    <ul class="prose">{others}</ul>
                }
            })}
    }
}
