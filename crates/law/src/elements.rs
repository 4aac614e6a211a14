//! May hashes and other elements of reports be given away (18 U.S.C. 2258C)? To providers, so that they can stop what is
//! known; to agencies, for their official duties. Never a depiction.

use clearline_report::{AgencyClass, Answer, Country, Message, message};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::clauses as c;
use crate::disclose::{AgencyFacts, HouseKind};
use crate::obligations::enforced;
use crate::register::{ClauseId, PolicyEffect, Register, Standing};

/// A part of a report that can be given without the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Element {
    /// A hash value or another unique identifier of a file.
    Hash,
    /// An address on the internet.
    Location,
    /// Another element of the report.
    Other,
    /// The depiction itself.
    Depiction,
}

impl Element {
    /// All of them.
    pub const ALL: [Element; 4] = [Element::Hash, Element::Location, Element::Other, Element::Depiction];

    /// The words people read.
    pub fn words(self) -> Message {
        match self {
            Element::Hash => message!("element-hash"),
            Element::Location => message!("element-location"),
            Element::Other => message!("element-other"),
            Element::Depiction => message!("element-depiction"),
        }
    }
}

/// Who would get elements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Taker {
    /// A provider.
    Provider,
    /// An agency; a foreign one must be one that 2258A(c)(3) describes.
    Agency(AgencyFacts, HouseKind),
}

/// What may be given, and on what clauses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ElementsRuling {
    /// The elements that may be given; empty where none may.
    pub give: Vec<Element>,
    /// The clauses it rests on; empty where nothing may be given.
    pub under: Vec<ClauseId>,
    /// The clauses that bind the taker.
    pub bound_by: Vec<ClauseId>,
    /// What may not be given, each with the reason.
    pub withheld: Vec<(Element, Message)>,
}

/// May `taker` get `elements` at this moment? Total and pure: what is unknown, stale or missing gives nothing.
pub fn elements(taker: &Taker, elements: &[Element], register: &Register, at: Timestamp) -> ElementsRuling {
    let day = TimeZone::UTC.to_datetime(at).date();
    let stands = |id: &'static str| {
        let id = enforced(id)?;
        let standing = register.clause(&id).map(|clause| clause.standing(day));
        (standing == Some(Standing::InForce)).then_some(id)
    };
    let (grounds, use_clause): (&[&'static str], _) = match taker {
        Taker::Provider => (&[c::ELEMENTS_PROVIDER, c::G3D], c::ELEMENTS_PROVIDER_USE),
        Taker::Agency(..) => (&[c::ELEMENTS_AGENCY], c::ELEMENTS_AGENCY_USE),
    };
    // The prohibition and the limit of use must stand as well: without them nobody could tell what was given for what.
    let under: Option<Vec<ClauseId>> =
        grounds.iter().copied().chain([c::ELEMENTS_NO_DEPICTION]).map(stands).collect();
    let refusal = match (&under, stands(use_clause)) {
        (Some(_), Some(_)) => unqualified(taker, register, day),
        _ => Some(message!("elements-clause-not-in-force")),
    };
    let mut ruling =
        ElementsRuling { give: Vec::new(), under: Vec::new(), bound_by: Vec::new(), withheld: Vec::new() };
    for element in elements {
        match (&refusal, element) {
            (Some(why), _) => ruling.withheld.push((*element, why.clone())),
            (None, Element::Depiction) => {
                ruling.withheld.push((*element, message!("elements-no-depiction")));
            }
            (None, _) => ruling.give.push(*element),
        }
    }
    if !ruling.give.is_empty() {
        ruling.under = under.unwrap_or_default();
        ruling.bound_by = stands(use_clause).into_iter().collect();
    }
    ruling
}

/// Why the taker is not one the clause speaks of.
fn unqualified(taker: &Taker, register: &Register, day: Date) -> Option<Message> {
    let Taker::Agency(agency, house) = taker else { return None };
    if agency.suspended {
        return Some(message!("ruling-agency-suspended"));
    }
    if agency.investigates != Answer::Yes {
        return Some(message!("ruling-investigating-not-stated"));
    }
    if agency.class == AgencyClass::Tribal {
        return Some(message!("elements-not-tribal"));
    }
    let qualifies = agency.bases.iter().any(|basis| {
        basis.holds_on(day)
            && !basis.evidence.trim().is_empty()
            && (!basis.synthetic || *house == HouseKind::Demonstration)
    });
    let foreign = agency.class == AgencyClass::Foreign;
    if foreign && !qualifies {
        return Some(message!("elements-not-described"));
    }
    let abroad = agency.country.map(|country| register.country(country).map(|entry| !entry.domestic));
    match abroad {
        None if foreign => Some(message!("ruling-country-not-stated")),
        Some(None) => Some(message!("ruling-country-not-in-register")),
        Some(Some(abroad)) if abroad != foreign => Some(message!("ruling-class-against-country")),
        _ => barred(agency, register, day),
    }
}

/// Where we disclose nothing to a country, it gets no elements either.
fn barred(agency: &AgencyFacts, register: &Register, day: Date) -> Option<Message> {
    let country = agency.country.filter(|_| agency.class == AgencyClass::Foreign)?;
    let bars = register.policies().iter().filter(|entry| entry.effect == PolicyEffect::Withhold);
    bars.filter(|entry| !matches!(entry.dates.standing(day), Standing::NotYet(_) | Standing::Ended(_)))
        .find_map(|entry| entry.applies(register, Country::US, country, day))
}
