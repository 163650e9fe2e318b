//! Positions on the globe, in degrees of WGS 84.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// Mean radius of the Earth in kilometres (IUGG).
const EARTH_RADIUS_KM: f64 = 6371.0088;

/// A point: degrees of longitude and latitude, WGS 84.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"longitude": -1.5536, "latitude": 47.2173})))]
pub struct Position {
    /// Degrees east of Greenwich, -180 to 180.
    pub longitude: f64,
    /// Degrees north of the equator, -90 to 90.
    pub latitude: f64,
}

impl Position {
    /// A position, or nothing when a coordinate is outside the globe or is not a number.
    pub fn new(longitude: f64, latitude: f64) -> Option<Self> {
        ((-180.0..=180.0).contains(&longitude) && (-90.0..=90.0).contains(&latitude))
            .then_some(Self { longitude, latitude })
    }

    /// Great-circle distance to another position in kilometres (haversine).
    pub fn distance_km(self, other: Self) -> f64 {
        let (lat1, lat2) = (self.latitude.to_radians(), other.latitude.to_radians());
        let half_lat = ((lat2 - lat1) / 2.0).sin();
        let half_lon = ((other.longitude - self.longitude).to_radians() / 2.0).sin();
        let a = half_lat * half_lat + lat1.cos() * lat2.cos() * half_lon * half_lon;
        2.0 * EARTH_RADIUS_KM * a.sqrt().min(1.0).asin()
    }
}

/// Written `longitude,latitude`, as in GeoJSON.
impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{},{}", self.longitude, self.latitude)
    }
}

impl FromStr for Position {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let numbers =
            numbers::<2>(text).ok_or("write longitude,latitude in degrees, as in -1.5536,47.2173")?;
        Self::new(numbers[0], numbers[1])
            .ok_or("longitude lies between -180 and 180, latitude between -90 and 90, longitude first")
    }
}

/// A window on the map: west, south, east, north, in degrees (RFC 7946 §5).
///
/// When `west` is greater than `east` the window crosses the 180th meridian, as RFC 7946 §5.2 has it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct BoundingBox {
    /// Western edge, degrees of longitude.
    pub west: f64,
    /// Southern edge, degrees of latitude.
    pub south: f64,
    /// Eastern edge, degrees of longitude.
    pub east: f64,
    /// Northern edge, degrees of latitude.
    pub north: f64,
}

impl BoundingBox {
    /// Whether the window holds the position; its edges belong to it.
    pub fn contains(self, position: Position) -> bool {
        let in_latitude = (self.south..=self.north).contains(&position.latitude);
        let in_longitude = if self.west <= self.east {
            (self.west..=self.east).contains(&position.longitude)
        } else {
            position.longitude >= self.west || position.longitude <= self.east
        };
        in_latitude && in_longitude
    }
}

impl fmt::Display for BoundingBox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{},{},{},{}", self.west, self.south, self.east, self.north)
    }
}

impl FromStr for BoundingBox {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let [west, south, east, north] =
            numbers::<4>(text).ok_or("write west,south,east,north in degrees, as in -5.2,47.7,-3.3,48.8")?;
        if Position::new(west, south).is_none() || Position::new(east, north).is_none() {
            return Err("longitudes lie between -180 and 180, latitudes between -90 and 90");
        }
        if south > north {
            return Err("south must not be greater than north");
        }
        Ok(Self { west, south, east, north })
    }
}

/// Exactly `N` finite numbers separated by commas.
fn numbers<const N: usize>(text: &str) -> Option<[f64; N]> {
    let mut found = [0.0; N];
    let mut parts = text.split(',');
    for number in &mut found {
        *number = parts.next()?.trim().parse::<f64>().ok().filter(|n| n.is_finite())?;
    }
    parts.next().is_none().then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paris_and_nantes_are_343_kilometres_apart() {
        let paris = Position::new(2.3522, 48.8566).unwrap();
        let nantes = Position::new(-1.5536, 47.2173).unwrap();
        assert!((paris.distance_km(nantes) - 343.0).abs() < 2.0);
    }

    #[test]
    fn a_window_over_the_180th_meridian_holds_both_of_its_sides() {
        let pacific: BoundingBox = "170,-30,-140,0".parse().unwrap();
        assert!(pacific.contains(Position { longitude: -149.5, latitude: -17.5 }));
        assert!(pacific.contains(Position { longitude: 175.0, latitude: -20.0 }));
        assert!(!pacific.contains(Position { longitude: 2.3, latitude: -10.0 }));
    }

    #[test]
    fn absurd_windows_are_refused() {
        for text in ["", "1,2,3", "1,2,3,4,5", "0,50,1,49", "-181,0,0,1", "NaN,0,1,1", "0,0,inf,1", "a,b,c,d"]
        {
            assert!(text.parse::<BoundingBox>().is_err(), "{text} was accepted");
        }
    }
}
