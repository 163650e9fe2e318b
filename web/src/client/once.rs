//! By which the server knows a request again that is sent again, since no answer came (`Idempotency-Key`).

use std::cell::RefCell;

use js_sys::{Date, Math};

/// What was asked for last, and its key.
struct Last {
    address: String,
    body: String,
    key: String,
}

thread_local! {
    static LAST: RefCell<Option<Last>> = const { RefCell::new(None) };
}

/// The key of a request: that of a moment ago when the same is asked for again.
pub(super) fn key(address: &str, body: &str) -> String {
    LAST.with_borrow_mut(|last| {
        if let Some(last) = last.as_ref().filter(|last| last.address == address && last.body == body) {
            return last.key.clone();
        }
        let key = format!("{}-{}", Date::now(), Math::random());
        *last = Some(Last { address: address.to_owned(), body: body.to_owned(), key: key.clone() });
        key
    })
}

/// An answer came: what is asked for from now on is something else.
pub(super) fn forget(address: &str) {
    LAST.with_borrow_mut(|last| {
        if last.as_ref().is_some_and(|last| last.address == address) {
            *last = None;
        }
    });
}
