//! The reviewer's desk: the queue, what is ticked, what was decided, and how decisions are sent.
//!
//! Nothing leaves the queue before the server has agreed.

use std::collections::{BTreeMap, BTreeSet};

use cafeia_shared::{
    problem::ProblemCode,
    proposals::{ProposalQuery, ProposalStatus},
    workspace::WorkspaceCafeQuery,
};
use leptos::{prelude::*, task::spawn_local};

use super::{
    decision::{Decision, Verdict},
    entry::{Entry, Key},
    opened::Opened,
    queue::{Queue, Side},
};
use crate::{
    client::{self, CallError, session::Denial},
    i18n::{I18n, ReviewTexts, use_i18n},
    kit::Toasts,
};

/// What became of a decision that did not take something out of the queue.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// It is on its way.
    UnderWay,
    /// It was refused, and may be attempted again.
    Refused(Why),
    /// Somebody else has decided in the meantime; as it is now.
    Elsewhere(Box<Opened>),
    /// It was changed in the meantime, and still waits.
    Changed,
}

/// A decision that was made during this visit.
#[derive(Debug, Clone, PartialEq)]
pub struct Made {
    /// Which one.
    pub verdict: Verdict,
    /// What it led to.
    pub led_to: Opened,
}

/// The reviewer's desk.
#[derive(Clone, Copy)]
pub struct Desk {
    /// What waits.
    pub queue: RwSignal<Queue>,
    /// Those that are ticked.
    pub ticked: RwSignal<BTreeSet<Key>>,
    /// What became of decisions on those that are still here.
    pub outcomes: RwSignal<BTreeMap<Key, Outcome>>,
    /// What was decided, the last one first.
    pub made: RwSignal<Vec<Made>>,
    i18n: I18n,
    toasts: Option<Toasts>,
}

impl Desk {
    /// A desk with a queue.
    pub fn of(queue: Queue) -> Self {
        Self {
            queue: RwSignal::new(queue),
            ticked: RwSignal::default(),
            outcomes: RwSignal::default(),
            made: RwSignal::default(),
            i18n: use_i18n(),
            toasts: use_context(),
        }
    }

    /// Says something in passing.
    pub fn say(self, text: impl Into<String>) {
        if let Some(toasts) = self.toasts {
            toasts.say(text);
        }
    }

    /// What became of the last decision on one. Tracked.
    pub fn outcome(self, key: Key) -> Option<Outcome> {
        self.outcomes.with(|outcomes| outcomes.get(&key).cloned())
    }

    /// How many are still shown that somebody else has decided on. Tracked.
    pub fn decided_elsewhere(self) -> u64 {
        let is_elsewhere = |outcome: &&Outcome| matches!(outcome, Outcome::Elsewhere(_));
        self.outcomes.with(|outcomes| outcomes.values().filter(is_elsewhere).count() as u64)
    }

    /// Learns from what was opened: what is in the queue and does not wait any more was decided by somebody else.
    pub fn meet(self, opened: &Opened) {
        let key = opened.key();
        let queued = self.queue.with_untracked(|queue| queue.get(key).is_some());
        let known = self.outcomes.with_untracked(|outcomes| outcomes.contains_key(&key));
        if queued && !known && !opened.waits() {
            self.note(key, Outcome::Elsewhere(Box::new(opened.clone())));
        }
    }

    /// Ticks one, or takes that back.
    pub fn tick(self, key: Key, on: bool) {
        self.ticked.update(|ticked| {
            if on {
                ticked.insert(key);
            } else {
                ticked.remove(&key);
            }
        });
    }

    /// Decides on one, as it was read. What it led to, when the server agrees.
    pub async fn decide(self, key: Key, version: u32, decision: &Decision) -> Result<Opened, Denial> {
        self.note(key, Outcome::UnderWay);
        match Opened::decide(key, version, decision).await {
            Ok(led_to) => {
                self.leave(key);
                let made = Made { verdict: decision.verdict, led_to: led_to.clone() };
                self.made.try_update(|list| list.insert(0, made));
                Ok(led_to)
            }
            Err(denial) => {
                self.learn(key, &denial).await;
                Err(denial)
            }
        }
    }

    /// Decides the same on several, one after the other. Those that are refused stay where they are, with the reason.
    pub async fn decide_together(self, decision: Decision) {
        let keys = self.ticked.try_get_untracked().unwrap_or_default();
        let (mut done, mut refused) = (0, 0);
        for key in keys {
            // It may have left the queue meanwhile.
            let version = self.queue.try_with_untracked(|queue| queue.get(key).map(Entry::version));
            let Some(version) = version.flatten() else { continue };
            match self.decide(key, version, &decision).await {
                Ok(_) => done += 1,
                Err(_) => refused += 1,
            }
        }
        let texts = ReviewTexts::now(self.i18n);
        self.say((texts.together_done)(decision.verdict, done, refused));
    }

    /// Tells what was decided, and offers to undo it where that can be.
    pub fn tell(self, verdict: Verdict, led_to: &Opened) {
        let Some(toasts) = self.toasts else { return };
        let texts = ReviewTexts::now(self.i18n);
        let words = texts.decided(verdict, matches!(led_to, Opened::Proposal(_)));
        if led_to.can_reopen() {
            let key = led_to.key();
            toasts.offer(words, texts.undo, Callback::new(move |()| self.undo(Some(key))));
        } else {
            toasts.say(words);
        }
    }

    /// Undoes a decision of this visit: the one on `key`, or the last one that can be undone.
    pub fn undo(self, key: Option<Key>) {
        let undone = self.made.try_with_untracked(|made| {
            let wanted =
                |one: &&Made| one.led_to.can_reopen() && key.is_none_or(|key| one.led_to.key() == key);
            made.iter().find(wanted).map(|made| made.led_to.clone())
        });
        // The page may have been left, or there is nothing to undo.
        let Some(Some(led_to)) = undone else { return };
        spawn_local(async move {
            let key = led_to.key();
            let texts = ReviewTexts::now(self.i18n);
            match led_to.reopen().await {
                Ok(now) => {
                    self.made.try_update(|made| made.retain(|one| one.led_to.key() != key));
                    self.queue.try_update(|queue| queue.put(now.entry()));
                    self.say((texts.undone)(now.title()));
                }
                Err(denial) => {
                    self.made.try_update(|made| made.retain(|one| one.led_to.key() != key));
                    self.say(Why::of(&denial).words(texts));
                }
            }
        });
    }

    /// Forgets one that does not wait any more.
    pub fn leave(self, key: Key) {
        self.queue.try_update(|queue| queue.take(key));
        self.ticked.try_update(|ticked| ticked.remove(&key));
        self.outcomes.try_update(|outcomes| outcomes.remove(&key));
    }

    fn note(self, key: Key, outcome: Outcome) {
        self.outcomes.try_update(|outcomes| outcomes.insert(key, outcome));
    }

    /// Finds out what a refused decision means: often that somebody else has been faster.
    async fn learn(self, key: Key, denial: &Denial) {
        let refused = Outcome::Refused(Why::of(denial));
        if Why::of(denial) != Why::Meanwhile {
            return self.note(key, refused);
        }
        match Opened::ask(key).await {
            Ok(now) if now.waits() => {
                let before = self.queue.try_with_untracked(|queue| queue.get(key).map(Entry::version));
                let changed = before.flatten() != Some(now.version());
                self.queue.try_update(|queue| queue.put(now.entry()));
                self.note(key, if changed { Outcome::Changed } else { refused });
            }
            Ok(now) => self.note(key, Outcome::Elsewhere(Box::new(now))),
            Err(_) => self.note(key, refused),
        }
    }
}

/// Why a decision was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// No answer came.
    Unreachable,
    /// One is not signed in any more.
    SignedOut,
    /// It is not there, or beyond one's territory.
    NotYours,
    /// One's second factor is missing.
    FactorNeeded,
    /// It cannot be published as it is.
    Incomplete,
    /// Something has changed in the meantime.
    Meanwhile,
    /// Something else went wrong.
    Failed,
}

impl Why {
    /// Of a denial.
    pub fn of(denial: &Denial) -> Self {
        match denial.code() {
            None | Some(ProblemCode::Unavailable) => Self::Unreachable,
            Some(ProblemCode::NotSignedIn) => Self::SignedOut,
            Some(ProblemCode::NotAllowed | ProblemCode::NotFound) => Self::NotYours,
            Some(ProblemCode::SecondFactorNeeded) => Self::FactorNeeded,
            Some(ProblemCode::InvalidField) => Self::Incomplete,
            Some(ProblemCode::VersionMismatch | ProblemCode::IllegalStep | ProblemCode::Conflict) => {
                Self::Meanwhile
            }
            Some(_) => Self::Failed,
        }
    }

    /// In words.
    pub fn words(self, texts: &ReviewTexts) -> &'static str {
        match self {
            Self::Unreachable => texts.unreachable,
            Self::SignedOut => texts.signed_out,
            Self::NotYours => texts.not_yours,
            Self::FactorNeeded => texts.factor_needed,
            Self::Incomplete => texts.incomplete,
            Self::Meanwhile => texts.meanwhile,
            Self::Failed => texts.failed,
        }
    }
}

/// The beginning of the queue.
pub async fn ask_queue((): ()) -> Result<Queue, CallError> {
    let mut queue = Queue::default();
    queue.add_proposals(client::proposals(proposals(None)).await?);
    queue.add_cafes(client::workspace_cafes(cafes(None)).await?);
    Ok(queue)
}

/// The next page of one of its lists.
pub async fn ask_more(queue: RwSignal<Queue>, side: Side, cursor: String) -> Result<(), Denial> {
    match side {
        Side::Proposals => {
            let page = client::proposals(proposals(Some(cursor))).await?;
            queue.try_update(|queue| queue.add_proposals(page));
        }
        Side::Cafes => {
            let page = client::workspace_cafes(cafes(Some(cursor))).await?;
            queue.try_update(|queue| queue.add_cafes(page));
        }
    }
    Ok(())
}

/// The proposals that wait.
pub fn proposals(cursor: Option<String>) -> ProposalQuery {
    ProposalQuery { status: vec![ProposalStatus::InReview], cursor, ..ProposalQuery::default() }
}

/// The cafés that wait.
pub fn cafes(cursor: Option<String>) -> WorkspaceCafeQuery {
    WorkspaceCafeQuery { needs_review: Some(true), cursor, ..WorkspaceCafeQuery::default() }
}
