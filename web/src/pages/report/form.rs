//! The form: one gesture, and what one may say besides.

use cafeia_shared::{
    reports::{CountingMethod, NewReport, NotHeldReason},
    vocabulary::Term as _,
};
use leptos::prelude::*;

use super::{
    more::More,
    sending::{Send, Sending},
    typed::number,
};
use crate::{
    i18n::{ReportTexts, Words as _, use_i18n},
    kit::{ChoiceGroup, FieldPlace, Form, Icon, Notice, Submit, TextField, Tone},
};

/// The form.
#[component]
pub fn ReportForm(
    /// The report.
    sending: Sending,
) -> impl IntoView {
    let i18n = use_i18n();
    let typed = sending.typed;
    let send = use_context::<Send>();
    let held = Memo::new(move |_| typed.with(|typed| typed.held));
    let answers = Signal::derive(move || {
        let texts = ReportTexts::of(i18n);
        vec![(Some(true), texts.yes), (Some(false), texts.no)]
    });
    Effect::new(move || {
        typed.track();
        sending.forgive();
    });
    let submit = move |()| {
        if let Some(Send(send)) = send {
            send.run(());
        }
    };
    view! {
        <Form state=sending.form summary=move || ReportTexts::of(i18n).check on_submit=submit>
            <FieldPlace name="held" label=move || ReportTexts::of(i18n).held>
                <ChoiceGroup
                    label=move || ReportTexts::of(i18n).held
                    choices=answers
                    chosen=held
                    on_choose=move |held| typed.update(|typed| typed.held = held)
                />
            </FieldPlace>
            {move || match held.get() {
                Some(true) => view! { <Held sending/> }.into_any(),
                Some(false) => view! { <NotHeld sending/> }.into_any(),
                None => ().into_any(),
            }}
            <div role="status">
                {move || {
                    // Not while it is on its way: mostly that takes a moment.
                    (sending.waits.get() && !sending.form.busy().get())
                        .then(|| {
                            view! {
                                <Notice
                                    tone=Tone::Good
                                    icon=Icon::Offline
                                    title=move || ReportTexts::of(i18n).kept
                                >
                                    <p>{move || ReportTexts::of(i18n).kept_help}</p>
                                </Notice>
                            }
                        })
                }}
            </div>
            <p class="actions">
                <Submit>{move || ReportTexts::of(i18n).send}</Submit>
            </p>
        </Form>
    }
}

/// It took place: how many came, and how they were counted.
#[component]
fn Held(sending: Sending) -> impl IntoView {
    let i18n = use_i18n();
    let typed = sending.typed;
    let people = RwSignal::new(typed.with_untracked(|typed| typed.people.clone()));
    Effect::new(move || {
        let people = people.get();
        if typed.with_untracked(|typed| typed.people != people) {
            typed.update(|typed| typed.people = people);
        }
    });
    let counting = Memo::new(move |_| typed.with(|typed| typed.counting));
    let methods = Signal::derive(move || {
        let locale = i18n.locale();
        CountingMethod::ALL.iter().map(|method| (Some(*method), method.words(locale))).collect()
    });
    let is_unlikely = Memo::new(move |_| {
        let people = typed.with(|typed| number(&typed.people).ok().flatten());
        NewReport { held: true, people, ..NewReport::default() }.is_unlikely(sending.capacity())
    });
    view! {
        <TextField name="people" label=move || ReportTexts::of(i18n).people value=people keys="numeric"/>
        {move || {
            is_unlikely
                .get()
                .then(|| {
                    view! {
                        <FieldPlace name="sure" label=move || ReportTexts::of(i18n).sure>
                            <label class="check">
                                <input
                                    type="checkbox"
                                    name="sure"
                                    prop:checked=move || typed.with(|typed| typed.sure)
                                    on:change:target=move |event| {
                                        let sure = event.target().checked();
                                        typed.update(|typed| typed.sure = sure);
                                    }
                                />
                                <span>{move || ReportTexts::of(i18n).sure}</span>
                            </label>
                        </FieldPlace>
                    }
                })
        }}
        <FieldPlace name="counting" label=move || ReportTexts::of(i18n).counting>
            <ChoiceGroup
                label=move || ReportTexts::of(i18n).counting
                choices=methods
                chosen=counting
                on_choose=move |counting| typed.update(|typed| typed.counting = counting)
            />
        </FieldPlace>
        <More sending/>
    }
}

/// It did not: why.
#[component]
fn NotHeld(sending: Sending) -> impl IntoView {
    let i18n = use_i18n();
    let typed = sending.typed;
    let reason = Memo::new(move |_| typed.with(|typed| typed.not_held_reason));
    let reasons = Signal::derive(move || {
        let locale = i18n.locale();
        NotHeldReason::ALL.iter().map(|reason| (Some(*reason), reason.words(locale))).collect()
    });
    view! {
        <FieldPlace name="not_held_reason" label=move || ReportTexts::of(i18n).why_not>
            <ChoiceGroup
                label=move || ReportTexts::of(i18n).why_not
                choices=reasons
                chosen=reason
                on_choose=move |reason| typed.update(|typed| typed.not_held_reason = reason)
            />
        </FieldPlace>
    }
}
