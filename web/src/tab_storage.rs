//! What the browser keeps as long as a tab is open (`sessionStorage`): across a reload, and no longer. Some private windows
//! refuse it: then it lasts as long as the page.

use leptos::prelude::window;

fn store() -> Option<web_sys::Storage> {
    window().session_storage().ok().flatten()
}

/// What was kept under a key.
pub fn read(key: &str) -> Option<String> {
    store()?.get_item(key).ok().flatten()
}

/// Keeps a value under a key.
pub fn keep(key: &str, value: &str) {
    if let Some(store) = store() {
        // Full, or refused: it lasts as long as the page.
        let _ = store.set_item(key, value);
    }
}

/// Forgets what was kept under a key.
pub fn forget(key: &str) {
    if let Some(store) = store() {
        // Refused: then nothing was kept either.
        let _ = store.remove_item(key);
    }
}
