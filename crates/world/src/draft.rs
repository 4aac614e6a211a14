//! The `<report>` document of the reporting API, from its parts.

use std::net::IpAddr;

use clearline_report::{CaptureKind, Country, IncidentType, PartyRole, ReportAnnotation, ReportNumber};
use clearline_wire::Element;
use jiff::Timestamp;
use jiff::tz::Offset;

use crate::people::{Persona, Phone};

/// One report before it is written.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Draft {
    pub(crate) batched: bool,
    pub(crate) kind: IncidentType,
    pub(crate) platform: String,
    pub(crate) escalation: Option<&'static str>,
    pub(crate) annotations: Vec<ReportAnnotation>,
    pub(crate) at: String,
    pub(crate) meaning: Option<&'static str>,
    pub(crate) internet: Option<Element>,
    /// The country whose police served process.
    pub(crate) served_by: Option<Country>,
    /// The provider's id: its desk's e-mail address and its legal page are made from it.
    pub(crate) provider: String,
    pub(crate) accounts: Vec<Account>,
    pub(crate) additional: Option<&'static str>,
}

impl Draft {
    /// The document; `prior` is named as an earlier report about the first account reported.
    pub(crate) fn root(&self, prior: Option<ReportNumber>) -> Element {
        let batched =
            self.batched.then(|| Element::new("batchedReport").attribute("reason", "VIRAL_POTENTIAL_MEME"));
        let mut prior = prior;
        let accounts = |role: PartyRole| self.accounts.iter().filter(move |account| account.role == role);
        Element::new("report")
            .with_all(batched)
            .with(self.incident())
            .with_all(self.internet.clone().map(|detail| Element::new("internetDetails").with(detail)))
            .with_all(self.served_by.map(law_enforcement))
            .with(self.reporter())
            .with_all(accounts(PartyRole::Reported).map(|account| account.element(prior.take())))
            .with_all(accounts(PartyRole::IntendedRecipient).map(|account| account.element(None)))
            .with_all(accounts(PartyRole::Victim).map(|account| account.element(None)))
            .maybe("additionalInfo", self.additional)
    }

    fn incident(&self) -> Element {
        let flags = self.annotations.iter().map(|flag| Element::new(flag.wire_name()));
        let annotations =
            (!self.annotations.is_empty()).then(|| Element::new("reportAnnotations").with_all(flags));
        Element::new("incidentSummary")
            .leaf("incidentType", self.kind.wire_label())
            .leaf("platform", self.platform.as_str())
            .maybe("escalateToHighPriority", self.escalation)
            .with_all(annotations)
            .leaf("incidentDateTime", self.at.as_str())
            .maybe("incidentDateTimeDescription", self.meaning)
    }

    fn reporter(&self) -> Element {
        let desk = format!("trust@{}.example.com", self.provider);
        Element::new("reporter")
            .with(
                Element::new("reportingPerson")
                    .leaf("firstName", "Trust")
                    .leaf("lastName", "Desk")
                    .leaf("email", desk),
            )
            .leaf("legalURL", format!("https://{}.example.com/legal", self.provider))
    }
}

fn law_enforcement(country: Country) -> Element {
    Element::new("lawEnforcement")
        .leaf("agencyName", format!("Synthetic police unit of {country}"))
        .leaf("caseNumber", format!("SYNTHETIC-{country}-0001"))
        .leaf("reportedToLe", "true")
        .with(
            Element::new("servedLegalProcessInternational")
                .text("true")
                .attribute("fleaCountry", country.code()),
        )
}

/// An account in a report.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Account {
    pub(crate) role: PartyRole,
    pub(crate) persona: Persona,
    /// What the provider states besides its own key of the account; a batched report states nothing.
    pub(crate) told: Option<Told>,
}

/// What a provider states about an account.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Told {
    pub(crate) service: String,
    pub(crate) profile: String,
    pub(crate) born: Option<jiff::civil::Date>,
    pub(crate) phone: Option<Phone>,
    pub(crate) captures: Vec<Element>,
    /// Where the provider believes it to be, and the state where that is the United States.
    pub(crate) location: Option<(Country, Option<&'static str>)>,
    pub(crate) remark: Option<String>,
}

impl Account {
    fn element(&self, prior: Option<ReportNumber>) -> Element {
        let (name, person) = match self.role {
            PartyRole::Reported => ("personOrUserReported", "personOrUserReportedPerson"),
            PartyRole::IntendedRecipient => ("intendedRecipient", "intendedRecipientPerson"),
            PartyRole::Victim => ("victim", "victimPerson"),
        };
        let prior = prior.map(|number| number.to_string());
        let Some(told) = &self.told else {
            return Element::new(name)
                .leaf("espIdentifier", self.persona.account.as_str())
                .maybe("priorCTReports", prior);
        };
        Element::new(name)
            .with(self.person(person, told))
            .leaf("espIdentifier", self.persona.account.as_str())
            .leaf("espService", told.service.as_str())
            .leaf("screenName", format!("synthetic_{}", self.persona.account))
            .leaf("displayName", self.persona.name())
            .leaf("profileUrl", told.profile.as_str())
            .with_all(told.captures.iter().cloned())
            .maybe("priorCTReports", prior)
            .with_all(told.location.map(|(country, state)| {
                Element::new("estimatedLocation").maybe("region", state).leaf("countryCode", country.code())
            }))
            .maybe("additionalInfo", told.remark.as_deref())
    }

    fn person(&self, name: &'static str, told: &Told) -> Element {
        let phone = told.phone.as_ref().map(|phone| {
            Element::new("phone")
                .text(phone.national.as_str())
                .attribute("type", "Mobile")
                .attribute("countryCallingCode", phone.calling_code)
        });
        let address = told.location.filter(|(_, state)| state.is_some()).map(|(country, state)| {
            Element::new("address")
                .attribute("type", "Billing")
                .maybe("state", state)
                .leaf("country", country.code())
        });
        Element::new(name)
            .leaf("firstName", self.persona.given)
            .leaf("lastName", self.persona.family)
            .with_all(phone)
            .leaf("email", self.persona.email.as_str())
            .with_all(address)
            .leaf("age", self.persona.age.to_string())
            .maybe("dateOfBirth", told.born.map(|day| day.to_string()))
    }
}

/// An address seen on the network (`ipCaptureEvent`); `at` in the wire's form.
pub(crate) fn capture(
    address: IpAddr,
    kind: CaptureKind,
    at: &str,
    proxy: bool,
    port: Option<u16>,
) -> Element {
    Element::new("ipCaptureEvent")
        .leaf("ipAddress", address.to_string())
        .leaf("eventName", kind.wire_name())
        .leaf("dateTime", at)
        .maybe("possibleProxy", proxy.then_some("true"))
        .maybe("port", port.map(|port| port.to_string()))
}

/// The moment in one of the forms that real clients send; which, depends on the provider.
pub(crate) fn wire_time(at: Timestamp, provider: usize) -> String {
    let seconds = Timestamp::from_second(at.as_second()).unwrap_or(at);
    match provider % 4 {
        0 => seconds.to_string(),
        1 => at.to_string(),
        2 => seconds.display_with_offset(Offset::constant(-7)).to_string(),
        _ => at.display_with_offset(Offset::constant(2)).to_string(),
    }
}
