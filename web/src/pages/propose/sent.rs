//! After a proposal was sent: what to do now, and what to do when nothing comes.

use leptos::prelude::*;

use crate::{
    i18n::{ProposingTexts, use_i18n},
    kit::{Button, Icon, Notice, Tone},
};

/// What happens next.
#[component]
pub fn Sent(
    /// To which address the message went.
    address: String,
    /// Back to the form as it was.
    #[prop(into)]
    on_back: Callback<()>,
    /// To an empty one.
    #[prop(into)]
    on_other: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Notice
            tone=Tone::Good
            icon=Icon::Mail
            title=move || (ProposingTexts::of(i18n).sent_to)(&address)
        >
            <p>{move || ProposingTexts::of(i18n).sent_next}</p>
        </Notice>
        <section>
            <h2>{move || ProposingTexts::of(i18n).sent_nothing}</h2>
            <ul class="form__similar">
                <li>{move || ProposingTexts::of(i18n).sent_spam}</li>
                <li>{move || ProposingTexts::of(i18n).sent_wrong}</li>
            </ul>
        </section>
        <p class="actions">
            <Button on_press=on_back>{move || ProposingTexts::of(i18n).sent_back}</Button>
            <Button on_press=on_other>{move || ProposingTexts::of(i18n).sent_other}</Button>
        </p>
    }
}
