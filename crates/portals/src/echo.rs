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
use jiff::Timestamp;

use crate::Portal;
use crate::limits::ECHO_SECONDS;
use crate::session::value_of;
use crate::view::{Notice, Tone};

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
}

impl Done {
    /// Each with its word and its sentence.
    const ALL: [(Done, &'static str, &'static str); 32] = [
        (Done::Decided, "decided", "Your decision is recorded."),
        (Done::Assigned, "assigned", "The alert is assigned to you. It is off everybody's list."),
        (Done::Dismissed, "dismissed", "The posts are dismissed. You can undo it below."),
        (Done::Undone, "undone", "The dismissal is undone. The posts are back in the review queue."),
        (Done::Attested, "attested", "It is recorded who viewed the file."),
        (Done::HandedOver, "handed_over", "It is recorded what became of the package."),
        (Done::KeptLonger, "kept_longer", "The new date is saved."),
        (Done::Asked, "asked", "Your request is sent."),
        (Done::HoldRecorded, "hold_recorded", "It is recorded. The periods below include it."),
        (Done::HoldLifted, "hold_lifted", "It is lifted. The periods below show it."),
        (Done::HoldConfirmed, "hold_confirmed", "It is confirmed and in force."),
        (Done::RequestDeclined, "request_declined", "The request is declined. Its provider gets a notice."),
        (Done::Acknowledged, "acknowledged", "The conditions are acknowledged. This is the report."),
        (Done::Accepted, "accepted", "Your agency has accepted this referral."),
        (
            Done::Declined,
            "declined",
            "Your agency has declined this referral. Our team is told. You keep access and can still accept it.",
        ),
        (Done::Transferred, "transferred", "The referral is transferred. Your access has ended."),
        (Done::WarrantRecorded, "warrant_recorded", "The warrant is recorded. See below which files open."),
        (Done::FeedbackGiven, "feedback_given", "Your feedback is recorded. It is in the history below."),
        (Done::Notified, "notified", "You notified us. Nobody can open the file now."),
        (Done::Objected, "objected", "Our counsel has your objection."),
        (Done::Proposed, "proposed", "It is proposed. A second person must approve it."),
        (Done::Approved, "approved", "It is approved."),
        (Done::Refused, "refused", "It is refused."),
        (Done::Withdrawn, "withdrawn", "It is withdrawn."),
        (Done::Ended, "ended", "It is ended."),
        (Done::DestructionConfirmed, "destruction_confirmed", "It is confirmed."),
        (Done::OrderEntered, "order_entered", "The order is entered."),
        (
            Done::ReleaseProposed,
            "release_proposed",
            "It is proposed to take it back. A second person must agree.",
        ),
        (Done::Released, "released", "It is taken back. The file can be opened again."),
        (Done::ReleaseWithdrawn, "release_withdrawn", "The proposal to take it back is withdrawn."),
        (
            Done::PasswordChanged,
            "password_changed",
            "Your password is changed. Wherever else you were signed in, you are no longer.",
        ),
        (Done::SignedOut, "signed_out", "You are signed out."),
    ];

    fn word(self) -> &'static str {
        Done::ALL.iter().find(|(done, ..)| *done == self).map_or("", |(_, word, _)| word)
    }

    fn of(word: &str) -> Option<(Done, &'static str)> {
        Done::ALL.iter().find(|(_, known, _)| *known == word).map(|(done, _, words)| (*done, *words))
    }

    /// The message itself.
    pub(crate) fn notice(self) -> Notice {
        let words = Done::ALL.iter().find(|(done, ..)| *done == self).map_or("", |(.., words)| words);
        Notice { tone: Tone::Good, words: words.to_owned() }
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
    let secure = if portal.is_https() { "; Secure" } else { "" };
    format!(
        "{COOKIE}={}.{until}.{mark}; HttpOnly; SameSite=Strict; Path={path}; Max-Age={ECHO_SECONDS}{secure}",
        done.word()
    )
}

/// What the page at `path` has to say, where the request brings it.
pub(crate) fn read(house: &House, session: &str, path: &str, headers: &HeaderMap) -> Option<Notice> {
    let value = value_of(headers, COOKIE)?;
    let mut parts = value.split('.');
    let (word, until, mark) = (parts.next()?, parts.next()?, parts.next()?);
    let (done, _) = Done::of(word)?;
    let ours = sealed::is_marked(house, PURPOSE, &[session, path, word, until], mark);
    let ends = Timestamp::from_second(until.parse().ok()?).ok()?;
    (ours && house.now() < ends).then(|| done.notice())
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
    use super::*;

    #[test]
    fn each_has_one_word_and_one_sentence() {
        for (done, word, words) in Done::ALL {
            assert_eq!(Done::of(word), Some((done, words)));
            assert_eq!((done.word(), done.notice().words.as_str()), (word, words));
            assert!(words.ends_with('.') && !word.contains('.'), "{word}");
        }
        assert_eq!(Done::of("anything"), None);
    }
}
