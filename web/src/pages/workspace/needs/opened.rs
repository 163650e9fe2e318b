//! One need: what is needed, who comes or could, what is said, and the café that comes of it.

use cafeia_shared::{
    ids::NeedId,
    needs::{NeedCafe, NeedStep, NewNeedStep, WorkspaceNeed},
    site::{SitePage, WorkspacePage},
};
use leptos::{prelude::*, task::spawn_local};

use super::{
    super::review::{Clock, use_now},
    answer::Answer,
    candidates::Candidates,
    decline::Decline,
    desk::Desk,
    list::Standing,
    merge::{Similar, Together},
    plan::Plan,
};
use crate::{
    client::{self, CallError, session::Denial},
    format,
    i18n::{NeedsTexts, Words, use_i18n},
    kit::{Badge, Button, ButtonKind, Icon, Notice, Pictogram, Tone},
    pages::{
        conversation::Conversation,
        fetched::{Awaited, use_fetched},
        needed::Needed,
    },
};

async fn ask(id: Option<NeedId>) -> Result<Option<WorkspaceNeed>, CallError> {
    match id {
        Some(id) => Ok(Some(client::need(id).await?)),
        None => Ok(None),
    }
}

/// The need that the address names.
#[component]
pub fn Found(opened: Memo<Option<NeedId>>) -> impl IntoView {
    let i18n = use_i18n();
    let fetched = use_fetched(opened, ask);
    let gone = move || {
        view! {
            <Notice tone=Tone::Warning icon=Icon::Info title=move || NeedsTexts::of(i18n).gone>
                <p>{move || NeedsTexts::of(i18n).gone_help}</p>
            </Notice>
        }
    };
    let draw = |need: Option<WorkspaceNeed>| need.map(|need| view! { <Opened need/> }).into_any();
    view! {
        <p>
            <a href=SitePage::Workspace(WorkspacePage::Needs).to_string()>
                <Pictogram icon=Icon::Back/>
                <span>{move || NeedsTexts::of(i18n).back}</span>
            </a>
        </p>
        <Awaited fetched rows=3 gone draw/>
    }
}

#[component]
fn Opened(need: WorkspaceNeed) -> impl IntoView {
    let i18n = use_i18n();
    let now = use_now();
    let desk = Desk::new(need);
    let words = RwSignal::new(String::new());
    let on_send = move |(words, done): (String, Callback<Result<(), Denial>>)| {
        let (id, _) = desk.read();
        spawn_local(async move {
            let came = client::write_about_need(id, words).await;
            done.try_run(came.map(|need| {
                desk.need.try_set(need);
            }));
        });
    };
    let head = move || {
        let summary = desk.need.with(|need| need.summary.clone());
        let status = summary.status;
        view! {
            <h2>{summary.host_name} ", " {summary.commune.name}</h2>
            <p class="need__badges" role="status">
                <Badge>{move || status.words(i18n.locale())}</Badge>
                {summary.waiting_since.map(|since| view! { <Clock since now/> })}
                <Standing days_over=summary.days_over vitality=summary.vitality/>
                {summary
                    .facilitator
                    .map(|name| view! { <Badge tone=Tone::Good>{move || (NeedsTexts::of(i18n).comes)(&name)}</Badge> })}
            </p>
        }
    };
    let needed = move || {
        let need = desk.need.get();
        view! {
            {need
                .asker_name
                .map(|name| view! { <p>{move || NeedsTexts::of(i18n).asker} " " <strong>{name}</strong></p> })}
            <Needed need=need.need commune=need.summary.commune/>
            {need.reason.map(|reason| view! { <blockquote class="standing__reason">{reason}</blockquote> })}
        }
    };
    let talks = Memo::new(move |_| {
        desk.need.with(|need| need.may_write || need.managed || !need.conversation.is_empty())
    });
    let may_plan = Memo::new(move |_| desk.need.with(|need| need.may_plan));
    let managed = Memo::new(move |_| desk.need.with(|need| need.managed));
    view! {
        {head}
        {move || desk.need.with(|need| need.cafe.clone()).map(|cafe| view! { <Planned cafe/> })}
        {move || {
            desk.need
                .with(|need| need.summary.days_over && need.managed)
                .then(|| {
                    view! {
                        <Notice tone=Tone::Warning icon=Icon::Clock title=move || NeedsTexts::of(i18n).days_over>
                            <p>{move || NeedsTexts::of(i18n).days_over_help}</p>
                        </Notice>
                    }
                })
        }}
        <Together desk/>
        <Answer desk/>
        {needed}
        {move || may_plan.get().then(|| view! { <Plan desk/> })}
        {move || managed.get().then(|| view! { <Candidates desk/> })}
        {move || managed.get().then(|| view! { <Similar desk/> })}
        {move || {
            talks
                .get()
                .then(|| {
                    view! {
                        <Conversation
                            messages=Signal::derive(move || desk.need.with(|need| need.conversation.clone()))
                            may_write=Signal::derive(move || desk.need.with(|need| need.may_write))
                            words
                            on_send
                        />
                    }
                })
        }}
        {move || managed.get().then(|| view! { <Closing desk/> })}
    }
}

/// The café that comes of it.
#[component]
fn Planned(cafe: NeedCafe) -> impl IntoView {
    let i18n = use_i18n();
    let page = cafe.slug.as_deref().map(|slug| SitePage::Cafe(slug).to_string());
    let tone = if page.is_some() { Tone::Good } else { Tone::Plain };
    let title = move || {
        let day = format::long_day(cafe.starts_at, &cafe.timezone, i18n.locale());
        (NeedsTexts::of(i18n).cafe)(&cafe.title, &day)
    };
    view! {
        <Notice tone icon=Icon::Coffee title=title>
            {match page {
                Some(page) => {
                    view! {
                        <a class="button" href=page>
                            {move || NeedsTexts::of(i18n).see_cafe}
                        </a>
                    }
                        .into_any()
                }
                None => view! { <p>{move || NeedsTexts::of(i18n).in_review}</p> }.into_any(),
            }}
        </Notice>
    }
}

/// What ends it, or its conversation; and what undoes that.
#[component]
fn Closing(desk: Desk) -> impl IntoView {
    let i18n = use_i18n();
    let step = move |step: NeedStep,
                     words: fn(&NeedsTexts) -> &'static str,
                     said: fn(&NeedsTexts) -> &'static str| {
        move || {
            desk.may(step).then(|| {
                view! {
                    <Button
                        kind=ButtonKind::Quiet
                        busy=desk.busy
                        on_press=move |()| desk.take(NewNeedStep::new(step), move |desk| desk.say(said(desk.texts())))
                    >
                        {move || words(NeedsTexts::of(i18n))}
                    </Button>
                }
            })
        }
    };
    view! {
        <p class="actions">
            <Decline desk/>
            {step(NeedStep::Reopen, |texts| texts.reopen, |texts| texts.reopened)}
            {step(
                NeedStep::CloseConversation,
                |texts| texts.close_conversation,
                |texts| texts.conversation_closed,
            )}
            {step(
                NeedStep::OpenConversation,
                |texts| texts.open_conversation,
                |texts| texts.conversation_opened,
            )}
        </p>
    }
}
