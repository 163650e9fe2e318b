//! Who does the jobs.

use std::sync::Arc;

use cafeia_shared::{ids::ImportId, validation::to_micros};
use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use super::{Call, Job, Letters, Mail, Pieces, enqueue};
use crate::{
    mail::{Post, SendError},
    store::{self, Db, DbConnection, StoreError, jobs::JobRecord, mailings::LetterState},
};

/// How long a worker keeps a job to itself. It must have done it by then, so it is longer than a mail server may take
/// for a letter; what a killed worker had begun is done again no sooner than this.
const CLAIM: TimeDelta = TimeDelta::minutes(5);
/// The same of a piece of long work, which takes seconds and is one transaction: whoever begins it too early undoes nothing, so
/// that it waits for a killed worker no longer than somebody does who looks on. After each attempt it is twice as long, up to
/// [`CLAIM`]: however slow a machine is, one comes through in the end.
const PIECE: TimeDelta = TimeDelta::seconds(20);
/// How long is waited after the first failure; after each further one twice as long.
const FIRST_PAUSE: TimeDelta = TimeDelta::minutes(1);
/// How long is waited at most.
const LONGEST_PAUSE: TimeDelta = TimeDelta::hours(6);
/// After how many attempts a job is given up: with these pauses, two days after the first.
const ATTEMPTS: u32 = 17;

/// Does what is due, one job after the other. Any number of workers, in any number of processes, share a database.
pub struct Worker {
    db: Db,
    letters: Arc<dyn Letters>,
    post: Post,
    pieces: Option<Arc<dyn Pieces>>,
    /// No two workers have the same.
    name: String,
}

/// How far a job was done.
enum Done {
    /// Its letter has left; the job is still there.
    Sent,
    /// Its letter was not needed any more; the job is still there.
    Unneeded,
    /// What comes of it stands in its stead.
    Called,
}

/// Why a job was not done.
enum Fault {
    /// It cannot be done.
    Lasting(String),
    /// It may be done at another time.
    Passing(String),
}

impl Worker {
    /// A worker who knows what letters say and how they leave.
    pub fn new(db: Db, letters: Arc<dyn Letters>, post: Post) -> Self {
        Self { db, letters, post, pieces: None, name: Uuid::now_v7().to_string() }
    }

    /// The same, who also does long work.
    #[must_use]
    pub fn with_pieces(self, pieces: Arc<dyn Pieces>) -> Self {
        Self { pieces: Some(pieces), ..self }
    }

    /// Does what is due at an instant; gives the number of jobs begun. For a clock that moves, see
    /// [`Worker::run_next`].
    pub fn run_due(&self, now: DateTime<Utc>) -> Result<usize, StoreError> {
        let mut begun = 0;
        while self.run_next(now)? {
            begun += 1;
        }
        Ok(begun)
    }

    /// Does the job that has been due for longest; says no when none is due. A job that fails is put off or given up;
    /// this fails only when the database does. No transaction is open while a letter leaves.
    pub fn run_next(&self, now: DateTime<Utc>) -> Result<bool, StoreError> {
        let now = to_micros(now);
        // A look first: to look for work every second must not take the lock on a SQLite file every second.
        if !self.db.read(|connection| store::jobs::is_any_due(connection, now))? {
            return Ok(false);
        }
        let Some(job) = self.db.work(|connection| self.claim(connection, now))? else { return Ok(false) };
        match self.perform(&job, now) {
            Ok(Done::Sent) => self.conclude(&job, Ok(LetterState::Sent), now)?,
            Ok(Done::Unneeded) => self.conclude(&job, Ok(LetterState::Unneeded), now)?,
            Ok(Done::Called) => {}
            Err(fault) => self.conclude(&job, Err(fault), now)?,
        }
        Ok(true)
    }

    fn claim(
        &self,
        connection: &mut DbConnection,
        now: DateTime<Utc>,
    ) -> Result<Option<JobRecord>, StoreError> {
        let claimed = store::jobs::claim_due(connection, &self.name, now, now + CLAIM)?;
        if let Some(job) = claimed.as_ref().filter(|job| job.kind == Job::IMPORT) {
            store::jobs::keep_until(connection, job.id, now + doubled(PIECE, job.attempts).min(CLAIM))?;
        }
        Ok(claimed)
    }

    fn perform(&self, job: &JobRecord, now: DateTime<Utc>) -> Result<Done, Fault> {
        if job.attempts > ATTEMPTS {
            return Err(Fault::Lasting("every worker that began it was stopped".to_owned()));
        }
        let content = serde_json::from_str(&job.payload)
            .map_err(|_| Fault::Passing("this version of cafeia does not know what it is".to_owned()))?;
        match content {
            Job::Mail(mail) => self.send(job.id, &mail, now),
            Job::ReviewCall(call) => self.call(job.id, &Call::Review(call), now).map(|()| Done::Called),
            Job::ReportCall(call) => self.call(job.id, &Call::Report(call), now).map(|()| Done::Called),
            Job::Import(next) => self.piece(job.id, next.import).map(|()| Done::Called),
        }
    }

    /// Writes down what comes of a call and removes it, in one transaction: it is followed once, whoever is killed when.
    fn call(&self, id: Uuid, call: &Call, now: DateTime<Utc>) -> Result<(), Fault> {
        let done = self.db.work(|connection| {
            let kept = store::jobs::complete(connection, id, &self.name)?;
            if kept {
                for (job, run_at) in self.letters.follow_ups(connection, call, now)? {
                    enqueue(connection, &job, to_micros(run_at), now)?;
                }
            }
            Ok::<_, StoreError>(kept)
        });
        match done {
            Ok(true) => Ok(()),
            Ok(false) => {
                tracing::warn!(job = %id, "a call took so long that another worker has followed it");
                Ok(())
            }
            Err(error) => {
                tracing::error!(job = %id, %error, "a call could not be followed");
                Err(Fault::Passing("the database did not say who is to be told".to_owned()))
            }
        }
    }

    fn piece(&self, id: Uuid, import: ImportId) -> Result<(), Fault> {
        let Some(pieces) = &self.pieces else {
            return Err(Fault::Passing("this worker sends letters only".to_owned()));
        };
        pieces.next(import, id, &self.name).map_err(|error| {
            tracing::error!(job = %id, %import, error, "a piece of an import was not done");
            Fault::Passing("the next lines of a file could not be written".to_owned())
        })
    }

    fn send(&self, id: Uuid, mail: &Mail, now: DateTime<Utc>) -> Result<Done, Fault> {
        let letter = self.db.read(|connection| self.letters.letter(connection, mail)).map_err(|error| {
            tracing::error!(job = %id, %error, "a letter could not be read from the database");
            Fault::Passing("the database did not say what the letter is".to_owned())
        })?;
        let Some(letter) = letter else { return Ok(Done::Unneeded) };
        self.post.send(id, &letter, now).map(|()| Done::Sent).map_err(|error| match error {
            SendError::Refused(cause) => Fault::Lasting(cause),
            SendError::Failed(cause) => Fault::Passing(cause),
        })
    }

    fn conclude(
        &self,
        job: &JobRecord,
        outcome: Result<LetterState, Fault>,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let (id, attempts) = (job.id, job.attempts);
        let kept = match outcome {
            Ok(state) => self.db.work(|connection| {
                let kept = store::jobs::complete(connection, id, &self.name)?;
                note(connection, job, state)?;
                Ok::<_, StoreError>(kept)
            }),
            Err(Fault::Passing(cause)) if attempts < ATTEMPTS => {
                let again = now + pause(attempts);
                tracing::warn!(job = %id, kind = job.kind, attempts, cause, %again, "a job failed and is tried again");
                self.db.work(|connection| store::jobs::put_off(connection, id, &self.name, again, &cause))
            }
            Err(Fault::Passing(cause) | Fault::Lasting(cause)) => {
                tracing::error!(job = %id, kind = job.kind, attempts, cause, "a job was given up");
                self.db.work(|connection| {
                    let kept = store::jobs::give_up(connection, id, &self.name, &cause)?;
                    note(connection, job, LetterState::Failed)?;
                    Ok::<_, StoreError>(kept)
                })
            }
        }?;
        if !kept {
            tracing::warn!(job = %id, kind = job.kind, "a job took so long that another worker may have begun it too");
        }
        Ok(())
    }
}

/// Notes what became of a letter that is one of many: whoever wrote them sees how far they have come.
fn note(connection: &mut DbConnection, job: &JobRecord, state: LetterState) -> Result<(), StoreError> {
    match serde_json::from_str(&job.payload) {
        Ok(Job::Mail(Mail::Mailing { mailing, account })) => {
            store::mailings::set_letter(connection, mailing, account, state)
        }
        _ => Ok(()),
    }
}

/// How long is waited after an attempt that failed, the first being 1.
fn pause(attempts: u32) -> TimeDelta {
    doubled(FIRST_PAUSE, attempts).min(LONGEST_PAUSE)
}

/// A time that is twice as long after each attempt as after the one before, the first being 1.
fn doubled(first: TimeDelta, attempts: u32) -> TimeDelta {
    let doubled = 2_i32.checked_pow(attempts.saturating_sub(1)).and_then(|times| first.checked_mul(times));
    doubled.unwrap_or(TimeDelta::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_to_six_hours_and_all_attempts_take_two_days() {
        let pauses: Vec<_> = (1..ATTEMPTS).map(pause).collect();
        assert_eq!(pauses[..3], [1, 2, 4].map(TimeDelta::minutes));
        assert!(pauses.is_sorted());
        assert_eq!(pauses.last(), Some(&LONGEST_PAUSE));
        let in_all: TimeDelta = pauses.iter().sum();
        assert!((48..=52).contains(&in_all.num_hours()), "{in_all}");
        assert_eq!(pause(u32::MAX), LONGEST_PAUSE);
    }
}
