//! SQLite: one thread writes, a few read. See `writer` for the group commit.

mod connection;
mod reader;
mod writer;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::sync::{mpsc, oneshot};

use crate::dialect::Dialect;
use crate::migrate::{Migration, steps};
use crate::{Batch, CommitError, Committed, EngineError, Limits, Row, Sql, StoreError, Value, batch};

pub(crate) struct Sqlite {
    writer: mpsc::Sender<writer::Work>,
    readers: mpsc::Sender<reader::Read>,
    limits: Limits,
    // Dropped last, after the queues: the private directory is removed after the connections are closed.
    _private: Option<Arc<PrivateDirectory>>,
}

impl Sqlite {
    pub(crate) async fn open(path: PathBuf, limits: &Limits) -> Result<Sqlite, StoreError> {
        Sqlite::start(path, limits, None).await
    }

    pub(crate) async fn open_private(limits: &Limits) -> Result<Sqlite, StoreError> {
        let private = PrivateDirectory::create()?;
        Sqlite::start(private.path.join("private.db"), limits, Some(Arc::new(private))).await
    }

    async fn start(
        path: PathBuf,
        limits: &Limits,
        private: Option<Arc<PrivateDirectory>>,
    ) -> Result<Sqlite, StoreError> {
        let (writer, work) = mpsc::channel(limits.queue.max(1));
        let (readers, reads) = mpsc::channel(limits.queue.max(1));
        let (opened, answer) = oneshot::channel();
        let durable = private.is_none();
        let (shared, keep) = (limits.clone(), private.clone());
        spawn("store-writer", move || {
            let connections = connections(&path, durable, &shared);
            match connections {
                Err(error) => drop(opened.send(Err(error))),
                Ok((write, read)) => {
                    let started = start_readers(read, reads, keep.as_ref());
                    let failed = started.is_err();
                    // When the opening future was dropped there is no receiver; then the queues are closed too.
                    drop(opened.send(started));
                    if !failed {
                        writer::Writer::new(write, &shared).serve(work);
                    }
                }
            }
            drop(keep);
        })?;
        answer.await.map_err(|_| StoreError::Closed)??;
        Ok(Sqlite { writer, readers, limits: limits.clone(), _private: private })
    }

    pub(crate) async fn query(&self, sql: &'static Sql, params: Vec<Value>) -> Result<Vec<Row>, StoreError> {
        batch::check_text(sql, &params)?;
        self.read(sql, |reply| reader::Read::Query { sql, params, reply }).await
    }

    pub(crate) async fn prepare(&self, sql: &'static Sql) -> Result<Vec<String>, StoreError> {
        self.read(sql, |reply| reader::Read::Prepare { sql, reply }).await
    }

    async fn read<T>(
        &self,
        sql: &'static Sql,
        ask: impl FnOnce(oneshot::Sender<Result<T, StoreError>>) -> reader::Read,
    ) -> Result<T, StoreError> {
        let (reply, answer) = oneshot::channel();
        self.hand(&self.readers, ask(reply), sql.name).await?;
        answer.await.map_err(|_| StoreError::Closed)?
    }

    pub(crate) async fn commit(&self, batch: Batch) -> Result<Committed, CommitError> {
        batch.check(self.limits.statements).map_err(CommitError::Failed)?;
        let (reply, answer) = oneshot::channel();
        let name = batch.name;
        let work = writer::Work::Commit(writer::Member { batch, reply });
        self.hand(&self.writer, work, name).await.map_err(CommitError::Failed)?;
        answer.await.map_err(|_| CommitError::Failed(StoreError::Closed))?
    }

    pub(crate) async fn migrate(&self, migrations: &[Migration]) -> Result<(), StoreError> {
        let (reply, answer) = oneshot::channel();
        let steps = steps(migrations, Dialect::Sqlite)?;
        self.hand(&self.writer, writer::Work::Migrate { steps, reply }, "store/migrate").await?;
        answer.await.map_err(|_| StoreError::Closed)?
    }

    pub(crate) async fn close(&self) {
        // Readers first: the last connection to leave, the writer's, then empties the write-ahead log.
        for _ in 0..self.limits.readers.max(1) {
            let (reply, answer) = oneshot::channel();
            if self.readers.send(reader::Read::Close { reply }).await.is_ok() {
                // An error says that the thread has already ended, which is the wanted state.
                drop(answer.await);
            }
        }
        let (reply, answer) = oneshot::channel();
        if self.writer.send(writer::Work::Close { reply }).await.is_ok() {
            drop(answer.await);
        }
    }

    async fn hand<W>(&self, queue: &mpsc::Sender<W>, work: W, name: &'static str) -> Result<(), StoreError> {
        let seconds = self.limits.statement_seconds;
        queue.send_timeout(work, Duration::from_secs(seconds)).await.map_err(|error| match error {
            mpsc::error::SendTimeoutError::Timeout(_) => StoreError::Busy { statement: name, seconds },
            mpsc::error::SendTimeoutError::Closed(_) => StoreError::Closed,
        })
    }
}

fn connections(
    path: &Path,
    durable: bool,
    limits: &Limits,
) -> Result<(connection::Connected, Vec<connection::Connected>), StoreError> {
    let write = connection::Connected::to_write(path, durable, limits)?;
    let read = (0..limits.readers.max(1)).map(|_| connection::Connected::to_read(path, limits));
    Ok((write, read.collect::<Result<_, _>>()?))
}

fn start_readers(
    connections: Vec<connection::Connected>,
    reads: mpsc::Receiver<reader::Read>,
    private: Option<&Arc<PrivateDirectory>>,
) -> Result<(), StoreError> {
    let reads = Arc::new(Mutex::new(reads));
    for connection in connections {
        let (reads, keep) = (reads.clone(), private.cloned());
        spawn("store-reader", move || {
            reader::serve(connection, &reads);
            drop(keep);
        })?;
    }
    Ok(())
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> Result<(), StoreError> {
    let spawned = std::thread::Builder::new().name(name.to_owned()).spawn(work);
    // Not joined: the thread ends when its queue is closed.
    spawned.map(drop).map_err(|error| StoreError::Open { source: EngineError::said(error) })
}

/// A directory of our own among the system's temporary ones.
struct PrivateDirectory {
    path: PathBuf,
}

impl PrivateDirectory {
    fn create() -> Result<PrivateDirectory, StoreError> {
        let base = std::env::temp_dir();
        let mut number = 0_u32;
        loop {
            let path = base.join(format!("clearline-store-{}-{number}", std::process::id()));
            match std::fs::create_dir(&path) {
                Ok(()) => return Ok(PrivateDirectory { path }),
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => number += 1,
                Err(error) => return Err(StoreError::Open { source: EngineError::said(error) }),
            }
        }
    }
}

impl Drop for PrivateDirectory {
    fn drop(&mut self) {
        // There is no caller to report to. What remains is in the temporary directory.
        drop(std::fs::remove_dir_all(&self.path));
    }
}
