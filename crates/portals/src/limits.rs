//! The limits of the portals, each with its unit in its name. A refusal names the limit that was met.

use std::num::NonZeroU32;
use std::time::Duration;

/// Seconds that the answer about readiness is good for.
pub const PROBE_KEPT_SECONDS: u64 = 1;
/// Seconds in which both stores must take a write to count as ready.
pub const PROBE_SECONDS_MAX: u64 = 5;
/// Reports that one source may send through the public form at once before it is slowed down; a school is one source.
pub const PUBLIC_SOURCE_BURST: NonZeroU32 = at_least_one(100);
/// And how many a minute from then on without waiting.
pub const PUBLIC_SOURCE_PER_MINUTE: NonZeroU32 = at_least_one(30);
/// Reports that all sources together may send at once before each waits a moment, for each process.
pub const PUBLIC_ALL_BURST: NonZeroU32 = at_least_one(500);
/// And how many a second from then on.
pub const PUBLIC_ALL_PER_SECOND: NonZeroU32 = at_least_one(50);
/// How long a report of a busy source waits at most.
pub const PUBLIC_WAIT_SECONDS_MAX: Duration = Duration::from_secs(8);
/// How long a report waits at most because of what others send.
pub const PUBLIC_ALL_WAIT_SECONDS_MAX: Duration = Duration::from_secs(2);
/// Reports that wait at the same time in one process.
pub const PUBLIC_WAITING_MAX: usize = 256;
/// Seconds after which a page that came back because too many waited may be sent again.
pub const PUBLIC_AGAIN_SECONDS: u64 = 10;

/// A bound that is not zero, by its literal.
const fn at_least_one(number: u32) -> NonZeroU32 {
    match NonZeroU32::new(number) {
        Some(number) => number,
        None => NonZeroU32::MIN,
    }
}
