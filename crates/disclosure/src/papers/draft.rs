//! Drafts of what an agency asks the provider of its referral: to preserve, to give records of its own will, to help where
//! somebody is in danger. The agency completes and signs a draft; we never send one. What is in it comes from what the
//! ruling discloses and from the register; what only the agency knows is a blank.

use clearline_law::{About, Detail, DetailOf, ProviderEntry, Register};
use clearline_paper::{Document, Line, Mark, PaperError, Section};
use clearline_report::legible::plain;
use clearline_report::{
    AgencyClass, Argument, CaptureEvent, Country, Message, Party, PartyRole, ReportKind, SaidAt, message,
    words,
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
    pub sections: Vec<(Message, Vec<DraftLine>)>,
    /// What the request should name and we do not know, for the agency.
    pub lacks: Vec<Message>,
    /// The moment of which it speaks.
    pub at: Timestamp,
}

/// One line of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftLine {
    /// What it says.
    pub says: Message,
    /// Does it hold, in square brackets, what the agency fills in, chooses or strikes out?
    pub to_complete: bool,
}

impl DraftLine {
    fn said(says: Message) -> DraftLine {
        DraftLine { says, to_complete: false }
    }

    fn to_complete(says: Message) -> DraftLine {
        DraftLine { says, to_complete: true }
    }
}

/// The draft. Pure: the same facts give the same draft.
pub fn compose(facts: &DraftFacts<'_>) -> Draft {
    let confidence = [message!("draft-confidence-ask"), message!("draft-confidence-law")];
    let sections = [
        (message!("draft-to"), receiver(facts)),
        (message!("draft-from"), sender(facts)),
        (message!("draft-ask"), asks(facts)),
        (message!("draft-danger"), danger(facts)),
        (message!("draft-accounts"), accounts(facts.disclosed)),
        (message!("draft-addresses"), addresses(facts.disclosed)),
        (message!("draft-case"), case(facts)),
        (message!("draft-confidence"), confidence.map(DraftLine::to_complete).into()),
        (message!("draft-sign"), vec![DraftLine::to_complete(message!("draft-sign-line"))]),
    ];
    let sections = sections.into_iter().filter(|(_, lines)| !lines.is_empty()).collect();
    Draft { kind: facts.kind, sections, lacks: lacks(facts), at: facts.at }
}

fn day(facts: &DraftFacts<'_>) -> Date {
    TimeZone::UTC.to_datetime(facts.at).date()
}

fn provider<'f>(facts: &DraftFacts<'f>) -> Option<&'f ProviderEntry> {
    facts.register.provider_named(facts.disclosed.provider_name.as_deref()?)
}

fn detail<'f>(facts: &DraftFacts<'f>, of: DetailOf) -> Option<&'f Detail> {
    let about = About::Provider(provider(facts)?.id.clone());
    facts.register.detail(&about, of, day(facts))
}

/// Where the company takes what is asked for, as it says itself.
fn place<'f>(facts: &DraftFacts<'f>) -> Option<&'f Detail> {
    let of = match facts.kind {
        DraftKind::Preservation => DetailOf::Preservation,
        DraftKind::Records => DetailOf::LegalProcess,
        DraftKind::Emergency => DetailOf::Emergency,
    };
    detail(facts, of)
}

/// The company and where it takes such requests. Where we only know the place for other requests, the line says so.
fn receiver(facts: &DraftFacts<'_>) -> Vec<DraftLine> {
    let name = facts.disclosed.provider_name.as_deref();
    let named = |name| DraftLine::said(message!("draft-to-provider", provider = Argument::name(name)));
    let mut lines: Vec<DraftLine> = name.map(named).into_iter().collect();
    let says = |row: &Detail| Argument::words(&row.value);
    let company = match detail(facts, DetailOf::LegalEntity) {
        Some(entity) => message!("draft-to-entity", says = says(entity)),
        None => message!("draft-to-entity-blank"),
    };
    let takes = match (place(facts), detail(facts, DetailOf::LegalProcess)) {
        (Some(place), _) => message!("draft-to-place", says = says(place)),
        (None, Some(other)) => message!("draft-to-place-other", says = says(other)),
        (None, None) => message!("draft-to-place-blank"),
    };
    lines.extend([company, takes].map(DraftLine::to_complete));
    lines
}

/// What the request should name and neither the report nor the register has.
fn lacks(facts: &DraftFacts<'_>) -> Vec<Message> {
    let mut lacks = Vec::new();
    match facts.disclosed.provider_name.as_deref() {
        None if facts.disclosed.kind == ReportKind::Provider => {
            lacks.push(message!("asking-lacks-provider"));
        }
        None => lacks.push(message!("asking-lacks-service")),
        Some(name) => {
            let service = || Argument::name(name);
            if detail(facts, DetailOf::LegalEntity).is_none() {
                lacks.push(message!("asking-lacks-entity", service = service()));
            }
            if place(facts).is_none() {
                lacks.push(message!("asking-lacks-place", service = service()));
            }
        }
    }
    if known_accounts(facts.disclosed).is_empty() {
        lacks.push(message!("asking-lacks-account"));
    }
    if captures(facts.disclosed).next().is_none() {
        lacks.push(message!("asking-lacks-address"));
    } else if captures(facts.disclosed).any(|one| one.at.is_none()) {
        lacks.push(message!("asking-lacks-time"));
    }
    lacks
}

fn sender(facts: &DraftFacts<'_>) -> Vec<DraftLine> {
    let agency = Argument::name(facts.agency);
    let first = match facts.country {
        Some(country) => message!("draft-from-agency", agency = agency, country = country),
        None => message!("draft-from-agency-only", agency = agency),
    };
    let blanks = [
        message!("draft-from-letterhead"),
        message!("draft-from-officer"),
        message!("draft-from-second"),
        message!("draft-reference"),
    ];
    [DraftLine::said(first)].into_iter().chain(blanks.map(DraftLine::to_complete)).collect()
}

fn asks(facts: &DraftFacts<'_>) -> Vec<DraftLine> {
    use DraftLine as Line;
    let foreign = facts.class == AgencyClass::Foreign;
    let mut lines = match facts.kind {
        DraftKind::Preservation => {
            vec![Line::said(message!("draft-ask-preserve")), Line::to_complete(message!("draft-ask-follow"))]
        }
        DraftKind::Records => vec![
            Line::said(message!("draft-ask-records")),
            Line::to_complete(message!("draft-ask-order")),
            Line::said(message!("draft-ask-law")),
        ],
        DraftKind::Emergency if foreign => vec![Line::said(message!("draft-ask-emergency-abroad"))],
        DraftKind::Emergency => vec![Line::said(message!("draft-ask-emergency-home"))],
    };
    lines.push(Line::said(report(facts.disclosed)));
    lines.push(Line::said(message!("draft-data-subscriber")));
    lines.push(Line::said(message!("draft-data-logins")));
    if facts.kind == DraftKind::Preservation {
        lines.push(Line::said(message!("draft-data-content")));
        lines.push(match detail(facts, DetailOf::PreservationLength) {
            Some(length) => Line::said(message!("draft-length-known", says = Argument::words(&length.value))),
            None => Line::to_complete(message!("draft-length")),
        });
    }
    lines.push(Line::to_complete(period(facts.disclosed)));
    lines
}

/// By which report the company finds what is meant. Only a provider knows the number of a report as its own.
fn report(disclosed: &Disclosed) -> Message {
    let (number, day) =
        (Argument::exact(disclosed.report.to_string()), Argument::day_of(disclosed.received_at));
    match disclosed.kind {
        ReportKind::Provider => message!("draft-report", report = number, day = day),
        _ => message!("draft-report-of-others", report = number, day = day),
    }
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

fn danger(facts: &DraftFacts<'_>) -> Vec<DraftLine> {
    if facts.kind != DraftKind::Emergency {
        return Vec::new();
    }
    let asked = [
        message!("draft-danger-who"),
        message!("draft-danger-what"),
        message!("draft-danger-slow"),
        message!("draft-danger-need"),
    ];
    asked.map(DraftLine::to_complete).into()
}

fn reported(disclosed: &Disclosed) -> impl Iterator<Item = &Party> {
    disclosed.parties.iter().filter(|party| party.role == PartyRole::Reported)
}

fn captures(disclosed: &Disclosed) -> impl Iterator<Item = &CaptureEvent> {
    reported(disclosed).flat_map(|party| &party.captures)
}

fn accounts(disclosed: &Disclosed) -> Vec<DraftLine> {
    let known = known_accounts(disclosed);
    if known.is_empty() {
        return vec![DraftLine::to_complete(message!("draft-account-blank"))];
    }
    known.into_iter().map(DraftLine::said).collect()
}

/// By what a provider finds an account. A name that is only shown is none of it.
fn known_accounts(disclosed: &Disclosed) -> Vec<Message> {
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
    lines
}

/// Network addresses, each with its port and its moment in UTC.
fn addresses(disclosed: &Disclosed) -> Vec<DraftLine> {
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
    lines.into_iter().map(DraftLine::said).collect()
}

/// Offence and facts: suggestions of the register, to be checked, and blanks.
fn case(facts: &DraftFacts<'_>) -> Vec<DraftLine> {
    let mut lines = Vec::new();
    if let Some(country) = facts.country.filter(|_| facts.class == AgencyClass::Foreign) {
        let row = |of: DetailOf| facts.register.detail(&About::Country(country), of, day(facts));
        let rows = DetailOf::OFFENCES.into_iter().filter_map(row).take(2);
        lines.extend(rows.map(|row| {
            message!("draft-offence-suggested", kind = row.of.message(), says = Argument::words(&row.value))
        }));
    }
    lines.extend([message!("draft-offence"), message!("draft-facts")]);
    let mut lines: Vec<DraftLine> = lines.into_iter().map(DraftLine::to_complete).collect();
    lines.push(DraftLine::said(message!("draft-no-material")));
    lines
}

impl Draft {
    /// What stands above it: whose it is, and that we do not send it.
    pub fn head(&self) -> Message {
        message!("draft-head")
    }

    /// What stands below it.
    pub fn foot(&self) -> Message {
        message!("draft-foot")
    }

    /// As plain text, for the agency's own letter. What hides in the words of others is written as its number.
    pub fn text(&self, writer: Writer<'_>) -> String {
        let mut text = format!("{}\n{}\n", writer.say(&self.head()), writer.say(&self.kind.message()));
        for (heading, lines) in &self.sections {
            text.push_str(&format!("\n{}\n", writer.say(heading)));
            for line in lines {
                text.push_str(&format!("- {}\n", plain(&writer.say(&line.says))));
            }
        }
        text.push_str(&format!("\n{}\n", writer.say(&self.foot())));
        text
    }

    /// As PDF.
    ///
    /// # Errors
    /// Where the PDF cannot be written.
    pub fn pdf(&self, writer: Writer<'_>) -> Result<Vec<u8>, PaperError> {
        let mark = |line: &DraftLine| if line.to_complete { Mark::Caution } else { Mark::Plain };
        let section = |(heading, lines): &(Message, Vec<DraftLine>)| Section {
            heading: writer.say(heading),
            intro: None,
            lines: lines.iter().map(|line| Line::new(mark(line), writer.say(&line.says))).collect(),
            small: false,
        };
        let document = Document {
            title: writer.say(&self.kind.message()),
            over: writer.say(&self.head()),
            facts: Vec::new(),
            sections: self.sections.iter().map(section).collect(),
            foot: writer.say(&self.foot()),
            created: self.at,
            language: writer.language().to_owned(),
            direction: sheet::direction(writer),
            labels: sheet::labels(writer),
        };
        clearline_paper::pdf(&document, None)
    }
}
