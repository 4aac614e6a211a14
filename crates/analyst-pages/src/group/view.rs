//! The page of one group of posts.

use askama::Template;
use clearline_frame::view::{Page, Pager};
use clearline_report::Message;

use crate::view::{GroupRow, QueueRow};

/// `/desk/groups/{id}`: the text, and the posts behind the row.
#[derive(Debug, Clone, Template)]
#[template(path = "group/page.html")]
pub(super) struct GroupPage {
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
