mod draft;

use std::collections::BTreeSet;

use clearline_identity::directory::Agency;
use clearline_law::{Field, FileGate, Outcome, Register, Ruling};
use clearline_records::dossier::augmented::{Candidate, Matter, Statement};
use clearline_records::dossier::routed::{KeptRuling, Referral, RulingWord};
use clearline_records::dossier::triaged::{Author, Outcome as Triaged};
use clearline_records::dossier::{Head, KeptFile};
use clearline_report::{
    AgencyClass, AgencyId, Answer, Argument, CaptureEvent, Channel, Country, DeviceId, FileId, FileKind,
    FileSaid, Incident, IncidentType, InternetDetail, InternetKind, LawEnforcement, Message, Party,
    PartyRole, Person, ReferralId, ReferralState, ReportKind, ReportNumber, Reporter, Said, Stage, Subject,
    World, message,
};
use jiff::Timestamp;
use proptest::prelude::*;

use super::decide::{self, Onward};
use clearline_disclosure::disclosed::{Disclosed, disclosed};
use clearline_disclosure::referral::{FeedbackCode, HOPS_MAX, NOTE_CHARS_MAX};
use clearline_disclosure::ruling::Held;
use clearline_disclosure::{Refusal, Writer};
use clearline_disclosure::{package, report_json};

fn at() -> Timestamp {
    "2026-03-01T12:00:00Z".parse().unwrap()
}

fn number() -> ReportNumber {
    ReportNumber::try_from(42).unwrap()
}

fn file_id(digit: char) -> FileId {
    format!("{digit}bcdefabcdefabcdefabcdefabcdefab").parse().unwrap()
}

fn capture(address: &str) -> CaptureEvent {
    CaptureEvent {
        address: address.parse().unwrap(),
        kind: None,
        at: None,
        possible_proxy: Answer::NotStated,
        port: None,
    }
}

fn named(name: &str) -> Person {
    Person { first_name: Some(name.to_owned()), ..Person::default() }
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn party(role: PartyRole, name: &str, address: &str) -> Party {
    Party {
        role,
        person: named(name),
        captures: vec![capture(address)],
        prior_reports: vec![ReportNumber::try_from(7_777_777).unwrap()],
        additional: vec!["mark-additional".to_owned()],
        ..Party::default()
    }
}

fn statement(matter: Matter, subject: Option<Subject>, about: &str) -> Statement {
    Statement {
        ordinal: 1,
        source: message!("source-named", name = Argument::name("mark-source")),
        source_as_of: None,
        subject,
        matter,
        about: about.to_owned(),
        value: message!("said-address-unknown"),
        country: Some(Country::US),
        state: None,
        weight: 1,
        doubts: Vec::new(),
        event_at: None,
        said_at: at(),
    }
}

fn file(id: FileId, sha256: u8) -> KeptFile {
    KeptFile {
        said: FileSaid {
            capture: Some(capture("192.0.2.3")),
            location: some("https://example.com/mark-internet"),
            additional: vec!["mark-additional".to_owned()],
            devices: vec![DeviceId {
                kind: "IMEI".to_owned(),
                value: "mark-account".to_owned(),
                event: None,
                at: None,
            }],
            ..FileSaid::unstated(id.clone())
        },
        id,
        ordinal: 1,
        name: some("a.png"),
        size: 10,
        md5: vec![sha256; 16],
        sha1: vec![sha256; 20],
        sha256: vec![sha256; 32],
        path: "files/x".to_owned(),
        sealed_key: vec![9],
        uploaded_at: at(),
        kind: FileKind::Png,
    }
}

/// A report that holds something under every field, each with a mark that says which.
fn held(kind: ReportKind) -> Held {
    let reported = Party {
        screen_name: some("mark-account"),
        associated: vec![clearline_report::AssociatedAccount {
            relation: "Linked".to_owned(),
            platform: None,
            party: Party { screen_name: some("mark-account"), ..Party::default() },
        }],
        ..party(PartyRole::Reported, "mark-person", "192.0.2.1")
    };
    let victim = Party {
        associated: vec![clearline_report::AssociatedAccount {
            relation: "Linked".to_owned(),
            platform: None,
            party: Party { screen_name: some("mark-victim"), ..Party::default() },
        }],
        ..party(PartyRole::Victim, "mark-victim", "192.0.2.2")
    };
    Held {
        provider_name: (kind == ReportKind::Provider).then(|| "mark-reporter".to_owned()),
        grounds: Vec::new(),
        head: Head {
            number: number(),
            kind,
            world: World::Live,
            provider: (kind == ReportKind::Provider).then(|| "mark-reporter".parse().unwrap()),
            stage: Stage::Triaged,
            incident: String::new(),
            batched: false,
            files: 2,
            opened_at: at(),
            changed_at: at(),
            finished_at: Some(at()),
            designation: None,
            priority: None,
            expunged_at: None,
        },
        said: Said {
            batched: false,
            incident: Incident {
                kind: IncidentType::Enticement,
                platform: some("mark-incident"),
                escalation: None,
                annotations: Vec::new(),
                at: at().into(),
                time_meaning: None,
            },
            internet: vec![InternetDetail {
                urls: vec!["https://example.com/mark-internet".to_owned()],
                captures: vec![capture("192.0.2.4")],
                additional: some("mark-additional"),
                ..InternetDetail::new(InternetKind::WebPage)
            }],
            law_enforcement: Some(LawEnforcement {
                agency_name: "mark-police".to_owned(),
                case_number: None,
                officer: None,
                reported: Answer::NotStated,
                served_at_home: Answer::NotStated,
                served_abroad: None,
            }),
            reporter: Reporter {
                person: named(if kind == ReportKind::Public { "mark-contact" } else { "mark-reporter" }),
                ..Reporter::default()
            },
            parties: vec![
                reported,
                party(PartyRole::IntendedRecipient, "mark-recipient", "192.0.2.5"),
                victim,
            ],
            additional: some("mark-additional"),
        },
        files: vec![file(file_id('a'), 0xaa), file(file_id('b'), 0xbb)],
        statements: vec![
            statement(Matter::Address, Some(Subject::Reported), "192.0.2.1"),
            statement(Matter::Address, Some(Subject::Victim), "192.0.2.2"),
            statement(Matter::Phone, Some(Subject::Victim), "mark-victim"),
            statement(Matter::Phone, None, "mark-account"),
            Statement {
                source: message!("source-earlier"),
                ..statement(Matter::EarlierReport, None, "mark-linked")
            },
            statement(Matter::HashMatch, None, file_id('b').as_str()),
        ],
        candidates: vec![Candidate {
            subject: Subject::Reported,
            position: 1,
            country: Some(Country::US),
            state: None,
            weight: 1,
            proxy_doubt: false,
            newest_at: None,
            evidence: Vec::new(),
        }],
        outcomes: vec![Triaged {
            ordinal: 1,
            designation: clearline_report::Designation::Referral,
            priority: clearline_report::Priority::P1,
            completeness: 50,
            factors: Vec::new(),
            missing: Vec::new(),
            decided_by: Author::Person("analyst:mark-analyst".to_owned()),
            reason: Some(message!("decided-because", reason = Argument::words("mark-triage"))),
            decided_at: at(),
        }],
    }
}

/// What must not be found in anything shown where `field` stays here.
fn marks(field: Field) -> &'static [&'static str] {
    match field {
        Field::Incident => &["mark-incident"],
        Field::Internet => &["mark-internet"],
        Field::LawEnforcement => &["mark-police"],
        Field::Reporter => &["mark-reporter"],
        Field::ReportedPerson => &["mark-person"],
        Field::ReportedAccounts => &["mark-account"],
        Field::CaptureEvents => &["192.0.2."],
        Field::IntendedRecipient => &["mark-recipient", "192.0.2.5"],
        Field::Victim => &["mark-victim", "192.0.2.2"],
        Field::PriorReports => &["7777777"],
        Field::AdditionalText => &["mark-additional"],
        Field::Augmented => &["mark-source"],
        Field::Triage => &["mark-triage"],
        Field::ReporterContact => &["mark-contact"],
        Field::LinkedReports => &["mark-linked"],
    }
}

fn ruling(without: &BTreeSet<Field>) -> Ruling {
    Ruling {
        outcome: Outcome::Disclose {
            under: vec!["US-2258A-c".parse().unwrap()],
            without: without.iter().map(|field| (*field, message!("kept-back-not-agreed"))).collect(),
            files: vec![
                (file_id('a'), FileGate::Open { why: message!("gate-viewed") }),
                (file_id('b'), FileGate::Closed { why: message!("gate-not-viewed") }),
            ],
            conditions: Vec::new(),
        },
        considered: Vec::new(),
        facts_digest: [0; 32],
        register: "r".to_owned(),
        at: at(),
    }
}

fn referral(agency: &str, ordinal: u16, state: ReferralState) -> Referral {
    Referral {
        id: ReferralId { report: number(), ordinal },
        agency: agency.parse().unwrap(),
        ruling: 1,
        channel: Channel::Package,
        state,
        reason: Some(message!("candidate-country", country = Country::US)),
        predecessor: None,
        hop: 0,
        made_available_at: at(),
        delivered_at: None,
        acknowledged_at: None,
        opened_at: None,
        manifest_digest: None,
        manifest_entry: None,
        package: None,
        entry: Vec::new(),
    }
}

/// Everything an agency gets to read: the document of portal and API, and the texts of the package.
fn shown(disclosed: &Disclosed, ruling: &Ruling) -> (String, clearline_seal::Contents) {
    let agency = Agency {
        id: "xx-1".parse().unwrap(),
        name: "An agency".to_owned(),
        class: AgencyClass::Federal,
        country: Country::US,
        states: Vec::new(),
        channel: Channel::Package,
        recipient: None,
        investigates: Answer::Yes,
        suspended: false,
        synthetic: true,
        language: None,
        bases: Vec::new(),
    };
    let kept = KeptRuling {
        ordinal: 1,
        agency: agency.id.clone(),
        outcome: RulingWord::Disclose,
        candidate: None,
        facts: String::new(),
        body: ruling.to_json(),
        error: None,
        digest: ruling.digest().to_vec(),
        register: String::new(),
        ruled_at: at(),
    };
    let input = package::Input {
        sender: "clearline.example.com",
        register: Register::shipped(),
        writer: Writer::english(Register::shipped()),
        agency: &agency,
        referral: &referral("xx-1", 1, ReferralState::MadeAvailable),
        kept: &kept,
        ruling,
        disclosed,
        preserved: None,
    };
    let contents = package::contents(&input, Some(b"<report>mark-everything</report>".to_vec()));
    let mut text = report_json::report(disclosed, input.writer).to_string();
    text.push_str(&contents.cover);
    text.push_str(&String::from_utf8(contents.manifest.to_json()).unwrap());
    text.push_str(&String::from_utf8(contents.report_json.clone()).unwrap());
    text.push_str(&graph(&contents));
    (text, contents)
}

/// The CASE graph of a package.
fn graph(contents: &clearline_seal::Contents) -> String {
    let key = ed25519_dalek::SigningKey::from_bytes(&[1; 32]);
    let signer = clearline_seal::Signer::new("clearline.example.com/seal", key).unwrap();
    let bag = clearline_seal::bag(contents, &signer).unwrap();
    let graph = bag.parts().find(|(path, _)| *path == "data/case.jsonld").unwrap().1;
    String::from_utf8(graph.to_vec()).unwrap()
}

/// All of a provider's report.
fn all_of_it() -> Disclosed {
    let held = held(ReportKind::Provider);
    disclosed(&held, &held.fields(), &ruling(&BTreeSet::new())).unwrap()
}

fn fields() -> impl Strategy<Value = BTreeSet<Field>> {
    prop::sample::subsequence(Field::ALL.to_vec(), 0..=Field::ALL.len())
        .prop_map(|list| list.into_iter().collect())
}

proptest! {
    /// Whatever stays here by the ruling, or was never ruled upon, is in nothing that an agency gets to read; and what
    /// goes is there.
    #[test]
    fn nothing_kept_back_is_shown(without in fields(), ruled in fields(), public in any::<bool>()) {
        let held = held(if public { ReportKind::Public } else { ReportKind::Provider });
        let ruling = ruling(&without);
        let ruled: Vec<Field> = ruled.into_iter().collect();
        let disclosed = disclosed(&held, &ruled, &ruling).unwrap();
        let (text, contents) = shown(&disclosed, &ruling);
        let holds = held.fields();
        for field in Field::ALL.iter().copied() {
            let goes = ruled.contains(&field) && !without.contains(&field);
            for mark in marks(field) {
                prop_assert!(goes || !text.contains(mark), "{} shows {mark}", field.word());
            }
            let own = marks(field)[0];
            if goes && holds.contains(&field) && field != Field::Augmented && field != Field::CaptureEvents {
                prop_assert!(text.contains(own), "{} lacks {own}", field.word());
            }
        }
        prop_assert!(!text.contains("mark-analyst"), "who decided at the desk stays in the house");
        let all_of_sender = holds.iter().filter(|field| !matches!(
            field, Field::Augmented | Field::Triage | Field::LinkedReports | Field::ReporterContact
        )).all(|field| ruled.contains(field) && !without.contains(field));
        prop_assert!(contents.original_xml.is_none() || (all_of_sender && !public));
    }
}

#[test]
fn the_original_goes_only_where_all_of_it_may() {
    let held = held(ReportKind::Provider);
    let original = |without: &[Field]| {
        let ruling = ruling(&without.iter().copied().collect());
        let disclosed = disclosed(&held, &held.fields(), &ruling).unwrap();
        let (_, contents) = shown(&disclosed, &ruling);
        (contents.original_xml.is_some(), contents.manifest)
    };
    assert!(original(&[Field::LinkedReports]).0, "links are ours and not in the sender's document");
    let (there, manifest) = original(&[Field::Victim]);
    assert!(
        !there && manifest.excluded.iter().any(|one| one.field == "original_document"),
        "and the package says so"
    );
}

#[test]
fn each_text_of_ours_in_a_package_is_written_from_its_message() {
    let held = held(ReportKind::Provider);
    let mut ruling = ruling(&BTreeSet::from([Field::LawEnforcement]));
    if let Outcome::Disclose { conditions, .. } = &mut ruling.outcome {
        *conditions = vec![clearline_law::Condition {
            id: "lead".to_owned(),
            words: message!("condition-lead"),
            ground: clearline_law::Ground::Policy(clearline_law::Policy::Lead),
        }];
    }
    let contents = shown(&disclosed(&held, &held.fields(), &ruling).unwrap(), &ruling).1;
    let say = |message: &Message| Writer::english(Register::shipped()).say(message);
    let manifest = &contents.manifest;
    let conditions: Vec<String> = manifest.condition_messages.iter().map(say).collect();
    assert_eq!((&conditions, conditions.len()), (&manifest.conditions, 1));
    assert!(manifest.excluded.len() >= 2, "a field, and the sender's document");
    for one in &manifest.excluded {
        assert_eq!(one.message.as_ref().map(say).as_ref(), Some(&one.reason), "{}", one.field);
    }
    let graph: serde_json::Value = serde_json::from_str(&graph(&contents)).unwrap();
    let nodes = graph["@graph"].as_array().unwrap().iter();
    let all: Vec<&str> = nodes
        .flat_map(|node| node["clearline:said"].as_array().into_iter().flatten())
        .map(|said| said.as_str().unwrap())
        .collect();
    assert!(all.len() > 20, "{all:?}");
    for said in all {
        let said: serde_json::Value = serde_json::from_str(said).unwrap();
        let message = serde_json::from_value(said["message"].clone()).unwrap();
        assert_eq!(said["text"], say(&message));
    }
}

#[test]
fn only_an_open_file_travels_and_a_withheld_one_is_not_even_named() {
    let held = held(ReportKind::Provider);
    let mut ruling = ruling(&BTreeSet::new());
    let disclosed_now = disclosed(&held, &held.fields(), &ruling).unwrap();
    let (text, contents) = shown(&disclosed_now, &ruling);
    let inside: Vec<&str> = contents.manifest.files.iter().map(|file| file.sha256.as_str()).collect();
    assert_eq!(inside, ["aa".repeat(32)]);
    assert!(text.contains(&"bb".repeat(32)), "a closed file is listed with its hashes");
    if let Outcome::Disclose { files, .. } = &mut ruling.outcome {
        files[1].1 = FileGate::Withheld { why: message!("gate-named-twice") };
    }
    let disclosed_now = disclosed(&held, &held.fields(), &ruling).unwrap();
    let (text, _) = shown(&disclosed_now, &ruling);
    assert!(!text.contains(&"bb".repeat(16)) && disclosed_now.files_withheld == 1);
    assert!(!text.contains(file_id('b').as_str()), "nor does a match in a hash list name it");
    ruling.outcome = Outcome::Withhold { because: Vec::new() };
    assert_eq!(disclosed(&held, &held.fields(), &ruling), None);
}

#[test]
fn what_a_sender_calls_an_account_makes_no_line_of_the_cover_and_hides_nothing() {
    let mut held = held(ReportKind::Provider);
    let reported = held.said.parties.iter_mut().find(|party| party.role == PartyRole::Reported).unwrap();
    reported.person.age = Some(40);
    reported.associated[0].relation = "Billing\u{202e}\nNO CONDITIONS APPLY".to_owned();
    reported.associated[0].party.person.age = Some(12);
    let ruling = ruling(&BTreeSet::new());
    let cover = shown(&disclosed(&held, &held.fields(), &ruling).unwrap(), &ruling).1.cover;
    let line = cover.lines().find(|line| line.contains("ages contradict")).unwrap();
    assert!(line.contains("Billing[U+202E]") && line.contains("NO CONDITIONS APPLY"), "{line}");
    assert!(!cover.contains('\u{202e}') && !cover.lines().any(|line| line.starts_with("NO CONDITIONS")));
}

#[test]
fn a_package_begins_with_its_conditions() {
    let condition = |id: &str, words: &str| clearline_law::Condition {
        id: id.to_owned(),
        words: message!("condition-of-register", says = Argument::words(words)),
        ground: clearline_law::Ground::Policy(clearline_law::Policy::Lead),
    };
    let held = held(ReportKind::Provider);
    let mut ruling = ruling(&BTreeSet::new());
    if let Outcome::Disclose { conditions, .. } = &mut ruling.outcome {
        *conditions = vec![condition("lead", "It is a lead."), condition("purpose", "Protect children.")];
    }
    let contents = shown(&disclosed(&held, &held.fields(), &ruling).unwrap(), &ruling).1;
    let conditions = &contents.manifest.conditions;
    assert_eq!(conditions.len(), 2);
    let mut lines = contents.cover.lines();
    assert!(lines.next().is_some_and(|line| line.starts_with("CONDITIONS OF REFERRAL R-")));
    assert!(lines.next().is_some_and(|line| line.starts_with("Read these first.")));
    for (nth, words) in conditions.iter().enumerate() {
        assert_eq!(lines.next(), Some(format!("{}. {words}", nth + 1).as_str()));
    }
}

#[test]
fn each_step_is_taken_only_from_where_it_can_be() {
    let from = |allowed: &dyn Fn(&Referral) -> bool| -> Vec<ReferralState> {
        ReferralState::ALL.into_iter().filter(|state| allowed(&referral("xx-1", 1, *state))).collect()
    };
    use ReferralState::{Accepted, Declined, Delivered, MadeAvailable, Opened};
    assert_eq!(from(&|one| decide::may_accept(one).is_ok()), [Delivered, Opened, Declined]);
    assert_eq!(from(&|one| decide::may_decline(one).is_ok()), [MadeAvailable, Delivered, Opened, Accepted]);
    assert_eq!(from(&|one| decide::may_hand_on(one).is_ok()), [Delivered, Opened, Accepted, Declined]);
    assert_eq!(from(&|one| decide::opened(one) == Some(Opened)), [MadeAvailable, Delivered, Opened]);
    let accepted = referral("xx-1", 1, Accepted);
    assert_eq!(decide::opened(&accepted), Some(Accepted), "opening later takes no answer back");
    assert_eq!(decide::opened(&Referral { opened_at: Some(at()), ..accepted }), None, "once");
}

#[test]
fn a_report_is_not_handed_round() {
    let agency = |id: &str| -> AgencyId { id.parse().unwrap() };
    let first = referral("a", 1, ReferralState::ReReferred);
    let second = Referral { hop: 1, ..referral("b", 2, ReferralState::Opened) };
    let third = referral("c", 3, ReferralState::Opened);
    let all = [first, second.clone(), third];
    assert_eq!(decide::onward(&second, &all, &agency("d")), Ok(Onward::Fresh));
    assert_eq!(decide::onward(&second, &all, &agency("a")), Ok(Onward::Loop), "back to where it came from");
    assert_eq!(
        decide::onward(&second, &all, &agency("c")),
        Err(Refusal::AlreadyThere { agency: agency("c") }),
        "it would be there twice"
    );
    let last = Referral { hop: HOPS_MAX - 1, ..second.clone() };
    assert_eq!(decide::onward(&last, &all, &agency("d")), Ok(Onward::Fresh));
    let over = Referral { hop: HOPS_MAX, ..second };
    assert_eq!(decide::onward(&over, &all, &agency("d")), Ok(Onward::Loop));
}

#[test]
fn feedback_asks_for_words_where_a_code_needs_them() {
    let codes = |text: &str| text.split(' ').map(|code| code.parse().unwrap()).collect::<Vec<FeedbackCode>>();
    assert_eq!(decide::feedback(&codes("F6 F3 F6"), ""), Ok(codes("F3 F6")));
    assert_eq!(decide::feedback(&[], "words"), Err(Refusal::NoCode));
    assert!(matches!(decide::feedback(&codes("F1 F15"), " "), Err(Refusal::NoteMissing { .. })));
    assert_eq!(decide::feedback(&codes("F1 F15"), "the port"), Ok(codes("F1 F15")));
    assert!("F0".parse::<FeedbackCode>().is_err() && "F21".parse::<FeedbackCode>().is_err());
    assert!(FeedbackCode::ALL.into_iter().all(|code| code.message().id().starts_with("feedback-")));
    assert_eq!(decide::words(&"x".repeat(NOTE_CHARS_MAX)).map(|text| text.len()), Ok(NOTE_CHARS_MAX));
    assert_eq!(
        decide::words(&"x".repeat(NOTE_CHARS_MAX + 1)),
        Err(Refusal::TooLong { limit: NOTE_CHARS_MAX })
    );
    assert_eq!(decide::words(" a\0b "), Ok("ab".to_owned()));
    assert_eq!(decide::reason("  "), Err(Refusal::ReasonMissing));
}

/// The contents of a package with these files, each open, by SHA-256 and size.
pub(super) fn package_of(listed: &[([u8; 32], u64)]) -> clearline_seal::Contents {
    let kept = |(digit, (sha256, size)): (char, &([u8; 32], u64))| KeptFile {
        sha256: sha256.to_vec(),
        size: *size,
        ..file(file_id(digit), 0)
    };
    let held = Held { files: "ab".chars().zip(listed).map(kept).collect(), ..held(ReportKind::Provider) };
    let mut ruling = ruling(&BTreeSet::new());
    if let Outcome::Disclose { files, .. } = &mut ruling.outcome {
        files[1].1 = FileGate::Open { why: message!("gate-viewed") };
    }
    shown(&disclosed(&held, &held.fields(), &ruling).unwrap(), &ruling).1
}

/// The whole of the schema, disclosed without anything kept back, comes out of the cut as it went in: a field that is added
/// to the nouns cannot be forgotten there.
#[test]
fn nothing_is_lost_where_nothing_is_kept_back() {
    use clearline_world::every::{document, values};
    let mut first = |leaf: &clearline_world::every::Leaf| values(leaf).first().cloned();
    let said = clearline_wire::said(&document("report", 0, &mut first)).unwrap();
    let file_said = clearline_wire::file_said(&document("fileDetails", 1, &mut first)).unwrap().said;
    let mut held = held(ReportKind::Provider);
    held.said = said.clone();
    held.files[0].said = file_said.clone();
    let disclosed = disclosed(&held, &Field::ALL, &ruling(&BTreeSet::new())).unwrap();
    assert_eq!(disclosed.incident, Some(said.incident));
    assert_eq!(disclosed.batched, said.batched);
    assert_eq!(disclosed.internet, said.internet);
    assert_eq!(disclosed.law_enforcement, said.law_enforcement);
    assert_eq!(disclosed.reporter, Some(said.reporter));
    assert_eq!(disclosed.parties, said.parties);
    assert_eq!(disclosed.additional, said.additional);
    assert_eq!(disclosed.files[0].said, file_said);
    // What nothing more is said of is there all the same.
    held.said.parties = vec![Party { role: PartyRole::Victim, ..Party::default() }];
    let bare =
        clearline_disclosure::disclosed::disclosed(&held, &Field::ALL, &ruling(&BTreeSet::new())).unwrap();
    assert_eq!(bare.parties, held.said.parties);
}
