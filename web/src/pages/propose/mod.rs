//! Where a café is proposed without an account: the form, then what happens next.

mod form;

use leptos::prelude::*;

use self::form::{ProposalForm, Written};
use crate::{
    i18n::{ProposingTexts, use_i18n},
    kit::Button,
    pages::sent::SendingPage,
};

/// The page.
#[component]
pub fn ProposePage() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <SendingPage
            title=move || ProposingTexts::of(i18n).title
            form=|again, on_sent| view! { <ProposalForm again on_sent/> }.into_any()
            address=|written: &Written| written.sender.address()
            next=move || ProposingTexts::of(i18n).sent_next
            others=|anew| view! { <AnotherOne anew/> }.into_any()
        />
    }
}

/// Begins another proposal.
#[component]
fn AnotherOne(anew: Callback<()>) -> impl IntoView {
    let i18n = use_i18n();
    view! { <Button on_press=anew>{move || ProposingTexts::of(i18n).sent_other}</Button> }
}
