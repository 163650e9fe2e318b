//! Lines of a page's details: what is said, then what it is. They stand in a `<dl class="details">`.

use leptos::prelude::*;

use crate::i18n::{Words, use_i18n};

/// The words of some terms of a vocabulary; no line without terms.
#[component]
pub fn Terms<T: Words + Send + Sync + 'static>(
    /// The terms.
    values: Vec<T>,
    /// What they say.
    #[prop(into)]
    label: TextProp,
) -> impl IntoView {
    let i18n = use_i18n();
    (!values.is_empty()).then(|| {
        view! {
            <dt>{move || label.get()}</dt>
            <dd>{move || values.iter().map(|value| value.words(i18n.locale())).collect::<Vec<_>>().join(", ")}</dd>
        }
    })
}

/// Some names; no line without names.
#[component]
pub fn Names(
    /// The names.
    names: Vec<String>,
    /// What they say.
    #[prop(into)]
    label: TextProp,
) -> impl IntoView {
    Some(names).filter(|names| !names.is_empty()).map(|names| {
        view! {
            <dt>{move || label.get()}</dt>
            <dd>{names.join(", ")}</dd>
        }
    })
}
