//! Declining a need, with a reason that is sent.

use cafeia_shared::needs::{NeedStep, NewNeedStep};
use leptos::{prelude::*, task::spawn_local};

use super::{
    super::forms::{is_sound, refuse},
    desk::Desk,
};
use crate::{
    client,
    i18n::{FrameTexts, NeedsTexts, WorkspaceTexts, use_i18n},
    kit::{Button, ButtonKind, Dialog, Form, FormState, Submit, TextField},
};

/// Characters of a reason.
const REASON: usize = 200;

/// The button, and the question before it is done.
#[component]
pub fn Decline(desk: Desk) -> impl IntoView {
    let i18n = use_i18n();
    let open = RwSignal::new(false);
    let form = FormState::new();
    let reason = RwSignal::new(String::new());
    let may = Memo::new(move |_| desk.may(NeedStep::Decline));
    let submit = move |()| {
        let why = Some(reason.get_untracked().trim().to_owned()).filter(|why| !why.is_empty());
        let step = NewNeedStep { reason: why, ..NewNeedStep::new(NeedStep::Decline) };
        if !is_sound(form, i18n, &step.faults()) {
            return;
        }
        form.begin();
        let (id, version) = desk.read();
        spawn_local(async move {
            match client::step_need(id, version, &step).await {
                Ok(need) if form.end() => {
                    open.set(false);
                    reason.set(String::new());
                    desk.need.set(need);
                    desk.offer(desk.texts().declined, NeedStep::Reopen);
                }
                Ok(_) => {}
                Err(denial) => {
                    refuse(form, i18n, &denial, |texts| texts.failed);
                    desk.refused(&denial).await;
                }
            }
        });
    };
    view! {
        {move || {
            may.get()
                .then(|| {
                    view! {
                        <Button on_press=move |()| open.set(true)>{move || NeedsTexts::of(i18n).decline}</Button>
                    }
                })
        }}
        <Dialog title=move || NeedsTexts::of(i18n).decline close=move || FrameTexts::of(i18n).close open>
            <p>{move || NeedsTexts::of(i18n).decline_help}</p>
            <Form state=form summary=move || WorkspaceTexts::of(i18n).check on_submit=submit>
                <TextField
                    name="reason"
                    label=move || NeedsTexts::of(i18n).reason
                    value=reason
                    hint=TextProp::from(move || NeedsTexts::of(i18n).reason_hint)
                    most=REASON
                />
                <p class="actions">
                    <Submit is_final=true>{move || NeedsTexts::of(i18n).decline}</Submit>
                    <Button kind=ButtonKind::Quiet on_press=move |()| open.set(false)>
                        {move || NeedsTexts::of(i18n).keep}
                    </Button>
                </p>
            </Form>
        </Dialog>
    }
}
