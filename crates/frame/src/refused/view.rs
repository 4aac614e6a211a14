//! What a refusal says, and what to do about it.

use askama::Template;
use clearline_report::{Message, message};

use crate::view::Page;

/// Any refusal, for any audience.
#[derive(Debug, Clone, Template)]
#[template(path = "refused/page.html")]
pub(super) struct Refusal {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// What it is about.
    pub kind: RefusalKind,
    /// What to quote when asking about it.
    pub reference: String,
    /// What exactly was wrong, where the person can do something about it.
    pub detail: Option<Message>,
}

/// Why a page could not be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefusalKind {
    /// 400: it could not be understood.
    NotUnderstood,
    /// 403: not by this person.
    NotYours,
    /// 403: not while the person's agency is suspended.
    Paused,
    /// 404: nothing is there, or its existence is not disclosed.
    NotFound,
    /// 408: it did not arrive in time.
    TooSlow,
    /// 429: too many at once.
    TooMany,
    /// 500: our fault.
    OurFault,
    /// 503: not now.
    NotNow,
}

impl RefusalKind {
    /// The status code of HTTP.
    pub fn status(self) -> u16 {
        match self {
            RefusalKind::NotUnderstood => 400,
            RefusalKind::NotYours | RefusalKind::Paused => 403,
            RefusalKind::NotFound => 404,
            RefusalKind::TooSlow => 408,
            RefusalKind::TooMany => 429,
            RefusalKind::OurFault => 500,
            RefusalKind::NotNow => 503,
        }
    }

    /// The heading.
    pub fn heading(self) -> Message {
        match self {
            RefusalKind::NotUnderstood => message!("refusal-not-understood"),
            RefusalKind::NotYours => message!("refusal-not-yours"),
            RefusalKind::Paused => message!("refusal-paused"),
            RefusalKind::NotFound => message!("refusal-not-found"),
            RefusalKind::TooSlow => message!("refusal-too-slow"),
            RefusalKind::TooMany => message!("refusal-too-many"),
            RefusalKind::OurFault => message!("refusal-our-fault"),
            RefusalKind::NotNow => message!("refusal-not-now"),
        }
    }

    /// Where to go from here, and what that link says.
    pub fn way(self) -> (&'static str, Message) {
        match self {
            RefusalKind::NotYours => ("/home", message!("refusal-own-pages")),
            _ => ("/", message!("refusal-start")),
        }
    }

    /// What to do next.
    pub fn advice(self) -> Message {
        match self {
            RefusalKind::NotUnderstood => message!("refusal-not-understood-advice"),
            RefusalKind::NotYours => message!("refusal-not-yours-advice"),
            RefusalKind::Paused => message!("refusal-paused-advice"),
            RefusalKind::NotFound => message!("refusal-not-found-advice"),
            RefusalKind::TooSlow => message!("refusal-too-slow-advice"),
            RefusalKind::TooMany => message!("refusal-too-many-advice"),
            RefusalKind::OurFault => message!("refusal-our-fault-advice"),
            RefusalKind::NotNow => message!("refusal-not-now-advice"),
        }
    }
}
