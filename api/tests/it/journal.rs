//! The journal: its order is the order of the commits, whoever writes.

use std::{
    process::{Child, Command},
    time::{Duration, Instant},
};

use cafeia_api::{
    network::Network,
    store::{self, Db, StoreError},
};

use crate::support::{TestDb, change, geography, library, on_both_databases};

/// Writers, as processes and as threads of each.
const PROCESSES: usize = 3;
const THREADS: usize = 4;
/// What each thread writes.
const WRITES: usize = 25;

/// Not a test of its own: what the processes that the tests below start do.
#[test]
fn writer_process() {
    let Ok(address) = std::env::var("CAFEIA_TEST_WRITER") else { return };
    let db = Db::open(&address.parse().unwrap(), 8).unwrap();
    let network = Network::open(db, geography()).unwrap();
    std::thread::scope(|scope| {
        for thread in 0..THREADS {
            let network = &network;
            scope.spawn(move || {
                for write in 0..WRITES {
                    change(network, |c| {
                        library(c, &format!("Bibliothèque {thread} {write}"), "44109");
                        // Some transactions take longer than others, and some write twice.
                        if write % 3 == 0 {
                            std::thread::sleep(Duration::from_millis((write % 5) as u64));
                            library(c, "Médiathèque", "44109");
                        }
                        Ok(())
                    });
                }
            });
        }
    });
}

fn start_writer(test: &TestDb) -> Child {
    let address = match &test.address {
        store::DatabaseUrl::Postgres(url) => url.clone(),
        store::DatabaseUrl::Sqlite(path) => format!("sqlite:{}", path.display()),
    };
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "journal::writer_process"])
        .env("CAFEIA_TEST_WRITER", address)
        .spawn()
        .unwrap()
}

on_both_databases! {
    fn a_reader_who_follows_misses_nothing_of_what_many_processes_write(test: &TestDb) {
        let db = test.migrated();
        let mut writers: Vec<Child> = (0..PROCESSES).map(|_| start_writer(test)).collect();
        let per_thread = WRITES + WRITES.div_ceil(3);
        let expected = i64::try_from(PROCESSES * THREADS * per_thread).unwrap();
        let deadline = Instant::now() + Duration::from_mins(2);
        let mut seen = 0;
        while seen < expected {
            assert!(Instant::now() < deadline, "only {seen} of {expected} entries came");
            let entries = db.read(|c| store::journal::list_after(c, seen, 1_000)).unwrap();
            for entry in entries {
                assert_eq!(entry.sequence, seen + 1, "an entry became visible after a later one");
                seen = entry.sequence;
            }
        }
        for writer in &mut writers {
            assert!(writer.wait().unwrap().success());
        }
        assert_eq!(db.read(store::journal::head).unwrap(), expected);
    }

    fn a_change_that_fails_leaves_neither_rows_nor_entries(test: &TestDb) {
        let network = test.network();
        let failed: Result<(), cafeia_api::domain::DomainError> = network.change(crate::support::TEST, |c| {
            library(c, "Bibliothèque de passage", "44109");
            Err(StoreError::NotMigrated.into())
        });
        assert!(failed.is_err());
        assert_eq!(network.db().read(store::journal::head).unwrap(), 0);
        assert_eq!(network.catalogue().sizes().organisations, 0);
    }

    fn a_change_that_panics_leaves_the_database_usable(test: &TestDb) {
        let network = test.network();
        let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            change(&network, |c| {
                library(c, "Bibliothèque de passage", "44109");
                panic!("on purpose");
                #[expect(unreachable_code, reason = "gives the closure its type")]
                Ok(())
            });
        }));
        assert!(panicked.is_err());
        change(&network, |c| {
            library(c, "Bibliothèque pour de bon", "44109");
            Ok(())
        });
        assert_eq!(network.catalogue().version(), 1);
        assert_eq!(network.catalogue().sizes().organisations, 1);
    }
}
