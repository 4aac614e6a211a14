//! The page on which posts of groups are set aside together.

use askama::Template;
use clearline_frame::view::{Page, Words};
use clearline_report::Message;

use crate::view::GroupRow;

/// One group as it is looked at before it is dismissed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Preview {
    /// The group.
    pub group: GroupRow,
    /// The text of its first post, or why it cannot be shown.
    pub text: Result<String, Message>,
    /// How many posts go, as of now.
    pub going: Message,
    /// What stays, a line each.
    pub left_out: Vec<Message>,
}

/// `/desk/dismiss`: one of each group, and what stays. Posts `csrf`, a `group` for each and `reason` to itself.
#[derive(Debug, Clone, Template)]
#[template(path = "dismiss/page.html")]
pub(super) struct DismissPage {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// The groups.
    pub groups: Vec<Preview>,
    /// For how many hours it can be undone.
    pub undo_hours: i64,
    /// The reason as typed.
    pub reason: String,
    /// What is wrong with it.
    pub error: Option<Words>,
}
