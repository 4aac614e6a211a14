//! What an act answers: a message on the page that follows it.
//!
//! An act redirects, so that loading the page again does not act again. The message goes along in a cookie that only the
//! page it is meant for is sent, that lives for a minute, and that a page shows once. It holds one of our own words, the
//! moment, and our mark over both, the page and the session: nobody else can make a page say something.

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use clearline_core::House;
use clearline_identity::sealed;
use clearline_report::{Message, message};
use jiff::Timestamp;

use crate::Portal;
use crate::cookies::value_of;
use crate::limits::ECHO_SECONDS;

const COOKIE: &str = "clearline_done";
const PURPOSE: &str = "done";

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Done {
    /// A report was decided.
    Decided,
    /// An alert was taken.
    Assigned,
    /// Posts were dismissed together.
    Dismissed,
    /// A dismissal was undone.
    Undone,
    /// Who viewed a file was recorded.
    Attested,
    /// Who received a package was recorded.
    HandedOver,
    /// A provider keeps longer.
    KeptLonger,
    /// An agency requested more time.
    Asked,
    /// Process that was served was recorded.
    HoldRecorded,
    /// A hold was lifted.
    HoldLifted,
    /// A hold was confirmed.
    HoldConfirmed,
    /// A foreign request was declined.
    RequestDeclined,
    /// The conditions were acknowledged.
    Acknowledged,
    /// A referral was accepted.
    Accepted,
    /// A referral was declined.
    Declined,
    /// A referral was transferred.
    Transferred,
    /// A warrant was recorded.
    WarrantRecorded,
    /// Feedback was given.
    FeedbackGiven,
    /// Destruction was notified.
    Notified,
    /// An agency objected to a destruction.
    Objected,
    /// Something was proposed.
    Proposed,
    /// A proposal was approved.
    Approved,
    /// A proposal was refused.
    Refused,
    /// A proposal was withdrawn.
    Withdrawn,
    /// What was in force was ended.
    Ended,
    /// Counsel confirmed a destruction.
    DestructionConfirmed,
    /// Counsel entered a court's order.
    OrderEntered,
    /// A release was proposed.
    ReleaseProposed,
    /// A release was agreed to.
    Released,
    /// A proposal to release was taken back.
    ReleaseWithdrawn,
    /// The password was changed.
    PasswordChanged,
    /// The session has ended.
    SignedOut,
    /// A language was chosen.
    LanguageChosen,
}

impl Done {
    /// Each with its word and its message.
    fn all() -> [(Done, &'static str, Message); 33] {
        [
            (Done::Decided, "decided", message!("done-decided")),
            (Done::Assigned, "assigned", message!("done-assigned")),
            (Done::Dismissed, "dismissed", message!("done-dismissed")),
            (Done::Undone, "undone", message!("done-undone")),
            (Done::Attested, "attested", message!("done-attested")),
            (Done::HandedOver, "handed_over", message!("done-handed-over")),
            (Done::KeptLonger, "kept_longer", message!("done-kept-longer")),
            (Done::Asked, "asked", message!("done-asked")),
            (Done::HoldRecorded, "hold_recorded", message!("done-hold-recorded")),
            (Done::HoldLifted, "hold_lifted", message!("done-hold-lifted")),
            (Done::HoldConfirmed, "hold_confirmed", message!("done-hold-confirmed")),
            (Done::RequestDeclined, "request_declined", message!("done-request-declined")),
            (Done::Acknowledged, "acknowledged", message!("done-acknowledged")),
            (Done::Accepted, "accepted", message!("done-accepted")),
            (Done::Declined, "declined", message!("done-declined")),
            (Done::Transferred, "transferred", message!("done-transferred")),
            (Done::WarrantRecorded, "warrant_recorded", message!("done-warrant-recorded")),
            (Done::FeedbackGiven, "feedback_given", message!("done-feedback-given")),
            (Done::Notified, "notified", message!("done-notified")),
            (Done::Objected, "objected", message!("done-objected")),
            (Done::Proposed, "proposed", message!("done-proposed")),
            (Done::Approved, "approved", message!("done-approved")),
            (Done::Refused, "refused", message!("done-refused")),
            (Done::Withdrawn, "withdrawn", message!("done-withdrawn")),
            (Done::Ended, "ended", message!("done-ended")),
            (Done::DestructionConfirmed, "destruction_confirmed", message!("done-destruction-confirmed")),
            (Done::OrderEntered, "order_entered", message!("done-order-entered")),
            (Done::ReleaseProposed, "release_proposed", message!("done-release-proposed")),
            (Done::Released, "released", message!("done-released")),
            (Done::ReleaseWithdrawn, "release_withdrawn", message!("done-release-withdrawn")),
            (Done::PasswordChanged, "password_changed", message!("done-password-changed")),
            (Done::LanguageChosen, "language_chosen", message!("done-language-chosen")),
            (Done::SignedOut, "signed_out", message!("done-signed-out")),
        ]
    }

    fn word(self) -> &'static str {
        Done::all().into_iter().find(|(done, ..)| *done == self).map_or("", |(_, word, _)| word)
    }

    fn of(word: &str) -> Option<Done> {
        Done::all().into_iter().find(|(_, known, _)| *known == word).map(|(done, ..)| done)
    }

    /// The message itself.
    pub(crate) fn message(self) -> Message {
        Done::all().into_iter().find(|(done, ..)| *done == self).map_or(Message::new(""), |(.., said)| said)
    }
}

/// Leads to a page of ours, which will say what was done. `session` is the session's own word, empty where nobody is
/// signed in.
pub(crate) fn to(portal: &Portal, session: &str, page: &str, done: Done) -> Response {
    let mut response = Redirect::to(page).into_response();
    if let Ok(cookie) = HeaderValue::from_str(&cookie(portal, session, page, done)) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

fn cookie(portal: &Portal, session: &str, page: &str, done: Done) -> String {
    let path = page.split('?').next().unwrap_or("/");
    let until = portal.house.now().as_second().saturating_add(ECHO_SECONDS).to_string();
    let mark = sealed::mark(&portal.house, PURPOSE, &[session, path, done.word(), &until]);
    let secure = if portal.site().is_https() { "; Secure" } else { "" };
    format!(
        "{COOKIE}={}.{until}.{mark}; HttpOnly; SameSite=Strict; Path={path}; Max-Age={ECHO_SECONDS}{secure}",
        done.word()
    )
}

/// What the page at `path` has to say, where the request brings it.
pub(crate) fn read(house: &House, session: &str, path: &str, headers: &HeaderMap) -> Option<Message> {
    let value = value_of(headers, COOKIE)?;
    let mut parts = value.split('.');
    let (word, until, mark) = (parts.next()?, parts.next()?, parts.next()?);
    let done = Done::of(word)?;
    let ours = sealed::is_marked(house, PURPOSE, &[session, path, word, until], mark);
    let ends = Timestamp::from_second(until.parse().ok()?).ok()?;
    (ours && house.now() < ends).then(|| done.message())
}

/// The message was shown: the cookie is removed.
pub(crate) async fn once(request: Request, next: Next) -> Response {
    let brought = request.method() == Method::GET && value_of(request.headers(), COOKIE).is_some();
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    let is_page = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if brought && is_page {
        let over = format!("{COOKIE}=; HttpOnly; SameSite=Strict; Path={path}; Max-Age=0");
        if let Ok(over) = HeaderValue::from_str(&over) {
            response.headers_mut().append(header::SET_COOKIE, over);
        }
    }
    response
}

#[cfg(test)]
mod tests {
    use clearline_i18n::Language;

    use super::*;

    #[test]
    fn each_has_one_word_and_one_sentence() {
        for (done, word, message) in Done::all() {
            assert_eq!((Done::of(word), done.word(), done.message()), (Some(done), word, message.clone()));
            let words = Language::ENGLISH.say(&message);
            assert!(words.ends_with('.') && !word.contains('.'), "{word}: {words}");
        }
        assert_eq!(Done::of("anything"), None);
    }
}
