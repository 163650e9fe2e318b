//! The first page of the workspace: who one is, what one may do, where to go.

use cafeia_shared::{
    accounts::GrantState,
    site::{SitePage, WorkspacePage},
};
use leptos::prelude::*;

use super::{
    cockpit::Cockpit,
    frame::{Me, Workspace},
    grants::GrantWords,
    navigation::{ACCOUNT, Destination, groups_of, opened_to},
    offers::Offers,
    waiting::WhatWaits,
};
use crate::{
    i18n::{WorkspaceTexts, use_i18n},
    kit::{Icon, Notice, Tone},
};

/// The page.
#[component]
pub fn WorkspaceHome() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Workspace
            page=WorkspacePage::Home
            wide=true
            title=move || WorkspaceTexts::of(i18n).title
            draw=|me| view! { <Inside me/> }.into_any()
        />
    }
}

#[component]
fn Inside(me: Me) -> impl IntoView {
    let i18n = use_i18n();
    let waits = Memo::new(move |_| {
        me.with(|account| account.grants.iter().any(|grant| grant.state == GrantState::SecondFactorNeeded))
    });
    let writes = Memo::new(move |_| me.writes_cafes());
    let steers = Memo::new(move |_| me.looks_after_others());
    let opened = opened_to(me);
    let ways = move || {
        let groups = opened.with(|opened| groups_of(opened));
        let titled = groups.into_iter().map(|(group, pages)| {
            view! {
                <h2>{move || (group.name)(WorkspaceTexts::of(i18n))}</h2>
                <Tiles pages/>
            }
        });
        titled.collect_view()
    };
    view! {
        <p class="lead">
            {move || (WorkspaceTexts::of(i18n).hello)(&me.with(|account| account.name.clone()))}
        </p>
        {move || {
            waits
                .get()
                .then(|| {
                    view! {
                        <Notice
                            tone=Tone::Warning
                            icon=Icon::Alert
                            title=move || WorkspaceTexts::of(i18n).factor_needed
                        >
                            <p>{move || WorkspaceTexts::of(i18n).factor_needed_help}</p>
                            <a
                                class="button button--primary"
                                href=SitePage::Workspace(WorkspacePage::Account).to_string()
                            >
                                {move || WorkspaceTexts::of(i18n).set_up_factor}
                            </a>
                        </Notice>
                    }
                })
        }}
        <Offers me/>
        {move || writes.get().then(|| view! { <WhatWaits me/> })}
        {move || steers.get().then(|| view! { <Cockpit me/> })}
        {ways}
        <section class="workspace__part">
            <h2>{move || WorkspaceTexts::of(i18n).grants}</h2>
            {move || {
                let mut grants = me.with(|account| account.grants.clone());
                // What one is offered stands above, with one's answer.
                grants.retain(|grant| grant.state != GrantState::Offered);
                if grants.is_empty() {
                    view! { <p>{move || WorkspaceTexts::of(i18n).no_grants}</p> }.into_any()
                } else {
                    view! {
                        <ul class="grants">
                            {grants
                                .into_iter()
                                .map(|grant| view! { <li><GrantWords grant/></li> })
                                .collect_view()}
                        </ul>
                    }
                        .into_any()
                }
            }}
            <Tiles pages=vec![ACCOUNT]/>
        </section>
    }
}

/// The ways to pages, each a tile that says what one does there.
#[component]
fn Tiles(pages: Vec<Destination>) -> impl IntoView {
    let i18n = use_i18n();
    let tile = move |to: Destination| {
        view! {
            <li class="tile">
                <a class="tile__link" href=SitePage::Workspace(to.page).to_string()>
                    {move || (to.name)(WorkspaceTexts::of(i18n))}
                </a>
                <span class="tile__note">{move || (to.help)(WorkspaceTexts::of(i18n))}</span>
            </li>
        }
    };
    view! { <ul class="tiles">{pages.into_iter().map(tile).collect_view()}</ul> }
}
