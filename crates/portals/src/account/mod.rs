//! A person's own account: the password, the language, the second factor, and where the person is signed in.

#[cfg(feature = "samples")]
pub(crate) mod sample;
mod view;

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use clearline_frame::addresses::{self, ACCOUNT, FACTOR, PASSWORD};
use clearline_frame::answer::{PageError, Shown};
use clearline_frame::cookies::token;
use clearline_frame::echo::Done;
use clearline_frame::form::Checked;
use clearline_frame::kept::{self, Onward};
use clearline_frame::reader::Reader;
use clearline_frame::session::{SignedIn, person};
use clearline_frame::view::Tone;
use clearline_frame::words;
use clearline_http::{Audience, Routes, any_role, needs};
use clearline_i18n::Language;
use clearline_identity::directory::{self, Browser, DirectoryError, First};
use clearline_law::access::{ActName, Role};
use clearline_report::{Message, message};
use serde::Deserialize;

use crate::Portal;
use crate::factor::{self, Next};
use crate::recovery_codes;
use view::{Account, Factor, SessionRow};

/// The routes.
pub(crate) fn routes() -> Routes<Portal> {
    let own = any_role("each person's own account").nav_of_all("nav-account");
    Routes::pages(Audience::Public)
        .get(ACCOUNT, account, own)
        .post(PASSWORD, change, needs(ActName::ChangeOwnPassword))
        .post(LANGUAGE, choose_language, any_role("in which language each person reads"))
        .post(CODES, renew, needs(ActName::ChangeOwnFactor))
        .post(SESSIONS, end_session, any_role("each person ends the own sessions"))
}

/// Where a person draws new recovery codes.
const CODES: &str = "/account/recovery-codes";
/// Where a session is ended.
const SESSIONS: &str = "/account/sessions";

/// Which session ends.
#[derive(Deserialize)]
struct Ended {
    session: String,
}

async fn end_session(
    State(portal): State<Portal>,
    Checked { by, form }: Checked<Ended>,
) -> Result<Response, PageError> {
    directory::end_own_session(&portal.house, by.session(), &form.session).await?;
    Ok(by.done(ACCOUNT, Done::SessionEnded))
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

async fn account(State(portal): State<Portal>, person: SignedIn) -> Result<Response, PageError> {
    Ok(Shown(page(&portal, &person, None, Next::default()).await?).into_response())
}

/// A code of the app, without which whoever finds an open page could draw codes. No `Debug`: it opens something.
#[derive(Deserialize)]
struct Code {
    code: String,
}

async fn renew(
    State(portal): State<Portal>,
    Checked { by, form }: Checked<Code>,
) -> Result<Response, PageError> {
    match directory::show_factor(&portal.house, by.session(), &form.code).await {
        Ok(()) => Ok(recovery_codes::shown(
            &by,
            &directory::renew_recovery_codes(&portal.house, by.session()).await?,
            ACCOUNT,
        )),
        Err(DirectoryError::Password(objection)) => {
            let again = Shown(page(&portal, &by, Some(&objection), Next::default()).await?);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, again).into_response())
        }
        Err(error) => Err(error.into()),
    }
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

/// The first page after a sign-in: the requested page, the form with what was typed, or home. A person who must choose
/// a password does so before.
pub(crate) async fn first(portal: &Portal, onward: &Onward<'_>) -> Result<Response, PageError> {
    let session = directory::session(&portal.house, onward.token).await?.ok_or(PageError::SignIn(None))?;
    let goes_on = addresses::safe(onward.to) || !onward.kept.is_empty();
    let next = || Next { to: onward.to.to_owned(), kept: onward.kept.to_owned() };
    match session.first() {
        Some(First::Factor) => {
            let by = person(&portal.frame, session, FACTOR, onward.reader.clone());
            return factor::before_all(portal, &by, next());
        }
        Some(First::Password) if goes_on => {
            let by = person(&portal.frame, session, ACCOUNT, onward.reader.clone());
            return Ok(Shown(page(portal, &by, None, next()).await?).into_response());
        }
        _ => {}
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
        return Ok(Shown(page(&portal, &by, Some(&differs), form.next).await?).into_response());
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
            let mut changed = page(&portal, &by, None, Next::default()).await?;
            changed.page.said = Some(changed.page.notice(Tone::Good, &Done::PasswordChanged.message()));
            Ok(Shown(changed).into_response())
        }
        Err(DirectoryError::Password(objection)) => {
            Ok(Shown(page(&portal, &by, Some(&objection), form.next).await?).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

async fn page(
    portal: &Portal,
    person: &SignedIn,
    refused: Option<&Message>,
    next: Next,
) -> Result<Account, PageError> {
    let limits = &portal.house.limits;
    let account = &person.session().account;
    let title = if refused.is_some() { message!("account-window-error") } else { message!("account-window") };
    let page = person.page_of(&title, person.audience(), ACCOUNT);
    Ok(Account {
        factor: factor_of(portal, person).await?,
        factor_to: FACTOR.to_owned(),
        codes_to: CODES.to_owned(),
        sessions_to: SESSIONS.to_owned(),
        sessions: sessions(portal, person).await?,
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
    })
}

async fn factor_of(portal: &Portal, person: &SignedIn) -> Result<Option<Factor>, PageError> {
    let Some(since) = person.session().factor_since else { return Ok(None) };
    let codes_left = directory::recovery_codes_left(&portal.house, person.session()).await?;
    Ok(Some(Factor { since: words::day(since).words, codes_left }))
}

async fn sessions(portal: &Portal, person: &SignedIn) -> Result<Vec<SessionRow>, PageError> {
    let own = person.session().id();
    let row = |session: directory::OwnSession| SessionRow {
        browser: browser(session.browser.unwrap_or(Browser::Other)),
        started: words::moment(session.started_at),
        used: words::moment(session.used_at),
        ends: words::moment(session.ends_at),
        this: session.id == own,
        id: session.id,
    };
    Ok(directory::sessions_of(&portal.house, person.session()).await?.into_iter().map(row).collect())
}

/// What a browser is called.
fn browser(browser: Browser) -> Message {
    match browser {
        Browser::Firefox => message!("browser-firefox"),
        Browser::Edge => message!("browser-edge"),
        Browser::Chrome => message!("browser-chrome"),
        Browser::Safari => message!("browser-safari"),
        Browser::Other => message!("browser-other"),
    }
}
