//! How what is written is saved, also when somebody else has saved it meanwhile.

use std::future::Future;

use cafeia_shared::problem::{FieldError, Problem, ProblemCode};

use super::{
    Fields, Parts,
    merge::{Merged, merge},
};
use crate::{client::session::Denial, i18n::I18n, pages::forms::Voice};

/// So often others may save it while one's own change is put together with theirs.
const TRIES: u32 = 3;

/// A kind of thing that is written in a form: how it is read and saved, and what is said of it.
pub trait Edited: Clone + Send + Sync + 'static {
    /// The thing, as the API knows it.
    type Thing: Clone + Send + Sync + 'static;
    /// What stands in the form's fields.
    type Draft: Parts;
    /// The fields.
    type Writing: Fields<Draft = Self::Draft>;
    /// What the form says of what is wrong with it.
    type Voice: Voice + Send + Sync;

    /// The version that a change of it names.
    fn version(thing: &Self::Thing) -> u32;

    /// What is wrong with a draft before it is sent.
    fn faults(draft: &Self::Draft) -> Vec<FieldError>;

    /// The form's voice.
    fn voice(i18n: I18n) -> Self::Voice;

    /// A part's name. Tracked.
    fn part_name(part: Part<Self>, i18n: I18n) -> &'static str;

    /// What is said once it is saved.
    fn saved(thing: &Self::Thing, i18n: I18n) -> &'static str;

    /// What to do with one that is new, once it is saved.
    fn created(&self, _thing: &Self::Thing) {}

    /// Sends what is written, over the version that it rests on. What has to be made before it is noted in the draft, so
    /// that it is made once.
    fn save(
        &self,
        mine: &mut Self::Draft,
        version: u32,
    ) -> impl Future<Output = Result<(Self::Thing, Self::Draft), Failure>>;

    /// The thing as it is now, and what is written of it.
    fn read(&self) -> impl Future<Output = Result<(Self::Thing, Self::Draft), Denial>>;
}

/// A part of what is written of such a thing.
pub type Part<E> = <<E as Edited>::Draft as Parts>::Part;

/// What is saved, and on what it rests.
pub struct Attempt<D> {
    /// Its version when one began to write.
    pub version: u32,
    /// What was written then.
    pub base: D,
    /// What is written now.
    pub mine: D,
}

/// What came of it.
pub enum Outcome<E: Edited> {
    /// It is saved.
    Saved(Box<Saved<E>>),
    /// Somebody else has changed the same.
    Clash(Box<Clash<E>>),
}

/// A thing that is saved.
pub struct Saved<E: Edited> {
    /// As it is now.
    pub thing: E::Thing,
    /// What is written of it.
    pub draft: E::Draft,
    /// What somebody else had changed meanwhile.
    pub taken: Vec<Part<E>>,
}

/// Two changes of the same.
#[derive(Clone)]
pub struct Clash<E: Edited> {
    /// The thing as somebody else saved it.
    pub thing: E::Thing,
    /// What they wrote.
    pub theirs: E::Draft,
    /// What came of both.
    pub merged: Merged<E::Draft>,
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

/// Saves it, together with what somebody else has changed of it meanwhile.
pub async fn save<E: Edited>(edited: &E, attempt: Attempt<E::Draft>) -> Result<Outcome<E>, Failure> {
    let Attempt { mut version, mut base, mut mine } = attempt;
    let mut taken = Vec::new();
    for _ in 0..TRIES {
        match edited.save(&mut mine, version).await {
            Ok((thing, draft)) => return Ok(Outcome::Saved(Box::new(Saved { thing, draft, taken }))),
            Err(Failure::Denied(denial)) if denial.code() == Some(ProblemCode::VersionMismatch) => {
                let (thing, theirs) = edited.read().await?;
                let merged = merge(&base, &theirs, &mine);
                let known = taken.clone();
                taken.extend(merged.theirs.iter().copied().filter(|part| !known.contains(part)));
                if !merged.conflicts.is_empty() {
                    return Ok(Outcome::Clash(Box::new(Clash { thing, theirs, merged })));
                }
                (version, base, mine) = (E::version(&thing), theirs, merged.draft);
            }
            Err(failure) => return Err(failure),
        }
    }
    let busy = Problem::new(ProblemCode::VersionMismatch, "It changes too fast.");
    Err(Failure::Denied(Denial::Refused(Box::new(busy))))
}
