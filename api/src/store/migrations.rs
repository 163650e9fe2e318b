//! The schema and its versions. Both trees hold the same migrations under the same names.

use std::collections::BTreeSet;

use diesel::{
    RunQueryDsl as _,
    backend::Backend,
    connection::{AnsiTransactionManager, TransactionManager as _},
    migration::{Migration, MigrationSource},
};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::{DbConnection, StoreError, StoreResult};

const POSTGRES: EmbeddedMigrations = embed_migrations!("../migrations/postgres");
const SQLITE: EmbeddedMigrations = embed_migrations!("../migrations/sqlite");

/// Any number: processes that start together migrate one after the other.
const POSTGRES_LOCK: &str = "SELECT pg_advisory_xact_lock(7264017)";

/// Runs what has not run yet, in one transaction; gives the names.
pub(super) fn run(connection: &mut DbConnection) -> StoreResult<Vec<String>> {
    match connection {
        DbConnection::Postgres(c) => {
            AnsiTransactionManager::begin_transaction(c)?;
            finish(c, |c| {
                diesel::sql_query(POSTGRES_LOCK).execute(c)?;
                refuse_newer(c, &POSTGRES)?;
                pending(c, POSTGRES)
            })
        }
        DbConnection::Sqlite(c) => {
            AnsiTransactionManager::begin_transaction_sql(c, "BEGIN IMMEDIATE")?;
            finish(c, |c| {
                refuse_newer(c, &SQLITE)?;
                pending(c, SQLITE)
            })
        }
    }
}

fn finish<C>(
    connection: &mut C,
    work: impl FnOnce(&mut C) -> StoreResult<Vec<String>>,
) -> StoreResult<Vec<String>>
where
    C: diesel::Connection<TransactionManager = AnsiTransactionManager>,
{
    let done = work(connection);
    match &done {
        Ok(_) => AnsiTransactionManager::commit_transaction(connection)?,
        Err(_) => AnsiTransactionManager::rollback_transaction(connection)?,
    }
    done
}

fn pending<DB: Backend, C: MigrationHarness<DB>>(
    connection: &mut C,
    source: EmbeddedMigrations,
) -> StoreResult<Vec<String>>
where
    EmbeddedMigrations: MigrationSource<DB>,
{
    let ran = connection
        .run_pending_migrations(source)
        .map_err(|error| StoreError::Migration(error.to_string()))?;
    Ok(ran.iter().map(ToString::to_string).collect())
}

/// Fails unless every migration has run and no other one has.
pub(super) fn check(connection: &mut DbConnection) -> StoreResult<()> {
    match connection {
        DbConnection::Postgres(c) => refuse_newer(c, &POSTGRES).and_then(|()| complete(c, POSTGRES)),
        DbConnection::Sqlite(c) => refuse_newer(c, &SQLITE).and_then(|()| complete(c, SQLITE)),
    }
}

fn complete<DB: Backend, C: MigrationHarness<DB>>(
    connection: &mut C,
    source: EmbeddedMigrations,
) -> StoreResult<()>
where
    EmbeddedMigrations: MigrationSource<DB>,
{
    let waits =
        connection.has_pending_migration(source).map_err(|error| StoreError::Migration(error.to_string()))?;
    if waits { Err(StoreError::NotMigrated) } else { Ok(()) }
}

fn refuse_newer<DB: Backend, C: MigrationHarness<DB>>(
    connection: &mut C,
    source: &EmbeddedMigrations,
) -> StoreResult<()>
where
    EmbeddedMigrations: MigrationSource<DB>,
{
    let failed = |error: Box<dyn std::error::Error + Send + Sync>| StoreError::Migration(error.to_string());
    let ours: Vec<Box<dyn Migration<DB>>> = source.migrations().map_err(failed)?;
    let ours: BTreeSet<String> = ours.iter().map(|m| m.name().version().to_string()).collect();
    let theirs = connection.applied_migrations().map_err(failed)?;
    match theirs.iter().map(ToString::to_string).find(|version| !ours.contains(version)) {
        Some(newer) => Err(StoreError::TooNew(newer)),
        None => Ok(()),
    }
}
