//! Why a person is refused by a command of counsel.

use std::fmt;

use clearline_report::{Argument, Country, Message, message};
use jiff::civil::Date;

use crate::model::Decision;

/// Why a person is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Two people are needed.
    NotAlone,
    /// It was decided before.
    Decided {
        /// Whether it was approved or refused.
        decision: Decision,
    },
    /// Only who proposed it may take it back.
    NotYours {
        /// The account that decided it.
        by: String,
    },
    /// It does not hold, or is of a kind that another proposal ends.
    NothingToEnd,
    /// A reason is needed.
    ReasonMissing,
    /// More words than are kept.
    TooLong {
        /// The bound that was met.
        limit: usize,
    },
    /// What proves it is needed in words.
    EvidenceMissing,
    /// What proves it is needed as a file.
    DocumentMissing,
    /// The document is empty.
    DocumentEmpty,
    /// The document is too large.
    DocumentTooLarge {
        /// The bound that was met.
        limit: u64,
    },
    /// The last day lies before the first.
    DaysBackwards,
    /// The last day has passed.
    Past {
        /// The day.
        day: Date,
    },
    /// It would hold for too long.
    TooFar {
        /// The bound that was met.
        days: i32,
    },
    /// No such agency.
    NoSuchAgency {
        /// The value that was given.
        id: String,
    },
    /// A basis qualifies foreign agencies, and a designation federal ones as well.
    NotForThisClass,
    /// No such basis, or it ends by then.
    NoSuchBasis {
        /// The value that was given.
        ordinal: i64,
    },
    /// The policy is none that a person may approve.
    NoSuchPolicy {
        /// The value that was given.
        policy: String,
    },
    /// There is no such ruling that withholds.
    NoSuchRuling,
    /// The register has no such entry.
    NoSuchEntry {
        /// The value that was given.
        entry: String,
    },
    /// The entry itself says that it may not be relied on without a review.
    Blocks,
    /// A route leads to at least one country.
    CountryMissing,
    /// The register says of the route that it does not lead there, or says already whether it does.
    NotToOpen {
        /// The country.
        country: Country,
    },
    /// What is entered says nothing.
    ValueMissing,
    /// It is not said who published the source, or what it is called.
    SourceMissing,
    /// The source is no page and no document that was read.
    SourceUnread,
    /// The address is none that a person can open.
    AddressWrong,
    /// The day of the fact is no day, month or year, or lies ahead.
    FactDayWrong,
    /// It does not fit what the register holds.
    DoesNotFit {
        /// What is wrong with it, as the register tells it.
        what: String,
    },
    /// The same waits already.
    Twice {
        /// The proposal that waits.
        id: String,
    },
}

impl Refusal {
    /// What the person is told, as a part of a sentence.
    pub fn message(&self) -> Message {
        match self {
            Refusal::NotAlone => message!("counsel-refused-not-alone"),
            Refusal::Decided { decision } => match decision {
                Decision::Approved => message!("counsel-refused-approved"),
                Decision::Refused => message!("counsel-refused-refused"),
                Decision::Withdrawn => message!("counsel-refused-withdrawn"),
            },
            Refusal::NotYours { by } => message!("counsel-refused-not-yours", by = Argument::name(by)),
            Refusal::NothingToEnd => message!("counsel-refused-nothing-to-end"),
            Refusal::ReasonMissing => message!("counsel-refused-reason"),
            Refusal::TooLong { limit } => message!("counsel-refused-too-long", limit = *limit),
            Refusal::EvidenceMissing => message!("counsel-refused-evidence"),
            Refusal::DocumentMissing => message!("counsel-refused-document"),
            Refusal::DocumentEmpty => message!("counsel-refused-document-empty"),
            Refusal::DocumentTooLarge { limit } => message!("counsel-refused-document-large", limit = *limit),
            Refusal::DaysBackwards => message!("counsel-refused-days-backwards"),
            Refusal::Past { day } => message!("counsel-refused-past", day = *day),
            Refusal::TooFar { days } => message!("counsel-refused-too-far", days = *days),
            Refusal::NoSuchAgency { id } => {
                message!("counsel-refused-no-agency", agency = Argument::exact(id))
            }
            Refusal::NotForThisClass => message!("counsel-refused-class"),
            Refusal::NoSuchBasis { ordinal } => message!("counsel-refused-no-basis", ordinal = *ordinal),
            Refusal::NoSuchPolicy { policy } => {
                message!("counsel-refused-no-policy", policy = Argument::exact(policy))
            }
            Refusal::NoSuchRuling => message!("counsel-refused-no-ruling"),
            Refusal::NoSuchEntry { entry } => {
                message!("counsel-refused-no-entry", entry = Argument::exact(entry))
            }
            Refusal::Blocks => message!("counsel-refused-blocks"),
            Refusal::CountryMissing => message!("counsel-refused-no-country"),
            Refusal::NotToOpen { country } => message!("counsel-refused-route", country = *country),
            Refusal::ValueMissing => message!("counsel-refused-value"),
            Refusal::SourceMissing => message!("counsel-refused-source"),
            Refusal::SourceUnread => message!("counsel-refused-unread"),
            Refusal::AddressWrong => message!("counsel-refused-address"),
            Refusal::FactDayWrong => message!("counsel-refused-fact-day"),
            Refusal::DoesNotFit { what } => message!("counsel-refused-fit", what = Argument::exact(what)),
            Refusal::Twice { id } => message!("counsel-refused-twice", id = Argument::exact(id)),
        }
    }
}

/// For a log: the id of what the person is told.
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message().id())
    }
}

impl std::error::Error for Refusal {}
