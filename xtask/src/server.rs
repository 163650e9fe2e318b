//! The server under the tasks' hands: built, started, asked, stopped.

use std::{
    env,
    io::{Read as _, Write as _},
    net::{SocketAddr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail, ensure};
use serde_json::Value;

use crate::process::{cargo, command, run, target};

/// How long an answer may take: as long as the catalogue takes to load, since the port is open before.
const TIMEOUT: Duration = Duration::from_mins(1);

/// Builds the server as developers run it and returns its program.
///
/// # Errors
/// When cargo fails.
pub(crate) fn build() -> Result<PathBuf> {
    run(cargo().args(["build", "--package", "cafeia-api"]))?;
    Ok(target().join("debug").join(program("cafeia")))
}

/// A program's file name on this system.
pub(crate) fn program(name: &str) -> String {
    format!("{name}{}", env::consts::EXE_SUFFIX)
}

/// A local address with a port that nobody listens on.
///
/// # Errors
/// When the system has none to give.
pub(crate) fn free_address() -> Result<SocketAddr> {
    let listener = TcpListener::bind("127.0.0.1:0").context("no free port on 127.0.0.1")?;
    Ok(listener.local_addr()?)
}

/// `cafeia serve` at an address. The site is where the web build leaves it, which is where the server looks.
pub(crate) fn serve(program: &Path, listen: SocketAddr, database_url: Option<&str>) -> Command {
    let mut serve = command(program);
    serve.args(["serve", "--listen", &listen.to_string()]);
    with_database(&mut serve, database_url);
    serve
}

/// Names the database to a command of `cafeia`; without one, it takes its own default.
pub(crate) fn with_database<'a>(command: &'a mut Command, database_url: Option<&str>) -> &'a mut Command {
    if let Some(url) = database_url {
        command.args(["--database-url", url]);
    }
    command
}

/// Hides a developer's own settings from a command: what is checked or measured must not depend on them.
pub(crate) fn apart(command: &mut Command) -> &mut Command {
    for (name, _) in env::vars_os() {
        if name.to_str().is_some_and(|name| name.starts_with("CAFEIA_") || name == "DATABASE_URL") {
            command.env_remove(name);
        }
    }
    command
}

/// A running server; dropped, it stops.
pub(crate) struct Server {
    child: Child,
    address: SocketAddr,
    /// From its start until it said that it is ready.
    pub(crate) ready_after: Duration,
}

impl Server {
    /// Starts a server and waits until `/readyz` answers 200.
    ///
    /// # Errors
    /// When it cannot start, ends early, or is not ready in time.
    pub(crate) fn start(command: &mut Command, address: SocketAddr, within: Duration) -> Result<Self> {
        let start = Instant::now();
        let child = command.spawn().context("cannot start the server")?;
        let mut server = Self { child, address, ready_after: Duration::ZERO };
        loop {
            if let Some(status) = server.child.try_wait()? {
                bail!("the server ended before it was ready ({status}); its own words stand above");
            }
            if server.get("/readyz").is_ok_and(|answer| answer.status == 200) {
                server.ready_after = start.elapsed();
                return Ok(server);
            }
            ensure!(start.elapsed() < within, "the server was not ready within {} s", within.as_secs());
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Where it answers, such as `http://127.0.0.1:8080`.
    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Its process id.
    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Whether it ended by itself.
    pub(crate) fn ended(&mut self) -> bool {
        self.child.try_wait().is_ok_and(|status| status.is_some())
    }

    /// Asks for a path.
    ///
    /// # Errors
    /// When no sound answer comes.
    pub(crate) fn get(&self, path: &str) -> Result<Answer> {
        self.ask("GET", path, None, None)
    }

    /// Asks for something with a token and a body, or without.
    ///
    /// # Errors
    /// When no sound answer comes.
    pub(crate) fn ask(
        &self,
        method: &str,
        path: &str,
        token: Option<&str>,
        body: Option<&Value>,
    ) -> Result<Answer> {
        ask(self.address, (method, path), token, body)
    }

    /// Waits until it ends by itself.
    ///
    /// # Errors
    /// When it ends with another code than 0.
    pub(crate) fn wait(mut self) -> Result<()> {
        let status = self.child.wait()?;
        ensure!(status.success(), "the server ended ({status})");
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended already; then there is nothing to stop.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An answer.
pub(crate) struct Answer {
    /// The HTTP status.
    pub(crate) status: u16,
    /// The body.
    pub(crate) body: Vec<u8>,
}

/// One request without keep-alive. HTTP/1.0, so that the body comes whole rather than in chunks.
fn ask(
    address: SocketAddr,
    (method, path): (&str, &str),
    token: Option<&str>,
    body: Option<&Value>,
) -> Result<Answer> {
    let mut request = format!("{method} {path} HTTP/1.0\r\nHost: {address}\r\nConnection: close\r\n");
    if let Some(token) = token {
        request.extend(["Authorization: Bearer ", token, "\r\n"]);
    }
    let body = body.map(Value::to_string);
    if let Some(body) = &body {
        let length = body.len().to_string();
        request.extend(["Content-Type: application/json\r\nContent-Length: ", &length, "\r\n"]);
    }
    request.extend(["\r\n", body.as_deref().unwrap_or_default()]);
    let mut stream = TcpStream::connect_timeout(&address, TIMEOUT)?;
    stream.set_read_timeout(Some(TIMEOUT))?;
    stream.write_all(request.as_bytes())?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    let end =
        bytes.windows(4).position(|four| four == b"\r\n\r\n").context("the answer has no end of headers")?;
    let status = str::from_utf8(&bytes[..end])
        .ok()
        .and_then(|head| head.split(' ').nth(1)?.parse().ok())
        .context("the answer has no status")?;
    Ok(Answer { status, body: bytes.split_off(end + 4) })
}
