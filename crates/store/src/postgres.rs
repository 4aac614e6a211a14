//! PostgreSQL: a pool of connections; a batch is sent without waiting in between (see `pipeline`).

mod pipeline;
mod tls;
mod types;

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use deadpool_postgres::{ClientWrapper, Hook, HookError, Object, Pool, PoolError, Runtime};
use tokio_postgres::error::SqlState;
use tokio_postgres::{Error, Statement};

use crate::dialect::Dialect;
use crate::migrate::{self, Migration, MigrationRefusal, refuse};
use crate::{Batch, CommitError, Committed, EngineError, Limits, Row, Sql, StoreError, Value, batch};

/// The server stops a statement by itself; when even that word does not come the connection is dead.
const GRACE_SECONDS: u64 = 5;
/// Pause before the second try of a batch; doubles each time.
const FIRST_PAUSE: Duration = Duration::from_millis(5);
/// Names our lock among the advisory locks of the database: "clearlin" in ASCII.
const MIGRATION_LOCK: i64 = 0x636c_6561_726c_696e;

pub(crate) struct Postgres {
    pool: Pool,
    limits: Limits,
}

/// One try went wrong.
enum Trouble {
    /// The server asks to try again.
    Again(StoreError),
    Final(CommitError),
}

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Trouble {
        Trouble::Final(CommitError::Failed(error))
    }
}

impl Postgres {
    pub(crate) async fn open(url: &str, limits: &Limits) -> Result<Postgres, StoreError> {
        let seconds = limits.statement_seconds;
        let manager = tls::manager(url, seconds).map_err(|source| StoreError::Open { source })?;
        // Reads cannot write by mistake: only a batch begins a transaction that may.
        let session = format!(
            "set default_transaction_read_only = on; set statement_timeout = '{seconds}s'; \
             set lock_timeout = '{seconds}s'; set idle_in_transaction_session_timeout = '{seconds}s'; \
             set client_min_messages = warning"
        );
        let prepare_session = Hook::async_fn(move |client: &mut ClientWrapper, _| {
            let session = session.clone();
            Box::pin(async move { client.batch_execute(&session).await.map_err(HookError::Backend) })
        });
        let wait = Some(Duration::from_secs(seconds));
        let pool = Pool::builder(manager)
            .max_size(limits.pool)
            .runtime(Runtime::Tokio1)
            .wait_timeout(wait)
            .create_timeout(wait)
            .recycle_timeout(wait)
            .post_create(prepare_session)
            .build()
            .map_err(|error| StoreError::Open { source: EngineError::said(error) })?;
        let postgres = Postgres { pool, limits: limits.clone() };
        postgres.hold("store/open").await?;
        Ok(postgres)
    }

    pub(crate) async fn query(&self, sql: &'static Sql, params: &[Value]) -> Result<Vec<Row>, StoreError> {
        batch::check_text(sql, params)?;
        let mut tried = 1;
        loop {
            let read = tokio::time::timeout(self.patience(), self.read(sql, params)).await;
            let seconds = self.limits.statement_seconds;
            match read.unwrap_or(Err(StoreError::TooSlow { statement: sql.name, seconds }.into())) {
                Ok(rows) => return Ok(rows),
                Err(Trouble::Again(_)) if tried < self.limits.attempts => {
                    self.pause(tried).await;
                    tried += 1;
                }
                Err(Trouble::Again(error) | Trouble::Final(CommitError::Failed(error))) => return Err(error),
                // Only a write meets a key or a guard.
                Err(Trouble::Final(error)) => {
                    return Err(StoreError::Statement {
                        statement: sql.name,
                        source: EngineError::said(error),
                    });
                }
            }
        }
    }

    async fn read(&self, sql: &'static Sql, params: &[Value]) -> Result<Vec<Row>, Trouble> {
        let held = self.hold(sql.name).await?;
        let client = held.client()?;
        let statement = self.ready(client, sql, sql.name).await?;
        held.busy();
        let outcome = pipeline::run(client, &statement, sql, params, self.limits.rows).await;
        held.settled();
        outcome.map(|outcome| outcome.rows).map_err(|failure| self.judge(sql.name, sql.name, failure))
    }

    pub(crate) async fn prepare(&self, sql: &'static Sql) -> Result<Vec<String>, StoreError> {
        let held = self.hold(sql.name).await?;
        let prepared = held.client()?.prepare(&sql.sent().pg).await;
        prepared
            .map(|statement| pipeline::names_of(&statement))
            .map_err(|error| StoreError::Statement { statement: sql.name, source: said(&error) })
    }

    pub(crate) async fn commit(&self, batch: &Batch) -> Result<Committed, CommitError> {
        batch.check(self.limits.statements).map_err(CommitError::Failed)?;
        let mut tried = 1;
        loop {
            let unknown =
                || StoreError::Uncertain { batch: batch.name, source: EngineError::said("no answer") };
            let commit = tokio::time::timeout(self.patience(), self.attempt(batch)).await;
            match commit.unwrap_or_else(|_| Err(unknown().into())) {
                Ok(committed) => return Ok(committed),
                Err(Trouble::Again(_)) if tried < self.limits.attempts => {
                    self.pause(tried).await;
                    tried += 1;
                }
                Err(Trouble::Again(error)) => return Err(CommitError::Failed(error)),
                Err(Trouble::Final(error)) => return Err(error),
            }
        }
    }

    async fn attempt(&self, batch: &Batch) -> Result<Committed, Trouble> {
        let held = self.hold(batch.name).await?;
        let client = held.client()?;
        let mut statements = Vec::with_capacity(batch.items.len());
        for item in &batch.items {
            let statement = self.ready(client, item.sql, batch.name).await?;
            statements.push(statement);
        }
        held.busy();
        let flown = pipeline::commit(self, client, batch, &statements).await;
        if flown.ended {
            held.settled();
        }
        flown.answer
    }

    /// The statement, prepared on this connection.
    async fn ready(
        &self,
        client: &Object,
        sql: &'static Sql,
        batch: &'static str,
    ) -> Result<Statement, Trouble> {
        let prepared = client.prepare_cached(&sql.sent().pg).await;
        prepared.map_err(|error| self.judge(batch, sql.name, pipeline::Failure::Engine(error)))
    }

    async fn hold(&self, name: &'static str) -> Result<Held, StoreError> {
        let seconds = self.limits.statement_seconds;
        let object = self.pool.get().await.map_err(|error| match error {
            PoolError::Closed => StoreError::Closed,
            PoolError::Timeout(_) => StoreError::Busy { statement: name, seconds },
            PoolError::Backend(error) | PoolError::PostCreateHook(HookError::Backend(error)) => {
                StoreError::Open { source: said(&error) }
            }
            other => StoreError::Open { source: EngineError::said(other) },
        })?;
        Ok(Held { object: Some(object), busy: AtomicBool::new(false) })
    }

    fn patience(&self) -> Duration {
        // Waiting for a connection, and then for the statement, each have their limit.
        Duration::from_secs(2 * self.limits.statement_seconds + GRACE_SECONDS)
    }

    async fn pause(&self, tried: u32) {
        tokio::time::sleep(FIRST_PAUSE * 2_u32.saturating_pow(tried - 1)).await;
    }

    /// What a failed statement means to the caller.
    fn judge(&self, batch: &'static str, statement: &'static str, failure: pipeline::Failure) -> Trouble {
        let error = match failure {
            pipeline::Failure::Store(error) => return error.into(),
            pipeline::Failure::Engine(error) => error,
        };
        let (source, seconds) = (said(&error), self.limits.statement_seconds);
        let Some(state) = error.code() else {
            // Nothing was committed. The caller that sent the commit decides what that means.
            if error.is_closed() {
                return Trouble::Again(StoreError::Unreachable { statement, source });
            }
            // What is left is a value that does not fit, or a wire that broke.
            let cause = std::error::Error::source(&error);
            let broke = cause.and_then(<dyn std::error::Error>::downcast_ref::<std::io::Error>).is_some();
            return match broke {
                true => StoreError::Unreachable { statement, source }.into(),
                false => StoreError::Statement { statement, source }.into(),
            };
        };
        let failed = StoreError::Statement { statement, source: source.clone() };
        match state {
            &SqlState::UNIQUE_VIOLATION => Trouble::Final(CommitError::Duplicate { batch, statement }),
            &SqlState::T_R_SERIALIZATION_FAILURE | &SqlState::T_R_DEADLOCK_DETECTED => Trouble::Again(failed),
            &SqlState::ADMIN_SHUTDOWN => Trouble::Again(StoreError::Unreachable { statement, source }),
            // The schema was migrated after the statement was prepared: prepare it again.
            &SqlState::FEATURE_NOT_SUPPORTED if source.message.contains("cached plan") => {
                self.pool.manager().statement_caches.clear();
                Trouble::Again(failed)
            }
            &SqlState::QUERY_CANCELED => StoreError::TooSlow { statement, seconds }.into(),
            &SqlState::LOCK_NOT_AVAILABLE => StoreError::Busy { statement, seconds }.into(),
            state if state.code().starts_with("23") => StoreError::Constraint { statement, source }.into(),
            &SqlState::TOO_MANY_CONNECTIONS => StoreError::Busy { statement, seconds }.into(),
            state if state.code().starts_with("53") => StoreError::Full { statement, source }.into(),
            state if is_out_of_service(state) => StoreError::Unreachable { statement, source }.into(),
            _ => failed.into(),
        }
    }

    pub(crate) async fn migrate(&self, migrations: &[Migration]) -> Result<(), StoreError> {
        let steps = migrate::steps(migrations, Dialect::Postgres)?;
        let table = Dialect::Postgres.expand(migrate::CREATE_TABLE).map_err(|refusal| refuse(0, refusal))?;
        let held = self.hold("store/migrate").await?;
        let seconds = self.limits.migrate_seconds;
        held.busy();
        let apply = apply(held.client()?, &steps, &table, seconds);
        let applied = tokio::time::timeout(Duration::from_secs(seconds + GRACE_SECONDS), apply).await;
        applied.map_err(|_| StoreError::TooSlow { statement: "store/migrate", seconds })??;
        held.settled();
        Ok(())
    }

    pub(crate) fn close(&self) {
        self.pool.close();
    }
}

/// The server is stopping or starting, is a standby, lost the connection, or its disk fails.
fn is_out_of_service(state: &SqlState) -> bool {
    state == &SqlState::READ_ONLY_SQL_TRANSACTION
        || ["57P", "08", "58"].iter().any(|class| state.code().starts_with(class))
}

/// In one transaction, so that a refused migration leaves the schema as it was. The lock makes a second process wait;
/// the table's primary key would stop it even without.
async fn apply(
    client: &Object,
    steps: &[migrate::Step],
    table: &str,
    seconds: u64,
) -> Result<(), StoreError> {
    let failed = |error: Error| match error.code() {
        Some(&SqlState::LOCK_NOT_AVAILABLE) => StoreError::Busy { statement: "store/migrate", seconds },
        _ => StoreError::Statement { statement: "store/migrate", source: said(&error) },
    };
    let begin = format!(
        "begin read write; set local statement_timeout = '{seconds}s'; set local lock_timeout = '{seconds}s'; \
         select pg_advisory_xact_lock({MIGRATION_LOCK})"
    );
    client.batch_execute(&begin).await.map_err(failed)?;
    let of_0_1 =
        client.query_one("select to_regclass($1) is not null", &[&migrate::OF_0_1]).await.map_err(failed)?;
    if of_0_1.try_get(0).map_err(failed)? {
        return Err(StoreError::Of01);
    }
    client.batch_execute(table).await.map_err(failed)?;
    let rows = client.query(migrate::APPLIED, &[]).await.map_err(failed)?;
    let applied = rows.iter().map(|row| Ok((row.try_get(0)?, row.try_get(1)?)));
    let applied = applied.collect::<Result<Vec<(i64, Vec<u8>)>, _>>().map_err(failed)?;
    for step in migrate::missing(steps, &applied)? {
        let refused = |error: Error| refuse(step.number, MigrationRefusal::Engine { source: said(&error) });
        client.batch_execute(&step.text).await.map_err(refused)?;
        let number = i64::from(step.number);
        client.execute(migrate::RECORD, &[&number, &step.name, &step.checksum]).await.map_err(refused)?;
        tracing::info!(number = step.number, name = step.name, "migrated");
    }
    client.batch_execute("commit").await.map_err(failed)
}

/// A connection from the pool. When it is dropped while busy (a future dropped midway) it is closed, and the server
/// rolls back: a connection with an open transaction is never returned to the pool.
struct Held {
    object: Option<Object>,
    busy: AtomicBool,
}

impl Held {
    fn client(&self) -> Result<&Object, StoreError> {
        self.object.as_ref().ok_or(StoreError::Closed)
    }

    fn busy(&self) {
        self.busy.store(true, Ordering::Relaxed);
    }

    fn settled(&self) {
        self.busy.store(false, Ordering::Relaxed);
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        if self.busy.load(Ordering::Relaxed) {
            drop(self.object.take().map(Object::take));
        }
    }
}

/// The engine's words without the detail, which quotes values.
fn said(error: &Error) -> EngineError {
    if let Some(said) = error.as_db_error() {
        return EngineError { code: said.code().code().to_owned(), message: said.message().to_owned() };
    }
    let mut message = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        message = format!("{message}: {error}");
        cause = error.source();
    }
    EngineError::said(message)
}
