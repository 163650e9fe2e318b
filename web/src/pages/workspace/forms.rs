//! How forms of the workspace are sent, and what is said when they are refused.

use cafeia_shared::problem::{FieldError, ProblemCode};
use leptos::prelude::*;

use crate::{
    client::session::Denial,
    i18n::{I18n, WorkspaceTexts},
    kit::FormState,
    pages::forms::{self, Voice},
};

/// A text of the workspace.
pub type Said = fn(&WorkspaceTexts) -> &'static str;

/// What forms about accounts say.
#[derive(Clone, Copy)]
struct OfAccounts {
    i18n: I18n,
    /// Said of a wrong password or code.
    wrong: Said,
    /// Said of what is in the way.
    conflict: Said,
}

impl OfAccounts {
    fn new(i18n: I18n, wrong: Said) -> Self {
        Self { i18n, wrong, conflict: |texts| texts.conflict }
    }

    /// Where nothing can be in the way but that the network needs somebody who looks after it.
    fn giving_up(i18n: I18n, wrong: Said) -> Self {
        Self { i18n, wrong, conflict: |texts| texts.last_national }
    }
}

impl Voice for OfAccounts {
    fn i18n(self) -> I18n {
        self.i18n
    }

    fn reason(self, code: Option<ProblemCode>) -> TextProp {
        let words = match code {
            Some(ProblemCode::Conflict) => self.conflict,
            code => reason(code, self.wrong),
        };
        (move || words(WorkspaceTexts::of(self.i18n))).into()
    }
}

/// Says what is wrong before anything is sent; whether nothing is.
pub fn is_sound(form: FormState, i18n: I18n, faults: &[FieldError]) -> bool {
    forms::is_sound(form, OfAccounts::new(i18n, |texts| texts.failed), faults)
}

/// Sends a form; what was typed stays when it is refused. `wrong` is said of a wrong password or code.
pub fn send<T: 'static>(
    form: FormState,
    i18n: I18n,
    wrong: Said,
    work: impl Future<Output = Result<T, Denial>> + 'static,
    done: impl FnOnce(T) + 'static,
) {
    forms::send(form, OfAccounts::new(i18n, wrong), work, done);
}

/// Sends a form by which a role or an account is given up.
pub fn send_giving_up<T: 'static>(
    form: FormState,
    i18n: I18n,
    wrong: Said,
    work: impl Future<Output = Result<T, Denial>> + 'static,
    done: impl FnOnce(T) + 'static,
) {
    forms::send(form, OfAccounts::giving_up(i18n, wrong), work, done);
}

/// Says why a form was refused.
pub fn refuse(form: FormState, i18n: I18n, denial: &Denial, wrong: Said) {
    forms::refuse(form, OfAccounts::new(i18n, wrong), denial);
}

/// Why something was refused, in words.
pub fn reason(code: Option<ProblemCode>, wrong: Said) -> Said {
    let Some(code) = code else { return |texts| texts.unreachable };
    match code {
        ProblemCode::WrongCredentials => wrong,
        ProblemCode::NotSignedIn => |texts| texts.signed_out_meanwhile,
        ProblemCode::NotAllowed | ProblemCode::NotFound => |texts| texts.not_allowed_here,
        ProblemCode::SecondFactorNeeded => |texts| texts.factor_needed_help,
        ProblemCode::LinkExpired => |texts| texts.link_expired,
        ProblemCode::VersionMismatch => |texts| texts.changed_meanwhile,
        ProblemCode::AlreadyGranted => |texts| texts.already_granted,
        ProblemCode::Conflict | ProblemCode::IllegalStep => |texts| texts.conflict,
        ProblemCode::TooManyRequests => |texts| texts.too_often,
        ProblemCode::Unavailable => |texts| texts.unreachable,
        _ => |texts| texts.failed,
    }
}

/// Why what somebody writes was refused: `not_allowed` is said of what is not theirs, `changed` of what has changed meanwhile.
pub fn reason_of_writing(
    code: Option<ProblemCode>,
    i18n: I18n,
    not_allowed: impl Fn() -> &'static str + Send + Sync + 'static,
    changed: impl Fn() -> &'static str + Send + Sync + 'static,
) -> TextProp {
    match code {
        Some(ProblemCode::NotAllowed | ProblemCode::NotFound) => not_allowed.into(),
        Some(ProblemCode::VersionMismatch | ProblemCode::IllegalStep) => changed.into(),
        Some(ProblemCode::InvalidField) => forms::reason(code, i18n),
        code => {
            let words = reason(code, |texts| texts.failed);
            (move || words(WorkspaceTexts::of(i18n))).into()
        }
    }
}
