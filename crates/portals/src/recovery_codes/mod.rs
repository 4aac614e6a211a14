//! Recovery codes, on the only page that ever shows them.

#[cfg(feature = "samples")]
pub(crate) mod sample;
mod view;

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use clearline_frame::addresses::{self, ACCOUNT};
use clearline_frame::answer::Shown;
use clearline_frame::session::SignedIn;
use clearline_http::Audience;
use clearline_identity::directory::Secret;
use clearline_report::message;

use view::RecoveryCodes;

/// The page that shows codes once. No browser or proxy keeps it.
pub(crate) fn shown(by: &SignedIn, codes: &[Secret], to: &str) -> Response {
    let mut page = by.page_of(&message!("codes-window"), Audience::Public, "");
    page.nav = Vec::new();
    let grouped = |code: &Secret| {
        let groups = code.reveal().as_bytes().chunks(4).map(String::from_utf8_lossy);
        groups.collect::<Vec<_>>().join("-")
    };
    let to = if to == ACCOUNT || addresses::safe(to) { to } else { "/home" };
    let codes = RecoveryCodes { page, codes: codes.iter().map(grouped).collect(), to: to.to_owned() };
    let mut response = Shown(codes).into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
