//! One connection: how it is opened, how a statement runs on it, and what its errors mean.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{CachedStatement, Connection, ErrorCode, OpenFlags, ffi};
use tokio::time::Instant;

use crate::batch::Outcome;
use crate::{ColumnError, EngineError, Limits, Row, Sql, StoreError, Value};

/// Virtual machine steps between two looks at the clock: about a millisecond.
const STEPS_PER_LOOK: i32 = 20_000;
/// Prepared statements kept per connection; more than the project has.
const STATEMENTS_KEPT: usize = 512;
const OPEN_PAUSE: Duration = Duration::from_millis(20);

const COMMON: &str = "pragma foreign_keys = on; pragma case_sensitive_like = on; pragma temp_store = memory;";

pub(crate) struct Connected {
    pub(crate) connection: Connection,
    deadline: Deadline,
    seconds: u64,
    rows: usize,
}

impl Connected {
    pub(crate) fn to_write(path: &Path, durable: bool, limits: &Limits) -> Result<Connected, StoreError> {
        let connected = Connected::open(path, OpenFlags::default(), limits)?;
        // The log must be synced at every commit, else an acknowledged report may vanish with the power.
        let synchronous = if durable { "full" } else { "off" };
        // What is deleted is overwritten: otherwise an expunged report could be read from the free pages of the file.
        let setup = format!(
            "pragma synchronous = {synchronous}; pragma cache_size = -32768; pragma journal_size_limit = 67108864; \
             pragma secure_delete = on;"
        );
        connected.write_ahead(limits).map_err(|error| match code(&error) {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
                StoreError::Busy { statement: "store/open", seconds: limits.statement_seconds }
            }
            _ => cannot_open(error),
        })?;
        connected.connection.execute_batch(&setup).map_err(cannot_open)?;
        Ok(connected)
    }

    pub(crate) fn to_read(path: &Path, limits: &Limits) -> Result<Connected, StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connected = Connected::open(path, flags, limits)?;
        let setup = "pragma query_only = on; pragma cache_size = -8192;";
        connected.connection.execute_batch(setup).map_err(cannot_open)?;
        Ok(connected)
    }

    fn open(path: &Path, flags: OpenFlags, limits: &Limits) -> Result<Connected, StoreError> {
        let mut connection = Connection::open_with_flags(path, flags).map_err(cannot_open)?;
        connection.busy_timeout(Duration::from_secs(limits.statement_seconds)).map_err(cannot_open)?;
        connection.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
        // Otherwise SQLite prepares some statements anew for each value that is bound to them, which took a tenth of the
        // time of accepting a report. Our plans never hang on a value: `journeys/plans.rs` reads them without one.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map_err(cannot_open)?;
        connection.execute_batch(COMMON).map_err(cannot_open)?;
        let deadline = Deadline::new();
        let watch = deadline.clone();
        connection.progress_handler(STEPS_PER_LOOK, Some(move || watch.passed())).map_err(cannot_open)?;
        Ok(Connected { connection, deadline, seconds: limits.statement_seconds, rows: limits.rows })
    }

    /// Two processes that create one file at the same moment meet here, and SQLite does not wait by itself when the
    /// journal's mode changes.
    fn write_ahead(&self, limits: &Limits) -> Result<(), rusqlite::Error> {
        let last = Instant::now() + Duration::from_secs(limits.statement_seconds);
        loop {
            let mode =
                self.connection.query_row("pragma journal_mode = wal", [], |row| row.get::<_, String>(0));
            match mode {
                Ok(_) => return Ok(()),
                Err(error) if code(&error) == Some(ErrorCode::DatabaseBusy) && Instant::now() < last => {
                    std::thread::sleep(OPEN_PAUSE);
                }
                Err(error) => return Err(error),
            }
        }
    }

    /// Runs a statement to its end, within its time.
    pub(crate) fn run(&self, sql: &'static Sql, params: &[Value]) -> Result<Outcome, Failure> {
        self.deadline.set(Duration::from_secs(self.seconds));
        let outcome = self.run_prepared(sql, params);
        self.deadline.clear();
        outcome
    }

    fn run_prepared(&self, sql: &'static Sql, params: &[Value]) -> Result<Outcome, Failure> {
        let engine = |error| self.judge(sql.name, error);
        let sent = sql.sent();
        let mut statement = self.connection.prepare_cached(&sent.lite).map_err(engine)?;
        bind(&mut statement, params.get(..sent.names.sent).unwrap_or(params)).map_err(engine)?;
        let columns = sent.lite_columns.of(sql, statement.column_count(), || names_of(&statement))?;
        let (reads, mut rows) = (statement.readonly(), Vec::new());
        let mut cursor = statement.raw_query();
        while let Some(row) = cursor.next().map_err(engine)? {
            if rows.len() == self.rows {
                return Err(StoreError::TooManyRows { statement: sql.name, limit: self.rows }.into());
            }
            let value = |(i, name): (usize, &String)| own(sql, name, row.get_ref(i).map_err(engine)?);
            let values = columns.names.iter().enumerate().map(value);
            rows.push(Row::new(columns, values.collect::<Result<_, Failure>>()?));
        }
        drop(cursor);
        let changed = if reads { rows.len() as u64 } else { self.connection.changes() };
        Ok(Outcome { changed, rows })
    }

    pub(crate) fn prepare(&self, sql: &'static Sql) -> Result<Vec<String>, StoreError> {
        let prepared = self.connection.prepare_cached(&sql.sent().lite);
        prepared.map(|statement| names_of(&statement)).map_err(|error| self.judge(sql.name, error).into())
    }

    /// What an error of the engine means to the caller.
    pub(crate) fn judge(&self, statement: &'static str, error: rusqlite::Error) -> Failure {
        let seconds = self.seconds;
        let source = said(&error);
        let extended = error.sqlite_error().map(|error| error.extended_code);
        if matches!(extended, Some(ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY)) {
            return Failure::Duplicate;
        }
        Failure::Store(match code(&error) {
            Some(ErrorCode::ConstraintViolation) => StoreError::Constraint { statement, source },
            Some(ErrorCode::DiskFull) => StoreError::Full { statement, source },
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
                StoreError::Busy { statement, seconds }
            }
            Some(ErrorCode::OperationInterrupted) => StoreError::TooSlow { statement, seconds },
            Some(ErrorCode::SystemIoFailure | ErrorCode::CannotOpen | ErrorCode::ReadOnly) => {
                StoreError::Unreachable { statement, source }
            }
            _ => StoreError::Statement { statement, source },
        })
    }
}

/// A statement met a taken key, or failed.
pub(crate) enum Failure {
    Duplicate,
    Store(StoreError),
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Failure {
        Failure::Store(error)
    }
}

impl From<Failure> for StoreError {
    fn from(failure: Failure) -> StoreError {
        match failure {
            Failure::Store(error) => error,
            // Only a write can meet a key, and only outside a batch does it end here.
            Failure::Duplicate => StoreError::Constraint {
                statement: "store",
                source: EngineError::said("a unique key is taken"),
            },
        }
    }
}

/// The text names each place by its number, as `?2`.
fn bind(statement: &mut CachedStatement<'_>, params: &[Value]) -> Result<(), rusqlite::Error> {
    (1..).zip(params).try_for_each(|(place, value)| statement.raw_bind_parameter(place, lend(value)))
}

fn lend(value: &Value) -> ToSqlOutput<'_> {
    ToSqlOutput::Borrowed(match value {
        Value::Null => ValueRef::Null,
        Value::Int(number) => ValueRef::Integer(*number),
        Value::Text(text) => ValueRef::Text(text.as_bytes()),
        Value::Bytes(bytes) => ValueRef::Blob(bytes),
    })
}

fn names_of(statement: &CachedStatement<'_>) -> Vec<String> {
    statement.column_names().map(str::to_owned).collect()
}

fn own(sql: &'static Sql, column: &str, value: ValueRef<'_>) -> Result<Value, Failure> {
    let wrong = |reason: &str| {
        StoreError::from(ColumnError {
            statement: sql.name,
            column: column.to_owned(),
            reason: reason.to_owned(),
        })
    };
    Ok(match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => Value::Int(number),
        ValueRef::Text(bytes) => {
            let text = std::str::from_utf8(bytes).map_err(|_| wrong("is text that is not UTF-8"))?;
            Value::Text(text.to_owned())
        }
        ValueRef::Blob(bytes) => Value::Bytes(bytes.to_vec()),
        ValueRef::Real(_) => return Err(wrong("is a fraction: cast it to an integer").into()),
    })
}

pub(crate) fn code(error: &rusqlite::Error) -> Option<ErrorCode> {
    error.sqlite_error_code()
}

pub(crate) fn said(error: &rusqlite::Error) -> EngineError {
    let code = error.sqlite_error().map_or_else(String::new, |error| error.extended_code.to_string());
    EngineError { code, message: error.to_string() }
}

fn cannot_open(error: rusqlite::Error) -> StoreError {
    StoreError::Open { source: said(&error) }
}

/// When the running statement must stop, as milliseconds since the connection was opened.
#[derive(Clone)]
struct Deadline {
    opened: Instant,
    at: Arc<AtomicU64>,
}

impl Deadline {
    fn new() -> Deadline {
        Deadline { opened: Instant::now(), at: Arc::new(AtomicU64::new(u64::MAX)) }
    }

    fn elapsed(&self) -> u64 {
        u64::try_from(self.opened.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    fn set(&self, within: Duration) {
        let within = u64::try_from(within.as_millis()).unwrap_or(u64::MAX);
        self.at.store(self.elapsed().saturating_add(within), Ordering::Relaxed);
    }

    fn clear(&self) {
        self.at.store(u64::MAX, Ordering::Relaxed);
    }

    fn passed(&self) -> bool {
        self.elapsed() > self.at.load(Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::StatementStatus;

    use super::*;

    #[test]
    fn a_statement_is_prepared_once_whatever_is_bound_to_it() {
        static NEXT: Sql = Sql::both(
            "next",
            "select id from thing where kind = $kind and id > $after order by id limit $limit",
        );
        let connected =
            Connected::open(Path::new(":memory:"), OpenFlags::default(), &Limits::default()).unwrap();
        let schema = "create table thing (id integer primary key, kind text not null);
            create index thing_open on thing (id) where kind = 'open';";
        connected.connection.execute_batch(schema).unwrap();
        for (kind, after, rows) in [("open", 0, 1), ("closed", 1, 20), ("open", 7, 300)] {
            let values = [Value::from(kind), Value::from(after), Value::from(rows)];
            assert!(connected.run(&NEXT, &values).is_ok());
        }
        let statement = connected.connection.prepare_cached(&NEXT.sent().lite).unwrap();
        assert_eq!(statement.get_status(StatementStatus::Run), 3);
        assert_eq!(statement.get_status(StatementStatus::RePrepare), 0);
    }
}
