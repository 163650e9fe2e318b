//! A read request: its query, and the way to its answer.

use std::{
    future::{Ready, ready},
    marker::PhantomData,
};

use actix_web::{
    FromRequest, HttpRequest,
    dev::Payload,
    web::{self, Bytes, Data},
};
use cafeia_shared::{
    cafes::Cafe, facilitators::Facilitator, organisations::Organisation, problem::FieldError, query::Query,
    resources::Resource,
};
use chrono::{DateTime, TimeDelta, Utc};
use serde::Serialize;

use super::{
    State,
    answer::{Answer, Freshness, JSON, client_has, tag},
    cache::{Kept, Stamp, fingerprint},
    encoding::Encoding,
    problem::ApiProblem,
};
use crate::catalogue::{Catalogue, Written};

/// Bodies longer than this are compressed on another thread, so that the others' requests do not wait.
const LONG: usize = 64 * 1024;
/// What a list of twenty takes, about.
const USUAL: usize = 16 * 1024;

/// A request to read something, with a query of the kind `Q`.
///
/// The query is read only when the answer is not kept already: what is kept was asked for by a sound one.
pub(super) struct Asked<Q> {
    request: HttpRequest,
    state: Data<State>,
    asks: PhantomData<fn() -> Q>,
}

impl<Q> FromRequest for Asked<Q> {
    type Error = ApiProblem;
    type Future = Ready<Result<Self, ApiProblem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(match request.app_data::<Data<State>>() {
            Some(state) => {
                Ok(Self { request: request.clone(), state: Data::clone(state), asks: PhantomData })
            }
            None => Err(ApiProblem::internal("the application was built without its state")),
        })
    }
}

/// What has a version of its own, to be named by the next change's `If-Match`.
pub(super) trait Versioned {
    /// Counts its edits.
    fn version(&self) -> u32;
}

macro_rules! versioned {
    ($($kind:ty),+) => {$(
        impl Versioned for $kind {
            fn version(&self) -> u32 {
                self.summary.version
            }
        }
    )+};
}

versioned!(Cafe, Facilitator, Organisation, Resource);

/// A body in the making.
struct Draft {
    media: &'static str,
    body: Bytes,
    /// The object's version, when it has one: it begins the tag.
    version: Option<u32>,
}

impl<Q: Query> Asked<Q> {
    /// Answers with what follows the catalogue minute by minute: a list, or figures. Its tag is known before any
    /// work is done.
    pub(super) async fn list<T: Serialize>(
        self,
        find: impl FnOnce(&Catalogue, &Q, DateTime<Utc>) -> Result<T, Vec<FieldError>>,
    ) -> Result<Answer<T>, ApiProblem> {
        self.answer(Freshness::List, |state, query, now| {
            let found = find(state.network.catalogue(), query, now)?;
            Ok(Draft { media: JSON, body: written(&found)?, version: None })
        })
        .await
    }

    /// The same, with a list that the catalogue writes itself.
    pub(super) async fn list_written<T>(
        self,
        find: impl FnOnce(&Catalogue, &Q, DateTime<Utc>) -> Result<Written<T>, Vec<FieldError>>,
    ) -> Result<Answer<T>, ApiProblem> {
        self.answer(Freshness::List, |state, query, now| {
            let mut body = find(state.network.catalogue(), query, now)?.into_bytes();
            body.shrink_to_fit();
            Ok(Draft { media: JSON, body: body.into(), version: None })
        })
        .await
    }

    /// Answers with one thing that follows the catalogue minute by minute and may be absent.
    pub(super) async fn found<T: Serialize>(
        self,
        find: impl FnOnce(&Catalogue, DateTime<Utc>) -> Result<T, ApiProblem>,
    ) -> Result<Answer<T>, ApiProblem> {
        self.answer(Freshness::Detail, |state, _, now| {
            let found = find(state.network.catalogue(), now)?;
            Ok(Draft { media: JSON, body: written(&found)?, version: None })
        })
        .await
    }

    /// Answers with one object that counts its edits.
    pub(super) async fn detail<T: Serialize + Versioned>(
        self,
        find: impl FnOnce(&Catalogue, DateTime<Utc>) -> Result<T, ApiProblem>,
    ) -> Result<Answer<T>, ApiProblem> {
        self.answer(Freshness::Detail, |state, _, now| {
            let found = find(state.network.catalogue(), now)?;
            Ok(Draft { media: JSON, body: written(&found)?, version: Some(found.version()) })
        })
        .await
    }

    /// Answers with JSON that is tagged by its content.
    pub(super) async fn json<T: Serialize>(
        self,
        freshness: Freshness,
        find: impl FnOnce(&State, &Q) -> Result<T, ApiProblem>,
    ) -> Result<Answer<T>, ApiProblem> {
        self.answer(freshness, |state, query, _| {
            Ok(Draft { media: JSON, body: written(&find(state, query)?)?, version: None })
        })
        .await
    }

    /// Answers with a text or a file that is tagged by its content.
    pub(super) async fn text<T>(
        self,
        freshness: Freshness,
        find: impl FnOnce(&State) -> Result<(&'static str, Bytes), ApiProblem>,
    ) -> Result<Answer<T>, ApiProblem> {
        self.answer(freshness, |state, _, _| {
            let (media, body) = find(state)?;
            Ok(Draft { media, body, version: None })
        })
        .await
    }

    async fn answer<T>(
        self,
        freshness: Freshness,
        make: impl FnOnce(&State, &Q, DateTime<Utc>) -> Result<Draft, ApiProblem>,
    ) -> Result<Answer<T>, ApiProblem> {
        let Self { request, state, .. } = self;
        let now = to_the_minute((state.settings.clock)());
        let stamp = match freshness {
            // The version is read before the catalogue is asked: a change in between makes a tag that is too
            // old, never one that is too new.
            Freshness::List | Freshness::Detail => {
                Stamp { version: state.network.catalogue().version(), minute: now.timestamp() / 60 }
            }
            Freshness::Day | Freshness::Immutable | Freshness::Revalidated => Stamp::ALWAYS,
        };
        let asked = Encoding::asked(request.headers());
        let target = request.uri().path_and_query().map_or("/", |target| target.as_str());
        if let Some(kept) = state.answers.get(target, asked, stamp) {
            return Ok(Answer::kept(&request, freshness, kept));
        }

        let query = Q::parse(request.query_string())?;
        let list_tag =
            (freshness == Freshness::List).then(|| tag(format!("W/\"{}-{}\"", stamp.version, stamp.minute)));
        if let Some(tag) = &list_tag
            && client_has(&request, tag)
        {
            return Ok(Answer::unchanged(freshness, tag.clone()));
        }

        let draft = make(&state, &query, now)?;
        let hash = if list_tag.is_none() { fingerprint(&draft.body) } else { 0 };
        let effort = freshness.effort();
        let (encoding, body) = if draft.body.len() > LONG && asked != Encoding::Identity {
            web::block(move || asked.apply(draft.body, effort)).await?
        } else {
            asked.apply(draft.body, effort)
        };
        // A strong tag names these very bytes, so each encoding has its own (RFC 9110 §8.8.3.3).
        let suffix = match encoding {
            Encoding::Identity => "",
            Encoding::Gzip => "-gzip",
            Encoding::Brotli => "-br",
        };
        let tag = match (list_tag, draft.version) {
            (Some(tag), _) => tag,
            (None, Some(version)) => tag(format!("\"{version}-{hash:016x}{suffix}\"")),
            (None, None) => tag(format!("\"{hash:016x}{suffix}\"")),
        };
        let kept = Kept { stamp, tag, media: draft.media, encoding, body };
        state.answers.insert(target, asked, kept.clone());
        Ok(Answer::kept(&request, freshness, kept))
    }
}

fn written(value: &impl Serialize) -> Result<Bytes, ApiProblem> {
    let mut body = Vec::with_capacity(USUAL);
    serde_json::to_writer(&mut body, value).map_err(ApiProblem::internal)?;
    // What is kept holds its own bytes only.
    body.shrink_to_fit();
    Ok(body.into())
}

/// Cut to the minute, so that answers of one minute are alike.
fn to_the_minute(instant: DateTime<Utc>) -> DateTime<Utc> {
    let beyond = instant.timestamp().rem_euclid(60);
    instant - TimeDelta::seconds(beyond) - TimeDelta::nanoseconds(i64::from(instant.timestamp_subsec_nanos()))
}
