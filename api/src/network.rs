//! The network itself: the database, the geography and the catalogue, and the one way to change them.

use std::sync::Arc;

use cafeia_shared::ids::ImportId;
use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::{
    catalogue::Catalogue,
    clock::Clock,
    domain::{
        Change, DomainError,
        imports::{self, Taken, WorkError},
    },
    geo::Geography,
    jobs::Pieces,
    journal::Actor,
    store::{self, Db, StoreError},
};

/// A handle on the network; clones share it.
#[derive(Clone)]
pub struct Network {
    db: Db,
    geography: Arc<Geography>,
    catalogue: Arc<Catalogue>,
    clock: Clock,
}

impl Network {
    /// Opens the network on a migrated database, and reads the catalogue from it.
    pub fn open(db: Db, geography: Arc<Geography>) -> Result<Self, StoreError> {
        db.check_schema()?;
        let catalogue = Arc::new(Catalogue::load(&db, Arc::clone(&geography))?);
        Ok(Self { db, geography, catalogue, clock: Clock::default() })
    }

    /// The same network at another time.
    #[must_use]
    pub fn with_clock(self, clock: Clock) -> Self {
        Self { clock, ..self }
    }

    /// What time it is.
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// The public read model.
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// The communes, départements and régions.
    pub fn geography(&self) -> &Geography {
        &self.geography
    }

    /// The same, to be kept beside the network.
    pub fn shared_geography(&self) -> Arc<Geography> {
        Arc::clone(&self.geography)
    }

    /// The database.
    pub fn db(&self) -> &Db {
        &self.db
    }

    /// Makes a change: runs `work` in one write transaction with its journal entries, and lets the catalogue
    /// follow before it returns, so that whoever wrote reads what they wrote.
    pub fn change<T, E>(&self, actor: Actor, work: impl FnOnce(&mut Change) -> Result<T, E>) -> Result<T, E>
    where
        E: From<DomainError> + From<StoreError>,
    {
        let value = self.change_unseen(actor, work)?;
        if let Err(error) = self.follow() {
            // The change is committed: it will show when the journal is followed the next time.
            tracing::error!(%error, "the catalogue could not follow a change");
        }
        Ok(value)
    }

    /// Makes a change that this process's catalogue does not follow at once: for long runs of changes that
    /// nobody reads in between.
    pub fn change_unseen<T, E>(
        &self,
        actor: Actor,
        work: impl FnOnce(&mut Change) -> Result<T, E>,
    ) -> Result<T, E>
    where
        E: From<DomainError> + From<StoreError>,
    {
        self.db.write(|connection| {
            let mut change = Change::new(connection, &self.geography, actor, self.now());
            let value = work(&mut change)?;
            change.finish()?;
            Ok(value)
        })
    }

    /// Lets the catalogue follow what was committed since; gives the number of journal entries.
    pub fn follow(&self) -> Result<usize, StoreError> {
        self.catalogue.follow(&self.db)
    }
}

/// The long work of imports, in the name of whoever brings the file in.
impl Pieces for Network {
    fn next(&self, import: ImportId, job: Uuid, worker: &str) -> Result<(), String> {
        let taken = Taken { job, worker };
        let found = self.db.read(|connection| store::imports::find_optional(connection, import));
        let account = found.map_err(|error| error.to_string())?.map(|import| import.account);
        // One that is gone is nobody's: its job ends, and that is all.
        let actor = || account.map_or(Actor::System("import"), Actor::Account);
        let done = match self.change_unseen(actor(), |change| imports::run(change, import, taken)) {
            Err(WorkError::Line(number, error)) => self
                .change_unseen(actor(), |change| imports::fail_line(change, import, number, &error, taken)),
            done => done,
        };
        let goes_on = done.map_err(|error| error.to_string())?;
        // Readers see it when it is whole; other processes follow the journal as ever.
        if !goes_on {
            self.follow().map_err(|error| error.to_string())?;
        }
        Ok(())
    }
}
