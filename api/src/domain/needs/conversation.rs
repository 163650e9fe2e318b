//! What those say to each other who ask for a café and who bring it. Messages are relayed: letters carry the words and no
//! address, and are answered by their link.

use std::collections::{BTreeSet, HashMap};

use cafeia_shared::{
    accounts::ExportedMessage,
    ids::{AccountId, FacilitatorId, NeedId, NeedMessageId},
    needs::{Need, NeedMessage, NeedParty, NewNeedMessage, WorkspaceNeed},
    vocabulary::Locale,
};
use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use super::{
    Standing, answers, find,
    list::{names, show_to},
    may_manage, people, shown,
};
use crate::{
    domain::{Change, DomainError, alive, grants, policy::Who, refuse_faults, review_clock},
    geo::Geography,
    jobs::{Job, Mail, Told},
    journal::{Aggregate, Event},
    mail::Recipient,
    store::{
        self, DbConnection, StoreError,
        needs::{MessageRecord, NeedRecord},
    },
};

/// Within what time the same words count once.
const SAME: TimeDelta = TimeDelta::minutes(1);

/// As whom somebody reads.
#[derive(Debug, Clone, Copy)]
pub(super) enum Reader {
    /// Whoever asks, by their own need.
    Asker(NeedId),
    /// Whoever looks after the territory.
    Network(AccountId),
    /// The facilitator who comes, since an instant: what was written before was not for them.
    Facilitator(AccountId, DateTime<Utc>),
}

/// What was written, as far as it is for whoever reads.
pub(super) fn read(
    connection: &mut DbConnection,
    standing: &Standing,
    reader: Reader,
) -> Result<Vec<NeedMessage>, StoreError> {
    let mut messages = said(connection, standing)?;
    match reader {
        Reader::Network(_) => {}
        Reader::Facilitator(_, since) => messages.retain(|message| message.written_at >= since),
        // What was said of another need before the two were put together was not for them.
        Reader::Asker(own) => messages.retain(|message| {
            let since = standing
                .together()
                .filter(|need| need.id == own || need.id == message.need_id)
                .filter_map(|need| need.merged_at)
                .max();
            message.need_id == own || since.is_none_or(|since| message.written_at >= since)
        }),
    }
    let askers: HashMap<NeedId, &str> =
        standing.together().map(|need| (need.id, need.asker.name.as_str())).collect();
    let ids: BTreeSet<FacilitatorId> = messages.iter().filter_map(|message| message.facilitator_id).collect();
    let names = names(connection, &ids.into_iter().collect::<Vec<_>>())?;
    let shown = messages.into_iter().map(|message| NeedMessage {
        id: message.id,
        from: message.party,
        name: match message.party {
            NeedParty::Asker => askers.get(&message.need_id).map(|name| (*name).to_owned()),
            NeedParty::Facilitator => message.facilitator_id.and_then(|id| names.get(&id).cloned()),
            NeedParty::Network => None,
        },
        own: match reader {
            Reader::Asker(own) => message.party == NeedParty::Asker && message.need_id == own,
            Reader::Network(account) | Reader::Facilitator(account, _) => message.author_id == Some(account),
        },
        words: message.words,
        written_at: message.written_at,
    });
    Ok(shown.collect())
}

/// All that was written about a need and those that were put together with it, the oldest first.
fn said(connection: &mut DbConnection, standing: &Standing) -> Result<Vec<MessageRecord>, StoreError> {
    let mut messages = Vec::new();
    for need in standing.together() {
        messages.extend(store::needs::list_messages(connection, need.id)?);
    }
    messages.sort_by_key(|message| (message.written_at, message.id));
    Ok(messages)
}

/// Whoever asks for a café writes to those who bring it. That they do says that it still stands.
pub fn write_by_link(change: &mut Change, id: NeedId, new: &NewNeedMessage) -> Result<Need, DomainError> {
    let standing = find(change, id)?;
    let message = message(change, &standing, NeedParty::Asker, None, new)?;
    post(change, &standing, &message)?;
    alive::note_need(change, &standing.lead().need)?;
    shown(change, id)
}

/// Somebody who is signed in writes: as the facilitator who comes if they are, else as who looks after the territory.
pub fn write_as(
    change: &mut Change,
    who: &Who,
    id: NeedId,
    new: &NewNeedMessage,
) -> Result<WorkspaceNeed, DomainError> {
    let (standing, viewer) = answers::find(change, who, id)?;
    let party = if viewer.comes { NeedParty::Facilitator } else { NeedParty::Network };
    if !viewer.talks() {
        return Err(DomainError::Conflict("Say first that you come: then you can write to whoever asked."));
    }
    let message = message(change, &standing, party, Some(who.account), new)?;
    post(change, &standing, &message)?;
    let (geography, now) = (change.geography, change.now);
    show_to(change.connection, geography, who, id, now)
}

fn message(
    change: &Change,
    standing: &Standing,
    party: NeedParty,
    author_id: Option<AccountId>,
    new: &NewNeedMessage,
) -> Result<MessageRecord, DomainError> {
    refuse_faults(new.faults())?;
    if !standing.is_talking() {
        return Err(DomainError::Conflict("Nobody can write here any more: the conversation has ended."));
    }
    let facilitator_id = standing.lead().need.facilitator_id.filter(|_| party == NeedParty::Facilitator);
    Ok(MessageRecord {
        id: NeedMessageId(Uuid::now_v7()),
        need_id: standing.need.id,
        party,
        author_id,
        facilitator_id,
        words: new.words.trim().to_owned(),
        written_at: change.now,
    })
}

/// Writes a message down and has it brought to the others. The same words twice within a minute are one.
fn post(change: &mut Change, standing: &Standing, message: &MessageRecord) -> Result<(), DomainError> {
    let before = said(change.connection, standing)?;
    let is_same = |last: &MessageRecord| {
        last.need_id == message.need_id
            && last.party == message.party
            && last.author_id == message.author_id
            && last.words == message.words
            && message.written_at - last.written_at < SAME
    };
    if before.last().is_some_and(is_same) {
        return Ok(());
    }
    store::needs::insert_message(change.connection, message)?;
    let need = &standing.need;
    // The need itself stays as it was read: whoever is about to answer need not read it again.
    change.note(Aggregate::Need, need.id.0, Event::Updated, need.version, vec!["conversation".to_owned()]);
    let to = recipients(change, &standing.lead().need, &before, message)?;
    let mut mails = Vec::new();
    if message.party != NeedParty::Asker {
        let to_asker = |asker| Mail::NeedMessage { message: message.id, account: None, asker: Some(asker) };
        mails.extend(standing.together().map(|need| to_asker(need.id)));
    }
    let to_account = |account| Mail::NeedMessage { message: message.id, account: Some(account), asker: None };
    mails.extend(to.into_iter().map(to_account));
    for mail in mails {
        change.enqueue(&Job::Mail(mail), change.now)?;
    }
    Ok(())
}

/// The accounts that a message is brought to: those who speak for the facilitator who comes, and those of the network who
/// have written before. What whoever asks writes to nobody yet goes to those who look after the territory.
fn recipients(
    change: &mut Change,
    need: &NeedRecord,
    before: &[MessageRecord],
    message: &MessageRecord,
) -> Result<BTreeSet<AccountId>, StoreError> {
    let mut to = BTreeSet::new();
    if let Some(facilitator) = need.facilitator_id.filter(|_| message.party != NeedParty::Facilitator) {
        let speaking = people::speaking_for(change.connection, &[facilitator], change.now)?;
        to.extend(speaking.into_iter().map(|(_, account)| account.id));
    }
    to.extend(before.iter().filter(|one| one.party == NeedParty::Network).filter_map(|one| one.author_id));
    if message.party == NeedParty::Asker && to.is_empty() {
        let commune = Some(need.content.commune_code.as_str());
        let (geography, now) = (change.geography, change.now);
        to = review_clock::recipients(change.connection, geography, commune, Told::Reviewers, now)?;
    }
    to.retain(|account| Some(*account) != message.author_id);
    Ok(to)
}

/// A message on its way to somebody.
pub(in super::super) struct Delivery {
    pub(in super::super) recipient: Recipient,
    pub(in super::super) locale: Locale,
    pub(in super::super) need: NeedRecord,
    pub(in super::super) party: NeedParty,
    pub(in super::super) name: Option<String>,
    pub(in super::super) words: String,
}

/// A message for an account or for somebody who asked, if it is still for them.
pub(in super::super) fn find_letter(
    connection: &mut DbConnection,
    geography: &Geography,
    (message, account, asker): (NeedMessageId, Option<AccountId>, Option<NeedId>),
    now: DateTime<Utc>,
) -> Result<Option<Delivery>, StoreError> {
    let Some(message) = store::needs::find_message(connection, message)? else { return Ok(None) };
    let Some(standing) = Standing::find(connection, message.need_id)? else { return Ok(None) };
    let (need, recipient, locale) = match account {
        None => {
            let own = asker.unwrap_or(message.need_id);
            let Some(need) = standing.together().find(|need| need.id == own).cloned() else {
                return Ok(None);
            };
            let asker = need.asker.clone();
            (need, Recipient { address: asker.email, name: Some(asker.name) }, asker.locale)
        }
        Some(id) => {
            let need = standing.lead().need.clone();
            let Some(account) = store::accounts::find_optional(connection, id)? else { return Ok(None) };
            let comes = match need.facilitator_id {
                Some(facilitator) => people::speaks_for(connection, id, facilitator, now)?.is_some(),
                None => false,
            };
            let who = grants::who(connection, &account)?;
            if !comes && may_manage(&who, &need.content.commune_code, geography, now).is_err() {
                return Ok(None);
            }
            (need, Recipient { address: account.email, name: Some(account.name) }, account.locale)
        }
    };
    let name = match (message.party, message.facilitator_id) {
        (NeedParty::Asker, _) => Some(standing.need.asker.name.clone()),
        (NeedParty::Facilitator, Some(id)) => names(connection, &[id])?.remove(&id),
        _ => None,
    };
    Ok(Some(Delivery { recipient, locale, need, party: message.party, name, words: message.words }))
}

/// What an account wrote, for its owner.
pub fn export(connection: &mut DbConnection, account: AccountId) -> Result<Vec<ExportedMessage>, StoreError> {
    let written = store::needs::list_messages_by(connection, account)?;
    let exported = written.into_iter().map(|message| ExportedMessage {
        need_id: message.need_id,
        written_at: message.written_at,
        words: message.words,
    });
    Ok(exported.collect())
}

/// Forgets what an account wrote, with the account.
pub(in super::super) fn forget_writer(change: &mut Change, account: AccountId) -> Result<(), StoreError> {
    store::needs::remove_messages_by(change.connection, account)
}
