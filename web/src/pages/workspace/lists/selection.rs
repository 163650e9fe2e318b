//! Those of a list who are to be written to: ticked one by one, or all that the list finds.

use std::collections::BTreeSet;

use cafeia_shared::{
    mailings::{MailingAudience, MailingSelection},
    site::{SitePage, WorkspacePage},
};
use leptos::prelude::*;
use uuid::Uuid;

use super::super::mailings::Compose;
use crate::{
    format,
    i18n::{MailingsTexts, use_i18n},
    kit::{Button, Icon},
};

/// Those who are chosen.
#[derive(Clone, Copy)]
pub struct Selection {
    ticked: RwSignal<BTreeSet<Uuid>>,
    all: RwSignal<bool>,
}

impl Selection {
    /// Nobody yet.
    pub fn new() -> Self {
        Self { ticked: RwSignal::default(), all: RwSignal::new(false) }
    }

    /// Nobody any more.
    pub fn clear(self) {
        self.ticked.set(BTreeSet::new());
        self.all.set(false);
    }

    fn has(self, id: Uuid) -> bool {
        self.all.get() || self.ticked.with(|ticked| ticked.contains(&id))
    }

    /// Ticks one, or takes that back.
    fn tick(self, id: Uuid, on: bool) {
        self.ticked.update(|ticked| {
            if on {
                ticked.insert(id);
            } else {
                ticked.remove(&id);
            }
        });
    }
}

impl Default for Selection {
    fn default() -> Self {
        Self::new()
    }
}

/// The box by which one of a list is chosen.
#[component]
pub fn Tick(
    /// Those who are chosen.
    selection: Selection,
    /// Which one.
    id: Uuid,
    /// Their name.
    name: String,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <label class="check tick">
            <input
                type="checkbox"
                aria-label=move || (MailingsTexts::of(i18n).tick)(&name)
                // All are chosen: none by itself.
                prop:disabled=move || selection.all.get()
                prop:checked=move || selection.has(id)
                on:change:target=move |event| selection.tick(id, event.target().checked())
            />
        </label>
    }
}

/// How many are chosen, and the way to write to them.
#[component]
pub fn SelectionBar(
    /// Those who are chosen.
    selection: Selection,
    /// Out of which list.
    audience: MailingAudience,
    /// How many the list finds.
    #[prop(into)]
    total: Signal<u64>,
    /// What the list was asked for, without a page.
    #[prop(into)]
    query: Signal<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let writing = RwSignal::new(false);
    let count = Memo::new(move |_| {
        if selection.all.get() { total.get() } else { selection.ticked.with(BTreeSet::len) as u64 }
    });
    let chosen = Signal::derive(move || {
        let all = selection.all.get();
        MailingSelection {
            audience,
            ids: (!all).then(|| selection.ticked.with(|ticked| ticked.iter().copied().collect())),
            query: all.then(|| query.get()),
        }
    });
    let number = move |count: u64| format::number(count, i18n.locale());
    view! {
        <div class="together" role="group" aria-label=move || MailingsTexts::of(i18n).selection>
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=move || selection.all.get()
                    on:change:target=move |event| selection.all.set(event.target().checked())
                />
                <span>{move || (MailingsTexts::of(i18n).all)(total.get(), &number(total.get()))}</span>
            </label>
            <p role="status" class="together__count">
                {move || {
                    let count = count.get();
                    (count > 0).then(|| (MailingsTexts::of(i18n).chosen)(count, &number(count)))
                }}
            </p>
            {move || {
                (count.get() > 0)
                    .then(|| {
                        view! {
                            <Button icon=Icon::Mail on_press=move |()| writing.set(true)>
                                {move || MailingsTexts::of(i18n).write}
                            </Button>
                        }
                    })
            }}
            <a href=SitePage::Workspace(WorkspacePage::Mailings).to_string()>
                {move || MailingsTexts::of(i18n).see_sent}
            </a>
            <Compose open=writing selection=chosen on_sent=move |()| selection.clear()/>
        </div>
    }
}
