//! What tests of pages and of interfaces for programs share: a referral with its report, made up.

#![expect(clippy::unwrap_used, reason = "a test whose words cannot be read must stop loudly")]

use clearline_disclosure::{Disclosed, DisclosedFile};
use clearline_law::{ClauseId, Condition, Field, FileGate, Ground, Outcome, Ruling};
use clearline_records::dossier::Head;
use clearline_records::dossier::augmented::{Candidate, Evidence, Matter, Statement};
use clearline_records::dossier::routed::{KeptFeedback, Referral, ReferralEvent};
use clearline_records::dossier::triaged::{Author, Outcome as Triaged};
use clearline_report::{
    Answer, Argument, CaptureEvent, CaptureKind, Channel, Country, Designation, FileId, FileKind, FileSaid,
    Incident, IncidentType, InternetDetail, InternetKind, LawEnforcement, Message, Party, Person, Priority,
    ReferralId, ReferralState, ReportKind, Reporter, Stage, Subject, World, message,
};
use jiff::Timestamp;

use crate::refer::queries::Page;

const AT: &str = "2026-11-23T16:04:05Z";

/// The moment of everything here.
pub fn at() -> Timestamp {
    AT.parse().unwrap()
}

/// The referral.
pub fn referral_id() -> ReferralId {
    "R-889913771090077-2".parse().unwrap()
}

/// Its file.
pub fn file_id() -> FileId {
    "0123456789abcdef0123456789abcdef".parse().unwrap()
}

fn statement(matter: Matter, about: &str, value: Message) -> Statement {
    Statement {
        ordinal: 1,
        source: message!("source-hash-lists"),
        source_as_of: Some("2026-11-01".to_owned()),
        subject: None,
        matter,
        about: about.to_owned(),
        value,
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
pub fn disclosed() -> Disclosed {
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
        statements: vec![statement(
            Matter::HashMatch,
            file_id().as_str(),
            message!("said-named-hash-match", list = Argument::name("A")),
        )],
        candidates: vec![Candidate {
            subject: Subject::Reported,
            position: 1,
            country: Some("SE".parse::<Country>().unwrap()),
            state: None,
            weight: 30,
            proxy_doubt: true,
            newest_at: None,
            evidence: vec![Evidence { statement: 1, points: 30, says: message!("matter-address") }],
        }],
        linked: vec![statement(
            Matter::EarlierReport,
            "889913771090011",
            message!("said-shares", what = message!("link-address")),
        )],
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
            kind: FileKind::Png,
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

/// The referral as its agency reads it.
pub fn page(state: ReferralState) -> Page {
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

/// The head of its report.
pub fn head() -> Head {
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
