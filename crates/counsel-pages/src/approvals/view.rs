//! Rulings that wait for somebody's approval.

use askama::Template;
use clearline_frame::view::{Choice, Moment, NavItem, Page, Pager, State, Words};

/// `/counsel/approvals`: rulings that wait for an approval that our policy demands.
#[derive(Debug, Clone, Template)]
#[template(path = "approvals/page.html")]
pub(super) struct Approvals {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// This list, and those of the proposals.
    pub parts: Vec<NavItem>,
    /// The rulings, the longest waiting first.
    pub rows: Vec<AwaitedRow>,
    /// The position in the list, with its neighbours.
    pub pager: Pager,
}

/// One ruling. Posts `answer`, `reason` and `csrf` to `/counsel/approvals/{id}/propose`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct AwaitedRow {
    /// Its part of the address and of the ids on the page: letters, digits and `-` only.
    pub id: String,
    /// The report's number.
    pub number: String,
    /// The agency it would go to.
    pub agency: String,
    /// Its country.
    pub country: Words,
    /// The policy that asks.
    pub policy: Words,
    /// Why it asks.
    pub why: Words,
    /// Where only an entry of ours is missing: the forms to enter it with.
    pub enter: Vec<crate::view::Link>,
    /// Since when it waits.
    pub since: Moment,
    /// How long it waits, in the tone of its urgency.
    pub waits: State,
    /// Already proposed: what, and where it is decided.
    pub proposed: Option<crate::view::Link>,
    /// The answers that may be proposed (`answer`): `approve`, `refuse`; empty where the reader may not.
    pub answers: Vec<Choice>,
    /// The reason, as it was typed.
    pub reason: String,
    /// What is wrong with the last attempt.
    pub error: Option<Words>,
}
