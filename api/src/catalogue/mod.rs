//! The catalogue: what is public, in memory, ready to be asked.
//!
//! It is read from the database once, and follows the journal after that. Readers take a snapshot and are
//! never in anyone's way. A snapshot holds the directory (what cafés refer to) and two segments of cafés: a
//! large one, and a small one with those that changed since the large one was built. A change rebuilds the
//! small one; when that has grown, a new large one is built beside the readers.

mod addresses;
mod alive;
mod cafes;
mod clusters;
mod dashboard;
mod directory;
mod entry;
mod filter;
mod grid;
mod lists;
mod next_places;
mod places;
mod pyramid;
mod segment;
mod terms;
mod territories;
mod views;
mod words;

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    marker::PhantomData,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicI64, Ordering},
    },
};

use arc_swap::ArcSwap;
use cafeia_shared::{
    cafes::{Cafe, CafeClusters, CafeQuery, CafeSummary, ClusterQuery},
    dashboard::TerritoryDashboard,
    facilitators::{Facilitator, FacilitatorQuery, FacilitatorSummary},
    ids::{CafeId, FacilitatorId, OrganisationId, PlaceId, ResourceId},
    organisations::{Organisation, OrganisationQuery, OrganisationSummary},
    paging::Page,
    places::{PlaceList, PlaceQuery},
    problem::FieldError,
    reports::Reached,
    resources::{Resource, ResourceQuery, ResourceSummary},
    site::SitePage,
    stats::Stats,
    territories::{Territory, TerritoryCode, TerritoryList, TerritoryQuery},
    vocabulary::PublicationStatus,
};
use chrono::{DateTime, Utc};
use roaring::RoaringBitmap;
use serde::Serialize;

pub use self::places::place;
use self::{directory::Directory, entry::Entry, segment::Segment};
use crate::{
    geo::Geography,
    journal::{Aggregate, Entry as JournalEntry},
    store::{
        self, Db, DbConnection, StoreError, cafes::CafeRecord, facilitators::FacilitatorRecord,
        organisations::OrganisationRecord,
    },
};

/// Journal entries read at a time.
const ENTRIES: i64 = 5_000;
/// Cafés read at a time.
const CAFES: i64 = 10_000;
/// Cafés that may have changed since the large segment was built, before a new one is.
const RECENT: usize = 400;

/// The catalogue; see the module.
pub struct Catalogue {
    snapshot: ArcSwap<Snapshot>,
    /// The journal's sequence that it has followed to. The snapshot's version stays behind while nothing that is public
    /// changes: accounts come and go without a trace in what the public reads.
    followed: AtomicI64,
    /// Held by whoever makes the next snapshot.
    following: Mutex<()>,
}

/// One state of all that is public.
struct Snapshot {
    /// The journal's sequence of the last change in it.
    version: i64,
    directory: Directory,
    settled: Arc<Segment>,
    /// What became of cafés since the large segment was built; nothing when they are not public any more.
    changed: BTreeMap<CafeId, Option<Arc<Entry>>>,
    recent: Segment,
    /// The ordinals in the large segment of cafés that changed since.
    replaced: RoaringBitmap,
    none: RoaringBitmap,
}

impl Snapshot {
    fn new(
        version: i64,
        directory: Directory,
        settled: Arc<Segment>,
        changed: BTreeMap<CafeId, Option<Arc<Entry>>>,
    ) -> Self {
        let replaced = changed.keys().filter_map(|id| settled.find_id(*id)).collect();
        let recent = Segment::build(changed.values().flatten().cloned().collect(), &directory);
        Self { version, directory, settled, changed, recent, replaced, none: RoaringBitmap::new() }
    }

    /// The segments that hold anything, each with the ordinals that do not count in it.
    fn segments(&self) -> impl Iterator<Item = (&Segment, &RoaringBitmap)> {
        let both = [(self.settled.as_ref(), &self.replaced), (&self.recent, &self.none)];
        both.into_iter().filter(|(segment, _)| segment.len() > 0)
    }

    fn entry(&self, id: CafeId) -> Option<&Entry> {
        if let Some(changed) = self.changed.get(&id) {
            return changed.as_deref();
        }
        self.settled.find_id(id).map(|ordinal| self.settled.entry(ordinal).as_ref())
    }

    fn entry_by_slug(&self, slug: &str) -> Option<&Entry> {
        if let Some(ordinal) = self.recent.find_slug(slug) {
            return Some(self.recent.entry(ordinal));
        }
        let ordinal = self.settled.find_slug(slug)?;
        (!self.replaced.contains(ordinal)).then(|| self.settled.entry(ordinal).as_ref())
    }

    /// How many cafés to come are in the set that `of` finds in each segment.
    fn count_upcoming<'a>(
        &'a self,
        now: DateTime<Utc>,
        of: impl Fn(&'a Segment) -> Option<&'a RoaringBitmap>,
    ) -> u32 {
        let counts = self.segments().map(|(segment, replaced)| {
            of(segment).map_or(0, |set| cafes::count_upcoming(segment, replaced, set, now))
        });
        u32::try_from(counts.sum::<u64>()).unwrap_or(u32::MAX)
    }

    /// How many communes have a café that takes or took place; a city with arrondissements is one.
    fn communes_with_cafes(&self) -> usize {
        let all = self.directory.geography().communes();
        let mut communes = HashSet::new();
        for (segment, replaced) in self.segments() {
            let taking_place = &segment.taking_place - replaced;
            communes.extend(
                segment
                    .communes
                    .iter()
                    .filter(|(_, set)| !set.is_disjoint(&taking_place))
                    .map(|(commune, _)| &all[*commune as usize])
                    .map(|commune| commune.city.unwrap_or(commune.code)),
            );
        }
        communes.len()
    }
}

/// The ids of what a run of journal entries is about.
#[derive(Default)]
struct Touched {
    cafes: BTreeSet<CafeId>,
    places: BTreeSet<PlaceId>,
    organisations: BTreeSet<OrganisationId>,
    facilitators: BTreeSet<FacilitatorId>,
    resources: BTreeSet<ResourceId>,
}

impl Touched {
    fn add(&mut self, entry: &JournalEntry) {
        let id = entry.aggregate_id;
        match entry.aggregate {
            Aggregate::Cafe | Aggregate::Report => self.cafes.insert(id.into()),
            Aggregate::Place => self.places.insert(id.into()),
            Aggregate::Organisation => self.organisations.insert(id.into()),
            Aggregate::Facilitator => self.facilitators.insert(id.into()),
            Aggregate::Resource => self.resources.insert(id.into()),
            Aggregate::Account
            | Aggregate::Grant
            | Aggregate::Job
            | Aggregate::Proposal
            | Aggregate::Need
            | Aggregate::Import
            | Aggregate::Mailing
            | Aggregate::View => false,
        };
    }

    /// Whether a café's words or place may have changed with what it refers to.
    fn concerns(&self, entry: &Entry) -> bool {
        entry.place().is_some_and(|id| self.places.contains(&id))
            || entry.organisations().any(|id| self.organisations.contains(&id))
            || entry.formats().any(|id| self.resources.contains(&id))
    }
}

/// A café with those of its facilitators whom everybody sees at an instant.
fn with_those_shown(mut cafe: Cafe, snapshot: &Snapshot, now: DateTime<Utc>) -> Cafe {
    cafe.facilitators.retain(|named| alive::shows_facilitator(snapshot, named.facilitator.id, now));
    cafe
}

fn published(cafe: CafeRecord, reached: &HashMap<CafeId, Reached>) -> Option<Arc<Entry>> {
    let reached = reached.get(&cafe.id).copied();
    (cafe.publication == PublicationStatus::Published).then(|| Arc::new(Entry::new(cafe, reached)))
}

fn ids<T: Copy>(set: &BTreeSet<T>) -> Vec<T> {
    set.iter().copied().collect()
}

impl Catalogue {
    /// Reads the whole catalogue from the database.
    pub fn load(db: &Db, geography: Arc<Geography>) -> Result<Self, StoreError> {
        let (followed, version, directory, middle) = db.read(|connection| {
            // The head is read first: what changes while the rest is read is followed afterwards.
            let followed = store::journal::head(connection)?;
            let version = store::journal::last_of(connection, &Aggregate::PUBLIC)?;
            let directory = Directory::new(
                geography,
                store::places::all(connection)?,
                store::organisations::all(connection)?,
                store::facilitators::all(connection)?,
                store::resources::all(connection)?,
            );
            Ok::<_, StoreError>((followed, version, directory, store::cafes::middle(connection)?))
        })?;
        let settled = Arc::new(Segment::build(load_entries(db, middle)?, &directory));
        let snapshot = Snapshot::new(version, directory, settled, BTreeMap::new());
        let catalogue = Self {
            snapshot: ArcSwap::from_pointee(snapshot),
            followed: AtomicI64::new(followed),
            following: Mutex::new(()),
        };
        catalogue.follow(db)?;
        Ok(catalogue)
    }

    /// Follows the journal to its end; gives the number of entries that were new.
    pub fn follow(&self, db: &Db) -> Result<usize, StoreError> {
        // A panic while a snapshot was made left the one before in place, so the lock is as good as new.
        let _following = self.following.lock().unwrap_or_else(PoisonError::into_inner);
        let before = self.snapshot.load_full();
        let from = self.followed();
        let (next, entries) = db.read(|connection| next_snapshot(connection, &before, from))?;
        if let Some(next) = next {
            let next = if next.changed.len() > RECENT { settle(next) } else { next };
            self.snapshot.store(Arc::new(next));
        }
        self.followed.store(from + entries, Ordering::Release);
        Ok(usize::try_from(entries).unwrap_or_default())
    }

    /// The journal's sequence of the last change of something public.
    pub fn version(&self) -> i64 {
        self.snapshot.load().version
    }

    /// The journal's sequence that the catalogue has followed to.
    pub fn followed(&self) -> i64 {
        self.followed.load(Ordering::Acquire)
    }

    /// How many published cafés, places, organisations, facilitators and resources it holds.
    pub fn sizes(&self) -> CatalogueSizes {
        let snapshot = self.snapshot.load();
        let cafes = snapshot.segments().map(|(segment, replaced)| segment.len() as u64 - replaced.len());
        CatalogueSizes {
            cafes: cafes.sum(),
            places: snapshot.directory.place_count() as u64,
            organisations: snapshot.directory.organisations.len() as u64,
            facilitators: snapshot.directory.facilitators.len() as u64,
            resources: snapshot.directory.resources.len() as u64,
        }
    }

    /// One page of the cafés that a query asks for. `now` is the instant that "to come" is seen from.
    pub fn cafes(&self, query: &CafeQuery, now: DateTime<Utc>) -> Result<Page<CafeSummary>, Vec<FieldError>> {
        cafes::list(&self.snapshot.load(), query, now, views::summary)
    }

    /// The same page as [`Catalogue::cafes`] gives, written as JSON: what the API sends.
    pub fn write_cafes(
        &self,
        query: &CafeQuery,
        now: DateTime<Utc>,
    ) -> Result<Written<Page<CafeSummary>>, Vec<FieldError>> {
        let snapshot = self.snapshot.load();
        Ok(Written::new(&cafes::list(&snapshot, query, now, views::view)?))
    }

    /// The same page as [`Catalogue::cafes`] gives, with each café whole but for its description in HTML.
    pub fn whole_cafes(&self, query: &CafeQuery, now: DateTime<Utc>) -> Result<Page<Cafe>, Vec<FieldError>> {
        let snapshot = self.snapshot.load();
        cafes::list(&snapshot, query, now, |entry, directory, _| {
            with_those_shown(views::without_html(entry, directory), &snapshot, now)
        })
    }

    /// A café by its slug or its id, with those who run it as far as they are shown at an instant.
    pub fn cafe(&self, name: &str, now: DateTime<Utc>) -> Option<Cafe> {
        let snapshot = self.snapshot.load();
        let entry = match name.parse::<CafeId>() {
            Ok(id) => snapshot.entry(id),
            Err(_) => snapshot.entry_by_slug(name),
        };
        entry.map(|entry| with_those_shown(views::whole(entry, &snapshot.directory), &snapshot, now))
    }

    /// Whether a café is public.
    pub fn has_cafe(&self, id: CafeId) -> bool {
        self.snapshot.load().entry(id).is_some()
    }

    /// Whether a facilitator is.
    pub fn has_facilitator(&self, id: FacilitatorId) -> bool {
        self.snapshot.load().directory.facilitators.get(id).is_some()
    }

    /// Whether an organisation is.
    pub fn has_organisation(&self, id: OrganisationId) -> bool {
        self.snapshot.load().directory.organisations.get(id).is_some()
    }

    /// The cafés of a map's window, gathered where they would overlap.
    pub fn clusters(
        &self,
        query: &ClusterQuery,
        now: DateTime<Utc>,
    ) -> Result<CafeClusters, Vec<FieldError>> {
        clusters::find(&self.snapshot.load(), query, now)
    }

    /// The places of a commune, by name.
    pub fn places(&self, query: &PlaceQuery) -> Result<PlaceList, Vec<FieldError>> {
        places::list(&self.snapshot.load(), query)
    }

    /// One page of facilitators.
    pub fn facilitators(
        &self,
        query: &FacilitatorQuery,
        now: DateTime<Utc>,
    ) -> Result<Page<FacilitatorSummary>, Vec<FieldError>> {
        lists::facilitators(&self.snapshot.load(), query, now)
    }

    /// A facilitator by their slug or id.
    pub fn facilitator(&self, name: &str, now: DateTime<Utc>) -> Option<Facilitator> {
        lists::facilitator(&self.snapshot.load(), name, now)
    }

    /// One page of organisations.
    pub fn organisations(
        &self,
        query: &OrganisationQuery,
        now: DateTime<Utc>,
    ) -> Result<Page<OrganisationSummary>, Vec<FieldError>> {
        lists::organisations(&self.snapshot.load(), query, now)
    }

    /// An organisation by its slug or id.
    pub fn organisation(&self, name: &str, now: DateTime<Utc>) -> Option<Organisation> {
        lists::organisation(&self.snapshot.load(), name, now)
    }

    /// When the last café begins that a facilitator runs, held or to come, whether or not they are shown.
    pub fn last_cafe_of_facilitator(&self, id: FacilitatorId) -> Option<DateTime<Utc>> {
        alive::last_cafe::<FacilitatorRecord>(&self.snapshot.load(), id)
    }

    /// When the last café begins that an organisation hosts or organises, held or to come.
    pub fn last_cafe_of_organisation(&self, id: OrganisationId) -> Option<DateTime<Utc>> {
        alive::last_cafe::<OrganisationRecord>(&self.snapshot.load(), id)
    }

    /// One page of resources.
    pub fn resources(&self, query: &ResourceQuery) -> Result<Page<ResourceSummary>, Vec<FieldError>> {
        lists::resources(&self.snapshot.load(), query)
    }

    /// A resource by its slug or id.
    pub fn resource(&self, name: &str, now: DateTime<Utc>) -> Option<Resource> {
        lists::resource(&self.snapshot.load(), name, now)
    }

    /// The régions and départements with their figures.
    pub fn territories(&self, query: &TerritoryQuery, now: DateTime<Utc>) -> TerritoryList {
        territories::list(&self.snapshot.load(), query, now)
    }

    /// A territory of any level with its figures.
    pub fn territory(&self, code: &TerritoryCode, now: DateTime<Utc>) -> Option<Territory> {
        territories::find(&self.snapshot.load(), code, now)
    }

    /// A territory as those see it who look after it.
    pub fn dashboard(&self, code: &TerritoryCode, now: DateTime<Utc>) -> Option<TerritoryDashboard> {
        dashboard::show(&self.snapshot.load(), code, now)
    }

    /// How many pages the site has: those of its own, and one for each public object.
    pub fn page_count(&self, now: DateTime<Utc>) -> usize {
        addresses::count(&self.snapshot.load(), now)
    }

    /// Shows each page of a run of the site's pages, with the instant when what it shows last changed, where that
    /// is known.
    pub fn visit_pages(
        &self,
        skip: usize,
        take: usize,
        now: DateTime<Utc>,
        see: impl FnMut(SitePage, Option<DateTime<Utc>>),
    ) {
        addresses::visit(&self.snapshot.load(), (skip, take), now, see);
    }

    /// The figures of the movement.
    pub fn stats(&self, now: DateTime<Utc>) -> Stats {
        territories::stats(&self.snapshot.load(), now)
    }
}

/// A `T` written as JSON.
#[derive(Debug)]
pub struct Written<T> {
    json: Vec<u8>,
    holds: PhantomData<fn() -> T>,
}

impl<T> Written<T> {
    /// Writes a view of a `T`, which must have its fields and its order.
    fn new(view: &impl Serialize) -> Self {
        /// What a list of twenty takes, about.
        const USUAL: usize = 24 * 1024;
        let mut json = Vec::with_capacity(USUAL);
        if let Err(error) = serde_json::to_writer(&mut json, view) {
            // Views are strings, numbers and lists of them: there is nothing in them that could fail.
            tracing::error!(%error, "an answer could not be written");
        }
        Self { json, holds: PhantomData }
    }

    /// Its bytes.
    pub fn into_bytes(self) -> Vec<u8> {
        self.json
    }
}

/// How much a catalogue holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CatalogueSizes {
    /// Published cafés.
    pub cafes: u64,
    /// Places.
    pub places: u64,
    /// Organisations that take part.
    pub organisations: u64,
    /// Facilitators who agreed to be shown.
    pub facilitators: u64,
    /// Published resources.
    pub resources: u64,
}

/// All published cafés, those up to the middle and those after it at the same time.
fn load_entries(db: &Db, middle: Option<CafeId>) -> Result<Vec<Arc<Entry>>, StoreError> {
    std::thread::scope(|scope| {
        let first = scope.spawn(|| db.read(|connection| load_between(connection, None, middle)));
        let second = match middle {
            Some(_) => db.read(|connection| load_between(connection, middle, None)),
            None => Ok(Vec::new()),
        };
        let mut entries = first.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
        entries.append(&mut second?);
        Ok(entries)
    })
}

fn load_between(
    connection: &mut DbConnection,
    mut after: Option<CafeId>,
    until: Option<CafeId>,
) -> Result<Vec<Arc<Entry>>, StoreError> {
    let mut entries = Vec::new();
    loop {
        let cafes = store::cafes::list_published_between(connection, after, until, CAFES)?;
        let Some(last) = cafes.last() else { return Ok(entries) };
        let reached = store::reports::reached_between(connection, after, last.id)?;
        after = Some(last.id);
        entries.extend(cafes.into_iter().filter_map(|cafe| published(cafe, &reached)));
    }
}

/// The snapshot after the journal's new entries, unless nothing public changed, and how many they are.
fn next_snapshot(
    connection: &mut DbConnection,
    before: &Snapshot,
    from: i64,
) -> Result<(Option<Snapshot>, i64), StoreError> {
    let (mut version, mut followed) = (before.version, from);
    let mut touched = Touched::default();
    loop {
        let entries = store::journal::list_after(connection, followed, ENTRIES)?;
        let Some(last) = entries.last() else { break };
        followed = last.sequence;
        for entry in &entries {
            touched.add(entry);
        }
        let changed = entries.iter().rfind(|entry| Aggregate::PUBLIC.contains(&entry.aggregate));
        version = changed.map_or(version, |entry| entry.sequence);
    }
    if version == before.version {
        return Ok((None, followed - from));
    }
    let mut directory = before.directory.clone();
    for place in store::places::list(connection, &ids(&touched.places))? {
        directory.put_place(place);
    }
    directory.put_organisations(store::organisations::list(connection, &ids(&touched.organisations))?);
    let facilitators = ids(&touched.facilitators);
    directory.put_facilitators(&facilitators, store::facilitators::list(connection, &facilitators)?);
    directory.put_resources(store::resources::list(connection, &ids(&touched.resources))?);

    let mut changed = before.changed.clone();
    let refers =
        !(touched.places.is_empty() && touched.organisations.is_empty() && touched.resources.is_empty());
    if refers {
        // Their words or places have to be indexed anew, though the cafés themselves are the same.
        let concerned = before.settled.entries().iter().filter(|entry| touched.concerns(entry));
        for entry in concerned {
            changed.entry(entry.id).or_insert_with(|| Some(Arc::clone(entry)));
        }
    }
    let reached = store::reports::reached(connection, &ids(&touched.cafes))?;
    for cafe in store::cafes::list(connection, &ids(&touched.cafes))? {
        changed.insert(cafe.id, published(cafe, &reached));
    }
    Ok((Some(Snapshot::new(version, directory, Arc::clone(&before.settled), changed)), followed - from))
}

/// The same snapshot with everything in the large segment.
fn settle(snapshot: Snapshot) -> Snapshot {
    let kept = snapshot.settled.entries().iter().filter(|entry| !snapshot.changed.contains_key(&entry.id));
    let entries = kept.chain(snapshot.changed.values().flatten()).cloned().collect();
    let settled = Arc::new(Segment::build(entries, &snapshot.directory));
    Snapshot::new(snapshot.version, snapshot.directory, settled, BTreeMap::new())
}
