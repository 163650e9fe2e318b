//! A mark that stands for several cafés: those of one point are listed at once; to others the map goes, all the way.

use cafeia_shared::{
    cafes::{CafeCluster, CafeFilter, CafePaging, CafeQuery, CafeSummary},
    position::{BoundingBox, Position},
};

use crate::{
    client,
    map::{View, window_of},
};

/// Up to so many cafés, each one's place is asked for.
const SOME: u16 = 50;
/// Up to this zoom level a click on more of them goes nearer; from there on it lists them.
const NEAREST_STEP: u8 = 12;
/// The nearest that a click goes; from there on it lists them.
const NEAREST: u8 = 14;
/// The widest window, in degrees, in which cafés share a point.
const SAME_POINT: f64 = 0.004;
/// Pixels from the middle of a mark within which its cafés lie.
const REACH: f64 = 80.0;

/// What a mark of several cafés leads to.
#[derive(Debug, PartialEq)]
pub enum Several {
    /// They share a point: they are listed.
    Here(Vec<CafeSummary>),
    /// They lie apart: the map goes there.
    Apart(View),
}

/// Finds out what a mark leads to, on a map at a zoom level.
pub async fn several(cluster: &CafeCluster, zoom: u8, filter: CafeFilter) -> Several {
    let point = Position { longitude: cluster.longitude, latitude: cluster.latitude };
    let nearer = || Several::Apart(View::Point(point, zoom + 2));
    let is_some = cluster.count <= u32::from(SOME);
    if !is_some && zoom <= NEAREST_STEP {
        return nearer();
    }
    // The globe has 256 pixels at the level 0, and twice as many at each further one.
    let reach = if is_some { REACH * 360.0 / 256.0 / f64::from(1_u32 << zoom.min(30)) } else { SAME_POINT };
    let filter = CafeFilter { bbox: Some(around(point, reach)), ..filter };
    let paging = CafePaging { limit: Some(2 * SOME), ..CafePaging::default() };
    match client::cafes(CafeQuery { filter, paging }).await {
        Ok(page) if !is_some => Several::Here(page.data),
        Ok(page) if page.next_cursor.is_none() => {
            told_apart(cluster.count, point, page.data, zoom >= NEAREST).unwrap_or_else(nearer)
        }
        // Without an answer, or among too many others, one step nearer is still one.
        _ => nearer(),
    }
}

/// Degrees of latitude that a degree of longitude is worth in France in Europe.
const NARROWER: f64 = 0.69;

/// How far two points near each other lie apart, squared: enough to compare, and without the sines of the real distance,
/// which would be a tenth of the map's code.
fn apart(one: Position, other: Position) -> f64 {
    let (x, y) = ((one.longitude - other.longitude) * NARROWER, one.latitude - other.latitude);
    x * x + y * y
}

/// What a mark leads to, from the cafés around it, soonest first: those nearest to its middle are its own.
fn told_apart(count: u32, middle: Position, found: Vec<CafeSummary>, list_all: bool) -> Option<Several> {
    let place = |cafe: &CafeSummary| Some(cafe.place.as_ref()?.position);
    let mut own: Vec<(Position, CafeSummary)> =
        found.into_iter().filter_map(|cafe| Some((place(&cafe)?, cafe))).collect();
    while own.len() > usize::try_from(count).unwrap_or(usize::MAX) {
        let points = own.iter().map(|(point, _)| apart(middle, *point)).enumerate();
        let (farthest, _) = points.max_by(|(_, one), (_, other)| one.total_cmp(other))?;
        own.remove(farthest);
    }
    let window = window_of(own.iter().map(|(point, _)| (point.longitude, point.latitude)))?;
    let shared = window.east - window.west <= SAME_POINT && window.north - window.south <= SAME_POINT;
    if !shared && !list_all {
        return Some(Several::Apart(View::Window(window, NEAREST)));
    }
    Some(Several::Here(own.into_iter().map(|(_, cafe)| cafe).collect()))
}

/// The window around a point.
fn around(point: Position, half: f64) -> BoundingBox {
    BoundingBox {
        west: (point.longitude - half).max(-180.0),
        south: (point.latitude - half).max(-90.0),
        east: (point.longitude + half).min(180.0),
        north: (point.latitude + half).min(90.0),
    }
}

#[cfg(test)]
mod tests {
    use cafeia_shared::{
        organisations::OrganisationRef,
        places::PlaceSummary,
        vocabulary::{CafeMode, EventStatus, OrganisationKind, Precision},
    };
    use chrono::DateTime;

    use super::*;

    const NANTES: Position = Position { longitude: -1.5536, latitude: 47.2173 };
    const CLISSON: Position = Position { longitude: -1.2812, latitude: 47.0869 };

    /// A café at a point, by its slug.
    fn cafe(slug: &str, position: Position) -> CafeSummary {
        let id = "01900000-0000-7000-8000-000000000001";
        CafeSummary {
            id: id.parse().unwrap(),
            slug: slug.to_owned(),
            version: 1,
            title: slug.to_owned(),
            summary: String::new(),
            starts_at: DateTime::UNIX_EPOCH,
            ends_at: DateTime::UNIX_EPOCH,
            date_to_confirm: false,
            timezone: "Europe/Paris".to_owned(),
            mode: CafeMode::OnSite,
            event_status: EventStatus::Scheduled,
            place: Some(PlaceSummary {
                id: id.parse().unwrap(),
                name: slug.to_owned(),
                commune: "Nantes".to_owned(),
                commune_code: "44109".to_owned(),
                departement_code: "44".to_owned(),
                postal_code: None,
                position,
                precision: Precision::Address,
            }),
            host: OrganisationRef {
                id: id.parse().unwrap(),
                slug: slug.to_owned(),
                name: slug.to_owned(),
                kind: OrganisationKind::Library,
            },
            formats: Vec::new(),
            audiences: Vec::new(),
            languages: Vec::new(),
            accessibility: Vec::new(),
            capacity: None,
            places_left: None,
            distance_m: None,
        }
    }

    #[test]
    fn cafes_of_one_point_are_listed_and_others_are_gone_to() {
        let [a, b, c] = [cafe("a", NANTES), cafe("b", NANTES), cafe("c", CLISSON)];
        let found = vec![c.clone(), a.clone(), b.clone()];
        // The third one has a mark of its own.
        assert_eq!(told_apart(2, NANTES, found.clone(), false), Some(Several::Here(vec![a, b])));
        let Some(Several::Apart(View::Window(window, NEAREST))) = told_apart(3, NANTES, found.clone(), false)
        else {
            panic!("three of two points")
        };
        assert_eq!((window.west, window.north), (NANTES.longitude, NANTES.latitude));
        assert_eq!((window.east, window.south), (CLISSON.longitude, CLISSON.latitude));
        // As near as it goes, they are listed all the same.
        assert!(matches!(told_apart(3, NANTES, found, true), Some(Several::Here(cafes)) if cafes.len() == 3));
        assert_eq!(told_apart(2, NANTES, Vec::new(), false), None);
    }
}
