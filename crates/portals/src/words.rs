//! Values as people read them.

use clearline_law::Register;
use clearline_pipeline::Writer;
use clearline_report::{IncidentType, Message, ReferralState, Stage};
use jiff::Timestamp;

use crate::view::{Moment, Preservation, State, Tone};

/// `2026-11-23 17:40 UTC`
pub(crate) fn moment(at: Timestamp) -> Moment {
    Moment { iso: iso(at), words: at.strftime("%Y-%m-%d %H:%M UTC").to_string() }
}

/// The day in UTC, as in `2026-11-23`.
pub(crate) fn day(at: Timestamp) -> Moment {
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
pub(crate) fn age(since: Timestamp, now: Timestamp) -> String {
    let minutes = now.duration_since(since).as_mins().max(0);
    match (minutes / 1_440, minutes / 60 % 24, minutes % 60) {
        (0, 0, m) => format!("{m} min"),
        (0, h, m) => format!("{h} h {m} min"),
        (1, h, _) => format!("1 day {h} h"),
        (d, ..) => format!("{d} days"),
    }
}

/// `214 KB`
pub(crate) fn size(bytes: u64) -> String {
    match bytes {
        ..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} KB", bytes.div_ceil(1_000)),
        1_000_000..1_000_000_000 => format!("{:.1} MB", bytes as f64 / 1e6),
        _ => format!("{:.1} GB", bytes as f64 / 1e9),
    }
}

/// The incident type of the wire in our words.
pub(crate) fn incident(label: &str) -> String {
    label.parse::<IncidentType>().map_or_else(|_| label.to_owned(), |kind| kind.words().to_owned())
}

/// How much of a list is on the page; of an empty one nothing is said.
pub(crate) fn shown(rows: usize) -> String {
    if rows == 0 { String::new() } else { format!("{rows} shown") }
}

/// A count with its thousands apart, as in `3,969`.
pub(crate) fn grouped(count: i64) -> String {
    let digits = count.unsigned_abs().to_string();
    let mut words = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            words.push(',');
        }
        words.push(digit);
    }
    words
}

/// A clause by its citation, as lawyers write it; by its name where the register no longer has it.
pub(crate) fn citation(register: &Register, clause: &str) -> String {
    let known = clause.parse().ok().and_then(|id| register.clause(&id));
    known.map_or_else(|| clause.to_owned(), |clause| clause.citation.clone())
}

/// What the law and the pipeline say, in English, with clauses and countries as the register names them.
pub(crate) fn said(register: &Register, message: &Message) -> String {
    Writer::english(register).say(message)
}

/// A term that names nothing of a register, in English.
pub(crate) fn term(message: &Message) -> String {
    said(Register::shipped(), message)
}

/// A term that stands by itself, with a capital letter.
pub(crate) fn heading(message: &Message) -> String {
    sentence(&term(message)).trim_end_matches('.').to_owned()
}

/// Words as a sentence of their own.
pub(crate) fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    let stop = if words.ends_with(['.', '?', '!']) { "" } else { "." };
    format!("{first}{}{stop}", letters.as_str())
}

/// A preservation as a page shows it.
pub(crate) fn preservation(
    citation: String,
    start: Timestamp,
    end: Timestamp,
    now: Timestamp,
) -> Preservation {
    Preservation { clause: citation, start: day(start), end: day(end), left: days_left(end, now) }
}

/// The days left until `end`, counted as the transfer brief counts them.
pub(crate) fn days_left(end: Timestamp, now: Timestamp) -> State {
    match clearline_law::days_left(end, now) {
        -1 => State::new(Tone::Alarm, "ended yesterday"),
        days @ ..0 => State::new(Tone::Alarm, format!("ended {} days ago", -days)),
        0 if end <= now => State::new(Tone::Alarm, "ended today"),
        0 => State::new(Tone::Alarm, "ends today"),
        1 => State::new(Tone::Alarm, "1 day left"),
        days @ 2..=7 => State::new(Tone::Alarm, format!("{days} days left")),
        days @ 8..=30 => State::new(Tone::Caution, format!("{days} days left")),
        days => State::new(Tone::Plain, format!("{days} days left")),
    }
}

/// How far a report has come, as people read it.
pub(crate) fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Open => "being filed",
        Stage::Received => "received",
        Stage::Augmented => "looked up",
        Stage::AtDesk => "waiting for a decision",
        Stage::Triaged => "decided",
        Stage::Routed => "checked against the law",
        Stage::Referred => "sent",
        Stage::Retracted => "retracted",
        Stage::Expired => "expired unfinished",
    }
}

/// A person as the record names them, without the role in front: `analyst:a.person` is `a.person`.
pub(crate) fn person(kept: &str) -> &str {
    kept.split_once(':').map_or(kept, |(_, name)| name)
}

/// Names as a list: `A`, `A and B`, `A, B and C`.
pub(crate) fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// A referral's state as a page shows it.
pub(crate) fn referral(state: ReferralState) -> State {
    let tone = match state {
        ReferralState::MadeAvailable | ReferralState::Delivered => Tone::Waiting,
        ReferralState::Opened => Tone::Plain,
        ReferralState::Accepted | ReferralState::Closed => Tone::Good,
        ReferralState::Declined | ReferralState::ReReferred | ReferralState::Recalled => Tone::Caution,
    };
    State::new(tone, state.words())
}

/// What a file is, by its own first bytes.
pub(crate) fn kind(kind: Option<clearline_report::FileKind>) -> String {
    kind.map_or("kind not noted", clearline_report::FileKind::words).to_owned()
}

/// Why a file is in the report.
pub(crate) fn relevance(relevance: clearline_report::FileRelevance) -> &'static str {
    match relevance {
        clearline_report::FileRelevance::Reported => "reported",
        clearline_report::FileRelevance::Supplemental => "supplemental",
    }
}
