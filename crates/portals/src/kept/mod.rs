//! Words that were typed into a form while the session ended: kept through the sign-in, and put back.
//!
//! They are in the sign-in page itself, encrypted. So we store nothing of them, and another user of the same browser
//! cannot read them there. Only the account that was shown the form gets them back.

#[cfg(feature = "samples")]
pub(crate) mod sample;
mod view;

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use clearline_identity::directory::{self, Session};
use clearline_identity::sealed;
use clearline_report::message;
use serde::{Deserialize, Serialize};
use tower::ServiceExt as _;

use crate::answer::{PageError, Shown};
use crate::cookies::cookie_pair;
use crate::door::view::SignIn;
use crate::fill::fill;
use crate::limits::{KEPT_BYTES_MAX, KEPT_SECONDS, PAGE_BYTES_MAX};
use crate::reader::Reader;
use crate::session::{Resumed, Word, person};
use crate::view::{Fact, Tone, Words};
use crate::{Portal, addresses};
use view::Kept as KeptPage;

const PURPOSE: &str = "kept";

/// Fields whose words are never kept.
const SECRET: [&str; 4] = ["password", "present", "new", "again"];

/// What was typed, into which form of which page, and whose it is.
#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    action: String,
    word: String,
    typed_at: i64,
    fields: Vec<(String, String)>,
}

/// The answer to a form of a person who is not signed in any more. It holds what was typed, if the form was one of
/// ours.
pub(crate) fn sign_in_again(
    portal: &Portal,
    reader: &Reader,
    action: &str,
    mut fields: Vec<(String, String)>,
) -> PageError {
    let word =
        fields.iter().find(|(name, _)| name == "csrf").and_then(|(_, value)| Word::read(portal, value));
    let Some(word) = word else { return PageError::SignIn(None) };
    let to = word.page().to_owned();
    fields.retain(|(name, value)| name != "csrf" && !SECRET.contains(&name.as_str()) && !value.is_empty());
    let kept = Kept {
        action: action.to_owned(),
        word: word.text().to_owned(),
        typed_at: portal.house.now().as_second(),
        fields,
    };
    let (kept, words) = match seal(portal, &kept) {
        Ok(Some(sealed)) => (sealed, message!("sign-in-kept")),
        Ok(None) => (String::new(), message!("sign-in-too-long")),
        Err(error) => return error,
    };
    let mut page = portal.entrance(reader, &message!("sign-in-window"));
    page.notice = Some(page.notice(Tone::Caution, &words));
    PageError::SignInAgain(Box::new(SignIn { page, name: String::new(), refused: None, to, kept }))
}

/// None where it is too long.
fn seal(portal: &Portal, kept: &Kept) -> Result<Option<String>, PageError> {
    let plain = serde_json::to_vec(kept).map_err(|error| PageError::broken(&error))?;
    if plain.len() > KEPT_BYTES_MAX {
        return Ok(None);
    }
    Ok(Some(BASE64_URL_SAFE_NO_PAD.encode(sealed::seal(&portal.house, PURPOSE, &plain)?)))
}

/// What is kept, where it is this person's own and not too old.
fn open(portal: &Portal, session: &Session, sealed: &str) -> Option<(Kept, Word)> {
    let sealed = BASE64_URL_SAFE_NO_PAD.decode(sealed).ok()?;
    let kept: Kept = serde_json::from_slice(&sealed::open(&portal.house, PURPOSE, &sealed)?).ok()?;
    let word = Word::read(portal, &kept.word)?;
    let age = portal.house.now().as_second().saturating_sub(kept.typed_at);
    (word.is_of(portal, session) && age <= KEPT_SECONDS).then_some((kept, word))
}

/// The next page after a sign-in or a new password: the form with what was typed, else the requested page, else home.
pub(crate) async fn go_on(
    portal: &Portal,
    reader: &Reader,
    token: &str,
    to: &str,
    kept: &str,
) -> Result<Response, PageError> {
    let Some(session) = directory::session(&portal.house, token).await? else {
        return Err(PageError::SignIn(None));
    };
    if let Some((kept, word)) = open(portal, &session, kept) {
        return refilled(portal, reader, token, session, kept, &word).await;
    }
    let to = if addresses::safe(to) { to } else { "/home" };
    Ok(Redirect::to(to).into_response())
}

/// The page of the form, with what was typed. Where it has no such form any more, what was typed is shown by itself.
async fn refilled(
    portal: &Portal,
    reader: &Reader,
    token: &str,
    session: Session,
    kept: Kept,
    word: &Word,
) -> Result<Response, PageError> {
    let page =
        if addresses::safe(word.page()) { read_page(portal, reader, token, word.page()).await } else { None };
    if let Some(page) = page.and_then(|page| fill(&page, &kept.action, &kept.fields)) {
        return Ok(no_store(Html(page).into_response()));
    }
    let by = person(portal, session, word.page(), reader.clone());
    let mut page = by.page_of(&message!("kept-window"), by.audience(), "");
    page.notice = Some(page.notice(Tone::Caution, &message!("kept-gone")));
    let fact = |(name, value): (String, String)| {
        Fact::new(Words::data(name.replace(['_', '-'], " ")), Words::data(value))
    };
    let typed = kept.fields.into_iter().map(fact);
    let back = if addresses::safe(word.page()) { word.page() } else { "/home" };
    Ok(no_store(Shown(KeptPage { page, typed: typed.collect(), back: back.to_owned() }).into_response()))
}

/// A page of ours as this person gets it; none where there is none.
async fn read_page(portal: &Portal, reader: &Reader, token: &str, page: &str) -> Option<String> {
    let mut request = Request::get(page).body(Body::empty()).ok()?;
    let cookie = HeaderValue::from_str(&cookie_pair(portal, token)).ok()?;
    request.headers_mut().insert(header::COOKIE, cookie);
    request.headers_mut().insert(header::ACCEPT_LANGUAGE, reader.as_browser());
    request.extensions_mut().insert(Resumed);
    let Ok(answer) = crate::pages(portal.clone()).oneshot(request).await;
    if answer.status() != StatusCode::OK {
        return None;
    }
    let bytes = axum::body::to_bytes(answer.into_body(), PAGE_BYTES_MAX).await.ok()?;
    String::from_utf8(bytes.to_vec()).ok()
}

fn no_store(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
