//! The one-time link of a letter: whether it is still good is found out before anybody fills a form in for it.

use cafeia_shared::accounts::{LinkCheck, LinkToken, Secret};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::hooks::use_location;

use crate::client::session::Denial;

/// How a link stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkState {
    /// There is none in the address.
    Missing,
    /// It is being found out.
    Unknown,
    /// Nothing speaks against it.
    Good,
    /// It was used, replaced, or is too old.
    Expired,
}

/// The link of the page's address.
#[derive(Clone, Copy)]
pub struct OneTimeLink {
    /// Its token, which stands behind `#`: no server sees it there.
    pub token: Memo<String>,
    /// How it stands.
    pub state: RwSignal<LinkState>,
}

/// The link of the page's address, about which `ask` asks the server.
pub fn use_link<F>(ask: impl Fn(LinkToken) -> F + 'static) -> OneTimeLink
where
    F: Future<Output = Result<LinkCheck, Denial>> + 'static,
{
    let hash = use_location().hash;
    let token = Memo::new(move |_| hash.with(|hash| hash.trim_start_matches('#').to_owned()));
    let begin = |token: &String| if token.is_empty() { LinkState::Missing } else { LinkState::Unknown };
    let state = RwSignal::new(token.with_untracked(begin));
    Effect::new(move || {
        let asked = token.get();
        state.set(begin(&asked));
        if asked.is_empty() {
            return;
        }
        let answer = ask(LinkToken { token: Secret(asked.clone()) });
        spawn_local(async move {
            let found = match answer.await {
                Ok(LinkCheck { good: false }) => LinkState::Expired,
                // Without an answer, sending the form will tell.
                _ => LinkState::Good,
            };
            // The page may have been left, or led to by another link.
            if token.try_get_untracked() == Some(asked) {
                state.try_set(found);
            }
        });
    });
    OneTimeLink { token, state }
}
