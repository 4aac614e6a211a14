use clearline_report::{Message, ReportKind, message, words};
use jiff::{SignedDuration, Timestamp};

use super::{after, day_of, first_standing, standing};
use crate::clauses as c;
use crate::register::{ClauseId, Register};

words! {
    /// What starts a clock. It is kept with the term, because the versions of the law differ in it.
    pub enum StartEvent of "start event" {
        /// The notice to the provider that its report was received (2008 to 2018). We give it, as the receipt, at the
        /// moment the submission is completed.
        NotificationOfReceipt = "notification_of_receipt" => message!("starts-notification-of-receipt"),
        /// The submission of the report was completed (since 21 December 2018).
        CompletedSubmission = "completed_submission" => message!("starts-completed-submission"),
        /// A request, an order or a warrant was served, or renewed.
        Process = "process" => message!("starts-process"),
        /// The provider told that it keeps the contents longer.
        Told = "told" => message!("starts-told"),
    }
}

/// One clock on the contents of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The clause that says so.
    pub clause: ClauseId,
    /// What started it.
    pub event: StartEvent,
    /// When it starts.
    pub start: Timestamp,
    /// When it ends: from this moment on, the clause asks for nothing more.
    pub end: Timestamp,
    /// Its length, such as one year.
    pub length: Message,
}

/// The preservation term of a report whose submission was completed at `completed`; `None` for what
/// came from nobody bound by it, the public or another hotline, and where no clause was in force on that day.
///
/// 18 U.S.C. 2258A(h)(1), in the version of the day in UTC: 90 days from 13 October 2008, 90 days from 21 December
/// 2018, one year from 7 May 2024. The first version is started by the notice of receipt, which this house gives when
/// the submission is completed; the later ones by the completed submission itself. The Act of 2024 does not say
/// whether it reached back, so a report keeps the version of its own day. It is one clock among several: a request
/// under § 2703(f) or a court's order runs beside it and never shortens it ([`Terms::end`]).
pub fn preservation(kind: ReportKind, completed: Timestamp, register: &Register) -> Option<Term> {
    if kind != ReportKind::Provider {
        return None;
    }
    let clause = first_standing(register, day_of(completed), &[c::H1, c::H1_2018, c::H1_2008])?;
    let length = clause.deadline_length?;
    let event = match clause.id.as_str() {
        c::H1_2008 => StartEvent::NotificationOfReceipt,
        _ => StartEvent::CompletedSubmission,
    };
    Some(Term {
        clause: clause.id.clone(),
        event,
        start: completed,
        end: after(completed, length)?,
        length: length.words(),
    })
}

/// Days before the end of a preservation at which we tell the provider of it.
const END_TOLD_DAYS: [i64; 3] = [30, 7, 1];

/// When the provider is told next that a preservation ends at `end`: thirty, seven and one day before. `None` where
/// nothing is to be told after `now`. No clause asks for it.
pub fn end_is_told(end: Timestamp, now: Timestamp) -> Option<Timestamp> {
    END_TOLD_DAYS.into_iter().map(|days| end - SignedDuration::from_hours(24 * days)).find(|at| *at > now)
}

words! {
    /// What else may keep the contents of a report: on top of (h)(1), never instead of it.
    pub enum HoldKind of "hold" {
        /// A governmental entity of the United States asked the provider to preserve (18 U.S.C. 2703(f)).
        Request = "request_2703f" => message!("hold-request"),
        /// The same, renewed.
        Renewal = "renewal_2703f" => message!("hold-renewal"),
        /// A court's order to the provider, with an end of its own.
        Order = "order" => message!("hold-order"),
        /// A warrant served on the provider, with an end of its own.
        Warrant = "warrant" => message!("hold-warrant"),
        /// The provider keeps the contents longer voluntarily (2258A(h)(5)).
        Voluntary = "voluntary" => message!("hold-voluntary"),
        /// A European Preservation Order to the provider (Regulation (EU) 2023/1543).
        EuropeanOrder = "european_order" => message!("hold-european-order"),
        /// A court's order to us.
        OrderOnUs = "order_on_us" => message!("hold-order-on-us"),
        /// A warrant served on us.
        WarrantOnUs = "warrant_on_us" => message!("hold-warrant-on-us"),
        /// A litigation hold of our own.
        Litigation = "litigation" => message!("hold-litigation"),
    }
}

impl HoldKind {
    /// Does it bind what we hold, and not what the provider holds?
    pub fn binds_house(self) -> bool {
        matches!(self, HoldKind::OrderOnUs | HoldKind::WarrantOnUs | HoldKind::Litigation)
    }

    /// Does it forbid us to destroy anything, as long as it binds? Only a court's process to us does: our own
    /// litigation hold is a policy, and a duty of the statute takes precedence. One person cannot enter it alone.
    pub fn stops_destruction(self) -> bool {
        matches!(self, HoldKind::OrderOnUs | HoldKind::WarrantOnUs)
    }

    /// Does its own document say when it ends? Otherwise the law does.
    pub fn has_own_end(self) -> bool {
        !matches!(self, HoldKind::Request | HoldKind::Renewal | HoldKind::EuropeanOrder)
    }
}

/// The term that a hold on the provider's copy adds; `None` where no clause stands on the day it starts, where it has
/// no end, or where it binds this house and not the provider.
///
/// A request and its renewal run 90 days from their own day. Whether a renewal adds 90 days to what is left, the text
/// leaves open; what agencies are told must never end later than what a provider keeps, so we count from the renewal.
/// Orders and warrants rest on § 2703, which (h)(4) leaves untouched, and bring their own end.
pub fn hold_term(
    kind: HoldKind,
    start: Timestamp,
    own_end: Option<Timestamp>,
    register: &Register,
) -> Option<Term> {
    let id = match kind {
        HoldKind::Request | HoldKind::Renewal => c::REQUEST_2703F,
        HoldKind::Order | HoldKind::Warrant => c::H4,
        HoldKind::Voluntary => c::H5,
        HoldKind::EuropeanOrder => super::clocks::EU_PRESERVATION_ORDER,
        HoldKind::OrderOnUs | HoldKind::WarrantOnUs | HoldKind::Litigation => return None,
    };
    let clause = standing(register, day_of(start), id)?;
    let (end, length) = match (kind.has_own_end(), clause.deadline_length) {
        (true, _) => (own_end.filter(|end| *end > start)?, message!("term-own-end")),
        (false, Some(length)) => (after(start, length)?, length.words()),
        (false, None) => return None,
    };
    let event = if kind == HoldKind::Voluntary { StartEvent::Told } else { StartEvent::Process };
    Some(Term { clause: clause.id.clone(), event, start, end, length })
}

/// Every clock on one item.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Terms(pub Vec<Term>);

impl Terms {
    /// The one that ends last: until then the contents are kept. Terms are added up by their latest end; none ever
    /// replaces or shortens another. Among those that end together the first counts.
    pub fn last(&self) -> Option<&Term> {
        self.0.iter().rev().max_by_key(|term| term.end)
    }

    /// Until when the contents are kept.
    pub fn end(&self) -> Option<Timestamp> {
        self.last().map(|term| term.end)
    }
}
