//! Which facilitators could come where a café is needed, and in which order: pure, so that a need and a facilitator who looks
//! around get the same answer.

use std::collections::HashMap;

use cafeia_shared::{
    ids::{FacilitatorId, ResourceId},
    position::Position,
    resources::Span,
};

/// Within so many kilometres of each other, facilitators count as equally near: who has run fewer cafés comes first.
const BAND_KM: f64 = 10.0;

/// The group sizes of formats, as far as they are stated.
pub type Sizes = HashMap<ResourceId, Span>;

/// What is needed, as far as it decides who could come.
#[derive(Debug, Clone, Copy)]
pub struct Sought {
    /// Where.
    pub position: Position,
    /// For how many people.
    pub people: u32,
}

/// A facilitator, as far as it decides where they could come.
#[derive(Debug, Clone)]
pub struct Profile<'a> {
    /// Who it is.
    pub id: FacilitatorId,
    /// Their commune's position.
    pub position: Position,
    /// How far they travel, in kilometres.
    pub travel_radius_km: u16,
    /// The formats they master.
    pub formats: &'a [ResourceId],
    /// How many cafés they run around now.
    pub recent_cafes: u32,
}

/// A facilitator who could come, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Match {
    /// Who it is.
    pub id: FacilitatorId,
    /// How far they have to travel.
    pub distance_km: f64,
    /// Those of their formats that suit so many people; none when they have named none.
    pub formats: Vec<ResourceId>,
    /// How many cafés they run around now.
    pub recent_cafes: u32,
}

/// Whether a facilitator could come: they travel that far, and have a format for so many people. A format that states no
/// group size suits any; so does who names no format, since nothing speaks against it.
pub fn covers(sought: &Sought, profile: &Profile, sizes: &Sizes) -> Option<Match> {
    let distance_km = sought.position.distance_km(profile.position);
    if distance_km > f64::from(profile.travel_radius_km) {
        return None;
    }
    let suits = |format: &ResourceId| {
        sizes
            .get(format)
            .is_none_or(|size| (u32::from(size.min)..=u32::from(size.max)).contains(&sought.people))
    };
    let formats: Vec<ResourceId> = profile.formats.iter().copied().filter(suits).collect();
    if formats.is_empty() && !profile.formats.is_empty() {
        return None;
    }
    Some(Match { id: profile.id, distance_km, formats, recent_cafes: profile.recent_cafes })
}

/// Those who could come, the most fitting first: by distance, ten kilometres counting as the same; then those who run the
/// fewest cafés; then the nearest.
pub fn rank<'a>(
    sought: &Sought,
    profiles: impl IntoIterator<Item = Profile<'a>>,
    sizes: &Sizes,
) -> Vec<Match> {
    let mut found: Vec<Match> =
        profiles.into_iter().filter_map(|profile| covers(sought, &profile, sizes)).collect();
    let band = |one: &Match| (one.distance_km / BAND_KM).floor();
    found.sort_by(|one, other| {
        band(one)
            .total_cmp(&band(other))
            .then_with(|| one.recent_cafes.cmp(&other.recent_cafes))
            .then_with(|| one.distance_km.total_cmp(&other.distance_km))
            .then_with(|| one.id.cmp(&other.id))
    });
    found
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use uuid::Uuid;

    use super::*;

    fn id(number: u128) -> FacilitatorId {
        FacilitatorId(Uuid::from_u128(number))
    }

    fn format(number: u128) -> ResourceId {
        ResourceId(Uuid::from_u128(number))
    }

    /// So many kilometres north of where the café is needed.
    fn north(km: f64) -> Position {
        Position { longitude: -4.0, latitude: 48.0 + km / 111.2 }
    }

    fn profile<'a>(number: u128, km: f64, radius: u16, load: u32, formats: &'a [ResourceId]) -> Profile<'a> {
        Profile { id: id(number), position: north(km), travel_radius_km: radius, formats, recent_cafes: load }
    }

    fn sought(people: u32) -> Sought {
        Sought { position: north(0.0), people }
    }

    fn ranked(people: u32, profiles: Vec<Profile>, sizes: &Sizes) -> Vec<FacilitatorId> {
        rank(&sought(people), profiles, sizes).into_iter().map(|found| found.id).collect()
    }

    #[test]
    fn only_those_who_travel_that_far_could_come() {
        for (km, radius, comes) in [
            (0.0, 0, true),
            (0.0, 30, true),
            (29.0, 30, true),
            (31.0, 30, false),
            (3.0, 0, false),
            (499.0, 500, true),
        ] {
            let found = covers(&sought(10), &profile(1, km, radius, 0, &[]), &Sizes::new());
            assert_eq!(found.is_some(), comes, "{km} km within {radius} km");
        }
    }

    #[test]
    fn only_those_with_a_format_for_so_many_could_come() {
        let sizes =
            Sizes::from([(format(1), Span { min: 5, max: 12 }), (format(2), Span { min: 20, max: 60 })]);
        for (people, formats, expected) in [
            (5, vec![format(1)], Some(vec![format(1)])),
            (12, vec![format(1), format(2)], Some(vec![format(1)])),
            (13, vec![format(1), format(2)], None),
            (4, vec![format(1)], None),
            // What states no group size suits any.
            (13, vec![format(1), format(3)], Some(vec![format(3)])),
            (400, vec![], Some(vec![])),
        ] {
            let found = covers(&sought(people), &profile(1, 1.0, 30, 0, &formats), &sizes);
            assert_eq!(found.map(|found| found.formats), expected, "{people} people, {formats:?}");
        }
    }

    #[test]
    fn the_nearest_come_first_and_of_equally_near_ones_those_who_run_fewer_cafes() {
        let none = Sizes::new();
        for (profiles, expected) in [
            (vec![profile(1, 25.0, 50, 0, &[]), profile(2, 2.0, 50, 9, &[])], [id(2), id(1)]),
            (vec![profile(1, 2.0, 50, 4, &[]), profile(2, 9.0, 50, 1, &[])], [id(2), id(1)]),
            (vec![profile(1, 9.0, 50, 1, &[]), profile(2, 2.0, 50, 1, &[])], [id(2), id(1)]),
            (vec![profile(2, 2.0, 50, 1, &[]), profile(1, 2.0, 50, 1, &[])], [id(1), id(2)]),
            (vec![profile(1, 11.0, 50, 0, &[]), profile(2, 9.0, 50, 3, &[])], [id(2), id(1)]),
        ] {
            assert_eq!(ranked(10, profiles, &none), expected);
        }
    }

    #[test]
    fn five_thousand_facilitators_are_ranked_at_once() {
        let formats: Vec<ResourceId> = (0..8).map(format).collect();
        let sizes: Sizes = formats.iter().map(|format| (*format, Span { min: 5, max: 40 })).collect();
        let kilometres = |number: u32| f64::from(number % 700);
        let profiles = || {
            (0..5_000_u32)
                .map(|number| profile(u128::from(number), kilometres(number), 60, number % 11, &formats))
                .collect::<Vec<_>>()
        };
        let all = profiles();
        let began = Instant::now();
        let found = rank(&sought(12), all, &sizes);
        let taken = began.elapsed();
        assert!(found.len() > 400 && found.is_sorted_by_key(|one| (one.distance_km / BAND_KM).floor()));
        // Without optimisation and beside other tests; some milliseconds otherwise.
        assert!(taken.as_millis() < 500, "{taken:?}");
    }
}
