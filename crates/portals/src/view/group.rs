//! Many posts at once: groups of posts of one text, and dismissing them together.

use askama::Template;
use clearline_report::Message;

use super::analyst::QueueRow;
use super::{Moment, Page, Pager, State, Words};

/// One row of the list of posts that came above the usual rate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FloodRow {
    /// One post.
    Post(QueueRow),
    /// Many posts of one text.
    Group(GroupRow),
}

/// Posts of one text. Its page is `/desk/groups/{id}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupRow {
    /// Its part of the address: the number of its first post.
    pub id: String,
    /// How many wait behind this row.
    pub waiting: i64,
    /// When the first came.
    pub first: Moment,
    /// When the newest came.
    pub last: Moment,
    /// How long the first has waited.
    pub age: Message,
}

/// `/desk/groups/{id}`: the text, and the posts behind the row.
#[derive(Debug, Clone, Template)]
#[template(path = "analyst/group.html")]
pub struct GroupPage {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// The group.
    pub group: GroupRow,
    /// How many posts it ever had.
    pub posts: i64,
    /// The text of its first post, or why it cannot be shown.
    pub text: Result<String, Message>,
    /// What is never dismissed in bulk, a line each, such as `3 posts: leaves a contact`.
    pub left_out: Vec<Message>,
    /// Is there anything that may be dismissed in bulk?
    pub can_dismiss: bool,
    /// The posts, those with something of their own first.
    pub members: Vec<QueueRow>,
    /// The position in the list, with its neighbours.
    pub pager: Pager,
}

/// One group as it is looked at before it is dismissed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
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
#[template(path = "analyst/dismiss.html")]
pub struct DismissPage {
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

/// One bulk dismissal. Its form posts `csrf` to `/desk/dismissals/{id}/undo`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DismissalRow {
    /// Its part of the address.
    pub id: String,
    /// The group's part of the address.
    pub group: String,
    /// Who ordered it.
    pub by: String,
    /// The moment of the dismissal.
    pub at: Moment,
    /// The reason that the person gave.
    pub reason: String,
    /// How far it is.
    pub state: State,
    /// Until when it can be undone; none where it cannot any more.
    pub undo_until: Option<Moment>,
}

/// `/desk/dismissals`: what was dismissed together.
#[derive(Debug, Clone, Template)]
#[template(path = "analyst/dismissals.html")]
pub struct Dismissals {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// The dismissals, the newest first.
    pub rows: Vec<DismissalRow>,
    /// The position in the list, with its neighbours.
    pub pager: Pager,
}
