//! Communes and municipal arrondissements.

use cafeia_shared::position::Position;
use serde::Serialize;

use super::{Departement, GeographyError, rows};

/// A commune, or a municipal arrondissement of Paris, Lyon or Marseille (INSEE, Code officiel géographique).
///
/// Texts are borrowed from the shipped data, which lives as long as the process.
#[derive(Debug, Clone)]
pub struct Commune {
    /// INSEE code: `29042`, `2A004`, `75101`.
    pub code: &'static str,
    /// Name: `Crozon`.
    pub name: &'static str,
    /// INSEE code of its département.
    pub departement: &'static str,
    /// INSEE code of its région.
    pub region: &'static str,
    /// Postal codes, in order; none in the Terres australes.
    pub postal_codes: Box<[&'static str]>,
    /// Municipal population; 0 where nobody is counted.
    pub population: u32,
    /// Degrees east of Greenwich, WGS 84: of the town's centre (GeoNames), or as imported.
    pub longitude: f64,
    /// Degrees north of the equator, WGS 84.
    pub latitude: f64,
    /// Whether the position was only deduced from its neighbours': off by 6 km as often as not.
    pub approximate: bool,
    /// INSEE code of the city, when this is a municipal arrondissement: `75056`.
    pub city: Option<&'static str>,
    /// Codes of the communes it absorbed or of its former self; each leads to it.
    pub former_codes: Box<[&'static str]>,
    /// Names of the communes it absorbed, where they differ from its own; search finds it by them.
    pub former_names: Box<[&'static str]>,
}

impl Commune {
    /// Where it is.
    pub fn position(&self) -> Position {
        Position { longitude: self.longitude, latitude: self.latitude }
    }

    /// Whether who looks here wants what is there: a city holds its municipal arrondissements, and an arrondissement
    /// what is known to be somewhere in its city.
    pub fn holds(&self, there: &Self) -> bool {
        self.code == there.code || there.city == Some(self.code) || self.city == Some(there.code)
    }
}

/// A commune's name for a map.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Label {
    /// Name.
    pub name: &'static str,
    /// Municipal population, which says which name to draw first.
    pub population: u32,
    /// Degrees east of Greenwich, WGS 84.
    pub longitude: f64,
    /// Degrees north of the equator, WGS 84.
    pub latitude: f64,
}

impl From<&Commune> for Label {
    fn from(commune: &Commune) -> Self {
        Self {
            name: commune.name,
            population: commune.population,
            longitude: commune.longitude,
            latitude: commune.latitude,
        }
    }
}

/// The communes of a shipped file, by code.
pub(super) fn read(text: &'static str, departements: &[Departement]) -> Result<Vec<Commune>, GeographyError> {
    let mut communes = rows::<11>("communes.csv", text)
        .map(|row| {
            let row = row?;
            let [code, name, departement, postal_codes, .., former_codes, former_names] = row.cells;
            let departement = departements
                .binary_search_by_key(&departement, |d| d.code)
                .map(|i| &departements[i])
                .map_err(|_| row.fault("the commune's département is unknown"))?;
            Ok(Commune {
                code,
                name,
                departement: departement.code,
                region: departement.region,
                postal_codes: postal_codes.split_ascii_whitespace().collect(),
                population: row.number(4)?,
                longitude: row.number(5)?,
                latitude: row.number(6)?,
                approximate: row.cells[7] == "a",
                city: Some(row.cells[8]).filter(|c| !c.is_empty()),
                former_codes: former_codes.split_ascii_whitespace().collect(),
                former_names: former_names.split('|').filter(|n| !n.is_empty()).collect(),
            })
        })
        .collect::<Result<Vec<_>, GeographyError>>()?;
    communes.sort_unstable_by_key(|c| c.code);
    Ok(communes)
}
