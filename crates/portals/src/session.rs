//! Who is signed in, and that a form was really sent from one of our pages.

use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use clearline_law::access::{Actor, Role};
use clearline_pipeline::directory::{self, Session};
use serde::de::DeserializeOwned;

use crate::Portal;
use crate::answer::PageError;
use crate::limits::FORM_BYTES_MAX;
use crate::view::{Audience, NavItem, Page};

/// The cookie that holds the session's token.
const COOKIE: &str = "clearline_session";

/// A person who is signed in.
pub(crate) struct SignedIn {
    session: Session,
}

impl SignedIn {
    /// The actor of everything this person does.
    pub(crate) fn actor(&self) -> &Actor {
        &self.session.actor
    }

    /// A page for this person.
    pub(crate) fn page(&self, title: &str, audience: Audience, here: &str) -> Page {
        let mut page = Page::new(title, audience);
        page.signed_in_as = Some(self.session.account.name.clone());
        page.csrf = self.session.csrf.clone();
        page.nav = nav(self.session.account.role)
            .iter()
            .map(|(href, words)| NavItem {
                href: (*href).to_owned(),
                words: (*words).to_owned(),
                here: *href == here,
            })
            .collect();
        page
    }

    /// Where this person's work begins.
    pub(crate) fn home(&self) -> &'static str {
        nav(self.session.account.role).first().map_or("/", |(href, _)| href)
    }
}

/// The pages of a role, the first being its home.
fn nav(role: Role) -> &'static [(&'static str, &'static str)] {
    match role {
        Role::Provider => &[("/provider", "Reports"), ("/api", "API")],
        Role::Analyst | Role::Supervisor => &[("/desk", "Desk")],
        Role::Officer => &[("/agency", "Inbox"), ("/api", "API")],
        Role::Auditor | Role::Counsel => &[
            ("/auditor", "Overview"),
            ("/auditor/entries", "Entries"),
            ("/auditor/requests", "Foreign requests"),
            ("/auditor/destructions", "Destruction"),
        ],
        Role::Admin => &[("/account", "Account")],
        Role::Public | Role::System => &[("/", "Start")],
    }
}

impl FromRequestParts<Portal> for SignedIn {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, portal: &Portal) -> Result<SignedIn, PageError> {
        let token = token(&parts.headers).ok_or(PageError::SignIn)?;
        match directory::session(&portal.house, &token).await? {
            Some(session) => Ok(SignedIn { session }),
            None => Err(PageError::SignIn),
        }
    }
}

/// A form that a signed-in person sent from one of our pages: it carries the session's own word.
pub(crate) struct Checked<T> {
    /// Who sent it.
    pub by: SignedIn,
    /// Its fields.
    pub form: T,
}

impl<T: DeserializeOwned> FromRequest<Portal> for Checked<T> {
    type Rejection = PageError;

    async fn from_request(request: Request, portal: &Portal) -> Result<Checked<T>, PageError> {
        let (mut parts, body) = request.into_parts();
        let by = SignedIn::from_request_parts(&mut parts, portal).await?;
        let fields = fields(Request::from_parts(parts, body)).await?;
        let word = fields.iter().find(|(name, _)| name == "csrf").map(|(_, value)| value.as_str());
        if word != Some(by.session.csrf.as_str()) {
            return Err(stale());
        }
        Ok(Checked { by, form: typed(&fields)? })
    }
}

/// A form anybody may send, from one of our own pages.
pub(crate) struct Open<T>(pub T);

impl<T: DeserializeOwned> FromRequest<Portal> for Open<T> {
    type Rejection = PageError;

    async fn from_request(request: Request, _: &Portal) -> Result<Open<T>, PageError> {
        Ok(Open(typed(&fields(request).await?)?))
    }
}

/// The fields of a form, refused where the browser says that another site sent it.
async fn fields(request: Request) -> Result<Vec<(String, String)>, PageError> {
    if from_elsewhere(request.headers()) {
        return Err(stale());
    }
    let too_large = || PageError::NotUnderstood(format!("A form may have at most {FORM_BYTES_MAX} bytes."));
    let body = axum::body::to_bytes(request.into_body(), FORM_BYTES_MAX).await.map_err(|_| too_large())?;
    serde_urlencoded::from_bytes(&body)
        .map_err(|_| PageError::NotUnderstood("The form could not be read.".to_owned()))
}

fn typed<T: DeserializeOwned>(fields: &[(String, String)]) -> Result<T, PageError> {
    let text = serde_urlencoded::to_string(fields).map_err(|error| PageError::broken(&error))?;
    serde_urlencoded::from_str(&text).map_err(|_| {
        PageError::NotUnderstood("A field of the form is missing or not as it should be.".to_owned())
    })
}

/// `Sec-Fetch-Site` (Fetch Metadata) where the browser sends it, else `Origin` held against `Host`. A program that
/// sends neither has no cookies of anybody else to misuse.
fn from_elsewhere(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return !matches!(site, "same-origin" | "none");
    }
    match (text("origin"), text("host")) {
        (Some(origin), Some(host)) => origin.split_once("://").map(|(_, rest)| rest) != Some(host),
        _ => false,
    }
}

fn stale() -> PageError {
    PageError::NotUnderstood(
        "The form did not come from this page. Load the page again and send it once more.".to_owned(),
    )
}

/// The session's token, from the cookie.
pub(crate) fn token(headers: &HeaderMap) -> Option<String> {
    let cookies = headers.get(header::COOKIE)?.to_str().ok()?;
    cookies
        .split(';')
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(name, _)| *name == COOKIE)
        .map(|(_, v)| v.to_owned())
}

/// The header that keeps a session's token in the browser; an empty token ends it.
pub(crate) fn cookie(portal: &Portal, token: &str) -> String {
    let secure = if portal.is_https() { "; Secure" } else { "" };
    let age = if token.is_empty() { "; Max-Age=0" } else { "" };
    format!("{COOKIE}={token}; HttpOnly; SameSite=Strict; Path=/{secure}{age}")
}
