//! A field for words that a list is searched by: the query follows when the typing rests.

use std::time::Duration;

use leptos::{leptos_dom::helpers::debounce, prelude::*};

use crate::kit::SearchField;

/// Rest between the last key and the search.
const REST: Duration = Duration::from_millis(350);

/// The field.
#[component]
pub fn WordsField(
    /// Its label.
    #[prop(into)]
    label: TextProp,
    /// An example.
    #[prop(into)]
    hint: TextProp,
    /// The words of the query in force.
    #[prop(into)]
    words: Signal<Option<String>>,
    /// Told the new ones.
    #[prop(into)]
    on_search: Callback<Option<String>>,
) -> impl IntoView {
    let text = RwSignal::new(words.get_untracked().unwrap_or_default());
    Effect::new(move || {
        let of_query = words.get().unwrap_or_default();
        if of_query != text.get_untracked().trim() {
            text.set(of_query);
        }
    });
    let search = debounce(REST, move |typed: String| {
        // The page may have been left meanwhile.
        if text.try_get_untracked().as_ref() == Some(&typed) {
            let typed = typed.trim();
            on_search.run((!typed.is_empty()).then(|| typed.to_owned()));
        }
    });
    let search = StoredValue::new_local(search);
    view! {
        <SearchField
            label
            hint
            value=text
            on_input=move |typed: String| {
                text.set(typed.clone());
                search.update_value(|search| search(typed));
            }
        />
    }
}
