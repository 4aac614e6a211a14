//! What the register and proposals hold, in the words of the pages.

use std::collections::BTreeMap;

use clearline_law::{Confidence, Dates, Need, Path, Register, RowKind, Standing, Version as Row, WhenStale};
use clearline_pipeline::counsel::{Decision, Document as Kept, Matter, Proposal};
use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;

use crate::view::counsel::{ByTwo, Document, Link, PathRow, Source, Version};
use crate::view::{Moment, NavItem, State, Tone};
use crate::words;

/// The state of an entry on the day.
pub(super) fn standing(standing: Standing) -> State {
    let tone = match standing {
        Standing::InForce => Tone::Good,
        Standing::NotYet(_) | Standing::NotInForce => Tone::Plain,
        Standing::Unknown => Tone::Unknown,
        Standing::Ended(_) => Tone::Caution,
        Standing::Stale(_) => Tone::Alarm,
    };
    State::new(tone, words::term(&standing.words()))
}

/// From when to when an entry applies.
pub(super) fn applied(dates: &Dates) -> String {
    let from = match (dates.from, dates.known_from) {
        (Some(from), _) => format!("from {from}"),
        (None, Some(known)) => format!("known to apply from {known}"),
        (None, None) => "since a day that is not recorded".to_owned(),
    };
    dates.to.map_or_else(|| from.clone(), |to| format!("{from} to {to}"))
}

/// By whom and when it was looked at last.
pub(super) fn review(dates: &Dates) -> State {
    match (&dates.reviewed_by, dates.reviewed_on) {
        (Some(by), Some(on)) => State::new(Tone::Good, format!("reviewed by {by} on {on}")),
        (Some(by), None) => State::new(Tone::Good, format!("reviewed by {by}")),
        (None, Some(on)) => State::new(Tone::Good, format!("reviewed on {on}")),
        (None, None) => State::new(Tone::Waiting, "not reviewed"),
    }
}

/// When it must be reviewed again, and what happens if it is not.
pub(super) fn review_due(dates: &Dates) -> Option<String> {
    let then = match dates.when_stale {
        WhenStale::Block => "after that day it is not relied on",
        WhenStale::Override => "after that day it is relied on only where two people agree",
    };
    dates.review_by.map(|day| format!("{day}; {then}"))
}

/// The rows of an entry over time, with their state on `on`.
pub(super) fn versions(rows: &[Row], on: Date) -> Vec<Version> {
    rows.iter()
        .map(|row| {
            let recorded = row.dates.recorded;
            Version {
                applied: applied(&row.dates),
                known: match row.dates.withdrawn {
                    Some(end) => format!("from {recorded} until {end}"),
                    None => format!("since {recorded}"),
                },
                says: if row.kind == RowKind::Flag {
                    format!("{} ({})", words::term(&row.title), row.says)
                } else {
                    row.says.clone()
                },
                state: match row.dates.withdrawn {
                    Some(_) => State::new(Tone::Caution, "withdrawn"),
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
    let source = |words: String, href: Option<String>| Source {
        words,
        href,
        as_of: as_of.to_owned(),
        confidence: confidence.word().to_owned(),
    };
    let named = sources.iter().map(|key| match register.source(key) {
        Some(known) => source(known.text.clone(), known.url.as_deref().and_then(outside)),
        None => source(key.clone(), None),
    });
    let read = urls.iter().map(|url| source((*url).to_owned(), outside(url)));
    named.chain(read).collect()
}

/// An address outside, where it is one that a browser may be led to.
fn outside(url: &str) -> Option<String> {
    (url.starts_with("https://") || url.starts_with("http://")).then(|| url.to_owned())
}

/// A path to evidence, shown alone.
pub(super) fn path_row(register: &Register, path: &Path, on: Date) -> PathRow {
    let stands = register.path_standing(path, on);
    PathRow {
        name: path.name.clone(),
        instrument: instrument_link(register, &path.instrument),
        reaches: path.reaches.clone(),
        who: path.who.clone(),
        state: standing(stands),
        why: needs(&path.needs),
        source: source_line(register, &path.sources, &path.as_of.to_string()),
    }
}

/// What must hold of the two countries, in one line.
fn needs(needs: &[Need]) -> String {
    if needs.is_empty() {
        return "Open between any two countries.".to_owned();
    }
    let one = |need: &Need| {
        let mut words = format!("of the {}: {}", need.of.word(), words::term(&need.flag.words()));
        if !need.is.is_empty() {
            words.push_str(&format!(" is {}", need.is.join(" or ")));
        }
        if !need.not.is_empty() {
            words.push_str(&format!(" is not {}", need.not.join(" or ")));
        }
        words
    };
    let all: Vec<String> = needs.iter().map(one).collect();
    words::sentence(&format!("asks {}", all.join("; ")))
}

/// Where something is written, with the time that speaks of.
pub(super) fn source_line(register: &Register, sources: &[String], as_of: &str) -> String {
    format!("{}, as of {as_of}", register.source_words(sources))
}

/// The page of an instrument, by its title.
pub(super) fn instrument_link(register: &Register, id: &str) -> Link {
    let title = register.instrument(id).map_or_else(|| id.to_owned(), |found| found.title.clone());
    Link::new(format!("/counsel/instruments/{id}"), title)
}

/// The page of any entry of the register.
pub(super) fn entry_link(register: &Register, kind: RowKind, id: &str, title: &str) -> Link {
    let href = match kind {
        RowKind::Instrument => format!("/counsel/instruments/{id}"),
        RowKind::Clause => format!("/counsel/obligations/{id}"),
        RowKind::Agency => format!("/counsel/agencies/{id}"),
        RowKind::Flag => format!("/counsel/countries/{}", id.split('/').next().unwrap_or(id)),
        RowKind::Country => format!("/counsel/countries/{id}"),
        RowKind::Path => match register.paths().iter().find(|path| path.id == id) {
            Some(path) => format!("/counsel/instruments/{}", path.instrument),
            None => "/counsel/instruments".to_owned(),
        },
        RowKind::Route | RowKind::Policy | RowKind::Source | RowKind::HomeDesk => {
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
        Err(_) => State::new(Tone::Plain, "no day"),
    }
}

/// What became of a proposal.
pub(super) fn state(proposal: &Proposal) -> State {
    match (&proposal.decided, &proposal.ended) {
        (None, _) => State::new(Tone::Waiting, "awaiting approval"),
        (Some(_), Some(_)) => State::new(Tone::Caution, "ended"),
        (Some(decided), None) => match decided.decision {
            Decision::Approved => State::new(Tone::Good, "approved"),
            Decision::Refused => State::new(Tone::Caution, "refused"),
            Decision::Withdrawn => State::new(Tone::Plain, "taken back"),
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
        size: words::size(kept.size),
        sha256: kept.sha256.clone(),
    })
}

/// The kind of a proposal in words.
pub(super) fn kind(matter: &Matter) -> &'static str {
    Matter::KINDS.iter().find(|(word, _)| *word == matter.kind()).map_or("", |(_, words)| words)
}

/// The page of a proposal.
pub(super) fn proposal_link(id: &str) -> Link {
    Link::new(format!("/counsel/proposals/{id}"), "Proposal and evidence")
}

/// Proposals by their keys.
pub(super) fn by_id(proposals: &[Proposal]) -> BTreeMap<&str, &Proposal> {
    proposals.iter().map(|proposal| (proposal.id.as_str(), proposal)).collect()
}

/// The lists of what two people decide, and where we are among them.
pub(super) fn parts(here: &str) -> Vec<NavItem> {
    let parts = [
        ("/counsel/proposals", "Waiting"),
        ("/counsel/proposals?part=decided", "Decided"),
        ("/counsel/approvals", "Rulings that wait"),
    ];
    let item = |(href, words): (&str, &str)| NavItem {
        href: href.to_owned(),
        words: words.to_owned(),
        here: href == here,
    };
    parts.map(item).to_vec()
}
