//! The limits of what all pages share, each with its unit in its name. A refusal names the limit that was met.

/// Seconds for which a page may still say what an act did that led to it.
pub const ECHO_SECONDS: i64 = 60;
/// Bytes of what was typed while a session ended that are kept through the sign-in; with the sign-in itself they must fit
/// into [`clearline_http::limits::FORM_BYTES_MAX`].
pub const KEPT_BYTES_MAX: usize = 40 * 1024;
/// Seconds for which they are kept.
pub const KEPT_SECONDS: i64 = 24 * 60 * 60;
/// Bytes of a page of ours that is read to be filled.
pub const PAGE_BYTES_MAX: usize = 16 * 1024 * 1024;
/// Seconds in which a form with a document must arrive, once it is known who sends it.
pub const DOCUMENT_SECONDS_MAX: u64 = 300;
