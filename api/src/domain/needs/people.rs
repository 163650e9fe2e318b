//! Facilitators, as far as needs concern them: who speaks for them, and who could come.

use std::collections::{HashMap, HashSet};

use cafeia_shared::{
    ids::{AccountId, FacilitatorId, ResourceId},
    needs::NeedCandidate,
    resources::ResourceRef,
};
use chrono::{DateTime, TimeDelta, Utc};

use super::{
    matching::{self, Match, Profile, Sizes, Sought},
    offer_of,
};
use crate::{
    domain::{
        grants, life,
        policy::{Action, Who},
    },
    geo::Geography,
    store::{
        self, DbConnection, StoreError,
        accounts::AccountRecord,
        facilitators::FacilitatorRecord,
        grants::Scope,
        needs::{NeedRecord, OfferRecord},
        resources::ResourceRecord,
    },
};

/// How far back and ahead cafés count for how much somebody has to do.
const RECENT: TimeDelta = TimeDelta::days(60);
/// How many who could come are shown.
const SHOWN: usize = 30;

/// The accounts that speak for some facilitators, by grants that count.
pub(super) fn speaking_for(
    connection: &mut DbConnection,
    facilitators: &[FacilitatorId],
    now: DateTime<Utc>,
) -> Result<Vec<(FacilitatorId, AccountRecord)>, StoreError> {
    let found = store::grants::list_on_facilitators(connection, facilitators)?;
    let counting = grants::counting(connection, found, now)?;
    let speaking = counting.into_iter().filter_map(|(account, grant)| match grant.scope {
        Scope::Facilitator(id) => Some((id, account)),
        _ => None,
    });
    Ok(speaking.collect())
}

/// Whether an account speaks for a facilitator.
pub(in super::super) fn speaks_for(
    connection: &mut DbConnection,
    account: AccountId,
    facilitator: FacilitatorId,
    now: DateTime<Utc>,
) -> Result<Option<AccountRecord>, StoreError> {
    let speaking = speaking_for(connection, &[facilitator], now)?;
    Ok(speaking.into_iter().map(|(_, one)| one).find(|one| one.id == account))
}

/// The facilitators as whom somebody answers, who take part.
pub(super) fn own(
    connection: &mut DbConnection,
    who: &Who,
    now: DateTime<Utc>,
) -> Result<Vec<FacilitatorRecord>, StoreError> {
    let mut ids: Vec<FacilitatorId> = Vec::new();
    for scope in who.scopes(Action::AnswerNeed, now) {
        if let Scope::Facilitator(id) = scope
            && !ids.contains(id)
        {
            ids.push(*id);
        }
    }
    let mut found = store::facilitators::list(connection, &ids)?;
    found.retain(takes_part);
    Ok(found)
}

fn takes_part(facilitator: &FacilitatorRecord) -> bool {
    life::is_public(facilitator.life_status)
}

/// What is needed, as the matching asks for it; nothing where its commune is not known any more.
fn sought(need: &NeedRecord, geography: &Geography) -> Option<Sought> {
    let commune = geography.commune(&need.content.commune_code)?;
    Some(Sought { position: commune.position(), people: need.content.people })
}

fn profile<'a>(
    facilitator: &'a FacilitatorRecord,
    geography: &Geography,
    recent: &HashMap<FacilitatorId, u32>,
) -> Option<Profile<'a>> {
    let content = &facilitator.content;
    Some(Profile {
        id: facilitator.id,
        position: geography.commune(&content.commune_code)?.position(),
        travel_radius_km: content.travel_radius_km,
        formats: &content.format_ids,
        recent_cafes: recent.get(&facilitator.id).copied().unwrap_or_default(),
    })
}

/// Some facilitators, and the formats that they master.
pub(super) struct Facilitators {
    pub(super) records: Vec<FacilitatorRecord>,
    formats: HashMap<ResourceId, ResourceRecord>,
    sizes: Sizes,
}

impl Facilitators {
    /// All who take part.
    pub(super) fn all(connection: &mut DbConnection) -> Result<Self, StoreError> {
        let mut records = store::facilitators::all(connection)?;
        records.retain(takes_part);
        Self::of(connection, records)
    }

    pub(super) fn of(
        connection: &mut DbConnection,
        records: Vec<FacilitatorRecord>,
    ) -> Result<Self, StoreError> {
        let ids: HashSet<ResourceId> =
            records.iter().flat_map(|one| one.content.format_ids.iter().copied()).collect();
        let ids: Vec<ResourceId> = ids.into_iter().collect();
        let formats: HashMap<ResourceId, ResourceRecord> = store::resources::list(connection, &ids)?
            .into_iter()
            .map(|resource| (resource.id, resource))
            .collect();
        let sizes =
            formats.iter().filter_map(|(id, format)| Some((*id, format.content.group_size?))).collect();
        Ok(Self { records, formats, sizes })
    }

    /// Those who could come, the most fitting first.
    fn rank(
        &self,
        need: &NeedRecord,
        geography: &Geography,
        recent: &HashMap<FacilitatorId, u32>,
    ) -> Vec<Match> {
        let Some(sought) = sought(need, geography) else { return Vec::new() };
        let profiles = self.records.iter().filter_map(|one| profile(one, geography, recent));
        matching::rank(&sought, profiles, &self.sizes)
    }

    /// The nearest of them who could come.
    pub(super) fn nearest(&self, need: &NeedRecord, geography: &Geography) -> Option<Match> {
        self.rank(need, geography, &HashMap::new()).into_iter().next()
    }

    /// Whether one of them could come.
    pub(super) fn covers(&self, id: FacilitatorId, need: &NeedRecord, geography: &Geography) -> bool {
        let found = self.rank(need, geography, &HashMap::new());
        found.iter().any(|one| one.id == id)
    }

    fn find(&self, id: FacilitatorId) -> Option<&FacilitatorRecord> {
        self.records.iter().find(|one| one.id == id)
    }
}

/// Those who could come, the most fitting first, with what speaks for them.
pub(super) fn candidates(
    connection: &mut DbConnection,
    geography: &Geography,
    need: &NeedRecord,
    offers: &[OfferRecord],
    now: DateTime<Utc>,
) -> Result<Vec<NeedCandidate>, StoreError> {
    let facilitators = Facilitators::all(connection)?;
    let recent = store::facilitators::count_cafes(connection, now - RECENT, now + RECENT)?;
    let mut found = facilitators.rank(need, geography, &recent);
    found.truncate(SHOWN);
    let ids: Vec<FacilitatorId> = found.iter().map(|one| one.id).collect();
    let reachable: HashSet<FacilitatorId> =
        speaking_for(connection, &ids, now)?.into_iter().map(|(id, _)| id).collect();
    let shown = found.into_iter().filter_map(|one| {
        let FacilitatorRecord { id, content, training, .. } = facilitators.find(one.id)?;
        let formats = one.formats.iter().filter_map(|id| facilitators.formats.get(id));
        Some(NeedCandidate {
            facilitator_id: *id,
            name: content.name.clone(),
            training: *training,
            commune: geography.commune_ref(&content.commune_code),
            distance_km: kilometres(one.distance_km),
            travel_radius_km: content.travel_radius_km,
            formats: formats.map(reference).collect(),
            recent_cafes: one.recent_cafes,
            reachable: reachable.contains(id),
            offer: offer_of(offers, *id).map(|offer| offer.state),
        })
    });
    Ok(shown.collect())
}

fn reference(format: &ResourceRecord) -> ResourceRef {
    ResourceRef {
        id: format.id,
        slug: format.slug.clone(),
        title: format.content.title.clone(),
        family: format.content.family,
    }
}

/// A distance as it is told.
pub(super) fn kilometres(distance: f64) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some hundreds at most")]
    let whole = distance.round().clamp(0.0, 50_000.0) as u32;
    whole
}
