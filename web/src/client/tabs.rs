//! What the tabs of one browser tell each other of the account that is signed in there: that something about it has changed.
//! The browser's store carries it to the other tabs, and keeps nothing of it.

use js_sys::Date;

use crate::storage;

/// The key under which it is said.
const SAID: &str = "cafeia.account";

/// Tells the other tabs that something about the account has changed.
pub fn tell() {
    storage::keep(SAID, &Date::now().to_string());
    storage::forget(SAID);
}

/// Whether that is what another tab has changed in the store.
pub fn is_told(changed: Option<&str>, to: Option<&str>) -> bool {
    changed == Some(SAID) && to.is_some()
}
