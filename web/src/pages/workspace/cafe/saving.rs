//! How a café is read and saved.

use cafeia_shared::{
    cafes::NewCafe, ids::CafeId, problem::FieldError, vocabulary::PublicationStatus, workspace::WorkspaceCafe,
};
use leptos::prelude::*;

use super::steps::OfCafe;
use crate::{
    client::{self, session::Denial},
    i18n::{I18n, WritingTexts},
    kit::Choice,
    pages::{
        cafe_form::{Draft, Part, Writing, name_all, part_name},
        editing::{Edited, Failure},
    },
};

/// A café that is being written.
#[derive(Clone)]
pub struct WrittenCafe {
    /// Which one; none yet for a new one.
    pub id: Option<CafeId>,
    /// The fields.
    pub writing: Writing,
    /// Told a new one, once it is saved.
    pub on_created: Callback<CafeId>,
}

impl Edited for WrittenCafe {
    type Thing = WorkspaceCafe;
    type Draft = Draft;
    type Writing = Writing;
    type Voice = OfCafe;

    fn version(cafe: &WorkspaceCafe) -> u32 {
        cafe.summary.version
    }

    fn faults(draft: &Draft) -> Vec<FieldError> {
        draft.cafe().err().unwrap_or_default()
    }

    fn voice(i18n: I18n) -> OfCafe {
        OfCafe(i18n)
    }

    fn part_name(part: Part, i18n: I18n) -> &'static str {
        part_name(part, i18n)
    }

    fn saved(cafe: &WorkspaceCafe, i18n: I18n) -> &'static str {
        let texts = WritingTexts::now(i18n);
        let waits =
            cafe.summary.publication == PublicationStatus::Published && cafe.summary.review_since.is_some();
        if waits { texts.saved_waits } else { texts.saved }
    }

    fn created(&self, cafe: &WorkspaceCafe) {
        self.on_created.run(cafe.summary.id);
    }

    async fn save(&self, mine: &mut Draft, version: u32) -> Result<(WorkspaceCafe, Draft), Failure> {
        let new = self.body(mine).await?;
        let cafe = match self.id {
            None => client::create_cafe(new).await?,
            Some(id) => client::update_cafe(id, version, new).await?,
        };
        // What was sent is what is written, save for blanks around it.
        let draft = named_as(mine, Draft::of_cafe(&cafe));
        Ok((cafe, draft))
    }

    async fn read(&self) -> Result<(WorkspaceCafe, Draft), Denial> {
        let id = self.id.map(|id| id.to_string()).unwrap_or_default();
        let cafe = client::workspace_cafe(&id).await?;
        let draft = name_all(Draft::of_cafe(&cafe)).await;
        Ok((cafe, draft))
    }
}

impl WrittenCafe {
    /// What is sent. A place that the network does not know is written down first, and stays known from then on, so that a
    /// second attempt does not write it down again.
    async fn body(&self, mine: &mut Draft) -> Result<NewCafe, Failure> {
        let (mut cafe, new_place) = mine.cafe().map_err(Failure::Faults)?;
        if let Some(new_place) = new_place {
            let place = client::create_place(&new_place).await.map_err(of_place)?;
            let choice = Choice {
                value: place.summary.id.to_string(),
                label: place.summary.name,
                detail: place.address.unwrap_or_default(),
            };
            cafe.place_id = Some(place.summary.id);
            mine.place = Some(choice.clone());
            mine.writes_place = false;
            // The page may have been left.
            self.writing.place.try_set(Some(choice));
            self.writing.writes_place.try_set(false);
        }
        Ok(cafe)
    }
}

/// What is wrong with a place is named as the café's form names it.
fn of_place(denial: Denial) -> Failure {
    match denial {
        Denial::Refused(mut problem) => {
            for fault in &mut problem.errors {
                fault.field = format!("new_place.{}", fault.field);
            }
            Failure::Denied(Denial::Refused(problem))
        }
        Denial::Unreachable => Failure::Denied(Denial::Unreachable),
    }
}

/// A draft with the names that another one knows.
pub fn named_as(known: &Draft, mut draft: Draft) -> Draft {
    let name = |choice: &mut Choice, from: Option<&Choice>| {
        if let Some(from) = from {
            choice.clone_from(from);
        }
    };
    for (one, _) in &mut draft.organisers {
        let from = known.organisers.iter().map(|(known, _)| known).find(|known| known.value == one.value);
        name(one, from);
    }
    for (one, _) in &mut draft.facilitators {
        let from = known.facilitators.iter().map(|(known, _)| known).find(|known| known.value == one.value);
        name(one, from);
    }
    draft
}
