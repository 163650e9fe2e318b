//! Where one applies as a facilitator without an account: the form, then what happens next.

mod form;

use cafeia_shared::site::SitePage;
use leptos::prelude::*;

use self::form::{ApplicationForm, Written};
use crate::{
    i18n::{ApplyingTexts, use_i18n},
    pages::sent::SendingPage,
};

/// The page.
#[component]
pub fn ApplyPage() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <SendingPage
            title=move || ApplyingTexts::of(i18n).title
            form=|again, on_sent| view! { <ApplicationForm again on_sent/> }.into_any()
            address=|written: &Written| written.sender.address()
            next=move || ApplyingTexts::of(i18n).sent_next
            others=|_| view! { <Meanwhile/> }.into_any()
        />
    }
}

/// Leads to what there is to run.
#[component]
fn Meanwhile() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <a class="button" href=SitePage::Resources.to_string()>
            {move || ApplyingTexts::of(i18n).meanwhile}
        </a>
    }
}
