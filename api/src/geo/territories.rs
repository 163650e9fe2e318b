//! Régions and départements.

use cafeia_shared::position::{BoundingBox, Position};

use super::{GeographyError, rows};

/// A région, or an overseas collectivity taken as one (INSEE, Code officiel géographique).
#[derive(Debug, Clone)]
pub struct Region {
    /// INSEE code: two digits (`53`), three for an overseas collectivity (`987`).
    pub code: &'static str,
    /// Name: `Bretagne`.
    pub name: &'static str,
    /// INSEE code of its chief town; none where nobody lives (984, 989).
    pub capital: Option<&'static str>,
    /// The name after "of": `de Bretagne`, `des Hauts-de-France`.
    pub of: &'static str,
    /// The name after "in": `en Bretagne`, `dans le Grand Est`.
    pub within: &'static str,
    /// Inhabitants: the sum of its communes' municipal populations.
    pub population: u32,
    /// Degrees east of Greenwich of the mean of its départements' centres, WGS 84.
    pub longitude: f64,
    /// Degrees north of the equator of the mean of its départements' centres, WGS 84.
    pub latitude: f64,
    /// The window that holds its départements.
    pub bbox: BoundingBox,
}

/// A département, or an overseas collectivity taken as one (INSEE, Code officiel géographique).
#[derive(Debug, Clone)]
pub struct Departement {
    /// INSEE code: `29`, `2A`, `974`.
    pub code: &'static str,
    /// Name: `Finistère`.
    pub name: &'static str,
    /// INSEE code of its région.
    pub region: &'static str,
    /// INSEE code of its prefecture; none where nobody lives (984, 989).
    pub capital: Option<&'static str>,
    /// IANA time zone: `Europe/Paris`, `Indian/Reunion`.
    pub time_zone: &'static str,
    /// The name after "of": `du Finistère`.
    pub of: &'static str,
    /// The name after "in": `dans le Finistère`, `en Gironde`, `à Mayotte`.
    pub within: &'static str,
    /// Inhabitants: the sum of its communes' municipal populations.
    pub population: u32,
    /// Degrees east of Greenwich of the centroid of its main polygon (Natural Earth), WGS 84.
    pub longitude: f64,
    /// Degrees north of the equator of the centroid of its main polygon (Natural Earth), WGS 84.
    pub latitude: f64,
    /// The window that holds its contour and the communes whose position is exact.
    pub bbox: BoundingBox,
}

impl Region {
    /// Its centre.
    pub fn position(&self) -> Position {
        Position { longitude: self.longitude, latitude: self.latitude }
    }
}

impl Departement {
    /// Its centre.
    pub fn position(&self) -> Position {
        Position { longitude: self.longitude, latitude: self.latitude }
    }
}

/// The départements of a shipped file, by code, without their populations.
pub(super) fn read_departements(text: &'static str) -> Result<Vec<Departement>, GeographyError> {
    let mut departements = rows::<13>("departements.csv", text)
        .map(|row| {
            let row = row?;
            let [code, name, region, capital, time_zone, of, within, ..] = row.cells;
            let mut degrees = [0.0; 6];
            for (value, column) in degrees.iter_mut().zip(7..) {
                *value = row.number(column)?;
            }
            let [longitude, latitude, west, south, east, north] = degrees;
            Ok(Departement {
                code,
                name,
                region,
                capital: Some(capital).filter(|c| !c.is_empty()),
                time_zone,
                of,
                within,
                population: 0,
                longitude,
                latitude,
                bbox: BoundingBox { west, south, east, north },
            })
        })
        .collect::<Result<Vec<_>, GeographyError>>()?;
    departements.sort_unstable_by_key(|d| d.code);
    Ok(departements)
}

/// The régions of a shipped file, by code, placed around their départements.
pub(super) fn read_regions(
    text: &'static str,
    departements: &[Departement],
) -> Result<Vec<Region>, GeographyError> {
    let mut regions = rows::<5>("regions.csv", text)
        .map(|row| {
            let row = row?;
            let [code, name, capital, of, within] = row.cells;
            let mut region = Region {
                code,
                name,
                capital: Some(capital).filter(|c| !c.is_empty()),
                of,
                within,
                population: 0,
                longitude: 0.0,
                latitude: 0.0,
                bbox: BoundingBox { west: 180.0, south: 90.0, east: -180.0, north: -90.0 },
            };
            let mut count = 0.0;
            for departement in departements.iter().filter(|d| d.region == code) {
                count += 1.0;
                region.longitude += departement.longitude;
                region.latitude += departement.latitude;
                region.population += departement.population;
                region.bbox.west = region.bbox.west.min(departement.bbox.west);
                region.bbox.south = region.bbox.south.min(departement.bbox.south);
                region.bbox.east = region.bbox.east.max(departement.bbox.east);
                region.bbox.north = region.bbox.north.max(departement.bbox.north);
            }
            if count == 0.0 {
                return Err(row.fault("the région has no département"));
            }
            region.longitude /= count;
            region.latitude /= count;
            Ok(region)
        })
        .collect::<Result<Vec<_>, GeographyError>>()?;
    regions.sort_unstable_by_key(|r| r.code);
    Ok(regions)
}
