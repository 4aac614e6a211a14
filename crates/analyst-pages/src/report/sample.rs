//! A report in review with invented words.

#![expect(clippy::unwrap_used, reason = "invented values are as fixed as those of a test")]

use clearline_frame::sample::{Rendered, page};
use clearline_frame::view::{Choice, FieldError, FileRow, Gate, Page, State, Tone, Words};
use clearline_frame::words;
use clearline_http::Audience;
use clearline_i18n::Language;
use clearline_report::{
    Argument, Country, FileKind, IncidentType, Message, Priority, ReferralState, Stage, message,
};

use super::view::{
    AnalystSaid, Decide, Factor, FileEntry, LinkedReport, ReferralRow, ReportPage, RulingRow, SourceSaid,
    Tally,
};
use crate::sample::NUMBER;
use clearline_frame::sample::{at, event, file_row, passages, sections, subjects, to_come, work_in};

fn report(page: Page) -> ReportPage {
    ReportPage {
        page,
        number: NUMBER.to_owned(),
        kind: words::incident_type(IncidentType::Enticement).into(),
        priority: Some(Priority::P0),
        state: State::new(Tone::Waiting, words::stage(Stage::AtDesk)),
        from: Words::data("Harbour Messenger"),
        received: at("2026-11-23 16:31"),
        said: sections(),
        passages: passages(),
        files: files(),
        sources: sources(),
        no_sources: message!("analyst-nothing-located"),
        links: links(),
        more_links: true,
        subjects: subjects(),
        analysts: vec![AnalystSaid {
            who: "M. Duarte".to_owned(),
            at: at("2026-11-23 16:36"),
            what: outcome(),
            reason: message!(
                "decided-because",
                reason = Argument::words("The message of 16:02 names a time and a place.")
            )
            .into(),
        }],
        factors: tally(
            vec![
                (message!("factor-marked-urgent"), "+40"),
                (message!("factor-victim-identifiable"), "+35"),
                (message!("urgent-coerced"), "P0"),
            ],
            Words::value(75),
            message!("analyst-factors-about"),
        ),
        completeness: tally(
            vec![(message!("missing-location"), ""), (message!("missing-port"), "")],
            message!("analyst-of-hundred", count = 62).into(),
            message!("analyst-nothing-missing"),
        ),
        rulings: vec![],
        referrals: vec![],
        decide: Some(decide()),
        history: vec![
            event("2026-11-23 16:31", message!("analyst-event-received"), "Harbour Messenger"),
            event("2026-11-23 16:32", message!("analyst-event-proposed"), "Clearline"),
            to_come(message!("analyst-event-decided")),
        ],
    }
}

fn outcome() -> Message {
    let priority = Argument::exact("P0");
    message!("analyst-outcome", designation = message!("designation-referral"), priority = priority)
}

fn files() -> Vec<FileEntry> {
    let known = message!("analyst-graded", grade = Argument::exact("A2"));
    let viewed = FileRow {
        notes: vec![known.into()],
        ..file_row(
            "chat-0071.png",
            message!("answer-yes"),
            "9f2c1e0b7a44d85ef0136a0d0e6b7c3f5a8892d1c4be77a6051f3e2d9c8b7a60",
        )
    };
    let not_shown = FileRow {
        kind: message!("showing-not-here", kind = FileKind::Heic.message()).into(),
        ..file_row(
            "profile.heic",
            message!("answer-not-stated"),
            "03be77a6051f3e2d9c8b7a609f2c1e0b7a44d85ef0136a0d0e6b7c3f5a8892d1",
        )
    };
    let why = message!("gate-viewing-not-stated");
    vec![
        FileEntry {
            id: "1".to_owned(),
            row: viewed,
            gate: Gate::Open(Words::Sentence(message!("gate-viewed"))),
        },
        FileEntry {
            id: "2".to_owned(),
            row: not_shown,
            gate: Gate::Shut(Words::Sentence(message!("analyst-gate-shut", why = why))),
        },
    ]
}

fn links() -> Vec<LinkedReport> {
    let link =
        |number: &str, earlier: bool, why: Message, from: Words, received: Option<&str>| LinkedReport {
            number: number.to_owned(),
            held: received.is_some(),
            why: Words::Heading(why),
            source: message!("source-earlier").into(),
            from,
            received: received.map(at),
            earlier,
            priority: received.map(|_| Priority::P2),
        };
    let public = || -> Words { message!("analyst-the-public").into() };
    vec![
        link(
            "890644210032101",
            true,
            message!("said-shares", what = message!("link-phone")),
            Words::data("Quiet Games"),
            Some("2026-11-19 08:10"),
        ),
        link(
            "880011223344556",
            true,
            message!(
                "analyst-with-doubts",
                value = message!("said-refers"),
                doubts = message!("doubt-not-held")
            ),
            Words::default(),
            None,
        ),
        link("891012771093140", false, message!("said-writes-number"), public(), Some("2026-11-23 18:02")),
    ]
}

fn sources() -> Vec<SourceSaid> {
    let said =
        |(source, day): (Message, &str), (matter, about): (Message, &str), statement: Message| SourceSaid {
            source: message!("analyst-source-as-of", source = source, day = Argument::exact(day)).into(),
            about: message!("analyst-source-about", matter = matter, about = Argument::exact(about)).into(),
            statement: statement.into(),
            at: at("2026-11-23 16:31"),
        };
    vec![
        said(
            (message!("source-named", name = Argument::name("addresses.mmdb")), "2026-11-01"),
            (message!("matter-address"), "203.0.113.77"),
            message!("said-registry-country", country = "SE".parse::<Country>().unwrap()),
        ),
        said(
            (message!("source-hash-list", list = Argument::name("sample-known")), "2026-10-30"),
            (message!("matter-named-hash"), "md5 9f2c1e0b7a448b7a609f2c1e0b7a448b"),
            message!("said-named-hash-match", list = Argument::name("Sample list")),
        ),
    ]
}

fn tally(parts: Vec<(Message, &str)>, sum: Words, meaning: Message) -> Tally {
    let factor = |(words, points): (Message, &str)| Factor { words, points: points.to_owned() };
    Tally { parts: parts.into_iter().map(factor).collect(), sum, meaning }
}

fn decide() -> Decide {
    let hinted = |value: &str, words: Words, hint: Message| Choice {
        hint: Some(hint.into()),
        ..Choice::new(value, words)
    };
    let priorities = Priority::ALL.map(|priority| Choice {
        chosen: priority == Priority::P0,
        ..hinted(priority.word(), Words::data(priority.word()), words::priority(&priority))
    });
    let referral =
        hinted("referral", message!("analyst-referral").into(), message!("analyst-referral-about"));
    Decide {
        designations: vec![
            Choice { chosen: true, ..referral },
            hinted(
                "informational",
                message!("analyst-informational").into(),
                message!("analyst-informational-about"),
            ),
        ],
        priorities: priorities.into(),
        reason: String::new(),
        errors: vec![],
    }
}

fn report_with_errors(report: ReportPage) -> ReportPage {
    let errors = vec![
        FieldError::new("designation", message!("analyst-choose-designation")),
        FieldError::new("priority", message!("analyst-choose-priority")),
        FieldError::new("reason", message!("analyst-write-why")),
    ];
    ReportPage { decide: Some(Decide { errors, ..decide() }), ..report }
}

fn new_report(page: Page) -> ReportPage {
    ReportPage {
        number: "891012771093204".to_owned(),
        priority: None,
        state: State::new(Tone::Plain, words::stage(Stage::Received)),
        passages: vec![],
        files: vec![],
        sources: vec![],
        no_sources: message!("analyst-nothing-looked-up-yet"),
        links: vec![],
        subjects: subjects()
            .into_iter()
            .map(|subject| clearline_frame::view::Subject { candidates: vec![], ..subject })
            .collect(),
        analysts: vec![],
        factors: tally(vec![], Words::value(0), message!("analyst-not-ranked-yet")),
        completeness: tally(
            vec![],
            message!("analyst-not-counted").into(),
            message!("analyst-not-looked-at"),
        ),
        decide: None,
        ..report(Page { sandbox: true, ..page })
    }
}

fn done_report(report: ReportPage) -> ReportPage {
    let ruling = |agency: &str, outcome: State, clauses: Vec<Words>| RulingRow {
        agency: agency.to_owned(),
        outcome,
        clauses,
        at: at("2026-11-23 16:44"),
        basis: message!(
            "analyst-basis",
            register = Argument::exact("4be1c07e2f91"),
            facts = Argument::exact("5c1d07e2a7f0")
        ),
    };
    let withheld = message!(
        "analyst-withheld-by",
        clauses = Argument::exact("2258A(c)(3)"),
        why = message!("route-through-unknown")
    );
    let sent = message!("analyst-sent-to", agencies = Argument::name("National Police, Sweden"));
    let broken = RulingRow {
        basis: message!("analyst-basis-no-facts", register = Argument::exact("4be1c07e2f91")),
        ..ruling("us-fbi", State::new(Tone::Alarm, message!("analyst-ruled-error")), Vec::new())
    };
    ReportPage {
        state: State::new(Tone::Good, message!("analyst-state-informational", stage = sent)),
        priority: Some(Priority::P1),
        rulings: vec![
            ruling(
                "National Police, Sweden",
                State::new(Tone::Good, message!("analyst-ruled-disclose")),
                vec![Words::law("2258A(c)(3)"), Words::law("2258A(g)(3)(A)")],
            ),
            ruling(
                "Police of Freedonia",
                State::new(Tone::Caution, message!("analyst-ruled-withhold")),
                vec![withheld.into()],
            ),
            broken,
        ],
        referrals: vec![ReferralRow {
            id: "R-891012771093118-1".to_owned(),
            agency: "National Police, Sweden".to_owned(),
            state: words::referral(ReferralState::Delivered),
            made_available: at("2026-11-23 16:44"),
            hand_over: true,
        }],
        decide: None,
        ..report
    }
}

/// The page in every state, in one language.
pub(crate) fn pages(language: Language) -> Vec<Rendered> {
    let numbered = |number: &str| {
        let title = message!("analyst-window-report", number = Argument::exact(number));
        work_in(language, &title, Audience::Analyst, "")
    };
    let report = || report(numbered(NUMBER));
    vec![
        page("desk-report", &report()),
        page("desk-report-errors", &report_with_errors(report())),
        page("desk-report-new", &new_report(numbered("891012771093204"))),
        page("desk-report-done", &done_report(report())),
    ]
}
