//! `cargo xtask test`: everything that must hold before a change is shared, in one command.
//!
//! The steps run in order, the quick ones first, and the first failure ends it unless it is told to go on. What they
//! print is theirs: nothing is swallowed. The compiler of the site's bundle, mostly one thread for minutes, works beside
//! the lints. All steps share one target folder and one set of features, so nothing is compiled twice: the server that
//! the later steps start is the one that `cargo test` built.

use std::{
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
    process::{Child, Command},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, anyhow, bail, ensure};
use clap::{Args, ValueEnum};

use crate::{
    people::Door,
    postgres::Postgres,
    process::{capture, cargo, command, root, run, run_beside, spoken, target, timed},
    schemathesis::Schemathesis,
    server::{self, Server},
    web,
};

/// Crates that the shared model must never depend on: it has to compile for the browser.
const FORBIDDEN_IN_SHARED: [&str; 6] =
    ["actix-web", "actix-http", "diesel", "libsqlite3-sys", "pq-sys", "tokio"];
/// In whose name the journeys' letters are sent.
const SENDER: &str = "Café IA <cafe@reseau.example>";
/// All packages but the browser's, which compiles for WebAssembly only.
const NATIVE: [&str; 3] = ["--workspace", "--exclude", "cafeia-web"];
const WEB: [&str; 4] = ["--package", "cafeia-web", "--target", "wasm32-unknown-unknown"];

/// What to leave out.
#[derive(Args)]
pub(crate) struct Options {
    /// Steps to leave out, separated by commas
    #[arg(long, value_enum, value_delimiter = ',')]
    skip: Vec<Kind>,
    /// Run the other steps too when one fails
    #[arg(long)]
    keep_going: bool,
}

/// The steps as `--skip` names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    Fmt,
    Clippy,
    Doc,
    Tests,
    Layers,
    Web,
    Schemathesis,
    Browser,
}

struct Step {
    kind: Kind,
    title: &'static str,
    work: fn(&mut Check) -> Result<Outcome>,
}

const STEPS: [Step; 11] = [
    Step { kind: Kind::Fmt, title: "Formatting", work: |_| format() },
    Step { kind: Kind::Layers, title: "The shared model's dependencies", work: |_| layers() },
    Step { kind: Kind::Clippy, title: "Lints, native", work: |_| clippy(&NATIVE) },
    Step { kind: Kind::Clippy, title: "Lints, browser", work: |_| clippy(&WEB) },
    Step { kind: Kind::Doc, title: "Documentation", work: |_| documentation() },
    // Its compiler has worked beside the lints; the tests come when the machine is theirs alone.
    Step { kind: Kind::Web, title: "The site's bundle", work: bundle },
    Step { kind: Kind::Tests, title: "Tests, SQLite and PostgreSQL", work: tests },
    Step { kind: Kind::Tests, title: "Tests of the site", work: |_| tests_of_the_site() },
    Step { kind: Kind::Schemathesis, title: "Schemathesis", work: schemathesis },
    Step { kind: Kind::Browser, title: "Journeys, SQLite and PostgreSQL", work: journeys },
    Step { kind: Kind::Browser, title: "Accessibility, every page", work: accessibility },
];

enum Outcome {
    Passed,
    Skipped(String),
}

/// What the steps hand to one another.
#[derive(Default)]
struct Check {
    ahead: Option<Ahead>,
    postgres: Option<Postgres>,
    program: Option<PathBuf>,
}

/// Runs every step that is not left out.
///
/// # Errors
/// Where the check itself cannot begin. Steps that fail are named at the end, and end the process with 1.
pub(crate) fn check(options: &Options) -> Result<()> {
    let start = Instant::now();
    let mut check = Check::default();
    if !options.skip.contains(&Kind::Web) {
        check.ahead = Some(Ahead(web::compile_ahead()?));
    }
    let mut rows: Vec<(&str, String, Option<Duration>)> = Vec::new();
    let mut failures = Vec::new();
    for step in &STEPS {
        if options.skip.contains(&step.kind) {
            rows.push((step.title, "left out by --skip".to_owned(), None));
            continue;
        }
        println!("\n=== {} ===", step.title);
        let (outcome, time) = timed(|| (step.work)(&mut check));
        match outcome {
            Ok(Outcome::Passed) => {
                println!("--- {}: passed in {}", step.title, spoken(time));
                rows.push((step.title, "passed".to_owned(), Some(time)));
            }
            Ok(Outcome::Skipped(reason)) => {
                println!("--- {}: SKIPPED, {reason}", step.title);
                rows.push((step.title, format!("skipped: {reason}"), Some(time)));
            }
            Err(fault) => {
                println!("--- {}: FAILED after {}", step.title, spoken(time));
                rows.push((step.title, "failed".to_owned(), Some(time)));
                failures.push((step.title, fault));
                if !options.keep_going {
                    break;
                }
            }
        }
    }
    // Before the last lines, so that nothing prints after them.
    drop(check);

    println!("\n{:<34} {:>13}  result", "step", "time");
    for (title, result, time) in &rows {
        println!("{title:<34} {:>13}  {result}", time.map_or_else(String::new, spoken));
    }
    println!("{:<34} {:>13}", "in all", spoken(start.elapsed()));
    for (title, fault) in &failures {
        println!("\nThe step “{title}” failed: {fault:#}");
    }
    let passed = rows.iter().filter(|(_, result, _)| result == "passed").count();
    println!("\n{passed} passed, {} failed", failures.len());
    if !failures.is_empty() {
        std::process::exit(1);
    }
    Ok(())
}

fn format() -> Result<Outcome> {
    run(cargo().args(["fmt", "--all", "--", "--check"])).context("`cargo fmt --all` mends it")?;
    Ok(Outcome::Passed)
}

fn clippy(packages: &[&str]) -> Result<Outcome> {
    run(cargo().arg("clippy").args(packages).args(["--all-targets", "--", "-D", "warnings"]))?;
    Ok(Outcome::Passed)
}

fn documentation() -> Result<Outcome> {
    for packages in [&NATIVE[..], &WEB[..]] {
        run(cargo().arg("doc").args(packages).arg("--no-deps").env("RUSTDOCFLAGS", "-D warnings"))?;
    }
    Ok(Outcome::Passed)
}

/// The tests choose their databases themselves; they only have to be told where PostgreSQL is.
fn tests(check: &mut Check) -> Result<Outcome> {
    let url = check.postgres()?.url.clone();
    let processors = thread::available_parallelism()?.get();
    run(cargo()
        .arg("test")
        .args(NATIVE)
        .env("TEST_DATABASE_URL", url)
        // Half of their time they wait: for a database, for a letter, for a clock.
        .env("RUST_TEST_THREADS", (2 * processors).to_string()))?;
    Ok(Outcome::Passed)
}

/// What the site works out without a browser, on this machine. Apart from the others, so that the server keeps its
/// crates' features.
fn tests_of_the_site() -> Result<Outcome> {
    run(cargo().args(["test", "--package", "cafeia-web", "--lib"]))?;
    Ok(Outcome::Passed)
}

fn layers() -> Result<Outcome> {
    let tree = capture(
        cargo().args(["tree", "--package", "cafeia-shared", "--all-features", "--target", "all"]).args([
            "--edges",
            "normal,build",
            "--prefix",
            "none",
            "--format",
            "{p}",
        ]),
    )?;
    let names: Vec<&str> = tree.lines().filter_map(|line| line.split(' ').next()).collect();
    ensure!(names.contains(&"serde"), "`cargo tree` lists nothing that we know:\n{tree}");
    for forbidden in FORBIDDEN_IN_SHARED {
        ensure!(
            !names.contains(&forbidden),
            "cafeia-shared depends on {forbidden}; see `cargo tree -p cafeia-shared --all-features -i {forbidden}`"
        );
    }
    println!(
        "cafeia-shared depends on {} crates, on none of {}",
        names.len(),
        FORBIDDEN_IN_SHARED.join(", ")
    );
    Ok(Outcome::Passed)
}

fn bundle(check: &mut Check) -> Result<Outcome> {
    if let Some(mut ahead) = check.ahead.take() {
        ahead.0.wait()?;
    }
    web::build_within_budget()?;
    Ok(Outcome::Passed)
}

/// Strangers and people of every role ask two servers at once: the tool fills one processor only.
fn schemathesis(check: &mut Check) -> Result<Outcome> {
    let Some(schemathesis) = Schemathesis::find_or_install()? else {
        return Ok(Outcome::Skipped("python3 is missing; install it to fuzz the API".to_owned()));
    };
    let strangers = Scratch::new("schemathesis-strangers")?;
    let public = check.demonstration(&strangers.url(), &[])?;
    let people = Scratch::new("schemathesis-people")?;
    let (database_url, letters) = (people.url(), people.0.join("mail"));
    let private = check.demonstration(&database_url, &["--mail-folder".as_ref(), letters.as_os_str()])?;
    let program = check.program()?;
    let door = Door { program, database_url: &database_url, letters, server: &private };
    thread::scope(|scope| {
        let by_strangers = scope.spawn(|| schemathesis.ask_as_a_stranger(&public));
        for person in door.everybody()? {
            schemathesis.ask_as(&person, &private)?;
        }
        by_strangers.join().map_err(|_| anyhow!("the thread of the strangers panicked"))?
    })?;
    Ok(Outcome::Passed)
}

/// On both databases at once: a journey waits as long as it works.
fn journeys(check: &mut Check) -> Result<Outcome> {
    let sqlite = Scratch::new("journeys")?;
    let postgres = check.postgres()?.database("journeys")?;
    let mut on_sqlite = InTheBrowser::prepare(check, "run.mjs", &sqlite.url())?;
    let mut on_postgres = InTheBrowser::prepare(check, "run.mjs", &postgres.url)?;
    thread::scope(|scope| {
        let beside = scope.spawn(|| run_beside("The journeys on PostgreSQL", &mut on_postgres.script));
        let here = run(&mut on_sqlite.script);
        let there = beside.join().map_err(|_| anyhow!("the thread of the other journeys panicked"))?;
        here.context("the journeys on SQLite").and(there)
    })?;
    Ok(Outcome::Passed)
}

/// Once: what a page looks like does not depend on the database.
fn accessibility(check: &mut Check) -> Result<Outcome> {
    let database = Scratch::new("accessibility")?;
    run(&mut InTheBrowser::prepare(check, "accessibility.mjs", &database.url())?.script)?;
    Ok(Outcome::Passed)
}

/// A script of `web/e2e`, with a server of its own.
struct InTheBrowser {
    script: Command,
    _server: Server,
}

impl InTheBrowser {
    fn prepare(check: &mut Check, script: &str, database_url: &str) -> Result<Self> {
        ensure!(
            root().join("dist/index.html").is_file(),
            "the site is not built; run the step web, or `cargo xtask build`"
        );
        // The script catches the letters itself: it listens where the server sends them.
        let mail = server::free_address()?;
        let smtp_url = format!("smtp://{mail}");
        // What it asks for the people of its journeys comes from an address of each.
        let options =
            ["--smtp-url", &smtp_url, "--mail-from", SENDER, "--trusted-proxies", "1"].map(OsStr::new);
        let server = check.demonstration(database_url, &options)?;
        let mut node = command("node");
        // One line for each journey, and all of what failed at the end, in a terminal or not.
        node.arg("--test-reporter=spec")
            .arg(format!("web/e2e/{script}"))
            .env("BASE_URL", server.url())
            // How a journey opens a first account: the program, and where the server's database is.
            .env("CAFEIA", check.program()?)
            .env("DATABASE", database_url)
            .env("SMTP", mail.to_string());
        Ok(Self { script: node, _server: server })
    }
}

impl Check {
    fn postgres(&mut self) -> Result<&Postgres> {
        if self.postgres.is_none() {
            self.postgres = Some(Postgres::find_or_start()?);
        }
        self.postgres.as_ref().context("PostgreSQL was found a moment ago")
    }

    /// The server as `cargo test` builds it. Built by `cargo build` instead, it would be compiled again: without
    /// the dev-dependencies, some crates have other features.
    fn program(&mut self) -> Result<&Path> {
        if self.program.is_none() {
            run(cargo().arg("test").args(NATIVE).arg("--no-run"))?;
            let program = target().join("debug").join(server::program("cafeia"));
            if !program.is_file() {
                bail!("`cargo test` did not build the server {}", program.display());
            }
            self.program = Some(program);
        }
        self.program.as_deref().context("the server was built a moment ago")
    }

    /// A server over a database with the demonstration data, with options of its own.
    fn demonstration(&mut self, database_url: &str, options: &[&OsStr]) -> Result<Server> {
        let program = self.program()?;
        for task in ["migrate", "demo"] {
            run(server::apart(command(program).args([task, "--database-url", database_url])))?;
        }
        let address = server::free_address()?;
        let mut serve = server::serve(program, address, Some(database_url));
        let serve = server::apart(&mut serve).args(["--log", "warn"]).args(options);
        Server::start(serve, address, Duration::from_mins(1))
    }
}

/// The compiler of the site's bundle, at work beside the first steps.
struct Ahead(Child);

impl Drop for Ahead {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A folder for one step's SQLite database.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Result<Self> {
        let folder = target().join("check").join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder).with_context(|| format!("cannot write {}", folder.display()))?;
        Ok(Self(folder))
    }

    fn url(&self) -> String {
        format!("sqlite:{}", self.0.join("cafeia.sqlite").display())
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What stays is below the target folder, and the next run removes it first.
        let _ = fs::remove_dir_all(&self.0);
    }
}
