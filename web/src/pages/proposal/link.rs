//! The private link: its token comes behind `#`, which no server sees, and does not stay in the address, where it would be
//! copied with it. The tab keeps it for a reload, and no longer.

use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
};

use crate::tab_storage;

/// Where the tab keeps it.
const KEY: &str = "cafeia.proposal.link";

/// The token of the link that led here, or that the tab has kept.
pub fn use_link() -> Signal<Option<String>> {
    let location = use_location();
    let navigate = use_navigate();
    let link = RwSignal::new(tab_storage::read(KEY));
    Effect::new(move || {
        let token = location.hash.with(|hash| hash.trim_start_matches('#').to_owned());
        if token.is_empty() {
            return;
        }
        tab_storage::keep(KEY, &token);
        if link.get_untracked().as_ref() != Some(&token) {
            link.set(Some(token));
        }
        let path = location.pathname.get_untracked();
        let options = NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() };
        navigate(&path, options);
    });
    link.into()
}

/// Forgets a link that is over.
pub fn forget() {
    tab_storage::forget(KEY);
}
