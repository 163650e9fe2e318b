//! What the server says of itself: its log, and its figures.

use std::{
    collections::HashMap,
    panic,
    sync::{
        OnceLock,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use actix_web::http::{Method, StatusCode};
use prometheus::{
    Encoder as _, Histogram, HistogramOpts, HistogramVec, IntCounter, IntCounterVec, Opts, Registry,
    TextEncoder,
};
use tracing_subscriber::EnvFilter;

use crate::config::LogFormat;

/// Panics since the start.
static PANICS: AtomicU64 = AtomicU64::new(0);

/// Starts the log. A second call changes nothing.
pub fn start_log(filter: &str, format: LogFormat) -> Result<(), String> {
    let filter = EnvFilter::try_new(filter)
        .map_err(|error| format!("the log filter {filter:?} cannot be read: {error}"))?;
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // Somebody else's log, in a test say, is as good.
    let _ = match format {
        LogFormat::Text => log.with_ansi(std::io::IsTerminal::is_terminal(&std::io::stderr())).try_init(),
        LogFormat::Json => log.json().flatten_event(true).try_init(),
    };
    note_panics();
    Ok(())
}

/// Sends panics to the log and counts them: none goes unseen.
fn note_panics() {
    panic::set_hook(Box::new(|panic| {
        PANICS.fetch_add(1, Ordering::Relaxed);
        let what = panic.payload_as_str().unwrap_or("something that is no text");
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "panic: {what}");
    }));
}

const METHODS: [&str; 4] = ["GET", "HEAD", "OPTIONS", "other"];
const STATUSES: [&str; 12] =
    ["200", "304", "400", "404", "405", "500", "503", "1xx", "2xx", "3xx", "4xx", "5xx"];
/// Upper bounds in seconds: most answers take microseconds.
const BUCKETS: [f64; 12] =
    [0.000_05, 0.000_1, 0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.05, 0.25, 1.0, 5.0];

/// Requests by route, method and status, and how long they took.
pub struct Metrics {
    registry: Registry,
    requests: IntCounterVec,
    /// Where a route's figures are, by the name of its handler.
    by_name: HashMap<String, usize>,
    routes: Vec<Route>,
}

struct Route {
    pattern: String,
    duration: Histogram,
    counters: [OnceLock<IntCounter>; METHODS.len() * STATUSES.len()],
}

impl Metrics {
    /// Figures for routes, given by the name of their handler and their pattern. The first one also counts
    /// what no handler is named for.
    pub fn new(routes: Vec<(String, String)>) -> prometheus::Result<Self> {
        let registry = Registry::new();
        let requests = IntCounterVec::new(
            Opts::new("cafeia_http_requests_total", "Requests answered."),
            &["route", "method", "status"],
        )?;
        let durations = HistogramVec::new(
            HistogramOpts::new(
                "cafeia_http_request_duration_seconds",
                "From the request's head to its answer's.",
            )
            .buckets(BUCKETS.to_vec()),
            &["route"],
        )?;
        registry.register(Box::new(requests.clone()))?;
        registry.register(Box::new(durations.clone()))?;
        let mut by_name = HashMap::new();
        let mut kept = Vec::new();
        for (name, pattern) in routes {
            let duration = durations.get_metric_with_label_values(&[pattern.as_str()])?;
            by_name.insert(name, kept.len());
            kept.push(Route { pattern, duration, counters: [const { OnceLock::new() }; _] });
        }
        Ok(Self { registry, requests, by_name, routes: kept })
    }

    /// Counts an answer.
    pub fn record(&self, name: Option<&str>, method: &Method, status: StatusCode, took: Duration) {
        let index = name.and_then(|name| self.by_name.get(name)).copied().unwrap_or_default();
        let Some(route) = self.routes.get(index) else { return };
        route.duration.observe(took.as_secs_f64());
        let (method, status) = (method_index(method), status_index(status));
        route.counters[method * STATUSES.len() + status]
            .get_or_init(|| {
                self.requests.with_label_values(&[route.pattern.as_str(), METHODS[method], STATUSES[status]])
            })
            .inc();
    }

    /// The figures in Prometheus' text format.
    pub fn text(&self) -> Result<String, prometheus::Error> {
        let mut text = Vec::new();
        TextEncoder::new().encode(&self.registry.gather(), &mut text)?;
        let mut text = String::from_utf8(text).map_err(|error| prometheus::Error::Msg(error.to_string()))?;
        let panics = PANICS.load(Ordering::Relaxed);
        text.push_str("# HELP cafeia_panics_total Faults of the program that broke off a piece of work.\n");
        text.push_str("# TYPE cafeia_panics_total counter\n");
        text.push_str("cafeia_panics_total ");
        text.push_str(&panics.to_string());
        text.push('\n');
        Ok(text)
    }
}

fn method_index(method: &Method) -> usize {
    match *method {
        Method::GET => 0,
        Method::HEAD => 1,
        Method::OPTIONS => 2,
        _ => 3,
    }
}

fn status_index(status: StatusCode) -> usize {
    match status.as_u16() {
        200 => 0,
        304 => 1,
        400 => 2,
        404 => 3,
        405 => 4,
        500 => 5,
        503 => 6,
        100..=199 => 7,
        201..=299 => 8,
        300..=399 => 9,
        401..=499 => 10,
        _ => 11,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_counted_by_route_method_and_status() {
        let routes = [("", "(none)"), ("list_cafes", "/api/v1/cafes")];
        let metrics = Metrics::new(routes.map(|(a, b)| (a.to_owned(), b.to_owned())).to_vec()).unwrap();
        let took = Duration::from_micros(80);
        metrics.record(Some("list_cafes"), &Method::GET, StatusCode::OK, took);
        metrics.record(Some("list_cafes"), &Method::GET, StatusCode::OK, took);
        metrics.record(None, &Method::POST, StatusCode::IM_A_TEAPOT, took);
        let text = metrics.text().unwrap();
        for line in [
            "cafeia_http_requests_total{method=\"GET\",route=\"/api/v1/cafes\",status=\"200\"} 2",
            "cafeia_http_requests_total{method=\"other\",route=\"(none)\",status=\"4xx\"} 1",
            "cafeia_http_request_duration_seconds_bucket{route=\"/api/v1/cafes\",le=\"0.0001\"} 2",
        ] {
            assert!(text.contains(line), "{line} is missing from\n{text}");
        }
    }
}
