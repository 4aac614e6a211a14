//! What agencies use: their pages, and the same as JSON for their programs (`/api/v1`, with an agency's token).
//!
//! Both call the same commands of the pipeline, which cut what may be seen, hold every gate and record every act.

mod api;
mod documents;
mod inbox;
mod law;
mod openapi;
mod pages;
mod program;
mod report_document;
mod report_parts;
mod report_schema;
pub(crate) mod sections;
mod show;
mod terms;
#[cfg(test)]
mod tests;

use axum::body::Body;
use axum::http::{HeaderName, header};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use clearline_core::Content;
use clearline_pipeline::refer::{Cursor, EventKind, ReferError};
use clearline_records::dossier::routed::ReferralEvent;
use clearline_report::{Message, ReportKind, message};
use jiff::Timestamp;

use crate::answer::PageError;
use crate::routes::Routes;
use crate::words::sentence;

/// The routes.
pub(crate) fn routes() -> Routes {
    pages::routes().merge(openapi::routes()).merge(api::routes())
}

impl From<ReferError> for PageError {
    fn from(error: ReferError) -> Self {
        match error {
            ReferError::NotFound => PageError::NotFound,
            ReferError::AccessEnded => PageError::NotYours,
            ReferError::Suspended => PageError::Paused,
            ReferError::Denied(denied) => denied.into(),
            ReferError::Refused(refusal) => PageError::Wrong(refusal.told()),
            ReferError::Trouble(trouble) => trouble.into(),
        }
    }
}

/// Content on its way out, to be kept and not shown: a browser saves it and opens nothing. Its digest travels with it
/// (`Repr-Digest`, RFC 9530).
pub(crate) fn attachment(name: &str, content: Content) -> Response {
    let digest = hex::decode(&content.sha256).map(|bytes| BASE64.encode(bytes)).unwrap_or_default();
    let headers: [(HeaderName, String); 5] = [
        (header::CONTENT_TYPE, "application/octet-stream".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CONTENT_LENGTH, content.size.to_string()),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
        (HeaderName::from_static("repr-digest"), format!("sha-256=:{digest}:")),
    ];
    (headers, Body::from_stream(content.bytes)).into_response()
}

/// The place in a list as an address carries it: `<microseconds>.<referral>`.
fn cursor_text(cursor: &Cursor) -> String {
    format!("{}.{}", cursor.made_available_at.as_microsecond(), cursor.id)
}

/// The place in a list from an address, in the one way in which we write it.
fn cursor(text: &str) -> Option<Cursor> {
    let (at, id) = text.split_once('.')?;
    let made_available_at = Timestamp::from_microsecond(at.parse().ok()?).ok()?;
    Some(Cursor { made_available_at, id: id.parse().ok()? }).filter(|place| cursor_text(place) == text)
}

/// Who filed, before the referral is opened and its type may be shown.
fn filed_by(kind: ReportKind) -> Message {
    match kind {
        ReportKind::Provider => message!("referral-filed-by-provider"),
        ReportKind::Public => message!("referral-filed-by-public"),
        ReportKind::Hotline => message!("referral-filed-by-hotline"),
    }
}

/// The officer or program that did it. Who made it available is not shown: it may have been another agency's officer.
fn who(event: &ReferralEvent) -> Option<&str> {
    let here = event.kind != EventKind::MadeAvailable.word();
    event.actor.strip_prefix("officer:").filter(|_| here)
}

/// What else there is to say of an event. Why it was made available is shown elsewhere, and, if another agency's
/// officer wrote it, only after the conditions are acknowledged.
fn detail(event: &ReferralEvent) -> Option<&Message> {
    let apart = event.kind == EventKind::MadeAvailable.word();
    event.detail.as_ref().filter(|_| !apart)
}
