//! Pages for those who check: counts, the ledger, and its proofs. No page names a person or a report's content.

use askama::Template;

use super::{Bars, Fact, Moment, Page, Pager, State};

/// The page at `/auditor`.
#[derive(Debug, Clone, Template)]
#[template(path = "auditor/overview.html")]
pub struct Overview {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// The latest checkpoint, byte for byte what is signed.
    pub checkpoint: String,
    /// When it was signed; absent before the first.
    pub checkpoint_at: Option<Moment>,
    /// Tree size, unsequenced entries and the like.
    pub figures: Vec<Fact>,
    /// Is the ledger up to date?
    pub state: State,
    /// Entries by kind.
    pub entries: Bars,
    /// Reports by stage.
    pub stages: Bars,
    /// Referrals by outcome.
    pub referrals: Bars,
    /// The command that checks all of it.
    pub verify_command: String,
}

/// The page at `/auditor/entries`.
#[derive(Debug, Clone, Template)]
#[template(path = "auditor/entries.html")]
pub struct Entries {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// The entries, newest first.
    pub rows: Vec<EntryRow>,
    /// The position in the list, with its neighbours.
    pub pager: Pager,
}

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryRow {
    /// Its place in the tree; absent until it is sequenced.
    pub index: Option<String>,
    /// Its kind.
    pub kind: String,
    /// When it was written.
    pub at: Moment,
    /// The hash of its leaf.
    pub leaf: String,
    /// Where the proof is; absent for entries that belong to no referral.
    pub proof: Option<String>,
}

/// The page at `/auditor/referrals/{id}/proof`.
#[derive(Debug, Clone, Template)]
#[template(path = "auditor/proof.html")]
pub struct Proof {
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
