//! What others have changed since one was here. Up to where one has seen it is kept by the browser.

use cafeia_shared::{
    ids::JournalEntryId,
    instant,
    journal::{JournalEntry, JournalFilter, JournalQuery},
    paging::Page,
    problem::ProblemCode,
    query::Paging,
};
use chrono::{DateTime, SecondsFormat, Utc};
use leptos::prelude::*;

use super::{
    super::journal::{JOURNAL, JournalLine},
    panel::Panel,
};
use crate::{
    client::{self, CallError, session::Denial},
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
    /// The last change that was there; none when there was none.
    last: Option<JournalEntryId>,
    at: DateTime<Utc>,
}

impl Seen {
    fn parse(text: &str) -> Option<Self> {
        let (last, at) = text.split_once(' ')?;
        let last = Some(last).filter(|last| !last.is_empty()).map(str::parse).transpose().ok()?;
        Some(Self { last, at: instant::parse(at)? })
    }

    fn write(self) -> String {
        let last = self.last.map(|last| last.to_string()).unwrap_or_default();
        format!("{last} {}", self.at.to_rfc3339_opts(SecondsFormat::Secs, true))
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

fn query(after: Option<JournalEntryId>) -> JournalQuery {
    let filter = JournalFilter { by_others: Some(true), after, ..JournalFilter::default() };
    JournalQuery { filter, paging: Paging { limit: Some(SHOWN), cursor: None } }
}

/// What changed, and since when.
type Changed = (Page<JournalEntry>, Option<Seen>);

async fn ask(account: String) -> Result<Changed, CallError> {
    let place = place(&account);
    let seen = Seen::of_last_visit(&place);
    match since(&place, seen).await {
        // Not in this journal, which may have been restored from a copy: as at a first visit.
        Err(denial) if denial.code() == Some(ProblemCode::InvalidParameter) => {
            Ok((since(&place, None).await?, None))
        }
        answered => Ok((answered?, seen)),
    }
}

/// What changed since then; keeps that it is seen now.
async fn since(place: &str, seen: Option<Seen>) -> Result<Page<JournalEntry>, Denial> {
    let before = seen.and_then(|seen| seen.last);
    let page = client::journal(query(before)).await?;
    let last = page.data.first().map(|entry| entry.id).or(before);
    storage::keep(place, &Seen { last, at: format::now() }.write());
    Ok(page)
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
    let mut all = query(seen.and_then(|seen| seen.last));
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
        let id = "0197b0c4-8f6e-7c3a-9d51-2f4e6a8b1c3d".parse().unwrap();
        for last in [Some(id), None] {
            let seen = Seen { last, at: "2026-11-26T10:00:00Z".parse().unwrap() };
            assert_eq!(Seen::parse(&seen.write()), Some(seen));
        }
        for other in ["-", "4217 2026-11-26T10:00:00Z"] {
            assert_eq!(Seen::parse(other), None, "{other}");
        }
    }
}
