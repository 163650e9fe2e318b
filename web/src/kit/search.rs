//! Searches: the form, and its field for words.

use leptos::prelude::*;

use super::{Icon, Pictogram, unique};

/// What narrows a list down: a landmark that screen readers find by its name. Its fields act as they are filled in, so
/// nothing is ever sent.
#[component]
pub fn SearchForm(
    /// What it is for, for screen readers.
    #[prop(into)]
    label: TextProp,
    /// How its fields stand.
    #[prop(optional)]
    class: &'static str,
    /// Its fields.
    children: Children,
) -> impl IntoView {
    view! {
        <form class=class role="search" aria-label=move || label.get() on:submit=move |event| event.prevent_default()>
            {children()}
        </form>
    }
}

/// A field for words to search for. It tells its text as it is typed.
#[component]
pub fn SearchField(
    /// Its label.
    #[prop(into)]
    label: TextProp,
    /// An example.
    #[prop(into)]
    hint: TextProp,
    /// The text, as the page has it.
    #[prop(into)]
    value: Signal<String>,
    /// Told the text at each change.
    #[prop(into)]
    on_input: Callback<String>,
) -> impl IntoView {
    let id = unique("search");
    let hint_id = format!("{id}-hint");
    view! {
        <div class="field">
            <label for=id.clone() class="field__label">{move || label.get()}</label>
            <div class="field__box">
                <Pictogram icon=Icon::Search/>
                <input
                    type="search"
                    id=id.clone()
                    class="field__input"
                    aria-describedby=hint_id.clone()
                    autocomplete="off"
                    spellcheck="false"
                    maxlength="200"
                    prop:value=move || value.get()
                    on:input:target=move |event| on_input.run(event.target().value())
                />
            </div>
            <p id=hint_id class="field__hint">{move || hint.get()}</p>
        </div>
    }
}
