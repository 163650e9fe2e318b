//! How a facilitator is read and saved.

use cafeia_shared::{directory::WorkspaceFacilitator, ids::FacilitatorId, problem::FieldError};
use leptos::prelude::*;

use crate::{
    client::{self, session::Denial},
    i18n::{I18n, MyFacilitatorsTexts},
    pages::{
        editing::{Edited, Failure},
        facilitator_form::{Draft, Part, ProfileVoice, Writing, named, part_name},
    },
};

/// A facilitator who is being written.
#[derive(Clone)]
pub struct WrittenFacilitator {
    /// Which one; none yet for a new one.
    pub id: Option<FacilitatorId>,
    /// Told a new one, once they are saved.
    pub on_created: Callback<FacilitatorId>,
}

impl Edited for WrittenFacilitator {
    type Thing = WorkspaceFacilitator;
    type Draft = Draft;
    type Writing = Writing;
    type Voice = ProfileVoice;

    fn version(facilitator: &WorkspaceFacilitator) -> u32 {
        facilitator.summary.version
    }

    fn faults(draft: &Draft) -> Vec<FieldError> {
        draft.content().err().unwrap_or_default()
    }

    fn voice(i18n: I18n) -> ProfileVoice {
        ProfileVoice(i18n)
    }

    fn part_name(part: Part, i18n: I18n) -> &'static str {
        part_name(part, i18n)
    }

    fn saved(_facilitator: &WorkspaceFacilitator, i18n: I18n) -> &'static str {
        MyFacilitatorsTexts::now(i18n).saved
    }

    fn created(&self, facilitator: &WorkspaceFacilitator) {
        self.on_created.run(facilitator.summary.id);
    }

    async fn save(&self, mine: &mut Draft, version: u32) -> Result<(WorkspaceFacilitator, Draft), Failure> {
        let new = mine.content().map_err(Failure::Faults)?;
        let facilitator = match self.id {
            None => client::create_facilitator(&new).await?,
            Some(id) => client::update_facilitator(id, version, &new).await?,
        };
        // What was sent is what is written, save for blanks around it.
        let draft = Draft::of(&facilitator).named_as(mine);
        Ok((facilitator, draft))
    }

    async fn read(&self) -> Result<(WorkspaceFacilitator, Draft), Denial> {
        read(&self.id.map(|id| id.to_string()).unwrap_or_default()).await
    }
}

/// A facilitator as they are now, by their id, and what is written of them.
pub async fn read(id: &str) -> Result<(WorkspaceFacilitator, Draft), Denial> {
    let facilitator = client::workspace_facilitator(id).await?;
    let draft = named(Draft::of(&facilitator)).await;
    Ok((facilitator, draft))
}
