//! The point that facilitators are to reach: the address holds the point, people read the commune's name.

use cafeia_shared::{position::Position, territories::Commune};

use crate::tab_storage;

/// Where the name of the commune at a point is kept, as long as the tab is open: a reload does not forget it.
fn key(point: Position) -> String {
    format!("cafeia.reaches.{point}")
}

/// Keeps the name of a commune that was chosen.
pub fn learn(commune: &Commune) {
    tab_storage::keep(&key(commune.position), &commune.name);
}

/// The name of the commune at a point, when it was chosen on this visit.
pub fn name(point: Position) -> Option<String> {
    tab_storage::read(&key(point))
}
