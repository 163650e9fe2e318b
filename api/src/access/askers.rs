//! The way in for whoever asks for a café, without an account: by the private link of their need.

use cafeia_shared::{
    ids::NeedId,
    needs::{Need, NeedContent, NewNeed, NewNeedAskerStep, NewNeedMessage, WorkspaceNeed},
};

use super::{ANYBODY, Access, AccessError, Client, SignedIn};
use crate::{
    domain::{Change, DomainError, accounts, attempts::Attempt, needs, once::Once, refuse_faults},
    journal::Actor,
};

/// Somebody who has shown the private link of a need, which we made.
#[derive(Debug, Clone, Copy)]
pub struct NeedHolder {
    need: NeedId,
}

impl Access {
    /// Who shows the token of a need's private link. What we never made proves nobody, as no token at all.
    pub fn who_asks(&self, token: &str) -> Result<NeedHolder, AccessError> {
        let need = self.keyring.link_of(token, needs::LINK_PURPOSE);
        Ok(NeedHolder { need: NeedId(need.ok_or(AccessError::NotSignedIn)?) })
    }

    /// Takes a need. Nothing tells whether it was known, nor whether anything else was asked for by the same address.
    pub async fn ask_for_cafe(&self, new: NewNeed, client: &Client) -> Result<(), AccessError> {
        refuse_faults(new.faults_at(self.network.now()))?;
        let address = accounts::address(&new.asker.email).unwrap_or_default();
        let attempted = vec![
            self.attempted(Attempt::Need, &address)?,
            self.attempted(Attempt::NeedFrom, &client.address)?,
        ];
        self.count(attempted).await?;
        self.change(ANYBODY, move |change| needs::ask(change, &new)).await
    }

    /// A need as its asker sees it.
    pub async fn need(&self, holder: NeedHolder) -> Result<Need, AccessError> {
        self.read(move |connection, network| {
            needs::show(connection, network.geography(), holder.need, network.now())
        })
        .await
    }

    /// Confirms the asker's address.
    pub async fn confirm_need(&self, holder: NeedHolder) -> Result<Need, AccessError> {
        self.change_need(holder, Attempt::NeedChange, needs::confirm).await
    }

    /// Replaces what is needed.
    pub async fn update_need(
        &self,
        holder: NeedHolder,
        version: u32,
        new: NeedContent,
    ) -> Result<Need, AccessError> {
        let work = move |change: &mut Change, id| needs::update(change, id, version, &new);
        self.change_need(holder, Attempt::NeedChange, work).await
    }

    /// Takes a need back, or undoes that.
    pub async fn step_need(
        &self,
        holder: NeedHolder,
        version: u32,
        step: NewNeedAskerStep,
    ) -> Result<Need, AccessError> {
        let work = move |change: &mut Change, id| needs::take_step(change, id, version, step);
        self.change_need(holder, Attempt::NeedChange, work).await
    }

    /// Writes to those who bring the café.
    pub async fn write_about_need(
        &self,
        holder: NeedHolder,
        new: NewNeedMessage,
    ) -> Result<Need, AccessError> {
        refuse_faults(new.faults())?;
        let work = move |change: &mut Change, id| needs::write_by_link(change, id, &new);
        self.change_need(holder, Attempt::NeedMessage, work).await
    }

    /// Writes to whoever asked, in one's own name. Each message is a letter to somebody, so they are counted.
    pub async fn answer_about_need(
        &self,
        signed_in: &SignedIn,
        id: NeedId,
        once: Once,
        new: NewNeedMessage,
    ) -> Result<WorkspaceNeed, AccessError> {
        refuse_faults(new.faults())?;
        let subject = signed_in.account.id.to_string();
        self.count(vec![self.attempted(Attempt::NeedMessage, &subject)?]).await?;
        self.change_as(signed_in, move |change, who| {
            once.run(change, |change| needs::write_as(change, who, id, &new))
        })
        .await
    }

    /// Makes a change by a private link. Links are counted: each change may send letters to others.
    async fn change_need(
        &self,
        holder: NeedHolder,
        attempt: Attempt,
        work: impl FnOnce(&mut Change, NeedId) -> Result<Need, DomainError> + Send + 'static,
    ) -> Result<Need, AccessError> {
        let id = holder.need;
        self.count(vec![self.attempted(attempt, &id.to_string())?]).await?;
        self.change(Actor::Need(id), move |change| work(change, id)).await
    }
}
