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
use clearline_report::{Message, message, words};
use jiff::Timestamp;

use crate::Frame;
use crate::cookies::value_of;
use crate::limits::ECHO_SECONDS;

const COOKIE: &str = "clearline_done";
const PURPOSE: &str = "done";

words! {
    /// What was done.
    pub enum Done of "act" {
        /// A report was decided.
        Decided = "decided" => message!("done-decided"),
        /// An alert was taken.
        Assigned = "assigned" => message!("done-assigned"),
        /// Posts were dismissed together.
        Dismissed = "dismissed" => message!("done-dismissed"),
        /// A dismissal was undone.
        Undone = "undone" => message!("done-undone"),
        /// Who viewed a file was recorded.
        Attested = "attested" => message!("done-attested"),
        /// Who received a package was recorded.
        HandedOver = "handed_over" => message!("done-handed-over"),
        /// A provider keeps longer.
        KeptLonger = "kept_longer" => message!("done-kept-longer"),
        /// An agency requested more time.
        Asked = "asked" => message!("done-asked"),
        /// Process that was served was recorded.
        HoldRecorded = "hold_recorded" => message!("done-hold-recorded"),
        /// A hold was lifted.
        HoldLifted = "hold_lifted" => message!("done-hold-lifted"),
        /// A hold was confirmed.
        HoldConfirmed = "hold_confirmed" => message!("done-hold-confirmed"),
        /// A foreign request was declined.
        RequestDeclined = "request_declined" => message!("done-request-declined"),
        /// The conditions were acknowledged.
        Acknowledged = "acknowledged" => message!("done-acknowledged"),
        /// A referral was accepted.
        Accepted = "accepted" => message!("done-accepted"),
        /// A referral was declined.
        Declined = "declined" => message!("done-declined"),
        /// A referral was transferred.
        Transferred = "transferred" => message!("done-transferred"),
        /// A warrant was recorded.
        WarrantRecorded = "warrant_recorded" => message!("done-warrant-recorded"),
        /// Feedback was given.
        FeedbackGiven = "feedback_given" => message!("done-feedback-given"),
        /// Destruction was notified.
        Notified = "notified" => message!("done-notified"),
        /// An agency objected to a destruction.
        Objected = "objected" => message!("done-objected"),
        /// Something was proposed.
        Proposed = "proposed" => message!("done-proposed"),
        /// A proposal was approved.
        Approved = "approved" => message!("done-approved"),
        /// A proposal was refused.
        Refused = "refused" => message!("done-refused"),
        /// A proposal was withdrawn.
        Withdrawn = "withdrawn" => message!("done-withdrawn"),
        /// What was in force was ended.
        Ended = "ended" => message!("done-ended"),
        /// Counsel confirmed a destruction.
        DestructionConfirmed = "destruction_confirmed" => message!("done-destruction-confirmed"),
        /// Counsel entered a court's order.
        OrderEntered = "order_entered" => message!("done-order-entered"),
        /// A release was proposed.
        ReleaseProposed = "release_proposed" => message!("done-release-proposed"),
        /// A release was agreed to.
        Released = "released" => message!("done-released"),
        /// A proposal to release was taken back.
        ReleaseWithdrawn = "release_withdrawn" => message!("done-release-withdrawn"),
        /// The password was changed.
        PasswordChanged = "password_changed" => message!("done-password-changed"),
        /// Another session of the same person was ended.
        SessionEnded = "session_ended" => message!("done-session-ended"),
        /// The session has ended.
        SignedOut = "signed_out" => message!("done-signed-out"),
        /// The language of an agency's briefs was set.
        AgencyLanguageSet = "agency_language_set" => message!("done-agency-language"),
        /// A language was chosen.
        LanguageChosen = "language_chosen" => message!("done-language-chosen"),
    }
}

/// Leads to a page of ours, which will say what was done. `session` is the session's own word, empty where nobody is
/// signed in.
pub fn to(frame: &Frame, session: &str, page: &str, done: Done) -> Response {
    let mut response = Redirect::to(page).into_response();
    if let Ok(cookie) = HeaderValue::from_str(&cookie(frame, session, page, done)) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

fn cookie(frame: &Frame, session: &str, page: &str, done: Done) -> String {
    let path = page.split('?').next().unwrap_or("/");
    let until = frame.house().now().as_second().saturating_add(ECHO_SECONDS).to_string();
    let mark = sealed::mark(frame.house(), PURPOSE, &[session, path, done.word(), &until]);
    let secure = if frame.site.is_https() { "; Secure" } else { "" };
    format!(
        "{COOKIE}={}.{until}.{mark}; HttpOnly; SameSite=Strict; Path={path}; Max-Age={ECHO_SECONDS}{secure}",
        done.word()
    )
}

/// What the page at `path` has to say, where the request brings it.
pub fn read(house: &House, session: &str, path: &str, headers: &HeaderMap) -> Option<Message> {
    let value = value_of(headers, COOKIE)?;
    let mut parts = value.split('.');
    let (word, until, mark) = (parts.next()?, parts.next()?, parts.next()?);
    let done = word.parse::<Done>().ok()?;
    let ours = sealed::is_marked(house, PURPOSE, &[session, path, word, until], mark);
    let ends = Timestamp::from_second(until.parse().ok()?).ok()?;
    (ours && house.now() < ends).then(|| done.message())
}

/// The message was shown: the cookie is removed.
pub async fn once(request: Request, next: Next) -> Response {
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
        for done in Done::ALL {
            let (word, words) = (done.word(), Language::ENGLISH.say(&done.message()));
            assert_eq!(word.parse(), Ok(done));
            assert!(words.ends_with('.') && !word.contains('.'), "{word}: {words}");
        }
        assert!("anything".parse::<Done>().is_err());
    }
}
