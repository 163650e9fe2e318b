//! Territories with their figures, and the figures of the whole movement, all counted from what is published.

use std::collections::HashMap;

use cafeia_shared::{
    stats::{PeopleReached, Stats, TrainingCount},
    territories::{
        Territory, TerritoryCode, TerritoryLevel, TerritoryList, TerritoryQuery, TerritorySummary,
        WithoutTerritory,
    },
    vocabulary::{Term as _, TrainingState},
};
use chrono::{DateTime, Utc};
use roaring::RoaringBitmap;

use super::{
    Snapshot, alive,
    cafes::{count_past, count_upcoming},
    segment::Segment,
};

/// INSEE code of the département that the city of Paris is.
const PARIS: &str = "75";

#[derive(Debug, Clone, Copy, Default)]
struct Figures {
    upcoming_cafes: u32,
    past_cafes: u32,
    organisations: u32,
    facilitators: u32,
}

impl std::ops::AddAssign for Figures {
    fn add_assign(&mut self, other: Self) {
        self.upcoming_cafes += other.upcoming_cafes;
        self.past_cafes += other.past_cafes;
        self.organisations += other.organisations;
        self.facilitators += other.facilitators;
    }
}

/// The figures of every département that has any.
fn by_departement(snapshot: &Snapshot, now: DateTime<Utc>) -> HashMap<&'static str, Figures> {
    let directory = &snapshot.directory;
    let mut figures: HashMap<&'static str, Figures> = HashMap::new();
    for (segment, replaced) in snapshot.segments() {
        for (departement, cafes) in &segment.departements {
            *figures.entry(departement).or_default() += Figures {
                upcoming_cafes: counted(count_upcoming(segment, replaced, cafes, now)),
                past_cafes: counted(count_past(segment, replaced, cafes, now)),
                ..Figures::default()
            };
        }
    }
    for organisation in alive::shown(snapshot, &directory.organisations, now) {
        let commune =
            organisation.record.content.commune_code.as_deref().and_then(|code| directory.commune(code));
        if let Some(commune) = commune {
            figures.entry(commune.departement).or_default().organisations += 1;
        }
    }
    for facilitator in alive::shown(snapshot, &directory.facilitators, now) {
        if let Some(commune) = directory.commune(&facilitator.record.content.commune_code) {
            figures.entry(commune.departement).or_default().facilitators += 1;
        }
    }
    figures
}

fn counted(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn summary(
    code: TerritoryCode,
    name: &str,
    parent: Option<TerritoryCode>,
    population: u32,
    figures: Figures,
) -> TerritorySummary {
    TerritorySummary {
        code,
        name: name.to_owned(),
        parent,
        population,
        upcoming_cafes: figures.upcoming_cafes,
        past_cafes: figures.past_cafes,
        organisations: figures.organisations,
        facilitators: figures.facilitators,
    }
}

/// The people whom cafés reached, of a set of each segment; nothing while none of them has been reported.
fn people_reached<'a>(
    snapshot: &'a Snapshot,
    of: impl Fn(&'a Segment) -> Vec<&'a RoaringBitmap>,
) -> Option<PeopleReached> {
    let mut reached = PeopleReached::default();
    for (segment, replaced) in snapshot.segments() {
        // No café lies in two of the sets.
        for set in of(segment) {
            let reported = (set & &segment.reported) - replaced;
            reported
                .iter()
                .filter_map(|ordinal| segment.entry(ordinal).reached)
                .for_each(|one| reached.add(one));
        }
    }
    (reached.cafes > 0).then_some(reached)
}

/// The territories of a level, or of both levels, régions first.
fn summaries(snapshot: &Snapshot, level: TerritoryLevel, now: DateTime<Utc>) -> Vec<TerritorySummary> {
    let geography = snapshot.directory.geography();
    let figures = by_departement(snapshot, now);
    let of = |code: &str| figures.get(code).copied().unwrap_or_default();
    match level {
        TerritoryLevel::Region => geography
            .regions()
            .iter()
            .map(|region| {
                let mut sum = Figures::default();
                for departement in geography.departements().iter().filter(|d| d.region == region.code) {
                    sum += of(departement.code);
                }
                summary(TerritoryCode::new(level, region.code), region.name, None, region.population, sum)
            })
            .collect(),
        TerritoryLevel::Departement => geography
            .departements()
            .iter()
            .map(|departement| {
                let parent = TerritoryCode::new(TerritoryLevel::Region, departement.region);
                let code = TerritoryCode::new(level, departement.code);
                summary(code, departement.name, Some(parent), departement.population, of(departement.code))
            })
            .collect(),
        TerritoryLevel::Commune => Vec::new(),
    }
}

pub(super) fn list(snapshot: &Snapshot, query: &TerritoryQuery, now: DateTime<Utc>) -> TerritoryList {
    let levels = [TerritoryLevel::Region, TerritoryLevel::Departement];
    let asked = levels.into_iter().filter(|level| query.level.is_empty() || query.level.contains(level));
    TerritoryList {
        data: asked.flat_map(|level| summaries(snapshot, level, now)).collect(),
        without_territory: without_territory(snapshot, now),
        vintage: snapshot.directory.geography().vintage().to_owned(),
    }
}

/// What the totals hold and no département does.
fn without_territory(snapshot: &Snapshot, now: DateTime<Utc>) -> WithoutTerritory {
    let mut within = Figures::default();
    for figures in by_departement(snapshot, now).into_values() {
        within += figures;
    }
    let Stats { upcoming_cafes, past_cafes, organisations, facilitators, .. } = stats(snapshot, now);
    let facilitators = facilitators.iter().map(|one| one.count).sum::<u32>();
    WithoutTerritory {
        upcoming_cafes: upcoming_cafes.saturating_sub(within.upcoming_cafes),
        past_cafes: past_cafes.saturating_sub(within.past_cafes),
        organisations: organisations.saturating_sub(within.organisations),
        facilitators: facilitators.saturating_sub(within.facilitators),
    }
}

pub(super) fn find(snapshot: &Snapshot, code: &TerritoryCode, now: DateTime<Utc>) -> Option<Territory> {
    let geography = snapshot.directory.geography();
    let vintage = geography.vintage().to_owned();
    let one = |level| summaries(snapshot, level, now).into_iter().find(|territory| territory.code == *code);
    match code.level {
        TerritoryLevel::Region => {
            let departements = summaries(snapshot, TerritoryLevel::Departement, now);
            Some(Territory {
                summary: one(code.level)?,
                position: geography.region(&code.code)?.position(),
                people_reached: people_reached(snapshot, |segment| {
                    let within = geography.departements().iter().filter(|d| d.region == code.code);
                    within.filter_map(|d| segment.departements.get(d.code)).collect()
                }),
                departements: departements.into_iter().filter(|d| d.parent.as_ref() == Some(code)).collect(),
                vintage,
            })
        }
        TerritoryLevel::Departement => Some(Territory {
            summary: one(code.level)?,
            position: geography.departement(&code.code)?.position(),
            people_reached: people_reached(snapshot, |segment| {
                segment.departements.get(code.code.as_str()).into_iter().collect()
            }),
            departements: Vec::new(),
            vintage,
        }),
        TerritoryLevel::Commune => commune(snapshot, code, now),
    }
}

fn commune(snapshot: &Snapshot, code: &TerritoryCode, now: DateTime<Utc>) -> Option<Territory> {
    let directory = &snapshot.directory;
    let geography = directory.geography();
    let commune = geography.commune(&code.code)?;
    let mut figures = Figures::default();
    for (segment, replaced) in snapshot.segments() {
        for cafes in geography.communes_at(commune.code).filter_map(|index| segment.communes.get(&index)) {
            figures.upcoming_cafes += counted(count_upcoming(segment, replaced, cafes, now));
            figures.past_cafes += counted(count_past(segment, replaced, cafes, now));
        }
    }
    let is_here = |code: Option<&str>| {
        let there = code.and_then(|code| geography.commune(code));
        there.is_some_and(|there| commune.holds(there))
    };
    let organisations = alive::shown(snapshot, &directory.organisations, now);
    figures.organisations = counted(
        organisations.iter().filter(|o| is_here(o.record.content.commune_code.as_deref())).count() as u64,
    );
    let facilitators = alive::shown(snapshot, &directory.facilitators, now);
    figures.facilitators =
        counted(facilitators.iter().filter(|f| is_here(Some(&f.record.content.commune_code))).count() as u64);
    let parent = TerritoryCode::new(TerritoryLevel::Departement, commune.departement);
    // A former code is answered under the present one.
    let present = TerritoryCode::new(TerritoryLevel::Commune, commune.code);
    Some(Territory {
        summary: summary(present, commune.name, Some(parent), commune.population, figures),
        position: commune.position(),
        people_reached: people_reached(snapshot, |segment| {
            let communes = geography.communes_at(commune.code);
            communes.filter_map(|index| segment.communes.get(&index)).collect()
        }),
        departements: Vec::new(),
        vintage: geography.vintage().to_owned(),
    })
}

pub(super) fn stats(snapshot: &Snapshot, now: DateTime<Utc>) -> Stats {
    let directory = &snapshot.directory;
    let (mut upcoming, mut past, mut placed, mut in_paris) = (0, 0, 0, 0);
    for (segment, replaced) in snapshot.segments() {
        upcoming += count_upcoming(segment, replaced, &segment.taking_place, now);
        past += count_past(segment, replaced, &segment.taking_place, now);
        let mut in_a_place = &segment.placed & &segment.taking_place;
        in_a_place -= replaced;
        placed += in_a_place.len();
        in_paris += segment.departements.get(PARIS).map_or(0, |paris| paris.intersection_len(&in_a_place));
    }
    let facilitators = alive::shown(snapshot, &directory.facilitators, now);
    let in_state = |training: TrainingState| {
        counted(facilitators.iter().filter(|f| f.record.training == training).count() as u64)
    };
    #[expect(clippy::cast_precision_loss, reason = "counts of cafés are far below 2^52")]
    let share_outside_paris = (placed > 0).then(|| (placed - in_paris) as f64 / placed as f64);
    Stats {
        as_of: now,
        upcoming_cafes: counted(upcoming),
        past_cafes: counted(past),
        cafes_with_place: counted(placed),
        share_outside_paris,
        organisations: counted(alive::count(snapshot, &directory.organisations, now) as u64),
        facilitators: TrainingState::ALL
            .iter()
            .map(|training| TrainingCount { training: *training, count: in_state(*training) })
            .collect(),
        communes: counted(snapshot.communes_with_cafes() as u64),
        resources: counted(directory.resources.len() as u64),
        people_reached: people_reached(snapshot, |segment| vec![&segment.reported]),
    }
}
