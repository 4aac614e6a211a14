//! Where a report may lead: pure, from what sources said.
//!
//! Points add up and can be followed: a candidate's weight is the sum of the points of its evidence. Evidence of one
//! kind has a ceiling, so that a hundred logins through one network do not outweigh a telephone number.

use std::collections::BTreeMap;

use clearline_records::dossier::augmented::{Candidate, Doubt, Evidence, Matter, Statement};
use clearline_report::{Argument, Country, Message, Subject, message};
use jiff::{SignedDuration, Timestamp};

/// What a possible proxy's addresses may count together: less than any one telephone number.
const PROXY_CEILING: i64 = 10;

/// After this long, what an event says of a place counts half.
const STALE_AFTER: SignedDuration = SignedDuration::from_hours(365 * 24);

/// What a statement of this kind and with these doubts counts for the country it names; at least 1.
pub fn weigh(matter: Matter, doubts: &[Doubt]) -> i64 {
    let (full, _) = scale(matter);
    let left = doubts.iter().fold(full * 100, |left, doubt| left * percent(*doubt) / 100);
    (left / 100).max(1)
}

/// What one statement of the kind counts, and what all of the kind may count together.
fn scale(matter: Matter) -> (i64, i64) {
    match matter {
        Matter::EstimatedLocation => (50, 60),
        Matter::Phone => (40, 60),
        Matter::StreetAddress => (30, 45),
        Matter::Address => (30, 60),
        Matter::Url => (12, 24),
        Matter::Email => (8, 12),
        Matter::Language => (4, 4),
        Matter::HashSearch
        | Matter::HashMatch
        | Matter::FileContent
        | Matter::SenderHash
        | Matter::NamedHash
        | Matter::ExitSearch
        | Matter::Exit
        | Matter::EarlierReport
        | Matter::ViewingHabit
        | Matter::Rest => (0, 0),
    }
}

/// What a doubt leaves of the weight, in percent. A doubt of 100 only has to be read.
fn percent(doubt: Doubt) -> i64 {
    match doubt {
        Doubt::PossibleProxy | Doubt::ListedExit | Doubt::GenericEnding => 20,
        Doubt::UnknownNumber | Doubt::Compromised | Doubt::LinkedAccount => 50,
        Doubt::NotVerified => 60,
        _ => 100,
    }
}

/// The candidate countries of every subject, the likeliest first. A subject without any evidence has the one candidate
/// *unknown*. The order of `statements` does not matter, and taking one away never adds weight anywhere.
pub fn candidates(statements: &[Statement], now: Timestamp) -> Vec<Candidate> {
    Subject::ALL.into_iter().flat_map(|subject| of_subject(subject, statements, now)).collect()
}

fn of_subject(subject: Subject, statements: &[Statement], now: Timestamp) -> Vec<Candidate> {
    let mut by_country: BTreeMap<Country, Vec<&Statement>> = BTreeMap::new();
    for statement in statements.iter().filter(|statement| statement.subject == Some(subject)) {
        if let Some(country) = statement.country.filter(|country| country.is_place()) {
            by_country.entry(country).or_default().push(statement);
        }
    }
    let mut ranked: Vec<Candidate> =
        by_country.into_iter().map(|(country, spoken)| of_country(subject, country, spoken, now)).collect();
    // Equal weights: what is newer is likelier still true. The last key makes the order the same everywhere.
    ranked.sort_by(|a, b| {
        b.weight.cmp(&a.weight).then(b.newest_at.cmp(&a.newest_at)).then(a.country.cmp(&b.country))
    });
    if ranked.is_empty() {
        ranked.push(unknown(subject));
    }
    for (position, candidate) in (1..).zip(&mut ranked) {
        candidate.position = position;
    }
    ranked
}

fn of_country(subject: Subject, country: Country, spoken: Vec<&Statement>, now: Timestamp) -> Candidate {
    let mut weighed: Vec<(i64, &Statement)> =
        spoken.into_iter().map(|statement| (points(statement, now), statement)).collect();
    weighed.sort_by(|(a, x), (b, y)| b.cmp(a).then(x.ordinal.cmp(&y.ordinal)));
    let mut room: BTreeMap<(Matter, bool), i64> = BTreeMap::new();
    let mut states: BTreeMap<&str, i64> = BTreeMap::new();
    let mut evidence = Vec::new();
    for (points, statement) in &weighed {
        let proxy = is_proxy(statement);
        let ceiling = if proxy { PROXY_CEILING } else { scale(statement.matter).1 };
        let left = room.entry((statement.matter, proxy)).or_insert(ceiling);
        let counted = (*points).min(*left);
        *left -= counted;
        if let Some(state) = &statement.state {
            *states.entry(state.as_str()).or_default() += *points;
        }
        evidence.push(Evidence { statement: statement.ordinal, points: counted, says: says(statement) });
    }
    Candidate {
        subject,
        position: 0,
        country: Some(country),
        state: likeliest_state(&states).filter(|_| country == Country::US),
        weight: evidence.iter().map(|one| one.points).sum(),
        proxy_doubt: weighed.iter().any(|(_, statement)| is_proxy(statement)),
        newest_at: weighed.iter().filter_map(|(_, statement)| statement.event_at).max(),
        evidence,
    }
}

/// Does somebody hold it to be a proxy: its sender, or a list?
fn is_proxy(statement: &Statement) -> bool {
    statement.doubts.iter().any(|doubt| matches!(doubt, Doubt::PossibleProxy | Doubt::ListedExit))
}

fn points(statement: &Statement, now: Timestamp) -> i64 {
    let stale = statement.event_at.is_some_and(|at| now.duration_since(at) > STALE_AFTER);
    if stale { (statement.weight + 1) / 2 } else { statement.weight }
}

fn says(statement: &Statement) -> Message {
    let matter = statement.matter.message();
    if statement.doubts.is_empty() {
        return matter;
    }
    let doubts = Argument::each(statement.doubts.iter().map(|doubt| doubt.message()));
    message!("evidence-doubted", matter = matter, doubts = doubts)
}

/// The state with the most points; none where two have equally many.
fn likeliest_state(states: &BTreeMap<&str, i64>) -> Option<String> {
    let most = states.values().copied().max()?;
    let mut first = states.iter().filter(|(_, points)| **points == most);
    match (first.next(), first.next()) {
        (Some((state, _)), None) => Some((*state).to_owned()),
        _ => None,
    }
}

fn unknown(subject: Subject) -> Candidate {
    Candidate {
        subject,
        position: 0,
        country: None,
        state: None,
        weight: 0,
        proxy_doubt: false,
        newest_at: None,
        evidence: Vec::new(),
    }
}
