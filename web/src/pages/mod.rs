//! The pages, by subject.

pub mod cafes;
pub mod not_found;
pub mod trouble;

pub use trouble::Trouble;
