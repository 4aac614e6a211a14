//! Drafts of what an agency asks the provider of its referral: to preserve, to give records of its own will, to help where
//! somebody is in danger. The agency completes and signs a draft; we never send one. What is in it comes from what the
//! ruling discloses and from the register; what only the agency knows is a blank.

use clearline_law::{About, DetailOf, ProviderEntry, Register};
use clearline_paper::{Document, Line, Mark, PaperError, Section};
use clearline_report::{
    AgencyClass, Argument, CaptureEvent, Country, Message, Party, PartyRole, SaidAt, message, words,
};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::sheet;
use crate::{Disclosed, Writer};

/// The most network addresses that a draft lists; the report has the others.
const CAPTURES_MAX: usize = 40;

words! {
    /// What an agency asks for.
    pub enum DraftKind of "kind of draft" {
        /// That data be kept.
        Preservation = "preservation" => message!("draft-preservation"),
        /// Subscriber and log-in data, given of the provider's own will.
        Records = "records" => message!("draft-records"),
        /// Help while somebody is in danger.
        Emergency = "emergency" => message!("draft-emergency"),
    }
}

impl DraftKind {
    /// What an agency of this class may ask for. A provider may give records of its own will to anybody but an authority of
    /// the United States (18 U.S.C. 2702(c)(6), 2711(4)).
    pub fn of(class: AgencyClass) -> &'static [DraftKind] {
        match class {
            AgencyClass::Foreign => &DraftKind::ALL,
            _ => &[DraftKind::Preservation, DraftKind::Emergency],
        }
    }
}

/// What a draft is made from.
#[derive(Debug, Clone)]
pub struct DraftFacts<'a> {
    /// What is asked for.
    pub kind: DraftKind,
    /// The agency's name.
    pub agency: &'a str,
    /// Its class.
    pub class: AgencyClass,
    /// Where it is.
    pub country: Option<Country>,
    /// What the ruling discloses to it.
    pub disclosed: &'a Disclosed,
    /// The register.
    pub register: &'a Register,
    /// The moment of which it speaks.
    pub at: Timestamp,
}

/// A draft: sections of lines, in their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// What is asked for.
    pub kind: DraftKind,
    /// The sections: a heading and its lines.
    pub sections: Vec<(Message, Vec<Message>)>,
    /// The moment of which it speaks.
    pub at: Timestamp,
}

/// The draft. Pure: the same facts give the same draft.
pub fn compose(facts: &DraftFacts<'_>) -> Draft {
    let sections = [
        (message!("draft-to"), receiver(facts)),
        (message!("draft-from"), sender(facts)),
        (message!("draft-ask"), asks(facts)),
        (message!("draft-danger"), danger(facts)),
        (message!("draft-accounts"), accounts(facts.disclosed)),
        (message!("draft-addresses"), addresses(facts.disclosed)),
        (message!("draft-case"), case(facts)),
        (
            message!("draft-confidence"),
            vec![message!("draft-confidence-ask"), message!("draft-confidence-law")],
        ),
        (message!("draft-sign"), vec![message!("draft-sign-line"), message!("draft-sign-place")]),
    ];
    let sections = sections.into_iter().filter(|(_, lines)| !lines.is_empty()).collect();
    Draft { kind: facts.kind, sections, at: facts.at }
}

fn day(facts: &DraftFacts<'_>) -> Date {
    TimeZone::UTC.to_datetime(facts.at).date()
}

fn provider<'f>(facts: &DraftFacts<'f>) -> Option<&'f ProviderEntry> {
    facts.register.provider_named(facts.disclosed.provider_name.as_deref()?)
}

fn detail<'f>(facts: &DraftFacts<'f>, of: DetailOf) -> Option<&'f str> {
    let about = About::Provider(provider(facts)?.id.clone());
    facts.register.detail(&about, of, day(facts)).map(|row| row.value.as_str())
}

/// The company and where it takes such requests, or a blank.
fn receiver(facts: &DraftFacts<'_>) -> Vec<Message> {
    let name = facts.disclosed.provider_name.as_deref();
    let mut lines: Vec<Message> =
        name.map(|name| message!("draft-to-provider", provider = Argument::name(name))).into_iter().collect();
    lines.push(match detail(facts, DetailOf::LegalEntity) {
        Some(entity) => message!("draft-to-entity", says = Argument::words(entity)),
        None => message!("draft-to-entity-blank"),
    });
    let place = match facts.kind {
        DraftKind::Preservation => DetailOf::Preservation,
        DraftKind::Records => DetailOf::LegalProcess,
        DraftKind::Emergency => DetailOf::Emergency,
    };
    lines.push(match detail(facts, place) {
        Some(place) => message!("draft-to-place", says = Argument::words(place)),
        None => message!("draft-to-place-blank"),
    });
    lines
}

fn sender(facts: &DraftFacts<'_>) -> Vec<Message> {
    let agency = Argument::name(facts.agency);
    let first = match facts.country {
        Some(country) => message!("draft-from-agency", agency = agency, country = country),
        None => message!("draft-from-agency-only", agency = agency),
    };
    vec![first, message!("draft-from-officer"), message!("draft-from-second"), message!("draft-reference")]
}

fn asks(facts: &DraftFacts<'_>) -> Vec<Message> {
    let foreign = facts.class == AgencyClass::Foreign;
    let report = Argument::exact(facts.disclosed.report.to_string());
    let mut lines = match facts.kind {
        DraftKind::Preservation => vec![message!("draft-ask-preserve"), message!("draft-ask-follow")],
        DraftKind::Records => {
            vec![message!("draft-ask-records"), message!("draft-ask-order"), message!("draft-ask-law")]
        }
        DraftKind::Emergency if foreign => vec![message!("draft-ask-emergency-abroad")],
        DraftKind::Emergency => vec![message!("draft-ask-emergency-home")],
    };
    lines.push(message!(
        "draft-report",
        report = report,
        day = Argument::day_of(facts.disclosed.received_at)
    ));
    lines.push(message!("draft-data-subscriber"));
    lines.push(message!("draft-data-logins"));
    if facts.kind == DraftKind::Preservation {
        lines.push(message!("draft-data-content"));
        lines.push(match detail(facts, DetailOf::PreservationLength) {
            Some(length) => message!("draft-length-known", says = Argument::words(length)),
            None => message!("draft-length"),
        });
    }
    lines.push(period(facts.disclosed));
    lines
}

/// From the first to the last moment that the report names, for the agency to widen; or a blank.
fn period(disclosed: &Disclosed) -> Message {
    let moments = || captures(disclosed).filter_map(|one| one.at.map(SaidAt::at));
    match (moments().min(), moments().max()) {
        (Some(first), Some(last)) => {
            message!("draft-period", from = Argument::day_of(first), to = Argument::day_of(last))
        }
        _ => message!("draft-period-blank"),
    }
}

fn danger(facts: &DraftFacts<'_>) -> Vec<Message> {
    if facts.kind != DraftKind::Emergency {
        return Vec::new();
    }
    vec![
        message!("draft-danger-who"),
        message!("draft-danger-what"),
        message!("draft-danger-slow"),
        message!("draft-danger-need"),
    ]
}

fn reported(disclosed: &Disclosed) -> impl Iterator<Item = &Party> {
    disclosed.parties.iter().filter(|party| party.role == PartyRole::Reported)
}

fn captures(disclosed: &Disclosed) -> impl Iterator<Item = &CaptureEvent> {
    reported(disclosed).flat_map(|party| &party.captures)
}

/// By what a provider finds an account. A name that is only shown is none of it.
fn accounts(disclosed: &Disclosed) -> Vec<Message> {
    let mut lines = Vec::new();
    for party in reported(disclosed) {
        let exact = |text: &String| Argument::exact(text);
        lines
            .extend(party.screen_name.iter().map(|name| message!("draft-account-user", value = exact(name))));
        lines.extend(party.esp_identifier.iter().map(|id| message!("draft-account-id", value = exact(id))));
        lines.extend(party.profile_urls.iter().map(|url| message!("draft-account-url", value = exact(url))));
        let emails = party.person.emails.iter();
        lines.extend(emails.map(|email| message!("draft-account-email", value = exact(&email.address))));
        let phones = party.person.phones.iter();
        lines.extend(phones.map(|phone| message!("draft-account-phone", value = exact(&phone.full()))));
    }
    if lines.is_empty() {
        lines.push(message!("draft-account-blank"));
    }
    lines
}

/// Network addresses, each with its port and its moment in UTC.
fn addresses(disclosed: &Disclosed) -> Vec<Message> {
    let line = |one: &CaptureEvent| {
        let address = Argument::exact(one.address.to_string());
        let port = one.port.map(|port| Argument::exact(port.to_string()));
        let at = one.at.map(|at| Argument::exact(at.second()));
        match (port, at) {
            (Some(port), Some(at)) => {
                message!("draft-address-port-time", address = address, port = port, at = at)
            }
            (None, Some(at)) => message!("draft-address-time", address = address, at = at),
            (Some(port), None) => message!("draft-address-port", address = address, port = port),
            (None, None) => message!("draft-address", address = address),
        }
    };
    let mut lines: Vec<Message> = captures(disclosed).take(CAPTURES_MAX).map(line).collect();
    let more = captures(disclosed).count().saturating_sub(CAPTURES_MAX);
    if more > 0 {
        lines.push(message!("draft-addresses-more", count = more));
    }
    lines
}

/// Offence and facts: suggestions of the register, to be checked, and blanks.
fn case(facts: &DraftFacts<'_>) -> Vec<Message> {
    let mut lines = Vec::new();
    if let Some(country) = facts.country.filter(|_| facts.class == AgencyClass::Foreign) {
        let row = |of: DetailOf| facts.register.detail(&About::Country(country), of, day(facts));
        let rows = DetailOf::OFFENCES.into_iter().filter_map(row).take(2);
        lines.extend(rows.map(|row| {
            message!("draft-offence-suggested", kind = row.of.message(), says = Argument::words(&row.value))
        }));
    }
    lines.extend([message!("draft-offence"), message!("draft-facts"), message!("draft-no-material")]);
    lines
}

impl Draft {
    /// As plain text, for the agency's own letter.
    pub fn text(&self, writer: Writer<'_>) -> String {
        let mut text =
            format!("{}\n{}\n", writer.say(&message!("draft-head")), writer.say(&self.kind.message()));
        for (heading, lines) in &self.sections {
            text.push_str(&format!("\n{}\n", writer.say(heading)));
            for line in lines {
                text.push_str(&format!("- {}\n", writer.say(line)));
            }
        }
        text.push_str(&format!("\n{}\n", writer.say(&message!("draft-foot"))));
        text
    }

    /// As PDF.
    ///
    /// # Errors
    /// Where the PDF cannot be written.
    pub fn pdf(&self, writer: Writer<'_>) -> Result<Vec<u8>, PaperError> {
        let section = |(heading, lines): &(Message, Vec<Message>)| Section {
            heading: writer.say(heading),
            intro: None,
            lines: lines.iter().map(|line| Line::new(Mark::Plain, writer.say(line))).collect(),
            small: false,
        };
        let document = Document {
            title: writer.say(&self.kind.message()),
            over: writer.say(&message!("draft-head")),
            facts: Vec::new(),
            sections: self.sections.iter().map(section).collect(),
            foot: writer.say(&message!("draft-foot")),
            created: self.at,
            language: writer.language().to_owned(),
            direction: sheet::direction(writer),
            labels: sheet::labels(writer),
        };
        clearline_paper::pdf(&document, None)
    }
}
