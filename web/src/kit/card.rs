//! A card: one thing among several.

use leptos::prelude::*;

/// A card, as an item of a list. Its first link is stretched over all of it by the style sheet.
#[component]
pub fn Card(
    /// Whether it is lit, because the same thing is pointed at elsewhere.
    #[prop(into, optional)]
    lit: Signal<bool>,
    /// Whether it is set back.
    #[prop(optional)]
    muted: bool,
    /// Told when the pointer or the focus comes over it (true) and leaves it (false).
    #[prop(into)]
    on_attention: Callback<bool>,
    /// What it holds.
    children: Children,
) -> impl IntoView {
    view! {
        <li
            class="card"
            class:card--lit=move || lit.get()
            class:card--muted=muted
            on:pointerenter=move |_| on_attention.run(true)
            on:pointerleave=move |_| on_attention.run(false)
            on:focusin=move |_| on_attention.run(true)
            on:focusout=move |_| on_attention.run(false)
        >
            {children()}
        </li>
    }
}
