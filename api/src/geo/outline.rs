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

/// A point of the grid.
type Node = (i32, i32);

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
    /// A ring on the grid, its last point not repeated; nothing when it shrinks to a line.
    fn nodes(&self, ring: &Ring) -> Option<Vec<Node>> {
        #[expect(clippy::cast_possible_truncation, reason = "the grid has a million steps")]
        let on_grid = |value: f64, scale: f64, start: f64| ((value - start) / scale).round() as i32;
        let mut nodes: Vec<Node> = ring
            .iter()
            .map(|Point(x, y)| {
                (on_grid(*x, self.scale.0, self.translate.0), on_grid(*y, self.scale.1, self.translate.1))
            })
            .collect();
        nodes.dedup();
        while nodes.len() > 1 && nodes.first() == nodes.last() {
            nodes.pop();
        }
        (nodes.len() >= 3).then_some(nodes)
    }

    fn find_junctions<'a>(&mut self, shapes: impl Iterator<Item = &'a Shape>) {
        let mut around: HashMap<Node, (Node, Node)> = HashMap::new();
        for nodes in shapes.flatten().flatten().filter_map(|ring| self.nodes(ring)).collect::<Vec<_>>() {
            for (i, node) in nodes.iter().enumerate() {
                let (before, after) =
                    (nodes[(i + nodes.len() - 1) % nodes.len()], nodes[(i + 1) % nodes.len()]);
                let pair = (before.min(after), before.max(after));
                if *around.entry(*node).or_insert(pair) != pair {
                    self.junctions.insert(*node);
                }
            }
        }
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

    fn cut_ring(&mut self, mut nodes: Vec<Node>) -> Vec<i32> {
        let start = nodes.iter().position(|node| self.junctions.contains(node));
        // Without a junction any start will do, as long as the same ring always starts there.
        let start = start.or_else(|| (0..nodes.len()).min_by_key(|i| nodes[*i])).unwrap_or_default();
        nodes.rotate_left(start);
        nodes.push(nodes[0]);
        let mut numbers = Vec::new();
        let mut from = 0;
        for to in 1..nodes.len() {
            if to + 1 == nodes.len() || self.junctions.contains(&nodes[to]) {
                numbers.push(self.number(&nodes[from..=to]));
                from = to;
            }
        }
        numbers
    }

    fn number(&mut self, arc: &[Node]) -> i32 {
        let backwards: Vec<Node> = arc.iter().rev().copied().collect();
        let (arc, reversed) = if backwards[..] < *arc { (backwards, true) } else { (arc.to_vec(), false) };
        let arcs = &mut self.arcs;
        let number = *self.numbers.entry(arc).or_insert_with_key(|arc| {
            arcs.push(arc.clone());
            i32::try_from(arcs.len() - 1).unwrap_or(i32::MAX)
        });
        if reversed { !number } else { number }
    }
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
