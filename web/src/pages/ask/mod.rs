//! Where a structure asks for a café without an account: the form, then what happens next.

mod form;

use leptos::prelude::*;

use self::form::{AskForm, Written};
use crate::{
    i18n::{AskingTexts, FrameTexts, use_i18n},
    kit::{Button, Icon, Notice, PageHeading, Tone},
};

/// The page.
#[component]
pub fn AskPage() -> impl IntoView {
    let i18n = use_i18n();
    // To which address the message went; nothing as long as one writes.
    let sent = RwSignal::new(None::<String>);
    // Who comes back from there finds the form as it was.
    let again = RwSignal::new(None::<Written>);
    let site = move || FrameTexts::of(i18n).site;
    let content = move || match sent.get() {
        Some(address) => view! {
            <PageHeading text=move || AskingTexts::of(i18n).sent site/>
            <Notice tone=Tone::Good icon=Icon::Mail title=move || (AskingTexts::of(i18n).sent_to)(&address)>
                <p>{move || AskingTexts::of(i18n).sent_next}</p>
            </Notice>
            <p>{move || AskingTexts::of(i18n).sent_nothing}</p>
            <p class="actions">
                <Button on_press=move |()| sent.set(None)>{move || AskingTexts::of(i18n).sent_back}</Button>
            </p>
        }
        .into_any(),
        None => view! {
            <PageHeading text=move || AskingTexts::of(i18n).title site/>
            <AskForm
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
