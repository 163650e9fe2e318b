//! What the application asks of the API. The only code that speaks HTTP.

mod cafes;
mod geo;

pub use cafes::{cafe, cafe_clusters, cafes};
pub use geo::{commune, communes, neighbours, outline, place_names, territories};

use cafeia_shared::problem::{Problem, ProblemCode};
use gloo_net::http::Request;
use leptos::logging::error;
use serde::de::DeserializeOwned;

/// Why a call gave no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CallError {
    /// The API answered that it will not, and why.
    Refused(Problem),
    /// No answer came: the network is cut, or the service is down.
    Unreachable,
}

impl CallError {
    /// Whether the API says that nothing is at this address.
    pub fn is_not_found(&self) -> bool {
        matches!(self, Self::Refused(problem) if problem.code == ProblemCode::NotFound)
    }
}

/// Reads what stands at an address of the API.
async fn call<T: DeserializeOwned>(address: &str) -> Result<T, CallError> {
    let text = call_text(address, "application/json").await?;
    serde_json::from_str(&text).map_err(|fault| {
        error!("{address}: {fault}");
        CallError::Refused(Problem::new(ProblemCode::Internal, "The answer has an unexpected shape."))
    })
}

/// Reads what stands at an address, as it is written.
async fn call_text(address: &str, media_type: &str) -> Result<String, CallError> {
    let answer = Request::get(address)
        .header("Accept", media_type)
        .send()
        .await
        .map_err(|_| CallError::Unreachable)?;
    let text = answer.text().await.map_err(|_| CallError::Unreachable)?;
    if answer.ok() {
        return Ok(text);
    }
    // Something that stands before the API (a proxy) does not speak in problems.
    Err(serde_json::from_str(&text).map_or(CallError::Unreachable, CallError::Refused))
}

/// An address with its query, or without one when it is empty.
fn with_query(path: &str, query: &str) -> String {
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

/// A value as one segment of an address.
fn segment(value: &str) -> String {
    js_sys::encode_uri_component(value).into()
}
