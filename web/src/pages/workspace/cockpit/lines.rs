//! Lines of a panel that go away by what one does with them: the focus goes on to the next one.

use std::fmt::Display;

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

use super::super::paged::Paged;

/// The line of something.
pub(super) fn line_id(id: impl Display) -> String {
    format!("line-{id}")
}

/// Takes the line of something away that is no longer of the list, and goes on to the one after it; to the one before it at
/// the end. There the focus goes to the part of this selector.
pub(super) fn leave<T, Id>(list: Paged<T>, id: Id, of: fn(&T) -> Id, part: &'static str)
where
    T: Send + Sync,
    Id: Copy + Display + PartialEq,
{
    let next = list.items.with_untracked(|items| {
        let at = items.iter().position(|one| of(one) == id)?;
        let next = items.get(at + 1).or_else(|| items.get(at.checked_sub(1)?));
        next.map(of)
    });
    list.remove(|one| of(one) == id);
    focus(next, part);
}

/// Goes to a part of a line, where there is one; else the focus would be lost with the line that is gone.
fn focus(next: Option<impl Display>, part: &str) {
    let wanted = match next {
        Some(id) => format!("#{} {part}", line_id(id)),
        None => "#cockpit".to_owned(),
    };
    request_animation_frame(move || {
        // What is sought is written as it must be, and is in the document or was left.
        if let Some(target) = document().query_selector(&wanted).ok().flatten() {
            let _ = target.unchecked_into::<HtmlElement>().focus();
        }
    });
}
