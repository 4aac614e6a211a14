//! The bounds of the edge, each with its unit in its name. A refusal tells the bound that was met.

/// Bytes of an ordinary form.
pub const FORM_BYTES_MAX: usize = 64 * 1024;
/// Seconds in which the body of a form or of a program's request must arrive.
pub const FORM_SECONDS_MAX: u64 = 30;
/// Seconds in which a form with a document must arrive, once it is known who sends it.
pub const DOCUMENT_SECONDS_MAX: u64 = 300;
/// Seconds after which whoever is told to come again may do so.
pub const RETRY_AFTER_SECONDS: u64 = 10;
/// Seconds after which a provider that is over its quota may look again whether there is room.
pub const QUOTA_RETRY_AFTER_SECONDS: u64 = 60;
/// Seconds that the answer about readiness is good for.
pub const PROBE_KEPT_SECONDS: u64 = 1;
/// Seconds in which both stores must take a write to count as ready.
pub const PROBE_SECONDS_MAX: u64 = 5;
/// Seconds a request of the reporting API may take to arrive and be answered; uploads excepted.
pub const REQUEST_SECONDS_MAX: u64 = 30;
/// Seconds an upload may stand still.
pub const UPLOAD_IDLE_SECONDS_MAX: u64 = 60;
/// Bytes read of the body of a refused request, so that its sender sees the refusal.
pub const REFUSED_BYTES_MAX: usize = 64 * 1024 * 1024;
/// Seconds spent on that.
pub const REFUSED_SECONDS_MAX: u64 = 10;
