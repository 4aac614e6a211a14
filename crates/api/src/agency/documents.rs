//! The JSON of the interface for programs: what is sent and what comes back. What is not known is absent.

use clearline_disclosure::Writer;
use clearline_disclosure::package::Preserved;
use clearline_disclosure::referral::EventKind;
use clearline_law::{Condition, Ground, Outcome, Register};
use clearline_pipeline::refer::queries;
use clearline_pipeline::refer::{Inbox, InboxLine, seen};
use clearline_records::dossier::Head;
use clearline_records::dossier::routed::{KeptFeedback, ReferralEvent};
use clearline_report::{Designation, Message, Priority};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::report_document::Report;
use super::terms::{
    ChannelTerm, DeclineTerm, DesignationTerm, EventTerm, FeedbackTerm, FieldTerm, FiledByTerm, PriorityTerm,
    StateTerm,
};
use crate::problem::Problem;

/// A page of the inbox.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(super) struct Referrals {
    /// The newest first.
    referrals: Vec<Line>,
    /// What to send as `after` for the page that follows; absent on the last page.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, required = false)]
    next: Option<String>,
    /// References of referrals that cannot be read here; our operator was informed. Absent where all can.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unreadable: Vec<String>,
}

impl Referrals {
    /// One page of an inbox.
    pub(super) fn of(inbox: &Inbox) -> Referrals {
        Referrals {
            next: inbox.next.as_ref().map(ToString::to_string),
            unreadable: inbox.lines.unreadable().iter().map(ToString::to_string).collect(),
            referrals: inbox.lines.iter().map(Line::of).collect(),
        }
    }
}

/// One referral of the inbox: numbers, ranks and states, and nothing that the report says.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = ReferralLine)]
struct Line {
    /// The referral.
    #[schema(example = "R-889913771090077-1", pattern = "^R-[1-9][0-9]{0,14}-[1-9][0-9]{0,3}$")]
    id: String,
    /// The number of the report it comes from, below 2^53.
    #[schema(minimum = 1)]
    report_number: i64,
    /// Its state: `made_available`, `delivered`, `opened`, `accepted`, `declined`, `re_referred`, `recalled` or
    /// `closed`.
    #[schema(value_type = StateTerm)]
    state: &'static str,
    /// How your agency receives: `portal` or `package`.
    #[schema(value_type = ChannelTerm)]
    channel: &'static str,
    /// The order of work, `P0` (life at risk) to `P3`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = PriorityTerm, required = false)]
    priority: Option<&'static str>,
    /// `referral` or `informational`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = DesignationTerm, required = false)]
    designation: Option<&'static str>,
    /// Who filed: `provider` or `public`.
    #[schema(value_type = FiledByTerm)]
    filed_by: &'static str,
    /// How many files the report has.
    #[schema(minimum = 0)]
    files: i64,
    /// Is there a sealed package to fetch?
    has_package: bool,
    /// How often it was transferred before.
    #[schema(minimum = 0)]
    hop: i64,
    /// When it was made available (RFC 3339).
    #[schema(format = DateTime)]
    made_available_at: String,
    /// When it reached your agency: at the latest, with this list.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, required = false, format = DateTime)]
    delivered_at: Option<String>,
    /// When its conditions were acknowledged.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, required = false, format = DateTime)]
    acknowledged_at: Option<String>,
    /// When it was opened first.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, required = false, format = DateTime)]
    opened_at: Option<String>,
}

impl Line {
    fn of(line: &InboxLine) -> Line {
        Line {
            id: line.id.to_string(),
            report_number: line.id.report.get(),
            state: line.state.word(),
            channel: line.channel.word(),
            priority: line.priority.map(Priority::word),
            designation: line.designation.map(Designation::word),
            filed_by: line.kind.word(),
            files: line.files,
            has_package: line.has_package,
            hop: line.hop,
            made_available_at: line.made_available_at.to_string(),
            delivered_at: text(line.delivered_at),
            acknowledged_at: text(line.acknowledged_at),
            opened_at: text(line.opened_at),
        }
    }
}

/// One referral.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = Referral)]
pub(super) struct Whole {
    /// The referral.
    #[schema(example = "R-889913771090077-1", pattern = "^R-[1-9][0-9]{0,14}-[1-9][0-9]{0,3}$")]
    id: String,
    /// The number of the report it comes from, below 2^53.
    #[schema(minimum = 1)]
    report_number: i64,
    /// Its state.
    #[schema(value_type = StateTerm)]
    state: &'static str,
    /// The order of work, `P0` (life at risk) to `P3`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = PriorityTerm, required = false)]
    priority: Option<&'static str>,
    /// Who filed: `provider` or `public`.
    #[schema(value_type = FiledByTerm)]
    filed_by: &'static str,
    /// Why it went to your agency; where another agency handed it on, not before the conditions are acknowledged.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, required = false)]
    reason: Option<String>,
    /// How often it was transferred before.
    #[schema(minimum = 0)]
    hop: i64,
    /// When it was made available (RFC 3339).
    #[schema(format = DateTime)]
    made_available_at: String,
    /// When its conditions were acknowledged.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, required = false, format = DateTime)]
    acknowledged_at: Option<String>,
    /// When it was opened first.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, required = false, format = DateTime)]
    opened_at: Option<String>,
    /// What must be acknowledged before it opens.
    conditions: Vec<Asked>,
    /// SHA-256 of the conditions, hexadecimal: of the JSON array of `[id, ground, words]` of each, without spaces. It is
    /// what your system acknowledges.
    #[schema(pattern = "^[0-9a-f]{64}$")]
    conditions_sha256: String,
    /// The law it was made available under.
    ground: Ruled,
    /// The provider's duty to keep the content; absent for a report of the public.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Preservation, required = false)]
    preservation: Option<Preservation>,
    /// The sealed package, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Package, required = false)]
    package: Option<Package>,
    /// What happened to it, in order.
    events: Vec<Happened>,
    /// The feedback of your agency, in order.
    feedback: Vec<Told>,
    /// References of what cannot be read here; our operator was informed. Absent where all can.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unreadable: Vec<String>,
    /// The report; absent until it was opened.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Report, required = false)]
    report: Option<Report>,
}

impl Whole {
    pub(super) fn of(page: &queries::Page, head: &Head, register: &Register, now: Timestamp) -> Whole {
        let kept = &page.referral;
        Whole {
            id: kept.id.to_string(),
            report_number: kept.id.report.get(),
            state: kept.state.word(),
            priority: head.priority.map(Priority::word),
            filed_by: head.kind.word(),
            reason: kept
                .reason
                .as_ref()
                .filter(|_| kept.hop == 0 || kept.acknowledged_at.is_some())
                .map(|why| Writer::english(register).say(why)),
            hop: kept.hop,
            made_available_at: kept.made_available_at.to_string(),
            acknowledged_at: text(kept.acknowledged_at),
            opened_at: text(kept.opened_at),
            conditions: page.conditions().iter().map(|one| Asked::of(one, register)).collect(),
            conditions_sha256: hex::encode(clearline_disclosure::conditions_digest(
                page.conditions(),
                Writer::english(register),
            )),
            ground: Ruled::of(page, register),
            preservation: page.preserved.as_ref().map(|kept| Preservation::of(kept, now)),
            package: kept
                .package
                .as_ref()
                .map(|package| Package { bytes: package.bytes, sha256: hex::encode(&package.digest) }),
            events: page.events.iter().map(|event| Happened::of(event, register)).collect(),
            feedback: page.feedback.iter().map(Told::of).collect(),
            unreadable: page.unreadable.iter().map(ToString::to_string).collect(),
            report: page.disclosed.as_ref().map(|one| Report::of(one, Writer::english(register))),
        }
    }
}

/// A condition under which information is made available.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = Condition)]
struct Asked {
    /// A short stable name.
    id: String,
    /// What your agency must observe.
    words: String,
    /// The same for programs: an id and its arguments.
    #[schema(value_type = Object)]
    message: Message,
    /// What it rests on: `clause:…`, `policy:…` or `gap:…`.
    ground: String,
    /// The clause as lawyers cite it, where it rests on one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, required = false)]
    citation: Option<String>,
}

impl Asked {
    fn of(condition: &Condition, register: &Register) -> Asked {
        let clause = match &condition.ground {
            Ground::Clause(id) => register.clause(id),
            Ground::Policy(_) | Ground::Gap(_) => None,
        };
        Asked {
            id: condition.id.clone(),
            words: Writer::english(register).say(&condition.words),
            message: condition.words.clone(),
            ground: condition.ground.to_string(),
            citation: clause.map(|clause| clause.citation.clone()),
        }
    }
}

/// Which conditions are acknowledged.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Acknowledge {
    /// The `conditions_sha256` of the referral, as read.
    #[schema(pattern = "^[0-9A-Fa-f]{64}$")]
    pub(super) conditions_sha256: String,
}

/// The ruling a referral rests on.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = LegalGround)]
struct Ruled {
    /// The clauses that determined it.
    clauses: Vec<Cited>,
    /// What was left out, and why.
    without: Vec<LeftOut>,
    /// The version of the register of law.
    register: String,
    /// SHA-256 of the facts it was decided on, hexadecimal.
    #[schema(pattern = "^[0-9a-f]{64}$")]
    facts_sha256: String,
    /// SHA-256 of the ruling, hexadecimal; the ledger commits to it.
    #[schema(pattern = "^[0-9a-f]{64}$")]
    ruling_sha256: String,
    /// When (RFC 3339).
    #[schema(format = DateTime)]
    at: String,
}

impl Ruled {
    fn of(page: &queries::Page, register: &Register) -> Ruled {
        let ruling = &page.ruling;
        let (under, without) = match &ruling.outcome {
            Outcome::Disclose { under, without, .. } => (under.as_slice(), without.as_slice()),
            Outcome::NeedsApproval { .. } | Outcome::Withhold { .. } => (&[][..], &[][..]),
        };
        let cited = |id: &clearline_law::ClauseId| {
            let clause = register.clause(id);
            Cited {
                id: id.to_string(),
                citation: clause.map(|clause| clause.citation.clone()),
                says: clause.map(|clause| clause.says.clone()),
            }
        };
        let left_out = |(field, why): &(clearline_law::Field, Message)| LeftOut {
            field: field.word(),
            why: Writer::english(register).say(why),
            message: why.clone(),
        };
        Ruled {
            clauses: under.iter().map(cited).collect(),
            without: without.iter().map(left_out).collect(),
            register: ruling.register.clone(),
            facts_sha256: hex::encode(ruling.facts_digest),
            ruling_sha256: hex::encode(ruling.digest()),
            at: ruling.at.to_string(),
        }
    }
}

/// A clause of the register.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = Clause)]
struct Cited {
    /// Its name in the register.
    id: String,
    /// As lawyers cite it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, required = false)]
    citation: Option<String>,
    /// What it says, in our words.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, required = false)]
    says: Option<String>,
}

/// A field that stays here.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
struct LeftOut {
    /// Which field.
    #[schema(value_type = FieldTerm)]
    field: &'static str,
    /// The reason why it was left out, with its clause where there is one.
    why: String,
    /// The same for programs: an id and its arguments.
    #[schema(value_type = Object)]
    message: Message,
}

/// A provider's duty to keep what it reported (18 U.S.C. 2258A(h)).
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
struct Preservation {
    /// The clause it rests on.
    clause: String,
    /// When it began (RFC 3339).
    #[schema(format = DateTime)]
    from: String,
    /// When it ends (RFC 3339).
    #[schema(format = DateTime)]
    until: String,
    /// Days left by the calendar (UTC); negative once it has ended.
    days_left: i32,
}

impl Preservation {
    fn of(kept: &Preserved, now: Timestamp) -> Preservation {
        Preservation {
            clause: kept.clause.clone(),
            from: kept.from.to_string(),
            until: kept.until.to_string(),
            days_left: clearline_law::days_left(kept.until, now),
        }
    }
}

/// A sealed package.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
struct Package {
    /// Its size.
    bytes: u64,
    /// SHA-256 of it as fetched, hexadecimal.
    #[schema(pattern = "^[0-9a-f]{64}$")]
    sha256: String,
}

/// Something that happened to a referral.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = Event)]
struct Happened {
    /// When (RFC 3339).
    #[schema(format = DateTime)]
    at: String,
    /// What, as a stable word.
    #[schema(value_type = EventTerm, example = "acknowledged")]
    kind: String,
    /// What, in words.
    words: String,
    /// The officer or token that did it; absent where we did.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, required = false)]
    by: Option<String>,
    /// More about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, required = false)]
    detail: Option<String>,
}

impl Happened {
    fn of(event: &ReferralEvent, register: &Register) -> Happened {
        Happened {
            at: event.at.to_string(),
            words: event
                .kind
                .parse::<EventKind>()
                .map_or_else(|_| event.kind.clone(), |kind| Writer::english(register).say(&kind.message())),
            kind: event.kind.clone(),
            by: seen::who(event).map(str::to_owned),
            detail: seen::detail(event).map(|detail| Writer::english(register).say(detail)),
        }
    }
}

/// The feedback that your agency gave at one moment.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = GivenFeedback)]
struct Told {
    /// When (RFC 3339).
    #[schema(format = DateTime)]
    at: String,
    /// `F1` to `F20`.
    #[schema(value_type = Vec<FeedbackTerm>)]
    codes: Vec<String>,
    /// What was written with the feedback; absent where nothing was written.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, required = false)]
    note: Option<String>,
}

impl Told {
    fn of(kept: &KeptFeedback) -> Told {
        Told {
            at: kept.given_at.to_string(),
            codes: kept.codes.clone(),
            note: Some(kept.note.clone()).filter(|note| !note.is_empty()),
        }
    }
}

/// Your agency's own acts on a referral; they stay when access has ended.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(super) struct History {
    /// The referral.
    #[schema(example = "R-889913771090077-1", pattern = "^R-[1-9][0-9]{0,14}-[1-9][0-9]{0,3}$")]
    id: String,
    /// Its state.
    #[schema(value_type = StateTerm)]
    state: &'static str,
    /// What happened to it, in order.
    events: Vec<Happened>,
    /// The feedback of your agency, in order.
    feedback: Vec<Told>,
    /// References of what cannot be read here; our operator was informed. Absent where all can.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unreadable: Vec<String>,
}

impl History {
    pub(super) fn of(past: &queries::History, register: &Register) -> History {
        History {
            id: past.id.to_string(),
            state: past.state.word(),
            events: past.events.iter().map(|event| Happened::of(event, register)).collect(),
            feedback: past.feedback.iter().map(Told::of).collect(),
            unreadable: past.unreadable.iter().map(ToString::to_string).collect(),
        }
    }
}

/// The state of a referral after an act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct Standing {
    /// The referral.
    #[schema(example = "R-889913771090077-1", pattern = "^R-[1-9][0-9]{0,14}-[1-9][0-9]{0,3}$")]
    pub(super) id: String,
    /// Its state now.
    #[schema(value_type = StateTerm)]
    pub(super) state: &'static str,
    /// The referral that was made by handing it on.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, required = false, pattern = "^R-[1-9][0-9]{0,14}-[1-9][0-9]{0,3}$")]
    pub(super) handed_on_as: Option<String>,
}

/// Why a referral is not taken.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Decline {
    /// The reason.
    #[schema(value_type = DeclineTerm, example = "wrong_jurisdiction")]
    pub(super) reason: String,
    /// What the agency adds to its reason, at most 4,000 characters.
    #[serde(default)]
    #[schema(max_length = 4000)]
    pub(super) note: String,
}

/// To which agency a referral is transferred, and why.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ReRefer {
    /// The other agency's key in the directory.
    #[schema(example = "gb-1", pattern = "^[A-Za-z0-9._-]{1,64}$")]
    pub(super) agency: String,
    /// Why that agency.
    #[schema(
        min_length = 1,
        max_length = 4000,
        pattern = r"[^\s\u0000]",
        example = "The person reported lives there."
    )]
    pub(super) reason: String,
}

/// What became of a referral.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Feedback {
    /// At least one of `F1` to `F20`.
    #[schema(value_type = Vec<FeedbackTerm>, min_items = 1, example = json!(["F1", "F5"]))]
    pub(super) codes: Vec<String>,
    /// Words; `F15` and `F19` ask for them.
    #[serde(default)]
    #[schema(max_length = 4000)]
    pub(super) note: String,
}

/// Feedback on many referrals at once.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ManyFeedback {
    /// At most 100; each is taken or refused by itself.
    #[schema(max_items = 100)]
    pub(super) items: Vec<OneFeedback>,
}

/// One of many.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct OneFeedback {
    /// The referral.
    #[schema(example = "R-889913771090077-1", pattern = "^R-[1-9][0-9]{0,14}-[1-9][0-9]{0,3}$")]
    pub(super) referral: String,
    /// At least one of `F1` to `F20`.
    #[schema(value_type = Vec<FeedbackTerm>, min_items = 1)]
    pub(super) codes: Vec<String>,
    /// Words; `F15` and `F19` ask for them.
    #[serde(default)]
    #[schema(max_length = 4000)]
    pub(super) note: String,
}

/// What came of each item, in the order sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct Answers {
    /// One for each item.
    pub(super) answers: Vec<Answer>,
}

/// What came of one item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct Answer {
    /// The referral as it was sent.
    pub(super) referral: String,
    /// Was the feedback taken?
    pub(super) taken: bool,
    /// Why not; absent where it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Problem, required = false)]
    pub(super) problem: Option<Problem>,
}

fn text(at: Option<Timestamp>) -> Option<String> {
    at.map(|at| at.to_string())
}
