//! A territory in figures, for whoever looks after it. Which one stands in the address.

mod bars;
mod figures;
mod map;
mod next;

use std::str::FromStr as _;

use cafeia_shared::{
    cockpit::Coverage,
    dashboard::TerritoryDashboard,
    site::{SitePage, WorkspacePage},
    territories::{TerritoryCode, TerritoryLevel},
};
use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
};

use self::figures::Figures;
use super::frame::{Me, OnlyFor, Workspace};
use crate::{
    client::{self, CallError},
    i18n::{DashboardTexts, use_i18n},
    kit::{Icon, Notice, Select},
    pages::{
        TerritoryNames,
        fetched::{Awaited, use_fetched},
    },
};

/// The page.
#[component]
pub fn TerritoryDashboardPage() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Workspace
            page=WorkspacePage::Territory
            title=move || DashboardTexts::of(i18n).title
            draw=|me: Me| {
                view! {
                    <OnlyFor may=Signal::derive(move || me.looks_after_others())>
                        <Inside me/>
                    </OnlyFor>
                }
                    .into_any()
            }
        />
    }
}

async fn ask_choices((): ()) -> Result<Coverage, CallError> {
    Ok(client::coverage().await?)
}

#[component]
fn Inside(me: Me) -> impl IntoView {
    let fetched = use_fetched(Signal::stored(()), ask_choices);
    let draw = move |coverage: Coverage| {
        let mut codes: Vec<TerritoryCode> = me.now(|account| {
            account.grants.iter().flat_map(|grant| grant.territories.iter().cloned()).collect()
        });
        codes.extend(coverage.data.into_iter().map(|one| one.code));
        codes.sort_by_key(|code| (code.level, code.code.clone()));
        codes.dedup();
        view! { <Chosen codes/> }.into_any()
    };
    view! { <Awaited fetched rows=3 draw/> }
}

async fn ask(code: TerritoryCode) -> Result<TerritoryDashboard, CallError> {
    Ok(client::dashboard(&code).await?)
}

/// The territory of the address, or the first one; nothing when there is none.
#[component]
fn Chosen(codes: Vec<TerritoryCode>) -> impl IntoView {
    let i18n = use_i18n();
    let names = TerritoryNames::expect();
    let location = use_location();
    let navigate = use_navigate();
    // Where one looks after the whole country, a région is a beginning.
    let Some(first) = codes.first().cloned() else {
        return view! {
            <Notice icon=Icon::Map title=move || DashboardTexts::of(i18n).none>
                <p>{move || DashboardTexts::of(i18n).none_help}</p>
            </Notice>
        }
        .into_any();
    };
    let codes = StoredValue::new(codes);
    let chosen = Memo::new(move |_| {
        let search = location.search.get();
        let asked = search.trim_start_matches('?').split('&').find_map(|pair| pair.strip_prefix("code="));
        asked.and_then(|code| TerritoryCode::from_str(code).ok()).unwrap_or_else(|| first.clone())
    });
    let choices = Signal::derive(move || {
        codes.with_value(|codes| {
            let words = |code: &TerritoryCode| {
                let name = names.name(code).unwrap_or_else(|| code.to_string());
                match code.level {
                    TerritoryLevel::Departement => format!("{name} ({})", code.code),
                    TerritoryLevel::Region | TerritoryLevel::Commune => name,
                }
            };
            // One of the address that is none of these is a choice as well: it is what is shown.
            let chosen = Some(chosen.get()).filter(|chosen| !codes.contains(chosen));
            chosen.iter().chain(codes).map(|code| (code.clone(), words(code))).collect::<Vec<_>>()
        })
    });
    let on_choose = move |code: TerritoryCode| {
        let page = SitePage::Workspace(WorkspacePage::Territory);
        let options = NavigateOptions { scroll: false, ..NavigateOptions::default() };
        navigate(&format!("{page}?code={code}"), options);
    };
    let fetched = use_fetched(chosen, ask);
    view! {
        <Select label=move || DashboardTexts::of(i18n).territory choices chosen on_choose/>
        <Awaited fetched rows=4 draw=|dashboard| view! { <Figures dashboard/> }.into_any()/>
    }
    .into_any()
}
