//! The proof that the ledger holds a referral.

use askama::Template;
use clearline_frame::view::{Page, State};

use crate::auditor::view::EntryRow;

/// The page at `/auditor/referrals/{id}/proof`.
#[derive(Debug, Clone, Template)]
#[template(path = "auditor/proof/page.html")]
pub(super) struct Proof {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// The referral's id.
    pub referral: String,
    /// Is everything about it in the tree?
    pub state: State,
    /// Its entries.
    pub entries: Vec<EntryRow>,
    /// The inclusion proof, byte for byte what the command reads; absent until its entry has its place.
    pub text: Option<String>,
    /// Where it is fetched.
    pub href: String,
    /// The command that checks it offline.
    pub verify_command: String,
}
