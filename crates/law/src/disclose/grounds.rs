//! On which clauses a disclosure rests, by who filed, who would receive, and the text of the day.

use clearline_report::{AgencyClass, Answer, Basis, BasisKind, FileRelevance, ReportKind};
use jiff::civil::Date;

use super::look::{Look, Reasons};
use super::{AgencyFacts, Facts, Gap, Ground, HouseKind, Policy};
use crate::clauses as c;
use crate::register::ClauseId;

/// The clauses a disclosure rests on, or why there are none.
pub(super) fn under(facts: &Facts, look: &mut Look<'_>) -> Result<Vec<ClauseId>, Reasons> {
    match facts.kind {
        ReportKind::Public => under_public(facts, look, "a report of the public is no report under (a)(1)"),
        ReportKind::Hotline => {
            under_public(facts, look, "a hotline is no provider, so its report is none under (a)(1)")
        }
        // The older text stands in the register with its own dates, so the register and not a date here decides.
        ReportKind::Provider if look.standing(c::C1_2008).is_some() => under_2008(facts, look),
        ReportKind::Provider => under_2018(facts, look),
    }
}

/// What did not come from a provider: 34 U.S.C. 11293(b)(1)(K)(i)(II). 18 U.S.C. 2258A(c) speaks of reports under
/// (a)(1) only.
fn under_public(facts: &Facts, look: &mut Look<'_>, why: &str) -> Result<Vec<ClauseId>, Reasons> {
    look.note(c::C, false, why);
    involved(facts, look, &[c::PUBLIC])?;
    if facts.agency.class == AgencyClass::Foreign {
        standing_bases(facts, look, &BasisKind::ALL)
            .map_err(|why| vec![(Ground::Policy(Policy::ForeignBasis), why)])?;
    }
    Ok(vec![look.rely(c::PUBLIC, "it makes reports available to the appropriate agency, whoever sent them")?])
}

/// A provider's report since 21 December 2018.
fn under_2018(facts: &Facts, look: &mut Look<'_>) -> Result<Vec<ClauseId>, Reasons> {
    let class = facts.agency.class;
    let (recipient, list) = match class {
        AgencyClass::Federal => (Some(c::C1), c::G3A),
        AgencyClass::StateOrLocal => (Some(c::C2), c::G3B),
        AgencyClass::Tribal => (None, c::G3B),
        AgencyClass::Foreign => (Some(c::C3), c::G3C),
    };
    for other in [c::C1, c::C2, c::C3].into_iter().filter(|other| Some(*other) != recipient) {
        look.note(other, false, "the agency is of another class");
    }
    let asked: Vec<&'static str> = recipient.into_iter().chain([list]).collect();
    involved(facts, look, &asked)?;
    let mut only_designated = false;
    if class == AgencyClass::Foreign {
        let bases = standing_bases(facts, look, &BasisKind::ALL).map_err(|why| look.unmet(&asked, &why))?;
        only_designated = bases.iter().all(|basis| basis.kind == BasisKind::AgDesignated);
    }
    let mut under = Vec::new();
    match recipient {
        Some(recipient) => {
            under.push(look.rely(c::C, "a provider's report is made available to one or more agencies")?);
            under.push(look.rely(recipient, "the agency is of this class")?);
        }
        None => look.note(c::C, false, "(c) names no tribal agency: the closed list alone lets it receive"),
    }
    under.push(look.rely(list, "the closed list of disclosures names this class")?);
    under.push(look.rely(c::G1, "it binds the agency that receives")?);
    if only_designated {
        under.push(look.rely(c::D3, "the agency is designated under it")?);
    }
    // It amends (c), so it speaks of no agency that (c) does not name; the list names all that is in a report.
    match recipient {
        Some(_) => supplements(facts, look, &mut under),
        None => look.note(c::C_SUPPLEMENT, false, "it amends (c), which names no tribal agency"),
    }
    Ok(under)
}

/// A provider's report from 13 October 2008 to 20 December 2018: only designated agencies, federal and foreign.
fn under_2008(facts: &Facts, look: &mut Look<'_>) -> Result<Vec<ClauseId>, Reasons> {
    let recipient = match facts.agency.class {
        AgencyClass::Federal => c::C1_2008,
        AgencyClass::StateOrLocal => c::C2_2008,
        AgencyClass::Foreign => c::C3_2008,
        AgencyClass::Tribal => {
            return Err(look.unmet(&[c::C2_2008], "the text of that day names no tribal agency"));
        }
    };
    if facts.agency.class != AgencyClass::StateOrLocal {
        standing_bases(facts, look, &[BasisKind::AgDesignated])
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
    } else if look.standing(c::C_SUPPLEMENT).is_none() {
        look.note(c::C_SUPPLEMENT, false, "it is not in force: (c) carries supplemental files as well");
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

/// The bases of these kinds that count on the day of `look`, or why none does.
fn standing_bases<'f>(
    facts: &'f Facts,
    look: &Look<'_>,
    kinds: &[BasisKind],
) -> Result<Vec<&'f Basis>, String> {
    let objection = |basis| objection(basis, facts.house, kinds, look.day);
    let bases = &facts.agency.bases;
    let standing: Vec<&Basis> = bases.iter().filter(|basis| objection(basis).is_none()).collect();
    if !standing.is_empty() {
        return Ok(standing);
    }
    let mut why = format!("no basis of the agency holds on {}", look.day);
    for basis in bases {
        why.push_str(&format!("; {} {}", basis.kind.words(), objection(basis).unwrap_or_default()));
    }
    Err(why)
}

/// Whether the agency has a basis of `kind` that counts on `day`.
pub(super) fn has_basis(kind: BasisKind, facts: &Facts, day: Date) -> bool {
    facts.agency.bases.iter().any(|basis| objection(basis, facts.house, &[kind], day).is_none())
}

/// Does the basis count on `day` in such a house?
pub fn basis_counts(basis: &Basis, house: HouseKind, day: Date) -> bool {
    objection(basis, house, &BasisKind::ALL, day).is_none()
}

/// Why the agency would be made nothing of a provider's report available on `day`, whatever the report says; `None` where
/// nothing about the agency itself stands in the way.
pub fn agency_objection(agency: &AgencyFacts, house: HouseKind, day: Date) -> Option<String> {
    if agency.suspended {
        return Some("it is suspended".to_owned());
    }
    let counts = |basis| basis_counts(basis, house, day);
    if agency.class == AgencyClass::Foreign && !agency.bases.iter().any(counts) {
        return Some("no basis of it is in force".to_owned());
    }
    match agency.investigates {
        Answer::Yes => None,
        Answer::No => Some("it is stated not to investigate such crimes".to_owned()),
        Answer::NotStated => Some("it is not stated that it investigates such crimes".to_owned()),
    }
}

/// Why `basis` does not count on `day`, where it does not.
fn objection(basis: &Basis, house: HouseKind, kinds: &[BasisKind], day: Date) -> Option<String> {
    if !kinds.contains(&basis.kind) {
        Some("is not one the law of that day asks for".to_owned())
    } else if !basis.holds_on(day) {
        let to = basis.to.map_or_else(|| "on".to_owned(), |to| format!("to {to}"));
        Some(format!("holds from {} {to}", basis.from))
    } else if basis.evidence.trim().is_empty() {
        Some("has no evidence".to_owned())
    } else if basis.synthetic && house == HouseKind::Production {
        Some("is synthetic, which counts in a demonstration only".to_owned())
    } else {
        None
    }
}
