//! What several pages of those who check show.

use clearline_frame::view::{Moment, Words};

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct EntryRow {
    /// Its place in the tree; absent until it is sequenced.
    pub index: Option<String>,
    /// Its kind in words.
    pub kind: Words,
    /// The code that the ledger keeps of it, where the words are not that.
    pub code: Option<String>,
    /// When it was written.
    pub at: Moment,
    /// The hash of its leaf.
    pub leaf: String,
    /// Where the proof is; absent for entries that belong to no referral.
    pub proof: Option<String>,
}
