//! A read request: its query, and the way to its answer.

use std::{
    borrow::Cow,
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
use chrono::{DateTime, Utc};
use serde::Serialize;

use super::{
    State,
    answer::{Answer, Freshness, JSON, client_has, tag},
    cache::{Kept, Stamp, fingerprint},
    encoding::Encoding,
    problem::ApiProblem,
};
use crate::{
    catalogue::{Catalogue, Written},
    feeds::Origin,
};

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

/// The query of a private request, read when the handler asks for it: whoever may not call it learns nothing from what is
/// wrong with theirs.
pub(super) struct Parameters<Q> {
    request: HttpRequest,
    asks: PhantomData<fn() -> Q>,
}

impl<Q> FromRequest for Parameters<Q> {
    type Error = ApiProblem;
    type Future = Ready<Result<Self, ApiProblem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self { request: request.clone(), asks: PhantomData }))
    }
}

impl<Q: Query> Parameters<Q> {
    /// Reads it, or tells all that is wrong with it.
    pub(super) fn read(&self) -> Result<Q, ApiProblem> {
        Ok(Q::parse(self.request.query_string())?)
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
        self.answer(Freshness::List, None, async |state, query, now| {
            let found = find(state.network.catalogue(), &query, now)?;
            Ok(Draft { media: JSON, body: written(&found)?, version: None })
        })
        .await
    }

    /// The same, with a list that the catalogue writes itself.
    pub(super) async fn list_written<T>(
        self,
        find: impl FnOnce(&Catalogue, &Q, DateTime<Utc>) -> Result<Written<T>, Vec<FieldError>>,
    ) -> Result<Answer<T>, ApiProblem> {
        self.answer(Freshness::List, None, async |state, query, now| {
            let mut body = find(state.network.catalogue(), &query, now)?.into_bytes();
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
        self.answer(Freshness::Detail, None, async |state, _, now| {
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
        self.answer(Freshness::Detail, None, async |state, _, now| {
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
        self.answer(freshness, None, async |state, query, _| {
            Ok(Draft { media: JSON, body: written(&find(&state, &query)?)?, version: None })
        })
        .await
    }

    /// Answers with a text or a file that is tagged by its content.
    pub(super) async fn text<T>(
        self,
        freshness: Freshness,
        find: impl FnOnce(&State) -> Result<(&'static str, Bytes), ApiProblem>,
    ) -> Result<Answer<T>, ApiProblem> {
        self.answer(freshness, None, async |state, _, _| {
            let (media, body) = find(&state)?;
            Ok(Draft { media, body, version: None })
        })
        .await
    }

    /// Answers with what the catalogue holds, rendered for other programs in another media type than JSON. Renderings
    /// name pages of the site, and may be long: they are made on another thread.
    pub(super) async fn rendered<T>(
        self,
        freshness: Freshness,
        media: &'static str,
        render: impl FnOnce(&Catalogue, &Q, &Origin, DateTime<Utc>) -> Result<String, ApiProblem> + Send + 'static,
    ) -> Result<Answer<T>, ApiProblem>
    where
        Q: Send + 'static,
    {
        let Some(origin) = self.state.origin(&self.request) else {
            return Err(ApiProblem::host());
        };
        self.answer(freshness, Some(&origin.clone()), async |state, query, now| {
            let catalogue = move || render(state.network.catalogue(), &query, &origin, now);
            Ok(Draft { media, body: web::block(catalogue).await??.into(), version: None })
        })
        .await
    }

    /// Answers as kept, or makes the answer and keeps it. One that names the `origin` is kept for that origin only.
    async fn answer<T>(
        self,
        freshness: Freshness,
        origin: Option<&Origin>,
        make: impl AsyncFnOnce(Data<State>, Q, DateTime<Utc>) -> Result<Draft, ApiProblem>,
    ) -> Result<Answer<T>, ApiProblem> {
        let Self { request, state, .. } = self;
        let (now, stamp) = state.now();
        let stamp = match freshness {
            Freshness::List | Freshness::Detail => stamp,
            Freshness::Day | Freshness::Week | Freshness::Immutable | Freshness::Revalidated => Stamp::ALWAYS,
        };
        let asked = Encoding::asked(request.headers());
        let target = request.uri().path_and_query().map_or("/", |target| target.as_str());
        let target = match origin {
            Some(origin) => Cow::Owned(format!("{origin}{target}")),
            None => Cow::Borrowed(target),
        };
        if let Some(kept) = state.answers.get(&target, asked, stamp) {
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

        let Draft { media, body, version } = make(Data::clone(&state), query, now).await?;
        let content = if list_tag.is_none() { fingerprint(&body) } else { 0 };
        let effort = freshness.effort();
        let encoded = if body.len() > LONG && asked != Encoding::Identity {
            web::block(move || asked.apply(body, effort)).await?
        } else {
            asked.apply(body, effort)
        };
        let kept = match list_tag {
            Some(tag) => Kept { stamp, tag, media, encoding: encoded.0, body: encoded.1 },
            None => Kept::by_content(stamp, media, version, content, encoded),
        };
        state.answers.insert(&target, asked, kept.clone());
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
