//! Where a facilitator stands, and the steps that can be taken with them.

use cafeia_shared::{
    directory::{LifeStep, WorkspaceFacilitator, WorkspaceFacilitatorSummary},
    problem::ProblemCode,
    site::SitePage,
    vocabulary::LifeStatus,
};
use leptos::{prelude::*, task::spawn_local};

use super::{
    super::frame::Me,
    card::{Badges, takes_part},
    saving::WrittenFacilitator,
    training::TrainingDialog,
};
use crate::{
    client,
    i18n::{I18n, MyFacilitatorsTexts, use_i18n},
    kit::{Button, Icon, Notice, Pictogram, Toasts, Tone},
    pages::{
        editing::Editing,
        facilitator_form::{Draft, ProfileVoice},
        forms::Voice as _,
    },
};

/// A text about them.
type Said = fn(&MyFacilitatorsTexts) -> &'static str;

/// The part of the page.
#[component]
pub fn Standing(
    /// Who is being written.
    editing: Editing<WrittenFacilitator>,
    /// Who is signed in.
    me: Me,
    /// Whether it is oneself.
    own: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let facilitator = editing.thing;
    let busy = RwSignal::new(false);
    let trouble = RwSignal::new(None::<TextProp>);
    let asking = RwSignal::new(None::<WorkspaceFacilitatorSummary>);
    // Who has changed elsewhere is asked about as they are now.
    Effect::new(move || {
        let now = facilitator.with(|one| one.as_ref().map(|one| one.summary.clone()));
        if now.is_some() && asking.with_untracked(Option::is_some) {
            asking.set(now);
        }
    });
    let on_change = Callback::new(move |now: WorkspaceFacilitator| {
        let draft = Draft::of(&now).named_as(&editing.base());
        editing.take(now, draft);
    });
    let act = steps(editing, busy, trouble, on_change, i18n);
    let press = move |step: LifeStep| {
        trouble.set(None);
        if editing.dirty.get_untracked() {
            trouble.set(Some((move || MyFacilitatorsTexts::of(i18n).unsaved_step).into()));
        } else {
            act.run(step);
        }
    };
    let told = move || facilitator.get().map(|one| told(one.summary, own, i18n));
    let confirms = Memo::new(move |_| {
        let takes_part =
            facilitator.with(|one| one.as_ref().is_some_and(|one| takes_part(one.summary.life_status)));
        takes_part && !own && me.looks_after_others()
    });
    let possible = Memo::new(move |_| {
        facilitator.with(|one| one.as_ref().map(|one| one.steps.clone()).unwrap_or_default())
    });
    let buttons = move || {
        let button = |step: LifeStep| {
            let words = label(step);
            view! {
                <Button busy on_press=move |()| press(step)>{move || words(MyFacilitatorsTexts::of(i18n))}</Button>
            }
        };
        possible.get().into_iter().map(button).collect_view()
    };
    view! {
        <section class="workspace__part">
            <h2>{move || MyFacilitatorsTexts::of(i18n).standing}</h2>
            {told}
            <div role="alert">
                {move || {
                    trouble.get().map(|words| view! { <Notice tone=Tone::Stop icon=Icon::Alert title=words/> })
                }}
            </div>
            <div class="actions">
                {move || {
                    confirms
                        .get()
                        .then(|| {
                            view! {
                                <Button
                                    icon=Icon::Check
                                    on_press=move |()| {
                                        asking.set(facilitator.with_untracked(|one| one.as_ref().map(|one| one.summary.clone())));
                                    }
                                >
                                    {move || {
                                        let training = facilitator.with(|one| one.as_ref().map(|one| one.summary.training));
                                        training.map(|state| MyFacilitatorsTexts::of(i18n).training_button(state))
                                    }}
                                </Button>
                            }
                        })
                }}
                {buttons}
            </div>
            <TrainingDialog asking on_change on_stale=move |_| editing.reload()/>
        </section>
    }
}

/// Takes a step; the way back is offered once it is done.
fn steps(
    editing: Editing<WrittenFacilitator>,
    busy: RwSignal<bool>,
    trouble: RwSignal<Option<TextProp>>,
    on_change: Callback<WorkspaceFacilitator>,
    i18n: I18n,
) -> Callback<LifeStep> {
    let toasts = use_context::<Toasts>();
    // Undoing takes a step, too: so the function is told to itself.
    let take = StoredValue::new(None::<Callback<LifeStep>>);
    let act = Callback::new(move |step: LifeStep| {
        let known =
            editing.thing.with_untracked(|one| one.as_ref().map(|one| (one.summary.id, one.summary.version)));
        let Some((id, version)) = known.filter(|_| !busy.get_untracked()) else { return };
        busy.set(true);
        trouble.set(None);
        spawn_local(async move {
            let answer = client::create_facilitator_step(id, version, step).await;
            if busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(now) => {
                    on_change.run(now);
                    let Some(toasts) = toasts else { return };
                    let words = done(step)(MyFacilitatorsTexts::now(i18n));
                    if step == LifeStep::Restore {
                        toasts.say(words);
                        return;
                    }
                    let undo = Callback::new(move |()| {
                        if let Some(take) = take.try_get_value().flatten() {
                            take.run(LifeStep::Restore);
                        }
                    });
                    toasts.offer(words, move || MyFacilitatorsTexts::of(i18n).undo, undo);
                }
                Err(denial) => {
                    trouble.set(Some(ProfileVoice(i18n).reason(denial.code())));
                    if matches!(denial.code(), Some(ProblemCode::VersionMismatch | ProblemCode::IllegalStep))
                    {
                        editing.reload();
                    }
                }
            }
        });
    });
    take.set_value(Some(act));
    act
}

fn label(step: LifeStep) -> Said {
    match step {
        LifeStep::Archive => |texts| texts.archive,
        LifeStep::Restore => |texts| texts.restore,
    }
}

fn done(step: LifeStep) -> Said {
    match step {
        LifeStep::Archive => |texts| texts.archived,
        LifeStep::Restore => |texts| texts.restored,
    }
}

/// Where they stand, in badges and a sentence.
fn told(summary: WorkspaceFacilitatorSummary, own: bool, i18n: I18n) -> impl IntoView + use<> {
    let help: Said = match (summary.life_status, summary.visible, own) {
        (LifeStatus::Candidate, ..) => |texts| texts.candidate_help,
        (LifeStatus::Archived, ..) => |texts| texts.archived_help,
        (LifeStatus::Active | LifeStatus::Dormant, true, _) => |texts| texts.shown_help,
        (LifeStatus::Active | LifeStatus::Dormant, false, true) => |texts| texts.hidden_own_help,
        (LifeStatus::Active | LifeStatus::Dormant, false, false) => |texts| texts.hidden_help,
    };
    let is_public = summary.visible && takes_part(summary.life_status);
    let public = is_public.then(|| SitePage::Facilitator(&summary.slug).to_string());
    view! {
        <Badges summary/>
        <p>{move || help(MyFacilitatorsTexts::of(i18n))}</p>
        {public
            .map(|address| {
                view! {
                    <p>
                        <a href=address>
                            <Pictogram icon=Icon::People/>
                            <span>{move || MyFacilitatorsTexts::of(i18n).see}</span>
                        </a>
                    </p>
                }
            })}
    }
}
