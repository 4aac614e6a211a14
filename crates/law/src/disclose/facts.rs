use clearline_report::{
    AgencyClass, AgencyId, Answer, Basis, Country, FileId, FileRelevance, ReportKind, World, message, words,
};
use jiff::Timestamp;
use jiff::civil::Date;

use super::Policy;
use crate::register::ClauseId;

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
    /// Is a life at risk? It never widens to whom, nor opens a file: it changes only what the agency is asked to do.
    pub urgent: bool,
    /// What two of our people agreed to where a policy asks for it, in any order.
    pub approvals: Vec<Approval>,
    /// Entries past their review on which two of our people agreed to rely for a time, in any order.
    pub overrides: Vec<Override>,
    /// Where this is decided.
    pub house: HouseKind,
}

words! {
    /// Whether invented agencies may count. Only a demonstration's may.
    pub enum HouseKind of "kind of installation" {
        /// A house at work: a synthetic basis is no basis.
        Production = "production",
        /// A demonstration: all data are invented, and so are the bases of its agencies.
        Demonstration = "demonstration",
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
    /// Is it suspended?
    pub suspended: bool,
}

/// Two people agreed that a policy does not stand in the way of this agency, for these days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Approval {
    /// Which policy.
    pub policy: Policy,
    /// First day.
    pub from: Date,
    /// Last day; [`Date::MAX`] where it is valid until it is ended.
    pub to: Date,
}

/// Two people agreed that an entry of the register may be relied on after its review was due, for these days.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Override {
    /// Which clause.
    pub entry: ClauseId,
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
}

/// How a sender's claim to have viewed a file was made. The claim has legal weight, and a constant in a program makes
/// it as easily as a person does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Claim {
    /// How much of the file.
    pub extent: Extent,
    /// Is it stated who viewed it?
    pub named: bool,
    /// When, if that is stated.
    pub at: Option<Timestamp>,
    /// Does the sender say the same of every file it sends?
    pub always: bool,
}

words! {
    /// How much of a file was viewed.
    #[derive(Default)]
    pub enum Extent of "extent of a viewing" {
        /// All of it.
        Whole = "whole",
        /// A part.
        Part = "part",
        /// Not stated. The reporting API asks whether the entire content was viewed, so a yes there means all of it.
        #[default]
        NotStated = "not stated",
    }
}

/// What the law looks at in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileFacts {
    /// Which file.
    pub file: FileId,
    /// Did a person at the sender view the whole of it?
    pub viewed: Answer,
    /// How that was said.
    pub claim: Claim,
    /// Did the agency record a warrant, or another court's order, for this file?
    pub warrant: bool,
    /// Could anybody see it?
    pub publicly_available: Answer,
    /// Is one of its hashes in a list? That is not a viewing.
    pub hash_known: bool,
    /// What is reported, or what gives context.
    pub relevance: FileRelevance,
}

words! {
    /// One part of what we hold about a report: the unit that is disclosed or withheld. The reviewed matrix has a row for
    /// each, since it is made from [`Field::ALL`].
    pub enum Field of "field" {
        /// What happened, and when.
        Incident = "incident" => message!("field-incident"),
        /// Where on the internet, or off it.
        Internet = "internet" => message!("field-internet"),
        /// Which police the sender already deals with.
        LawEnforcement = "law_enforcement" => message!("field-law-enforcement"),
        /// The reporting organisation and its contacts.
        Reporter = "reporter" => message!("field-reporter"),
        /// The human being reported.
        ReportedPerson = "reported_person" => message!("field-reported-person"),
        /// The accounts reported.
        ReportedAccounts = "reported_accounts" => message!("field-reported-accounts"),
        /// Network addresses with their times.
        CaptureEvents = "capture_events" => message!("field-capture-events"),
        /// Who was meant to receive something.
        IntendedRecipient = "intended_recipient" => message!("field-intended-recipient"),
        /// The child.
        Victim = "victim" => message!("field-victim"),
        /// Earlier reports the sender names.
        PriorReports = "prior_reports" => message!("field-prior-reports"),
        /// The sender's free text.
        AdditionalText = "additional_text" => message!("field-additional-text"),
        /// What sources said here: places, matches, with their dates.
        Augmented = "augmented" => message!("field-augmented"),
        /// Designation, rank and reasons.
        Triage = "triage" => message!("field-triage"),
        /// Who the member of the public is that reported.
        ReporterContact = "reporter_contact" => message!("field-reporter-contact"),
        /// Other reports found here that share an identifier.
        LinkedReports = "linked_reports" => message!("field-linked-reports"),
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
        facts.approvals.sort_unstable();
        facts.approvals.dedup();
        facts.overrides.sort_unstable();
        facts.overrides.dedup();
        facts.agency.bases.sort_by(|a, b| basis_key(a).cmp(&basis_key(b)));
        facts
    }
}

/// Everything that decides a file's gate, so that even a file named twice has one place in the order.
type FileKey<'f> = (&'f FileId, &'f str, &'f str, [bool; 5], &'f str, Option<Timestamp>);

fn file_key(file: &FileFacts) -> FileKey<'_> {
    let reported = file.relevance == FileRelevance::Reported;
    let claim = &file.claim;
    let flags = [file.hash_known, reported, file.warrant, claim.named, claim.always];
    (&file.file, file.viewed.word(), file.publicly_available.word(), flags, claim.extent.word(), claim.at)
}

fn basis_key(basis: &Basis) -> (&str, Date, Option<Date>, &str, bool) {
    (basis.kind.word(), basis.from, basis.to, &basis.evidence, basis.synthetic)
}
