//! What a café's form says of what is wrong with it.

use cafeia_shared::problem::{FaultCode, FieldError, ProblemCode};
use leptos::prelude::*;

use crate::{
    i18n::I18n,
    pages::forms::{Blame, Voice, blame, reason},
};

/// What the form says.
#[derive(Clone, Copy)]
pub struct CafeVoice(pub I18n);

impl Voice for CafeVoice {
    fn i18n(self) -> I18n {
        self.0
    }

    fn reason(self, code: Option<ProblemCode>) -> TextProp {
        reason(code, self.0)
    }

    fn blame(self, fault: &FieldError) -> Blame {
        match (self.name(&fault.field), fault.code) {
            ("title", FaultCode::Required) => |texts| texts.title_missing,
            ("day", FaultCode::Required) => |texts| texts.day_missing,
            ("starts_at" | "ends_at", FaultCode::Required) => |texts| texts.time_missing,
            ("starts_at", FaultCode::OutOfRange) if fault.message.contains("until it is known") => {
                |texts| texts.past
            }
            ("day" | "starts_at", FaultCode::OutOfRange) if fault.message.contains("past") => {
                |texts| texts.past_day
            }
            ("day" | "starts_at", FaultCode::OutOfRange) if fault.message.contains("ahead") => {
                |texts| texts.far_ahead
            }
            ("ends_at", FaultCode::Inconsistent) if fault.message.contains("same day") => {
                |texts| texts.ends_before
            }
            ("ends_at", FaultCode::Inconsistent) => |texts| texts.bad_end,
            ("place_id", FaultCode::Required | FaultCode::Inconsistent) => |texts| texts.place_missing,
            ("host_id", FaultCode::Required) => |texts| texts.host_missing,
            ("new_host.commune_code", _) => |texts| texts.host_commune_missing,
            ("registration.target", FaultCode::Required) => |texts| texts.target_missing,
            ("registration.target", FaultCode::Malformed) if fault.message.contains("https") => {
                |texts| texts.bad_url
            }
            ("registration.target", FaultCode::Malformed) if fault.message.contains("accents") => {
                |texts| texts.accents
            }
            ("registration.target", FaultCode::Malformed) if fault.message.contains("mail") => {
                |texts| texts.bad_email
            }
            ("registration.target" | "contact.phone", FaultCode::Malformed) => |texts| texts.bad_phone,
            ("online_url", FaultCode::Malformed) => |texts| texts.bad_url,
            ("new_place.postal_code", _) => |texts| texts.bad_postal_code,
            ("capacity", FaultCode::Malformed | FaultCode::OutOfRange) => |texts| texts.bad_capacity,
            ("seats_taken", FaultCode::Malformed | FaultCode::OutOfRange) => |texts| texts.bad_taken,
            ("seats_taken", FaultCode::Inconsistent) => |texts| texts.too_many_taken,
            ("format_ids" | "organisers" | "facilitators", FaultCode::TooLong) => |texts| texts.too_many,
            ("organisers", FaultCode::Inconsistent) => |texts| texts.host_again,
            ("timezone", FaultCode::Inconsistent) => |texts| texts.other_time,
            ("consent", _) => |texts| texts.not_agreed,
            _ => blame(fault),
        }
    }

    /// A proposal holds the café's fields under a name of their own; the form has one field for all about a place's commune.
    fn name(self, field: &str) -> &str {
        let field = field.strip_prefix("cafe.").unwrap_or(field);
        match field {
            "new_place" | "new_place.commune_code" => "place_id",
            "new_host" => "host_id",
            field if field.starts_with("organisers") => "organisers",
            field if field.starts_with("facilitators") => "facilitators",
            field if field.starts_with("format_ids") => "format_ids",
            field => field,
        }
    }
}
