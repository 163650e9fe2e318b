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
    #[prop(into, optional)]
    on_attention: Option<Callback<bool>>,
    /// What it holds.
    children: Children,
) -> impl IntoView {
    let attention = move |over| {
        if let Some(told) = on_attention {
            // A card that is taken away with the focus in it still tells that it leaves.
            told.try_run(over);
        }
    };
    view! {
        <li
            class="card"
            class:card--lit=move || lit.get()
            class:card--muted=muted
            on:pointerenter=move |_| attention(true)
            on:pointerleave=move |_| attention(false)
            on:focusin=move |_| attention(true)
            on:focusout=move |_| attention(false)
        >
            {children()}
        </li>
    }
}
