//! How forms are sent, and what is said when they are refused.

use cafeia_shared::problem::{FaultCode, FieldError, ProblemCode};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    client::session::Denial,
    format,
    i18n::{EditingTexts, FaultTexts, I18n},
    kit::FormState,
};

/// A text about a fault.
pub type Blame = fn(&FaultTexts) -> &'static str;

/// What a form says of what is wrong with it.
pub trait Voice: Copy + 'static {
    /// The language.
    fn i18n(self) -> I18n;

    /// Why it was refused; without a code, no answer came.
    fn reason(self, code: Option<ProblemCode>) -> TextProp;

    /// What is wrong with a field.
    fn blame(self, fault: &FieldError) -> Blame {
        blame(fault)
    }

    /// The form's name of a field of the API.
    fn name(self, field: &str) -> &str {
        field
    }
}

/// Says what is wrong before anything is sent; whether nothing is.
pub fn is_sound(form: FormState, voice: impl Voice, faults: &[FieldError]) -> bool {
    if !faults.is_empty() {
        form.refuse(spoken(voice, faults), None);
    }
    faults.is_empty()
}

/// Sends a form; what was typed stays when it is refused.
pub fn send<T: 'static>(
    form: FormState,
    voice: impl Voice,
    work: impl Future<Output = Result<T, Denial>> + 'static,
    done: impl FnOnce(T) + 'static,
) {
    form.begin();
    spawn_local(async move {
        match work.await {
            Ok(answer) if form.end() => done(answer),
            Ok(_) => {}
            Err(denial) => refuse(form, voice, &denial),
        }
    });
}

/// Says why a form was refused.
pub fn refuse(form: FormState, voice: impl Voice, denial: &Denial) {
    let faults = match denial {
        Denial::Refused(problem) => problem.errors.clone(),
        Denial::Unreachable => Vec::new(),
    };
    let is_ours = !faults.is_empty() && faults.iter().all(|fault| form.has(voice.name(&fault.field)));
    let message = (!is_ours).then(|| voice.reason(denial.code()));
    form.refuse(spoken(voice, &faults), message);
}

fn spoken(voice: impl Voice, faults: &[FieldError]) -> Vec<(String, TextProp)> {
    let i18n = voice.i18n();
    faults
        .iter()
        .map(|fault| {
            let (words, limit) = (voice.blame(fault), fault.limit);
            let said = move || {
                let texts = FaultTexts::of(i18n);
                match (words(texts), limit) {
                    (words, Some(limit)) if words == texts.too_long => {
                        (texts.at_most)(&format::number(limit.into(), i18n.locale()))
                    }
                    (words, _) => words.to_owned(),
                }
            };
            (voice.name(&fault.field).to_owned(), said.into())
        })
        .collect()
}

/// Why any form was refused; without a code, no answer came.
pub fn reason(code: Option<ProblemCode>, i18n: I18n) -> TextProp {
    let words: fn(&EditingTexts) -> &'static str = match code {
        None | Some(ProblemCode::Unavailable | ProblemCode::BadGateway) => |texts| texts.unreachable,
        Some(ProblemCode::TooManyRequests) => |texts| texts.too_often,
        Some(ProblemCode::InvalidField) => |texts| texts.refused,
        Some(_) => |texts| texts.failed,
    };
    (move || words(EditingTexts::of(i18n))).into()
}

/// What is wrong with any field.
pub fn blame(fault: &FieldError) -> Blame {
    match fault.code {
        FaultCode::Required => |texts| texts.required,
        FaultCode::TooLong => |texts| texts.too_long,
        FaultCode::TooShort if fault.field.ends_with("password") => |texts| texts.password_short,
        FaultCode::TooShort => |texts| texts.too_short,
        FaultCode::OutOfRange => |texts| texts.out_of_range,
        FaultCode::Malformed if fault.message.contains("accents") => |texts| texts.accents,
        FaultCode::Malformed if fault.field.ends_with("email") => |texts| texts.bad_email,
        FaultCode::Malformed if fault.message.contains("control characters") => |texts| texts.hidden,
        FaultCode::Malformed => |texts| texts.malformed,
        FaultCode::UnknownValue | FaultCode::UnknownParameter => |texts| texts.unknown_value,
        FaultCode::Repeated => |texts| texts.repeated,
        FaultCode::Weak => |texts| texts.weak,
        FaultCode::Inconsistent => |texts| texts.inconsistent,
    }
}
