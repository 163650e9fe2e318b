//! The network itself: the database, the geography and the catalogue, and the one way to change them.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::{
    catalogue::Catalogue,
    clock::Clock,
    domain::{Change, DomainError},
    geo::Geography,
    journal::Actor,
    store::{Db, StoreError},
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
