use clearline_report::{AgencyClass, Answer, Basis, BasisKind, FileRelevance, ReportKind, World};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use sha2::{Digest, Sha256};

use super::files::gates;
use super::{Condition, Considered, Facts, Field, FileGate, Gap, Ground, HouseKind, Outcome, Policy, Ruling};
use crate::clauses as c;
use crate::register::{ClauseId, Register, Standing};

type Reasons = Vec<(Ground, String)>;

/// May this information leave to this agency at this moment, and on what clause?
///
/// Never fails: where it cannot decide, it withholds and says why. The same facts, register and moment give the same
/// ruling anywhere; the order of fields, files and bases does not matter. Days are those of UTC.
pub fn disclosure(facts: &Facts, register: &Register, at: Timestamp) -> Ruling {
    let facts = facts.canonical();
    let day = TimeZone::UTC.to_datetime(at).date();
    let mut look = Look { register, day, considered: Vec::new() };
    let outcome = match obstacles(&facts, register, at).and_then(|()| under(&facts, &mut look)) {
        Ok(under) => disclose(&facts, under, &mut look),
        Err(because) => Outcome::Withhold { because },
    };
    Ruling {
        outcome,
        considered: look.considered,
        facts_digest: Sha256::digest(facts.to_json().as_bytes()).into(),
        register: register.version().to_owned(),
        at,
    }
}

/// The register as seen on one day, keeping what was looked at.
struct Look<'a> {
    register: &'a Register,
    day: Date,
    considered: Vec<Considered>,
}

impl Look<'_> {
    fn stands(&self, id: &'static str) -> Result<ClauseId, String> {
        let id = ClauseId::known(id);
        match self.register.clause(&id).map(|clause| clause.standing(self.day)) {
            None => Err(format!("{id} is not in the register")),
            Some(Standing::InForce) => Ok(id),
            Some(standing) => Err(format!("{id} is {}", standing.words())),
        }
    }

    fn note(&mut self, id: &'static str, applies: bool, why: impl Into<String>) {
        self.considered.push(Considered { clause: ClauseId::known(id), applies, why: why.into() });
    }

    /// The clause, if it may be relied on today; otherwise a reason to withhold.
    fn rely(&mut self, id: &'static str, why: &str) -> Result<ClauseId, Reasons> {
        match self.stands(id) {
            Ok(clause) => {
                self.note(id, true, why);
                Ok(clause)
            }
            Err(missing) => {
                self.note(id, false, missing.clone());
                Err(vec![(Ground::Clause(ClauseId::known(id)), missing)])
            }
        }
    }

    /// Withholds, because the condition of `id` is not met.
    fn unmet(&mut self, ids: &[&'static str], why: &str) -> Reasons {
        for id in ids {
            self.note(id, false, why);
        }
        ids.iter().map(|id| (Ground::Clause(ClauseId::known(id)), why.to_owned())).collect()
    }
}

/// What forbids a disclosure before any clause is asked.
fn obstacles(facts: &Facts, register: &Register, at: Timestamp) -> Result<(), Reasons> {
    let mut found: Reasons = Vec::new();
    let mut gap = |gap: Gap, words: &str| found.push((Ground::Gap(gap), words.to_owned()));
    if facts.received_on > at {
        gap(Gap::Contradiction, "the report was received after the moment of this ruling");
    }
    let foreign = facts.agency.class == AgencyClass::Foreign;
    match facts.agency.country.map(|country| register.country(country)) {
        None if foreign => gap(Gap::NotStated, "the country of the foreign agency is not stated"),
        Some(None) => gap(Gap::NotStated, "the country of the agency is not in the register"),
        Some(Some(entry)) if entry.domestic == foreign => {
            gap(Gap::Contradiction, "the class of the agency and its country contradict each other");
        }
        None | Some(Some(_)) => {}
    }
    if facts.world == World::Test {
        let words = "the report was filed with a test credential and never leaves the sandbox";
        found.push((Ground::Policy(Policy::Sandbox), words.to_owned()));
    }
    if facts.agency.suspended {
        found.push((Ground::Policy(Policy::Suspended), "the agency is suspended".to_owned()));
    }
    if found.is_empty() { Ok(()) } else { Err(found) }
}

/// The clauses a disclosure rests on, or why there are none.
fn under(facts: &Facts, look: &mut Look<'_>) -> Result<Vec<ClauseId>, Reasons> {
    match facts.kind {
        ReportKind::Public => under_public(facts, look),
        // The older text stands in the register with its own dates, so the register and not a date here decides.
        ReportKind::Provider if look.stands(c::C1_2008).is_ok() => under_2008(facts, look),
        ReportKind::Provider => under_2018(facts, look),
    }
}

/// A report of the public: 34 U.S.C. 11293(b)(1)(K)(i)(II). 18 U.S.C. 2258A(c) speaks of reports under (a)(1) only.
fn under_public(facts: &Facts, look: &mut Look<'_>) -> Result<Vec<ClauseId>, Reasons> {
    look.note(c::C, false, "a report of the public is no report under (a)(1)");
    involved(facts, look, &[c::PUBLIC])?;
    if facts.agency.class == AgencyClass::Foreign {
        standing_bases(facts, look.day, &BasisKind::ALL)
            .map_err(|why| vec![(Ground::Policy(Policy::ForeignBasis), why)])?;
    }
    Ok(vec![look.rely(c::PUBLIC, "it makes reports available to the appropriate agency, whoever sent them")?])
}

/// A provider's report since 21 December 2018.
fn under_2018(facts: &Facts, look: &mut Look<'_>) -> Result<Vec<ClauseId>, Reasons> {
    let class = facts.agency.class;
    let (recipient, list) = match class {
        AgencyClass::Federal => (c::C1, c::G3A),
        AgencyClass::StateOrLocal => (c::C2, c::G3B),
        AgencyClass::Foreign => (c::C3, c::G3C),
    };
    for other in [c::C1, c::C2, c::C3].into_iter().filter(|other| *other != recipient) {
        look.note(other, false, "the agency is of another class");
    }
    involved(facts, look, &[recipient, list])?;
    let mut only_designated = false;
    if class == AgencyClass::Foreign {
        let bases = standing_bases(facts, look.day, &BasisKind::ALL)
            .map_err(|why| look.unmet(&[recipient, list], &why))?;
        only_designated = bases.iter().all(|basis| basis.kind == BasisKind::AgDesignated);
    }
    let mut under = vec![
        look.rely(c::C, "a provider's report is made available to one or more agencies")?,
        look.rely(recipient, "the agency is of this class")?,
        look.rely(list, "the closed list of disclosures names this class")?,
        look.rely(c::G1, "it binds the agency that receives")?,
    ];
    if only_designated {
        under.push(look.rely(c::D3, "the agency is designated under it")?);
    }
    supplements(facts, look, &mut under);
    Ok(under)
}

/// A provider's report from 13 October 2008 to 20 December 2018: only designated agencies, federal and foreign.
fn under_2008(facts: &Facts, look: &mut Look<'_>) -> Result<Vec<ClauseId>, Reasons> {
    let recipient = match facts.agency.class {
        AgencyClass::Federal => c::C1_2008,
        AgencyClass::StateOrLocal => c::C2_2008,
        AgencyClass::Foreign => c::C3_2008,
    };
    if facts.agency.class != AgencyClass::StateOrLocal {
        standing_bases(facts, look.day, &[BasisKind::AgDesignated])
            .map_err(|why| look.unmet(&[recipient], &why))?;
    }
    Ok(vec![
        look.rely(recipient, "the agency is of this class")?,
        look.rely(c::G1, "it binds the agency that receives")?,
    ])
}

/// Since 18 December 2025 the text names the supplemental data: it is cited where the report holds any.
fn supplements(facts: &Facts, look: &mut Look<'_>, under: &mut Vec<ClauseId>) {
    if !facts.files.iter().any(|file| file.relevance == FileRelevance::Supplemental) {
        look.note(c::C_SUPPLEMENT, false, "the report holds no supplemental file");
    } else if let Ok(clause) = look.rely(c::C_SUPPLEMENT, "supplemental files go with the report") {
        under.push(clause);
    }
}

/// The limb that all classes share. Whether it also qualifies designated foreign agencies is open; we ask it of all.
fn involved(facts: &Facts, look: &mut Look<'_>, clauses: &[&'static str]) -> Result<(), Reasons> {
    let why = match facts.agency.investigates {
        Answer::Yes => return Ok(()),
        Answer::No => "the agency is stated not to investigate such crimes",
        Answer::NotStated => "it is not stated that the agency investigates such crimes",
    };
    let mut reasons = look.unmet(clauses, why);
    if facts.agency.investigates == Answer::NotStated {
        reasons.push((Ground::Gap(Gap::NotStated), why.to_owned()));
    }
    Err(reasons)
}

/// The bases of these kinds that count on `day`, or why none does.
fn standing_bases<'f>(facts: &'f Facts, day: Date, kinds: &[BasisKind]) -> Result<Vec<&'f Basis>, String> {
    let objection = |basis: &Basis| {
        if !kinds.contains(&basis.kind) {
            Some("is not one the law of that day asks for".to_owned())
        } else if !basis.holds_on(day) {
            let to = basis.to.map_or_else(|| "on".to_owned(), |to| format!("to {to}"));
            Some(format!("holds from {} {to}", basis.from))
        } else if basis.evidence.trim().is_empty() {
            Some("has no evidence".to_owned())
        } else if basis.synthetic && facts.house == HouseKind::Production {
            Some("is synthetic, which counts in a demonstration only".to_owned())
        } else {
            None
        }
    };
    let bases = &facts.agency.bases;
    let standing: Vec<&Basis> = bases.iter().filter(|basis| objection(basis).is_none()).collect();
    if !standing.is_empty() {
        return Ok(standing);
    }
    let mut why = format!("no basis of the agency holds on {day}");
    for basis in bases {
        why.push_str(&format!("; {} {}", basis.kind.words(), objection(basis).unwrap_or_default()));
    }
    Err(why)
}

fn disclose(facts: &Facts, under: Vec<ClauseId>, look: &mut Look<'_>) -> Outcome {
    let files = gates(&facts.files);
    let closed = files.iter().any(|(_, gate)| !matches!(gate, FileGate::Open { .. }));
    let without = facts.fields.iter().filter_map(|field| Some((*field, kept_back(facts, *field)?))).collect();
    Outcome::Disclose { under, without, files, conditions: conditions(facts, closed, look) }
}

/// Why a field stays here, if it does.
fn kept_back(facts: &Facts, field: Field) -> Option<String> {
    // In a report of the public the reporter is a private person, whichever of the two fields names them.
    let why = match (field, facts.kind, facts.reporter_consents) {
        (Field::Reporter, ReportKind::Provider, _) => return None,
        (Field::ReporterContact, ReportKind::Provider, _) => "a provider's report has no such field",
        (Field::Reporter | Field::ReporterContact, ReportKind::Public, consent) => match consent {
            Answer::Yes => return None,
            Answer::No => "the person who reported did not agree",
            Answer::NotStated => "it is not stated that the person who reported agreed",
        },
        (Field::LinkedReports, ..) => "another report needs its own ruling for this agency",
        _ => return None,
    };
    Some(format!("{why} (policy of the house)"))
}

fn conditions(facts: &Facts, closed: bool, look: &mut Look<'_>) -> Vec<Condition> {
    let mut list =
        if facts.kind == ReportKind::Provider { conditions_of_law(facts, look) } else { Vec::new() };
    let foreign = facts.agency.class == AgencyClass::Foreign;
    let public = facts.kind == ReportKind::Public;
    let policies = [
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
            foreign || public,
            Policy::Onward,
            "Hand nothing of it on to another agency or country without asking us first.",
        ),
        (
            closed,
            Policy::UnviewedFiles,
            "A closed file is not stated to have been viewed: to open it may need legal process of your own.",
        ),
        (public, Policy::ReporterConfidence, "Do not try to find out who reported, unless it is told here."),
        (
            facts.house == HouseKind::Demonstration,
            Policy::Demonstration,
            "This is a demonstration: every person, address and relationship in it is invented.",
        ),
    ];
    for (applies, policy, words) in policies {
        if applies {
            list.push(condition(policy.word(), words, Ground::Policy(policy)));
        }
    }
    list
}

/// The conditions that a clause sets for whoever receives a provider's report.
fn conditions_of_law(facts: &Facts, look: &mut Look<'_>) -> Vec<Condition> {
    let foreign = facts.agency.class == AgencyClass::Foreign;
    let designated = facts
        .agency
        .bases
        .iter()
        .any(|basis| basis.kind == BasisKind::AgDesignated && basis.holds_on(look.day));
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
            foreign && designated,
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
        let Some(clause) = applies.then(|| look.stands(id).ok()).flatten() else { continue };
        if !look.considered.iter().any(|seen| seen.clause == clause) {
            look.note(id, true, format!("it sets the condition \"{name}\""));
        }
        list.push(condition(name, words, Ground::Clause(clause)));
    }
    list
}

fn condition(id: &str, words: &str, ground: Ground) -> Condition {
    Condition { id: id.to_owned(), words: words.to_owned(), ground }
}
