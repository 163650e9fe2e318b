//! What the network knows around the lines of an import, read once for many of them.

use std::collections::{HashMap, hash_map::Entry};

use cafeia_shared::{
    ids::{FacilitatorId, OrganisationId, PlaceId, ResourceId},
    imports::Candidate,
    resources::NewResource,
    vocabulary::{LifeStatus, OrganisationKind, PublicationStatus, ResourceKind},
};

use super::locate::Located;
use crate::{
    geo::{Commune, Geography},
    store::{self, DbConnection, StoreError, grants::Reach, organisations::OrganisationRecord},
    text::fold,
};

/// How many are looked at: places of a commune, organisations of a département.
const LOOKED_AT: i64 = 20_000;

/// An organisation.
#[derive(Clone)]
pub(super) struct KnownOrganisation {
    pub(super) id: OrganisationId,
    pub(super) name: String,
    folded: String,
    pub(super) commune: Option<String>,
    numbers: [Option<String>; 2],
    /// Whether it works in other communes than that of its seat.
    reaches_far: bool,
}

/// A place of a commune.
struct KnownPlace {
    id: PlaceId,
    name: String,
    address: String,
}

/// A facilitator.
pub(super) struct KnownFacilitator {
    pub(super) id: FacilitatorId,
    pub(super) name: String,
    folded: String,
    commune: String,
}

/// A format.
struct KnownFormat {
    id: ResourceId,
    slug: String,
    title: String,
    folded: String,
}

/// What was read so far.
#[derive(Default)]
pub(super) struct Known {
    /// By the département of their seat, or without one.
    organisations: HashMap<Option<&'static str>, Vec<KnownOrganisation>>,
    places: HashMap<String, Vec<KnownPlace>>,
    facilitators: HashMap<&'static str, Vec<KnownFacilitator>>,
    formats: Option<Vec<KnownFormat>>,
    /// The communes that were looked for, by what was written.
    communes: HashMap<(String, String), Located>,
}

impl Known {
    /// What a line says of a commune: it is looked for once, since a file names the same ones over and over.
    pub(super) fn located(
        &mut self,
        written: &str,
        postal_code: &str,
        look: impl FnOnce() -> Located,
    ) -> Located {
        let key = (written.to_owned(), postal_code.to_owned());
        self.communes.entry(key).or_insert_with(look).clone()
    }

    fn organisations_of(
        &mut self,
        connection: &mut DbConnection,
        departement: Option<&'static str>,
    ) -> Result<&mut Vec<KnownOrganisation>, StoreError> {
        match self.organisations.entry(departement) {
            Entry::Occupied(known) => Ok(known.into_mut()),
            Entry::Vacant(place) => {
                let found = store::organisations::list_in_departement(connection, departement, LOOKED_AT)?;
                let counts = |one: &OrganisationRecord| one.life_status != LifeStatus::Archived;
                Ok(place.insert(found.into_iter().filter(counts).map(known).collect()))
            }
        }
    }

    /// The organisation that is meant by a name where something happens: of that commune, without a seat, or the only one
    /// of the département that works all over it.
    pub(super) fn organisation(
        &mut self,
        connection: &mut DbConnection,
        name: &str,
        commune: Option<&Commune>,
    ) -> Result<Option<KnownOrganisation>, StoreError> {
        let folded = fold(name);
        let known = self.organisations_of(connection, commune.map(|commune| commune.departement))?;
        let named = || known.iter().filter(|one| one.folded == folded);
        let code = commune.map(|commune| commune.code);
        let here = named().find(|one| one.commune.is_some() && one.commune.as_deref() == code);
        let anywhere = || named().find(|one| one.commune.is_none());
        let in_departement = || {
            let mut far = named().filter(|one| one.reaches_far);
            far.next().filter(|_| far.next().is_none())
        };
        Ok(here.or_else(anywhere).or_else(in_departement).cloned())
    }

    /// An organisation that is the same: of that number, or of that name in that commune.
    pub(super) fn same_organisation(
        &mut self,
        connection: &mut DbConnection,
        name: &str,
        commune: Option<&Commune>,
        numbers: [&Option<String>; 2],
    ) -> Result<Option<KnownOrganisation>, StoreError> {
        let folded = fold(name);
        let code = commune.map(|commune| commune.code);
        let known = self.organisations_of(connection, commune.map(|commune| commune.departement))?;
        let same = |one: &&KnownOrganisation| {
            let of_number = numbers.iter().zip(&one.numbers).any(|(new, old)| new.is_some() && *new == old);
            of_number || (one.folded == folded && one.commune.as_deref() == code)
        };
        Ok(known.iter().find(same).cloned())
    }

    /// One that was just written down.
    pub(super) fn add_organisation(&mut self, seat: Option<&'static str>, organisation: KnownOrganisation) {
        if let Some(known) = self.organisations.get_mut(&seat) {
            known.push(organisation);
        }
    }

    /// A place of a commune by its name, or by its address where it has no other name.
    pub(super) fn place(
        &mut self,
        connection: &mut DbConnection,
        commune: &str,
        name: &str,
        address: &str,
    ) -> Result<Option<PlaceId>, StoreError> {
        let known = match self.places.entry(commune.to_owned()) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => {
                let found = store::places::list_in_commune(connection, commune, LOOKED_AT)?;
                let known = found.into_iter().map(|place| KnownPlace {
                    id: place.id,
                    name: fold(&place.content.name),
                    address: place.content.address.as_deref().map(fold).unwrap_or_default(),
                });
                place.insert(known.collect())
            }
        };
        let (name, address) = (fold(name), fold(address));
        let same = |place: &&KnownPlace| {
            place.name == name && (place.address == address || place.address.is_empty() || address.is_empty())
        };
        Ok(known.iter().find(same).map(|place| place.id))
    }

    /// One that was just written down.
    pub(super) fn add_place(&mut self, commune: &str, id: PlaceId, name: &str, address: &str) {
        if let Some(known) = self.places.get_mut(commune) {
            known.push(KnownPlace { id, name: fold(name), address: fold(address) });
        }
    }

    /// A facilitator of that name in that commune.
    pub(super) fn facilitator(
        &mut self,
        connection: &mut DbConnection,
        name: &str,
        commune: &Commune,
    ) -> Result<Option<&KnownFacilitator>, StoreError> {
        let known = match self.facilitators.entry(commune.departement) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => {
                let reach = Reach { scopes: Vec::new(), communes: vec![commune.departement.to_owned()] };
                let found = store::facilitators::list_within(connection, &reach)?;
                let counting = found.into_iter().filter(|one| one.life_status != LifeStatus::Archived);
                let known = counting.map(|one| KnownFacilitator {
                    id: one.id,
                    folded: fold(&one.content.name),
                    name: one.content.name,
                    commune: one.content.commune_code,
                });
                place.insert(known.collect())
            }
        };
        let folded = fold(name);
        Ok(known.iter().find(|one| one.folded == folded && one.commune == commune.code))
    }

    /// The format of a title, or those that may be meant.
    pub(super) fn format(
        &mut self,
        connection: &mut DbConnection,
        title: &str,
    ) -> Result<Result<ResourceId, Vec<Candidate>>, StoreError> {
        let formats = match &mut self.formats {
            Some(formats) => formats,
            none => {
                let found = store::resources::all(connection)?;
                let usable = found.into_iter().filter(|resource| {
                    resource.content.kind == ResourceKind::Format
                        && resource.publication == PublicationStatus::Published
                });
                let known = usable.map(|resource| {
                    let NewResource { title, .. } = resource.content;
                    KnownFormat { id: resource.id, slug: resource.slug, folded: fold(&title), title }
                });
                none.insert(known.collect())
            }
        };
        let folded = fold(title);
        if let Some(format) = formats.iter().find(|one| one.folded == folded || one.slug == title) {
            return Ok(Ok(format.id));
        }
        let titles =
            formats.iter().map(|one| Candidate { value: one.title.clone(), label: one.title.clone() });
        Ok(Err(titles.collect()))
    }
}

fn known(organisation: OrganisationRecord) -> KnownOrganisation {
    let content = organisation.content;
    KnownOrganisation {
        id: organisation.id,
        folded: fold(&content.name),
        name: content.name,
        commune: content.commune_code,
        numbers: [content.siret, content.rna],
        reaches_far: reaches_far(content.kind),
    }
}

impl KnownOrganisation {
    /// One that was just written down.
    pub(super) fn new(
        id: OrganisationId,
        name: &str,
        commune: Option<String>,
        kind: OrganisationKind,
    ) -> Self {
        Self {
            id,
            folded: fold(name),
            name: name.to_owned(),
            commune,
            numbers: [None, None],
            reaches_far: reaches_far(kind),
        }
    }
}

/// Whether organisations of a kind work in other communes than that of their seat: `Médiathèque` names another one in each.
fn reaches_far(kind: OrganisationKind) -> bool {
    use OrganisationKind::{
        Association, Collective, CommunityCentre, Company, CulturalPlace, Library, LocalAuthority, Network,
        Other, PostOffice, PublicBody, Research, School, ThirdPlace, TownHall, University,
    };
    match kind {
        Association | Collective | Company | LocalAuthority | Network | PublicBody | Research
        | University => true,
        CommunityCentre | CulturalPlace | Library | Other | PostOffice | School | ThirdPlace | TownHall => {
            false
        }
    }
}

/// The département of a commune's code, as the shipped geography has it.
pub(super) fn departement(geography: &Geography, commune: &str) -> Option<&'static str> {
    geography.commune(commune).map(|commune| commune.departement)
}
