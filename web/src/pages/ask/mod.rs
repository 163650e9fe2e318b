//! Where a structure asks for a café without an account: the form, then what happens next.

mod form;

use leptos::prelude::*;

use self::form::{AskForm, Written};
use crate::{
    i18n::{AskingTexts, use_i18n},
    pages::sent::SendingPage,
};

/// The page.
#[component]
pub fn AskPage() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <SendingPage
            title=move || AskingTexts::of(i18n).title
            form=|again, on_sent| view! { <AskForm again on_sent/> }.into_any()
            address=|written: &Written| written.sender.address()
            next=move || AskingTexts::of(i18n).sent_next
        />
    }
}
