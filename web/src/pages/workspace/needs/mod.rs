//! Structures that ask for a café: those of one's territory, or those that one's own profile as a facilitator covers.

mod answer;
mod candidates;
mod decline;
mod desk;
mod list;
mod merge;
mod opened;
mod plan;

use cafeia_shared::{
    ids::NeedId,
    site::{SitePage, WorkspacePage},
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use self::{list::Needs, opened::Found};
use super::frame::{Me, OnlyFor, Workspace};
use crate::i18n::{NeedsTexts, use_i18n};

/// The parameter that names the need that is opened.
const OPENED: &str = "besoin";

/// The page.
#[component]
pub fn NeedsPage() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Workspace
            page=WorkspacePage::Needs
            title=move || NeedsTexts::of(i18n).title
            draw=|me: Me| {
                view! {
                    <OnlyFor may=Signal::derive(move || me.sees_needs())>
                        <Inside me/>
                    </OnlyFor>
                }
                    .into_any()
            }
        />
    }
}

/// The list, or the need that the address names.
#[component]
fn Inside(me: Me) -> impl IntoView {
    let parameters = use_query_map();
    let opened = Memo::new(move |_| {
        parameters.with(|parameters| parameters.get(OPENED)).and_then(|id| id.parse::<NeedId>().ok())
    });
    let is_open = Memo::new(move |_| opened.get().is_some());
    move || {
        if is_open.get() { view! { <Found opened/> }.into_any() } else { view! { <Needs me/> }.into_any() }
    }
}

/// Where a need is opened.
pub fn address(id: NeedId) -> String {
    format!("{}?{OPENED}={id}", SitePage::Workspace(WorkspacePage::Needs))
}
