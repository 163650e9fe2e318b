//! What one decides, and the form where one does.

use cafeia_shared::{
    ids::{OrganisationId, PlaceId},
    problem::FieldError,
};
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsCast as _;

use super::{
    desk::{Desk, Why},
    known::{Known, KnownChoice},
    opened::Opened,
};
use crate::{
    format,
    i18n::{ReviewTexts, WorkspaceTexts, WritingTexts, use_i18n},
    kit::{Button, ButtonKind, Form, FormState, Icon, Notice, Submit, TextArea, Tone},
    pages::workspace::forms::is_sound,
};

/// Characters of a reason: to a proposer, and of a café.
const REASONS: (usize, usize) = (1_000, 200);

/// A decision's kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It becomes public.
    Approve,
    /// Its proposer is asked for a change.
    AskForChange,
    /// It does not become public.
    Refuse,
}

/// What one decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The decision.
    pub verdict: Verdict,
    /// Why; it is sent.
    pub reason: Option<String>,
    /// The known place that stands for the new one.
    pub place_id: Option<PlaceId>,
    /// The known host that stands for the new one.
    pub host_id: Option<OrganisationId>,
}

impl Decision {
    /// One that says no more than why.
    pub fn new(verdict: Verdict, reason: &str) -> Self {
        let reason = reason.trim();
        let reason = (!reason.is_empty()).then(|| reason.to_owned());
        Self { verdict, reason, place_id: None, host_id: None }
    }

    /// What is wrong with it, for what it is decided on.
    pub fn faults(&self, is_proposal: bool) -> Vec<FieldError> {
        if is_proposal { self.of_proposal().faults() } else { self.of_cafe().faults() }
    }
}

/// What is being decided on something: it outlives the form, which comes anew when the thing has changed meanwhile.
#[derive(Clone, Copy)]
pub struct Draft {
    /// The decision that one is about to make.
    pub verdict: RwSignal<Option<Verdict>>,
    /// Why.
    pub reason: RwSignal<String>,
}

impl Draft {
    /// Nothing yet.
    pub fn new() -> Self {
        Self { verdict: RwSignal::new(None), reason: RwSignal::default() }
    }

    /// Nothing any more.
    pub fn clear(self) {
        self.verdict.set(None);
        self.reason.set(String::new());
    }
}

/// The words and the icon of a decision.
fn button(verdict: Verdict, is_proposal: bool) -> (fn(&ReviewTexts) -> &'static str, Icon) {
    match verdict {
        Verdict::Approve => (|texts| texts.approve, Icon::Check),
        Verdict::AskForChange => (|texts| texts.ask_for_change, Icon::Talk),
        Verdict::Refuse if is_proposal => (|texts| texts.refuse, Icon::Close),
        Verdict::Refuse => (|texts| texts.send_back, Icon::Close),
    }
}

/// What one may decide on something, and the form of what one is about to decide.
#[component]
pub fn Deciding(
    /// The desk.
    desk: Desk,
    /// What it is about.
    opened: Opened,
    /// What is being decided.
    draft: Draft,
    /// Told what a decision led to.
    #[prop(into)]
    on_decided: Callback<(Verdict, Opened)>,
    /// Told that a decision was refused: what is opened may have changed.
    #[prop(into)]
    on_refused: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let is_proposal = matches!(opened, Opened::Proposal(_));
    let verdicts = opened.verdicts();
    let legal = verdicts.clone();
    if verdicts.is_empty() {
        return ().into_any();
    }
    let opened = StoredValue::new(opened);
    let chosen = Memo::new(move |_| draft.verdict.get().filter(|verdict| legal.contains(verdict)));
    view! {
        <section class="decision" aria-label=move || ReviewTexts::of(i18n).decide>
            <div class="decision__ways">
                {verdicts
                    .into_iter()
                    .map(|verdict| {
                        let (words, icon) = button(verdict, is_proposal);
                        let kind = if verdict == Verdict::Approve {
                            ButtonKind::Primary
                        } else {
                            ButtonKind::Secondary
                        };
                        view! {
                            <Button kind icon on_press=move |()| draft.verdict.set(Some(verdict))>
                                {move || words(ReviewTexts::of(i18n))}
                            </Button>
                        }
                    })
                    .collect_view()}
            </div>
            {move || {
                chosen
                    .get()
                    .map(|verdict| {
                        view! {
                            <DecisionForm
                                desk
                                opened=opened.get_value()
                                verdict
                                draft
                                on_decided
                                on_refused
                            />
                        }
                    })
            }}
        </section>
    }
    .into_any()
}

/// The form of a decision on one thing.
#[component]
fn DecisionForm(
    desk: Desk,
    opened: Opened,
    verdict: Verdict,
    draft: Draft,
    on_decided: Callback<(Verdict, Opened)>,
    on_refused: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let form = FormState::new();
    let (key, version) = (opened.key(), opened.version());
    let entry = opened.entry();
    let proposal = match &opened {
        Opened::Proposal(one) => Some((**one).clone()),
        Opened::Cafe(_) => None,
    };
    let is_proposal = proposal.is_some();
    // The author's language, in which the ready sentences are.
    let language = proposal.as_ref().map(|one| one.proposal.proposer.locale);
    let (place, host) = (RwSignal::new(None::<PlaceId>), RwSignal::new(None::<OrganisationId>));
    let submit = move |()| {
        let decision = Decision {
            place_id: place.get_untracked(),
            host_id: host.get_untracked(),
            ..Decision::new(verdict, &draft.reason.get_untracked())
        };
        if !is_sound(form, i18n, &decision.faults(is_proposal)) {
            return;
        }
        form.begin();
        spawn_local(async move {
            match desk.decide(key, version, &decision).await {
                Ok(led_to) => {
                    form.end();
                    on_decided.try_run((verdict, led_to));
                }
                Err(denial) => {
                    let why = Why::of(&denial);
                    form.refuse(Vec::new(), Some((move || why.words(ReviewTexts::of(i18n))).into()));
                    on_refused.try_run(());
                }
            }
        });
    };
    let known = proposal.filter(|_| verdict == Verdict::Approve).map(|one| {
        let (places, hosts) = Known::of(&one);
        view! {
            {places.map(|known| view! { <KnownChoice known chosen=place/> })}
            {hosts.map(|known| view! { <KnownChoice known chosen=host/> })}
        }
    });
    // Who approves what is over is asked whether they mean it.
    let over = (verdict == Verdict::Approve && entry.is_late(format::now())).then(|| {
        let (ends_at, zone) = entry.ends();
        let zone = zone.to_owned();
        let day = move || format::long_day(ends_at, &zone, i18n.locale());
        view! {
            <Notice tone=Tone::Warning icon=Icon::Calendar title=move || ReviewTexts::of(i18n).over>
                <p>{move || (WritingTexts::of(i18n).over_help)(&day())}</p>
            </Notice>
        }
    });
    // Nothing is sent with the publication of a café.
    let says = is_proposal || verdict != Verdict::Approve;
    let most = if is_proposal { REASONS.0 } else { REASONS.1 };
    request_animation_frame(focus_first);
    view! {
        <div
            class="decision__form"
            on:keydown=move |event| {
                if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) && !form.busy().get_untracked() {
                    event.prevent_default();
                    submit(());
                }
            }
        >
            <Form state=form summary=move || WorkspaceTexts::of(i18n).check on_submit=submit>
                {over}
                {known}
                {says
                    .then(|| {
                        view! {
                            <TextArea
                                name="reason"
                                label=move || ReviewTexts::of(i18n).reason_label(verdict)
                                value=draft.reason
                                hint=move || ReviewTexts::of(i18n).reason_hint(verdict, is_proposal)
                                rows=3
                                most
                            />
                            <ReadySentences verdict language reason=draft.reason/>
                        }
                    })}
                {(!says).then(|| view! { <p>{move || ReviewTexts::of(i18n).publish_help}</p> })}
                <p class="actions">
                    <Submit>{move || ReviewTexts::of(i18n).confirm(verdict, is_proposal)}</Submit>
                    <Button kind=ButtonKind::Quiet on_press=move |()| draft.verdict.set(None)>
                        {move || ReviewTexts::of(i18n).not_now}
                    </Button>
                </p>
            </Form>
        </div>
    }
}

/// Puts the focus on the form's first field, or on its button.
fn focus_first() {
    let first = document()
        .query_selector(".decision__form :is(input, textarea), .decision__form button[type=submit]")
        .ok()
        .flatten();
    if let Some(first) = first.and_then(|first| first.dyn_into::<web_sys::HtmlElement>().ok()) {
        // It is in the document, and can be focused.
        let _ = first.focus();
    }
}

/// Sentences to begin with, in the language of whoever gets them.
#[component]
pub fn ReadySentences(
    /// For which decision.
    verdict: Verdict,
    /// The language of the letter; that of the page when it is not known.
    language: Option<cafeia_shared::vocabulary::Locale>,
    /// Where they go.
    reason: RwSignal<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <div class="decision__ready" role="group" aria-label=move || ReviewTexts::of(i18n).ready>
            <p class="field__hint">{move || ReviewTexts::of(i18n).ready}</p>
            {move || {
                ReviewTexts::ready_sentences(i18n, language, verdict)
                    .iter()
                    .map(|sentence| {
                        view! {
                            <button
                                type="button"
                                class="chip"
                                on:click=move |_| {
                                    reason
                                        .update(|reason| {
                                            if !reason.is_empty() && !reason.ends_with(char::is_whitespace) {
                                                reason.push(' ');
                                            }
                                            reason.push_str(sentence);
                                        });
                                }
                            >
                                {*sentence}
                            </button>
                        }
                    })
                    .collect_view()
            }}
        </div>
    }
}
