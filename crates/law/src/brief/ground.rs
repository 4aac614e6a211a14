use std::collections::BTreeMap;

use clearline_report::{AgencyClass, ReportKind};
use jiff::civil::Date;

use super::{BriefInput, BriefLine, Mark};
use crate::disclose::{FileGate, Ground, Outcome};
use crate::onward::{Beyond, OnwardAnswer, onward};
use crate::register::{ClauseId, Standing};

/// The clauses, the agency's basis with its evidence, and whether it still holds.
pub(super) fn ground(input: &BriefInput<'_>, day: Date) -> Vec<BriefLine> {
    let mut lines = Vec::new();
    if let Some(why) = input.ended {
        lines.push(BriefLine::new(Mark::Caution, format!("Access has ended: {why}")));
    }
    let (mark, under) = match &input.ruling.outcome {
        Outcome::Disclose { under, .. } => (Mark::Yes, under.as_slice()),
        Outcome::NeedsApproval { under, asks } => {
            for ask in asks {
                let words = format!("Waits until two people agree ({}): {}", ask.by, ask.why);
                lines.push(BriefLine {
                    source: Some(source_of(&ask.ground, input)),
                    ..BriefLine::new(Mark::Caution, words)
                });
            }
            (Mark::Plain, under.as_slice())
        }
        Outcome::Withhold { because } => {
            for (ground, why) in because {
                let words = format!("Nothing may leave: {why}");
                lines.push(BriefLine {
                    source: Some(source_of(ground, input)),
                    ..BriefLine::new(Mark::No, words)
                });
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
        return BriefLine::new(Mark::Caution, format!("{id} is not in this register any more"));
    };
    let standing = clause.standing(day);
    let (mark, stands) = match standing {
        Standing::InForce => (mark, String::new()),
        _ => (Mark::Caution, format!(" ({})", standing.words())),
    };
    BriefLine::new(mark, format!("{} ({}): {}{stands}", clause.citation, clause.modality.word(), clause.says))
        .from(clause.sources.first().map_or("", String::as_str), clause.as_of.to_string())
}

fn bases(input: &BriefInput<'_>, day: Date) -> Vec<BriefLine> {
    if input.facts.agency.class != AgencyClass::Foreign {
        return Vec::new();
    }
    let line = |basis: &clearline_report::Basis| {
        let until = basis.to.map_or_else(String::new, |to| format!(" to {to}"));
        let mark = if basis.holds_on(day) { Mark::Yes } else { Mark::No };
        let words = format!("The agency's basis: {}, from {}{until}", basis.kind.words(), basis.from);
        BriefLine::new(mark, words)
            .from(format!("evidence: {}", basis.evidence.trim_end_matches('.')), basis.from.to_string())
    };
    input.facts.agency.bases.iter().map(line).collect()
}

/// Fields and files that stay here, alike reasons together.
pub(super) fn left_out(input: &BriefInput<'_>) -> Vec<BriefLine> {
    let Outcome::Disclose { without, files, .. } = &input.ruling.outcome else { return Vec::new() };
    let mut lines: Vec<BriefLine> = without
        .iter()
        .map(|(field, why)| BriefLine::new(Mark::No, format!("{}: {why}", field.words())))
        .collect();
    let mut alike: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (_, gate) in files.iter().filter(|(_, gate)| !matches!(gate, FileGate::Open { .. })) {
        *alike.entry((gate.word(), gate.why())).or_default() += 1;
    }
    for ((word, why), count) in alike {
        let files = if count == 1 { "1 file is".to_owned() } else { format!("{count} files are") };
        lines.push(BriefLine::new(Mark::No, format!("{files} {word}: {why}")));
    }
    if lines.is_empty() {
        lines.push(BriefLine::new(
            Mark::Yes,
            "Nothing: every field and every file of the report is with you.",
        ));
    }
    lines
}

/// What must be acknowledged before anything opens.
pub(super) fn conditions(input: &BriefInput<'_>) -> Vec<BriefLine> {
    let Outcome::Disclose { conditions, .. } = &input.ruling.outcome else { return Vec::new() };
    conditions
        .iter()
        .map(|one| BriefLine {
            source: Some(source_of(&one.ground, input)),
            ..BriefLine::new(Mark::Plain, one.words.clone())
        })
        .collect()
}

fn source_of(ground: &Ground, input: &BriefInput<'_>) -> String {
    match ground {
        Ground::Clause(id) => {
            input.register.clause(id).map_or_else(|| id.to_string(), |clause| clause.citation.clone())
        }
        Ground::Policy(_) => "our own rule, not a statute".to_owned(),
        Ground::Gap(_) => "not known here".to_owned(),
    }
}

/// To whom the agency may hand on what it received: the letters of the closed list, open points apart.
pub(super) fn uses(input: &BriefInput<'_>) -> Vec<BriefLine> {
    if !input.ruling.discloses() {
        return Vec::new();
    }
    let mut lines = vec![BriefLine::new(
        Mark::Plain,
        "It is a lead: it may start an investigation and is no evidence in court.",
    )];
    // Where a national unit hands reports to its states itself, that is its competence and not ours.
    if let Some(entry) = input.register.agency(&input.facts.agency.id)
        && let Some(role) = entry.role.as_ref().filter(|_| entry.class == AgencyClass::Foreign)
    {
        lines.push(
            BriefLine::new(Mark::Plain, format!("{}: {role}", input.agency))
                .from(entry.sources.first().map_or("", String::as_str), entry.as_of.clone()),
        );
    }
    if input.facts.kind != ReportKind::Provider {
        return lines;
    }
    let ruled = |to| onward(input.facts.agency.class, to, input.register, input.at);
    let may: Vec<&str> = Beyond::ALL
        .into_iter()
        .filter(|to| ruled(*to).answer == OnwardAnswer::May)
        .map(Beyond::words)
        .collect();
    if !may.is_empty() {
        let words = format!("You may disclose it to: {}.", may.join("; "));
        lines.push(BriefLine {
            source: Some("18 U.S.C. § 2258A(g)(2)(A), a closed list".to_owned()),
            ..BriefLine::new(Mark::Yes, words)
        });
    }
    let abroad = ruled(Beyond::AgencyAbroad);
    let mark = if abroad.answer == OnwardAnswer::Open { Mark::Caution } else { Mark::No };
    lines.push(BriefLine {
        source: Some("18 U.S.C. § 2258A(g)".to_owned()),
        ..BriefLine::new(mark, format!("To {}: {}.", Beyond::AgencyAbroad.words(), abroad.why))
    });
    lines
}
