//! Sets of terms in 32 bits, and the cafés that have each term.

use std::marker::PhantomData;

use cafeia_shared::vocabulary::Term;
use roaring::RoaringBitmap;
use serde::{Serialize, Serializer};

/// A set of terms of one vocabulary.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Terms<T>(u32, PhantomData<T>);

impl<T> Clone for Terms<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Terms<T> {}

impl<T: Term> Terms<T> {
    pub(super) fn of(terms: &[T]) -> Self {
        Self(terms.iter().fold(0, |bits, term| bits | 1 << term.ordinal()), PhantomData)
    }

    pub(super) fn union(self, other: Self) -> Self {
        Self(self.0 | other.0, PhantomData)
    }

    pub(super) fn iter(self) -> impl Iterator<Item = T> {
        T::ALL.iter().copied().filter(move |term| self.0 & (1 << term.ordinal()) != 0)
    }

    pub(super) fn to_vec(self) -> Vec<T> {
        self.iter().collect()
    }
}

impl<T: Term + Serialize> Serialize for Terms<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

/// For each term of a vocabulary, the ordinals of the cafés that have it.
#[derive(Debug)]
pub(super) struct TermIndex<T> {
    sets: Vec<RoaringBitmap>,
    vocabulary: PhantomData<T>,
}

impl<T: Term> TermIndex<T> {
    pub(super) fn new() -> Self {
        Self { sets: vec![RoaringBitmap::new(); T::ALL.len()], vocabulary: PhantomData }
    }

    /// Notes a café; ordinals come in rising order.
    pub(super) fn push(&mut self, ordinal: u32, terms: impl Iterator<Item = T>) {
        for term in terms {
            note(&mut self.sets[usize::from(term.ordinal())], ordinal);
        }
    }

    pub(super) fn get(&self, term: T) -> &RoaringBitmap {
        &self.sets[usize::from(term.ordinal())]
    }

    pub(super) fn optimise(&mut self) {
        for set in &mut self.sets {
            set.optimize();
        }
    }
}

/// Adds an ordinal that is not smaller than those in the set: an append, which is much cheaper than an insertion.
pub(super) fn note(set: &mut RoaringBitmap, ordinal: u32) {
    // Refused only when it is the last one already.
    let _ = set.try_push(ordinal);
}
