//! A server for a test, over a real connection, with the demonstration data.

use std::{
    collections::HashMap,
    fs,
    io::{Read as _, Write as _},
    net::{SocketAddr, TcpStream},
    path::{Path, PathBuf},
    sync::{Arc, mpsc},
    thread,
};

use actix_web::{HttpServer, dev::ServerHandle, rt::System, web::Data};
use cafeia_api::{
    clock::Clock,
    demo,
    http::{self, Settings, State},
    network::Network,
    secrets::keyring::Keyring,
};
use chrono::{DateTime, Utc};
use serde_json::Value;

use crate::support::{TestClock, TestDb, geography};

/// Where people reach the server, it was told.
pub const PUBLIC_URL: &str = "https://reseau.example";

/// The page of the small site, with the places into which the server writes.
const PAGE: &str = "<!doctype html><html><head><!-- head --><title>Café IA</title><!-- /head --></head><body>\
                    <!-- notice --><div id=\"first\"><!-- noscript -->JavaScript ?<!-- /noscript --><p id=\"boot-late\"></p></div></body></html>";

/// The instant of these tests: answers are tagged by the minute, so it stands still.
pub fn noon() -> DateTime<Utc> {
    "2026-11-23T12:00:30Z".parse().unwrap()
}

/// A server, gone when the test ends.
pub struct Server {
    address: SocketAddr,
    pub network: Network,
    handle: ServerHandle,
    folder: tempfile::TempDir,
}

/// What it answered.
pub struct Reply {
    pub status: u16,
    headers: HashMap<String, String>,
    pub body: Vec<u8>,
}

impl Server {
    /// Starts one with the demonstration data, and with a small site or without.
    pub fn start(db: &TestDb, with_site: bool) -> Self {
        let public_url = Some(PUBLIC_URL.to_owned());
        Self::start_with(db, with_site, Settings { public_url, ..Settings::default() })
    }

    /// The same, with other settings than a test's usual ones.
    pub fn start_with(db: &TestDb, with_site: bool, settings: Settings) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let network = db.network().with_clock(Clock::new(noon));
        demo::load(&network, noon()).unwrap();
        Self::serve(network, folder, with_site, settings)
    }

    /// The same without data, at a time that the test moves.
    pub fn start_at(db: &TestDb, settings: Settings, clock: &TestClock) -> Self {
        let network = db.network().with_clock(clock.clock());
        Self::serve(network, tempfile::tempdir().unwrap(), false, settings)
    }

    /// Another process of the same network: it shares the database and the secrets, and nothing else.
    pub fn start_beside(&self, db: &TestDb, clock: &TestClock) -> Self {
        let network = Network::open(db.open(), geography()).unwrap().with_clock(clock.clock());
        let folder = tempfile::tempdir().unwrap();
        fs::copy(self.secret_file(), folder.path().join("secret")).unwrap();
        Self::serve(network, folder, false, Settings::default())
    }

    fn serve(network: Network, folder: tempfile::TempDir, with_site: bool, settings: Settings) -> Self {
        let path = folder.path();
        if with_site {
            write_site(path);
        }
        let settings = Settings { site: path.join("dist"), ..settings };
        let keyring = Arc::new(Keyring::open(&path.join("secret")).unwrap());
        let state = Data::new(State::new(network.clone(), keyring, settings).unwrap());
        let (told, heard) = mpsc::channel();
        thread::spawn(move || {
            System::new().block_on(async move {
                let server = HttpServer::new(move || http::app(Data::clone(&state))).workers(1);
                let server = server.bind("127.0.0.1:0").unwrap();
                let address = server.addrs()[0];
                let server = server.run();
                told.send((address, server.handle())).unwrap();
                server.await.unwrap();
            });
        });
        let (address, handle) = heard.recv().unwrap();
        Self { address, network, handle, folder }
    }

    /// Sends a request, byte for byte as given, and reads until the server closes.
    pub fn ask(&self, method: &str, target: &str, headers: &[(&str, &str)]) -> Reply {
        self.send(method, target, headers, None)
    }

    /// The same with a body.
    pub fn send(&self, method: &str, target: &str, headers: &[(&str, &str)], body: Option<&str>) -> Reply {
        self.send_bytes(method, target, headers, body.map(str::as_bytes))
    }

    /// The same with a file.
    pub fn send_bytes(
        &self,
        method: &str,
        target: &str,
        headers: &[(&str, &str)],
        body: Option<&[u8]>,
    ) -> Reply {
        let mut request = format!("{method} {target} HTTP/1.1\r\nConnection: close\r\n");
        if !headers.iter().any(|(name, _)| *name == "Host") {
            request.push_str("Host: test\r\n");
        }
        for (name, value) in headers {
            request.extend([name, ": ", value, "\r\n"]);
        }
        if let Some(body) = body {
            request.extend(["Content-Length: ", &body.len().to_string(), "\r\n"]);
        }
        request.push_str("\r\n");
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        stream.write_all(body.unwrap_or_default()).unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let mut lines = head.lines();
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let headers: HashMap<_, _> = lines
            .filter_map(|line| line.split_once(": "))
            .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
            .collect();
        Reply { status, headers, body: bytes.split_off(end + 4) }
    }

    pub fn get(&self, target: &str) -> Reply {
        self.ask("GET", target, &[])
    }

    /// The file of its secrets.
    pub fn secret_file(&self) -> PathBuf {
        self.folder.path().join("secret")
    }

    /// The folder of the small site.
    pub fn site(&self) -> PathBuf {
        self.folder.path().join("dist")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Told at once; nobody waits for the end.
        drop(self.handle.stop(false));
    }
}

impl Reply {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    /// Its status, and the code of the problem that it tells.
    pub fn code(&self) -> (u16, String) {
        (self.status, self.json()["code"].as_str().unwrap_or_default().to_owned())
    }

    pub fn text(&self) -> &str {
        str::from_utf8(&self.body).unwrap()
    }
}

fn write_site(folder: &Path) {
    let assets = folder.join("dist/assets");
    fs::create_dir_all(&assets).unwrap();
    fs::write(folder.join("dist/index.html"), PAGE).unwrap();
    fs::write(folder.join("dist/favicon.svg"), "<svg/>").unwrap();
    fs::write(folder.join("dist/service-worker.js"), "// worker").unwrap();
    fs::write(folder.join("dist/manifest.webmanifest"), "{}").unwrap();
    fs::write(folder.join("dist/.secret"), "hidden").unwrap();
    fs::write(folder.join("outside.txt"), "outside").unwrap();
    fs::write(assets.join("app-1a2b.wasm"), "wasm").unwrap();
    fs::write(assets.join("app-1a2b.wasm.br"), "smaller").unwrap();
}

/// The list of a café's slugs, the first one.
pub fn some_slug(server: &Server) -> String {
    let list = server.get("/api/v1/cafes?limit=1").json();
    list["data"][0]["slug"].as_str().unwrap().to_owned()
}

/// Makes each story a test on a server over each database.
macro_rules! on_both_servers {
    ($(fn $name:ident($server:ident: &Server) $body:block)+) => {
        $crate::support::on_both_databases! {
            $(fn $name(db: &TestDb) { let $server = &$crate::server::Server::start(db, true); $body })+
        }
    };
}
pub(crate) use on_both_servers;
