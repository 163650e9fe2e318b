//! Facilitators in the workspace: one's own profile, and those of the territory that one looks after.

mod card;
mod editor;
mod filters;
mod list;
mod listed;
mod one;
mod profile;
mod saving;
mod standing;
mod training;

pub use list::MyFacilitatorsPage;
pub use listed::Shelf;
pub use one::{NewFacilitatorPage, WriteFacilitatorPage};
pub use profile::ProfilePage;
