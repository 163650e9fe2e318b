//! Failed requests, as `application/problem+json` (RFC 9457).
//!
//! The codes, their statuses and their sentences stand in one table, in `cafeia_shared::problem`. Faults of
//! ours answer a fixed sentence; their cause goes to the log, once, where the answer leaves (`watch.rs`).

use std::fmt;

use actix_web::{
    HttpResponse, ResponseError,
    body::BoxBody,
    error::BlockingError,
    get,
    http::{
        StatusCode,
        header::{
            ACCESS_CONTROL_ALLOW_ORIGIN, ALLOW, CACHE_CONTROL, CONTENT_TYPE, HeaderName, HeaderValue,
            RETRY_AFTER, WWW_AUTHENTICATE,
        },
    },
    web::Path,
};
use cafeia_shared::{
    problem::{FaultCode, FieldError, Problem, ProblemCode},
    query::NoQuery,
};
use serde::Serialize;

use super::{
    answer::{Answer, Freshness},
    query::Asked,
    watch,
};
use crate::{
    access::AccessError,
    domain::{DomainError, policy::Refusal},
    store::StoreError,
};

/// The media type of problems.
pub(super) const PROBLEM_JSON: &str = "application/problem+json";

/// Why a request failed: what the client reads, and what the log does.
#[derive(Debug)]
pub struct ApiProblem(Box<Failure>);

#[derive(Debug)]
struct Failure {
    problem: Problem,
    /// Of a fault of ours.
    cause: Option<String>,
    /// What the client needs besides: the methods that the address takes, how to sign in, how long to wait.
    header: Option<(HeaderName, HeaderValue)>,
}

impl ApiProblem {
    /// Nothing is at the address, or it is not public.
    pub fn not_found(detail: impl Into<String>) -> Self {
        Problem::new(ProblemCode::NotFound, detail).into()
    }

    /// Part of the path is not written as it must be.
    pub fn path(field: &str, message: impl Into<String>) -> Self {
        Problem::parameters(vec![FieldError::new(field, FaultCode::Malformed, message)]).into()
    }

    /// The request does not say under which name the server is reached, and the answer needs it.
    pub fn host() -> Self {
        Self::path("Host", "the header does not name a host")
    }

    /// The address exists, and takes these methods only.
    pub fn method_not_allowed(allowed: HeaderValue) -> Self {
        let detail = format!("It takes {}.", allowed.to_str().unwrap_or("other methods"));
        let mut problem = Self::from(Problem::new(ProblemCode::MethodNotAllowed, detail));
        problem.0.header = Some((ALLOW, allowed));
        problem
    }

    /// Nobody is let in, with the way to come in (RFC 6750 §3).
    fn not_in(code: ProblemCode, detail: &str) -> Self {
        let mut problem = Self::from(Problem::new(code, detail));
        problem.0.header = Some((WWW_AUTHENTICATE, HeaderValue::from_static("Bearer")));
        problem
    }

    /// A fault of ours, with its cause for the log.
    pub fn internal(cause: impl fmt::Display) -> Self {
        let mut problem = Self::from(Problem::new(
            ProblemCode::Internal,
            "It was noted down. Trying again later may help.",
        ));
        problem.0.cause = Some(cause.to_string());
        problem
    }

    /// We cannot answer now, with the cause for the log.
    pub fn unavailable(cause: impl fmt::Display) -> Self {
        let mut problem = Self::from(Problem::new(ProblemCode::Unavailable, "Try again in a moment."));
        problem.0.cause = Some(cause.to_string());
        problem
    }

    /// A service that ours asks gave no sound answer, with the cause for the log.
    pub fn bad_gateway(detail: &str, cause: impl fmt::Display) -> Self {
        let mut problem = Self::from(Problem::new(ProblemCode::BadGateway, detail));
        problem.0.cause = Some(cause.to_string());
        problem
    }

    /// What the client reads.
    pub fn problem(&self) -> &Problem {
        &self.0.problem
    }

    /// What the log says, of a fault of ours.
    pub fn cause(&self) -> Option<&str> {
        self.0.cause.as_deref()
    }
}

impl From<Problem> for ApiProblem {
    fn from(problem: Problem) -> Self {
        Self(Box::new(Failure { problem, cause: None, header: None }))
    }
}

/// Faults of a query string.
impl From<Vec<FieldError>> for ApiProblem {
    fn from(faults: Vec<FieldError>) -> Self {
        Problem::parameters(faults).into()
    }
}

impl From<StoreError> for ApiProblem {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Busy(_) | StoreError::Unreachable { .. } => Self::unavailable(error),
            _ => Self::internal(error),
        }
    }
}

impl From<DomainError> for ApiProblem {
    fn from(error: DomainError) -> Self {
        let detail = error.to_string();
        match error {
            DomainError::Invalid(faults) => Problem::fields(faults).into(),
            DomainError::Parameters(faults) => faults.into(),
            DomainError::NotAllowed(Refusal::SecondFactorNeeded) => {
                Problem::new(ProblemCode::SecondFactorNeeded, Refusal::SecondFactorNeeded.sentence()).into()
            }
            DomainError::NotAllowed(refusal) => {
                Problem::new(ProblemCode::NotAllowed, refusal.sentence()).into()
            }
            DomainError::WrongCredentials => Self::not_in(
                ProblemCode::WrongCredentials,
                "The address, the password or the code is not right.",
            ),
            DomainError::LinkExpired => {
                Problem::new(ProblemCode::LinkExpired, "It was used, replaced by a newer one, or is too old.")
                    .into()
            }
            DomainError::KeyReused => {
                Problem::new(ProblemCode::KeyReused, "Use a new key for each new request.").into()
            }
            DomainError::AlreadyGranted => {
                Problem::new(ProblemCode::AlreadyGranted, sentence(&detail)).into()
            }
            DomainError::Conflict(what) => Problem::new(ProblemCode::Conflict, what).into(),
            DomainError::NotFound(..) => Self::not_found("Nothing that you may see has this id."),
            DomainError::Duplicate(..) => Problem::new(ProblemCode::Conflict, sentence(&detail)).into(),
            DomainError::VersionMismatch { .. } => {
                Problem::new(ProblemCode::VersionMismatch, sentence(&detail)).into()
            }
            DomainError::IllegalStep { .. } => {
                Problem::new(ProblemCode::IllegalStep, sentence(&detail)).into()
            }
            DomainError::Store(error) => error.into(),
        }
    }
}

fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).chain(['.']).collect()).unwrap_or_default()
}

impl From<AccessError> for ApiProblem {
    fn from(error: AccessError) -> Self {
        match error {
            AccessError::NotSignedIn => {
                Self::not_in(ProblemCode::NotSignedIn, "Sign in, or refresh the session.")
            }
            AccessError::SecondFactorRequired => Self::not_in(
                ProblemCode::SecondFactorRequired,
                "The password is right. Send the same again with a code.",
            ),
            AccessError::RefreshedAMomentAgo => {
                Problem::new(ProblemCode::Conflict, "The session was refreshed a moment ago.").into()
            }
            AccessError::TooOften(seconds) => {
                let mut problem = Self::from(Problem::new(
                    ProblemCode::TooManyRequests,
                    format!("Try again in {seconds} seconds."),
                ));
                problem.0.header = Some((RETRY_AFTER, seconds.into()));
                problem
            }
            AccessError::Busy => {
                let mut problem = Self::unavailable("too many passwords wait to be compared");
                problem.0.header = Some((RETRY_AFTER, HeaderValue::from_static("2")));
                problem
            }
            AccessError::Domain(error) => error.into(),
            AccessError::Secrets(_) | AccessError::Broken => Self::internal(error),
        }
    }
}

/// The work on another thread panicked, or the server is stopping.
impl From<BlockingError> for ApiProblem {
    fn from(_: BlockingError) -> Self {
        Self::internal("the work on a blocking thread came to no end")
    }
}

impl fmt::Display for ApiProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.0.problem.title, self.0.problem.detail)
    }
}

impl ResponseError for ApiProblem {
    fn status_code(&self) -> StatusCode {
        StatusCode::from_u16(self.0.problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    fn error_response(&self) -> HttpResponse<BoxBody> {
        // A problem holds texts and numbers only: writing it cannot fail.
        let body = serde_json::to_vec(&self.0.problem).unwrap_or_default();
        let mut response = HttpResponse::new(self.status_code());
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(PROBLEM_JSON));
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
        if let Some((name, value)) = &self.0.header {
            headers.insert(name.clone(), value.clone());
        }
        // An answer to a panic does not pass where the others get these.
        watch::secure(headers);
        response.set_body(BoxBody::new(body))
    }
}

/// A problem code, described.
#[derive(Debug, Serialize)]
pub(super) struct ProblemDescription {
    code: ProblemCode,
    status: u16,
    title: &'static str,
    advice: &'static str,
}

/// What the `type` of a problem leads to.
#[get("/api/problems/{code}")]
pub(super) async fn show_problem(
    asked: Asked<NoQuery>,
    code: Path<String>,
) -> Result<Answer<ProblemDescription>, ApiProblem> {
    let found = ProblemCode::ALL.iter().copied().find(|known| known.as_str() == *code);
    let Some(code) = found else {
        let known: Vec<_> = ProblemCode::ALL.iter().map(|known| known.as_str()).collect();
        return Err(ApiProblem::not_found(format!("No such code; the codes are {}.", known.join(", "))));
    };
    let description =
        ProblemDescription { code, status: code.status(), title: code.title(), advice: advice(code) };
    asked.json(Freshness::Day, |_, _| Ok(description)).await
}

/// What the caller can do.
fn advice(code: ProblemCode) -> &'static str {
    match code {
        ProblemCode::InvalidParameter => {
            "Read `errors`: each entry names a parameter and says how it is written. Unknown parameters are \
             refused so that a misspelt filter never passes for an answer."
        }
        ProblemCode::InvalidField => {
            "Read `errors`: each entry names a field of the body and says what it must be."
        }
        ProblemCode::MalformedBody => {
            "Send JSON of the shape that the specification gives for this operation."
        }
        ProblemCode::BodyTooLarge => "Send less at a time.",
        ProblemCode::UnsupportedMediaType => "Send `Content-Type: application/json`.",
        ProblemCode::NotSignedIn => {
            "Sign in at `POST /api/v1/sessions` and send `Authorization: Bearer …`; refresh the token when it is over."
        }
        ProblemCode::WrongCredentials => {
            "Check the address, the password and the code; or ask for a new password."
        }
        ProblemCode::SecondFactorRequired => {
            "Send the same again with `code`: six digits of the authenticator application, or a recovery code."
        }
        ProblemCode::NotAllowed => "Ask whoever looks after your territory for a grant that allows it.",
        ProblemCode::SecondFactorNeeded => "Set up a second factor at `POST /api/v1/account/second-factor`.",
        ProblemCode::ForeignOrigin => "Send the request from a page of the site itself.",
        ProblemCode::LinkExpired => "Ask for a new link, and follow the one that came last.",
        ProblemCode::PreconditionRequired => "Read the object, and send its `ETag` as `If-Match`.",
        ProblemCode::TooManyRequests => "Wait for as many seconds as `Retry-After` says.",
        ProblemCode::NotFound => {
            "Check the address. What was withdrawn from the public site answers like this too."
        }
        ProblemCode::MethodNotAllowed => "Use one of the methods that the header `Allow` names.",
        ProblemCode::VersionMismatch => {
            "Read the object again, look at what changed, and send your change with its new `ETag`."
        }
        ProblemCode::IllegalStep => "Read the object again: its state has moved on.",
        ProblemCode::KeyReused => {
            "Send each new request with a key of its own, and the same one again only to repeat that request."
        }
        ProblemCode::AlreadyGranted => {
            "Nothing is left to do: the account holds the role. To give it for longer, give it with a later end."
        }
        ProblemCode::Conflict => "Read what is there already, and change that instead.",
        ProblemCode::Internal => "The fault is ours and has been noted down. Trying again later may help.",
        ProblemCode::BadGateway => "The fault lies with that service. Trying again later may help.",
        ProblemCode::Unavailable => "Try again in a moment.",
    }
}
