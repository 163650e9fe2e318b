//! A field for one thing of the network, by its name.

use std::{pin::Pin, time::Duration};

use leptos::{leptos_dom::helpers::debounce, prelude::*, task::spawn_local};

use crate::{
    i18n::{PeopleTexts, use_i18n},
    kit::{Choice, Combobox},
};

/// Rest between the last key and the question to the server.
const REST: Duration = Duration::from_millis(200);

/// What is found for some words; nothing when no answer came.
pub type Finding = Pin<Box<dyn Future<Output = Option<Vec<Choice>>>>>;

/// The field. What was chosen stands below it.
#[component]
pub fn ThingField(
    /// Its label.
    #[prop(into)]
    label: TextProp,
    /// What is chosen.
    chosen: RwSignal<Option<Choice>>,
    /// Looks for things by words.
    find: fn(String) -> Finding,
) -> impl IntoView {
    let i18n = use_i18n();
    let text = RwSignal::new(String::new());
    let found = RwSignal::new(None::<Vec<Choice>>);
    let ask = debounce(REST, move |words: String| {
        // The page may have been left meanwhile.
        if words.is_empty() || text.try_get_untracked().as_ref() != Some(&words) {
            return;
        }
        spawn_local(async move {
            let came = find(words.clone()).await;
            if text.try_get_untracked().as_ref() == Some(&words) {
                found.set(came);
            }
        });
    });
    let ask = StoredValue::new_local(ask);
    view! {
        <Combobox
            label
            hint=move || PeopleTexts::of(i18n).by_name
            none=move || PeopleTexts::of(i18n).nothing_like
            count=Signal::derive(move || PeopleTexts::of(i18n).choices)
            choices=found
            on_input=move |typed: String| {
                let words = typed.trim().to_owned();
                text.set(words.clone());
                found.set(None);
                ask.update_value(|ask| ask(words));
            }
            on_choose=move |choice| chosen.set(Some(choice))
        />
        <p role="status">
            {move || chosen.get().map(|choice| (PeopleTexts::of(i18n).chosen)(&choice.label))}
        </p>
    }
}
