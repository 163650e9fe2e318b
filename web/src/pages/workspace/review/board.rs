//! The queue, and beside it what is opened; by keyboard, too.

use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
};
use wasm_bindgen::JsCast as _;

use cafeia_shared::site::{SitePage, WorkspacePage};

use super::{
    clock::use_now,
    decision::{Draft, Verdict},
    desk::Desk,
    detail::Detail,
    entry::Key,
    list::QueueList,
    opened::Opened,
    queue::Queue,
    shortcuts::{Shortcut, ShortcutHelp, Shortcuts},
};
use crate::{
    format,
    i18n::{ReviewTexts, use_i18n},
    kit::{Button, ButtonKind, Icon},
};

/// The queue and what is opened.
#[component]
pub fn Board(
    /// What waits.
    queue: Queue,
    /// Asks for the queue again.
    on_refresh: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = Desk::of(queue);
    let draft = Draft::new();
    let (shortcuts, help) = (Shortcuts::as_left(), RwSignal::new(false));
    let now = use_now();
    let location = use_location();
    let opened = Memo::new(move |_| location.search.with(|search| Key::parse(search)));
    // What one was about to decide belongs to what was opened.
    Effect::new(move |before: Option<Option<Key>>| {
        let key = opened.get();
        if before.is_some_and(|before| before != key) {
            draft.clear();
        }
        key
    });
    let navigate = StoredValue::new_local(use_navigate());
    let go = move |key: Option<Key>, replace: bool| {
        let address =
            key.map_or_else(|| SitePage::Workspace(WorkspacePage::Review).to_string(), Key::address);
        let options = NavigateOptions { replace, scroll: false, ..NavigateOptions::default() };
        navigate.with_value(|navigate| navigate(&address, options));
    };
    let close = move |()| {
        let was = opened.get_untracked();
        go(None, false);
        focus_soon(was.map(Key::link_id));
    };
    let step = move |forward: bool| {
        let from = opened.get_untracked().or_else(|| focused(desk));
        let Some(key) = desk.queue.with_untracked(|queue| queue.beside(from, forward)) else { return };
        if opened.get_untracked().is_some() {
            go(Some(key), true);
        } else {
            focus_soon(Some(key.link_id()));
        }
    };
    // The one that a key means: what is opened, else what has the focus.
    let meant = move || opened.get_untracked().or_else(|| focused(desk));
    let begin = move |verdict: Verdict| {
        if let Some(key) = meant() {
            if opened.get_untracked() != Some(key) {
                go(Some(key), false);
            }
            // After the draft of what was opened before is gone.
            request_animation_frame(move || {
                draft.verdict.try_set(Some(verdict));
            });
        }
    };
    let on_key = move |event: web_sys::KeyboardEvent| {
        let Some(shortcut) = shortcuts.of(&event) else { return };
        event.prevent_default();
        match shortcut {
            Shortcut::Next => step(true),
            Shortcut::Previous => step(false),
            Shortcut::Tick => {
                if let Some(key) = meant() {
                    let ticked = desk.ticked.with_untracked(|ticked| ticked.contains(&key));
                    desk.tick(key, !ticked);
                }
            }
            Shortcut::Approve => begin(Verdict::Approve),
            Shortcut::AskForChange => begin(Verdict::AskForChange),
            Shortcut::Refuse => begin(Verdict::Refuse),
            Shortcut::Undo => desk.undo(None),
            Shortcut::Close => close(()),
            Shortcut::Help => help.set(true),
        }
    };
    let told = window_event_listener(leptos::ev::keydown, on_key);
    on_cleanup(move || told.remove());

    // The next one comes by itself: one goes through the queue without walking back to it.
    let on_decided = move |(verdict, led_to): (Verdict, Opened)| {
        let next = desk.queue.with_untracked(|queue| queue.beside(None, true));
        desk.tell(verdict, &led_to);
        draft.clear();
        go(next, true);
        if next.is_none() {
            focus_soon(Some(HEADING.to_owned()));
        }
    };
    let count = move || {
        let total = desk.queue.with(Queue::total).saturating_sub(desk.decided_elsewhere());
        (ReviewTexts::of(i18n).waiting)(total, &format::number(total, i18n.locale()))
    };
    view! {
        <div class="review" class:review--open=move || opened.get().is_some()>
            <div class="review__queue">
                <header class="review__head">
                    <h2 id=HEADING tabindex="-1"><span role="status">{count}</span></h2>
                    <p class="actions">
                        <Button kind=ButtonKind::Quiet icon=Icon::Retry on_press=on_refresh>
                            {move || ReviewTexts::of(i18n).refresh}
                        </Button>
                        <Button kind=ButtonKind::Quiet icon=Icon::Keyboard on_press=move |()| help.set(true)>
                            {move || ReviewTexts::of(i18n).shortcuts}
                        </Button>
                    </p>
                </header>
                <QueueList desk opened now/>
            </div>
            {move || {
                opened
                    .get()
                    .map(|key| view! { <Detail desk key draft now on_decided on_close=close/> })
            }}
            <ShortcutHelp shortcuts open=help/>
        </div>
    }
}

/// The id of the queue's heading.
const HEADING: &str = "queue-heading";

/// The one whose link has the focus.
fn focused(desk: Desk) -> Option<Key> {
    let item = document().active_element()?.closest(".queue__item").ok()??;
    let link = item.query_selector(".queue__link").ok()??.id();
    desk.queue.with_untracked(|queue| {
        queue.shown().iter().map(super::entry::Entry::key).find(|key| key.link_id() == link)
    })
}

/// Puts the focus there, once it is drawn.
fn focus_soon(id: Option<String>) {
    let Some(id) = id else { return };
    request_animation_frame(move || {
        let element = document().get_element_by_id(&id);
        if let Some(element) = element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
            // It is in the document, and can be focused.
            let _ = element.focus();
        }
    });
}
