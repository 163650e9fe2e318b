//! The parts that pages are made of. They know nothing of the subject: their words come from the page.

pub mod badge;
pub mod button;
pub mod card;
pub mod combobox;
pub mod dialog;
pub mod field;
pub mod figure;
pub mod form;
pub mod heading;
pub mod icon;
pub mod inputs;
pub mod near;
pub mod notice;
pub mod pager;
pub mod prose;
pub mod search;
pub mod select;
pub mod skeleton;
pub mod table;
pub mod toast;

pub use badge::{Badge, Tone};
pub use button::{Button, ButtonKind};
pub use card::Card;
pub use combobox::{Choice, Combobox};
pub use dialog::Dialog;
pub use field::{CheckGroup, ChoiceGroup, DateField};
pub use figure::Figure;
pub use form::{FieldPlace, Form, FormState, Submit};
pub use heading::{PageHeading, Visits};
pub use icon::{Icon, Pictogram};
pub use inputs::{CodeField, PasswordField, TextArea, TextField};
pub use near::WhenNear;
pub use notice::Notice;
pub use pager::Pager;
pub use prose::Prose;
pub use search::{SearchField, SearchForm};
pub use select::Select;
pub use skeleton::Skeleton;
pub use table::{Line, Table};
pub use toast::{ToastRegion, Toasts};

use std::sync::atomic::{AtomicU32, Ordering};

/// An identifier that no other element of the page has, to tie a label to its field.
pub fn unique(prefix: &str) -> String {
    static LAST: AtomicU32 = AtomicU32::new(0);
    format!("{prefix}-{}", LAST.fetch_add(1, Ordering::Relaxed))
}
