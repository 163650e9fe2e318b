//! A text that someone wrote, as the server renders it.

use leptos::prelude::*;

/// A text with paragraphs, lists and links.
#[component]
pub fn Prose(
    /// HTML that the server made and cleaned; nothing else may be given.
    #[prop(into)]
    html: String,
) -> impl IntoView {
    view! { <div class="prose" inner_html=html></div> }
}
