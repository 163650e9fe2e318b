//! Cafés asked for: lists page by page, and counts by filter.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
};

use cafeia_shared::{
    cafes::{CafeQuery, CafeSort, Period},
    ids::CafeId,
    paging::{FacetCount, Facets, Page},
    position::Position,
    problem::{FaultCode, FieldError},
    vocabulary::Term,
};
use chrono::{DateTime, Utc};
use roaring::RoaringBitmap;
use uuid::Uuid;

use super::{
    Snapshot,
    directory::Directory,
    entry::{Entry, Key},
    filter::{Facet, Wanted, box_around, select, within},
    segment::{Segment, ValueIndex},
    terms::TermIndex,
};

/// Radii tried in turn, in kilometres, when the nearest are asked for and no radius is given.
const WIDENING: [f64; 4] = [20.0, 100.0, 500.0, 30_000.0];

/// Where a page begins: after the last item of the page before.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Cursor {
    /// After this key, in the order of the dates.
    Start(Key),
    /// After this distance in millimetres, and this key among those equally far.
    Distance(u64, Key),
}

impl Cursor {
    fn write(self) -> String {
        match self {
            Self::Start((micros, id)) => format!("s{micros}.{}", id.0.simple()),
            Self::Distance(millimetres, (micros, id)) => {
                format!("d{millimetres}.{micros}.{}", id.0.simple())
            }
        }
    }

    fn read(text: &str) -> Option<Self> {
        let key = |text: &str| {
            let (micros, id) = text.split_once('.')?;
            Some((micros.parse().ok()?, CafeId(Uuid::try_parse(id).ok()?)))
        };
        let rest = text.get(1..)?;
        match text.as_bytes().first()? {
            b's' => Some(Self::Start(key(rest)?)),
            b'd' => {
                let (millimetres, rest) = rest.split_once('.')?;
                Some(Self::Distance(millimetres.parse().ok()?, key(rest)?))
            }
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
                Cursor::Distance(millimetres, key) => Some((millimetres, key)),
                Cursor::Start(_) => None,
            });
            let radius = query.filter.radius_km.map(f64::from);
            page_by_distance(&found, centre, radius, after, limit)
        }
        _ => return Err(refused()),
    };
    let distance = |entry: &Entry| {
        let centre = query.filter.around?;
        let position = directory.place(entry.place()?)?.position()?;
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
pub(super) fn metres(kilometres: f64) -> u32 {
    (kilometres * 1_000.0).round() as u32
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "distances on Earth are small and positive"
)]
pub(super) fn millimetres(kilometres: f64) -> u64 {
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
    after: Option<(u64, Key)>,
    limit: usize,
) -> (Vec<&'a Entry>, Option<Cursor>) {
    // Those equally far, in one place or at the middle of one commune, come in the order of their dates.
    let mut page: Vec<((u64, Key), &Entry)> = Vec::new();
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
                let key = (millimetres(distance), entry.key());
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
        let (millimetres, key) = page[limit - 1].0;
        Cursor::Distance(millimetres, key)
    });
    (page.into_iter().take(limit).map(|(_, entry)| entry).collect(), more)
}

/// How many of the wanted cafés have each value of each filter.
fn facets(snapshot: &Snapshot, wanted: &Wanted, found: &Found) -> Facets {
    let directory = wanted.directory;
    let filter = wanted.filter;
    let mut facets: BTreeMap<String, Vec<FacetCount>> = BTreeMap::new();
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
    facets.into_iter().collect()
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

/// How many of a segment's cafés are not over, of a set, and take place: what `takes_place=true` lists.
pub(super) fn count_upcoming(
    segment: &Segment,
    replaced: &RoaringBitmap,
    set: &RoaringBitmap,
    now: DateTime<Utc>,
) -> u64 {
    let mut counted = set & &segment.upcoming(now).1;
    counted &= &segment.taking_place;
    counted.difference_len(replaced)
}

/// How many of a segment's cafés are over, of a set, and took place.
pub(super) fn count_past(
    segment: &Segment,
    replaced: &RoaringBitmap,
    set: &RoaringBitmap,
    now: DateTime<Utc>,
) -> u64 {
    let mut counted = set & &segment.taking_place;
    counted -= &segment.upcoming(now).1;
    counted.difference_len(replaced)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_reads_back_and_rubbish_does_not() {
        let id = CafeId(Uuid::from_u128(7));
        for cursor in [Cursor::Start((-5, id)), Cursor::Distance(12_345, (-5, id))] {
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
            "d5.00000000000000000000000000000007",
            "d5.x.00000000000000000000000000000007",
            "s99999999999999999999.7",
        ] {
            assert_eq!(Cursor::read(text), None, "{text} was read");
        }
    }
}
