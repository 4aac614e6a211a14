//! Limits that pages and interfaces for programs share, each with its unit in its name. A refusal names the limit that
//! was met.

/// Bytes of an ordinary form.
pub const FORM_BYTES_MAX: usize = 64 * 1024;
/// Seconds in which the body of a form or of a program's request must arrive.
pub const FORM_SECONDS_MAX: u64 = 30;
/// Seconds after which a refused caller may come again.
pub const RETRY_AFTER_SECONDS: u64 = 10;
/// Seconds for which an upload may pause.
pub const UPLOAD_IDLE_SECONDS_MAX: u64 = 60;
