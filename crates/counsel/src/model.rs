use clearline_core::Trouble;
use clearline_law::access::{Denied, DeniedKind};
use clearline_law::{About, Entered, OpenedRoute};
use clearline_report::{AgencyId, Argument, BasisKind, Country, Message, ReportNumber, message, words};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::refusal::Refusal;

/// Bytes of an evidence document.
pub const EVIDENCE_BYTES_MAX: u64 = 20 << 20;
/// Characters of a reason, or of the words beside an evidence document.
pub const WORDS_CHARS_MAX: usize = 4_000;
/// Days for which a stale entry may be relied on by one override.
pub const OVERRIDE_DAYS_MAX: i32 = 90;
/// Days for which the approval of one report and agency may hold: it is used at once or not at all, and what holds is
/// read into memory.
pub const REPORT_APPROVAL_DAYS_MAX: i32 = 90;

/// What is proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Matter {
    /// What qualifies an agency: a designation or an established relationship.
    Basis {
        /// The agency that the basis is of.
        agency: AgencyId,
        /// Which limb of the statute.
        kind: BasisKind,
        /// What the document is, in words.
        evidence: String,
        /// First day it holds.
        from: Date,
        /// Last day it holds; open-ended when absent.
        to: Option<Date>,
    },
    /// The end of a basis: the agency loses it.
    EndBasis {
        /// The agency that the basis is of.
        agency: AgencyId,
        /// Which of the agency's bases, from 1.
        ordinal: i64,
        /// The last day it holds.
        last_day: Date,
    },
    /// Whether an agency investigates such crimes.
    Investigates {
        /// Which agency.
        agency: AgencyId,
        /// Does it?
        answer: bool,
        /// What proves it, in words.
        evidence: String,
    },
    /// What our policy leaves to counsel.
    Approval {
        /// The policy's word.
        policy: String,
        /// For which agency.
        agency: AgencyId,
        /// For one report alone; for every report where absent.
        report: Option<ReportAsked>,
        /// First day it holds.
        from: Date,
        /// Last day it holds; open-ended when absent.
        to: Option<Date>,
    },
    /// A stale entry of the register may be relied on.
    Override {
        /// The entry's id.
        entry: String,
        /// First day.
        from: Date,
        /// Last day.
        to: Date,
    },
    /// A route through a federal office is open to some countries.
    Route {
        /// The route of the register.
        route: String,
        /// The federal office that receives by it.
        through: AgencyId,
        /// To which countries.
        countries: Vec<Country>,
        /// What shows it, in words.
        evidence: String,
        /// Who gave it.
        given_by: String,
        /// On which day.
        given_on: Date,
        /// First day it holds.
        from: Date,
        /// Last day it holds; open-ended when absent.
        to: Option<Date>,
    },
    /// What is known of a provider or a country: whom to write to, and how.
    Detail {
        /// What is entered, with its source.
        entered: Entered,
    },
}

/// The ruling that asks for an approval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReportAsked {
    /// About which report.
    pub report: ReportNumber,
    /// Its place among the report's rulings.
    pub ruling: i64,
}

impl Matter {
    /// The kinds, each by the word kept.
    pub const KINDS: [&'static str; 7] =
        ["basis", "end_basis", "investigates", "approval", "override", "route", "detail"];

    /// Its kind as people read it.
    pub fn kind_words(&self) -> Message {
        match self {
            Matter::Basis { .. } => message!("proposal-kind-basis"),
            Matter::EndBasis { .. } => message!("proposal-kind-end-basis"),
            Matter::Investigates { .. } => message!("proposal-kind-investigates"),
            Matter::Approval { .. } => message!("proposal-kind-approval"),
            Matter::Override { .. } => message!("proposal-kind-override"),
            Matter::Route { .. } => message!("proposal-kind-route"),
            Matter::Detail { .. } => message!("proposal-kind-detail"),
        }
    }

    /// The word of its kind.
    pub fn kind(&self) -> &'static str {
        match self {
            Matter::Basis { .. } => "basis",
            Matter::EndBasis { .. } => "end_basis",
            Matter::Investigates { .. } => "investigates",
            Matter::Approval { .. } => "approval",
            Matter::Override { .. } => "override",
            Matter::Route { .. } => "route",
            Matter::Detail { .. } => "detail",
        }
    }

    /// What it is about: the key of an agency, the id of an entry of the register, a provider's id or a country's code.
    pub fn subject(&self) -> &str {
        match self {
            Matter::Basis { agency, .. }
            | Matter::EndBasis { agency, .. }
            | Matter::Investigates { agency, .. }
            | Matter::Approval { agency, .. }
            | Matter::Route { through: agency, .. } => agency.as_str(),
            Matter::Override { entry, .. } => entry,
            Matter::Detail { entered } => entered.about.key(),
        }
    }

    /// The agency it is about.
    pub fn agency(&self) -> Option<&AgencyId> {
        match self {
            Matter::Basis { agency, .. }
            | Matter::EndBasis { agency, .. }
            | Matter::Investigates { agency, .. }
            | Matter::Approval { agency, .. }
            | Matter::Route { through: agency, .. } => Some(agency),
            Matter::Override { .. } | Matter::Detail { .. } => None,
        }
    }

    /// The report it is about.
    pub fn report(&self) -> Option<ReportNumber> {
        match self {
            Matter::Approval { report, .. } => report.map(|asked| asked.report),
            _ => None,
        }
    }

    /// Until when it is looked up while rulings are made; none for what is written into the directory instead.
    pub(super) fn until(&self) -> Option<Date> {
        match self {
            Matter::Approval { to, .. } | Matter::Route { to, .. } => Some(to.unwrap_or(Date::MAX)),
            Matter::Override { to, .. } => Some(*to),
            Matter::Detail { .. } => Some(Date::MAX),
            Matter::Basis { .. } | Matter::EndBasis { .. } | Matter::Investigates { .. } => None,
        }
    }

    /// Its content as people read it.
    pub fn words(&self) -> Message {
        match self {
            Matter::Basis { agency, kind, from, to: Some(to), .. } => {
                message!("proposal-basis", agency = agency, basis = kind.message(), from = *from, to = *to)
            }
            Matter::Basis { agency, kind, from, to: None, .. } => {
                message!("proposal-basis-open", agency = agency, basis = kind.message(), from = *from)
            }
            Matter::EndBasis { agency, ordinal, last_day } => {
                message!("proposal-end-basis", agency = agency, ordinal = *ordinal, last_day = *last_day)
            }
            Matter::Investigates { agency, answer: true, .. } => {
                message!("proposal-investigates", agency = agency)
            }
            Matter::Investigates { agency, answer: false, .. } => {
                message!("proposal-does-not-investigate", agency = agency)
            }
            Matter::Approval { policy, agency, report: Some(asked), .. } => message!(
                "proposal-approval-of-report",
                agency = agency,
                report = Argument::exact(asked.report.to_string()),
                policy = Argument::exact(policy),
            ),
            Matter::Approval { policy, agency, report: None, from, to: Some(to) } => message!(
                "proposal-approval",
                agency = agency,
                policy = Argument::exact(policy),
                from = *from,
                to = *to,
            ),
            Matter::Approval { policy, agency, report: None, from, to: None } => {
                let policy = Argument::exact(policy);
                message!("proposal-approval-open", agency = agency, policy = policy, from = *from)
            }
            Matter::Override { entry, from, to } => {
                message!("proposal-override", entry = Argument::exact(entry), from = *from, to = *to)
            }
            Matter::Route { route, countries, from, .. } => message!(
                "proposal-route",
                route = Argument::exact(route),
                countries = Argument::all(countries.iter().copied()),
                from = *from,
            ),
            Matter::Detail { entered } => {
                let (what, value) = (entered.of.message(), Argument::words(&entered.value));
                match &entered.about {
                    About::Country(country) => {
                        message!("proposal-detail-country", country = *country, what = what, value = value)
                    }
                    About::Provider(id) => {
                        let name = Argument::name(entered.service.as_deref().unwrap_or(id));
                        message!("proposal-detail-provider", provider = name, what = what, value = value)
                    }
                }
            }
        }
    }
}

/// The document that proves what is proposed. It is never decoded here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its name, without folders.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
    /// SHA-256, lower-case hexadecimal.
    pub sha256: String,
    pub(super) path: String,
    pub(super) key: Vec<u8>,
}

words! {
    /// How a proposal was decided.
    pub enum Decision of "decision" {
        /// A second person approved it: it holds.
        Approved = "approved",
        /// A second person refused it.
        Refused = "refused",
        /// Who proposed it took it back.
        Withdrawn = "withdrawn",
    }
}

/// Who decided, when and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// Whether it was approved or refused.
    pub decision: Decision,
    /// The account.
    pub by: String,
    /// The moment of the decision.
    pub at: Timestamp,
    /// The reason for the decision, as the person typed it.
    pub reason: String,
}

/// Who ended what was approved, when and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// The account.
    pub by: String,
    /// The moment from which it no longer holds.
    pub at: Timestamp,
    /// The reason for the end, as the person typed it.
    pub reason: String,
}

/// One proposal, with what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Its key.
    pub id: String,
    /// What is proposed.
    pub matter: Matter,
    /// The reason for the proposal, as the person typed it.
    pub reason: String,
    /// What proves it.
    pub document: Option<Document>,
    /// The account that proposed it.
    pub proposed_by: String,
    /// The moment of the proposal.
    pub proposed_at: Timestamp,
    /// What became of it; none while it waits.
    pub decided: Option<Decided>,
    /// Its early end, for an approval or an override.
    pub ended: Option<Ended>,
}

impl Proposal {
    /// Does it wait for a second person?
    pub fn waits(&self) -> bool {
        self.decided.is_none()
    }

    /// Was it approved, and not ended since?
    pub fn approved(&self) -> bool {
        self.decided.as_ref().is_some_and(|decided| decided.decision == Decision::Approved)
            && self.ended.is_none()
    }
}

/// An approval that holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approval {
    /// The proposal it rests on.
    pub id: String,
    /// The policy's word.
    pub policy: String,
    /// For which agency.
    pub agency: AgencyId,
    /// For one report alone; for every report where absent.
    pub report: Option<ReportNumber>,
    /// First day.
    pub from: Date,
    /// Last day; open-ended when absent.
    pub to: Option<Date>,
}

impl Approval {
    /// Does it hold on `day`, for `agency` and `report`?
    pub fn covers(&self, agency: &AgencyId, report: ReportNumber, day: Date) -> bool {
        self.agency == *agency && self.report.is_none_or(|one| one == report) && self.holds_on(day)
    }

    /// Does it hold on `day`?
    pub fn holds_on(&self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|last| day <= last)
    }
}

/// An override that holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Override {
    /// The proposal it rests on.
    pub id: String,
    /// The entry of the register.
    pub entry: String,
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
}

impl Override {
    /// Does it hold on `day`?
    pub fn holds_on(&self, day: Date) -> bool {
        self.from <= day && day <= self.to
    }
}

/// A route that is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenRoute {
    /// The proposal it rests on.
    pub id: String,
    /// What was opened, as the law asks for it.
    pub opened: OpenedRoute,
}

/// What was entered of a provider or a country, and holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnteredRow {
    /// The proposal it rests on.
    pub id: String,
    /// What was entered.
    pub entered: Entered,
    /// When a second person approved it.
    pub approved_at: Timestamp,
}

/// Every approval and override that was in force when it was read, or will be. It is remembered with the agencies.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct InForce {
    /// The approvals, in the order of their ends.
    pub approvals: Vec<Approval>,
    /// The overrides, in the order of their ends.
    pub overrides: Vec<Override>,
    /// The routes that were opened, in the order of their ends.
    pub routes: Vec<OpenRoute>,
    /// What was entered of providers and countries, in the order in which it was approved.
    pub entered: Vec<EnteredRow>,
}

impl InForce {
    /// The routes that were opened, as the law asks for them.
    pub fn routes_for_law(&self) -> Vec<OpenedRoute> {
        self.routes.iter().map(|one| one.opened.clone()).collect()
    }

    /// What was agreed for this agency and report, as the law asks for it. A word no policy of the law bears counts for
    /// nothing.
    pub fn approvals_for(&self, agency: &AgencyId, report: ReportNumber) -> Vec<clearline_law::Approval> {
        let of = |one: &&Approval| one.agency == *agency && one.report.is_none_or(|only| only == report);
        let known = |one: &Approval| {
            let policy = one.policy.parse().ok()?;
            Some(clearline_law::Approval { policy, from: one.from, to: one.to.unwrap_or(Date::MAX) })
        };
        self.approvals.iter().filter(of).filter_map(known).collect()
    }

    /// The stale entries that may be relied on, as the law asks for them.
    pub fn overrides_for_law(&self) -> Vec<clearline_law::Override> {
        let known = |one: &Override| {
            let entry = one.entry.parse().ok()?;
            Some(clearline_law::Override { entry, from: one.from, to: one.to })
        };
        self.overrides.iter().filter_map(known).collect()
    }
}

/// Why a command of counsel did nothing.
#[derive(Debug, thiserror::Error)]
pub enum CounselError {
    /// There is no such thing.
    #[error("not found")]
    NotFound,
    /// The caller may not do this.
    #[error("not permitted")]
    Denied(Denied),
    /// The refusal is returned to the caller.
    #[error("refused")]
    Refused(#[source] Refusal),
    /// An internal fault; it is logged for the operator.
    #[error("the proposal could not be handled")]
    Trouble(#[source] Trouble),
}

impl From<Trouble> for CounselError {
    fn from(trouble: Trouble) -> Self {
        CounselError::Trouble(trouble)
    }
}

impl From<Refusal> for CounselError {
    fn from(refusal: Refusal) -> Self {
        CounselError::Refused(refusal)
    }
}

impl From<Denied> for CounselError {
    fn from(denied: Denied) -> Self {
        match denied.kind {
            DeniedKind::NotFound => CounselError::NotFound,
            DeniedKind::Forbidden => CounselError::Denied(denied),
        }
    }
}
