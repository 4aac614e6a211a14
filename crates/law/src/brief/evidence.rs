use clearline_report::Country;
use jiff::civil::Date;

use super::{BriefInput, BriefLine, Mark, abroad};
use crate::register::{Flag, Path, PathKind, Register, Standing, Weighed, Weight, weigh};

/// A path of the register between two countries, and whether it is open on a day.
#[derive(Debug, Clone)]
pub struct PathView<'r> {
    /// The path.
    pub path: &'r Path,
    /// Is it open?
    pub state: PathState,
    /// Why, or why not.
    pub why: String,
}

/// Is a path open?
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PathState {
    /// On that day, as far as the register knows.
    Open,
    /// What it needs is not known: ask before relying on it.
    Unknown,
    /// It is not.
    Closed,
}

impl PathState {
    /// `open`, `unknown` or `closed`.
    pub fn word(self) -> &'static str {
        match self {
            PathState::Open => "open",
            PathState::Unknown => "unknown",
            PathState::Closed => "closed",
        }
    }
}

/// Every path by which authorities of `to` may get what lies with a provider in `from`, on `day`: open ones first, in the
/// register's order.
pub fn paths(register: &Register, from: Country, to: Country, day: Date) -> Vec<PathView<'_>> {
    let mut views: Vec<PathView<'_>> = register
        .paths()
        .iter()
        .map(|path| {
            let (state, why) = state(register, path, from, to, day);
            PathView { path, state, why }
        })
        .collect();
    views.sort_by(|a, b| (a.state, a.path.rank, &a.path.id).cmp(&(b.state, b.path.rank, &b.path.id)));
    views
}

fn state(register: &Register, path: &Path, from: Country, to: Country, day: Date) -> (PathState, String) {
    if path.except.contains(&to) || !(path.countries.is_empty() || path.countries.contains(&to)) {
        return (PathState::Closed, format!("it does not extend to {}", register.country_name(to)));
    }
    match register.path_standing(path, day) {
        Standing::InForce => {}
        standing @ (Standing::Stale(_) | Standing::Unknown) => return (PathState::Unknown, standing.words()),
        standing => return (PathState::Closed, standing.words()),
    }
    let weighed = weigh(register, &path.needs, from, to, day);
    let of = |met: Weight| {
        let words: Vec<String> =
            weighed.iter().filter(|one| one.met == met).map(|one| need_words(register, one)).collect();
        (!words.is_empty()).then(|| words.join("; "))
    };
    match (of(Weight::No), of(Weight::Unknown)) {
        (Some(no), _) => (PathState::Closed, no),
        (None, Some(unknown)) => (PathState::Unknown, unknown),
        (None, None) => (PathState::Open, String::new()),
    }
}

/// A need in few words: where the value is from stands on the country's page.
fn need_words(register: &Register, one: &Weighed) -> String {
    let as_of = one.as_of.as_ref().map_or_else(String::new, |day| format!(" as of {day}"));
    let value = one.value.replace('_', " ");
    format!("{}, {}: {value}{as_of}", register.country_name(one.country), one.flag.words())
}

/// What is kept and how long still, then the paths between the two countries on this date.
pub(super) fn evidence(input: &BriefInput<'_>, day: Date) -> Vec<BriefLine> {
    let mut lines = clocks(input);
    match abroad(input) {
        None => lines.extend(at_home(input, day)),
        Some(country) => {
            let all = paths(input.register, Country::US, country, day);
            let of = |state| all.iter().filter(move |view| view.state == state && is_channel(view.path));
            lines.extend(of(PathState::Open).map(open_path));
            let marks = [
                (PathState::Unknown, Mark::Unknown, "Unknown whether open"),
                (PathState::Closed, Mark::No, "Not open"),
            ];
            for (state, mark, words) in marks {
                if let Some(paths) = by_reason(of(state)) {
                    let line = BriefLine::new(mark, format!("{words} on {day}: {paths}."));
                    lines.push(line.from("the register's page of the country", day.to_string()));
                }
            }
        }
    }
    lines
}

fn is_channel(path: &Path) -> bool {
    path.kind != PathKind::DataProtection
}

fn clocks(input: &BriefInput<'_>) -> Vec<BriefLine> {
    let line = |clock: &super::BriefClock| {
        let (mark, left) = match super::days_left(clock.ends, input.at) {
            _ if clock.ends < input.at => (Mark::No, "ended".to_owned()),
            0 => (Mark::Caution, "ends today".to_owned()),
            1 => (Mark::Caution, "1 day left".to_owned()),
            days if days <= 30 => (Mark::Caution, format!("{days} days left")),
            days => (Mark::Yes, format!("{days} days left")),
        };
        let words = format!("{}, until {}: {left}", clock.what, super::day_of(clock.ends));
        let from = input.register.clause(&clock.clause);
        BriefLine::new(mark, words).from(
            from.map_or_else(|| clock.clause.to_string(), |clause| clause.citation.clone()),
            from.map_or_else(String::new, |clause| clause.as_of.to_string()),
        )
    };
    if input.clocks.is_empty() {
        let words =
            "No clock of ours runs for what the sender holds: ask it to preserve before anything else.";
        return vec![BriefLine::new(Mark::Unknown, words)];
    }
    input.clocks.iter().map(line).collect()
}

fn open_path(view: &PathView<'_>) -> BriefLine {
    let path = view.path;
    BriefLine::new(Mark::Yes, format!("{}: {} Who may ask: {}", path.name, sentence(&path.reaches), path.who))
        .from(path.sources.first().map_or("", String::as_str), path.as_of.to_string())
}

/// Paths that are closed, or unknown, for one reason stand together; `None` where there are none.
fn by_reason<'v>(views: impl Iterator<Item = &'v PathView<'v>>) -> Option<String> {
    let mut groups: Vec<(&str, Vec<&str>)> = Vec::new();
    for view in views {
        match groups.iter_mut().find(|(why, _)| *why == view.why) {
            Some((_, names)) => names.push(&view.path.name),
            None => groups.push((&view.why, vec![&view.path.name])),
        }
    }
    let words: Vec<String> =
        groups.into_iter().map(|(why, names)| format!("{} ({why})", names.join(", "))).collect();
    (!words.is_empty()).then(|| words.join("; "))
}

fn sentence(words: &str) -> String {
    let words = words.trim();
    if words.ends_with('.') { words.to_owned() } else { format!("{words}.") }
}

/// An agency of the United States asks the provider itself, by legal process of its own.
fn at_home(input: &BriefInput<'_>, day: Date) -> Vec<BriefLine> {
    let request = crate::register::ClauseId::known(crate::clauses::REQUEST_2703F);
    let Some(clause) =
        input.register.clause(&request).filter(|clause| clause.standing(day) == Standing::InForce)
    else {
        return Vec::new();
    };
    let words = format!(
        "A preservation request of your own ({}): {}; {}. Content and records then need process under 18 U.S.C. § 2703.",
        clause.citation, clause.says, clause.deadline
    );
    vec![
        BriefLine::new(Mark::Yes, words)
            .from(clause.sources.first().map_or("", String::as_str), clause.as_of.to_string()),
    ]
}

/// What governs personal data that comes back from the country.
pub(super) fn data_protection(input: &BriefInput<'_>, day: Date) -> Vec<BriefLine> {
    let Some(country) = abroad(input) else { return Vec::new() };
    let all = paths(input.register, Country::US, country, day);
    let mut lines: Vec<BriefLine> = all
        .iter()
        .filter(|view| !is_channel(view.path) && view.state == PathState::Open)
        .map(|view| {
            let path = view.path;
            BriefLine::new(Mark::Plain, format!("{}: {}", path.name, path.reaches))
                .from(path.sources.first().map_or("", String::as_str), path.as_of.to_string())
        })
        .collect();
    if let Some(entry) = input.register.country(country) {
        let reading = entry.flag(Flag::DataProtectionAdequacy, day);
        if reading.value != "unknown" {
            let words =
                format!("Adequacy decision of the European Union for {}: {}", entry.name, reading.value);
            let (source, as_of) = reading.entry.map_or((String::new(), String::new()), |flag| {
                (input.register.source_words(&flag.sources), flag.as_of.clone())
            });
            lines.push(BriefLine::new(Mark::Plain, words).from(source, as_of));
        }
    }
    if lines.is_empty() {
        lines.push(BriefLine::new(
            Mark::Unknown,
            "The register holds nothing on the data-protection law of this country.",
        ));
    }
    lines
}

/// The facts about the country that nobody here knows, in one line.
pub(super) fn unknown(input: &BriefInput<'_>, day: Date) -> Vec<BriefLine> {
    let Some(entry) = abroad(input).and_then(|country| input.register.country(country)) else {
        return Vec::new();
    };
    let unknown: Vec<&str> = Flag::ALL
        .into_iter()
        .filter(|flag| entry.flag(*flag, day).value == "unknown")
        .map(Flag::words)
        .collect();
    if unknown.is_empty() {
        return Vec::new();
    }
    vec![BriefLine::new(
        Mark::Unknown,
        format!("Of {} the register does not know: {}.", entry.name, unknown.join("; ")),
    )]
}
