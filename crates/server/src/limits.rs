//! The bounds of the process, each with its unit in its name.

/// Connections of one listener at most, however many descriptors there are.
pub(crate) const CONNECTIONS_MAX: usize = 4_096;
/// …and at least, however few.
pub(crate) const CONNECTIONS_MIN: usize = 32;
/// Connections of the private listener.
pub(crate) const PRIVATE_CONNECTIONS_MAX: usize = 32;
/// Descriptors reserved for what is no connection: 64 directories of files, the database, and requests to the outside.
pub(crate) const DESCRIPTORS_KEPT: usize = 160;
/// Descriptors of one connection: itself, and the file that it uploads or fetches.
pub(crate) const DESCRIPTORS_PER_CONNECTION: usize = 2;
/// Seconds in which the head of a request must have come.
pub(crate) const HEAD_SECONDS_MAX: u64 = 10;
/// Seconds that a connection may rest between two requests: more than proxies let theirs rest.
pub(crate) const KEEP_ALIVE_SECONDS_MAX: u64 = 75;
/// Seconds for which a client may take nothing of its answer.
pub(crate) const ANSWER_IDLE_SECONDS_MAX: u64 = 120;
/// Seconds without a byte after which a request or an answer under way may be given up for a newcomer.
pub(crate) const BUSY_SECONDS_MIN: u64 = 5;
