//! A panel of the cockpit: its heading, and what stands in it.

use leptos::prelude::*;

use crate::{
    i18n::{CockpitTexts, use_i18n},
    kit::unique,
};

/// What a panel says.
pub(super) type Said = fn(&CockpitTexts) -> &'static str;

/// A panel.
#[component]
pub(super) fn Panel(
    /// Its heading.
    title: Said,
    /// What it holds.
    children: Children,
) -> impl IntoView {
    let i18n = use_i18n();
    let id = unique("panel");
    let heading = id.clone();
    view! {
        <section class="cockpit__panel" aria-labelledby=id>
            <h3 id=heading>{move || title(CockpitTexts::of(i18n))}</h3>
            {children()}
        </section>
    }
}
