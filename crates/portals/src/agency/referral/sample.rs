//! A referral with invented words, from its conditions to its end.

#![expect(clippy::unwrap_used, reason = "invented values are as fixed as those of a test")]

use clearline_disclosure::referral::{DeclineReason, EventKind, FeedbackCode};
use clearline_frame::sample::{Rendered, page};
use clearline_frame::view::{Choice, Event, Fact, FieldError, FileRow, Gate, Page, State, Tone, Words};
use clearline_frame::words;
use clearline_http::Audience;
use clearline_i18n::Language;
use clearline_report::{Answer, Argument, Country, IncidentType, Message, Priority, ReferralState, message};

use super::view::{Actions, Condition, Conditions, Ended, FileEntry, Ground, Referral, Related};
use clearline_frame::sample::{
    at, duty, event, file_row, passages, sections, subjects, telling, to_come, work_in,
};

const ID: &str = "R-891012771093118-1";

fn frame_of(language: Language, id: &str) -> Page {
    let title = message!("agency-window-referral", referral = Argument::exact(id));
    work_in(language, &title, Audience::Agency, "")
}

fn conditions(language: Language, error: Option<Message>) -> Conditions {
    let condition = |words: Message, clause: Words| Condition { words, clause };
    let clause = || Words::value(Argument::clause("US-2258A-g3"));
    let rule = message!("conditions-our-rule", rule = message!("brief-source-own-rule"));
    Conditions {
        page: frame_of(language, ID),
        id: ID.to_owned(),
        priority: Priority::P0,
        kind: words::incident_type(IncidentType::Enticement),
        conditions: vec![
            condition(message!("condition-purpose"), clause()),
            condition(message!("condition-onward"), clause()),
            condition(message!("condition-unviewed-files"), rule.into()),
        ],
        digest: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".to_owned(),
        error: error.map(Words::from),
    }
}

fn files() -> Vec<FileEntry> {
    let grade = message!("referral-file-grade", grade = Argument::name("A2"));
    let first = "9f2c1e0b7a44d85ef0136a0d0e6b7c3f5a8892d1c4be77a6051f3e2d9c8b7a60";
    let second = "03be77a6051f3e2d9c8b7a609f2c1e0b7a44d85ef0136a0d0e6b7c3f5a8892d1";
    let yes = words::answer(Answer::Yes);
    vec![
        FileEntry {
            id: "1".to_owned(),
            row: FileRow { notes: vec![grade.into()], ..file_row("chat-0071.png", yes, first) },
            gate: Gate::Open(Words::Sentence(message!("gate-viewed"))),
        },
        FileEntry {
            id: "2".to_owned(),
            row: file_row("profile.png", words::answer(Answer::NotStated), second),
            gate: Gate::Shut(Words::Sentence(message!("gate-viewing-not-stated"))),
        },
    ]
}

fn ground() -> Ground {
    let law = |citation: &str, says: &str| Fact::new(Words::law(citation), Words::law(says));
    let why = Words::Sentence(message!("kept-back-not-agreed"));
    Ground {
        words: message!("referral-ruled", at = Argument::name("2026-11-23 16:44 UTC")),
        clauses: vec![
            law("18 U.S.C. 2258A(c)(3)", "Reports are made available to foreign agencies that qualify."),
            law(
                "18 U.S.C. 2258A(g)(3)(A)",
                "The clearinghouse may disclose the report's information to them.",
            ),
        ],
        without: vec![Fact::new(message!("field-reporter-contact"), why)],
        basis: message!(
            "referral-decided-by",
            register = Argument::exact("2026-11"),
            facts = Argument::exact("5c1d07e2")
        ),
    }
}

fn actions() -> Actions {
    let to = |country: &str, agency: &str| {
        let country = country.parse::<Country>().unwrap();
        message!("act-transfer-to", country = country, agency = Argument::name(agency))
    };
    let closed = message!(
        "act-warrant-of",
        file = Argument::words("chat-0072.png"),
        digest = Argument::exact("9f2c1e0b7a44")
    );
    Actions {
        can_accept: true,
        decline_reasons: DeclineReason::ALL.map(|reason| Choice::new(reason.word(), reason.message())).into(),
        agencies: vec![
            Choice::new("no", to("NO", "Criminal Investigation Service")),
            Choice::new("dk", to("DK", "National Police")),
        ],
        feedback: FeedbackCode::ALL.map(|code| Choice::new(code.word(), code.message())).into(),
        closed_files: vec![Choice::new("a1", closed)],
        ..Actions::default()
    }
}

fn referral(language: Language) -> Referral {
    let number = || Argument::exact("891012771093121");
    Referral {
        page: frame_of(language, ID),
        id: ID.to_owned(),
        number: "891012771093118".to_owned(),
        kind: words::incident_type(IncidentType::Enticement),
        priority: Priority::P0,
        state: words::referral(ReferralState::Opened),
        made_available: at("2026-11-23 16:44"),
        why: Words::Sentence(message!("candidate-no-place")),
        sections: sections(),
        passages: passages(),
        subjects: subjects(),
        awaits_destruction: true,
        package: Some(message!("referral-package-size", size = Argument::Bytes(1_234_000))),
        files: files(),
        related: vec![
            Related {
                referral: Some("R-891012771093101-1".to_owned()),
                words: message!("referral-related-shares"),
            },
            Related {
                referral: None,
                words: message!(
                    "referral-related-sent",
                    report = number(),
                    at = Argument::name("2026-11-23 16:33 UTC")
                ),
            },
        ],
        ground: ground(),
        preservation: Some(duty("2027-11-23", State::new(Tone::Plain, message!("left-days", days = 365)))),
        drafts: vec![
            (format!("/agency/referrals/{ID}/drafts/emergency"), message!("referral-ask-emergency")),
            (format!("/agency/referrals/{ID}/drafts/preservation"), message!("referral-ask-preservation")),
            (format!("/agency/referrals/{ID}/drafts/records"), message!("referral-ask-records")),
        ],
        history: history(),
        actions: actions(),
    }
}

fn history() -> Vec<Event> {
    let happened = |when: &str, kind: EventKind, who: &str| event(when, Words::Heading(kind.message()), who);
    vec![
        happened("2026-11-23 16:44", EventKind::MadeAvailable, "clearline-1"),
        happened("2026-11-23 16:52", EventKind::Delivered, "clearline-1"),
        happened("2026-11-23 16:53", EventKind::Opened, "S. Lindqvist"),
        to_come(message!("event-accepted")),
    ]
}

fn accepted(language: Language) -> Referral {
    let first = referral(language);
    Referral {
        state: words::referral(ReferralState::Accepted),
        actions: Actions {
            can_accept: false,
            errors: vec![
                FieldError::new("feedback", message!("act-feedback-more")),
                FieldError::new("decline", message!("act-decline-choose")),
                FieldError::new("re-refer", message!("act-transfer-choose")),
                FieldError::new("warrant", message!("act-warrant-choose")),
            ],
            ..first.actions.clone()
        },
        ..first
    }
}

fn closed(language: Language) -> Referral {
    let done = message!("done-feedback-given");
    let page = telling(frame_of(language, "R-889913771090077-3"), Tone::Good, done);
    Referral {
        page: Page { sandbox: true, ..page },
        state: words::referral(ReferralState::Closed),
        priority: Priority::P3,
        passages: vec![],
        files: vec![],
        actions: Actions::default(),
        drafts: vec![],
        preservation: Some(duty("2026-11-20", State::new(Tone::Alarm, message!("left-ended", days = 3)))),
        ..referral(language)
    }
}

fn ended(language: Language) -> Ended {
    Ended {
        page: frame_of(language, "R-891012771092540-1"),
        id: "R-891012771092540-1".to_owned(),
        state: words::referral(ReferralState::ReReferred),
        heading: message!("ended-heading"),
        why: message!("ended-transferred"),
        history: history().into_iter().take(3).collect(),
    }
}

/// The page in every state, in one language.
pub(crate) fn pages(language: Language) -> Vec<Rendered> {
    let tick = message!("conditions-tick");
    vec![
        page("agency-conditions", &conditions(language, None)),
        page("agency-conditions-error", &conditions(language, Some(tick))),
        page("agency-referral", &referral(language)),
        page("agency-referral-accepted", &accepted(language)),
        page("agency-referral-closed", &closed(language)),
        page("agency-ended", &ended(language)),
    ]
}
