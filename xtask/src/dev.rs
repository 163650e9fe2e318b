//! `cargo xtask dev`: rebuilds and restarts when a source changes.
//!
//! The sources are looked at twice a second: a few hundred files, and no library to watch them on each system.

use std::{
    fs,
    path::{Path, PathBuf},
    thread,
    time::{Duration, SystemTime},
};

use anyhow::Result;

use crate::{process::root, run, server, web};

const SERVER_SOURCES: [&str; 6] =
    ["api/src", "api/data", "api/Cargo.toml", "shared/src", "shared/Cargo.toml", "migrations"];
const SITE_SOURCES: [&str; 7] =
    ["web/src", "web/styles", "web/js", "web/public", "web/index.html", "web/Cargo.toml", "shared/src"];
const PAUSE: Duration = Duration::from_millis(500);

/// Serves, and again after each change, until one interrupts it. What does not build leaves the last one running.
///
/// # Errors
/// When the first build or the first start fails.
pub(crate) fn serve(options: &run::Options) -> Result<()> {
    let (mut server_state, mut site_state) = (State::of(&SERVER_SOURCES), State::of(&SITE_SOURCES));
    web::build(false)?;
    let mut program = server::build()?;
    let mut running = Some(options.start(&program)?);
    running.iter().for_each(run::announce);
    loop {
        thread::sleep(PAUSE);
        if running.as_mut().is_some_and(server::Server::ended) {
            println!("The server ended; it starts again after the next change.");
            running = None;
        }
        let (server_now, site_now) = (State::of(&SERVER_SOURCES), State::of(&SITE_SOURCES));
        let (server_changed, site_changed) = (server_now != server_state, site_now != site_state);
        if !server_changed && !site_changed {
            continue;
        }
        thread::sleep(PAUSE);
        if (State::of(&SERVER_SOURCES), State::of(&SITE_SOURCES)) != (server_now.clone(), site_now.clone()) {
            continue; // An editor is still writing.
        }
        (server_state, site_state) = (server_now, site_now);
        let built = || -> Result<PathBuf> {
            if site_changed {
                web::build(false)?;
            }
            if server_changed { server::build() } else { Ok(program.clone()) }
        };
        match built() {
            Ok(new) => program = new,
            Err(fault) => {
                println!("{fault:#}\nWaiting for the next change.");
                continue;
            }
        }
        // The old one lets go of the port before the new one asks for it.
        drop(running.take());
        match options.start(&program) {
            Ok(new) => {
                run::announce(&new);
                running = Some(new);
            }
            Err(fault) => println!("{fault:#}\nWaiting for the next change."),
        }
    }
}

/// What files there are and which was written last.
#[derive(Debug, Clone, PartialEq, Eq)]
struct State {
    files: usize,
    newest: SystemTime,
}

impl State {
    fn of(sources: &[&str]) -> Self {
        let mut state = Self { files: 0, newest: SystemTime::UNIX_EPOCH };
        for source in sources {
            state.add(&root().join(source));
        }
        state
    }

    fn add(&mut self, path: &Path) {
        if let Ok(entries) = fs::read_dir(path) {
            entries.flatten().for_each(|entry| self.add(&entry.path()));
        } else if let Ok(written) = fs::metadata(path).and_then(|data| data.modified()) {
            self.files += 1;
            self.newest = self.newest.max(written);
        }
    }
}
