//! The ledger of foreign requests, and rulings that wait for somebody's approval.

use askama::Template;

use crate::view::{Choice, Fact, Moment, NavItem, Page, Pager, State};

/// `/counsel/requests`: requests of foreign agencies, and how each was answered.
#[derive(Debug, Clone, Template)]
#[template(path = "counsel/requests.html")]
pub struct Requests {
    /// What stands around.
    pub page: Page,
    /// Counts: running, in alarm, ended by kind.
    pub figures: Vec<Fact>,
    /// Which are listed, and which others can be.
    pub parts: Vec<NavItem>,
    /// The requests, those whose clock runs first.
    pub rows: Vec<RequestRow>,
    /// Where the list stands.
    pub pager: Pager,
    /// The address of the same as CSV.
    pub csv_href: String,
}

/// One foreign request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestRow {
    /// The report's number.
    pub number: String,
    /// The country that asks.
    pub country: String,
    /// The agency named.
    pub agency: String,
    /// When it was opened.
    pub opened: Moment,
    /// The clock: time left, in alarm, or stopped.
    pub clock: State,
    /// Forwarded, to another agency of the same country, partly, or unable; absent while it runs.
    pub ending: Option<String>,
    /// When the notice went to the provider; absent while it is owed.
    pub noticed: Option<Moment>,
    /// The clause, in the version of the report's day.
    pub clause: String,
    /// Of the sandbox.
    pub sandbox: bool,
}

impl RequestRow {
    /// True where the row itself must call.
    pub fn is_urgent(&self) -> bool {
        self.clock.tone == crate::view::Tone::Alarm
    }
}

/// `/counsel/approvals`: rulings that wait for an approval the house's policy demands.
#[derive(Debug, Clone, Template)]
#[template(path = "counsel/approvals.html")]
pub struct Approvals {
    /// What stands around.
    pub page: Page,
    /// This list, and those of the proposals.
    pub parts: Vec<NavItem>,
    /// The rulings, the longest waiting first.
    pub rows: Vec<AwaitedRow>,
    /// Where the list stands.
    pub pager: Pager,
}

/// One ruling. Posts `answer`, `reason` and `csrf` to `/counsel/approvals/{id}/propose`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AwaitedRow {
    /// Its part of the address and of the ids on the page: letters, digits and `-` only.
    pub id: String,
    /// The report's number.
    pub number: String,
    /// The agency it would go to.
    pub agency: String,
    /// Its country.
    pub country: String,
    /// The policy that asks.
    pub policy: String,
    /// Why it asks.
    pub why: String,
    /// Since when it waits.
    pub since: Moment,
    /// How long it waits, in the tone of its urgency.
    pub waits: State,
    /// Already proposed: what, and where it is decided.
    pub proposed: Option<super::Link>,
    /// The answers that may be proposed (`answer`): `approve`, `refuse`; empty where the reader may not.
    pub answers: Vec<Choice>,
    /// The reason, as it was typed.
    pub reason: String,
    /// What is wrong with the last attempt.
    pub error: Option<String>,
}
