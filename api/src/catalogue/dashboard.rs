//! A territory over time, by its parts, and how near its inhabitants are to a café. The figures come from the same sets and
//! functions as those that everybody sees.

use std::collections::{BTreeMap, HashMap, HashSet};

use cafeia_shared::{
    dashboard::{MonthFigures, NearFigures, OBJECTIVE, PartFigures, REACH_KM, TerritoryDashboard},
    stats::PeopleReached,
    territories::{TerritoryCode, TerritoryLevel},
};
use chrono::{DateTime, Datelike as _, Months, Utc};
use chrono_tz::Tz;

use super::{Snapshot, entry::Entry, grid::Grid, next_places, segment::Segment};
use crate::geo::{Commune, Geography};

/// Months that are shown.
const MONTHS: u32 = 24;
/// Months that count for parts and distances.
const YEAR: Months = Months::new(12);
/// How near, in kilometres.
const NEAR: [u32; 3] = [10, 20, 30];

/// What cafés add up to.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    cafes: u32,
    reached: PeopleReached,
}

impl Sum {
    fn add(&mut self, entry: &Entry) {
        self.cafes += 1;
        if let Some(reached) = entry.reached {
            self.reached.add(reached);
        }
    }

    fn people(self) -> Option<PeopleReached> {
        (self.reached.cafes > 0).then_some(self.reached)
    }
}

/// A territory as those see it who look after it; nothing for one that is unknown, or has no inhabitants.
pub(super) fn show(
    snapshot: &Snapshot,
    code: &TerritoryCode,
    now: DateTime<Utc>,
) -> Option<TerritoryDashboard> {
    let geography = snapshot.directory.geography();
    let (name, population) = named(geography, code)?;
    let year_ago = now.checked_sub_months(YEAR)?;
    let (mut months, mut parts, mut all) = (months_until(now), HashMap::<String, Sum>::new(), Sum::default());
    for (segment, replaced) in snapshot.segments() {
        for (part, ordinal) in cafes_of(segment, geography, code) {
            if replaced.contains(ordinal) || !segment.taking_place.contains(ordinal) {
                continue;
            }
            let entry = segment.entry(ordinal);
            if entry.ends_at > now {
                continue;
            }
            all.add(entry);
            if let Some(sum) = months.get_mut(&month_of(entry.starts_at.with_timezone(&entry.timezone))) {
                sum.add(entry);
            }
            if entry.starts_at >= year_ago {
                parts.entry(part).or_default().add(entry);
            }
        }
    }
    let france: u64 = geography.departements().iter().map(|one| u64::from(one.population)).sum();
    let objective = u64::from(OBJECTIVE) * u64::from(population) / france.max(1);
    let communes = inhabited(geography, code);
    let cafes = places_of_cafes(snapshot, year_ago);
    Some(TerritoryDashboard {
        code: code.clone(),
        name,
        population,
        as_of: now,
        months: months
            .into_iter()
            .map(|(month, sum)| MonthFigures { month, cafes: sum.cafes, people_reached: sum.people() })
            .collect(),
        parts: shown_parts(geography, code, &parts),
        near: near(&communes, &cafes),
        reach_km: REACH_KM,
        next_places: next_places::find(snapshot, &communes, &cafes, now),
        people_reached: all.people(),
        objective: u32::try_from(objective).unwrap_or(u32::MAX),
    })
}

fn named(geography: &Geography, code: &TerritoryCode) -> Option<(String, u32)> {
    Some(match code.level {
        TerritoryLevel::Region => {
            geography.region(&code.code).map(|one| (one.name.to_owned(), one.population))?
        }
        TerritoryLevel::Departement => {
            geography.departement(&code.code).map(|one| (one.name.to_owned(), one.population))?
        }
        TerritoryLevel::Commune => {
            geography.commune(&code.code).map(|one| (one.name.to_owned(), one.population))?
        }
    })
}

/// The ordinals of a territory's cafés in a segment, each with the code of the part where it lies.
fn cafes_of(segment: &Segment, geography: &Geography, code: &TerritoryCode) -> Vec<(String, u32)> {
    let mut found = Vec::new();
    match code.level {
        TerritoryLevel::Region => {
            for departement in geography.departements().iter().filter(|one| one.region == code.code) {
                let cafes = segment.departements.get(departement.code).into_iter().flatten();
                found.extend(cafes.map(|ordinal| (departement.code.to_owned(), ordinal)));
            }
        }
        TerritoryLevel::Departement => {
            for (index, cafes) in &segment.communes {
                let commune = &geography.communes()[*index as usize];
                if commune.departement == code.code {
                    let part = commune.city.unwrap_or(commune.code);
                    found.extend(cafes.iter().map(|ordinal| (part.to_owned(), ordinal)));
                }
            }
        }
        TerritoryLevel::Commune => {
            let Some(commune) = geography.commune(&code.code) else { return found };
            for cafes in geography.communes_at(commune.code).filter_map(|index| segment.communes.get(&index))
            {
                found.extend(cafes.iter().map(|ordinal| (commune.code.to_owned(), ordinal)));
            }
        }
    }
    found
}

fn month_of(at: DateTime<Tz>) -> String {
    format!("{}-{:02}", at.year(), at.month())
}

/// The last months in Paris, this one included, without anything in them yet.
fn months_until(now: DateTime<Utc>) -> BTreeMap<String, Sum> {
    let this = now.with_timezone(&Tz::Europe__Paris).date_naive().with_day(1);
    let this = this.unwrap_or_else(|| now.date_naive());
    (0..MONTHS)
        .filter_map(|back| this.checked_sub_months(Months::new(back)))
        .map(|month| (format!("{}-{:02}", month.year(), month.month()), Sum::default()))
        .collect()
}

fn shown_parts(
    geography: &Geography,
    code: &TerritoryCode,
    parts: &HashMap<String, Sum>,
) -> Vec<PartFigures> {
    let part = |level, code: &str, name: &str, population| {
        let sum = parts.get(code).copied().unwrap_or_default();
        let commune = geography.commune(code).filter(|_| level == TerritoryLevel::Commune);
        PartFigures {
            code: TerritoryCode::new(level, code),
            name: name.to_owned(),
            population,
            cafes: sum.cafes,
            people_reached: sum.people(),
            position: commune.map(Commune::position),
        }
    };
    let mut shown: Vec<PartFigures> = match code.level {
        TerritoryLevel::Region => {
            let within = geography.departements().iter().filter(|one| one.region == code.code);
            within.map(|one| part(TerritoryLevel::Departement, one.code, one.name, one.population)).collect()
        }
        TerritoryLevel::Departement => {
            let with_cafes = parts.keys().filter_map(|code| geography.commune(code));
            with_cafes.map(|one| part(TerritoryLevel::Commune, one.code, one.name, one.population)).collect()
        }
        TerritoryLevel::Commune => Vec::new(),
    };
    shown.sort_by(|one, other| one.code.code.cmp(&other.code.code));
    shown
}

/// The communes of a territory in which people live. A city with arrondissements is counted by them.
fn inhabited<'a>(geography: &'a Geography, code: &TerritoryCode) -> Vec<&'a Commune> {
    let cities: HashSet<&str> = geography.communes().iter().filter_map(|commune| commune.city).collect();
    let all = geography.communes().iter().filter(|commune| lies_in(commune, code));
    all.filter(|commune| commune.population > 0 && !cities.contains(commune.code)).collect()
}

fn lies_in(commune: &Commune, code: &TerritoryCode) -> bool {
    match code.level {
        TerritoryLevel::Region => commune.region == code.code,
        TerritoryLevel::Departement => commune.departement == code.code,
        TerritoryLevel::Commune => commune.code == code.code || commune.city == Some(code.code.as_str()),
    }
}

/// How many inhabitants of some communes live near a place with a café.
fn near(communes: &[&Commune], cafes: &Grid) -> Vec<NearFigures> {
    let farthest = NEAR.into_iter().max().unwrap_or_default();
    let mut inhabitants = [0_u32; NEAR.len()];
    for commune in communes {
        let Some(distance) = cafes.nearest_km(commune.position(), f64::from(farthest)) else { continue };
        for (count, km) in inhabitants.iter_mut().zip(NEAR) {
            if distance <= f64::from(km) {
                *count += commune.population;
            }
        }
    }
    NEAR.into_iter().zip(inhabitants).map(|(km, inhabitants)| NearFigures { km, inhabitants }).collect()
}

/// Where a café is to come, or was held since an instant.
fn places_of_cafes(snapshot: &Snapshot, since: DateTime<Utc>) -> Grid {
    let mut places = Grid::default();
    // Many cafés are held in the same place.
    let mut known = HashSet::new();
    for (segment, replaced) in snapshot.segments() {
        let mut recent = &segment.taking_place & &segment.placed;
        recent -= replaced;
        recent.remove_range(0..segment.first_at(since));
        for position in recent.iter().filter_map(|ordinal| segment.position(ordinal)) {
            if known.insert((position.longitude.to_bits(), position.latitude.to_bits())) {
                places.push(position);
            }
        }
    }
    places
}
