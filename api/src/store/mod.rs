//! The database: the only place that knows there are two of them.
//!
//! [`Db::read`] and [`Db::write`] are the only ways in, each a closure with its transaction; the workers' own book-keeping
//! has a side door that no one else uses (`Db::work`). Every write transaction waits for the one before it to end, on both databases: `SQLite` has one writer anyway
//! (`BEGIN IMMEDIATE`), and on PostgreSQL the transaction begins by locking the one row of `journal_head`.
//! So what a command reads cannot change under it, and the journal's sequence is the order of the commits.

pub mod accounts;
pub mod answered_requests;
pub mod attempts;
pub mod cafes;
mod columns;
mod connection;
pub mod facilitators;
pub mod grants;
pub mod imports;
pub mod jobs;
pub mod journal;
pub mod links;
pub mod mailings;
mod migrations;
mod names;
pub mod needs;
pub mod offers;
pub mod organisations;
pub mod places;
pub mod proposals;
pub mod reports;
pub mod resources;
mod rows;
mod schema;
pub mod sessions;
pub mod signs;
pub mod views;

use std::time::Duration;

use diesel::{
    connection::{AnsiTransactionManager, TransactionManager},
    r2d2::Pool,
};

use connection::Manager;
pub use connection::{DatabaseUrl, DbConnection};

/// What can go wrong with the database.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The address of the database cannot be understood.
    #[error(
        "the database address {0:?} is not valid: write sqlite:path/to/file.sqlite or postgres://user@host/name"
    )]
    Address(String),
    /// The database cannot be opened or reached.
    #[error("the database at {address} cannot be opened: {cause}")]
    Unreachable {
        /// The address, without its password.
        address: String,
        /// What the database's own library says.
        cause: String,
    },
    /// The schema is older than this program.
    #[error("the database has not been migrated: run `cafeia migrate` first")]
    NotMigrated,
    /// The schema is newer than this program.
    #[error("the database was migrated by a newer version of cafeia (migration {0}): run that version")]
    TooNew(String),
    /// A migration failed.
    #[error("a migration failed: {0}")]
    Migration(String),
    /// No connection came free in time.
    #[error("no database connection came free in time: {0}")]
    Busy(#[from] diesel::r2d2::PoolError),
    /// A statement failed.
    #[error("a database statement failed: {0}")]
    Statement(#[from] diesel::result::Error),
    /// A stored value is none that this program writes.
    #[error("the stored value {value:?} of {column} cannot be read")]
    Unreadable {
        /// The column.
        column: &'static str,
        /// What stands in it.
        value: String,
    },
}

impl StoreError {
    /// Whether a row with this key is there already.
    pub fn is_duplicate(&self) -> bool {
        use diesel::result::{DatabaseErrorKind::UniqueViolation, Error::DatabaseError};
        matches!(self, Self::Statement(DatabaseError(UniqueViolation, _)))
    }
}

/// What most of the store's functions give.
pub type StoreResult<T> = Result<T, StoreError>;

/// The database and its pool of connections.
#[derive(Clone)]
pub struct Db {
    pool: Pool<Manager>,
    address: DatabaseUrl,
}

impl Db {
    /// Opens the database; a `SQLite` file and its folder are made when they are missing.
    pub fn open(address: &DatabaseUrl, connections: u32) -> StoreResult<Self> {
        let manager = Manager::new(address.clone());
        // One connection by hand first: its error says what is wrong, the pool's only that time ran out.
        manager.check()?;
        let pool = Pool::builder()
            .max_size(connections.max(1))
            .min_idle(Some(1))
            .connection_timeout(Duration::from_secs(10))
            .test_on_check_out(matches!(address, DatabaseUrl::Postgres(_)))
            .build(manager)?;
        Ok(Self { pool, address: address.clone() })
    }

    /// Where the database is.
    pub fn address(&self) -> &DatabaseUrl {
        &self.address
    }

    /// Reads, in one transaction that sees one state of the database.
    pub fn read<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&mut DbConnection) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut connection = self.pool.get().map_err(StoreError::from)?;
        begin_read(&mut connection).map_err(StoreError::from)?;
        finish(&mut connection, work)
    }

    /// Writes, in one transaction that no other write runs beside. It is undone when `work` fails.
    pub fn write<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&mut DbConnection) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut connection = self.pool.get().map_err(StoreError::from)?;
        begin_write(&mut connection).map_err(StoreError::from)?;
        finish(&mut connection, work)
    }

    /// Writes what workers note about jobs, and nothing else, in one transaction. The write transactions under way
    /// are not waited for on PostgreSQL: no journal entry and no rule depends on who does which job, and a letter
    /// should not wait until a long import has ended, nor an import until each letter is noted.
    pub(crate) fn work<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&mut DbConnection) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut connection = self.pool.get().map_err(StoreError::from)?;
        begin_work(&mut connection).map_err(StoreError::from)?;
        finish(&mut connection, work)
    }

    /// Brings the schema up to date; gives the names of the migrations that ran.
    pub fn migrate(&self) -> StoreResult<Vec<String>> {
        let ran = migrations::run(&mut *self.pool.get()?)?;
        self.write(names::fold_missing)?;
        Ok(ran)
    }

    /// Has PostgreSQL count anew what its plans are made from, as it does by itself within minutes: after much was written
    /// at once, they are the wrong ones until then. SQLite's plans do without.
    pub fn analyze(&self) -> StoreResult<()> {
        if let DbConnection::Postgres(connection) = &mut *self.pool.get()? {
            diesel::RunQueryDsl::execute(diesel::sql_query("ANALYZE"), connection)?;
        }
        Ok(())
    }

    /// Whether the schema is the one this program knows.
    pub fn check_schema(&self) -> StoreResult<()> {
        migrations::check(&mut *self.pool.get()?)
    }

    /// Whether the database answers.
    pub fn ping(&self) -> StoreResult<()> {
        self.read(|connection| journal::head(connection).map(|_| ()))
    }
}

type Transactions = <DbConnection as diesel::Connection>::TransactionManager;

fn begin_read(connection: &mut DbConnection) -> diesel::QueryResult<()> {
    match connection {
        DbConnection::Postgres(c) => AnsiTransactionManager::begin_transaction_sql(
            c,
            "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY",
        ),
        DbConnection::Sqlite(c) => AnsiTransactionManager::begin_transaction_sql(c, "BEGIN DEFERRED"),
    }
}

fn begin_write(connection: &mut DbConnection) -> diesel::QueryResult<()> {
    begin_work(connection)?;
    match connection {
        DbConnection::Postgres(c) => journal::lock(c).inspect_err(|_| {
            // The connection itself is broken when even the rollback fails; the pool drops it then.
            let _ = AnsiTransactionManager::rollback_transaction(c);
        }),
        DbConnection::Sqlite(_) => Ok(()),
    }
}

fn begin_work(connection: &mut DbConnection) -> diesel::QueryResult<()> {
    match connection {
        DbConnection::Postgres(c) => AnsiTransactionManager::begin_transaction(c),
        DbConnection::Sqlite(c) => AnsiTransactionManager::begin_transaction_sql(c, "BEGIN IMMEDIATE"),
    }
}

fn finish<T, E: From<StoreError>>(
    connection: &mut DbConnection,
    work: impl FnOnce(&mut DbConnection) -> Result<T, E>,
) -> Result<T, E> {
    match work(connection) {
        Ok(value) => {
            Transactions::commit_transaction(connection).map_err(StoreError::from)?;
            Ok(value)
        }
        Err(error) => {
            if let Err(rollback) = Transactions::rollback_transaction(connection) {
                tracing::warn!(error = %rollback, "a transaction could not be rolled back; its connection is dropped");
            }
            Err(error)
        }
    }
}
