//! Positions by cells of the globe, so that what is near is found without looking at all.

use cafeia_shared::position::Position;
use hashbrown::HashMap;

/// Width and height of a cell, in degrees.
const CELL: f64 = 0.2;
/// Kilometres of a degree of latitude, a little less than anywhere on the globe: what is looked at is never too little.
const DEGREE_KM: f64 = 110.5;

/// Positions, numbered in the order in which they came.
#[derive(Debug, Default)]
pub(super) struct Grid {
    cells: HashMap<(i32, i32), Vec<(Position, u32)>>,
    len: u32,
}

impl Grid {
    pub(super) fn push(&mut self, position: Position) {
        self.cells
            .entry((cell(position.longitude), cell(position.latitude)))
            .or_default()
            .push((position, self.len));
        self.len += 1;
    }

    /// Those within some kilometres, each with its number and its distance, in no order.
    pub(super) fn within(&self, from: Position, km: f64) -> impl Iterator<Item = (u32, f64)> {
        let high = km / DEGREE_KM;
        // Degrees of longitude are narrower away from the equator; near a pole all of them are looked at.
        let narrowest = (from.latitude.abs() + high).min(90.0).to_radians().cos();
        let wide = (high / narrowest.max(f64::EPSILON)).min(180.0);
        let columns = cell(from.longitude - wide)..=cell(from.longitude + wide);
        let rows = cell(from.latitude - high)..=cell(from.latitude + high);
        let cells = columns.flat_map(move |x| rows.clone().map(move |y| (x, y)));
        let inside = cells.filter_map(|cell| self.cells.get(&cell)).flatten();
        let level = inside.filter(move |(position, _)| (position.latitude - from.latitude).abs() <= high);
        level
            .map(move |(position, number)| (*number, position.distance_km(from)))
            .filter(move |(_, distance)| *distance <= km)
    }

    /// How far the nearest one is, as far as that is within some kilometres.
    pub(super) fn nearest_km(&self, from: Position, km: f64) -> Option<f64> {
        self.within(from, km).map(|(_, distance)| distance).min_by(f64::total_cmp)
    }

    /// All of them, in no order.
    pub(super) fn positions(&self) -> impl Iterator<Item = Position> {
        self.cells.values().flatten().map(|(position, _)| *position)
    }
}

#[expect(clippy::cast_possible_truncation, reason = "degrees are few")]
fn cell(degrees: f64) -> i32 {
    (degrees / CELL).floor() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_near_is_what_one_finds_by_looking_at_all() {
        // A lattice over France and a piece of the Indian Ocean, askew to the cells.
        let lattice = |west: f64, south: f64| {
            (0..40)
                .flat_map(move |x| (0..40).map(move |y| (f64::from(x), f64::from(y))))
                .map(move |(x, y)| Position { longitude: west + x * 0.093, latitude: south + y * 0.071 })
        };
        let all: Vec<Position> = lattice(-1.7, 46.3).chain(lattice(54.9, -22.1)).collect();
        let mut grid = Grid::default();
        for position in &all {
            grid.push(*position);
        }
        assert_eq!(grid.positions().count(), all.len());
        for from in [(0.31, 47.77), (-1.7, 46.3), (55.4, -21.1), (2.0, 49.2), (-60.0, 14.0)] {
            let from = Position { longitude: from.0, latitude: from.1 };
            for km in [0.0, 4.0, 10.0, 30.0, 120.0] {
                let mut found: Vec<u32> = grid.within(from, km).map(|(number, _)| number).collect();
                found.sort_unstable();
                let by_hand: Vec<u32> = (0..)
                    .zip(&all)
                    .filter(|(_, position)| position.distance_km(from) <= km)
                    .map(|(number, _)| number)
                    .collect();
                assert_eq!(found, by_hand, "{km} km around {from}");
                let nearest = all.iter().map(|position| position.distance_km(from)).min_by(f64::total_cmp);
                assert_eq!(grid.nearest_km(from, km), nearest.filter(|nearest| *nearest <= km));
            }
        }
    }
}
