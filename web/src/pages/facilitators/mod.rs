//! Facilitators: the directory, and one of them.

pub mod card;
pub mod directory;
pub mod filters;
pub mod formats;
pub mod map;
pub mod nothing;
pub mod profile;
pub mod reach;
pub mod training;

pub use directory::FacilitatorsPage;
pub use profile::FacilitatorPage;
pub use training::TrainingBadge;
