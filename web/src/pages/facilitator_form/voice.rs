//! What a facilitator's form says of what is wrong with it.

use cafeia_shared::problem::{FaultCode, FieldError, ProblemCode};
use leptos::prelude::*;

use crate::{
    i18n::{FacilitatorFormTexts, I18n},
    pages::forms::{Blame, Voice, blame, reason},
};

/// What the form says in the workspace.
#[derive(Clone, Copy)]
pub struct ProfileVoice(pub I18n);

impl Voice for ProfileVoice {
    fn i18n(self) -> I18n {
        self.0
    }

    fn reason(self, code: Option<ProblemCode>) -> TextProp {
        let i18n = self.0;
        let words: fn(&FacilitatorFormTexts) -> &'static str = match code {
            Some(ProblemCode::NotAllowed | ProblemCode::NotFound) => |texts| texts.not_yours,
            Some(ProblemCode::IllegalStep) => |texts| texts.illegal_step,
            Some(ProblemCode::VersionMismatch) => |texts| texts.changed,
            Some(ProblemCode::NotSignedIn) => |texts| texts.signed_out,
            code => return reason(code, i18n),
        };
        (move || words(FacilitatorFormTexts::of(i18n))).into()
    }

    fn blame(self, fault: &FieldError) -> Blame {
        blame_profile(&fault.field, fault)
    }
}

/// What is wrong with a field of the profile, whose name is given without what comes before it.
pub fn blame_profile(field: &str, fault: &FieldError) -> Blame {
    match (field, fault.code) {
        ("commune_code", FaultCode::Required) => |texts| texts.commune_missing,
        ("travel_radius_km", _) => |texts| texts.bad_radius,
        ("format_ids", FaultCode::TooLong) => |texts| texts.too_many,
        ("visible", _) => |texts| texts.not_yours_to_agree,
        _ => blame(fault),
    }
}
