//! The steps that can be taken with a café, in words.

use cafeia_shared::{
    problem::{FieldError, ProblemCode},
    vocabulary::PublicationStatus,
    workspace::{CafeStep, WorkspaceCafe},
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;

use crate::{
    i18n::{EditingTexts, I18n, WorkspaceTexts, WritingTexts},
    pages::workspace::forms,
    pages::{
        cafe_form::CafeVoice,
        forms::{Blame, Voice},
    },
};

/// A text about writing.
pub type Said = fn(&WritingTexts) -> &'static str;

/// What forms about a café say in the workspace.
#[derive(Clone, Copy)]
pub struct OfCafe(pub I18n);

impl Voice for OfCafe {
    fn i18n(self) -> I18n {
        self.0
    }

    fn reason(self, code: Option<ProblemCode>) -> TextProp {
        let i18n = self.0;
        match code {
            Some(ProblemCode::NotAllowed | ProblemCode::NotFound) => {
                (move || WritingTexts::of(i18n).not_allowed).into()
            }
            Some(ProblemCode::IllegalStep) => (move || WritingTexts::of(i18n).illegal_step).into(),
            Some(ProblemCode::VersionMismatch) => (move || WritingTexts::of(i18n).changed).into(),
            Some(ProblemCode::InvalidField) => (move || EditingTexts::of(i18n).refused).into(),
            code => {
                let words = forms::reason(code, |texts| texts.failed);
                (move || words(WorkspaceTexts::of(i18n))).into()
            }
        }
    }

    fn blame(self, fault: &FieldError) -> Blame {
        CafeVoice(self.0).blame(fault)
    }

    fn name(self, field: &str) -> &str {
        CafeVoice(self.0).name(field)
    }
}

/// What a step's button says, of a café in a state.
pub fn label(step: CafeStep, publication: PublicationStatus) -> Said {
    match step {
        CafeStep::Submit => |texts| texts.submit,
        CafeStep::Withdraw => |texts| texts.withdraw,
        CafeStep::Publish if publication == PublicationStatus::Published => |texts| texts.agree,
        CafeStep::Publish => |texts| texts.publish,
        CafeStep::Reject => |texts| texts.reject,
        CafeStep::Reconsider => |texts| texts.reconsider,
        CafeStep::Archive => |texts| texts.archive,
        CafeStep::Restore => |texts| texts.restore,
        CafeStep::MarkFull => |texts| texts.mark_full,
        CafeStep::Reopen => |texts| texts.reopen,
        CafeStep::Postpone => |texts| texts.postpone,
        CafeStep::MoveOnline => |texts| texts.move_online,
        CafeStep::Cancel => |texts| texts.cancel,
        CafeStep::Reinstate => |texts| texts.reinstate,
    }
}

/// What is said once a step has led to a state.
pub fn done(step: CafeStep, now: PublicationStatus) -> Said {
    match step {
        CafeStep::Submit if now == PublicationStatus::Submitted => |texts| texts.submitted,
        CafeStep::Submit | CafeStep::Publish => |texts| texts.published,
        CafeStep::Withdraw => |texts| texts.withdrawn,
        CafeStep::Reject => |texts| texts.rejected,
        CafeStep::Reconsider => |texts| texts.reconsidered,
        CafeStep::Archive => |texts| texts.archived,
        CafeStep::Restore => |texts| texts.restored,
        CafeStep::Reinstate => |texts| texts.reinstated,
        CafeStep::MarkFull => |texts| texts.full,
        CafeStep::Reopen => |texts| texts.reopened,
        CafeStep::Postpone => |texts| texts.postponed,
        CafeStep::MoveOnline => |texts| texts.moved,
        CafeStep::Cancel => |texts| texts.cancelled,
    }
}

/// The step that undoes another one at once.
pub fn undoing(step: CafeStep) -> Option<CafeStep> {
    match step {
        CafeStep::Archive => Some(CafeStep::Restore),
        CafeStep::Cancel => Some(CafeStep::Reinstate),
        CafeStep::Publish | CafeStep::Reject => Some(CafeStep::Reconsider),
        _ => None,
    }
}

/// What a step that asks for something explains; none for one that asks for nothing.
pub fn help(step: CafeStep) -> Option<Said> {
    match step {
        CafeStep::Cancel => Some(|texts| texts.cancel_help),
        CafeStep::Postpone => Some(|texts| texts.postpone_help),
        CafeStep::MoveOnline => Some(|texts| texts.move_online_help),
        CafeStep::Reject => Some(|texts| texts.reject_help),
        _ => None,
    }
}

/// Whether a step makes public what nobody can come to any more: that is asked about first.
pub fn publishes_late(step: CafeStep, cafe: &WorkspaceCafe, now: DateTime<Utc>) -> bool {
    sends(step) && cafe.summary.publication != PublicationStatus::Published && cafe.summary.ends_at <= now
}

/// Whether a step sends what is written on its way: what is not saved is saved first.
pub fn sends(step: CafeStep) -> bool {
    matches!(step, CafeStep::Submit | CafeStep::Publish)
}
