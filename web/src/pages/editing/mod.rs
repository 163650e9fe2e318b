//! Writing something that others may write at the same moment: a form's fields and its parts, what the browser keeps of
//! them, how they are saved, and how two people's changes come together.
//!
//! A form declares its fields (`fields!`) and its parts (`parts!`), and says how what is written is read and saved
//! ([`Edited`]). A page makes an [`Editing`] and puts its fields into an [`EditForm`]; [`KeptEdit`] offers what was typed
//! on an earlier visit. A form that is sent once and never changed needs [`Kept`] and [`KeptNotice`] only.

mod conflict;
mod desk;
mod kept;
mod merge;
mod parts;
mod saving;

pub use desk::{EditForm, Editing, KeptEdit};
pub use kept::{Kept, KeptNotice};
pub use merge::{Merged, merge};
pub use parts::{Fields, Parts};
pub(crate) use parts::{fields, parts};
pub use saving::{Edited, Failure};
