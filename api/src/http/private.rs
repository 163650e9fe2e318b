//! Answers for one person alone: nobody keeps them, and no other site's page reads them.

use actix_web::{
    HttpRequest, HttpResponse, Responder,
    body::BoxBody,
    cookie::Cookie,
    http::{
        StatusCode,
        header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, ETAG, HeaderValue},
    },
};
use serde::Serialize;

use super::{
    answer::{JSON, tag},
    problem::ApiProblem,
};

/// An answer that holds a `T`.
pub struct Private<T> {
    status: StatusCode,
    content: T,
    version: Option<u32>,
    cookie: Option<Cookie<'static>>,
}

impl<T> Private<T> {
    /// What was asked for.
    pub(super) fn new(content: T) -> Self {
        Self { status: StatusCode::OK, content, version: None, cookie: None }
    }

    /// What was made.
    pub(super) fn created(content: T) -> Self {
        Self { status: StatusCode::CREATED, ..Self::new(content) }
    }

    /// With the version that the next change's `If-Match` names.
    pub(super) fn with_version(self, version: u32) -> Self {
        Self { version: Some(version), ..self }
    }

    /// With a cookie.
    pub(super) fn with_cookie(self, cookie: Cookie<'static>) -> Self {
        Self { cookie: Some(cookie), ..self }
    }
}

impl<T: Serialize> Responder for Private<T> {
    type Body = BoxBody;

    fn respond_to(self, request: &HttpRequest) -> HttpResponse {
        let body = match serde_json::to_vec(&self.content) {
            Ok(body) => body,
            Err(error) => return HttpResponse::from_error(ApiProblem::internal(error)),
        };
        let mut response = Done { status: self.status, cookie: self.cookie }.respond_to(request);
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(JSON));
        if let Some(version) = self.version {
            headers.insert(ETAG, tag(format!("\"{version}\"")));
        }
        response.set_body(BoxBody::new(body))
    }
}

/// A file for one person alone, to be kept under a name of ASCII letters.
pub struct PrivateFile {
    /// Its name.
    pub(super) name: &'static str,
    /// Its media type.
    pub(super) media: &'static str,
    /// What is in it.
    pub(super) content: Vec<u8>,
}

impl Responder for PrivateFile {
    type Body = BoxBody;

    fn respond_to(self, request: &HttpRequest) -> HttpResponse {
        let mut response = Done { status: StatusCode::OK, cookie: None }.respond_to(request);
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(self.media));
        headers.insert(CONTENT_DISPOSITION, tag(format!("attachment; filename=\"{}\"", self.name)));
        response.set_body(BoxBody::new(self.content))
    }
}

/// The answer that something was done.
pub struct Done {
    status: StatusCode,
    cookie: Option<Cookie<'static>>,
}

impl Done {
    /// It was done.
    pub(super) fn now() -> Self {
        Self { status: StatusCode::NO_CONTENT, cookie: None }
    }

    /// It will be done, if it can.
    pub(super) fn later() -> Self {
        Self { status: StatusCode::ACCEPTED, cookie: None }
    }

    /// With a cookie.
    pub(super) fn with_cookie(self, cookie: Cookie<'static>) -> Self {
        Self { cookie: Some(cookie), ..self }
    }
}

impl Responder for Done {
    type Body = BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        let mut response = HttpResponse::new(self.status);
        response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Some(cookie) = &self.cookie
            && let Err(error) = response.add_cookie(cookie)
        {
            return HttpResponse::from_error(ApiProblem::internal(error));
        }
        response
    }
}
