//! How the cafés of a territory went, for those who verify it.

mod line;
mod opened;
mod shelf;

use cafeia_shared::{paging::Page, reports::CafeReportSummary, site::WorkspacePage};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use self::line::Line;
pub use self::shelf::ReportShelf;
use super::{
    frame::{Me, OnlyFor, Workspace},
    paged::{MorePages, Paged},
    shelves::{Shelved as _, Shelves},
};
use crate::{
    client::{self, CallError},
    format,
    i18n::{VerifyingTexts, use_i18n},
    kit::{Icon, Notice},
    pages::fetched::{Awaited, use_fetched},
};

/// The page.
#[component]
pub fn ReportsPage() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Workspace
            page=WorkspacePage::Reports
            title=move || VerifyingTexts::of(i18n).title
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

async fn ask(shelf: ReportShelf) -> Result<Page<CafeReportSummary>, CallError> {
    Ok(client::cafe_reports(shelf.query(None)).await?)
}

#[component]
fn Inside() -> impl IntoView {
    let i18n = use_i18n();
    let location = use_location();
    let shelf = Memo::new(move |_| location.search.with(|search| ReportShelf::parse(search)));
    let fetched = use_fetched(shelf, ask);
    view! {
        <p class="lead">{move || VerifyingTexts::of(i18n).lead}</p>
        <Shelves label=move || VerifyingTexts::of(i18n).shelves shelf/>
        <Awaited
            fetched
            rows=3
            draw=move |page| view! { <List page shelf=shelf.get_untracked()/> }.into_any()
        />
    }
}

#[component]
fn List(page: Page<CafeReportSummary>, shelf: ReportShelf) -> impl IntoView {
    let i18n = use_i18n();
    let total = page.total;
    let list = Paged::new(page);
    let items = list.items;
    let ask = move |cursor| client::cafe_reports(shelf.query(Some(cursor)));
    let count = move || (VerifyingTexts::of(i18n).found)(total, &format::number(total, i18n.locale()));
    let empty = items.with_untracked(Vec::is_empty);
    view! {
        <h2>
            {move || VerifyingTexts::of(i18n).shelf(shelf)}
            " "
            <span class="shelves__count" role="status">{count}</span>
        </h2>
        {if empty {
            view! {
                <Notice icon=Icon::Check title=move || VerifyingTexts::of(i18n).none>
                    <p>{move || VerifyingTexts::of(i18n).none_help(shelf)}</p>
                </Notice>
            }
                .into_any()
        } else {
            view! {
                <ul class="people">
                    <For each=move || items.get() key=|one| one.cafe.id let:report>
                        <Line report/>
                    </For>
                </ul>
                <MorePages list next=move || VerifyingTexts::of(i18n).next ask id=|one| one.cafe.id/>
            }
                .into_any()
        }}
    }
}
