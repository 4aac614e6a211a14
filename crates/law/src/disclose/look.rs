use clearline_report::{Argument, Message, message};
use jiff::civil::Date;

use super::{Ask, Considered, Facts, Gap, Ground};
use crate::obligations::enforced;
use crate::register::{ClauseId, Register, Standing, WhenStale};

/// Why nothing leaves: each reason with what it rests on.
pub(super) type Reasons = Vec<(Ground, Message)>;

/// Whose it is to decide whether a stale entry may be relied on.
const COUNSEL: &str = "counsel";

/// The register as seen on one day by one ruling, keeping what was looked at and what two people must agree to.
pub(super) struct Look<'a> {
    pub(super) register: &'a Register,
    pub(super) day: Date,
    pub(super) facts: &'a Facts,
    pub(super) considered: Vec<Considered>,
    pub(super) asks: Vec<Ask>,
}

/// May a clause be relied on?
enum Reliance {
    /// It is in force.
    Firm(ClauseId),
    /// It is past its review, and two people agreed to rely on it until this day.
    Overridden(ClauseId, Date),
    /// It is past its review since this day, and two people may agree to rely on it.
    Open(ClauseId, Date),
    /// It is past its review, and until that is made nobody may rely on it.
    Blocked(Message),
    /// No, and why not.
    None(Message),
}

impl<'a> Look<'a> {
    pub(super) fn new(register: &'a Register, day: Date, facts: &'a Facts) -> Look<'a> {
        Look { register, day, facts, considered: Vec::new(), asks: Vec::new() }
    }

    fn reliance(&self, id: &'static str) -> Reliance {
        let Some(id) = enforced(id) else {
            return Reliance::None(message!("ruling-clause-not-enforced", clause = Argument::clause(id)));
        };
        let Some(clause) = self.register.clause(&id) else {
            return Reliance::None(message!("ruling-clause-not-in-register", clause = &id));
        };
        match clause.standing(self.day) {
            Standing::InForce => Reliance::Firm(id),
            Standing::Stale(due) if clause.dates.when_stale == WhenStale::Override => {
                let agreed = self.facts.overrides.iter().filter(|one| one.entry == id);
                match agreed.filter(|one| one.from <= self.day && self.day <= one.to).map(|one| one.to).max()
                {
                    Some(until) => Reliance::Overridden(id, until),
                    None => Reliance::Open(id, due),
                }
            }
            standing => {
                let why = message!("ruling-clause-standing", clause = &id, standing = standing.words());
                match standing {
                    Standing::Stale(_) => Reliance::Blocked(why),
                    _ => Reliance::None(why),
                }
            }
        }
    }

    /// The clause, where it may be relied on today without anybody's further leave.
    pub(super) fn standing(&self, id: &'static str) -> Option<ClauseId> {
        match self.reliance(id) {
            Reliance::Firm(id) | Reliance::Overridden(id, _) => Some(id),
            Reliance::Open(..) | Reliance::Blocked(_) | Reliance::None(_) => None,
        }
    }

    /// The clause as a limit: one whose review is overdue binds all the same: a stale limit is still a limit.
    pub(super) fn binding(&self, id: &'static str) -> Option<ClauseId> {
        let clause = enforced(id)?;
        let standing = self.register.clause(&clause)?.standing(self.day);
        matches!(standing, Standing::InForce | Standing::Stale(_)).then_some(clause)
    }

    pub(super) fn note(&mut self, id: &'static str, applies: bool, why: Message) {
        self.considered.push(Considered { clause: ClauseId::known(id), applies, why });
    }

    /// The clause, if it may be relied on; otherwise a reason to withhold. Where two people could agree to rely on it,
    /// that is asked for and the ruling continues, so that it names everything that is missing.
    pub(super) fn rely(&mut self, id: &'static str, why: Message) -> Result<ClauseId, Reasons> {
        match self.reliance(id) {
            Reliance::Firm(clause) => {
                self.note(id, true, why);
                Ok(clause)
            }
            Reliance::Overridden(clause, until) => {
                self.note(id, true, message!("ruling-by-override", why = why, until = until));
                Ok(clause)
            }
            Reliance::Open(clause, due) => {
                self.note(id, false, message!("ruling-review-overdue", due = due));
                let why = message!("ask-stale-clause", clause = &clause, due = due);
                self.asks.push(Ask { ground: Ground::Clause(clause.clone()), by: COUNSEL.to_owned(), why });
                Ok(clause)
            }
            Reliance::Blocked(missing) => {
                self.note(id, false, missing.clone());
                Err(vec![(Ground::Gap(Gap::ReviewOverdue), missing)])
            }
            Reliance::None(missing) => {
                self.note(id, false, missing.clone());
                Err(vec![(Ground::Clause(ClauseId::known(id)), missing)])
            }
        }
    }

    /// Withholds, because the condition that each of `ids` sets is not met, for the reason `ground`.
    pub(super) fn unmet(&mut self, ids: &[&'static str], ground: Ground, why: Message) -> Reasons {
        for id in ids {
            self.note(id, false, why.clone());
        }
        vec![(ground, why)]
    }
}
