//! The API and the site over HTTP: extract, ask the floor below, answer. No SQL and no rule stands here.
//!
//! [`app`] is the whole application, the same for the server and for tests; [`document`] is what it says of
//! itself. Both come from one list of operations, so a route cannot be missing from the specification.

mod accounts;
mod answer;
mod body;
mod cache;
mod cafes;
mod caller;
mod docs;
mod encoding;
mod examples;
mod facilitators;
mod fallback;
mod feeds;
mod geo;
mod health;
mod imports;
mod jobs;
mod journal;
mod mailings;
mod needs;
mod organisations;
mod places;
mod private;
mod problem;
mod proposals;
mod query;
mod reports;
mod resources;
mod sessions;
mod signs_of_life;
mod site;
mod stats;
mod steering;
mod territories;
mod tiles;
mod views;
mod watch;
mod workspace;
mod writes;

use std::{
    path::PathBuf,
    sync::{Arc, LazyLock},
};

use actix_web::{
    App, Error, HttpRequest,
    body::MessageBody,
    dev::{ServiceFactory, ServiceRequest, ServiceResponse},
    http::header,
    web::{self, Data, PathConfig},
};
use cafeia_shared::{problem::Problem, reading::Operator};
use chrono::{DateTime, TimeDelta, Utc};
use utoipa::openapi::OpenApi;
use utoipa_actix_web::{AppExt as _, scope, service_config::ServiceConfig};

pub use self::{answer::Answer, problem::ApiProblem};
use crate::{
    access::{Access, SignedIn},
    domain::DomainError,
    feeds::Origin,
    geo::Geography,
    network::Network,
    secrets::{keyring::Keyring, passwords::Passwords},
    store::DbConnection,
    telemetry::Metrics,
    tiles::Tiles,
};

/// What the application needs to be told.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The folder of the built site; it may be missing.
    pub site: PathBuf,
    /// The address under which people reach the site: `https://reseau.example`. Without it pages and feeds name the
    /// host that they are asked under.
    pub public_url: Option<String>,
    /// The provider of the map's raster layer, where there is one.
    pub tiles: Option<Tiles>,
    /// Who runs the site, as far as they have said.
    pub operator: Operator,
    /// How many proxies before the server are ours, whose word on a client's address is taken.
    pub trusted_proxies: usize,
    /// Whether every request is logged, not the failed ones only.
    pub log_requests: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            site: PathBuf::from("dist"),
            public_url: None,
            tiles: None,
            operator: Operator::default(),
            trusted_proxies: 0,
            log_requests: false,
        }
    }
}

/// What all workers share.
pub struct State {
    network: Network,
    access: Access,
    settings: Settings,
    answers: cache::Answers,
    tiles: Option<Arc<tiles::Proxy>>,
    template: site::Template,
    metrics: Metrics,
    health: health::Health,
    routes: fallback::Routes,
    specification: &'static docs::Specification,
    docs: Arc<utoipa_swagger_ui::Config<'static>>,
}

impl State {
    /// Makes it, around a network and the secrets by which people come in.
    pub fn new(network: Network, keyring: Arc<Keyring>, settings: Settings) -> Result<Self, ApiProblem> {
        let passwords = Passwords::new().map_err(ApiProblem::internal)?;
        let document = document();
        let provider = settings.tiles.as_ref().map(|tiles| tiles.template.clone());
        Ok(Self {
            access: Access::new(network.clone(), keyring, passwords),
            network,
            settings,
            tiles: provider.map(|provider| Arc::new(tiles::Proxy::new(provider))),
            answers: cache::Answers::new(),
            template: site::Template::new(),
            metrics: Metrics::new(route_names(document)).map_err(ApiProblem::internal)?,
            health: health::Health::new(),
            routes: fallback::Routes::new(document),
            specification: docs::Specification::of(document)?,
            docs: Arc::new(docs::swagger()),
        })
    }

    /// The network.
    pub fn network(&self) -> &Network {
        &self.network
    }

    /// What time it is, cut to the minute, so that answers of one minute are alike; and when an answer of now is
    /// true. The catalogue's version is read before the catalogue is asked: a change in between makes a stamp that is
    /// too old, never one that is too new.
    fn now(&self) -> (DateTime<Utc>, cache::Stamp) {
        let instant = self.network.now();
        let beyond = instant.timestamp().rem_euclid(60);
        let minute = instant
            - TimeDelta::seconds(beyond)
            - TimeDelta::nanoseconds(instant.timestamp_subsec_nanos().into());
        let version = self.network.catalogue().version();
        (minute, cache::Stamp { version, minute: minute.timestamp() / 60 })
    }

    /// Where people reach the site: as the server was told, else as this request names its host, if that is a sound
    /// name.
    fn origin(&self, request: &HttpRequest) -> Option<Origin> {
        if let Some(url) = &self.settings.public_url {
            return Some(Origin::told(url));
        }
        let host = request.headers().get(header::HOST)?.to_str().ok()?;
        Origin::at_host(host)
    }

    /// Reads the database for somebody, on a blocking thread.
    async fn read<T: Send + 'static>(
        &self,
        signed_in: SignedIn,
        work: impl FnOnce(&mut DbConnection, &Geography, &SignedIn) -> Result<T, DomainError> + Send + 'static,
    ) -> Result<T, ApiProblem> {
        let network = self.network.clone();
        let read = web::block(move || {
            network.db().read(|connection| work(connection, network.geography(), &signed_in))
        });
        Ok(read.await??)
    }

    /// Notes that the journal was followed just now; `/readyz` watches that it goes on.
    pub fn followed(&self) {
        self.health.followed();
    }
}

/// The operations of the API: the one list from which routes and document are made.
fn operations(api: &mut ServiceConfig) {
    for part in [read_by_all, of_accounts, of_writers, by_private_links, of_steering] {
        part(api);
    }
    // The document does not describe itself.
    api.map(|api| api.service(docs::show_openapi_yaml).service(docs::show_openapi_json));
}

/// What everybody reads.
fn read_by_all(api: &mut ServiceConfig) {
    api.service(cafes::list_cafes)
        .service(cafes::cluster_cafes)
        .service(cafes::show_cafe)
        .service(facilitators::list_facilitators)
        .service(facilitators::show_facilitator)
        .service(organisations::list_organisations)
        .service(organisations::show_organisation)
        .service(resources::list_resources)
        .service(resources::show_resource)
        .service(places::list_places)
        .service(territories::list_territories)
        .service(territories::show_territory)
        .service(territories::search_communes)
        .service(stats::show_stats)
        .service(feeds::show_cafe_event)
        .service(feeds::list_cafe_events)
        .service(feeds::list_cafe_news);
}

/// Who comes in, and what they may do.
fn of_accounts(api: &mut ServiceConfig) {
    api.service(sessions::create_session)
        .service(sessions::refresh_session)
        .service(sessions::end_session)
        .service(sessions::list_sessions)
        .service(sessions::end_other_session)
        .service(accounts::show_account)
        .service(accounts::update_account)
        .service(accounts::change_password)
        .service(accounts::export_account)
        .service(accounts::delete_account)
        .service(accounts::begin_second_factor)
        .service(accounts::confirm_second_factor)
        .service(accounts::remove_second_factor)
        .service(accounts::request_password_reset)
        .service(accounts::reset_password)
        .service(accounts::check_password_reset)
        .service(accounts::accept_invitation)
        .service(accounts::check_invitation)
        .service(views::list_saved_views)
        .service(views::create_saved_view)
        .service(views::update_saved_view)
        .service(views::delete_saved_view)
        .service(accounts::list_accounts)
        .service(accounts::invite_account)
        .service(accounts::create_grant)
        .service(accounts::accept_grant)
        .service(accounts::revoke_grant);
}

/// What those who make the network write.
fn of_writers(api: &mut ServiceConfig) {
    api.service(workspace::create_cafe)
        .service(workspace::list_workspace_cafes)
        // Before the address of one café, which would take it for an id.
        .service(workspace::find_similar_cafes)
        .service(workspace::show_cafe_for_edit)
        .service(workspace::update_cafe)
        .service(workspace::create_cafe_step)
        .service(workspace::copy_cafe)
        .service(organisations::create_organisation)
        .service(organisations::list_workspace_organisations)
        // Before the address of one organisation.
        .service(organisations::find_similar_organisations)
        .service(organisations::show_organisation_for_edit)
        .service(organisations::update_organisation)
        .service(organisations::create_organisation_step)
        .service(organisations::trust_organisation)
        .service(facilitators::create_facilitator_application)
        .service(facilitators::create_facilitator)
        .service(facilitators::list_workspace_facilitators)
        .service(facilitators::show_facilitator_for_edit)
        .service(facilitators::update_facilitator)
        .service(facilitators::create_facilitator_step)
        .service(facilitators::confirm_training)
        .service(places::create_place)
        .service(places::update_place)
        .service(resources::create_resource)
        .service(resources::list_workspace_resources)
        .service(resources::show_resource_for_edit)
        .service(resources::update_resource)
        .service(resources::create_resource_step)
        .service(resources::list_resource_versions)
        // Before the address of one import, which would take it for an id.
        .service(imports::show_import_template)
        .service(imports::create_import)
        .service(imports::list_imports)
        .service(imports::show_import)
        .service(imports::discard_import)
        .service(imports::map_import)
        .service(imports::list_import_lines)
        .service(imports::update_import_line)
        .service(imports::create_import_step);
}

/// What comes from somebody without an account, or is told by a private link, and what is made of it.
fn by_private_links(api: &mut ServiceConfig) {
    api.service(proposals::create_proposal)
        .service(proposals::show_my_proposal)
        .service(proposals::confirm_my_proposal)
        .service(proposals::update_my_proposal)
        .service(proposals::create_my_proposal_step)
        .service(proposals::list_proposals)
        .service(proposals::show_proposal)
        .service(proposals::create_proposal_decision)
        .service(needs::create_need)
        .service(needs::show_my_need)
        .service(needs::confirm_my_need)
        .service(needs::update_my_need)
        .service(needs::create_my_need_step)
        .service(needs::create_my_need_message)
        .service(needs::list_needs)
        .service(needs::show_need)
        .service(needs::create_need_step)
        .service(needs::create_need_message)
        .service(needs::create_need_cafe)
        .service(reports::show_my_report)
        .service(reports::write_my_report)
        .service(reports::withdraw_my_report)
        .service(reports::list_reports)
        .service(reports::show_cafe_report)
        .service(reports::write_cafe_report)
        .service(reports::withdraw_cafe_report)
        .service(reports::verify_report)
        .service(reports::unverify_report);
}

/// What whoever looks after a territory, or after the platform, goes by.
fn of_steering(api: &mut ServiceConfig) {
    api.service(jobs::list_jobs)
        .service(jobs::retry_job)
        .service(jobs::discard_job)
        .service(signs_of_life::give_my_sign_of_life)
        .service(signs_of_life::list_sleepers)
        .service(signs_of_life::confirm_facilitator_life)
        .service(signs_of_life::confirm_organisation_life)
        .service(signs_of_life::confirm_need_life)
        .service(journal::list_journal_entries)
        .service(journal::show_coverage)
        .service(steering::show_territory_dashboard)
        .service(steering::export_things)
        .service(mailings::preview_mailing)
        .service(mailings::send_mailing)
        .service(mailings::list_mailings)
        .service(mailings::show_mailing)
        .service(mailings::stop_mailing)
        .service(mailings::show_my_subscription)
        .service(mailings::set_my_subscription);
}

/// What stands beside the API, by the name of its handler and its pattern, for the figures.
const BESIDE: [(&str, &str); 21] = [
    ("", "(site)"),
    ("show_openapi_yaml", "/api/v1/openapi.yaml"),
    ("show_openapi_json", "/api/v1/openapi.json"),
    ("find_docs", "/api/docs"),
    ("show_docs", "/api/docs/{file}"),
    ("show_problem", "/api/problems/{code}"),
    ("show_sitemap", "/sitemap.xml"),
    ("show_sitemap_part", "/sitemap-{part}.xml"),
    ("show_robots", "/robots.txt"),
    ("show_outline", "/geo/france.topo.json"),
    ("show_neighbours", "/geo/neighbours.topo.json"),
    ("list_labels", "/geo/labels/{departement}.json"),
    ("list_large_towns", "/geo/labels.json"),
    ("show_drawing", "/geo/shapes.json"),
    ("show_territory_drawing", "/geo/shapes/{code}.json"),
    ("show_tile", tiles::ADDRESS),
    ("show_health", "/healthz"),
    ("show_readiness", "/readyz"),
    ("show_metrics", "/metrics"),
    ("unsubscribe_in_one_click", "/unsubscribe/{token}"),
    ("find_unsubscription", "/unsubscribe/{token}"),
];

fn beside(app: &mut web::ServiceConfig) {
    app.service(docs::find_docs)
        .service(docs::show_docs)
        .service(problem::show_problem)
        .service(site::show_sitemap)
        .service(site::show_sitemap_part)
        .service(site::show_robots)
        .service(geo::show_outline)
        .service(geo::show_neighbours)
        .service(geo::list_labels)
        .service(geo::list_large_towns)
        .service(geo::show_drawing)
        .service(geo::show_territory_drawing)
        .service(tiles::show_tile)
        .service(health::show_health)
        .service(health::show_readiness)
        .service(health::show_metrics)
        .service(mailings::unsubscribe_in_one_click)
        .service(mailings::find_unsubscription);
}

/// The OpenAPI document of the API, put together once for the whole program.
pub fn document() -> &'static OpenApi {
    static DOCUMENT: LazyLock<OpenApi> = LazyLock::new(|| {
        let api = scope::scope("/api/v1").configure(operations);
        let (_, mut document) =
            App::new().into_utoipa_app().openapi(docs::head()).service(api).split_for_parts();
        docs::complete(&mut document);
        document
    });
    &DOCUMENT
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
