//! How the server starts, refuses to start, and stops: one clear sentence, and no trace of the machinery.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Output, Stdio},
    thread,
    time::{Duration, Instant},
};

use cafeia_api::{
    jobs::{self, Job, Mail},
    store::Db,
};
use chrono::Utc;
use uuid::Uuid;

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
        (vec!["serve", "--listen", "127.0.0.1:0", "--smtp-url", "smtps://a:hidden@host"], "--mail-from"),
        (
            vec![
                "serve",
                "--listen",
                "127.0.0.1:0",
                "--smtp-url",
                "imap://a:hidden@host",
                "--mail-from",
                "a@b.c",
            ],
            "mail server's address",
        ),
        (vec!["serve", "--listen", "127.0.0.1:0", "--mail-from", "nobody"], "cannot be a letter's sender"),
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

    stop(&mut server);
}

fn stop(server: &mut Child) {
    let told = Command::new("kill").args(["-TERM", &server.id().to_string()]).status().unwrap();
    assert!(told.success());
    assert!(server.wait().unwrap().success());
}

#[test]
fn a_server_does_the_jobs_that_are_due_and_says_where_its_letters_go() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("jobs.sqlite");
    let db = Db::open(&format!("sqlite:{}", file.display()).parse().unwrap(), 1).unwrap();
    db.migrate().unwrap();
    // Nobody has such a link, so the letter is not needed any more.
    let job = Job::Mail(Mail::PasswordReset { link: Uuid::now_v7() });
    db.write(|connection| jobs::enqueue(connection, &job, Utc::now(), Utc::now())).unwrap();

    let mut server = cafeia(
        folder.path(),
        &[
            "serve",
            "--listen",
            "127.0.0.1:0",
            "--database-url",
            "sqlite:jobs.sqlite",
            "--mail-folder",
            "letters",
        ],
    )
    .stdout(Stdio::piped())
    .spawn()
    .unwrap();
    let mut said = BufReader::new(server.stdout.take().unwrap()).lines().map_while(Result::ok);
    assert!(said.any(|line| line.starts_with("Letters are written into letters,")), "it does not say so");
    let deadline = Instant::now() + Duration::from_secs(30);
    while db.read(|connection| jobs::count(connection, Utc::now())).unwrap().waiting > 0 {
        assert!(Instant::now() < deadline, "nobody did the job");
        thread::sleep(Duration::from_millis(20));
    }
    stop(&mut server);
}

#[test]
fn the_first_account_is_made_without_a_server_and_without_mail() {
    let folder = tempfile::tempdir().unwrap();
    assert!(run(folder.path(), &["migrate"]).status.success());
    let create = ["account", "create", "--national", "--email", "Anne@example.org", "--name", "Anne Le Gall"];
    let created = run(folder.path(), &create);
    let said = String::from_utf8(created.stdout).unwrap();
    let (_, token) = said.trim().split_once("http://127.0.0.1:8080/espace/invitation#").unwrap();
    assert_eq!(token.len(), 64, "{said}");
    // Again: a new link for the same account.
    let again = String::from_utf8(run(folder.path(), &create).stdout).unwrap();
    assert!(!again.contains(token) && again.contains("/espace/invitation#"), "{again}");

    let rotated = run(folder.path(), &["secret", "rotate"]);
    assert!(rotated.status.success());
    let secrets = std::fs::read_to_string(folder.path().join("data/secret")).unwrap();
    assert_eq!(secrets.lines().count(), 2);
    let listed = String::from_utf8(run(folder.path(), &["account", "list"]).stdout).unwrap();
    assert_eq!(listed, "Anne Le Gall\tanne@example.org\tnational\tinvited\tno second factor\n");

    for (arguments, words) in [
        (vec!["account", "create", "--email", "a@example.org", "--name", "Anne"], "--national"),
        (vec!["account", "create", "--national", "--email", "nobody", "--name", "Anne"], "email"),
        (vec!["account", "create", "--national", "--email", "a@example.org", "--name", "A\nB"], "name"),
        (vec!["account", "list", "--database-url", "sqlite:other.sqlite"], "cafeia migrate"),
        (vec!["secret", "rotate", "--secret-file", "/proc/no/such"], "secret file"),
    ] {
        let said = complaint(&run(folder.path(), &arguments));
        assert!(said.contains(words), "{arguments:?}: {said}");
    }
}
