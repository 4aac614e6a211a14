//! The page on which an agency notifies that files must be destroyed.

use askama::Template;
use clearline_frame::view::{Choice, FieldError, Page, Words};
use clearline_report::Message;

use crate::follow_up::view::DestructionRow;

/// `/agency/referrals/{id}/destruction`: where an agency notifies that a depiction must be destroyed here.
#[derive(Debug, Clone, Template)]
#[template(path = "follow_up/destroy/page.html")]
pub(super) struct Destroy {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// The referral's id.
    pub referral: String,
    /// What will happen, sentence by sentence.
    pub follows: Vec<Message>,
    /// The files it may be about (fields `file`, `reference` and `password`).
    pub files: Vec<Choice>,
    /// The reference as it was typed.
    pub reference: String,
    /// What was wrong with the last attempt, by the field.
    pub error: Option<FieldError>,
    /// What this agency notified before.
    pub told: Vec<DestructionRow>,
}

impl Destroy {
    fn error(&self, field: &str) -> Option<&Words> {
        self.error.as_ref().filter(|error| error.field == field).map(|error| &error.words)
    }
}
