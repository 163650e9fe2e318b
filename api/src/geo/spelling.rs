//! Finding names that were misspelt: a letter too many, too few, or another one.

use fst::{Automaton, IntoStreamer as _, Map, Streamer as _, automaton::Levenshtein};

/// Letters from which on a name is found by a spelling that is one letter off. In a shorter one, one letter in three or
/// more would be another: that is another name.
const ONE_OFF_FROM: usize = 4;
/// Letters from which on the beginning of a name is found so, too.
const BEGINNING_FROM: usize = 6;
/// Letters from which on two may be off, when one does not find anything.
const TWO_OFF_FROM: usize = 8;
/// Letters of the longest name; the work grows with them.
const LONGEST: usize = 45;

/// What a misspelt name finds: what bears the whole of a name like it, and what bears one that begins like it.
pub(super) type Near = [Vec<u32>; 2];

/// Names by their spelling, each with what bears it.
pub(super) struct Spellings {
    /// Each name, with its number.
    names: Map<Vec<u8>>,
    /// Where the bearers of each name begin in `bearers`, and at last where those of the last one end.
    begins: Vec<u32>,
    bearers: Vec<u32>,
}

impl Spellings {
    /// From folded names and what bears them, in any order.
    pub(super) fn new(mut borne: Vec<(String, u32)>) -> Self {
        borne.sort_unstable();
        borne.dedup();
        let mut names = Vec::new();
        let mut begins = Vec::new();
        for (at, (name, _)) in (0_u32..).zip(&borne) {
            if names.last().is_none_or(|(last, _)| last != name) {
                names.push((name.clone(), names.len() as u64));
                begins.push(at);
            }
        }
        let bearers: Vec<u32> = borne.into_iter().map(|(_, bearer)| bearer).collect();
        begins.extend(u32::try_from(bearers.len()));
        // Sorted and without doubles, so this cannot fail; an empty dictionary finds nothing.
        Self { names: Map::from_iter(names).unwrap_or_default(), begins, bearers }
    }

    /// What bears a name like this one, by as few letters as it takes.
    pub(super) fn near(&self, name: &str) -> Near {
        let letters = name.chars().count();
        let off: &[u32] = match letters {
            ..ONE_OFF_FROM => &[],
            ONE_OFF_FROM..TWO_OFF_FROM => &[1],
            TWO_OFF_FROM..=LONGEST => &[1, 2],
            _ => &[],
        };
        for off in off {
            // Refused only when it would grow too large: such a name has no like.
            let Ok(like) = Levenshtein::new(name, *off) else { break };
            let whole = self.borne(&like);
            let beginning =
                if letters < BEGINNING_FROM { Vec::new() } else { self.borne((&like).starts_with()) };
            if !whole.is_empty() || !beginning.is_empty() {
                return [whole, beginning];
            }
        }
        Near::default()
    }

    /// What bears the names that an automaton accepts.
    fn borne(&self, accepted: impl Automaton) -> Vec<u32> {
        let mut found = Vec::new();
        let mut names = self.names.search(accepted).into_stream();
        while let Some((_, number)) = names.next() {
            let number = usize::try_from(number).unwrap_or(usize::MAX);
            if let Some([begin, end]) = self.begins.get(number..number.saturating_add(2)) {
                found.extend(&self.bearers[*begin as usize..*end as usize]);
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spellings(names: &[&str]) -> Spellings {
        Spellings::new((0..).zip(names).map(|(number, name)| ((*name).to_owned(), number)).collect())
    }

    #[test]
    fn a_name_is_found_by_a_spelling_that_is_a_letter_off() {
        let towns = spellings(&["rennes", "marseille", "rennes les bains", "rennes"]);
        assert_eq!(towns.near("rennnes"), [vec![0, 3], vec![0, 3, 2]]);
        assert_eq!(towns.near("marseile")[0], [1]);
        assert_eq!(towns.near("marzeille")[0], [1]);
        assert_eq!(towns.near("marsaile")[0], [1], "two letters of many");
        assert_eq!(towns.near("marzzzlle"), Near::default());
    }

    #[test]
    fn a_short_name_that_is_off_is_another_name() {
        let towns = spellings(&["uzes", "aix", "aixe sur vienne"]);
        assert_eq!(towns.near("ais"), Near::default());
        assert_eq!(towns.near("usez"), Near::default(), "two letters of four");
        assert_eq!(towns.near("uzez"), [vec![0], vec![]]);
    }

    #[test]
    fn what_is_longer_than_any_name_is_like_none() {
        assert_eq!(spellings(&["rennes"]).near(&"e".repeat(LONGEST + 1)), Near::default());
        assert_eq!(spellings(&[]).near("rennes"), Near::default());
    }
}
