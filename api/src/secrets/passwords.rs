//! Passwords: argon2id (RFC 9106) with OWASP's parameters, a few at a time.
//!
//! A hash takes 19 MiB and tens of milliseconds on purpose. As many run as there are processors, some wait, and whoever
//! comes beyond that is sent away at the door: a flood of attempts takes neither the memory nor the threads nor the
//! connections to the database that others need.

use std::{iter, num::NonZeroUsize, sync::Arc, thread};

use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::phc::{PasswordHash, Salt},
};
use argon2::{CustomizedPasswordHasher as _, PasswordVerifier as _};
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    task,
};
use unicode_normalization::UnicodeNormalization as _;
use zxcvbn::{Score, zxcvbn};

use super::{SecretsError, random};

/// Memory of a hash, in KiB (OWASP Password Storage Cheat Sheet).
const MEMORY: u32 = 19_456;
/// Passes over it.
const PASSES: u32 = 2;
/// Lanes.
const LANES: u32 = 1;
/// How many may wait for each processor.
const WAITING: usize = 16;

/// Whoever hashes passwords; clones share the room there is.
#[derive(Clone)]
pub struct Passwords {
    /// Room for those that run and wait.
    door: Arc<Semaphore>,
    /// Room for those that run.
    running: Arc<Semaphore>,
    /// A hash of no password, for accounts that do not exist: finding that out must not be quicker.
    nobody: Arc<str>,
}

/// Room for an attempt, from its beginning to its end.
pub struct Entered {
    _place: OwnedSemaphorePermit,
}

/// Why a password was not looked at.
#[derive(Debug, thiserror::Error)]
pub enum HashingError {
    /// Too many others are waiting.
    #[error("too many passwords are waiting to be hashed")]
    Busy,
    /// It is too easy to guess.
    #[error("the password is too easy to guess")]
    Weak,
    /// It could not be done.
    #[error(transparent)]
    Failed(#[from] SecretsError),
}

/// What became of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Comparison {
    /// Whether it is the password.
    pub matches: bool,
    /// Whether its hash was made with other parameters than today's, and is to be made again.
    pub outdated: bool,
}

impl Passwords {
    /// With room for one hash on each processor.
    pub fn new() -> Result<Self, SecretsError> {
        Self::with_room(thread::available_parallelism().map_or(1, NonZeroUsize::get))
    }

    /// With room for that many hashes at once.
    pub fn with_room(running: usize) -> Result<Self, SecretsError> {
        Ok(Self {
            door: Arc::new(Semaphore::new(running * (1 + WAITING))),
            running: Arc::new(Semaphore::new(running)),
            nobody: hash("", random()?)?.into(),
        })
    }

    /// Lets an attempt in, if there is room.
    pub fn enter(&self) -> Result<Entered, HashingError> {
        let place = Arc::clone(&self.door).try_acquire_owned().map_err(|_| HashingError::Busy)?;
        Ok(Entered { _place: place })
    }

    /// Compares a password with a stored hash; without one it takes the same time, and never matches.
    pub async fn compare(
        &self,
        _: &Entered,
        password: &str,
        stored: Option<&str>,
    ) -> Result<Comparison, HashingError> {
        let exists = stored.is_some();
        let (password, stored) = (normalised(password), stored.unwrap_or(&self.nobody).to_owned());
        let comparison = self.run(move || compare(&password, &stored)).await??;
        Ok(Comparison { matches: comparison.matches && exists, ..comparison })
    }

    /// The hash of a new password, unless it is too easy to guess for somebody who knows `about` its owner.
    pub async fn hash_new(
        &self,
        _: &Entered,
        password: &str,
        about: Vec<String>,
    ) -> Result<String, HashingError> {
        let (password, salt) = (normalised(password), random()?);
        self.run(move || {
            if is_weak(&password, &about) {
                return Err(HashingError::Weak);
            }
            Ok(hash(&password, salt)?)
        })
        .await?
    }

    /// The hash of a password that was right, with today's parameters.
    pub async fn hash_again(&self, _: &Entered, password: &str) -> Result<String, HashingError> {
        let (password, salt) = (normalised(password), random()?);
        Ok(self.run(move || hash(&password, salt)).await??)
    }

    /// Does work when it is its turn. A client that goes away frees its turn only when the work is done, since it takes
    /// the memory until then.
    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, HashingError> {
        let running: Result<OwnedSemaphorePermit, _> = Arc::clone(&self.running).acquire_owned().await;
        let running = running.map_err(|_| HashingError::Busy)?;
        task::spawn_blocking(move || {
            let done = work();
            drop(running);
            done
        })
        .await
        .map_err(|_| HashingError::Failed(SecretsError::Hash("the work came to no end".to_owned())))
    }
}

/// The same password typed on another keyboard is the same bytes (NFKC, NIST SP 800-63B §3.1.1.2).
fn normalised(password: &str) -> String {
    password.nfkc().collect()
}

fn params() -> Result<Params, SecretsError> {
    Params::new(MEMORY, PASSES, LANES, None).map_err(|error| failed(&error))
}

fn failed(error: &impl ToString) -> SecretsError {
    SecretsError::Hash(error.to_string())
}

fn hash(password: &str, salt: [u8; Salt::RECOMMENDED_LENGTH]) -> Result<String, SecretsError> {
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params()?);
    let hash = argon2
        .hash_password_with_params(password.as_bytes(), &salt, params()?)
        .map_err(|error| failed(&error))?;
    Ok(hash.to_string())
}

fn compare(password: &str, stored: &str) -> Result<Comparison, SecretsError> {
    let stored = PasswordHash::new(stored).map_err(|error| failed(&error))?;
    let matches = Argon2::default().verify_password(password.as_bytes(), &stored).is_ok();
    let used = Params::try_from(&stored).map_err(|error| failed(&error))?;
    let today = (MEMORY, PASSES, LANES);
    let outdated =
        stored.algorithm.as_str() != "argon2id" || (used.m_cost(), used.t_cost(), used.p_cost()) != today;
    Ok(Comparison { matches, outdated })
}

/// Whether somebody who knows about the owner guesses it (zxcvbn: fewer than 10^8 guesses).
fn is_weak(password: &str, about: &[String]) -> bool {
    let joined: Vec<String> =
        about.iter().map(|text| text.chars().filter(|c| c.is_alphanumeric()).collect()).collect();
    let words: Vec<&str> = about
        .iter()
        .flat_map(|text| iter::once(text.as_str()).chain(text.split(|c: char| !c.is_alphanumeric())))
        .chain(joined.iter().map(String::as_str))
        .chain(["cafeia", "café ia"])
        .filter(|word| word.chars().count() > 2)
        .collect();
    zxcvbn(password, &words).score() < Score::Three
}

#[cfg(test)]
mod tests {
    use std::{
        sync::atomic::{AtomicUsize, Ordering},
        time::Duration,
    };

    use super::*;

    #[test]
    fn a_password_is_recognised_however_it_is_composed() {
        let stored = hash(&normalised("caf\u{e9} de la gare 42"), random().unwrap()).unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{stored}");
        let good = Comparison { matches: true, outdated: false };
        assert_eq!(compare(&normalised("cafe\u{301} de la gare 42"), &stored).unwrap(), good);
        assert!(!compare("cafe de la gare 42", &stored).unwrap().matches);
    }

    #[test]
    fn a_hash_of_former_parameters_is_recognised_and_to_be_made_again() {
        let former = Argon2::default()
            .hash_password_with_params(
                b"cafe de la gare 42",
                &[7; 16],
                Params::new(8_192, 1, 1, None).unwrap(),
            )
            .unwrap();
        let found = compare("cafe de la gare 42", &former.to_string()).unwrap();
        assert_eq!(found, Comparison { matches: true, outdated: true });
    }

    #[test]
    fn a_password_that_its_owner_gives_away_is_weak() {
        let about = ["anne.legall@example.org".to_owned(), "Anne Le Gall".to_owned()];
        for password in [
            "password1234",
            "anne.legall@example.org",
            "legalllegall",
            "123456789012",
            "aaaaaaaaaaaa",
            "annelegall29",
            "cafeiacafeia",
        ] {
            assert!(is_weak(password, &about), "{password}");
        }
        assert!(!is_weak("trois crêpes au sarrasin", &about));
    }

    #[test]
    fn as_many_hashes_run_as_there_is_room_for_some_wait_and_the_others_are_sent_away() {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(async {
            let passwords = Passwords::with_room(1).unwrap();
            let (running, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
            let attempts: Vec<_> = (0..100)
                .map(|_| {
                    let (passwords, running, most) =
                        (passwords.clone(), Arc::clone(&running), Arc::clone(&most));
                    task::spawn(async move {
                        let work = move || {
                            most.fetch_max(running.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                            thread::sleep(Duration::from_millis(1));
                            running.fetch_sub(1, Ordering::SeqCst);
                        };
                        let _entered = passwords.enter()?;
                        passwords.run(work).await
                    })
                })
                .collect();
            let mut sent_away = 0;
            for attempt in attempts {
                match attempt.await.unwrap() {
                    Ok(()) => {}
                    Err(HashingError::Busy) => sent_away += 1,
                    Err(error) => panic!("{error}"),
                }
            }
            assert_eq!(sent_away, 100 - (1 + WAITING));
            assert_eq!(most.load(Ordering::SeqCst), 1);
        });
    }
}
