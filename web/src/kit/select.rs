//! A choice among several: the browser's own list.

use std::fmt::Display;

use leptos::prelude::*;

use super::unique;

/// A choice among several.
#[component]
pub fn Select<T, W>(
    /// Its label.
    #[prop(into)]
    label: TextProp,
    /// The choices and their words.
    #[prop(into)]
    choices: Signal<Vec<(T, W)>>,
    /// The one in force.
    #[prop(into)]
    chosen: Signal<T>,
    /// Told the new one.
    #[prop(into)]
    on_choose: Callback<T>,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
    W: Display + Clone + Send + Sync + 'static,
{
    let id = unique("select");
    view! {
        <div class="field field--line">
            <label for=id.clone() class="field__label">{move || label.get()}</label>
            <select
                id=id.clone()
                class="field__input"
                on:change:target=move |event| {
                    let index = usize::try_from(event.target().selected_index()).unwrap_or_default();
                    if let Some((value, _)) = choices.get_untracked().get(index) {
                        on_choose.run(value.clone());
                    }
                }
            >
                {move || {
                    choices
                        .get()
                        .into_iter()
                        .map(|(value, words)| {
                            view! { <option selected=move || chosen.get() == value>{words.to_string()}</option> }
                        })
                        .collect_view()
                }}
            </select>
        </div>
    }
}
