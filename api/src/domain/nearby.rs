//! What stands around cafés: their places and hosts, by which the policy knows whose they are.

use std::collections::{HashMap, HashSet};

use cafeia_shared::{
    cafes::NewCafe,
    facilitators::FacilitatorRef,
    ids::{FacilitatorId, OrganisationId, PlaceId},
    organisations::OrganisationRef,
    vocabulary::{OrganisationKind, PublicationStatus},
    workspace::{CafePeople, WorkspaceCafeSummary},
};
use chrono::{DateTime, Utc};

use super::{
    Change, DomainError, life,
    policy::{Action, Object, Who},
};
use crate::{
    geo::Geography,
    store::{
        self, DbConnection, StoreError, cafes::CafeRecord, facilitators::FacilitatorRecord,
        organisations::OrganisationRecord, places::PlaceRecord,
    },
};

/// What the policy asks of a café.
pub(super) struct Placed {
    commune: Option<String>,
    organisations: Vec<OrganisationId>,
    facilitators: Vec<FacilitatorId>,
    trusted: bool,
}

impl Placed {
    pub(super) fn object(&self) -> Object<'_> {
        Object::Cafe {
            commune: self.commune.as_deref(),
            organisations: &self.organisations,
            facilitators: &self.facilitators,
            trusted: self.trusted,
        }
    }
}

/// Who organises and runs some cafés besides their hosts.
pub(super) struct Involved {
    organisations: HashMap<OrganisationId, OrganisationRecord>,
    facilitators: HashMap<FacilitatorId, FacilitatorRecord>,
}

impl Involved {
    /// Those of some cafés whom somebody may see: facilitators show themselves, or are theirs to write.
    pub(super) fn of<'a>(
        connection: &mut DbConnection,
        geography: &Geography,
        who: &Who,
        contents: impl IntoIterator<Item = &'a NewCafe>,
        now: DateTime<Utc>,
    ) -> Result<Self, StoreError> {
        let (mut organisations, mut facilitators) = (HashSet::new(), HashSet::new());
        for content in contents {
            organisations.extend(content.organisers.iter().map(|organiser| organiser.organisation_id));
            facilitators.extend(content.facilitators.iter().map(|named| named.facilitator_id));
        }
        let organisations: Vec<_> = organisations.into_iter().collect();
        let facilitators: Vec<_> = facilitators.into_iter().collect();
        let organisations = store::organisations::list(connection, &organisations)?;
        let mut facilitators = store::facilitators::list(connection, &facilitators)?;
        facilitators.retain(|one| {
            let object = Object::Facilitator { id: one.id, commune: &one.content.commune_code };
            let shown = one.content.visible && life::is_public(one.life_status);
            shown || who.may(Action::EditFacilitator, &object, geography, now).is_ok()
        });
        Ok(Self {
            organisations: organisations.into_iter().map(|one| (one.id, one)).collect(),
            facilitators: facilitators.into_iter().map(|one| (one.id, one)).collect(),
        })
    }

    /// Those of one café.
    pub(super) fn people(&self, content: &NewCafe) -> CafePeople {
        let organisers = content.organisers.iter();
        let facilitators = content.facilitators.iter();
        CafePeople {
            organisers: organisers
                .filter_map(|organiser| self.organisations.get(&organiser.organisation_id).map(reference))
                .collect(),
            facilitators: facilitators
                .filter_map(|named| self.facilitators.get(&named.facilitator_id))
                .map(|one| FacilitatorRef {
                    id: one.id,
                    slug: one.slug.clone(),
                    name: one.content.name.clone(),
                    training: one.training,
                })
                .collect(),
        }
    }
}

/// The places and hosts of some cafés.
pub(super) struct Nearby {
    places: HashMap<PlaceId, PlaceRecord>,
    hosts: HashMap<OrganisationId, OrganisationRecord>,
}

impl Nearby {
    pub(super) fn of<'a>(
        connection: &mut DbConnection,
        contents: impl IntoIterator<Item = &'a NewCafe>,
    ) -> Result<Self, StoreError> {
        let (mut places, mut hosts) = (HashSet::new(), HashSet::new());
        for content in contents {
            places.extend(content.place_id);
            hosts.insert(content.host_id);
        }
        let (places, hosts): (Vec<_>, Vec<_>) = (places.into_iter().collect(), hosts.into_iter().collect());
        let places = store::places::list(connection, &places)?;
        let hosts = store::organisations::list(connection, &hosts)?;
        Ok(Self {
            places: places.into_iter().map(|place| (place.id, place)).collect(),
            hosts: hosts.into_iter().map(|host| (host.id, host)).collect(),
        })
    }

    pub(super) fn place(&self, content: &NewCafe) -> Option<&PlaceRecord> {
        content.place_id.and_then(|id| self.places.get(&id))
    }

    pub(super) fn commune(&self, content: &NewCafe) -> Option<&str> {
        match self.place(content) {
            Some(place) => Some(&place.content.commune_code),
            None => self.hosts.get(&content.host_id)?.content.commune_code.as_deref(),
        }
    }

    pub(super) fn placed(&self, content: &NewCafe) -> Placed {
        let others = content.organisers.iter().map(|organiser| organiser.organisation_id);
        Placed {
            commune: self.commune(content).map(str::to_owned),
            organisations: std::iter::once(content.host_id).chain(others).collect(),
            facilitators: content.facilitators.iter().map(|named| named.facilitator_id).collect(),
            trusted: self.hosts.get(&content.host_id).is_some_and(|host| host.trusted),
        }
    }

    /// Fails unless they may do something with a café of this content.
    pub(super) fn check(
        &self,
        change: &Change,
        who: &Who,
        action: Action,
        content: &NewCafe,
    ) -> Result<(), DomainError> {
        let placed = self.placed(content);
        who.may(action, &placed.object(), change.geography, change.now).map_err(DomainError::NotAllowed)
    }

    pub(super) fn summary(&self, cafe: &CafeRecord, geography: &Geography) -> WorkspaceCafeSummary {
        let content = &cafe.content;
        let host = self.hosts.get(&content.host_id);
        let waits = matches!(cafe.publication, PublicationStatus::Submitted | PublicationStatus::Published);
        WorkspaceCafeSummary {
            id: cafe.id,
            slug: cafe.slug.clone(),
            version: cafe.version,
            publication: cafe.publication,
            event_status: cafe.event_status,
            review_since: cafe.workflow.review_since.filter(|_| waits),
            title: content.title.clone(),
            starts_at: content.starts_at,
            ends_at: content.ends_at,
            timezone: content.timezone.clone(),
            mode: content.mode,
            place_name: self.place(content).map(|place| place.content.name.clone()),
            commune: self.commune(content).map(|code| geography.commune_ref(code)),
            host: host.map_or_else(|| unnamed(content.host_id), reference),
            people: None,
            updated_at: cafe.updated_at,
        }
    }
}

fn reference(host: &OrganisationRecord) -> OrganisationRef {
    let (name, kind) = (host.content.name.clone(), host.content.kind);
    OrganisationRef { id: host.id, slug: host.slug.clone(), name, kind }
}

/// A host that cannot be found: the database lets no host go that a café names.
fn unnamed(id: OrganisationId) -> OrganisationRef {
    OrganisationRef { id, slug: id.to_string(), name: String::new(), kind: OrganisationKind::Other }
}
