//! The ending of a plural, which languages begin at different numbers.

/// Zero and one are singular.
pub(super) fn french(count: u64) -> &'static str {
    if count < 2 { "" } else { "s" }
}

/// Only one is singular.
pub(super) fn english(count: u64) -> &'static str {
    if count == 1 { "" } else { "s" }
}

/// One of two texts, as French counts.
pub(super) fn french_of(count: u64, one: &'static str, several: &'static str) -> &'static str {
    if french(count).is_empty() { one } else { several }
}

/// One of two texts, as English counts.
pub(super) fn english_of(count: u64, one: &'static str, several: &'static str) -> &'static str {
    if english(count).is_empty() { one } else { several }
}
