//! The way in without an account: by the private link of a proposal.

use cafeia_shared::{
    ids::ProposalId,
    proposals::{NewProposal, NewProposalStep, Proposal, ProposedCafe},
};

use super::{ANYBODY, Access, AccessError, Client};
use crate::{
    domain::{
        Change, DomainError, accounts,
        attempts::{Attempt, Attempted},
        proposals, refuse_faults,
    },
    journal::Actor,
};

/// Somebody who has shown the private link of a proposal, which we made.
#[derive(Debug, Clone, Copy)]
pub struct LinkHolder {
    proposal: ProposalId,
}

impl Access {
    /// Who shows the token of a private link. What we never made proves nobody, as no token at all; that a link is over
    /// is said of those that we made.
    pub fn who_holds(&self, token: &str) -> Result<LinkHolder, AccessError> {
        let proposal = self.keyring.link_of(token, proposals::LINK_PURPOSE);
        Ok(LinkHolder { proposal: ProposalId(proposal.ok_or(AccessError::NotSignedIn)?) })
    }

    /// Takes a proposal. Nothing tells whether it was known, nor whether anything else was proposed by the same address.
    pub async fn propose(&self, new: NewProposal, client: &Client) -> Result<(), AccessError> {
        refuse_faults(new.faults_at(self.network.now()))?;
        let address = accounts::address(&new.proposer.email).unwrap_or_default();
        let attempted = vec![
            self.attempted(Attempt::Proposal, &address)?,
            self.attempted(Attempt::ProposalFrom, &client.address)?,
        ];
        self.count(attempted).await?;
        self.change(ANYBODY, move |change| proposals::propose(change, &new)).await
    }

    /// A proposal as its proposer sees it.
    pub async fn proposal(&self, holder: LinkHolder) -> Result<Proposal, AccessError> {
        self.read(move |connection, network| {
            proposals::show(connection, network.geography(), holder.proposal, network.now())
        })
        .await
    }

    /// Confirms the proposer's address.
    pub async fn confirm_proposal(&self, holder: LinkHolder) -> Result<Proposal, AccessError> {
        self.change_by(holder, proposals::confirm).await
    }

    /// Replaces what was written of the proposed café.
    pub async fn update_proposal(
        &self,
        holder: LinkHolder,
        version: u32,
        new: ProposedCafe,
    ) -> Result<Proposal, AccessError> {
        self.change_by(holder, move |change, id| proposals::update(change, id, version, &new)).await
    }

    /// Takes a proposal back, or undoes that.
    pub async fn step_proposal(
        &self,
        holder: LinkHolder,
        version: u32,
        step: NewProposalStep,
    ) -> Result<Proposal, AccessError> {
        self.change_by(holder, move |change, id| proposals::take_step(change, id, version, &step)).await
    }

    /// Makes a change by a private link. Links are counted too: each change may call others to their desks.
    async fn change_by(
        &self,
        holder: LinkHolder,
        work: impl FnOnce(&mut Change, ProposalId) -> Result<Proposal, DomainError> + Send + 'static,
    ) -> Result<Proposal, AccessError> {
        let id = holder.proposal;
        let counted: Attempted = self.attempted(Attempt::ProposalChange, &id.to_string())?;
        self.count(vec![counted]).await?;
        self.change(Actor::Proposal(id), move |change| work(change, id)).await
    }
}
