//! Where a facilitator stands in their training, as whoever looks after their territory confirms it.

use cafeia_shared::{
    directory::{WorkspaceFacilitator, WorkspaceFacilitatorSummary},
    ids::FacilitatorId,
    problem::ProblemCode,
    vocabulary::{Term as _, TrainingState},
};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    client,
    i18n::{EditingTexts, FacilitatorsTexts, FrameTexts, MyFacilitatorsTexts, Words as _, use_i18n},
    kit::{Button, ButtonKind, ChoiceGroup, Dialog, Form, FormState, Submit, Toasts},
    pages::{
        facilitator_form::ProfileVoice,
        forms::{Voice as _, refuse},
    },
};

/// A state to be confirmed, and the one that it takes the place of.
#[derive(Clone, Copy)]
struct Confirmation {
    id: FacilitatorId,
    version: u32,
    before: TrainingState,
    state: TrainingState,
}

/// The dialog. What it confirms can be undone.
#[component]
pub fn TrainingDialog(
    /// Who is asked about.
    asking: RwSignal<Option<WorkspaceFacilitatorSummary>>,
    /// Told the facilitator as they are now.
    #[prop(into)]
    on_change: Callback<WorkspaceFacilitator>,
    /// Told that they have changed elsewhere.
    #[prop(into)]
    on_stale: Callback<FacilitatorId>,
) -> impl IntoView {
    let i18n = use_i18n();
    let toasts = use_context::<Toasts>();
    let voice = ProfileVoice(i18n);
    let open = RwSignal::new(false);
    let form = FormState::new();
    let state = RwSignal::new(TrainingState::Declared);
    Effect::new(move |was_asked: Option<bool>| {
        let asked = asking.with(|who| who.as_ref().map(|who| who.training));
        if was_asked != Some(true) {
            form.clear();
        }
        if let Some(training) = asked {
            state.set(training);
        }
        open.set(asked.is_some());
        asked.is_some()
    });
    // Closed by its button or a key: then nobody is asked about any more.
    Effect::new(move || {
        if !open.get() && asking.with_untracked(Option::is_some) {
            asking.set(None);
        }
    });
    // The way back is a confirmation, too: what it needs is known when it is taken.
    let go_back = Callback::new(move |back: Confirmation| {
        spawn_local(async move {
            let words = match client::confirm_training(back.id, back.version, back.state).await {
                Ok(now) => {
                    on_change.try_run(now);
                    MyFacilitatorsTexts::now(i18n).undone.to_owned()
                }
                Err(denial) => {
                    if denial.code() == Some(ProblemCode::VersionMismatch) {
                        on_stale.try_run(back.id);
                    }
                    untrack(|| voice.reason(denial.code()).get().to_string())
                }
            };
            if let Some(toasts) = toasts {
                toasts.say(words);
            }
        });
    });
    let confirmed = move |Confirmation { before, state, .. }: Confirmation, now: WorkspaceFacilitator| {
        asking.set(None);
        let back =
            Confirmation { id: now.summary.id, version: now.summary.version, before: state, state: before };
        let words = MyFacilitatorsTexts::now(i18n).confirmed;
        let said = words(&now.summary.name, state.words(i18n.locale_now()));
        on_change.run(now);
        if let Some(toasts) = toasts {
            let undo = Callback::new(move |()| go_back.run(back));
            toasts.offer(said, move || MyFacilitatorsTexts::of(i18n).undo, undo);
        }
    };
    let submit = move |()| {
        let Some(who) = asking.get_untracked() else { return };
        let asked = Confirmation {
            id: who.id,
            version: who.version,
            before: who.training,
            state: state.get_untracked(),
        };
        if asked.before == asked.state {
            asking.set(None);
            return;
        }
        form.begin();
        spawn_local(async move {
            match client::confirm_training(asked.id, asked.version, asked.state).await {
                Ok(now) if form.end() => confirmed(asked, now),
                Ok(_) => {}
                Err(denial) => {
                    if denial.code() == Some(ProblemCode::VersionMismatch) {
                        on_stale.try_run(asked.id);
                    }
                    refuse(form, voice, &denial);
                }
            }
        });
    };
    let states = Signal::derive(move || {
        TrainingState::ALL.iter().map(|state| (*state, state.words(i18n.locale()))).collect::<Vec<_>>()
    });
    let name = move || asking.with(|who| who.as_ref().map(|who| who.name.clone()).unwrap_or_default());
    view! {
        <Dialog
            title=move || (MyFacilitatorsTexts::of(i18n).training_of)(&name())
            close=move || FrameTexts::of(i18n).close
            open
        >
            <Form state=form summary=move || EditingTexts::of(i18n).check on_submit=submit>
                <ChoiceGroup
                    label=move || MyFacilitatorsTexts::of(i18n).where_they_stand
                    choices=states
                    chosen=state
                    on_choose=move |chosen| state.set(chosen)
                />
                <p class="field__hint" role="status">
                    {move || (FacilitatorsTexts::of(i18n).meaning)(state.get())}
                </p>
                <p class="actions">
                    <Submit>{move || MyFacilitatorsTexts::of(i18n).confirm_state}</Submit>
                    <Button kind=ButtonKind::Quiet on_press=move |()| asking.set(None)>
                        {move || MyFacilitatorsTexts::of(i18n).keep}
                    </Button>
                </p>
            </Form>
        </Dialog>
    }
}
