//! On which clauses a disclosure rests, by who filed, who would receive, and the text of the day.

use clearline_report::{
    AgencyClass, Answer, Argument, Basis, BasisKind, FileRelevance, Message, ReportKind, message,
};
use jiff::civil::Date;

use super::look::{Look, Reasons};
use super::{AgencyFacts, Facts, Gap, Ground, HouseKind, Policy};
use crate::clauses as c;
use crate::register::ClauseId;

/// The clauses a disclosure rests on, or why there are none.
pub(super) fn under(facts: &Facts, look: &mut Look<'_>) -> Result<Vec<ClauseId>, Reasons> {
    match facts.kind {
        ReportKind::Public => under_public(facts, look, message!("ruling-of-the-public")),
        ReportKind::Hotline => under_public(facts, look, message!("ruling-of-a-hotline")),
        // The older text is in the register with its own dates, so the register and not a date here decides.
        ReportKind::Provider if look.standing(c::C1_2008).is_some() => under_2008(facts, look),
        ReportKind::Provider => under_2018(facts, look),
    }
}

/// What did not come from a provider: 34 U.S.C. 11293(b)(1)(K)(i)(II). 18 U.S.C. 2258A(c) speaks of reports under
/// (a)(1) only.
fn under_public(facts: &Facts, look: &mut Look<'_>, why: Message) -> Result<Vec<ClauseId>, Reasons> {
    look.note(c::C, false, why);
    let mut because = involved(facts, look, &[c::PUBLIC]);
    if facts.agency.class == AgencyClass::Foreign
        && let Err(why) = standing_bases(facts, look, &BasisKind::ALL)
    {
        because.push((Ground::Policy(Policy::ForeignBasis), why));
    }
    let mut under = Vec::new();
    if because.is_empty() {
        relied(look, c::PUBLIC, message!("ruling-whoever-sent"), &mut under, &mut because);
    }
    grounded(under, because)
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
        look.note(other, false, message!("ruling-of-another-class"));
    }
    let asked: Vec<&'static str> = recipient.into_iter().chain([list]).collect();
    let mut because = involved(facts, look, &asked);
    let mut only_designated = false;
    if class == AgencyClass::Foreign {
        match standing_bases(facts, look, &BasisKind::ALL) {
            Ok(bases) => {
                only_designated = bases.iter().all(|basis| basis.kind == BasisKind::AgDesignated);
            }
            Err(why) => because.extend(look.unmet(&asked, Ground::Gap(Gap::NoBasis), why)),
        }
    }
    let mut under = Vec::new();
    // A clause whose condition is not met was noted as such: that it is in force would add nothing.
    let met = because.is_empty();
    let mut rest = |look: &mut Look<'_>, id, why, of_the_agency: bool| {
        if met || !of_the_agency {
            relied(look, id, why, &mut under, &mut because);
        }
    };
    match recipient {
        Some(recipient) => {
            rest(look, c::C, message!("ruling-to-one-or-more"), false);
            rest(look, recipient, message!("ruling-of-this-class"), true);
        }
        None => look.note(c::C, false, message!("ruling-tribal-by-list")),
    }
    rest(look, list, message!("ruling-class-in-list"), true);
    rest(look, c::G1, message!("ruling-binds-recipient"), false);
    if only_designated {
        rest(look, c::D3, message!("ruling-designated"), false);
    }
    let mut under = grounded(under, because)?;
    // It amends (c), so it speaks of no agency that (c) does not name; the list names all that is in a report.
    match recipient {
        Some(_) => supplements(facts, look, &mut under),
        None => look.note(c::C_SUPPLEMENT, false, message!("ruling-supplement-not-tribal")),
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
            let ground = Ground::Clause(ClauseId::known(c::C2_2008));
            return Err(look.unmet(&[c::C2_2008], ground, message!("ruling-2008-not-tribal")));
        }
    };
    let (mut under, mut because) = (Vec::new(), Reasons::new());
    let asks_no_basis = facts.agency.class == AgencyClass::StateOrLocal;
    match standing_bases(facts, look, &[BasisKind::AgDesignated]) {
        Err(why) if !asks_no_basis => {
            because = look.unmet(&[recipient], Ground::Gap(Gap::NoBasis), why);
        }
        _ => relied(look, recipient, message!("ruling-of-this-class"), &mut under, &mut because),
    }
    relied(look, c::G1, message!("ruling-binds-recipient"), &mut under, &mut because);
    grounded(under, because)
}

/// Adds the clause to what the disclosure rests on, or the reason why it cannot be relied on.
fn relied(
    look: &mut Look<'_>,
    id: &'static str,
    why: Message,
    under: &mut Vec<ClauseId>,
    because: &mut Reasons,
) {
    match look.rely(id, why) {
        Ok(clause) => under.push(clause),
        Err(reasons) => because.extend(reasons),
    }
}

fn grounded(under: Vec<ClauseId>, because: Reasons) -> Result<Vec<ClauseId>, Reasons> {
    if because.is_empty() { Ok(under) } else { Err(because) }
}

/// Since 18 December 2025 the text names the supplemental data: it is cited where the report holds any.
fn supplements(facts: &Facts, look: &mut Look<'_>, under: &mut Vec<ClauseId>) {
    if !facts.files.iter().any(|file| file.relevance == FileRelevance::Supplemental) {
        look.note(c::C_SUPPLEMENT, false, message!("ruling-no-supplement"));
    } else if look.standing(c::C_SUPPLEMENT).is_none() {
        look.note(c::C_SUPPLEMENT, false, message!("ruling-supplement-not-in-force"));
    } else if let Ok(clause) = look.rely(c::C_SUPPLEMENT, message!("ruling-supplement")) {
        under.push(clause);
    }
}

/// The limb that all classes share. Whether it also qualifies designated foreign agencies is open; we ask it of all.
fn involved(facts: &Facts, look: &mut Look<'_>, clauses: &[&'static str]) -> Reasons {
    match facts.agency.investigates {
        Answer::Yes => Reasons::new(),
        Answer::No => {
            let why = message!("ruling-does-not-investigate");
            let each = clauses
                .iter()
                .flat_map(|id| look.unmet(&[*id], Ground::Clause(ClauseId::known(id)), why.clone()));
            each.collect()
        }
        Answer::NotStated => {
            let why = message!("ruling-investigating-not-stated");
            look.unmet(clauses, Ground::Gap(Gap::Investigating), why)
        }
    }
}

/// The bases of these kinds that count on the day of `look`, or why none does.
fn standing_bases<'f>(
    facts: &'f Facts,
    look: &Look<'_>,
    kinds: &[BasisKind],
) -> Result<Vec<&'f Basis>, Message> {
    let objection = |basis: &Basis| objection(basis, facts.house, kinds, look.day);
    let bases = &facts.agency.bases;
    let standing: Vec<&Basis> = bases.iter().filter(|basis| objection(basis).is_none()).collect();
    if !standing.is_empty() {
        return Ok(standing);
    }
    let objections: Vec<Message> = bases.iter().filter_map(objection).collect();
    Err(if objections.is_empty() {
        message!("ruling-no-basis", day = look.day)
    } else {
        message!("ruling-no-basis-holds", day = look.day, bases = Argument::each(objections))
    })
}

/// Whether the agency has a basis of `kind` that counts on `day`.
pub(super) fn has_basis(kind: BasisKind, facts: &Facts, day: Date) -> bool {
    facts.agency.bases.iter().any(|basis| objection(basis, facts.house, &[kind], day).is_none())
}

/// Does the basis count on `day` in such a house?
pub fn basis_counts(basis: &Basis, house: HouseKind, day: Date) -> bool {
    objection(basis, house, &BasisKind::ALL, day).is_none()
}

/// Why the agency would be made nothing of a provider's report available on `day`, whatever the report says: all of it;
/// empty where nothing about the agency itself stands in the way.
pub fn agency_objections(agency: &AgencyFacts, house: HouseKind, day: Date) -> Vec<(Ground, Message)> {
    let mut found = Vec::new();
    if agency.suspended {
        found.push((Ground::Policy(Policy::Suspended), message!("objection-suspended")));
    }
    let counts = |basis| basis_counts(basis, house, day);
    if agency.class == AgencyClass::Foreign && !agency.bases.iter().any(counts) {
        found.push((Ground::Gap(Gap::NoBasis), message!("objection-no-basis")));
    }
    match agency.investigates {
        Answer::Yes => {}
        Answer::No => {
            let list = if agency.class == AgencyClass::Foreign { c::G3C } else { c::G3A };
            let why = message!("objection-does-not-investigate");
            found.push((Ground::Clause(ClauseId::known(list)), why));
        }
        Answer::NotStated => {
            found.push((Ground::Gap(Gap::Investigating), message!("objection-investigating-not-stated")));
        }
    }
    found
}

/// Why `basis` does not count on `day`, where it does not.
fn objection(basis: &Basis, house: HouseKind, kinds: &[BasisKind], day: Date) -> Option<Message> {
    let kind = || basis.kind.message();
    if !kinds.contains(&basis.kind) {
        Some(message!("ruling-basis-not-asked-for", basis = kind()))
    } else if !basis.holds_on(day) {
        Some(match basis.to {
            Some(to) => message!("ruling-basis-other-days", basis = kind(), from = basis.from, to = to),
            None => message!("ruling-basis-later", basis = kind(), from = basis.from),
        })
    } else if basis.evidence.trim().is_empty() {
        Some(message!("ruling-basis-without-evidence", basis = kind()))
    } else if basis.synthetic && house == HouseKind::Production {
        Some(message!("ruling-basis-synthetic", basis = kind()))
    } else {
        None
    }
}
