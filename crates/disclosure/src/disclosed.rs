//! What one agency may see of one report: built here once, from a kept ruling, and used by the portal, the API and the
//! package alike. No page can show more, since no page is given more.

use std::collections::BTreeSet;

use clearline_law::{Field, FileGate, Outcome, Ruling};
use clearline_records::dossier::KeptFile;
use clearline_records::dossier::augmented::{Candidate, Matter, Statement};
use clearline_records::dossier::triaged::{Author, Outcome as Triaged};
use clearline_report::{
    AssociatedAccount, FileId, FileKind, FileSaid, Incident, InternetDetail, LawEnforcement, Message, Party,
    PartyRole, Person, ProviderId, ReportKind, ReportNumber, Reporter, Subject, World, message,
};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;

use crate::ruling::{Held, links_reports};

/// One report, cut to what one ruling discloses.
#[derive(Debug, Clone, PartialEq)]
pub struct Disclosed {
    /// Its number.
    pub report: ReportNumber,
    /// Who filed.
    pub kind: ReportKind,
    /// Real, or the sandbox.
    pub world: World,
    /// When its sender finished it.
    pub received_at: Timestamp,
    /// The fields that are here.
    pub included: Vec<Field>,
    /// The fields that are not, and why.
    pub excluded: Vec<(Field, Message)>,
    /// What happened, and when.
    pub incident: Option<Incident>,
    /// One viral file shared by several accounts; part of the incident.
    pub batched: bool,
    /// Where it happened.
    pub internet: Vec<InternetDetail>,
    /// Police the sender already deals with.
    pub law_enforcement: Option<LawEnforcement>,
    /// The provider's key here; part of the reporter.
    pub provider: Option<ProviderId>,
    /// The provider's name; part of the reporter.
    pub provider_name: Option<String>,
    /// The reporting organisation.
    pub reporter: Option<Reporter>,
    /// The member of the public that reported.
    pub reporter_contact: Option<Person>,
    /// Persons and accounts.
    pub parties: Vec<Party>,
    /// Free text of the report as a whole.
    pub additional: Option<String>,
    /// What sources said here.
    pub statements: Vec<Statement>,
    /// Where it may belong, with the evidence.
    pub candidates: Vec<Candidate>,
    /// Other reports found here that share something.
    pub linked: Vec<Statement>,
    /// What triage holds of it.
    pub outcome: Option<Triaged>,
    /// The files that are listed.
    pub files: Vec<DisclosedFile>,
    /// How many files are not even listed.
    pub files_withheld: usize,
}

impl Disclosed {
    /// The day on which ages are held against birthdays: the incident's, or where that is not told, of the report.
    pub fn day(&self) -> Date {
        let at = self.incident.as_ref().map_or(self.received_at, |incident| incident.at.at());
        Offset::UTC.to_datetime(at).date()
    }
}

/// A listed file. Its content is had only where the gate is open.
#[derive(Debug, Clone, PartialEq)]
pub struct DisclosedFile {
    /// Its key.
    pub id: FileId,
    /// The name in the upload.
    pub name: Option<String>,
    /// Its size in bytes.
    pub size: u64,
    /// MD5, lower-case hexadecimal.
    pub md5: String,
    /// SHA-1, lower-case hexadecimal.
    pub sha1: String,
    /// SHA-256, lower-case hexadecimal.
    pub sha256: String,
    /// What its first bytes say it is.
    pub kind: FileKind,
    /// When it arrived here.
    pub uploaded_at: Timestamp,
    /// What the sender said of it.
    pub said: FileSaid,
    /// Open or closed, and why.
    pub gate: FileGate,
    /// Does it await its destruction?
    pub awaits_destruction: bool,
}

impl DisclosedFile {
    /// May its content be had?
    pub fn is_open(&self) -> bool {
        matches!(self.gate, FileGate::Open { .. })
    }
}

/// Cuts `held` to what `ruling` discloses. `ruled` are the fields the ruling was made upon: what the report came to
/// hold later was never ruled upon and stays. `None` where the ruling withholds.
pub fn disclosed(held: &Held, ruled: &[Field], ruling: &Ruling) -> Option<Disclosed> {
    let Outcome::Disclose { without, files, .. } = &ruling.outcome else { return None };
    let kept_back: BTreeSet<Field> = without.iter().map(|(field, _)| *field).collect();
    let fields: BTreeSet<Field> = ruled.iter().copied().filter(|field| !kept_back.contains(field)).collect();
    let back: BTreeSet<Field> = held.fields().into_iter().filter(|field| !fields.contains(field)).collect();
    let unruled = back.iter().filter(|field| !kept_back.contains(field));
    let unruled = unruled.map(|field| (*field, message!("kept-back-not-ruled-upon")));
    let excluded: Vec<(Field, Message)> = without.iter().cloned().chain(unruled).collect();
    let cut = Cut { fields, back };
    let gate_of = |file: &KeptFile| files.iter().find(|(id, _)| *id == file.id).map(|(_, gate)| gate);
    let listed: Vec<DisclosedFile> =
        held.files.iter().filter_map(|file| gate_of(file).and_then(|gate| cut.file(file, gate))).collect();
    let said = &held.said;
    let public = held.head.kind == ReportKind::Public;
    Some(Disclosed {
        report: held.head.number,
        kind: held.head.kind,
        world: held.head.world,
        received_at: held.head.finished_at.unwrap_or(held.head.opened_at),
        excluded,
        incident: cut.keep(Field::Incident, &said.incident),
        batched: said.batched && cut.has(Field::Incident),
        internet: said.internet.iter().filter_map(|place| cut.place(place)).collect(),
        law_enforcement: said.law_enforcement.as_ref().and_then(|le| cut.keep(Field::LawEnforcement, le)),
        provider: held.head.provider.clone().filter(|_| cut.has(Field::Reporter)),
        provider_name: held.provider_name.clone().filter(|_| cut.has(Field::Reporter)),
        reporter: if public { None } else { cut.keep(Field::Reporter, &said.reporter) },
        reporter_contact: if public { cut.keep(Field::ReporterContact, &said.reporter.person) } else { None },
        parties: said.parties.iter().filter_map(|party| cut.party(party)).collect(),
        additional: said.additional.clone().filter(|_| cut.has(Field::AdditionalText)),
        statements: held.statements.iter().filter(|one| cut.statement(one, &listed)).cloned().collect(),
        candidates: held.candidates.iter().filter(|one| cut.candidate(one)).cloned().collect(),
        linked: held.statements.iter().filter(|one| cut.linked(one)).cloned().collect(),
        outcome: holding(&held.outcomes).and_then(|outcome| cut.keep(Field::Triage, outcome)),
        files_withheld: held.files.len().saturating_sub(listed.len()),
        files: listed,
        included: cut.fields.into_iter().collect(),
    })
}

/// The outcome that holds: the last one that is no mere proposal.
fn holding(outcomes: &[Triaged]) -> Option<&Triaged> {
    outcomes.iter().rev().find(|outcome| outcome.decided_by != Author::Proposal)
}

/// Files that do not exist any more.
fn destroyed() -> FileGate {
    FileGate::Closed { why: message!("gate-destroyed") }
}

fn awaits_destruction() -> FileGate {
    FileGate::Closed { why: message!("gate-awaits-destruction") }
}

/// What is cut away.
struct Cut {
    /// The fields that stay in.
    fields: BTreeSet<Field>,
    /// The fields the report holds and that are kept back.
    back: BTreeSet<Field>,
}

impl Cut {
    fn has(&self, field: Field) -> bool {
        self.fields.contains(&field)
    }

    fn keep<T: Clone>(&self, field: Field, value: &T) -> Option<T> {
        self.has(field).then(|| value.clone())
    }

    /// A list, or nothing of it.
    fn list<T: Clone>(&self, field: Field, values: &[T]) -> Vec<T> {
        if self.has(field) { values.to_vec() } else { Vec::new() }
    }

    fn place(&self, place: &InternetDetail) -> Option<InternetDetail> {
        self.has(Field::Internet).then(|| InternetDetail {
            captures: self.list(Field::CaptureEvents, &place.captures),
            additional: place.additional.clone().filter(|_| self.has(Field::AdditionalText)),
            ..place.clone()
        })
    }

    fn party(&self, party: &Party) -> Option<Party> {
        self.party_as(party.role, party)
    }

    /// `role` is that of the outermost party: a linked account belongs to whom it is linked to.
    fn party_as(&self, role: PartyRole, party: &Party) -> Option<Party> {
        let empty = Party { role: party.role, ..Party::default() };
        let cut = match role {
            PartyRole::Reported => self.reported(party),
            PartyRole::IntendedRecipient if self.has(Field::IntendedRecipient) => self.whole(role, party),
            PartyRole::Victim if self.has(Field::Victim) => self.whole(role, party),
            PartyRole::IntendedRecipient | PartyRole::Victim => return None,
        };
        // A party of which nothing more is said is said to be there all the same.
        (cut != empty || *party == empty).then_some(cut)
    }

    /// What a party holds beside its own field, each part under the field of its own.
    fn whole(&self, role: PartyRole, party: &Party) -> Party {
        Party {
            captures: self.list(Field::CaptureEvents, &party.captures),
            prior_reports: self.list(Field::PriorReports, &party.prior_reports),
            additional: self.list(Field::AdditionalText, &party.additional),
            associated: self.associated(role, &party.associated),
            ..party.clone()
        }
    }

    fn reported(&self, party: &Party) -> Party {
        let whole = self.whole(PartyRole::Reported, party);
        let mut cut = Party {
            role: party.role,
            captures: whole.captures,
            prior_reports: whole.prior_reports,
            additional: whole.additional,
            ..Party::default()
        };
        if self.has(Field::ReportedPerson) {
            cut.person = whole.person;
            cut.estimated_location = whole.estimated_location;
            cut.all_emails = whole.all_emails;
            cut.vehicle = whole.vehicle;
            cut.school = whole.school;
        }
        if self.has(Field::ReportedAccounts) {
            cut = Party {
                esp_identifier: whole.esp_identifier,
                esp_service: whole.esp_service,
                screen_name: whole.screen_name,
                display_names: whole.display_names,
                profile_urls: whole.profile_urls,
                profile_bio: whole.profile_bio,
                devices: whole.devices,
                group: whole.group,
                compromised: whole.compromised,
                third_party: whole.third_party,
                temporarily_disabled: whole.temporarily_disabled,
                permanently_disabled: whole.permanently_disabled,
                associated: whole.associated,
                ..cut
            };
        }
        cut
    }

    fn associated(&self, role: PartyRole, accounts: &[AssociatedAccount]) -> Vec<AssociatedAccount> {
        accounts
            .iter()
            .filter_map(|account| {
                let party = self.party_as(role, &account.party)?;
                Some(AssociatedAccount { party, ..account.clone() })
            })
            .collect()
    }

    fn file(&self, file: &KeptFile, gate: &FileGate) -> Option<DisclosedFile> {
        if matches!(gate, FileGate::Withheld { .. }) {
            return None;
        }
        let said = FileSaid {
            location: file.said.location.clone().filter(|_| self.has(Field::Internet)),
            capture: file.said.capture.clone().filter(|_| self.has(Field::CaptureEvents)),
            devices: self.list(Field::ReportedAccounts, &file.said.devices),
            additional: self.list(Field::AdditionalText, &file.said.additional),
            ..file.said.clone()
        };
        Some(DisclosedFile {
            id: file.id.clone(),
            name: file.name.clone(),
            size: file.size,
            md5: hex::encode(&file.md5),
            sha1: hex::encode(&file.sha1),
            sha256: hex::encode(&file.sha256),
            kind: file.kind,
            uploaded_at: file.uploaded_at,
            said,
            gate: match (file.is_destroyed(), file.awaits_destruction()) {
                (true, _) => destroyed(),
                (_, true) => awaits_destruction(),
                _ => gate.clone(),
            },
            awaits_destruction: file.awaits_destruction(),
        })
    }

    /// A source's word repeats the thing it was asked about, so it goes only where that thing goes.
    fn statement(&self, statement: &Statement, listed: &[DisclosedFile]) -> bool {
        let of_thing = match statement.matter {
            Matter::HashMatch | Matter::FileContent | Matter::SenderHash => {
                listed.iter().any(|file| file.id.as_str() == statement.about)
            }
            Matter::Address | Matter::Exit => !self.back.contains(&Field::CaptureEvents),
            // It repeats what stands somewhere in the sender's words.
            Matter::NamedHash => !self.back.contains(&Field::AdditionalText),
            Matter::Url => !self.back.contains(&Field::Internet),
            Matter::EarlierReport => false,
            Matter::Phone
            | Matter::Email
            | Matter::StreetAddress
            | Matter::EstimatedLocation
            | Matter::Language
            | Matter::HashSearch
            | Matter::ExitSearch
            | Matter::ViewingHabit
            | Matter::Rest => true,
        };
        self.has(Field::Augmented) && of_thing && self.of_subject(statement.subject, statement.matter)
    }

    fn candidate(&self, candidate: &Candidate) -> bool {
        self.has(Field::Augmented) && self.of_subject(Some(candidate.subject), Matter::Address)
    }

    fn linked(&self, statement: &Statement) -> bool {
        self.has(Field::LinkedReports) && links_reports(statement)
    }

    /// May go what speaks of `subject`? Not where something of it is kept back; and where it is not known of whom
    /// something speaks, it may be anybody's.
    fn of_subject(&self, subject: Option<Subject>, matter: Matter) -> bool {
        let open = |fields: &[Field]| fields.iter().all(|field| !self.back.contains(field));
        match (subject, matter) {
            (
                _,
                Matter::HashSearch
                | Matter::HashMatch
                | Matter::FileContent
                | Matter::SenderHash
                | Matter::ExitSearch
                | Matter::ViewingHabit
                | Matter::Rest,
            ) => true,
            (Some(Subject::Reported), _) => open(&[Field::ReportedPerson, Field::ReportedAccounts]),
            (Some(Subject::Victim), _) => open(&[Field::Victim]),
            (Some(Subject::Host), _) => open(&[Field::Internet]),
            (None, _) => open(&[
                Field::ReportedPerson,
                Field::ReportedAccounts,
                Field::IntendedRecipient,
                Field::Victim,
                Field::Internet,
            ]),
        }
    }
}
