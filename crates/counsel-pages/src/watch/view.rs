//! The page at `/counsel/watch`.

use askama::Template;
use clearline_frame::view::Page;
use clearline_report::Message;

use crate::view::{Link, Source};

/// `/counsel/watch?item=ID&day=DATE`. The form of each row is sent in the address.
#[derive(Debug, Clone, Template)]
#[template(path = "watch/page.html")]
pub(super) struct WatchList {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// What is watched, by id.
    pub rows: Vec<WatchRow>,
}

/// One thing that may become law, or end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct WatchRow {
    /// Its id, and its place on the page.
    pub id: String,
    /// What is watched.
    pub title: String,
    /// How far it has come.
    pub state: Message,
    /// What would change.
    pub says: String,
    /// When it may happen.
    pub when: String,
    /// What else there is to know.
    pub note: Option<String>,
    /// Where it is from.
    pub sources: Vec<Source>,
    /// The day that this is of.
    pub as_of: Message,
    /// The day in the form (`day`), as `YYYY-MM-DD`.
    pub day: String,
    /// What would be otherwise, where that was asked.
    pub supposed: Option<Supposed>,
}

/// What would be otherwise if it happened on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Supposed {
    /// The day.
    pub on: Message,
    /// In words: duties, rulings, paths, briefs.
    pub lines: Vec<Message>,
    /// The rows of the register that differ, each with its page where it has one.
    pub rows: Vec<(Option<Link>, Message)>,
    /// How many rows more there are.
    pub more: usize,
}
