use std::collections::BTreeSet;

use clearline_disclosure::Writer;
use clearline_disclosure::{Disclosed, DisclosedFile};
use clearline_law::{ClauseId, Condition, Field, FileGate, Ground, Outcome, Register, Ruling};
use clearline_pipeline::refer::queries::Page;
use clearline_pipeline::refer::{Cursor, ReferError, Refusal};
use clearline_records::dossier::Head;
use clearline_records::dossier::augmented::{Candidate, Evidence, Matter, Statement};
use clearline_records::dossier::routed::{KeptFeedback, Referral, ReferralEvent};
use clearline_records::dossier::triaged::{Author, Outcome as Triaged};
use clearline_report::{
    Answer, Argument, CaptureEvent, CaptureKind, Channel, Country, Designation, FileId, FileSaid, Incident,
    IncidentType, InternetDetail, InternetKind, LawEnforcement, Party, Person, Priority, ReferralId,
    ReferralState, ReportKind, Reporter, Stage, Subject, World, message,
};
use jiff::Timestamp;
use serde_json::Value;

use super::documents::Whole;
use super::openapi::{DOCUMENT, operations};
use super::report_document::Report;
use super::report_parts::REPORT;
use super::show::{self, Attempt, Opened};
use super::{cursor, cursor_text, report_schema, sections, sentence};
use crate::problem::Problem;
use crate::view;

const AT: &str = "2026-11-23T16:04:05Z";

fn at() -> Timestamp {
    AT.parse().unwrap()
}

fn english(words: &view::Words) -> String {
    words.in_english(Register::shipped())
}

fn referral_id() -> ReferralId {
    "R-889913771090077-2".parse().unwrap()
}

fn file_id() -> FileId {
    "0123456789abcdef0123456789abcdef".parse().unwrap()
}

fn statement(matter: Matter, about: &str, value: &str) -> Statement {
    Statement {
        ordinal: 1,
        source: "lists".to_owned(),
        source_as_of: Some("2026-11-01".to_owned()),
        subject: None,
        matter,
        about: about.to_owned(),
        value: value.to_owned(),
        country: None,
        state: None,
        weight: 0,
        doubts: Vec::new(),
        event_at: None,
        said_at: at(),
    }
}

fn reported() -> Party {
    Party {
        screen_name: Some("wolf_77".to_owned()),
        captures: vec![CaptureEvent {
            address: "203.0.113.77".parse().unwrap(),
            kind: Some(CaptureKind::Login),
            at: Some(at().into()),
            possible_proxy: Answer::Yes,
            port: Some(40_112),
        }],
        profile_bio: Some("hello there".to_owned()),
        ..Party::default()
    }
}

/// A report that discloses something in every member.
fn disclosed() -> Disclosed {
    let file = FileSaid {
        viewed: Answer::Yes,
        location: Some("https://example.com/a".to_owned()),
        ..FileSaid::unstated(file_id())
    };
    let human = Person { first_name: Some("Ada".to_owned()), ..Person::default() };
    Disclosed {
        report: referral_id().report,
        kind: ReportKind::Provider,
        world: World::Live,
        received_at: at(),
        included: vec![Field::Incident],
        excluded: vec![(Field::Victim, message!("kept-back-not-ruled-upon"))],
        incident: Some(Incident {
            kind: IncidentType::Enticement,
            platform: None,
            escalation: None,
            annotations: Vec::new(),
            at: at().into(),
            time_meaning: None,
        }),
        batched: false,
        internet: vec![InternetDetail {
            name: Some("chat.example.com".to_owned()),
            ..InternetDetail::new(InternetKind::Chat)
        }],
        law_enforcement: Some(LawEnforcement {
            agency_name: "Police".to_owned(),
            case_number: None,
            officer: None,
            reported: Answer::NotStated,
            served_at_home: Answer::NotStated,
            served_abroad: None,
        }),
        provider: Some("examplechat".parse().unwrap()),
        provider_name: Some("Example Chat".to_owned()),
        reporter: Some(Reporter { person: human.clone(), ..Reporter::default() }),
        reporter_contact: Some(human),
        parties: vec![reported()],
        additional: Some("The adult asks where the child goes to school.".to_owned()),
        statements: vec![statement(Matter::HashMatch, file_id().as_str(), "in list A")],
        candidates: vec![Candidate {
            subject: Subject::Reported,
            position: 1,
            country: Some("SE".parse::<Country>().unwrap()),
            state: None,
            weight: 30,
            proxy_doubt: true,
            newest_at: None,
            evidence: vec![Evidence { statement: 1, points: 30, words: "network address".to_owned() }],
        }],
        linked: vec![statement(Matter::EarlierReport, "889913771090011", "shares an address")],
        outcome: Some(Triaged {
            ordinal: 1,
            designation: Designation::Referral,
            priority: Priority::P1,
            completeness: 70,
            factors: Vec::new(),
            missing: Vec::new(),
            decided_by: Author::Person("analyst:secret".to_owned()),
            reason: Some(message!("decided-because", reason = Argument::words("a child can be reached"))),
            decided_at: at(),
        }),
        files: vec![DisclosedFile {
            awaits_destruction: false,
            id: file_id(),
            name: Some("a.png".to_owned()),
            size: 214_000,
            md5: "00".repeat(16),
            sha1: "00".repeat(20),
            sha256: "aa".repeat(32),
            kind: None,
            uploaded_at: at(),
            said: file,
            gate: FileGate::Closed { why: message!("gate-viewing-not-stated") },
        }],
        files_withheld: 2,
    }
}

fn event(kind: &str, actor: &str, detail: &str) -> ReferralEvent {
    ReferralEvent {
        ordinal: 1,
        kind: kind.to_owned(),
        actor: actor.to_owned(),
        detail: (!detail.is_empty()).then(|| message!("event-file", file = Argument::exact(detail))),
        at: at(),
    }
}

fn page(state: ReferralState) -> Page {
    let clause: ClauseId = "US-2258A-c3".parse().unwrap();
    Page {
        referral: Referral {
            id: referral_id(),
            agency: "se-1".parse().unwrap(),
            ruling: 1,
            channel: Channel::Portal,
            state,
            reason: Some(message!("candidate-country", country = "SE".parse::<Country>().unwrap())),
            predecessor: None,
            hop: 0,
            made_available_at: at(),
            delivered_at: None,
            acknowledged_at: Some(at()),
            opened_at: Some(at()),
            manifest_digest: None,
            manifest_entry: None,
            package: None,
            entry: vec![0; 16],
        },
        ruling: Ruling {
            outcome: Outcome::Disclose {
                under: vec![clause.clone()],
                without: vec![(Field::Victim, message!("kept-back-not-ruled-upon"))],
                files: Vec::new(),
                conditions: vec![Condition {
                    id: "use".to_owned(),
                    words: message!("condition-of-register", says = Argument::words("Use it so.")),
                    ground: Ground::Clause(clause),
                }],
            },
            considered: Vec::new(),
            facts_digest: [7; 32],
            register: "2026-11".to_owned(),
            at: at(),
        },
        preserved: None,
        disclosed: None,
        also: Vec::new(),
        sent_again: Vec::new(),
        events: vec![
            event("made_available", "officer:other.agency", "the report points to Sweden"),
            event("feedback", "officer:lindqvist", "F1 F3"),
            event("feedback", "officer:token-case-system", "F15"),
        ],
        feedback: vec![feedback(&["F1", "F3"], ""), feedback(&["F15"], "the port is missing")],
        unreadable: Vec::new(),
    }
}

fn head() -> Head {
    Head {
        number: referral_id().report,
        kind: ReportKind::Provider,
        world: World::Live,
        provider: None,
        stage: Stage::Referred,
        incident: String::new(),
        batched: false,
        files: 1,
        opened_at: at(),
        changed_at: at(),
        finished_at: Some(at()),
        designation: None,
        priority: Some(Priority::P1),
        expunged_at: None,
    }
}

fn feedback(codes: &[&str], note: &str) -> KeptFeedback {
    KeptFeedback {
        ordinal: 1,
        codes: codes.iter().map(|code| (*code).to_owned()).collect(),
        note: note.to_owned(),
        actor: "officer:lindqvist".to_owned(),
        given_at: at(),
    }
}

fn shown(state: ReferralState, attempt: Option<Attempt>) -> view::agency::Referral {
    let opened = Opened {
        kept: &page(state),
        disclosed: &disclosed(),
        agencies: &[],
        register: Register::shipped(),
        priority: Priority::P1,
        now: at(),
    };
    show::referral(view::Page::new("", view::Audience::Agency), &opened, attempt)
}

#[test]
fn a_page_of_the_list_begins_where_the_last_one_ended() {
    let place = Cursor { made_available_at: at(), id: referral_id() };
    assert_eq!(cursor(&cursor_text(&place)), Some(place));
    for junk in ["", "1", "+5.R-1-1", "5.R-01-1", "x.R-1-1", "1.R-1", "99999999999999999999.R-1-1"] {
        assert_eq!(cursor(junk), None, "{junk}");
    }
}

#[test]
fn every_member_of_a_report_is_described_down_to_its_words() {
    let document =
        serde_json::to_value(Report::of(&disclosed(), Writer::english(Register::shipped()))).unwrap();
    assert_eq!(report_schema::faults(&document), Vec::<String>::new());
    let said: BTreeSet<&str> = document.as_object().unwrap().keys().map(String::as_str).collect();
    let described: BTreeSet<&str> = REPORT.members.iter().map(|member| member.0).collect();
    assert_eq!(said, described, "and what is described is there");
    // The description knows what does not belong there.
    let mut wrong = document;
    wrong["incident"]["type"] = "Something else".into();
    wrong["files"][0]["colour"] = "red".into();
    wrong["files"][0].as_object_mut().unwrap().remove("gate");
    let faults = report_schema::faults(&wrong).join("; ");
    for part in ["/incident/type is", "/files/0/colour is not described", "/files/0/gate is described"] {
        assert!(faults.contains(part), "{faults}");
    }
}

#[test]
fn an_address_is_told_to_the_second_with_its_port_and_its_doubt() {
    let all = sections::layer(&disclosed(), Register::shipped()).sections;
    let facts: Vec<_> = all.iter().flat_map(|section| &section.facts).collect();
    let address = facts.iter().find(|fact| english(&fact.name) == "Network address").unwrap();
    assert!(address.exact);
    assert_eq!(
        english(&address.value),
        "203.0.113.77:40112, Login, 2026-11-23 16:04:05 UTC, the sender thinks that it may be a proxy"
    );
}

#[test]
fn the_name_of_an_analyst_stays_in_the_house() {
    let page = shown(ReferralState::Opened, None);
    assert!(!format!("{page:?}").contains("secret"));
    assert!(
        !serde_json::to_string(&Report::of(&disclosed(), Writer::english(Register::shipped())))
            .unwrap()
            .contains("secret")
    );
}

#[test]
fn what_was_not_stated_or_not_disclosed_is_not_shown() {
    let bare = Disclosed {
        parties: Vec::new(),
        internet: Vec::new(),
        law_enforcement: None,
        reporter: None,
        reporter_contact: None,
        statements: Vec::new(),
        linked: Vec::new(),
        outcome: None,
        incident: None,
        ..disclosed()
    };
    let headings: Vec<String> = sections::layer(&bare, Register::shipped())
        .sections
        .into_iter()
        .map(|one| english(&one.heading))
        .collect();
    assert_eq!(headings[0], "Incident", "who filed, and when, remains");
    assert!(headings[1..].iter().all(|heading| heading.contains("file")), "{headings:?}");
    let full = sections::layer(&disclosed(), Register::shipped());
    assert!(
        full.sections
            .iter()
            .flat_map(|section| &section.facts)
            .all(|fact| english(&fact.value) != "not stated")
    );
}

#[test]
fn a_shut_file_says_why_and_what_a_list_knows_of_it() {
    let page = shown(ReferralState::Opened, None);
    let file = &page.files[0];
    assert!(!file.gate.is_open());
    assert_eq!(english(file.gate.words()), "It is not stated that the sender viewed the file.");
    let notes: Vec<String> = file.row.notes.iter().map(english).collect();
    assert!(notes.contains(&"lists: in list A".to_owned()), "{notes:?}");
    assert!(page.ground.without.iter().any(|fact| english(&fact.value) == "2 are not listed."));
}

#[test]
fn every_feedback_stands_with_its_own_words_and_nobody_elses_officer_is_named() {
    let history = shown(ReferralState::Opened, None).history;
    assert_eq!(history[0].who, None, "it may have been another agency's officer");
    let detail = |event: &view::Event| english(event.detail.as_ref().unwrap());
    assert_eq!(detail(&history[1]), "Useful: new case; Victim identified");
    assert_eq!(detail(&history[2]), "Insufficient: name the missing field. the port is missing");
    assert_eq!(history[2].who, Some(view::Words::data("token-case-system")));
    let json =
        serde_json::to_string(&Whole::of(&page(ReferralState::Opened), &head(), Register::shipped(), at()))
            .unwrap();
    assert!(!json.contains("other.agency"), "{json}");
}

#[test]
fn another_officers_words_wait_for_the_conditions() {
    let mut page = page(ReferralState::Delivered);
    let words = "no-1 proposes it: the child is known to us";
    let words = Some(message!("ended-as", state = Argument::words(words)));
    page.referral = Referral { hop: 1, acknowledged_at: None, reason: words.clone(), ..page.referral };
    page.events[0].detail = words;
    let told =
        |page: &Page| serde_json::to_string(&Whole::of(page, &head(), Register::shipped(), at())).unwrap();
    assert!(!told(&page).contains("known to us"));
    page.referral.acknowledged_at = Some(at());
    assert!(told(&page).contains("known to us"));
}

#[test]
fn what_is_offered_follows_from_where_the_referral_stands() {
    let opened = shown(ReferralState::Opened, None).actions;
    assert!(opened.can_accept && opened.decline_reasons.len() == 9 && opened.feedback.len() == 20);
    let accepted = shown(ReferralState::Accepted, None).actions;
    assert!(!accepted.can_accept && !accepted.decline_reasons.is_empty());
    let declined = shown(ReferralState::Declined, None).actions;
    assert!(declined.can_accept && declined.decline_reasons.is_empty(), "one may change one's mind");
}

#[test]
fn what_was_typed_comes_back_with_the_words_of_the_refusal() {
    let typed = vec![("code".to_owned(), "F15".to_owned()), ("note".to_owned(), "half a note".to_owned())];
    let attempt = Attempt { form: "feedback", words: view::Words::data("Say more."), typed };
    let actions = shown(ReferralState::Accepted, Some(attempt)).actions;
    assert_eq!(actions.error("feedback"), Some(&view::Words::data("Say more.")));
    assert_eq!(actions.note, "half a note");
    let chosen: Vec<&str> =
        actions.feedback.iter().filter(|choice| choice.chosen).map(|choice| choice.value.as_str()).collect();
    assert_eq!(chosen, ["F15"]);
}

#[test]
fn a_refusal_is_a_status_a_stable_code_and_words_to_go_on_with() {
    let withheld = Refusal::Withheld {
        because: vec![message!(
            "reason-by-clauses",
            why = message!("candidate-undecided"),
            clauses = Argument::clause("US-2258A-c3")
        )],
    };
    let table: [(ReferError, u64, &str); 9] = [
        (ReferError::NotFound, 404, "not_found"),
        (ReferError::AccessEnded, 410, "access_ended"),
        (ReferError::Suspended, 403, "access_paused"),
        (Refusal::OpenFirst.into(), 409, "open_first"),
        (Refusal::OtherConditions.into(), 409, "other_conditions"),
        (Refusal::ConditionsFirst.into(), 409, "conditions_first"),
        (Refusal::NoCode.into(), 422, "codes_missing"),
        (Refusal::FileClosed { why: message!("candidate-undecided") }.into(), 403, "file_closed"),
        (withheld.into(), 403, "withheld_by_law"),
    ];
    for (error, status, code) in table {
        let problem = serde_json::to_value(Problem::from(error)).unwrap();
        assert_eq!(problem["status"], status);
        assert_eq!(problem["code"], code);
        assert!(problem["detail"].as_str().is_some_and(|words| words.ends_with('.')), "{problem}");
        // A program's author reads a citation, not a key of the register.
        assert_eq!(
            code == "withheld_by_law",
            problem["detail"].as_str().unwrap().contains("U.S.C."),
            "{problem}"
        );
    }
}

#[test]
fn the_openapi_document_lists_every_operation_and_holds_together() {
    assert_eq!(DOCUMENT["openapi"], "3.1.0");
    let mut listed: Vec<String> =
        operations(&DOCUMENT).into_iter().map(|one| format!("{} {}", one.method, one.path)).collect();
    listed.sort();
    let referral = "/api/v1/referrals/{id}";
    let mut expected = vec![
        "GET /api/v1/referrals".to_owned(),
        "POST /api/v1/feedback".to_owned(),
        format!("GET {referral}"),
    ];
    expected.extend(
        ["files/{file}", "package", "history", "proof", "brief", "brief.pdf"]
            .map(|last| format!("GET {referral}/{last}")),
    );
    expected.extend(
        [
            "acknowledge",
            "open",
            "accept",
            "decline",
            "re-refer",
            "feedback",
            "files/{file}/warrant",
            "files/{file}/objection",
        ]
        .map(|last| format!("POST {referral}/{last}")),
    );
    expected.sort();
    assert_eq!(listed, expected);
    let paths = DOCUMENT["paths"].as_object().unwrap();
    for operation in paths.values().flat_map(|item| item.as_object().unwrap().values()) {
        let answers = operation["responses"].as_object().unwrap();
        for status in ["200", "4XX", "5XX"] {
            assert!(answers.contains_key(status), "{status}: {operation}");
        }
        // OpenAPI 3.1.0, Response Object: a description is required.
        assert!(answers.values().all(|answer| answer["description"].is_string()), "{operation}");
    }
    let mut references = Vec::new();
    gather(&DOCUMENT, &mut references);
    assert!(references.len() > 20, "{references:?}");
    for reference in references {
        assert!(DOCUMENT.pointer(reference.trim_start_matches('#')).is_some(), "{reference} leads nowhere");
    }
}

fn gather<'a>(value: &'a Value, references: &mut Vec<&'a str>) {
    match value {
        Value::Object(members) => {
            references.extend(members.get("$ref").and_then(Value::as_str));
            members.values().for_each(|member| gather(member, references));
        }
        Value::Array(items) => items.iter().for_each(|item| gather(item, references)),
        _ => {}
    }
}

#[test]
fn words_become_a_sentence_once() {
    assert_eq!(sentence("say why"), "Say why.");
    assert_eq!(sentence("Why?"), "Why?");
}
