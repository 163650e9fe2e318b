//! The point that facilitators are to reach: the address holds the point, people read the commune's name.

use cafeia_shared::{position::Position, site::SitePage, territories::Commune};

use crate::pages::memory;

/// A commune that was chosen.
#[derive(Clone)]
struct Reach {
    point: Position,
    name: String,
}

/// Keeps the name of a commune that was chosen.
pub fn learn(commune: &Commune) {
    let mut known = memory::recall::<Vec<Reach>>(SitePage::Facilitators).unwrap_or_default();
    known.retain(|reach| reach.point != commune.position);
    known.push(Reach { point: commune.position, name: commune.name.clone() });
    memory::keep(SitePage::Facilitators, known);
}

/// The name of the commune at a point, when it was chosen on this visit.
pub fn name(point: Position) -> Option<String> {
    let known = memory::recall::<Vec<Reach>>(SitePage::Facilitators)?;
    known.into_iter().find(|reach| reach.point == point).map(|reach| reach.name)
}
