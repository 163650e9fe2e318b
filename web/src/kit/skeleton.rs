//! The shape of what is on its way.

use leptos::prelude::*;

/// Some empty cards, and for those who do not see them, a word.
#[component]
pub fn Skeleton(
    /// What is said.
    #[prop(into)]
    label: TextProp,
    /// How many cards.
    #[prop(default = 4)]
    rows: usize,
) -> impl IntoView {
    view! {
        <div class="skeleton">
            <p class="visually-hidden">{move || label.get()}</p>
            {(0..rows).map(|_| view! { <div class="skeleton__card" aria-hidden="true"></div> }).collect_view()}
        </div>
    }
}
