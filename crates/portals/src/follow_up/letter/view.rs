//! A letter that is drafted, to be sent by a person.

use askama::Template;
use clearline_frame::view::{Fact, Page, Words};

/// A letter, made to be printed.
#[derive(Debug, Clone, Template)]
#[template(path = "follow_up/letter/page.html")]
pub(super) struct LetterPage {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// Where it belongs.
    pub back: String,
    /// Its title.
    pub title: Words,
    /// Who writes, to whom, when.
    pub head: Vec<Fact>,
    /// Its text.
    pub paragraphs: Vec<Words>,
    /// What it rests on.
    pub lines: Vec<LetterLine>,
}

/// One fact of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LetterLine {
    /// What it is.
    pub name: Words,
    /// What it says.
    pub value: Words,
    /// Its clause, as lawyers cite it.
    pub clause: Option<String>,
}
