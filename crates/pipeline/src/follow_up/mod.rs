//! Follow up: what keeps a report, the ledger of foreign requests, the notices we owe, and what ends: destruction on
//! notification, and retention of our own.

pub mod destruction;
pub mod holds;
pub mod letter;
pub mod notices;
pub mod preservation;
pub mod request_list;
pub mod requests;
pub mod retention;
pub mod unable;

use clearline_core::Trouble;
use clearline_report::{Message, message};

use clearline_disclosure::standing::Barred;

/// Why something that follows a report was not done.
#[derive(Debug, thiserror::Error)]
pub enum FollowUpError {
    /// The caller may not do this.
    #[error("not permitted")]
    Denied(clearline_law::access::Denied),
    /// There is no such thing for this caller.
    #[error("not found")]
    NotFound,
    /// It was this agency's referral, and its access has ended.
    #[error("access has ended")]
    AccessEnded,
    /// The agency is suspended: its access is paused.
    #[error("access is paused")]
    Suspended,
    /// What was asked cannot be; the message says what to do.
    #[error("unfit: {}", .0.id())]
    Unfit(Message),
    /// A provider's webhook did not take the notice; it is tried again.
    #[error("the webhook of {provider} did not take the notice: {why}")]
    NotTaken {
        /// Whose webhook.
        provider: String,
        /// What came back.
        why: String,
    },
    /// An internal fault, logged for the operator.
    #[error("follow-up failed")]
    Trouble(#[source] Trouble),
}

impl From<Trouble> for FollowUpError {
    fn from(trouble: Trouble) -> Self {
        FollowUpError::Trouble(trouble)
    }
}

impl From<Barred> for FollowUpError {
    fn from(barred: Barred) -> Self {
        match barred {
            Barred::NotFound => FollowUpError::NotFound,
            Barred::Denied(denied) => FollowUpError::Denied(denied),
            Barred::AccessEnded => FollowUpError::AccessEnded,
            Barred::Suspended => FollowUpError::Suspended,
            Barred::NotAcknowledged => FollowUpError::Unfit(message!("unfit-acknowledge-first")),
            Barred::NotOpened => FollowUpError::Unfit(message!("unfit-open-first")),
            Barred::Trouble(trouble) => FollowUpError::Trouble(trouble),
        }
    }
}

impl From<clearline_law::access::Denied> for FollowUpError {
    fn from(denied: clearline_law::access::Denied) -> Self {
        FollowUpError::Denied(denied)
    }
}
