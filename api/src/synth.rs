//! Synthetic data for load work: as many cafés as asked for, the same for the same seed and day.
//!
//! It goes through the domain's commands, like everything else. Each object is drawn from a random stream of its
//! own, and identifiers count upwards, so an interrupted run is taken up where it stopped.

mod words;
mod world;

use std::ops::Range;

use chrono::Utc;

use self::world::{Kind, World};
use crate::{
    domain::{self, Change, DomainError},
    journal::Actor,
    network::Network,
    store::{self, StoreError},
};

/// Cafés of one transaction.
const BATCH: usize = 5_000;
/// Why synthetic data cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum SynthError {
    /// The database holds cafés that this seed did not make.
    #[error(
        "the database holds {0} cafés that are not of this seed: synthetic data goes into an empty database, \
         or one filled before with the same seed"
    )]
    NotOurs(usize),
    /// The network refused it.
    #[error(transparent)]
    Domain(#[from] DomainError),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// How much is to be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SynthSize {
    /// Cafés.
    pub cafes: usize,
    /// Organisations that host them, each with its place.
    pub hosts: usize,
    /// Facilitators.
    pub facilitators: usize,
}

impl SynthSize {
    /// So many cafés, with as many hosts and facilitators as a network of that size has.
    pub fn of_cafes(cafes: usize) -> Self {
        Self { cafes, hosts: (cafes / 40).max(200), facilitators: (cafes / 20).clamp(20, 20_000) }
    }
}

/// What a run wrote.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SynthReport {
    /// Cafés.
    pub cafes: usize,
    /// Cafés of the same seed that were there before.
    pub already_there: usize,
    /// Places.
    pub places: usize,
    /// Organisations.
    pub organisations: usize,
    /// Facilitators.
    pub facilitators: usize,
    /// Resources.
    pub resources: usize,
}

/// Fills the network with cafés of the last six months and the next twelve, and all that they name.
///
/// `progress` is told how many of the cafés stand, after each transaction. The dates count from today.
pub fn fill(
    network: &Network,
    size: SynthSize,
    seed: u64,
    progress: &mut dyn FnMut(usize),
) -> Result<SynthReport, SynthError> {
    let cafes = size.cafes;
    let world = World::new(network.geography(), size, seed, Utc::now());
    let mut report = SynthReport::default();

    let there = network.db().read(store::cafes::count)?;
    let there = usize::try_from(there).unwrap_or_default();
    let ours = if there == 0 {
        0
    } else {
        standing(network, |c, i| domain::cafes::exists(c, world.id(Kind::Cafe, i)))?
    };
    if there != ours {
        return Err(SynthError::NotOurs(there - ours.min(there)));
    }
    report.already_there = ours;

    network.change_unseen(Actor::System("synth"), |change| {
        for index in 0..words::NETWORKS.len() {
            let id = world.id(Kind::Network, index);
            if !domain::organisations::exists(change, id)? {
                domain::organisations::create(change, id, &World::network(index))?;
                report.organisations += 1;
            }
        }
        for index in 0..words::RESOURCES.len() {
            let id = world.id(Kind::Resource, index);
            if !domain::resources::exists(change, id)? {
                domain::resources::create(change, id, &World::resource(index))?;
                domain::resources::publish(change, id)?;
                report.resources += 1;
            }
        }
        Ok::<_, SynthError>(())
    })?;

    let from = standing(network, |c, i| domain::places::exists(c, world.id(Kind::Place, i)))?;
    report.places = in_batches(network, from..world.venues.len(), &mut |_| {}, |change, index| {
        domain::organisations::create(change, world.id(Kind::Host, index), &world.host(index))?;
        domain::places::create(change, world.id(Kind::Place, index), &world.place(index))
    })?;
    report.organisations += report.places;

    let from = standing(network, |c, i| domain::facilitators::exists(c, world.id(Kind::Facilitator, i)))?;
    report.facilitators =
        in_batches(network, from..world.facilitators.len(), &mut |_| {}, |change, index| {
            let (facilitator, training) = world.facilitator(index);
            domain::facilitators::create(change, world.id(Kind::Facilitator, index), &facilitator, training)
        })?;

    report.cafes = in_batches(network, ours..cafes, progress, |change, index| {
        let id = world.id(Kind::Cafe, index);
        let drawn = world.cafe(index);
        domain::cafes::create(change, id, &drawn.content)?;
        domain::cafes::publish(change, id)?;
        if let Some((status, reason)) = drawn.status {
            domain::cafes::set_event_status(change, id, status, reason)?;
        }
        Ok(())
    })?;
    network.db().analyze()?;
    Ok(report)
}

/// Writes the objects of these numbers, some thousands in each transaction; gives how many they were.
fn in_batches(
    network: &Network,
    numbers: Range<usize>,
    progress: &mut dyn FnMut(usize),
    write: impl Fn(&mut Change, usize) -> Result<(), DomainError>,
) -> Result<usize, SynthError> {
    let mut next = numbers.start;
    while next < numbers.end {
        let end = numbers.end.min(next + BATCH);
        network.change_unseen(Actor::System("synth"), |change| {
            (next..end).try_for_each(|index| write(change, index))
        })?;
        next = end;
        progress(next);
    }
    Ok(numbers.len())
}

/// How many objects of a kind stand: they were written in the order of their numbers, without a gap.
fn standing(
    network: &Network,
    exists: impl Fn(&mut Change, usize) -> Result<bool, DomainError>,
) -> Result<usize, SynthError> {
    network.change_unseen(Actor::System("synth"), |change| Ok(first_missing(|index| exists(change, index))?))
}

/// The first number for which `exists` says no, when it says yes for all before and no for all after.
fn first_missing<E>(mut exists: impl FnMut(usize) -> Result<bool, E>) -> Result<usize, E> {
    let (mut low, mut step) = (0, 1);
    while exists(low + step - 1)? {
        low += step;
        step *= 2;
    }
    let mut high = low + step - 1;
    while low < high {
        let middle = low + (high - low) / 2;
        if exists(middle)? {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    Ok(low)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_knows_how_much_of_it_stands() {
        for standing in [0, 1, 2, 3, 7, 8, 4_999, 5_000, 1_000_000] {
            let mut asked = 0;
            let found = first_missing(|index| {
                asked += 1;
                Ok::<_, ()>(index < standing)
            });
            assert_eq!(found, Ok(standing));
            assert!(asked <= 45, "{asked} questions for {standing}");
        }
    }
}
