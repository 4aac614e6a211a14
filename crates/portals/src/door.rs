//! Signing in and out.

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use clearline_pipeline::directory::{self, Attempt, Entered};
use serde::Deserialize;

use crate::Portal;
use crate::answer::{PageError, Shown};
use crate::session::{Checked, Open, SignedIn, cookie, device, device_cookie, token};
use crate::source::Source;
use crate::view::sign_in::SignIn;
use crate::view::{Audience, Page};

/// The routes.
pub(crate) fn router() -> Router<Portal> {
    Router::new()
        .route("/sign-in", get(ask).post(enter))
        .route("/sign-out", post(leave))
        .route("/home", get(home))
}

#[derive(Deserialize)]
struct Credentials {
    name: String,
    password: String,
}

async fn ask(State(portal): State<Portal>) -> impl IntoResponse {
    Shown(SignIn { page: page(&portal), name: String::new(), refused: None })
}

/// Who signs in works here, and has no page to leave in a hurry.
fn page(portal: &Portal) -> Page {
    Page { exit: false, ..portal.page("Sign in", Audience::Public) }
}

async fn enter(
    State(portal): State<Portal>,
    source: Source,
    headers: HeaderMap,
    Open(form): Open<Credentials>,
) -> Result<Response, PageError> {
    let device = device(&headers);
    let attempt = Attempt {
        name: &form.name,
        password: &form.password,
        source: source.network(),
        device: device.as_deref(),
    };
    let entered = directory::sign_in(&portal.house, &attempt).await?;
    let outcome = match &entered {
        Entered::In { .. } => "in",
        Entered::Wrong => "wrong",
        Entered::TooMany(_) => "too_many",
    };
    metrics::counter!("clearline_sign_ins_total", "outcome" => outcome).increment(1);
    match entered {
        Entered::In { session, device } => {
            let cookies = [
                (header::SET_COOKIE, cookie(&portal, &session)),
                (header::SET_COOKIE, device_cookie(&portal, &device)),
            ];
            Ok((AppendHeaders(cookies), Redirect::to("/home")).into_response())
        }
        Entered::TooMany(too_many) => Err(PageError::limited("sign_in", too_many)),
        Entered::Wrong => Ok(Shown(SignIn {
            page: page(&portal),
            name: form.name,
            refused: Some("That name and password do not belong together.".to_owned()),
        })
        .into_response()),
    }
}

async fn home(person: SignedIn) -> Redirect {
    Redirect::to(person.home())
}

#[derive(Deserialize)]
struct Nothing {}

async fn leave(
    State(portal): State<Portal>,
    headers: HeaderMap,
    _: Checked<Nothing>,
) -> Result<Response, PageError> {
    if let Some(token) = token(&portal, &headers) {
        directory::sign_out(&portal.house, &token).await?;
    }
    Ok(([(header::SET_COOKIE, cookie(&portal, ""))], Redirect::to("/")).into_response())
}
