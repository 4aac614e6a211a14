use clearline_report::{Argument, Country, Message, message};
use jiff::civil::Date;

use super::{BriefInput, BriefLine, Mark, abroad};
use crate::paths::{PathState, PathView, paths};
use crate::register::{Flag, Path, PathKind, Register, Standing, flag_value};

/// What is kept and how long still, then the paths between the two countries on this date.
pub(super) fn evidence(input: &BriefInput<'_>, day: Date) -> Vec<BriefLine> {
    let mut lines = clocks(input);
    match abroad(input) {
        None => lines.extend(at_home(input, day)),
        Some(country) => {
            let all = paths(input.register, Country::US, country, day);
            let of = |state| all.iter().filter(move |view| view.state == state && is_channel(view.path));
            lines.extend(of(PathState::Open).map(|view| open_path(input.register, view)));
            let mut not_open = |mark, says| {
                let line = BriefLine::new(mark, says).with_source(message!("brief-source-country"));
                lines.push(BriefLine { as_of: Some(day.to_string()), ..line });
            };
            if let Some(paths) = by_reason(of(PathState::Unknown)) {
                not_open(Mark::Unknown, message!("brief-paths-unknown", day = day, paths = paths));
            }
            if let Some(paths) = by_reason(of(PathState::Closed)) {
                not_open(Mark::No, message!("brief-paths-closed", day = day, paths = paths));
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
        let (what, day) = (clock.what.clone(), super::day_of(clock.ends));
        let left = |days| message!("brief-clock", what = what.clone(), day = day, days = days);
        let (mark, says) = match super::days_left(clock.ends, input.at) {
            _ if clock.ends < input.at => (Mark::No, message!("brief-clock-ended", what = what, day = day)),
            0 => (Mark::Caution, message!("brief-clock-ends-today", what = what, day = day)),
            days if days <= 30 => (Mark::Caution, left(days)),
            days => (Mark::Yes, left(days)),
        };
        let line = BriefLine::new(mark, says);
        let line = line.with_source(message!("brief-source-clause", clause = &clock.clause));
        let clause = input.register.clause(&clock.clause);
        BriefLine { as_of: clause.map(|clause| clause.as_of.to_string()), ..line }
    };
    if input.clocks.is_empty() {
        return vec![BriefLine::new(Mark::Unknown, message!("brief-no-clock"))];
    }
    input.clocks.iter().map(line).collect()
}

fn open_path(register: &Register, view: &PathView<'_>) -> BriefLine {
    let path = view.path;
    let says = message!(
        "brief-path",
        name = Argument::name(&path.name),
        reaches = Argument::words(sentence(&path.reaches)),
        who = Argument::words(&path.who),
    );
    BriefLine::new(Mark::Yes, says).from(register, &path.sources, path.as_of.to_string())
}

/// Paths that are closed, or unknown, for one reason stand together; `None` where there are none.
fn by_reason<'v>(views: impl Iterator<Item = &'v PathView<'v>>) -> Option<Argument> {
    let mut groups: Vec<(&Message, Vec<&str>)> = Vec::new();
    for view in views {
        let Some(why) = &view.why else { continue };
        match groups.iter_mut().find(|(known, _)| *known == why) {
            Some((_, names)) => names.push(&view.path.name),
            None => groups.push((why, vec![&view.path.name])),
        }
    }
    let group = |(why, names): (&Message, Vec<&str>)| {
        message!("brief-paths", names = Argument::name(names.join(", ")), why = why.clone())
    };
    (!groups.is_empty()).then(|| Argument::each(groups.into_iter().map(group)))
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
    let says = message!(
        "brief-own-request",
        clause = &clause.id,
        says = Argument::words(&clause.says),
        deadline = Argument::words(&clause.deadline),
    );
    vec![BriefLine::new(Mark::Yes, says).from(input.register, &clause.sources, clause.as_of.to_string())]
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
            let (name, reaches) = (Argument::name(&path.name), Argument::words(&path.reaches));
            BriefLine::new(Mark::Plain, message!("brief-data-path", name = name, reaches = reaches)).from(
                input.register,
                &path.sources,
                path.as_of.to_string(),
            )
        })
        .collect();
    if let Some(entry) = input.register.country(country) {
        let reading = entry.flag(Flag::DataProtectionAdequacy, day);
        if reading.value != "unknown" {
            let says = message!("brief-adequacy", country = entry.country, value = flag_value(reading.value));
            let line = BriefLine::new(Mark::Plain, says);
            lines.push(match reading.entry {
                Some(flag) => line.from(input.register, &flag.sources, flag.as_of.clone()),
                None => line,
            });
        }
    }
    if lines.is_empty() {
        lines.push(BriefLine::new(Mark::Unknown, message!("brief-no-data-protection")));
    }
    lines
}

/// The unknown facts about the country, in one line.
pub(super) fn unknown(input: &BriefInput<'_>, day: Date) -> Vec<BriefLine> {
    let Some(entry) = abroad(input).and_then(|country| input.register.country(country)) else {
        return Vec::new();
    };
    let unknown: Vec<Message> = Flag::ALL
        .into_iter()
        .filter(|flag| input.register.reading(entry.country, *flag, day).value == "unknown")
        .map(Flag::message)
        .collect();
    if unknown.is_empty() {
        return Vec::new();
    }
    let says = message!("brief-not-known", country = entry.country, flags = Argument::each(unknown));
    vec![BriefLine::new(Mark::Unknown, says)]
}
