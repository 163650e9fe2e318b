//! Cafés: the agenda, and one café.

pub mod agenda;
pub mod agenda_map;
pub mod cafe;
pub mod card;
pub mod filters;
pub mod follow;
pub mod in_force;
pub mod more_filters;
pub mod nothing;
pub mod several;
pub mod upcoming;
mod ways;

pub use agenda::AgendaPage;
pub use cafe::CafePage;
pub use card::status_tone;
pub use follow::Follow;
pub use upcoming::UpcomingCafes;
