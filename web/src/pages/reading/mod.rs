//! The pages that are read from top to bottom.

mod text;

pub use text::ReadText;

use cafeia_shared::site::SitePage;
use leptos::prelude::*;

use crate::{
    i18n::{AboutTexts, AccessibilityTexts, DevelopersTexts, LegalTexts, PrivacyTexts, use_i18n},
    kit::{Icon, Pictogram},
};

/// What a Café IA is, and how to host one.
#[component]
pub fn AboutPage() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <ReadText text=Signal::derive(move || &AboutTexts::of(i18n).reading)>
            <p>
                <a class="button button--primary" href=SitePage::Agenda.to_string()>
                    <Pictogram icon=Icon::Calendar/>
                    <span>{move || AboutTexts::of(i18n).find}</span>
                </a>
            </p>
        </ReadText>
    }
}

/// How accessible the site is.
#[component]
pub fn AccessibilityPage() -> impl IntoView {
    let i18n = use_i18n();
    view! { <ReadText text=Signal::derive(move || &AccessibilityTexts::of(i18n).reading)/> }
}

/// What the site does with data.
#[component]
pub fn PrivacyPage() -> impl IntoView {
    let i18n = use_i18n();
    view! { <ReadText text=Signal::derive(move || &PrivacyTexts::of(i18n).reading)/> }
}

/// Who publishes the site, and what it is made of.
#[component]
pub fn LegalPage() -> impl IntoView {
    let i18n = use_i18n();
    view! { <ReadText text=Signal::derive(move || &LegalTexts::of(i18n).reading)/> }
}

/// How programs read the data.
#[component]
pub fn DevelopersPage() -> impl IntoView {
    let i18n = use_i18n();
    view! { <ReadText text=Signal::derive(move || &DevelopersTexts::of(i18n).reading)/> }
}
