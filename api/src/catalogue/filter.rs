//! Which cafés: the one query behind the list, the counts, the map and whatever comes.

use std::borrow::Cow;

use cafeia_shared::{
    cafes::{CafeFilter, Period},
    ids::{FacilitatorId, OrganisationId, ResourceId},
    position::{BoundingBox, Position},
    problem::{FaultCode, FieldError},
    territories::{TerritoryCode, TerritoryLevel},
    vocabulary::Term,
};
use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeZone as _, Utc};
use chrono_tz::Tz;
use roaring::{MultiOps as _, RoaringBitmap};
use uuid::Uuid;

use super::{
    Snapshot,
    directory::{Directory, Listed, Shelf},
    segment::{Segment, ValueIndex},
    terms::TermIndex,
    words::{self, WordQuery},
};

/// A filter made ready: names resolved, dates turned into instants.
pub(super) struct Wanted<'a> {
    pub(super) filter: &'a CafeFilter,
    pub(super) directory: &'a Directory,
    pub(super) now: DateTime<Utc>,
    from: Option<DateTime<Utc>>,
    before: Option<DateTime<Utc>>,
    formats: Vec<ResourceId>,
    organisations: Vec<OrganisationId>,
    facilitators: Vec<FacilitatorId>,
    /// For each segment, the cafés in which each word is found.
    words: Option<Vec<Vec<RoaringBitmap>>>,
}

impl<'a> Wanted<'a> {
    pub(super) fn new(
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
pub(super) enum Facet {
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
pub(super) fn select<'a>(
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
    let upcoming = segment.upcoming(wanted.now);
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
    match filter.takes_place {
        Some(true) => sets.push(Cow::Borrowed(&segment.taking_place)),
        Some(false) => sets.push(Cow::Owned(everything(segment) - &segment.taking_place)),
        None => {}
    }
    match filter.places_left {
        Some(true) => {
            sets.push(Cow::Borrowed(&segment.open));
            // Nobody can come any more to what is over.
            sets.push(Cow::Borrowed(&upcoming.1));
        }
        Some(false) => {
            sets.push(Cow::Owned(everything(segment) - (&segment.open & &upcoming.1)));
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
                let communes = geography.communes_at(&territory.code);
                sets.extend(communes.filter_map(|index| segment.communes.get(&index)));
            }
        }
    }
    match sets.as_slice() {
        [] => Cow::default(),
        [only] => Cow::Borrowed(*only),
        _ => Cow::Owned(sets.into_iter().union()),
    }
}

pub(super) fn within(segment: &Segment, bbox: BoundingBox) -> RoaringBitmap {
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
pub(super) fn box_around(centre: Position, radius_km: f64) -> BoundingBox {
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

#[cfg(test)]
mod tests {
    use super::*;

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
    fn a_day_begins_at_midnight_in_paris_in_summer_and_in_winter() {
        let day = |text: &str| midnight_in_paris(text.parse().unwrap()).to_rfc3339();
        assert_eq!(day("2026-07-01"), "2026-06-30T22:00:00+00:00");
        assert_eq!(day("2026-12-01"), "2026-11-30T23:00:00+00:00");
    }
}
