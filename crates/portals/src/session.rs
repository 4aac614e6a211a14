//! Who is signed in, and the word by which a form is known to be from one of our pages.

use clearline_http::Route;
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::Method;
use axum::http::request::Parts;
use axum::response::Response;
use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use clearline_i18n::Language;
use clearline_identity::directory::{self, Session};
use clearline_identity::sealed;
use clearline_law::Register;
use clearline_law::access::{Actor, Role};
use clearline_report::{Message, message};

use crate::Portal;
use crate::addresses::{self, ACCOUNT, PASSWORD};
use crate::answer::PageError;
use crate::cookies::token;
use crate::echo::{self, Done};
use crate::navigation::Navigation;
use crate::reader::Reader;
use crate::view::{Audience, Page, Tone};

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
    register: &'static Register,
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
        register: portal.house.register,
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
        let page = if addresses::safe(page) { page } else { "" };
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
    pub(crate) fn takes(&mut self, portal: &Portal, word: &str) -> bool {
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
        page.register = self.register;
        page.nav = self.navigation.links(self.session.account.role, here);
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
            .filter(|page| addresses::safe(page));
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
                let reader = Reader::of_parts(parts);
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

/// A handler of an undeclared route. There is none: see [`clearline_http::Routes`].
#[derive(Debug, thiserror::Error)]
#[error("a handler was reached by a route that is not declared")]
struct Undeclared;
