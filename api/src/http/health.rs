//! What keeps the server under watch: whether it runs, whether it can answer, and its figures.

use std::{
    fmt::{Display, Write as _},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicI64, Ordering},
    },
    time::{Duration, Instant},
};

use actix_web::{
    CustomizeResponder, Responder as _, get,
    http::header::{CACHE_CONTROL, CONTENT_TYPE},
    rt::time::timeout,
    web::{self, Data, Json},
};
use serde::Serialize;

use super::{State, problem::ApiProblem};
use crate::{
    jobs,
    store::{self, StoreError, jobs::JobCounts},
};

/// How long the database may take to say that it is there.
const PATIENCE: Duration = Duration::from_secs(2);
/// How long its word holds.
const HOLDS: Duration = Duration::from_secs(1);
/// How long the catalogue may go without following the journal.
const OUT_OF_STEP: Duration = Duration::from_secs(30);

/// What the server knows of its own health.
pub(super) struct Health {
    started: Instant,
    /// When the database last answered, and the journal's head then.
    database: Mutex<Option<(Instant, i64)>>,
    /// When the journal was last followed, in milliseconds since the start; negative before the first time.
    followed: AtomicI64,
}

impl Health {
    pub(super) fn new() -> Self {
        Self { started: Instant::now(), database: Mutex::new(None), followed: AtomicI64::new(-1) }
    }

    /// Notes that the journal was followed just now.
    pub(super) fn followed(&self) {
        self.followed.store(self.age(), Ordering::Relaxed);
    }

    /// Whether the catalogue is in step; where nothing follows the journal, it has nothing to keep up with.
    fn in_step(&self) -> bool {
        let followed = self.followed.load(Ordering::Relaxed);
        followed < 0 || Duration::from_millis((self.age() - followed).unsigned_abs()) < OUT_OF_STEP
    }

    fn age(&self) -> i64 {
        i64::try_from(self.started.elapsed().as_millis()).unwrap_or(i64::MAX)
    }

    fn recent_head(&self) -> Option<i64> {
        let heard = self.database.lock().unwrap_or_else(PoisonError::into_inner);
        heard.filter(|(at, _)| at.elapsed() < HOLDS).map(|(_, head)| head)
    }
}

/// The journal's head, from the database itself; asked for once a second at most.
async fn journal_head(state: &Data<State>) -> Result<i64, ApiProblem> {
    if let Some(head) = state.health.recent_head() {
        return Ok(head);
    }
    let db = state.network.db().clone();
    let head = ask(move || db.read(store::journal::head)).await?;
    *state.health.database.lock().unwrap_or_else(PoisonError::into_inner) = Some((Instant::now(), head));
    Ok(head)
}

/// How many jobs there are, from the database.
async fn count_jobs(state: &Data<State>) -> Result<JobCounts, ApiProblem> {
    let db = state.network.db().clone();
    let now = state.network.now();
    ask(move || db.read(|connection| jobs::count(connection, now))).await
}

/// Asks the database, and not for long.
async fn ask<T: Send + 'static>(
    question: impl FnOnce() -> Result<T, StoreError> + Send + 'static,
) -> Result<T, ApiProblem> {
    timeout(PATIENCE, web::block(question))
        .await
        .map_err(|_| ApiProblem::unavailable("the database did not answer in time"))??
        .map_err(ApiProblem::unavailable)
}

/// A word on the server.
#[derive(Serialize)]
pub(super) struct Word {
    status: &'static str,
}

fn word(status: &'static str) -> CustomizeResponder<Json<Word>> {
    Json(Word { status }).customize().insert_header((CACHE_CONTROL, "no-store"))
}

/// The process runs.
#[get("/healthz")]
pub(super) async fn show_health() -> CustomizeResponder<Json<Word>> {
    word("running")
}

/// The database answers and the catalogue is in step.
#[get("/readyz")]
pub(super) async fn show_readiness(state: Data<State>) -> Result<CustomizeResponder<Json<Word>>, ApiProblem> {
    journal_head(&state).await?;
    if !state.health.in_step() {
        return Err(ApiProblem::unavailable("the catalogue has not followed the journal for a while"));
    }
    Ok(word("ready"))
}

/// The server's figures, in Prometheus' text format 0.0.4.
#[get("/metrics")]
pub(super) async fn show_metrics(state: Data<State>) -> Result<CustomizeResponder<String>, ApiProblem> {
    let mut text = state.metrics.text().map_err(ApiProblem::internal)?;
    let catalogue = state.network.catalogue();
    let (version, sizes) = (catalogue.version(), catalogue.sizes());
    gauge(
        &mut text,
        "cafeia_catalogue_version",
        "The journal's sequence of the last change of something public.",
        version,
    );
    for (kind, help, size) in [
        ("cafes", "Published cafés.", sizes.cafes),
        ("places", "Places.", sizes.places),
        ("organisations", "Organisations that take part.", sizes.organisations),
        ("facilitators", "Facilitators who agreed to be shown.", sizes.facilitators),
        ("resources", "Published resources.", sizes.resources),
    ] {
        gauge(&mut text, &format!("cafeia_catalogue_{kind}"), help, size);
    }
    let kept = state.answers.weight();
    gauge(&mut text, "cafeia_answers_kept_bytes", "Bytes of the answers kept to be given again.", kept);
    // Without the database there is no lag to tell; the rest still is worth reading.
    if let Ok(head) = journal_head(&state).await {
        let lag = (head - catalogue.followed()).max(0);
        gauge(
            &mut text,
            "cafeia_journal_lag_entries",
            "Journal entries that the catalogue has yet to follow.",
            lag,
        );
    }
    if let Ok(jobs) = count_jobs(&state).await {
        for (state, help, count) in [
            ("waiting", "Jobs to be done, now or later.", jobs.waiting),
            ("late", "Jobs that should have been begun five minutes ago.", jobs.late),
            ("failed", "Jobs that were given up.", jobs.failed),
        ] {
            gauge(&mut text, &format!("cafeia_jobs_{state}"), help, count);
        }
    }
    Ok(text
        .customize()
        .insert_header((CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8"))
        .insert_header((CACHE_CONTROL, "no-store")))
}

fn gauge(text: &mut String, name: &str, help: &str, value: impl Display) {
    // Writing into a string cannot fail.
    let _ = writeln!(text, "# HELP {name} {help}\n# TYPE {name} gauge\n{name} {value}");
}
