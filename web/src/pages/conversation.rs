//! What is said about a need from one side to the other, and the form by which one says something.

use cafeia_shared::needs::{MESSAGE, NeedMessage, NeedParty, NewNeedMessage};
use leptos::prelude::*;

use crate::{
    client::session::Denial,
    format,
    i18n::{I18n, NeedTexts, WorkspaceTexts, use_i18n},
    kit::{Form, FormState, Submit, TextArea, Toasts},
    pages::workspace::forms::{is_sound, refuse},
};

/// The conversation.
#[component]
pub fn Conversation(
    /// What was said.
    #[prop(into)]
    messages: Signal<Vec<NeedMessage>>,
    /// Whether one may say something.
    #[prop(into)]
    may_write: Signal<bool>,
    /// What is being written.
    words: RwSignal<String>,
    /// Brings a message to the others.
    #[prop(into)]
    on_send: Callback<(String, Callback<Result<(), Denial>>)>,
) -> impl IntoView {
    let i18n = use_i18n();
    let toasts = use_context::<Toasts>();
    let form = FormState::new();
    let done = move |came: Result<(), Denial>| match came {
        Ok(()) if form.end() => {
            words.set(String::new());
            if let Some(toasts) = toasts {
                toasts.say(NeedTexts::now(i18n).sent);
            }
        }
        Ok(()) => {}
        Err(denial) => refuse(form, i18n, &denial, |texts| texts.failed),
    };
    let submit = move |()| {
        let message = NewNeedMessage { words: words.get_untracked().trim().to_owned() };
        if !is_sound(form, i18n, &message.faults()) {
            return;
        }
        form.begin();
        on_send.run((message.words, Callback::new(done)));
    };
    let may_write = Memo::new(move |_| may_write.get());
    view! {
        <section class="workspace__part">
            <h2>{move || NeedTexts::of(i18n).conversation}</h2>
            {move || {
                let messages = messages.get();
                if messages.is_empty() {
                    view! { <p class="field__hint">{move || NeedTexts::of(i18n).nothing_said}</p> }.into_any()
                } else {
                    view! {
                        <ol class="conversation">
                            {messages.into_iter().map(|message| view! { <Said message i18n/> }).collect_view()}
                        </ol>
                    }
                        .into_any()
                }
            }}
            {move || {
                if may_write.get() {
                    view! {
                        <Form state=form summary=move || WorkspaceTexts::of(i18n).check on_submit=submit>
                            <TextArea
                                name="words"
                                label=move || NeedTexts::of(i18n).message
                                value=words
                                hint=move || NeedTexts::of(i18n).message_hint
                                rows=4
                                most=MESSAGE
                            />
                            <p class="actions">
                                <Submit>{move || NeedTexts::of(i18n).send}</Submit>
                            </p>
                        </Form>
                    }
                        .into_any()
                } else {
                    view! { <p class="field__hint">{move || NeedTexts::of(i18n).closed}</p> }.into_any()
                }
            }}
        </section>
    }
}

/// One message: by whom, when, what. Its words are shown as they were typed.
#[component]
fn Said(message: NeedMessage, i18n: I18n) -> impl IntoView {
    let NeedMessage { from, name, own, words, written_at, .. } = message;
    let by = move || {
        let texts = NeedTexts::of(i18n);
        match (own, from, &name) {
            (true, ..) => texts.own.to_owned(),
            (false, NeedParty::Network, _) | (false, _, None) => texts.network.to_owned(),
            (false, _, Some(name)) => name.clone(),
        }
    };
    view! {
        <li class="conversation__message" class:conversation__message--own=own>
            <p class="conversation__by">
                <strong>{by}</strong>
                " – "
                {move || format::moment(written_at, i18n.locale())}
            </p>
            <p class="conversation__words">{words}</p>
        </li>
    }
}
