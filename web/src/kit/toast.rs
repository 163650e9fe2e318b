//! Short messages that come and go.

use std::time::Duration;

use leptos::prelude::*;

use super::{Icon, Pictogram};

/// How long a message stays. It says nothing that is not also seen elsewhere.
const STAY: Duration = Duration::from_secs(6);

/// The messages of the moment.
#[derive(Clone, Copy)]
pub struct Toasts {
    shown: RwSignal<Vec<(u32, String)>>,
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
        let id = self.last.get_value() + 1;
        self.last.set_value(id);
        self.shown.update(|shown| shown.push((id, text.into())));
        set_timeout(move || self.dismiss(id), STAY);
    }

    fn dismiss(self, id: u32) {
        self.shown.update(|shown| shown.retain(|(other, _)| *other != id));
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
            <For each=move || toasts.shown.get() key=|(id, _)| *id let:toast>
                <div class="toast">
                    <span>{toast.1.clone()}</span>
                    <button
                        type="button"
                        class="button button--quiet button--icon"
                        aria-label={
                            let dismiss = dismiss.clone();
                            move || dismiss.get().to_string()
                        }
                        on:click=move |_| toasts.dismiss(toast.0)
                    >
                        <Pictogram icon=Icon::Close/>
                    </button>
                </div>
            </For>
        </div>
    }
}
