//! The schema is walked: whatever a sender can say changes the review page, the agency's page and `report.json`, by each
//! of its values and by not being said. An element or attribute that does not is named.

use clearline_disclosure::Writer;
use clearline_disclosure::{Disclosed, DisclosedFile, report_json};
use clearline_frame::facts::{Told, layer};
use clearline_law::{FileGate, Register};
use clearline_report::{Answer, FileId, FileKind, FileSaid, IncidentType, ReportKind, Said, World, message};
use clearline_wire::public::PublicReport;
use clearline_wire::{Element, file_said, said};
use clearline_world::every::{FILE, document, leaves, values};
use jiff::Timestamp;
use jiff::civil::date;

use crate::agency::sections;

/// Of these the page of a report or of a file is about itself; what they say is its address.
const OF_ITSELF: [&str; 2] = ["fileDetails/reportId", "fileDetails/fileId"];

/// What is not said is the same as this, by the documentation.
const DEFAULTS: [(&str, &str); 1] = [("fileDetails/fileRelevance", "Reported")];

fn at() -> Timestamp {
    "2026-11-21T12:00:00Z".parse().unwrap()
}

/// What is shown of a report, on the review page, the agency's page and in `report.json`.
fn shown(said: &Said, file: &FileSaid) -> [String; 3] {
    let register = Register::shipped();
    let files = vec![("a.png".to_owned(), file)];
    let review = layer(&Told::whole(said, files, date(2026, 11, 21)), register);
    let disclosed = disclosed(said, file);
    let agency = sections::layer(&disclosed, register);
    [
        format!("{review:?}"),
        format!("{agency:?}"),
        report_json::report(&disclosed, Writer::english(register)).to_string(),
    ]
}

/// The report disclosed as a whole. That the cut loses nothing is held where it is made (`refer/tests.rs`).
fn disclosed(said: &Said, file: &FileSaid) -> Disclosed {
    Disclosed {
        report: 42.try_into().unwrap(),
        kind: ReportKind::Provider,
        world: World::Live,
        received_at: at(),
        included: Vec::new(),
        excluded: Vec::new(),
        incident: Some(said.incident.clone()),
        batched: said.batched,
        internet: said.internet.clone(),
        law_enforcement: said.law_enforcement.clone(),
        provider: None,
        provider_name: None,
        reporter: Some(said.reporter.clone()),
        reporter_contact: None,
        parties: said.parties.clone(),
        additional: said.additional.clone(),
        statements: Vec::new(),
        candidates: Vec::new(),
        linked: Vec::new(),
        outcome: None,
        files: vec![DisclosedFile {
            id: FILE.parse().unwrap(),
            name: Some("a.png".to_owned()),
            size: 1,
            md5: String::new(),
            sha1: String::new(),
            sha256: String::new(),
            kind: FileKind::Png,
            uploaded_at: at(),
            said: file.clone(),
            gate: FileGate::Open { why: message!("gate-viewed") },
            awaits_destruction: false,
        }],
        files_withheld: 0,
    }
}

/// The document in which one leaf has a value, or none, and every other its first.
fn with(root: &str, alternative: usize, path: &str, value: Option<&str>) -> Element {
    document(root, alternative, &mut |leaf| match leaf.path == path {
        true => value.map(str::to_owned),
        false => values(leaf).first().cloned(),
    })
}

fn report(document: &Element) -> Said {
    said(document).unwrap()
}

fn file(document: &Element) -> FileSaid {
    file_said(document).unwrap().said
}

/// Asserts that each value of a leaf, and its absence, shows everywhere.
fn walk(root: &str, alternative: usize, show: &dyn Fn(&Element) -> [String; 3]) -> Vec<String> {
    let mut silent = Vec::new();
    for leaf in leaves(root, alternative) {
        if OF_ITSELF.contains(&leaf.path.as_str()) {
            continue;
        }
        let mut all: Vec<(String, [String; 3])> = Vec::new();
        let mut said: Vec<Option<String>> = values(&leaf).into_iter().map(Some).collect();
        said.extend(leaf.optional.then_some(None));
        for value in said {
            let default =
                DEFAULTS.iter().any(|(path, word)| *path == leaf.path && value.as_deref() == Some(word));
            if default {
                continue;
            }
            let told = show(&with(root, alternative, &leaf.path, value.as_deref()));
            for (before, other) in &all {
                for (place, (one, two)) in
                    ["review page", "agency's page", "report.json"].iter().zip(other.iter().zip(&told))
                {
                    if one == two {
                        silent.push(format!("{} {before:?} or {value:?} on the {place}", leaf.path));
                    }
                }
            }
            all.push((format!("{value:?}"), told));
        }
        assert!(all.len() > 1 || !leaf.optional, "{} has nothing to be told from", leaf.path);
    }
    silent
}

#[test]
fn everything_a_report_can_say_is_shown() {
    let file = FileSaid::unstated(FILE.parse::<FileId>().unwrap());
    let silent = walk("report", 0, &|document| shown(&report(document), &file));
    assert!(silent.is_empty(), "{} vanish:\n{}", silent.len(), silent.join("\n"));
    assert!(leaves("report", 0).len() > 400, "the walk is through the whole schema");
}

#[test]
fn everything_that_can_be_said_of_a_file_is_shown() {
    let report = report(&with("report", 0, "", None));
    for alternative in [0, 1] {
        let silent = walk("fileDetails", alternative, &|document| shown(&report, &file(document)));
        assert!(silent.is_empty(), "{} vanish:\n{}", silent.len(), silent.join("\n"));
    }
    for path in OF_ITSELF {
        assert!(leaves("fileDetails", 0).iter().any(|leaf| leaf.path == path), "{path}");
    }
}

#[test]
fn what_follows_from_the_public_form_is_told_as_ours_with_the_answer_that_was_typed() {
    let form = PublicReport {
        incident: IncidentType::Enticement,
        story: "An invented story.".to_owned(),
        urls: Vec::new(),
        platform: None,
        account: None,
        happened: Some("la semana pasada".to_owned()),
        child: None,
        child_in_danger: Answer::Yes,
        contact: None,
        contact_for_agencies: Answer::NotStated,
        language: "es".to_owned(),
    };
    let [review, agency, json] =
        shown(&form.said(at()), &FileSaid::unstated(FILE.parse::<FileId>().unwrap()));
    for page in [&review, &agency] {
        for id in ["incident-time-of-filing-answer", "incident-child-in-danger"] {
            assert!(page.contains(&format!("Told(Message {{ id: \"{id}\"")), "{id}: {page}");
        }
        assert!(page.contains("Words { text: \"la semana pasada\", language: Some(\"es\") }"), "{page}");
    }
    let incident = &serde_json::from_str::<serde_json::Value>(&json).unwrap()["incident"];
    let asked = "time of filing; asked when it happened, the reporter wrote: la semana pasada";
    assert_eq!(incident["time_meaning"], asked);
    assert_eq!(incident["time_meaning_message"]["id"], "incident-time-of-filing-answer");
    assert_eq!(incident["escalation"], "The reporter answered that a child is in danger now.");
    assert_eq!(incident["escalation_message"]["id"], "incident-child-in-danger");
}
