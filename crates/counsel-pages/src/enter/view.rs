//! The page at `/counsel/enter`.

use askama::Template;
use clearline_frame::view::{Choice, FieldError, Page, Words};
use clearline_report::Message;

use crate::view::Link;

/// `/counsel/enter?about=CODE`, `?about=PROVIDER` or `?about=new`. Posts `csrf`, `about` and what is in [`EnterFields`] to
/// the same address, as `multipart/form-data`; `csrf` comes first.
#[derive(Debug, Clone, Template)]
#[template(path = "enter/page.html")]
pub(super) struct Enter {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// The page it belongs to.
    pub back: Link,
    /// Of whom it is.
    pub name: Words,
    /// Of whom it is, as it goes along unseen (`about`).
    pub about: String,
    /// The fields.
    pub fields: EnterFields,
    /// What is wrong with the last attempt, by field.
    pub errors: Vec<FieldError>,
}

/// What is asked, each as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct EnterFields {
    /// The name of the service (`service`), where the register does not have its provider.
    pub service: Option<String>,
    /// What it says (`detail`).
    pub details: Vec<Choice>,
    /// What is so (`value`).
    pub value: String,
    /// Who published the source (`publisher`).
    pub publisher: String,
    /// What the source is called (`title`).
    pub title: String,
    /// Its address (`url`), where it has one.
    pub url: String,
    /// The day of the fact (`as_of`), where the source bears one.
    pub as_of: String,
    /// What the source is (`basis`).
    pub bases: Vec<Choice>,
    /// How sure it is (`confidence`).
    pub confidences: Vec<Choice>,
    /// Which documents are taken (`document`).
    pub document: Message,
    /// The reason (`reason`).
    pub reason: String,
}

impl Enter {
    /// What is wrong with one field.
    pub(super) fn error(&self, field: &str) -> Option<&Words> {
        self.errors.iter().find(|error| error.field == field).map(|error| &error.words)
    }
}
