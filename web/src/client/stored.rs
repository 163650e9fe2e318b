//! Whether what is shown came from the browser's own store, because the network or the service did not answer.
//!
//! The service worker keeps the last answers (`web/js/service-worker.js`) and says so in a header.

use cafeia_shared::instant;
use chrono::{DateTime, Utc};
use leptos::prelude::*;

/// The header by which the service worker dates an answer that it kept.
const STORED_AT: &str = "x-cafeia-stored-at";

thread_local! {
    static OLDEST: ArcRwSignal<Option<DateTime<Utc>>> = ArcRwSignal::new(None);
}

/// The date of the answers shown, when they came from the browser's store; nothing once the network answers. Tracked.
pub fn stored_at() -> Option<DateTime<Utc>> {
    OLDEST.with(Get::get)
}

/// Notes where an answer came from.
pub(super) fn note(headers: &gloo_net::http::Headers) {
    let date = headers.get(STORED_AT).and_then(|date| instant::parse(&date));
    OLDEST.with(|oldest| {
        if oldest.get_untracked() != date {
            oldest.set(date);
        }
    });
}
