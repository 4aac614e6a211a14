//! How much of its organisation's rights one secret of a program has: a token of an agency, a credential of a provider.

use std::fmt;
use std::str::FromStr;

use clearline_report::{IdError, words};

use super::ActName;

words! {
    /// One kind of act that a secret may be good for.
    pub enum Scope of "scope" {
        /// Reads what its organisation may read; each reading of content is recorded as any other.
        Read = "read",
        /// Files, answers and decides for its organisation.
        Act = "act",
        /// Asks that something be destroyed.
        Destroy = "destroy",
    }
}

impl Scope {
    fn bit(self) -> u8 {
        match self {
            Scope::Read => 1,
            Scope::Act => 2,
            Scope::Destroy => 4,
        }
    }
}

/// The scopes of one secret. Each holds `read`: a program that acts must be able to see what came of it.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Scopes(u8);

impl Scopes {
    /// Reading alone.
    pub const READ: Scopes = Scopes(1);
    /// Reading and acting: what a secret gets where nothing else is said.
    pub const READ_AND_ACT: Scopes = Scopes(3);
    /// Everything there is for programs.
    pub const ALL: Scopes = Scopes(7);

    /// Is this scope among them?
    pub fn has(self, scope: Scope) -> bool {
        self.0 & scope.bit() != 0
    }
}

impl fmt::Display for Scopes {
    /// `read,act`: as they are kept, and as they are typed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let held: Vec<&str> =
            Scope::ALL.into_iter().filter(|scope| self.has(*scope)).map(Scope::word).collect();
        f.write_str(&held.join(","))
    }
}

impl fmt::Debug for Scopes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Scopes({self})")
    }
}

impl FromStr for Scopes {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let unknown =
            || IdError { what: "scope", expected: "read, and after commas act or destroy where wanted" };
        let mut held = 0;
        for word in text.split(',') {
            let scope = Scope::ALL.into_iter().find(|scope| scope.word() == word.trim());
            held |= scope.ok_or_else(unknown)?.bit();
        }
        let scopes = Scopes(held);
        if scopes.has(Scope::Read) { Ok(scopes) } else { Err(unknown()) }
    }
}

impl ActName {
    /// The scope that a program's secret needs for it. What is not listed is for people, and no program may do it.
    pub fn scope(self) -> Option<Scope> {
        match self {
            ActName::ReadOwnReports
            | ActName::ReadPreservation
            | ActName::ReadInbox
            | ActName::ReadReferral
            | ActName::OpenReferral
            | ActName::ReadOwnHistory
            | ActName::FetchFile
            | ActName::FetchPackage => Some(Scope::Read),
            ActName::OpenReport
            | ActName::AddFile
            | ActName::DescribeFile
            | ActName::FinishReport
            | ActName::RetractReport
            | ActName::PreserveLonger
            | ActName::AcknowledgeConditions
            | ActName::AcceptReferral
            | ActName::DeclineReferral
            | ActName::ReReferReferral
            | ActName::GiveFeedback
            | ActName::RequestPreservation
            | ActName::ObjectToDestruction
            | ActName::RecordWarrant => Some(Scope::Act),
            ActName::NotifyDestruction => Some(Scope::Destroy),
            _ => None,
        }
    }
}
