//! What is written without an account and confirmed by a letter: the form, then what to do now, and what to do when
//! nothing comes.

use leptos::prelude::*;

use crate::{
    i18n::{FrameTexts, SentTexts, use_i18n},
    kit::{Button, Icon, Notice, PageHeading, Tone},
};

/// The page: the form as long as one writes, then what happens next. Who comes back from there finds the form as it was.
#[component]
pub fn SendingPage<Written: Clone + Send + Sync + 'static>(
    /// Heading of the form.
    #[prop(into)]
    title: TextProp,
    /// The form, from what stands in it already; it tells what was sent.
    form: fn(Option<Written>, Callback<Written>) -> AnyView,
    /// To which address the message went.
    address: fn(&Written) -> String,
    /// What its link does.
    #[prop(into)]
    next: TextProp,
    /// What else there is to do then, told how to begin with an empty form.
    #[prop(default = |_| ().into_any())]
    others: fn(Callback<()>) -> AnyView,
) -> impl IntoView {
    let i18n = use_i18n();
    // What was sent; nothing as long as one writes.
    let sent = RwSignal::new(None::<Written>);
    let again = StoredValue::new(None::<Written>);
    let site = move || FrameTexts::of(i18n).site;
    let anew = Callback::new(move |()| {
        again.set_value(None);
        sent.set(None);
    });
    let content = move || {
        if let Some(written) = sent.get() {
            return view! {
                <PageHeading text=move || SentTexts::of(i18n).sent site/>
                <Sent address=address(&written) next=next.clone() on_back=move |()| sent.set(None)>
                    {others(anew)}
                </Sent>
            }
            .into_any();
        }
        let on_sent = Callback::new(move |written: Written| {
            again.set_value(Some(written.clone()));
            sent.set(Some(written));
        });
        view! {
            <PageHeading text=title.clone() site/>
            {form(again.get_value(), on_sent)}
        }
        .into_any()
    };
    view! { <article class="page page--narrow">{content}</article> }
}

/// What happens next.
#[component]
fn Sent(
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
