//! What others have changed since one was here. Up to where one has seen it is kept by the browser.

use cafeia_shared::{
    instant,
    journal::{JournalEntry, JournalFilter, JournalQuery},
    paging::Page,
    query::Paging,
};
use chrono::{DateTime, SecondsFormat, Utc};
use leptos::prelude::*;

use super::{
    super::journal::{JOURNAL, JournalLine},
    panel::Panel,
};
use crate::{
    client::{self, CallError},
    format,
    i18n::{CockpitTexts, use_i18n},
    pages::{
        address::with_query,
        fetched::{Awaited, use_fetched},
    },
    storage, tab_storage,
};

/// Lines shown at most; the journal has all of them.
const SHOWN: u16 = 6;
/// Where the browser keeps up to which change an account has seen, and when.
fn place(account: &str) -> String {
    format!("cafeia.seen.{account}")
}

/// Up to where one had seen the journal at the last visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Seen {
    sequence: i64,
    at: DateTime<Utc>,
}

impl Seen {
    fn parse(text: &str) -> Option<Self> {
        let (sequence, at) = text.split_once(' ')?;
        Some(Self { sequence: sequence.parse().ok()?, at: instant::parse(at)? })
    }

    fn write(self) -> String {
        format!("{} {}", self.sequence, self.at.to_rfc3339_opts(SecondsFormat::Secs, true))
    }

    /// That of the last visit: this one began when the tab was opened, so that coming back to the page shows the same.
    fn of_last_visit(place: &str) -> Option<Self> {
        if let Some(kept) = tab_storage::read(place) {
            return Self::parse(&kept);
        }
        let last = storage::read(place).and_then(|kept| Self::parse(&kept));
        tab_storage::keep(place, &last.map_or_else(|| "-".to_owned(), Self::write));
        last
    }
}

fn query(after: Option<i64>) -> JournalQuery {
    let filter = JournalFilter { by_others: Some(true), after, ..JournalFilter::default() };
    JournalQuery { filter, paging: Paging { limit: Some(SHOWN), cursor: None } }
}

/// What changed, and since when.
type Changed = (Page<JournalEntry>, Option<Seen>);

async fn ask(account: String) -> Result<Changed, CallError> {
    let place = place(&account);
    let seen = Seen::of_last_visit(&place);
    let page = client::journal(query(seen.map(|seen| seen.sequence))).await?;
    let newest = page.data.first().map(|entry| entry.sequence).or(seen.map(|seen| seen.sequence));
    storage::keep(&place, &Seen { sequence: newest.unwrap_or_default(), at: format::now() }.write());
    Ok((page, seen))
}

/// The panel.
#[component]
pub(super) fn Changes(
    /// The account of who is signed in.
    account: String,
) -> impl IntoView {
    let fetched = use_fetched(Signal::stored(account), ask);
    view! {
        <Panel title=|texts| texts.changes>
            <Awaited fetched rows=1 draw=|changed| view! { <Lines changed/> }.into_any()/>
        </Panel>
    }
}

#[component]
fn Lines(changed: Changed) -> impl IntoView {
    let i18n = use_i18n();
    let (page, seen) = changed;
    let since = move || match seen {
        Some(seen) => (CockpitTexts::of(i18n).changes_since)(&format::moment(seen.at, i18n.locale())),
        None => CockpitTexts::of(i18n).changes_first.to_owned(),
    };
    let rest = page.total.saturating_sub(page.data.len() as u64);
    let more = move || (CockpitTexts::of(i18n).more)(rest, &format::number(rest, i18n.locale()));
    let mut all = query(seen.map(|seen| seen.sequence));
    all.paging.limit = None;
    let nothing = page.data.is_empty();
    view! {
        <p class="cockpit__help">{since}</p>
        {if nothing {
            view! { <p>{move || CockpitTexts::of(i18n).changes_none}</p> }.into_any()
        } else {
            view! {
                <ol class="lines journal">
                    {page.data.into_iter().map(|entry| view! { <JournalLine entry/> }).collect_view()}
                </ol>
                {(rest > 0).then(|| view! { <p>{more}</p> })}
            }
                .into_any()
        }}
        <p>
            <a class="button" href=with_query(JOURNAL, &all)>{move || CockpitTexts::of(i18n).changes_all}</a>
        </p>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn up_to_where_one_has_seen_reads_back() {
        let seen = Seen { sequence: 4_217, at: "2026-11-26T10:00:00Z".parse().unwrap() };
        assert_eq!(Seen::parse(&seen.write()), Some(seen));
        assert_eq!(Seen::parse("-"), None);
    }
}
