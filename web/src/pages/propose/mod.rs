//! Where a café is proposed without an account: the form, then what happens next.

mod form;

use leptos::prelude::*;

use self::form::ProposalForm;
use crate::{
    i18n::{FrameTexts, ProposingTexts, SentTexts, use_i18n},
    kit::{Button, PageHeading},
    pages::sent::Sent,
};

/// The page.
#[component]
pub fn ProposePage() -> impl IntoView {
    let i18n = use_i18n();
    // To which address the message went; nothing as long as one writes.
    let sent = RwSignal::new(None::<String>);
    // Who comes back from there finds the form as it was, unless they begin another one.
    let again = RwSignal::new(None);
    let site = move || FrameTexts::of(i18n).site;
    let content = move || match sent.get() {
        Some(address) => view! {
            <PageHeading text=move || SentTexts::of(i18n).sent site/>
            <Sent
                address
                next=move || ProposingTexts::of(i18n).sent_next
                on_back=move |()| sent.set(None)
            >
                <Button on_press=move |()| {
                    again.set(None);
                    sent.set(None);
                }>{move || ProposingTexts::of(i18n).sent_other}</Button>
            </Sent>
        }
        .into_any(),
        None => view! {
            <PageHeading text=move || ProposingTexts::of(i18n).title site/>
            <ProposalForm
                again=again.get_untracked()
                on_sent=move |written: form::Written| {
                    let address = written.proposer_email.trim().to_owned();
                    again.set(Some(written));
                    sent.set(Some(address));
                }
            />
        }
        .into_any(),
    };
    view! { <article class="page page--narrow">{content}</article> }
}
