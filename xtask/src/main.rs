//! The project's tasks: `cargo xtask <task>`.

mod bench;
mod dev;
mod geodata;
mod openapi;
mod people;
mod postgres;
mod process;
mod run;
mod schemathesis;
mod server;
mod test;
mod web;

use clap::{Parser, Subcommand};

/// Builds, runs and checks the Café IA network platform.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Builds everything, loads the demonstration data and serves the site and the API
    Run(run::Options),
    /// The same, built quickly, and again after each change of a source
    Dev(run::Options),
    /// Runs every check: formatting, lints, tests on both databases, the API's fuzzing, the browser
    Test(test::Options),
    /// Builds the browser's bundle into dist/
    Build {
        /// Quick and readable, neither shrunk nor compressed
        #[arg(long)]
        dev: bool,
    },
    /// Writes openapi.yaml from the code
    Openapi,
    /// Measures what an answer costs, beside a handler that answers constant bytes
    Bench(bench::Options),
    /// Makes the shipped geographical data anew
    Geodata,
}

fn main() -> anyhow::Result<()> {
    match Cli::parse().task {
        Task::Run(options) => run::serve(&options),
        Task::Dev(options) => dev::serve(&options),
        Task::Test(options) => test::check(&options),
        Task::Build { dev } => web::build(!dev),
        Task::Openapi => openapi::write(&server::build()?),
        Task::Bench(options) => bench::run_all(&options),
        Task::Geodata => geodata::run(),
    }
}
