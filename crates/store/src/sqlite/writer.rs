//! The thread that writes. Batches that wait are put into one transaction and answered only when the whole is durable: one
//! write to the disk for many commands. A group is first tried as it is. Where one of its batches is refused, all is rolled
//! back and tried again with each batch in a savepoint of its own: a savepoint makes SQLite copy each page that the batch
//! changes, which costs a tenth of the writing, and a refused batch is rare.

use rusqlite::ErrorCode;
use std::time::Duration;
use tokio::sync::{mpsc, oneshot};

use super::connection::{Connected, Failure, code, said};
use crate::dialect::Dialect;
use crate::migrate::{self, MigrationRefusal, Step, refuse};
use crate::{Batch, CommitError, Committed, Limits, StoreError};

pub(crate) enum Work {
    Commit(Member),
    Migrate { steps: Vec<Step>, reply: oneshot::Sender<Result<(), StoreError>> },
    Close { reply: oneshot::Sender<()> },
}

/// One batch of a group.
pub(crate) struct Member {
    pub(crate) batch: Batch,
    pub(crate) reply: oneshot::Sender<Result<Committed, CommitError>>,
}

type Answer = Result<Committed, CommitError>;

/// The transaction around a group failed.
struct Lost {
    error: StoreError,
    /// One member may be the cause: the others deserve a transaction without it.
    alone: bool,
}

pub(crate) struct Writer {
    connected: Connected,
    limits: Limits,
}

impl Writer {
    pub(crate) fn new(connected: Connected, limits: &Limits) -> Writer {
        Writer { connected, limits: limits.clone() }
    }

    /// Serves until the queue is closed. An answer without a receiver is dropped; its batch is not.
    pub(crate) fn serve(self, mut queue: mpsc::Receiver<Work>) {
        let mut next = None;
        while let Some(work) = next.take().or_else(|| queue.blocking_recv()) {
            match work {
                Work::Commit(first) if first.batch.past_keys => self.past_keys(first),
                Work::Commit(first) => {
                    let mut group = vec![first];
                    while group.len() < self.limits.group {
                        match queue.try_recv() {
                            Ok(Work::Commit(member)) if !member.batch.past_keys => group.push(member),
                            Ok(other) => {
                                next = Some(other);
                                break;
                            }
                            Err(_) => break,
                        }
                    }
                    self.commit(group);
                }
                Work::Migrate { steps, reply } => drop(reply.send(self.migrate(&steps))),
                Work::Close { reply } => {
                    queue.close();
                    self.finish();
                    // The caller may have stopped waiting.
                    let _ = reply.send(());
                    return;
                }
            }
        }
        self.finish();
    }

    /// Moves the log into the file. A failure loses nothing: the log is durable and read at the next start.
    fn finish(self) {
        if let Err(error) = self.connected.connection.execute_batch("pragma wal_checkpoint(truncate)") {
            tracing::warn!(%error, "the write-ahead log was left beside the database");
        }
    }

    fn commit(&self, group: Vec<Member>) {
        let tried = match self.attempt_whole(&group) {
            Some(tried) => tried,
            None => self.attempt_apart(&group),
        };
        match tried {
            Ok(answers) => {
                for (member, answer) in group.into_iter().zip(answers) {
                    drop(member.reply.send(answer));
                }
            }
            Err(lost) if lost.alone && group.len() > 1 => {
                group.into_iter().for_each(|member| self.commit(vec![member]));
            }
            Err(lost) => {
                for member in group {
                    drop(member.reply.send(Err(CommitError::Failed(lost.error.clone()))));
                }
            }
        }
    }

    /// SQLite takes this switch between transactions only.
    fn past_keys(&self, member: Member) {
        let switch = |to: &str| self.execute("store/past_keys", &format!("pragma foreign_keys = {to}"));
        match switch("off") {
            Ok(()) => self.commit(vec![member]),
            Err(error) => drop(member.reply.send(Err(CommitError::Failed(error)))),
        }
        if let Err(error) = switch("on") {
            tracing::error!(%error, "foreign keys are no longer checked");
        }
    }

    /// Tries the group without savepoints; none where a batch was refused that has company: nothing is written then.
    fn attempt_whole(&self, group: &[Member]) -> Option<Result<Vec<Answer>, Lost>> {
        if let Err(lost) = self.begin(group) {
            return Some(Err(lost));
        }
        let mut answers = Vec::with_capacity(group.len());
        for member in group {
            let answer = self.statements(&member.batch);
            if self.connected.connection.is_autocommit() {
                return Some(Err(thrown_away(&member.batch, answer)));
            }
            if answer.is_err() {
                self.roll_back();
                return (group.len() == 1).then(|| Ok(vec![answer]));
            }
            answers.push(answer);
        }
        Some(self.end(group).map(|()| answers))
    }

    /// Tries the group so that a refused batch takes nothing of the others with it.
    fn attempt_apart(&self, group: &[Member]) -> Result<Vec<Answer>, Lost> {
        self.begin(group)?;
        let mut answers = Vec::with_capacity(group.len());
        for member in group {
            let answer = self.member(&member.batch);
            if self.connected.connection.is_autocommit() {
                return Err(thrown_away(&member.batch, answer));
            }
            answers.push(answer);
        }
        self.end(group)?;
        Ok(answers)
    }

    fn begin(&self, group: &[Member]) -> Result<(), Lost> {
        self.execute(name_of(group), "begin immediate").map_err(|error| Lost { error, alone: false })
    }

    fn roll_back(&self) {
        if let Err(error) = self.connected.connection.execute_batch("rollback") {
            tracing::error!(%error, "cannot roll back a group");
        }
    }

    /// Makes the group durable.
    fn end(&self, group: &[Member]) -> Result<(), Lost> {
        let name = name_of(group);
        let connection = &self.connected.connection;
        let committed = connection.prepare_cached("commit").and_then(|mut cached| cached.raw_execute());
        let Err(error) = committed else { return Ok(()) };
        if !connection.is_autocommit() {
            self.roll_back();
        }
        // After a failed sync it is unknown what is on the disk.
        if code(&error) == Some(ErrorCode::SystemIoFailure) {
            let source = said(&error);
            return Err(Lost { error: StoreError::Uncertain { batch: name, source }, alone: false });
        }
        Err(Lost { error: self.connected.judge(name, error).into(), alone: true })
    }

    fn member(&self, batch: &Batch) -> Answer {
        self.execute(batch.name, "savepoint member").map_err(CommitError::Failed)?;
        let answer = self.statements(batch);
        if self.connected.connection.is_autocommit() {
            return answer;
        }
        if answer.is_err() {
            self.execute(batch.name, "rollback to member").map_err(CommitError::Failed)?;
        }
        self.execute(batch.name, "release member").map_err(CommitError::Failed)?;
        answer
    }

    fn statements(&self, batch: &Batch) -> Answer {
        let mut outcomes = Vec::with_capacity(batch.items.len());
        for item in &batch.items {
            let outcome = self.connected.run(item.sql, &item.params).map_err(|failure| match failure {
                Failure::Duplicate => CommitError::Duplicate { batch: batch.name, statement: item.sql.name },
                Failure::Store(error) => CommitError::Failed(error),
            })?;
            if !item.holds(outcome.changed) {
                return Err(CommitError::Conflict { batch: batch.name, statement: item.sql.name });
            }
            outcomes.push(outcome);
        }
        Ok(Committed { outcomes })
    }

    fn execute(&self, name: &'static str, text: &str) -> Result<(), StoreError> {
        let prepared = self.connected.connection.prepare_cached(text);
        let executed = prepared.and_then(|mut cached| cached.raw_execute());
        executed.map(drop).map_err(|error| self.connected.judge(name, error).into())
    }

    fn migrate(&self, steps: &[Step]) -> Result<(), StoreError> {
        // Reading does not wait for a lock: a command on a database that another process holds fails at once.
        if self.is_migrated(steps)? {
            return Ok(());
        }
        let connection = &self.connected.connection;
        let patience = |seconds| {
            let set = connection.busy_timeout(Duration::from_secs(seconds));
            set.map_err(|error| StoreError::from(self.connected.judge("store/migrate", error)))
        };
        patience(self.limits.migrate_seconds)?;
        let done = self.apply(steps);
        if done.is_err()
            && !connection.is_autocommit()
            && let Err(error) = connection.execute_batch("rollback")
        {
            tracing::error!(%error, "cannot roll back a failed migration");
        }
        patience(self.limits.statement_seconds)?;
        done
    }

    fn is_migrated(&self, steps: &[Step]) -> Result<bool, StoreError> {
        self.check_version()?;
        // A fresh file has no such table.
        let Ok(mut applied) = self.connected.connection.prepare(migrate::APPLIED) else { return Ok(false) };
        let applied = applied.query_map([], |row| Ok((row.get(0)?, row.get(1)?)));
        let applied = applied.and_then(Iterator::collect::<Result<Vec<(i64, Vec<u8>)>, _>>);
        let applied = applied.map_err(|error| self.connected.judge("store/migrate", error))?;
        Ok(migrate::missing(steps, &applied)?.is_empty())
    }

    fn check_version(&self) -> Result<(), StoreError> {
        let judge = |error| StoreError::from(self.connected.judge("store/migrate", error));
        match self.connected.connection.table_exists(None, migrate::OF_0_1).map_err(judge)? {
            true => Err(StoreError::Of01),
            false => Ok(()),
        }
    }

    fn apply(&self, steps: &[Step]) -> Result<(), StoreError> {
        let connection = &self.connected.connection;
        // What is said must be how long was waited.
        let judge = |error| match StoreError::from(self.connected.judge("store/migrate", error)) {
            StoreError::Busy { statement, .. } => {
                StoreError::Busy { statement, seconds: self.limits.migrate_seconds }
            }
            other => other,
        };
        let table = Dialect::Sqlite.expand(migrate::CREATE_TABLE).map_err(|refusal| refuse(0, refusal))?;
        connection.execute_batch("begin immediate").map_err(judge)?;
        connection.execute_batch(&table).map_err(judge)?;
        let mut applied = connection.prepare(migrate::APPLIED).map_err(judge)?;
        let applied = applied.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).map_err(judge)?;
        let applied = applied.collect::<Result<Vec<(i64, Vec<u8>)>, _>>().map_err(judge)?;
        for step in migrate::missing(steps, &applied)? {
            let refused = |error| refuse(step.number, MigrationRefusal::Engine { source: said(&error) });
            connection.execute_batch(&step.text).map_err(refused)?;
            connection.execute(migrate::RECORD, (step.number, step.name, &step.checksum)).map_err(refused)?;
            self.check_strict(step)?;
            tracing::info!(number = step.number, name = step.name, "migrated");
        }
        connection.execute_batch("commit").map_err(judge)
    }

    /// PostgreSQL minds types always; a table where SQLite does not would hide mistakes from the tests.
    fn check_strict(&self, step: &Step) -> Result<(), StoreError> {
        const LOOSE: &str = "select name from pragma_table_list where schema = 'main' and type = 'table' \
            and strict = 0 and name not like 'sqlite\\_%' escape '\\'";
        match self.connected.connection.query_row(LOOSE, [], |row| row.get(0)) {
            Ok(table) => Err(refuse(step.number, MigrationRefusal::NotStrict { table })),
            Err(rusqlite::Error::QueryReturnedNoRows) => Ok(()),
            Err(error) => Err(self.connected.judge("store/migrate", error).into()),
        }
    }
}

/// What errors about the group as a whole are named after.
fn name_of(group: &[Member]) -> &'static str {
    group.first().map_or("store/group", |member| member.batch.name)
}

/// On a full disk, a failing disk or an interrupt SQLite throws away the whole transaction by itself.
fn thrown_away(batch: &Batch, answer: Answer) -> Lost {
    let error = match answer {
        Err(CommitError::Failed(error)) => error,
        _ => {
            StoreError::Uncertain { batch: batch.name, source: crate::EngineError::said("transaction lost") }
        }
    };
    Lost { error, alone: true }
}
