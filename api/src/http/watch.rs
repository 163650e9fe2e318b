//! What surrounds every request: figures, the log of failures, the headers that all answers have, and the net
//! under panics. One layer, and a thin one: it boxes nothing and clones one reference count.

use std::{
    future::{Future, Ready, ready},
    panic::{AssertUnwindSafe, catch_unwind},
    pin::Pin,
    task::{Context, Poll, ready as done},
    time::Instant,
};

use actix_web::{
    Error,
    dev::{Service, ServiceRequest, ServiceResponse, Transform},
    http::{
        Method,
        header::{HeaderMap, HeaderValue, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS},
    },
    web::Data,
};

use super::{State, problem::ApiProblem};

/// The layer.
pub(super) struct Watch(pub(super) Data<State>);

/// The layer around a service.
pub(super) struct Watched<S> {
    service: S,
    state: Data<State>,
}

impl<S, B> Transform<S, ServiceRequest> for Watch
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error>,
    S::Future: Unpin,
{
    type Response = ServiceResponse<B>;
    type Error = Error;
    type Transform = Watched<S>;
    type InitError = ();
    type Future = Ready<Result<Watched<S>, ()>>;

    fn new_transform(&self, service: S) -> Self::Future {
        ready(Ok(Watched { service, state: Data::clone(&self.0) }))
    }
}

impl<S, B> Service<ServiceRequest> for Watched<S>
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error>,
    S::Future: Unpin,
{
    type Response = ServiceResponse<B>;
    type Error = Error;
    type Future = Watching<S::Future>;

    fn poll_ready(&self, context: &mut Context<'_>) -> Poll<Result<(), Error>> {
        self.service.poll_ready(context)
    }

    fn call(&self, mut request: ServiceRequest) -> Self::Future {
        let start = Instant::now();
        let is_head = request.method() == Method::HEAD;
        if is_head {
            // Whatever answers GET answers HEAD; the connection itself remembers to send no body.
            request.head_mut().method = Method::GET;
        }
        let future = self.service.call(request);
        Watching { future, state: Data::clone(&self.state), start, is_head }
    }
}

/// The answer to a request, under watch.
pub(super) struct Watching<F> {
    future: F,
    state: Data<State>,
    start: Instant,
    is_head: bool,
}

impl<F, B> Future for Watching<F>
where
    F: Future<Output = Result<ServiceResponse<B>, Error>> + Unpin,
{
    type Output = F::Output;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let watching = &mut *self;
        let polled = catch_unwind(AssertUnwindSafe(|| Pin::new(&mut watching.future).poll(context)));
        // The panic itself was logged by its hook. What it left behind goes with the request.
        let polled = polled.unwrap_or_else(|_| Poll::Ready(Err(ApiProblem::internal("panic").into())));
        let mut outcome = done!(polled);
        match &mut outcome {
            Ok(response) => watching.finish(response),
            Err(error) => {
                let status = error.as_response_error().status_code();
                watching.state.metrics.record(None, &Method::GET, status, watching.start.elapsed());
            }
        }
        Poll::Ready(outcome)
    }
}

impl<F> Watching<F> {
    fn finish<B>(&self, response: &mut ServiceResponse<B>) {
        let took = self.start.elapsed();
        let (request, status) = (response.request(), response.status());
        let method = if self.is_head { &Method::HEAD } else { request.method() };
        let state = &self.state;
        state.metrics.record(request.match_name(), method, status, took);
        if status.is_server_error() {
            let problem = response.response().error().and_then(|error| error.as_error::<ApiProblem>());
            let cause = problem.and_then(ApiProblem::cause).unwrap_or("unknown");
            // Without the query: words that people search for are nobody's business.
            tracing::error!(%method, path = request.path(), status = status.as_u16(), cause, "a request failed");
        } else if state.settings.log_requests {
            let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
            tracing::info!(%method, path = request.path(), status = status.as_u16(), micros, "answered");
        }
        secure(response.headers_mut());
    }
}

/// The headers that every answer has.
pub(super) fn secure(headers: &mut HeaderMap) {
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("strict-origin-when-cross-origin"));
}
