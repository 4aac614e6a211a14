//! The bounds of the edge, each with its unit in its name. A refusal tells the bound that was met.

/// Bytes of an ordinary form.
pub const FORM_BYTES_MAX: usize = 64 * 1024;
/// Seconds a request may take to arrive and be answered; uploads excepted.
pub const REQUEST_SECONDS_MAX: u64 = 30;
/// Seconds an upload may stand still.
pub const UPLOAD_IDLE_SECONDS_MAX: u64 = 60;
/// Bytes read of the body of a refused request, so that its sender sees the refusal.
pub const REFUSED_BYTES_MAX: usize = 64 * 1024 * 1024;
/// Seconds spent on that.
pub const REFUSED_SECONDS_MAX: u64 = 10;
