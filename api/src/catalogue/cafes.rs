//! Cafés asked for: lists, counts by filter, clusters for the map, one café.
//!
//! Every view goes through [`select`], so the list, the map and the counts cannot disagree.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
};

use cafeia_shared::{
    cafes::{
        Cafe, CafeCluster, CafeClusters, CafeFacilitator, CafeFilter, CafePoint, CafeQuery, CafeSort,
        CafeSummary, ClusterQuery, Contact, Organiser, Period, Registration,
    },
    ids::{CafeId, FacilitatorId, OrganisationId, ResourceId},
    paging::{FacetCount, Facets, Page},
    position::{BoundingBox, Position},
    problem::{FaultCode, FieldError},
    territories::{TerritoryCode, TerritoryLevel},
    vocabulary::{Accessibility, Audience, CafeMode, EventStatus, Language, PublicationStatus, Term},
};
use chrono::{DateTime, Datelike as _, Days, NaiveDate, NaiveTime, TimeZone as _, Timelike as _, Utc};
use chrono_tz::Tz;
use roaring::{MultiOps as _, RoaringBitmap};
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;
use uuid::Uuid;

use super::{
    Snapshot,
    directory::{Directory, Listed, Shelf},
    entry::{Entry, Key, Link, Text},
    pyramid::{Cell, FINEST, Point, Window},
    segment::{Segment, ValueIndex, accessibility},
    terms::{TermIndex, Terms},
    words::{self, WordQuery},
};

/// Clusters of an answer at most: more would overlap.
const MAX_CLUSTERS: usize = 400;
/// A cluster's cell is this many levels below the map's zoom: a quarter of a tile, 64 pixels.
const CELLS_PER_TILE: u8 = 2;
/// Cells that a window may touch before a coarser level is taken.
const MAX_CELLS: u64 = 4_096;
/// Cafés whose mean position a cluster takes.
const MEAN_OF: usize = 16;
/// Radii tried in turn, in kilometres, when the nearest are asked for and no radius is given.
const WIDENING: [f64; 4] = [20.0, 100.0, 500.0, 30_000.0];

/// A filter made ready: names resolved, dates turned into instants.
struct Wanted<'a> {
    filter: &'a CafeFilter,
    directory: &'a Directory,
    now: DateTime<Utc>,
    from: Option<DateTime<Utc>>,
    before: Option<DateTime<Utc>>,
    formats: Vec<ResourceId>,
    organisations: Vec<OrganisationId>,
    facilitators: Vec<FacilitatorId>,
    /// For each segment, the cafés in which each word is found.
    words: Option<Vec<Vec<RoaringBitmap>>>,
}

impl<'a> Wanted<'a> {
    fn new(
        filter: &'a CafeFilter,
        snapshot: &'a Snapshot,
        now: DateTime<Utc>,
    ) -> Result<Self, Vec<FieldError>> {
        let directory = &snapshot.directory;
        let faults = unknown_territories(&filter.territory, directory);
        if !faults.is_empty() {
            return Err(faults);
        }
        // Words that say nothing (“qu’est-ce”) narrow nothing down, alone or among others.
        let query = filter.q.as_deref().map(WordQuery::new).filter(|query| !query.is_empty());
        let words = query.map(|query| {
            let indexes: Vec<_> = snapshot.segments().map(|(segment, _)| &segment.words).collect();
            words::find(&indexes, &query)
        });
        Ok(Self {
            filter,
            directory,
            now,
            from: filter.from.map(midnight_in_paris),
            before: filter.to.map(|day| midnight_in_paris(day + Days::new(1))),
            formats: resolve(&directory.resources, &filter.format),
            organisations: resolve(&directory.organisations, &filter.organisation),
            facilitators: resolve(&directory.facilitators, &filter.facilitator),
            words,
        })
    }
}

/// The faults of territories that do not exist.
pub(super) fn unknown_territories(territories: &[TerritoryCode], directory: &Directory) -> Vec<FieldError> {
    let geography = directory.geography();
    let unknown = territories.iter().filter(|territory| match territory.level {
        TerritoryLevel::Region => geography.region(&territory.code).is_none(),
        TerritoryLevel::Departement => geography.departement(&territory.code).is_none(),
        TerritoryLevel::Commune => geography.commune(&territory.code).is_none(),
    });
    let message = |territory: &TerritoryCode| format!("{territory} does not exist");
    unknown
        .map(|territory| FieldError::new("territory", FaultCode::UnknownValue, message(territory)))
        .collect()
}

/// Slugs and ids as ids. A name that stands for nothing becomes an id that nothing has, so that the answer is
/// empty rather than unfiltered.
fn resolve<T: Listed>(shelf: &Shelf<T>, names: &[String]) -> Vec<T::Id> {
    names.iter().map(|name| shelf.resolve(name).unwrap_or_else(|| T::Id::from(Uuid::nil()))).collect()
}

/// The beginning of a day in the time of Paris.
fn midnight_in_paris(day: NaiveDate) -> DateTime<Utc> {
    let midnight = day.and_time(NaiveTime::MIN);
    // Paris changes its clocks at night but never at midnight.
    let local = Tz::Europe__Paris.from_local_datetime(&midnight).earliest();
    local.map_or_else(|| midnight.and_utc(), |local| local.with_timezone(&Utc))
}

/// A filter that a facet may leave out of account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Facet {
    Status,
    Mode,
    Format,
    Audience,
    Language,
    Theme,
    Departement,
}

type Sets<'a> = Vec<Cow<'a, RoaringBitmap>>;

fn any_term<'a, T: Term>(sets: &mut Sets<'a>, index: &'a TermIndex<T>, wanted: &[T]) {
    match wanted {
        [] => {}
        [only] => sets.push(Cow::Borrowed(index.get(*only))),
        several => sets.push(Cow::Owned(several.iter().map(|term| index.get(*term)).union())),
    }
}

fn any_value<'a, K: std::hash::Hash + Eq>(sets: &mut Sets<'a>, index: &'a ValueIndex<K>, wanted: &[K]) {
    match wanted {
        [] => {}
        [only] => sets.push(index.get(only).map_or_else(Cow::default, Cow::Borrowed)),
        several => sets.push(Cow::Owned(several.iter().filter_map(|value| index.get(value)).union())),
    }
}

/// The cafés of each segment that are wanted; `without` leaves one of the filters out of account.
fn select<'a>(
    snapshot: &'a Snapshot,
    wanted: &Wanted,
    without: Option<Facet>,
) -> Vec<(&'a Segment, RoaringBitmap)> {
    let segments = snapshot.segments().enumerate();
    segments
        .map(|(part, (segment, replaced))| (segment, select_in(segment, part, replaced, wanted, without)))
        .collect()
}

/// The same of one segment, those that were replaced since left out.
fn select_in(
    segment: &Segment,
    part: usize,
    replaced: &RoaringBitmap,
    wanted: &Wanted,
    without: Option<Facet>,
) -> RoaringBitmap {
    let filter = wanted.filter;
    let considers = |facet: Facet| without != Some(facet);
    let mut sets: Sets = Vec::new();
    if considers(Facet::Status) {
        any_term(&mut sets, &segment.statuses, &filter.status);
    }
    if considers(Facet::Mode) {
        any_term(&mut sets, &segment.modes, &filter.mode);
    }
    if considers(Facet::Audience) {
        any_term(&mut sets, &segment.audiences, &filter.audience);
    }
    if considers(Facet::Language) {
        any_term(&mut sets, &segment.languages, &filter.language);
    }
    if considers(Facet::Theme) {
        any_term(&mut sets, &segment.themes, &filter.theme);
    }
    if considers(Facet::Format) {
        any_value(&mut sets, &segment.formats, &wanted.formats);
    }
    sets.extend(filter.accessibility.iter().map(|term| Cow::Borrowed(segment.accessibility.get(*term))));
    any_value(&mut sets, &segment.organisations, &wanted.organisations);
    any_value(&mut sets, &segment.facilitators, &wanted.facilitators);
    match filter.places_left {
        Some(true) => {
            sets.push(Cow::Borrowed(&segment.open));
            // Nobody can come any more to what is over.
            sets.push(Cow::Owned(segment.upcoming(wanted.now).1.clone()));
        }
        Some(false) => {
            sets.push(Cow::Owned(everything(segment) - (&segment.open & &segment.upcoming(wanted.now).1)));
        }
        None => {}
    }
    if considers(Facet::Departement) && !filter.territory.is_empty() {
        sets.push(in_territories(segment, &filter.territory, wanted.directory));
    }
    if let Some(words) = &wanted.words {
        sets.extend(words[part].iter().map(Cow::Borrowed));
    }
    if let Some(bbox) = filter.bbox {
        sets.push(Cow::Owned(within(segment, bbox)));
    }
    if let (Some(centre), Some(radius)) = (filter.around, filter.radius_km) {
        sets.push(Cow::Owned(around(segment, centre, f64::from(radius))));
    }
    let upcoming = segment.upcoming(wanted.now);
    match filter.period() {
        Period::Upcoming => sets.push(Cow::Borrowed(&upcoming.1)),
        Period::Past => sets.push(Cow::Owned(everything(segment) - &upcoming.1)),
        Period::All => {}
    }
    let mut found = intersection(segment, sets);
    if let Some(from) = wanted.from {
        found.remove_range(..segment.first_at(from));
    }
    if let Some(before) = wanted.before {
        found.remove_range(segment.first_at(before)..);
    }
    if !replaced.is_empty() {
        found -= replaced;
    }
    found
}

/// What all sets share; everything when there are none. The small ones come first.
fn intersection(segment: &Segment, mut sets: Sets) -> RoaringBitmap {
    sets.sort_by_cached_key(|set| set.len());
    let mut sets = sets.into_iter();
    match (sets.next(), sets.next()) {
        (None, _) => everything(segment),
        (Some(only), None) => only.into_owned(),
        (Some(first), Some(second)) => {
            sets.fold(first.as_ref() & second.as_ref(), |found, set| found & set.as_ref())
        }
    }
}

fn everything(segment: &Segment) -> RoaringBitmap {
    let mut all = RoaringBitmap::new();
    all.insert_range(0..u32::try_from(segment.len()).unwrap_or(u32::MAX));
    all
}

fn in_territories<'a>(
    segment: &'a Segment,
    territories: &[TerritoryCode],
    directory: &Directory,
) -> Cow<'a, RoaringBitmap> {
    let geography = directory.geography();
    let mut sets: Vec<&RoaringBitmap> = Vec::new();
    for territory in territories {
        match territory.level {
            TerritoryLevel::Region => {
                let departements = geography.departements().iter().filter(|d| d.region == territory.code);
                sets.extend(departements.filter_map(|d| segment.departements.get(d.code)));
            }
            TerritoryLevel::Departement => sets.extend(segment.departements.get(territory.code.as_str())),
            TerritoryLevel::Commune => {
                let index = geography.commune_index(&territory.code);
                sets.extend(index.and_then(|index| segment.communes.get(&index)));
            }
        }
    }
    match sets.as_slice() {
        [] => Cow::default(),
        [only] => Cow::Borrowed(*only),
        _ => Cow::Owned(sets.into_iter().union()),
    }
}

fn within(segment: &Segment, bbox: BoundingBox) -> RoaringBitmap {
    segment.pyramid.within(bbox, |ordinal| segment.point(ordinal))
}

/// Those within a distance, in kilometres.
fn around(segment: &Segment, centre: Position, radius: f64) -> RoaringBitmap {
    let near = within(segment, box_around(centre, radius));
    near.into_iter()
        .filter(|o| segment.position(*o).is_some_and(|p| centre.distance_km(p) <= radius))
        .collect()
}

/// A box that holds the circle; it may hold more.
fn box_around(centre: Position, radius_km: f64) -> BoundingBox {
    /// Kilometres of a degree of latitude, a little less than anywhere on Earth.
    const KM_PER_DEGREE: f64 = 110.5;
    let tall = radius_km / KM_PER_DEGREE;
    let (south, north) = ((centre.latitude - tall).max(-90.0), (centre.latitude + tall).min(90.0));
    let narrowest = south.abs().max(north.abs()).to_radians().cos();
    let wide = tall / narrowest.max(0.001);
    if wide >= 180.0 {
        return BoundingBox { west: -180.0, south, east: 180.0, north };
    }
    let turn = |longitude: f64| (longitude + 540.0).rem_euclid(360.0) - 180.0;
    BoundingBox { west: turn(centre.longitude - wide), south, east: turn(centre.longitude + wide), north }
}

/// Where a page begins: after the last item of the page before.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Cursor {
    /// After this key, in the order of the dates.
    Start(Key),
    /// After this distance in millimetres and this id.
    Distance(u64, CafeId),
}

impl Cursor {
    fn write(self) -> String {
        match self {
            Self::Start((micros, id)) => format!("s{micros}.{}", id.0.simple()),
            Self::Distance(millimetres, id) => format!("d{millimetres}.{}", id.0.simple()),
        }
    }

    fn read(text: &str) -> Option<Self> {
        let (number, id) = text.get(1..)?.split_once('.')?;
        let id = CafeId(Uuid::try_parse(id).ok()?);
        match text.as_bytes().first()? {
            b's' => Some(Self::Start((number.parse().ok()?, id))),
            b'd' => Some(Self::Distance(number.parse().ok()?, id)),
            _ => None,
        }
    }
}

/// One page of what a query asks for; `render` makes of each café what is wanted of it, given its distance in
/// metres from the point asked for.
pub(super) fn list<'a, S>(
    snapshot: &'a Snapshot,
    query: &CafeQuery,
    now: DateTime<Utc>,
    render: impl Fn(&'a Entry, &'a Directory, Option<u32>) -> S,
) -> Result<Page<S>, Vec<FieldError>> {
    let directory = &snapshot.directory;
    let wanted = Wanted::new(&query.filter, snapshot, now)?;
    let sort = query.paging.sort.unwrap_or(CafeSort::Start);
    let refused = || {
        vec![FieldError::new(
            "cursor",
            FaultCode::Malformed,
            "give back the next_cursor of a list in this order",
        )]
    };
    let cursor = match query.paging.cursor.as_deref() {
        Some(text) => Some(Cursor::read(text).ok_or_else(refused)?),
        None => None,
    };
    let mut found = select(snapshot, &wanted, None);
    if sort == CafeSort::Distance {
        // What is online only is at no distance.
        for (segment, set) in &mut found {
            *set &= &segment.placed;
        }
    }
    let total = found.iter().map(|(_, set)| set.len()).sum();
    let limit = usize::from(query.limit());
    let (page, more) = match (sort, cursor, query.filter.around) {
        (CafeSort::Start, None | Some(Cursor::Start(_)), _) => {
            let after = cursor.and_then(|cursor| match cursor {
                Cursor::Start(key) => Some(key),
                Cursor::Distance(..) => None,
            });
            page_by_start(&found, after, limit, query.filter.period() == Period::Past)
        }
        (CafeSort::Distance, None | Some(Cursor::Distance(..)), Some(centre)) => {
            let after = cursor.and_then(|cursor| match cursor {
                Cursor::Distance(millimetres, id) => Some((millimetres, id)),
                Cursor::Start(_) => None,
            });
            let radius = query.filter.radius_km.map(f64::from);
            page_by_distance(&found, centre, radius, after, limit)
        }
        _ => return Err(refused()),
    };
    let distance = |entry: &Entry| {
        let centre = query.filter.around?;
        let position = directory.place(entry.place?)?.position()?;
        Some(metres(centre.distance_km(position)))
    };
    let data = page.into_iter().map(|entry| render(entry, directory, distance(entry))).collect();
    let facets = query.paging.facets.unwrap_or(false).then(|| facets(snapshot, &wanted, &found));
    Ok(Page { data, next_cursor: more.map(Cursor::write), total, facets })
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "distances on Earth are small and positive"
)]
fn metres(kilometres: f64) -> u32 {
    (kilometres * 1_000.0).round() as u32
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "distances on Earth are small and positive"
)]
fn millimetres(kilometres: f64) -> u64 {
    (kilometres * 1_000_000.0).round() as u64
}

type Found<'a> = [(&'a Segment, RoaringBitmap)];

fn page_by_start<'a>(
    found: &Found<'a>,
    after: Option<Key>,
    limit: usize,
    latest_first: bool,
) -> (Vec<&'a Entry>, Option<Cursor>) {
    let mut page: Vec<&Entry> = Vec::new();
    for (segment, set) in found {
        let mut ordinals = set.iter();
        // Ids compare in the second place, so the key itself is where the next page begins or ends.
        if latest_first {
            if let Some(key) = after {
                match segment.first_from(key).checked_sub(1) {
                    Some(last) => ordinals.advance_back_to(last),
                    None => continue,
                }
            }
            page.extend(ordinals.rev().take(limit + 1).map(|o| segment.entry(o).as_ref()));
        } else {
            if let Some(key) = after {
                ordinals.advance_to(segment.first_from(key));
            }
            let beyond =
                ordinals.map(|o| segment.entry(o).as_ref()).filter(|e| after.is_none_or(|key| e.key() > key));
            page.extend(beyond.take(limit + 1));
        }
    }
    page.sort_unstable_by(|a, b| if latest_first { b.key().cmp(&a.key()) } else { a.key().cmp(&b.key()) });
    let more = (page.len() > limit).then(|| Cursor::Start(page[limit - 1].key()));
    page.truncate(limit);
    (page, more)
}

fn page_by_distance<'a>(
    found: &Found<'a>,
    centre: Position,
    radius: Option<f64>,
    after: Option<(u64, CafeId)>,
    limit: usize,
) -> (Vec<&'a Entry>, Option<Cursor>) {
    let mut page: Vec<((u64, CafeId), &Entry)> = Vec::new();
    // With a radius, `found` lies within it already.
    let widening = if radius.is_some() { &[f64::INFINITY][..] } else { &WIDENING[..] };
    for reach in widening {
        page.clear();
        for (segment, set) in found {
            let near;
            let candidates = if reach.is_finite() {
                near = set & within(segment, box_around(centre, *reach));
                &near
            } else {
                set
            };
            page.extend(candidates.iter().filter_map(|o| {
                let distance = centre.distance_km(segment.position(o)?);
                let entry = segment.entry(o);
                let key = (millimetres(distance), entry.id);
                let beyond = after.is_none_or(|after| key > after);
                (distance <= *reach && beyond).then_some((key, entry.as_ref()))
            }));
        }
        if page.len() > limit {
            break;
        }
    }
    if page.len() > limit + 1 {
        page.select_nth_unstable_by_key(limit, |(key, _)| *key);
        page.truncate(limit + 1);
    }
    page.sort_unstable_by_key(|(key, _)| *key);
    let more = (page.len() > limit).then(|| {
        let (millimetres, id) = page[limit - 1].0;
        Cursor::Distance(millimetres, id)
    });
    (page.into_iter().take(limit).map(|(_, entry)| entry).collect(), more)
}

/// How many of the wanted cafés have each value of each filter.
fn facets(snapshot: &Snapshot, wanted: &Wanted, found: &Found) -> Facets {
    let directory = wanted.directory;
    let filter = wanted.filter;
    let mut facets = Facets::new();
    // A filter that is in use is left out of its own counts.
    let base = |facet: Facet, in_use: bool| -> Cow<Found> {
        if !in_use {
            return Cow::Borrowed(found);
        }
        Cow::Owned(select(snapshot, wanted, Some(facet)))
    };
    facets.insert(
        "status".into(),
        term_counts(&base(Facet::Status, !filter.status.is_empty()), |s| &s.statuses),
    );
    facets.insert("mode".into(), term_counts(&base(Facet::Mode, !filter.mode.is_empty()), |s| &s.modes));
    facets.insert(
        "audience".into(),
        term_counts(&base(Facet::Audience, !filter.audience.is_empty()), |s| &s.audiences),
    );
    facets.insert(
        "language".into(),
        term_counts(&base(Facet::Language, !filter.language.is_empty()), |s| &s.languages),
    );
    facets.insert("theme".into(), term_counts(&base(Facet::Theme, !filter.theme.is_empty()), |s| &s.themes));
    // Each accessibility term narrows, so its counts tell what adding it would leave.
    facets.insert("accessibility".into(), term_counts(found, |s| &s.accessibility));
    let formats = value_counts(
        &base(Facet::Format, !filter.format.is_empty()),
        |s| &s.formats,
        |id| directory.resources.get(*id).map(|resource| resource.slug.clone()),
    );
    facets.insert("format".into(), formats);
    let departements = base(Facet::Departement, !filter.territory.is_empty());
    facets.insert(
        "territory".into(),
        value_counts(&departements, |s| &s.departements, |code| Some(format!("departement-{code}"))),
    );
    let open = found.iter().map(|(segment, set)| {
        let open = set & &segment.open;
        open.intersection_len(&segment.upcoming(wanted.now).1)
    });
    let open = open.sum();
    facets.insert("places_left".into(), vec![FacetCount { value: "true".into(), count: open }]);
    facets
}

fn term_counts<T: Term>(found: &Found, index: impl Fn(&Segment) -> &TermIndex<T>) -> Vec<FacetCount> {
    let count =
        |term: T| found.iter().map(|(segment, set)| set.intersection_len(index(segment).get(term))).sum();
    sorted_counts(T::ALL.iter().map(|term| (term.as_str().to_owned(), count(*term))))
}

fn value_counts<K: std::hash::Hash + Eq>(
    found: &Found,
    index: impl Fn(&Segment) -> &ValueIndex<K>,
    name: impl Fn(&K) -> Option<String>,
) -> Vec<FacetCount> {
    let mut counts: HashMap<String, u64> = HashMap::new();
    for (segment, set) in found {
        for (value, cafes) in index(segment) {
            let count = set.intersection_len(cafes);
            if count > 0
                && let Some(name) = name(value)
            {
                *counts.entry(name).or_default() += count;
            }
        }
    }
    sorted_counts(counts.into_iter())
}

fn sorted_counts(counts: impl Iterator<Item = (String, u64)>) -> Vec<FacetCount> {
    let mut counts: Vec<_> =
        counts.filter(|(_, count)| *count > 0).map(|(value, count)| FacetCount { value, count }).collect();
    counts.sort_unstable_by(|a, b| (b.count, &a.value).cmp(&(a.count, &b.value)));
    counts
}

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

pub(super) fn clusters(
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
            timezone: entry.timezone.name().to_owned(),
        }),
    }
}

/// How many of a segment's cafés are not over, of a set, and count.
pub(super) fn count_upcoming(
    segment: &Segment,
    replaced: &RoaringBitmap,
    set: &RoaringBitmap,
    now: DateTime<Utc>,
) -> u64 {
    let mut counted = set & &segment.upcoming(now).1;
    counted &= &segment.counting;
    counted.difference_len(replaced)
}

/// How many of a segment's cafés are over, of a set, and count.
pub(super) fn count_past(
    segment: &Segment,
    replaced: &RoaringBitmap,
    set: &RoaringBitmap,
    now: DateTime<Utc>,
) -> u64 {
    let mut counted = set & &segment.counting;
    counted -= &segment.upcoming(now).1;
    counted.difference_len(replaced)
}

/// A café as lists show it, as a value.
pub(super) fn summary(entry: &Entry, directory: &Directory, distance_m: Option<u32>) -> CafeSummary {
    CafeSummary {
        id: entry.id,
        slug: entry.text(Text::Slug).to_owned(),
        version: entry.version,
        title: entry.text(Text::Title).to_owned(),
        summary: entry.text(Text::Summary).to_owned(),
        starts_at: entry.starts_at,
        ends_at: entry.ends_at,
        timezone: entry.timezone.name().to_owned(),
        mode: entry.mode,
        event_status: entry.event_status,
        place: entry.place.and_then(|id| directory.place(id)?.summary.clone()),
        host: directory.organisation_ref(entry.host),
        formats: entry.formats().filter_map(|id| directory.resources.reference(id)).collect(),
        audiences: entry.audiences.to_vec(),
        languages: entry.languages.to_vec(),
        accessibility: accessibility(entry, directory).to_vec(),
        capacity: entry.capacity,
        places_left: entry.places_left(),
        distance_m,
    }
}

/// A café as lists show it, to be written as JSON: the same as [`summary`], field by field, without a copy.
#[derive(Serialize)]
pub(super) struct SummaryView<'a> {
    id: CafeId,
    slug: &'a str,
    version: u32,
    title: &'a str,
    summary: &'a str,
    #[serde(serialize_with = "write_instant")]
    starts_at: DateTime<Utc>,
    #[serde(serialize_with = "write_instant")]
    ends_at: DateTime<Utc>,
    timezone: &'static str,
    mode: CafeMode,
    event_status: EventStatus,
    place: Option<&'a RawValue>,
    host: Cow<'a, RawValue>,
    formats: Vec<&'a RawValue>,
    audiences: Terms<Audience>,
    languages: Terms<Language>,
    accessibility: Terms<Accessibility>,
    capacity: Option<u32>,
    places_left: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    distance_m: Option<u32>,
}

/// Writes an instant as chrono does (RFC 3339). Whole seconds of four-digit years, which is what cafés have,
/// are written digit by digit: chrono's own way through the formatting machinery takes ten times as long.
fn write_instant<S: Serializer>(instant: &DateTime<Utc>, serializer: S) -> Result<S::Ok, S::Error> {
    let year = instant.year();
    if instant.timestamp_subsec_nanos() != 0 || !(1_000..10_000).contains(&year) {
        return instant.serialize(serializer);
    }
    let mut text = *b"0000-00-00T00:00:00Z";
    let mut digits = |at: usize, number: u32| {
        for (place, digit) in [number / 10 % 10, number % 10].into_iter().enumerate() {
            text[at + place] += u8::try_from(digit).unwrap_or_default();
        }
    };
    let year = year.unsigned_abs();
    digits(0, year / 100);
    digits(2, year % 100);
    digits(5, instant.month());
    digits(8, instant.day());
    digits(11, instant.hour());
    digits(14, instant.minute());
    digits(17, instant.second());
    serializer.serialize_str(str::from_utf8(&text).unwrap_or_default())
}

pub(super) fn view<'a>(
    entry: &'a Entry,
    directory: &'a Directory,
    distance_m: Option<u32>,
) -> SummaryView<'a> {
    let formats = entry.formats().filter_map(|id| directory.resources.listing(id));
    SummaryView {
        id: entry.id,
        slug: entry.text(Text::Slug),
        version: entry.version,
        title: entry.text(Text::Title),
        summary: entry.text(Text::Summary),
        starts_at: entry.starts_at,
        ends_at: entry.ends_at,
        timezone: entry.timezone.name(),
        mode: entry.mode,
        event_status: entry.event_status,
        place: entry.place.and_then(|id| directory.place(id)).map(|place| &*place.written),
        host: directory.organisation_written(entry.host),
        formats: formats.map(|format| &*format.written).collect(),
        audiences: entry.audiences,
        languages: entry.languages,
        accessibility: accessibility(entry, directory),
        capacity: entry.capacity,
        places_left: entry.places_left(),
        distance_m,
    }
}

pub(super) fn whole(entry: &Entry, directory: &Directory) -> Cafe {
    let mut organisers = Vec::new();
    let mut facilitators = Vec::new();
    for link in &entry.links {
        match link {
            Link::Organiser(id, part) => {
                organisers.push(Organiser { organisation: directory.organisation_ref(*id), part: *part });
            }
            Link::Facilitator(id, part) => {
                let facilitator = directory.facilitators.reference(*id);
                facilitators
                    .extend(facilitator.map(|facilitator| CafeFacilitator { facilitator, part: *part }));
            }
            Link::Format(_) => {}
        }
    }
    Cafe {
        summary: summary(entry, directory, None),
        publication: PublicationStatus::Published,
        description: entry.text(Text::Description).to_owned(),
        status_reason: entry.optional_text(Text::StatusReason),
        previous_starts_at: entry.previous_starts_at,
        venue: entry.place.and_then(|id| directory.place(id)?.whole()),
        registration: Registration {
            mode: entry.registration,
            target: entry.optional_text(Text::RegistrationTarget),
        },
        contact: Contact { email: entry.optional_text(Text::Email), phone: entry.optional_text(Text::Phone) },
        organisers,
        facilitators,
        themes: entry.themes.to_vec(),
        series_id: entry.series,
        created_at: entry.created_at,
        updated_at: entry.updated_at,
        published_at: entry.published_at,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_reads_back_and_rubbish_does_not() {
        let id = CafeId(Uuid::from_u128(7));
        for cursor in [Cursor::Start((-5, id)), Cursor::Distance(12_345, id)] {
            assert_eq!(Cursor::read(&cursor.write()), Some(cursor));
        }
        for text in [
            "",
            "s",
            "s.",
            "é.1",
            "x1.00000000000000000000000000000007",
            "s1",
            "s1.7",
            "s99999999999999999999.7",
        ] {
            assert_eq!(Cursor::read(text), None, "{text} was read");
        }
    }

    #[test]
    fn a_circle_lies_in_its_box_even_over_the_180th_meridian() {
        let centre = Position { longitude: 179.9, latitude: -17.0 };
        let bbox = box_around(centre, 100.0);
        assert!(bbox.west > bbox.east);
        for (longitude, latitude) in [(-179.5, -17.0), (179.2, -17.0), (179.9, -16.2)] {
            let point = Position { longitude, latitude };
            assert!(centre.distance_km(point) > 100.0 || bbox.contains(point));
        }
    }

    #[test]
    fn an_instant_is_written_as_chrono_writes_it() {
        #[derive(Serialize)]
        struct Quick(#[serde(serialize_with = "write_instant")] DateTime<Utc>);

        for text in [
            "2026-11-23T21:05:09Z",
            "2026-01-02T03:04:05.678901Z",
            "0999-12-31T23:59:59Z",
            "2100-02-28T00:00:00Z",
        ] {
            let instant: DateTime<Utc> = text.parse().unwrap();
            let (quick, own) = (serde_json::to_string(&Quick(instant)), serde_json::to_string(&instant));
            assert_eq!(quick.unwrap(), own.unwrap());
        }
    }

    #[test]
    fn a_day_begins_at_midnight_in_paris_in_summer_and_in_winter() {
        let day = |text: &str| midnight_in_paris(text.parse().unwrap()).to_rfc3339();
        assert_eq!(day("2026-07-01"), "2026-06-30T22:00:00+00:00");
        assert_eq!(day("2026-12-01"), "2026-11-30T23:00:00+00:00");
    }
}
