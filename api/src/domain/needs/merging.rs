//! Two needs of the same place become one: the one that is kept goes on with the messages and the askers of both. The other one
//! stays as it was written, and its link leads to the way of the one that is kept, so that all of it can be undone.

use cafeia_shared::{
    ids::NeedId,
    needs::{NeedStatus, NewNeedStep},
    problem::FaultCode,
};
use chrono::TimeDelta;

use super::{Standing, may_manage, save, standing::status_of, wait_again};
use crate::{
    domain::{Change, DomainError, policy::Who},
    jobs::{Job, Mail, News},
    journal::{Aggregate, Event},
    store::{self, needs::NeedRecord},
};

/// How long whoever asked is not told yet: somebody may have put the wrong ones together.
const REGRET: TimeDelta = TimeDelta::minutes(10);

/// Puts a need together with another one of the same commune, which is kept.
pub(super) fn merge(
    change: &mut Change,
    who: &Who,
    standing: &Standing,
    need: &mut NeedRecord,
    new: &NewNeedStep,
) -> Result<(), DomainError> {
    let refuse = |code, message| Err(DomainError::field("into_id", code, message));
    let into = match new.into_id {
        Some(id) if id == need.id => return refuse(FaultCode::Inconsistent, "is this need itself"),
        Some(id) => store::needs::find_optional(change.connection, id)?,
        None => None,
    };
    let (geography, now) = (change.geography, change.now);
    let seen = |into: &NeedRecord| {
        into.confirmed_at.is_some() && may_manage(who, &into.content.commune_code, geography, now).is_ok()
    };
    let Some(into) = into.filter(seen) else {
        return refuse(FaultCode::UnknownValue, "names no need of your territory");
    };
    if into.content.commune_code != need.content.commune_code {
        return refuse(FaultCode::Inconsistent, "is a need of another commune");
    }
    if !matches!(into.status, NeedStatus::Open | NeedStatus::Proposed | NeedStatus::Accepted) {
        return refuse(
            FaultCode::Inconsistent,
            "is over, or goes the way of another one: choose one that goes on",
        );
    }
    if !standing.merged.is_empty() {
        return refuse(
            FaultCode::Inconsistent,
            "cannot take in a need that has taken in others: keep this one, and put the other one together with it",
        );
    }
    need.status = NeedStatus::Merged;
    need.waiting_since = None;
    (need.merged_into, need.merged_at) = (Some(into.id), Some(change.now));
    (need.kept_until, need.messages_until) = (into.kept_until, into.messages_until);
    change.note(Aggregate::Need, into.id.0, Event::Updated, into.version, vec!["askers".to_owned()]);
    let mail = Mail::NeedNews { need: need.id, news: News::Merged, at: change.now };
    change.enqueue(&Job::Mail(mail), change.now + REGRET)
}

/// Undoes that: the need stands by itself again, and waits.
pub(super) fn split(change: &mut Change, need: &mut NeedRecord) -> Result<(), DomainError> {
    (need.merged_into, need.merged_at) = (None, None);
    let offers = store::needs::list_offers(change.connection, &[need.id])?;
    need.status = status_of(&offers);
    wait_again(change, need)
}

/// What was put together with a need stands by itself again: whoever asked for that one does not any more, or elsewhere.
pub(super) fn split_all(change: &mut Change, into: NeedId) -> Result<(), DomainError> {
    for mut need in store::needs::list_merged(change.connection, into)? {
        split(change, &mut need)?;
        save(change, need, Event::Reopened, vec!["merged_into".to_owned()])?;
    }
    Ok(())
}
