//! What cafés refer to: places, organisations, facilitators and resources, kept whole.

use std::{collections::HashMap, hash::Hash, sync::Arc};

use cafeia_shared::{
    facilitators::FacilitatorRef,
    ids::{FacilitatorId, OrganisationId, PlaceId, ResourceId},
    organisations::OrganisationRef,
    places::{Place, PlaceSummary},
    position::Position,
    resources::ResourceRef,
    territories::CommuneRef,
    vocabulary::{LifeStatus, OrganisationKind, Precision, PublicationStatus, TrainingState},
};
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

    fn id(&self) -> Self::Id;
    fn slug(&self) -> &str;
    fn name(&self) -> &str;
    /// The texts in which words are searched.
    fn texts(&self, geography: &Geography) -> String;
    /// Whether everyone may see it.
    fn is_public(&self) -> bool;
}

impl Listed for OrganisationRecord {
    type Id = OrganisationId;

    fn id(&self) -> OrganisationId {
        self.id
    }

    fn slug(&self) -> &str {
        &self.slug
    }

    fn name(&self) -> &str {
        &self.content.name
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

    fn id(&self) -> FacilitatorId {
        self.id
    }

    fn slug(&self) -> &str {
        &self.slug
    }

    fn name(&self) -> &str {
        &self.content.name
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

    fn id(&self) -> ResourceId {
        self.id
    }

    fn slug(&self) -> &str {
        &self.slug
    }

    fn name(&self) -> &str {
        &self.content.title
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
#[derive(Debug, PartialEq)]
pub(super) struct Listing<T> {
    pub(super) record: T,
    /// Its name folded: the order of lists.
    pub(super) sort_name: String,
    /// The words of its texts, folded, each after a space.
    words: String,
}

impl<T> Listing<T> {
    /// Whether every folded word begins one of its words.
    pub(super) fn has_words(&self, words: &[String]) -> bool {
        words.iter().all(|word| {
            self.words
                .match_indices(word.as_str())
                .any(|(at, _)| self.words.as_bytes().get(at.wrapping_sub(1)) == Some(&b' '))
        })
    }
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
            if let Some(gone) = self.by_id.remove(&id) {
                self.by_slug.remove(gone.record.slug());
            }
            return;
        }
        self.by_slug.insert(record.slug().into(), id);
        let listing = Listing {
            sort_name: fold(record.name()),
            words: format!(" {}", fold(&record.texts(geography))),
            record,
        };
        self.by_id.insert(id, Arc::new(listing));
    }

    pub(super) fn sort(&mut self) {
        self.sorted = self.by_id.values().cloned().collect();
        self.sorted.sort_unstable_by(|a, b| {
            (a.sort_name.as_str(), a.record.id()).cmp(&(b.sort_name.as_str(), b.record.id()))
        });
    }

    pub(super) fn get(&self, id: T::Id) -> Option<&T> {
        self.by_id.get(&id).map(|listing| &listing.record)
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

/// All that cafés refer to.
#[derive(Clone)]
pub(super) struct Directory {
    geography: Arc<Geography>,
    places: HashMap<PlaceId, Arc<PlaceRecord>>,
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
            places: places.into_iter().map(|place| (place.id, Arc::new(place))).collect(),
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
        self.places.insert(place.id, Arc::new(place));
    }

    pub(super) fn put_organisations(&mut self, records: Vec<OrganisationRecord>) {
        put_all(&mut self.organisations, records, &self.geography);
    }

    pub(super) fn put_facilitators(&mut self, records: Vec<FacilitatorRecord>) {
        put_all(&mut self.facilitators, records, &self.geography);
    }

    pub(super) fn put_resources(&mut self, records: Vec<ResourceRecord>) {
        put_all(&mut self.resources, records, &self.geography);
    }

    pub(super) fn place(&self, id: PlaceId) -> Option<&PlaceRecord> {
        self.places.get(&id).map(AsRef::as_ref)
    }

    pub(super) fn place_count(&self) -> usize {
        self.places.len()
    }

    pub(super) fn commune(&self, code: &str) -> Option<&Commune> {
        self.geography.commune(code)
    }

    pub(super) fn commune_ref(&self, code: &str) -> CommuneRef {
        let commune = self.commune(code);
        CommuneRef {
            code: code.to_owned(),
            name: commune.map_or(code, |c| c.name).to_owned(),
            departement_code: commune.map_or("", |c| c.departement).to_owned(),
        }
    }

    /// Where a place is: its own position, or its commune's.
    pub(super) fn position(&self, place: &PlaceRecord) -> Option<(Position, Precision)> {
        let own = place.content.position.zip(place.content.precision);
        own.or_else(|| self.commune(&place.content.commune_code).map(|c| (c.position(), Precision::Commune)))
    }

    pub(super) fn place_summary(&self, id: PlaceId) -> Option<PlaceSummary> {
        let place = self.place(id)?;
        let commune = self.commune(&place.content.commune_code);
        let (position, precision) = self.position(place)?;
        Some(PlaceSummary {
            id,
            name: place.content.name.clone(),
            commune: commune.map_or("", |c| c.name).to_owned(),
            commune_code: place.content.commune_code.clone(),
            departement_code: commune.map_or("", |c| c.departement).to_owned(),
            postal_code: place.content.postal_code.clone(),
            position,
            precision,
        })
    }

    pub(super) fn whole_place(&self, id: PlaceId) -> Option<Place> {
        let place = self.place(id)?;
        Some(Place {
            summary: self.place_summary(id)?,
            version: place.version,
            address: place.content.address.clone(),
            access: place.content.access.clone(),
            accessibility: place.content.accessibility.clone(),
        })
    }

    /// The organisation as others name it. One that left the network keeps no name here.
    pub(super) fn organisation_ref(&self, id: OrganisationId) -> OrganisationRef {
        match self.organisations.get(id) {
            Some(organisation) => OrganisationRef {
                id,
                slug: organisation.slug.clone(),
                name: organisation.content.name.clone(),
                kind: organisation.content.kind,
            },
            None => OrganisationRef {
                id,
                slug: id.to_string(),
                name: String::new(),
                kind: OrganisationKind::Other,
            },
        }
    }

    /// The facilitator as others name them, when they agreed to be shown.
    pub(super) fn facilitator_ref(&self, id: FacilitatorId) -> Option<FacilitatorRef> {
        let facilitator = self.facilitators.get(id)?;
        let training: TrainingState = facilitator.content.training;
        Some(FacilitatorRef {
            id,
            slug: facilitator.slug.clone(),
            name: facilitator.content.name.clone(),
            training,
        })
    }

    /// The resource as others name it, when it is public.
    pub(super) fn resource_ref(&self, id: ResourceId) -> Option<ResourceRef> {
        let resource = self.resources.get(id)?;
        Some(ResourceRef {
            id,
            slug: resource.slug.clone(),
            title: resource.content.title.clone(),
            family: resource.content.family,
        })
    }
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
