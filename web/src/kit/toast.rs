//! Short messages that come and go.

use std::time::Duration;

use leptos::prelude::*;

use super::{Icon, Pictogram};

/// How long a message stays. It says nothing that is not also seen elsewhere.
const STAY: Duration = Duration::from_secs(6);
/// How long it stays when it offers something, which is also offered elsewhere.
const OFFER: Duration = Duration::from_secs(20);

/// A message.
#[derive(Clone)]
struct Toast {
    id: u32,
    text: String,
    offer: Option<(TextProp, Callback<()>)>,
}

/// The messages of the moment.
#[derive(Clone, Copy)]
pub struct Toasts {
    shown: RwSignal<Vec<Toast>>,
    last: StoredValue<u32>,
}

impl Toasts {
    /// Provides the messages to every page.
    pub fn provide() -> Self {
        let toasts = Self { shown: RwSignal::default(), last: StoredValue::new(0) };
        provide_context(toasts);
        toasts
    }

    /// Says something.
    pub fn say(self, text: impl Into<String>) {
        self.show(text.into(), None, STAY);
    }

    /// Says something, with a button to do something about it.
    pub fn offer(self, text: impl Into<String>, words: impl Into<TextProp>, act: Callback<()>) {
        self.show(text.into(), Some((words.into(), act)), OFFER);
    }

    fn show(self, text: String, offer: Option<(TextProp, Callback<()>)>, stay: Duration) {
        let id = self.last.get_value() + 1;
        self.last.set_value(id);
        self.shown.update(|shown| shown.push(Toast { id, text, offer }));
        set_timeout(move || self.dismiss(id), stay);
    }

    fn dismiss(self, id: u32) {
        self.shown.update(|shown| shown.retain(|other| other.id != id));
    }
}

/// Where the messages are shown, and said by screen readers when they come.
#[component]
pub fn ToastRegion(
    /// The messages.
    toasts: Toasts,
    /// Words of the button that takes one away.
    #[prop(into)]
    dismiss: TextProp,
) -> impl IntoView {
    view! {
        <div class="toasts" role="status" aria-live="polite">
            <For each=move || toasts.shown.get() key=|toast| toast.id let:toast>
                <div class="toast">
                    <span>{toast.text.clone()}</span>
                    {toast
                        .offer
                        .clone()
                        .map(|(words, act)| {
                            view! {
                                <button
                                    type="button"
                                    class="button button--quiet"
                                    on:click=move |_| {
                                        toasts.dismiss(toast.id);
                                        // What it would undo may be gone with its page.
                                        act.try_run(());
                                    }
                                >
                                    {move || words.get()}
                                </button>
                            }
                        })}
                    <button
                        type="button"
                        class="button button--quiet button--icon"
                        aria-label={
                            let dismiss = dismiss.clone();
                            move || dismiss.get().to_string()
                        }
                        on:click=move |_| toasts.dismiss(toast.id)
                    >
                        <Pictogram icon=Icon::Close/>
                    </button>
                </div>
            </For>
        </div>
    }
}
