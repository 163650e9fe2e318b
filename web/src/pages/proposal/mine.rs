//! A proposal as its proposer sees it: where it stands, what it says, what can be done with it.

use cafeia_shared::{
    proposals::{Proposal, ProposalStatus, ProposalStep},
    site::SitePage,
};
use leptos::{prelude::*, task::spawn_local};

use super::{
    edit::Edit,
    progress::{Progress, way},
    withdrawal::Withdrawal,
};
use crate::{
    client::{self, session::Denial},
    format,
    i18n::{ProposalTexts, WorkspaceTexts, use_i18n},
    kit::{Button, ButtonKind, Icon, Notice, Toasts, Tone},
    pages::workspace::{
        forms::reason,
        written::{Place, Written},
    },
};

/// The proposal of the page, and what changes it.
#[derive(Clone, Copy)]
pub struct Held {
    token: StoredValue<String>,
    proposal: RwSignal<Proposal>,
    /// Whether something is on its way.
    pub busy: RwSignal<bool>,
    i18n: crate::i18n::I18n,
    toasts: Option<Toasts>,
}

impl Held {
    /// The proposal as it is known.
    pub fn get(self) -> Proposal {
        self.proposal.get()
    }

    /// Its version.
    pub fn version(self) -> u32 {
        self.proposal.with_untracked(|proposal| proposal.version)
    }

    /// The link's token.
    pub fn token(self) -> String {
        self.token.get_value()
    }

    /// It is like this now.
    pub fn set(self, proposal: Proposal) {
        self.proposal.try_set(proposal);
    }

    /// Says something in passing.
    pub fn say(self, text: impl Into<String>) {
        if let Some(toasts) = self.toasts {
            toasts.say(text);
        }
    }

    /// Does something with it; what came of it is shown, or why it was refused.
    pub fn work(
        self,
        work: impl Future<Output = Result<Proposal, Denial>> + 'static,
        done: fn(&ProposalTexts) -> &'static str,
    ) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        spawn_local(async move {
            let came = work.await;
            if self.busy.try_set(false).is_some() {
                return;
            }
            match came {
                Ok(proposal) => {
                    self.set(proposal);
                    self.say(done(ProposalTexts::now(self.i18n)));
                }
                Err(denial) => {
                    self.refused(&denial);
                    // It may have changed meanwhile: the page shows how it is.
                    if let Ok(proposal) = client::my_proposal(&self.token()).await {
                        self.set(proposal);
                    }
                }
            }
        });
    }

    /// Says why something was refused.
    pub fn refused(self, denial: &Denial) {
        let words = reason(denial.code(), |texts| texts.failed);
        self.say(words(WorkspaceTexts::now(self.i18n)));
    }

    /// Goes on with what was taken back.
    pub fn resume(self) {
        let (token, version) = (self.token(), self.version());
        let work = async move { client::step_my_proposal(&token, version, ProposalStep::Resume, None).await };
        self.work(work, |texts| texts.resumed);
    }
}

/// The proposal.
#[component]
pub fn Mine(
    /// The link's token.
    token: StoredValue<String>,
    /// The proposal.
    proposal: Proposal,
    /// Asks for it again.
    #[prop(into)]
    on_refresh: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let held = Held {
        token,
        proposal: RwSignal::new(proposal),
        busy: RwSignal::new(false),
        i18n,
        toasts: use_context(),
    };
    let editing = RwSignal::new(false);
    let editable = Memo::new(move |_| held.get().editable);
    let title = move || held.proposal.with(|proposal| proposal.cafe.title.clone());
    let written = move || {
        let proposal = held.get();
        let (place, slug) = (Place::of_proposal(&proposal), proposal.cafe_slug.clone());
        let content = proposal.cafe.to_cafe();
        view! { <Written content place slug for_review=false/> }
    };
    view! {
        <h2 class="proposal__title">{title}</h2>
        <div role="status">{move || view! { <Said held proposal=held.get()/> }}</div>
        {move || view! { <Progress way=way(&held.get())/> }}
        {move || {
            if editing.get() {
                return view! {
                    <section class="workspace__part">
                        <h2>{move || ProposalTexts::of(i18n).edit}</h2>
                        <p>{move || ProposalTexts::of(i18n).edit_help}</p>
                        <Edit held editing/>
                    </section>
                }
                    .into_any();
            }
            view! {
                <section class="workspace__part">
                    <h2>{move || ProposalTexts::of(i18n).written}</h2>
                    {written}
                    <p class="actions">
                        {move || {
                            editable
                                .get()
                                .then(|| {
                                    view! {
                                        <Button icon=Icon::Pen on_press=move |()| editing.set(true)>
                                            {move || ProposalTexts::of(i18n).edit}
                                        </Button>
                                    }
                                })
                        }}
                        <Withdrawal held/>
                        <Button kind=ButtonKind::Quiet icon=Icon::Retry on_press=on_refresh>
                            {move || ProposalTexts::of(i18n).refresh}
                        </Button>
                    </p>
                </section>
            }
                .into_any()
        }}
        <p class="field__hint">
            {move || {
                let (until, status) = held.proposal.with(|proposal| (proposal.kept_until, proposal.status));
                let texts = ProposalTexts::of(i18n);
                let words = match status {
                    ProposalStatus::Unconfirmed => texts.kept_unless_confirmed,
                    ProposalStatus::Accepted => texts.kept_until_accepted,
                    _ => texts.kept_until,
                };
                words(&format::own_day(until, i18n.locale()))
            }}
        </p>
        <p class="field__hint">{move || ProposalTexts::of(i18n).private}</p>
    }
}

/// What there is to say of where it stands, and what is to be done.
#[component]
fn Said(held: Held, proposal: Proposal) -> impl IntoView {
    let i18n = use_i18n();
    let said =
        proposal.reason.map(|reason| view! { <blockquote class="standing__reason">{reason}</blockquote> });
    match proposal.status {
        ProposalStatus::Unconfirmed => {
            let confirm = move |()| {
                let token = held.token();
                let work = async move { client::confirm_my_proposal(&token).await };
                held.work(work, |texts| texts.confirmed);
            };
            view! {
                <Notice tone=Tone::Warning icon=Icon::Mail title=move || ProposalTexts::of(i18n).unconfirmed>
                    <p>{move || ProposalTexts::of(i18n).unconfirmed_help}</p>
                    <Button kind=ButtonKind::Primary busy=held.busy on_press=confirm>
                        {move || ProposalTexts::of(i18n).confirm}
                    </Button>
                </Notice>
            }
            .into_any()
        }
        ProposalStatus::InReview => view! {
            <Notice icon=Icon::Clock title=move || ProposalTexts::of(i18n).in_review>
                <p>{move || ProposalTexts::of(i18n).in_review_help}</p>
            </Notice>
        }
        .into_any(),
        ProposalStatus::ChangeRequested => view! {
            <Notice tone=Tone::Warning icon=Icon::Talk title=move || ProposalTexts::of(i18n).change_requested>
                {said}
                <p>{move || ProposalTexts::of(i18n).change_requested_help}</p>
            </Notice>
        }
        .into_any(),
        ProposalStatus::Accepted => {
            let page = proposal.cafe_slug.map(|slug| SitePage::Cafe(&slug).to_string());
            let waits = proposal.review_since.is_some();
            view! {
                <Notice tone=Tone::Good icon=Icon::Check title=move || ProposalTexts::of(i18n).accepted>
                    {said}
                    {waits.then(|| view! { <p>{move || ProposalTexts::of(i18n).changes_wait}</p> })}
                    {page
                        .map(|page| {
                            view! {
                                <a class="button button--primary" href=page>
                                    {move || ProposalTexts::of(i18n).see_cafe}
                                </a>
                            }
                        })}
                </Notice>
            }
            .into_any()
        }
        ProposalStatus::Refused => view! {
            <Notice tone=Tone::Stop icon=Icon::Close title=move || ProposalTexts::of(i18n).refused>
                {said}
                <p>{move || ProposalTexts::of(i18n).refused_help}</p>
            </Notice>
        }
        .into_any(),
        ProposalStatus::Withdrawn => {
            let can_resume = proposal.steps.contains(&ProposalStep::Resume);
            view! {
                <Notice icon=Icon::Info title=move || ProposalTexts::of(i18n).withdrawn>
                    {can_resume
                        .then(|| {
                            view! {
                                <p>{move || ProposalTexts::of(i18n).withdrawn_help}</p>
                                <Button busy=held.busy on_press=move |()| held.resume()>
                                    {move || ProposalTexts::of(i18n).resume}
                                </Button>
                            }
                        })}
                </Notice>
            }
            .into_any()
        }
    }
}
