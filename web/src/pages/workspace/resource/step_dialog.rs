//! The dialog of a decision that says why.

use cafeia_shared::{
    resources::{NewResourceStep, ResourceStep},
    validation::limits,
};
use leptos::prelude::*;

use super::{saving::OfResource, standing::label};
use crate::{
    i18n::{EditingTexts, FrameTexts, MyResourcesTexts, use_i18n},
    kit::{Button, ButtonKind, Dialog, Form, FormState, Submit, TextField},
    pages::forms::is_sound,
};

/// The dialog.
#[component]
pub fn StepDialog(
    /// The step that is asked about.
    asking: RwSignal<Option<ResourceStep>>,
    /// Told the step with its reason.
    on_take: Callback<NewResourceStep>,
) -> impl IntoView {
    let i18n = use_i18n();
    let open = RwSignal::new(false);
    let form = FormState::new();
    let reason = RwSignal::new(String::new());
    Effect::new(move || {
        let asked = asking.get();
        form.clear();
        if asked.is_some() {
            reason.set(String::new());
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
        let new = NewResourceStep { step, reason: (!given.is_empty()).then_some(given) };
        if is_sound(form, OfResource(i18n), &new.faults()) {
            asking.set(None);
            on_take.run(new);
        }
    };
    let words = move || asking.get().map(|step| label(step)(MyResourcesTexts::of(i18n))).unwrap_or_default();
    let asks_for_change = move || asking.get() == Some(ResourceStep::AskForChange);
    view! {
        <Dialog title=words close=move || FrameTexts::of(i18n).close open>
            <Form state=form summary=move || EditingTexts::of(i18n).check on_submit=submit>
                <p>
                    {move || {
                        let texts = MyResourcesTexts::of(i18n);
                        if asks_for_change() { texts.change_step_help } else { texts.reject_step_help }
                    }}
                </p>
                <TextField
                    name="reason"
                    label=move || {
                        let texts = MyResourcesTexts::of(i18n);
                        if asks_for_change() { texts.change_label } else { texts.reject_label }
                    }
                    value=reason
                    most=limits::SUMMARY
                />
                <p class="actions">
                    <Submit>{words}</Submit>
                    <Button kind=ButtonKind::Quiet on_press=move |()| asking.set(None)>
                        {move || MyResourcesTexts::of(i18n).keep}
                    </Button>
                </p>
            </Form>
        </Dialog>
    }
}
