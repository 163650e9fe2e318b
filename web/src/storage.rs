//! What the browser keeps of the visitor's choices (`localStorage`). Some private windows refuse it: then a choice lasts
//! as long as the page.

use leptos::prelude::window;

fn store() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}

/// What was kept under a key.
pub fn read(key: &str) -> Option<String> {
    store()?.get_item(key).ok().flatten()
}

/// Keeps a value under a key.
pub fn keep(key: &str, value: &str) {
    if let Some(store) = store() {
        // Full, or refused: the choice lasts as long as the page.
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

/// Forgets all that was kept under keys that begin alike.
pub fn forget_all(prefix: &str) {
    let Some(store) = store() else { return };
    let count = store.length().unwrap_or_default();
    let keys: Vec<String> = (0..count).filter_map(|at| store.key(at).ok().flatten()).collect();
    keys.iter().filter(|key| key.starts_with(prefix)).for_each(|key| forget(key));
}
