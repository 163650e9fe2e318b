//! One's own account.

mod data;
mod factor;
mod passwords;
mod profile;
mod sessions;

use cafeia_shared::site::WorkspacePage;
use leptos::prelude::*;

use self::{data::Data, factor::SecondFactor, passwords::Password, profile::Profile, sessions::Sessions};
use super::{frame::Workspace, offers::Offers};
use crate::i18n::{WorkspaceTexts, use_i18n};

/// The page.
#[component]
pub fn AccountPage() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Workspace
            page=WorkspacePage::Account
            title=move || WorkspaceTexts::of(i18n).account
            draw=|me| {
                view! {
                    <Offers me/>
                    <Profile me/>
                    <SecondFactor me/>
                    <Password/>
                    <Sessions me/>
                    <Data/>
                }
                    .into_any()
            }
        />
    }
}
