//! A figure: a number, and what it counts.

use leptos::prelude::*;

/// A number and what it counts, as an entry of a `<dl>`. The number stands above its words, and is read after them.
#[component]
pub fn Figure(
    /// The number, as it is written.
    #[prop(into)]
    number: TextProp,
    /// What it counts.
    #[prop(into)]
    words: TextProp,
) -> impl IntoView {
    view! {
        <div class="figure">
            <dt>{move || words.get()}</dt>
            <dd>{move || number.get()}</dd>
        </div>
    }
}
