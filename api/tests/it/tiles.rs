//! The map's raster layer: a provider asked by the server, and never by a visitor.

use std::{
    collections::BTreeSet,
    net::SocketAddr,
    process::Command,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
        mpsc,
    },
    thread,
    time::Duration,
};

use actix_web::{
    App, HttpRequest, HttpResponse, HttpServer,
    dev::ServerHandle,
    http::header::{CONTENT_TYPE, LOCATION},
    rt::{System, time::sleep},
    web,
};
use cafeia_api::{http::Settings, tiles::Tiles};

use crate::{
    server::{Reply, Server},
    support::TestDb,
};

/// Not a picture, but nobody looks.
const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n and the rest";

/// A provider of tiles that notes down what it is asked.
struct Provider {
    address: SocketAddr,
    notes: Arc<Notes>,
    handle: ServerHandle,
}

#[derive(Default)]
struct Notes {
    paths: Mutex<Vec<String>>,
    headers: Mutex<Vec<(String, String)>>,
    present: AtomicUsize,
    most_present: AtomicUsize,
}

impl Provider {
    fn start(answer: fn(&str) -> HttpResponse) -> Self {
        let notes = Arc::<Notes>::default();
        let kept = Arc::clone(&notes);
        let (told, heard) = mpsc::channel();
        thread::spawn(move || {
            System::new().block_on(async move {
                let server = HttpServer::new(move || {
                    let notes = Arc::clone(&kept);
                    App::new().default_service(web::to(move |request: HttpRequest| {
                        let notes = Arc::clone(&notes);
                        async move { notes.take(&request, answer).await }
                    }))
                });
                let server = server.workers(1).bind("127.0.0.1:0").unwrap();
                let address = server.addrs()[0];
                let server = server.run();
                told.send((address, server.handle())).unwrap();
                server.await.unwrap();
            });
        });
        let (address, handle) = heard.recv().unwrap();
        Self { address, notes, handle }
    }

    fn tiles(&self) -> Tiles {
        tiles(self.address)
    }

    fn asked(&self) -> Vec<String> {
        self.notes.paths.lock().unwrap().clone()
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        drop(self.handle.stop(false));
    }
}

impl Notes {
    async fn take(&self, request: &HttpRequest, answer: fn(&str) -> HttpResponse) -> HttpResponse {
        let path = request.uri().to_string();
        self.paths.lock().unwrap().push(path.clone());
        let headers = request.headers().iter();
        let headers = headers.map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()));
        self.headers.lock().unwrap().extend(headers);
        let present = self.present.fetch_add(1, Ordering::SeqCst) + 1;
        self.most_present.fetch_max(present, Ordering::SeqCst);
        sleep(Duration::from_millis(100)).await;
        self.present.fetch_sub(1, Ordering::SeqCst);
        answer(&path)
    }
}

fn tiles(address: SocketAddr) -> Tiles {
    let template = format!("http://{address}/layer/{{z}}/{{x}}/{{y}}.png?key=secret").parse().unwrap();
    Tiles { template, credit: "© Fournisseur".to_owned() }
}

fn server_with(tiles: Tiles) -> Server {
    Server::start_with(&TestDb::sqlite(), false, Settings { tiles: Some(tiles), ..Settings::default() })
}

fn picture(_: &str) -> HttpResponse {
    HttpResponse::Ok().insert_header((CONTENT_TYPE, "image/png")).body(PICTURE)
}

fn problem(reply: &Reply, status: u16, code: &str) {
    assert_eq!(reply.status, status, "{}", reply.text());
    assert_eq!(reply.header("content-type"), "application/problem+json");
    assert_eq!(reply.header("cache-control"), "no-store");
    assert_eq!(reply.json()["code"], code);
    assert!(!reply.text().contains("secret") && !reply.text().contains("127.0.0.1"), "{}", reply.text());
}

#[test]
fn without_a_provider_there_is_no_raster_layer() {
    let server = Server::start(&TestDb::sqlite(), false);
    problem(&server.get("/geo/tiles/5/15/11"), 404, "not_found");
}

#[test]
fn a_tile_is_fetched_once_for_all_who_want_it_and_kept() {
    let provider = Provider::start(picture);
    let server = server_with(provider.tiles());
    thread::scope(|scope| {
        for _ in 0..20 {
            scope.spawn(|| {
                let tile = server.get("/geo/tiles/10/499/354");
                assert_eq!(tile.status, 200, "{}", tile.text());
                assert_eq!(tile.body, PICTURE);
            });
        }
    });
    let tile = server.get("/geo/tiles/10/499/354");
    assert_eq!(tile.header("content-type"), "image/png");
    assert_eq!(tile.header("cache-control"), "public, max-age=604800");
    assert_eq!(tile.header("x-content-type-options"), "nosniff");
    assert_eq!(tile.header("cross-origin-resource-policy"), "same-origin");
    assert_eq!(tile.header("access-control-allow-origin"), "", "it is for our own pages");
    let again = server.ask("GET", "/geo/tiles/10/499/354", &[("If-None-Match", tile.header("etag"))]);
    assert_eq!((again.status, again.body.len()), (304, 0));
    assert_eq!(server.ask("HEAD", "/geo/tiles/10/499/354", &[]).status, 200);
    assert_eq!(provider.asked(), ["/layer/10/499/354.png?key=secret"]);
}

#[test]
fn nothing_of_the_visitor_goes_to_the_provider() {
    let provider = Provider::start(picture);
    let server = server_with(provider.tiles());
    let visitor = [
        ("User-Agent", "Visitor/1"),
        ("Cookie", "visitor=1"),
        ("Referer", "https://visitor.example/"),
        ("Accept-Language", "visitor"),
        ("X-Forwarded-For", "192.0.2.1"),
        ("Forwarded", "for=192.0.2.1"),
        ("Authorization", "Bearer visitor"),
        ("X-Visitor", "visitor"),
        ("Range", "bytes=0-1"),
    ];
    assert_eq!(server.ask("GET", "/geo/tiles/10/499/354", &visitor).body, PICTURE);
    let headers = provider.notes.headers.lock().unwrap();
    let names: BTreeSet<&str> = headers.iter().map(|(name, _)| name.as_str()).collect();
    assert!(names.is_subset(&BTreeSet::from(["accept", "host", "user-agent"])), "{names:?}");
    for (name, value) in headers.iter() {
        let value = value.to_lowercase();
        assert!(!value.contains("visitor") && !value.contains("192.0.2"), "{name}: {value}");
    }
    assert!(headers.iter().any(|(name, value)| name == "user-agent" && value.starts_with("cafeia/")));
}

#[test]
fn only_tiles_of_france_and_its_surroundings_are_fetched_from_nearby() {
    let provider = Provider::start(picture);
    let server = server_with(provider.tiles());
    // Berlin and New York; what no level has; what is no number.
    for target in
        ["/geo/tiles/12/2200/1343", "/geo/tiles/12/1205/1539", "/geo/tiles/20/0/0", "/geo/tiles/3/8/0"]
    {
        problem(&server.get(target), 404, "not_found");
    }
    for target in ["/geo/tiles/a/0/0", "/geo/tiles/3/-1/0", "/geo/tiles/3/1/0?key=x", "/geo/tiles/999/1/0"] {
        problem(&server.get(target), 400, "invalid_parameter");
    }
    assert_eq!(server.ask("POST", "/geo/tiles/3/1/0", &[]).status, 405);
    for target in ["/geo/tiles/3/1/..%2f..%2fsecret", "/geo/tiles/3/1/0%2f..", "/geo/tiles/3/1/0.png"] {
        assert!((400..500).contains(&server.get(target).status), "{target}");
    }
    assert_eq!(provider.asked(), Vec::<String>::new());
    // The world from afar, Fort-de-France, Nouméa.
    for target in ["/geo/tiles/2/0/0", "/geo/tiles/10/338/469", "/geo/tiles/10/985/576"] {
        assert_eq!(server.get(target).status, 200, "{target}");
    }
}

#[test]
fn what_is_no_tile_is_refused_and_not_asked_for_again_at_once() {
    fn answer(path: &str) -> HttpResponse {
        let row = path.split(['/', '.']).nth(4).unwrap_or_default();
        match row {
            "0" => HttpResponse::InternalServerError().body("no"),
            "1" => HttpResponse::Found().insert_header((LOCATION, "http://127.0.0.1:1/elsewhere")).finish(),
            "2" => HttpResponse::Ok().insert_header((CONTENT_TYPE, "text/html")).body("<script>"),
            "3" => HttpResponse::Ok().insert_header((CONTENT_TYPE, "image/svg+xml")).body("<svg/>"),
            "4" => HttpResponse::Ok().insert_header((CONTENT_TYPE, "image/png")).body(vec![0; 1_100_000]),
            "5" => HttpResponse::Ok().body("no type"),
            "6" => HttpResponse::TooManyRequests().finish(),
            _ => HttpResponse::NotFound().finish(),
        }
    }
    let provider = Provider::start(answer);
    let server = server_with(provider.tiles());
    for row in 0..7 {
        for _ in 0..2 {
            problem(&server.get(&format!("/geo/tiles/3/4/{row}")), 502, "bad_gateway");
        }
    }
    for _ in 0..2 {
        problem(&server.get("/geo/tiles/3/4/7"), 404, "not_found");
    }
    assert_eq!(provider.asked().len(), 8, "each once");
}

#[test]
fn a_provider_that_is_not_there_is_said_to_be() {
    let gone = Provider::start(picture);
    let address = gone.address;
    drop(gone);
    let mut server = server_with(tiles(address));
    // Until the provider has closed its door it may still answer.
    let mut reply = server.get("/geo/tiles/3/4/2");
    for _ in 0..20 {
        if reply.status == 502 {
            break;
        }
        thread::sleep(Duration::from_millis(100));
        server = server_with(tiles(address));
        reply = server.get("/geo/tiles/3/4/2");
    }
    problem(&reply, 502, "bad_gateway");
    let detail = reply.json()["detail"].as_str().unwrap().to_owned();
    assert!(detail.contains("provider"), "{detail}");
}

#[test]
fn the_provider_is_not_asked_for_many_tiles_at_once() {
    let provider = Provider::start(picture);
    let server = server_with(provider.tiles());
    thread::scope(|scope| {
        for column in 0..32 {
            let server = &server;
            scope.spawn(move || {
                assert_eq!(server.get(&format!("/geo/tiles/6/{column}/22")).status, 200);
            });
        }
    });
    assert_eq!(provider.asked().len(), 32);
    let most = provider.notes.most_present.load(Ordering::SeqCst);
    assert!((2..=8).contains(&most), "{most} at once");
}

#[test]
fn an_operator_who_mistypes_the_address_is_told_at_the_start() {
    for (given, words) in [
        (
            &["--map-tiles", "tiles.example/{z}/{x}/{y}", "--map-tiles-credit", "x"][..],
            "it begins with https://",
        ),
        (
            &["--map-tiles", "https://tiles.example/{z}/{x}", "--map-tiles-credit", "x"][..],
            "it holds {z}, {x} and {y}",
        ),
        (&["--map-tiles", "https://tiles.example/{z}/{x}/{y}"][..], "--map-tiles-credit"),
        (&["--map-tiles-credit", "© Fournisseur"][..], "--map-tiles"),
    ] {
        let started =
            Command::new(env!("CARGO_BIN_EXE_cafeia")).arg("serve").args(given).env_clear().output().unwrap();
        let said = String::from_utf8(started.stderr).unwrap();
        assert!(!started.status.success() && said.contains(words), "{given:?}: {said}");
        assert_eq!(said.lines().count(), 1, "{said}");
    }
}
