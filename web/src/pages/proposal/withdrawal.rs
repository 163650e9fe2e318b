//! Taking a proposal back.

use cafeia_shared::proposals::{NewProposalStep, ProposalStatus, ProposalStep};
use leptos::{prelude::*, task::spawn_local};

use super::mine::Held;
use crate::{
    client,
    i18n::{FrameTexts, ProposalTexts, WorkspaceTexts, use_i18n},
    kit::{Button, ButtonKind, Dialog, Form, FormState, Submit, TextField, Toasts},
    pages::workspace::forms::{is_sound, refuse},
};

/// The button, and the question before it is done.
#[component]
pub fn Withdrawal(
    /// The proposal.
    held: Held,
) -> impl IntoView {
    let i18n = use_i18n();
    let toasts = use_context::<Toasts>();
    let open = RwSignal::new(false);
    let form = FormState::new();
    let reason = RwSignal::new(String::new());
    let can_withdraw = Memo::new(move |_| held.get().steps.contains(&ProposalStep::Withdraw));
    // What has become a café is cancelled, which everybody sees.
    let is_public = Memo::new(move |_| held.get().status == ProposalStatus::Accepted);
    let submit = move |()| {
        let why = Some(reason.get_untracked().trim().to_owned()).filter(|why| !why.is_empty());
        let step = NewProposalStep { step: ProposalStep::Withdraw, reason: why.clone() };
        if !is_sound(form, i18n, &step.faults()) {
            return;
        }
        form.begin();
        spawn_local(async move {
            let came = client::step_my_proposal(&held.token(), held.version(), step.step, why).await;
            match came {
                Ok(proposal) if form.end() => {
                    open.set(false);
                    reason.set(String::new());
                    let can_resume = proposal.steps.contains(&ProposalStep::Resume);
                    held.set(proposal);
                    let texts = ProposalTexts::now(i18n);
                    match toasts {
                        Some(toasts) if can_resume => {
                            toasts.offer(texts.withdrawn, texts.undo, Callback::new(move |()| held.resume()));
                        }
                        _ => held.say(texts.withdrawn),
                    }
                }
                Ok(_) => {}
                Err(denial) => {
                    refuse(form, i18n, &denial, |texts| texts.failed);
                    if let Ok(proposal) = client::my_proposal(&held.token()).await {
                        held.set(proposal);
                    }
                }
            }
        });
    };
    view! {
        {move || {
            can_withdraw
                .get()
                .then(|| {
                    view! {
                        <Button on_press=move |()| open.set(true)>{move || ProposalTexts::of(i18n).withdraw}</Button>
                    }
                })
        }}
        <Dialog title=move || ProposalTexts::of(i18n).withdraw close=move || FrameTexts::of(i18n).close open>
            <p>
                {move || {
                    let texts = ProposalTexts::of(i18n);
                    if is_public.get() { texts.withdraw_public_help } else { texts.withdraw_help }
                }}
            </p>
            <Form state=form summary=move || WorkspaceTexts::of(i18n).check on_submit=submit>
                <TextField
                    name="reason"
                    label=move || ProposalTexts::of(i18n).withdraw_reason
                    value=reason
                    hint=TextProp::from(move || {
                        let texts = ProposalTexts::of(i18n);
                        if is_public.get() { texts.withdraw_public_hint } else { texts.withdraw_hint }
                    })
                />
                <p class="actions">
                    <Submit is_final=true>{move || ProposalTexts::of(i18n).withdraw}</Submit>
                    <Button kind=ButtonKind::Quiet on_press=move |()| open.set(false)>
                        {move || ProposalTexts::of(i18n).keep}
                    </Button>
                </p>
            </Form>
        </Dialog>
    }
}
