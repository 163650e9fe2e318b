//! Where in a territory the next cafés would bring most inhabitants within reach whom none reaches now.

use std::cmp::Reverse;

use cafeia_shared::{
    dashboard::{NEXT_PLACES, NearbyOrganisation, NextPlace, REACH_KM},
    position::Position,
    vocabulary::OrganisationPart,
};
use chrono::{DateTime, Utc};

use super::{
    Snapshot, alive,
    cafes::metres,
    directory::{Directory, Listed as _},
    grid::Grid,
};
use crate::{geo::Commune, store::organisations::OrganisationRecord};

/// People who live at one position: those of a commune.
#[derive(Debug, Clone, Copy)]
struct Inhabited {
    position: Position,
    inhabitants: u32,
}

/// A place that was chosen: its number among those where people live, and how many of them come within reach by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Chosen {
    number: usize,
    inhabitants: u32,
}

/// The places where one more café each time brings most people within reach whom neither a café nor a place chosen before
/// reaches, at most `most` of them, and none that would bring nobody. Of equal ones the more populous is chosen, then the first.
///
/// This is the greedy answer to the problem of maximal coverage: whatever the places, they reach at least 63 % (1 − 1/e) of the people
/// whom the best choice of as many places would reach, and mostly nearly all of them (Nemhauser, Wolsey and Fisher, 1978).
/// People are taken to live at their commune's position, and distances are as the crow flies.
fn choose(all: &[Inhabited], cafes: &Grid, km: f64, most: usize) -> Vec<Chosen> {
    let mut grid = Grid::default();
    for one in all {
        grid.push(one.position);
    }
    // Whom each place would reach, and by which places somebody would be reached: only of those whom nothing reaches yet.
    let mut reaching: Vec<Vec<usize>> = vec![Vec::new(); all.len()];
    let mut reached_by: Vec<Vec<usize>> = vec![Vec::new(); all.len()];
    let mut gains = vec![0_u32; all.len()];
    for (number, one) in all.iter().enumerate() {
        if cafes.nearest_km(one.position, km).is_some() {
            continue;
        }
        for (place, _) in grid.within(one.position, km) {
            let place = place as usize;
            reaching[place].push(number);
            reached_by[number].push(place);
            gains[place] += one.inhabitants;
        }
    }
    let mut chosen = Vec::new();
    while chosen.len() < most {
        let best =
            (0..all.len()).max_by_key(|place| (gains[*place], all[*place].inhabitants, Reverse(*place)));
        let Some(number) = best.filter(|place| gains[*place] > 0) else { break };
        chosen.push(Chosen { number, inhabitants: gains[number] });
        for somebody in std::mem::take(&mut reaching[number]) {
            for place in std::mem::take(&mut reached_by[somebody]) {
                gains[place] -= all[somebody].inhabitants;
            }
        }
    }
    chosen
}

/// The next places among some communes, each with whom to call.
pub(super) fn find(
    snapshot: &Snapshot,
    communes: &[&Commune],
    cafes: &Grid,
    now: DateTime<Utc>,
) -> Vec<NextPlace> {
    let all: Vec<Inhabited> = communes
        .iter()
        .map(|commune| Inhabited { position: commune.position(), inhabitants: commune.population })
        .collect();
    let chosen = choose(&all, cafes, f64::from(REACH_KM), NEXT_PLACES);
    if chosen.is_empty() {
        return Vec::new();
    }
    let directory = &snapshot.directory;
    let organisations = alive::shown(snapshot, &directory.organisations, now);
    let organisations: Vec<(&OrganisationRecord, &Commune)> = organisations
        .iter()
        .filter_map(|listing| Some((&listing.record, seat(directory, &listing.record)?)))
        .collect();
    let facilitators = alive::shown(snapshot, &directory.facilitators, now);
    let facilitators: Vec<(Position, f64)> = facilitators
        .iter()
        .map(|listing| &listing.record.content)
        .filter_map(|one| Some((directory.commune(&one.commune_code)?.position(), one.travel_radius_km)))
        .map(|(home, radius)| (home, f64::from(radius)))
        .collect();
    let place = |chosen: Chosen| {
        let commune = communes[chosen.number];
        let position = commune.position();
        let nearest = cafes.positions().map(|cafe| cafe.distance_km(position)).min_by(f64::total_cmp);
        let come = facilitators.iter().filter(|(home, radius)| home.distance_km(position) <= *radius);
        NextPlace {
            commune: directory.commune_ref(commune.code),
            position,
            population: commune.population,
            inhabitants: chosen.inhabitants,
            nearest_m: nearest.map(metres),
            organisation: to_call(&organisations, position, directory),
            facilitators: u32::try_from(come.count()).unwrap_or(u32::MAX),
        }
    };
    chosen.into_iter().map(place).collect()
}

/// Where an organisation has its seat, if that is known.
fn seat<'a>(directory: &'a Directory, organisation: &OrganisationRecord) -> Option<&'a Commune> {
    directory.commune(organisation.content.commune_code.as_deref()?)
}

/// The nearest organisation; of equally near ones one that lends its walls, then the first by its name.
fn to_call(
    organisations: &[(&OrganisationRecord, &Commune)],
    from: Position,
    directory: &Directory,
) -> Option<NearbyOrganisation> {
    let far = |seat: &Commune| metres(seat.position().distance_km(from));
    let hosts = |one: &OrganisationRecord| one.content.parts.contains(&OrganisationPart::Host);
    let nearest = organisations.iter().min_by_key(|(one, seat)| (far(seat), !hosts(one)))?;
    let (organisation, seat) = *nearest;
    Some(NearbyOrganisation {
        organisation: organisation.reference(),
        commune: directory.commune_ref(seat.code),
        distance_m: far(seat),
    })
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;
    use crate::geo::Geography;

    /// So many kilometres north of Crozon.
    fn north(km: f64) -> Position {
        Position { longitude: -4.49, latitude: 48.25 + km / 111.2 }
    }

    fn inhabited(places: &[(f64, u32)]) -> Vec<Inhabited> {
        places
            .iter()
            .map(|(km, inhabitants)| Inhabited { position: north(*km), inhabitants: *inhabitants })
            .collect()
    }

    fn cafes(kilometres: &[f64]) -> Grid {
        let mut grid = Grid::default();
        for km in kilometres {
            grid.push(north(*km));
        }
        grid
    }

    fn chosen(places: &[(f64, u32)], at: &[f64], most: usize) -> Vec<(usize, u32)> {
        let found = choose(&inhabited(places), &cafes(at), 10.0, most);
        found.into_iter().map(|one| (one.number, one.inhabitants)).collect()
    }

    #[test]
    fn the_place_that_reaches_most_comes_first_even_when_others_are_larger() {
        // The village between two towns reaches both.
        assert_eq!(
            chosen(&[(0.0, 5_000), (8.0, 300), (16.0, 4_000), (60.0, 6_000)], &[], 10),
            [(1, 9_300), (3, 6_000)]
        );
    }

    #[test]
    fn nobody_is_counted_twice_nor_who_is_reached_already() {
        let towns = [(0.0, 1_000), (9.0, 2_000), (18.0, 4_000), (27.0, 8_000)];
        assert_eq!(chosen(&towns, &[-9.0], 10), [(2, 14_000)]);
        assert_eq!(chosen(&towns, &[], 1), [(2, 14_000)]);
        assert_eq!(chosen(&towns, &[], 10), [(2, 14_000), (1, 1_000)]);
        assert_eq!(chosen(&towns, &[9.0, 27.0], 10), []);
        assert_eq!(chosen(&[], &[], 10), []);
    }

    #[test]
    fn of_equal_places_the_more_populous_is_chosen_then_the_first() {
        assert_eq!(chosen(&[(0.0, 10), (4.0, 20), (8.0, 10)], &[], 5), [(1, 40)]);
        assert_eq!(chosen(&[(0.0, 10), (50.0, 10)], &[], 1), [(0, 10)]);
    }

    #[test]
    fn each_choice_is_what_one_finds_by_hand_and_gains_never_grow() {
        let geography = Geography::shipped().unwrap();
        let finistere: Vec<Inhabited> = geography
            .communes()
            .iter()
            .filter(|commune| commune.departement == "29")
            .map(|commune| Inhabited { position: commune.position(), inhabitants: commune.population })
            .collect();
        let crozon = geography.commune("29042").unwrap().position();
        let mut standing = vec![crozon];
        let mut grid = Grid::default();
        grid.push(crozon);
        let found = choose(&finistere, &grid, 10.0, 10);
        assert_eq!(found.len(), 10);
        assert!(found.is_sorted_by_key(|one| Reverse(one.inhabitants)));
        for one in found {
            let gain = |place: Position| -> u32 {
                let is_new = |home: &&Inhabited| {
                    home.position.distance_km(place) <= 10.0
                        && standing.iter().all(|cafe| cafe.distance_km(home.position) > 10.0)
                };
                finistere.iter().filter(is_new).map(|home| home.inhabitants).sum()
            };
            let best = finistere.iter().map(|home| gain(home.position)).max();
            let place = finistere[one.number].position;
            assert_eq!((Some(one.inhabitants), gain(place)), (best, one.inhabitants));
            standing.push(place);
        }
    }

    #[test]
    fn a_large_region_without_any_cafe_is_answered_at_once() {
        let geography = Geography::shipped().unwrap();
        let nouvelle_aquitaine: Vec<Inhabited> = geography
            .communes()
            .iter()
            .filter(|commune| commune.region == "75")
            .map(|commune| Inhabited { position: commune.position(), inhabitants: commune.population })
            .collect();
        assert!(nouvelle_aquitaine.len() > 4_000);
        let began = Instant::now();
        let found = choose(&nouvelle_aquitaine, &Grid::default(), 10.0, 10);
        let taken = began.elapsed();
        assert_eq!(found.len(), 10);
        // Without optimisation and beside other tests; some ten milliseconds otherwise.
        assert!(taken.as_millis() < 2_000, "{taken:?}");
    }
}
