//! A batch as one flight of messages: the client writes them all before it reads the first answer.

use std::pin::{Pin, pin};

use deadpool_postgres::Object;
use futures::future::{MaybeDone, maybe_done};
use futures::{TryStreamExt, poll};
use tokio_postgres::{Column, Error, Row as PgRow, Statement};

use super::types::{Cell, Param};
use super::{Postgres, Trouble, said};
use crate::batch::{Guard, Outcome};
use crate::value::Columns;
use crate::{Batch, ColumnError, CommitError, Committed, Row, Sql, StoreError, Value};

/// Stated, not left to the server's default: guards rely on a write that waits for a row seeing its newest version.
const BEGIN: &str = "begin isolation level read committed read write";

/// The same without foreign keys: they are triggers, and a replica has none.
const BEGIN_PAST_KEYS: &str =
    "begin isolation level read committed read write; set local session_replication_role = replica";

pub(super) enum Failure {
    Engine(Error),
    Store(StoreError),
}

/// Runs one prepared statement to its end. The request is written at the first poll.
pub(super) async fn run(
    client: &Object,
    statement: &Statement,
    sql: &'static Sql,
    params: &[Value],
    limit: usize,
) -> Result<Outcome, Failure> {
    let sent = sql.sent();
    let columns = sent.pg_columns.of(sql, statement.columns().len(), || names_of(statement));
    let columns = columns.map_err(Failure::Store)?;
    let derived = sent.derived.values(params);
    let all: Vec<Param<'_>> = params.iter().take(sent.names.sent).chain(&derived).map(Param).collect();
    let stream = client.query_raw(statement, all).await.map_err(Failure::Engine)?;
    let mut stream = pin!(stream);
    let mut rows = Vec::new();
    while let Some(row) = stream.try_next().await.map_err(Failure::Engine)? {
        if rows.len() == limit {
            return Err(Failure::Store(StoreError::TooManyRows { statement: sql.name, limit }));
        }
        rows.push(own(columns, &row).map_err(Failure::Store)?);
    }
    Ok(Outcome { changed: stream.rows_affected().unwrap_or(0), rows })
}

pub(super) fn names_of(statement: &Statement) -> Vec<String> {
    statement.columns().iter().map(|column| column.name().to_owned()).collect()
}

fn own(columns: &'static Columns, row: &PgRow) -> Result<Row, StoreError> {
    let value = |(place, described): (usize, &Column)| {
        let wrong = |_| {
            let reason = format!("is {}: cast it to bigint, text or bytea", described.type_());
            ColumnError { statement: columns.statement, column: described.name().to_owned(), reason }
        };
        row.try_get::<_, Cell>(place).map(|cell| cell.0).map_err(wrong)
    };
    let values = row.columns().iter().enumerate().map(value).collect::<Result<_, _>>()?;
    Ok(Row::new(columns, values))
}

/// What came of a batch, and whether the transaction is known to be over.
pub(super) struct Flown {
    pub(super) answer: Result<Committed, Trouble>,
    pub(super) ended: bool,
}

/// Begins, runs every statement, and commits if all guards hold.
pub(super) async fn commit(
    postgres: &Postgres,
    client: &Object,
    batch: &Batch,
    statements: &[Statement],
) -> Flown {
    let limit = postgres.limits.rows;
    let begin = if batch.past_keys { BEGIN_PAST_KEYS } else { BEGIN };
    let mut begin = pin!(maybe_done(client.batch_execute(begin)));
    let mut running: Vec<_> = batch
        .items
        .iter()
        .zip(statements)
        .map(|(item, statement)| Box::pin(maybe_done(run(client, statement, item.sql, &item.params, limit))))
        .collect();
    let mut end = pin!(maybe_done(client.batch_execute("commit")));
    // One poll writes one request, so this is the order on the wire.
    let _ = poll!(begin.as_mut());
    for step in &mut running {
        let _ = poll!(step.as_mut());
    }
    // With no guard and no row to read there is nothing left to judge here, and after a failed statement the server
    // takes `commit` for a rollback. But a request that could not be written never failed there: then it must not hear it.
    let judged = batch.items.iter().any(|item| item.guard != Guard::Any)
        || statements.iter().any(|statement| !statement.columns().is_empty());
    let written = !is_done(begin.as_mut()) && running.iter_mut().all(|step| !is_done(step.as_mut()));
    let hasty = written && !judged;
    if hasty {
        let _ = poll!(end.as_mut());
    }
    let answer = answers(postgres, batch, begin, running).await;
    if hasty || answer.is_ok() {
        end.as_mut().await;
        let said = end.take_output().unwrap_or(Ok(()));
        let ended = said.is_ok();
        return Flown { answer: finish(postgres, batch, answer, said), ended };
    }
    // If even this fails the connection is lost, and the server rolls back by itself.
    let ended = client.batch_execute("rollback").await.is_ok();
    Flown { answer, ended }
}

fn is_done<F: Future>(future: Pin<&mut MaybeDone<F>>) -> bool {
    matches!(*future.as_ref(), MaybeDone::Done(_) | MaybeDone::Gone)
}

async fn answers<B, R>(
    postgres: &Postgres,
    batch: &Batch,
    mut begin: Pin<&mut MaybeDone<B>>,
    running: Vec<Pin<Box<MaybeDone<R>>>>,
) -> Result<Committed, Trouble>
where
    B: Future<Output = Result<(), Error>>,
    R: Future<Output = Result<Outcome, Failure>>,
{
    begin.as_mut().await;
    if let Some(Err(error)) = begin.take_output() {
        return Err(postgres.judge(batch.name, batch.name, Failure::Engine(error)));
    }
    let mut outcomes = Vec::with_capacity(running.len());
    // All were sent, but only the first that failed says why: the later ones fail because of it.
    for (item, mut step) in batch.items.iter().zip(running) {
        step.as_mut().await;
        let Some(outcome) = step.as_mut().take_output() else { continue };
        let outcome = outcome.map_err(|failure| postgres.judge(batch.name, item.sql.name, failure))?;
        if !item.holds(outcome.changed) {
            let conflict = CommitError::Conflict { batch: batch.name, statement: item.sql.name };
            return Err(Trouble::Final(conflict));
        }
        outcomes.push(outcome);
    }
    Ok(Committed { outcomes })
}

/// What the batch came to, with the word `commit` sent.
fn finish(
    postgres: &Postgres,
    batch: &Batch,
    answer: Result<Committed, Trouble>,
    ended: Result<(), Error>,
) -> Result<Committed, Trouble> {
    match (answer, ended) {
        (answer, Ok(())) => answer,
        // The server refused to commit and rolled back.
        (Ok(_), Err(error)) if error.code().is_some_and(|state| !state.code().starts_with("57")) => {
            Err(postgres.judge(batch.name, batch.name, Failure::Engine(error)))
        }
        (_, Err(error)) => Err(lost(batch, &error)),
    }
}

/// The connection broke with the batch on its way.
fn lost(batch: &Batch, error: &Error) -> Trouble {
    StoreError::Uncertain { batch: batch.name, source: said(error) }.into()
}
