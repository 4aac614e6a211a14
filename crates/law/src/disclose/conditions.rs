//! What an agency takes note of before it opens anything: what a clause says of it, and what the house asks beside.

use clearline_report::{AgencyClass, BasisKind, ReportKind};

use super::files::unverified;
use super::grounds::has_basis;
use super::look::Look;
use super::{Condition, Facts, FileGate, Ground, HouseKind, Policy};
use crate::clauses as c;

/// Every condition, those of the law first.
pub(super) fn conditions(facts: &Facts, gates: &[FileGate], look: &mut Look<'_>) -> Vec<Condition> {
    let mut list =
        if facts.kind == ReportKind::Provider { conditions_of_law(facts, look) } else { Vec::new() };
    list.extend(house_rules(facts, gates));
    list
}

/// What the house asks of every recipient, whatever the country.
fn house_rules(facts: &Facts, gates: &[FileGate]) -> Vec<Condition> {
    let foreign = facts.agency.class == AgencyClass::Foreign;
    let public = facts.kind == ReportKind::Public;
    let closed = gates.iter().any(|gate| !matches!(gate, FileGate::Open { .. }));
    let rules = [
        (
            facts.urgent,
            Policy::LifeAtRisk,
            "A child may be in danger now. Act first. Tell us at once if you cannot.",
        ),
        (
            true,
            Policy::Lead,
            "This is a lead and not evidence: obtain evidence by legal process of your own.",
        ),
        (
            true,
            Policy::Purpose,
            "Use it to investigate the sexual exploitation of children and to protect them.",
        ),
        (
            foreign || facts.kind != ReportKind::Provider,
            Policy::Onward,
            "Hand nothing of it on to another agency or country without asking us first.",
        ),
        (
            closed,
            Policy::UnviewedFiles,
            "A closed file is not stated to have been viewed: to open it may need legal process of your own.",
        ),
        (
            facts.files.iter().any(unverified),
            Policy::UnverifiedViewing,
            "The sender says of every file it sends that it was viewed: treat that as a claim nobody has verified.",
        ),
        (public, Policy::ReporterConfidence, "Do not try to find out who reported, unless it is told here."),
        (
            facts.house == HouseKind::Demonstration,
            Policy::Demonstration,
            "This is a demonstration: every person, address and relationship in it is invented.",
        ),
    ];
    rules
        .into_iter()
        .filter(|(applies, ..)| *applies)
        .map(|(_, policy, words)| condition(policy.word(), words, Ground::Policy(policy)))
        .collect()
}

/// The conditions that a clause sets for whoever receives a provider's report.
fn conditions_of_law(facts: &Facts, look: &mut Look<'_>) -> Vec<Condition> {
    let foreign = facts.agency.class == AgencyClass::Foreign;
    let designated = foreign && has_basis(BasisKind::AgDesignated, facts, look.day);
    let clauses = [
        (
            true,
            c::G1,
            "disclosure_limit",
            "Disclose nothing of this report except to those whom 18 U.S.C. 2258A(g)(2) names.",
        ),
        (
            !facts.files.is_empty(),
            c::G2B,
            "no_depictions_to_providers",
            "Where you ask a provider to help with legal process, never hand it a depiction.",
        ),
        (
            designated,
            c::D3,
            "designation_terms",
            "The conditions that the Attorney General set with your designation apply.",
        ),
        (
            foreign,
            c::C3_2008,
            "concurrent_copy",
            "The Attorney General or a designated federal agency receives a copy at the same time.",
        ),
    ];
    let mut list = Vec::new();
    for (applies, id, name, words) in clauses {
        let Some(clause) = applies.then(|| look.binding(id)).flatten() else { continue };
        if !look.considered.iter().any(|seen| seen.clause == clause) {
            look.note(id, true, format!("it sets the condition \"{name}\""));
        }
        list.push(condition(name, words, Ground::Clause(clause)));
    }
    list
}

pub(super) fn condition(id: &str, words: &str, ground: Ground) -> Condition {
    Condition { id: id.to_owned(), words: words.to_owned(), ground }
}
