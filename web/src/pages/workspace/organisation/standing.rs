//! Where an organisation stands, whether it is trusted, and what can be done about both.

use cafeia_shared::{
    directory::{LifeStep, WorkspaceOrganisation},
    problem::ProblemCode,
    site::SitePage,
    vocabulary::LifeStatus,
};
use leptos::{prelude::*, task::spawn_local};

use super::{
    super::organisations::LifeBadge,
    draft::Draft,
    saving::{OfOrganisation, WrittenOrganisation},
};
use crate::{
    client::{self, session::Denial},
    i18n::{MyOrganisationsTexts, use_i18n},
    kit::{Badge, Button, Icon, Notice, Pictogram, Toasts, Tone},
    pages::{editing::Editing, forms::Voice as _},
};

/// Something that is done with an organisation besides writing it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Act {
    Life(LifeStep),
    Trust(bool),
}

impl Act {
    fn undoing(self) -> Self {
        match self {
            Self::Life(LifeStep::Archive) => Self::Life(LifeStep::Restore),
            Self::Life(LifeStep::Restore) => Self::Life(LifeStep::Archive),
            Self::Trust(trusted) => Self::Trust(!trusted),
        }
    }

    fn done(self) -> fn(&MyOrganisationsTexts) -> &'static str {
        match self {
            Self::Life(LifeStep::Archive) => |texts| texts.archived,
            Self::Life(LifeStep::Restore) => |texts| texts.restored,
            Self::Trust(true) => |texts| texts.trust_given,
            Self::Trust(false) => |texts| texts.trust_ended,
        }
    }

    async fn take(self, read: WorkspaceOrganisation) -> Result<WorkspaceOrganisation, Denial> {
        let (id, version) = (read.summary.id, read.summary.version);
        match self {
            Self::Life(step) => client::create_organisation_step(id, version, step).await,
            Self::Trust(trusted) => {
                client::trust_organisation(id, version, trusted).await?;
                client::workspace_organisation(&id.to_string()).await
            }
        }
    }
}

/// The part of the page.
#[component]
pub fn Standing(
    /// The organisation, and what is being written of it.
    editing: Editing<WrittenOrganisation>,
) -> impl IntoView {
    let i18n = use_i18n();
    let toasts = use_context::<Toasts>();
    let organisation = editing.thing;
    let busy = RwSignal::new(false);
    let trouble = RwSignal::new(None::<TextProp>);
    // Undoing is such an act, too: so the function is told to itself.
    let again = StoredValue::new(None::<Callback<Act>>);
    let act = Callback::new(move |act: Act| {
        let Some(read) = organisation.get_untracked() else { return };
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        trouble.set(None);
        spawn_local(async move {
            let answer = act.take(read).await;
            if busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(now) => {
                    let draft = Draft::of(&now).named(editing.base().network.as_ref()).await;
                    editing.take(now, draft);
                    let undo = Callback::new(move |()| {
                        if let Some(again) = again.try_get_value().flatten() {
                            again.run(act.undoing());
                        }
                    });
                    if let Some(toasts) = toasts {
                        let words = act.done()(MyOrganisationsTexts::now(i18n));
                        toasts.offer(words, move || MyOrganisationsTexts::of(i18n).undo, undo);
                    }
                }
                Err(denial) => {
                    trouble.set(Some(OfOrganisation(i18n).reason(denial.code())));
                    if matches!(denial.code(), Some(ProblemCode::VersionMismatch | ProblemCode::IllegalStep))
                    {
                        editing.reload();
                    }
                }
            }
        });
    });
    again.set_value(Some(act));
    view! {
        <section class="workspace__part">
            <h2>{move || MyOrganisationsTexts::of(i18n).standing}</h2>
            {move || organisation.get().map(|one| view! { <Life one/> })}
            <div role="alert">
                {move || trouble.get().map(|words| view! { <Notice tone=Tone::Stop icon=Icon::Alert title=words/> })}
            </div>
            <div class="actions">
                {move || {
                    let steps = organisation.with(|one| one.as_ref().map(|one| one.steps.clone()).unwrap_or_default());
                    steps
                        .into_iter()
                        .map(|step| {
                            let words = move || {
                                let texts = MyOrganisationsTexts::of(i18n);
                                match step {
                                    LifeStep::Archive => texts.archive,
                                    LifeStep::Restore => texts.restore,
                                }
                            };
                            view! { <Button busy on_press=move |()| act.run(Act::Life(step))>{words}</Button> }
                        })
                        .collect_view()
                }}
            </div>
        </section>
        <section class="workspace__part">
            <h2>{move || MyOrganisationsTexts::of(i18n).trust}</h2>
            {move || {
                let (trusted, trustable) = organisation
                    .with(|one| one.as_ref().map(|one| (one.summary.trusted, one.trustable)).unwrap_or_default());
                let words = move || {
                    let texts = MyOrganisationsTexts::of(i18n);
                    if trusted { texts.end_trust } else { texts.give_trust }
                };
                view! {
                    {trusted
                        .then(|| {
                            view! {
                                <p class="badges">
                                    <Badge tone=Tone::Good>{move || MyOrganisationsTexts::of(i18n).trusted}</Badge>
                                </p>
                            }
                        })}
                    <p>
                        {move || {
                            let texts = MyOrganisationsTexts::of(i18n);
                            if trusted { texts.trust_on } else { texts.trust_off }
                        }}
                    </p>
                    {if trustable {
                        view! {
                            <div class="actions">
                                <Button busy on_press=move |()| act.run(Act::Trust(!trusted))>{words}</Button>
                            </div>
                        }
                            .into_any()
                    } else {
                        view! { <p class="field__hint">{move || MyOrganisationsTexts::of(i18n).trust_by}</p> }
                            .into_any()
                    }}
                }
            }}
        </section>
    }
}

/// Where it stands, in a badge and a sentence.
#[component]
fn Life(one: WorkspaceOrganisation) -> impl IntoView {
    let i18n = use_i18n();
    let status = one.summary.life_status;
    let help = move || {
        let texts = MyOrganisationsTexts::of(i18n);
        match status {
            LifeStatus::Candidate => texts.candidate_help,
            LifeStatus::Active => texts.active_help,
            LifeStatus::Dormant => texts.dormant_help,
            LifeStatus::Archived => texts.archived_help,
        }
    };
    let is_public = matches!(status, LifeStatus::Active | LifeStatus::Dormant);
    let public = is_public.then(|| SitePage::Organisation(&one.summary.slug).to_string());
    view! {
        <p class="badges"><LifeBadge status/></p>
        <p>{help}</p>
        {public
            .map(|address| {
                view! {
                    <p>
                        <a href=address>
                            <Pictogram icon=Icon::Organisation/>
                            <span>{move || MyOrganisationsTexts::of(i18n).see}</span>
                        </a>
                    </p>
                }
            })}
    }
}
