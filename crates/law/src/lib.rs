//! The two questions everything else asks: may this person do this ([`access`]), and may this information leave to
//! this agency ([`disclosure`])?
//!
//! Both answers are values with reasons. The law itself is data ([`Register`], from `instruments/`): cited, dated, and
//! reviewed as a diff. Nothing here has a clock, a file, a random source or a database; nothing here is legal advice.

pub mod access;
mod brief;
mod clauses;
mod disclose;
mod duties;
mod elements;
mod layout;
mod obligations;
mod onward;
mod paths;
mod register;
mod supposed;

pub use brief::{
    Brief, BriefClock, BriefInput, BriefLine, BriefSection, Contacts, Mark, REFERRAL_FACT, Say, brief,
    days_left,
};
pub use disclose::{
    AgencyFacts, Approval, Ask, Candidate, Claim, Condition, Considered, Extent, Facts, Fault, Field,
    FileFacts, FileGate, FormError, Gap, Ground, HouseKind, Mend, OpenedRoute, Outcome, Override, Policy,
    Ruling, Turn, agency_objections, basis_counts, candidate_agencies, disclosure, disclosure_matrix,
    gate_here, may_be_opened, opening, route_objection,
};
pub use duties::{
    Branch, ClockFacts, Duty, FOREIGN_REQUEST_ALARM, Forwarding, HoldKind, Regime, StartEvent, Term, Terms,
    clocks, destruction_duty, end_is_told, foreign_request_branch, foreign_request_duty, hold_term,
    preservation, regimes,
};
pub use elements::{Element, ElementsRuling, Taker, elements};
pub use obligations::{By, Held, Obligation, obligations};
pub use onward::{Beyond, OnwardAnswer, OnwardRuling, onward};
pub use paths::{PathState, PathView, Wanted, paths};
pub use register::{
    About, AgeLimits, Aged, AgedOf, AgencyEntry, Basis, Category, Change, Changed, Clause, ClauseId,
    Confidence, CountryEntry, Dates, Detail, DetailOf, Entered, FieldChange, Flag, FlagEntry, Force,
    InEmergency, Instrument, Length, Met, Modality, Need, NeedOf, Office, POLICIES, Pace, Path, PathKind,
    PolicyEffect, PolicyEntry, Problem, ProviderEntry, Reach, Reached, Reading, Register, Route, RouteKind,
    Row, RowKind, Source, Stale, StaleWhy, Standing, State, Unread, Version, Watch, Weighed, Weight,
    WhenStale, aged, as_of_words, diff, fact_day, flag_value, lapsing, needs_met, shipped_files, stale,
    unread, weigh,
};
pub use supposed::{OtherPath, OtherRuling, Supposed};

use clearline_report::AgencyId;

/// The federal agency that takes reports no other agency can take. `None` only for a register without a directory.
pub fn home_desk(register: &Register) -> Option<&AgencyId> {
    register.home_desk()
}
