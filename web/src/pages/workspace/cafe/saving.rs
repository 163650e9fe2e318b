//! How a café is saved, also when somebody else has saved it meanwhile.

use cafeia_shared::{
    cafes::NewCafe,
    ids::CafeId,
    problem::{FieldError, Problem, ProblemCode},
    workspace::WorkspaceCafe,
};

use crate::{
    client::{self, session::Denial},
    kit::Choice,
    pages::cafe_form::{Draft, Merged, Part, merge, name_all},
};

/// So often others may save it while one's own change is put together with theirs.
const TRIES: u32 = 3;

/// What is saved, and on what it rests.
pub struct Attempt {
    /// The café; none yet for a new one.
    pub id: Option<CafeId>,
    /// Its version when one began to write.
    pub version: u32,
    /// What was written then.
    pub base: Draft,
    /// What is written now.
    pub mine: Draft,
}

/// What came of it.
pub enum Outcome {
    /// It is saved.
    Saved(Box<Saved>),
    /// Somebody else has changed the same.
    Clash(Box<Clash>),
}

/// A café that is saved.
pub struct Saved {
    /// As it is now.
    pub cafe: WorkspaceCafe,
    /// What is written of it.
    pub draft: Draft,
    /// What somebody else had changed meanwhile.
    pub taken: Vec<Part>,
}

/// Two changes of the same.
#[derive(Clone, PartialEq)]
pub struct Clash {
    /// The café as somebody else saved it.
    pub cafe: WorkspaceCafe,
    /// What they wrote.
    pub theirs: Draft,
    /// What came of both.
    pub merged: Merged,
}

/// Why it is not saved.
pub enum Failure {
    /// Something is wrong with it.
    Faults(Vec<FieldError>),
    /// The API refused, or did not answer.
    Denied(Denial),
}

impl From<Denial> for Failure {
    fn from(denial: Denial) -> Self {
        Self::Denied(denial)
    }
}

/// Saves it. A place that is written down first stays known in `on_place`, so that a second attempt does not write it
/// down again.
pub async fn save(attempt: Attempt, on_place: impl Fn(Choice)) -> Result<Outcome, Failure> {
    let Attempt { id, mut version, mut base, mut mine } = attempt;
    let mut taken = Vec::new();
    for _ in 0..TRIES {
        let new = body(&mut mine, &on_place).await?;
        let saved = match id {
            None => client::create_cafe(new).await,
            Some(id) => client::update_cafe(id, version, new).await,
        };
        match (saved, id) {
            (Ok(cafe), _) => {
                // What was sent is what is written, save for blanks around it.
                let draft = named_as(&mine, Draft::of_cafe(&cafe));
                return Ok(Outcome::Saved(Box::new(Saved { cafe, draft, taken })));
            }
            (Err(denial), Some(id)) if denial.code() == Some(ProblemCode::VersionMismatch) => {
                let cafe = client::workspace_cafe(&id.to_string()).await?;
                let theirs = name_all(Draft::of_cafe(&cafe)).await;
                let merged = merge(&base, &theirs, &mine);
                taken.extend(
                    merged.theirs.iter().copied().filter(|part| !taken.contains(part)).collect::<Vec<_>>(),
                );
                if !merged.conflicts.is_empty() {
                    return Ok(Outcome::Clash(Box::new(Clash { cafe, theirs, merged })));
                }
                (version, base, mine) = (cafe.summary.version, theirs, merged.draft);
            }
            (Err(denial), _) => return Err(denial.into()),
        }
    }
    let busy = Problem::new(ProblemCode::VersionMismatch, "It changes too fast.");
    Err(Failure::Denied(Denial::Refused(Box::new(busy))))
}

/// What is sent. A place that the network does not know is written down first.
async fn body(mine: &mut Draft, on_place: &impl Fn(Choice)) -> Result<NewCafe, Failure> {
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
        on_place(choice);
    }
    Ok(cafe)
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
