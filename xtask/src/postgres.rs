//! A PostgreSQL for the tests: the one that is named, the one that answers, or one of our own for a while.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context as _, Result, bail};

use crate::{
    process::{capture, command, find, run, succeeds},
    server::free_address,
};

/// Where a developer's own server usually answers.
const USUAL: &str = "postgres://postgres@127.0.0.1:5432/postgres";

/// A server on which the tests make and drop databases.
pub(crate) struct Postgres {
    /// Its address, as `TEST_DATABASE_URL` says it.
    pub(crate) url: String,
    psql: PathBuf,
    /// Stopped when this is dropped.
    _cluster: Option<Cluster>,
}

impl Postgres {
    /// Takes the server of `TEST_DATABASE_URL`, else the one that answers on 127.0.0.1:5432, else starts one.
    ///
    /// `DATABASE_URL` is left alone on purpose: it may be a database that somebody cares about.
    ///
    /// # Errors
    /// With a sentence that says what to install or to set.
    pub(crate) fn find_or_start() -> Result<Self> {
        let psql = tool("psql").context(
            "PostgreSQL is needed for the tests: install version 15 or later (Debian: `apt-get install postgresql`)",
        )?;
        if let Ok(url) = env::var("TEST_DATABASE_URL") {
            if !answers(&psql, &url) {
                bail!(
                    "the PostgreSQL of TEST_DATABASE_URL does not answer; start it, or correct the address"
                );
            }
            return Ok(Self { url, psql, _cluster: None });
        }
        if answers(&psql, USUAL) {
            println!("Using the PostgreSQL on 127.0.0.1:5432");
            return Ok(Self { url: USUAL.to_owned(), psql, _cluster: None });
        }
        let cluster = Cluster::start()?;
        Ok(Self { url: cluster.url.clone(), psql, _cluster: Some(cluster) })
    }

    /// Makes an empty database, which is dropped with what this returns.
    ///
    /// # Errors
    /// When the server refuses.
    pub(crate) fn database(&self, name: &str) -> Result<Database> {
        let name = format!("cafeia_{name}_{}", std::process::id());
        capture(&mut self.psql(&format!("create database {name}")))?;
        let (address, settings) = self.url.split_once('?').unwrap_or((&self.url, ""));
        let (server, _) = address.rsplit_once('/').context("the address of PostgreSQL names no database")?;
        let settings = if settings.is_empty() { String::new() } else { format!("?{settings}") };
        let drop = self.psql(&format!("drop database if exists {name} with (force)"));
        Ok(Database { url: format!("{server}/{name}{settings}"), drop })
    }

    fn psql(&self, statement: &str) -> Command {
        let mut psql = command(&self.psql);
        psql.args(["-X", "-q", "-w", "-v", "ON_ERROR_STOP=1", "-d", &self.url, "-c", statement]);
        psql
    }
}

/// A database for one step.
pub(crate) struct Database {
    /// Its address.
    pub(crate) url: String,
    drop: Command,
}

impl Drop for Database {
    fn drop(&mut self) {
        succeeds(&mut self.drop);
    }
}

/// Whether a server answers and lets us in without asking for a password.
fn answers(psql: &Path, url: &str) -> bool {
    succeeds(command(psql).args(["-X", "-w", "-d", url, "-c", "select 1"]).env("PGCONNECT_TIMEOUT", "5"))
}

/// A program of PostgreSQL: from `PATH`, else from where Debian keeps the newest version.
fn tool(name: &str) -> Option<PathBuf> {
    find(name).or_else(|| {
        let versions = fs::read_dir("/usr/lib/postgresql").ok()?;
        let newest = versions.flatten().max_by_key(|folder| {
            folder.file_name().to_str().and_then(|version| version.parse::<u32>().ok()).unwrap_or_default()
        })?;
        let path = newest.path().join("bin").join(name);
        path.is_file().then_some(path)
    })
}

/// A server of our own, in a temporary folder.
struct Cluster {
    url: String,
    folder: PathBuf,
    stop: Command,
}

impl Cluster {
    fn start() -> Result<Self> {
        let (Some(initdb), Some(pg_ctl)) = (tool("initdb"), tool("pg_ctl")) else {
            bail!(
                "no PostgreSQL answers on 127.0.0.1:5432 and none can be started: install version 15 or later \
                 (Debian: `apt-get install postgresql`), or set TEST_DATABASE_URL to a server where the tests may make \
                 databases"
            );
        };
        let port = free_address()?.port();
        println!("Starting a PostgreSQL for these tests on port {port}");
        // Outside the repository: it must be readable by the user `postgres` when root runs the tests.
        let folder = env::temp_dir().join(format!("cafeia-postgres-{}", std::process::id()));
        fs::create_dir_all(&folder).with_context(|| format!("cannot write {}", folder.display()))?;
        // PostgreSQL refuses to run as root.
        let root = capture(command("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
        if root {
            run(command("chown").arg("postgres").arg(&folder))?;
        }
        let ours = |program: &Path| {
            let mut ours = command(if root { Path::new("runuser") } else { program });
            if root {
                ours.args(["-u", "postgres", "--"]).arg(program);
            }
            ours.current_dir(env::temp_dir());
            ours
        };
        let mut stop = ours(&pg_ctl);
        stop.args(["-m", "immediate", "-w", "stop", "-D"]).arg(&folder);
        let url = format!("postgres://postgres@127.0.0.1:{port}/postgres");
        // From here on, dropping it cleans up.
        let cluster = Self { url, folder, stop };

        capture(
            ours(&initdb)
                .args(["-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "-N", "-D"])
                .arg(&cluster.folder),
        )?;
        let settings = format!(
            "-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c max_connections=300"
        );
        // Not captured: the server inherits the pipe, and reading it would wait for the server's end.
        run(ours(&pg_ctl)
            .args(["-w", "-s", "-o", &settings, "-l"])
            .arg(cluster.folder.join("log"))
            .arg("-D")
            .arg(&cluster.folder)
            .arg("start"))?;
        Ok(cluster)
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        succeeds(&mut self.stop);
        // What cannot be removed is a temporary folder, and the system's to clean.
        let _ = fs::remove_dir_all(&self.folder);
    }
}
