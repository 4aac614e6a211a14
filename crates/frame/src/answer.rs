//! How a handler answers: a page, or a refusal that is a page too.

use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use clearline_core::{Trouble, lack};
use clearline_disclosure::referral::ReferError;
use clearline_http::count_limited;
use clearline_http::limits::RETRY_AFTER_SECONDS;
use clearline_identity::directory::DirectoryError;
use clearline_identity::throttle::TooMany;
use clearline_law::access::{Denied, DeniedKind};
use clearline_records::dossier::readings::OpenError;
use clearline_report::Message;

use crate::addresses::{ACCOUNT, FACTOR};
use crate::reader::name_language;
use crate::refused::RefusalKind;

/// A page that is ready to be read.
pub struct Shown<T>(pub T);

impl<T: Template> IntoResponse for Shown<T> {
    fn into_response(self) -> Response {
        match self.0.render() {
            Ok(text) => {
                let mut response = Html("").into_response();
                name_language(&text, &mut response);
                *response.body_mut() = text.into();
                response
            }
            Err(error) => PageError::broken(&error).into_response(),
        }
    }
}

/// A sign-in that takes along what was typed. Its page is written by whoever serves the sign-in.
#[derive(Debug, Clone)]
pub struct Again {
    /// The page to go on to.
    pub to: String,
    /// What was typed, sealed; empty where it was too long.
    pub kept: String,
    /// What the page says of it.
    pub words: Message,
}

/// Why no page could be shown.
#[derive(Debug)]
pub enum PageError {
    /// Sign in first, and go on to the page that was asked for.
    SignIn(Option<String>),
    /// The session ended while a form was filled in: what was typed goes along.
    SignInAgain(Again),
    /// Choose a password of your own first.
    OwnPasswordFirst,
    /// Show the second factor first, and go on to the page that was asked for.
    FactorFirst(Option<String>),
    /// Nothing there, or its existence is not disclosed.
    NotFound,
    /// Not by this person.
    NotYours,
    /// Not while the person's agency is suspended.
    Paused,
    /// The access of the person's agency to the referral has ended. Where its page can be given, that says when and why.
    Ended,
    /// It could not be understood; the message says what to do.
    Wrong(Message),
    /// A limit was met: which one, and how long to wait.
    TooMany(TooMany),
    /// Our fault; already logged for the operator.
    OurFault,
    /// Not now: the database or the store of files accepts no writes. Already logged for the operator.
    NotNow,
}

impl PageError {
    /// A limit was met by `what`, a word of metrics.
    pub fn limited(what: &'static str, met: TooMany) -> PageError {
        count_limited(what, met.limit);
        PageError::TooMany(met)
    }

    /// An internal error: the operator gets the chain of causes in the log, the reader gets none of it.
    pub fn broken(error: &(dyn std::error::Error + 'static)) -> PageError {
        match lack::tell("a page", error) {
            Some(_) => PageError::NotNow,
            None => PageError::OurFault,
        }
    }
}

impl From<Trouble> for PageError {
    fn from(trouble: Trouble) -> Self {
        PageError::broken(&trouble)
    }
}

impl From<OpenError> for PageError {
    /// Where a reading cannot be recorded no page is shown.
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::Denied(denied) => denied.into(),
            OpenError::Trouble(trouble) => trouble.into(),
        }
    }
}

impl From<Denied> for PageError {
    fn from(denied: Denied) -> Self {
        match denied.kind {
            DeniedKind::NotFound => PageError::NotFound,
            DeniedKind::Forbidden => PageError::NotYours,
        }
    }
}

impl From<ReferError> for PageError {
    fn from(error: ReferError) -> Self {
        match error {
            ReferError::NotFound => PageError::NotFound,
            ReferError::AccessEnded => PageError::Ended,
            ReferError::Suspended => PageError::Paused,
            ReferError::Denied(denied) => denied.into(),
            ReferError::Refused(refusal) => PageError::Wrong(refusal.message()),
            ReferError::Trouble(trouble) => trouble.into(),
        }
    }
}

impl From<DirectoryError> for PageError {
    fn from(error: DirectoryError) -> Self {
        match error {
            DirectoryError::Denied(denied) => denied.into(),
            DirectoryError::Unknown { .. } => PageError::NotFound,
            DirectoryError::Unfit(why) | DirectoryError::Password(why) => PageError::Wrong(why),
            DirectoryError::TooMany(met) => PageError::limited("own_password", met),
            DirectoryError::Trouble(trouble) => trouble.into(),
        }
    }
}

impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        let (kind, detail) = match self {
            PageError::SignIn(to) => return Redirect::to(&going_on("/sign-in", to)).into_response(),
            PageError::FactorFirst(to) => return Redirect::to(&going_on(FACTOR, to)).into_response(),
            PageError::SignInAgain(again) => {
                let mut response = StatusCode::FORBIDDEN.into_response();
                response.extensions_mut().insert(again);
                return response;
            }
            PageError::OwnPasswordFirst => return Redirect::to(ACCOUNT).into_response(),
            PageError::NotFound => (RefusalKind::NotFound, None),
            PageError::NotYours | PageError::Ended => (RefusalKind::NotYours, None),
            PageError::Paused => (RefusalKind::Paused, None),
            PageError::Wrong(message) => (RefusalKind::NotUnderstood, Some(message)),
            PageError::OurFault => (RefusalKind::OurFault, None),
            PageError::NotNow => (RefusalKind::NotNow, None),
            PageError::TooMany(met) => {
                let mut response = refusal(RefusalKind::TooMany, Some(met.message()));
                response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(met.seconds()));
                return response;
            }
        };
        refusal(kind, detail)
    }
}

/// An address with the page to go on to.
fn going_on(at: &str, to: Option<String>) -> String {
    let query = to.and_then(|to| serde_urlencoded::to_string([("to", to)]).ok());
    query.map_or_else(|| at.to_owned(), |query| format!("{at}?{query}"))
}

/// A refusal that has no page yet: the page quotes the request's number, which a handler does not know.
#[derive(Debug, Clone)]
pub(crate) struct Unwritten {
    /// What is refused, and why.
    pub(crate) kind: RefusalKind,
    /// What is said besides.
    pub(crate) detail: Option<Message>,
}

/// A refusal. Its page is written by [`crate::refused::write_pages`].
pub fn refusal(kind: RefusalKind, detail: Option<Message>) -> Response {
    let status = StatusCode::from_u16(kind.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = status.into_response();
    if kind == RefusalKind::NotNow {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(RETRY_AFTER_SECONDS));
    }
    response.extensions_mut().insert(Unwritten { kind, detail });
    response
}
