//! Values as people read them.

use clearline_disclosure::Writer;
use clearline_law::Register;
use clearline_report::{
    Answer, Argument, FileRelevance, IncidentType, InternetKind, Message, PartyRole, Priority, ReferralState,
    Stage, Subject, message,
};
use jiff::Timestamp;

use crate::view::{Moment, Preservation, State, Tone, Words};

/// `2026-11-23 17:40 UTC`
pub fn moment(at: Timestamp) -> Moment {
    Moment { iso: iso(at), words: at.strftime("%Y-%m-%d %H:%M UTC").to_string() }
}

/// The day in UTC, as in `2026-11-23`.
pub fn day(at: Timestamp) -> Moment {
    Moment { iso: iso(at), words: at.strftime("%Y-%m-%d").to_string() }
}

/// RFC 3339 with no more digits of a second than HTML allows in `<time datetime>`: three.
fn iso(at: Timestamp) -> String {
    match at.subsec_nanosecond() {
        0 => at.to_string(),
        _ => format!("{at:.3}"),
    }
}

/// How long ago, in the largest two units that say something: `2 h 10 min`.
pub fn span(since: Timestamp, now: Timestamp) -> Message {
    let minutes = now.duration_since(since).as_mins().max(0);
    match (minutes / 1_440, minutes / 60 % 24, minutes % 60) {
        (0, 0, m) => message!("age-minutes", minutes = m),
        (0, h, m) => message!("age-hours", hours = h, minutes = m),
        (1, h, _) => message!("age-day", hours = h),
        (d, ..) => message!("age-days", days = d),
    }
}

/// A size, such as `214 KB`.
pub fn bytes(size: u64) -> Words {
    Words::value(Argument::Bytes(size))
}

/// The incident type as it was kept.
pub fn kept_incident(label: &str) -> Words {
    IncidentType::labelled(label).map_or_else(|| Words::data(label), |kind| incident_type(kind).into())
}

/// What happened, by its type.
pub fn incident_type(kind: IncidentType) -> Message {
    kind.message()
}

/// Where it happened, by the kind of the place.
pub fn place_kind(kind: InternetKind) -> Message {
    kind.message()
}

/// A person or account by its part in the report.
pub fn party_role(role: PartyRole) -> Message {
    role.message()
}

/// Whose whereabouts are asked for.
pub fn subject(subject: Subject) -> Message {
    subject.message()
}

/// What the sender answered.
pub fn answer(answer: Answer) -> Message {
    answer.message()
}

/// What a rank means.
pub fn priority(priority: &Priority) -> Message {
    priority.message()
}

/// How much of a list is on the page; of an empty one nothing is said.
pub fn shown(rows: usize) -> Words {
    if rows == 0 { Words::default() } else { message!("pager-shown", rows = rows).into() }
}

/// A clause by its citation, as lawyers write it; by its name where the register no longer has it.
pub fn citation(register: &Register, clause: &str) -> String {
    let known = clause.parse().ok().and_then(|id| register.clause(&id));
    known.map_or_else(|| clause.to_owned(), |clause| clause.citation.clone())
}

/// What the law and the pipeline say, in English, with clauses and countries as the register names them.
pub fn said(register: &Register, message: &Message) -> String {
    Writer::english(register).say(message)
}

/// A term that names nothing of a register, in English.
pub fn term(message: &Message) -> String {
    said(Register::shipped(), message)
}

/// A preservation as a page shows it.
pub fn preservation(citation: String, start: Timestamp, end: Timestamp, now: Timestamp) -> Preservation {
    Preservation { clause: citation, start: day(start), end: day(end), left: days_left(end, now) }
}

/// The days left until `end`, counted as the transfer brief counts them.
pub fn days_left(end: Timestamp, now: Timestamp) -> State {
    match clearline_law::days_left(end, now) {
        -1 => State::new(Tone::Alarm, message!("left-ended-yesterday")),
        days @ ..0 => State::new(Tone::Alarm, message!("left-ended", days = -days)),
        0 if end <= now => State::new(Tone::Alarm, message!("left-ended-today")),
        0 => State::new(Tone::Alarm, message!("left-ends-today")),
        days @ 1..=7 => State::new(Tone::Alarm, message!("left-days", days = days)),
        days @ 8..=30 => State::new(Tone::Caution, message!("left-days", days = days)),
        days => State::new(Tone::Plain, message!("left-days", days = days)),
    }
}

/// How far a report has come.
pub fn stage(stage: Stage) -> Message {
    stage.message()
}

/// A person as the record names them, without the role in front: `analyst:a.person` is `a.person`.
pub fn person(kept: &str) -> &str {
    kept.split_once(':').map_or(kept, |(_, name)| name)
}

/// A referral's state as a page shows it.
pub fn referral(state: ReferralState) -> State {
    let tone = match state {
        ReferralState::MadeAvailable | ReferralState::Delivered => Tone::Waiting,
        ReferralState::Opened => Tone::Plain,
        ReferralState::Accepted | ReferralState::Closed => Tone::Good,
        ReferralState::Declined | ReferralState::ReReferred | ReferralState::Recalled => Tone::Caution,
    };
    State::new(tone, referral_state(state))
}

/// Where a referral stands.
pub fn referral_state(state: ReferralState) -> Message {
    state.message()
}

/// Why a file is in the report.
pub fn relevance(relevance: FileRelevance) -> Message {
    match relevance {
        FileRelevance::Reported => message!("relevance-reported"),
        FileRelevance::Supplemental => message!("relevance-supplemental"),
    }
}
