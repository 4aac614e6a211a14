//! What must follow a report: how long its sender keeps it, and what it is told of a foreign request.

use clearline_report::ReportKind;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};

use crate::clauses as c;
use crate::register::{Clause, ClauseId, Length, Modality, Register, Standing};

/// How long the sender of a report preserves it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The clause that says so.
    pub clause: ClauseId,
    /// When it starts.
    pub start: Timestamp,
    /// When it ends: from this moment on, the clause asks for nothing more.
    pub end: Timestamp,
    /// Its length in words, such as `1 year`.
    pub length: String,
}

/// What the provider is told of a report that a foreign agency asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// The clause on telling it to whom and when the report was forwarded.
    pub forwarded: ClauseId,
    /// Is that a duty, or only allowed? It was a duty before 21 December 2018.
    pub forwarded_is_duty: bool,
    /// The clause on telling it that the report could not be forwarded; always a duty.
    pub unable: ClauseId,
    /// A policy of the house, since no clause names a time: unanswered for longer, it rings the desk.
    pub alarm_after: SignedDuration,
}

/// The preservation term of a report whose submission was completed at `completed`; `None` for a report of the
/// public, and where no clause was in force on that day.
///
/// 18 U.S.C. 2258A(h)(1), in the version of the day in UTC: 90 days from 13 October 2008 (its start was the notice of
/// receipt, which this house gives when the submission is completed), 90 days from 21 December 2018, one year from 7
/// May 2024. A year ends on the same date; from 29 February, where that date is missing, on 1 March: the text is
/// silent, and the longer reading loses nothing. It is one clock among several: a request under § 2703(f) or a court's
/// order runs beside it and never shortens it.
pub fn preservation(kind: ReportKind, completed: Timestamp, register: &Register) -> Option<Term> {
    if kind == ReportKind::Public {
        return None;
    }
    let day = day_of(completed);
    let clause = first_standing(register, day, &[c::H1, c::H1_2018, c::H1_2008])?;
    let length = clause.deadline_length?;
    Some(Term {
        clause: clause.id.clone(),
        start: completed,
        end: after(completed, length)?,
        length: length.words(),
    })
}

/// What the provider is told of a report that a foreign agency asked for, by the law in force at `at`: the moment the
/// report was received. `None` where the register holds no such clause for that day.
///
/// 18 U.S.C. 2258A(d)(5) since 21 December 2018, (d)(6) before.
pub fn foreign_request_duty(at: Timestamp, register: &Register) -> Option<Duty> {
    let day = day_of(at);
    let forwarded = first_standing(register, day, &[c::D5_FORWARDED, c::D6_2008])?;
    let unable = first_standing(register, day, &[c::D5_UNABLE, c::D6_2008])?;
    Some(Duty {
        forwarded: forwarded.id.clone(),
        forwarded_is_duty: forwarded.modality == Modality::Shall,
        unable: unable.id.clone(),
        alarm_after: SignedDuration::from_hours(24),
    })
}

fn day_of(at: Timestamp) -> Date {
    TimeZone::UTC.to_datetime(at).date()
}

fn first_standing<'r>(register: &'r Register, day: Date, ids: &[&'static str]) -> Option<&'r Clause> {
    ids.iter()
        .filter_map(|id| register.clause(&ClauseId::known(id)))
        .find(|clause| clause.standing(day) == Standing::InForce)
}

fn after(start: Timestamp, length: Length) -> Option<Timestamp> {
    let from = TimeZone::UTC.to_datetime(start);
    let end = match length {
        Length::Days(days) => from.checked_add(i64::from(days).days()).ok()?,
        Length::Years(years) => {
            let end = from.checked_add(i64::from(years).years()).ok()?;
            if end.day() == from.day() { end } else { end.tomorrow().ok()? }
        }
    };
    TimeZone::UTC.to_timestamp(end).ok()
}
