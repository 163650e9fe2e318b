//! Who receives a mailing: of the items of a list, the accounts that speak for them, each once. Who has not opened their account
//! has agreed to nothing, and who has unsubscribed wants nothing; both are counted, and named to nobody.

use std::collections::{BTreeMap, BTreeSet};

use cafeia_shared::{
    accounts::{AccountQuery, GrantState},
    directory::{WorkspaceFacilitatorQuery, WorkspaceOrganisationQuery},
    ids::{AccountId, FacilitatorId, OrganisationId},
    mailings::{MailingAudience, MailingSelection},
    problem::{FaultCode, FieldError},
    query::Query,
    vocabulary::LifeStatus,
};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::{
    domain::{
        DomainError, accounts, facilitators, grants, offers, organisations,
        policy::{Action, Who},
        reach,
    },
    geo::Geography,
    store::{
        self, DbConnection, StoreError,
        accounts::AccountRecord,
        grants::{GrantRecord, Scope},
    },
};

/// Who is found.
pub(super) struct Found {
    /// Those who receive it, in the order of their ids.
    pub(super) accounts: Vec<AccountRecord>,
    /// How many have unsubscribed.
    pub(super) unsubscribed: u32,
    /// How many have not opened their account.
    pub(super) unopened: u32,
    /// For how many items nobody has an account.
    pub(super) without_account: u32,
}

impl Found {
    /// Who is found of a selection, as far as somebody's grants reach.
    pub(super) fn of(
        connection: &mut DbConnection,
        geography: &Geography,
        who: &Who,
        selection: &MailingSelection,
        now: DateTime<Utc>,
    ) -> Result<Self, DomainError> {
        match selection.audience {
            MailingAudience::Facilitators => {
                let query: WorkspaceFacilitatorQuery = read(selection)?;
                let reach = reach::of(who, Action::SendMailing, geography, now);
                let mut found = store::facilitators::list_within(connection, &reach)?;
                // Whoever has left, or has only applied, is written to by nobody.
                found.retain(|facilitator| takes_part(facilitator.life_status));
                let fits = facilitators::fits(&query.filter);
                let ids = found.iter().filter(|one| fits(one)).map(|one| one.id.0);
                let ids = selected(selection, ids.collect(), found.iter().map(|one| one.id.0))?;
                let ids: Vec<FacilitatorId> = ids.into_iter().map(FacilitatorId).collect();
                let held = store::grants::list_on_facilitators(connection, &ids)?;
                let things = ids.into_iter().map(|id| id.0).collect();
                Self::speaking(connection, who, &things, held, now)
            }
            MailingAudience::Organisations => {
                let query: WorkspaceOrganisationQuery = read(selection)?;
                let reach = reach::of(who, Action::SendMailing, geography, now);
                let mut found = store::organisations::list_within(connection, &reach)?;
                found.retain(|organisation| takes_part(organisation.life_status));
                let fits = organisations::fits(&query.filter);
                let ids = found.iter().filter(|one| fits(one)).map(|one| one.id.0);
                let ids = selected(selection, ids.collect(), found.iter().map(|one| one.id.0))?;
                let ids: Vec<OrganisationId> = ids.into_iter().map(OrganisationId).collect();
                let held = store::grants::list_on_organisations(connection, &ids)?;
                let things = ids.into_iter().map(|id| id.0).collect();
                Self::speaking(connection, who, &things, held, now)
            }
            MailingAudience::People => {
                let query: AccountQuery = read(selection)?;
                let found = accounts::seen(connection, geography, who, now)?;
                let fits = accounts::fits(&query);
                let ids = found.iter().filter(|one| fits(one)).map(|one| one.id.0);
                let ids = selected(selection, ids.collect(), found.iter().map(|one| one.id.0))?;
                let ids: BTreeSet<AccountId> = ids.into_iter().map(AccountId).collect();
                Self::sorted(connection, who, ids, 0)
            }
        }
    }

    /// How many receive it.
    pub(super) fn count(&self) -> u32 {
        count(self.accounts.len())
    }

    /// Those who speak for some things, by grants that count, or will when their account is opened.
    fn speaking(
        connection: &mut DbConnection,
        who: &Who,
        things: &BTreeSet<Uuid>,
        held: Vec<GrantRecord>,
        now: DateTime<Utc>,
    ) -> Result<Self, DomainError> {
        let mut spoken_for: BTreeSet<Uuid> = BTreeSet::new();
        let mut ids: BTreeSet<AccountId> = BTreeSet::new();
        for held in grants::with_lenders(connection, held)? {
            // Whether somebody has a second factor makes no difference to these roles.
            if held.state(true, now) != GrantState::InForce {
                continue;
            }
            match held.grant.scope {
                Scope::Facilitator(FacilitatorId(id)) | Scope::Organisation(OrganisationId(id)) => {
                    spoken_for.insert(id);
                    ids.insert(held.grant.account_id);
                }
                Scope::National | Scope::Territories(_) => {}
            }
        }
        // Whoever is offered to speak for something counts like somebody new, who has not opened their account.
        let mut offered: BTreeSet<AccountId> = BTreeSet::new();
        for offer in store::offers::all(connection)? {
            if let Scope::Facilitator(FacilitatorId(id)) | Scope::Organisation(OrganisationId(id)) =
                offer.grant.scope
                && things.contains(&id)
                && offer.grant.starts_at <= now
                && offers::is_open(&offer, now)
            {
                spoken_for.insert(id);
                offered.insert(offer.seen_as);
            }
        }
        let without_account = count(things.len().saturating_sub(spoken_for.len()));
        let mut found = Self::sorted(connection, who, ids, without_account)?;
        found.unopened += count(offered.len());
        Ok(found)
    }

    fn sorted(
        connection: &mut DbConnection,
        who: &Who,
        mut ids: BTreeSet<AccountId>,
        without_account: u32,
    ) -> Result<Self, DomainError> {
        // Nobody writes to themselves.
        ids.remove(&who.account);
        let ids: Vec<AccountId> = ids.into_iter().collect();
        let mut found = Self { accounts: Vec::new(), unsubscribed: 0, unopened: 0, without_account };
        let accounts: BTreeMap<AccountId, AccountRecord> = by_id(connection, &ids)?;
        // What names no account names somebody who was offered a role, and has not accepted it.
        found.unopened = count(ids.len().saturating_sub(accounts.len()));
        for account in accounts.into_values() {
            if !account.is_accepted() {
                found.unopened += 1;
            } else if account.takes_mailings() {
                found.accounts.push(account);
            } else {
                found.unsubscribed += 1;
            }
        }
        Ok(found)
    }
}

fn by_id(
    connection: &mut DbConnection,
    ids: &[AccountId],
) -> Result<BTreeMap<AccountId, AccountRecord>, StoreError> {
    let found = store::accounts::list(connection, ids)?;
    Ok(found.into_iter().map(|account| (account.id, account)).collect())
}

fn count(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn takes_part(status: LifeStatus) -> bool {
    matches!(status, LifeStatus::Active | LifeStatus::Dormant)
}

/// What the list was asked for; all of it where items are ticked.
fn read<Q: Query + Default>(selection: &MailingSelection) -> Result<Q, DomainError> {
    let Some(query) = &selection.query else { return Ok(Q::default()) };
    Q::parse(query).map_err(|faults| {
        let of_body =
            |fault: FieldError| FieldError { field: format!("selection.query.{}", fault.field), ..fault };
        DomainError::Invalid(faults.into_iter().map(of_body).collect())
    })
}

/// The items that are meant: those that are ticked, each within reach, or those that are found.
fn selected(
    selection: &MailingSelection,
    found: Vec<Uuid>,
    reached: impl Iterator<Item = Uuid>,
) -> Result<Vec<Uuid>, DomainError> {
    let Some(ids) = &selection.ids else { return Ok(found) };
    let reached: BTreeSet<Uuid> = reached.collect();
    if ids.iter().any(|id| !reached.contains(id)) {
        let message = "names somebody to whom you may not write, or who does not take part any more";
        return Err(DomainError::field("selection.ids", FaultCode::UnknownValue, message));
    }
    Ok(ids.clone())
}
