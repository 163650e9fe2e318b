//! Imports: files of cafés, organisations and facilitators, brought in by those who look after a territory.

mod columns;
mod file;
mod locate;
mod reading;
pub mod tables;
mod values;
mod words;

pub use self::{values::is_like_a_formula, words::header};
