//! What goes into the package of one agency: mapped from what is disclosed to it, and from nothing else.

use std::collections::BTreeSet;

use clearline_law::{Field, FileGate, Outcome, Register, Ruling};
use clearline_report::{Party, PartyRole, ReportKind};
use clearline_seal::{
    Account, Authority, CaseFile, CaseInput, Connection, Contents, Excluded, FILE_BYTES_MAX, FILES_MAX,
    FileEntry, Format, HashMethod, Included, Manifest, Place, Span,
};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::cover;
use super::disclosed::{Disclosed, DisclosedFile};
use super::queries::Preserved;
use super::report_json;
use crate::directory::Agency;
use crate::dossier::augmented::Matter;
use crate::dossier::routed::{KeptRuling, Referral};

/// Bytes of all files of one package. What does not fit is fetched from the portal, and the package says so.
pub(super) const PACKAGE_FILES_BYTES_MAX: u64 = FILE_BYTES_MAX - (64 << 20);

/// The fields that the sender's own document holds: it goes along only where all of them do.
const OF_THE_SENDER: [Field; 11] = [
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
];

/// All that a package is made from.
pub(super) struct Input<'a> {
    /// The house's name.
    pub(super) sender: &'a str,
    /// The law as data.
    pub(super) register: &'a Register,
    /// Who receives.
    pub(super) agency: &'a Agency,
    /// The referral.
    pub(super) referral: &'a Referral,
    /// The ruling, as kept.
    pub(super) kept: &'a KeptRuling,
    /// The ruling.
    pub(super) ruling: &'a Ruling,
    /// What it discloses.
    pub(super) disclosed: &'a Disclosed,
    /// The provider's clock.
    pub(super) preserved: Option<Preserved>,
}

/// The package's contents, without the proof of custody. `original` is the sender's document.
pub(super) fn contents(input: &Input<'_>, original: Option<Vec<u8>>) -> Contents {
    let original_xml = original.filter(|_| may_hold_original(input.disclosed));
    let manifest = manifest(input, original_xml.is_some());
    let cover = cover::text(input, &manifest, original_xml.is_some());
    let mut report_json = format!("{:#}", report_json::report(input.disclosed)).into_bytes();
    report_json.push(b'\n');
    Contents {
        cover,
        brief_pdf: None,
        report_json,
        original_xml,
        case: case(input),
        authority_json: input.kept.body.clone().into_bytes(),
        custody: None,
        manifest,
    }
}

/// Only where no part of what the sender said is kept back. A report of the public is no XML, and names who reported.
fn may_hold_original(disclosed: &Disclosed) -> bool {
    let back = |field: &Field| disclosed.excluded.iter().any(|(excluded, _)| excluded == field);
    disclosed.kind != ReportKind::Public && !OF_THE_SENDER.iter().any(back)
}

fn manifest(input: &Input<'_>, original: bool) -> Manifest {
    let clauses = clauses(input.ruling);
    let mut included: Vec<Included> = input
        .disclosed
        .included
        .iter()
        .map(|field| Included { field: field.word().to_owned(), clauses: clauses.clone() })
        .collect();
    let mut excluded: Vec<Excluded> = input
        .disclosed
        .excluded
        .iter()
        .map(|(field, why)| Excluded {
            field: field.word().to_owned(),
            reason: why.clone(),
            clauses: Vec::new(),
        })
        .collect();
    if original {
        included.push(Included { field: "original_document".to_owned(), clauses: clauses.clone() });
    } else {
        excluded.push(Excluded {
            field: "original_document".to_owned(),
            reason: "it holds what this ruling keeps back, or is not in the reporting format".to_owned(),
            clauses: Vec::new(),
        });
    }
    let (files, left_out) = files(&input.disclosed.files);
    excluded.extend(left_out);
    if input.disclosed.files_withheld > 0 {
        excluded.push(Excluded {
            field: "files".to_owned(),
            reason: format!("{} of the report's files are not listed", input.disclosed.files_withheld),
            clauses: Vec::new(),
        });
    }
    Manifest {
        format: Format::V1,
        package: input.referral.id.to_string(),
        report: input.referral.id.report.to_string(),
        sender: one_line(input.sender),
        recipient: one_line(&input.agency.name),
        created: input.referral.made_available_at.as_microsecond(),
        clauses,
        conditions: conditions(input.ruling),
        included,
        excluded,
        files,
    }
}

/// The files whose content goes along, and those whose does not.
fn files(listed: &[DisclosedFile]) -> (Vec<FileEntry>, Vec<Excluded>) {
    let (mut inside, mut left_out) = (Vec::new(), Vec::new());
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut total = 0_u64;
    for file in listed {
        let fits = total.saturating_add(file.size) <= PACKAGE_FILES_BYTES_MAX && inside.len() < FILES_MAX;
        let reason = match &file.gate {
            FileGate::Open { .. } if seen.contains(file.sha256.as_str()) => continue,
            FileGate::Open { .. } if fits => {
                seen.insert(&file.sha256);
                total = total.saturating_add(file.size);
                let name = file.name.clone().unwrap_or_default();
                inside.push(FileEntry { sha256: file.sha256.clone(), name, bytes: file.size });
                continue;
            }
            FileGate::Open { .. } => "the package would grow too large: fetch it from the portal".to_owned(),
            FileGate::Closed { why } | FileGate::Withheld { why } => why.clone(),
        };
        let name = if file.sha256.is_empty() { file.id.as_str() } else { &file.sha256 };
        left_out.push(Excluded { field: format!("file {name}"), reason, clauses: Vec::new() });
    }
    (inside, left_out)
}

fn clauses(ruling: &Ruling) -> Vec<String> {
    match &ruling.outcome {
        Outcome::Disclose { under, .. } => under.iter().map(ToString::to_string).collect(),
        Outcome::NeedsApproval { .. } | Outcome::Withhold { .. } => Vec::new(),
    }
}

fn conditions(ruling: &Ruling) -> Vec<String> {
    match &ruling.outcome {
        Outcome::Disclose { conditions, .. } => {
            conditions.iter().map(|one| format!("{} ({})", one.words, one.ground)).collect()
        }
        Outcome::NeedsApproval { .. } | Outcome::Withhold { .. } => Vec::new(),
    }
}

/// One line of text, whatever it was.
fn one_line(text: &str) -> String {
    text.split(char::is_control).collect::<Vec<_>>().join(" ").trim().to_owned()
}

fn case(input: &Input<'_>) -> CaseInput {
    let disclosed = input.disclosed;
    let received = disclosed.received_at.as_microsecond();
    let mut focus: Vec<String> =
        disclosed.incident.iter().map(|incident| incident.kind.words().to_owned()).collect();
    if let Some(outcome) = &disclosed.outcome {
        focus.push(format!("{}, {}", outcome.designation.word(), outcome.priority.word()));
    }
    let (accounts, connections) = accounts(&disclosed.parties);
    CaseInput {
        provider: match &disclosed.provider {
            Some(provider) => provider.to_string(),
            None => "a member of the public".to_owned(),
        },
        provider_reference: None,
        software_version: env!("CARGO_PKG_VERSION").to_owned(),
        focus,
        authority: authority(input),
        accounts,
        connections,
        files: disclosed.files.iter().map(case_file).collect(),
        places: places(disclosed),
        received: Span { start: received, end: received },
        triaged: disclosed.outcome.as_ref().map(|outcome| {
            let at = outcome.decided_at.as_microsecond();
            ("triage".to_owned(), Span { start: at, end: at })
        }),
    }
}

fn authority(input: &Input<'_>) -> Vec<Authority> {
    let Outcome::Disclose { under, .. } = &input.ruling.outcome else { return Vec::new() };
    under
        .iter()
        .map(|id| {
            let clause = input.register.clause(id);
            Authority {
                name: clause.map_or_else(|| id.to_string(), |clause| clause.citation.clone()),
                kind: "statute".to_owned(),
                clause: id.to_string(),
                since: clause.and_then(|clause| midnight(clause.first_day())),
            }
        })
        .collect()
}

fn midnight(day: jiff::civil::Date) -> Option<i64> {
    TimeZone::UTC.to_timestamp(day.at(0, 0, 0, 0)).ok().map(Timestamp::as_microsecond)
}

/// The accounts reported, and what was seen of them; what was seen of others is not tied to an account.
fn accounts(parties: &[Party]) -> (Vec<Account>, Vec<Connection>) {
    let (mut accounts, mut connections) = (Vec::new(), Vec::new());
    for party in parties {
        let place = (party.role == PartyRole::Reported).then_some(accounts.len());
        if place.is_some() {
            accounts.push(account(party));
        }
        connections.extend(party.captures.iter().map(|capture| Connection {
            address: capture.address,
            port: capture.port,
            at: capture.at.map(Timestamp::as_microsecond),
            kind: capture.kind.map(|kind| kind.word().to_owned()),
            account: place,
        }));
    }
    (accounts, connections)
}

fn account(party: &Party) -> Account {
    Account {
        identifier: party.esp_identifier.clone(),
        display_name: party.screen_name.clone().or_else(|| party.display_names.first().cloned()),
        platform: party.esp_service.clone(),
        created: None,
        emails: party.person.emails.iter().map(|email| email.address.clone()).collect(),
        phones: party.person.phones.iter().map(clearline_report::Phone::full).collect(),
    }
}

fn case_file(file: &DisclosedFile) -> CaseFile {
    CaseFile {
        name: file
            .said
            .original_name
            .clone()
            .or_else(|| file.name.clone())
            .unwrap_or_else(|| file.id.to_string()),
        bytes: file.size,
        media_type: None,
        hashes: vec![
            (HashMethod::Md5, file.md5.clone()),
            (HashMethod::Sha1, file.sha1.clone()),
            (HashMethod::Sha256, file.sha256.clone()),
        ]
        .into_iter()
        .filter(|(_, hash)| !hash.is_empty())
        .collect(),
        viewed_by_provider: Some(file.said.viewed.word().to_owned()),
    }
}

/// Where sources place something, each with who says so.
fn places(disclosed: &Disclosed) -> Vec<Place> {
    let placed = disclosed.statements.iter().filter(|one| one.country.is_some());
    placed
        .map(|one| Place {
            address: (one.matter == Matter::Address).then(|| one.about.parse().ok()).flatten(),
            country: one.country.map(|country| country.code().to_owned()),
            region: one.state.as_ref().map(|state| format!("US-{state}")),
            locality: None,
            coordinates: None,
            said_by: one.source.clone(),
        })
        .collect()
}
