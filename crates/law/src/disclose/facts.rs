use std::str::FromStr;

use clearline_report::{
    AgencyClass, AgencyId, Answer, Basis, Country, FileId, FileRelevance, IdError, ReportKind, World,
};
use jiff::Timestamp;

/// All that the law looks at. It holds no word of the report itself: which fields there are, not what they say.
#[derive(Debug, Clone, PartialEq)]
pub struct Facts {
    /// Who filed.
    pub kind: ReportKind,
    /// Real, or the sandbox.
    pub world: World,
    /// When the report was finished.
    pub received_on: Timestamp,
    /// Who would receive.
    pub agency: AgencyFacts,
    /// What the report holds, in any order.
    pub fields: Vec<Field>,
    /// Its files, in any order.
    pub files: Vec<FileFacts>,
    /// May an agency learn who the member of the public is that reported? Matters for [`Field::ReporterContact`] only.
    pub reporter_consents: Answer,
    /// Where this is decided.
    pub house: HouseKind,
}

/// Whether invented agencies may count. Only a demonstration's may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HouseKind {
    /// A house at work: a synthetic basis is no basis.
    Production,
    /// A demonstration: all data are invented, and so are the bases of its agencies.
    Demonstration,
}

impl HouseKind {
    /// `production` or `demonstration`.
    pub fn word(self) -> &'static str {
        match self {
            HouseKind::Production => "production",
            HouseKind::Demonstration => "demonstration",
        }
    }
}

/// What the law looks at in an agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgencyFacts {
    /// Which agency.
    pub id: AgencyId,
    /// Its class under 18 U.S.C. 2258A(c).
    pub class: AgencyClass,
    /// Where it is. A foreign agency without a country receives nothing.
    pub country: Option<Country>,
    /// The states of the United States it covers, by their two letters.
    pub states: Vec<String>,
    /// The dated rows of evidence, in any order.
    pub bases: Vec<Basis>,
    /// Is it involved in investigating such crimes? Not stated is not yes.
    pub investigates: Answer,
    /// Has the house suspended it?
    pub suspended: bool,
}

/// What the law looks at in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileFacts {
    /// Which file.
    pub file: FileId,
    /// Did a person at the sender view the whole of it?
    pub viewed: Answer,
    /// Could anybody see it?
    pub publicly_available: Answer,
    /// Is one of its hashes in a list? That is not a viewing.
    pub hash_known: bool,
    /// What is reported, or what gives context.
    pub relevance: FileRelevance,
}

/// One part of what the house holds about a report: the unit in which it leaves or stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// What happened, and when.
    Incident,
    /// Where on the internet, or off it.
    Internet,
    /// Which police the sender already deals with.
    LawEnforcement,
    /// The reporting organisation and its contacts.
    Reporter,
    /// The human being reported.
    ReportedPerson,
    /// The accounts reported.
    ReportedAccounts,
    /// Network addresses with their times.
    CaptureEvents,
    /// Who was meant to receive something.
    IntendedRecipient,
    /// The child.
    Victim,
    /// Earlier reports the sender names.
    PriorReports,
    /// The sender's free text.
    AdditionalText,
    /// What sources said here: places, matches, with their dates.
    Augmented,
    /// Designation, rank and reasons.
    Triage,
    /// Who the member of the public is that reported.
    ReporterContact,
    /// Other reports found here that share an identifier.
    LinkedReports,
}

impl Field {
    /// All fields, in the order of a package.
    pub const ALL: [Field; 15] = [
        Field::Incident,
        Field::Internet,
        Field::LawEnforcement,
        Field::Reporter,
        Field::ReportedPerson,
        Field::ReportedAccounts,
        Field::CaptureEvents,
        Field::IntendedRecipient,
        Field::Victim,
        Field::PriorReports,
        Field::AdditionalText,
        Field::Augmented,
        Field::Triage,
        Field::ReporterContact,
        Field::LinkedReports,
    ];

    /// The word kept in the store and in manifests.
    pub fn word(self) -> &'static str {
        match self {
            Field::Incident => "incident",
            Field::Internet => "internet",
            Field::LawEnforcement => "law_enforcement",
            Field::Reporter => "reporter",
            Field::ReportedPerson => "reported_person",
            Field::ReportedAccounts => "reported_accounts",
            Field::CaptureEvents => "capture_events",
            Field::IntendedRecipient => "intended_recipient",
            Field::Victim => "victim",
            Field::PriorReports => "prior_reports",
            Field::AdditionalText => "additional_text",
            Field::Augmented => "augmented",
            Field::Triage => "triage",
            Field::ReporterContact => "reporter_contact",
            Field::LinkedReports => "linked_reports",
        }
    }

    /// The words people read.
    pub fn words(self) -> &'static str {
        match self {
            Field::Incident => "Incident",
            Field::Internet => "Place on the internet",
            Field::LawEnforcement => "Police the sender deals with",
            Field::Reporter => "Reporting organisation and its contact",
            Field::ReportedPerson => "Person reported",
            Field::ReportedAccounts => "Accounts reported",
            Field::CaptureEvents => "Network addresses",
            Field::IntendedRecipient => "Intended recipient",
            Field::Victim => "Victim",
            Field::PriorReports => "Earlier reports the sender names",
            Field::AdditionalText => "Further text",
            Field::Augmented => "What sources said",
            Field::Triage => "Our assessment",
            Field::ReporterContact => "Identity of the person who reported",
            Field::LinkedReports => "Other reports with the same identifiers",
        }
    }
}

impl FromStr for Field {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        Field::ALL
            .into_iter()
            .find(|field| field.word() == text)
            .ok_or(IdError { what: "field", expected: "one of the fields of a report" })
    }
}

impl Facts {
    /// The same facts in the one order in which they are decided, kept and digested.
    pub(super) fn canonical(&self) -> Facts {
        let mut facts = self.clone();
        facts.fields.sort_unstable();
        facts.fields.dedup();
        facts.files.sort_by(|a, b| file_key(a).cmp(&file_key(b)));
        facts.agency.states.sort_unstable();
        facts.agency.bases.sort_by(|a, b| basis_key(a).cmp(&basis_key(b)));
        facts
    }
}

fn file_key(file: &FileFacts) -> (&FileId, &str, &str, bool, bool) {
    let reported = file.relevance == FileRelevance::Reported;
    (&file.file, file.viewed.word(), file.publicly_available.word(), file.hash_known, reported)
}

fn basis_key(basis: &Basis) -> (&str, jiff::civil::Date, Option<jiff::civil::Date>, &str, bool) {
    (basis.kind.word(), basis.from, basis.to, &basis.evidence, basis.synthetic)
}
