use clearline_report::{FileId, IncidentType, ReportNumber};
use clearline_wire::Element;

/// A thin but lawful report of one kind, with an account, nothing that tells a country.
pub fn report(kind: IncidentType) -> Vec<u8> {
    report_with(kind, |report| report)
}

/// The same, changed.
pub fn report_with(kind: IncidentType, change: impl FnOnce(Parts) -> Parts) -> Vec<u8> {
    let parts = change(Parts {
        incident: Element::new("incidentSummary")
            .leaf("incidentType", kind.wire_label())
            .leaf("incidentDateTime", "2026-11-20T08:30:00Z"),
        law_enforcement: None,
        reported: Element::new("personOrUserReported")
            .leaf("espIdentifier", "user-1")
            .leaf("screenName", "quiet-heron"),
        others: Vec::new(),
    });
    let reporter = Element::new("reporter")
        .with(Element::new("reportingPerson").leaf("firstName", "Alex").leaf("email", "reports@example.com"));
    let mut report = Element::new("report").with(parts.incident);
    report =
        report.with_all(parts.law_enforcement).with(reporter).with(parts.reported).with_all(parts.others);
    clearline_wire::write(&report)
}

/// The parts of a report a test may change.
pub struct Parts {
    /// The element `incidentSummary`.
    pub incident: Element,
    /// The element `lawEnforcement`.
    pub law_enforcement: Option<Element>,
    /// The element `personOrUserReported`.
    pub reported: Element,
    /// What follows it: `intendedRecipient`, `victim`, `additionalInfo`.
    pub others: Vec<Element>,
}

impl Parts {
    /// The person reported was seen at an address.
    pub fn seen_at(mut self, address: &str) -> Parts {
        let event = Element::new("ipCaptureEvent")
            .leaf("ipAddress", address)
            .leaf("eventName", "Login")
            .leaf("dateTime", "2026-11-19T20:00:00Z");
        self.reported = self.reported.with(event);
        self
    }

    /// It happened on another day.
    pub fn on(mut self, day: &str) -> Parts {
        self.incident = Element::new("incidentSummary")
            .leaf("incidentType", IncidentType::Csam.wire_label())
            .leaf("incidentDateTime", format!("{day}T08:30:00Z"));
        self
    }

    /// Foreign police made the provider report.
    pub fn asked_by(self, country: &str) -> Parts {
        self.asked_by_agency(country, "Example Police")
    }

    /// The same, with the name of the agency that asked.
    pub fn asked_by_agency(mut self, country: &str, name: &str) -> Parts {
        let served =
            Element::new("servedLegalProcessInternational").text("true").attribute("fleaCountry", country);
        let agency = Element::new("agencyName").text(name);
        self.law_enforcement = Some(Element::new("lawEnforcement").with(agency).with(served));
        self
    }
}

/// What a provider says of one file.
pub fn file_details(number: ReportNumber, file: &FileId, viewed: Option<bool>) -> Vec<u8> {
    let details = Element::new("fileDetails")
        .leaf("reportId", number.to_string())
        .leaf("fileId", file.as_str())
        .maybe("fileViewedByEsp", viewed.map(|viewed| viewed.to_string()));
    clearline_wire::write(&details)
}
