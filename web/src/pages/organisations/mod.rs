//! Organisations: the directory, and one of them.

pub mod card;
pub mod directory;
pub mod filters;
pub mod members;
pub mod networks;
pub mod profile;

pub use directory::OrganisationsPage;
pub use profile::OrganisationPage;
