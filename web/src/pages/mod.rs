//! The pages, by subject.

pub mod address;
pub mod cafe_form;
pub mod cafes;
pub mod commune_field;
pub mod contact;
pub mod details;
pub mod external;
pub mod facilitators;
pub mod fetched;
pub mod filtering;
pub mod forms;
pub mod home;
pub mod listing;
pub mod map_beside;
pub mod map_places;
pub mod memory;
pub mod near_me;
pub mod not_found;
pub mod organisations;
pub mod page_actions;
pub mod place_field;
pub mod propose;
pub mod reading;
pub mod relax;
pub mod resources;
pub mod territories;
pub mod territory_names;
pub mod thing_field;
pub mod trouble;
pub mod words_field;
pub mod workspace;

pub use page_actions::PageActions;
pub use place_field::PlaceField;
pub use territory_names::TerritoryNames;
pub use trouble::Trouble;
