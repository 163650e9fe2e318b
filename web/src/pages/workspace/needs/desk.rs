//! The need that is opened, and what changes it.

use cafeia_shared::{
    ids::NeedId,
    needs::{NeedStep, NewNeedStep, WorkspaceNeed},
};
use leptos::{prelude::*, task::spawn_local};

use super::super::forms::reason;
use crate::{
    client::{self, session::Denial},
    i18n::{I18n, NeedsTexts, WorkspaceTexts, use_i18n},
    kit::Toasts,
};

/// The need that is opened.
#[derive(Clone, Copy)]
pub struct Desk {
    /// As it is known.
    pub need: RwSignal<WorkspaceNeed>,
    /// Whether something is on its way.
    pub busy: RwSignal<bool>,
    i18n: I18n,
    toasts: Option<Toasts>,
}

impl Desk {
    /// With a need on it.
    pub fn new(need: WorkspaceNeed) -> Self {
        Self {
            need: RwSignal::new(need),
            busy: RwSignal::new(false),
            i18n: use_i18n(),
            toasts: use_context(),
        }
    }

    /// Its identifier and its version.
    pub fn read(self) -> (NeedId, u32) {
        self.need.with_untracked(|need| (need.summary.id, need.summary.version))
    }

    /// Whether a step is possible. Tracked.
    pub fn may(self, step: NeedStep) -> bool {
        self.need.with(|need| need.steps.contains(&step))
    }

    /// Says something in passing.
    pub fn say(self, words: impl Into<String>) {
        if let Some(toasts) = self.toasts {
            toasts.say(words);
        }
    }

    /// Says something, with a way to undo it by a step.
    pub fn offer(self, words: &str, undo: NeedStep) {
        if let Some(toasts) = self.toasts {
            let back = Callback::new(move |()| {
                self.take(NewNeedStep::new(undo), |desk| desk.say(NeedsTexts::now(desk.i18n).reopened));
            });
            toasts.offer(words, NeedsTexts::now(self.i18n).undo, back);
        }
    }

    /// Says that another need goes the way of one now, with a way to undo that.
    pub fn offer_split(self, id: NeedId, version: u32, kept: NeedId) {
        let texts = self.texts();
        if let Some(toasts) = self.toasts {
            let i18n = self.i18n;
            let back = Callback::new(move |()| {
                spawn_local(async move {
                    let came = client::step_need(id, version, &NewNeedStep::new(NeedStep::Split)).await;
                    match came {
                        Ok(_) => toasts.say(NeedsTexts::now(i18n).split_said),
                        Err(denial) => {
                            toasts
                                .say(reason(denial.code(), |texts| texts.failed)(WorkspaceTexts::now(i18n)));
                        }
                    }
                    // Another one may be opened by now.
                    if self.need.try_with_untracked(|need| need.summary.id) == Some(kept) {
                        self.refresh().await;
                    }
                });
            });
            toasts.offer(texts.merge_said, texts.undo, back);
        }
    }

    /// Lets another need stand by itself again.
    pub fn split(self, id: NeedId, version: u32) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        spawn_local(async move {
            let came = client::step_need(id, version, &NewNeedStep::new(NeedStep::Split)).await;
            if self.busy.try_set(false).is_some() {
                return;
            }
            match came {
                Ok(_) => {
                    self.say(self.texts().split_said);
                    self.refresh().await;
                }
                Err(denial) => self.refused(&denial).await,
            }
        });
    }

    /// Asks how it is now.
    pub async fn refresh(self) {
        if let Ok(need) = client::need(self.read().0).await {
            self.need.try_set(need);
        }
    }

    /// The texts at this moment.
    pub fn texts(self) -> &'static NeedsTexts {
        NeedsTexts::now(self.i18n)
    }

    /// Takes a step; what came of it is shown, or why it was refused.
    pub fn take(self, step: NewNeedStep, done: impl FnOnce(Self) + 'static) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        let (id, version) = self.read();
        spawn_local(async move {
            let came = client::step_need(id, version, &step).await;
            // The page may have been left.
            if self.busy.try_set(false).is_some() {
                return;
            }
            match came {
                Ok(need) => {
                    self.need.set(need);
                    done(self);
                }
                Err(denial) => self.refused(&denial).await,
            }
        });
    }

    /// Says why something was refused, and shows how the need is now: somebody may have been faster.
    pub async fn refused(self, denial: &Denial) {
        let words = reason(denial.code(), |texts| texts.failed);
        self.say(words(WorkspaceTexts::now(self.i18n)));
        self.refresh().await;
    }
}
