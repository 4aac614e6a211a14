//! Threads that read, each on a connection of its own, all from one queue.

use std::sync::{Mutex, PoisonError};

use tokio::sync::{mpsc, oneshot};

use super::connection::Connected;
use crate::{Row, Sql, StoreError, Value};

pub(crate) enum Read {
    Query { sql: &'static Sql, params: Vec<Value>, reply: oneshot::Sender<Result<Vec<Row>, StoreError>> },
    Prepare { sql: &'static Sql, reply: oneshot::Sender<Result<Vec<String>, StoreError>> },
    Close { reply: oneshot::Sender<()> },
}

/// Serves reads until the queue is closed. An answer without a receiver is dropped.
pub(crate) fn serve(connected: Connected, reads: &Mutex<mpsc::Receiver<Read>>) {
    loop {
        let read = reads.lock().unwrap_or_else(PoisonError::into_inner).blocking_recv();
        match read {
            None => return,
            Some(Read::Query { reply, .. }) if reply.is_closed() => {}
            Some(Read::Query { sql, params, reply }) => {
                let rows = connected.run(sql, &params).map(|outcome| outcome.rows);
                drop(reply.send(rows.map_err(StoreError::from)));
            }
            Some(Read::Prepare { sql, reply }) => drop(reply.send(connected.prepare(sql))),
            Some(Read::Close { reply }) => {
                drop(connected);
                // The caller may have stopped waiting.
                let _ = reply.send(());
                return;
            }
        }
    }
}
