//! `cargo xtask bench`: what an answer costs, beside a handler that answers constant bytes.
//!
//! Absolute figures follow the machine and its mood; the ratio to the bare handler, measured in turn within the same
//! minutes by the same client, is what can be compared. Each scenario is driven in rounds, bare then real, and the
//! round with the middle rate is shown. See `bench/results.md`.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "rates, times and sizes are far below 2^52, and none is negative"
)]

mod draw;
mod load;
mod report;

use std::{
    collections::HashSet,
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::{Context as _, Result, bail, ensure};
use clap::Args;

use self::{
    draw::Draw,
    load::{Process, Round, Wrk},
    report::{Case, Machine, Report},
};
use crate::{
    process::{capture, cargo, command, find, root, run, target},
    server::{self, Server},
};

/// What to measure.
#[derive(Args)]
pub(crate) struct Options {
    /// How many cafés the database holds; give several separated by commas
    #[arg(long, value_delimiter = ',', default_values_t = [20_000])]
    cafes: Vec<u32>,
    /// Seconds of each round
    #[arg(long, default_value_t = 6)]
    seconds: u64,
    /// Rounds of each scenario, bare and real in turn
    #[arg(long, default_value_t = 3)]
    rounds: usize,
    /// Fills the database anew rather than taking the one that is there
    #[arg(long)]
    fresh: bool,
    /// Writes bench/results.md
    #[arg(long)]
    write: bool,
}

/// The seed of the synthetic data and of everything drawn here.
const SEED: u64 = 7;
/// Paths drawn ahead for a scenario that must not repeat itself.
const AHEAD: usize = 200_000;
/// Different paths of a scenario that takes them in turn.
const IN_TURN: usize = 2_000;
/// Answers read to know the usual size.
const SAMPLE: usize = 200;

/// One kind of request.
struct Scenario {
    name: &'static str,
    /// The path of the bare handler that stands for it, as actix-web writes it.
    route: &'static str,
    /// The least share of the bare handler's rate.
    target: f64,
    paths: Paths,
}

enum Paths {
    /// These, in turn.
    InTurn(fn(&mut Draw) -> Result<Vec<String>>),
    /// Drawn; none is ever sent twice to the same server.
    Never(fn(&mut Draw) -> String),
}

const LIST: &str = "/api/v1/cafes";
const DETAIL: &str = "/api/v1/cafes/{id}";
const CLUSTERS: &str = "/api/v1/cafes/clusters";

const SCENARIOS: [Scenario; 6] = [
    Scenario {
        name: "list of 20",
        route: LIST,
        target: 0.7,
        paths: Paths::InTurn(|_| Ok(vec![LIST.to_owned()])),
    },
    Scenario { name: "distinct lists", route: LIST, target: 0.4, paths: Paths::Never(Draw::list) },
    Scenario {
        name: "detail",
        route: DETAIL,
        target: 0.7,
        paths: Paths::InTurn(|draw| Ok(draw.slugs()?.iter().map(|slug| format!("{LIST}/{slug}")).collect())),
    },
    Scenario {
        name: "search",
        route: LIST,
        target: 0.25,
        paths: Paths::InTurn(|draw| Ok((0..IN_TURN).map(|_| draw.search()).collect())),
    },
    Scenario {
        name: "distinct searches",
        route: LIST,
        target: 0.25,
        paths: Paths::Never(Draw::distinct_search),
    },
    Scenario { name: "clusters", route: CLUSTERS, target: 0.3, paths: Paths::Never(Draw::window) },
];

/// Measures and prints.
///
/// # Errors
/// When something is missing, fails, or answers with anything else than 200.
pub(crate) fn run_all(options: &Options) -> Result<()> {
    ensure!(
        find("wrk").is_some(),
        "wrk is missing; it drives the servers. Install it (Debian: `apt-get install wrk`, macOS: `brew install wrk`)"
    );
    ensure!(Path::new("/proc/self/stat").exists(), "the bench reads /proc and so runs on Linux only");
    ensure!(options.rounds > 0 && options.seconds > 0, "give one round and one second at least");
    // In one go, so that both have the very same build of every library.
    run(cargo().args(["build", "--release", "--package", "cafeia-api", "--package", "cafeia-bench"]))?;
    let mut reports = report::read()?;
    for &cafes in &options.cafes {
        let report = measure(options, cafes)?;
        println!("\n{}", report.section());
        reports.retain(|other| other.cafes != cafes);
        reports.push(report);
        reports.sort_by_key(|report| report.cafes);
    }
    println!("{}", report::growth(&reports));
    if options.write {
        report::write(&reports)?;
    }
    Ok(())
}

fn release(name: &str) -> PathBuf {
    target().join("release").join(server::program(name))
}

/// Measures one size.
fn measure(options: &Options, cafes: u32) -> Result<Report> {
    let folder = target().join("bench");
    fs::create_dir_all(&folder).with_context(|| format!("cannot write {}", folder.display()))?;
    let database_url = fill(&folder, cafes, options.fresh)?;
    let mut machine = Machine::look()?;

    let address = server::free_address()?;
    let mut serve = server::serve(&release("cafeia"), address, Some(&database_url));
    let serve = server::apart(&mut serve).args(["--workers", "2", "--log", "warn"]);
    let real = Server::start(serve, address, Duration::from_mins(5))?;
    let process = Process(real.pid());
    let memory_at_start = process.memory()?;

    let mut draw = Draw::new(SEED, &real)?;
    let mut measured = Vec::new();
    for scenario in &SCENARIOS {
        measured.push(drive(options, scenario, &real, &mut draw, &folder)?);
    }
    let france = whole_france(options, &real, &mut draw, &folder)?;
    machine.load_after = report::load_average()?;
    Ok(Report {
        cafes,
        command: format!(
            "cargo xtask bench --cafes {cafes} --seconds {} --rounds {}",
            options.seconds, options.rounds
        ),
        machine,
        ready_after: real.ready_after.as_secs_f64(),
        memory_at_start,
        memory_after: process.memory()?,
        cases: measured,
        france_micros: france,
    })
}

/// The address of a database with so many cafés, filled when it is not there yet.
fn fill(folder: &Path, cafes: u32, fresh: bool) -> Result<String> {
    let program = release("cafeia");
    let url = format!("sqlite:{}", folder.join(format!("{cafes}.sqlite")).display());
    let task =
        |words: &[&str]| run(server::apart(command(&program).args(words).args(["--database-url", &url])));
    // Says when it was filled, for the cafés lie around that day. Written last: without it, it may be half filled.
    let filled = folder.join(format!("{cafes}.filled"));
    match fs::read_to_string(&filled) {
        Ok(day) if !fresh => {
            println!("Taking the {cafes} cafés made on {day}; --fresh makes them anew.");
            task(&["migrate"])?;
        }
        _ => {
            for suffix in [".filled", ".sqlite", ".sqlite-wal", ".sqlite-shm"] {
                let _ = fs::remove_file(folder.join(format!("{cafes}{suffix}")));
            }
            task(&["migrate"])?;
            task(&["synth", "--cafes", &cafes.to_string(), "--seed", &SEED.to_string()])?;
            fs::write(&filled, draw::today()?)
                .with_context(|| format!("cannot write {}", filled.display()))?;
        }
    }
    Ok(url)
}

/// Drives the bare handler and the real server in turn.
fn drive(
    options: &Options,
    scenario: &Scenario,
    real: &Server,
    draw: &mut Draw,
    folder: &Path,
) -> Result<Case> {
    println!("\n=== {} ===", scenario.name);
    let file = folder.join("paths");
    let mut sent = HashSet::new();
    let in_turn = match scenario.paths {
        Paths::InTurn(all) => all(draw)?,
        Paths::Never(_) => Vec::new(),
    };
    let sample = match scenario.paths {
        Paths::InTurn(_) => in_turn.iter().take(SAMPLE).cloned().collect(),
        Paths::Never(next) => never(next, draw, &mut sent, SAMPLE)?,
    };
    let constant = folder.join("constant.json");
    fs::write(&constant, usual_answer(real, &sample)?)?;

    let address = server::free_address()?;
    let mut bare = command(release("cafeia-bench"));
    bare.args(["--listen", &address.to_string(), "--workers", "2"]);
    bare.arg("--answer").arg(format!("{}={}", scenario.route, constant.display()));
    let bare = Server::start(&mut bare, address, Duration::from_secs(10))?;

    let wrk = Wrk { threads: 2, connections: 32, seconds: options.seconds, file: &file };
    let (mut bare_rounds, mut rounds) = (Vec::new(), Vec::new());
    for _ in 0..options.rounds {
        let mut paths = match scenario.paths {
            Paths::InTurn(_) => in_turn.clone(),
            Paths::Never(next) => never(next, draw, &mut sent, AHEAD)?,
        };
        // The bare handler answers the same to everything: it may be asked the same again.
        let round = wrk.drive(&bare, &paths)?;
        println!("bare {:>9.0} req/s {:>7.1} µs of CPU", round.rate(), round.cpu_per_request());
        if let Paths::Never(next) = scenario.paths {
            // No real answer is quicker than a bare one, so these are enough for the real server's round.
            let enough = (round.requests as f64 * 1.25) as usize;
            paths.extend(never(next, draw, &mut sent, enough.saturating_sub(paths.len()))?);
        }
        bare_rounds.push(round);
        let round = wrk.drive(real, &paths)?;
        println!("real {:>9.0} req/s {:>7.1} µs of CPU", round.rate(), round.cpu_per_request());
        ensure!(
            matches!(scenario.paths, Paths::InTurn(_)) || round.again == 0,
            "{}: the paths ran out and were sent again; the round says nothing",
            scenario.name
        );
        rounds.push(round);
    }
    let (bare, real) = (middle(bare_rounds)?, middle(rounds)?);
    Ok(Case { name: scenario.name.to_owned(), target: scenario.target, bare, real })
}

/// CPU per answer of all of France's clusters, one request after the other, none of them seen before.
fn whole_france(options: &Options, real: &Server, draw: &mut Draw, folder: &Path) -> Result<f64> {
    println!("\n=== clusters of all France, never the same ===");
    let file = folder.join("paths");
    let paths = never(Draw::whole_france, draw, &mut HashSet::new(), AHEAD)?;
    usual_answer(real, &paths[..10])?;
    let round = Wrk { threads: 1, connections: 1, seconds: options.seconds, file: &file }
        .drive(real, &paths[10..])?;
    ensure!(round.again == 0, "the paths of all France ran out and were sent again; the round says nothing");
    println!("real {:>9.0} req/s {:>7.1} µs of CPU", round.rate(), round.cpu_per_request());
    Ok(round.cpu_per_request())
}

/// So many paths that were not sent before.
fn never(
    next: fn(&mut Draw) -> String,
    draw: &mut Draw,
    sent: &mut HashSet<String>,
    count: usize,
) -> Result<Vec<String>> {
    let mut paths = Vec::with_capacity(count);
    for _ in 0..count * 20 {
        if paths.len() == count {
            return Ok(paths);
        }
        let path = next(draw);
        if sent.insert(path.clone()) {
            paths.push(path);
        }
    }
    ensure!(paths.len() == count, "there are not {count} different paths to draw");
    Ok(paths)
}

/// The answer whose size is nearest to the mean of these.
fn usual_answer(real: &Server, paths: &[String]) -> Result<Vec<u8>> {
    let mut answers = Vec::new();
    for path in paths {
        let answer = real.get(path)?;
        if answer.status != 200 {
            bail!("{path} is answered with {}: {}", answer.status, String::from_utf8_lossy(&answer.body));
        }
        answers.push(answer.body);
    }
    let mean = answers.iter().map(Vec::len).sum::<usize>() / answers.len().max(1);
    answers.into_iter().min_by_key(|body| body.len().abs_diff(mean)).context("there is no path to ask")
}

/// The round with the middle rate.
fn middle(mut rounds: Vec<Round>) -> Result<Round> {
    rounds.sort_by(|one, other| one.rate().total_cmp(&other.rate()));
    let at = rounds.len() / 2;
    rounds.into_iter().nth(at).context("no round was driven")
}

/// The commit that is measured, marked when the tree differs from it.
fn commit() -> Result<String> {
    let commit = capture(command("git").args(["rev-parse", "--short=10", "HEAD"]))?;
    let changed =
        !capture(command("git").args(["status", "--porcelain", "--untracked-files=no"]))?.is_empty();
    Ok(format!("{}{}", commit.trim(), if changed { ", changed since" } else { "" }))
}

/// A file of the repository.
fn repository_file(path: &str) -> Result<String> {
    fs::read_to_string(root().join(path)).with_context(|| format!("cannot read {path}"))
}
