//! How forms of the workspace are sent, and what is said when they are refused.

use cafeia_shared::problem::{FaultCode, FieldError, ProblemCode};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    client::session::Denial,
    i18n::{I18n, WorkspaceTexts},
    kit::FormState,
};

/// A text of the workspace.
pub type Said = fn(&WorkspaceTexts) -> &'static str;

/// Says what is wrong before anything is sent; whether nothing is.
pub fn is_sound(form: FormState, i18n: I18n, faults: &[FieldError]) -> bool {
    if !faults.is_empty() {
        form.refuse(spoken(i18n, faults), None);
    }
    faults.is_empty()
}

/// Sends a form; what was typed stays when it is refused. `wrong` is said of a wrong password or code.
pub fn send<T: 'static>(
    form: FormState,
    i18n: I18n,
    wrong: Said,
    work: impl Future<Output = Result<T, Denial>> + 'static,
    done: impl FnOnce(T) + 'static,
) {
    form.begin();
    spawn_local(async move {
        match work.await {
            Ok(answer) if form.end() => done(answer),
            Ok(_) => {}
            Err(denial) => refuse(form, i18n, &denial, wrong),
        }
    });
}

/// Says why a form was refused.
pub fn refuse(form: FormState, i18n: I18n, denial: &Denial, wrong: Said) {
    let faults = match denial {
        Denial::Refused(problem) => problem.errors.clone(),
        Denial::Unreachable => Vec::new(),
    };
    let is_ours = !faults.is_empty() && faults.iter().all(|fault| form.has(&fault.field));
    let words = reason(denial.code(), wrong);
    let message = (!is_ours).then(|| (move || words(WorkspaceTexts::of(i18n))).into());
    form.refuse(spoken(i18n, &faults), message);
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
        ProblemCode::Conflict | ProblemCode::IllegalStep => |texts| texts.conflict,
        ProblemCode::TooManyRequests => |texts| texts.too_often,
        ProblemCode::Unavailable => |texts| texts.unreachable,
        _ => |texts| texts.failed,
    }
}

fn spoken(i18n: I18n, faults: &[FieldError]) -> Vec<(String, TextProp)> {
    faults
        .iter()
        .map(|fault| {
            let words = words(fault);
            (fault.field.clone(), (move || words(WorkspaceTexts::of(i18n))).into())
        })
        .collect()
}

fn words(fault: &FieldError) -> Said {
    match fault.code {
        FaultCode::Required => |texts| texts.required,
        FaultCode::TooLong => |texts| texts.too_long,
        FaultCode::TooShort if fault.field.ends_with("password") => |texts| texts.password_short,
        FaultCode::TooShort => |texts| texts.too_short,
        FaultCode::OutOfRange => |texts| texts.out_of_range,
        FaultCode::Malformed if fault.field == "email" => |texts| texts.bad_email,
        FaultCode::Malformed => |texts| texts.malformed,
        FaultCode::UnknownValue | FaultCode::UnknownParameter => |texts| texts.unknown_value,
        FaultCode::Repeated => |texts| texts.repeated,
        FaultCode::Weak => |texts| texts.weak,
        FaultCode::Inconsistent => |texts| texts.inconsistent,
    }
}
