//! Samples of the pages of analysts.

use clearline_i18n::Language;
use clearline_report::{
    Argument, Country, FileKind, IncidentType, Message, Priority, ReferralState, Stage, message,
};
use jiff::Timestamp;

use super::{
    Rendered, at, event, file_row, page, pager, passages, right_to_left, sections, subjects, telling,
    to_come, work_in,
};
use crate::view::analyst::{
    Alert, AlertPage, Alerts, AlertsPage, AnalystSaid, Decide, Desk, Factor, FileEntry, HandOverPage,
    HandOverRow, LinkedReport, QueueRow, ReferralRow, ReportPage, RulingRow, SourceSaid, Tally,
};
use crate::view::{
    Audience, Bar, Bars, Choice, Fact, FieldError, FileRow, Gate, NavItem, Page, Pager, State, Tone, Words,
};
use crate::words;

const NUMBER: &str = "891012771093118";

pub(super) fn pages() -> Vec<Rendered> {
    let mut pages = pages_in(Language::ENGLISH);
    pages.push(page("desk-rtl", &desk(right_to_left(desk_page(Language::ENGLISH)))));
    pages
}

/// The pages in one language.
pub(super) fn pages_in(language: Language) -> Vec<Rendered> {
    let frame = |title: &Message| work_in(language, title, Audience::Analyst, "/desk");
    let numbered = |number: &str| {
        let title = message!("analyst-window-report", number = Argument::exact(number));
        work_in(language, &title, Audience::Analyst, "")
    };
    let report = || report(numbered(NUMBER));
    vec![
        page("desk", &desk(desk_page(language))),
        page("desk-empty", &empty_desk(desk_page(language))),
        page("desk-alert", &alert_page(frame(&message!("analyst-window-alert")))),
        page("desk-report", &report()),
        page("desk-report-errors", &report_with_errors(report())),
        page("desk-report-new", &new_report(numbered("891012771093204"))),
        page("desk-report-done", &done_report(report())),
        page("desk-hand-over", &hand_over(language, true)),
        page("desk-hand-over-suspended", &hand_over(language, false)),
        page("desk-alerts", &alerts_page(frame(&message!("analyst-window-alerts")))),
    ]
}

/// The frame of the review queue.
pub(super) fn desk_page(language: Language) -> Page {
    work_in(language, &message!("analyst-window-queue"), Audience::Analyst, "/desk")
}

pub(super) fn desk(page: Page) -> Desk {
    let figure = |name: Message, count: i64| Fact::new(name, Words::value(count));
    let of = |priority: Priority| {
        let word = Argument::exact(priority.word());
        message!("analyst-priority-figure", priority = word, meaning = words::priority(&priority))
    };
    Desk {
        page,
        flood: Vec::new(),
        flood_words: message!("analyst-flood", posts = 30, minutes = 10),
        queue: queue(),
        pager: pager(message!("analyst-rows-shown", rows = 6, all = 7), "/desk?after=891012771092720"),
        waiting: vec![
            figure(message!("analyst-waiting-for-a-decision"), 7),
            figure(of(Priority::P0), 1),
            figure(of(Priority::P3), 6),
            figure(message!("analyst-figure-dismissed"), 41),
        ],
        alerts: some(alerts().into_iter().take(2).collect(), 2),
        answers: some(alerts().into_iter().skip(2).collect(), 619),
        stages: stages(),
    }
}

fn stages() -> Bars {
    let bar = |(stage, count)| Bar { words: words::stage(stage).into(), count };
    Bars {
        title: message!("analyst-in-work-now").into(),
        of: message!("analyst-stage").into(),
        rows: [(Stage::Open, 12), (Stage::Received, 4), (Stage::AtDesk, 7), (Stage::Routed, 0)]
            .map(bar)
            .into(),
    }
}

/// The first of `all` alerts.
pub(super) fn some(rows: Vec<Alert>, all: i64) -> Alerts {
    let more = rows.len() as i64 != all;
    Alerts { all, more, href: "/desk/alerts?list=answers".to_owned(), rows }
}

fn alerts_page(page: Page) -> AlertsPage {
    let list = |href: &str, words: Message| NavItem {
        href: href.to_owned(),
        words: words.into(),
        here: href == "/desk/alerts",
    };
    let shown = message!("analyst-rows-shown", rows = 3, all = 621);
    AlertsPage {
        page,
        lists: vec![
            list("/desk/alerts", message!("analyst-alerts-now", count = 2)),
            list("/desk/alerts?list=answers", message!("analyst-alerts-answers", count = 619)),
        ],
        alerts: alerts(),
        pager: pager(shown, "/desk/alerts?after=1.1763915460000001.a3"),
    }
}

fn minutes(count: i64) -> Message {
    words::span(Timestamp::UNIX_EPOCH, Timestamp::from_second(count * 60).unwrap_or_default())
}

pub(super) fn queue() -> Vec<QueueRow> {
    let public = || -> Words { message!("analyst-the-public").into() };
    let row = |number: &str, priority, kind: IncidentType, from: Words, age: i64, why: Message| QueueRow {
        number: number.to_owned(),
        priority,
        kind: words::incident_type(kind).into(),
        from,
        age: minutes(age),
        received: at("2026-11-23 16:31"),
        why,
        line: None,
        signs: Vec::new(),
        sandbox: false,
    };
    let named = |number: &str, line: Message, row: QueueRow| QueueRow {
        number: number.to_owned(),
        line: Some(line.into()),
        ..row
    };
    let victim = message!(
        "analyst-account-and-victim",
        account = Argument::exact("blue_kite_91"),
        age = Argument::exact("13")
    );
    let harbour = || Words::data("Harbour Messenger");
    let urgent = message!("review-contradiction");
    let first = row(NUMBER, Priority::P0, IncidentType::Enticement, harbour(), 4, urgent);
    vec![
        named(NUMBER, victim, first),
        row(
            "891012771093077",
            Priority::P1,
            IncidentType::Molestation,
            public(),
            52,
            message!("review-public"),
        ),
        named(
            "891012771092991",
            message!("analyst-victim-aged", age = Argument::exact("9")),
            row("", Priority::P1, IncidentType::Trafficking, harbour(), 70, message!("review-only-words")),
        ),
        QueueRow {
            sandbox: true,
            ..row(
                "891012771092980",
                Priority::P2,
                IncidentType::Csam,
                Words::data("Trial Co"),
                72,
                message!("review-urgent-leads-nowhere"),
            )
        },
        row(
            "891012771092720",
            Priority::P3,
            IncidentType::MisleadingDomain,
            public(),
            303,
            message!("review-public"),
        ),
    ]
}

pub(super) fn alerts() -> Vec<Alert> {
    let declined = message!(
        "alert-declined",
        agency = Argument::name("National Police, Sweden"),
        reason = message!("decline-not-our-remit"),
        others = message!("alert-no-other-agency")
    );
    vec![
        Alert {
            tone: Tone::Alarm,
            words: message!("alert-urgent-waits", because = message!("review-public")),
            at: at("2026-11-23 16:33"),
            report: Some(NUMBER.to_owned()),
            id: "a1".to_owned(),
            group: None,
        },
        Alert {
            tone: Tone::Caution,
            words: message!("alert-request-overdue"),
            at: at("2026-11-23 10:31"),
            report: Some("891012771092840".to_owned()),
            id: "a2".to_owned(),
            group: None,
        },
        Alert {
            tone: Tone::Waiting,
            words: declined,
            at: at("2026-11-23 16:40"),
            report: None,
            id: "a3".to_owned(),
            group: None,
        },
    ]
}

fn alert_page(page: Page) -> AlertPage {
    AlertPage { page, alert: alerts().swap_remove(0) }
}

fn hand_over(language: Language, stands: bool) -> HandOverPage {
    let id = "R-891012771093118-1";
    let title = message!("analyst-window-hand-over", referral = Argument::exact(id));
    let row = |ordinal: &str, became| HandOverRow {
        ordinal: ordinal.to_owned(),
        taken: at("2026-11-23 16:50"),
        by: "m.adeyemi".to_owned(),
        package: "9f86d081884c".to_owned(),
        became,
    };
    let became = (message!("handed-courier"), "Registry of the unit".to_owned(), at("2026-11-24"));
    let taken = message!(
        "analyst-package-taken",
        ordinal = Argument::exact("2"),
        at = Timestamp::from_second(1_763_916_600).unwrap_or_default()
    );
    HandOverPage {
        page: work_in(language, &title, Audience::Analyst, ""),
        id: id.to_owned(),
        number: NUMBER.to_owned(),
        agency: "National Police, Sweden".to_owned(),
        state: words::referral(ReferralState::MadeAvailable),
        stands,
        package: Some(message!(
            "analyst-package-size",
            size = Argument::Bytes(2_000_000),
            sha256 = Argument::exact("9f86d081884c7d659a2feaa0c55ad015")
        )),
        waiting: if stands { vec![Choice::new("2", taken)] } else { Vec::new() },
        ways: vec![
            Choice::new("courier", Words::Sentence(message!("handed-courier"))),
            Choice::new("returned", Words::Sentence(message!("handed-returned"))),
        ],
        rows: vec![row("1", Some(became)), row("2", None)],
    }
}

fn empty_desk(page: Page) -> Desk {
    Desk {
        waiting: vec![],
        queue: vec![],
        pager: Pager::default(),
        alerts: Alerts::default(),
        answers: Alerts::default(),
        ..desk(telling(page, Tone::Good, message!("done-decided")))
    }
}

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
            .map(|subject| crate::view::Subject { candidates: vec![], ..subject })
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
