//! Every wait, queue and list of this layer has its limit here.

/// What the layer may use and how long it may wait.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// SQLite: reading connections, one thread each.
    pub readers: usize,
    /// SQLite: batches put into one durable write.
    pub group: usize,
    /// SQLite: how many batches may wait in the queue, and separately how many reads. A later caller waits for a place
    /// in the queue.
    pub queue: usize,
    /// PostgreSQL: connections.
    pub pool: usize,
    /// PostgreSQL: tries of one batch or read when the server asks for another (serialization failure, deadlock).
    pub attempts: u32,
    /// Seconds one statement may run, or wait for a lock, a connection or a place in the queue.
    pub statement_seconds: u64,
    /// Seconds `migrate` may take, with the wait for another process that is migrating.
    pub migrate_seconds: u64,
    /// Rows one statement may return; the rest is a programming error, since every list has its own limit.
    pub rows: usize,
    /// Statements in one batch.
    pub statements: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            readers: 4,
            group: 64,
            queue: 1024,
            pool: 16,
            attempts: 5,
            statement_seconds: 10,
            migrate_seconds: 600,
            rows: 10_000,
            statements: 4_096,
        }
    }
}
