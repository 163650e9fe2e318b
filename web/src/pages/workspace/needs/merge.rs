//! Needs that may be the same: looked at side by side, then put together; what was put together, and its undoing.

use cafeia_shared::{
    ids::NeedId,
    needs::{MergedNeed, NeedStep, NewNeedStep, SimilarNeed, WorkspaceNeed},
};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::hooks::use_navigate;

use super::{super::forms::reason, address, desk::Desk};
use crate::{
    client::{self, CallError, session::Denial},
    format,
    i18n::{FrameTexts, NeedsTexts, Words, WorkspaceTexts, use_i18n},
    kit::{Button, ButtonKind, Dialog, Icon, Notice, Skeleton, Tone},
    pages::{Trouble, needed::Needed},
};

/// Others that may be the same, each with a way to put it together with this one.
#[component]
pub fn Similar(desk: Desk) -> impl IntoView {
    let i18n = use_i18n();
    let open = RwSignal::new(false);
    let other = RwSignal::new(None::<NeedId>);
    // One that has taken in others is kept: the two are put together from here in any case.
    let may =
        Memo::new(move |_| desk.may(NeedStep::Merge) || desk.need.with(|need| !need.similar.is_empty()));
    let line = move |SimilarNeed { id, status, host_name, received_at }: SimilarNeed| {
        let name = host_name.clone();
        view! {
            <li>
                <a href=address(id)>{host_name}</a>
                ", "
                {move || format::moment(received_at, i18n.locale())}
                " – "
                {move || status.words(i18n.locale())}
                " "
                {move || {
                    let name = name.clone();
                    may.get()
                        .then(|| {
                            view! {
                                <Button
                                    kind=ButtonKind::Quiet
                                    on_press=move |()| {
                                        other.set(Some(id));
                                        open.set(true);
                                    }
                                >
                                    {move || NeedsTexts::of(i18n).merge}
                                    <span class="visually-hidden">": " {name}</span>
                                </Button>
                            }
                        })
                }}
            </li>
        }
    };
    view! {
        {move || {
            let similar = desk.need.with(|need| need.similar.clone());
            (!similar.is_empty())
                .then(|| {
                    view! {
                        <Notice tone=Tone::Warning icon=Icon::Alert title=move || NeedsTexts::of(i18n).similar>
                            <ul>{similar.into_iter().map(line).collect_view()}</ul>
                            <p>{move || NeedsTexts::of(i18n).similar_help}</p>
                        </Notice>
                    }
                })
        }}
        <Dialog title=move || NeedsTexts::of(i18n).merge_title close=move || FrameTexts::of(i18n).close open>
            {move || other.get().filter(|_| open.get()).map(|other| view! { <SideBySide desk other open/> })}
        </Dialog>
    }
}

/// Both needs as they were written, and which one is kept.
#[component]
fn SideBySide(desk: Desk, other: NeedId, open: RwSignal<bool>) -> impl IntoView {
    let i18n = use_i18n();
    let came = RwSignal::new(None::<Result<WorkspaceNeed, Denial>>);
    let look = move |()| {
        came.set(None);
        spawn_local(async move {
            let need = client::need(other).await;
            // The dialog may have been closed.
            came.try_set(Some(need));
        });
    };
    look(());
    let on_retry = Callback::new(look);
    move || match came.get() {
        None => view! { <Skeleton label=move || FrameTexts::of(i18n).loading rows=2/> }.into_any(),
        Some(Ok(other)) => view! { <Choose desk other open/> }.into_any(),
        Some(Err(denial)) => view! { <Trouble error=CallError::from(denial) on_retry/> }.into_any(),
    }
}

#[component]
fn Choose(desk: Desk, other: WorkspaceNeed, open: RwSignal<bool>) -> impl IntoView {
    let i18n = use_i18n();
    let navigate = use_navigate();
    let this = desk.need.get_untracked();
    let both = [this, other];
    // Each can go where nobody comes to it yet, and where no others go its way.
    let may_go = |need: &WorkspaceNeed| need.steps.contains(&NeedStep::Merge) && need.merged.is_empty();
    let goes =
        StoredValue::new(both.each_ref().map(|need| (need.summary.id, need.summary.version, may_go(need))));
    let merge = StoredValue::new(move |keep: usize| {
        if desk.busy.get_untracked() {
            return;
        }
        desk.busy.set(true);
        let goes = goes.get_value();
        let ((kept, _, _), (id, version, _)) = (goes[keep], goes[1 - keep]);
        let navigate = navigate.clone();
        let step = NewNeedStep { into_id: Some(kept), ..NewNeedStep::new(NeedStep::Merge) };
        spawn_local(async move {
            let came = client::step_need(id, version, &step).await;
            if desk.busy.try_set(false).is_some() {
                return;
            }
            match came {
                Ok(gone) => {
                    open.set(false);
                    desk.offer_split(id, gone.summary.version, kept);
                    if desk.read().0 == kept {
                        desk.refresh().await;
                    } else {
                        navigate(&address(kept), leptos_router::NavigateOptions::default());
                    }
                }
                Err(denial) => {
                    let words = reason(denial.code(), |texts| texts.failed);
                    desk.say(words(WorkspaceTexts::now(i18n)));
                    open.set(false);
                    desk.refresh().await;
                }
            }
        });
    });
    let one = move |(at, need): (usize, WorkspaceNeed)| {
        let name = StoredValue::new(need.summary.host_name.clone());
        let received = need.summary.received_at;
        let (status, said) = (need.summary.status, need.conversation.len());
        view! {
            <section class="merge__one">
                <h3>{need.summary.host_name}</h3>
                <p>
                    {move || (NeedsTexts::of(i18n).received)(&format::moment(received, i18n.locale()))}
                    " · "
                    {move || status.words(i18n.locale())}
                    " · "
                    {move || (NeedsTexts::of(i18n).messages)(said)}
                </p>
                {need
                    .asker_name
                    .map(|name| view! { <p>{move || NeedsTexts::of(i18n).asker} " " <strong>{name}</strong></p> })}
                <Needed need=need.need commune=need.summary.commune/>
                {goes.with_value(|goes| goes[1 - at].2)
                    .then(|| {
                        view! {
                            <Button
                                kind=ButtonKind::Primary
                                busy=desk.busy
                                on_press=move |()| merge.with_value(|merge| merge(at))
                            >
                                {move || name.with_value(|name| (NeedsTexts::of(i18n).keep_this)(name))}
                            </Button>
                        }
                    })}
            </section>
        }
    };
    view! {
        <p>{move || NeedsTexts::of(i18n).merge_help}</p>
        {goes.with_value(|goes| goes.iter().all(|(_, _, may)| !may))
            .then(|| view! { <p role="status">{move || NeedsTexts::of(i18n).merge_neither}</p> })}
        <div class="merge">{both.into_iter().enumerate().map(one).collect_view()}</div>
    }
}

/// What was put together with it, or what it was put together with; and the undoing.
#[component]
pub fn Together(desk: Desk) -> impl IntoView {
    let i18n = use_i18n();
    let split_this = move |()| {
        desk.take(NewNeedStep::new(NeedStep::Split), |desk| desk.say(desk.texts().split_said));
    };
    let line = move |MergedNeed { id, version, host_name, asker_name, received_at }: MergedNeed| {
        let name = host_name.clone();
        view! {
            <li>
                <a href=address(id)>{host_name}</a>
                ", "
                {asker_name}
                ", "
                {move || format::moment(received_at, i18n.locale())}
                " "
                <Button kind=ButtonKind::Quiet busy=desk.busy on_press=move |()| desk.split(id, version)>
                    {move || NeedsTexts::of(i18n).split}
                    <span class="visually-hidden">": " {name}</span>
                </Button>
            </li>
        }
    };
    move || {
        let (merged, into) = desk.need.with(|need| (need.merged.clone(), need.merged_into));
        if let Some(into) = into {
            view! {
                <Notice icon=Icon::Link title=move || NeedsTexts::of(i18n).merged_into>
                    <p class="actions">
                        <a class="button button--primary" href=address(into)>
                            {move || NeedsTexts::of(i18n).see_kept}
                        </a>
                        {move || {
                            desk.may(NeedStep::Split)
                                .then(|| {
                                    view! {
                                        <Button busy=desk.busy on_press=split_this>
                                            {move || NeedsTexts::of(i18n).split}
                                        </Button>
                                    }
                                })
                        }}
                    </p>
                </Notice>
            }
            .into_any()
        } else if merged.is_empty() {
            ().into_any()
        } else {
            view! {
                <Notice icon=Icon::People title=move || NeedsTexts::of(i18n).merged>
                    <ul>{merged.into_iter().map(line).collect_view()}</ul>
                    <p>{move || NeedsTexts::of(i18n).merged_help}</p>
                </Notice>
            }
            .into_any()
        }
    }
}
