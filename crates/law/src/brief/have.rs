//! What an agency has, and why it may have it; or why it has nothing.

use std::collections::BTreeMap;

use clearline_report::{AgencyClass, Argument, FileId, Message, ReportKind, message};
use jiff::civil::{Date, date};

use super::{BriefInput, BriefLine, BriefSection, Mark};
use crate::disclose::{FileGate, Outcome, gates_of};
use crate::register::{About, ClauseId, DetailOf, Flag, Standing};

/// The first section. Where nothing was made available, its first line says so.
pub(super) fn have(input: &BriefInput<'_>, day: Date) -> BriefSection {
    let ended = input
        .ended
        .map(|why| BriefLine::ours(Mark::Caution, message!("brief-access-ended", why = why.clone()), day));
    let (heading, lines) = match &input.ruling.outcome {
        Outcome::Disclose { under, .. } => (message!("brief-have"), given(input, under, day)),
        Outcome::NeedsApproval { asks, .. } => {
            let waits = asks.iter().map(|ask| {
                let says = message!("brief-waits", by = Argument::exact(&ask.by), why = ask.why.clone());
                BriefLine::ruled(Mark::Caution, says, ask.ground.source(), input)
            });
            let first = BriefLine::ours(Mark::No, message!("brief-nothing-yet"), day);
            (
                message!("brief-have-not-yet"),
                std::iter::once(first).chain(waits).chain(files(input)).collect(),
            )
        }
        Outcome::Withhold { because } => {
            let reasons = because.iter().map(|(ground, why)| {
                let (fault, mend) = (ground.fault().message(), ground.mend(input.register).message());
                let says = message!("brief-nothing-because", why = why.clone(), fault = fault, mend = mend);
                BriefLine::ruled(Mark::Plain, says, ground.source(), input)
            });
            let first = BriefLine::ours(Mark::No, message!("brief-nothing"), day);
            (message!("brief-have-not"), std::iter::once(first).chain(reasons).chain(files(input)).collect())
        }
    };
    BriefSection { heading, lines: ended.into_iter().chain(lines).collect() }
}

/// Files that would stay closed also if the report were made available: who mends one thing should know of the other.
fn files(input: &BriefInput<'_>) -> Vec<BriefLine> {
    let gates = gates_of(input.facts, input.register, input.at);
    let closed = closed(&gates).map(|says| message!("brief-files-too", says = says));
    closed.map(|says| BriefLine::ruled(Mark::No, says, message!("brief-source-ruling"), input)).collect()
}

fn given(input: &BriefInput<'_>, under: &[ClauseId], day: Date) -> Vec<BriefLine> {
    let says = match (input.facts.kind, input.provider) {
        (ReportKind::Provider, Some(provider)) => {
            message!("brief-report-of", provider = Argument::name(provider))
        }
        (ReportKind::Provider, None) => message!("brief-report-of-provider"),
        (ReportKind::Public, _) => message!("brief-report-of-public"),
        (ReportKind::Hotline, _) => message!("brief-report-of-hotline"),
    };
    let received = super::day_of(input.facts.received_on);
    let by = match &input.contacts.name {
        Some(name) => message!("brief-given-by", what = says, name = Argument::name(name), day = received),
        None => message!("brief-given", what = says, day = received),
    };
    let mut lines = vec![BriefLine::new(Mark::Plain, by).told(message!("brief-source-report"), received)];
    lines.extend(ground(input, under));
    lines.extend(under.iter().filter_map(|id| changed(id, input, day)));
    lines.extend(bases(input, day));
    lines.extend(gap_in_the_union(input, received, day));
    lines.extend(left_out(input));
    lines
}

/// The ground in one sentence, with the clauses that the ruling rests on.
fn ground(input: &BriefInput<'_>, under: &[ClauseId]) -> Option<BriefLine> {
    let clauses = || citations(input, under);
    let says = match (input.facts.kind, input.facts.agency.class) {
        (ReportKind::Provider, AgencyClass::Foreign) => message!("brief-ground-foreign", clauses = clauses()),
        (ReportKind::Provider, _) => message!("brief-ground-domestic", clauses = clauses()),
        _ => message!("brief-ground-public", clauses = clauses()),
    };
    let clause = under.iter().find_map(|id| input.register.clause(id))?;
    Some(BriefLine::new(Mark::Yes, says).from(input.register, &clause.sources, clause.as_of.to_string()))
}

/// The statute that most citations begin with; it is written once.
const STATUTE: &str = "18 U.S.C. § 2258A";

/// The clauses as lawyers cite them, the name of the statute before the first alone.
fn citations(input: &BriefInput<'_>, under: &[ClauseId]) -> Argument {
    let mut named = false;
    let short = |id: &ClauseId| {
        let full = input.register.clause(id).map_or(id.as_str(), |clause| clause.citation.as_str());
        let part = full.strip_prefix(STATUTE).filter(|part| part.starts_with('('));
        let written = part.filter(|_| named).unwrap_or(full).to_owned();
        named |= part.is_some();
        Argument::exact(written)
    };
    Argument::each(under.iter().map(short))
}

/// A clause that the ruling rests on, and that does not stand any more.
fn changed(id: &ClauseId, input: &BriefInput<'_>, day: Date) -> Option<BriefLine> {
    let Some(clause) = input.register.clause(id) else {
        return Some(BriefLine::ours(Mark::Caution, message!("brief-clause-gone", clause = id), day));
    };
    let standing = clause.standing(day);
    (standing != Standing::InForce).then(|| {
        let says = message!("brief-clause-changed", clause = id, standing = standing.words());
        BriefLine::new(Mark::Caution, says).from(input.register, &clause.sources, clause.as_of.to_string())
    })
}

fn bases(input: &BriefInput<'_>, day: Date) -> Vec<BriefLine> {
    if input.facts.agency.class != AgencyClass::Foreign {
        return Vec::new();
    }
    let line = |basis: &clearline_report::Basis| {
        let (kind, from) = (basis.kind.message(), basis.from);
        let mark = if basis.holds_on(day) { Mark::Yes } else { Mark::No };
        let says = match basis.to {
            Some(to) => message!("brief-basis-until", basis = kind, from = from, to = to),
            None => message!("brief-basis", basis = kind, from = from),
        };
        let evidence = Argument::words(basis.evidence.trim_end_matches('.'));
        BriefLine::new(mark, says).told(message!("brief-source-evidence", evidence = evidence), from)
    };
    input.facts.agency.bases.iter().map(line).collect()
}

/// Regulation (EU) 2021/1232 applied to 3 April 2026, and Regulation (EU) 2026/1881 from 31 July. What a messaging service
/// of the Union found by itself between them has no ground in either. A report does not say how it was found.
fn gap_in_the_union(input: &BriefInput<'_>, received: Date, day: Date) -> Option<BriefLine> {
    if !(date(2026, 4, 4)..=date(2026, 7, 30)).contains(&received) {
        return None;
    }
    let provider = input.register.provider_named(input.provider?)?;
    let entity = input.register.detail(&About::Provider(provider.id.clone()), DetailOf::LegalEntity, day)?;
    let member = |country: &crate::register::CountryEntry| {
        country.flag(Flag::EuMember, day).value == "yes" && entity.value.contains(&country.name)
    };
    input.register.countries().any(member).then(|| {
        let says = message!("brief-union-gap");
        BriefLine::new(Mark::Caution, says).from(input.register, &entity.sources, entity.as_of.clone())
    })
}

/// Fields and files that were not given, alike reasons together.
fn left_out(input: &BriefInput<'_>) -> Vec<BriefLine> {
    let Outcome::Disclose { without, files, .. } = &input.ruling.outcome else { return Vec::new() };
    let line = |mark, says| BriefLine::ruled(mark, says, message!("brief-source-ruling"), input);
    let mut fields: Vec<(&Message, Vec<Message>)> = Vec::new();
    for (field, why) in without {
        match fields.iter_mut().find(|(known, _)| *known == why) {
            Some((_, alike)) => alike.push(field.message()),
            None => fields.push((why, vec![field.message()])),
        }
    }
    let mut lines: Vec<BriefLine> = fields
        .into_iter()
        .map(|(why, fields)| {
            let fields = Argument::each(fields);
            line(Mark::No, message!("brief-fields-left-out", fields = fields, why = why.clone()))
        })
        .collect();
    lines.extend(closed(files).map(|says| line(Mark::No, says)));
    if lines.is_empty() {
        lines.push(line(Mark::Yes, message!("brief-nothing-left-out")));
    }
    lines
}

/// The files that nobody may open yet: how many, and why.
fn closed(files: &[(FileId, FileGate)]) -> impl Iterator<Item = Message> {
    let mut alike: BTreeMap<&str, Vec<(Message, usize)>> = BTreeMap::new();
    for (_, gate) in files.iter().filter(|(_, gate)| !matches!(gate, FileGate::Open { .. })) {
        let (whys, why) = (alike.entry(gate.word()).or_default(), short(gate.why()));
        match whys.iter_mut().find(|(known, _)| *known == why) {
            Some((_, count)) => *count += 1,
            None => whys.push((why, 1)),
        }
    }
    alike.into_iter().map(|(word, whys)| {
        let count: usize = whys.iter().map(|(_, count)| count).sum();
        let why = match whys.as_slice() {
            [(why, _)] => Argument::from(why.clone()),
            whys => Argument::each(whys.iter().map(|(why, count)| {
                Argument::from(message!("brief-files-why", why = why.clone(), count = *count))
            })),
        };
        match word {
            "closed" => message!("brief-files-closed", count = count, why = why),
            _ => message!("brief-files-withheld", count = count, why = why),
        }
    })
}

/// Why a file is closed, without what is said of the law of the country in another section.
fn short(why: &Message) -> Message {
    let part = |name: &str| {
        let found = why.arguments().find(|(known, _)| *known == name);
        found.and_then(|(_, argument)| match argument {
            Argument::Message(part) => Some(part),
            _ => None,
        })
    };
    match (part("said"), part("law")) {
        (Some(said), Some(law)) if law.id() == "gate-law-unknown" => said.clone(),
        _ => why.clone(),
    }
}
