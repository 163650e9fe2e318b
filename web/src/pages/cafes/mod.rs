//! Cafés: the agenda, and one café.

pub mod agenda;
pub mod agenda_map;
pub mod cafe;
pub mod card;
pub mod filters;
pub mod memory;
pub mod place;

pub use agenda::AgendaPage;
pub use cafe::CafePage;
pub use memory::AgendaMemory;

use cafeia_shared::{cafes::CafeQuery, query::Query as _};

/// The agenda's address.
const AGENDA: &str = "/cafes";

/// The address of the agenda with a query.
fn agenda_address(query: &CafeQuery) -> String {
    let query = query.to_query();
    if query.is_empty() { AGENDA.to_owned() } else { format!("{AGENDA}?{query}") }
}

/// The address of a café's page.
fn cafe_address(slug: &str) -> String {
    format!("{AGENDA}/{slug}")
}

/// The id of the link to a café in the list, by which the focus comes back to it.
fn link_id(slug: &str) -> String {
    format!("cafe-{slug}")
}
