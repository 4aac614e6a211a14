//! Who is signed in, and the word by which a form is known to be from one of our pages.

use std::sync::Arc;

use axum::extract::{FromRef, FromRequestParts};
use axum::http::Method;
use axum::http::request::Parts;
use axum::response::Response;
use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use clearline_core::House;
use clearline_http::{Audience, Route};
use clearline_i18n::Language;
use clearline_identity::directory::{self, First, Session};
use clearline_identity::sealed;
use clearline_law::access::{Actor, Role};
use clearline_report::{Message, message};

use crate::Frame;
use crate::addresses::{self, ACCOUNT, FACTOR, PASSWORD, SET_UP};
use crate::answer::PageError;
use crate::cookies::token;
use crate::echo::{self, Done};
use crate::reader::Reader;
use crate::view::{Page, Tone};

/// What is open to somebody who must do something first.
fn open_before(first: First) -> [&'static str; 3] {
    match first {
        First::Password => [ACCOUNT, PASSWORD, SIGN_OUT],
        First::Factor => [FACTOR, SET_UP, SIGN_OUT],
    }
}

const SIGN_OUT: &str = "/sign-out";

/// A person who is signed in.
pub struct SignedIn {
    session: Session,
    /// What the forms of this page send back.
    word: String,
    /// What the page says first.
    said: Option<Message>,
    reader: Reader,
    frame: Frame,
}

/// A page that is shown again after a sign-in says so. Only we put it on a request.
#[derive(Clone)]
pub struct Resumed;

/// The person of a session, whose forms are on `page`.
pub fn person(frame: &Frame, session: Session, page: &str, reader: Reader) -> SignedIn {
    let word = Word::write(frame.house(), &session, page);
    SignedIn { session, word, said: None, reader, frame: frame.clone() }
}

/// What each form of a signed-in person sends back in the field `csrf`: the session's own word, without which the form
/// is refused; and, for a session that ends meanwhile, its page and its owner, authenticated by us.
pub struct Word {
    csrf: String,
    page: String,
    owner: String,
    text: String,
}

/// Between its parts; none of them holds it.
const BETWEEN: char = '~';

impl Word {
    fn write(house: &House, session: &Session, page: &str) -> String {
        let page = if addresses::safe(page) { page } else { "" };
        let csrf = session.csrf.as_str();
        let ours = sealed::mark(house, "form", &[csrf, page]);
        let owner = sealed::mark(house, "owner", &[session.account.id.as_str(), csrf, page]);
        let page = BASE64_URL_SAFE_NO_PAD.encode(page);
        [csrf, page.as_str(), ours.as_str(), owner.as_str()].join(&BETWEEN.to_string())
    }

    /// Reads one of ours.
    pub fn read(house: &House, text: &str) -> Option<Word> {
        let mut parts = text.split(BETWEEN);
        let (csrf, page, ours, owner) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        let page = String::from_utf8(BASE64_URL_SAFE_NO_PAD.decode(page).ok()?).ok()?;
        let marked = sealed::is_marked(house, "form", &[csrf, &page], ours);
        marked.then(|| Word { csrf: csrf.to_owned(), page, owner: owner.to_owned(), text: text.to_owned() })
    }

    /// The page of the form; empty where it is not known.
    pub fn page(&self) -> &str {
        &self.page
    }

    /// All of it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Was the form shown to the person of this session, in whichever session of theirs?
    pub fn is_of(&self, house: &House, session: &Session) -> bool {
        let parts = [session.account.id.as_str(), &self.csrf, &self.page];
        sealed::is_marked(house, "owner", &parts, &self.owner)
    }
}

impl SignedIn {
    /// The actor of everything this person does.
    pub fn actor(&self) -> &Actor {
        &self.session.actor
    }

    /// The session itself.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Takes note that the person has just chosen the password.
    pub fn has_own_password(&mut self) {
        self.session.account.must_change = false;
    }

    /// Accepts the word of a form, where it is the session's own. A page that comes back with it is the page of the
    /// form.
    pub fn takes(&mut self, word: &str) -> bool {
        if word.split(BETWEEN).next() != Some(self.session.csrf.as_str()) {
            return false;
        }
        if let Some(word) = Word::read(self.frame.house(), word) {
            self.word = Word::write(self.frame.house(), &self.session, word.page());
        }
        true
    }

    /// For whom this person's own pages are made.
    pub fn audience(&self) -> Audience {
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
    pub fn done(&self, page: &str, done: Done) -> Response {
        echo::to(&self.frame, &self.session.csrf, page, done)
    }

    /// A page in this person's language.
    pub fn page_of(&self, title: &Message, audience: Audience, here: &str) -> Page {
        self.around(Page::of(title, audience, self.reader.language_of(title, self.own_language())), here)
    }

    /// A page in a language that was set for what it shows.
    pub fn page_in(&self, language: Language, title: &Message, audience: Audience, here: &str) -> Page {
        self.around(Page::of(title, audience, language), here)
    }

    /// The language that was set for what a page shows, unless its address asks for another one.
    pub fn language_or(&self, set: &str, title: &Message) -> Language {
        let set = || Language::named(set).unwrap_or(Language::ENGLISH);
        self.reader.asks_for(title).unwrap_or_else(set)
    }

    /// The language that this person chose, where there still is a catalogue of it.
    pub fn own_language(&self) -> Option<Language> {
        self.session.account.language.as_deref().and_then(|tag| Language::named(tag).ok())
    }

    /// What stands around a page of somebody who is signed in.
    fn around(&self, mut page: Page, here: &str) -> Page {
        page.signed_in_as = Some(self.session.account.name.clone());
        page.csrf = self.word.clone();
        page.said = self.said.as_ref().map(|said| page.notice(Tone::Good, said));
        page.demonstration = self.frame.is_demonstration();
        page.register = self.frame.house().register;
        page.nav = self.frame.navigation.links(self.session.account.role, here);
        page
    }

    /// Where this person's work begins.
    pub fn home(&self) -> &str {
        match self.session.account.role {
            // Administration is done elsewhere.
            Role::Admin => ACCOUNT,
            role => self.frame.navigation.first(role).unwrap_or(ACCOUNT),
        }
    }
}

impl<S> FromRequestParts<S> for SignedIn
where
    S: Send + Sync,
    Frame: FromRef<S>,
{
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<SignedIn, PageError> {
        let frame = Frame::from_ref(state);
        let asked = (parts.method == Method::GET)
            .then(|| parts.uri.path_and_query().map(|page| page.as_str().to_owned()))
            .flatten()
            .filter(|page| addresses::safe(page));
        let Some(token) = token(&frame, &parts.headers) else { return Err(PageError::SignIn(asked)) };
        match directory::session(frame.house(), &token).await? {
            Some(session) => {
                if let Some(first) = session.first()
                    && !open_before(first).contains(&parts.uri.path())
                {
                    return Err(match first {
                        First::Password => PageError::OwnPasswordFirst,
                        First::Factor => PageError::FactorFirst(asked),
                    });
                }
                admitted(parts, &session)?;
                let said = parts.extensions.get::<Resumed>().map(|Resumed| message!("kept-back"));
                let path = parts.uri.path();
                let said = said.or_else(|| echo::read(frame.house(), &session.csrf, path, &parts.headers));
                let reader = Reader::of_parts(parts);
                let page = asked.as_deref().unwrap_or_default();
                Ok(SignedIn { said, ..person(&frame, session, page, reader) })
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
