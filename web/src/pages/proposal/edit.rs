//! Changing what a proposal says: with the form by which it was made.

use cafeia_shared::problem::ProblemCode;
use leptos::{prelude::*, task::spawn_local};

use super::mine::Held;
use crate::{
    client, format,
    i18n::{CafeFormTexts, EditingTexts, ProposalTexts, use_i18n},
    kit::{Button, ButtonKind, Form, FormState, Submit, TextArea},
    pages::{
        cafe_form::{By, CafeFields, CafeVoice, Draft, Writing},
        editing::Fields as _,
        forms::{is_sound, refuse},
    },
};

/// Characters of a word to the reviewer.
const MESSAGE: usize = 1_000;

/// The form.
#[component]
pub fn Edit(
    /// The proposal.
    held: Held,
    /// Whether one is at it.
    editing: RwSignal<bool>,
) -> impl IntoView {
    let i18n = use_i18n();
    let writing = Writing::new(untrack(|| Draft::of_proposal(&held.get())));
    let form = FormState::new();
    let voice = CafeVoice(i18n);
    let submit = move |()| {
        let (draft, before) = untrack(|| (writing.draft(), Draft::of_proposal(&held.get())));
        let cafe = draft.proposed();
        // What was agreed on may have begun in the meantime.
        let is_moved = (&draft.day, &draft.starts) != (&before.day, &before.starts);
        let of_beginning = is_moved.then(|| draft.begins_wrongly(format::now())).flatten();
        let faults: Vec<_> = cafe.as_ref().err().into_iter().flatten().cloned().chain(of_beginning).collect();
        if !is_sound(form, voice, &faults) {
            return;
        }
        let Ok(cafe) = cafe else { return };
        form.begin();
        spawn_local(async move {
            match client::update_my_proposal(&held.token(), held.version(), &cafe).await {
                Ok(proposal) => {
                    form.end();
                    held.set(proposal);
                    editing.try_set(false);
                    held.say(ProposalTexts::now(i18n).saved);
                }
                Err(denial) if denial.code() == Some(ProblemCode::VersionMismatch) => {
                    // What was typed stays; what it is saved over is known now, and stands above.
                    if let Ok(proposal) = client::my_proposal(&held.token()).await {
                        held.set(proposal);
                    }
                    form.refuse(Vec::new(), Some((move || ProposalTexts::of(i18n).changed_meanwhile).into()));
                }
                Err(denial) => refuse(form, voice, &denial),
            }
        });
    };
    view! {
        <Form state=form summary=move || EditingTexts::of(i18n).check on_submit=submit>
            <CafeFields writing by=By::Visitor/>
            <section class="form__part">
                <TextArea
                    name="message"
                    label=move || CafeFormTexts::of(i18n).message
                    value=writing.message
                    hint=move || CafeFormTexts::of(i18n).message_hint
                    rows=3
                    most=MESSAGE
                />
            </section>
            <p class="actions">
                <Submit>{move || ProposalTexts::of(i18n).save}</Submit>
                <Button kind=ButtonKind::Quiet on_press=move |()| editing.set(false)>
                    {move || ProposalTexts::of(i18n).keep}
                </Button>
            </p>
        </Form>
    }
}
