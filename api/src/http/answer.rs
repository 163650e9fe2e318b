//! Answers that know what they hold, how long they may be kept, and by which tag they are recognised.

use std::marker::PhantomData;

use actix_web::{
    HttpRequest, HttpResponse, Responder,
    body::BoxBody,
    http::{
        StatusCode,
        header::{
            ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_ENCODING,
            CONTENT_SECURITY_POLICY, CONTENT_TYPE, CROSS_ORIGIN_OPENER_POLICY, CROSS_ORIGIN_RESOURCE_POLICY,
            ETAG, EntityTag, Header as _, HeaderValue, IF_NONE_MATCH, IfNoneMatch, PERMISSIONS_POLICY, VARY,
        },
    },
    web::Bytes,
};

use super::{
    cache::Kept,
    encoding::{Effort, Encoding},
};

/// What the browser may do for a page besides showing it: tell where it is, when its reader asks for that.
const PERMISSIONS: &str = "accelerometer=(), camera=(), display-capture=(), geolocation=(self), gyroscope=(), \
                           magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

/// The media type of JSON.
pub(super) const JSON: &str = "application/json";

/// How long an answer may be kept by others, and by which tag it is recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Freshness {
    /// Follows the catalogue, minute by minute: lists and figures.
    List,
    /// One object.
    Detail,
    /// The same as long as the server runs: geography, documentation.
    Day,
    /// A picture for our own pages: the map's tiles.
    Week,
    /// A file whose name changes with its content.
    Immutable,
    /// To be asked for again each time: the page that names the others.
    Revalidated,
}

impl Freshness {
    fn cache_control(self) -> &'static str {
        match self {
            Self::List => "public, max-age=60, stale-while-revalidate=300",
            Self::Detail => "public, max-age=60",
            Self::Day => "public, max-age=86400",
            Self::Week => "public, max-age=604800",
            Self::Immutable => "public, max-age=31536000, immutable",
            Self::Revalidated => "no-cache",
        }
    }

    /// How hard its compression tries.
    pub(super) fn effort(self) -> Effort {
        match self {
            Self::List | Self::Detail => Effort::Quick,
            Self::Revalidated => Effort::Fair,
            Self::Day | Self::Week | Self::Immutable => Effort::Thorough,
        }
    }
}

/// An answer that holds a `T`, written already.
#[derive(Debug)]
pub struct Answer<T> {
    status: StatusCode,
    freshness: Freshness,
    content: Content,
    policy: Option<&'static str>,
    disposition: Option<HeaderValue>,
    holds: PhantomData<fn() -> T>,
}

#[derive(Debug)]
enum Content {
    /// The client has it already.
    Unchanged { tag: HeaderValue },
    /// The body.
    Whole { tag: Option<HeaderValue>, media: &'static str, encoding: Encoding, body: Bytes },
}

impl<T> Answer<T> {
    /// A kept answer; only its tag when the client has it already.
    pub(super) fn kept(request: &HttpRequest, freshness: Freshness, kept: Kept) -> Self {
        if client_has(request, &kept.tag) {
            return Self::unchanged(freshness, kept.tag);
        }
        Self::whole(freshness, kept)
    }

    /// A kept answer, whatever the client has.
    pub(super) fn whole(freshness: Freshness, kept: Kept) -> Self {
        let Kept { tag, media, encoding, body, .. } = kept;
        Self::new(freshness, Content::Whole { tag: Some(tag), media, encoding, body })
    }

    /// The client has it already.
    pub(super) fn unchanged(freshness: Freshness, tag: HeaderValue) -> Self {
        Self::new(freshness, Content::Unchanged { tag })
    }

    /// A page made for this one answer.
    pub(super) fn page(status: StatusCode, media: &'static str, body: Bytes) -> Self {
        let content = Content::Whole { tag: None, media, encoding: Encoding::Identity, body };
        Self { status, ..Self::new(Freshness::Revalidated, content) }
    }

    fn new(freshness: Freshness, content: Content) -> Self {
        Self {
            status: StatusCode::OK,
            freshness,
            content,
            policy: None,
            disposition: None,
            holds: PhantomData,
        }
    }

    /// With another status than 200.
    pub(super) fn with_status(self, status: StatusCode) -> Self {
        Self { status, ..self }
    }

    /// With what a page may load (Content Security Policy, level 3).
    pub(super) fn with_policy(self, policy: &'static str) -> Self {
        Self { policy: Some(policy), ..self }
    }

    /// With the name of the file that a browser keeps it as, made of letters, digits and `.-` of another name.
    pub(super) fn with_file_name(self, name: &str) -> Self {
        let name: String =
            name.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-')).take(200).collect();
        let disposition = HeaderValue::try_from(format!("attachment; filename=\"{name}\"")).ok();
        Self { disposition, ..self }
    }
}

impl<T> Responder for Answer<T> {
    type Body = BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        let (status, body) = match &self.content {
            Content::Unchanged { .. } => (StatusCode::NOT_MODIFIED, None),
            Content::Whole { body, .. } => (self.status, Some(body.clone())),
        };
        let mut response = HttpResponse::new(status);
        let headers = response.headers_mut();
        headers.insert(CACHE_CONTROL, HeaderValue::from_static(self.freshness.cache_control()));
        headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
        if matches!(self.freshness, Freshness::List | Freshness::Detail | Freshness::Day) {
            // Public data is for everyone's scripts; the site's own pages are not.
            headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
        }
        if self.freshness == Freshness::Week {
            // The map's provider serves our site, and others through us not.
            headers.insert(CROSS_ORIGIN_RESOURCE_POLICY, HeaderValue::from_static("same-origin"));
        }
        if let Some(policy) = self.policy {
            headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
            headers.insert(PERMISSIONS_POLICY, HeaderValue::from_static(PERMISSIONS));
            headers.insert(CROSS_ORIGIN_OPENER_POLICY, HeaderValue::from_static("same-origin"));
        }
        match self.content {
            Content::Unchanged { tag } => {
                headers.insert(ETAG, tag);
            }
            Content::Whole { tag, media, encoding, .. } => {
                headers.insert(CONTENT_TYPE, HeaderValue::from_static(media));
                if let Some(disposition) = self.disposition {
                    headers.insert(CONTENT_DISPOSITION, disposition);
                }
                if let Some(tag) = tag {
                    headers.insert(ETAG, tag);
                }
                if let Some(name) = encoding.name() {
                    headers.insert(CONTENT_ENCODING, HeaderValue::from_static(name));
                }
            }
        }
        match body {
            Some(body) => response.set_body(BoxBody::new(body)),
            None => response,
        }
    }
}

/// Whether the client says that it has the answer of this tag (RFC 9110 §13.1.2: compared weakly).
pub(super) fn client_has(request: &HttpRequest, tag: &HeaderValue) -> bool {
    if !request.headers().contains_key(IF_NONE_MATCH) {
        return false;
    }
    match IfNoneMatch::parse(request) {
        Ok(IfNoneMatch::Any) => true,
        Ok(IfNoneMatch::Items(tags)) => tag
            .to_str()
            .ok()
            .and_then(|tag| tag.parse::<EntityTag>().ok())
            .is_some_and(|tag| tags.iter().any(|known| known.weak_eq(&tag))),
        // What cannot be read is as if it had not been sent.
        Err(_) => false,
    }
}

/// A header's value from a text that holds visible ASCII only.
pub(super) fn tag(text: String) -> HeaderValue {
    HeaderValue::try_from(text).unwrap_or_else(|_| HeaderValue::from_static("\"\""))
}
