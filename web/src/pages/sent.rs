//! After something was sent that is confirmed by a letter: what to do now, and what to do when nothing comes.

use leptos::prelude::*;

use crate::{
    i18n::{SentTexts, use_i18n},
    kit::{Button, Icon, Notice, Tone},
};

/// What happens next.
#[component]
pub fn Sent(
    /// To which address the message went.
    address: String,
    /// What its link does.
    #[prop(into)]
    next: TextProp,
    /// Back to the form as it was.
    #[prop(into)]
    on_back: Callback<()>,
    /// What else there is to do.
    children: Children,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Notice tone=Tone::Good icon=Icon::Mail title=move || (SentTexts::of(i18n).sent_to)(&address)>
            <p>{move || next.get()}</p>
        </Notice>
        <section>
            <h2>{move || SentTexts::of(i18n).nothing}</h2>
            <ul class="form__similar">
                <li>{move || SentTexts::of(i18n).spam}</li>
                <li>{move || SentTexts::of(i18n).wrong}</li>
            </ul>
        </section>
        <p class="actions">
            <Button on_press=on_back>{move || SentTexts::of(i18n).back}</Button>
            {children()}
        </p>
    }
}
