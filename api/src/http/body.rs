//! Bodies that clients send: JSON, read when the handler asks for it, so that nobody who may not call it learns anything
//! from what is wrong with theirs.

use std::{
    future::{Ready, ready},
    marker::PhantomData,
    time::Duration,
};

use actix_web::{
    FromRequest, HttpMessage as _, HttpRequest, dev,
    http::header::CONTENT_LENGTH,
    rt::time::timeout,
    web::{Bytes, Payload},
};
use cafeia_shared::problem::{FaultCode, FieldError, Problem, ProblemCode};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

use super::problem::ApiProblem;

/// Bytes of a body at most.
const LARGEST: usize = 64 * 1024;
/// How long a body may take to come.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long a file may take to come, over a poor line.
const FILE_PATIENCE: Duration = Duration::from_mins(5);

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

impl<T: DeserializeOwned + Serialize> Body<T> {
    /// Reads it. What is wrong with its shape is told; what is wrong with its fields is for the rules to say.
    pub(super) async fn read(self) -> Result<T, ApiProblem> {
        if !self.is_json {
            return Err(problem(ProblemCode::UnsupportedMediaType, "Send application/json."));
        }
        let broken = || problem(ProblemCode::MalformedBody, "The body did not come whole.");
        let body = timeout(PATIENCE, self.payload.to_bytes_limited(LARGEST)).await.map_err(|_| broken())?;
        let too_large = |_| problem(ProblemCode::BodyTooLarge, format!("{LARGEST} bytes are taken at most."));
        let body = body.map_err(too_large)?.map_err(|_| broken())?;
        let mut body_of = serde_json::Deserializer::from_slice(&body);
        let read: T = serde_path_to_error::deserialize(&mut body_of).map_err(|error| unreadable(&error))?;
        body_of.end().map_err(|error| malformed(&error.to_string()))?;
        let asked = serde_json::from_slice(&body).map_err(ApiProblem::internal)?;
        let written = serde_json::to_value(&read).map_err(ApiProblem::internal)?;
        match array_for_object(&asked, &written, "") {
            None => Ok(read),
            Some(path) => Err(malformed(&format!("{path} is an array where an object is needed"))),
        }
    }
}

/// The bytes of a file, not yet read.
pub(super) struct FileBody {
    length: Option<u64>,
    payload: Payload,
}

impl FromRequest for FileBody {
    type Error = ApiProblem;
    type Future = Ready<Result<Self, ApiProblem>>;

    fn from_request(request: &HttpRequest, payload: &mut dev::Payload) -> Self::Future {
        let length =
            request.headers().get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
        let payload = Payload::from_request(request, payload).into_inner();
        ready(match payload {
            Ok(payload) => Ok(Self { length, payload }),
            Err(error) => Err(ApiProblem::internal(error)),
        })
    }
}

impl FileBody {
    /// Reads it, unless it has more bytes than `most`, or says so.
    pub(super) async fn read(self, most: usize) -> Result<Bytes, ApiProblem> {
        let too_large = || problem(ProblemCode::BodyTooLarge, format!("{most} bytes are taken at most."));
        if self.length.is_some_and(|length| length > most as u64) {
            return Err(too_large());
        }
        let broken = || problem(ProblemCode::MalformedBody, "The file did not come whole.");
        let body = timeout(FILE_PATIENCE, self.payload.to_bytes_limited(most)).await.map_err(|_| broken())?;
        body.map_err(|_| too_large())?.map_err(|_| broken())
    }
}

/// Where an array stands for an object: the library takes its items for the fields in their order, the specification does
/// not.
fn array_for_object(asked: &Value, written: &Value, path: &str) -> Option<String> {
    match (asked, written) {
        (Value::Array(_), Value::Object(_)) => {
            Some(if path.is_empty() { "the body".to_owned() } else { path.to_owned() })
        }
        (Value::Object(asked), Value::Object(written)) => asked.iter().find_map(|(name, value)| {
            let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
            array_for_object(value, written.get(name)?, &path)
        }),
        (Value::Array(asked), Value::Array(written)) => {
            let mut both = asked.iter().zip(written).enumerate();
            both.find_map(|(at, (asked, written))| array_for_object(asked, written, &format!("{path}[{at}]")))
        }
        _ => None,
    }
}

/// What a body is answered that cannot be read, with the field of which that is so: none of a text that is no JSON.
fn unreadable(error: &serde_path_to_error::Error<serde_json::Error>) -> ApiProblem {
    let (path, fault) = (error.path().to_string(), error.inner().to_string());
    let within = Some(path).filter(|path| path != ".");
    let missing = fault.strip_prefix("missing field `").and_then(|rest| rest.split_once('`'));
    let field = match (within, missing) {
        (within, Some((name, _))) => {
            let path = within.map_or_else(|| name.to_owned(), |within| format!("{within}.{name}"));
            FieldError::new(path, FaultCode::Required, "must be given")
        }
        (Some(within), None) if error.inner().is_data() => {
            FieldError::new(within, FaultCode::Malformed, fault)
        }
        _ => return malformed(&fault),
    };
    let detail = shape_of(&format!("{}: {}", field.field, field.message));
    Problem { errors: vec![field], ..Problem::new(ProblemCode::MalformedBody, detail) }.into()
}

fn malformed(fault: &str) -> ApiProblem {
    problem(ProblemCode::MalformedBody, shape_of(fault))
}

fn shape_of(fault: &str) -> String {
    format!("The body is not as it must be: {fault}.")
}

fn problem(code: ProblemCode, detail: impl Into<String>) -> ApiProblem {
    Problem::new(code, detail).into()
}

#[cfg(test)]
mod tests {
    use cafeia_shared::cafes::Contact;

    use super::*;

    #[test]
    fn an_array_is_no_object() {
        let found = |asked: &str| {
            let read: Vec<Contact> = serde_json::from_str(asked).unwrap();
            let (asked, written) =
                (serde_json::from_str(asked).unwrap(), serde_json::to_value(read).unwrap());
            array_for_object(&asked, &written, "contacts")
        };
        assert_eq!(found(r#"[{"email": null}, {}]"#), None);
        assert_eq!(found(r#"[{"phone": "1"}, [null, null]]"#).as_deref(), Some("contacts[1]"));
    }
}
