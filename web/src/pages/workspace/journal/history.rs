//! The last changes of one thing, on its own page: for those who may read the journal.

use cafeia_shared::{
    journal::{JournalEntry, JournalFilter, JournalQuery},
    paging::Page,
    query::Paging,
};
use leptos::prelude::*;
use uuid::Uuid;

use super::{JournalLine, line::history_of};
use crate::{
    client::{self, CallError},
    i18n::{JournalTexts, use_i18n},
    pages::fetched::{Awaited, use_fetched},
};

/// Changes shown at most; the journal has all of them.
const SHOWN: u16 = 8;

async fn ask((object, _): (Uuid, u32)) -> Result<Page<JournalEntry>, CallError> {
    let filter = JournalFilter { object: Some(object), ..JournalFilter::default() };
    let paging = Paging { limit: Some(SHOWN), ..Paging::default() };
    Ok(client::journal(JournalQuery { filter, paging }).await?)
}

/// The history of one thing. Whoever draws it has asked whether one may read it (`Me::looks_after_others`).
#[component]
pub fn History(
    /// The thing.
    object: Uuid,
    /// Its version: where that changes, so has the history.
    #[prop(into)]
    version: Signal<u32>,
) -> impl IntoView {
    let i18n = use_i18n();
    let fetched = use_fetched(Signal::derive(move || (object, version.get())), ask);
    let draw = move |page: Page<JournalEntry>| {
        if page.data.is_empty() {
            return view! { <p>{move || JournalTexts::of(i18n).history_none}</p> }.into_any();
        }
        let goes_on = page.next_cursor.is_some();
        view! {
            <ol class="lines journal">
                {page.data.into_iter().map(|entry| view! { <JournalLine entry of_one_thing=true/> }).collect_view()}
            </ol>
            {goes_on
                .then(|| {
                    view! {
                        <p>
                            <a href=history_of(object)>{move || JournalTexts::of(i18n).whole_history}</a>
                        </p>
                    }
                })}
        }
        .into_any()
    };
    view! {
        <section class="workspace__part">
            <h2>{move || JournalTexts::of(i18n).history}</h2>
            <Awaited fetched rows=1 draw/>
        </section>
    }
}
