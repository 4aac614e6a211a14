//! What must follow a report: how long its sender keeps it, what other regimes ask of the same item, and what the
//! sender is told of a foreign request. Pure: the moment and the register come as arguments.

mod clocks;
mod preservation;
mod request;

pub use clocks::{ClockFacts, Regime, clocks, regimes};
pub use preservation::{HoldKind, StartEvent, Term, Terms, end_is_told, hold_term, preservation};
pub use request::{
    Branch, Duty, FOREIGN_REQUEST_ALARM, Forwarding, foreign_request_branch, foreign_request_duty,
};

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use crate::clauses as c;
use crate::obligations::enforced;
use crate::register::{Clause, ClauseId, Length, Register, Standing};

/// The clause by which a depiction is destroyed for good when a law enforcement agency notifies, where it is in force at
/// `at`: 18 U.S.C. 2258D(d)(2). It states no time: how long we wait is a policy of our own, beside it.
pub fn destruction_duty(at: Timestamp, register: &Register) -> Option<ClauseId> {
    standing(register, day_of(at), c::DESTROY).map(|clause| clause.id.clone())
}

fn day_of(at: Timestamp) -> Date {
    TimeZone::UTC.to_datetime(at).date()
}

fn standing<'r>(register: &'r Register, day: Date, id: &'static str) -> Option<&'r Clause> {
    // The table of obligations speaks of the statute; clauses of other countries are not in it.
    let id = if id.starts_with("US-") { enforced(id)? } else { ClauseId::known(id) };
    register.clause(&id).filter(|clause| clause.standing(day) == Standing::InForce)
}

fn first_standing<'r>(register: &'r Register, day: Date, ids: &[&'static str]) -> Option<&'r Clause> {
    ids.iter().find_map(|id| standing(register, day, id))
}

/// Days are days of 24 hours. A year ends on the same date; from 29 February, where that date is missing, on 1 March:
/// the texts are silent, and the longer reading loses nothing.
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
