//! The people whom cafés reached, as a band with its definition; nothing as long as no café was reported.

use cafeia_shared::stats::PeopleReached;
use leptos::prelude::*;

use crate::{
    format,
    i18n::{ReachedTexts, use_i18n},
};

/// The band.
#[component]
pub fn Reached(
    /// How many people.
    people: Option<PeopleReached>,
) -> impl IntoView {
    let i18n = use_i18n();
    people.map(|people| {
        let number = move |count: u32| format::number(count.into(), i18n.locale());
        let band = move || (ReachedTexts::of(i18n).band)(&number(people.verified), &number(people.declared));
        view! {
            <p class="reached">
                <strong>{band}</strong>
                " "
                {move || ReachedTexts::of(i18n).definition}
            </p>
        }
    })
}
