//! Signing in and out.

#[cfg(feature = "samples")]
pub(crate) mod sample;
pub(crate) mod view;

use axum::extract::{Query, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use clearline_frame::addresses;
use clearline_frame::answer::{Again, PageError, Shown};
use clearline_frame::cookies::{cookie, device, device_cookie, token};
use clearline_frame::echo::{self, Done};
use clearline_frame::form::{Checked, Open};
use clearline_frame::kept::Onward;
use clearline_frame::reader::Reader;
use clearline_frame::session::SignedIn;
use clearline_frame::view::Tone;
use clearline_http::{Audience, Routes, Source, any_role, count_limited, open};
use clearline_i18n::Language;
use clearline_identity::directory::{self, Attempt, Browser, Entered};
use clearline_report::{Message, message};
use serde::Deserialize;

use crate::{Portal, account};
use view::SignIn;

/// The routes.
pub(crate) fn routes() -> Routes<Portal> {
    let entrance = || open("whoever comes in is not known yet");
    Routes::pages(Audience::Public)
        .get("/sign-in", ask, entrance())
        .post("/sign-in", enter, entrance())
        .post("/sign-out", leave, any_role("each person ends the own session"))
        .get("/home", home, any_role("leads each person to the own first page"))
}

#[derive(Deserialize)]
struct Credentials {
    name: String,
    password: String,
    #[serde(default)]
    to: String,
    #[serde(default)]
    kept: String,
    /// Asks for the page in another language.
    #[serde(default)]
    language: String,
}

/// Where to go on after signing in.
#[derive(Deserialize)]
struct Asked {
    to: Option<String>,
}

async fn ask(
    State(portal): State<Portal>,
    reader: Reader,
    headers: HeaderMap,
    Query(Asked { to }): Query<Asked>,
) -> impl IntoResponse {
    let to = to.filter(|to| addresses::safe(to)).unwrap_or_default();
    let mut page = portal.frame.entrance(&reader, &message!("sign-in-window"));
    page.said =
        echo::read(&portal.house, "", "/sign-in", &headers).map(|said| page.notice(Tone::Good, &said));
    let ended = token(&portal.frame, &headers).is_some_and(|token| !token.is_empty());
    page.notice = match (to.is_empty(), ended) {
        (true, _) => None,
        (false, true) => Some(message!("sign-in-ended")),
        (false, false) => Some(message!("sign-in-first")),
    }
    .map(|said| page.notice(Tone::Caution, &said));
    Shown(SignIn { page, name: String::new(), refused: None, to, kept: String::new() })
}

async fn enter(
    State(portal): State<Portal>,
    source: Source,
    reader: Reader,
    headers: HeaderMap,
    Open(form): Open<Credentials>,
) -> Result<Response, PageError> {
    if let Ok(language) = Language::named(&form.language) {
        let title = message!("sign-in-window");
        return Ok(again(&portal, &reader.asking_for(language), form, &title, None).into_response());
    }
    let device = device(&headers);
    let attempt = Attempt {
        name: &form.name,
        password: &form.password,
        source: source.network(),
        device: device.as_deref(),
        browser: headers.get(header::USER_AGENT).and_then(|agent| Some(Browser::of(agent.to_str().ok()?))),
    };
    let entered = directory::sign_in(&portal.house, &attempt).await?;
    let outcome = match &entered {
        Entered::In { .. } => "in",
        Entered::Wrong => "wrong",
        Entered::TooMany(_) => "too_many",
    };
    metrics::counter!("clearline_sign_ins_total", "outcome" => outcome).increment(1);
    let refused = message!("sign-in-window-error");
    match entered {
        Entered::In { session, device } => {
            let cookies = [
                (header::SET_COOKIE, cookie(&portal.frame, &session)),
                (header::SET_COOKIE, device_cookie(&portal.frame, &device)),
            ];
            let onward = Onward { reader: &reader, token: &session, to: &form.to, kept: &form.kept };
            let answer = account::first(&portal, &onward).await?;
            Ok((AppendHeaders(cookies), answer).into_response())
        }
        Entered::TooMany(too_many) if form.kept.is_empty() => Err(PageError::limited("sign_in", too_many)),
        Entered::TooMany(too_many) => {
            count_limited("sign_in", too_many.limit);
            let wait = [(header::RETRY_AFTER, too_many.seconds().to_string())];
            let again = again(&portal, &reader, form, &refused, Some(&too_many.message()));
            Ok((StatusCode::TOO_MANY_REQUESTS, wait, again).into_response())
        }
        Entered::Wrong => {
            let wrong = message!("sign-in-wrong");
            Ok(again(&portal, &reader, form, &refused, Some(&wrong)).into_response())
        }
    }
}

/// The page again, with the reason and with its hidden values.
fn again(
    portal: &Portal,
    reader: &Reader,
    form: Credentials,
    title: &Message,
    refused: Option<&Message>,
) -> Shown<SignIn> {
    let Credentials { name, to, kept, .. } = form;
    let page = portal.frame.entrance(reader, title);
    let refused = refused.map(|refused| page.language.say(refused));
    Shown(SignIn { page, name, refused, to, kept })
}

/// Writes the page of the sign-in for somebody whose session ended while they filled in a form. What they typed goes along.
pub(crate) async fn ask_again(State(portal): State<Portal>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let reader = Reader::of_parts(&parts);
    let mut response = next.run(Request::from_parts(parts, body)).await;
    let Some(Again { to, kept, words }) = response.extensions_mut().remove() else { return response };
    let mut page = portal.frame.entrance(&reader, &message!("sign-in-window"));
    page.notice = Some(page.notice(Tone::Caution, &words));
    let again = SignIn { page, name: String::new(), refused: None, to, kept };
    (StatusCode::FORBIDDEN, Shown(again)).into_response()
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
    if let Some(token) = token(&portal.frame, &headers) {
        directory::sign_out(&portal.house, &token).await?;
    }
    let answer = echo::to(&portal.frame, "", "/sign-in", Done::SignedOut);
    Ok((AppendHeaders([(header::SET_COOKIE, cookie(&portal.frame, ""))]), answer).into_response())
}
