use clearline_report::{Message, message, words};
use jiff::civil::Date;

/// The state of a row on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It may be relied on.
    InForce,
    /// Its first day, as far as known, is later.
    NotYet(Date),
    /// Its last day has passed.
    Ended(Date),
    /// Its review is overdue: it may not be relied on.
    Stale(Date),
    /// It was adopted, signed or proposed, and is not in force as far as we know.
    NotInForce,
    /// Whether it is in force is not known, which is not the same as no.
    Unknown,
}

impl Standing {
    /// The words of a ruling.
    pub fn words(self) -> Message {
        match self {
            Standing::InForce => message!("standing-in-force"),
            Standing::NotYet(first) => message!("standing-not-yet", first = first),
            Standing::Ended(last) => message!("standing-ended", last = last),
            Standing::Stale(due) => message!("standing-stale", due = due),
            Standing::NotInForce => message!("standing-not-in-force"),
            Standing::Unknown => message!("standing-unknown"),
        }
    }
}

words! {
    /// What becomes of a row whose review is overdue.
    #[derive(Default)]
    pub enum WhenStale of "when_stale" {
        /// It is not relied on until somebody has looked.
        #[default]
        Block = "block",
        /// It may be relied on by an override with a reason.
        Override = "override",
    }
}

words! {
    /// Does it apply at all?
    #[derive(Default)]
    pub enum Force of "in_force" {
        /// Within its days, yes.
        #[default]
        Yes = "yes",
        /// Not yet, as far as known: adopted, signed or proposed only.
        No = "no",
        /// Not known.
        Unknown = "unknown",
    }
}

/// The days of a row on both axes: when it applied, and when we knew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dates {
    /// First day in force; absent where it was not found.
    pub from: Option<Date>,
    /// Where `from` was not found: the first day on which this wording is known to stand.
    pub known_from: Option<Date>,
    /// The first day on which it may be relied on. An unknown start permits nothing in the past: without a day from
    /// which the wording is known, it is the day that the row describes (its `as_of`).
    pub first: Date,
    /// Last day in force; absent while no end is known.
    pub to: Option<Date>,
    /// Does it apply at all?
    pub force: Force,
    /// Last day on which it may be relied on without another look; absent until counsel sets one.
    pub review_by: Option<Date>,
    /// Who looked last.
    pub reviewed_by: Option<String>,
    /// When that was.
    pub reviewed_on: Option<Date>,
    /// What becomes of it when its review is overdue.
    pub when_stale: WhenStale,
    /// The day it was entered here.
    pub recorded: Date,
    /// The day it was found wrong or was replaced by another row.
    pub withdrawn: Option<Date>,
}

impl Dates {
    /// Its state on `day`.
    pub fn standing(&self, day: Date) -> Standing {
        match self.force {
            Force::Yes => {}
            Force::No => return Standing::NotInForce,
            Force::Unknown => return Standing::Unknown,
        }
        if day < self.first {
            return Standing::NotYet(self.first);
        }
        if let Some(last) = self.to.filter(|last| day > *last) {
            return Standing::Ended(last);
        }
        if let Some(due) = self.review_by.filter(|due| day > *due) {
            return Standing::Stale(due);
        }
        Standing::InForce
    }

    /// Was it among what we held to be true at the end of `day`?
    pub fn known_on(&self, day: Date) -> bool {
        self.recorded <= day && self.withdrawn.is_none_or(|end| end > day)
    }

    /// Is there a day on which both would stand, and on which we held both to be true?
    pub fn overlaps(&self, other: &Dates) -> bool {
        let valid =
            self.first <= other.to.unwrap_or(Date::MAX) && other.first <= self.to.unwrap_or(Date::MAX);
        let known = self.recorded < other.withdrawn.unwrap_or(Date::MAX)
            && other.recorded < self.withdrawn.unwrap_or(Date::MAX);
        valid && known
    }
}
