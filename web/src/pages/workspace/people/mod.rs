//! The accounts that one looks after: who they are, what they may do.

mod grant_form;
mod invite;
mod list;
mod person;

use cafeia_shared::site::WorkspacePage;
use leptos::prelude::*;

use self::list::People;
use super::frame::{Me, Workspace};
use crate::{
    i18n::{PeopleTexts, WorkspaceTexts, use_i18n},
    kit::{Icon, Notice, Tone},
};

/// The page.
#[component]
pub fn PeoplePage() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Workspace
            page=WorkspacePage::People
            title=move || PeopleTexts::of(i18n).title
            draw=|me| view! { <Inside me/> }.into_any()
        />
    }
}

#[component]
fn Inside(me: Me) -> impl IntoView {
    let i18n = use_i18n();
    let may = Memo::new(move |_| me.looks_after_others());
    move || {
        if may.get() {
            view! { <People me/> }.into_any()
        } else {
            view! {
                <Notice tone=Tone::Warning icon=Icon::Info title=move || WorkspaceTexts::of(i18n).not_allowed>
                    <p>{move || WorkspaceTexts::of(i18n).not_allowed_help}</p>
                </Notice>
            }
            .into_any()
        }
    }
}
