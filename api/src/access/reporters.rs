//! The way in without an account: by the private link with which somebody tells how a café went.

use cafeia_shared::{
    ids::{AccountId, CafeId, ProposalId},
    reports::{CafeReport, NewReport},
};

use super::{Access, AccessError};
use crate::{
    domain::{
        Change, DomainError,
        attempts::Attempt,
        reports::{self, Invited, Precondition},
    },
    jobs::Reporter,
    journal::Actor,
};

/// Somebody who has shown the private link of a café's report, which we made for them.
#[derive(Debug, Clone, Copy)]
pub struct ReportHolder(Invited);

impl Access {
    /// Who shows the token of a private link. What we never made proves nobody, as no token at all.
    pub fn who_reports(&self, token: &str) -> Result<ReportHolder, AccessError> {
        let [by_account, by_proposal] = Invited::PURPOSES;
        let account = self.keyring.pair_of(token, by_account);
        let found = account.map(|[cafe, id]| (cafe, Reporter::Account(AccountId(id)))).or_else(|| {
            let [cafe, id] = self.keyring.pair_of(token, by_proposal)?;
            Some((cafe, Reporter::Proposal(ProposalId(id))))
        });
        let (cafe, reporter) = found.ok_or(AccessError::NotSignedIn)?;
        Ok(ReportHolder(Invited { cafe: CafeId(cafe), reporter }))
    }

    /// What they have told.
    pub async fn report(&self, holder: ReportHolder) -> Result<CafeReport, AccessError> {
        self.read(move |connection, network| {
            reports::show_by_link(connection, network.geography(), holder.0, network.now())
        })
        .await
    }

    /// Tells how a café went, or changes what was told.
    pub async fn write_report(
        &self,
        holder: ReportHolder,
        precondition: Precondition,
        new: NewReport,
    ) -> Result<CafeReport, AccessError> {
        self.change_report(holder, move |change| {
            reports::report_by_link(change, holder.0, precondition, &new)
        })
        .await
    }

    /// Takes it back.
    pub async fn withdraw_report(
        &self,
        holder: ReportHolder,
        version: u32,
    ) -> Result<CafeReport, AccessError> {
        self.change_report(holder, move |change| reports::withdraw_by_link(change, holder.0, version)).await
    }

    /// Makes a change by a private link. They are counted: each writes rows.
    async fn change_report(
        &self,
        ReportHolder(invited): ReportHolder,
        work: impl FnOnce(&mut Change) -> Result<CafeReport, DomainError> + Send + 'static,
    ) -> Result<CafeReport, AccessError> {
        let [cafe, reporter] = invited.ids();
        self.count(vec![self.attempted(Attempt::Report, &format!("{cafe} {reporter}"))?]).await?;
        let actor = match invited.reporter {
            Reporter::Account(id) => Actor::Account(id),
            Reporter::Proposal(id) => Actor::Proposal(id),
        };
        self.change(actor, work).await
    }
}
