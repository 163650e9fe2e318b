//! What the journal says, to those who look after a part of the network: the national team reads all of it, a referent what
//! lay in their territory when it happened.

use std::collections::HashMap;

use cafeia_shared::{
    ids::{
        AccountId, CafeId, FacilitatorId, JournalEntryId, MailingId, OrganisationId, PlaceId, ProposalId,
        ResourceId,
    },
    journal::{ActorKind, JournalActor, JournalEntry, JournalFilter, JournalQuery},
    paging::Page,
    problem::{FaultCode, FieldError},
    territories::{TerritoryCode, TerritoryLevel},
    vocabulary::Term as _,
};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use uuid::Uuid;

use super::{
    DomainError, accounts, mailings,
    pages::Words,
    policy::{Action, Who},
    reach,
};
use crate::{
    geo::Geography,
    journal::{Actor, Aggregate, Entry},
    store::{
        self, DbConnection, StoreError,
        grants::Reach,
        journal::{Sought, Within},
    },
};

/// How many things a name may fit at most.
const NAMED: usize = 400;

/// One page of what happened, the newest first.
pub fn search(
    connection: &mut DbConnection,
    geography: &Geography,
    who: &Who,
    query: &JournalQuery,
    now: DateTime<Utc>,
) -> Result<Page<JournalEntry>, DomainError> {
    let reach = reach::of(who, Action::ReadAudit, geography, now);
    let JournalQuery { filter, paging } = query;
    let aggregates = aggregates(&filter.aggregate)?;
    let after = filter.after.map(|id| after(connection, id)).transpose()?;
    let sought = Sought {
        aggregates: &aggregates,
        objects: objects(connection, &reach, filter)?,
        actor: filter.actor.map(Actor::Account),
        not_by: filter.by_others.filter(|only| *only).map(|_| Actor::Account(who.account)),
        within: within(&reach, &filter.territory, geography)?,
        from: filter.from.map(begin_of),
        until: filter.until.and_then(|day| day.succ_opt()).map(begin_of),
        after,
    };
    let before = paging.cursor.as_deref().map(|cursor| before(connection, cursor)).transpose()?;
    let limit = usize::from(paging.limit());
    let mut found = store::journal::list_sought(connection, &sought, before, i64::from(paging.limit()) + 1)?;
    let goes_on = found.len() > limit;
    found.truncate(limit);
    let total = u64::try_from(store::journal::count_sought(connection, &sought)?).unwrap_or_default();
    let next_cursor = found.last().filter(|_| goes_on).map(|(last, _)| last.id.to_string());
    let names = Names::of(connection, geography, who, &found, now)?;
    let data = found.into_iter().map(|(entry, commune)| names.show(entry, commune, geography)).collect();
    Ok(Page { data, next_cursor, total, facets: None })
}

fn fault(field: &str, code: FaultCode, message: &str) -> DomainError {
    DomainError::Parameters(vec![FieldError::new(field, code, message)])
}

fn begin_of(day: NaiveDate) -> DateTime<Utc> {
    day.and_time(NaiveTime::MIN).and_utc()
}

/// The number of the entry after which others are looked for.
fn after(connection: &mut DbConnection, id: JournalEntryId) -> Result<i64, DomainError> {
    let unknown = || fault("after", FaultCode::UnknownValue, "is the identifier of no change in the journal");
    store::journal::sequence_of(connection, id)?.ok_or_else(unknown)
}

/// The number of the last entry of the page before: its identifier is the cursor.
fn before(connection: &mut DbConnection, cursor: &str) -> Result<i64, DomainError> {
    let strange = || fault("cursor", FaultCode::Malformed, "is none that a page of this list gave");
    let id = cursor.parse().map_err(|_| strange())?;
    store::journal::sequence_of(connection, id)?.ok_or_else(strange)
}

fn aggregates(names: &[String]) -> Result<Vec<Aggregate>, DomainError> {
    let read = |name: &String| {
        Aggregate::parse(name).ok_or_else(|| {
            let known: Vec<_> = Aggregate::ALL.iter().map(|aggregate| aggregate.as_str()).collect();
            fault("aggregate", FaultCode::UnknownValue, &format!("is one of {}", known.join(", ")))
        })
    };
    names.iter().map(read).collect()
}

/// In what part of the country something must have lain; nothing when that makes no difference.
fn within(
    reach: &Reach,
    asked: &[TerritoryCode],
    geography: &Geography,
) -> Result<Option<Within>, DomainError> {
    let within = |communes: Vec<String>| Within { regions: regions(&communes, geography), communes };
    Ok(communes(reach, asked, geography)?.map(within))
}

/// The régions of which some communes are one département at least.
fn regions(communes: &[String], geography: &Geography) -> Vec<TerritoryCode> {
    let whole = geography.departements().iter().filter(|one| communes.iter().any(|code| code == one.code));
    whole.map(|departement| TerritoryCode::new(TerritoryLevel::Region, departement.region)).collect()
}

/// What the codes of communes begin with in which something must have lain; nothing when that makes no difference.
fn communes(
    reach: &Reach,
    asked: &[TerritoryCode],
    geography: &Geography,
) -> Result<Option<Vec<String>>, DomainError> {
    if let Some(unknown) = asked.iter().find(|territory| !geography.knows(territory)) {
        let message = format!("{unknown} is no territory; see /api/v1/territories");
        return Err(fault("territory", FaultCode::UnknownValue, &message));
    }
    let own = (!reach.is_everything()).then_some(&reach.communes);
    if asked.is_empty() {
        return Ok(own.cloned());
    }
    let asked = reach::of_territories(asked, geography);
    let Some(own) = own else { return Ok(Some(asked)) };
    // Of two beginnings of which one begins the other, the longer one is what they have in common.
    let mut common = Vec::new();
    for one in &asked {
        for other in own {
            if one.starts_with(other.as_str()) {
                common.push(one.clone());
            } else if other.starts_with(one.as_str()) {
                common.push(other.clone());
            }
        }
    }
    common.sort_unstable();
    common.dedup();
    Ok(Some(common))
}

/// The things that are asked for, by identifier or by name; nothing when that makes no difference.
fn objects(
    connection: &mut DbConnection,
    reach: &Reach,
    filter: &JournalFilter,
) -> Result<Option<Vec<Uuid>>, DomainError> {
    let Some(q) = filter.q.as_deref() else { return Ok(filter.object.map(|id| vec![id])) };
    let words = Words::of(Some(q));
    let cafes = store::cafes::list_titled(connection, words.folded())?;
    let organisations = store::organisations::list_named(connection, reach, words.folded())?;
    let facilitators = store::facilitators::list_named(connection, reach, words.folded())?;
    let mut named: Vec<Uuid> = cafes.into_iter().map(|id| id.0).collect();
    named.extend(organisations.into_iter().map(|id| id.0));
    named.extend(facilitators.into_iter().map(|id| id.0));
    named.retain(|id| filter.object.is_none_or(|object| *id == object));
    if named.len() > NAMED {
        return Err(fault("q", FaultCode::OutOfRange, "fits too many names: add a word"));
    }
    Ok(Some(named))
}

/// What things and people are named now.
struct Names {
    things: HashMap<Uuid, String>,
    accounts: HashMap<AccountId, String>,
}

impl Names {
    fn of(
        connection: &mut DbConnection,
        geography: &Geography,
        who: &Who,
        found: &[(Entry, Option<String>)],
        now: DateTime<Utc>,
    ) -> Result<Self, StoreError> {
        let mut accounts: Vec<AccountId> = ids(found, &[Aggregate::Account]);
        accounts.extend(found.iter().filter_map(|(entry, _)| match parse_actor(&entry.actor) {
            (ActorKind::Account, Some(id)) => Some(AccountId(id)),
            _ => None,
        }));
        accounts.sort_unstable();
        accounts.dedup();
        let accounts = accounts::names_for(connection, geography, who, &accounts, now)?;
        let mut things = HashMap::new();
        let cafes: Vec<CafeId> = ids(found, &[Aggregate::Cafe, Aggregate::Report]);
        for cafe in store::cafes::list(connection, &cafes)? {
            things.insert(cafe.id.0, cafe.content.title);
        }
        let organisations: Vec<OrganisationId> = ids(found, &[Aggregate::Organisation]);
        for organisation in store::organisations::list(connection, &organisations)? {
            things.insert(organisation.id.0, organisation.content.name);
        }
        let facilitators: Vec<FacilitatorId> = ids(found, &[Aggregate::Facilitator]);
        for facilitator in store::facilitators::list(connection, &facilitators)? {
            things.insert(facilitator.id.0, facilitator.content.name);
        }
        let places: Vec<PlaceId> = ids(found, &[Aggregate::Place]);
        for place in store::places::list(connection, &places)? {
            things.insert(place.id.0, place.content.name);
        }
        let resources: Vec<ResourceId> = ids(found, &[Aggregate::Resource]);
        for resource in store::resources::list(connection, &resources)? {
            things.insert(resource.id.0, resource.content.title);
        }
        for id in ids::<ProposalId>(found, &[Aggregate::Proposal]) {
            if let Some(proposal) = store::proposals::find_optional(connection, id)? {
                things.insert(id.0, proposal.cafe.title);
            }
        }
        let mailings: Vec<MailingId> = ids(found, &[Aggregate::Mailing]);
        things.extend(mailings::names(connection, geography, &mailings)?);
        Ok(Self { things, accounts })
    }

    fn show(&self, entry: Entry, commune: Option<String>, geography: &Geography) -> JournalEntry {
        let (kind, id) = parse_actor(&entry.actor);
        let name = match (kind, id) {
            (ActorKind::Account, Some(id)) => self.accounts.get(&AccountId(id)).cloned(),
            (ActorKind::System, _) => {
                entry.actor.to_string().split_once(':').map(|(_, name)| name.to_owned())
            }
            _ => None,
        };
        let object_name = match entry.aggregate {
            Aggregate::Account => self.accounts.get(&AccountId(entry.aggregate_id)).cloned(),
            _ => self.things.get(&entry.aggregate_id).cloned(),
        };
        JournalEntry {
            id: entry.id,
            at: entry.at,
            actor: JournalActor { kind, id, name },
            aggregate: entry.aggregate.as_str().to_owned(),
            object_id: entry.aggregate_id,
            object_name,
            event: entry.event.as_str().to_owned(),
            changed: entry.changed,
            commune: commune.map(|code| geography.commune_ref(&code)),
        }
    }
}

/// Which things of some kinds the entries are about, each once.
fn ids<Id: From<Uuid>>(found: &[(Entry, Option<String>)], kinds: &[Aggregate]) -> Vec<Id> {
    let of_kind = found.iter().filter(|(entry, _)| kinds.contains(&entry.aggregate));
    let mut ids: Vec<Uuid> = of_kind.map(|(entry, _)| entry.aggregate_id).collect();
    ids.sort_unstable();
    ids.dedup();
    ids.into_iter().map(Id::from).collect()
}

/// Who it was, as it stands in the journal.
fn parse_actor(actor: &Actor) -> (ActorKind, Option<Uuid>) {
    let written = actor.to_string();
    let (kind, id) = written.split_once(':').unwrap_or((&written, ""));
    match (ActorKind::parse(kind), Uuid::parse_str(id)) {
        (Some(kind @ (ActorKind::Account | ActorKind::Proposal | ActorKind::Need)), Ok(id)) => {
            (kind, Some(id))
        }
        _ => (ActorKind::System, None),
    }
}
