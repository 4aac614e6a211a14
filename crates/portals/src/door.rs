//! Signing in and out.

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use clearline_pipeline::directory;
use serde::Deserialize;

use crate::Portal;
use crate::answer::{PageError, Shown};
use crate::session::{Checked, Open, SignedIn, cookie, token};
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

async fn ask() -> impl IntoResponse {
    Shown(SignIn { page: Page::new("Sign in", Audience::Public), name: String::new(), refused: None })
}

async fn enter(State(portal): State<Portal>, Open(form): Open<Credentials>) -> Result<Response, PageError> {
    match directory::sign_in(&portal.house, &form.name, &form.password).await? {
        Some(token) => {
            let cookie = cookie(&portal, &token);
            Ok(([(header::SET_COOKIE, cookie)], Redirect::to("/home")).into_response())
        }
        None => Ok(Shown(SignIn {
            page: Page::new("Sign in", Audience::Public),
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
    if let Some(token) = token(&headers) {
        directory::sign_out(&portal.house, &token).await?;
    }
    Ok(([(header::SET_COOKIE, cookie(&portal, ""))], Redirect::to("/")).into_response())
}
