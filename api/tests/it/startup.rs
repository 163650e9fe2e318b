//! How the server starts, refuses to start, and stops: one clear sentence, and no trace of the machinery.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{TcpListener, TcpStream},
    path::Path,
    process::{Command, Output, Stdio},
};

fn cafeia(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cafeia"));
    command.args(arguments).current_dir(folder).env_clear();
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    cafeia(folder, arguments).output().unwrap()
}

fn complaint(output: &Output) -> String {
    let said = String::from_utf8(output.stderr.clone()).unwrap();
    assert!(!output.status.success(), "it went on: {said}");
    assert_eq!(said.lines().count(), 1, "not one sentence: {said}");
    assert!(said.starts_with("cafeia: ") && !said.contains("panicked"), "{said}");
    said
}

#[test]
fn a_start_that_cannot_be_is_refused_in_one_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let taken = taken.local_addr().unwrap().to_string();
    for (arguments, words) in [
        (vec!["serve", "--lisen", "x"], "--lisen"),
        (vec!["serve", "--workers", "0"], "--workers"),
        (vec!["serve", "--listen", "nowhere"], "no address to listen on"),
        (vec!["serve", "--listen", &taken], "another program does already"),
        (vec!["serve", "--listen", "127.0.0.1:0"], "cafeia migrate"),
        (vec!["serve", "--listen", "127.0.0.1:0", "--public-url", "cafeia.example"], "https://"),
        (vec!["migrate", "--database-url", "mysql://root:hidden@host/name"], "is not valid"),
        (vec!["migrate", "--database-url", "postgres://root:hidden@127.0.0.1:1/name"], "cannot be opened"),
        (vec!["migrate", "--database-url", "sqlite:/proc/no/such.sqlite"], "cannot be opened"),
        (vec!["demo", "--database-url", "sqlite:empty.sqlite"], "cafeia migrate"),
        (vec!["synth", "--cafes", "0"], "--cafes"),
        (vec!["migrate", "--log", "=;="], "log filter"),
        (vec!["geo", "import", "no-such-file.csv"], "no-such-file.csv"),
        (vec!["brew"], "brew"),
    ] {
        let said = complaint(&run(folder.path(), &arguments));
        assert!(said.contains(words), "{arguments:?}: {said}");
        assert!(!said.contains("hidden"), "the password shows: {said}");
    }
    let output = cafeia(folder.path(), &["migrate"]).env("DATABASE_URL", "nonsense").output().unwrap();
    assert!(complaint(&output).contains("nonsense"));
}

#[test]
fn the_specification_needs_no_database() {
    let folder = tempfile::tempdir().unwrap();
    let output = run(folder.path(), &["openapi"]);
    assert!(output.status.success());
    assert!(output.stdout.starts_with(b"openapi: 3.1.0\n"));
    assert_eq!(folder.path().read_dir().unwrap().count(), 0);
}

#[test]
fn a_server_starts_says_where_it_is_and_stops_when_told() {
    let folder = tempfile::tempdir().unwrap();
    let mut server =
        cafeia(folder.path(), &["serve", "--migrate", "--listen", "127.0.0.1:0", "--workers", "1"])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
    let mut said = BufReader::new(server.stdout.take().unwrap());
    let mut line = String::new();
    said.read_line(&mut line).unwrap();
    let address = line.trim().trim_end_matches('.').rsplit(' ').next().unwrap().to_owned();

    let mut stream = TcpStream::connect(&address).unwrap();
    stream.write_all(b"GET /readyz HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");

    let told = Command::new("kill").args(["-TERM", &server.id().to_string()]).status().unwrap();
    assert!(told.success());
    assert!(server.wait().unwrap().success());
}
