//! Asking those of whom nothing was heard: once for each silence, by a letter with a link that answers by itself.

use cafeia_shared::life::Vitality;
use chrono::{DateTime, Utc};

use super::{
    Life,
    hearers::{self, Hearer},
    last_sign, lives, quiet,
};
use crate::{
    catalogue::Catalogue,
    domain::{Change, DomainError, needs},
    jobs::{Addressee, Job, Living, Mail},
    journal::Event,
    store::{
        DbConnection, StoreError,
        grants::{Reach, Scope},
        signs::Signs,
    },
};

/// How many are asked in one change: the first time that a large network is looked at, its mail server need not hold all.
const AT_ONCE: usize = 200;

/// Asks those of whom nothing was heard for four months and who were not asked since, and for other days where all that were
/// wished for are over; gives their number. What says that somebody was asked stands in their row, written with the letter's
/// job: they are asked once, whoever is killed when. A café that the catalogue does not know yet is asked about once more before
/// the letter leaves.
pub fn ask(change: &mut Change, catalogue: &Catalogue) -> Result<usize, DomainError> {
    let everything = Reach { scopes: vec![&Scope::National], communes: Vec::new() };
    // The longest silence first.
    let quiet = quiet(change.connection, catalogue, &everything, &[], change.now)?;
    let mut found = lives(change.connection, quiet.iter().map(|(living, _)| *living))?;
    let unasked = quiet.into_iter().filter_map(|(living, last)| {
        let life = found.remove(&living.id())?;
        let is_unasked = life.signs.asked_at.is_none_or(|asked_at| asked_at <= last);
        (is_unasked && !life.is_asked_otherwise(change.now)).then_some(life)
    });
    let quiet: Vec<Life> = unasked.collect();
    let lives: Vec<&Life> = quiet.iter().collect();
    let mut hearers = hearers::of(change.connection, &lives, change.now)?;
    let mut asked = 0;
    for mut life in quiet {
        let Some(hearers) = hearers.remove(&life.living.id()) else { continue };
        if asked == AT_ONCE {
            break;
        }
        let at = change.now;
        life.set(change, Signs { asked_at: Some(at), ..life.signs }, Event::Asked)?;
        for Hearer { addressee, .. } in hearers {
            change.enqueue(&Job::Mail(Mail::SignOfLife { living: life.living, addressee, at }), at)?;
        }
        asked += 1;
    }
    Ok(asked + needs::ask_for_days(change)?)
}

/// Somebody who is asked, of whom nothing was heard since, and their last sign; nothing where the letter is not needed any
/// more.
pub(in crate::domain) fn find_awaited(
    connection: &mut DbConnection,
    living: Living,
    addressee: Addressee,
    asked_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<Option<(Life, DateTime<Utc>, Hearer)>, StoreError> {
    let found = Life::find_optional(connection, living)?
        .filter(|life| life.takes_part() && life.signs.asked_at == Some(asked_at));
    let Some(life) = found else { return Ok(None) };
    let last = last_sign(connection, &life)?;
    if Vitality::at(last, now) == Vitality::Awake {
        return Ok(None);
    }
    let mut hearers = hearers::of(connection, &[&life], now)?;
    let hearer = hearers.remove(&living.id()).unwrap_or_default();
    let hearer = hearer.into_iter().find(|hearer| hearer.addressee == addressee);
    Ok(hearer.map(|hearer| (life, last, hearer)))
}
