//! Cafés of which nobody has told how they went.

use cafeia_shared::{
    paging::Page,
    site::{SitePage, WorkspacePage},
    workspace::{WorkspaceCafeQuery, WorkspaceCafeSummary},
};
use leptos::prelude::*;

use super::{
    super::paged::{MorePages, Paged},
    panel::Panel,
};
use crate::{
    client::{self, CallError},
    format,
    i18n::{CockpitTexts, use_i18n},
    pages::fetched::{Awaited, use_fetched},
};

/// Lines that come at a time.
const AT_A_TIME: u16 = 5;

fn query(cursor: Option<String>) -> WorkspaceCafeQuery {
    WorkspaceCafeQuery { needs_report: Some(true), limit: Some(AT_A_TIME), cursor, ..Default::default() }
}

async fn ask((): ()) -> Result<Page<WorkspaceCafeSummary>, CallError> {
    Ok(client::workspace_cafes(query(None)).await?)
}

/// The panel.
#[component]
pub(super) fn Late() -> impl IntoView {
    let i18n = use_i18n();
    let fetched = use_fetched(Signal::stored(()), ask);
    view! {
        <Panel title=|texts| texts.late>
            <p class="cockpit__help">{move || CockpitTexts::of(i18n).late_help}</p>
            <Awaited fetched rows=1 draw=|page| view! { <Lines page/> }.into_any()/>
        </Panel>
    }
}

#[component]
fn Lines(page: Page<WorkspaceCafeSummary>) -> impl IntoView {
    let i18n = use_i18n();
    if page.data.is_empty() {
        return view! { <p>{move || CockpitTexts::of(i18n).late_none}</p> }.into_any();
    }
    let list = Paged::new(page);
    let ask = |cursor| client::workspace_cafes(query(Some(cursor)));
    view! {
        <ul class="lines">
            <For each=move || list.items.get() key=|cafe| cafe.id let:cafe>
                <Line cafe/>
            </For>
        </ul>
        <MorePages list next=move || CockpitTexts::of(i18n).next ask id=|cafe| cafe.id/>
    }
    .into_any()
}

#[component]
fn Line(cafe: WorkspaceCafeSummary) -> impl IntoView {
    let i18n = use_i18n();
    let page = SitePage::Workspace(WorkspacePage::Cafe(&cafe.id.to_string())).to_string();
    let (ended_at, zone) = (cafe.ends_at, StoredValue::new(cafe.timezone));
    let ended = move || {
        let day = zone.with_value(|zone| format::long_day(ended_at, zone, i18n.locale()));
        (CockpitTexts::of(i18n).ended)(&day)
    };
    view! {
        <li>
            <p>
                <a href=page>{cafe.title}</a>
                {cafe.commune.map(|commune| format!(" ({})", commune.name))}
            </p>
            <p>{ended} " · " {cafe.host.name}</p>
        </li>
    }
}
