//! Where one applies as a facilitator without an account: the form, then what happens next.

mod form;

use cafeia_shared::site::SitePage;
use leptos::prelude::*;

use self::form::{ApplicationForm, Written};
use crate::{
    i18n::{ApplyingTexts, FrameTexts, SentTexts, use_i18n},
    kit::PageHeading,
    pages::sent::Sent,
};

/// The page.
#[component]
pub fn ApplyPage() -> impl IntoView {
    let i18n = use_i18n();
    // To which address the message went; nothing as long as one writes.
    let sent = RwSignal::new(None::<String>);
    // Who comes back from there finds the form as it was.
    let again = RwSignal::new(None);
    let site = move || FrameTexts::of(i18n).site;
    let content = move || match sent.get() {
        Some(address) => view! {
            <PageHeading text=move || SentTexts::of(i18n).sent site/>
            <Sent
                address
                next=move || ApplyingTexts::of(i18n).sent_next
                on_back=move |()| sent.set(None)
            >
                <a class="button" href=SitePage::Resources.to_string()>
                    {move || ApplyingTexts::of(i18n).meanwhile}
                </a>
            </Sent>
        }
        .into_any(),
        None => view! {
            <PageHeading text=move || ApplyingTexts::of(i18n).title site/>
            <ApplicationForm
                again=again.get_untracked()
                on_sent=move |written: Written| {
                    let address = written.email.trim().to_owned();
                    again.set(Some(written));
                    sent.set(Some(address));
                }
            />
        }
        .into_any(),
    };
    view! { <article class="page page--narrow">{content}</article> }
}
