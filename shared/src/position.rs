//! Positions on the globe, in degrees of WGS 84.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// Mean radius of the Earth in kilometres (IUGG).
const EARTH_RADIUS_KM: f64 = 6371.0088;

/// A point: degrees of longitude and latitude, WGS 84.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"longitude": -1.5536, "latitude": 47.2173})))]
#[serde(deny_unknown_fields)]
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
        write!(f, "{},{}", Degrees(self.longitude), Degrees(self.latitude))
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
    /// The middle of the window.
    pub fn centre(self) -> Position {
        let east = if self.west <= self.east { self.east } else { self.east + 360.0 };
        let longitude = f64::midpoint(self.west, east);
        Position {
            longitude: if longitude > 180.0 { longitude - 360.0 } else { longitude },
            latitude: f64::midpoint(self.south, self.north),
        }
    }

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
        let [west, south, east, north] = [self.west, self.south, self.east, self.north].map(Degrees);
        write!(f, "{west},{south},{east},{north}")
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

/// Exactly `N` numbers of degrees separated by commas.
fn numbers<const N: usize>(text: &str) -> Option<[f64; N]> {
    let mut found = [0.0; N];
    let mut parts = text.split(',');
    for number in &mut found {
        *number = degrees(parts.next()?.trim())?;
    }
    parts.next().is_none().then_some(found)
}

/// Digits of a number of degrees at most: as many as whole numbers hold exactly.
const DIGITS: usize = 15;

/// A number of degrees as people and programs write it: a sign, digits, a point, digits.
///
/// Both the digits and the power of ten are exact, so their quotient is the nearest `f64`. The standard library's reader
/// takes any number, for which it carries tables that would be a tenth of what the browser loads for a page.
fn degrees(text: &str) -> Option<f64> {
    let (negative, digits) = match text.as_bytes().first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let written = || whole.bytes().chain(decimals.bytes());
    if written().count() == 0 || !written().all(|b| b.is_ascii_digit()) {
        return None;
    }
    // Beyond what a number holds there is nothing on the globe.
    let decimals = &decimals[..decimals.len().min(DIGITS.checked_sub(whole.len())?)];
    let (mut number, mut scale) = (0.0, 1.0);
    for digit in whole.bytes().chain(decimals.bytes()) {
        number = number * 10.0 + f64::from(digit - b'0');
    }
    for _ in decimals.bytes() {
        scale *= 10.0;
    }
    Some(if negative { -(number / scale) } else { number / scale })
}

/// Decimals of a number of degrees that is written: a tenth of a metre.
const DECIMALS: usize = 6;

/// A number of degrees as [`degrees`] reads it, without needless zeros.
struct Degrees(f64);

impl fmt::Display for Degrees {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Degrees of the globe, times a million, are far from the bounds of an `i64`.
        #[expect(clippy::cast_possible_truncation, reason = "see above; what is no number becomes 0")]
        let millionths = (self.0 * 1e6).round() as i64;
        let sign = if millionths < 0 { "-" } else { "" };
        let (whole, rest) = (millionths.unsigned_abs() / 1_000_000, millionths.unsigned_abs() % 1_000_000);
        write!(f, "{sign}{whole}")?;
        if rest == 0 {
            return Ok(());
        }
        let decimals = format!("{rest:0DECIMALS$}");
        write!(f, ".{}", decimals.trim_end_matches('0'))
    }
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
        assert_eq!(pacific.centre(), Position { longitude: -165.0, latitude: -15.0 });
    }

    #[test]
    fn degrees_are_read_as_the_standard_library_reads_them() {
        for text in ["0", "-0.5", "48.8566", "2.3522", "-61.000001", "179.999999999", "7.", ".5", "+3.25"] {
            assert_eq!(degrees(text), text.parse().ok(), "{text}");
        }
        for text in ["", "-", ".", "1e2", "NaN", "inf", "0x1", "1.2.3", "--1", "1-", "٣", "1234567890123456"]
        {
            assert_eq!(degrees(text), None, "{text}");
        }
        assert_eq!(degrees("1.00000000000000000001"), Some(1.0));
    }

    #[test]
    fn degrees_read_back_what_they_write() {
        for number in [0.0, -0.0, 1.0, -1.5536, 47.2173, -180.0, 90.0, 0.000_001, -0.1, 2.25] {
            assert_eq!(degrees(&Degrees(number).to_string()), Some(number + 0.0), "{number}");
        }
        assert_eq!(Degrees(48.856_614_2).to_string(), "48.856614");
        assert_eq!(Degrees(-0.000_000_1).to_string(), "0");
    }

    #[test]
    fn absurd_windows_are_refused() {
        for text in ["", "1,2,3", "1,2,3,4,5", "0,50,1,49", "-181,0,0,1", "NaN,0,1,1", "0,0,inf,1", "a,b,c,d"]
        {
            assert!(text.parse::<BoundingBox>().is_err(), "{text} was accepted");
        }
    }
}
