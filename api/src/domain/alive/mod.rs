//! Whether facilitators and organisations are still there: by the dated proof of it, and by asking them.
//!
//! Where they stand is a pure function of their last sign and of the instant ([`Vitality::at`]); the catalogue and the lists of
//! those who look after a territory both ask it. Here are the signs written down that are no edit, and here is found out
//! who is silent (`quiet`), who is asked (`hearers`), and when (`ask`).

mod ask;
mod hearers;

use std::collections::HashMap;

use cafeia_shared::{
    cafes::Contact,
    ids::{AccountId, FacilitatorId, OrganisationId},
    life::{LivingKind, SignOfLife, Sleeper, SleeperQuery, Vitality},
    paging::Page,
    vocabulary::LifeStatus,
};
use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

pub use self::ask::ask;
pub(super) use self::ask::find_awaited;
pub use self::hearers::Called;
use super::{
    Change, DomainError, check_version, grants, life, pages,
    policy::{Action, Object, Who},
    reach,
};
use crate::{
    geo::Geography,
    jobs::Living,
    journal::{Aggregate, Event},
    store::{
        self, DbConnection, StoreError,
        facilitators::FacilitatorRecord,
        grants::{Reach, Scope},
        organisations::OrganisationRecord,
        signs::Signs,
    },
};

/// How long a sign is as good as a newer one: whoever signs in each morning writes no row each morning.
const SAME_SIGN: TimeDelta = TimeDelta::days(1);

/// What private links are made for: of facilitators, and of organisations.
pub const LINK_PURPOSES: [&str; 2] = ["life_of_facilitator", "life_of_organisation"];

/// A facilitator or an organisation, by what says whether they are there.
pub(super) struct Life {
    pub(super) living: Living,
    slug: String,
    version: u32,
    pub(super) name: String,
    commune: Option<String>,
    status: LifeStatus,
    /// Whether they agree to be shown; organisations always are.
    visible: bool,
    contact: Contact,
    signs: Signs,
    updated_at: DateTime<Utc>,
}

impl From<FacilitatorRecord> for Life {
    fn from(facilitator: FacilitatorRecord) -> Self {
        Self {
            living: Living::Facilitator(facilitator.id),
            slug: facilitator.slug,
            version: facilitator.version,
            name: facilitator.content.name,
            commune: Some(facilitator.content.commune_code),
            status: facilitator.life_status,
            visible: facilitator.content.visible,
            contact: Contact::default(),
            signs: facilitator.signs,
            updated_at: facilitator.updated_at,
        }
    }
}

impl From<OrganisationRecord> for Life {
    fn from(organisation: OrganisationRecord) -> Self {
        Self {
            living: Living::Organisation(organisation.id),
            slug: organisation.slug,
            version: organisation.version,
            name: organisation.content.name,
            commune: organisation.content.commune_code,
            status: organisation.life_status,
            visible: true,
            contact: organisation.content.contact,
            signs: organisation.signs,
            updated_at: organisation.updated_at,
        }
    }
}

impl Life {
    fn find_optional(connection: &mut DbConnection, living: Living) -> Result<Option<Self>, StoreError> {
        Ok(match living {
            Living::Facilitator(id) => store::facilitators::find_optional(connection, id)?.map(Self::from),
            Living::Organisation(id) => store::organisations::find_optional(connection, id)?.map(Self::from),
        })
    }

    /// Whose life a grant lets somebody speak of.
    fn spoken_for(scope: &Scope) -> Option<Living> {
        match *scope {
            Scope::Facilitator(id) => Some(Living::Facilitator(id)),
            Scope::Organisation(id) => Some(Living::Organisation(id)),
            Scope::National | Scope::Territories(_) => None,
        }
    }

    /// Whether they take part; one who has applied or left is not asked for signs.
    fn takes_part(&self) -> bool {
        life::is_public(self.status)
    }

    fn object(&self) -> Object<'_> {
        match self.living {
            Living::Facilitator(id) => {
                Object::Facilitator { id, commune: self.commune.as_deref().unwrap_or_default() }
            }
            Living::Organisation(id) => Object::Organisation { id, commune: self.commune.as_deref() },
        }
    }

    fn aggregate(&self) -> Aggregate {
        match self.living {
            Living::Facilitator(_) => Aggregate::Facilitator,
            Living::Organisation(_) => Aggregate::Organisation,
        }
    }

    /// Writes signs down, and what happened.
    fn set(&mut self, change: &mut Change, signs: Signs, event: Event) -> Result<(), DomainError> {
        match self.living {
            Living::Facilitator(id) => store::facilitators::set_signs(change.connection, id, signs)?,
            Living::Organisation(id) => store::organisations::set_signs(change.connection, id, signs)?,
        }
        self.signs = signs;
        // Nothing of what was written has changed: the version stays.
        change.note(self.aggregate(), self.living.id(), event, self.version, Vec::new());
        Ok(())
    }

    /// Writes down that they are there now.
    fn note(&mut self, change: &mut Change) -> Result<(), DomainError> {
        if change.now - self.signs.last(self.updated_at) < SAME_SIGN {
            return Ok(());
        }
        let signs = Signs { seen_at: Some(change.now), ..self.signs };
        self.set(change, signs, Event::Seen)
    }

    fn sign(self, now: DateTime<Utc>) -> SignOfLife {
        SignOfLife {
            kind: self.living.kind(),
            name: self.name,
            slug: self.slug,
            shown: self.visible,
            given_at: now,
        }
    }
}

/// Notes that somebody is there who has signed in, or reported: a sign of all that they speak for.
pub(super) fn note_account(change: &mut Change, account: AccountId) -> Result<(), DomainError> {
    let own = store::grants::list_by_account(change.connection, account)?;
    for grant in grants::in_force(change.connection, own, change.now)? {
        let Some(living) = Life::spoken_for(&grant.scope) else { continue };
        if let Some(mut life) = Life::find_optional(change.connection, living)?.filter(Life::takes_part) {
            life.note(change)?;
        }
    }
    Ok(())
}

/// Notes that somebody is there, by whoever followed the link of the letter that asked.
pub fn confirm_by_link(change: &mut Change, called: Called) -> Result<SignOfLife, DomainError> {
    let mut life = hearers::admit(change.connection, called, change.now)?.ok_or(DomainError::LinkExpired)?;
    life.note(change)?;
    Ok(life.sign(change.now))
}

/// Notes that a facilitator of somebody's scope is there.
pub fn confirm_facilitator(
    change: &mut Change,
    who: &Who,
    id: FacilitatorId,
    version: u32,
) -> Result<SignOfLife, DomainError> {
    confirm(change, who, Living::Facilitator(id), version)
}

/// Notes that an organisation of somebody's scope is there.
pub fn confirm_organisation(
    change: &mut Change,
    who: &Who,
    id: OrganisationId,
    version: u32,
) -> Result<SignOfLife, DomainError> {
    confirm(change, who, Living::Organisation(id), version)
}

fn confirm(change: &mut Change, who: &Who, living: Living, version: u32) -> Result<SignOfLife, DomainError> {
    let (aggregate, action) = match living {
        Living::Facilitator(_) => (Aggregate::Facilitator, Action::EditFacilitator),
        Living::Organisation(_) => (Aggregate::Organisation, Action::EditOrganisation),
    };
    let absent = DomainError::NotFound(aggregate, living.id());
    let Some(mut life) = Life::find_optional(change.connection, living)? else { return Err(absent) };
    let is_public = life.visible && life.takes_part();
    who.may(action, &life.object(), change.geography, change.now)
        .map_err(|refusal| if is_public { DomainError::NotAllowed(refusal) } else { absent })?;
    check_version(aggregate, version, life.version)?;
    if !life.takes_part() {
        return Err(DomainError::Conflict("It does not take part: it has applied only, or was archived."));
    }
    life.note(change)?;
    Ok(life.sign(change.now))
}

/// One page of those of whom nothing was heard, within what somebody looks after, the longest silence first.
pub fn list_sleepers(
    connection: &mut DbConnection,
    geography: &Geography,
    who: &Who,
    query: &SleeperQuery,
    now: DateTime<Utc>,
) -> Result<Page<Sleeper>, DomainError> {
    let reach = reach::of(who, Action::SteerTerritory, geography, now);
    let mut quiet = quiet(connection, &reach, &query.filter.kind, now)?;
    quiet.sort_by_key(|(life, last)| (*last, life.living.id()));
    let page = pages::page(quiet, |(life, _)| life.living.id(), &query.paging)?;
    Ok(page.map(|(life, last)| Sleeper {
        kind: life.living.kind(),
        id: life.living.id(),
        slug: life.slug,
        version: life.version,
        name: life.name,
        commune: life.commune.map(|code| geography.commune_ref(&code)),
        vitality: Vitality::at(last, now),
        last_sign_at: last,
        asked_at: life.signs.asked_at,
    }))
}

/// Those of some kinds, of all where none is named, of whom nothing was heard for four months, each with their last sign.
fn quiet(
    connection: &mut DbConnection,
    reach: &Reach,
    kinds: &[LivingKind],
    now: DateTime<Utc>,
) -> Result<Vec<(Life, DateTime<Utc>)>, StoreError> {
    let since = Vitality::quiet_since(now);
    let wanted = |kind| kinds.is_empty() || kinds.contains(&kind);
    let mut quiet = Vec::new();
    if wanted(LivingKind::Facilitator) {
        // Most have had a café lately: the others only are read, and their last ones looked for.
        let mut ids = store::facilitators::list_quiet(connection, reach, since)?;
        let busy = store::signs::facilitators_with_cafes_after(connection, since)?;
        ids.retain(|id| !busy.contains(&id.0));
        let found = store::facilitators::list(connection, &ids)?;
        let cafes = store::signs::last_cafes_of_facilitators(connection, &ids)?;
        quiet.extend(silent(found.into_iter().map(Life::from), &cafes, now));
    }
    if wanted(LivingKind::Organisation) {
        let mut ids = store::organisations::list_quiet(connection, reach, since)?;
        let busy = store::signs::organisations_with_cafes_after(connection, since)?;
        ids.retain(|id| !busy.contains(&id.0));
        let found = store::organisations::list(connection, &ids)?;
        let cafes = store::signs::last_cafes_of_organisations(connection, &ids)?;
        quiet.extend(silent(found.into_iter().map(Life::from), &cafes, now));
    }
    Ok(quiet)
}

/// Those whose cafés are no newer sign of them either.
fn silent(
    lives: impl Iterator<Item = Life>,
    cafes: &HashMap<Uuid, DateTime<Utc>>,
    now: DateTime<Utc>,
) -> impl Iterator<Item = (Life, DateTime<Utc>)> {
    lives.filter_map(move |life| {
        let own = life.signs.last(life.updated_at);
        let last = cafes.get(&life.living.id()).map_or(own, |last| own.max(*last));
        (Vitality::at(last, now) != Vitality::Awake).then_some((life, last))
    })
}

/// The last sign of one of them.
fn last_sign(connection: &mut DbConnection, life: &Life) -> Result<DateTime<Utc>, StoreError> {
    let own = life.signs.last(life.updated_at);
    let cafes = match life.living {
        Living::Facilitator(id) => store::signs::last_cafes_of_facilitators(connection, &[id])?,
        Living::Organisation(id) => store::signs::last_cafes_of_organisations(connection, &[id])?,
    };
    Ok(cafes.get(&life.living.id()).map_or(own, |last| own.max(*last)))
}
