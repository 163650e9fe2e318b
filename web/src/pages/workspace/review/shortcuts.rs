//! The queue by keyboard.
//!
//! Single keys can be switched off (WCAG 2.1.4), and count for nothing where one types.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;

use crate::{
    i18n::{FrameTexts, ReviewTexts, use_i18n},
    kit::Dialog,
    storage,
};

/// Where it is kept that they are switched off.
const KEY: &str = "cafeia.review.shortcuts";

/// What a key does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shortcut {
    /// To the next one.
    Next,
    /// To the one before.
    Previous,
    /// Ticks the one in question, or takes that back.
    Tick,
    /// Begins to approve it.
    Approve,
    /// Begins to ask for a change.
    AskForChange,
    /// Begins to refuse it.
    Refuse,
    /// Undoes the last decision.
    Undo,
    /// Back to the queue.
    Close,
    /// Shows the shortcuts.
    Help,
}

/// The keys, as they are shown.
pub const KEYS: [(Shortcut, &str); 9] = [
    (Shortcut::Next, "j"),
    (Shortcut::Previous, "k"),
    (Shortcut::Tick, "x"),
    (Shortcut::Approve, "a"),
    (Shortcut::AskForChange, "c"),
    (Shortcut::Refuse, "r"),
    (Shortcut::Undo, "u"),
    (Shortcut::Close, "q"),
    (Shortcut::Help, "?"),
];

/// Whether single keys count.
#[derive(Clone, Copy)]
pub struct Shortcuts(RwSignal<bool>);

impl Shortcuts {
    /// As one has left it.
    pub fn as_left() -> Self {
        Self(RwSignal::new(storage::read(KEY).is_none()))
    }

    /// What a key does here; nothing when it is part of something else.
    pub fn of(self, event: &web_sys::KeyboardEvent) -> Option<Shortcut> {
        let modified = event.ctrl_key() || event.alt_key() || event.meta_key();
        if modified || event.default_prevented() || !self.0.get_untracked() {
            return None;
        }
        let at = event.target()?.dyn_into::<web_sys::Element>().ok()?;
        if is_typing(&at) {
            return None;
        }
        let key = event.key();
        // In the queue itself the arrows walk; elsewhere they scroll.
        let arrow = match key.as_str() {
            "ArrowDown" => Some(Shortcut::Next),
            "ArrowUp" => Some(Shortcut::Previous),
            _ => None,
        };
        let in_queue = || at.closest(".queue").ok().flatten().is_some();
        arrow.filter(|_| in_queue()).or_else(|| {
            let key = key.to_lowercase();
            KEYS.iter().find(|(_, name)| *name == key).map(|(shortcut, _)| *shortcut)
        })
    }

    fn switch(self, on: bool) {
        self.0.set(on);
        if on {
            storage::forget(KEY);
        } else {
            storage::keep(KEY, "off");
        }
    }
}

/// Whether keys write something there, or choose.
fn is_typing(at: &web_sys::Element) -> bool {
    // Boxes and buttons take no letters.
    let typed = "input:not([type=checkbox]), textarea, select, dialog, [contenteditable]";
    at.closest(typed).ok().flatten().is_some()
}

/// The dialog that shows them, and switches them off.
#[component]
pub fn ShortcutHelp(
    /// Whether they count.
    shortcuts: Shortcuts,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let i18n = use_i18n();
    let words = move |shortcut: Shortcut| {
        let texts = ReviewTexts::of(i18n);
        match shortcut {
            Shortcut::Next => texts.key_next,
            Shortcut::Previous => texts.key_previous,
            Shortcut::Tick => texts.key_tick,
            Shortcut::Approve => texts.key_approve,
            Shortcut::AskForChange => texts.key_ask,
            Shortcut::Refuse => texts.key_refuse,
            Shortcut::Undo => texts.key_undo,
            Shortcut::Close => texts.key_close,
            Shortcut::Help => texts.key_help,
        }
    };
    view! {
        <Dialog title=move || ReviewTexts::of(i18n).shortcuts close=move || FrameTexts::of(i18n).close open>
            <p>{move || ReviewTexts::of(i18n).shortcuts_lead}</p>
            <dl class="keys">
                {KEYS
                    .map(|(shortcut, key)| {
                        view! {
                            <div>
                                <dt><kbd>{key}</kbd></dt>
                                <dd>{move || words(shortcut)}</dd>
                            </div>
                        }
                    })
                    .collect_view()}
            </dl>
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=move || shortcuts.0.get()
                    on:change:target=move |event| shortcuts.switch(event.target().checked())
                />
                <span>{move || ReviewTexts::of(i18n).shortcuts_on}</span>
            </label>
        </Dialog>
    }
}
