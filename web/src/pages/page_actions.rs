//! What one can do with a page as such: hand it on, print it.

use js_sys::{Object, Promise, Reflect};
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::{
    clipboard,
    i18n::{FrameTexts, use_i18n},
    kit::{Button, Icon, Toasts},
};

#[wasm_bindgen]
extern "C" {
    // Absent on most desktops, which makes the call throw. Not `async`: that catches what the promise says, and not
    // that there is none.
    #[wasm_bindgen(js_namespace = navigator, js_name = share, catch)]
    fn hand_on(offer: &Object) -> Result<Promise, JsValue>;
}

/// Whether the visitor closed the choice of applications: then nothing is to be done.
fn is_declined(fault: &JsValue) -> bool {
    Reflect::get(fault, &"name".into()).ok().and_then(|name| name.as_string()).as_deref()
        == Some("AbortError")
}

/// The buttons, and before them what else the page offers.
#[component]
pub fn PageActions(
    /// The page's name, to be handed on with its address.
    #[prop(into)]
    title: String,
    /// What else the page offers.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let i18n = use_i18n();
    let toasts = use_context::<Toasts>();
    let share = move |()| {
        let title = title.clone();
        spawn_local(async move {
            let address = window().location().href().unwrap_or_default();
            let offer = Object::new();
            for (name, value) in [("title", &title), ("url", &address)] {
                // Setting a property of a plain object cannot fail.
                let _ = Reflect::set(&offer, &name.into(), &value.into());
            }
            // Telephones hand it on to another application; elsewhere the address is copied.
            let handed_on = match hand_on(&offer) {
                Ok(choosing) => JsFuture::from(choosing).await,
                Err(fault) => Err(fault),
            };
            if let Err(fault) = handed_on
                && !is_declined(&fault)
            {
                clipboard::copy(address, i18n, toasts);
            }
        });
    };
    let print = move |()| {
        // Refused by some embedded browsers, which then have no printer either.
        let _ = window().print();
    };
    view! {
        <p class="actions">
            {children.map(|children| children())}
            <Button icon=Icon::Link on_press=share>{move || FrameTexts::of(i18n).share}</Button>
            <Button icon=Icon::Print on_press=print>{move || FrameTexts::of(i18n).print}</Button>
        </p>
    }
}
