//! One round of load: wrk's figures, and what the server's process spent on it.

use std::{
    fs::{self, File},
    io::{BufWriter, Write as _},
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, ensure};
use serde::{Deserialize, Serialize};

use crate::{
    process::{capture, command},
    server::Server,
};

/// How wrk drives.
pub(super) struct Wrk<'a> {
    pub(super) threads: usize,
    pub(super) connections: usize,
    pub(super) seconds: u64,
    /// Where the paths are put: one file for each thread, with its number behind this name.
    pub(super) file: &'a Path,
}

/// What one round showed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Round {
    pub(super) requests: u64,
    /// How long it took, in microseconds.
    pub(super) micros: u64,
    /// Latency in microseconds.
    pub(super) p50: u64,
    pub(super) p99: u64,
    pub(super) errors: u64,
    /// Bytes received, headers included.
    pub(super) bytes: u64,
    /// How many times the list of paths was begun again.
    pub(super) again: u64,
    /// CPU time of the server's process, in microseconds.
    #[serde(default)]
    pub(super) cpu: u64,
}

impl Round {
    /// Requests a second.
    pub(super) fn rate(&self) -> f64 {
        self.requests as f64 * 1e6 / self.micros as f64
    }

    /// Microseconds of the server's CPU time for each request.
    pub(super) fn cpu_per_request(&self) -> f64 {
        self.cpu as f64 / self.requests as f64
    }

    /// Bytes of each answer, headers included.
    pub(super) fn size(&self) -> u64 {
        self.bytes / self.requests
    }
}

impl Wrk<'_> {
    /// Drives a server for one round through these paths.
    ///
    /// # Errors
    /// When wrk fails, or an answer does: a figure with failures in it says nothing.
    pub(super) fn drive(&self, server: &Server, paths: &[String]) -> Result<Round> {
        self.deal(paths)?;
        let process = Process(server.pid());
        let before = process.cpu()?;
        let said = capture(
            command("wrk")
                .args([format!("-t{}", self.threads), format!("-c{}", self.connections)])
                .args([format!("-d{}s", self.seconds)])
                .args(["--timeout", "30s", "--latency", "-s", "bench/wrk.lua", &server.url(), "--"])
                .arg(self.file),
        )?;
        let after = process.cpu()?;
        let figures = said.lines().find_map(|line| line.strip_prefix("FIGURES "));
        let figures = figures.with_context(|| format!("wrk wrote no figures:\n{said}"))?;
        let mut round: Round =
            serde_json::from_str(figures).with_context(|| format!("wrk wrote {figures}"))?;
        round.cpu = after - before;
        ensure!(round.requests > 0, "no request was answered:\n{said}");
        ensure!(round.errors == 0, "{} of {} requests failed:\n{said}", round.errors, round.requests);
        Ok(round)
    }

    /// Deals the paths to the threads. With fewer paths than threads, each has them all.
    fn deal(&self, paths: &[String]) -> Result<()> {
        for thread in 0..self.threads {
            let own = paths.iter().enumerate();
            let own = own.filter(|(at, _)| paths.len() < self.threads || at % self.threads == thread);
            let file = PathBuf::from(format!("{}.{thread}", self.file.display()));
            let mut out = BufWriter::new(
                File::create(&file).with_context(|| format!("cannot write {}", file.display()))?,
            );
            for (_, path) in own {
                writeln!(out, "{path}")?;
            }
            out.flush()?;
        }
        Ok(())
    }
}

/// A running process, as `/proc` tells of it.
pub(super) struct Process(pub(super) u32);

impl Process {
    /// CPU time so far, its own and the kernel's for it, in microseconds.
    fn cpu(&self) -> Result<u64> {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.0)).context("the server is gone")?;
        // The second field is the program's name in parentheses and may hold spaces; utime and stime are fields 14
        // and 15 (proc_pid_stat(5)).
        let (_, fields) = stat.rsplit_once(')').context("/proc/PID/stat has changed shape")?;
        let field = |at: usize| fields.split_whitespace().nth(at - 3)?.parse::<u64>().ok();
        let ticks = field(14).zip(field(15)).map(|(user, system)| user + system);
        let ticks_per_second: u64 = capture(command("getconf").arg("CLK_TCK"))?.trim().parse()?;
        Ok(ticks.context("/proc/PID/stat has changed shape")? * 1_000_000 / ticks_per_second)
    }

    /// Resident memory, in KiB.
    pub(super) fn memory(&self) -> Result<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.0)).context("the server is gone")?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let size = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
        size.context("/proc/PID/status has no VmRSS")
    }
}
