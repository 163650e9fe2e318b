//! Who is shown at an instant: facilitators and organisations of whom there was a sign of life lately.

use std::sync::Arc;

use cafeia_shared::{
    ids::{FacilitatorId, OrganisationId},
    life::Vitality,
    vocabulary::LifeStatus,
};
use chrono::{DateTime, Utc};
use roaring::RoaringBitmap;

use super::{
    Snapshot,
    directory::{Listed, Listing, Shelf},
    segment::Segment,
};
use crate::store::{facilitators::FacilitatorRecord, organisations::OrganisationRecord};

/// An object that is shown as long as there is proof that it is there.
pub(super) trait Living: Listed {
    /// The last sign that stands in its own row.
    fn own_sign(&self) -> DateTime<Utc>;
    /// The cafés of a segment that are signs of what has that id.
    fn cafes(segment: &Segment, id: Self::Id) -> Option<&RoaringBitmap>;
    /// Where it stands by what is written of it.
    fn life_status(&self) -> LifeStatus;
}

impl Living for FacilitatorRecord {
    fn own_sign(&self) -> DateTime<Utc> {
        self.signs.last(self.updated_at)
    }

    fn cafes(segment: &Segment, id: FacilitatorId) -> Option<&RoaringBitmap> {
        segment.facilitators.get(&id)
    }

    fn life_status(&self) -> LifeStatus {
        self.life_status
    }
}

impl Living for OrganisationRecord {
    fn own_sign(&self) -> DateTime<Utc> {
        self.signs.last(self.updated_at)
    }

    fn cafes(segment: &Segment, id: OrganisationId) -> Option<&RoaringBitmap> {
        segment.organisations.get(&id)
    }

    fn life_status(&self) -> LifeStatus {
        self.life_status
    }
}

/// How much one may count on somebody at an instant.
fn vitality<T: Living>(snapshot: &Snapshot, record: &T, now: DateTime<Utc>) -> Vitality {
    let own = record.own_sign();
    // Most have been heard of lately: their cafés need not be looked for.
    if Vitality::at(own, now) == Vitality::Awake {
        return Vitality::Awake;
    }
    Vitality::at(last_cafe::<T>(snapshot, record.id()).map_or(own, |last| last.max(own)), now)
}

/// When the last café begins that is a sign of what has that id, held or to come.
pub(super) fn last_cafe<T: Living>(snapshot: &Snapshot, id: T::Id) -> Option<DateTime<Utc>> {
    let last = snapshot.segments().filter_map(|(segment, replaced)| {
        let cafes = T::cafes(segment, id)?;
        // Cafés are numbered in the order of their dates.
        let counts = |ordinal: &u32| segment.taking_place.contains(*ordinal) && !replaced.contains(*ordinal);
        cafes.iter().rev().find(counts).map(|ordinal| segment.entry(ordinal).starts_at)
    });
    last.max()
}

/// Where everybody is told that somebody stands.
pub(super) fn status<T: Living>(snapshot: &Snapshot, record: &T, now: DateTime<Utc>) -> LifeStatus {
    match record.life_status() {
        LifeStatus::Active => vitality(snapshot, record, now).status(),
        other => other,
    }
}

/// Whether everybody sees somebody.
pub(super) fn is_shown<T: Living>(snapshot: &Snapshot, record: &T, now: DateTime<Utc>) -> bool {
    vitality(snapshot, record, now).is_shown()
}

/// Those whom everybody sees, in the order of their names.
pub(super) fn shown<T: Living>(
    snapshot: &Snapshot,
    shelf: &Shelf<T>,
    now: DateTime<Utc>,
) -> Vec<Arc<Listing<T>>> {
    let all = shelf.sorted().iter();
    all.filter(|listing| is_shown(snapshot, &listing.record, now)).cloned().collect()
}

/// How many of them there are.
pub(super) fn count<T: Living>(snapshot: &Snapshot, shelf: &Shelf<T>, now: DateTime<Utc>) -> usize {
    shelf.sorted().iter().filter(|listing| is_shown(snapshot, &listing.record, now)).count()
}

/// Whether a café may name a facilitator.
pub(super) fn shows_facilitator(snapshot: &Snapshot, id: FacilitatorId, now: DateTime<Utc>) -> bool {
    snapshot.directory.facilitators.get(id).is_some_and(|record| is_shown(snapshot, record, now))
}
