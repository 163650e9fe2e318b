//! Bodies that clients send: JSON, read when the handler asks for it, so that nobody who may not call it learns anything
//! from what is wrong with theirs.

use std::{
    future::{Ready, ready},
    marker::PhantomData,
    time::Duration,
};

use actix_web::{FromRequest, HttpMessage as _, HttpRequest, dev, rt::time::timeout, web::Payload};
use cafeia_shared::problem::{Problem, ProblemCode};
use serde::de::DeserializeOwned;

use super::problem::ApiProblem;

/// Bytes of a body at most.
const LARGEST: usize = 64 * 1024;
/// How long a body may take to come.
const PATIENCE: Duration = Duration::from_secs(30);

/// A body of JSON that holds a `T`, not yet read.
pub(super) struct Body<T> {
    is_json: bool,
    payload: Payload,
    holds: PhantomData<fn() -> T>,
}

impl<T> FromRequest for Body<T> {
    type Error = ApiProblem;
    type Future = Ready<Result<Self, ApiProblem>>;

    fn from_request(request: &HttpRequest, payload: &mut dev::Payload) -> Self::Future {
        let is_json = request.content_type().eq_ignore_ascii_case("application/json");
        let payload = Payload::from_request(request, payload).into_inner();
        ready(match payload {
            Ok(payload) => Ok(Self { is_json, payload, holds: PhantomData }),
            Err(error) => Err(ApiProblem::internal(error)),
        })
    }
}

impl<T: DeserializeOwned> Body<T> {
    /// Reads it. What is wrong with its shape is told; what is wrong with its fields is for the rules to say.
    pub(super) async fn read(self) -> Result<T, ApiProblem> {
        if !self.is_json {
            return Err(problem(ProblemCode::UnsupportedMediaType, "Send application/json."));
        }
        let broken = || problem(ProblemCode::MalformedBody, "The body did not come whole.");
        let body = timeout(PATIENCE, self.payload.to_bytes_limited(LARGEST)).await.map_err(|_| broken())?;
        let too_large = |_| problem(ProblemCode::BodyTooLarge, format!("{LARGEST} bytes are taken at most."));
        let body = body.map_err(too_large)?.map_err(|_| broken())?;
        serde_json::from_slice(&body).map_err(|error| {
            problem(ProblemCode::MalformedBody, format!("The body is not as it must be: {error}."))
        })
    }
}

fn problem(code: ProblemCode, detail: impl Into<String>) -> ApiProblem {
    Problem::new(code, detail).into()
}
