//! What the lists of the workspace have in common: columns, order, views that are kept, and a selection to write to.

mod columns;
mod export;
mod selection;
mod sheet;
mod views;

pub use columns::{ColumnPicker, Columns, OrderField};
pub use export::Export;
pub use selection::{Selection, SelectionBar, Tick};
pub use sheet::{Lined, Sheet, yes_or_no};
pub use views::SavedViews;
