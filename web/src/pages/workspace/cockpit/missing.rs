//! Territories that nobody looks after.

use cafeia_shared::{
    cockpit::{Coverage, TerritoryCoverage},
    site::{SitePage, WorkspacePage},
    territories::TerritoryLevel,
};
use leptos::prelude::*;

use super::panel::Panel;
use crate::{
    client::{self, CallError},
    format,
    i18n::{CockpitTexts, use_i18n},
    pages::fetched::{Awaited, use_fetched},
};

async fn ask((): ()) -> Result<Coverage, CallError> {
    Ok(client::coverage().await?)
}

/// The panel. It is not drawn where one looks after no whole département: then there is nothing to be missing.
#[component]
pub(super) fn Missing() -> impl IntoView {
    let fetched = use_fetched(Signal::stored(()), ask);
    let hidden = Memo::new(move |_| {
        fetched.answer.with(|answer| matches!(answer, Some(Ok(coverage)) if coverage.data.is_empty()))
    });
    move || {
        (!hidden.get()).then(|| {
            view! {
                <Panel title=|texts| texts.missing>
                    <Awaited fetched rows=1 draw=|coverage| view! { <Lines coverage/> }.into_any()/>
                </Panel>
            }
        })
    }
}

#[component]
fn Lines(coverage: Coverage) -> impl IntoView {
    let i18n = use_i18n();
    let all = coverage.data.len();
    let missing: Vec<TerritoryCoverage> =
        coverage.data.into_iter().filter(TerritoryCoverage::is_missing).collect();
    if missing.is_empty() {
        return view! { <p>{move || CockpitTexts::of(i18n).missing_none}</p> }.into_any();
    }
    let number = move |count: usize| format::number(count as u64, i18n.locale());
    let count = missing.len();
    let counted = move || (CockpitTexts::of(i18n).missing_count)(&number(count), &number(all));
    let people = SitePage::Workspace(WorkspacePage::People).to_string();
    view! {
        <p class="cockpit__help">{move || CockpitTexts::of(i18n).missing_help}</p>
        <details>
            <summary>{counted}</summary>
            <ul class="lines">
                {missing.into_iter().map(|territory| view! { <Territory territory/> }).collect_view()}
            </ul>
        </details>
        <p><a class="button" href=people>{move || CockpitTexts::of(i18n).invite}</a></p>
    }
    .into_any()
}

#[component]
fn Territory(territory: TerritoryCoverage) -> impl IntoView {
    let i18n = use_i18n();
    let code = territory.code.to_string();
    let is_region = territory.code.level == TerritoryLevel::Region;
    let partial = territory.partial;
    view! {
        <li>
            <a href=SitePage::Territory(&code).to_string()>{territory.name}</a>
            {is_region.then(|| view! { <span>" (" {move || CockpitTexts::of(i18n).region} ")"</span> })}
            {(partial > 0)
                .then(|| view! { <span>" · " {move || (CockpitTexts::of(i18n).partial)(partial)}</span> })}
        </li>
    }
}
