//! What several pages of what follows a referral show.

use clearline_frame::view::{Moment, State, Words};

/// One notification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DestructionRow {
    /// The report number.
    pub number: String,
    /// The file's key.
    pub file: String,
    /// Where it is decided; absent for those who do not.
    pub href: Option<String>,
    /// The agency's key.
    pub agency: String,
    /// The moment of the notification.
    pub at: Moment,
    /// Its state, or its result.
    pub state: State,
    /// What that means, and when it ends; absent where it has.
    pub detail: Option<Words>,
    /// What else the reader must see, such as objections and a life at risk.
    pub notes: Vec<State>,
}
