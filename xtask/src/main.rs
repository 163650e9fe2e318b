//! The project's tasks: `cargo xtask <task>`.

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
    /// Builds the browser's bundle into dist/
    Build {
        /// Quick and readable, neither shrunk nor compressed
        #[arg(long)]
        dev: bool,
    },
}

fn main() -> anyhow::Result<()> {
    match Cli::parse().task {
        Task::Build { dev } => web::build(!dev),
    }
}
