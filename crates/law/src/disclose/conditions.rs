//! What an agency acknowledges before it opens anything: what a clause requires, and what we ask in addition.

use clearline_report::{AgencyClass, BasisKind, Message, ReportKind, message};

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

/// What we ask of every recipient, whatever the country.
fn house_rules(facts: &Facts, gates: &[FileGate]) -> Vec<Condition> {
    let foreign = facts.agency.class == AgencyClass::Foreign;
    let public = facts.kind == ReportKind::Public;
    let closed = gates.iter().any(|gate| !matches!(gate, FileGate::Open { .. }));
    let rules = [
        (facts.urgent, Policy::LifeAtRisk, message!("condition-life-at-risk")),
        (true, Policy::Lead, message!("condition-lead")),
        (true, Policy::Purpose, message!("condition-purpose")),
        (foreign || facts.kind != ReportKind::Provider, Policy::Onward, message!("condition-onward")),
        (closed, Policy::UnviewedFiles, message!("condition-unviewed-files")),
        (
            facts.files.iter().any(unverified),
            Policy::UnverifiedViewing,
            message!("condition-unverified-viewing"),
        ),
        (public, Policy::ReporterConfidence, message!("condition-reporter-confidence")),
        (facts.house == HouseKind::Demonstration, Policy::Demonstration, message!("condition-demonstration")),
    ];
    rules
        .into_iter()
        .filter(|(applies, ..)| *applies)
        .map(|(_, policy, words)| condition(policy.word(), words, Ground::Policy(policy)))
        .collect()
}

/// The conditions that a clause sets for every recipient of a provider's report.
fn conditions_of_law(facts: &Facts, look: &mut Look<'_>) -> Vec<Condition> {
    let foreign = facts.agency.class == AgencyClass::Foreign;
    let designated = foreign && has_basis(BasisKind::AgDesignated, facts, look.day);
    let clauses = [
        (true, c::G1, "disclosure_limit", message!("condition-disclosure-limit")),
        (
            !facts.files.is_empty(),
            c::G2B,
            "no_depictions_to_providers",
            message!("condition-no-depictions-to-providers"),
        ),
        (designated, c::D3, "designation_terms", message!("condition-designation-terms")),
        (foreign, c::C3_2008, "concurrent_copy", message!("condition-concurrent-copy")),
    ];
    let mut list = Vec::new();
    for (applies, id, name, words) in clauses {
        let Some(clause) = applies.then(|| look.binding(id)).flatten() else { continue };
        if !look.considered.iter().any(|seen| seen.clause == clause) {
            look.note(id, true, message!("ruling-sets-a-condition"));
        }
        list.push(condition(name, words, Ground::Clause(clause)));
    }
    list
}

pub(super) fn condition(id: &str, words: Message, ground: Ground) -> Condition {
    Condition { id: id.to_owned(), words, ground }
}
