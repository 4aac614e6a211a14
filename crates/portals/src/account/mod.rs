//! A person's own account: changing the password, whatever the role.

#[cfg(feature = "samples")]
pub(crate) mod sample;
mod view;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use clearline_frame::addresses::{self, ACCOUNT, PASSWORD};
use clearline_frame::answer::{PageError, Shown};
use clearline_frame::cookies::token;
use clearline_frame::echo::Done;
use clearline_frame::form::Checked;
use clearline_frame::kept::{self, Onward};
use clearline_frame::reader::Reader;
use clearline_frame::session::{SignedIn, person};
use clearline_frame::view::{Audience, Tone};
use clearline_http::{Routes, any_role, needs};
use clearline_i18n::Language;
use clearline_identity::directory::{self, DirectoryError};
use clearline_law::access::{ActName, Role};
use clearline_report::{Message, message};
use serde::Deserialize;

use crate::Portal;
use view::Account;

/// The routes.
pub(crate) fn routes() -> Routes<Portal> {
    let own = any_role("each person's own account").nav_of_all("nav-account");
    Routes::pages(Audience::Public)
        .get(ACCOUNT, account, own)
        .post(PASSWORD, change, needs(ActName::ChangeOwnPassword))
        .post(LANGUAGE, choose_language, any_role("in which language each person reads"))
}

/// Where the language that somebody chose is sent.
const LANGUAGE: &str = "/account/language";

/// The language that was chosen; empty for that of the browser.
#[derive(Deserialize)]
struct Chosen {
    language: String,
}

async fn choose_language(
    State(portal): State<Portal>,
    Checked { by, form }: Checked<Chosen>,
) -> Result<Response, PageError> {
    let language = match form.language.as_str() {
        "" => None,
        tag => Some(Language::named(tag).map_err(|_| PageError::Wrong(message!("form-field")))?),
    };
    directory::choose_language(&portal.house, by.session(), language.map(Language::tag)).await?;
    Ok(by.done(ACCOUNT, Done::LanguageChosen))
}

async fn account(State(portal): State<Portal>, person: SignedIn) -> Response {
    Shown(page(&portal, &person, None, Next::default())).into_response()
}

/// What was typed. No `Debug`: it holds passwords.
#[derive(Deserialize)]
struct Change {
    present: String,
    new: String,
    again: String,
    #[serde(flatten)]
    next: Next,
}

/// Where to go on, and with what.
#[derive(Deserialize, Default)]
struct Next {
    #[serde(default)]
    to: String,
    #[serde(default)]
    kept: String,
}

/// The first page after a sign-in: the requested page, the form with what was typed, or home. A person who must choose
/// a password does so before.
pub(crate) async fn first(portal: &Portal, onward: &Onward<'_>) -> Result<Response, PageError> {
    let session = directory::session(&portal.house, onward.token).await?.ok_or(PageError::SignIn(None))?;
    if session.account.must_change && (addresses::safe(onward.to) || !onward.kept.is_empty()) {
        let next = Next { to: onward.to.to_owned(), kept: onward.kept.to_owned() };
        let by = person(&portal.frame, session, ACCOUNT, onward.reader.clone());
        return Ok(Shown(page(portal, &by, None, next)).into_response());
    }
    kept::go_on(&portal.frame, onward, |request| crate::pages(portal.clone(), request)).await
}

async fn change(
    State(portal): State<Portal>,
    reader: Reader,
    headers: HeaderMap,
    form: Checked<Change>,
) -> Result<Response, PageError> {
    let Checked { mut by, form } = form;
    if form.new != form.again {
        let differs = message!("password-differs");
        return Ok(Shown(page(&portal, &by, Some(&differs), form.next)).into_response());
    }
    match directory::change_own_password(&portal.house, by.session(), &form.present, &form.new).await {
        Ok(()) => {
            by.has_own_password();
            let Next { to, kept } = &form.next;
            if addresses::safe(to) || !kept.is_empty() {
                let token = token(&portal.frame, &headers).unwrap_or_default();
                let onward = Onward { reader: &reader, token: &token, to, kept };
                let pages = |request| crate::pages(portal.clone(), request);
                return kept::go_on(&portal.frame, &onward, pages).await;
            }
            let mut changed = page(&portal, &by, None, Next::default());
            changed.page.said = Some(changed.page.notice(Tone::Good, &Done::PasswordChanged.message()));
            Ok(Shown(changed).into_response())
        }
        Err(DirectoryError::Password(objection)) => {
            Ok(Shown(page(&portal, &by, Some(&objection), form.next)).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

fn page(portal: &Portal, person: &SignedIn, refused: Option<&Message>, next: Next) -> Account {
    let limits = &portal.house.limits;
    let account = &person.session().account;
    let title = if refused.is_some() { message!("account-window-error") } else { message!("account-window") };
    let page = person.page_of(&title, person.audience(), ACCOUNT);
    Account {
        refused: refused.map(|refused| page.language.say(refused)),
        page,
        user: account.id.to_string(),
        change_to: PASSWORD.to_owned(),
        language_to: LANGUAGE.to_owned(),
        language: person.own_language(),
        chars_min: limits.password_chars_min,
        chars_max: limits.password_chars_max,
        must_change: account.must_change,
        administers: account.role == Role::Admin,
        to: next.to,
        kept: next.kept,
    }
}
