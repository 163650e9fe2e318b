//! Problems: how the API says that a request failed (RFC 9457), with codes that never change.

use serde::{Deserialize, Serialize};

use crate::vocabulary::Term as _;

macro_rules! problem_codes {
    ($($(#[$doc:meta])+ $name:ident = $code:tt, $status:literal, $title:literal;)+) => {
        /// What went wrong. The code is a contract: a client may rely on it, and words the message itself.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        pub enum ProblemCode {
            $($(#[$doc])+ #[serde(rename = $code)] $name,)+
        }

        impl ProblemCode {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The code as it is written on the wire.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }

            /// The HTTP status that goes with it.
            pub fn status(self) -> u16 {
                match self { $(Self::$name => $status),+ }
            }

            /// A short sentence that is the same each time.
            pub fn title(self) -> &'static str {
                match self { $(Self::$name => $title),+ }
            }
        }
    };
}

problem_codes! {
    /// A parameter of the address is malformed, unknown or out of range.
    InvalidParameter = "invalid_parameter", 400, "A parameter of the address is not valid";
    /// A field of the body is missing, malformed or out of range.
    InvalidField = "invalid_field", 422, "A field of the body is not valid";
    /// The body is not JSON of the expected shape.
    MalformedBody = "malformed_body", 400, "The body cannot be read";
    /// The body is larger than the server takes.
    BodyTooLarge = "body_too_large", 413, "The body is too large";
    /// The body's media type is not the expected one.
    UnsupportedMediaType = "unsupported_media_type", 415, "The body's media type is not supported";
    /// The operation needs a signed-in account, and none was proved.
    NotSignedIn = "not_signed_in", 401, "You are not signed in";
    /// The mail address, the password or the code is not right.
    WrongCredentials = "wrong_credentials", 401, "That is not right";
    /// The password is right, and the account has a second factor.
    SecondFactorRequired = "second_factor_required", 401, "A code of the second factor is required";
    /// The account's grants do not allow this.
    NotAllowed = "not_allowed", 403, "Your grants do not allow this";
    /// The grant that would allow this waits for the account's second factor.
    SecondFactorNeeded = "second_factor_needed", 403, "Set up a second factor first";
    /// The request comes from a page of another site.
    ForeignOrigin = "foreign_origin", 403, "The request comes from another site";
    /// Nothing is at this address, or it is not public.
    NotFound = "not_found", 404, "Nothing is here";
    /// The address exists and does not take this method.
    MethodNotAllowed = "method_not_allowed", 405, "This address does not take this method";
    /// The link was used, replaced by a newer one, or is too old.
    LinkExpired = "link_expired", 410, "This link is no longer good";
    /// The object has changed since it was read.
    VersionMismatch = "version_mismatch", 412, "The object has changed in the meantime";
    /// A change must say by `If-Match` which version it changes.
    PreconditionRequired = "precondition_required", 428, "Say which version you change";
    /// The step is not possible from the present state.
    IllegalStep = "illegal_step", 409, "This step is not possible now";
    /// The `Idempotency-Key` came with another request before.
    KeyReused = "key_reused", 422, "This idempotency key was used for another request";
    /// The object conflicts with another.
    Conflict = "conflict", 409, "This conflicts with what is there already";
    /// The account holds this role already, as far and as long as it was to be given.
    AlreadyGranted = "already_granted", 409, "This role was given already";
    /// The same was tried too often.
    TooManyRequests = "too_many_requests", 429, "Too many attempts";
    /// A fault of ours.
    Internal = "internal", 500, "Something went wrong on our side";
    /// A service that ours asks gave no sound answer.
    BadGateway = "bad_gateway", 502, "A service behind ours did not answer as it should";
    /// The server cannot answer now.
    Unavailable = "unavailable", 503, "The service cannot answer right now";
}

/// A failed request, as `application/problem+json` (RFC 9457).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "type": "/api/problems/invalid_parameter", "title": "A parameter of the address is not valid", "status": 400,
    "code": "invalid_parameter", "detail": "limit: is a whole number between 1 and 200.",
    "errors": [{"field": "limit", "code": "out_of_range", "message": "is a whole number between 1 and 200"}]
})))]
pub struct Problem {
    /// Address of the code's description.
    #[serde(rename = "type")]
    pub kind: String,
    /// The code's fixed sentence.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// The stable code.
    pub code: ProblemCode,
    /// What went wrong this time, and what to do.
    pub detail: String,
    /// The faults by field, when there are any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
}

impl Problem {
    /// A problem with its code and what to say about this occurrence.
    pub fn new(code: ProblemCode, detail: impl Into<String>) -> Self {
        Self {
            kind: format!("/api/problems/{}", code.as_str()),
            title: code.title().to_owned(),
            status: code.status(),
            code,
            detail: detail.into(),
            errors: Vec::new(),
        }
    }

    /// The problem of parameters that are not valid.
    pub fn parameters(errors: Vec<FieldError>) -> Self {
        Self::of_fields(ProblemCode::InvalidParameter, "parameter", errors)
    }

    /// The problem of body fields that are not valid.
    pub fn fields(errors: Vec<FieldError>) -> Self {
        Self::of_fields(ProblemCode::InvalidField, "field", errors)
    }

    fn of_fields(code: ProblemCode, noun: &str, errors: Vec<FieldError>) -> Self {
        let detail = match errors.as_slice() {
            [only] => format!("{}: {}.", only.field, only.message),
            several => format!("{} {noun}s are not valid; see errors.", several.len()),
        };
        Self { errors, ..Self::new(code, detail) }
    }
}

crate::vocabulary::vocabulary! {
    /// What is wrong with a field.
    FaultCode {
        /// It must be given.
        Required = "required",
        /// It has more characters or items than allowed.
        TooLong = "too_long",
        /// It has fewer characters or items than needed.
        TooShort = "too_short",
        /// It is a number or a date outside the allowed range.
        OutOfRange = "out_of_range",
        /// It is not written in the expected way.
        Malformed = "malformed",
        /// It is none of the known values.
        UnknownValue = "unknown_value",
        /// No such parameter exists.
        UnknownParameter = "unknown_parameter",
        /// It was given more than once.
        Repeated = "repeated",
        /// It is too easy to guess.
        Weak = "weak",
        /// It does not go with another field.
        Inconsistent = "inconsistent",
    }
}

/// What is wrong with one field or parameter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldError {
    /// Path of the field (`registration.target`), or name of the parameter.
    pub field: String,
    /// The stable code of the fault.
    pub code: FaultCode,
    /// What is wrong and how to mend it, in English.
    pub message: String,
    /// How many characters or items are allowed, where there are too many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

impl FieldError {
    /// A fault of a field.
    pub fn new(field: impl Into<String>, code: FaultCode, message: impl Into<String>) -> Self {
        Self { field: field.into(), code, message: message.into(), limit: None }
    }

    /// A fault of a field that is longer than allowed.
    pub fn too_long(field: impl Into<String>, limit: usize, message: impl Into<String>) -> Self {
        Self { limit: u32::try_from(limit).ok(), ..Self::new(field, FaultCode::TooLong, message) }
    }
}

impl std::fmt::Display for FieldError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {} ({})", self.field, self.message, self.code.as_str())
    }
}
