//! Drawings for SVG: France with a link's shape for each département, and each territory alone.
//!
//! Made of the same contours as the map. Every point is rounded to one grid and borders are thinned arc by arc, so that
//! two neighbours still share theirs.

use std::{cmp::Reverse, collections::HashSet, f64::consts::FRAC_PI_4};

use cafeia_shared::territories::{TerritoryCode, TerritoryLevel};
use serde::Serialize;

use super::{
    Commune, Departement, Geography,
    outline::{Node, Outlines, Point, Ring, Shape, arcs, closed, directed, junctions, representative_point},
};

/// Width of the drawing of France, and the greatest width and height of a territory's.
const SIZE: f64 = 640.0;
/// What is left free around the mainland, and around what stands in a frame.
const MARGIN: f64 = 4.0;
/// What is left free around a territory drawn alone.
const SURROUNDINGS: f64 = 16.0;
/// Steps of the grid in one unit of a drawing.
const STEPS: f64 = 2.0;
/// How far a line may be from where it was, in steps.
const TOLERANCE: f64 = 1.0;
/// Side of an overseas territory's frame.
const FRAME: i32 = 58;
/// How many islands of an archipelago stand in its frame, the largest first.
const MOST_ISLANDS: usize = 12;
/// The widest stretch of open sea in a frame, in sides of the largest island.
const WIDEST_SEA: f64 = 0.15;

/// Paris and the départements around it: too small to click on, so they stand in a frame as well.
const INNER: [&str; 4] = ["75", "92", "93", "94"];
const INNER_NAME: &str = "Paris et petite couronne";
const INNER_FRAME: (i32, i32, i32, i32) = (4, 4, 120, 108);

/// Where overseas territories stand beside the mainland, and whether `y` counts from the lower edge.
const OVERSEAS: [(&str, i32, i32, bool); 11] = [
    ("971", 4, 272, false),
    ("972", 4, 334, false),
    ("973", 4, 396, false),
    ("974", 4, 458, false),
    ("976", 4, 520, false),
    ("975", 66, 272, false),
    ("977", 66, 334, false),
    ("978", 66, 396, false),
    ("986", 346, 62, true),
    ("987", 408, 62, true),
    ("988", 470, 62, true),
];

/// Towns named on a département's drawing at most.
const MOST_TOWNS: usize = 8;
/// How far apart the names of two towns stand at least, across and down, in units.
const APART: (f64, f64) = (110.0, 28.0);

/// France in one drawing: the mainland in Lambert-93 (EPSG:2154), Paris and overseas territories in frames.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FranceDrawing {
    /// Width in units.
    pub width: i32,
    /// Height in units.
    pub height: i32,
    /// The départements and inhabited collectivities, by code. The path of one that also stands in the frame of Paris
    /// holds both of its shapes.
    pub areas: Vec<DrawnArea>,
    /// The frames of what stands beside the mainland at a scale of its own.
    pub frames: Vec<Frame>,
}

/// A région or a département, drawn alone in a projection in which points can be placed on it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TerritoryDrawing {
    /// Its code.
    pub code: TerritoryCode,
    /// Its name.
    pub name: &'static str,
    /// Width in units.
    pub width: i32,
    /// Height in units.
    pub height: i32,
    /// From degrees to units.
    pub projection: Projection,
    /// A région's départements, or the département itself.
    pub areas: Vec<DrawnArea>,
    /// The land around, as the `d` of an SVG path; it goes beyond the drawing's edges.
    pub around: String,
    /// A département's main towns: its chief town, then the most populous, none too near another.
    pub towns: Vec<DrawnTown>,
}

/// An area of a drawing.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DrawnArea {
    /// Its code.
    pub code: TerritoryCode,
    /// Its name.
    pub name: &'static str,
    /// Its région.
    pub region: TerritoryCode,
    /// The `d` of an SVG path.
    pub path: String,
    /// Units from the left edge to a point inside, for a name or a figure.
    pub x: i32,
    /// Units from the upper edge to that point.
    pub y: i32,
}

/// A frame around what stands beside the mainland.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Frame {
    /// The territory in it, when it is one.
    pub code: Option<TerritoryCode>,
    /// Its name.
    pub name: &'static str,
    /// Units from the left edge.
    pub x: i32,
    /// Units from the upper edge.
    pub y: i32,
    /// Width in units.
    pub width: i32,
    /// Height in units.
    pub height: i32,
}

/// A town of a drawing.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DrawnTown {
    /// Its code.
    pub code: TerritoryCode,
    /// Its name.
    pub name: &'static str,
    /// Units from the left edge.
    pub x: i32,
    /// Units from the upper edge.
    pub y: i32,
}

/// How degrees become units, with angles in radians:
/// `x = x0 + scale · longitude`, `y = y0 − scale · ln tan(π/4 + latitude/2)`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Projection {
    /// `mercator`: that of a sphere.
    pub kind: &'static str,
    /// Units in a radian of longitude.
    pub scale: f64,
    /// Where the meridian of Greenwich lies.
    pub x0: f64,
    /// Where the equator lies.
    pub y0: f64,
}

impl FranceDrawing {
    pub(super) fn new(departements: &[Departement], contours: &Outlines) -> Self {
        let contour = |code: &str| contours.departements.get(code).map(Vec::as_slice).unwrap_or_default();
        let (mainland, overseas): (Vec<_>, Vec<_>) =
            departements.iter().partition(|departement| departement.code.len() == 2);
        let projected: Vec<Shape> =
            mainland.iter().map(|departement| project(contour(departement.code), lambert_93)).collect();
        let extent = Extent::of(&projected);
        let sheet = Placement::scaled(extent, (SIZE - 2.0 * MARGIN) / (extent.east - extent.west), MARGIN);
        let height = whole((sheet.y0 - sheet.scale * extent.south + MARGIN).ceil());

        let mut frames = Vec::new();
        let mut areas = draw(&mainland, &sheet.place_all(&projected));
        let inner: Vec<&Departement> =
            mainland.iter().filter(|departement| INNER.contains(&departement.code)).copied().collect();
        let (x, y, width, height_of_inner) = INNER_FRAME;
        let frame = Frame { code: None, name: INNER_NAME, x, y, width, height: height_of_inner };
        let near: Vec<Shape> =
            inner.iter().map(|departement| project(contour(departement.code), lambert_93)).collect();
        for enlarged in draw(&inner, &Placement::within(Extent::of(&near), &frame).place_all(&near)) {
            if let Some(area) = areas.iter_mut().find(|area| area.code == enlarged.code) {
                area.path.push_str(&enlarged.path);
                (area.x, area.y) = (enlarged.x, enlarged.y);
            }
        }
        frames.push(frame);

        for (code, x, y, from_below) in OVERSEAS {
            let Some(departement) = overseas.iter().find(|departement| departement.code == code) else {
                continue;
            };
            let y = if from_below { height - y } else { y };
            let territory = TerritoryCode::new(TerritoryLevel::Departement, code);
            let frame =
                Frame { code: Some(territory), name: departement.name, x, y, width: FRAME, height: FRAME };
            let islands = [gathered(project(contour(code), mercator))];
            let placed = Placement::within(Extent::of(&islands), &frame).place_all(&islands);
            areas.extend(draw(&[departement], &placed));
            frames.push(frame);
        }
        areas.sort_by(|a, b| a.code.code.cmp(&b.code.code));
        Self { width: whole(SIZE), height, areas, frames }
    }
}

impl TerritoryDrawing {
    pub(super) fn new(geography: &Geography, code: &TerritoryCode) -> Option<Self> {
        let (name, inside): (_, Vec<&Departement>) = match code.level {
            TerritoryLevel::Region => {
                let region = geography.region(&code.code)?;
                (region.name, geography.departements.iter().filter(|d| d.region == region.code).collect())
            }
            TerritoryLevel::Departement => {
                let departement = geography.departement(&code.code)?;
                (departement.name, vec![departement])
            }
            TerritoryLevel::Commune => return None,
        };
        let contours = &geography.contours.departements;
        let contour = |code: &str| contours.get(code).map(Vec::as_slice).unwrap_or_default();
        let mut shapes: Vec<Shape> =
            inside.iter().map(|departement| project(contour(departement.code), mercator)).collect();
        let extent = Extent::of(&shapes);
        let free = SIZE - 2.0 * SURROUNDINGS;
        let scale = (free / (extent.east - extent.west)).min(free / (extent.north - extent.south));
        let sheet = Placement::scaled(extent, scale, SURROUNDINGS);
        let side = |span: f64| (scale * span + 2.0 * SURROUNDINGS).min(SIZE).ceil();
        let (width, height) = (side(extent.east - extent.west), side(extent.north - extent.south));

        let is_inside = |code: &str| inside.iter().any(|departement| departement.code == code);
        let others = contours.iter().filter(|(code, _)| !is_inside(code)).map(|(_, contour)| contour);
        let window = Extent { west: 0.0, south: height, east: width, north: 0.0 };
        shapes = sheet.place_all(&shapes);
        let around = others
            .chain(&geography.neighbouring)
            .map(|contour| sheet.place(&project(contour, mercator)))
            .filter_map(|shape| seen_from(shape, window));
        let drawn = inside.len();
        shapes.extend(around);
        let paths = paths(&shapes);
        let areas = inside
            .iter()
            .zip(&shapes)
            .zip(&paths)
            .map(|((departement, shape), path)| DrawnArea::new(departement, shape, path.clone()));
        let towns = match (code.level, inside.first()) {
            (TerritoryLevel::Departement, Some(departement)) => towns(geography, departement, sheet),
            _ => Vec::new(),
        };
        Some(Self {
            code: code.clone(),
            name,
            width: whole(width),
            height: whole(height),
            projection: Projection { kind: "mercator", scale, x0: sheet.x0, y0: sheet.y0 },
            areas: areas.collect(),
            around: paths[drawn..].concat(),
            towns,
        })
    }
}

/// A département's main towns: its chief town, then the most populous where there is room for their names.
fn towns(geography: &Geography, departement: &Departement, sheet: Placement) -> Vec<DrawnTown> {
    // Where a town is only guessed to be, it is not drawn.
    let mut communes: Vec<&Commune> = geography
        .communes
        .iter()
        .filter(|c| c.departement == departement.code && c.city.is_none() && !c.approximate)
        .collect();
    communes.sort_by_key(|c| (Some(c.code) != departement.capital, Reverse(c.population)));
    let mut towns: Vec<(&Commune, Point)> = Vec::new();
    for commune in communes {
        let at = sheet.at(mercator(Point(commune.longitude, commune.latitude)));
        let is_free = |other: &Point| (other.0 - at.0).abs() >= APART.0 || (other.1 - at.1).abs() >= APART.1;
        if towns.len() < MOST_TOWNS && towns.iter().all(|(_, other)| is_free(other)) {
            towns.push((commune, at));
        }
    }
    let drawn = |(commune, at): (&Commune, Point)| DrawnTown {
        code: TerritoryCode::new(TerritoryLevel::Commune, commune.code),
        name: commune.name,
        x: whole(at.0.round()),
        y: whole(at.1.round()),
    };
    towns.into_iter().map(drawn).collect()
}

impl DrawnArea {
    fn new(departement: &Departement, shape: &Shape, path: String) -> Self {
        let inside = representative_point(shape).unwrap_or(Point(0.0, 0.0));
        Self {
            code: TerritoryCode::new(TerritoryLevel::Departement, departement.code),
            name: departement.name,
            region: TerritoryCode::new(TerritoryLevel::Region, departement.region),
            path,
            x: whole(inside.0.round()),
            y: whole(inside.1.round()),
        }
    }
}

fn draw(departements: &[&Departement], shapes: &[Shape]) -> Vec<DrawnArea> {
    let drawn = departements.iter().zip(shapes).zip(paths(shapes));
    drawn.map(|((departement, shape), path)| DrawnArea::new(departement, shape, path)).collect()
}

/// Lambert-93 (RGF 93, EPSG:2154): metres east and north. Shapes are as on the ground.
fn lambert_93(Point(longitude, latitude): Point) -> Point {
    const ECCENTRICITY: f64 = 0.081_819_191_042_815_7;
    const EXPONENT: f64 = 0.725_607_765_0;
    const REACH: f64 = 11_754_255.426;
    const MERIDIAN: f64 = 3.0;
    const POLE: Point = Point(700_000.0, 12_655_612.050);
    let sine = ECCENTRICITY * latitude.to_radians().sin();
    let flattened = ((1.0 - sine) / (1.0 + sine)).powf(ECCENTRICITY / 2.0);
    let isometric = ((FRAC_PI_4 + latitude.to_radians() / 2.0).tan() * flattened).ln();
    let from_pole = REACH * (-EXPONENT * isometric).exp();
    let turned = EXPONENT * (longitude - MERIDIAN).to_radians();
    Point(POLE.0 + from_pole * turned.sin(), POLE.1 - from_pole * turned.cos())
}

/// Mercator's projection of a sphere whose radius is 1.
fn mercator(Point(longitude, latitude): Point) -> Point {
    // The poles are infinitely far; no contour comes near them.
    let latitude = latitude.clamp(-85.0, 85.0).to_radians();
    Point(longitude.to_radians(), (FRAC_PI_4 + latitude / 2.0).tan().ln())
}

/// The polygons of a contour in a projection; those without a surface are left out.
fn project(contour: &[Vec<Ring>], projection: fn(Point) -> Point) -> Shape {
    let sound = contour.iter().filter(|polygon| polygon.first().is_some_and(|outer| outer.len() >= 4));
    sound
        .map(|rings| rings.iter().map(|ring| ring.iter().copied().map(projection).collect()).collect())
        .collect()
}

/// A rectangle that holds points.
#[derive(Debug, Clone, Copy)]
struct Extent {
    west: f64,
    south: f64,
    east: f64,
    north: f64,
}

impl Extent {
    fn of(shapes: &[Shape]) -> Self {
        let points = shapes.iter().flatten().flatten().flatten();
        let nothing = Self { west: f64::MAX, south: f64::MAX, east: f64::MIN, north: f64::MIN };
        points.fold(nothing, |extent, Point(x, y)| Self {
            west: extent.west.min(*x),
            south: extent.south.min(*y),
            east: extent.east.max(*x),
            north: extent.north.max(*y),
        })
    }
}

/// From a projection to a drawing's units, downwards.
#[derive(Debug, Clone, Copy)]
struct Placement {
    scale: f64,
    x0: f64,
    y0: f64,
}

impl Placement {
    /// With the upper left corner of what is drawn at a distance from that of the drawing.
    fn scaled(extent: Extent, scale: f64, margin: f64) -> Self {
        Self { scale, x0: margin - scale * extent.west, y0: margin + scale * extent.north }
    }

    /// In the middle of a frame, as large as it can be.
    fn within(extent: Extent, frame: &Frame) -> Self {
        let [x, y, width, height] = [frame.x, frame.y, frame.width, frame.height].map(f64::from);
        let free = (width - 2.0 * MARGIN, height - 2.0 * MARGIN);
        let scale = (free.0 / (extent.east - extent.west)).min(free.1 / (extent.north - extent.south));
        Self {
            scale,
            x0: x + width / 2.0 - scale * f64::midpoint(extent.west, extent.east),
            y0: y + height / 2.0 + scale * f64::midpoint(extent.south, extent.north),
        }
    }

    fn at(self, Point(x, y): Point) -> Point {
        Point(self.x0 + self.scale * x, self.y0 - self.scale * y)
    }

    fn place(self, shape: &Shape) -> Shape {
        let ring = |ring: &Ring| ring.iter().map(|point| self.at(*point)).collect();
        shape.iter().map(|polygon| polygon.iter().map(ring).collect()).collect()
    }

    fn place_all(self, shapes: &[Shape]) -> Vec<Shape> {
        shapes.iter().map(|shape| self.place(shape)).collect()
    }
}

/// The largest islands of an archipelago, with the seas between them shortened: none changes its shape, nor its side
/// of another.
fn gathered(mut islands: Shape) -> Shape {
    let side = |polygon: &Vec<Ring>| {
        let extent = Extent::of(&[vec![polygon.clone()]]);
        (extent.east - extent.west).max(extent.north - extent.south)
    };
    islands.sort_by(|a, b| side(b).total_cmp(&side(a)));
    islands.truncate(MOST_ISLANDS);
    let widest = islands.first().map_or(0.0, |largest| side(largest) * WIDEST_SEA);
    shorten(&mut islands, |point| &mut point.0, widest);
    shorten(&mut islands, |point| &mut point.1, widest);
    islands
}

/// Takes away what is more than the widest sea, along one axis, wherever no island lies.
fn shorten(islands: &mut Shape, axis: fn(&mut Point) -> &mut f64, widest: f64) {
    let mut spans: Vec<(f64, f64)> = Vec::new();
    for island in &mut *islands {
        let values = island.iter_mut().flatten().map(|point| *axis(point));
        spans.push(values.fold((f64::MAX, f64::MIN), |(from, to), value| (from.min(value), to.max(value))));
    }
    spans.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut reached = spans.first().map_or(0.0, |(_, to)| *to);
    let mut removed = 0.0;
    // From where on how much is removed.
    let mut removals = Vec::new();
    for (from, to) in spans {
        if from > reached + widest {
            removed += from - reached - widest;
            removals.push((from, removed));
        }
        reached = reached.max(to);
    }
    for point in islands.iter_mut().flatten().flatten() {
        let value = axis(point);
        let removed = removals.iter().rev().find(|(from, _)| *value >= *from);
        *value -= removed.map_or(0.0, |(_, removed)| *removed);
    }
}

/// What of a shape can be seen through a window of the drawing, or runs beside it; nothing when it lies elsewhere.
///
/// Of a line that leaves the window only the corners stay that its way around it needs.
fn seen_from(shape: Shape, window: Extent) -> Option<Shape> {
    // Sides of the window beyond which a point lies.
    let beyond = |Point(x, y): Point| {
        [x < window.west - 1.0, x > window.east + 1.0, y < window.north - 1.0, y > window.south + 1.0]
    };
    let all_beyond = |points: &[[bool; 4]]| (0..4).any(|side| points.iter().all(|beyond| beyond[side]));
    let mut seen = Shape::new();
    for polygon in shape {
        let outer: Vec<_> = polygon[0].iter().map(|point| beyond(*point)).collect();
        if all_beyond(&outer) {
            continue;
        }
        let thinned = polygon.into_iter().map(|ring| {
            let mut kept: Ring = Vec::new();
            for (i, point) in ring.iter().enumerate() {
                let needed = kept.last().zip(ring.get(i + 1)).is_none_or(|(before, after)| {
                    !all_beyond(&[beyond(*before), beyond(*point), beyond(*after)])
                });
                if needed {
                    kept.push(*point);
                }
            }
            kept
        });
        seen.push(thinned.collect());
    }
    (!seen.is_empty()).then_some(seen)
}

/// The shapes as paths of SVG, thinned so that neighbours go on sharing their borders.
fn paths(shapes: &[Shape]) -> Vec<String> {
    let on_grid = |Point(x, y): &Point| (whole((x * STEPS).round()), whole((y * STEPS).round()));
    let rings: Vec<Vec<Vec<Node>>> = shapes
        .iter()
        .map(|shape| {
            let rings = shape.iter().flatten();
            rings.filter_map(|ring| closed(ring.iter().map(on_grid).collect())).collect()
        })
        .collect();
    let junctions = junctions(rings.iter().flatten());
    rings.into_iter().map(|rings| path(rings, &junctions)).collect()
}

fn path(rings: Vec<Vec<Node>>, junctions: &HashSet<Node>) -> String {
    let mut path = String::new();
    for ring in rings {
        let mut thin = Vec::new();
        for arc in arcs(ring, junctions) {
            // Each arc begins where the one before ended.
            thin.pop();
            let (arc, reversed) = directed(&arc);
            let mut arc = thinned(&arc);
            if reversed {
                arc.reverse();
            }
            thin.extend(arc);
        }
        if let Some(nodes) = closed(thin) {
            write_ring(&mut path, &nodes);
        }
    }
    path
}

/// An arc without the points that are not missed (Douglas and Peucker, 1973).
fn thinned(arc: &[Node]) -> Vec<Node> {
    let mut kept = vec![false; arc.len()];
    let mut stretches = vec![(0, arc.len() - 1)];
    while let Some((from, to)) = stretches.pop() {
        (kept[from], kept[to]) = (true, true);
        let furthest = (from + 1..to)
            .map(|i| (i, distance(arc[i], arc[from], arc[to])))
            .max_by(|a, b| a.1.total_cmp(&b.1));
        if let Some((i, distance)) = furthest
            && distance > TOLERANCE
        {
            stretches.extend([(from, i), (i, to)]);
        }
    }
    arc.iter().zip(kept).filter_map(|(node, kept)| kept.then_some(*node)).collect()
}

/// From a node to the straight line between two others.
fn distance(node: Node, from: Node, to: Node) -> f64 {
    let between = |a: Node, b: Node| (f64::from(b.0) - f64::from(a.0), f64::from(b.1) - f64::from(a.1));
    let (line, way) = (between(from, to), between(from, node));
    let length = line.0 * line.0 + line.1 * line.1;
    let along = if length == 0.0 { 0.0 } else { (way.0 * line.0 + way.1 * line.1) / length };
    let along = along.clamp(0.0, 1.0);
    (way.0 - along * line.0).hypot(way.1 - along * line.1)
}

fn write_ring(path: &mut String, nodes: &[Node]) {
    path.push('M');
    let mut before = (0, 0);
    for (i, node) in nodes.iter().enumerate() {
        for (place, steps) in [node.0 - before.0, node.1 - before.1].into_iter().enumerate() {
            if steps >= 0 && (place > 0 || i > 1) {
                path.push(' ');
            }
            path.push_str(&units(steps));
        }
        if i == 0 {
            path.push('l');
        }
        before = *node;
    }
    path.push('z');
}

/// A number of half units.
fn units(steps: i32) -> String {
    let sign = if steps < 0 { "-" } else { "" };
    let half = if steps % 2 == 0 { "" } else { ".5" };
    match steps.unsigned_abs() / 2 {
        0 if !half.is_empty() => format!("{sign}{half}"),
        whole => format!("{sign}{whole}{half}"),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "units of a drawing; a cast beyond them stays at the edge"
)]
fn whole(value: f64) -> i32 {
    value as i32
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeMap, sync::LazyLock};

    use super::*;

    static FRANCE: LazyLock<Geography> = LazyLock::new(|| Geography::shipped().unwrap());

    fn drawn(code: &str) -> TerritoryDrawing {
        FRANCE.territory_drawing(&code.parse().unwrap()).unwrap()
    }

    /// The closed lines of a path, in half units.
    fn rings(path: &str) -> Vec<Vec<Node>> {
        let steps = |number: &str| {
            let value: f64 = number.parse().unwrap();
            whole(value * STEPS)
        };
        let mut rings = Vec::new();
        for ring in path.split_terminator('z') {
            let text = ring.strip_prefix('M').unwrap().replace('l', " ").replace('-', " -");
            let numbers: Vec<i32> = text.split_ascii_whitespace().map(steps).collect();
            let (mut x, mut y) = (0, 0);
            let place = |pair: &[i32]| {
                (x, y) = (x + pair[0], y + pair[1]);
                (x, y)
            };
            assert_eq!(numbers.len() % 2, 0, "{ring}");
            rings.push(numbers.chunks(2).map(place).collect());
        }
        rings
    }

    fn holds(path: &str, x: i32, y: i32) -> bool {
        let point = (f64::from(x) * STEPS, f64::from(y) * STEPS);
        let crossings = rings(path).into_iter().flat_map(|ring| {
            let next: Vec<Node> = ring.iter().cycle().skip(1).take(ring.len()).copied().collect();
            ring.into_iter().zip(next).collect::<Vec<_>>()
        });
        let left = crossings.filter(|(a, b)| {
            let [ax, ay, bx, by] = [a.0, a.1, b.0, b.1].map(f64::from);
            (ay > point.1) != (by > point.1) && ax + (point.1 - ay) * (bx - ax) / (by - ay) < point.0
        });
        left.count() % 2 == 1
    }

    #[test]
    fn a_line_of_half_units_is_written_short() {
        let written: Vec<String> = [0, 1, -1, 2, -3, 1280].map(units).into();
        assert_eq!(written, ["0", ".5", "-.5", "1", "-1.5", "640"]);
        let mut path = String::new();
        let square = vec![(2, 3), (4, 3), (4, 6), (2, 6)];
        write_ring(&mut path, &square);
        assert_eq!(path, "M1 1.5l1 0 0 1.5-1 0z");
        assert_eq!(rings(&path), [square]);
    }

    #[test]
    fn lambert_93_agrees_with_known_points() {
        // IGN, NTG 71: the origin, and the Eiffel tower.
        let near =
            |Point(x, y): Point, east: f64, north: f64| (x - east).abs() < 60.0 && (y - north).abs() < 60.0;
        assert!(near(lambert_93(Point(3.0, 46.5)), 700_000.0, 6_600_000.0));
        assert!(near(lambert_93(Point(2.294_5, 48.858_2)), 648_237.0, 6_862_271.0));
    }

    #[test]
    fn every_inhabited_departement_is_drawn_with_a_point_inside() {
        let drawing = FRANCE.drawing();
        assert_eq!(drawing.width, 640);
        assert!((560..640).contains(&drawing.height), "{}", drawing.height);
        assert_eq!(drawing.areas.len(), 109 - 2);
        assert_eq!(drawing.frames.len(), 1 + 11);
        for area in &drawing.areas {
            assert!(holds(&area.path, area.x, area.y), "{} at {} {}", area.name, area.x, area.y);
            for (x, y) in rings(&area.path).into_iter().flatten() {
                assert!((0..=2 * drawing.width).contains(&x) && (0..=2 * drawing.height).contains(&y));
            }
        }
        let paris = drawing.areas.iter().find(|area| area.name == "Paris").unwrap();
        assert_eq!(rings(&paris.path).len(), 2, "where it is, and in its frame");
        assert!(drawing.areas.iter().any(|area| area.name == "Côtes-d’Armor"));
    }

    #[test]
    fn frames_stand_clear_of_the_mainland_and_of_each_other() {
        let drawing = FRANCE.drawing();
        let edges = |f: &Frame| [f.x * 2, f.y * 2, (f.x + f.width) * 2, (f.y + f.height) * 2];
        for (i, frame) in drawing.frames.iter().enumerate() {
            let [left, top, right, bottom] = edges(frame);
            assert!(left >= 0 && top >= 0 && right <= 2 * drawing.width && bottom <= 2 * drawing.height);
            for other in &drawing.frames[..i] {
                let [l, t, r, b] = edges(other);
                assert!(right < l || r < left || bottom < t || b < top, "{} and {}", frame.name, other.name);
            }
            for area in &drawing.areas {
                for ring in rings(&area.path) {
                    let is_in = |(x, y): &Node| (left..=right).contains(x) && (top..=bottom).contains(y);
                    let count = ring.iter().filter(|node| is_in(node)).count();
                    let is_its = frame.code.as_ref().is_none_or(|code| *code == area.code);
                    assert!(count == 0 || (count == ring.len() && is_its), "{} in {}", area.name, frame.name);
                }
            }
        }
    }

    #[test]
    fn neighbours_share_their_borders() {
        let mut sides: BTreeMap<(Node, Node), usize> = BTreeMap::new();
        for area in drawn("region-53").areas {
            for ring in rings(&area.path) {
                for (a, b) in ring.iter().zip(ring.iter().cycle().skip(1)) {
                    *sides.entry((*a.min(b), *a.max(b))).or_default() += 1;
                }
            }
        }
        assert!(sides.values().all(|count| *count <= 2));
        let shared = sides.values().filter(|count| **count == 2).count();
        assert!(shared > 40, "{shared} sides of borders within Bretagne");
    }

    #[test]
    fn a_point_is_placed_on_a_territory_by_its_projection() {
        let finistere = drawn("departement-29");
        let Projection { scale, x0, y0, .. } = finistere.projection;
        let brest = FRANCE.commune("29019").unwrap();
        let x = x0 + scale * brest.longitude.to_radians();
        let y = y0 - scale * (FRAC_PI_4 + brest.latitude.to_radians() / 2.0).tan().ln();
        let town = finistere.towns.iter().find(|town| town.name == "Brest").unwrap();
        assert_eq!((town.x, town.y), (whole(x.round()), whole(y.round())));
        assert_eq!(finistere.towns[0].name, "Quimper", "the chief town comes first");
        assert!((5..=MOST_TOWNS).contains(&finistere.towns.len()));
        assert!(!finistere.around.is_empty(), "the rest of Bretagne");
    }

    #[test]
    fn every_territory_is_drawn_within_its_frame_and_its_budget() {
        let regions = FRANCE.regions().iter().map(|r| format!("region-{}", r.code));
        let departements = FRANCE.departements().iter().map(|d| format!("departement-{}", d.code));
        for code in regions.chain(departements) {
            let drawing = drawn(&code);
            assert!(drawing.width <= 640 && drawing.height <= 640, "{code}");
            assert!(drawing.areas.iter().all(|area| !area.path.is_empty()), "{code}");
            for (x, y) in drawing.areas.iter().flat_map(|area| rings(&area.path)).flatten() {
                assert!(
                    (0..=2 * drawing.width).contains(&x) && (0..=2 * drawing.height).contains(&y),
                    "{code}"
                );
            }
            assert!(serde_json::to_string(&drawing).unwrap().len() < 16_000, "{code}");
        }
        for unknown in ["region-00", "departement-99", "commune-29042"] {
            assert!(FRANCE.territory_drawing(&unknown.parse().unwrap()).is_none(), "{unknown}");
        }
    }

    #[test]
    fn seas_between_islands_are_shortened_and_islands_kept_as_they_are() {
        let island =
            |x: f64, y: f64| vec![vec![Point(x, y), Point(x + 1.0, y), Point(x, y + 1.0), Point(x, y)]];
        let islands = gathered(vec![island(0.0, 0.0), island(10.0, 0.2), island(5.0, 7.0)]);
        let extent = Extent::of(std::slice::from_ref(&islands));
        let [width, height] = [extent.east - extent.west, extent.north - extent.south];
        assert!(
            (width - (3.0 + 2.0 * WIDEST_SEA)).abs() < 1e-9 && (height - (2.2 + WIDEST_SEA)).abs() < 1e-9
        );
        for island in islands {
            assert!((island[0][1].0 - island[0][0].0 - 1.0).abs() < 1e-9);
        }
    }

    #[test]
    fn land_elsewhere_is_left_out_and_long_ways_around_are_cut_short() {
        let window = Extent { west: 0.0, south: 100.0, east: 100.0, north: 0.0 };
        let ring: Ring =
            [(50.0, 50.0), (300.0, 40.0), (320.0, 50.0), (310.0, 60.0), (300.0, 70.0), (50.0, 50.0)]
                .map(|(x, y)| Point(x, y))
                .into();
        let seen = seen_from(vec![vec![ring]], window).unwrap();
        assert_eq!(seen[0][0].len(), 4);
        let far: Ring =
            [(200.0, 0.0), (300.0, 10.0), (300.0, 90.0), (200.0, 0.0)].map(|(x, y)| Point(x, y)).into();
        assert!(seen_from(vec![vec![far]], window).is_none());
    }
}
