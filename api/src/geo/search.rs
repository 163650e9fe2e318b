//! Finding communes as people type them: the beginning of a name, of one of its words, or of a postal code.

use std::{borrow::Cow, cmp::Reverse};

use super::{Commune, spelling::Spellings};
use crate::text::fold;

/// Longer than any name (45 letters) or former name: nothing can match, nothing is looked for.
const LONGEST_QUERY: usize = 100;
/// More than anyone reads.
const MOST_RESULTS: usize = 1000;
/// What many leave out at the beginning of a name.
const LEFT_OUT: [&str; 6] = ["le", "la", "les", "l", "saint", "sainte"];

/// Folded names in one text, the most populous communes first, so that a scan meets the best answers first.
pub(super) struct Index {
    /// Each name after a space and before a line feed: `" saint etienne\n le havre\n"`.
    names: String,
    /// Where each name begins in `names`, whose it is, and whether it is a former name.
    entries: Vec<Entry>,
    /// Postal codes in order, each with a commune.
    postal_codes: Vec<(&'static str, u32)>,
    /// The same names for those who do not know how they are spelt.
    spellings: Spellings,
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

/// What is looked for by name.
struct Wanted<'a> {
    words: Vec<&'a str>,
    /// Tells communes of one name apart.
    postal_code: Option<&'a str>,
}

impl<'a> Wanted<'a> {
    /// From a folded query: "29160 Crozon", "Crozon 29160".
    fn read(query: &'a str) -> Self {
        let is_postal_code = |word: &&str| word.len() == 5 && word.bytes().all(|b| b.is_ascii_digit());
        let (codes, words): (Vec<_>, Vec<_>) = query.split(' ').partition(is_postal_code);
        Self { words, postal_code: codes.first().copied() }
    }

    fn admits(&self, commune: &Commune) -> bool {
        self.postal_code.is_none_or(|code| commune.postal_codes.contains(&code))
    }
}

impl Index {
    pub(super) fn new(communes: &[Commune]) -> Self {
        let mut by_population: Vec<(u32, &Commune)> = (0..).zip(communes).collect();
        by_population.sort_by_key(|(_, commune)| standing(communes, commune));
        let mut index = Self {
            names: String::with_capacity(communes.len() * 18),
            entries: Vec::new(),
            postal_codes: Vec::new(),
            spellings: Spellings::new(spelt(communes)),
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
        self.names.push(' ');
        self.names.push_str(&name_in_full(name));
        self.names.push('\n');
    }

    /// Numbers of the communes that answer, best first.
    pub(super) fn search(&self, communes: &[Commune], query: &str, limit: usize) -> Vec<u32> {
        let limit = limit.min(MOST_RESULTS);
        let Some(query) = folded(query).filter(|_| limit > 0) else {
            return Vec::new();
        };
        if query.bytes().all(|b| b.is_ascii_digit()) {
            return self.with_postal_code(communes, &query, limit);
        }
        let mut found = self.named(communes, &Wanted::read(&query), limit);
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

    /// Numbers of the communes whose names are spelt about like the query, best first.
    pub(super) fn spelt_like(&self, communes: &[Commune], query: &str, limit: usize) -> Vec<u32> {
        let Some(query) = folded(query) else {
            return Vec::new();
        };
        let wanted = Wanted::read(&query);
        let name = wanted.words.iter().map(|word| in_full(word)).collect::<Vec<_>>().join(" ");
        // Another digit makes another number, not another spelling.
        if name.bytes().any(|b| b.is_ascii_digit()) {
            return Vec::new();
        }
        let mut answers = self.spellings.near(&name);
        for answers in &mut answers {
            answers.retain(|number| wanted.admits(&communes[*number as usize]));
        }
        best(communes, answers, limit.min(MOST_RESULTS))
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

    fn named(&self, communes: &[Commune], wanted: &Wanted<'_>, limit: usize) -> Vec<u32> {
        let Some((last, before)) = wanted.words.split_last() else {
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
                let rank = rank as usize;
                if wanted.admits(&communes[number as usize]) && answers[rank].len() < room[rank] {
                    answers[rank].push(number);
                }
            });
        }
        best(communes, answers, limit)
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

/// A query as names are compared; nothing for one that cannot be a commune's.
fn folded(query: &str) -> Option<String> {
    // Accents may double a word's bytes and more; what is longer still is no commune.
    let query = Some(query).filter(|query| query.len() <= 4 * LONGEST_QUERY).map(fold)?;
    (!query.is_empty() && query.len() <= LONGEST_QUERY).then_some(query)
}

/// The best of answers of several ranks, the best rank first.
fn best<const RANKS: usize>(communes: &[Commune], ranks: [Vec<u32>; RANKS], limit: usize) -> Vec<u32> {
    let mut found: Vec<u32> = Vec::with_capacity(limit);
    for mut answers in ranks {
        answers.sort_by_key(|number| standing(communes, &communes[*number as usize]));
        for number in answers {
            if found.len() < limit && !found.contains(&number) {
                found.push(number);
            }
        }
    }
    found
}

/// Every name that a commune bears or bore, as people write it: in full, and without what many leave out before it.
fn spelt(communes: &[Commune]) -> Vec<(String, u32)> {
    let mut spelt = Vec::with_capacity(communes.len() * 2);
    for (number, commune) in (0..).zip(communes) {
        for name in std::iter::once(&commune.name).chain(&commune.former_names) {
            let whole = name_in_full(name);
            let short = LEFT_OUT.iter().find_map(|word| whole.strip_prefix(word)?.strip_prefix(' '));
            spelt.extend(short.map(|short| (short.to_owned(), number)));
            spelt.push((whole, number));
        }
    }
    spelt
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
