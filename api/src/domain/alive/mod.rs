//! Whether facilitators and organisations are still there, and needs still stand: by the dated proof of it, and by asking them.
//!
//! Where they stand is a pure function of their last sign and of the instant ([`Vitality::at`]); the catalogue and the lists of
//! those who look after a territory both ask it. Here are the signs written down that are no edit, and here is found out
//! who is silent (`quiet`), who is asked (`hearers`), and when (`ask`).

mod ask;
mod hearers;

use std::collections::HashMap;

use cafeia_shared::{
    ids::{AccountId, FacilitatorId, NeedId, OrganisationId},
    life::{LivingKind, SignOfLife, Sleeper, SleeperQuery, Vitality},
    paging::Page,
    vocabulary::Locale,
};
use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

pub use self::ask::ask;
pub(super) use self::ask::find_awaited;
pub use self::hearers::Called;
use super::{
    Change, DomainError, check_version, grants, life, needs, pages,
    policy::{Action, Object, Who},
    reach,
};
use crate::{
    catalogue::Catalogue,
    geo::Geography,
    jobs::Living,
    journal::{Aggregate, Event},
    mail::Recipient,
    store::{
        self, DbConnection, StoreError,
        facilitators::FacilitatorRecord,
        grants::{Reach, Scope},
        needs::NeedRecord,
        organisations::OrganisationRecord,
        signs::Signs,
    },
};

/// How long a sign is as good as a newer one: whoever signs in each morning writes no row each morning.
const SAME_SIGN: TimeDelta = TimeDelta::days(1);

/// What private links are made for: of facilitators, of organisations, and of needs.
pub const LINK_PURPOSES: [&str; 3] = ["life_of_facilitator", "life_of_organisation", "life_of_need"];

/// A facilitator, an organisation or a need, by what says whether they are there.
pub(super) struct Life {
    pub(super) living: Living,
    slug: Option<String>,
    version: u32,
    pub(super) name: String,
    commune: Option<String>,
    /// Whether they take part; one who has applied or left, or does not wait, is not asked for signs.
    takes_part: bool,
    /// Whether they agree to be shown; organisations and needs always are.
    visible: bool,
    /// Where they are asked when nobody speaks for them with an account.
    contact: Option<(Recipient, Locale)>,
    /// The need that it is, if it is one.
    need: Option<Box<NeedRecord>>,
    signs: Signs,
    updated_at: DateTime<Utc>,
}

impl From<FacilitatorRecord> for Life {
    fn from(facilitator: FacilitatorRecord) -> Self {
        Self {
            living: Living::Facilitator(facilitator.id),
            slug: Some(facilitator.slug),
            version: facilitator.version,
            name: facilitator.content.name,
            commune: Some(facilitator.content.commune_code),
            takes_part: life::is_public(facilitator.life_status),
            visible: facilitator.content.visible,
            contact: None,
            need: None,
            signs: facilitator.signs,
            updated_at: facilitator.updated_at,
        }
    }
}

impl From<OrganisationRecord> for Life {
    fn from(organisation: OrganisationRecord) -> Self {
        Self {
            living: Living::Organisation(organisation.id),
            slug: Some(organisation.slug),
            version: organisation.version,
            name: organisation.content.name,
            commune: organisation.content.commune_code,
            takes_part: life::is_public(organisation.life_status),
            visible: true,
            contact: organisation.content.contact.email.map(|address| {
                let recipient = Recipient { address, name: None };
                (recipient, Locale::French)
            }),
            need: None,
            signs: organisation.signs,
            updated_at: organisation.updated_at,
        }
    }
}

impl From<NeedRecord> for Life {
    fn from(need: NeedRecord) -> Self {
        let asker = need.asker.clone();
        let recipient = Recipient { address: asker.email, name: Some(asker.name) };
        Self {
            living: Living::Need(need.id),
            slug: None,
            version: need.version,
            name: need.content.host_name.clone(),
            commune: Some(need.content.commune_code.clone()),
            takes_part: needs::waits(&need),
            visible: true,
            contact: Some((recipient, asker.locale)),
            signs: need.signs,
            updated_at: need.updated_at,
            need: Some(Box::new(need)),
        }
    }
}

impl Life {
    fn find_optional(connection: &mut DbConnection, living: Living) -> Result<Option<Self>, StoreError> {
        Ok(match living {
            Living::Facilitator(id) => store::facilitators::find_optional(connection, id)?.map(Self::from),
            Living::Organisation(id) => store::organisations::find_optional(connection, id)?.map(Self::from),
            Living::Need(id) => store::needs::find_optional(connection, id)?.map(Self::from),
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

    fn takes_part(&self) -> bool {
        self.takes_part
    }

    /// Whether they are asked something else already: for other days than those that are over.
    fn is_asked_otherwise(&self, now: DateTime<Utc>) -> bool {
        self.need.as_ref().is_some_and(|need| needs::are_days_over(need, now))
    }

    fn object(&self) -> Object<'_> {
        match self.living {
            Living::Facilitator(id) => {
                Object::Facilitator { id, commune: self.commune.as_deref().unwrap_or_default() }
            }
            Living::Organisation(id) => Object::Organisation { id, commune: self.commune.as_deref() },
            Living::Need(_) => Object::Need(self.commune.as_deref().unwrap_or_default()),
        }
    }

    fn aggregate(&self) -> Aggregate {
        match self.living {
            Living::Facilitator(_) => Aggregate::Facilitator,
            Living::Organisation(_) => Aggregate::Organisation,
            Living::Need(_) => Aggregate::Need,
        }
    }

    /// Writes signs down, and what happened.
    fn set(&mut self, change: &mut Change, signs: Signs, event: Event) -> Result<(), DomainError> {
        match self.living {
            Living::Facilitator(id) => store::facilitators::set_signs(change.connection, id, signs)?,
            Living::Organisation(id) => store::organisations::set_signs(change.connection, id, signs)?,
            Living::Need(id) => store::needs::set_signs(change.connection, id, signs, self.updated_at)?,
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

/// Notes that a need still stands, whose asker has shown it.
pub(super) fn note_need(change: &mut Change, need: &NeedRecord) -> Result<(), DomainError> {
    let mut life = Life::from(need.clone());
    if life.takes_part() { life.note(change) } else { Ok(()) }
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

/// Notes that a need of somebody's territory still stands.
pub fn confirm_need(
    change: &mut Change,
    who: &Who,
    id: NeedId,
    version: u32,
) -> Result<SignOfLife, DomainError> {
    confirm(change, who, Living::Need(id), version)
}

fn confirm(change: &mut Change, who: &Who, living: Living, version: u32) -> Result<SignOfLife, DomainError> {
    let (aggregate, action) = match living {
        Living::Facilitator(_) => (Aggregate::Facilitator, Action::EditFacilitator),
        Living::Organisation(_) => (Aggregate::Organisation, Action::EditOrganisation),
        Living::Need(_) => (Aggregate::Need, Action::ManageNeed),
    };
    let absent = DomainError::NotFound(aggregate, living.id());
    let Some(mut life) = Life::find_optional(change.connection, living)? else { return Err(absent) };
    let is_public = life.visible && life.takes_part() && life.need.is_none();
    who.may(action, &life.object(), change.geography, change.now)
        .map_err(|refusal| if is_public { DomainError::NotAllowed(refusal) } else { absent })?;
    check_version(aggregate, version, life.version)?;
    if !life.takes_part() {
        return Err(DomainError::Conflict(
            "It does not take part: it has applied only, was archived, or does not wait for an answer.",
        ));
    }
    life.note(change)?;
    Ok(life.sign(change.now))
}

/// One page of those of whom nothing was heard, within what somebody looks after, the longest silence first.
pub fn list_sleepers(
    connection: &mut DbConnection,
    geography: &Geography,
    catalogue: &Catalogue,
    who: &Who,
    query: &SleeperQuery,
    now: DateTime<Utc>,
) -> Result<Page<Sleeper>, DomainError> {
    let reach = reach::of(who, Action::SteerTerritory, geography, now);
    let quiet = quiet(connection, catalogue, &reach, &query.filter.kind, now)?;
    let page = pages::page(quiet, |(living, _)| living.id(), &query.paging)?;
    let mut lives = lives(connection, page.data.iter().map(|(living, _)| *living))?;
    let Page { data, next_cursor, total, facets } = page;
    let sleeper = |(living, last): (Living, DateTime<Utc>)| {
        let life = lives.remove(&living.id())?;
        Some(Sleeper {
            kind: living.kind(),
            id: living.id(),
            slug: life.slug,
            version: life.version,
            name: life.name,
            commune: life.commune.map(|code| geography.commune_ref(&code)),
            vitality: Vitality::at(last, now),
            last_sign_at: last,
            asked_at: life.signs.asked_at,
        })
    };
    Ok(Page { data: data.into_iter().filter_map(sleeper).collect(), next_cursor, total, facets })
}

/// Those of some kinds, of all where none is named, of whom nothing was heard for four months, each with their last sign, the
/// longest silence first.
///
/// Of thousands of which nothing was written lately most have had a café since: of each its own last sign alone is read from the
/// database, and the catalogue knows the last cafés.
fn quiet(
    connection: &mut DbConnection,
    catalogue: &Catalogue,
    reach: &Reach,
    kinds: &[LivingKind],
    now: DateTime<Utc>,
) -> Result<Vec<(Living, DateTime<Utc>)>, StoreError> {
    let since = Vitality::quiet_since(now);
    let wanted = |kind| kinds.is_empty() || kinds.contains(&kind);
    let mut own: Vec<(Living, DateTime<Utc>)> = Vec::new();
    if wanted(LivingKind::Facilitator) {
        let found = store::facilitators::list_quiet(connection, reach, since)?;
        own.extend(found.into_iter().map(|(id, last)| (Living::Facilitator(id), last)));
    }
    if wanted(LivingKind::Organisation) {
        let found = store::organisations::list_quiet(connection, reach, since)?;
        own.extend(found.into_iter().map(|(id, last)| (Living::Organisation(id), last)));
    }
    if wanted(LivingKind::Need) {
        let communes = (!reach.is_everything()).then_some(reach.communes.as_slice());
        let found = store::needs::list_quiet(connection, communes, since)?;
        own.extend(found.into_iter().map(|(id, last)| (Living::Need(id), last)));
    }
    let last = own.into_iter().map(|(living, own)| {
        let cafe = match living {
            Living::Facilitator(id) => catalogue.last_cafe_of_facilitator(id),
            Living::Organisation(id) => catalogue.last_cafe_of_organisation(id),
            Living::Need(_) => None,
        };
        (living, cafe.map_or(own, |cafe| cafe.max(own)))
    });
    let mut quiet: Vec<_> = last.filter(|(_, last)| Vitality::at(*last, now) != Vitality::Awake).collect();
    quiet.sort_unstable_by_key(|(living, last)| (*last, living.id()));
    Ok(quiet)
}

/// Those that exist of some, by their identifiers.
fn lives(
    connection: &mut DbConnection,
    living: impl Iterator<Item = Living>,
) -> Result<HashMap<Uuid, Life>, StoreError> {
    let (mut facilitators, mut organisations, mut needs) = (Vec::new(), Vec::new(), Vec::new());
    for one in living {
        match one {
            Living::Facilitator(id) => facilitators.push(id),
            Living::Organisation(id) => organisations.push(id),
            Living::Need(id) => needs.push(id),
        }
    }
    let facilitators = store::facilitators::list(connection, &facilitators)?.into_iter().map(Life::from);
    let organisations = store::organisations::list(connection, &organisations)?.into_iter().map(Life::from);
    let needs = store::needs::list(connection, &needs)?.into_iter().map(Life::from);
    Ok(facilitators.chain(organisations).chain(needs).map(|life| (life.living.id(), life)).collect())
}

/// The last sign of one of them, as the database has it now.
fn last_sign(connection: &mut DbConnection, life: &Life) -> Result<DateTime<Utc>, StoreError> {
    let own = life.signs.last(life.updated_at);
    let cafe = match life.living {
        Living::Facilitator(id) => store::signs::last_cafe_of_facilitator(connection, id)?,
        Living::Organisation(id) => store::signs::last_cafe_of_organisation(connection, id)?,
        Living::Need(_) => None,
    };
    Ok(cafe.map_or(own, |last| own.max(last)))
}
