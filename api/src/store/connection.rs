//! A connection to whichever database the deployment has.

use std::{fmt, path::PathBuf, str::FromStr};

use diesel::{
    Connection as _, PgConnection, RunQueryDsl as _, SqliteConnection,
    r2d2::{ManageConnection, R2D2Connection as _},
};

use super::StoreError;

/// A connection to one of the two databases.
#[derive(diesel::MultiConnection)]
pub enum DbConnection {
    /// To a PostgreSQL server.
    Postgres(PgConnection),
    /// To a `SQLite` file.
    Sqlite(SqliteConnection),
}

/// Where the database is: `sqlite:path`, or `postgres://user:password@host:port/name`.
#[derive(Clone, PartialEq, Eq)]
pub enum DatabaseUrl {
    /// A PostgreSQL server's URL, as libpq takes it.
    Postgres(String),
    /// A `SQLite` file's path.
    Sqlite(PathBuf),
}

impl FromStr for DatabaseUrl {
    type Err = StoreError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        // Other forms of an address may hold a password anywhere: they are not repeated.
        let shown = if text.contains('=') { "…".to_owned() } else { without_password(text) };
        let refused = || StoreError::Address(shown.clone());
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Ok(Self::Postgres(text.to_owned()));
        }
        let path = text.strip_prefix("sqlite:").ok_or_else(refused)?;
        let path = path.strip_prefix("//").unwrap_or(path);
        // A database in memory belongs to one connection, and a pool has several.
        if path.is_empty() || path.contains(":memory:") || path.contains('?') || path.contains('\0') {
            return Err(refused());
        }
        Ok(Self::Sqlite(PathBuf::from(path)))
    }
}

/// Without the password.
impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Postgres(url) => f.write_str(&without_password(url)),
            Self::Sqlite(path) => write!(f, "sqlite:{}", path.display()),
        }
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A URL whose `user:password@` has become `user:…@`, and whose options are gone.
fn without_password(url: &str) -> String {
    let url = url.split('?').next().unwrap_or_default();
    let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
    let Some((user, host)) = rest.rsplit_once('@') else { return url.to_owned() };
    match user.split_once(':') {
        Some((name, _)) => format!("{scheme}://{name}:…@{host}"),
        None => url.to_owned(),
    }
}

/// Opens connections for the pool.
///
/// Not Diesel's own manager: that one tries the variants in turn, and would make a `SQLite` file named
/// `postgres://…` whenever the server is down.
pub(super) struct Manager {
    address: DatabaseUrl,
}

impl Manager {
    pub(super) fn new(address: DatabaseUrl) -> Self {
        Self { address }
    }

    /// Opens one connection and closes it.
    pub(super) fn check(&self) -> Result<(), StoreError> {
        if let DatabaseUrl::Sqlite(path) = &self.address
            && let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty())
        {
            std::fs::create_dir_all(folder).map_err(|error| self.unreachable(error))?;
        }
        self.connect().map(|_| ())
    }

    fn unreachable(&self, cause: impl fmt::Display) -> StoreError {
        // libpq repeats its sentence over several lines; one line is enough to act on.
        let cause = cause.to_string().split_whitespace().collect::<Vec<_>>().join(" ");
        StoreError::Unreachable { address: self.address.to_string(), cause }
    }

    fn connect(&self) -> Result<DbConnection, StoreError> {
        match &self.address {
            DatabaseUrl::Postgres(url) => {
                let connection = PgConnection::establish(url).map_err(|error| self.unreachable(error))?;
                Ok(DbConnection::Postgres(connection))
            }
            DatabaseUrl::Sqlite(path) => {
                let path = path.to_str().ok_or_else(|| StoreError::Address(path.display().to_string()))?;
                let mut connection =
                    SqliteConnection::establish(path).map_err(|error| self.unreachable(error))?;
                // In this order: the change to WAL itself has to wait for others.
                for pragma in [
                    "PRAGMA busy_timeout = 30000",
                    "PRAGMA journal_mode = WAL",
                    "PRAGMA synchronous = NORMAL",
                    "PRAGMA foreign_keys = ON",
                ] {
                    diesel::sql_query(pragma)
                        .execute(&mut connection)
                        .map_err(|error| self.unreachable(error))?;
                }
                Ok(DbConnection::Sqlite(connection))
            }
        }
    }
}

impl ManageConnection for Manager {
    type Connection = DbConnection;
    type Error = StoreError;

    fn connect(&self) -> Result<DbConnection, StoreError> {
        Self::connect(self)
    }

    fn is_valid(&self, connection: &mut DbConnection) -> Result<(), StoreError> {
        connection.ping().map_err(StoreError::from)
    }

    fn has_broken(&self, connection: &mut DbConnection) -> bool {
        // A panic inside a transaction leaves it open: such a connection must not be used again.
        std::thread::panicking() || connection.is_broken()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_understood_or_refused_and_never_shows_its_password() {
        assert!(matches!("sqlite:data/a.sqlite".parse(), Ok(DatabaseUrl::Sqlite(_))));
        let server: DatabaseUrl =
            "postgres://anne:se:cret@db.example/cafeia?sslmode=require".parse().unwrap();
        assert_eq!(server.to_string(), "postgres://anne:…@db.example/cafeia");
        for text in ["", "data.sqlite", "mysql://x", "sqlite:", "sqlite::memory:", "sqlite:a?mode=ro"] {
            assert!(text.parse::<DatabaseUrl>().is_err(), "{text} was accepted");
        }
    }
}
