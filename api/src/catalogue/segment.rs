//! A segment: cafés in the order of their dates, with an index for each filter. It never changes.
//!
//! A café's ordinal is its place in that order. So a set of ordinals is a list sorted by date already, a span
//! of dates is a span of ordinals, and a page is the first few of an intersection.

use std::{
    hash::{BuildHasher as _, Hash},
    sync::Arc,
};

use arc_swap::ArcSwapOption;
use cafeia_shared::{
    ids::{CafeId, FacilitatorId, OrganisationId, ResourceId},
    position::Position,
    vocabulary::{Accessibility, Audience, CafeMode, EventStatus, Language, Theme},
};
use chrono::{DateTime, Utc};
use hashbrown::{DefaultHashBuilder, HashMap, HashTable};
use roaring::RoaringBitmap;

use super::{
    directory::{Directory, PlaceListing},
    entry::{Entry, Key, Text},
    pyramid::{Point, Pyramid},
    terms::{TermIndex, Terms, note},
    words::{WordIndex, WordIndexBuilder},
};

/// The index of a filter whose values are not known in advance.
pub(super) type ValueIndex<K> = HashMap<K, RoaringBitmap>;

pub(super) struct Segment {
    entries: Vec<Arc<Entry>>,
    points: Vec<Option<Point>>,
    hasher: DefaultHashBuilder,
    ids: HashTable<u32>,
    slugs: HashTable<u32>,
    pub(super) modes: TermIndex<CafeMode>,
    pub(super) statuses: TermIndex<EventStatus>,
    pub(super) audiences: TermIndex<Audience>,
    pub(super) languages: TermIndex<Language>,
    pub(super) themes: TermIndex<Theme>,
    pub(super) accessibility: TermIndex<Accessibility>,
    pub(super) formats: ValueIndex<ResourceId>,
    pub(super) organisations: ValueIndex<OrganisationId>,
    pub(super) facilitators: ValueIndex<FacilitatorId>,
    /// By the commune's index in the geography, a city's without those of its arrondissements.
    pub(super) communes: ValueIndex<u32>,
    /// By the département's code.
    pub(super) departements: ValueIndex<&'static str>,
    /// Those to which one can still come.
    pub(super) open: RoaringBitmap,
    /// Those that take or took place on the day that they bear.
    pub(super) taking_place: RoaringBitmap,
    /// Those with a place.
    pub(super) placed: RoaringBitmap,
    /// Those that reached people, as far as that was reported.
    pub(super) reported: RoaringBitmap,
    pub(super) words: WordIndex,
    pub(super) pyramid: Pyramid,
    /// Those not over yet at an instant: asked for by every visitor, and the same for a whole minute.
    upcoming: ArcSwapOption<(DateTime<Utc>, RoaringBitmap)>,
}

impl Segment {
    /// Builds a segment of cafés in any order.
    pub(super) fn build(mut entries: Vec<Arc<Entry>>, directory: &Directory) -> Self {
        entries.sort_unstable_by_key(|entry| entry.key());
        let mut segment = Self {
            points: Vec::with_capacity(entries.len()),
            hasher: DefaultHashBuilder::default(),
            ids: HashTable::with_capacity(entries.len()),
            slugs: HashTable::with_capacity(entries.len()),
            modes: TermIndex::new(),
            statuses: TermIndex::new(),
            audiences: TermIndex::new(),
            languages: TermIndex::new(),
            themes: TermIndex::new(),
            accessibility: TermIndex::new(),
            formats: HashMap::new(),
            organisations: HashMap::new(),
            facilitators: HashMap::new(),
            communes: HashMap::new(),
            departements: HashMap::new(),
            open: RoaringBitmap::new(),
            taking_place: RoaringBitmap::new(),
            placed: RoaringBitmap::new(),
            reported: RoaringBitmap::new(),
            words: WordIndexBuilder::new().build(),
            pyramid: Pyramid::new(),
            upcoming: ArcSwapOption::empty(),
            entries,
        };
        segment.index(directory);
        segment
    }

    fn index(&mut self, directory: &Directory) {
        let entries = std::mem::take(&mut self.entries);
        // The words take as long as all the rest.
        self.words = std::thread::scope(|scope| {
            let words = scope.spawn(|| index_words(&entries, directory));
            for (ordinal, entry) in (0_u32..).zip(&entries) {
                let (hasher, ids, slugs) = (&self.hasher, &mut self.ids, &mut self.slugs);
                let id_of = |o: &u32| hasher.hash_one(entries[*o as usize].id);
                let slug_of = |o: &u32| hasher.hash_one(entries[*o as usize].text(Text::Slug));
                ids.insert_unique(hasher.hash_one(entry.id), ordinal, id_of);
                slugs.insert_unique(hasher.hash_one(entry.text(Text::Slug)), ordinal, slug_of);
                self.index_terms(ordinal, entry, directory);
                self.index_place(ordinal, entry, directory);
                for id in entry.formats() {
                    note(self.formats.entry(id).or_default(), ordinal);
                }
                for id in entry.organisations() {
                    note(self.organisations.entry(id).or_default(), ordinal);
                }
                for id in entry.facilitators() {
                    note(self.facilitators.entry(id).or_default(), ordinal);
                }
            }
            words.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        });
        self.entries = entries;
        self.modes.optimise();
        self.statuses.optimise();
        self.audiences.optimise();
        self.languages.optimise();
        self.open.optimize();
        self.taking_place.optimize();
        self.placed.optimize();
        self.reported.optimize();
    }

    fn index_terms(&mut self, ordinal: u32, entry: &Entry, directory: &Directory) {
        self.modes.push(ordinal, std::iter::once(entry.mode()));
        self.statuses.push(ordinal, std::iter::once(entry.event_status));
        self.audiences.push(ordinal, entry.audiences.iter());
        self.languages.push(ordinal, entry.languages.iter());
        self.themes.push(ordinal, entry.themes.iter());
        self.accessibility.push(ordinal, accessibility(entry, directory).iter());
        if entry.is_open() {
            note(&mut self.open, ordinal);
        }
        if entry.takes_place() {
            note(&mut self.taking_place, ordinal);
        }
        if entry.reached.is_some() {
            note(&mut self.reported, ordinal);
        }
    }

    fn index_place(&mut self, ordinal: u32, entry: &Entry, directory: &Directory) {
        let place = entry.place().and_then(|id| directory.place(id));
        let point = place.and_then(PlaceListing::position).map(Point::of);
        self.points.push(point);
        if let Some(point) = point {
            self.pyramid.push(ordinal, point);
        }
        let Some(place) = place else { return };
        note(&mut self.placed, ordinal);
        let geography = directory.geography();
        let content = &place.record.content;
        let Some(commune) = geography.commune(&content.commune_code) else { return };
        note(self.departements.entry(commune.departement).or_default(), ordinal);
        let commune = geography.by_postal_code(commune, content.postal_code.as_deref());
        if let Some(index) = geography.commune_index(commune.code) {
            note(self.communes.entry(index).or_default(), ordinal);
        }
    }

    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(super) fn entry(&self, ordinal: u32) -> &Arc<Entry> {
        &self.entries[ordinal as usize]
    }

    pub(super) fn entries(&self) -> &[Arc<Entry>] {
        &self.entries
    }

    pub(super) fn point(&self, ordinal: u32) -> Option<Point> {
        self.points[ordinal as usize]
    }

    pub(super) fn position(&self, ordinal: u32) -> Option<Position> {
        self.point(ordinal).map(Point::position)
    }

    pub(super) fn find_id(&self, id: CafeId) -> Option<u32> {
        self.ids.find(self.hash(&id), |o| self.entry(*o).id == id).copied()
    }

    pub(super) fn find_slug(&self, slug: &str) -> Option<u32> {
        self.slugs.find(self.hash(slug), |o| self.entry(*o).text(Text::Slug) == slug).copied()
    }

    fn hash<T: Hash + ?Sized>(&self, value: &T) -> u64 {
        self.hasher.hash_one(value)
    }

    /// The first ordinal whose key is greater than or equal to this one.
    pub(super) fn first_from(&self, key: Key) -> u32 {
        ordinal(self.entries.partition_point(|entry| entry.key() < key))
    }

    /// The first ordinal that begins at this instant or later.
    pub(super) fn first_at(&self, instant: DateTime<Utc>) -> u32 {
        ordinal(self.entries.partition_point(|entry| entry.starts_at < instant))
    }

    /// The cafés that are not over at an instant.
    pub(super) fn upcoming(&self, now: DateTime<Utc>) -> Arc<(DateTime<Utc>, RoaringBitmap)> {
        if let Some(known) = self.upcoming.load_full()
            && known.0 == now
        {
            return known;
        }
        let end = ordinal(self.len());
        let begun = self.first_at(now);
        let earliest = self.first_at(now - cafeia_shared::validation::limits::longest_cafe());
        let mut upcoming: RoaringBitmap =
            (earliest..begun).filter(|o| self.entry(*o).ends_at > now).collect();
        upcoming.insert_range(begun..end);
        let upcoming = Arc::new((now, upcoming));
        self.upcoming.store(Some(Arc::clone(&upcoming)));
        upcoming
    }
}

/// The words of cafés: of their own texts, and of the names of what they refer to.
fn index_words(entries: &[Arc<Entry>], directory: &Directory) -> WordIndex {
    let mut words = WordIndexBuilder::new();
    for (ordinal, entry) in (0_u32..).zip(entries) {
        for text in [Text::Title, Text::Summary, Text::Description] {
            words.push(ordinal, entry.text(text));
        }
        for resource in entry.formats().filter_map(|id| directory.resources.get(id)) {
            words.push(ordinal, &resource.content.title);
        }
        for organisation in entry.organisations().filter_map(|id| directory.organisations.get(id)) {
            words.push(ordinal, &organisation.content.name);
        }
        let Some(place) = entry.place().and_then(|id| directory.place(id)) else { continue };
        words.push(ordinal, &place.record.content.name);
        let geography = directory.geography();
        let Some(commune) = geography.commune(&place.record.content.commune_code) else { continue };
        words.push(ordinal, commune.name);
        let departement = geography.departement(commune.departement).map(|departement| departement.name);
        let region = geography.region(commune.region).map(|region| region.name);
        for name in departement.into_iter().chain(region) {
            words.push(ordinal, name);
        }
        let postal_code = place.record.content.postal_code.as_deref();
        if let Some(code) = postal_code.or_else(|| commune.postal_codes.first().copied()) {
            words.push(ordinal, code);
        }
    }
    words.build()
}

/// A segment is numbered in 32 bits.
fn ordinal(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

/// What makes a café usable by people with a disability: its own and its place's.
pub(super) fn accessibility(entry: &Entry, directory: &Directory) -> Terms<Accessibility> {
    let place = entry.place().and_then(|id| directory.place(id));
    place.map_or(entry.accessibility, |place| {
        entry.accessibility.union(Terms::of(&place.record.content.accessibility))
    })
}
