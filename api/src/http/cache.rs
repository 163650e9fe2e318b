//! Whole answers, kept as long as they are true: asking the same again costs a look-up.

use std::hash::{Hash, Hasher};

use actix_web::{http::header::HeaderValue, web::Bytes};
use quick_cache::{Equivalent, Weighter, sync::Cache};

use super::{answer::tag, encoding::Encoding};

/// Bytes of answers kept at most.
const CAPACITY: u64 = 8 * 1024 * 1024;
/// Addresses longer than this are not kept.
const LONGEST_TARGET: usize = 1_024;
/// What an entry costs besides its bytes, roughly.
const OVERHEAD: u64 = 160;

/// When an answer is true: for one state of the catalogue, and for one minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp {
    /// The catalogue's version.
    pub version: i64,
    /// The minute, counted from 1970.
    pub minute: i64,
}

impl Stamp {
    /// Of answers that stay true as long as the server runs.
    pub(super) const ALWAYS: Self = Self { version: -1, minute: -1 };
}

/// An answer with what its headers need.
#[derive(Debug, Clone)]
pub(super) struct Kept {
    /// When it is true.
    pub stamp: Stamp,
    /// Its entity tag.
    pub tag: HeaderValue,
    /// Its media type.
    pub media: &'static str,
    /// How its body is encoded.
    pub encoding: Encoding,
    /// Its body.
    pub body: Bytes,
}

impl Kept {
    /// An answer with a strong tag of its content. Such a tag names these very bytes, so each encoding has its own
    /// (RFC 9110 §8.8.3.3). The version of an object that counts its edits begins it.
    pub(super) fn by_content(
        stamp: Stamp,
        media: &'static str,
        version: Option<u32>,
        content: u64,
        (encoding, body): (Encoding, Bytes),
    ) -> Self {
        let suffix = match encoding {
            Encoding::Identity => "",
            Encoding::Gzip => "-gzip",
            Encoding::Brotli => "-br",
        };
        let version = version.map(|version| format!("{version}-")).unwrap_or_default();
        Self { stamp, tag: tag(format!("\"{version}{content:016x}{suffix}\"")), media, encoding, body }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Key {
    asked: Encoding,
    target: Box<str>,
}

/// A key that borrows; it hashes as [`Key`] does.
#[derive(Hash)]
struct Wanted<'a> {
    asked: Encoding,
    target: &'a str,
}

impl Equivalent<Key> for Wanted<'_> {
    fn equivalent(&self, key: &Key) -> bool {
        self.asked == key.asked && *self.target == *key.target
    }
}

#[derive(Clone)]
struct ByBytes;

impl Weighter<Key, Kept> for ByBytes {
    fn weight(&self, key: &Key, kept: &Kept) -> u64 {
        (key.target.len() + kept.body.len()) as u64 + OVERHEAD
    }
}

/// The answers kept, by address and encoding.
pub(super) struct Answers {
    cache: Cache<Key, Kept, ByBytes>,
}

impl Answers {
    /// None yet.
    pub(super) fn new() -> Self {
        Self { cache: Cache::with_weighter(2_000, CAPACITY, ByBytes) }
    }

    /// The answer to a path and query, if it is kept and still true.
    pub(super) fn get(&self, target: &str, asked: Encoding, stamp: Stamp) -> Option<Kept> {
        self.cache.get(&Wanted { asked, target }).filter(|kept| kept.stamp == stamp)
    }

    /// Keeps an answer.
    pub(super) fn insert(&self, target: &str, asked: Encoding, kept: Kept) {
        if target.len() <= LONGEST_TARGET {
            self.cache.insert(Key { asked, target: target.into() }, kept);
        }
    }

    /// Bytes of the answers kept, roughly.
    pub(super) fn weight(&self) -> u64 {
        self.cache.weight()
    }
}

impl Default for Answers {
    fn default() -> Self {
        Self::new()
    }
}

/// A hash of a body that is the same in every process of this program: several of them stand behind one address.
pub(super) fn fingerprint(body: &[u8]) -> u64 {
    // Not `RandomState`: its keys differ from process to process.
    let mut hasher = std::hash::DefaultHasher::new();
    body.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(version: i64, bytes: usize) -> Kept {
        Kept {
            stamp: Stamp { version, minute: 7 },
            tag: HeaderValue::from_static("\"1\""),
            media: "application/json",
            encoding: Encoding::Identity,
            body: Bytes::from(vec![b'x'; bytes]),
        }
    }

    #[test]
    fn an_answer_is_given_again_only_while_it_is_true() {
        let answers = Answers::new();
        let now = Stamp { version: 1, minute: 7 };
        answers.insert("/cafes?q=a", Encoding::Identity, kept(1, 10));
        assert!(answers.get("/cafes?q=a", Encoding::Identity, now).is_some());
        assert!(answers.get("/cafes?q=b", Encoding::Identity, now).is_none());
        assert!(answers.get("/cafes?q=a", Encoding::Gzip, now).is_none());
        assert!(answers.get("/cafes?q=a", Encoding::Identity, Stamp { version: 2, minute: 7 }).is_none());
        assert!(answers.get("/cafes?q=a", Encoding::Identity, Stamp { version: 1, minute: 8 }).is_none());
    }

    #[test]
    fn what_is_kept_stays_within_its_bounds() {
        let answers = Answers::new();
        for number in 0..1_000 {
            answers.insert(&format!("/cafes?cursor={number}"), Encoding::Identity, kept(1, 100_000));
        }
        assert!(answers.weight() <= CAPACITY);
        let long = "x".repeat(LONGEST_TARGET + 1);
        answers.insert(&long, Encoding::Identity, kept(1, 1));
        assert!(answers.get(&long, Encoding::Identity, Stamp { version: 1, minute: 7 }).is_none());
    }
}
