//! Two people change the same thing at once: what they did is put together, part by part.
//!
//! Three drafts are compared: what both began with, what the other one saved meanwhile, and what stands in one's own
//! form. A part that only one of them changed is taken from them. A part that both changed, in different ways, is for a
//! person to choose.

use super::Parts;

/// What comes of two changes.
#[derive(Debug, Clone, PartialEq)]
pub struct Merged<D: Parts> {
    /// Both changes together; of the parts in conflict, mine.
    pub draft: D,
    /// What the other one changed and I did not.
    pub theirs: Vec<D::Part>,
    /// What both changed, in different ways.
    pub conflicts: Vec<D::Part>,
}

/// Puts two changes of what both began with together.
pub fn merge<D: Parts>(base: &D, theirs: &D, mine: &D) -> Merged<D> {
    let mut merged = Merged { draft: mine.clone(), theirs: Vec::new(), conflicts: Vec::new() };
    for part in D::PARTS.iter().copied() {
        if base.is_same(theirs, part) || theirs.is_same(mine, part) {
            continue;
        }
        if base.is_same(mine, part) {
            merged.draft.take(part, theirs);
            merged.theirs.push(part);
        } else {
            merged.conflicts.push(part);
        }
    }
    merged
}
