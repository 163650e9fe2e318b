//! The pages that are read from top to bottom.

mod operator;
mod text;

pub use text::ReadText;

use cafeia_shared::{
    reading::{ABOUT, ACCESSIBILITY, DEVELOPERS, LEGAL, PRIVACY},
    site::SitePage,
};
use leptos::prelude::*;

use crate::{
    i18n::{ReadingTexts, use_i18n},
    kit::{Icon, Pictogram},
};

/// What a Café IA is, and how to host one.
#[component]
pub fn AboutPage() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <ReadText text=&ABOUT>
            <p>
                <a class="button button--primary" href=SitePage::Agenda.to_string()>
                    <Pictogram icon=Icon::Calendar/>
                    <span>{move || ReadingTexts::of(i18n).find}</span>
                </a>
            </p>
        </ReadText>
    }
}

/// How accessible the site is.
#[component]
pub fn AccessibilityPage() -> impl IntoView {
    view! { <ReadText text=&ACCESSIBILITY/> }
}

/// What the site does with data.
#[component]
pub fn PrivacyPage() -> impl IntoView {
    view! { <ReadText text=&PRIVACY/> }
}

/// Who publishes the site, and what it is made of.
#[component]
pub fn LegalPage() -> impl IntoView {
    view! { <ReadText text=&LEGAL/> }
}

/// How programs read the data.
#[component]
pub fn DevelopersPage() -> impl IntoView {
    view! { <ReadText text=&DEVELOPERS/> }
}
