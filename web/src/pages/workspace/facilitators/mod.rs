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

pub use card::takes_part;
pub use list::MyFacilitatorsPage;
pub use listed::{FacilitatorColumn, Shelf, trainings_to_confirm};
pub use one::{NewFacilitatorPage, WriteFacilitatorPage};
pub use profile::ProfilePage;
