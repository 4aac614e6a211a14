//! What to do now: have the data kept, ask for records, ask for content, act where a child is in danger.

use clearline_report::{Argument, Country, Message, ReportKind, message};
use jiff::civil::Date;

use super::provider::{self, Asked};
use super::{BriefClock, BriefInput, BriefLine, Mark, abroad};
use crate::paths::{PathState, PathView, Wanted, paths};
use crate::register::{About, Category, DetailOf, Path, PathKind, Reached, Standing};

/// Paths for records beyond this rank lead through central authorities and take months.
const QUICK: u32 = 60;
/// Paths for records that are listed where there are quick ones.
const QUICK_SHOWN: usize = 2;
/// A path that needs the consent of whoever holds the account, whom an investigation seldom asks.
const BY_CONSENT: &str = "budapest-32";
/// Paths for contents that are listed.
const CONTENT_SHOWN: usize = 2;

/// What the provider keeps and until when; how to have it kept.
pub(super) fn keep(input: &BriefInput<'_>, day: Date) -> Vec<BriefLine> {
    let mut lines = clocks(input, day);
    if abroad(input).is_none() {
        lines.extend(own_request(input, day));
    }
    lines.extend(provider::keep(input, day));
    lines
}

fn clocks(input: &BriefInput<'_>, today: Date) -> Vec<BriefLine> {
    let line = |clock: &BriefClock| {
        let (what, day) = (clock.what.clone(), super::day_of(clock.ends));
        let left = |days| message!("brief-clock", what = what.clone(), day = day, days = days);
        let (mark, says) = match super::days_left(clock.ends, input.at) {
            _ if clock.ends < input.at => (Mark::No, message!("brief-clock-ended", what = what, day = day)),
            0 => (Mark::Caution, message!("brief-clock-ends-today", what = what, day = day)),
            days if days <= 30 => (Mark::Caution, left(days)),
            days => (Mark::Yes, left(days)),
        };
        let clause = input.register.clause(&clock.clause);
        let as_of = clause.map_or_else(|| today.to_string(), |clause| clause.as_of.clone());
        BriefLine::new(mark, says).told(message!("brief-source-clause", clause = &clock.clause), as_of)
    };
    if input.clocks.is_empty() {
        return vec![BriefLine::ours(Mark::Unknown, message!("brief-no-clock"), today)];
    }
    input.clocks.iter().map(line).collect()
}

/// An agency of the United States asks the provider itself, by legal process of its own.
fn own_request(input: &BriefInput<'_>, day: Date) -> Option<BriefLine> {
    let request = crate::register::ClauseId::known(crate::clauses::REQUEST_2703F);
    let clause =
        input.register.clause(&request).filter(|clause| clause.standing(day) == Standing::InForce)?;
    let says = message!(
        "brief-own-request",
        clause = &clause.id,
        says = Argument::words(&clause.says),
        deadline = Argument::words(&clause.deadline),
    );
    Some(BriefLine::new(Mark::Yes, says).from(input.register, &clause.sources, clause.as_of.to_string()))
}

/// The paths by which subscriber and log-in data come quickly, and what the provider says of them.
pub(super) fn records(input: &BriefInput<'_>, day: Date) -> Vec<BriefLine> {
    let Some(country) = abroad(input) else { return Vec::new() };
    let all = paths(input.register, Country::US, country, day);
    let wanted = Wanted { data: vec![Category::Subscriber, Category::Traffic], emergency: false };
    let open: Vec<&PathView<'_>> = all
        .iter()
        .filter(|view| view.state == PathState::Open && wanted.is_met_by(view.path))
        .filter(|view| {
            view.path.reached(Category::Subscriber) == Reached::Given && view.path.id != BY_CONSENT
        })
        .collect();
    let quick: Vec<_> = open.iter().filter(|view| view.path.rank < QUICK).take(QUICK_SHOWN).collect();
    let shown = if quick.is_empty() { open.iter().take(CONTENT_SHOWN).collect() } else { quick };
    let mut lines: Vec<BriefLine> = shown.into_iter().map(|view| path_line(input, view.path)).collect();
    if lines.is_empty() {
        lines.push(BriefLine::ours(Mark::Unknown, message!("brief-no-path-records"), day));
    }
    lines.extend(provider::said(input, day, Asked::Records));
    lines
}

/// The paths to contents, the clash of laws where there is one, and the authority through which a request goes.
pub(super) fn content(input: &BriefInput<'_>, day: Date) -> Vec<BriefLine> {
    let Some(country) = abroad(input) else { return Vec::new() };
    let all = paths(input.register, Country::US, country, day);
    let of = |state, answer| {
        all.iter().filter(move |view| {
            let evidence = view.path.kind == PathKind::Evidence;
            view.state == state && evidence && view.path.reached(Category::Content) == answer
        })
    };
    let open = of(PathState::Open, Reached::Given).take(CONTENT_SHOWN);
    let mut lines: Vec<BriefLine> = open.map(|view| path_line(input, view.path)).collect();
    for view in of(PathState::Open, Reached::Conflict) {
        let reach = view.path.reach.iter().find(|one| one.data == Category::Content);
        let why = reach.and_then(|one| one.says.as_deref()).unwrap_or_default();
        let (name, why) = (Argument::name(&view.path.name), Argument::words(why));
        let says = message!("brief-conflict", name = name, why = why);
        lines.push(cited(input, Mark::Caution, says, view.path));
    }
    lines.extend(authority(input, country, day));
    lines.extend(provider::said(input, day, Asked::Content));
    lines
}

/// The paths of which it is not known whether they are open, in one line with whom to ask.
pub(super) fn not_known(input: &BriefInput<'_>, day: Date) -> Option<BriefLine> {
    let all = paths(input.register, Country::US, abroad(input)?, day);
    let unknown: Vec<Argument> = all
        .iter()
        .filter(|view| view.state == PathState::Unknown && view.path.kind != PathKind::Police)
        .filter(|view| !view.path.reach.is_empty() && view.path.id != BY_CONSENT)
        .map(|view| Argument::name(&view.path.name))
        .collect();
    (!unknown.is_empty()).then(|| {
        BriefLine::ours(Mark::Unknown, message!("brief-paths-unknown", paths = Argument::each(unknown)), day)
    })
}

/// Through whom the country asks for legal assistance.
fn authority(input: &BriefInput<'_>, country: Country, day: Date) -> Option<BriefLine> {
    let kinds = [DetailOf::MlaAuthority, DetailOf::CybercrimeAuthority];
    let known = kinds.into_iter().find_map(|of| input.register.detail(&About::Country(country), of, day));
    Some(match known {
        Some(row) => {
            let says = message!("brief-authority", says = Argument::words(&row.value));
            BriefLine::new(Mark::Plain, says).from(input.register, &row.sources, row.as_of.clone())
        }
        None => BriefLine::ours(Mark::Unknown, message!("brief-authority-unknown"), day),
    })
}

fn path_line(input: &BriefInput<'_>, path: &Path) -> BriefLine {
    let name = Argument::name(&path.name);
    let who = Argument::words(&path.who);
    // Many names say the article themselves.
    let article =
        path.article.as_ref().filter(|_| !["U.S.C.", "(art"].iter().any(|of| path.name.contains(of)));
    let says = match (article, &path.usual_time) {
        (Some(article), Some(time)) => message!(
            "brief-path-article-time",
            name = name,
            who = who,
            article = Argument::words(article),
            time = Argument::words(time)
        ),
        (Some(article), None) => {
            message!("brief-path-article", name = name, who = who, article = Argument::words(article))
        }
        (None, Some(time)) => {
            message!("brief-path-time", name = name, who = who, time = Argument::words(time))
        }
        (None, None) if path.preconditions.is_empty() => message!("brief-path", name = name, who = who),
        (None, None) => {
            let needs = Argument::each(path.preconditions.iter().map(Argument::words));
            message!("brief-path-needs", name = name, who = who, needs = needs)
        }
    };
    cited(input, Mark::Yes, says, path)
}

fn cited(input: &BriefInput<'_>, mark: Mark, says: Message, path: &Path) -> BriefLine {
    BriefLine::new(mark, says).from(input.register, &path.sources, path.as_of.to_string())
}

/// Where a child is in danger: the provider's own way, the law, the point that answers day and night, a federal office.
pub(super) fn danger(input: &BriefInput<'_>, day: Date) -> Vec<BriefLine> {
    let mut lines = provider::said(input, day, Asked::Emergency);
    let Some(country) = abroad(input) else { return lines };
    let all = paths(input.register, Country::US, country, day);
    let emergency = all.iter().find(|view| {
        let only = view.path.emergency == crate::register::InEmergency::Only;
        only && view.state == PathState::Open
    });
    if let Some(view) = emergency {
        let (name, path) = (Argument::name(&view.path.name), view.path);
        let through = Argument::words(path.through.as_deref().unwrap_or(&path.who));
        let says = message!("brief-emergency-law", name = name, through = through);
        lines.push(cited(input, Mark::Yes, says, path));
    }
    lines.push(contact_point(input, country, day));
    lines.extend(offices(input, country, day));
    lines
}

fn contact_point(input: &BriefInput<'_>, country: Country, day: Date) -> BriefLine {
    match input.register.detail(&About::Country(country), DetailOf::Network247, day) {
        Some(row) => {
            let says = message!("brief-contact-point", says = Argument::words(&row.value));
            BriefLine::new(Mark::Yes, says).from(input.register, &row.sources, row.as_of.clone())
        }
        None => BriefLine::ours(Mark::Unknown, message!("brief-contact-point-unknown"), day),
    }
}

fn offices(input: &BriefInput<'_>, country: Country, day: Date) -> Vec<BriefLine> {
    let known = input.register.offices(country, day);
    if known.is_empty() {
        return vec![BriefLine::ours(Mark::Unknown, message!("brief-no-office"), day)];
    }
    let named = |office: &&crate::register::Office| {
        let name = input.register.agency(&office.agency).map(|entry| entry.name.as_str());
        message!(
            "brief-office",
            agency = Argument::name(name.unwrap_or_else(|| office.agency.as_str())),
            kind = Argument::words(&office.kind),
            place = Argument::name(&office.place),
        )
    };
    let says = message!("brief-offices", offices = Argument::each(known.iter().take(2).map(named)));
    let first = known.iter().take(1);
    first
        .map(|office| {
            let line = BriefLine::new(Mark::Plain, says.clone());
            line.from(input.register, &office.sources, office.as_of.clone())
        })
        .collect()
}

/// Does a provider hold data at all?
pub(super) fn of_a_provider(input: &BriefInput<'_>) -> bool {
    input.facts.kind == ReportKind::Provider
}
