//! The shelves of a list: its parts, of which one is shown, as the page's address says.

use cafeia_shared::site::{SitePage, WorkspacePage};
use leptos::prelude::*;

use crate::i18n::{I18n, use_i18n};

/// A shelf of a list.
pub trait Shelved: Copy + PartialEq + Send + Sync + 'static {
    /// All of them, in the order in which they are shown.
    const ALL: &'static [Self];
    /// The one that is shown unless the address says otherwise.
    const FIRST: Self;
    /// The page of the list.
    const PAGE: WorkspacePage<'static>;

    /// Its name in the page's address.
    fn name(self) -> &'static str;

    /// What it is called.
    fn words(self, i18n: I18n) -> &'static str;

    /// The one that a query string (with or without its question mark) names; the first one otherwise.
    fn parse(search: &str) -> Self {
        let named = search.trim_start_matches('?').split('&').find_map(|pair| pair.strip_prefix("etat="));
        Self::ALL.iter().copied().find(|shelf| named == Some(shelf.name())).unwrap_or(Self::FIRST)
    }

    /// The page's address with this one.
    fn address(self) -> String {
        let page = SitePage::Workspace(Self::PAGE);
        if self == Self::FIRST { page.to_string() } else { format!("{page}?etat={}", self.name()) }
    }
}

/// The ways to the shelves of a list.
#[component]
pub fn Shelves<S: Shelved>(
    /// What they are, read aloud before them.
    #[prop(into)]
    label: TextProp,
    /// The one that is shown.
    shelf: Memo<S>,
) -> impl IntoView {
    let i18n = use_i18n();
    let way = move |one: S| {
        let current = move || (shelf.get() == one).then_some("page");
        view! { <a class="chip" href=one.address() aria-current=current>{move || one.words(i18n)}</a> }
    };
    view! {
        <nav class="shelves" aria-label=move || label.get().to_string()>
            {S::ALL.iter().copied().map(way).collect_view()}
        </nav>
    }
}
