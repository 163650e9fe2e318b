//! The map: cafés gathered where their marks would overlap.

use std::collections::BTreeMap;

use cafeia_shared::{
    cafes::{CafeCluster, CafeClusters, CafeFilter, CafePoint, ClusterQuery},
    ids::CafeId,
    problem::FieldError,
};
use chrono::{DateTime, Utc};
use roaring::RoaringBitmap;

use super::{
    Snapshot,
    entry::Text,
    filter::{Wanted, select},
    pyramid::{Cell, FINEST, Point, Window},
    segment::Segment,
};

/// Clusters of an answer at most: more would overlap.
const MAX_CLUSTERS: usize = 400;
/// A cluster's cell is this many levels below the map's zoom: a quarter of a tile, 64 pixels.
const CELLS_PER_TILE: u8 = 2;
/// Cells that a window may touch before a coarser level is taken.
const MAX_CELLS: u64 = 4_096;
/// Cafés whose mean position a cluster takes.
const MEAN_OF: usize = 16;

/// What a cell of the map holds so far.
#[derive(Default)]
struct Gathered {
    count: u64,
    x: u64,
    y: u64,
    summed: u64,
    first: Option<CafeId>,
}

impl Gathered {
    fn add(&mut self, point: Point, id: CafeId) {
        self.x += u64::from(point.x);
        self.y += u64::from(point.y);
        self.summed += 1;
        self.first.get_or_insert(id);
    }
}

pub(super) fn find(
    snapshot: &Snapshot,
    query: &ClusterQuery,
    now: DateTime<Utc>,
) -> Result<CafeClusters, Vec<FieldError>> {
    // The window says which cells to show; cells at its rim are shown whole, so that nothing flickers.
    let filter = CafeFilter { bbox: None, ..query.filter.clone() };
    let wanted = Wanted::new(&filter, snapshot, now)?;
    let windows = query.filter.bbox.map_or_else(|| vec![Window::world()], Window::of);
    let mut level = query.view.zoom + CELLS_PER_TILE;
    while level > 1 && windows.iter().map(|window| window.cells(level)).sum::<u64>() > MAX_CELLS {
        level -= 1;
    }
    let mut cells: BTreeMap<Cell, Gathered> = BTreeMap::new();
    for (segment, found) in select(snapshot, &wanted, None) {
        for window in &windows {
            gather(segment, &found, window, level, &mut cells);
        }
    }
    let total = cells.values().map(|gathered| gathered.count).sum();
    let mut clusters: Vec<_> = cells.values().map(|gathered| cluster(snapshot, gathered)).collect();
    clusters.sort_by_key(|cluster| std::cmp::Reverse(cluster.count));
    clusters.truncate(MAX_CLUSTERS);
    Ok(CafeClusters { clusters, total })
}

/// Adds the cafés found in a window to the cells of a level.
fn gather(
    segment: &Segment,
    found: &RoaringBitmap,
    window: &Window,
    level: u8,
    cells: &mut BTreeMap<Cell, Gathered>,
) {
    for (cell, cafes) in segment.pyramid.touched(window, level) {
        if level <= FINEST {
            let shown = cafes & found;
            if shown.is_empty() {
                continue;
            }
            let gathered = cells.entry(cell).or_default();
            gathered.count += shown.len();
            for ordinal in shown.iter().take(MEAN_OF) {
                if let Some(point) = segment.point(ordinal) {
                    gathered.add(point, segment.entry(ordinal).id);
                }
            }
            continue;
        }
        for ordinal in cafes & found {
            let Some(point) = segment.point(ordinal) else { continue };
            let cell = point.cell(level);
            if window.touches(cell) {
                let gathered = cells.entry(cell).or_default();
                gathered.count += 1;
                gathered.add(point, segment.entry(ordinal).id);
            }
        }
    }
}

fn cluster(snapshot: &Snapshot, gathered: &Gathered) -> CafeCluster {
    /// Five decimals of a degree are a metre.
    fn rounded(degrees: f64) -> f64 {
        (degrees * 100_000.0).round() / 100_000.0
    }
    // A mean of 32-bit numbers fits 32 bits.
    let mean = |sum: u64| u32::try_from(sum / gathered.summed.max(1)).unwrap_or(u32::MAX);
    let position = Point { x: mean(gathered.x), y: mean(gathered.y) }.position();
    let alone = (gathered.count == 1).then_some(gathered.first).flatten();
    CafeCluster {
        longitude: rounded(position.longitude),
        latitude: rounded(position.latitude),
        count: u32::try_from(gathered.count).unwrap_or(u32::MAX),
        cafe: alone.and_then(|id| snapshot.entry(id)).map(|entry| CafePoint {
            id: entry.id,
            slug: entry.text(Text::Slug).to_owned(),
            title: entry.text(Text::Title).to_owned(),
            starts_at: entry.starts_at,
            date_to_confirm: entry.date_to_confirm(),
            timezone: entry.timezone.name().to_owned(),
        }),
    }
}
