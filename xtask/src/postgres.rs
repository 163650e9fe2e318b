//! A PostgreSQL for the tests: the one that is named, the one that answers, or one of our own for a while.

use std::{
    env,
    fs::{self, File},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
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
        let cluster = Cluster::start(&psql)?;
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
    /// In the foreground, so that an interrupted test takes it along.
    server: Option<Child>,
}

impl Cluster {
    fn start(psql: &Path) -> Result<Self> {
        let (Some(initdb), Some(postgres), Some(pg_ctl)) = (tool("initdb"), tool("postgres"), tool("pg_ctl"))
        else {
            bail!(
                "no PostgreSQL answers on 127.0.0.1:5432 and none can be started: install version 15 or later \
                 (Debian: `apt-get install postgresql`), or set TEST_DATABASE_URL to a server where the tests may make \
                 databases"
            );
        };
        let port = free_address()?.port();
        println!("Starting a PostgreSQL for these tests on port {port}");
        // Outside the repository: the user `postgres` must be able to reach it when root runs the tests.
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
            ours.current_dir(env::temp_dir()).arg("-D").arg(&folder);
            ours
        };
        let mut stop = ours(&pg_ctl);
        stop.args(["-m", "immediate", "-w", "stop"]);
        let initialise =
            capture(ours(&initdb).args(["-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "-N"]));
        let mut start = ours(&postgres);
        start.args(["-p", &port.to_string()]);
        for setting in
            ["listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=off", "max_connections=300"]
        {
            start.args(["-c", setting]);
        }
        let url = format!("postgres://postgres@127.0.0.1:{port}/postgres");
        // From here on, dropping it cleans up.
        let log = folder.with_extension("log");
        let mut cluster = Self { url, folder, stop, server: None };
        initialise?;
        let written = File::create(&log).with_context(|| format!("cannot write {}", log.display()))?;
        let server =
            start.stdout(Stdio::null()).stderr(written).spawn().context("cannot start PostgreSQL")?;
        let server = cluster.server.insert(server);
        let begun = Instant::now();
        while !answers(psql, &cluster.url) {
            if server.try_wait()?.is_some() || begun.elapsed() > Duration::from_mins(1) {
                bail!("PostgreSQL did not start: {}", fs::read_to_string(&log).unwrap_or_default().trim());
            }
            thread::sleep(Duration::from_millis(100));
        }
        // The server goes on writing to it; nobody reads it any more.
        fs::remove_file(&log)?;
        Ok(cluster)
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // What does not stop or cannot be removed is in a temporary folder, and the system's to clean.
        if let Some(mut server) = self.server.take()
            && succeeds(&mut self.stop)
        {
            let _ = server.wait();
        }
        let _ = fs::remove_dir_all(&self.folder);
    }
}
