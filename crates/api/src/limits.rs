//! The limits of the interfaces for programs, each with its unit in its name. A refusal names the limit that was met.

/// Seconds after which a provider that is over its quota may look again whether there is room.
pub const QUOTA_RETRY_AFTER_SECONDS: u64 = 60;
/// Seconds a request of the reporting API may take to arrive and be answered; uploads excepted.
pub const REQUEST_SECONDS_MAX: u64 = 30;
/// Bytes read of the body of a refused request, so that its sender sees the refusal.
pub const REFUSED_BYTES_MAX: usize = 64 * 1024 * 1024;
/// Seconds spent on that.
pub const REFUSED_SECONDS_MAX: u64 = 10;
/// Bytes of one JSON body: enough for feedback on a hundred referrals with the longest notes in any script.
pub const BODY_BYTES_MAX: usize = 2 * 1024 * 1024;
/// Items of one request for feedback on many referrals.
pub const ITEMS_MAX: usize = 100;
