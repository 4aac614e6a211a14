//! The page on which an agency objects to a destruction.

use askama::Template;
use clearline_frame::view::{Choice, Page, Words};

/// `/agency/referrals/{id}/objection`: where an agency objects to a destruction that waits.
#[derive(Debug, Clone, Template)]
#[template(path = "follow_up/object/page.html")]
pub(super) struct Object {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// The referral's id.
    pub referral: String,
    /// The files that await destruction (fields `file` and `reason`).
    pub files: Vec<Choice>,
    /// The reason as it was typed.
    pub reason: String,
    /// What was wrong with the last attempt.
    pub error: Option<Words>,
}
