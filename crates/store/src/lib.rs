//! One thin layer over two databases, SQLite (a file) and PostgreSQL (a server). Mechanism only: it knows nothing of
//! reports.
//!
//! There are no interactive transactions. A command reads with [`Store::query`], decides, and hands one guarded
//! [`Batch`] to [`Store::commit`]. A guard says how many rows a statement must change; when another command was quicker
//! the guard misses, the whole batch is undone and the answer is [`CommitError::Conflict`]: read again and decide
//! again. Because no command holds a transaction open while it decides, SQLite can put many batches into one durable
//! write (group commit), PostgreSQL can be sent a batch without waiting in between (pipelining), and both behave alike.
//!
//! What both engines take, and therefore what statements keep to: parameters by name (`$report`); integers, text and bytes only;
//! `returning`, `on conflict`, common table expressions, window functions; `like` that minds case; text ordered by its
//! UTF-8 bytes; foreign keys enforced at the statement. A sum of integers is `numeric` for PostgreSQL: write
//! `cast(sum(x) as bigint)`. The type of a parameter is what PostgreSQL infers from its place: where it cannot infer
//! one, cast the column next to it or put `column = $name` before `$name is null`.

mod batch;
mod dialect;
mod error;
mod limits;
mod migrate;
mod params;
mod postgres;
mod shard;
mod sqlite;
#[cfg(feature = "testing")]
pub mod testing;
mod value;

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;
use std::sync::Arc;

pub use batch::{Batch, Committed, Guard, Sql};
pub use error::{ColumnError, CommitError, EngineError, Lack, StoreError};
pub use limits::Limits;
pub use migrate::{Migration, MigrationRefusal};
pub use params::{Given, Params};
pub use shard::SHARDS;
pub use value::{Row, Value};

/// Which database to open. `Debug` never shows a URL, since a URL may hold a password.
#[derive(Clone, PartialEq, Eq)]
pub enum Database {
    /// A file, created when absent. Its directory must exist. Other processes may open it at the same time.
    Sqlite(PathBuf),
    /// A private file in the system's temporary directory, gone when the store is; not durable. For tests and demos.
    SqliteMemory,
    /// A server, as `postgres://user:password@host,host/name?sslmode=verify-full`. `sslmode` and `sslrootcert` mean what
    /// libpq documents. Without an explicit `sslmode`, servers on this machine are reached without TLS, and of others the
    /// certificate and its name are verified against the system's trust (or `SSL_CERT_FILE`).
    Postgres(String),
}

impl fmt::Debug for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Database::Sqlite(path) => f.debug_tuple("Sqlite").field(path).finish(),
            Database::SqliteMemory => f.write_str("SqliteMemory"),
            Database::Postgres(_) => f.write_str("Postgres([sensitive])"),
        }
    }
}

/// The text names no database.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a database is a file path, `:memory:` or a postgres:// address")]
pub struct NotADatabase;

impl FromStr for Database {
    type Err = NotADatabase;

    /// `postgres://…` or `postgresql://…`, `:memory:`, or the path of a SQLite file (`sqlite:` before it is allowed).
    fn from_str(text: &str) -> Result<Database, NotADatabase> {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Ok(Database::Postgres(text.to_owned()));
        }
        let path = text.strip_prefix("sqlite://").or_else(|| text.strip_prefix("sqlite:")).unwrap_or(text);
        match path {
            "" => Err(NotADatabase),
            ":memory:" => Ok(Database::SqliteMemory),
            _ if path.contains("://") => Err(NotADatabase),
            _ => Ok(Database::Sqlite(PathBuf::from(path))),
        }
    }
}

/// An open database. Clones share it.
#[derive(Clone)]
pub struct Store {
    engine: Arc<Engine>,
    #[cfg(feature = "testing")]
    written: testing::Written,
}

enum Engine {
    Sqlite(sqlite::Sqlite),
    Postgres(postgres::Postgres),
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match &*self.engine {
            Engine::Sqlite(_) => "Store(sqlite)",
            Engine::Postgres(_) => "Store(postgres)",
        })
    }
}

impl Store {
    /// Opens the database and proves that it answers.
    ///
    /// # Errors
    /// [`StoreError::Open`] when it cannot be reached, read, or the address is malformed.
    pub async fn open(database: &Database, limits: &Limits) -> Result<Store, StoreError> {
        let engine = match database {
            Database::Sqlite(path) => Engine::Sqlite(sqlite::Sqlite::open(path.clone(), limits).await?),
            Database::SqliteMemory => Engine::Sqlite(sqlite::Sqlite::open_private(limits).await?),
            Database::Postgres(url) => Engine::Postgres(postgres::Postgres::open(url, limits).await?),
        };
        Ok(Store {
            engine: Arc::new(engine),
            #[cfg(feature = "testing")]
            written: testing::Written::default(),
        })
    }

    /// Brings the schema up to the given migrations, ascending by number, all in one transaction. May be repeated, and
    /// two processes may start at once: one waits for the other.
    ///
    /// # Errors
    /// [`StoreError::Migration`] when an applied migration was edited, is unknown here (the database is newer than the
    /// program) or would have to be inserted before one already applied; nothing is changed then.
    pub async fn migrate(&self, migrations: &[Migration]) -> Result<(), StoreError> {
        migrate::check_order(migrations)?;
        match &*self.engine {
            Engine::Sqlite(sqlite) => sqlite.migrate(migrations).await,
            Engine::Postgres(postgres) => postgres.migrate(migrations).await,
        }
    }

    /// Reads committed data. A statement that would write is refused by the engine.
    ///
    /// # Errors
    /// [`StoreError::TooManyRows`] past `limits.rows`, [`StoreError::TooSlow`] past `limits.statement_seconds`,
    /// [`StoreError::Parameter`] when the parameters do not fit the statement.
    pub async fn query(&self, sql: &'static Sql, params: Params) -> Result<Vec<Row>, StoreError> {
        let params = sql.sent().names.bind(sql, params)?;
        match &*self.engine {
            Engine::Sqlite(sqlite) => sqlite.query(sql, params).await,
            Engine::Postgres(postgres) => postgres.query(sql, &params).await,
        }
    }

    /// Commits the batch, all of it or nothing. Durable when it returns. If the future is dropped the batch is either
    /// done or undone, never half.
    ///
    /// # Errors
    /// [`CommitError::Conflict`] when a guard missed, [`CommitError::Duplicate`] when a unique key is taken: both are
    /// answers to decide upon. [`CommitError::Failed`] for all else.
    pub async fn commit(&self, batch: Batch) -> Result<Committed, CommitError> {
        if batch.is_empty() {
            return Ok(Committed::default());
        }
        #[cfg(feature = "testing")]
        self.written.note(&batch);
        match &*self.engine {
            Engine::Sqlite(sqlite) => sqlite.commit(batch).await,
            Engine::Postgres(postgres) => postgres.commit(&batch).await,
        }
    }

    /// What was handed in to be committed from the moment that it is asked for the first time: for tests.
    #[cfg(feature = "testing")]
    pub fn written(&self) -> Vec<testing::Handed> {
        self.written.take()
    }

    /// Asks the engine whether it accepts this statement, and what its columns are called. For tests that check every
    /// statement on both engines.
    ///
    /// # Errors
    /// [`StoreError::Statement`] with what the engine objects to.
    pub async fn prepare(&self, sql: &'static Sql) -> Result<Vec<String>, StoreError> {
        sql.sent().names.check(sql)?;
        match &*self.engine {
            Engine::Sqlite(sqlite) => sqlite.prepare(sql).await,
            Engine::Postgres(postgres) => postgres.prepare(sql).await,
        }
    }

    /// Whether the database takes a write now: a small row is written and made durable, through the same queue as every
    /// command. A database that can be read and not written, as on a full disk, is of no use to anybody who files.
    ///
    /// # Errors
    /// Whatever a write would fail with.
    pub async fn health(&self) -> Result<(), StoreError> {
        static HEALTH: Sql = Sql::both(
            "store/health",
            "update schema_step set name = name where number = (select min(number) from schema_step)",
        );
        let mut batch = Batch::new("store/health");
        batch.run(&HEALTH, Params::default());
        match self.commit(batch).await {
            Ok(_) => Ok(()),
            Err(CommitError::Failed(error)) => Err(error),
            // It has no guard and meets no key.
            Err(other) => {
                Err(StoreError::Statement { statement: "store/health", source: EngineError::said(other) })
            }
        }
    }

    /// How many shards the database has: one that lies in a file is a single one.
    pub fn shards(&self) -> i64 {
        match &*self.engine {
            Engine::Sqlite(_) => 1,
            Engine::Postgres(_) => SHARDS,
        }
    }

    /// Waits for what was already handed in, writes everything to its final place and closes the connections. Later
    /// calls on clones answer [`StoreError::Closed`].
    pub async fn close(self) {
        match &*self.engine {
            Engine::Sqlite(sqlite) => sqlite.close().await,
            Engine::Postgres(postgres) => postgres.close(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_apart_and_stay_secret() {
        let parse = |text: &str| text.parse::<Database>();
        assert_eq!(parse("data/clearline.db"), Ok(Database::Sqlite("data/clearline.db".into())));
        assert_eq!(parse("sqlite:/srv/x.db"), Ok(Database::Sqlite("/srv/x.db".into())));
        assert_eq!(parse(":memory:"), Ok(Database::SqliteMemory));
        assert_eq!(parse("mysql://db.example.com/x"), Err(NotADatabase));
        assert_eq!(parse(""), Err(NotADatabase));
        let server = parse("postgres://clerk:hunter2@db.example.com/clearline").unwrap();
        assert!(matches!(server, Database::Postgres(_)));
        assert!(!format!("{server:?}").contains("hunter2"));
    }
}
