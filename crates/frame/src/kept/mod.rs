//! Words that were typed into a form while the session ended: kept through the sign-in, and put back.
//!
//! They are in the sign-in page itself, encrypted. So we store nothing of them, and another user of the same browser
//! cannot read them there. Only the account that was shown the form gets them back.

#[cfg(feature = "samples")]
pub mod sample;
mod view;

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use clearline_core::House;
use clearline_identity::directory::{self, Session};
use clearline_identity::sealed;
use clearline_report::message;
use serde::{Deserialize, Serialize};

use crate::answer::{Again, PageError, Shown};
use crate::cookies::cookie_pair;
use crate::fill::fill;
use crate::limits::{KEPT_BYTES_MAX, KEPT_SECONDS, PAGE_BYTES_MAX};
use crate::reader::Reader;
use crate::session::{Resumed, SignedIn, Word, person};
use crate::view::{Fact, Tone, Words};
use crate::{Frame, addresses};
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
pub(crate) fn sign_in_again(house: &House, action: &str, mut fields: Vec<(String, String)>) -> PageError {
    let word = fields.iter().find(|(name, _)| name == "csrf").and_then(|(_, value)| Word::read(house, value));
    let Some(word) = word else { return PageError::SignIn(None) };
    let to = word.page().to_owned();
    fields.retain(|(name, value)| name != "csrf" && !SECRET.contains(&name.as_str()) && !value.is_empty());
    let kept = Kept {
        action: action.to_owned(),
        word: word.text().to_owned(),
        typed_at: house.now().as_second(),
        fields,
    };
    let (kept, words) = match seal(house, &kept) {
        Ok(Some(sealed)) => (sealed, message!("sign-in-kept")),
        Ok(None) => (String::new(), message!("sign-in-too-long")),
        Err(error) => return error,
    };
    PageError::SignInAgain(Again { to, kept, words })
}

/// None where it is too long.
fn seal(house: &House, kept: &Kept) -> Result<Option<String>, PageError> {
    let plain = serde_json::to_vec(kept).map_err(|error| PageError::broken(&error))?;
    if plain.len() > KEPT_BYTES_MAX {
        return Ok(None);
    }
    Ok(Some(BASE64_URL_SAFE_NO_PAD.encode(sealed::seal(house, PURPOSE, &plain)?)))
}

/// What is kept, where it is this person's own and not too old.
fn open(house: &House, session: &Session, sealed: &str) -> Option<(Kept, Word)> {
    let sealed = BASE64_URL_SAFE_NO_PAD.decode(sealed).ok()?;
    let kept: Kept = serde_json::from_slice(&sealed::open(house, PURPOSE, &sealed)?).ok()?;
    let word = Word::read(house, &kept.word)?;
    let age = house.now().as_second().saturating_sub(kept.typed_at);
    (word.is_of(house, session) && age <= KEPT_SECONDS).then_some((kept, word))
}

/// Somebody who has just signed in or chosen a password, and what came along with the form.
pub struct Onward<'a> {
    /// In which language they read.
    pub reader: &'a Reader,
    /// The token of their session.
    pub token: &'a str,
    /// The page that they asked for; empty for none.
    pub to: &'a str,
    /// What they had typed, sealed; empty for nothing.
    pub kept: &'a str,
}

/// The next page after a sign-in or a new password: the form with what was typed, else the requested page, else home.
/// `pages` answers as our pages do: the page of the form is asked of it.
pub async fn go_on<A>(
    frame: &Frame,
    onward: &Onward<'_>,
    pages: impl FnOnce(Request) -> A + Send,
) -> Result<Response, PageError>
where
    A: Future<Output = Response> + Send,
{
    let Some(session) = directory::session(frame.house(), onward.token).await? else {
        return Err(PageError::SignIn(None));
    };
    let Some((kept, word)) = open(frame.house(), &session, onward.kept) else {
        let to = if addresses::safe(onward.to) { onward.to } else { "/home" };
        return Ok(Redirect::to(to).into_response());
    };
    let page = match request(frame, onward, word.page()) {
        Some(request) => read(pages(request).await).await,
        None => None,
    };
    if let Some(page) = page.and_then(|page| fill(&page, &kept.action, &kept.fields)) {
        return Ok(no_store(Html(page).into_response()));
    }
    let by = person(frame, session, word.page(), onward.reader.clone());
    Ok(no_store(Shown(without_form(&by, kept, word.page())).into_response()))
}

/// What was typed, by itself: the page has no such form any more.
fn without_form(by: &SignedIn, kept: Kept, page_of_form: &str) -> KeptPage {
    let mut page = by.page_of(&message!("kept-window"), by.audience(), "");
    page.notice = Some(page.notice(Tone::Caution, &message!("kept-gone")));
    let fact = |(name, value): (String, String)| {
        Fact::new(Words::data(name.replace(['_', '-'], " ")), Words::data(value))
    };
    let back = if addresses::safe(page_of_form) { page_of_form } else { "/home" };
    KeptPage { page, typed: kept.fields.into_iter().map(fact).collect(), back: back.to_owned() }
}

/// What this person's browser would send to get a page of ours; none where there can be no such page.
fn request(frame: &Frame, onward: &Onward<'_>, page: &str) -> Option<Request> {
    let mut request =
        Request::get(Some(page).filter(|page| addresses::safe(page))?).body(Body::empty()).ok()?;
    let cookie = HeaderValue::from_str(&cookie_pair(frame, onward.token)).ok()?;
    request.headers_mut().insert(header::COOKIE, cookie);
    request.headers_mut().insert(header::ACCEPT_LANGUAGE, onward.reader.as_browser());
    request.extensions_mut().insert(Resumed);
    Some(request)
}

/// The text of a page; none where the answer is none.
async fn read(answer: Response) -> Option<String> {
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
