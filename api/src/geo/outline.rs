//! Contours of départements and régions: read from TopoJSON, written as TopoJSON with shared borders.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::{Deserialize, Deserializer, de};
use serde_json::{Map, Value, json};

use super::Geography;

/// A point: degrees east, degrees north. A third coordinate (altitude) is dropped.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Point(pub(super) f64, pub(super) f64);

/// A closed line: the last point is the first.
pub(super) type Ring = Vec<Point>;

/// Polygons, each an outer ring and its holes.
pub(super) type Shape = Vec<Vec<Ring>>;

/// Contours by INSEE code.
#[derive(Debug, Default, Clone, PartialEq)]
pub(super) struct Outlines {
    pub(super) departements: BTreeMap<String, Shape>,
    pub(super) regions: BTreeMap<String, Shape>,
}

/// Steps of the grid on which contours are written: with the overseas territories in one file, about 40 metres each.
const GRID: f64 = 1e6;

impl<'de> Deserialize<'de> for Point {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = Point;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a longitude and a latitude")
            }

            fn visit_seq<A: de::SeqAccess<'de>>(self, mut numbers: A) -> Result<Point, A::Error> {
                let mut next = || numbers.next_element()?.ok_or_else(|| de::Error::invalid_length(0, &self));
                let point = Point(next()?, next()?);
                while numbers.next_element::<de::IgnoredAny>()?.is_some() {}
                Ok(point)
            }
        }
        deserializer.deserialize_seq(Visitor)
    }
}

/// A TopoJSON file (<https://github.com/topojson/topojson-specification>).
#[derive(Deserialize)]
pub(super) struct Topology {
    pub(super) objects: BTreeMap<String, TopologyObject>,
    arcs: Vec<Vec<Point>>,
    transform: Option<Transform>,
}

#[derive(Deserialize)]
struct Transform {
    scale: Point,
    translate: Point,
}

/// A layer of a topology, or one of its shapes.
#[derive(Deserialize)]
pub(super) struct TopologyObject {
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    pub(super) geometries: Vec<TopologyObject>,
    #[serde(default)]
    arcs: Value,
    #[serde(default)]
    pub(super) properties: Option<Map<String, Value>>,
}

impl Topology {
    /// Turns the deltas of a quantised file into degrees.
    pub(super) fn decode(&mut self) {
        if let Some(Transform { scale, translate }) = self.transform.take() {
            for arc in &mut self.arcs {
                let (mut x, mut y) = (0.0, 0.0);
                for point in arc {
                    x += point.0;
                    y += point.1;
                    *point = Point(x * scale.0 + translate.0, y * scale.1 + translate.1);
                }
            }
        }
    }

    /// The polygons of an object, once decoded; nothing when it is none or points to missing arcs.
    pub(super) fn shape(&self, object: &TopologyObject) -> Option<Shape> {
        match object.kind.as_str() {
            "Polygon" => Some(vec![self.polygon(&object.arcs)?]),
            "MultiPolygon" => object.arcs.as_array()?.iter().map(|arcs| self.polygon(arcs)).collect(),
            _ => None,
        }
    }

    fn polygon(&self, rings: &Value) -> Option<Vec<Ring>> {
        rings.as_array()?.iter().map(|arcs| self.ring(arcs)).collect()
    }

    fn ring(&self, arcs: &Value) -> Option<Ring> {
        let mut ring = Ring::new();
        for number in arcs.as_array()? {
            let number = number.as_i64()?;
            let reversed = number < 0;
            let arc = self.arcs.get(usize::try_from(if reversed { !number } else { number }).ok()?)?;
            // Each arc begins where the one before ended.
            ring.pop();
            if reversed {
                ring.extend(arc.iter().rev());
            } else {
                ring.extend(arc);
            }
        }
        Some(ring)
    }
}

/// The contours of a layer whose areas need no code.
pub(super) fn read_layer(text: &str, layer: &str) -> Result<Vec<Shape>, String> {
    let mut topology: Topology = serde_json::from_str(text).map_err(|e| e.to_string())?;
    topology.decode();
    let object = topology.objects.get(layer).ok_or_else(|| format!("no layer {layer}"))?;
    let shape = |area| topology.shape(area).ok_or_else(|| format!("{layer}: not a polygon"));
    object.geometries.iter().map(shape).collect()
}

impl Outlines {
    /// The contours of a file that [`Outlines::to_topojson`] or the shipped data's maker wrote.
    pub(super) fn from_topojson(text: &str) -> Result<Self, String> {
        let mut topology: Topology = serde_json::from_str(text).map_err(|e| e.to_string())?;
        topology.decode();
        let mut outlines = Self::default();
        for (layer, shapes) in
            [("departements", &mut outlines.departements), ("regions", &mut outlines.regions)]
        {
            let object = topology.objects.get(layer).ok_or_else(|| format!("no layer {layer}"))?;
            for geometry in &object.geometries {
                let code = geometry.properties.as_ref().and_then(|p| p.get("code")).and_then(Value::as_str);
                let code = code.ok_or_else(|| format!("a contour of {layer} has no code"))?;
                let shape =
                    topology.shape(geometry).ok_or_else(|| format!("{layer} {code}: not a polygon"))?;
                shapes.insert(code.to_owned(), shape);
            }
        }
        Ok(outlines)
    }

    /// The contours as quantised TopoJSON in which a border shared by two territories is written once.
    pub(super) fn to_topojson(&self, geography: &Geography) -> String {
        let every = self.departements.values().chain(self.regions.values()).flatten().flatten().flatten();
        let (mut west, mut south, mut east, mut north) = (180.0_f64, 90.0_f64, -180.0_f64, -90.0_f64);
        for Point(x, y) in every {
            west = west.min(*x);
            south = south.min(*y);
            east = east.max(*x);
            north = north.max(*y);
        }
        let step = |span: f64| (span / (GRID - 1.0)).max(f64::EPSILON);
        let mut cutter = Cutter {
            scale: Point(step(east - west), step(north - south)),
            translate: Point(west, south),
            junctions: HashSet::new(),
            numbers: HashMap::new(),
            arcs: Vec::new(),
        };
        cutter.find_junctions(self.departements.values().chain(self.regions.values()));
        let mut layer = |shapes: &BTreeMap<String, Shape>, properties: &dyn Fn(&str) -> Value| {
            let geometries: Vec<Value> = shapes
                .iter()
                .map(|(code, shape)| {
                    json!({"type": "MultiPolygon", "arcs": cutter.cut(shape), "properties": properties(code)})
                })
                .collect();
            json!({"type": "GeometryCollection", "geometries": geometries})
        };
        let departements = layer(&self.departements, &|code| {
            let departement = geography.departement(code);
            json!({"code": code, "nom": departement.map(|d| d.name), "region": departement.map(|d| d.region)})
        });
        let regions = layer(
            &self.regions,
            &|code| json!({"code": code, "nom": geography.region(code).map(|r| r.name)}),
        );
        json!({
            "type": "Topology",
            "transform": {
                "scale": [cutter.scale.0, cutter.scale.1],
                "translate": [cutter.translate.0, cutter.translate.1],
            },
            "arcs": cutter.arcs.iter().map(|arc| deltas(arc)).collect::<Vec<_>>(),
            "objects": {"departements": departements, "regions": regions},
        })
        .to_string()
    }
}

/// A point of a grid.
pub(super) type Node = (i32, i32);

/// A closed line on a grid, its last point not repeated; nothing when it shrinks to a line.
pub(super) fn closed(mut nodes: Vec<Node>) -> Option<Vec<Node>> {
    nodes.dedup();
    while nodes.len() > 1 && nodes.first() == nodes.last() {
        nodes.pop();
    }
    (nodes.len() >= 3).then_some(nodes)
}

/// The points at which the borders of closed lines meet or part.
pub(super) fn junctions<'a>(rings: impl IntoIterator<Item = &'a Vec<Node>>) -> HashSet<Node> {
    let mut around: HashMap<Node, (Node, Node)> = HashMap::new();
    let mut junctions = HashSet::new();
    for nodes in rings {
        for (i, node) in nodes.iter().enumerate() {
            let (before, after) = (nodes[(i + nodes.len() - 1) % nodes.len()], nodes[(i + 1) % nodes.len()]);
            let pair = (before.min(after), before.max(after));
            if *around.entry(*node).or_insert(pair) != pair {
                junctions.insert(*node);
            }
        }
    }
    junctions
}

/// A closed line cut at its junctions: a border between two areas is an arc of both, in one direction or the other.
pub(super) fn arcs(mut nodes: Vec<Node>, junctions: &HashSet<Node>) -> Vec<Vec<Node>> {
    let start = nodes.iter().position(|node| junctions.contains(node));
    // Without a junction any start will do, as long as the same ring always starts there.
    let start = start.or_else(|| (0..nodes.len()).min_by_key(|i| nodes[*i])).unwrap_or_default();
    nodes.rotate_left(start);
    nodes.push(nodes[0]);
    let mut arcs = Vec::new();
    let mut from = 0;
    for to in 1..nodes.len() {
        if to + 1 == nodes.len() || junctions.contains(&nodes[to]) {
            arcs.push(nodes[from..=to].to_vec());
            from = to;
        }
    }
    arcs
}

/// Cuts rings into arcs at the points where borders meet or part, and keeps each arc once.
struct Cutter {
    scale: Point,
    translate: Point,
    junctions: HashSet<Node>,
    /// Arcs in one of their two directions, with their numbers.
    numbers: HashMap<Vec<Node>, i32>,
    arcs: Vec<Vec<Node>>,
}

impl Cutter {
    /// A ring on the grid; nothing when it shrinks to a line.
    fn nodes(&self, ring: &Ring) -> Option<Vec<Node>> {
        #[expect(clippy::cast_possible_truncation, reason = "the grid has a million steps")]
        let on_grid = |value: f64, scale: f64, start: f64| ((value - start) / scale).round() as i32;
        let place = |Point(x, y): &Point| {
            (on_grid(*x, self.scale.0, self.translate.0), on_grid(*y, self.scale.1, self.translate.1))
        };
        closed(ring.iter().map(place).collect())
    }

    fn find_junctions<'a>(&mut self, shapes: impl Iterator<Item = &'a Shape>) {
        let rings: Vec<_> = shapes.flatten().flatten().filter_map(|ring| self.nodes(ring)).collect();
        self.junctions = junctions(&rings);
    }

    /// A shape as numbers of arcs; an arc walked backwards is `!number`.
    fn cut(&mut self, shape: &Shape) -> Vec<Vec<Vec<i32>>> {
        let mut polygons = Vec::with_capacity(shape.len());
        for polygon in shape {
            // A polygon whose outer ring is smaller than the grid goes, and its holes with it.
            let Some(outer) = polygon.first().and_then(|ring| self.nodes(ring)) else {
                continue;
            };
            let mut rings = vec![self.cut_ring(outer)];
            for hole in &polygon[1..] {
                if let Some(nodes) = self.nodes(hole) {
                    rings.push(self.cut_ring(nodes));
                }
            }
            polygons.push(rings);
        }
        polygons
    }

    fn cut_ring(&mut self, nodes: Vec<Node>) -> Vec<i32> {
        let arcs = arcs(nodes, &self.junctions);
        arcs.iter().map(|arc| self.number(arc)).collect()
    }

    fn number(&mut self, arc: &[Node]) -> i32 {
        let (arc, reversed) = directed(arc);
        let arcs = &mut self.arcs;
        let number = *self.numbers.entry(arc).or_insert_with_key(|arc| {
            arcs.push(arc.clone());
            i32::try_from(arcs.len() - 1).unwrap_or(i32::MAX)
        });
        if reversed { !number } else { number }
    }
}

/// An arc in the one of its two directions that both its sides agree on, and whether that is not its own.
pub(super) fn directed(arc: &[Node]) -> (Vec<Node>, bool) {
    let backwards: Vec<Node> = arc.iter().rev().copied().collect();
    if backwards[..] < *arc { (backwards, true) } else { (arc.to_vec(), false) }
}

fn deltas(arc: &[Node]) -> Vec<[i32; 2]> {
    let (mut x, mut y) = (0, 0);
    arc.iter()
        .map(|node| {
            let delta = [node.0 - x, node.1 - y];
            (x, y) = *node;
            delta
        })
        .collect()
}

/// A point of the largest polygon: its centroid, or, when that lies outside (a crescent), the middle of the widest
/// stretch at the centroid's height.
pub(super) fn representative_point(shape: &Shape) -> Option<Point> {
    let polygon = shape.iter().max_by(|a, b| area(&a[0]).abs().total_cmp(&area(&b[0]).abs()))?;
    let outer = &polygon[0];
    let surface = area(outer);
    if surface == 0.0 {
        return None;
    }
    // Far from the origin the products lose digits: count from the first point.
    let Point(x0, y0) = outer[0];
    let (mut x, mut y) = (0.0, 0.0);
    for pair in outer.windows(2) {
        let (ax, ay, bx, by) = (pair[0].0 - x0, pair[0].1 - y0, pair[1].0 - x0, pair[1].1 - y0);
        let cross = ax * by - bx * ay;
        x += (ax + bx) * cross;
        y += (ay + by) * cross;
    }
    let centroid = Point(x0 + x / (6.0 * surface), y0 + y / (6.0 * surface));
    let mut crossings: Vec<f64> = polygon
        .iter()
        .flat_map(|ring| ring.windows(2))
        .filter(|pair| (pair[0].1 > centroid.1) != (pair[1].1 > centroid.1))
        .map(|pair| pair[0].0 + (centroid.1 - pair[0].1) * (pair[1].0 - pair[0].0) / (pair[1].1 - pair[0].1))
        .collect();
    crossings.sort_unstable_by(f64::total_cmp);
    let stretches = crossings.chunks_exact(2).map(|pair| (pair[0], pair[1]));
    if stretches.clone().any(|(from, to)| (from..=to).contains(&centroid.0)) {
        return Some(centroid);
    }
    let (from, to) = stretches.max_by(|a, b| (a.1 - a.0).total_cmp(&(b.1 - b.0)))?;
    Some(Point(f64::midpoint(from, to), centroid.1))
}

/// Signed surface in square degrees.
pub(super) fn area(ring: &Ring) -> f64 {
    let Some(&Point(x0, y0)) = ring.first() else {
        return 0.0;
    };
    let doubled: f64 = ring
        .windows(2)
        .map(|pair| (pair[0].0 - x0) * (pair[1].1 - y0) - (pair[1].0 - x0) * (pair[0].1 - y0))
        .sum();
    doubled / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(west: f64, south: f64, size: f64) -> Shape {
        let (east, north) = (west + size, south + size);
        vec![vec![vec![
            Point(west, south),
            Point(west, north),
            Point(east, north),
            Point(east, south),
            Point(west, south),
        ]]]
    }

    #[test]
    fn a_border_between_two_departements_is_written_once_and_read_back_the_same() {
        let geography = Geography::shipped().unwrap();
        let mut outlines = Outlines::default();
        outlines.departements.insert("29".to_owned(), square(-4.0, 48.0, 1.0));
        outlines.departements.insert("22".to_owned(), square(-3.0, 48.0, 1.0));
        outlines.departements.insert("56".to_owned(), square(-4.0, 46.0, 0.5));
        let region = [
            (-4.0, 48.0),
            (-4.0, 49.0),
            (-3.0, 49.0),
            (-2.0, 49.0),
            (-2.0, 48.0),
            (-3.0, 48.0),
            (-4.0, 48.0),
        ];
        outlines.regions.insert("53".to_owned(), vec![vec![region.map(|(x, y)| Point(x, y)).to_vec()]]);
        let text = outlines.to_topojson(&geography);
        let value: Value = serde_json::from_str(&text).unwrap();
        // Finistère's coast, Côtes-d'Armor's, what parts them, and the third, which touches nobody; the région adds none.
        assert_eq!(value["arcs"].as_array().unwrap().len(), 4, "{text}");
        let read = Outlines::from_topojson(&text).unwrap();
        let corners = |shape: &Shape| {
            let mut corners: Vec<String> =
                shape[0][0].iter().map(|p| format!("{:.3} {:.3}", p.0, p.1)).collect();
            corners.sort_unstable();
            corners.dedup();
            corners
        };
        for (code, shape) in &outlines.departements {
            assert_eq!(corners(&read.departements[code]), corners(shape), "{code}");
            let ring = &read.departements[code][0][0];
            assert_eq!(ring.first(), ring.last());
        }
    }

    #[test]
    fn the_shipped_contours_survive_a_round_trip_at_the_same_size() {
        let geography = Geography::shipped().unwrap();
        let outlines = Outlines::from_topojson(geography.outline()).unwrap();
        let text = outlines.to_topojson(&geography);
        let again = Outlines::from_topojson(&text).unwrap();
        assert_eq!(again.departements.len(), outlines.departements.len());
        assert_eq!(again.regions.len(), outlines.regions.len());
        assert!(text.len() < geography.outline().len() * 5 / 4, "{} bytes", text.len());
    }
}
