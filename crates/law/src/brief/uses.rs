//! What the agency may do with what it has, and to whom it may pass it.

use clearline_report::{AgencyClass, Argument, Message, ReportKind, message};
use jiff::civil::Date;

use super::{BriefInput, BriefLine, Mark};
use crate::disclose::{Condition, Ground, Outcome, Policy};
use crate::onward::{Beyond, OnwardAnswer, OnwardRuling, onward};
use crate::register::ClauseId;

/// Use, passing on, and what else was acknowledged. What is our policy is named as that.
pub(super) fn uses(input: &BriefInput<'_>, day: Date) -> Vec<BriefLine> {
    let Outcome::Disclose { conditions, .. } = &input.ruling.outcome else { return Vec::new() };
    let foreign = input.facts.agency.class == AgencyClass::Foreign;
    let mut lines = Vec::new();
    lines.extend(role(input).filter(|_| foreign));
    lines.push(BriefLine::ours(
        Mark::Plain,
        if foreign { message!("brief-lead-abroad") } else { message!("brief-lead") },
        day,
    ));
    if input.facts.kind == ReportKind::Provider {
        lines.extend(if foreign { abroad(input) } else { at_home(input) });
    }
    let listed = foreign && input.facts.kind == ReportKind::Provider;
    let told = |one: &&Condition| !(listed && is_told_above(one)) && one.id != Policy::Lead.word();
    let told: Vec<&Condition> = conditions.iter().filter(told).collect();
    let (policies, laws): (Vec<&Condition>, Vec<&Condition>) =
        told.into_iter().partition(|one| matches!(one.ground, Ground::Policy(_)));
    lines.extend(laws.into_iter().map(|one| {
        BriefLine::ruled(
            Mark::Plain,
            message!("brief-law", says = one.words.clone()),
            one.ground.source(),
            input,
        )
    }));
    let urgent = |one: &&Condition| one.id == Policy::LifeAtRisk.word();
    let (first, rest): (Vec<&Condition>, Vec<&Condition>) = policies.into_iter().partition(urgent);
    let own = |mark, says| BriefLine::ruled(mark, says, message!("brief-source-own-rule"), input);
    lines.splice(0..0, first.into_iter().map(|one| own(Mark::Caution, one.words.clone())));
    let says = rest
        .into_iter()
        .map(|one| policy(foreign, one))
        .reduce(|first, then| message!("brief-sentences", first = first, then = then));
    lines.extend(says.map(|says| own(Mark::Plain, message!("brief-policy", says = says))));
    lines
}

/// For an agency abroad the closed list, its limits and our limit on third countries are told person by person.
fn is_told_above(one: &Condition) -> bool {
    [Policy::Onward.word(), "disclosure_limit", "no_depictions_to_providers"].contains(&one.id.as_str())
}

/// What one policy of ours asks.
fn policy(foreign: bool, one: &Condition) -> Message {
    match &one.ground {
        Ground::Policy(Policy::UnviewedFiles) if foreign => message!("brief-unviewed-abroad"),
        _ => one.words.clone(),
    }
}

/// Where a national unit passes reports to its states itself, that is its competence and not ours.
fn role(input: &BriefInput<'_>) -> Option<BriefLine> {
    let entry = input.register.agency(&input.facts.agency.id)?;
    let (agency, role) = (Argument::name(input.agency), Argument::words(entry.role.as_ref()?));
    let line = BriefLine::new(Mark::Plain, message!("brief-role", agency = agency, role = role));
    Some(line.from(input.register, &entry.sources, entry.as_of.clone()))
}

/// Whom an agency of another country may tell, in the words of its own system: allowed, open, not allowed.
fn abroad(input: &BriefInput<'_>) -> Vec<BriefLine> {
    let class = input.facts.agency.class;
    let all = Beyond::of(class).map(|to| (to, onward(class, to, input.register, input.at)));
    let of = |answer| {
        let these = all.iter().filter(|(_, ruling)| ruling.answer == answer);
        these.collect::<Vec<&(Beyond, OnwardRuling)>>()
    };
    let to = |these: &[&(Beyond, OnwardRuling)]| {
        Argument::each(these.iter().map(|(to, _)| to.words()).collect::<Vec<Message>>())
    };
    let mut lines = Vec::new();
    let mut line = |mark, answer, says: &dyn Fn(Argument) -> Message| {
        let these = of(answer);
        let clause = these.first().and_then(|(_, ruling)| ruling.under.last());
        if !these.is_empty() {
            lines.push(clause_line(input, mark, says(to(&these)), clause));
        }
    };
    line(Mark::Yes, OnwardAnswer::May, &|to| message!("brief-onward-allowed", to = to));
    line(Mark::Unknown, OnwardAnswer::Open, &|to| message!("brief-onward-open", to = to));
    line(Mark::No, OnwardAnswer::MayNot, &|to| message!("brief-onward-not-allowed", to = to));
    lines
}

/// Whom an agency of the United States may tell: the letters of the closed list, and what is on none of them.
fn at_home(input: &BriefInput<'_>) -> Vec<BriefLine> {
    let class = input.facts.agency.class;
    let ruled = |to| onward(class, to, input.register, input.at);
    let may: Vec<Message> = Beyond::ALL
        .into_iter()
        .filter(|to| ruled(*to).answer == OnwardAnswer::May)
        .map(Beyond::words)
        .collect();
    let mut lines = Vec::new();
    if !may.is_empty() {
        let says = message!("brief-may-disclose", to = Argument::each(may));
        lines.push(BriefLine::ruled(Mark::Yes, says, message!("brief-source-closed-list"), input));
    }
    let abroad = ruled(Beyond::AgencyAbroad);
    let mark = if abroad.answer == OnwardAnswer::Open { Mark::Caution } else { Mark::No };
    let says = message!("brief-abroad", to = Beyond::AgencyAbroad.words(), why = abroad.why);
    lines.push(BriefLine::ruled(mark, says, message!("brief-source-limits"), input));
    lines
}

fn clause_line(input: &BriefInput<'_>, mark: Mark, says: Message, id: Option<&ClauseId>) -> BriefLine {
    match id.and_then(|id| input.register.clause(id)) {
        Some(clause) => {
            BriefLine::new(mark, says).from(input.register, &clause.sources, clause.as_of.to_string())
        }
        None => BriefLine::ruled(mark, says, message!("brief-source-limits"), input),
    }
}
