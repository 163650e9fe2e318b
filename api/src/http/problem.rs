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
        header::{ACCESS_CONTROL_ALLOW_ORIGIN, ALLOW, CACHE_CONTROL, CONTENT_TYPE, HeaderValue},
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
use crate::store::StoreError;

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
    /// The methods that the address takes, when the request's is not one of them.
    allow: Option<HeaderValue>,
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

    /// The address exists, and takes these methods only.
    pub fn method_not_allowed(allowed: HeaderValue) -> Self {
        let detail = format!("It takes {}.", allowed.to_str().unwrap_or("other methods"));
        let mut problem = Self::from(Problem::new(ProblemCode::MethodNotAllowed, detail));
        problem.0.allow = Some(allowed);
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
        Self(Box::new(Failure { problem, cause: None, allow: None }))
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
        if let Some(allowed) = &self.0.allow {
            headers.insert(ALLOW, allowed.clone());
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
        ProblemCode::NotFound => {
            "Check the address. What was withdrawn from the public site answers like this too."
        }
        ProblemCode::MethodNotAllowed => "Use one of the methods that the header `Allow` names.",
        ProblemCode::VersionMismatch => {
            "Read the object again, look at what changed, and send your change with its new `ETag`."
        }
        ProblemCode::IllegalStep => "Read the object again: its state has moved on.",
        ProblemCode::Conflict => "Read what is there already, and change that instead.",
        ProblemCode::Internal => "The fault is ours and has been noted down. Trying again later may help.",
        ProblemCode::Unavailable => "Try again in a moment.",
    }
}
