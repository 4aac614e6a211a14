//! What the register and proposals hold, in the words of the pages.

use std::collections::BTreeMap;

use clearline_counsel::{Decision, Document as Kept, Proposal};
use clearline_frame::view::{Moment, NavItem, State, Tone, Words};
use clearline_frame::words;
use clearline_law::{
    Confidence, Dates, Detail, Need, NeedOf, Path, Reach, Register, RowKind, Standing, Version as Row,
    WhenStale, as_of_words, flag_value,
};
use clearline_report::{Argument, Message, message};
use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;

use super::view::{ByTwo, DetailRow, Document, Link, PathRow, Source, Version};

/// The state of an entry on the day.
pub(super) fn standing(standing: Standing) -> State {
    let tone = match standing {
        Standing::InForce => Tone::Good,
        Standing::NotYet(_) | Standing::NotInForce => Tone::Plain,
        Standing::Unknown => Tone::Unknown,
        Standing::Ended(_) => Tone::Caution,
        Standing::Stale(_) => Tone::Alarm,
    };
    State::new(tone, standing.words())
}

/// From when to when an entry applies.
pub(super) fn applied(dates: &Dates) -> Message {
    match (dates.from, dates.known_from, dates.to) {
        (Some(from), _, None) => message!("counsel-applied-from", from = from),
        (Some(from), _, Some(to)) => message!("counsel-applied-from-to", from = from, to = to),
        (None, Some(known), None) => message!("counsel-applied-known", from = known),
        (None, Some(known), Some(to)) => message!("counsel-applied-known-to", from = known, to = to),
        (None, None, None) => message!("counsel-applied-unknown"),
        (None, None, Some(to)) => message!("counsel-applied-unknown-to", to = to),
    }
}

/// By whom and when it was looked at last.
pub(super) fn review(dates: &Dates) -> State {
    match (&dates.reviewed_by, &dates.reviewed_on) {
        (Some(by), Some(on)) => {
            State::new(Tone::Good, message!("counsel-reviewed-by-on", by = Argument::name(by), on = *on))
        }
        (Some(by), None) => State::new(Tone::Good, message!("counsel-reviewed-by", by = Argument::name(by))),
        (None, Some(on)) => State::new(Tone::Good, message!("counsel-reviewed-on", on = *on)),
        (None, None) => State::new(Tone::Waiting, message!("counsel-not-reviewed")),
    }
}

/// When it must be reviewed again, and what happens if it is not.
pub(super) fn review_due(dates: &Dates) -> Option<Message> {
    dates.review_by.map(|day| match dates.when_stale {
        WhenStale::Block => message!("counsel-review-due-block", day = day),
        WhenStale::Override => message!("counsel-review-due-override", day = day),
    })
}

/// The rows of an entry over time, with their state on `on`.
pub(super) fn versions(rows: &[Row], on: Date) -> Vec<Version> {
    rows.iter()
        .map(|row| {
            let recorded = row.dates.recorded;
            Version {
                applied: applied(&row.dates),
                known: match row.dates.withdrawn {
                    Some(end) => message!("counsel-known-until", from = recorded, until = end),
                    None => message!("counsel-known-since", from = recorded),
                },
                says: if row.kind == RowKind::Flag {
                    message!("counsel-flag-says", flag = row.title.clone(), says = law(&row.says)).into()
                } else {
                    Words::law(&row.says)
                },
                state: match row.dates.withdrawn {
                    Some(_) => State::new(Tone::Caution, message!("counsel-row-withdrawn")),
                    None => standing(row.dates.standing(on)),
                },
                note: Some(format!("{}:{}", row.file, row.line)),
            }
        })
        .collect()
}

/// Sources in words, and the page to read where there is one.
pub(super) fn sources(
    register: &Register,
    sources: &[String],
    urls: &[&str],
    as_of: &str,
    confidence: Confidence,
) -> Vec<Source> {
    let source = |words: Words, href: Option<String>| Source {
        words,
        href,
        as_of: as_of_words(as_of),
        confidence: confidence_words(confidence),
    };
    let named = sources.iter().filter_map(|key| register.source(key)).map(|one| {
        let href = one.url.as_deref().and_then(outside);
        let words: Words = match (one.was_read(), &href) {
            (false, _) => message!("sources-none").into(),
            (true, Some(_)) => Words::law(one.words()),
            (true, None) => message!("sources-no-address", source = law(&one.words())).into(),
        };
        source(words, href)
    });
    let read = urls.iter().map(|url| source(Words::law(*url), outside(url)));
    named.chain(read).collect()
}

/// What is known of a provider or a country, in one row.
pub(super) fn detail(register: &Register, detail: &Detail) -> DetailRow {
    let of_source = || detail.sources.iter().find_map(|key| register.source(key)?.url.clone());
    DetailRow {
        name: Words::Heading(detail.of.message()),
        value: detail.value.clone(),
        note: detail.note.clone(),
        href: detail.url.clone().or_else(of_source).as_deref().and_then(outside),
        source: source_line(register, &detail.sources, &detail.as_of),
        confidence: confidence_words(detail.confidence),
    }
}

/// Which data a path reaches, category by category.
fn reach(path: &Path) -> Vec<Message> {
    let told = |one: &Reach| {
        let (data, answer) = (one.data.message(), one.answer.message());
        match &one.says {
            Some(says) => {
                message!("counsel-reach-says", data = data, answer = answer, says = law(says))
            }
            None => message!("counsel-reach", data = data, answer = answer),
        }
    };
    path.reach.iter().map(told).collect()
}

/// How sure the register is.
pub(super) fn confidence_words(confidence: Confidence) -> Message {
    confidence.message()
}

/// Words of the register inside a sentence of ours.
pub(super) fn law(text: &str) -> Argument {
    Argument::Words { text: text.to_owned(), language: Some("en".to_owned()) }
}

/// An address outside, where it is one that a browser may be led to.
pub(super) fn outside(url: &str) -> Option<String> {
    (url.starts_with("https://") || url.starts_with("http://")).then(|| url.to_owned())
}

/// A path to evidence, shown alone.
pub(super) fn path_row(register: &Register, path: &Path, on: Date) -> PathRow {
    let stands = register.path_standing(path, on);
    PathRow {
        name: path.name.clone(),
        instrument: instrument_link(register, &path.instrument),
        reaches: path.reaches.clone(),
        reach: reach(path),
        who: path.who.clone(),
        state: standing(stands),
        why: asks(path),
        source: source_line(register, &path.sources, &path.as_of.to_string()),
    }
}

/// What a path asks of the two countries.
fn asks(path: &Path) -> Message {
    let lies_in = || Argument::each(path.lies_in.iter().copied().map(Argument::from));
    let ends = match (path.with, path.lies_in.is_empty()) {
        (Some(with), _) => Some(message!("counsel-path-with", country = with)),
        (None, false) => Some(message!("counsel-path-lies-in", countries = lies_in())),
        (None, true) => None,
    };
    let needs = match path.needs.is_empty() {
        true => None,
        false => Some(message!("counsel-needs", needs = Argument::each(path.needs.iter().map(need)))),
    };
    match (ends, needs) {
        (None, None) => message!("counsel-needs-nothing"),
        (Some(one), None) | (None, Some(one)) => one,
        (Some(ends), Some(needs)) => message!("counsel-path-ends-and-needs", ends = ends, needs = needs),
    }
}

fn need(need: &Need) -> Message {
    let flag = need.flag.message();
    let of = match need.of {
        NeedOf::Sender => message!("counsel-need-of-sender", flag = flag),
        NeedOf::Recipient => message!("counsel-need-of-recipient", flag = flag),
        NeedOf::Both => message!("counsel-need-of-both", flag = flag),
        NeedOf::Other => message!("counsel-need-of-other", flag = flag),
    };
    let any = |values: &[String]| Argument::any(values.iter().map(|value| flag_value(value)));
    match (need.is.is_empty(), need.not.is_empty()) {
        (true, true) => of,
        (false, true) => message!("counsel-need-is", of = of, is = any(&need.is)),
        (true, false) => message!("counsel-need-is-not", of = of, not = any(&need.not)),
        (false, false) => {
            message!("counsel-need-is-and-not", of = of, is = any(&need.is), not = any(&need.not))
        }
    }
}

/// Where something is written, with the time that speaks of.
pub(super) fn source_line(register: &Register, sources: &[String], as_of: &str) -> Message {
    message!("counsel-source-as-of", source = register.sources_words(sources), day = as_of_words(as_of))
}

/// The page of an instrument, by its title.
pub(super) fn instrument_link(register: &Register, id: &str) -> Link {
    let title = register.instrument(id).map_or_else(|| id.to_owned(), |found| found.title.clone());
    Link::new(format!("/counsel/instruments/{id}"), Words::law(title))
}

/// The page of any entry of the register.
pub(super) fn entry_link(register: &Register, kind: RowKind, id: &str, title: impl Into<Words>) -> Link {
    let href = match kind {
        RowKind::Instrument => format!("/counsel/instruments/{id}"),
        RowKind::Clause => format!("/counsel/obligations/{id}"),
        RowKind::Agency => format!("/counsel/agencies/{id}"),
        RowKind::Flag => format!("/counsel/countries/{}", id.split('/').next().unwrap_or(id)),
        RowKind::Country => format!("/counsel/countries/{id}"),
        RowKind::Detail if id.starts_with(|letter: char| letter.is_ascii_uppercase()) => {
            format!("/counsel/countries/{}", id.split('/').next().unwrap_or(id))
        }
        RowKind::Path => match register.paths().iter().find(|path| path.id == id) {
            Some(path) => format!("/counsel/instruments/{}", path.instrument),
            None => "/counsel/instruments".to_owned(),
        },
        RowKind::Route
        | RowKind::Policy
        | RowKind::Source
        | RowKind::Watch
        | RowKind::HomeDesk
        | RowKind::Provider
        | RowKind::Detail
        | RowKind::Office => {
            format!("/counsel/search?q={id}")
        }
    };
    Link::new(href, title)
}

/// A day as pages show moments.
pub(super) fn moment_of(day: Date) -> Moment {
    Moment { iso: day.to_string(), words: day.to_string() }
}

/// The days until `day`, in the tone of their urgency.
pub(super) fn left(day: Date, now: Timestamp) -> State {
    match TimeZone::UTC.to_timestamp(day.to_datetime(Time::midnight())) {
        Ok(end) => words::days_left(end, now),
        Err(_) => State::new(Tone::Plain, message!("counsel-no-day")),
    }
}

/// What became of a proposal.
pub(super) fn state(proposal: &Proposal) -> State {
    match (&proposal.decided, &proposal.ended) {
        (None, _) => State::new(Tone::Waiting, message!("counsel-state-waiting")),
        (Some(_), Some(_)) => State::new(Tone::Caution, message!("counsel-state-ended")),
        (Some(decided), None) => match decided.decision {
            Decision::Approved => State::new(Tone::Good, message!("counsel-state-approved")),
            Decision::Refused => State::new(Tone::Caution, message!("counsel-state-refused")),
            Decision::Withdrawn => State::new(Tone::Plain, message!("counsel-state-taken-back")),
        },
    }
}

/// The two people of a proposal.
pub(super) fn by_two(proposal: &Proposal) -> ByTwo {
    let approved = proposal.decided.as_ref().filter(|decided| decided.decision == Decision::Approved);
    ByTwo {
        proposed_by: proposal.proposed_by.clone(),
        proposed_at: words::moment(proposal.proposed_at),
        approved_by: approved.map(|decided| decided.by.clone()),
        invented: false,
    }
}

/// The document of a proposal.
pub(super) fn document(proposal: &Proposal) -> Option<Document> {
    proposal.document.as_ref().map(|kept: &Kept| Document {
        href: format!("/counsel/proposals/{}/document", proposal.id),
        name: kept.name.clone(),
        size: words::bytes(kept.size),
        sha256: kept.sha256.clone(),
    })
}

/// The page of a proposal.
pub(super) fn proposal_link(id: &str) -> Link {
    Link::new(format!("/counsel/proposals/{id}"), message!("counsel-proposal-and-evidence"))
}

/// Proposals by their keys.
pub(super) fn by_id(proposals: &[Proposal]) -> BTreeMap<&str, &Proposal> {
    proposals.iter().map(|proposal| (proposal.id.as_str(), proposal)).collect()
}

/// The lists of what two people decide, and where we are among them.
pub(super) fn parts(here: &str) -> Vec<NavItem> {
    let parts = [
        ("/counsel/proposals", message!("counsel-part-waiting")),
        ("/counsel/proposals?part=decided", message!("counsel-part-decided")),
        ("/counsel/approvals", message!("counsel-rulings-that-wait")),
    ];
    let item = |(href, words): (&str, Message)| NavItem {
        href: href.to_owned(),
        words: words.into(),
        here: href == here,
    };
    parts.map(item).into()
}
