//! `cafeia`: the command line of the Café IA network's server.
//!
//! A start that fails says why in one sentence on standard error and ends with a code other than 0.

use std::{
    fmt::Display,
    io::{self, Write as _},
    net::{SocketAddr, TcpListener, ToSocketAddrs as _},
    path::Path,
    process::ExitCode,
    sync::Arc,
    time::Duration,
};

use actix_web::{
    HttpServer,
    rt::{self, System, time},
    web::{self, Data},
};
use cafeia_api::{
    clock::Clock,
    config::{
        AccountCommand, Command, CommandLine, DatabaseOptions, GeoCommand, SecretCommand, SecretOptions,
        ServeOptions,
    },
    demo,
    domain::{self, DomainError, letters::NetworkLetters},
    feeds::Origin,
    geo::{self, Geography},
    http::{self, Settings, State},
    jobs::Worker,
    journal::Actor,
    network::Network,
    secrets::keyring::Keyring,
    store::{Db, links::LinkPurpose},
    synth::{self, SynthSize},
    telemetry,
};
use cafeia_shared::vocabulary::Term as _;
use chrono::{TimeDelta, Utc};
use clap::{Parser as _, error::ErrorKind};

/// Answers are many short-lived allocations; `bench/README.md` says how allocators compared.
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

/// How often the journal is followed: what another process wrote is seen within this time.
const FOLLOWING: Duration = Duration::from_millis(500);
/// How often due jobs are looked for when there was none.
const LOOKING_FOR_JOBS: Duration = Duration::from_secs(1);
/// How often what is over is forgotten.
const PURGING: Duration = Duration::from_hours(1);
/// How often is looked for those of whom nothing was heard.
const ASKING: Duration = Duration::from_hours(1);
/// Who changes what is changed by a command.
const COMMAND_LINE: Actor = Actor::System("command line");
/// How long a connection without a request is kept open.
const KEEP_ALIVE: Duration = Duration::from_secs(30);
/// How long requests under way may take to end when the server stops, in seconds.
const LAST_REQUESTS: u64 = 20;

fn main() -> ExitCode {
    let command_line = match CommandLine::try_parse() {
        Ok(command_line) => command_line,
        Err(error) => return refuse(&error),
    };
    match run(command_line) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            // libpq writes several lines; people and logs want one.
            let lines: Vec<_> = sentence.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
            eprintln!("cafeia: {}", lines.join(" "));
            ExitCode::FAILURE
        }
    }
}

/// Says what is wrong with the command line; shows the help where it was asked for.
fn refuse(error: &clap::Error) -> ExitCode {
    let asked_for_help = matches!(
        error.kind(),
        ErrorKind::DisplayHelp
            | ErrorKind::DisplayVersion
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
    );
    if asked_for_help {
        // Where standard output is closed there is nobody to read it.
        let _ = error.print();
        return if error.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS };
    }
    let text = error.to_string();
    let first: Vec<_> = text.lines().take_while(|line| !line.trim().is_empty()).map(str::trim).collect();
    let sentence = first.join(" ");
    eprintln!("cafeia: {} (see cafeia --help)", sentence.strip_prefix("error: ").unwrap_or(&sentence));
    ExitCode::from(2)
}

fn run(CommandLine { log, command }: CommandLine) -> Result<(), String> {
    telemetry::start_log(&log.filter, log.format)?;
    match command {
        Command::Serve(options) => serve(&options),
        Command::Migrate { database } => migrate(&open(&database)?),
        Command::Demo { database, geo } => {
            let network = network(open(&database)?, &geo.geo_folder)?;
            let report = demo::load(&network, Utc::now()).map_err(sentence)?;
            say(&format!(
                "Demonstration data: {} added, {} there before.",
                report.added, report.already_there
            ))
        }
        Command::Synth { database, geo, cafes, hosts, facilitators, seed } => {
            let network = network(open(&database)?, &geo.geo_folder)?;
            let few = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
            let mut size = SynthSize::of_cafes(few(cafes));
            size.hosts = hosts.map_or(size.hosts, few);
            size.facilitators = facilitators.map_or(size.facilitators, few);
            fill(&network, size, seed)
        }
        Command::Account { command } => account(command),
        Command::Secret { command: SecretCommand::Rotate { database, secrets, geo } } => {
            rotate(&network(open(&database)?, &geo.geo_folder)?, &secrets)
        }
        Command::Openapi => {
            let document = http::document().to_yaml().map_err(sentence)?;
            io::stdout().write_all(document.as_bytes()).map_err(sentence)
        }
        Command::Geo { command: GeoCommand::Import { files, geo } } => {
            let report = geo::import(&files, &geo.geo_folder).map_err(sentence)?;
            say(report.to_string().trim_end())
        }
    }
}

fn sentence(error: impl Display) -> String {
    error.to_string()
}

fn say(text: &str) -> Result<(), String> {
    writeln!(io::stdout(), "{text}").map_err(sentence)
}

fn open(options: &DatabaseOptions) -> Result<Db, String> {
    let address = options.address().map_err(sentence)?;
    Db::open(&address, options.connections).map_err(sentence)
}

fn network(db: Db, geo_folder: &Path) -> Result<Network, String> {
    let geography = Geography::load(Some(geo_folder)).map_err(sentence)?;
    Network::open(db, Arc::new(geography)).map_err(sentence)
}

fn migrate(db: &Db) -> Result<(), String> {
    let names = db.migrate().map_err(sentence)?;
    match names.as_slice() {
        [] => say(&format!("The schema of {} is up to date.", db.address())),
        names => say(&format!("The schema of {} is up to date now; ran {}.", db.address(), names.join(", "))),
    }
}

fn fill(network: &Network, size: SynthSize, seed: u64) -> Result<(), String> {
    let total = size.cafes;
    let mut shown = 0;
    let report = synth::fill(network, size, seed, &mut |standing| {
        let percent = standing * 100 / total;
        if percent >= shown + 10 {
            shown = percent - percent % 10;
            eprintln!("{shown} %: {standing} cafés");
        }
    })
    .map_err(sentence)?;
    say(&format!(
        "Synthetic data of seed {seed}: {} cafés added, {} there before; {} places, {} organisations, \
         {} facilitators, {} resources.",
        report.cafes,
        report.already_there,
        report.places,
        report.organisations,
        report.facilitators,
        report.resources
    ))
}

fn account(command: AccountCommand) -> Result<(), String> {
    match command {
        AccountCommand::Create { national: _, email, name, locale, public_url, database, secrets, geo } => {
            let keyring = keyring(&secrets)?;
            let network = network(open(&database)?, &geo.geo_folder)?;
            let created = network.change(COMMAND_LINE, |change| {
                domain::accounts::create_national(change, &email, &name, locale)
            });
            let (_, link) = created.map_err(|error: DomainError| sentence(error))?;
            let purpose = LinkPurpose::Invitation;
            let token = keyring.link_token(link, purpose.as_str()).map_err(sentence)?;
            say(&format!(
                "The account is there. Choose its password within seven days:\n  {}",
                domain::letters::link_address(&public_url, purpose, &token)
            ))
        }
        AccountCommand::List { database } => {
            let db = open(&database)?;
            db.check_schema().map_err(sentence)?;
            let lines = db.read(domain::accounts::directory).map_err(sentence)?;
            lines.iter().try_for_each(|line| say(line))
        }
    }
}

fn rotate(network: &Network, secrets: &SecretOptions) -> Result<(), String> {
    let keyring = keyring(secrets)?;
    keyring.rotate().map_err(sentence)?;
    let resealed = network.change(COMMAND_LINE, |change| {
        domain::accounts::reseal(change, |owner, sealed| {
            let unsealed = keyring.unseal(owner, sealed).ok().filter(|unsealed| unsealed.outdated)?;
            keyring.seal(owner, &unsealed.bytes).ok()
        })
        .map_err(DomainError::from)
    });
    let resealed = resealed.map_err(sentence)?;
    say(&format!(
        "There is a new secret; {resealed} second factors were sealed with it. Nobody was signed out."
    ))
}

fn keyring(options: &SecretOptions) -> Result<Keyring, String> {
    Keyring::open(&options.secret_file).map_err(sentence)
}

fn serve(options: &ServeOptions) -> Result<(), String> {
    // The address comes first: whoever mistyped it need not wait for the catalogue.
    let listener = listen(&options.listen)?;
    let post = options.mail.post()?;
    let keyring = Arc::new(keyring(&options.secrets)?);
    let db = open(&options.database)?;
    if options.migrate {
        for name in db.migrate().map_err(sentence)? {
            tracing::info!(name, "migrated");
        }
    }
    let clock = clock(options.days_ahead);
    let network = network(db, &options.geo.geo_folder)?.with_clock(clock.clone());
    warn_of_namelessness(options);
    let settings = Settings {
        site: options.site.clone(),
        public_url: options.public_url.clone(),
        tiles: options.tiles(),
        operator: options.operator.operator(),
        trusted_proxies: options.trusted_proxies,
        log_requests: options.log_requests,
    };
    let origin = options.public_url.clone().unwrap_or_else(|| format!("http://{}", options.listen));
    let geography = network.shared_geography();
    let letters = NetworkLetters::new(Arc::clone(&keyring), origin, clock, geography);
    let worker =
        Worker::new(network.db().clone(), Arc::new(letters), post).with_pieces(Arc::new(network.clone()));
    let state = Data::new(State::new(network, keyring, settings).map_err(sentence)?);
    // When this returns, a job that was begun has ended, since it runs on a blocking thread of the system.
    System::new().block_on(answer(listener, state, Arc::new(worker), options))
}

/// A site for the public says who runs it, and where its sources are; one on somebody's own machine need not.
fn warn_of_namelessness(options: &ServeOptions) {
    let is_public = options.public_url.as_deref().is_some_and(|url| !Origin::told(url).is_on_this_machine());
    let missing = options.operator.missing();
    if is_public && !missing.is_empty() {
        tracing::warn!(missing = missing.join(", "), "the legal notice does not say all that it has to");
    }
}

/// The system's clock, or one that is so many days ahead.
fn clock(days_ahead: u16) -> Clock {
    if days_ahead == 0 {
        return Clock::default();
    }
    tracing::warn!(days_ahead, "the server believes that it is later than it is");
    Clock::new(move || Utc::now() + TimeDelta::days(days_ahead.into()))
}

async fn answer(
    listener: TcpListener,
    state: Data<State>,
    worker: Arc<Worker>,
    options: &ServeOptions,
) -> Result<(), String> {
    let address = listener.local_addr().map_err(sentence)?;
    rt::spawn(follow(Data::clone(&state)));
    rt::spawn(work(worker, state.network().clone()));
    rt::spawn(purge(Data::clone(&state)));
    rt::spawn(ask(Data::clone(&state)));
    let shared = Data::clone(&state);
    let mut server = HttpServer::new(move || http::app(Data::clone(&shared)))
        .keep_alive(KEEP_ALIVE)
        .shutdown_timeout(LAST_REQUESTS);
    if let Some(workers) = options.workers {
        server = server.workers(workers.get());
    }
    let server = server.listen(listener).map_err(|error| cannot_listen(&options.listen, &error))?.run();
    announce(address, options)?;
    server.await.map_err(sentence)
}

/// Follows the journal as long as the server runs: other processes write to the same database.
async fn follow(state: Data<State>) {
    let mut beat = time::interval(FOLLOWING);
    let mut following = Recurring { what: "following the journal", failing: false };
    loop {
        beat.tick().await;
        let network = state.network().clone();
        if following.run(move || network.follow()).await.is_some() {
            state.followed();
        }
    }
}

/// Does what is due as long as the server runs.
async fn work(worker: Arc<Worker>, network: Network) {
    let mut working = Recurring { what: "doing what is due", failing: false };
    loop {
        let (worker, now) = (Arc::clone(&worker), network.now());
        let begun = working.run(move || worker.run_next(now)).await;
        if begun != Some(true) {
            time::sleep(LOOKING_FOR_JOBS).await;
        }
    }
}

/// Forgets what is over as long as the server runs.
async fn purge(state: Data<State>) {
    let mut beat = time::interval(PURGING);
    let mut purging = Recurring { what: "forgetting what is over", failing: false };
    loop {
        beat.tick().await;
        let network = state.network().clone();
        let purged = purging.run(move || network.change(Actor::System("purge"), domain::purge::run)).await;
        if let Some(forgotten) = purged.filter(|forgotten| *forgotten > 0) {
            tracing::info!(forgotten, "what is over was forgotten");
        }
    }
}

/// Asks those of whom nothing was heard, as long as the server runs.
async fn ask(state: Data<State>) {
    let mut beat = time::interval(ASKING);
    let mut asking = Recurring { what: "asking those of whom nothing was heard", failing: false };
    loop {
        beat.tick().await;
        let network = state.network().clone();
        let asked = asking.run(move || {
            network.change(Actor::System("alive"), |change| domain::alive::ask(change, network.catalogue()))
        });
        let asked = asked.await;
        if let Some(asked) = asked.filter(|asked| *asked > 0) {
            tracing::info!(asked, "those of whom nothing was heard were asked");
        }
    }
}

/// Something that is done over and over. When it fails, that is said once, and not each time.
struct Recurring {
    what: &'static str,
    failing: bool,
}

impl Recurring {
    /// Does it on a blocking thread; gives nothing when it failed.
    async fn run<T: Send + 'static, E: Display + Send + 'static>(
        &mut self,
        work: impl FnOnce() -> Result<T, E> + Send + 'static,
    ) -> Option<T> {
        let error = match web::block(work).await {
            Ok(Ok(value)) => {
                if self.failing {
                    tracing::info!("{} works again", self.what);
                }
                self.failing = false;
                return Some(value);
            }
            Ok(Err(error)) => error.to_string(),
            Err(_) => "a panic, logged above".to_owned(),
        };
        if !self.failing {
            tracing::error!(error, "{} fails; trying on", self.what);
        }
        self.failing = true;
        None
    }
}

fn listen(address: &str) -> Result<TcpListener, String> {
    let addresses: Vec<SocketAddr> = address
        .to_socket_addrs()
        .map_err(|error| format!("{address:?} is no address to listen on, such as 127.0.0.1:8080: {error}"))?
        .collect();
    TcpListener::bind(addresses.as_slice()).map_err(|error| cannot_listen(address, &error))
}

fn cannot_listen(address: &str, error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::AddrInUse => format!("cannot listen on {address}: another program does already"),
        _ => format!("cannot listen on {address}: {error}"),
    }
}

fn announce(address: SocketAddr, options: &ServeOptions) -> Result<(), String> {
    let url = options.public_url.clone().unwrap_or_else(|| format!("http://{address}"));
    let site = if options.site.join("index.html").is_file() {
        "the site"
    } else {
        "a page without the site's files (see --site)"
    };
    say(&format!(
        "Café IA answers on {address}.\n  {url}  {site}\n  {url}/api/docs/  the API's manual\n  \
         {url}/api/v1/openapi.yaml  its specification"
    ))?;
    if options.mail.has_server() {
        return Ok(());
    }
    let folder = options.mail.mail_folder.display();
    say(&format!("Letters are written into {folder}, since no mail server is set (see --smtp-url)."))
}
