use clearline_report::{AgencyClass, Answer, FileId, Message, ReportKind, World, message};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use sha2::{Digest, Sha256};

use super::conditions::conditions;
use super::files::gates;
use super::grounds::under;
use super::look::{Look, Reasons};
use super::policies::policies;
use super::{Ask, Facts, Field, FileGate, Gap, Ground, Outcome, Policy, Ruling};
use crate::register::{ClauseId, Register};

/// May this information leave to this agency at this moment, and on what clause?
///
/// Never fails: where it cannot decide, it withholds and says why. The same facts, register and moment give the same
/// ruling anywhere; the order of fields, files, bases, approvals and overrides does not matter. Days are those of UTC.
pub fn disclosure(facts: &Facts, register: &Register, at: Timestamp) -> Ruling {
    let facts = facts.canonical();
    let day = TimeZone::UTC.to_datetime(at).date();
    let mut look = Look::new(register, day, &facts);
    let outcome = decide(&facts, &mut look, at);
    Ruling {
        outcome,
        considered: look.considered,
        facts_digest: Sha256::digest(facts.canonical_json().as_bytes()).into(),
        register: register.version().to_owned(),
        at,
    }
}

/// The gate of each file for this agency, also where the ruling withholds the report and names no file.
pub(crate) fn gates_of(facts: &Facts, register: &Register, at: Timestamp) -> Vec<(FileId, FileGate)> {
    let facts = facts.canonical();
    let day = TimeZone::UTC.to_datetime(at).date();
    gates(&facts, &mut Look::new(register, day, &facts))
}

/// Everything that stands in the way is found, never the first alone: who mends one thing should know of the others.
/// A policy never permits anything; it is read all the same, so that what it asks is told at once.
fn decide(facts: &Facts, look: &mut Look<'_>, at: Timestamp) -> Outcome {
    let mut because = obstacles(facts, look.register, at);
    let under = kept(under(facts, look), &mut because);
    // Of an agency whose country is in doubt nobody can say which policy applies.
    let doubtful =
        |(ground, _): &(Ground, Message)| matches!(ground, Ground::Gap(Gap::Contradiction | Gap::NotStated));
    let asked_by_policies = match because.iter().any(doubtful) {
        true => None,
        false => kept(policies(facts, look), &mut because),
    };
    let asks = std::mem::take(&mut look.asks);
    match (under, asked_by_policies) {
        (Some(under), Some(conditions)) if because.is_empty() && asks.is_empty() => {
            disclose(facts, under, conditions, look)
        }
        (Some(under), Some(_)) if because.is_empty() => Outcome::NeedsApproval { under, asks },
        _ => {
            because.extend(asks.into_iter().map(unasked));
            Outcome::Withhold { because }
        }
    }
}

/// The value; what stands in the way goes to the reasons, each once.
fn kept<T>(found: Result<T, Reasons>, because: &mut Reasons) -> Option<T> {
    let reasons = match found {
        Ok(value) => return Some(value),
        Err(reasons) => reasons,
    };
    for reason in reasons {
        if !because.contains(&reason) {
            because.push(reason);
        }
    }
    None
}

/// What would be asked of two people if nothing else were missing.
fn unasked(ask: Ask) -> (Ground, Message) {
    match ask.ground {
        Ground::Clause(_) => (Ground::Gap(Gap::ReviewOverdue), ask.why),
        ground => (ground, ask.why),
    }
}

/// What forbids a disclosure before any clause is read.
fn obstacles(facts: &Facts, register: &Register, at: Timestamp) -> Reasons {
    let mut found: Reasons = Vec::new();
    let mut gap = |gap: Gap, why: Message| found.push((Ground::Gap(gap), why));
    if facts.received_on > at {
        gap(Gap::Contradiction, message!("ruling-received-later"));
    }
    let foreign = facts.agency.class == AgencyClass::Foreign;
    match facts.agency.country.map(|country| register.country(country)) {
        None if foreign => gap(Gap::NotStated, message!("ruling-country-not-stated")),
        Some(None) => gap(Gap::NotStated, message!("ruling-country-not-in-register")),
        Some(Some(entry)) if entry.domestic == foreign => {
            gap(Gap::Contradiction, message!("ruling-class-against-country"));
        }
        None | Some(Some(_)) => {}
    }
    if facts.world == World::Test {
        found.push((Ground::Policy(Policy::Sandbox), message!("ruling-sandbox")));
    }
    if facts.agency.suspended {
        found.push((Ground::Policy(Policy::Suspended), message!("ruling-agency-suspended")));
    }
    found
}

fn disclose(
    facts: &Facts,
    under: Vec<ClauseId>,
    asked_by_policies: Vec<super::Condition>,
    look: &mut Look<'_>,
) -> Outcome {
    let files = gates(facts, look);
    let gates: Vec<FileGate> = files.iter().map(|(_, gate)| gate.clone()).collect();
    let without = facts.fields.iter().filter_map(|field| Some((*field, kept_back(facts, *field)?))).collect();
    let mut conditions = conditions(facts, &gates, look);
    conditions.extend(asked_by_policies);
    Outcome::Disclose { under, without, files, conditions }
}

/// Why a field stays here, if it does.
fn kept_back(facts: &Facts, field: Field) -> Option<Message> {
    // In a report of the public the reporter is a private person, whichever of the two fields names them.
    match (field, facts.kind, facts.reporter_consents) {
        (Field::Reporter, ReportKind::Provider | ReportKind::Hotline, _) => None,
        (Field::ReporterContact, ReportKind::Provider, _) => Some(message!("kept-back-no-such-field")),
        // A hotline passes on what somebody told it in confidence.
        (Field::Reporter | Field::ReporterContact, _, consent) => match consent {
            Answer::Yes => None,
            Answer::No => Some(message!("kept-back-not-agreed")),
            Answer::NotStated => Some(message!("kept-back-agreement-not-stated")),
        },
        (Field::LinkedReports, ..) => Some(message!("kept-back-other-report")),
        _ => None,
    }
}
