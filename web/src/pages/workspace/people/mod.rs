//! The accounts that one looks after: who they are, what they may do.

mod grant_form;
mod invite;
mod list;
mod person;
mod stand_in;

use cafeia_shared::site::WorkspacePage;
use leptos::prelude::*;

use self::list::People;
use super::frame::{Me, OnlyFor, Workspace};
use crate::i18n::{PeopleTexts, use_i18n};

/// The page.
#[component]
pub fn PeoplePage() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Workspace
            page=WorkspacePage::People
            title=move || PeopleTexts::of(i18n).title
            draw=|me: Me| {
                view! {
                    <OnlyFor may=Signal::derive(move || me.looks_after_others())>
                        <People me/>
                    </OnlyFor>
                }
                    .into_any()
            }
        />
    }
}
