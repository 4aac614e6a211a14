use jiff::Timestamp;

use super::{day_of, standing};
use crate::clauses as c;
use crate::register::{ClauseId, Register};

/// The clause under which a depiction is destroyed here when a law enforcement agency notifies it
/// (18 U.S.C. 2258D(d)(2)); `None` where the register holds none in force at `at`, and then nothing is destroyed.
pub fn destruction_duty(at: Timestamp, register: &Register) -> Option<ClauseId> {
    standing(register, day_of(at), c::DESTROY).map(|clause| clause.id.clone())
}
