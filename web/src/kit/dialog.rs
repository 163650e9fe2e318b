//! A dialog over the page.

use js_sys::Date;
use leptos::{html, prelude::*};

use super::{Icon, Pictogram, unique};

/// As long as this after it opened, in milliseconds, a second click belongs to the first one, which opened it.
const DOUBLE_CLICK: f64 = 600.0;

/// A modal dialog: the browser's own, which keeps the focus inside, closes on Escape and gives the focus back.
#[component]
pub fn Dialog(
    /// Its heading.
    #[prop(into)]
    title: TextProp,
    /// Words of the button that closes it.
    #[prop(into)]
    close: TextProp,
    /// Whether it is open.
    open: RwSignal<bool>,
    /// What it holds.
    children: Children,
) -> impl IntoView {
    let element = NodeRef::<html::Dialog>::new();
    let heading = unique("dialog");
    let labelled_by = heading.clone();
    let opened_at = StoredValue::new(0.0);
    Effect::new(move || {
        let (Some(dialog), open) = (element.get(), open.get()) else { return };
        if open && !dialog.open() {
            // Fails only where it is open already.
            let _ = dialog.show_modal();
            opened_at.set_value(Date::now());
        } else if !open && dialog.open() {
            dialog.close();
        }
    });
    view! {
        <dialog
            class="dialog"
            node_ref=element
            aria-labelledby=labelled_by
            on:close=move |_| open.set(false)
            // Who clicks twice on what opens it has not seen yet what it holds, nor means to close it.
            on:click:capture=move |event| {
                if event.detail() > 1 && Date::now() - opened_at.get_value() < DOUBLE_CLICK {
                    event.prevent_default();
                    event.stop_propagation();
                }
            }
            // A click beside the dialog meets the element itself, inside it one of its children.
            on:click=move |event| {
                let dialog = element.get_untracked().map(Into::into);
                if event.target() == dialog {
                    open.set(false);
                }
            }
        >
            <div class="dialog__body">
                <header class="dialog__head">
                    <h2 id=heading>{move || title.get()}</h2>
                    <button
                        type="button"
                        class="button button--quiet button--icon"
                        aria-label=move || close.get().to_string()
                        on:click=move |_| open.set(false)
                    >
                        <Pictogram icon=Icon::Close/>
                    </button>
                </header>
                {children()}
            </div>
        </dialog>
    }
}
