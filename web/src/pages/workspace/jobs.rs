//! What the platform has to do by itself, and what of it was given up: for the national team.

use cafeia_shared::{
    accounts::{GrantState, Role},
    ids::JobId,
    jobs::{JobFilter, JobQuery, JobState, JobSummary},
    paging::Page,
    query::Paging,
    site::WorkspacePage,
};
use leptos::{prelude::*, task::spawn_local};

use super::{
    forms::{reason, send},
    frame::{Me, OnlyFor, Workspace},
    paged::{MorePages, Paged},
};
use crate::{
    client::{self, CallError},
    format,
    i18n::{FrameTexts, JobsTexts, WorkspaceTexts, use_i18n},
    kit::{
        Button, ButtonKind, Card, ChoiceGroup, Dialog, Form, FormState, Icon, Notice, Pictogram, Submit,
        Toasts,
    },
    pages::fetched::{Awaited, use_fetched},
};

impl Me {
    /// Whether a grant in force lets them see the platform's jobs. Tracked.
    pub fn manages_jobs(self) -> bool {
        self.with(|account| {
            account
                .grants
                .iter()
                .any(|grant| grant.state == GrantState::InForce && grant.role == Role::National)
        })
    }
}

/// The page.
#[component]
pub fn JobsPage() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Workspace
            page=WorkspacePage::Jobs
            title=move || JobsTexts::of(i18n).title
            draw=|me: Me| {
                view! {
                    <OnlyFor may=Signal::derive(move || me.manages_jobs())>
                        <Inside/>
                    </OnlyFor>
                }
                    .into_any()
            }
        />
    }
}

fn query(state: JobState, cursor: Option<String>) -> JobQuery {
    JobQuery { filter: JobFilter { state: Some(state) }, paging: Paging { cursor, ..Paging::default() } }
}

async fn ask(state: JobState) -> Result<Page<JobSummary>, CallError> {
    Ok(client::jobs(query(state, None)).await?)
}

#[component]
fn Inside() -> impl IntoView {
    let i18n = use_i18n();
    let state = RwSignal::new(JobState::Failed);
    let fetched = use_fetched(state, ask);
    let choices = Signal::derive(move || {
        let texts = JobsTexts::of(i18n);
        vec![(JobState::Failed, texts.failed), (JobState::Waiting, texts.waiting)]
    });
    view! {
        <p class="lead">{move || JobsTexts::of(i18n).lead}</p>
        <ChoiceGroup
            label=move || JobsTexts::of(i18n).state
            choices
            chosen=state
            on_choose=move |chosen| state.set(chosen)
        />
        <Awaited fetched rows=3 draw=move |page| view! { <List page state=state.get_untracked()/> }.into_any()/>
    }
}

#[component]
fn List(page: Page<JobSummary>, state: JobState) -> impl IntoView {
    let i18n = use_i18n();
    let list = Paged::new(page);
    let ask = move |cursor| client::jobs(query(state, Some(cursor)));
    let discarding = RwSignal::new(None::<JobId>);
    let count = move || {
        let total = list.total.get();
        (JobsTexts::of(i18n).found)(total, &format::number(total, i18n.locale()))
    };
    let empty = Memo::new(move |_| list.items.with(Vec::is_empty));
    view! {
        <h2><span role="status">{count}</span></h2>
        {move || {
            if empty.get() {
                let texts = move || {
                    let texts = JobsTexts::of(i18n);
                    match state {
                        JobState::Failed => (texts.none_failed, texts.none_failed_help),
                        JobState::Waiting => (texts.none_waiting, texts.none_waiting_help),
                    }
                };
                view! {
                    <Notice icon=Icon::Check title=move || texts().0>
                        <p>{move || texts().1}</p>
                    </Notice>
                }
                    .into_any()
            } else {
                view! {
                    <ul class="cards">
                        <For each=move || list.items.get() key=|job| job.id let:job>
                            <Line job list discarding/>
                        </For>
                    </ul>
                    <MorePages list next=move || JobsTexts::of(i18n).next ask id=|job| job.id/>
                }
                    .into_any()
            }
        }}
        <Discard list discarding/>
    }
}

/// A job.
#[component]
fn Line(job: JobSummary, list: Paged<JobSummary>, discarding: RwSignal<Option<JobId>>) -> impl IntoView {
    let i18n = use_i18n();
    let toasts = use_context::<Toasts>();
    let JobSummary { id, about, run_at, attempts, last_error, state, .. } = job;
    let busy = RwSignal::new(false);
    let retry = move |()| {
        busy.set(true);
        spawn_local(async move {
            let retried = client::retry_job(id).await;
            if busy.try_set(false).is_some() {
                return;
            }
            let words = match retried {
                Ok(_) => {
                    list.remove(|job| job.id == id);
                    JobsTexts::now(i18n).retried
                }
                Err(denial) => reason(denial.code(), |texts| texts.failed)(WorkspaceTexts::now(i18n)),
            };
            if let Some(toasts) = toasts {
                toasts.say(words);
            }
        });
    };
    let due = move || (JobsTexts::of(i18n).due)(&format::moment(run_at, i18n.locale()));
    let attempts = u64::from(attempts);
    let tried = move || (JobsTexts::of(i18n).attempts)(attempts, &format::number(attempts, i18n.locale()));
    view! {
        <Card>
            <div class="card__body">
                <h3 class="card__title">{move || JobsTexts::of(i18n).about(about.as_deref())}</h3>
                <p class="facts"><Pictogram icon=Icon::Clock/><span>{due}</span></p>
                {(attempts > 0)
                    .then(|| view! { <p class="facts"><Pictogram icon=Icon::Info/><span>{tried}</span></p> })}
                {last_error.map(|error| view! { <p class="prose" lang="en">{error}</p> })}
                {(state == JobState::Failed)
                    .then(|| {
                        view! {
                            <p class="actions">
                                <Button busy on_press=retry>{move || JobsTexts::of(i18n).retry}</Button>
                                <Button
                                    kind=ButtonKind::Quiet
                                    on_press=move |()| discarding.set(Some(id))
                                >
                                    {move || JobsTexts::of(i18n).discard}
                                </Button>
                            </p>
                        }
                    })}
            </div>
        </Card>
    }
}

/// The question before a job is discarded.
#[component]
fn Discard(list: Paged<JobSummary>, discarding: RwSignal<Option<JobId>>) -> impl IntoView {
    let i18n = use_i18n();
    let toasts = use_context::<Toasts>();
    let open = RwSignal::new(false);
    let form = FormState::new();
    Effect::new(move || {
        form.clear();
        open.set(discarding.with(Option::is_some));
    });
    // Closed by its button or a key: then none is meant any more.
    Effect::new(move || {
        if !open.get() && discarding.with_untracked(Option::is_some) {
            discarding.set(None);
        }
    });
    let submit = move |()| {
        let Some(id) = discarding.get_untracked() else { return };
        send(
            form,
            i18n,
            |texts| texts.failed,
            client::discard_job(id),
            move |()| {
                list.remove(|job| job.id == id);
                discarding.set(None);
                if let Some(toasts) = toasts {
                    toasts.say(JobsTexts::now(i18n).discarded);
                }
            },
        );
    };
    view! {
        <Dialog
            title=move || JobsTexts::of(i18n).discard_title
            close=move || FrameTexts::of(i18n).close
            open
        >
            <p>{move || JobsTexts::of(i18n).discard_help}</p>
            <Form state=form summary=move || WorkspaceTexts::of(i18n).check on_submit=submit>
                <p class="actions">
                    <Submit is_final=true>{move || JobsTexts::of(i18n).discard}</Submit>
                    <Button kind=ButtonKind::Quiet on_press=move |()| discarding.set(None)>
                        {move || JobsTexts::of(i18n).keep}
                    </Button>
                </p>
            </Form>
        </Dialog>
    }
}
