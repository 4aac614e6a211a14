//! The public pages: the first page, the report form, and the answer to an unknown address.

mod home;
mod pace;
pub(crate) mod report;
#[cfg(feature = "samples")]
pub(crate) mod sample;
mod sent;
mod view;

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use clearline_frame::answer::{PageError, refusal};
use clearline_frame::refused::RefusalKind;
use clearline_frame::view::{CSS, CSS_PATH, FAVICON, FAVICON_PATH, LOGO, LOGO_PATH};
use clearline_http::{Routes, open};
use clearline_pipeline::intake::IntakeError;
use clearline_report::message;

use crate::Portal;

pub(crate) use pace::Pace;

/// The routes.
pub(crate) fn routes() -> Routes<Portal> {
    let form = || open("anybody may report, and does so as the public, whoever is signed in");
    let looks = || open("what every page looks like");
    Routes::for_all()
        .get("/", home::show, open("the first page"))
        .get("/report", report::show, form())
        .post("/report", report::file, form())
        .get(
            "/report/sent/{token}",
            sent::show,
            open("whoever has the confirmation's address sent the report"),
        )
        .get("/keys.txt", keys, open("what our signatures are checked with"))
        .get(CSS_PATH, async || asset("text/css; charset=utf-8", CSS), looks())
        .get(LOGO_PATH, async || asset("image/svg+xml", LOGO), looks())
        .get(FAVICON_PATH, async || asset("image/svg+xml", FAVICON), looks())
}

/// What answers where no route does.
pub(crate) async fn nothing_here() -> Response {
    refusal(RefusalKind::NotFound, None)
}

fn asset(kind: &'static str, text: &'static str) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "public, max-age=300")], text)
}

/// The public keys with which agencies, providers and auditors check our signatures. They compare them once, on another
/// channel, with those given at enrolment.
async fn keys(State(portal): State<Portal>) -> Result<Response, PageError> {
    let text = portal.house.keys.public().map_err(|error| PageError::broken(error.as_ref()))?;
    Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response())
}

fn refused(error: IntakeError) -> PageError {
    match error {
        IntakeError::Trouble(trouble) => trouble.into(),
        IntakeError::Denied(denied) => denied.into(),
        IntakeError::Refused(_) => PageError::Wrong(message!("form-field")),
    }
}
