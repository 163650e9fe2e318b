//! The command line and its environment variables: read once, at the start.
//!
//! Every setting is a flag and a variable; `cafeia --help` and `cafeia serve --help` explain each.

use std::{env, num::NonZeroUsize, path::PathBuf};

use cafeia_shared::{reading::Operator, validation::Check, vocabulary::Locale};
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::{
    mail::Post,
    store::{DatabaseUrl, StoreError},
    tiles::{Template, Tiles},
};

/// In whose name letters are written where no mail server sends them.
const DEFAULT_SENDER: &str = "Café IA <cafeia@localhost>";
/// Where the database is when nobody says.
const DEFAULT_DATABASE: &str = "sqlite:data/cafeia.sqlite";

/// The Café IA network's server: the catalogue of cafés, facilitators, organisations and resources, its API and
/// its public site.
#[derive(Debug, Parser)]
#[command(name = "cafeia", version, arg_required_else_help = true, propagate_version = true)]
pub struct CommandLine {
    /// The log.
    #[command(flatten)]
    pub log: LogOptions,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// How the server writes its log.
#[derive(Debug, Args)]
pub struct LogOptions {
    /// What to log: `error`, `warn`, `info`, `debug`, or by module, as in `info,cafeia_api::store=debug`; unless said
    /// otherwise without the web server's own lines, one of which any broken client can make
    #[arg(
        long = "log",
        env = "CAFEIA_LOG",
        default_value = "info,actix_server=warn,actix_http::h1::dispatcher=off",
        value_name = "FILTER",
        global = true
    )]
    pub filter: String,
    /// How log lines are written, on standard error
    #[arg(
        long = "log-format",
        env = "CAFEIA_LOG_FORMAT",
        default_value = "text",
        value_name = "FORMAT",
        global = true
    )]
    pub format: LogFormat,
}

/// How log lines are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the API and the site
    Serve(Box<ServeOptions>),
    /// Bring the database's schema up to date
    Migrate {
        /// The database.
        #[command(flatten)]
        database: DatabaseOptions,
    },
    /// Load the demonstration data; a second time changes nothing
    Demo {
        /// The database.
        #[command(flatten)]
        database: DatabaseOptions,
        /// The geography.
        #[command(flatten)]
        geo: GeoOptions,
    },
    /// Fill the database with made-up data for load work: the same seed makes the same data
    Synth {
        /// The database.
        #[command(flatten)]
        database: DatabaseOptions,
        /// The geography.
        #[command(flatten)]
        geo: GeoOptions,
        /// How many cafés, over 18 months
        #[arg(long, default_value_t = 20_000, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=5_000_000))]
        cafes: u32,
        /// How many organisations that host them; one for 40 cafés unless it is said
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
        hosts: Option<u32>,
        /// How many facilitators; one for 20 cafés unless it is said
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
        facilitators: Option<u32>,
        /// What the made-up data is drawn from
        #[arg(long, default_value_t = 1, value_name = "S")]
        seed: u64,
    },
    /// Open accounts without the API, and see who has one
    Account {
        /// What to do with them.
        #[command(subcommand)]
        command: AccountCommand,
    },
    /// Renew the secret that signs and seals
    Secret {
        /// What to do with it.
        #[command(subcommand)]
        command: SecretCommand,
    },
    /// Write the OpenAPI document (YAML) to standard output; needs no database
    Openapi,
    /// Replace the shipped geography
    Geo {
        /// What to do with it.
        #[command(subcommand)]
        command: GeoCommand,
    },
}

/// What to do with accounts.
#[derive(Debug, Subcommand)]
pub enum AccountCommand {
    /// Open an account, and write its one-time invitation link to standard output; no letter goes out. For an account
    /// that has not accepted its invitation yet, it writes a new link
    Create {
        /// The account looks after the whole network: it invites all others
        #[arg(long, required = true)]
        national: bool,
        /// Its mail address
        #[arg(long, value_name = "ADDRESS")]
        email: String,
        /// Its name
        #[arg(long, value_name = "NAME")]
        name: String,
        /// The language of its letters: `fr` or `en`
        #[arg(long, default_value = "fr", value_name = "LANGUAGE")]
        locale: Locale,
        /// The address under which people reach the site: the link begins with it
        #[arg(long, env = "CAFEIA_PUBLIC_URL", default_value = "http://127.0.0.1:8080", value_name = "URL", value_parser = public_url)]
        public_url: String,
        /// The database.
        #[command(flatten)]
        database: DatabaseOptions,
        /// The secrets.
        #[command(flatten)]
        secrets: SecretOptions,
        /// The geography.
        #[command(flatten)]
        geo: GeoOptions,
    },
    /// List the accounts: name, mail address, roles, whether the invitation was accepted and a second factor set up
    List {
        /// The database.
        #[command(flatten)]
        database: DatabaseOptions,
    },
}

/// What to do with the secret.
#[derive(Debug, Subcommand)]
pub enum SecretCommand {
    /// Put a new secret before the others, and seal with it what is sealed in the database. Nobody is signed out: the two
    /// secrets before it go on counting
    Rotate {
        /// The database.
        #[command(flatten)]
        database: DatabaseOptions,
        /// The secrets.
        #[command(flatten)]
        secrets: SecretOptions,
        /// The geography.
        #[command(flatten)]
        geo: GeoOptions,
    },
}

/// Where the server's secrets are.
#[derive(Debug, Args)]
pub struct SecretOptions {
    /// The file of the secrets that sign sessions and links and seal second factors: one a line, 32 bytes or more in
    /// base64, the newest first. It is made at the first start; all processes of a network need the same one
    #[arg(long, env = "CAFEIA_SECRET_FILE", default_value = "data/secret", value_name = "FILE")]
    pub secret_file: PathBuf,
}

/// What to do with the geography.
#[derive(Debug, Subcommand)]
pub enum GeoCommand {
    /// Read official files (communes' positions, contours of départements and régions) and keep them in the
    /// folder of the geography, from which `cafeia serve` takes them
    Import {
        /// The files
        #[arg(required = true, value_name = "FILES")]
        files: Vec<PathBuf>,
        /// The geography.
        #[command(flatten)]
        geo: GeoOptions,
    },
}

/// Which database.
#[derive(Debug, Args)]
pub struct DatabaseOptions {
    /// The database: `sqlite:path/to/file.sqlite` or `postgres://user:password@host/name` [default:
    /// `DATABASE_URL` where it is set, else sqlite:data/cafeia.sqlite]
    #[arg(long, env = "CAFEIA_DATABASE_URL", hide_env_values = true, value_name = "URL")]
    pub database_url: Option<String>,
    /// How many connections to the database are kept at most
    #[arg(long, env = "CAFEIA_CONNECTIONS", default_value_t = 8, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000))]
    pub connections: u32,
}

impl DatabaseOptions {
    /// The database's address: of the flag, else of the environment, else the default.
    pub fn address(&self) -> Result<DatabaseUrl, StoreError> {
        let given = self.database_url.clone().or_else(|| env::var("DATABASE_URL").ok());
        given.filter(|url| !url.is_empty()).as_deref().unwrap_or(DEFAULT_DATABASE).parse()
    }
}

/// Where the geography is.
#[derive(Debug, Args)]
pub struct GeoOptions {
    /// The folder of what `cafeia geo import` read; it may be missing
    #[arg(long, env = "CAFEIA_GEO_FOLDER", default_value = "data/geo", value_name = "FOLDER")]
    pub geo_folder: PathBuf,
}

/// How letters leave.
#[derive(Debug, Args)]
pub struct MailOptions {
    /// The mail server that sends the letters: `smtps://user:password@host` or, on another port and with STARTTLS,
    /// `smtp://user:password@host:587?tls=required`; without `tls`, `smtp://` sends all that it sends in the clear
    /// [default: letters are written into the folder of --mail-folder]
    #[arg(long, env = "CAFEIA_SMTP_URL", hide_env_values = true, value_name = "URL")]
    pub smtp_url: Option<String>,
    /// In whose name letters are sent: `cafe@reseau.example` or `Café IA <cafe@reseau.example>`; the mail server has to
    /// allow it
    #[arg(long, env = "CAFEIA_MAIL_FROM", value_name = "SENDER")]
    pub mail_from: Option<String>,
    /// The folder into which letters are written where there is no mail server, one file for each
    #[arg(long, env = "CAFEIA_MAIL_FOLDER", default_value = "data/mail", value_name = "FOLDER")]
    pub mail_folder: PathBuf,
}

impl MailOptions {
    /// Whether a mail server sends the letters.
    pub fn has_server(&self) -> bool {
        self.server().is_some()
    }

    /// The way letters leave. Fails in a sentence that holds no password.
    pub fn post(&self) -> Result<Post, String> {
        let sender = self.mail_from.as_deref().filter(|sender| !sender.is_empty());
        match (self.server(), sender) {
            (Some(url), Some(sender)) => Post::by_server(url, sender),
            (Some(_), None) => {
                Err("a mail server needs to know in whose name letters are sent (see --mail-from)".to_owned())
            }
            (None, sender) => Post::into_folder(&self.mail_folder, sender.unwrap_or(DEFAULT_SENDER)),
        }
    }

    fn server(&self) -> Option<&str> {
        self.smtp_url.as_deref().filter(|url| !url.is_empty())
    }
}

/// Who runs the site, for its legal notice.
#[derive(Debug, Args)]
pub struct OperatorOptions {
    /// Who publishes the site, as the legal notice names them: a name, and an address. French law asks for it
    #[arg(long, env = "CAFEIA_PUBLISHER", value_name = "NAME, ADDRESS", value_parser = line)]
    pub publisher: Option<String>,
    /// The mail address at which one writes to the publisher: it is public
    #[arg(long, env = "CAFEIA_CONTACT", value_name = "ADDRESS", value_parser = mail_address)]
    pub contact: Option<String>,
    /// Who hosts the site, as the legal notice names them: a name, and an address
    #[arg(long, env = "CAFEIA_HOSTED_BY", value_name = "NAME, ADDRESS", value_parser = line)]
    pub hosted_by: Option<String>,
    /// Where the sources of the version that runs are: the licence (AGPL-3.0-or-later) has them offered to visitors
    #[arg(long, env = "CAFEIA_SOURCE_URL", value_name = "URL", value_parser = source_url)]
    pub source_url: Option<String>,
}

impl OperatorOptions {
    /// What the legal notice says. An empty setting says nothing.
    pub fn operator(&self) -> Operator {
        let said = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
        Operator {
            publisher: said(&self.publisher),
            contact: said(&self.contact),
            host: said(&self.hosted_by),
            source: said(&self.source_url),
        }
    }

    /// The settings that a site for the public lacks, by their flags.
    pub fn missing(&self) -> Vec<&'static str> {
        let Operator { publisher, contact, host, source } = self.operator();
        let told = [
            ("--publisher", publisher),
            ("--contact", contact),
            ("--hosted-by", host),
            ("--source-url", source),
        ];
        told.into_iter().filter(|(_, text)| text.is_none()).map(|(flag, _)| flag).collect()
    }
}

/// How to serve.
#[derive(Debug, Args)]
pub struct ServeOptions {
    /// The database.
    #[command(flatten)]
    pub database: DatabaseOptions,
    /// The geography.
    #[command(flatten)]
    pub geo: GeoOptions,
    /// The address and port to listen on; `0.0.0.0:8080` is reached from other machines too
    #[arg(long, env = "CAFEIA_LISTEN", default_value = "127.0.0.1:8080", value_name = "ADDRESS:PORT")]
    pub listen: String,
    /// How many threads answer requests [default: one for each processor]
    #[arg(long, env = "CAFEIA_WORKERS", value_name = "N")]
    pub workers: Option<NonZeroUsize>,
    /// The folder of the built site; without it only the API answers
    #[arg(long, env = "CAFEIA_SITE_FOLDER", default_value = "dist", value_name = "FOLDER")]
    pub site: PathBuf,
    /// The address under which people reach the site: links that leave it (shared pages, calendars, feeds, the sitemap)
    /// begin with it [default: `http://` and the host that a request names]
    #[arg(long, env = "CAFEIA_PUBLIC_URL", value_name = "URL", value_parser = public_url)]
    pub public_url: Option<String>,
    /// Where the map's raster layer comes from: the address of a provider's tiles with {z}, {x} and {y} where the zoom
    /// level, the column and the row go. They are asked for by the server, never by visitors' browsers [default: no
    /// raster layer]
    #[arg(
        long,
        env = "CAFEIA_MAP_TILES",
        hide_env_values = true,
        value_name = "URL",
        requires = "map_tiles_credit"
    )]
    pub map_tiles: Option<Template>,
    /// What the map says of the raster layer's source, as its provider asks: `© IGN`
    #[arg(long, env = "CAFEIA_MAP_TILES_CREDIT", value_name = "TEXT", requires = "map_tiles")]
    pub map_tiles_credit: Option<String>,
    /// Who runs the site.
    #[command(flatten)]
    pub operator: OperatorOptions,
    /// The letters.
    #[command(flatten)]
    pub mail: MailOptions,
    /// The secrets.
    #[command(flatten)]
    pub secrets: SecretOptions,
    /// How many proxies before the server are yours: the client's address is what the first of them wrote into
    /// `X-Forwarded-For`. Attempts to sign in are counted by that address
    #[arg(long, env = "CAFEIA_TRUSTED_PROXIES", default_value_t = 0, value_name = "N")]
    pub trusted_proxies: usize,
    /// Let the server believe that it is so many days later, to try out what time brings: letters, reminders, what is hidden or
    /// forgotten. Never on data that anybody needs
    #[arg(long, env = "CAFEIA_DAYS_AHEAD", default_value_t = 0, value_name = "DAYS")]
    pub days_ahead: u16,
    /// Bring the database's schema up to date before serving
    #[arg(long, env = "CAFEIA_MIGRATE")]
    pub migrate: bool,
    /// Log every request, not the failed ones only
    #[arg(long, env = "CAFEIA_LOG_REQUESTS")]
    pub log_requests: bool,
}

impl ServeOptions {
    /// The provider of the map's raster layer, where there is one.
    pub fn tiles(&self) -> Option<Tiles> {
        let (template, credit) = self.map_tiles.clone().zip(self.map_tiles_credit.clone())?;
        Some(Tiles { template, credit })
    }
}

fn line(text: &str) -> Result<String, String> {
    /// Characters at most.
    const LONGEST: usize = 300;
    let text = text.trim();
    if text.chars().count() > LONGEST || text.contains(char::is_control) {
        return Err(format!("it is one line of {LONGEST} characters at most"));
    }
    Ok(text.to_owned())
}

fn mail_address(text: &str) -> Result<String, String> {
    sound(text, |check, text| check.email("it", text))
}

fn source_url(text: &str) -> Result<String, String> {
    sound(text, |check, text| check.url("it", text))
}

/// A setting that follows a rule of the network's own fields, or is empty.
fn sound(text: &str, rule: impl Fn(&mut Check, &str)) -> Result<String, String> {
    let text = text.trim();
    let mut check = Check::default();
    if !text.is_empty() {
        rule(&mut check, text);
    }
    match check.faults().first() {
        Some(fault) => Err(format!("it {}", fault.message)),
        None => Ok(text.to_owned()),
    }
}

fn public_url(text: &str) -> Result<String, String> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    match rest {
        Some(rest) if !rest.is_empty() && !rest.contains(char::is_whitespace) => {
            Ok(text.trim_end_matches('/').to_owned())
        }
        _ => Err("it begins with https:// or http://".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn every_flag_is_explained() {
        fn check(command: &clap::Command) {
            for argument in command.get_arguments().filter(|argument| argument.get_id() != "help") {
                assert!(
                    argument.get_help().is_some(),
                    "{}: {} has no help",
                    command.get_name(),
                    argument.get_id()
                );
            }
            for below in command.get_subcommands() {
                assert!(below.get_about().is_some(), "{} is not explained", below.get_name());
                check(below);
            }
        }
        CommandLine::command().debug_assert();
        let mut command = CommandLine::command();
        command.build();
        check(&command);
    }

    #[test]
    fn who_runs_the_site_is_told_in_sound_lines() {
        let told = |arguments: &[&str]| {
            let line = ["cafeia", "serve"].into_iter().chain(arguments.iter().copied());
            CommandLine::try_parse_from(line).map(|line| match line.command {
                Command::Serve(options) => (options.operator.operator(), options.operator.missing()),
                other => panic!("{other:?}"),
            })
        };
        let whole = [
            "--publisher",
            "La Ligue, 3 rue du Port, 44000 Nantes",
            "--contact=bonjour@ligue.example",
            "--hosted-by=Serveurs SA",
            "--source-url=https://forge.example/cafeia",
        ];
        let (operator, missing) = told(&whole).unwrap();
        assert_eq!(operator.publisher.as_deref(), Some("La Ligue, 3 rue du Port, 44000 Nantes"));
        assert_eq!(operator.source.as_deref(), Some("https://forge.example/cafeia"));
        assert!(missing.is_empty());
        let (operator, missing) = told(&["--publisher", "", "--contact="]).unwrap();
        assert_eq!(operator, Operator::default());
        assert_eq!(missing, ["--publisher", "--contact", "--hosted-by", "--source-url"]);
        for unsound in ["--contact=nobody", "--source-url=javascript:alert(1)", "--publisher=a\nb"] {
            assert!(told(&[unsound]).is_err(), "{unsound} was taken");
        }
    }

    #[test]
    fn the_public_address_is_one() {
        assert_eq!(public_url("https://cafeia.example/").as_deref(), Ok("https://cafeia.example"));
        for text in ["cafeia.example", "ftp://x", "https://", "https://a b"] {
            assert!(public_url(text).is_err(), "{text} was accepted");
        }
    }
}
