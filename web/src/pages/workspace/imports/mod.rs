//! Files of cafés, organisations and facilitators: uploaded, checked, mended, brought in, undone.

mod columns;
mod desk;
mod lines;
mod mend;
mod start;
mod steps;

use cafeia_shared::{
    imports::Import,
    site::{SitePage, WorkspacePage},
};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use self::{desk::Desk, start::Start};
use super::frame::{Me, OnlyFor, Workspace};
use crate::{
    client::{self, CallError},
    i18n::{ImportsTexts, use_i18n},
    kit::{Icon, Notice},
    pages::fetched::{Awaited, use_fetched},
};

/// What names the file that is opened, in the page's address.
const OPENED: &str = "fichier";

/// The page.
#[component]
pub fn ImportsPage() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Workspace
            page=WorkspacePage::Imports
            title=move || ImportsTexts::of(i18n).title
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

/// The page's address without a file.
fn home() -> String {
    SitePage::Workspace(WorkspacePage::Imports).to_string()
}

/// The page's address with a file opened.
fn address(id: &str) -> String {
    format!("{}?{OPENED}={id}", home())
}

#[component]
fn Inside() -> impl IntoView {
    let location = use_location();
    let opened = Memo::new(move |_| {
        location.search.with(|search| {
            let pairs = search.trim_start_matches('?').split('&');
            pairs
                .filter_map(|pair| pair.split_once('='))
                .find(|(name, _)| *name == OPENED)
                .map(|(_, id)| id.to_owned())
        })
    });
    move || match opened.get() {
        None => view! { <Start/> }.into_any(),
        Some(id) => view! { <Opened id/> }.into_any(),
    }
}

async fn ask(id: String) -> Result<Import, CallError> {
    Ok(client::import(&id).await?)
}

/// A file that is opened.
#[component]
fn Opened(id: String) -> impl IntoView {
    let i18n = use_i18n();
    let fetched = use_fetched(Signal::stored(id), ask);
    let gone = move || {
        view! {
            <Notice icon=Icon::Info title=move || ImportsTexts::of(i18n).gone>
                <p>{move || ImportsTexts::of(i18n).gone_help}</p>
            </Notice>
        }
        .into_any()
    };
    view! {
        <p><a href=home()>{move || ImportsTexts::of(i18n).others}</a></p>
        <Awaited fetched rows=3 gone draw=move |import| view! { <Desk import/> }.into_any()/>
    }
}
