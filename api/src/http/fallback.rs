//! What no operation takes: other methods, unknown addresses, and the site.

use std::collections::HashMap;

use actix_web::{
    Either, HttpRequest, HttpResponse, Responder,
    body::BoxBody,
    http::{
        Method, StatusCode,
        header::{
            ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
            ACCESS_CONTROL_MAX_AGE, ALLOW, HeaderValue,
        },
    },
    web::Data,
};
use utoipa::openapi::OpenApi;

use super::{
    State,
    answer::Answer,
    docs,
    problem::ApiProblem,
    site::{self, SiteFile},
};

/// What an address that only gives something takes.
const READS: &str = "GET, HEAD, OPTIONS";

/// The methods that the API's addresses take.
pub(super) struct Routes {
    /// By pattern, where it is more than reading.
    writable: HashMap<String, HeaderValue>,
}

impl Routes {
    pub(super) fn new(document: &OpenApi) -> Self {
        let writable = document.paths.paths.iter().filter_map(|(pattern, item)| {
            let methods: Vec<_> = docs::operations(item).map(|(method, _)| method).collect();
            if methods == ["GET"] {
                return None;
            }
            let mut allowed = methods.join(", ");
            if methods.contains(&"GET") {
                allowed.push_str(", HEAD");
            }
            allowed.push_str(", OPTIONS");
            Some((pattern.clone(), HeaderValue::try_from(allowed).ok()?))
        });
        Self { writable: writable.collect() }
    }

    /// The methods of an address; nothing when there is no such address outside the site.
    fn allowed(&self, request: &HttpRequest) -> Option<HeaderValue> {
        let pattern = request.resource_map().match_pattern(request.path())?;
        let known = self.writable.get(&pattern).cloned();
        Some(known.unwrap_or_else(|| HeaderValue::from_static(READS)))
    }
}

/// The answer to OPTIONS: what the address takes, and from where.
pub(super) struct Allowed(HeaderValue);

impl Responder for Allowed {
    type Body = BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        let mut response = HttpResponse::new(StatusCode::NO_CONTENT);
        let headers = response.headers_mut();
        headers.insert(ALLOW, self.0.clone());
        headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
        headers.insert(ACCESS_CONTROL_ALLOW_METHODS, self.0);
        headers.insert(ACCESS_CONTROL_ALLOW_HEADERS, HeaderValue::from_static("*"));
        headers.insert(ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("86400"));
        response
    }
}

/// Answers what no operation takes.
pub(super) async fn answer_other(
    request: HttpRequest,
    state: Data<State>,
) -> Result<Either<Allowed, Answer<SiteFile>>, ApiProblem> {
    let path = request.path();
    let known = state.routes.allowed(&request);
    let is_site = known.is_none() && path != "/api" && !path.starts_with("/api/");
    match (known, request.method()) {
        (Some(allowed), &Method::OPTIONS) => Ok(Either::Left(Allowed(allowed))),
        (Some(allowed), _) => Err(ApiProblem::method_not_allowed(allowed)),
        (None, _) if !is_site => {
            Err(ApiProblem::not_found("No operation has this address; /api/docs/ shows those there are."))
        }
        (None, &Method::GET) => site::show_site(request, state).await.map(Either::Right),
        (None, &Method::OPTIONS) => Ok(Either::Left(Allowed(HeaderValue::from_static(READS)))),
        (None, _) => Err(ApiProblem::method_not_allowed(HeaderValue::from_static(READS))),
    }
}
