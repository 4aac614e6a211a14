use std::fmt;
use std::str::FromStr;

use crate::{IdError, Message, message};

/// How far a report has come. [`Stage::ALL`] has the stages in their order; a report never goes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stage {
    /// Being filed: files and details may still be added, and it may be retracted.
    Open,
    /// Finished by its sender: immutable from here on.
    Received,
    /// Sources have said what they know.
    Augmented,
    /// Rules could not decide alone; an analyst must.
    AtDesk,
    /// Designated and ranked.
    Triaged,
    /// The law has ruled for every candidate agency.
    Routed,
    /// Made available to every agency the rulings named.
    Referred,
    /// Withdrawn by its sender before it was finished.
    Retracted,
    /// Never finished, and deleted by the documented rule.
    Expired,
}

impl Stage {
    /// Every stage, in order; the last two end an unfinished report instead of [`Stage::Received`].
    pub const ALL: [Stage; 9] = [
        Stage::Open,
        Stage::Received,
        Stage::Augmented,
        Stage::AtDesk,
        Stage::Triaged,
        Stage::Routed,
        Stage::Referred,
        Stage::Retracted,
        Stage::Expired,
    ];

    /// The word kept in the store and shown to people.
    pub fn word(self) -> &'static str {
        match self {
            Stage::Open => "open",
            Stage::Received => "received",
            Stage::Augmented => "augmented",
            Stage::AtDesk => "at_desk",
            Stage::Triaged => "triaged",
            Stage::Routed => "routed",
            Stage::Referred => "referred",
            Stage::Retracted => "retracted",
            Stage::Expired => "expired",
        }
    }

    /// True where nothing more will happen to the report by itself.
    pub fn is_end(self) -> bool {
        matches!(self, Stage::Referred | Stage::Retracted | Stage::Expired)
    }
}

impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for Stage {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        Stage::ALL
            .into_iter()
            .find(|stage| stage.word() == text)
            .ok_or(IdError { what: "stage", expected: "one of the stages of the way" })
    }
}

/// The outcome of triage (the words NCMEC publishes its figures by).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Designation {
    /// Enough to act on.
    Referral,
    /// Too little to act on, or known and widely spread.
    Informational,
}

impl Designation {
    /// The word kept in the store and shown to people.
    pub fn word(self) -> &'static str {
        match self {
            Designation::Referral => "referral",
            Designation::Informational => "informational",
        }
    }

    /// What became of a report, as a part of a sentence.
    pub fn message(self) -> Message {
        match self {
            Designation::Referral => message!("designation-referral"),
            Designation::Informational => message!("designation-informational"),
        }
    }
}

impl FromStr for Designation {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        match text {
            "referral" => Ok(Designation::Referral),
            "informational" => Ok(Designation::Informational),
            _ => Err(IdError { what: "designation", expected: "referral or informational" }),
        }
    }
}

/// Our order of work. Smaller is sooner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Priority {
    /// Life at risk.
    P0,
    /// A child can be reached by a known person.
    P1,
    /// Active harm online.
    P2,
    /// The rest.
    P3,
}

impl Priority {
    /// All four, most urgent first.
    pub const ALL: [Priority; 4] = [Priority::P0, Priority::P1, Priority::P2, Priority::P3];

    /// `P0` to `P3`.
    pub fn word(self) -> &'static str {
        match self {
            Priority::P0 => "P0",
            Priority::P1 => "P1",
            Priority::P2 => "P2",
            Priority::P3 => "P3",
        }
    }

    /// What the letter means in English, for programs that read a document.
    pub fn meaning(self) -> &'static str {
        match self {
            Priority::P0 => "life at risk",
            Priority::P1 => "child reachable by a known person",
            Priority::P2 => "active harm online",
            Priority::P3 => "all other reports",
        }
    }

    /// What the letter means, for people.
    pub fn meaning_message(self) -> Message {
        match self {
            Priority::P0 => message!("priority-p0"),
            Priority::P1 => message!("priority-p1"),
            Priority::P2 => message!("priority-p2"),
            Priority::P3 => message!("priority-p3"),
        }
    }
}

impl FromStr for Priority {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        Priority::ALL
            .into_iter()
            .find(|priority| priority.word() == text)
            .ok_or(IdError { what: "priority", expected: "P0, P1, P2 or P3" })
    }
}
