use std::process::ExitCode;

use clearline_disclosure::Writer;
use clearline_law::access;
use clearline_law::{
    Changed, Confidence, CountryEntry, Flag, Held, HouseKind, Register, Route, Supposed, Watch, aged,
    agency_objections, as_of_words, disclosure_matrix, lapsing, route_objection, stale as stale_entries,
    unread,
};
use clearline_report::{Argument, Country, Message, message};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::json;

use super::{Age, When, Which, country_of};
use crate::output::{Done, json as print, line};

/// Where a fact is from, as of when, and how sure it is; with the address of each source that was read.
pub(super) fn cited(register: &Register, sources: &[String], as_of: &str, confidence: Confidence) -> String {
    let said = Writer::english(register).say(&message!(
        "cited",
        source = register.sources_words(sources),
        day = as_of_words(as_of),
        confidence = confidence.message(),
    ));
    match addresses(register, sources) {
        Some(addresses) => format!("{said}; {}", addresses.join(" ")),
        None if register.sources_read(sources).next().is_some() => format!("{said}; address not at hand"),
        None => said,
    }
}

/// The addresses of what was read; `None` where none is at hand.
fn addresses(register: &Register, sources: &[String]) -> Option<Vec<String>> {
    let found: Vec<String> = register.sources_read(sources).filter_map(|one| one.url.clone()).collect();
    (!found.is_empty()).then_some(found)
}

pub(super) fn country(register: &Register, words: &str, when: &When) -> Done {
    let day = when.day();
    let Some(entry) = country_of(register, words).and_then(|code| register.country(code)) else {
        return Ok(ExitCode::FAILURE);
    };
    let code = entry.country;
    if when.json {
        print(&country_json(register, entry, day));
        return Ok(ExitCode::SUCCESS);
    }
    let writer = Writer::english(register);
    line(format!("{} ({code}), on {day}", entry.name));
    for flag in Flag::ALL {
        let reading = register.reading(code, flag, day);
        let through = reading.through.map(|state| format!(" through {}", register.country_name(state)));
        let value = format!("{}{}", reading.value, through.unwrap_or_default());
        line(format!("  {:<55} {value}", writer.say(&flag.message())));
        if let Some(row) = reading.entry {
            line(format!("      [{}]", cited(register, &row.sources, &row.as_of, row.confidence)));
        }
    }
    line("\nAgencies, none of which is shown to qualify by being listed");
    for agency in register.agencies().iter().filter(|agency| agency.country == code) {
        line(format!("  {:<12} {}", agency.id, agency.name));
    }
    line("\nRoutes where none of them may receive");
    for route in register.routes() {
        let state = closed(register, route, code, day)
            .map_or("open".to_owned(), |why| format!("closed: {}", writer.say(&why)));
        line(format!("  {:<26} through {:<10} {state}", writer.say(&route.kind.message()), route.through));
    }
    Ok(ExitCode::SUCCESS)
}

/// Why the route is not used: its own reason, or that its agency may receive nothing as it is listed.
fn closed(register: &Register, route: &Route, country: Country, day: Date) -> Option<Message> {
    route_objection(register, route, country, day).or_else(|| {
        let through = register.agency(&route.through)?.facts();
        let reasons = agency_objections(&through, HouseKind::Production, day);
        let reasons: Vec<Argument> = reasons.into_iter().map(|(_, why)| why.into()).collect();
        (!reasons.is_empty()).then(|| message!("route-through", why = Argument::each(reasons)))
    })
}

fn country_json(register: &Register, entry: &CountryEntry, day: Date) -> serde_json::Value {
    let writer = Writer::english(register);
    let flag = |flag: Flag| {
        let reading = register.reading(entry.country, flag, day);
        json!({
            "flag": flag.word(), "value": reading.value, "through": reading.through.map(|state| state.code().to_owned()),
            "from": reading.entry.and_then(|row| row.dates.from).map(|day| day.to_string()),
            "source": reading.entry.map(|row| writer.say(&register.sources_words(&row.sources))),
            "address": reading.entry.and_then(|row| addresses(register, &row.sources)),
            "confidence": reading.entry.map(|row| row.confidence.word()),
            "as_of": reading.entry.map(|row| row.as_of.clone()),
            "note": reading.entry.and_then(|row| row.note.clone()),
        })
    };
    let route = |route: &Route| {
        let closed = closed(register, route, entry.country, day);
        let closed = closed.map(|why| Writer::english(register).say(&why));
        json!({ "route": route.id, "kind": route.kind.word(), "through": route.through.as_str(), "closed": closed })
    };
    let agencies = register.agencies().iter().filter(|agency| agency.country == entry.country);
    let agencies: Vec<_> =
        agencies.map(|agency| json!({ "agency": agency.id.as_str(), "name": agency.name })).collect();
    json!({
        "country": entry.country.code(), "name": entry.name, "at": day.to_string(), "domestic": entry.domestic,
        "flags": Flag::ALL.into_iter().map(flag).collect::<Vec<_>>(),
        "routes": register.routes().iter().map(route).collect::<Vec<_>>(),
        "agencies": agencies,
    })
}

/// What would be otherwise if `watched` happened, before the rows themselves and the open referrals.
pub(super) fn supposed(register: &Register, watched: &Watch, supposed: &Supposed, as_json: bool) {
    let writer = Writer::english(register);
    let lines: Vec<String> = supposed.words().iter().map(|one| writer.say(one)).collect();
    let (state, day) = (writer.say(&watched.state.message()), supposed.day);
    if as_json {
        print(&json!({
            "watch": watched.id, "title": watched.title, "state": watched.state.word(), "if_on": day.to_string(),
            "says": watched.says, "when": watched.when, "as_of": watched.as_of.to_string(), "words": lines,
        }));
        return;
    }
    line(format!("{}: {state}", watched.title));
    line(format!("  {}", watched.says));
    line(format!("  When: {}", watched.when));
    line(format!(
        "  [{}]",
        cited(register, &watched.sources, &watched.as_of.to_string(), watched.confidence)
    ));
    line(format!("\nIf it happened on {day}:"));
    lines.iter().for_each(|one| line(format!("  {one}")));
    line("\nRow by row:");
}

pub(super) fn diff(a: &Register, b: &Register, as_json: bool) -> Done {
    let changes = clearline_law::diff(a, b);
    for change in &changes {
        if as_json {
            let fields: Vec<_> = match &change.what {
                Changed::Fields(fields) => fields
                    .iter()
                    .map(
                        |field| json!({ "field": field.field, "before": field.before, "after": field.after }),
                    )
                    .collect(),
                Changed::Added | Changed::Removed => Vec::new(),
            };
            let what = match &change.what {
                Changed::Added => "added",
                Changed::Removed => "removed",
                Changed::Fields(_) => "changed",
            };
            print(&json!({ "kind": change.kind.word(), "id": change.id, "what": what, "fields": fields }));
        } else {
            line(Writer::english(b).say(&change.words()));
        }
    }
    if !as_json && changes.is_empty() {
        line("The two registers say the same.");
    }
    Ok(ExitCode::SUCCESS)
}

pub(super) fn stale(register: &Register, within: u16, age: &Age, when: &When) -> Done {
    let (day, writer) = (when.day(), Writer::english(register));
    let (due, soon) = (stale_entries(register, day), lapsing(register, day, within));
    let (old, unverified) = (aged(register, day, &age.limits()), unread(register, day));
    if when.json {
        let row = |entry: &clearline_law::Stale| {
            json!({ "kind": entry.kind.word(), "id": entry.id, "file": entry.file, "line": entry.line,
                    "day": entry.day.to_string(), "words": writer.say(&entry.words(day)) })
        };
        let (due, soon): (Vec<_>, Vec<_>) = (due.iter().map(row).collect(), soon.iter().map(row).collect());
        let old: Vec<_> = old
            .iter()
            .map(|one| {
                json!({ "of": one.of.word(), "as_of": one.as_of, "rows": one.rows, "months": one.months,
                        "limit": one.limit, "reports_2023": one.reports_2023,
                        "words": writer.say(&one.words()) })
            })
            .collect();
        let unverified: Vec<_> = unverified
            .iter()
            .map(|one| {
                json!({ "of": one.of.word(), "rows": one.rows, "reports_2023": one.reports_2023,
                        "words": writer.say(&one.words()) })
            })
            .collect();
        print(&json!({ "at": day.to_string(), "old": old, "not_verified": unverified, "stale": due,
                       "lapsing": soon }));
        return Ok(ExitCode::SUCCESS);
    }
    line(format!("Old facts on {day}, those that most reports of 2023 rest on first: {}", old.len()));
    for one in &old {
        line(format!("  {}", writer.say(&one.words())));
    }
    line(format!("Not verified, so that nobody knows how old: {}", unverified.len()));
    for one in &unverified {
        line(format!("  {}", writer.say(&one.words())));
    }
    for (heading, list) in [("Stale", due), ("Lapsing", soon)] {
        line(format!("{heading} on {day}: {}", list.len()));
        for entry in list {
            line(format!(
                "  {} {}: {} ({}:{})",
                entry.kind,
                entry.id,
                writer.say(&entry.words(day)),
                entry.file,
                entry.line
            ));
        }
    }
    Ok(ExitCode::SUCCESS)
}

pub(super) fn obligations(register: &Register, as_json: bool) -> Done {
    for row in clearline_law::obligations() {
        let clause = row.clause.parse().ok().and_then(|id| register.clause(&id));
        let citation = clause.map_or("", |clause| &clause.citation);
        let (held, words) = match &row.held {
            Held::Enforced { by, code } => (by.word(), (*code).to_owned()),
            Held::Recorded { because } => ("recorded", Writer::english(register).say(because)),
        };
        if as_json {
            print(&json!({ "clause": row.clause, "citation": citation, "held": held, "words": words }));
        } else {
            line(format!("{:<24} {held:<9} {words}  [{citation}]", row.clause));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// What every route answers to every caller. The program cannot know its own answers without asking itself: the tests ask,
/// and hold this table against what is answered.
const ROUTES: &str = include_str!("../../../../instruments/matrix-routes.txt");

pub(super) fn matrix(register: &Register, which: Which, at: Option<Date>) -> Done {
    let day = at.unwrap_or_else(|| TimeZone::UTC.to_datetime(super::now()).date());
    let writer = Writer::english(register);
    let say = |message: &Message| writer.say(message);
    let text = match which {
        Which::Access => access::matrix(&say),
        Which::Routes => ROUTES.to_owned(),
        Which::Disclosure => {
            disclosure_matrix(register, TimeZone::UTC.to_timestamp(day.at(0, 0, 0, 0))?, &say)
        }
    };
    line(text.trim_end());
    Ok(ExitCode::SUCCESS)
}
