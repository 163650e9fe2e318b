//! The dialog of a step that asks for a reason or a new time, or whether one means it.

use cafeia_shared::{
    validation::limits,
    workspace::{CafeStep, NewCafeStep, WorkspaceCafe},
};
use leptos::prelude::*;

use super::steps::{OfCafe, help, label, sends};
use crate::{
    format,
    i18n::{CafeFormTexts, EditingTexts, FrameTexts, WritingTexts, use_i18n},
    kit::{Button, ButtonKind, Dialog, Form, FormState, Submit, TextField},
    pages::{cafe_form::times, forms::is_sound},
};

/// The dialog.
#[component]
pub fn StepDialog(
    /// The café.
    cafe: RwSignal<Option<WorkspaceCafe>>,
    /// The step that is asked about.
    asking: RwSignal<Option<CafeStep>>,
    /// Told the step with what goes with it.
    on_take: Callback<NewCafeStep>,
) -> impl IntoView {
    let i18n = use_i18n();
    let open = RwSignal::new(false);
    let form = FormState::new();
    let reason = RwSignal::new(String::new());
    let (day, starts, ends, last_day) = (
        RwSignal::new(String::new()),
        RwSignal::new(String::new()),
        RwSignal::new(String::new()),
        RwSignal::new(String::new()),
    );
    Effect::new(move || {
        let asked = asking.get();
        form.clear();
        if asked.is_some() {
            for field in [reason, day, starts, ends, last_day] {
                field.set(String::new());
            }
        }
        open.set(asked.is_some());
    });
    // Closed by its button or a key: then nothing is asked any more.
    Effect::new(move || {
        if !open.get() && asking.get_untracked().is_some() {
            asking.set(None);
        }
    });
    let submit = move |()| {
        let Some(step) = asking.get_untracked() else { return };
        let given = reason.get_untracked().trim().to_owned();
        let mut new = NewCafeStep { reason: (!given.is_empty()).then_some(given), ..NewCafeStep::new(step) };
        let mut faults = Vec::new();
        let fields = [day, starts, ends, last_day].map(|field| field.get_untracked());
        if step == CafeStep::Postpone && fields.iter().any(|field| !field.is_empty()) {
            let zone = cafe
                .with_untracked(|cafe| cafe.as_ref().map(|one| one.summary.timezone.clone()))
                .unwrap_or_default();
            let [day, starts, ends, last_day] = &fields;
            let found = times([day, starts, ends, last_day], &zone, &mut faults);
            new.starts_at = found.map(|(starts_at, _)| starts_at);
            new.ends_at = found.map(|(_, ends_at)| ends_at);
        }
        if faults.is_empty() {
            faults = new.faults();
        }
        if is_sound(form, OfCafe(i18n), &faults) {
            asking.set(None);
            on_take.run(new);
        }
    };
    let words = move || {
        let publication = cafe.with(|cafe| cafe.as_ref().map(|one| one.summary.publication))?;
        asking.get().map(|step| label(step, publication)(WritingTexts::of(i18n)))
    };
    let fields = move || {
        let step = asking.get()?;
        if sends(step) {
            let ended = cafe
                .with(|cafe| cafe.as_ref().map(|one| (one.summary.ends_at, one.summary.timezone.clone())));
            let words = move || {
                ended.as_ref().map(|(ends_at, zone)| {
                    (WritingTexts::of(i18n).over_help)(&format::long_day(*ends_at, zone, i18n.locale()))
                })
            };
            return Some(view! { <p>{words}</p> }.into_any());
        }
        let needs_reason = matches!(step, CafeStep::Cancel | CafeStep::Reject);
        let explain = help(step);
        Some(view! {
            <p>{move || explain.map(|help| help(WritingTexts::of(i18n)))}</p>
            {(step == CafeStep::Postpone)
                .then(|| {
                    view! {
                        <TextField name="day" label=move || CafeFormTexts::of(i18n).day value=day kind="date"/>
                        <div class="form__row">
                            <TextField
                                name="starts_at"
                                label=move || CafeFormTexts::of(i18n).starts
                                value=starts
                                kind="time"
                            />
                            <TextField name="ends_at" label=move || CafeFormTexts::of(i18n).ends value=ends kind="time"/>
                        </div>
                    }
                })}
            <TextField
                name="reason"
                label=move || {
                    let texts = WritingTexts::of(i18n);
                    if needs_reason { texts.reason_label } else { texts.reason_optional }
                }
                value=reason
                hint=TextProp::from(move || {
                    if step == CafeStep::Reject { "" } else { WritingTexts::of(i18n).reason_public }
                })
                most=limits::SUMMARY
            />
        }.into_any())
    };
    view! {
        <Dialog
            title=move || words().unwrap_or_default()
            close=move || FrameTexts::of(i18n).close
            open
        >
            <Form state=form summary=move || EditingTexts::of(i18n).check on_submit=submit>
                {fields}
                <p class="actions">
                    <Submit>{move || words().unwrap_or_default()}</Submit>
                    <Button kind=ButtonKind::Quiet on_press=move |()| asking.set(None)>
                        {move || WritingTexts::of(i18n).keep}
                    </Button>
                </p>
            </Form>
        </Dialog>
    }
}
