//! Finding communes as people type them: the beginning of a name, of one of its words, or of a postal code.

use std::{borrow::Cow, cmp::Reverse};

use super::Commune;
use crate::text::fold;

/// Longer than any name (45 letters) or former name: nothing can match, nothing is looked for.
const LONGEST_QUERY: usize = 100;
/// More than anyone reads.
const MOST_RESULTS: usize = 1000;

/// Folded names in one text, the most populous communes first, so that a scan meets the best answers first.
pub(super) struct Index {
    /// Each name after a space and before a line feed: `" saint etienne\n le havre\n"`.
    names: String,
    /// Where each name begins in `names`, whose it is, and whether it is a former name.
    entries: Vec<Entry>,
    /// Postal codes in order, each with a commune.
    postal_codes: Vec<(&'static str, u32)>,
}

struct Entry {
    start: u32,
    commune: u32,
    former: bool,
}

/// How well a name answers, the best first.
#[derive(Clone, Copy)]
enum Rank {
    /// The whole name.
    Exact,
    /// The beginning of the name, an article or "Saint" aside.
    Beginning,
    /// The beginning of another of its words.
    Inside,
    /// A name it no longer bears.
    Former,
}

impl Index {
    pub(super) fn new(communes: &[Commune]) -> Self {
        let mut by_population: Vec<(u32, &Commune)> = (0..).zip(communes).collect();
        by_population.sort_by_key(|(_, commune)| standing(communes, commune));
        let mut index = Self {
            names: String::with_capacity(communes.len() * 18),
            entries: Vec::new(),
            postal_codes: Vec::new(),
        };
        index.entries.reserve(communes.len() * 11 / 10);
        for (number, commune) in by_population {
            index.add(commune.name, number, false);
            for name in &commune.former_names {
                index.add(name, number, true);
            }
            index.postal_codes.extend(commune.postal_codes.iter().map(|code| (*code, number)));
        }
        index.postal_codes.sort_unstable();
        index.names.shrink_to_fit();
        index
    }

    fn add(&mut self, name: &str, commune: u32, former: bool) {
        // A text of 4 GiB of names is out of reach: the shipped one has less than one million letters.
        let start = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        self.entries.push(Entry { start, commune, former });
        for word in fold(name).split(' ') {
            self.names.push(' ');
            self.names.push_str(in_full(word));
        }
        self.names.push('\n');
    }

    /// Numbers of the communes that answer, best first.
    pub(super) fn search(&self, communes: &[Commune], query: &str, limit: usize) -> Vec<u32> {
        let limit = limit.min(MOST_RESULTS);
        // Accents may double a word's bytes and more; what is longer still is no commune.
        if query.len() > 4 * LONGEST_QUERY {
            return Vec::new();
        }
        let query = fold(query);
        if limit == 0 || query.is_empty() || query.len() > LONGEST_QUERY {
            return Vec::new();
        }
        let mut words: Vec<&str> = query.split(' ').collect();
        if let [digits] = words[..]
            && digits.bytes().all(|b| b.is_ascii_digit())
        {
            return self.with_postal_code(communes, digits, limit);
        }
        // "29160 Crozon", "Crozon 29160": the code tells communes of one name apart.
        let is_postal_code = |word: &&str| word.len() == 5 && word.bytes().all(|b| b.is_ascii_digit());
        let postal_code = words.iter().copied().find(|word| is_postal_code(word));
        words.retain(|word| !is_postal_code(word));
        let mut found = self.named(communes, &words, postal_code, limit);
        // Who types "Paris 20" may mean all of Paris.
        let city = found.first().and_then(|number| communes[*number as usize].city);
        let city = city.and_then(|code| communes.binary_search_by_key(&code, |c| c.code).ok());
        if let Some(city) = city.and_then(|number| u32::try_from(number).ok())
            && !found.contains(&city)
        {
            found.insert(1, city);
            found.truncate(limit);
        }
        found
    }

    fn with_postal_code(&self, communes: &[Commune], digits: &str, limit: usize) -> Vec<u32> {
        let first = self.postal_codes.partition_point(|(code, _)| *code < digits);
        let mut found: Vec<u32> = self.postal_codes[first..]
            .iter()
            .take_while(|(code, _)| code.starts_with(digits))
            .map(|(_, commune)| *commune)
            .collect();
        // An INSEE code is no postal code, yet some type it.
        if let Ok(commune) = communes.binary_search_by_key(&digits, |c| c.code)
            && found.is_empty()
        {
            found.extend(u32::try_from(commune));
        }
        // A whole code is that of an arrondissement before it is one of its city's many.
        let is_whole = digits.len() == 5;
        found.sort_unstable_by_key(|number| {
            let commune = &communes[*number as usize];
            (is_whole && commune.city.is_none(), standing(communes, commune))
        });
        found.dedup();
        found.truncate(limit);
        found
    }

    fn named(
        &self,
        communes: &[Commune],
        words: &[&str],
        postal_code: Option<&str>,
        limit: usize,
    ) -> Vec<u32> {
        let Some((last, before)) = words.split_last() else {
            return Vec::new();
        };
        let mut pattern = String::from(" ");
        for word in before {
            pattern.push_str(in_full(word));
            pattern.push(' ');
        }
        let before = pattern.len();
        let mut answers: [Vec<u32>; 4] = Default::default();
        // The last word may be unfinished: "ste" is Sainte, or the beginning of Steenvoorde.
        let mut endings = vec![Cow::Borrowed(in_full(last))];
        if in_full(last) != *last {
            endings.push(Cow::Borrowed(*last));
        }
        for ending in endings {
            pattern.truncate(before);
            pattern.push_str(&ending);
            // Each ending may fill the answer alone: which is better is only known once both are there.
            let room = [0, 1, 2, 3].map(|rank: usize| answers[rank].len() + limit);
            self.scan(&pattern, |rank, number| {
                let wanted =
                    postal_code.is_none_or(|code| communes[number as usize].postal_codes.contains(&code));
                let rank = rank as usize;
                if wanted && answers[rank].len() < room[rank] {
                    answers[rank].push(number);
                }
            });
        }
        let mut found: Vec<u32> = Vec::with_capacity(limit);
        for mut answers in answers {
            // Two endings were scanned one after the other.
            answers.sort_by_key(|number| standing(communes, &communes[*number as usize]));
            for number in answers {
                if found.len() < limit && !found.contains(&number) {
                    found.push(number);
                }
            }
        }
        found
    }

    /// Every name in which the pattern begins a word, with how well it answers.
    fn scan(&self, pattern: &str, mut answer: impl FnMut(Rank, u32)) {
        let mut next = 0;
        for (at, _) in self.names.match_indices(pattern) {
            if next > 0 && self.entries.get(next).is_none_or(|entry| at < entry.start as usize) {
                continue; // the same name again: its first answer was the better
            }
            while self.entries.get(next).is_some_and(|entry| entry.start as usize <= at) {
                next += 1;
            }
            let entry = &self.entries[next - 1];
            let start = entry.start as usize;
            let leading = &self.names[start..at];
            let ends = self.names.as_bytes().get(at + pattern.len()) == Some(&b'\n');
            let article = matches!(leading, "" | " le" | " la" | " les" | " l");
            let rank = if entry.former {
                if ends && article { Rank::Beginning } else { Rank::Former }
            } else if ends && leading.is_empty() {
                Rank::Exact
            } else if article || matches!(leading, " saint" | " sainte") {
                Rank::Beginning
            } else {
                Rank::Inside
            };
            answer(rank, entry.commune);
        }
    }
}

/// Where a commune stands among those that answer as well: the most populous first. Arrondissements stand behind their
/// city and in the order of their numbers, by which people look for them; their codes follow these.
fn standing(communes: &[Commune], commune: &Commune) -> (Reverse<u32>, bool, &'static str) {
    let city = commune.city.and_then(|code| communes.binary_search_by_key(&code, |c| c.code).ok());
    let population = city.map_or(commune.population, |city| communes[city].population);
    (Reverse(population), city.is_some(), commune.code)
}

/// A name in one spelling, abbreviations that people write in full: `St-Étienne` is `saint etienne`.
pub fn name_in_full(name: &str) -> String {
    fold(name).split(' ').map(in_full).collect::<Vec<_>>().join(" ")
}

/// Abbreviations that people write, in full.
fn in_full(word: &str) -> &str {
    match word {
        "st" => "saint",
        "ste" => "sainte",
        "sts" => "saints",
        "stes" => "saintes",
        _ => word,
    }
}
