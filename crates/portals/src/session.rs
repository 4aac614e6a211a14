//! Who is signed in, and that a form was really sent from one of our pages.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::multipart::{Field, Multipart};
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, header};
use axum::response::Response;
use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use clearline_i18n::Language;
use clearline_identity::directory::{self, Session};
use clearline_identity::sealed;
use clearline_law::access::{Actor, Role};
use clearline_pipeline::counsel::EVIDENCE_BYTES_MAX;
use clearline_report::{Message, message};
use serde::de::DeserializeOwned;

use crate::answer::PageError;
use crate::echo::{self, Done};
use crate::guard::Arrival;
use crate::limits::{DOCUMENT_SECONDS_MAX, FORM_BYTES_MAX, UPLOAD_IDLE_SECONDS_MAX};
use crate::reader::Reader;
use crate::routes::{Navigation, Route};
use crate::view::{Audience, Page, Tone};
use crate::{Portal, kept};

/// The cookie that holds the session's token.
const COOKIE: &str = "clearline_session";
/// The same where we are reached over TLS. With this prefix of its name a browser accepts the cookie only from this
/// host, over TLS, so that another host of the domain cannot set one.
const HOST_COOKIE: &str = "__Host-clearline_session";

/// The cookie of a browser that signed in before. It is sent with an attempt to sign in, and opens nothing.
const DEVICE_COOKIE: &str = "clearline_device";
/// A person's own account.
pub(crate) const ACCOUNT: &str = "/account";
/// Where a new password is sent.
pub(crate) const PASSWORD: &str = "/account/password";
/// What is open to somebody who must choose a password first.
const OPEN_BEFORE: [&str; 3] = [ACCOUNT, PASSWORD, "/sign-out"];

/// A person who is signed in.
pub(crate) struct SignedIn {
    session: Session,
    /// What the forms of this page send back.
    word: String,
    /// What the page says first.
    said: Option<Message>,
    reader: Reader,
    demonstration: bool,
    navigation: Arc<Navigation>,
}

/// A page that is shown again after a sign-in says so. Only we put it on a request.
#[derive(Clone)]
pub(crate) struct Resumed;

/// The person of a session, whose forms are on `page`.
pub(crate) fn person(portal: &Portal, session: Session, page: &str, reader: Reader) -> SignedIn {
    let word = Word::write(portal, &session, page);
    SignedIn {
        session,
        word,
        said: None,
        reader,
        demonstration: portal.is_demonstration(),
        navigation: portal.navigation.clone(),
    }
}

/// What each form of a signed-in person sends back in the field `csrf`: the session's own word, without which the form
/// is refused; and, for a session that ends meanwhile, its page and its owner, authenticated by us.
pub(crate) struct Word {
    csrf: String,
    page: String,
    owner: String,
    text: String,
}

/// Between its parts; none of them holds it.
const BETWEEN: char = '~';

impl Word {
    fn write(portal: &Portal, session: &Session, page: &str) -> String {
        let page = if kept::safe(page) { page } else { "" };
        let (house, csrf) = (&portal.house, session.csrf.as_str());
        let ours = sealed::mark(house, "form", &[csrf, page]);
        let owner = sealed::mark(house, "owner", &[session.account.id.as_str(), csrf, page]);
        let page = BASE64_URL_SAFE_NO_PAD.encode(page);
        [csrf, page.as_str(), ours.as_str(), owner.as_str()].join(&BETWEEN.to_string())
    }

    /// Reads one of ours.
    pub(crate) fn read(portal: &Portal, text: &str) -> Option<Word> {
        let mut parts = text.split(BETWEEN);
        let (csrf, page, ours, owner) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        let page = String::from_utf8(BASE64_URL_SAFE_NO_PAD.decode(page).ok()?).ok()?;
        let marked = sealed::is_marked(&portal.house, "form", &[csrf, &page], ours);
        marked.then(|| Word { csrf: csrf.to_owned(), page, owner: owner.to_owned(), text: text.to_owned() })
    }

    /// The page of the form; empty where it is not known.
    pub(crate) fn page(&self) -> &str {
        &self.page
    }

    /// All of it.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Was the form shown to the person of this session, in whichever session of theirs?
    pub(crate) fn is_of(&self, portal: &Portal, session: &Session) -> bool {
        let parts = [session.account.id.as_str(), &self.csrf, &self.page];
        sealed::is_marked(&portal.house, "owner", &parts, &self.owner)
    }
}

impl SignedIn {
    /// The actor of everything this person does.
    pub(crate) fn actor(&self) -> &Actor {
        &self.session.actor
    }

    /// The session itself.
    pub(crate) fn session(&self) -> &Session {
        &self.session
    }

    /// Takes note that the person has just chosen the password.
    pub(crate) fn has_own_password(&mut self) {
        self.session.account.must_change = false;
    }

    /// Accepts the word of a form, where it is the session's own. A page that comes back with it is the page of the
    /// form.
    fn takes(&mut self, portal: &Portal, word: &str) -> bool {
        if word.split(BETWEEN).next() != Some(self.session.csrf.as_str()) {
            return false;
        }
        if let Some(word) = Word::read(portal, word) {
            self.word = Word::write(portal, &self.session, word.page());
        }
        true
    }

    /// For whom this person's own pages are made.
    pub(crate) fn audience(&self) -> Audience {
        match self.session.account.role {
            Role::Provider => Audience::Provider,
            Role::Analyst | Role::Supervisor => Audience::Analyst,
            Role::Officer => Audience::Agency,
            Role::Auditor => Audience::Auditor,
            Role::Counsel => Audience::Counsel,
            Role::Admin | Role::Public | Role::System => Audience::Public,
        }
    }

    /// Leads to a page, which will say what was done.
    pub(crate) fn done(&self, portal: &Portal, page: &str, done: Done) -> Response {
        echo::to(portal, &self.session.csrf, page, done)
    }

    /// An English page for this person.
    pub(crate) fn page(&self, title: &str, audience: Audience, here: &str) -> Page {
        self.around(Page::new(title, audience), here)
    }

    /// A page in this person's language.
    pub(crate) fn page_of(&self, title: &Message, audience: Audience, here: &str) -> Page {
        self.around(Page::of(title, audience, self.reader.language_of(title, self.own_language())), here)
    }

    /// The language that this person chose, where there still is a catalogue of it.
    pub(crate) fn own_language(&self) -> Option<Language> {
        self.session.account.language.as_deref().and_then(|tag| Language::named(tag).ok())
    }

    /// What stands around a page of somebody who is signed in.
    fn around(&self, mut page: Page, here: &str) -> Page {
        page.signed_in_as = Some(self.session.account.name.clone());
        page.csrf = self.word.clone();
        page.said = self.said.as_ref().map(|said| page.notice(Tone::Good, said));
        page.demonstration = self.demonstration;
        page.nav = self.navigation.links(self.session.account.role, page.language, here);
        page
    }

    /// Where this person's work begins.
    pub(crate) fn home(&self) -> &str {
        match self.session.account.role {
            // Administration is done elsewhere.
            Role::Admin => ACCOUNT,
            role => self.navigation.first(role).unwrap_or(ACCOUNT),
        }
    }
}

impl FromRequestParts<Portal> for SignedIn {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, portal: &Portal) -> Result<SignedIn, PageError> {
        let asked = (parts.method == Method::GET)
            .then(|| parts.uri.path_and_query().map(|page| page.as_str().to_owned()))
            .flatten()
            .filter(|page| kept::safe(page));
        let Some(token) = token(portal, &parts.headers) else { return Err(PageError::SignIn(asked)) };
        match directory::session(&portal.house, &token).await? {
            Some(session) if session.account.must_change && !OPEN_BEFORE.contains(&parts.uri.path()) => {
                Err(PageError::OwnPasswordFirst)
            }
            Some(session) => {
                admitted(parts, &session)?;
                let said = parts.extensions.get::<Resumed>().map(|Resumed| message!("kept-back"));
                let path = parts.uri.path();
                let said = said.or_else(|| echo::read(&portal.house, &session.csrf, path, &parts.headers));
                let reader = Reader::of(&parts.method, &parts.uri, &parts.headers);
                let page = asked.as_deref().unwrap_or_default();
                Ok(SignedIn { said, ..person(portal, session, page, reader) })
            }
            None => Err(PageError::SignIn(asked)),
        }
    }
}

/// Lets a person on to a handler whose route admits their role.
fn admitted(parts: &Parts, session: &Session) -> Result<(), PageError> {
    let route = parts.extensions.get::<Arc<Route>>().ok_or_else(|| PageError::broken(&Undeclared))?;
    Ok(route.admit(session.account.role)?)
}

/// A handler of an undeclared route. There is none: see [`crate::routes`].
#[derive(Debug, thiserror::Error)]
#[error("a handler was reached by a route that is not declared")]
struct Undeclared;

/// A form that a signed-in person sent from one of our pages: it holds the session's own word.
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
        let action = parts.uri.path().to_owned();
        let reader = Reader::of(&parts.method, &parts.uri, &parts.headers);
        let mut by = match SignedIn::from_request_parts(&mut parts, portal).await {
            Err(PageError::SignIn(to)) => {
                let sent = fields(Request::from_parts(parts, body)).await;
                return Err(sent.map_or(PageError::SignIn(to), |sent| {
                    kept::sign_in_again(portal, &reader, &action, sent)
                }));
            }
            by => by?,
        };
        let fields = fields(Request::from_parts(parts, body)).await?;
        let word = fields.iter().find(|(name, _)| name == "csrf").map(|(_, value)| value.as_str());
        if !word.is_some_and(|word| by.takes(portal, word)) {
            return Err(stale());
        }
        Ok(Checked { by, form: typed(&fields)? })
    }
}

/// A file that came with a form.
pub(crate) struct Upload {
    /// Its name as the sender calls it.
    pub name: String,
    /// Its bytes; more than [`EVIDENCE_BYTES_MAX`] where there were more, so that it is refused and not cut.
    pub bytes: Vec<u8>,
}

/// A form with a document, that a signed-in person sent from one of our pages. The session's own word comes first: where
/// it does not, nothing more is read.
pub(crate) struct CheckedUpload<T> {
    /// Who sent it.
    pub by: SignedIn,
    /// Its fields.
    pub form: T,
    /// The file of the field `document`.
    pub document: Option<Upload>,
}

impl<T: DeserializeOwned> FromRequest<Portal> for CheckedUpload<T> {
    type Rejection = PageError;

    async fn from_request(request: Request, portal: &Portal) -> Result<CheckedUpload<T>, PageError> {
        let (mut parts, body) = request.into_parts();
        let (action, elsewhere) = (parts.uri.path().to_owned(), from_elsewhere(&parts.headers));
        let reader = Reader::of(&parts.method, &parts.uri, &parts.headers);
        let by = SignedIn::from_request_parts(&mut parts, portal).await;
        if let (Ok(_), Some(arrival)) = (&by, parts.extensions.get::<Arrival>()) {
            arrival.allow(DOCUMENT_SECONDS_MAX);
        }
        let request = Request::from_parts(parts, body);
        match by {
            Err(PageError::SignIn(to)) if elsewhere => Err(PageError::SignIn(to)),
            // A document cannot be put back into a form: of it nothing is kept.
            Err(PageError::SignIn(to)) => {
                let sent = uploaded(request, portal, 0, |word| Word::read(portal, word).is_some()).await;
                Err(sent.map_or(PageError::SignIn(to), |(sent, _)| {
                    kept::sign_in_again(portal, &reader, &action, sent)
                }))
            }
            Ok(_) if elsewhere => Err(stale()),
            by => {
                let mut by = by?;
                let most = usize::try_from(EVIDENCE_BYTES_MAX).unwrap_or(usize::MAX);
                let (fields, document) =
                    uploaded(request, portal, most, |word| by.takes(portal, word)).await?;
                Ok(CheckedUpload { form: typed(&fields)?, by, document })
            }
        }
    }
}

/// The fields of a form with a document, and the document, of which at most `most` bytes and one more are kept. The word
/// comes first: where it is not taken, nothing more is read.
async fn uploaded(
    request: Request,
    portal: &Portal,
    most: usize,
    mut takes: impl FnMut(&str) -> bool + Send,
) -> Result<(Vec<(String, String)>, Option<Upload>), PageError> {
    let mut sent = Multipart::from_request(request, portal).await.map_err(|_| unreadable())?;
    let (mut fields, mut document) = (Vec::new(), None);
    while let Some(mut field) = next(&mut sent).await? {
        let name = field.name().unwrap_or("").to_owned();
        if fields.is_empty() && name != "csrf" {
            return Err(stale());
        }
        if name == "document" {
            let called = field.file_name().unwrap_or("").to_owned();
            let bytes = bytes(&mut field, most).await?;
            // Where no file was chosen, a browser sends the field without a name.
            document = Some(Upload { name: called, bytes })
                .filter(|file| !file.name.is_empty() || !file.bytes.is_empty());
            continue;
        }
        let text = String::from_utf8(bytes(&mut field, FORM_BYTES_MAX).await?).map_err(|_| unreadable())?;
        if name == "csrf" && !takes(&text) {
            return Err(stale());
        }
        fields.push((name, text));
        if fields.len() > FIELDS_MAX {
            return Err(unreadable());
        }
    }
    if fields.is_empty() {
        return Err(stale());
    }
    Ok((fields, document))
}

/// Fields of a form with a document.
const FIELDS_MAX: usize = 50;

async fn next(sent: &mut Multipart) -> Result<Option<Field<'_>>, PageError> {
    let patience = Duration::from_secs(UPLOAD_IDLE_SECONDS_MAX);
    let field = tokio::time::timeout(patience, sent.next_field()).await.map_err(|_| unreadable())?;
    field.map_err(|_| unreadable())
}

/// The bytes of one field: `most`, and one more where there are more.
async fn bytes(field: &mut Field<'_>, most: usize) -> Result<Vec<u8>, PageError> {
    let patience = Duration::from_secs(UPLOAD_IDLE_SECONDS_MAX);
    let mut all = Vec::new();
    loop {
        let piece = tokio::time::timeout(patience, field.chunk()).await.map_err(|_| unreadable())?;
        let Some(piece) = piece.map_err(|_| unreadable())? else { return Ok(all) };
        let room = most.saturating_add(1).saturating_sub(all.len()).min(piece.len());
        all.extend_from_slice(piece.get(..room).unwrap_or_default());
    }
}

fn unreadable() -> PageError {
    PageError::Wrong(message!("form-document-unreadable", bytes = EVIDENCE_BYTES_MAX))
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
    let too_large = || PageError::Wrong(message!("form-too-large", bytes = FORM_BYTES_MAX));
    let body = axum::body::to_bytes(request.into_body(), FORM_BYTES_MAX).await.map_err(|_| too_large())?;
    serde_urlencoded::from_bytes(&body).map_err(|_| PageError::Wrong(message!("form-unreadable")))
}

fn typed<T: DeserializeOwned>(fields: &[(String, String)]) -> Result<T, PageError> {
    let text = serde_urlencoded::to_string(fields).map_err(|error| PageError::broken(&error))?;
    serde_urlencoded::from_str(&text).map_err(|_| PageError::Wrong(message!("form-field")))
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
    PageError::Wrong(message!("form-stale"))
}

/// The session's token, from the cookie.
pub(crate) fn token(portal: &Portal, headers: &HeaderMap) -> Option<String> {
    value_of(headers, cookie_name(portal))
}

/// By what a browser shows that it signed in before.
pub(crate) fn device(headers: &HeaderMap) -> Option<String> {
    value_of(headers, DEVICE_COOKIE)
}

pub(crate) fn value_of(headers: &HeaderMap, cookie: &str) -> Option<String> {
    // Over HTTP/2 a browser may send each cookie in a header of its own.
    let all = headers.get_all(header::COOKIE).iter().filter_map(|cookies| cookies.to_str().ok());
    all.flat_map(|cookies| cookies.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(name, _)| *name == cookie)
        .map(|(_, v)| v.to_owned())
}

/// The name of the session's cookie, by how we are reached.
fn cookie_name(portal: &Portal) -> &'static str {
    if portal.is_https() { HOST_COOKIE } else { COOKIE }
}

/// The header that makes a browser known at its next sign-in.
pub(crate) fn device_cookie(portal: &Portal, device: &str) -> String {
    let secure = if portal.is_https() { "; Secure" } else { "" };
    let age = 24 * 60 * 60 * portal.house.limits.device_days;
    format!("{DEVICE_COOKIE}={device}; HttpOnly; SameSite=Strict; Path=/sign-in; Max-Age={age}{secure}")
}

/// The cookie with which a browser shows its session.
pub(crate) fn cookie_pair(portal: &Portal, token: &str) -> String {
    format!("{}={token}", cookie_name(portal))
}

/// The header that keeps a session's token in the browser; an empty token ends it.
pub(crate) fn cookie(portal: &Portal, token: &str) -> String {
    let secure = if portal.is_https() { "; Secure" } else { "" };
    let age = if token.is_empty() { "; Max-Age=0" } else { "" };
    format!("{}={token}; HttpOnly; SameSite=Strict; Path=/{secure}{age}", cookie_name(portal))
}
