//! Jobs: written with their cause, done once, and never lost.

use std::{
    collections::{BTreeMap, BTreeSet},
    process::{Child, Command, Stdio},
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

use cafeia_api::{
    domain::DomainError,
    jobs::{self, Awaited, Call, Job, Letters, Mail, ReviewCall, Told, Worker},
    mail::{Content, Letter, Post, Recipient},
    network::Network,
    store::{
        self, DatabaseUrl, Db, DbConnection, StoreError,
        jobs::{JobCounts, JobRecord, JobState},
    },
};
use cafeia_shared::{ids::ProposalId, vocabulary::Locale};
use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use crate::{
    mail_server::MailServer,
    support::{TEST, TestDb, at, change, library, on_both_databases},
};

const SENDER: &str = "Café IA <cafe@reseau.example>";

/// Knows a letter for every link, to an address that names the link. Accounts are all gone.
struct TestLetters;

impl Letters for TestLetters {
    fn letter(&self, connection: &mut DbConnection, mail: &Mail) -> Result<Option<Letter>, StoreError> {
        // The real ones read, too.
        store::journal::head(connection)?;
        let (Mail::Invitation { link } | Mail::PasswordReset { link }) = mail else { return Ok(None) };
        Ok(Some(letter_for(*link)))
    }

    /// Three letters come of each call.
    fn follow_ups(
        &self,
        connection: &mut DbConnection,
        call: &Call,
        now: DateTime<Utc>,
    ) -> Result<Vec<(Job, DateTime<Utc>)>, StoreError> {
        store::journal::head(connection)?;
        let Call::Review(call) = call else { return Ok(Vec::new()) };
        Ok(links_of(call).map(|link| (Job::Mail(Mail::PasswordReset { link }), now)).to_vec())
    }
}

fn links_of(call: &ReviewCall) -> [Uuid; 3] {
    let Awaited::Proposal(id) = call.awaited else { return [Uuid::nil(); 3] };
    [1, 2, 3].map(|n| Uuid::from_u128(id.0.as_u128() ^ n))
}

/// Writes down a call, in a change of its own; gives the links of the letters that will come of it.
fn call(network: &Network, run_at: DateTime<Utc>) -> [Uuid; 3] {
    let awaited = Awaited::Proposal(ProposalId(Uuid::now_v7()));
    let call = ReviewCall { awaited, since: at(0, 0), told: Told::Reviewers };
    change(network, |c| c.enqueue(&Job::ReviewCall(call.clone()), run_at));
    links_of(&call)
}

fn letter_for(link: Uuid) -> Letter {
    Letter {
        recipient: Recipient { address: format!("{link}@example.org"), name: None },
        locale: Locale::French,
        content: Content::PasswordReset { link: format!("https://reseau.example/{link}"), until: at(2, 0) },
    }
}

fn worker(db: Db, url: &str) -> Worker {
    Worker::new(db, Arc::new(TestLetters), Post::by_server(url, SENDER).unwrap())
}

/// Writes down a letter to be sent, in a change of its own; gives its link.
fn ask_for_letter(network: &Network, run_at: DateTime<Utc>) -> Uuid {
    let link = Uuid::now_v7();
    change(network, |c| c.enqueue(&Job::Mail(Mail::PasswordReset { link }), run_at));
    link
}

fn jobs_in(db: &Db, state: JobState) -> Vec<JobRecord> {
    db.read(|c| store::jobs::list(c, state, 1_000)).unwrap()
}

fn counts(db: &Db, now: DateTime<Utc>) -> JobCounts {
    db.read(|c| jobs::count(c, now)).unwrap()
}

/// Who got letters, how many each.
fn recipients(server: &MailServer) -> BTreeMap<String, usize> {
    let mut recipients = BTreeMap::new();
    for to in server.received().into_iter().flat_map(|received| received.to) {
        *recipients.entry(to).or_default() += 1;
    }
    recipients
}

fn address(db: &TestDb) -> String {
    match &db.address {
        DatabaseUrl::Postgres(url) => url.clone(),
        DatabaseUrl::Sqlite(path) => format!("sqlite:{}", path.display()),
    }
}

/// Not a test of its own: what the processes that a test below kills do.
#[test]
fn worker_process() {
    let Ok(address) = std::env::var("CAFEIA_TEST_WORKER") else { return };
    let server = std::env::var("CAFEIA_TEST_MAIL_SERVER").unwrap();
    let worker = worker(Db::open(&address.parse().unwrap(), 2).unwrap(), &server);
    loop {
        if !worker.run_next(Utc::now()).unwrap() {
            thread::sleep(Duration::from_millis(5));
        }
    }
}

fn start_worker(db: &TestDb, server: &MailServer) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "jobs::worker_process"])
        .env("CAFEIA_TEST_WORKER", address(db))
        .env("CAFEIA_TEST_MAIL_SERVER", server.url())
        .stdout(Stdio::null())
        .spawn()
        .unwrap()
}

on_both_databases! {
    fn a_letter_is_there_with_its_cause_or_not_at_all(test: &TestDb) {
        let network = test.network();
        let job = Job::Mail(Mail::Invitation { link: Uuid::now_v7() });
        let failed: Result<(), DomainError> = network.change(TEST, |c| {
            library(c, "Bibliothèque de passage", "44109");
            c.enqueue(&job, at(0, 0))?;
            Err(StoreError::NotMigrated.into())
        });
        assert!(failed.is_err());
        assert_eq!(counts(network.db(), at(1, 0)), JobCounts::default());

        change(&network, |c| {
            library(c, "Bibliothèque pour de bon", "44109");
            c.enqueue(&job, at(0, 0))
        });
        let [written] = jobs_in(network.db(), JobState::Waiting).try_into().unwrap();
        assert_eq!((written.kind.as_str(), written.attempts, written.run_at), ("mail", 0, at(0, 0)));
        assert_eq!(serde_json::from_str::<Job>(&written.payload).unwrap(), job);
        assert_eq!(network.catalogue().sizes().organisations, 1);
    }

    fn a_letter_leaves_once_and_not_before_its_time(test: &TestDb) {
        let (network, server) = (test.network(), MailServer::start());
        let worker = worker(network.db().clone(), &server.url());
        let (now, later) = (ask_for_letter(&network, at(0, 0)), ask_for_letter(&network, at(5, 0)));
        assert_eq!(worker.run_due(at(0, -1)).unwrap(), 0);
        assert_eq!(worker.run_due(at(0, 0)).unwrap(), 1);
        assert_eq!(worker.run_due(at(4, 23)).unwrap(), 0);
        assert_eq!(recipients(&server), BTreeMap::from([(format!("{now}@example.org"), 1)]));
        assert_eq!(counts(network.db(), at(4, 23)), JobCounts { waiting: 1, late: 0, failed: 0 });
        assert_eq!(counts(network.db(), at(5, 1)), JobCounts { waiting: 1, late: 1, failed: 0 });
        assert_eq!(worker.run_due(at(5, 1)).unwrap(), 1);
        assert_eq!(recipients(&server)[&format!("{later}@example.org")], 1);
        assert_eq!(counts(network.db(), at(9, 0)), JobCounts::default());
    }

    fn a_letter_that_nobody_needs_any_more_is_not_sent(test: &TestDb) {
        let (network, server) = (test.network(), MailServer::start());
        let worker = worker(network.db().clone(), &server.url());
        let account = Uuid::now_v7();
        change(&network, |c| c.enqueue(&Job::Mail(Mail::PasswordChanged { account }), at(0, 0)));
        assert_eq!(worker.run_due(at(0, 0)).unwrap(), 1);
        assert!(server.received().is_empty());
        assert_eq!(counts(network.db(), at(0, 0)), JobCounts::default());
    }

    fn many_workers_at_once_send_each_letter_once(test: &TestDb) {
        let (network, server) = (test.network(), MailServer::start_thinking(Duration::from_millis(2)));
        let links: BTreeSet<_> = (0..60).map(|_| ask_for_letter(&network, at(0, 0))).collect();
        // Two pools, as two processes have.
        let pools = [test.open(), test.open()];
        let begun: usize = thread::scope(|scope| {
            let workers: Vec<_> = (0..6)
                .map(|n| {
                    let worker = worker(pools[n % 2].clone(), &server.url());
                    scope.spawn(move || worker.run_due(at(0, 0)).unwrap())
                })
                .collect();
            workers.into_iter().map(|worker| worker.join().unwrap()).sum()
        });
        assert_eq!(begun, links.len());
        let expected: BTreeMap<_, _> = links.iter().map(|link| (format!("{link}@example.org"), 1)).collect();
        assert_eq!(recipients(&server), expected);
        assert_eq!(counts(network.db(), at(0, 0)), JobCounts::default());
    }

    fn what_a_stopped_worker_had_begun_is_done_by_the_next_and_known_by_its_identifier(test: &TestDb) {
        let (network, server) = (test.network(), MailServer::start());
        let link = ask_for_letter(&network, at(0, 0));
        // It sends the letter and is stopped before it can say so.
        let stopped = network.db().write(|c| {
            store::jobs::claim_due(c, "stopped", at(0, 0), at(0, 0) + TimeDelta::minutes(5))
        });
        let job = stopped.unwrap().unwrap();
        let post = Post::by_server(&server.url(), SENDER).unwrap();
        post.send(job.id, &letter_for(link), at(0, 0)).unwrap();

        let next = worker(network.db().clone(), &server.url());
        assert_eq!(next.run_due(at(0, 0) + TimeDelta::minutes(4)).unwrap(), 0, "it is another's still");
        assert_eq!(next.run_due(at(0, 0) + TimeDelta::minutes(5)).unwrap(), 1);
        let received = server.received();
        assert_eq!(received.len(), 2);
        for letter in received {
            assert_eq!(letter.message_id(), format!("{}@reseau.example", job.id));
        }
        // Should the first one wake up after all, it has lost the job.
        let kept = network.db().write(|c| store::jobs::complete(c, job.id, "stopped"));
        assert!(!kept.unwrap());
    }

    fn killed_workers_lose_no_letter(test: &TestDb) {
        let (network, server) = (test.network(), MailServer::start_thinking(Duration::from_millis(4)));
        let mut links: BTreeSet<_> = (0..45).map(|_| ask_for_letter(&network, Utc::now())).collect();
        links.extend((0..5).flat_map(|_| call(&network, Utc::now())));
        let moments = [0, 3, 9, 1, 6, 14, 2, 5];
        let deadline = Instant::now() + Duration::from_mins(2);
        for moment in moments {
            let sent = server.received().len();
            let mut killed = start_worker(test, &server);
            while server.received().len() < sent + 3 {
                assert!(Instant::now() < deadline, "only {} letters came", server.received().len());
                thread::sleep(Duration::from_millis(1));
            }
            thread::sleep(Duration::from_millis(moment));
            killed.kill().unwrap();
            killed.wait().unwrap();
        }
        let left = jobs_in(network.db(), JobState::Waiting);
        assert!(!left.is_empty(), "all was done before the last worker was killed");
        let next = worker(network.db().clone(), &server.url());
        next.run_due(Utc::now() + TimeDelta::minutes(6)).unwrap();

        let recipients = recipients(&server);
        let expected: BTreeSet<_> = links.iter().map(|link| format!("{link}@example.org")).collect();
        assert_eq!(recipients.keys().cloned().collect::<BTreeSet<_>>(), expected, "a letter was lost");
        let twice = recipients.values().sum::<usize>() - links.len();
        assert!(twice <= moments.len(), "{twice} letters left twice, and only {} workers were killed", moments.len());
        let known: BTreeSet<_> = server.received().iter().map(crate::mail_server::Received::message_id).collect();
        assert_eq!(known.len(), links.len(), "a letter that left twice has two identifiers");
        assert_eq!(counts(network.db(), Utc::now()), JobCounts::default());
    }

    fn a_call_becomes_its_letters_once_whoever_follows_it(test: &TestDb) {
        let (network, server) = (test.network(), MailServer::start());
        let links = call(&network, at(0, 0));
        // A worker that has lost it to another one while it thought writes nothing.
        let slow = worker(network.db().clone(), &server.url());
        let claimed = network.db().write(|c| store::jobs::claim_due(c, "slow", at(0, 0), at(0, 0))).unwrap().unwrap();
        assert_eq!(slow.run_due(at(0, 0)).unwrap(), 4, "the call and its three letters");
        assert!(!network.db().write(|c| store::jobs::complete(c, claimed.id, "slow")).unwrap());
        let expected: BTreeMap<_, _> = links.iter().map(|link| (format!("{link}@example.org"), 1)).collect();
        assert_eq!(recipients(&server), expected);
        assert_eq!(counts(network.db(), at(0, 0)), JobCounts::default());
        // Many at once.
        let links: BTreeSet<_> = (0..10).flat_map(|_| call(&network, at(0, 1))).collect();
        thread::scope(|scope| {
            for _ in 0..4 {
                let worker = worker(test.open(), &server.url());
                scope.spawn(move || worker.run_due(at(0, 1)).unwrap());
            }
        });
        worker(test.open(), &server.url()).run_due(at(0, 1)).unwrap();
        let recipients = recipients(&server);
        assert!(links.iter().all(|link| recipients[&format!("{link}@example.org")] == 1), "{recipients:?}");
    }

    fn a_mail_server_that_is_down_is_tried_for_two_days_and_then_someone_sees_it(test: &TestDb) {
        let network = test.network();
        let url = MailServer::start().url();
        let (worker, mut now) = (worker(network.db().clone(), &url), at(0, 0));
        ask_for_letter(&network, now);
        let mut tries = Vec::new();
        while let Some(job) = jobs_in(network.db(), JobState::Waiting).pop() {
            assert!(job.run_at >= now);
            now = job.run_at;
            tries.push(now - at(0, 0));
            assert_eq!(worker.run_due(now - TimeDelta::seconds(1)).unwrap(), 0, "too early");
            assert_eq!(worker.run_due(now).unwrap(), 1);
        }
        assert_eq!(tries[..4], [0, 1, 3, 7].map(TimeDelta::minutes));
        assert!(tries.windows(2).all(|pair| pair[1] - pair[0] <= TimeDelta::hours(6)));
        assert_eq!(tries.last().unwrap().num_days(), 2);
        assert_eq!(counts(network.db(), now), JobCounts { waiting: 0, late: 0, failed: 1 });
        assert_eq!(worker.run_due(at(300, 0)).unwrap(), 0, "it stays given up");

        let [job] = jobs_in(network.db(), JobState::Failed).try_into().unwrap();
        let error = job.last_error.unwrap();
        assert!(error.contains("onnect") && !error.contains('@'), "{error}");
        assert_eq!(job.claimed_by, None);
    }

    fn a_job_that_was_given_up_is_done_again_or_discarded_when_someone_says_so(test: &TestDb) {
        let (network, server) = (test.network(), MailServer::start());
        let worker = worker(network.db().clone(), &server.url());
        let [unknown, known] = [ask_for_letter(&network, at(0, 0)), ask_for_letter(&network, at(0, 0))];
        let taken = ask_for_letter(&network, at(0, 0));
        server.refuse(&unknown.to_string(), 550);
        server.refuse(&known.to_string(), 550);
        assert_eq!(worker.run_due(at(0, 0)).unwrap(), 3, "one refusal holds up nobody else");
        assert_eq!(recipients(&server), BTreeMap::from([(format!("{taken}@example.org"), 1)]));
        let failed = jobs_in(network.db(), JobState::Failed);
        assert_eq!(failed.len(), 2, "a refusal for good is not tried again");
        for job in &failed {
            assert_eq!(job.attempts, 1);
            let error = job.last_error.as_deref().unwrap();
            assert!(error.contains("550") && !error.contains('@'), "{error}");
        }

        let id_of = |link: Uuid| {
            failed.iter().find(|job| job.payload.contains(&link.to_string())).map(|job| job.id).unwrap()
        };
        server.take_all();
        let db = network.db();
        assert!(db.write(|c| store::jobs::discard_failed(c, id_of(unknown))).unwrap());
        assert!(db.write(|c| store::jobs::retry_failed(c, id_of(known), at(1, 0))).unwrap());
        assert!(!db.write(|c| store::jobs::discard_failed(c, id_of(known))).unwrap(), "it is under way again");
        assert!(!db.write(|c| store::jobs::retry_failed(c, id_of(unknown), at(1, 0))).unwrap(), "it is gone");
        assert_eq!(worker.run_due(at(1, 0)).unwrap(), 1);
        assert_eq!(recipients(&server)[&format!("{known}@example.org")], 1);
        assert_eq!(counts(db, at(1, 0)), JobCounts::default());
    }

    fn a_refusal_for_now_is_tried_again(test: &TestDb) {
        let (network, server) = (test.network(), MailServer::start());
        let worker = worker(network.db().clone(), &server.url());
        let link = ask_for_letter(&network, at(0, 0));
        server.refuse(&link.to_string(), 451);
        assert_eq!(worker.run_due(at(0, 0)).unwrap(), 1);
        let [job] = jobs_in(network.db(), JobState::Waiting).try_into().unwrap();
        assert_eq!((job.attempts, job.run_at), (1, at(0, 0) + TimeDelta::minutes(1)));
        server.take_all();
        assert_eq!(worker.run_due(at(0, 1)).unwrap(), 1);
        assert_eq!(recipients(&server), BTreeMap::from([(format!("{link}@example.org"), 1)]));
    }

    fn a_job_of_a_newer_version_waits_for_it(test: &TestDb) {
        let (db, server) = (test.migrated(), MailServer::start());
        let worker = worker(db.clone(), &server.url());
        let newer = JobRecord {
            id: Uuid::now_v7(),
            kind: "telegram".to_owned(),
            payload: r#"{"kind":"telegram"}"#.to_owned(),
            run_at: at(0, 0),
            attempts: 0,
            claimed_until: None,
            claimed_by: None,
            last_error: None,
            state: JobState::Waiting,
            created_at: at(0, 0),
        };
        db.write(|c| store::jobs::insert(c, &newer)).unwrap();
        assert_eq!(worker.run_due(at(0, 0)).unwrap(), 1);
        let [job] = jobs_in(&db, JobState::Waiting).try_into().unwrap();
        assert!(job.last_error.unwrap().contains("this version of cafeia"));
    }

    fn a_job_that_stops_every_worker_is_given_up(test: &TestDb) {
        let (network, server) = (test.network(), MailServer::start());
        ask_for_letter(&network, at(0, 0));
        let mut now = at(0, 0);
        for _ in 0..17 {
            let claimed = network
                .db()
                .write(|c| store::jobs::claim_due(c, "stopped", now, now + TimeDelta::minutes(5)));
            assert!(claimed.unwrap().is_some());
            now += TimeDelta::minutes(5);
        }
        assert_eq!(worker(network.db().clone(), &server.url()).run_due(now).unwrap(), 1);
        assert_eq!(counts(network.db(), now), JobCounts { waiting: 0, late: 0, failed: 1 });
        assert!(server.received().is_empty());
    }
}

/// `SQLite` has one writer, so there it would wait.
#[test]
fn letters_leave_while_a_long_change_is_under_way_on_postgresql() {
    let test = TestDb::postgres();
    let (network, server) = (test.network(), MailServer::start());
    let worker = worker(test.open(), &server.url());
    ask_for_letter(&network, at(0, 0));
    change(&network, |c| {
        library(c, "Bibliothèque", "44109");
        thread::scope(|scope| {
            assert_eq!(scope.spawn(|| worker.run_due(at(0, 0)).unwrap()).join().unwrap(), 1);
        });
        Ok(())
    });
    assert_eq!(server.received().len(), 1);
}
