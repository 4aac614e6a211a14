//! What goes into the package of one agency: mapped from what is disclosed to it, and from nothing else.

use std::collections::BTreeSet;

use clearline_identity::directory::Agency;
use clearline_law::{Condition, Field, FileGate, Outcome, Register, Ruling};
use clearline_records::dossier::routed::{KeptRuling, Referral};
use clearline_report::{Message, ReportKind, message};
use clearline_seal::{Contents, Excluded, FILE_BYTES_MAX, FILES_MAX, FileEntry, Format, Included, Manifest};

use jiff::Timestamp;

use crate::case::case;
use crate::disclosed::Disclosed;
use crate::writer::Writer;
use crate::{cover, report_json};

/// Bytes of all files of one package. What does not fit is fetched from the portal, and the package says so.
pub const PACKAGE_FILES_BYTES_MAX: u64 = FILE_BYTES_MAX - (64 << 20);

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

/// The provider's clock, for the agency: what is asked for after its end may be gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preserved {
    /// The clause it rests on.
    pub clause: String,
    /// When it began.
    pub from: Timestamp,
    /// When it ends.
    pub until: Timestamp,
}

/// All that a package is made from.
pub struct Input<'a> {
    /// The house's name.
    pub sender: &'a str,
    /// The law as data.
    pub register: &'a Register,
    /// Writes what the package says to people.
    pub writer: Writer<'a>,
    /// Who receives.
    pub agency: &'a Agency,
    /// The referral.
    pub referral: &'a Referral,
    /// The ruling, as kept.
    pub kept: &'a KeptRuling,
    /// The ruling.
    pub ruling: &'a Ruling,
    /// What it discloses.
    pub disclosed: &'a Disclosed,
    /// The provider's clock.
    pub preserved: Option<Preserved>,
}

/// The package's contents, without the proof of custody. `original` is the sender's document.
pub fn contents(input: &Input<'_>, original: Option<Vec<u8>>) -> Contents {
    let original_xml = original.filter(|_| may_hold_original(input.disclosed));
    let manifest = manifest(input, original_xml.is_some());
    let cover = cover::text(input, &manifest, original_xml.is_some());
    let mut report_json = format!("{:#}", report_json::report(input.disclosed, input.writer)).into_bytes();
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
        .map(|(field, why)| excluded_field(input, field.word().to_owned(), why.clone()))
        .collect();
    if original {
        included.push(Included { field: "original_document".to_owned(), clauses: clauses.clone() });
    } else {
        let why = message!("left-out-original");
        excluded.push(excluded_field(input, "original_document".to_owned(), why));
    }
    let (files, left_out) = files(input);
    excluded.extend(left_out);
    if input.disclosed.files_withheld > 0 {
        let why = message!("left-out-files", count = input.disclosed.files_withheld);
        excluded.push(excluded_field(input, "files".to_owned(), why));
    }
    let conditions = conditions(input);
    Manifest {
        format: Format::V1,
        package: input.referral.id.to_string(),
        report: input.referral.id.report.to_string(),
        sender: one_line(input.sender),
        recipient: one_line(&input.agency.name),
        created: input.referral.made_available_at.as_microsecond(),
        clauses,
        conditions: conditions.iter().map(|one| input.writer.say(one)).collect(),
        condition_messages: conditions,
        included,
        excluded,
        files,
    }
}

/// The files whose content goes along, and those whose does not.
fn files(input: &Input<'_>) -> (Vec<FileEntry>, Vec<Excluded>) {
    let (mut inside, mut left_out) = (Vec::new(), Vec::new());
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut total = 0_u64;
    for file in &input.disclosed.files {
        let fits = total.saturating_add(file.size) <= PACKAGE_FILES_BYTES_MAX && inside.len() < FILES_MAX;
        let why = match &file.gate {
            FileGate::Open { .. } if seen.contains(file.sha256.as_str()) => continue,
            FileGate::Open { .. } if fits => {
                seen.insert(&file.sha256);
                total = total.saturating_add(file.size);
                let name = file.name.clone().unwrap_or_default();
                inside.push(FileEntry { sha256: file.sha256.clone(), name, bytes: file.size });
                continue;
            }
            FileGate::Open { .. } => message!("left-out-too-large"),
            FileGate::Closed { why } | FileGate::Withheld { why } => why.clone(),
        };
        let name = if file.sha256.is_empty() { file.id.as_str() } else { &file.sha256 };
        left_out.push(excluded_field(input, format!("file {name}"), why));
    }
    (inside, left_out)
}

/// A field that is left out, with the reason.
fn excluded_field(input: &Input<'_>, field: String, why: Message) -> Excluded {
    Excluded { field, reason: input.writer.say(&why), message: Some(why), clauses: Vec::new() }
}

fn clauses(ruling: &Ruling) -> Vec<String> {
    match &ruling.outcome {
        Outcome::Disclose { under, .. } => under.iter().map(ToString::to_string).collect(),
        Outcome::NeedsApproval { .. } | Outcome::Withhold { .. } => Vec::new(),
    }
}

fn conditions(input: &Input<'_>) -> Vec<Message> {
    match &input.ruling.outcome {
        Outcome::Disclose { conditions, .. } => {
            let said = |one: &Condition| {
                message!("condition-on-ground", says = one.words.clone(), ground = one.ground.source())
            };
            conditions.iter().map(said).collect()
        }
        Outcome::NeedsApproval { .. } | Outcome::Withhold { .. } => Vec::new(),
    }
}

/// One line of text, whatever it was.
fn one_line(text: &str) -> String {
    text.split(char::is_control).collect::<Vec<_>>().join(" ").trim().to_owned()
}
