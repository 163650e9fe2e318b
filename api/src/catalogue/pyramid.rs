//! Where cafés are: the cells of a quadtree over the Web Mercator square, at several levels, each with the set
//! of its cafés. A window is a few cells; a map's clusters are the cells of one level.

use cafeia_shared::position::{BoundingBox, Position};
use hashbrown::HashMap;
use roaring::{MultiOps as _, RoaringBitmap};

use super::terms::note;

/// The coarsest level kept: 16 × 16 cells over the world.
pub(super) const COARSEST: u8 = 4;
/// The finest level kept: cells of 0.09° of longitude. Below it, points are looked at one by one.
pub(super) const FINEST: u8 = 12;
/// Latitude at which the Web Mercator square ends.
const MERCATOR_LIMIT: f64 = 85.051_128;

/// A point of the Web Mercator square, each side cut in 2³² parts; `x` from the west, `y` from the north.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Point {
    pub(super) x: u32,
    pub(super) y: u32,
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "float to integer casts saturate"
)]
fn to_side(part: f64) -> u32 {
    (part * 4_294_967_296.0) as u32
}

impl Point {
    pub(super) fn of(position: Position) -> Self {
        let latitude = position.latitude.clamp(-MERCATOR_LIMIT, MERCATOR_LIMIT).to_radians();
        let y = 0.5 - latitude.tan().asinh() / std::f64::consts::TAU;
        Self { x: to_side((position.longitude + 180.0) / 360.0), y: to_side(y) }
    }

    pub(super) fn position(self) -> Position {
        let part = |side: u32| f64::from(side) / 4_294_967_296.0;
        let latitude = ((0.5 - part(self.y)) * std::f64::consts::TAU).sinh().atan().to_degrees();
        Position { longitude: part(self.x) * 360.0 - 180.0, latitude }
    }

    /// The cell that holds the point at a level.
    pub(super) fn cell(self, level: u8) -> Cell {
        let shift = 32 - u32::from(level);
        Cell { level, x: self.x >> shift, y: self.y >> shift }
    }
}

/// A cell of the quadtree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Cell {
    pub(super) level: u8,
    x: u32,
    y: u32,
}

impl Cell {
    fn children(self) -> [Self; 4] {
        let (level, x, y) = (self.level + 1, self.x * 2, self.y * 2);
        [
            Self { level, x, y },
            Self { level, x: x + 1, y },
            Self { level, x, y: y + 1 },
            Self { level, x: x + 1, y: y + 1 },
        ]
    }

    fn relation(self, window: &Window) -> Relation {
        let shift = 32 - u32::from(self.level);
        let last = (1_u32 << shift) - 1;
        let (west, north) = (self.x << shift, self.y << shift);
        let (east, south) = (west | last, north | last);
        if east < window.west || west > window.east || south < window.north || north > window.south {
            Relation::Outside
        } else if west >= window.west && east <= window.east && north >= window.north && south <= window.south
        {
            Relation::Inside
        } else {
            Relation::Across
        }
    }
}

enum Relation {
    Inside,
    Across,
    Outside,
}

/// A window in the Mercator square that does not cross the 180th meridian; its edges belong to it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Window {
    west: u32,
    east: u32,
    north: u32,
    south: u32,
}

impl Window {
    /// One window, or two where the box crosses the 180th meridian.
    pub(super) fn of(bbox: BoundingBox) -> Vec<Self> {
        let part = |west: f64, east: f64| {
            let north_west = Point::of(Position { longitude: west, latitude: bbox.north });
            let south_east = Point::of(Position { longitude: east, latitude: bbox.south });
            Self { west: north_west.x, east: south_east.x, north: north_west.y, south: south_east.y }
        };
        if bbox.west <= bbox.east {
            vec![part(bbox.west, bbox.east)]
        } else {
            vec![part(bbox.west, 180.0), part(-180.0, bbox.east)]
        }
    }

    /// The whole square.
    pub(super) fn world() -> Self {
        Self { west: 0, east: u32::MAX, north: 0, south: u32::MAX }
    }

    /// How many cells of a level it touches.
    pub(super) fn cells(&self, level: u8) -> u64 {
        let side = |from: u32, to: u32| {
            let shift = 32 - u32::from(level);
            u64::from((to >> shift).saturating_sub(from >> shift)) + 1
        };
        side(self.west, self.east) * side(self.north, self.south)
    }

    fn holds(&self, point: Point) -> bool {
        (self.west..=self.east).contains(&point.x) && (self.north..=self.south).contains(&point.y)
    }

    pub(super) fn touches(&self, cell: Cell) -> bool {
        !matches!(cell.relation(self), Relation::Outside)
    }
}

/// The cells that hold cafés, at the levels [`COARSEST`] to [`FINEST`].
pub(super) struct Pyramid {
    cells: HashMap<Cell, RoaringBitmap>,
}

impl Pyramid {
    pub(super) fn new() -> Self {
        Self { cells: HashMap::new() }
    }

    /// Notes a café; ordinals come in rising order.
    pub(super) fn push(&mut self, ordinal: u32, point: Point) {
        for level in COARSEST..=FINEST {
            note(self.cells.entry(point.cell(level)).or_default(), ordinal);
        }
    }

    /// The cafés of a window: whole cells where they lie inside, and at its rim those whose point does.
    pub(super) fn within(&self, bbox: BoundingBox, point: impl Fn(u32) -> Option<Point>) -> RoaringBitmap {
        let mut whole = Vec::new();
        let mut rim = RoaringBitmap::new();
        for window in Window::of(bbox) {
            let mut open: Vec<Cell> = self.roots();
            while let Some(cell) = open.pop() {
                let Some(cafes) = self.cells.get(&cell) else { continue };
                match cell.relation(&window) {
                    Relation::Outside => {}
                    Relation::Inside => whole.push(cafes),
                    Relation::Across if cell.level == FINEST => {
                        rim.extend(
                            cafes.iter().filter(|o| point(*o).is_some_and(|point| window.holds(point))),
                        );
                    }
                    Relation::Across => open.extend(cell.children()),
                }
            }
        }
        whole.push(&rim);
        whole.into_iter().union()
    }

    fn roots(&self) -> Vec<Cell> {
        let side = 1 << COARSEST;
        let all = (0..side).flat_map(|x| (0..side).map(move |y| Cell { level: COARSEST, x, y }));
        all.filter(|cell| self.cells.contains_key(cell)).collect()
    }

    /// The cells of a level, at most [`FINEST`], that a window touches.
    pub(super) fn touched(&self, window: &Window, level: u8) -> Vec<(Cell, &RoaringBitmap)> {
        let mut open = self.roots();
        let mut touched = Vec::new();
        while let Some(cell) = open.pop() {
            let Some(cafes) = self.cells.get(&cell) else { continue };
            if !window.touches(cell) {
                continue;
            }
            if cell.level >= level.min(FINEST) {
                touched.push((cell, cafes));
            } else {
                open.extend(cell.children());
            }
        }
        touched
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_survives_the_square_to_the_metre() {
        for (longitude, latitude) in [(2.3522, 48.8566), (55.4481, -20.8789), (-179.99, -80.0), (0.0, 0.0)] {
            let there = Position { longitude, latitude };
            let back = Point::of(there).position();
            assert!(there.distance_km(back) < 0.001, "{there:?} came back as {back:?}");
        }
    }

    #[test]
    fn a_window_holds_what_is_inside_and_nothing_else() {
        let positions: Vec<Position> = (0..2_000_u32)
            .map(|n| Position {
                longitude: f64::from(n * 7919 % 3600) / 10.0 - 180.0,
                latitude: f64::from(n * 104_729 % 1600) / 10.0 - 80.0,
            })
            .collect();
        let mut pyramid = Pyramid::new();
        for (ordinal, position) in positions.iter().enumerate() {
            pyramid.push(u32::try_from(ordinal).unwrap(), Point::of(*position));
        }
        for text in ["-5,41,9.5,51", "170,-30,-140,0", "-180,-90,180,90", "2.3,48.8,2.4,48.9", "0,0,0,0"] {
            let bbox: BoundingBox = text.parse().unwrap();
            let expected: RoaringBitmap =
                (0..2_000).filter(|o| bbox.contains(positions[*o as usize])).collect();
            let found = pyramid.within(bbox, |o| Some(Point::of(positions[o as usize])));
            assert_eq!(found, expected, "in {text}");
        }
    }
}
