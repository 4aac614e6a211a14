use clearline_report::{Country, Message, ReportKind, message};
use jiff::Timestamp;

use super::preservation::{StartEvent, Term, preservation};
use super::{after, day_of, standing};
use crate::register::Register;

// The clauses of other countries, by their names in the register. They stand here and not in `clauses.rs` because a
// register without them is sound: it gives no clock, and says nothing false.

/// S.I. 2026/268 reg. 8 (United Kingdom): how long the reference of a report is kept.
const GB_REFERENCE: &str = "UK-SI-2026-268-8-reference";
/// The same: how long its content and the user data are kept.
const GB_CONTENT: &str = "UK-SI-2026-268-8-content";
/// S.C. 2011, c. 4, s. 4 (Canada): how long data about the notice are kept.
const CA_DATA: &str = "CA-2011-c4-4";
/// Regulation (EU) 2023/1543: how long a European Preservation Order runs.
pub(super) const EU_PRESERVATION_ORDER: &str = "EU-2023-1543-11";

/// A clock of another country's law that runs on a report because its provider is bound by that law as well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Regime {
    /// Whose law.
    pub country: &'static str,
    /// The clause that names the length.
    pub clause: &'static str,
    /// What it keeps.
    pub keeps: Message,
}

/// The clocks of other regimes that a report starts by itself. A European Preservation Order is not among them: it
/// runs only where one was served ([`HoldKind::EuropeanOrder`](super::HoldKind)).
static REGIMES: [Regime; 3] = [
    Regime { country: "GB", clause: GB_REFERENCE, keeps: message!("keeps-reference") },
    Regime { country: "GB", clause: GB_CONTENT, keeps: message!("keeps-content") },
    Regime { country: "CA", clause: CA_DATA, keeps: message!("keeps-computer-data") },
];

/// Every regime whose clocks we know.
pub fn regimes() -> &'static [Regime] {
    &REGIMES
}

/// What decides which clocks run on a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClockFacts {
    /// When its submission was completed.
    pub completed: Timestamp,
    /// The countries whose law binds its provider, as the operator recorded them.
    pub regimes: Vec<Country>,
}

/// Every clock that a report starts, side by side, each with its clause: 18 U.S.C. 2258A(h) first, then the others in
/// the order of the list. They are shown beside each other and never merged into one; a regime whose clause the register
/// does not hold, or does not hold in force on that day, gives none.
pub fn clocks(kind: ReportKind, facts: &ClockFacts, register: &Register) -> Vec<Term> {
    let day = day_of(facts.completed);
    let abroad = REGIMES
        .iter()
        .filter(|_| kind == ReportKind::Provider)
        .filter(|regime| facts.regimes.iter().any(|country| country.code() == regime.country));
    let abroad = abroad.filter_map(|regime| {
        let clause = standing(register, day, regime.clause)?;
        let length = clause.deadline_length?;
        Some(Term {
            clause: clause.id.clone(),
            event: StartEvent::CompletedSubmission,
            start: facts.completed,
            end: after(facts.completed, length)?,
            length: message!("term-length-of", length = length.words(), keeps = regime.keeps.clone()),
        })
    });
    preservation(kind, facts.completed, register).into_iter().chain(abroad).collect()
}
