//! The queue on the page: what waits, what is ticked, and what became of the last decisions.

use leptos::{prelude::*, task::spawn_local};

use super::{
    clock::Clock,
    desk::{Desk, Made, Outcome, Why, ask_more},
    entry::{Entry, Key, Kind},
    opened::Opened,
    standing::Standing,
    together::Together,
};
use crate::{
    format,
    i18n::{FrameTexts, ReviewTexts, use_i18n},
    kit::{Badge, Button, ButtonKind, Icon, Notice, Pager, Pictogram, Tone},
    pages::workspace::written::place_words,
};

/// The queue.
#[component]
pub fn QueueList(
    /// The desk.
    desk: Desk,
    /// What is opened.
    #[prop(into)]
    opened: Signal<Option<Key>>,
    /// The present instant.
    now: Signal<chrono::DateTime<chrono::Utc>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let busy = RwSignal::new(false);
    let more = move |()| {
        let Some((side, cursor)) = desk.queue.with_untracked(super::queue::Queue::next) else { return };
        busy.set(true);
        spawn_local(async move {
            let came = ask_more(desk.queue, side, cursor).await;
            busy.try_set(false);
            if let Err(denial) = came {
                desk.say(Why::of(&denial).words(ReviewTexts::now(i18n)));
            }
        });
    };
    let shown = Signal::derive(move || {
        let (shown, total) = desk.queue.with(|queue| (queue.shown().len() as u64, queue.total()));
        let number = |count| format::number(count, i18n.locale());
        (FrameTexts::of(i18n).shown)(&number(shown), &number(total))
    });
    let empty = Memo::new(move |_| desk.queue.with(|queue| queue.shown().is_empty()));
    view! {
        {move || {
            if empty.get() {
                view! {
                    <Notice tone=Tone::Good icon=Icon::Check title=move || ReviewTexts::of(i18n).nothing_waits>
                        <p>{move || ReviewTexts::of(i18n).nothing_waits_help}</p>
                    </Notice>
                }
                    .into_any()
            } else {
                view! {
                    <Together desk/>
                    <ol class="queue" aria-label=move || ReviewTexts::of(i18n).queue>
                        <For
                            each=move || desk.queue.with(|queue| queue.shown().to_vec())
                            key=|entry| (entry.key(), entry.version())
                            let:entry
                        >
                            <Waiting desk entry opened now/>
                        </For>
                    </ol>
                    <Pager
                        next=move || ReviewTexts::of(i18n).next
                        shown
                        more=Signal::derive(move || desk.queue.with(|queue| queue.next().is_some()))
                        busy
                        on_next=more
                    />
                }
                    .into_any()
            }
        }}
        <Decided desk/>
    }
}

/// One that waits.
#[component]
fn Waiting(
    desk: Desk,
    entry: Entry,
    opened: Signal<Option<Key>>,
    now: Signal<chrono::DateTime<chrono::Utc>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let key = entry.key();
    let is_open = Memo::new(move |_| opened.get() == Some(key));
    let (starts_at, zone) = entry.starts();
    let zone = StoredValue::new(zone.to_owned());
    let title = StoredValue::new(entry.title().to_owned());
    let (place, commune) = entry.place();
    let host = Some(entry.host().to_owned()).filter(|host| Some(host.as_str()) != place);
    let at = place_words(place, commune.map(|commune| commune.name.as_str()));
    let kind = entry.kind();
    let outcome = Memo::new(move |_| desk.outcome(key));
    view! {
        <li class="queue__item" class:queue__item--open=move || is_open.get()>
            <label class="check queue__tick">
                <input
                    type="checkbox"
                    prop:checked=move || desk.ticked.with(|ticked| ticked.contains(&key))
                    on:change:target=move |event| desk.tick(key, event.target().checked())
                />
                <span class="visually-hidden">
                    {move || (ReviewTexts::of(i18n).tick)(&title.get_value())}
                </span>
            </label>
            <div class="queue__body">
                <a
                    id=key.link_id()
                    class="queue__link"
                    href=key.address()
                    aria-current=move || is_open.get().then_some("true")
                >
                    {title.get_value()}
                </a>
                <p class="queue__facts">
                    {move || zone.with_value(|zone| format::short_day(starts_at, zone, i18n.locale()))}
                    {(!at.is_empty()).then(|| format!(" · {at}"))}
                    {host.map(|host| format!(" · {host}"))}
                </p>
                <p class="badges">
                    <KindBadge kind/>
                    <Clock since=entry.since() now/>
                </p>
                {move || outcome.get().map(|outcome| view! { <OutcomeWords desk key outcome/> })}
            </div>
        </li>
    }
}

/// Why it waits.
#[component]
pub fn KindBadge(
    /// Why.
    kind: Kind,
) -> impl IntoView {
    let i18n = use_i18n();
    let words = move || {
        let texts = ReviewTexts::of(i18n);
        match kind {
            Kind::Proposal => texts.kind_proposal,
            Kind::HandedIn => texts.kind_handed_in,
            Kind::Changed => texts.kind_changed,
        }
    };
    view! { <Badge>{words}</Badge> }
}

/// What became of the last decision on one that is still here.
#[component]
pub fn OutcomeWords(
    /// The desk.
    desk: Desk,
    /// Which one.
    key: Key,
    /// What became of it.
    outcome: Outcome,
) -> impl IntoView {
    let i18n = use_i18n();
    match outcome {
        Outcome::UnderWay => {
            view! { <p class="queue__under-way">{move || ReviewTexts::of(i18n).under_way}</p> }.into_any()
        }
        Outcome::Refused(why) => view! {
            <p class="queue__refused" role="alert">
                <Pictogram icon=Icon::Alert/>
                {move || why.words(ReviewTexts::of(i18n))}
            </p>
        }
        .into_any(),
        Outcome::Changed => view! {
            <p class="queue__refused" role="alert">
                <Pictogram icon=Icon::Alert/>
                {move || ReviewTexts::of(i18n).changed}
            </p>
        }
        .into_any(),
        Outcome::Elsewhere(now) => view! {
            <div class="queue__elsewhere" role="alert">
                <p class="queue__refused">
                    <Pictogram icon=Icon::Alert/>
                    {move || ReviewTexts::of(i18n).elsewhere}
                </p>
                <Standing opened=*now/>
                <Button kind=ButtonKind::Quiet on_press=move |()| desk.leave(key)>
                    {move || ReviewTexts::of(i18n).take_off}
                </Button>
            </div>
        }
        .into_any(),
    }
}

/// What was decided during this visit, each with its undoing where that can be.
#[component]
fn Decided(desk: Desk) -> impl IntoView {
    let i18n = use_i18n();
    let none = Memo::new(move |_| desk.made.with(Vec::is_empty));
    move || {
        (!none.get()).then(|| {
            view! {
                <section class="review__made">
                    <h3>{move || ReviewTexts::of(i18n).made}</h3>
                    <ul class="lines">
                        <For
                            each=move || desk.made.get()
                            key=|made| (made.led_to.key(), made.led_to.version())
                            let:made
                        >
                            <DecidedLine desk made/>
                        </For>
                    </ul>
                </section>
            }
        })
    }
}

#[component]
fn DecidedLine(desk: Desk, made: Made) -> impl IntoView {
    let i18n = use_i18n();
    let Made { verdict, led_to } = made;
    let is_proposal = matches!(led_to, Opened::Proposal(_));
    let key = led_to.key();
    let title = StoredValue::new(led_to.title().to_owned());
    let can_reopen = led_to.can_reopen();
    let page = led_to.slug().map(|slug| cafeia_shared::site::SitePage::Cafe(slug).to_string());
    view! {
        <li class="line">
            <div>
                <p><strong>{title.get_value()}</strong></p>
                <p class="grant__note">{move || ReviewTexts::of(i18n).decided(verdict, is_proposal)}</p>
            </div>
            {page
                .map(|page| {
                    view! {
                        <a
                            class="button button--quiet"
                            href=page
                            aria-label=move || (ReviewTexts::of(i18n).see_public_label)(&title.get_value())
                        >
                            {move || ReviewTexts::of(i18n).see_public}
                        </a>
                    }
                })}
            {can_reopen
                .then(|| {
                    view! {
                        <button
                            type="button"
                            class="button"
                            aria-label=move || (ReviewTexts::of(i18n).undo_label)(&title.get_value())
                            on:click=move |_| desk.undo(Some(key))
                        >
                            {move || ReviewTexts::of(i18n).undo}
                        </button>
                    }
                })}
        </li>
    }
}
