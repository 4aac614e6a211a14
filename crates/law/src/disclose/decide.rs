use clearline_report::{AgencyClass, Answer, Message, ReportKind, World, message};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use sha2::{Digest, Sha256};

use super::conditions::conditions;
use super::files::gates;
use super::grounds::under;
use super::look::{Look, Reasons};
use super::policies::policies;
use super::{Facts, Field, FileGate, Gap, Ground, Outcome, Policy, Ruling};
use crate::register::{ClauseId, Register};

/// May this information leave to this agency at this moment, and on what clause?
///
/// Never fails: where it cannot decide, it withholds and says why. The same facts, register and moment give the same
/// ruling anywhere; the order of fields, files, bases, approvals and overrides does not matter. Days are those of UTC.
pub fn disclosure(facts: &Facts, register: &Register, at: Timestamp) -> Ruling {
    let facts = facts.canonical();
    let day = TimeZone::UTC.to_datetime(at).date();
    let mut look = Look::new(register, day, &facts);
    let outcome = decide(&facts, &mut look, at).unwrap_or_else(|because| Outcome::Withhold { because });
    Ruling {
        outcome,
        considered: look.considered,
        facts_digest: Sha256::digest(facts.canonical_json().as_bytes()).into(),
        register: register.version().to_owned(),
        at,
    }
}

/// The law first, then our policies: a policy never permits anything, so it is not read where no clause permits.
fn decide(facts: &Facts, look: &mut Look<'_>, at: Timestamp) -> Result<Outcome, Reasons> {
    obstacles(facts, look.register, at)?;
    let under = under(facts, look)?;
    let asked_by_policies = policies(facts, look)?;
    if !look.asks.is_empty() {
        return Ok(Outcome::NeedsApproval { under, asks: std::mem::take(&mut look.asks) });
    }
    Ok(disclose(facts, under, asked_by_policies, look))
}

/// What forbids a disclosure before any clause is read.
fn obstacles(facts: &Facts, register: &Register, at: Timestamp) -> Result<(), Reasons> {
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
    if found.is_empty() { Ok(()) } else { Err(found) }
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
