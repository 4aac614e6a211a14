//! One proposal, on a page of its own: to rely on a stale entry, to end a basis, to say what an agency investigates.

use askama::Template;
use clearline_frame::view::{Choice, Fact, FieldError, Page, Words};
use clearline_report::Message;

use crate::view::Link;

/// `/counsel/rely?entry=…`, `/counsel/agencies/{id}/end?…` and `/counsel/agencies/{id}/investigates`. Posts `csrf`, what
/// is in `hidden`, and of `answer`, `from`, `to`, `evidence`, the file `document` and `reason` those that are asked, to
/// `action`; as `multipart/form-data` where a document is asked. `csrf` comes first.
#[derive(Debug, Clone, Template)]
#[template(path = "ask/page.html")]
pub(super) struct Ask {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// The page it belongs to.
    pub back: Link,
    /// What is proposed, such as `Rely on a stale entry`.
    pub title: Message,
    /// What must be known before, one paragraph each.
    pub remarks: Vec<Message>,
    /// What it is about.
    pub facts: Vec<Fact>,
    /// Where it posts to.
    pub action: String,
    /// Names and values that go along unseen.
    pub hidden: Vec<(String, String)>,
    /// The fields.
    pub fields: AskFields,
    /// What the button says, such as `Propose`.
    pub button: Message,
    /// What is wrong with the last attempt, by field.
    pub errors: Vec<FieldError>,
}

/// What is asked; each as it was typed, and absent where it is not asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct AskFields {
    /// The question, and its answers (`answer`).
    pub answer: Option<(Message, Vec<Choice>)>,
    /// The countries, by code or name (`countries`).
    pub countries: Option<String>,
    /// Who gave the evidence (`given_by`), and on which day (`given_on`).
    pub given: Option<(String, String)>,
    /// The first day (`from`).
    pub from: Option<String>,
    /// The last day (`to`).
    pub to: Option<String>,
    /// What the evidence is (`evidence`).
    pub evidence: Option<String>,
    /// Which documents are taken (`document`), such as `PDF, at most 10 MB.`
    pub document: Option<Message>,
    /// The reason (`reason`), which is always asked.
    pub reason: String,
}

impl Ask {
    /// What is wrong with one field.
    pub(super) fn error(&self, field: &str) -> Option<&Words> {
        self.errors.iter().find(|error| error.field == field).map(|error| &error.words)
    }
}
