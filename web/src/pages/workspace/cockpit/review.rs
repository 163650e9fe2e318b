//! What waits for a decision, the longest waiting first.

use cafeia_shared::{
    site::{SitePage, WorkspacePage},
    workspace::WorkspaceCafeQuery,
};
use leptos::prelude::*;

use super::{
    super::review::{Clock, Entry, Queue, use_now, waiting_cafes, waiting_proposals},
    panel::Panel,
};
use crate::{
    client::{self, CallError},
    format,
    i18n::{CockpitTexts, use_i18n},
    pages::fetched::{Awaited, use_fetched},
};

/// Lines shown at most; the queue has all of them.
const SHOWN: usize = 5;

/// What waits: the first of them, and how many there are.
type Waiting = (Vec<Entry>, u64);

async fn ask((): ()) -> Result<Waiting, CallError> {
    let limit = u16::try_from(SHOWN).ok();
    let mut proposals = waiting_proposals(None);
    proposals.limit = limit;
    let mut queue = Queue::default();
    queue.add_proposals(client::proposals(proposals).await?);
    let cafes = WorkspaceCafeQuery { limit, ..waiting_cafes(None) };
    queue.add_cafes(client::workspace_cafes(cafes).await?);
    Ok((queue.shown().iter().take(SHOWN).cloned().collect(), queue.total()))
}

/// The panel.
#[component]
pub(super) fn ToReview() -> impl IntoView {
    let fetched = use_fetched(Signal::stored(()), ask);
    view! {
        <Panel title=|texts| texts.review>
            <Awaited fetched rows=1 draw=|waiting| view! { <Lines waiting/> }.into_any()/>
        </Panel>
    }
}

#[component]
fn Lines(waiting: Waiting) -> impl IntoView {
    let i18n = use_i18n();
    let now = use_now();
    let (entries, total) = waiting;
    if entries.is_empty() {
        return view! { <p>{move || CockpitTexts::of(i18n).review_none}</p> }.into_any();
    }
    let page = SitePage::Workspace(WorkspacePage::Review).to_string();
    let all = move || (CockpitTexts::of(i18n).review_all)(&format::number(total, i18n.locale()));
    view! {
        <ul class="lines">
            {entries
                .into_iter()
                .map(|entry| {
                    let commune = entry.place().1.map(|commune| commune.name.clone());
                    view! {
                        <li>
                            <p>
                                <a href=entry.key().address()>{entry.title().to_owned()}</a>
                                {commune.map(|commune| format!(" ({commune})"))}
                            </p>
                            <p><Clock since=entry.since() now/></p>
                        </li>
                    }
                })
                .collect_view()}
        </ul>
        <p><a class="button" href=page>{all}</a></p>
    }
    .into_any()
}
