//! What happened, for those who look after a part of the network; its search stands in the address.

mod filters;
mod history;
mod line;

use cafeia_shared::{
    journal::JournalEntry,
    journal::JournalQuery,
    paging::Page,
    site::{SitePage, WorkspacePage},
};
use leptos::prelude::*;

use self::filters::Filters;
pub use self::{history::History, line::JournalLine};
use super::{
    frame::{Me, OnlyFor, Workspace},
    paged::{MorePages, Paged},
};
use crate::{
    client::{self, CallError},
    format,
    i18n::{JournalTexts, use_i18n},
    kit::{Icon, Notice},
    pages::{
        address::{AddressQuery, use_address_query},
        fetched::{Awaited, use_fetched},
    },
};

/// The journal's page.
pub const JOURNAL: SitePage<'static> = SitePage::Workspace(WorkspacePage::Journal);

/// The page.
#[component]
pub fn JournalPage() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Workspace
            page=WorkspacePage::Journal
            title=move || JournalTexts::of(i18n).title
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

async fn ask(query: JournalQuery) -> Result<Page<JournalEntry>, CallError> {
    Ok(client::journal(query).await?)
}

#[component]
fn Inside(me: Me) -> impl IntoView {
    let i18n = use_i18n();
    let AddressQuery { query, on_change, .. } = use_address_query::<JournalQuery>(JOURNAL);
    let fetched = use_fetched(query, ask);
    view! {
        <p class="lead">{move || JournalTexts::of(i18n).lead}</p>
        <Filters me query on_change/>
        <Awaited
            fetched
            rows=4
            draw=move |page| view! { <List page query=query.get_untracked()/> }.into_any()
        />
    }
}

#[component]
fn List(page: Page<JournalEntry>, query: JournalQuery) -> impl IntoView {
    let i18n = use_i18n();
    let list = Paged::new(page);
    let query = StoredValue::new(query);
    let ask = move |cursor| {
        let mut query = query.get_value();
        query.paging.cursor = Some(cursor);
        client::journal(query)
    };
    let count = move || {
        let total = list.total.get();
        (JournalTexts::of(i18n).found)(total, &format::number(total, i18n.locale()))
    };
    let empty = list.items.with_untracked(Vec::is_empty);
    view! {
        <h2><span role="status">{count}</span></h2>
        {if empty {
            view! {
                <Notice icon=Icon::Search title=move || JournalTexts::of(i18n).none>
                    <p>{move || JournalTexts::of(i18n).none_help}</p>
                </Notice>
            }
                .into_any()
        } else {
            view! {
                <ol class="lines journal">
                    <For each=move || list.items.get() key=|entry| entry.id let:entry>
                        <JournalLine entry/>
                    </For>
                </ol>
                <MorePages list next=move || JournalTexts::of(i18n).next ask id=|entry| entry.id/>
            }
                .into_any()
        }}
    }
}
