use std::fmt;
use std::str::FromStr;

use clearline_report::{FileId, IdError, Message, message, words};
use jiff::Timestamp;
use sha2::{Digest, Sha256};

use super::Field;
use crate::register::ClauseId;

/// The law's answer for one report and one agency, with its reasons. Kept with the referral, also when it withholds.
#[derive(Debug, Clone, PartialEq)]
pub struct Ruling {
    /// The answer.
    pub outcome: Outcome,
    /// Every clause that was looked at, whether or not it applied.
    pub considered: Vec<Considered>,
    /// SHA-256 of the facts in their canonical form ([`Facts::to_json`](super::Facts::to_json)).
    pub facts_digest: [u8; 32],
    /// The version of the register.
    pub register: String,
    /// The moment it speaks of.
    pub at: Timestamp,
}

impl Ruling {
    /// May anything leave?
    pub fn discloses(&self) -> bool {
        matches!(self.outcome, Outcome::Disclose { .. })
    }

    /// All that it says, in the order of its canonical form: the outcome first, then what was looked at.
    pub fn messages(&self) -> Vec<&Message> {
        let mut all: Vec<&Message> = match &self.outcome {
            Outcome::Disclose { without, files, conditions, .. } => without
                .iter()
                .map(|(_, why)| why)
                .chain(files.iter().map(|(_, gate)| gate.why()))
                .chain(conditions.iter().map(|one| &one.words))
                .collect(),
            Outcome::NeedsApproval { asks, .. } => asks.iter().map(|ask| &ask.why).collect(),
            Outcome::Withhold { because } => because.iter().map(|(_, why)| why).collect(),
        };
        all.extend(self.considered.iter().map(|seen| &seen.why));
        all
    }

    /// SHA-256 of the canonical form ([`Ruling::to_json`]): what the ledger commits to.
    pub fn digest(&self) -> [u8; 32] {
        Sha256::digest(self.to_json().as_bytes()).into()
    }
}

/// What may leave, or why nothing may.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// It may be made available, as described.
    Disclose {
        /// The clauses it rests on. Each is needed: without it the ruling would be another.
        under: Vec<ClauseId>,
        /// Fields that stay here, and why.
        without: Vec<(Field, Message)>,
        /// Every file of the report and what may be done with it there.
        files: Vec<(FileId, FileGate)>,
        /// What the agency must take note of before it opens anything.
        conditions: Vec<Condition>,
    },
    /// The law permits it, but something else requires two of our people first. Until then nothing is disclosed.
    NeedsApproval {
        /// The clauses it would rest on.
        under: Vec<ClauseId>,
        /// What must be agreed to, and why; never empty.
        asks: Vec<Ask>,
    },
    /// Nothing leaves.
    Withhold {
        /// Each reason with what it rests on; never empty.
        because: Vec<(Ground, Message)>,
    },
}

impl Outcome {
    /// The word kept with a ruling and shown in matrices.
    pub fn word(&self) -> &'static str {
        match self {
            Outcome::Disclose { conditions, .. } if conditions.is_empty() => "make available",
            Outcome::Disclose { .. } => "make available with conditions",
            Outcome::NeedsApproval { .. } => "needs approval",
            Outcome::Withhold { .. } => "withhold",
        }
    }
}

/// What two people must agree to before anything leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// The policy that asks, or the stale clause that may be overridden.
    pub ground: Ground,
    /// Who decides it: a role of our staff.
    pub by: String,
    /// The reason why this must be asked.
    pub why: Message,
}

/// What may be done with one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileGate {
    /// Its bytes may be made available and opened.
    Open {
        /// The reason.
        why: Message,
    },
    /// It is listed with its hashes; its bytes are not opened here, nor given out.
    Closed {
        /// The reason.
        why: Message,
    },
    /// It is not even listed.
    Withheld {
        /// The reason.
        why: Message,
    },
}

impl FileGate {
    /// `open`, `closed` or `withheld`.
    pub fn word(&self) -> &'static str {
        match self {
            FileGate::Open { .. } => "open",
            FileGate::Closed { .. } => "closed",
            FileGate::Withheld { .. } => "withheld",
        }
    }

    /// Why it is so.
    pub fn why(&self) -> &Message {
        match self {
            FileGate::Open { why } | FileGate::Closed { why } | FileGate::Withheld { why } => why,
        }
    }
}

/// What a reason rests on: the law, our own policy, or what we do not know. The three are always separate.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Ground {
    /// A clause of the register.
    Clause(ClauseId),
    /// A limit that we set ourselves; no statute says it.
    Policy(Policy),
    /// Something unknown or contradictory; never a permission.
    Gap(Gap),
}

words! {
    /// A limit that we set ourselves.
    pub enum Policy of "policy" {
        /// Test reports never leave the sandbox.
        Sandbox = "sandbox" => message!("policy-sandbox"),
        /// The agency is suspended.
        Suspended = "suspended" => message!("policy-suspended"),
        /// A report of the public goes abroad only to an agency that could take a provider's report.
        ForeignBasis = "foreign_basis" => message!("policy-foreign-basis"),
        /// Who reported stays here unless that person agreed.
        ReporterConfidence = "reporter_confidence" => message!("policy-reporter-confidence"),
        /// A ruling about one report is none about another.
        LinkedReports = "linked_reports" => message!("policy-linked-reports"),
        /// A lead is not evidence.
        Lead = "lead" => message!("policy-lead"),
        /// For the investigation of crimes against children only.
        Purpose = "purpose" => message!("policy-purpose"),
        /// Nothing goes to a third party or country without asking.
        Onward = "onward" => message!("policy-onward"),
        /// A file that is not known to have been viewed stays closed.
        UnviewedFiles = "unviewed_files" => message!("policy-unviewed-files"),
        /// Everything here is invented.
        Demonstration = "demonstration" => message!("policy-demonstration"),
        /// The country may punish with death: an assurance is asked for.
        DeathPenalty = "death_penalty" => message!("policy-death-penalty"),
        /// The country is not known to be bound by the Convention against Torture: somebody looks first.
        RightsReview = "rights_review" => message!("policy-rights-review"),
        /// The country or agency is under sanctions.
        Sanctions = "sanctions" => message!("policy-sanctions"),
        /// What its data-protection law asks of what comes back.
        DataProtection = "data_protection" => message!("policy-data-protection"),
        /// Every claim of the sender to have viewed a file is alike, so none is relied on without a word.
        UnverifiedViewing = "unverified_viewing" => message!("policy-unverified-viewing"),
        /// Somebody's life is at risk.
        LifeAtRisk = "life_at_risk" => message!("policy-life-at-risk"),
    }
}

words! {
    /// What we do not know.
    pub enum Gap of "gap" {
        /// The facts contradict each other.
        Contradiction = "contradiction" => message!("gap-contradiction"),
        /// A fact that decides was not stated.
        NotStated = "not_stated" => message!("gap-not-stated"),
        /// Nothing that qualifies the agency has been entered here for that day.
        NoBasis = "no_basis" => message!("gap-no-basis"),
        /// It is not stated that the agency investigates such crimes.
        Investigating = "investigating" => message!("gap-investigating"),
        /// The review of an entry of the register is overdue.
        ReviewOverdue = "review_overdue" => message!("gap-review-overdue"),
    }
}

impl Ground {
    /// What it is, for people: the clause as lawyers cite it, or that it is a rule of ours.
    pub fn source(&self) -> Message {
        match self {
            Ground::Clause(id) => message!("brief-source-clause", clause = id),
            Ground::Policy(_) => message!("brief-source-own-rule"),
            Ground::Gap(Gap::NoBasis) => message!("brief-source-not-entered"),
            Ground::Gap(_) => message!("brief-source-not-known"),
        }
    }
}

impl fmt::Display for Ground {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Ground::Clause(id) => write!(f, "clause:{id}"),
            Ground::Policy(policy) => write!(f, "policy:{}", policy.word()),
            Ground::Gap(gap) => write!(f, "gap:{}", gap.word()),
        }
    }
}

impl FromStr for Ground {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let error = IdError { what: "ground", expected: "clause:<id>, policy:<word> or gap:<word>" };
        match text.split_once(':') {
            Some(("clause", id)) => id.parse().map(Ground::Clause),
            Some(("policy", word)) => word.parse().map(Ground::Policy).map_err(|_| error),
            Some(("gap", word)) => word.parse().map(Ground::Gap).map_err(|_| error),
            _ => Err(error),
        }
    }
}

/// One clause that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Considered {
    /// Which clause.
    pub clause: ClauseId,
    /// Did it apply?
    pub applies: bool,
    /// Why, or why not.
    pub why: Message,
}

/// What the agency must take note of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// A short stable name.
    pub id: String,
    /// What it asks of the agency.
    pub words: Message,
    /// The clause it rests on, or the policy that says it.
    pub ground: Ground,
}
