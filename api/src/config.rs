//! The command line and its environment variables: read once, at the start.
//!
//! Every setting is a flag and a variable; `cafeia --help` and `cafeia serve --help` explain each.

use std::{env, num::NonZeroUsize, path::PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::store::{DatabaseUrl, StoreError};

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
    Serve(ServeOptions),
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
        /// What the made-up data is drawn from
        #[arg(long, default_value_t = 1, value_name = "S")]
        seed: u64,
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
    /// The address under which people reach the site, where it differs from the one listened on
    #[arg(long, env = "CAFEIA_PUBLIC_URL", value_name = "URL", value_parser = public_url)]
    pub public_url: Option<String>,
    /// Bring the database's schema up to date before serving
    #[arg(long, env = "CAFEIA_MIGRATE")]
    pub migrate: bool,
    /// Log every request, not the failed ones only
    #[arg(long, env = "CAFEIA_LOG_REQUESTS")]
    pub log_requests: bool,
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
    fn the_public_address_is_one() {
        assert_eq!(public_url("https://cafeia.example/").as_deref(), Ok("https://cafeia.example"));
        for text in ["cafeia.example", "ftp://x", "https://", "https://a b"] {
            assert!(public_url(text).is_err(), "{text} was accepted");
        }
    }
}
