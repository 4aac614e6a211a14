use std::collections::BTreeMap;

use clearline_report::{AgencyClass, Argument, Message, ReportKind, message};
use jiff::civil::Date;

use super::{BriefInput, BriefLine, Mark};
use crate::disclose::{FileGate, Outcome};
use crate::onward::{Beyond, OnwardAnswer, onward};
use crate::register::{ClauseId, Standing};

/// The clauses, the agency's basis with its evidence, and whether it still holds.
pub(super) fn ground(input: &BriefInput<'_>, day: Date) -> Vec<BriefLine> {
    let mut lines = Vec::new();
    if let Some(why) = input.ended {
        lines.push(BriefLine::new(Mark::Caution, message!("brief-access-ended", why = why.clone())));
    }
    let (mark, under) = match &input.ruling.outcome {
        Outcome::Disclose { under, .. } => (Mark::Yes, under.as_slice()),
        Outcome::NeedsApproval { under, asks } => {
            for ask in asks {
                let by = Argument::exact(&ask.by);
                let says = message!("brief-waits", by = by, why = ask.why.clone());
                lines.push(BriefLine::new(Mark::Caution, says).with_source(ask.ground.source()));
            }
            (Mark::Plain, under.as_slice())
        }
        Outcome::Withhold { because } => {
            for (ground, why) in because {
                let (fault, mend) = (ground.fault().message(), ground.mend(input.register).message());
                let says = message!("brief-nothing-may-leave", why = why.clone(), fault = fault, mend = mend);
                lines.push(BriefLine::new(Mark::No, says).with_source(ground.source()));
            }
            (Mark::No, [].as_slice())
        }
    };
    lines.extend(under.iter().map(|id| clause_line(mark, id, input, day)));
    lines.extend(bases(input, day));
    lines
}

fn clause_line(mark: Mark, id: &ClauseId, input: &BriefInput<'_>, day: Date) -> BriefLine {
    let Some(clause) = input.register.clause(id) else {
        return BriefLine::new(Mark::Caution, message!("brief-clause-gone", clause = id));
    };
    let modality = Argument::words(clause.modality.word());
    let says = Argument::words(&clause.says);
    let (mark, says) = match clause.standing(day) {
        Standing::InForce => (mark, message!("brief-clause", clause = id, modality = modality, says = says)),
        standing => (
            Mark::Caution,
            message!(
                "brief-clause-standing",
                clause = id,
                modality = modality,
                says = says,
                standing = standing.words(),
            ),
        ),
    };
    BriefLine::new(mark, says)
        .from(clause.sources.first().map_or("", String::as_str), clause.as_of.to_string())
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
        let source = message!("brief-source-evidence", evidence = evidence);
        BriefLine { as_of: Some(from.to_string()), ..BriefLine::new(mark, says).with_source(source) }
    };
    input.facts.agency.bases.iter().map(line).collect()
}

/// Fields and files that stay here, alike reasons together.
pub(super) fn left_out(input: &BriefInput<'_>) -> Vec<BriefLine> {
    let Outcome::Disclose { without, files, .. } = &input.ruling.outcome else { return Vec::new() };
    let mut lines: Vec<BriefLine> = without
        .iter()
        .map(|(field, why)| {
            BriefLine::new(Mark::No, message!("brief-field-kept", field = field.message(), why = why.clone()))
        })
        .collect();
    let mut alike: BTreeMap<(&str, &Message), usize> = BTreeMap::new();
    for (_, gate) in files.iter().filter(|(_, gate)| !matches!(gate, FileGate::Open { .. })) {
        *alike.entry((gate.word(), gate.why())).or_default() += 1;
    }
    for ((word, why), count) in alike {
        let says = match word {
            "closed" => message!("brief-files-closed", count = count, why = why.clone()),
            _ => message!("brief-files-withheld", count = count, why = why.clone()),
        };
        lines.push(BriefLine::new(Mark::No, says));
    }
    if lines.is_empty() {
        lines.push(BriefLine::new(Mark::Yes, message!("brief-nothing-left-out")));
    }
    lines
}

/// What must be acknowledged before anything opens.
pub(super) fn conditions(input: &BriefInput<'_>) -> Vec<BriefLine> {
    let Outcome::Disclose { conditions, .. } = &input.ruling.outcome else { return Vec::new() };
    conditions
        .iter()
        .map(|one| BriefLine::new(Mark::Plain, one.words.clone()).with_source(one.ground.source()))
        .collect()
}

/// To whom the agency may transfer what it received: the letters of the closed list, open points apart.
pub(super) fn uses(input: &BriefInput<'_>) -> Vec<BriefLine> {
    if !input.ruling.discloses() {
        return Vec::new();
    }
    let mut lines = vec![BriefLine::new(Mark::Plain, message!("brief-lead"))];
    // Where a national unit hands reports to its states itself, that is its competence and not ours.
    if let Some(entry) = input.register.agency(&input.facts.agency.id)
        && let Some(role) = entry.role.as_ref().filter(|_| entry.class == AgencyClass::Foreign)
    {
        let (agency, role) = (Argument::name(input.agency), Argument::words(role));
        lines.push(
            BriefLine::new(Mark::Plain, message!("brief-role", agency = agency, role = role))
                .from(entry.sources.first().map_or("", String::as_str), entry.as_of.clone()),
        );
    }
    if input.facts.kind != ReportKind::Provider {
        return lines;
    }
    let ruled = |to| onward(input.facts.agency.class, to, input.register, input.at);
    let may: Vec<Message> = Beyond::ALL
        .into_iter()
        .filter(|to| ruled(*to).answer == OnwardAnswer::May)
        .map(Beyond::words)
        .collect();
    if !may.is_empty() {
        let says = message!("brief-may-disclose", to = Argument::each(may));
        lines.push(BriefLine::new(Mark::Yes, says).with_source(message!("brief-source-closed-list")));
    }
    let abroad = ruled(Beyond::AgencyAbroad);
    let mark = if abroad.answer == OnwardAnswer::Open { Mark::Caution } else { Mark::No };
    let says = message!("brief-abroad", to = Beyond::AgencyAbroad.words(), why = abroad.why);
    lines.push(BriefLine::new(mark, says).with_source(message!("brief-source-limits")));
    lines
}
