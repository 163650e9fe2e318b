//! The API and the site over HTTP: extract, ask the floor below, answer. No SQL and no rule stands here.
//!
//! [`app`] is the whole application, the same for the server and for tests; [`document`] is what it says of
//! itself. Both come from one list of operations, so a route cannot be missing from the specification.

mod answer;
mod cache;
mod cafes;
mod docs;
mod encoding;
mod examples;
mod facilitators;
mod fallback;
mod geo;
mod health;
mod organisations;
mod problem;
mod query;
mod resources;
mod site;
mod stats;
mod territories;
mod watch;

use std::{path::PathBuf, sync::Arc};

use actix_web::{
    App, Error,
    body::MessageBody,
    dev::{ServiceFactory, ServiceRequest, ServiceResponse},
    web::{self, Data, PathConfig},
};
use cafeia_shared::problem::Problem;
use chrono::{DateTime, Utc};
use utoipa::openapi::OpenApi;
use utoipa_actix_web::{AppExt as _, scope, service_config::ServiceConfig};

pub use self::{answer::Answer, problem::ApiProblem};
use crate::{network::Network, telemetry::Metrics};

/// What the application needs to be told.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The folder of the built site; it may be missing.
    pub site: PathBuf,
    /// Whether every request is logged, not the failed ones only.
    pub log_requests: bool,
    /// What time it is.
    pub clock: fn() -> DateTime<Utc>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { site: PathBuf::from("dist"), log_requests: false, clock: Utc::now }
    }
}

/// What all workers share.
pub struct State {
    network: Network,
    settings: Settings,
    answers: cache::Answers,
    metrics: Metrics,
    health: health::Health,
    routes: fallback::Routes,
    specification: docs::Specification,
    docs: Arc<utoipa_swagger_ui::Config<'static>>,
}

impl State {
    /// Makes it, around a network.
    pub fn new(network: Network, settings: Settings) -> Result<Self, ApiProblem> {
        let document = document();
        Ok(Self {
            network,
            settings,
            answers: cache::Answers::new(),
            metrics: Metrics::new(route_names(&document)).map_err(ApiProblem::internal)?,
            health: health::Health::new(),
            routes: fallback::Routes::new(&document),
            specification: docs::Specification::new(&document)?,
            docs: Arc::new(docs::swagger()),
        })
    }

    /// The network.
    pub fn network(&self) -> &Network {
        &self.network
    }

    /// Notes that the journal was followed just now; `/readyz` watches that it goes on.
    pub fn followed(&self) {
        self.health.followed();
    }
}

/// The operations of the API: the one list from which routes and document are made.
fn operations(api: &mut ServiceConfig) {
    api.service(cafes::list_cafes)
        .service(cafes::cluster_cafes)
        .service(cafes::show_cafe)
        .service(facilitators::list_facilitators)
        .service(facilitators::show_facilitator)
        .service(organisations::list_organisations)
        .service(organisations::show_organisation)
        .service(resources::list_resources)
        .service(resources::show_resource)
        .service(territories::list_territories)
        .service(territories::show_territory)
        .service(territories::search_communes)
        .service(stats::show_stats)
        // The document does not describe itself.
        .map(|api| api.service(docs::show_openapi_yaml).service(docs::show_openapi_json));
}

/// What stands beside the API, by the name of its handler and its pattern, for the figures.
const BESIDE: [(&str, &str); 12] = [
    ("", "(site)"),
    ("show_openapi_yaml", "/api/v1/openapi.yaml"),
    ("show_openapi_json", "/api/v1/openapi.json"),
    ("find_docs", "/api/docs"),
    ("show_docs", "/api/docs/{file}"),
    ("show_problem", "/api/problems/{code}"),
    ("show_outline", "/geo/france.topo.json"),
    ("show_neighbours", "/geo/neighbours.topo.json"),
    ("list_labels", "/geo/labels/{departement}.json"),
    ("show_health", "/healthz"),
    ("show_readiness", "/readyz"),
    ("show_metrics", "/metrics"),
];

fn beside(app: &mut web::ServiceConfig) {
    app.service(docs::find_docs)
        .service(docs::show_docs)
        .service(problem::show_problem)
        .service(geo::show_outline)
        .service(geo::show_neighbours)
        .service(geo::list_labels)
        .service(health::show_health)
        .service(health::show_readiness)
        .service(health::show_metrics);
}

/// The OpenAPI document of the API.
pub fn document() -> OpenApi {
    let api = scope::scope("/api/v1").configure(operations);
    let (_, mut document) = App::new().into_utoipa_app().openapi(docs::head()).service(api).split_for_parts();
    docs::complete(&mut document);
    document
}

fn route_names(document: &OpenApi) -> Vec<(String, String)> {
    let beside = BESIDE.iter().map(|(name, pattern)| ((*name).to_owned(), (*pattern).to_owned()));
    let api = document.paths.paths.iter().flat_map(|(pattern, item)| {
        docs::operations(item)
            .filter_map(|(_, operation)| operation.operation_id.clone())
            .map(|name| (name, pattern.clone()))
    });
    beside.chain(api).collect()
}

/// The application, whole: the API, its documentation, the site.
pub fn app(
    state: Data<State>,
) -> App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody>,
        Error = Error,
        InitError = (),
    >,
> {
    let api = scope::scope("/api/v1").configure(operations);
    App::new()
        .into_utoipa_app()
        .service(api)
        .into_app()
        .configure(beside)
        .app_data(PathConfig::default().error_handler(|error, _| {
            ApiProblem::path("path", format!("the address cannot be read: {error}")).into()
        }))
        .default_service(web::to(fallback::answer_other))
        .app_data(Data::clone(&state))
        .wrap(watch::Watch(state))
}

/// The problem of something that is not there.
fn absent(what: &str, name: &str) -> ApiProblem {
    let shown: String = name.chars().filter(|c| !c.is_control()).take(80).collect();
    Problem::new(
        cafeia_shared::problem::ProblemCode::NotFound,
        format!("No public {what} is named {shown:?}."),
    )
    .into()
}
