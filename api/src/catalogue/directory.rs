//! What cafés refer to: places, organisations, facilitators and resources, kept whole.

use std::{borrow::Cow, hash::Hash, sync::Arc};

use cafeia_shared::{
    facilitators::FacilitatorRef,
    ids::{FacilitatorId, OrganisationId, PlaceId, ResourceId},
    organisations::OrganisationRef,
    places::{Place, PlaceSummary},
    position::Position,
    resources::ResourceRef,
    territories::CommuneRef,
    vocabulary::{LifeStatus, OrganisationKind, Precision, PublicationStatus},
};
use hashbrown::HashMap;
use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};
use uuid::Uuid;

use crate::{
    geo::{Commune, Geography},
    store::{
        facilitators::FacilitatorRecord, organisations::OrganisationRecord, places::PlaceRecord,
        resources::ResourceRecord,
    },
    text::fold,
};

/// An object of the directory that has a name people look it up by.
pub(super) trait Listed {
    type Id: Copy + Eq + Ord + Hash + From<Uuid> + std::fmt::Display;
    /// How other objects name it.
    type Reference: Clone + std::fmt::Debug + Serialize;

    fn id(&self) -> Self::Id;
    fn slug(&self) -> &str;
    fn name(&self) -> &str;
    fn reference(&self) -> Self::Reference;
    /// The texts in which words are searched.
    fn texts(&self, geography: &Geography) -> String;
    /// Whether everyone may see it.
    fn is_public(&self) -> bool;
}

impl Listed for OrganisationRecord {
    type Id = OrganisationId;
    type Reference = OrganisationRef;

    fn id(&self) -> OrganisationId {
        self.id
    }

    fn slug(&self) -> &str {
        &self.slug
    }

    fn name(&self) -> &str {
        &self.content.name
    }

    fn reference(&self) -> OrganisationRef {
        OrganisationRef {
            id: self.id,
            slug: self.slug.clone(),
            name: self.content.name.clone(),
            kind: self.content.kind,
        }
    }

    fn texts(&self, geography: &Geography) -> String {
        let commune = self.content.commune_code.as_deref().and_then(|code| geography.commune(code));
        format!("{} {} {}", self.content.name, self.content.description, commune.map_or("", |c| c.name))
    }

    fn is_public(&self) -> bool {
        matches!(self.life_status, LifeStatus::Active | LifeStatus::Dormant)
    }
}

impl Listed for FacilitatorRecord {
    type Id = FacilitatorId;
    type Reference = FacilitatorRef;

    fn id(&self) -> FacilitatorId {
        self.id
    }

    fn slug(&self) -> &str {
        &self.slug
    }

    fn name(&self) -> &str {
        &self.content.name
    }

    fn reference(&self) -> FacilitatorRef {
        FacilitatorRef {
            id: self.id,
            slug: self.slug.clone(),
            name: self.content.name.clone(),
            training: self.training,
        }
    }

    fn texts(&self, geography: &Geography) -> String {
        let commune = geography.commune(&self.content.commune_code);
        format!("{} {} {}", self.content.name, self.content.description, commune.map_or("", |c| c.name))
    }

    fn is_public(&self) -> bool {
        self.content.visible && matches!(self.life_status, LifeStatus::Active | LifeStatus::Dormant)
    }
}

impl Listed for ResourceRecord {
    type Id = ResourceId;
    type Reference = ResourceRef;

    fn id(&self) -> ResourceId {
        self.id
    }

    fn slug(&self) -> &str {
        &self.slug
    }

    fn name(&self) -> &str {
        &self.content.title
    }

    fn reference(&self) -> ResourceRef {
        ResourceRef {
            id: self.id,
            slug: self.slug.clone(),
            title: self.content.title.clone(),
            family: self.content.family,
        }
    }

    fn texts(&self, _: &Geography) -> String {
        let content = &self.content;
        let creators = content.creators.join(" ");
        [&content.title, &content.summary, &content.description, &creators].map(String::as_str).join(" ")
    }

    fn is_public(&self) -> bool {
        self.publication == PublicationStatus::Published
    }
}

/// An object, with what its list needs made ready.
#[derive(Debug)]
pub(super) struct Listing<T: Listed> {
    pub(super) record: T,
    pub(super) reference: T::Reference,
    /// The reference as JSON: lists of cafés name the same few thousand objects again and again.
    pub(super) written: Box<RawValue>,
    /// Its name folded: the order of lists.
    pub(super) sort_name: String,
    /// The words of its texts, folded, each after a space.
    words: String,
}

impl<T: Listed> Listing<T> {
    /// Whether every folded word, or its singular, begins one of its words.
    pub(super) fn has_words(&self, words: &[String]) -> bool {
        has_words(&self.words, words)
    }
}

/// The words that are searched, folded.
pub(super) fn words_of(q: Option<&str>) -> Vec<String> {
    q.map(|q| fold(q).split(' ').map(str::to_owned).collect()).unwrap_or_default()
}

/// Whether every folded word, or its singular, begins one of a text's words, which are folded, each after a space.
fn has_words(text: &str, words: &[String]) -> bool {
    let begins = |beginning: &str| {
        text.match_indices(beginning).any(|(at, _)| text.as_bytes().get(at.wrapping_sub(1)) == Some(&b' '))
    };
    let singular = |word: &str| word.strip_suffix(['s', 'x']).filter(|rest| rest.len() > 2).map(begins);
    words.iter().all(|word| begins(word) || singular(word).unwrap_or(false))
}

/// The public objects of a kind, in the order of their names.
#[derive(Debug, Clone)]
pub(super) struct Shelf<T: Listed> {
    by_id: HashMap<T::Id, Arc<Listing<T>>>,
    by_slug: HashMap<Box<str>, T::Id>,
    sorted: Vec<Arc<Listing<T>>>,
}

impl<T: Listed> Shelf<T> {
    pub(super) fn new(records: Vec<T>, geography: &Geography) -> Self {
        let mut shelf = Self { by_id: HashMap::new(), by_slug: HashMap::new(), sorted: Vec::new() };
        for record in records {
            shelf.put(record, geography);
        }
        shelf.sort();
        shelf
    }

    /// Puts an object in the place of its former self, or takes it away when it is not public any more.
    /// [`Shelf::sort`] must follow.
    pub(super) fn put(&mut self, record: T, geography: &Geography) {
        let id = record.id();
        if !record.is_public() {
            self.remove(id);
            return;
        }
        self.by_slug.insert(record.slug().into(), id);
        let reference = record.reference();
        let listing = Listing {
            written: written(&reference),
            reference,
            sort_name: fold(record.name()),
            words: format!(" {}", fold(&record.texts(geography))),
            record,
        };
        self.by_id.insert(id, Arc::new(listing));
    }

    /// Takes an object away. [`Shelf::sort`] must follow.
    pub(super) fn remove(&mut self, id: T::Id) {
        if let Some(gone) = self.by_id.remove(&id) {
            self.by_slug.remove(gone.record.slug());
        }
    }

    pub(super) fn sort(&mut self) {
        self.sorted = self.by_id.values().cloned().collect();
        self.sorted.sort_unstable_by(|a, b| {
            (a.sort_name.as_str(), a.record.id()).cmp(&(b.sort_name.as_str(), b.record.id()))
        });
    }

    pub(super) fn get(&self, id: T::Id) -> Option<&T> {
        self.listing(id).map(|listing| &listing.record)
    }

    /// An object with what its list needs.
    pub(super) fn listing(&self, id: T::Id) -> Option<&Listing<T>> {
        self.by_id.get(&id).map(AsRef::as_ref)
    }

    /// How other objects name it.
    pub(super) fn reference(&self, id: T::Id) -> Option<T::Reference> {
        self.listing(id).map(|listing| listing.reference.clone())
    }

    /// An object by its slug or its id.
    pub(super) fn find(&self, name: &str) -> Option<&T> {
        self.resolve(name).and_then(|id| self.get(id))
    }

    /// The id that a slug or an id stands for.
    pub(super) fn resolve(&self, name: &str) -> Option<T::Id> {
        self.by_slug.get(name).copied().or_else(|| Uuid::parse_str(name).ok().map(T::Id::from))
    }

    pub(super) fn sorted(&self) -> &[Arc<Listing<T>>] {
        &self.sorted
    }

    pub(super) fn len(&self) -> usize {
        self.sorted.len()
    }
}

fn written(value: &impl Serialize) -> Box<RawValue> {
    // Wire types have no way to fail.
    to_raw_value(value).unwrap_or_else(|_| RawValue::NULL.to_owned())
}

/// A place, with what cafés need of it made ready.
#[derive(Debug)]
pub(super) struct PlaceListing {
    pub(super) record: PlaceRecord,
    /// What lists show of it; nothing when its commune is unknown and it has no position of its own.
    pub(super) summary: Option<PlaceSummary>,
    /// The summary as JSON.
    pub(super) written: Box<RawValue>,
}

impl PlaceListing {
    pub(super) fn new(record: PlaceRecord, geography: &Geography) -> Self {
        let content = &record.content;
        let commune = geography.commune(&content.commune_code);
        let own = content.position.zip(content.precision);
        let position = own.or_else(|| commune.map(|commune| (commune.position(), Precision::Commune)));
        let summary = position.map(|(position, precision)| PlaceSummary {
            id: record.id,
            name: content.name.clone(),
            commune: commune.map_or("", |c| c.name).to_owned(),
            commune_code: content.commune_code.clone(),
            departement_code: commune.map_or("", |c| c.departement).to_owned(),
            // Most communes have one, whoever wrote the place down.
            postal_code: content.postal_code.clone().or_else(|| match &*commune?.postal_codes {
                [only] => Some((*only).to_owned()),
                _ => None,
            }),
            position,
            precision,
        });
        Self { written: written(&summary), summary, record }
    }

    pub(super) fn position(&self) -> Option<Position> {
        self.summary.as_ref().map(|summary| summary.position)
    }

    /// Whether every folded word, or its singular, begins a word of its name or its address.
    pub(super) fn has_words(&self, words: &[String]) -> bool {
        let content = &self.record.content;
        let address = content.address.as_deref().unwrap_or_default();
        words.is_empty() || has_words(&format!(" {}", fold(&format!("{} {address}", content.name))), words)
    }

    pub(super) fn whole(&self) -> Option<Place> {
        Some(Place {
            summary: self.summary.clone()?,
            version: self.record.version,
            address: self.record.content.address.clone(),
            access: self.record.content.access.clone(),
            accessibility: self.record.content.accessibility.clone(),
        })
    }
}

/// All that cafés refer to.
#[derive(Clone)]
pub(super) struct Directory {
    geography: Arc<Geography>,
    places: HashMap<PlaceId, Arc<PlaceListing>>,
    pub(super) organisations: Shelf<OrganisationRecord>,
    pub(super) facilitators: Shelf<FacilitatorRecord>,
    pub(super) resources: Shelf<ResourceRecord>,
}

impl Directory {
    pub(super) fn new(
        geography: Arc<Geography>,
        places: Vec<PlaceRecord>,
        organisations: Vec<OrganisationRecord>,
        facilitators: Vec<FacilitatorRecord>,
        resources: Vec<ResourceRecord>,
    ) -> Self {
        Self {
            places: places
                .into_iter()
                .map(|place| (place.id, Arc::new(PlaceListing::new(place, &geography))))
                .collect(),
            organisations: Shelf::new(organisations, &geography),
            facilitators: Shelf::new(facilitators, &geography),
            resources: Shelf::new(resources, &geography),
            geography,
        }
    }

    pub(super) fn geography(&self) -> &Geography {
        &self.geography
    }

    pub(super) fn put_place(&mut self, place: PlaceRecord) {
        self.places.insert(place.id, Arc::new(PlaceListing::new(place, &self.geography)));
    }

    pub(super) fn put_organisations(&mut self, records: Vec<OrganisationRecord>) {
        put_all(&mut self.organisations, records, &self.geography);
    }

    /// Puts those of some facilitators that exist in the place of their former selves; the others were forgotten.
    pub(super) fn put_facilitators(&mut self, touched: &[FacilitatorId], records: Vec<FacilitatorRecord>) {
        for id in touched {
            self.facilitators.remove(*id);
        }
        if !touched.is_empty() && records.is_empty() {
            self.facilitators.sort();
        }
        put_all(&mut self.facilitators, records, &self.geography);
    }

    pub(super) fn put_resources(&mut self, records: Vec<ResourceRecord>) {
        put_all(&mut self.resources, records, &self.geography);
    }

    pub(super) fn place(&self, id: PlaceId) -> Option<&PlaceListing> {
        self.places.get(&id).map(AsRef::as_ref)
    }

    pub(super) fn places(&self) -> impl Iterator<Item = &PlaceListing> {
        self.places.values().map(AsRef::as_ref)
    }

    pub(super) fn place_count(&self) -> usize {
        self.places.len()
    }

    pub(super) fn commune(&self, code: &str) -> Option<&Commune> {
        self.geography.commune(code)
    }

    pub(super) fn commune_ref(&self, code: &str) -> CommuneRef {
        self.geography.commune_ref(code)
    }

    /// The organisation as others name it. One that left the network keeps no name here.
    pub(super) fn organisation_ref(&self, id: OrganisationId) -> OrganisationRef {
        self.organisations.reference(id).unwrap_or_else(|| unnamed(id))
    }

    /// The organisation as others name it, as JSON.
    pub(super) fn organisation_written(&self, id: OrganisationId) -> Cow<'_, RawValue> {
        match self.organisations.listing(id) {
            Some(listing) => Cow::Borrowed(&*listing.written),
            None => Cow::Owned(written(&unnamed(id))),
        }
    }
}

fn unnamed(id: OrganisationId) -> OrganisationRef {
    OrganisationRef { id, slug: id.to_string(), name: String::new(), kind: OrganisationKind::Other }
}

fn put_all<T: Listed>(shelf: &mut Shelf<T>, records: Vec<T>, geography: &Geography) {
    if records.is_empty() {
        return;
    }
    for record in records {
        shelf.put(record, geography);
    }
    shelf.sort();
}
