//! Words: which cafés a few typed words are found in.
//!
//! An inverted index from French stems to sets of ordinals. Since ordinals follow the dates, a search is an
//! intersection with the other filters, and its first page needs no sorting. Stems come from `rust-stemmers`
//! (Snowball), the dictionary with its prefixes and its misspellings from `fst`, the sets from `roaring`.

use std::{borrow::Cow, collections::HashMap};

use fst::{Automaton as _, IntoStreamer as _, Streamer as _};
use roaring::{MultiOps as _, RoaringBitmap};
use rust_stemmers::{Algorithm, Stemmer};

use super::terms::note;
use crate::text::fold;

/// Words of a query that count; more of them narrow nothing down.
const MAX_QUERY_WORDS: usize = 12;
/// Characters of a word that count.
const MAX_WORD: usize = 32;
/// Words that the beginning of one may stand for.
const MAX_COMPLETIONS: usize = 64;
/// From this length on, one wrong letter is forgiven.
const FORGIVING_FROM: usize = 5;

/// Words too common in French to tell texts apart.
const STOP_WORDS: [&str; 46] = [
    "a", "au", "aux", "avec", "c", "ce", "ces", "d", "dans", "de", "des", "du", "elle", "en", "est", "et",
    "eux", "il", "j", "l", "la", "le", "les", "leur", "m", "mais", "n", "ne", "nous", "on", "ou", "par",
    "pas", "pour", "qu", "que", "qui", "s", "sa", "se", "ses", "son", "sur", "un", "une", "vous",
];

fn is_stop_word(word: &str) -> bool {
    STOP_WORDS.binary_search(&word).is_ok()
}

/// What all forms of a folded word have in common.
fn stem<'a>(stemmer: &Stemmer, word: &'a str) -> Cow<'a, str> {
    let mut stem = stemmer.stem(word);
    // Snowball knows the plurals in -aux, not those of « jeu », « lieu » and « enjeu ».
    if stem.ends_with("eux") {
        stem.to_mut().pop();
    }
    stem
}

fn shortened(word: &str) -> &str {
    word.char_indices().nth(MAX_WORD).map_or(word, |(end, _)| &word[..end])
}

/// Gathers the words of texts.
pub(super) struct WordIndexBuilder {
    stemmer: Stemmer,
    /// Every spelling met, and the stems in it: texts repeat their words, so this saves most of the work.
    spellings: HashMap<Box<str>, Box<[u32]>>,
    stems: HashMap<Box<str>, u32>,
    words: HashMap<Box<str>, u32>,
    postings: Vec<RoaringBitmap>,
}

impl WordIndexBuilder {
    pub(super) fn new() -> Self {
        Self {
            stemmer: Stemmer::create(Algorithm::French),
            spellings: HashMap::new(),
            stems: HashMap::new(),
            words: HashMap::new(),
            postings: Vec::new(),
        }
    }

    /// Notes a text of a café; ordinals come in rising order.
    pub(super) fn push(&mut self, ordinal: u32, text: &str) {
        for spelling in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            let spelling = shortened(spelling);
            if !self.spellings.contains_key(spelling) {
                let stems = self.learn(spelling);
                self.spellings.insert(spelling.into(), stems);
            }
            for stem in &self.spellings[spelling] {
                let posting = &mut self.postings[*stem as usize];
                note(posting, ordinal);
            }
        }
    }

    fn learn(&mut self, spelling: &str) -> Box<[u32]> {
        let folded = fold(spelling);
        let mut stems = Vec::new();
        for word in folded.split(' ').filter(|word| !word.is_empty() && !is_stop_word(word)) {
            let stem = stem(&self.stemmer, word);
            let next = u32::try_from(self.postings.len()).unwrap_or(u32::MAX);
            let stem = *self.stems.entry(stem.as_ref().into()).or_insert_with(|| {
                self.postings.push(RoaringBitmap::new());
                next
            });
            self.words.insert(word.into(), stem);
            stems.push(stem);
        }
        stems.into_boxed_slice()
    }

    pub(super) fn build(mut self) -> WordIndex {
        for posting in &mut self.postings {
            posting.optimize();
        }
        let mut words: Vec<(Box<str>, u32)> = self.words.into_iter().collect();
        words.sort_unstable();
        // Sorted and without doubles, so this cannot fail; an empty dictionary finds nothing.
        let words = fst::Map::from_iter(words.iter().map(|(word, stem)| (word.as_bytes(), u64::from(*stem))))
            .unwrap_or_default();
        WordIndex { stems: self.stems, words, postings: self.postings }
    }
}

/// Which cafés each word is found in.
pub(super) struct WordIndex {
    stems: HashMap<Box<str>, u32>,
    words: fst::Map<Vec<u8>>,
    postings: Vec<RoaringBitmap>,
}

/// Words to be found, all of them, folded; made once for all segments.
#[derive(Debug, Clone)]
pub(super) struct WordQuery(Vec<String>);

impl WordQuery {
    pub(super) fn new(text: &str) -> Self {
        let folded = fold(text);
        let meaningful = folded.split(' ').filter(|word| !word.is_empty() && !is_stop_word(word));
        let meaningful = meaningful.map(|word| match word {
            // As people abbreviate towns' names.
            "st" => "saint",
            "ste" => "sainte",
            other => other,
        });
        let mut words: Vec<String> =
            meaningful.take(MAX_QUERY_WORDS).map(|word| shortened(word).to_owned()).collect();
        words.dedup();
        Self(words)
    }

    /// Whether nothing is left of the words that were typed, so that nothing can be told from them.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// For each index, the cafés in which each word is found: as it is or in another form, as the beginning of a
/// word, or with one wrong letter when none of the indexes has anything else.
pub(super) fn find(indexes: &[&WordIndex], query: &WordQuery) -> Vec<Vec<RoaringBitmap>> {
    let stemmer = Stemmer::create(Algorithm::French);
    let mut found = vec![Vec::with_capacity(query.0.len()); indexes.len()];
    for word in &query.0 {
        let mut sets: Vec<_> = indexes.iter().map(|index| index.find_word(&stemmer, word)).collect();
        if sets.iter().all(RoaringBitmap::is_empty) && word.chars().count() >= FORGIVING_FROM {
            sets = indexes.iter().map(|index| index.find_near(word)).collect();
        }
        for (found, set) in found.iter_mut().zip(sets) {
            found.push(set);
        }
    }
    found
}

impl WordIndex {
    fn find_word(&self, stemmer: &Stemmer, word: &str) -> RoaringBitmap {
        let exact = self.stems.get(stem(stemmer, word).as_ref()).copied();
        let begins = fst::automaton::Str::new(word).starts_with();
        let completions = Self::stems_of(self.words.search(begins).into_stream());
        self.any_of(exact.into_iter().chain(completions).collect())
    }

    fn find_near(&self, word: &str) -> RoaringBitmap {
        // Making the automaton costs more than a whole search by exact words; an index without words needs none.
        if self.words.is_empty() {
            return RoaringBitmap::new();
        }
        let near = fst::automaton::Levenshtein::new(word, 1);
        self.any_of(
            near.map(|near| Self::stems_of(self.words.search(near).into_stream())).unwrap_or_default(),
        )
    }

    fn any_of(&self, mut stems: Vec<u32>) -> RoaringBitmap {
        stems.sort_unstable();
        stems.dedup();
        match stems.as_slice() {
            [only] => self.postings[*only as usize].clone(),
            several => several.iter().map(|stem| &self.postings[*stem as usize]).union(),
        }
    }

    fn stems_of<A: fst::Automaton>(mut found: fst::map::Stream<'_, A>) -> Vec<u32> {
        let mut stems = Vec::new();
        while let Some((_, stem)) = found.next() {
            let stem = u32::try_from(stem).unwrap_or_default();
            if stems.last() != Some(&stem) {
                stems.push(stem);
            }
            if stems.len() == MAX_COMPLETIONS {
                break;
            }
        }
        stems
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index(texts: &[&str]) -> WordIndex {
        let mut builder = WordIndexBuilder::new();
        for (ordinal, text) in texts.iter().enumerate() {
            builder.push(u32::try_from(ordinal).unwrap(), text);
        }
        builder.build()
    }

    fn found(index: &WordIndex, query: &str) -> Vec<u32> {
        let sets = find(&[index], &WordQuery::new(query)).remove(0);
        sets.iter().intersection().iter().collect()
    }

    #[test]
    fn the_stop_words_are_sorted() {
        assert!(STOP_WORDS.is_sorted());
    }

    #[test]
    fn a_word_is_found_in_every_form_it_is_written_in() {
        let index = index(&[
            "Débattre de l’IA à la Médiathèque",
            "Les médiathèques débattent",
            "Bibliothèque d'Épernay",
        ]);
        assert_eq!(found(&index, "mediatheque"), [0, 1]);
        assert_eq!(found(&index, "DÉBATTRE médiathèques"), [0]);
        assert_eq!(found(&index, "epernay"), [2]);
        assert_eq!(found(&index, "biblio"), [2]);
        assert_eq!(found(&index, "à la médiathèque"), [0, 1]);
    }

    #[test]
    fn a_plural_in_eux_is_found_by_its_singular_and_the_reverse() {
        let index = index(&["Un jeu", "Des jeux", "Les enjeux d’un lieu", "Heureux qui, heureuse celle"]);
        assert_eq!(found(&index, "jeux"), [0, 1]);
        assert_eq!(found(&index, "jeu"), [0, 1]);
        assert_eq!(found(&index, "lieux enjeu"), [2]);
        assert_eq!(found(&index, "heureux"), [3]);
    }

    #[test]
    fn one_wrong_letter_is_forgiven_in_a_long_word_only() {
        let index = index(&["bibliothèque", "mairie", "jeu"]);
        assert_eq!(found(&index, "bibliothéqe"), [0]);
        assert_eq!(found(&index, "mairje"), [1]);
        assert_eq!(found(&index, "jeo"), Vec::<u32>::new());
    }

    #[test]
    fn words_that_tell_nothing_are_passed_over() {
        assert!(WordQuery::new("de la le").is_empty());
        assert!(WordQuery::new("?!").is_empty());
        assert!(!WordQuery::new(&"x".repeat(10_000)).is_empty());
    }
}
