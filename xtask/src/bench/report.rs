//! The results: kept as JSON, shown as Markdown.

use std::{fmt::Write as _, fs};

use anyhow::{Context as _, Result};
use serde::{Deserialize, Serialize};

use super::{commit, draw, load::Round};
use crate::process::{capture, command, root};

const FIGURES: &str = "bench/results.json";
const PAGE: &str = "bench/results.md";
/// The size whose cost others are compared with.
const SMALL: u32 = 20_000;
/// How much dearer a request may be with fifty times the cafés.
const GROWTH: f64 = 2.0;
/// CPU of the clusters of all France, not cached, in microseconds.
const FRANCE: f64 = 10_000.0;

/// All that was measured with one number of cafés.
#[derive(Serialize, Deserialize)]
pub(super) struct Report {
    pub(super) cafes: u32,
    pub(super) command: String,
    pub(super) machine: Machine,
    /// Seconds from the start to the first `/readyz` that answers 200.
    pub(super) ready_after: f64,
    /// Resident KiB.
    pub(super) memory_at_start: u64,
    pub(super) memory_after: u64,
    pub(super) cases: Vec<Case>,
    /// Microseconds of CPU.
    pub(super) france_micros: f64,
}

/// One scenario.
#[derive(Serialize, Deserialize)]
pub(super) struct Case {
    pub(super) name: String,
    /// The least share of the bare handler's rate.
    pub(super) target: f64,
    pub(super) bare: Round,
    pub(super) real: Round,
}

/// Where it was measured.
#[derive(Serialize, Deserialize)]
pub(super) struct Machine {
    commit: String,
    day: String,
    processor: String,
    cores: usize,
    memory_gib: u64,
    kernel: String,
    rustc: String,
    wrk: String,
    load_before: String,
    pub(super) load_after: String,
}

impl Machine {
    /// Looks around.
    pub(super) fn look() -> Result<Self> {
        let processors = fs::read_to_string("/proc/cpuinfo")?;
        let processor = processors.lines().find_map(|line| line.strip_prefix("model name"));
        let memory = fs::read_to_string("/proc/meminfo")?;
        let memory = memory.lines().find_map(|line| line.strip_prefix("MemTotal:"));
        let memory: u64 =
            memory.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or_default();
        // `wrk -v` ends with 1.
        let wrk = command("wrk").arg("-v").output()?;
        let wrk = String::from_utf8_lossy(&wrk.stdout);
        Ok(Self {
            commit: commit()?,
            day: draw::today()?,
            processor: processor.map_or("unknown", |name| name.trim_matches([' ', '\t', ':'])).to_owned(),
            cores: std::thread::available_parallelism()?.get(),
            memory_gib: (memory + (1 << 19)) >> 20,
            kernel: capture(command("uname").arg("-sr"))?.trim().to_owned(),
            rustc: capture(command("rustc").arg("--version"))?.trim().to_owned(),
            wrk: wrk.split(" Copyright").next().unwrap_or_default().to_owned(),
            load_before: load_average()?,
            load_after: String::new(),
        })
    }
}

/// The load average of 1, 5 and 15 minutes.
pub(super) fn load_average() -> Result<String> {
    let text = fs::read_to_string("/proc/loadavg")?;
    Ok(text.split(' ').take(3).collect::<Vec<_>>().join(" "))
}

/// The results that were kept.
pub(super) fn read() -> Result<Vec<Report>> {
    let path = root().join(FIGURES);
    if !path.exists() {
        return Ok(Vec::new());
    }
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read {FIGURES}"))?;
    serde_json::from_str(&text).with_context(|| format!("{FIGURES} has an older shape; remove it"))
}

/// Keeps the results, and writes the page that shows them.
pub(super) fn write(reports: &[Report]) -> Result<()> {
    let mut page = String::from(
        "# What an answer costs\n\n\
         Written by `cargo xtask bench --write`; the figures behind it are in `results.json`.\n\n\
         Each scenario is driven by wrk (2 threads, 32 connections kept alive) on the machine of the servers, against\n\
         a bare actix-web handler that answers constant bytes of the same size, and against the real server, in turn;\n\
         the round with the middle rate is shown. wrk shares the cores, so rates are those of the whole machine. What\n\
         can be carried elsewhere is the ratio, and the CPU time of the server's process for each request. Every\n\
         answer was a 200. “Distinct” requests are never repeated, so no cache answers them; the windows of the\n\
         clusters never repeat either. Details and searches go through 2,000 different ones in turn.\n",
    );
    for report in reports {
        page += "\n";
        page += &report.section();
    }
    let growth = growth(reports);
    if !growth.is_empty() {
        page += "\n";
        page += &growth;
    }
    fs::write(root().join(PAGE), page).with_context(|| format!("cannot write {PAGE}"))?;
    let figures = serde_json::to_string_pretty(reports)?;
    fs::write(root().join(FIGURES), figures + "\n").with_context(|| format!("cannot write {FIGURES}"))?;
    println!("Wrote {PAGE}");
    Ok(())
}

impl Report {
    /// Its part of the page.
    pub(super) fn section(&self) -> String {
        let mut text = format!("## {} cafés\n\n", grouped(u64::from(self.cafes)));
        text += "| scenario | bare req/s | req/s | ratio | target | | p50 ms | p99 ms | bare CPU µs | CPU µs | bytes |\n";
        text += "|---|--:|--:|--:|--:|---|--:|--:|--:|--:|--:|\n";
        for case in &self.cases {
            let (bare, real) = (&case.bare, &case.real);
            let ratio = real.rate() / bare.rate();
            let _ = writeln!(
                text,
                "| {} | {} | {} | {ratio:.2} | ≥ {} | {} | {:.1} | {:.1} | {:.1} | {:.1} | {} |",
                case.name,
                grouped(bare.rate() as u64),
                grouped(real.rate() as u64),
                case.target,
                verdict(ratio >= case.target),
                real.p50 as f64 / 1e3,
                real.p99 as f64 / 1e3,
                bare.cpu_per_request(),
                real.cpu_per_request(),
                grouped(real.size()),
            );
        }
        text += "\n| | measured | target | |\n|---|--:|--:|---|\n";
        let limits = Limits::of(self.cafes);
        let seconds = limits.as_ref().map(|limits| limits.seconds);
        let mebibytes = limits.as_ref().map(|limits| limits.mebibytes);
        text += &row("start to ready", self.ready_after, "s", seconds);
        text += &row("memory when ready", self.memory_at_start as f64 / 1024.0, "MiB", mebibytes);
        text += &row("memory after the load", self.memory_after as f64 / 1024.0, "MiB", mebibytes);
        text += &row("CPU, clusters of all France", self.france_micros / 1e3, "ms", Some(FRANCE / 1e3));
        let machine = &self.machine;
        let _ = writeln!(
            text,
            "\n`{}` on {}, commit {}. {} cores of {}, {} GiB, {}, {}, {}. Load average {} before, {} after.",
            self.command,
            machine.day,
            machine.commit,
            machine.cores,
            machine.processor,
            machine.memory_gib,
            machine.kernel,
            machine.rustc,
            machine.wrk,
            machine.load_before,
            machine.load_after,
        );
        text
    }
}

fn row(what: &str, measured: f64, unit: &str, target: Option<f64>) -> String {
    let (target, met) = match target {
        Some(target) => (format!("≤ {target} {unit}"), verdict(measured <= target)),
        None => ("none".to_owned(), ""),
    };
    format!("| {what} | {measured:.2} {unit} | {target} | {met} |\n")
}

/// Start and memory: what is asked for at a size.
struct Limits {
    seconds: f64,
    mebibytes: f64,
}

impl Limits {
    fn of(cafes: u32) -> Option<Self> {
        match cafes {
            0..=SMALL => Some(Self { seconds: 1.0, mebibytes: 80.0 }),
            20_001..=1_000_000 => Some(Self { seconds: 15.0, mebibytes: 1536.0 }),
            _ => None,
        }
    }
}

/// How the cost of a request grows with the number of cafés.
pub(super) fn growth(reports: &[Report]) -> String {
    let Some(small) = reports.iter().find(|report| report.cafes == SMALL) else { return String::new() };
    let mut text = String::new();
    for large in reports.iter().filter(|report| report.cafes > SMALL) {
        let _ = writeln!(
            text,
            "## CPU for each request, {} cafés against {}\n\n\
             | scenario | µs | µs | times | target | |\n|---|--:|--:|--:|--:|---|",
            grouped(u64::from(large.cafes)),
            grouped(u64::from(small.cafes)),
        );
        for case in &large.cases {
            let Some(other) = small.cases.iter().find(|other| other.name == case.name) else { continue };
            let (cost, before) = (case.real.cpu_per_request(), other.real.cpu_per_request());
            let times = cost / before;
            let met = verdict(times <= GROWTH);
            let _ = writeln!(
                text,
                "| {} | {cost:.1} | {before:.1} | {times:.2} | ≤ {GROWTH} | {met} |",
                case.name
            );
        }
        text += "\n";
    }
    text.truncate(text.trim_end().len());
    if !text.is_empty() {
        text += "\n";
    }
    text
}

fn verdict(met: bool) -> &'static str {
    if met { "met" } else { "**missed**" }
}

/// A number with commas: `20,000`.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_commas() {
        assert_eq!(grouped(7), "7");
        assert_eq!(grouped(20_000), "20,000");
        assert_eq!(grouped(1_000_000), "1,000,000");
    }
}
