//! No page has this address.

use leptos::prelude::*;

use crate::{
    i18n::{FrameTexts, use_i18n},
    kit::{Icon, PageHeading, Pictogram},
};

/// Says so, and shows the way on.
#[component]
pub fn NotFound() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <article class="page page--narrow">
            <PageHeading text=move || FrameTexts::of(i18n).not_found site=move || FrameTexts::of(i18n).site/>
            <p>{move || FrameTexts::of(i18n).not_found_help}</p>
            <p>
                <a class="button button--primary" href="/cafes">
                    <Pictogram icon=Icon::Calendar/>
                    <span>{move || FrameTexts::of(i18n).to_agenda}</span>
                </a>
            </p>
        </article>
    }
}
