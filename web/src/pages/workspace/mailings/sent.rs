//! The letters to many that one has sent, and how they fare.

use std::time::Duration;

use cafeia_shared::{
    ids::MailingId,
    mailings::{Mailing, MailingQuery, MailingState},
    paging::Page,
    query::Paging,
    site::{SitePage, WorkspacePage},
};
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*, task::spawn_local};

use super::super::{
    forms::reason,
    frame::{Me, OnlyFor, Workspace},
    paged::{MorePages, Paged},
};
use crate::{
    client::{self, CallError},
    format,
    i18n::{MailingsTexts, Words as _, WorkspaceTexts, use_i18n},
    kit::{Badge, Button, Card, Icon, Notice, Pictogram, Toasts, Tone},
    pages::{
        TerritoryNames,
        fetched::{Awaited, use_fetched},
    },
};

/// How often those are asked for again whose letters are on their way.
const AGAIN: Duration = Duration::from_secs(3);

/// The page.
#[component]
pub fn MailingsPage() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Workspace
            page=WorkspacePage::Mailings
            title=move || MailingsTexts::of(i18n).title
            draw=|me: Me| {
                view! {
                    <OnlyFor may=Signal::derive(move || me.looks_after_others())>
                        <Inside/>
                    </OnlyFor>
                }
                    .into_any()
            }
        />
    }
}

fn query(cursor: Option<String>) -> MailingQuery {
    MailingQuery { paging: Paging { cursor, ..Paging::default() } }
}

async fn ask((): ()) -> Result<Page<Mailing>, CallError> {
    Ok(client::mailings(query(None)).await?)
}

#[component]
fn Inside() -> impl IntoView {
    let i18n = use_i18n();
    let fetched = use_fetched(Signal::stored(()), ask);
    let list = |page: WorkspacePage<'static>, words: fn(&MailingsTexts) -> &'static str| {
        let i18n = use_i18n();
        view! {
            <a class="button" href=SitePage::Workspace(page).to_string()>{move || words(MailingsTexts::of(i18n))}</a>
        }
    };
    view! {
        <p class="lead">{move || MailingsTexts::of(i18n).lead}</p>
        <p class="actions">
            {list(WorkspacePage::Facilitators, |texts| texts.to_facilitators)}
            {list(WorkspacePage::Organisations, |texts| texts.to_organisations)}
            {list(WorkspacePage::People, |texts| texts.to_people)}
        </p>
        <Awaited fetched rows=3 draw=move |page| view! { <Sent page/> }.into_any()/>
    }
}

#[component]
fn Sent(page: Page<Mailing>) -> impl IntoView {
    let i18n = use_i18n();
    let list = Paged::new(page);
    let ask = move |cursor| client::mailings(query(Some(cursor)));
    let count = move || {
        let total = list.total.get();
        (MailingsTexts::of(i18n).found)(total, &format::number(total, i18n.locale()))
    };
    keep_up(list);
    let empty = Memo::new(move |_| list.items.with(Vec::is_empty));
    view! {
        <h2><span role="status">{count}</span></h2>
        {move || {
            if empty.get() {
                view! {
                    <Notice icon=Icon::Mail title=move || MailingsTexts::of(i18n).none>
                        <p>{move || MailingsTexts::of(i18n).none_help}</p>
                    </Notice>
                }
                    .into_any()
            } else {
                view! {
                    <ul class="cards">
                        <For
                            each=move || list.items.get()
                            key=|one| (one.id, one.waiting, one.sent, one.failed, one.state)
                            let:mailing
                        >
                            <Line mailing list/>
                        </For>
                    </ul>
                    <MorePages list next=move || MailingsTexts::of(i18n).next ask id=|one| one.id/>
                }
                    .into_any()
            }
        }}
    }
}

/// Puts a mailing in the place of what was known of it.
fn replace(list: Paged<Mailing>, now: Mailing) {
    // The page may have been left.
    list.items.try_update(|items| {
        if let Some(known) = items.iter_mut().find(|one| one.id == now.id) {
            *known = now;
        }
    });
}

/// Asks again and again for those whose letters are on their way, as long as there are any.
fn keep_up(list: Paged<Mailing>) {
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let turn = RwSignal::new(0_u32);
    Effect::new(move || {
        turn.track();
        let under_way: Vec<MailingId> = list.items.with(|items| {
            items.iter().filter(|one| one.state == MailingState::Waiting).map(|one| one.id).collect()
        });
        if under_way.is_empty() {
            return;
        }
        let again = move || {
            spawn_local(async move {
                for id in under_way {
                    if let Ok(now) = client::mailing(id).await {
                        let is_new = list.items.try_with_untracked(|items| !items.contains(&now));
                        if is_new == Some(true) {
                            replace(list, now);
                        }
                    }
                }
                turn.try_update(|turn| *turn = turn.wrapping_add(1));
            });
        };
        if let Some(handle) = timer.try_update_value(Option::take).flatten() {
            handle.clear();
        }
        timer.set_value(set_timeout_with_handle(again, AGAIN).ok());
    });
    on_cleanup(move || {
        if let Some(handle) = timer.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    });
}

/// A mailing.
#[component]
fn Line(mailing: Mailing, list: Paged<Mailing>) -> impl IntoView {
    let i18n = use_i18n();
    let toasts = use_context::<Toasts>();
    let names = TerritoryNames::expect();
    let Mailing { id, audience, territories, own, sender, subject, text, state, .. } = mailing;
    let (recipients, waiting, sent, unneeded, failed) =
        (mailing.recipients, mailing.waiting, mailing.sent, mailing.unneeded, mailing.failed);
    let created_at = mailing.created_at;
    let busy = RwSignal::new(false);
    let stop = move |()| {
        busy.set(true);
        spawn_local(async move {
            let stopped = client::stop_mailing(id).await;
            if busy.try_set(false).is_some() {
                return;
            }
            let words = match stopped {
                Ok(now) => {
                    replace(list, now);
                    MailingsTexts::now(i18n).stopped
                }
                Err(denial) => reason(denial.code(), |texts| texts.failed)(WorkspaceTexts::now(i18n)),
            };
            if let Some(toasts) = toasts {
                toasts.say(words);
            }
        });
    };
    let number = move |count: u32| format::number(u64::from(count), i18n.locale());
    let known = subject.is_some();
    let shown = StoredValue::new(subject);
    let title = move || shown.get_value().unwrap_or_else(|| MailingsTexts::of(i18n).forgotten.to_owned());
    let tone = match state {
        MailingState::Waiting => Tone::Warning,
        MailingState::Done => Tone::Good,
        MailingState::Stopped => Tone::Stop,
    };
    let counts = [
        (sent, (|texts| texts.sent_count) as fn(&MailingsTexts) -> fn(u64, &str) -> String),
        (waiting, |texts| texts.waiting_count),
        (unneeded, |texts| texts.unneeded_count),
        (failed, |texts| texts.failed_count),
    ];
    let counts = move || {
        let texts = MailingsTexts::of(i18n);
        let parts: Vec<String> = counts
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, words)| words(texts)(u64::from(*count), &number(*count)))
            .collect();
        parts.join(" · ")
    };
    let to = move || {
        let count = (MailingsTexts::of(i18n).recipients)(u64::from(recipients), &number(recipients));
        format!("{count} ({})", audience.words(i18n.locale()))
    };
    let has_places = !territories.is_empty();
    let places = move || names.in_words(&territories);
    let when = move || {
        let moment = format::moment(created_at, i18n.locale());
        match sender.as_deref().filter(|_| !own) {
            Some(sender) => (MailingsTexts::of(i18n).by)(sender, &moment),
            None => moment,
        }
    };
    view! {
        <Card>
            <div class="card__body">
                <h3 class="card__title">{title}</h3>
                <p class="badges"><Badge tone>{move || state.words(i18n.locale())}</Badge></p>
                <p class="facts"><Pictogram icon=Icon::Clock/><span>{when}</span></p>
                <p class="facts"><Pictogram icon=Icon::People/><span>{to}</span></p>
                {has_places
                    .then(|| view! { <p class="facts"><Pictogram icon=Icon::Place/><span>{places}</span></p> })}
                {known.then(|| view! { <p class="facts"><Pictogram icon=Icon::Mail/><span>{counts}</span></p> })}
                {text
                    .map(|text| {
                        view! {
                            <details>
                                <summary>{move || MailingsTexts::of(i18n).read}</summary>
                                <p class="mailing__text">{text}</p>
                            </details>
                        }
                    })}
                {(state == MailingState::Waiting)
                    .then(|| {
                        view! {
                            <p class="actions">
                                <Button icon=Icon::Close busy on_press=stop>
                                    {move || MailingsTexts::of(i18n).stop}
                                </Button>
                            </p>
                        }
                    })}
            </div>
        </Card>
    }
}
