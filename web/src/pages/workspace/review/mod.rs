//! What waits for a decision in one's territory, and deciding.

mod board;
mod clock;
mod decision;
mod desk;
mod detail;
mod entry;
mod known;
mod list;
mod opened;
mod place_map;
mod queue;
mod shortcuts;
mod similar;
mod standing;
mod together;

use cafeia_shared::site::WorkspacePage;
use leptos::prelude::*;

use self::{board::Board, desk::ask_queue};
pub use self::{
    clock::{Clock, Waited, use_now},
    decision::Verdict,
    desk::{cafes as waiting_cafes, proposals as waiting_proposals},
    entry::Entry,
    queue::Queue,
};
use super::frame::{Me, OnlyFor, Workspace};
use crate::{
    i18n::{ReviewTexts, use_i18n},
    pages::fetched::{Awaited, use_fetched},
};

/// The page.
#[component]
pub fn ReviewPage() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Workspace
            page=WorkspacePage::Review
            title=move || ReviewTexts::of(i18n).title
            wide=true
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

#[component]
fn Inside() -> impl IntoView {
    let fetched = use_fetched(Signal::stored(()), ask_queue);
    let on_refresh = fetched.on_retry;
    view! { <Awaited fetched rows=3 draw=move |queue| view! { <Board queue on_refresh/> }.into_any()/> }
}
