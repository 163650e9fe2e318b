//! The first page of the workspace: who one is, what one may do, where to go.

use cafeia_shared::{
    accounts::GrantState,
    site::{SitePage, WorkspacePage},
};
use leptos::prelude::*;

use super::{
    cockpit::Cockpit,
    forms::Said,
    frame::{Me, Workspace},
    grants::GrantWords,
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
    let way = move |page: WorkspacePage<'static>, name: Said, help: Said| {
        view! {
            <li class="tile">
                <a class="tile__link" href=SitePage::Workspace(page).to_string()>
                    {move || name(WorkspaceTexts::of(i18n))}
                </a>
                <span class="tile__note">{move || help(WorkspaceTexts::of(i18n))}</span>
            </li>
        }
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
        {move || steers.get().then(|| view! { <Cockpit me/> })}
        {move || writes.get().then(|| view! { <WhatWaits me/> })}
        <section class="workspace__part">
            <h2>{move || WorkspaceTexts::of(i18n).grants}</h2>
            {move || {
                let grants = me.with(|account| account.grants.clone());
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
        </section>
        <ul class="tiles">
            {move || {
                me.looks_after_others()
                    .then(|| way(WorkspacePage::Review, |texts| texts.review, |texts| texts.review_help))
            }}
            {move || {
                me.sees_needs().then(|| way(WorkspacePage::Needs, |texts| texts.needs, |texts| texts.needs_help))
            }}
            {move || {
                writes.get().then(|| way(WorkspacePage::Cafes, |texts| texts.cafes, |texts| texts.cafes_help))
            }}
            {move || {
                me.facilitates()
                    .then(|| way(WorkspacePage::Profile, |texts| texts.profile, |texts| texts.profile_help))
            }}
            {move || {
                me.looks_after_others()
                    .then(|| {
                        way(WorkspacePage::Facilitators, |texts| texts.facilitators, |texts| texts.facilitators_help)
                    })
            }}
            {move || {
                me.looks_after_others()
                    .then(|| way(WorkspacePage::Reports, |texts| texts.reports, |texts| texts.reports_help))
            }}
            {move || {
                me.writes_organisations()
                    .then(|| {
                        way(WorkspacePage::Organisations, |texts| texts.organisations, |texts| texts.organisations_help)
                    })
            }}
            {move || {
                writes
                    .get()
                    .then(|| way(WorkspacePage::Resources, |texts| texts.resources, |texts| texts.resources_help))
            }}
            {way(WorkspacePage::Account, |texts| texts.account, |texts| texts.account_help)}
            {move || {
                me.looks_after_others()
                    .then(|| way(WorkspacePage::People, |texts| texts.people, |texts| texts.people_help))
            }}
            {move || {
                steers
                    .get()
                    .then(|| {
                        way(WorkspacePage::Territory, |texts| texts.territory, |texts| texts.territory_help)
                    })
            }}
            {move || {
                steers
                    .get()
                    .then(|| way(WorkspacePage::Journal, |texts| texts.journal, |texts| texts.journal_help))
            }}
            {move || {
                me.looks_after_others()
                    .then(|| way(WorkspacePage::Imports, |texts| texts.imports, |texts| texts.imports_help))
            }}
            {move || {
                me.manages_jobs().then(|| way(WorkspacePage::Jobs, |texts| texts.jobs, |texts| texts.jobs_help))
            }}
        </ul>
    }
}
