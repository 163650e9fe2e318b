//! Who is asked whether somebody is still there: whoever speaks for them with an account; where nobody does, the address by
//! which everybody reaches the organisation, or that of whoever asks for a café.

use std::collections::BTreeMap;

use cafeia_shared::{
    ids::{FacilitatorId, OrganisationId},
    vocabulary::Locale,
};
use chrono::{DateTime, Utc};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::{super::grants, LINK_PURPOSES, Life};
use crate::{
    jobs::{Addressee, Living},
    mail::Recipient,
    store::{self, DbConnection, StoreError},
};

/// Somebody who is asked.
pub(in crate::domain) struct Hearer {
    pub(in crate::domain) addressee: Addressee,
    pub(in crate::domain) recipient: Recipient,
    pub(in crate::domain) locale: Locale,
}

/// What a private link is about: whose life, and which letter of whose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Called {
    /// Whose life.
    pub living: Living,
    /// What stands for the letter: whom it asked, and when.
    pub letter: Uuid,
}

impl Called {
    /// The link in the letter to somebody who is asked at an instant.
    pub(in crate::domain) fn of(living: Living, hearer: &Hearer, asked_at: DateTime<Utc>) -> Self {
        let whom = match hearer.addressee {
            Addressee::Account(id) => format!("account {id}"),
            // Whoever had the address before is not asked any more.
            Addressee::Contact => format!("contact {}", hearer.recipient.address),
        };
        let mut letter = [0; 16];
        let digest = Sha256::digest(format!("{whom} {}", asked_at.timestamp_micros()));
        for (byte, hashed) in letter.iter_mut().zip(digest) {
            *byte = hashed;
        }
        Self { living, letter: uuid::Builder::from_custom_bytes(letter).into_uuid() }
    }

    /// The link of a token that was found sound for the purpose of that number.
    pub fn read(number: usize, [living, letter]: [Uuid; 2]) -> Self {
        let living = match number {
            0 => Living::Facilitator(living.into()),
            1 => Living::Organisation(living.into()),
            _ => Living::Need(living.into()),
        };
        Self { living, letter }
    }

    /// What its token is made for.
    pub fn purpose(&self) -> &'static str {
        match self.living {
            Living::Facilitator(_) => LINK_PURPOSES[0],
            Living::Organisation(_) => LINK_PURPOSES[1],
            Living::Need(_) => LINK_PURPOSES[2],
        }
    }

    /// What its token is made of.
    pub fn ids(&self) -> [Uuid; 2] {
        [self.living.id(), self.letter]
    }
}

/// Those who are asked about each of some lives; nobody stands for one of whom no address is known.
pub(super) fn of(
    connection: &mut DbConnection,
    lives: &[&Life],
    now: DateTime<Utc>,
) -> Result<BTreeMap<Uuid, Vec<Hearer>>, StoreError> {
    let (mut facilitators, mut organisations): (Vec<FacilitatorId>, Vec<OrganisationId>) = <_>::default();
    for life in lives {
        match life.living {
            Living::Facilitator(id) => facilitators.push(id),
            Living::Organisation(id) => organisations.push(id),
            Living::Need(_) => {}
        }
    }
    let mut grants = store::grants::list_on_facilitators(connection, &facilitators)?;
    grants.extend(store::grants::list_on_organisations(connection, &organisations)?);
    let mut hearers: BTreeMap<Uuid, Vec<Hearer>> = BTreeMap::new();
    for (account, grant) in grants::counting(connection, grants, now)? {
        let Some(living) = Life::spoken_for(&grant.scope) else { continue };
        let heard = hearers.entry(living.id()).or_default();
        let addressee = Addressee::Account(account.id);
        if heard.iter().all(|hearer| hearer.addressee != addressee) {
            let recipient = Recipient { address: account.email, name: Some(account.name) };
            heard.push(Hearer { addressee, recipient, locale: account.locale });
        }
    }
    for life in lives {
        let nobody = !hearers.contains_key(&life.living.id());
        if let Some((recipient, locale)) = life.contact.clone().filter(|_| nobody) {
            let hearer = Hearer { addressee: Addressee::Contact, recipient, locale };
            hearers.insert(life.living.id(), vec![hearer]);
        }
    }
    Ok(hearers)
}

/// Of whom a link speaks, if whoever shows it is still asked: by the newest letter, and not after they left.
pub(super) fn admit(
    connection: &mut DbConnection,
    called: Called,
    now: DateTime<Utc>,
) -> Result<Option<Life>, StoreError> {
    let found = Life::find_optional(connection, called.living)?.filter(Life::takes_part);
    let Some(life) = found else { return Ok(None) };
    let Some(asked_at) = life.signs.asked_at else { return Ok(None) };
    let hearers = of(connection, &[&life], now)?.remove(&life.living.id()).unwrap_or_default();
    let is_asked = hearers.iter().any(|hearer| Called::of(called.living, hearer, asked_at) == called);
    Ok(is_asked.then_some(life))
}
