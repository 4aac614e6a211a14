//! Samples of the pages of analysts.

use clearline_report::Priority;

use super::{
    Rendered, at, event, file_row, page, pager, passages, right_to_left, sections, stages, subjects, telling,
    to_come, work,
};
use crate::view::analyst::{
    Alert, AlertPage, Alerts, AlertsPage, AnalystSaid, Decide, Desk, Factor, FileEntry, HandOverPage,
    HandOverRow, LinkedReport, QueueRow, ReferralRow, ReportPage, RulingRow, SourceSaid, Tally,
};
use crate::view::{Audience, Choice, Fact, FieldError, Gate, NavItem, Page, Pager, State, Tone};

pub(super) fn pages() -> Vec<Rendered> {
    vec![
        page("desk", &desk(work("Review queue", Audience::Analyst, "/desk"))),
        page("desk-rtl", &desk(right_to_left(work("Review queue", Audience::Analyst, "/desk")))),
        page("desk-empty", &empty_desk()),
        page("desk-alert", &alert_page()),
        page("desk-report", &report()),
        page("desk-report-errors", &report_with_errors()),
        page("desk-report-new", &new_report()),
        page("desk-report-done", &done_report()),
        page("desk-hand-over", &hand_over()),
        page("desk-alerts", &alerts_page()),
    ]
}

pub(super) fn desk(page: Page) -> Desk {
    Desk {
        page,
        flood: Vec::new(),
        flood_words: String::new(),
        queue: queue(),
        pager: pager("1–6 of 7", "/desk?after=891012771092720"),
        waiting: vec![
            Fact::new("Waiting for a decision", "7"),
            Fact::new("P0 life at risk", "1"),
            Fact::new("P3 all other reports", "6"),
        ],
        alerts: some(alerts().into_iter().take(2).collect(), "2"),
        answers: some(alerts().into_iter().skip(2).collect(), "619"),
        stages: stages(),
    }
}

/// The first of `all` alerts.
pub(super) fn some(rows: Vec<Alert>, all: &str) -> Alerts {
    let more = rows.len().to_string() != all;
    Alerts { all: all.to_owned(), more, href: "/desk/alerts?list=answers".to_owned(), rows }
}

fn alerts_page() -> AlertsPage {
    let list = |href: &str, words: &str| NavItem {
        href: href.to_owned(),
        words: words.to_owned(),
        here: href == "/desk/alerts",
    };
    AlertsPage {
        page: work("Alerts", Audience::Analyst, "/desk"),
        lists: vec![
            list("/desk/alerts", "Call for somebody 2"),
            list("/desk/alerts?list=answers", "Answers of agencies 619"),
        ],
        alerts: alerts(),
        pager: pager("3 of 621 shown", "/desk/alerts?after=1.1763915460000001.a3"),
    }
}

pub(super) fn queue() -> Vec<QueueRow> {
    let row = |number: &str, priority, kind: &str, from: &str, age: &str, why: &str| QueueRow {
        number: number.to_owned(),
        priority,
        kind: kind.to_owned(),
        from: from.to_owned(),
        age: age.to_owned(),
        received: at("2026-11-23 16:31"),
        why: why.to_owned(),
        line: None,
        signs: Vec::new(),
        sandbox: false,
    };
    vec![
        row(
            "891012771093118",
            Priority::P0,
            "Online enticement of a child",
            "Harbour Messenger",
            "4 min",
            "Marked urgent by the provider; the victim's country is unknown",
        ),
        row(
            "891012771093077",
            Priority::P1,
            "Child sexual molestation",
            "the public",
            "52 min",
            "Public report: needs a reviewer",
        ),
        row(
            "891012771092991",
            Priority::P1,
            "Child sex trafficking",
            "Lantern Marketplace",
            "1 h 10 min",
            "Two candidate countries are equally strong",
        ),
        QueueRow {
            sandbox: true,
            ..row(
                "891012771092980",
                Priority::P2,
                "CSAM: possession, manufacture, distribution",
                "Trial Co",
                "1 h 12 min",
                "No rule fits",
            )
        },
        row(
            "891012771092877",
            Priority::P2,
            "CSAM: possession, manufacture, distribution",
            "Pebble Cloud",
            "2 h 40 min",
            "The prior report of this account was withheld",
        ),
        row(
            "891012771092720",
            Priority::P3,
            "Misleading domain name",
            "the public",
            "5 h 03 min",
            "Public report: needs a reviewer",
        ),
    ]
}

pub(super) fn alerts() -> Vec<Alert> {
    vec![
        Alert {
            tone: Tone::Alarm,
            words: "P0 report 891012771093118 waits for a decision".to_owned(),
            at: at("2026-11-23 16:33"),
            report: Some("891012771093118".to_owned()),
            id: "a1".to_owned(),
            group: None,
        },
        Alert {
            tone: Tone::Caution,
            words: "A foreign request must be answered within 18 hours".to_owned(),
            at: at("2026-11-23 10:31"),
            report: Some("891012771092840".to_owned()),
            id: "a2".to_owned(),
            group: None,
        },
        Alert {
            tone: Tone::Waiting,
            words: "National Police, Sweden declined: not our remit. No other agency has the report."
                .to_owned(),
            at: at("2026-11-23 16:40"),
            report: None,
            id: "a3".to_owned(),
            group: None,
        },
    ]
}

fn alert_page() -> AlertPage {
    let alert = alerts().swap_remove(0);
    AlertPage { page: work("Alert", Audience::Analyst, "/desk"), alert }
}

fn hand_over() -> HandOverPage {
    let row = |ordinal: &str, became| HandOverRow {
        ordinal: ordinal.to_owned(),
        taken: at("2026-11-23 16:50"),
        by: "m.adeyemi".to_owned(),
        package: "9f86d081884c".to_owned(),
        became,
    };
    let became = ("By courier.".to_owned(), "Registry of the unit".to_owned(), at("2026-11-24"));
    HandOverPage {
        page: work("Hand over R-891012771093118-1", Audience::Analyst, ""),
        id: "R-891012771093118-1".to_owned(),
        number: "891012771093118".to_owned(),
        agency: "National Police, Sweden".to_owned(),
        state: State::new(Tone::Waiting, "made available"),
        stands: true,
        package: Some("2 MB, SHA-256 9f86d081884c7d659a2feaa0c55ad015".to_owned()),
        waiting: vec![Choice::new("2", "Number 2, taken out on 2026-11-23 16:50 UTC")],
        ways: vec![Choice::new("courier", "By courier."), Choice::new("returned", "It came back.")],
        rows: vec![row("1", Some(became)), row("2", None)],
    }
}

fn empty_desk() -> Desk {
    let page = telling(
        work("Review queue", Audience::Analyst, "/desk"),
        Tone::Good,
        "Decision on report 891012771093118 recorded.",
    );
    Desk {
        waiting: vec![],
        queue: vec![],
        pager: Pager::default(),
        alerts: Alerts::default(),
        answers: Alerts::default(),
        ..desk(page)
    }
}

fn report() -> ReportPage {
    ReportPage {
        page: work("Report 891012771093118", Audience::Analyst, ""),
        number: "891012771093118".to_owned(),
        kind: "Online enticement of a child".to_owned(),
        priority: Some(Priority::P0),
        state: State::new(Tone::Waiting, "waiting for a decision"),
        from: "Harbour Messenger".to_owned(),
        received: at("2026-11-23 16:31"),
        said: sections(),
        passages: passages(),
        files: files(),
        sources: sources(),
        no_sources: "We found no location and no match.".to_owned(),
        links: links(),
        more_links: false,
        subjects: subjects(),
        analysts: vec![AnalystSaid {
            who: "M. Duarte".to_owned(),
            at: at("2026-11-23 16:36"),
            what: "Priority raised from P1 to P0".to_owned(),
            reason:
                "The message of 16:02 names a time and a place; the child's school is named in her profile."
                    .to_owned(),
        }],
        factors: tally(
            &[
                ("Marked urgent by the provider", "+40"),
                ("A meeting is planned", "+35"),
                ("Victim under 14 as stated", "+15"),
                ("Person reported placed within a day", "+10"),
            ],
            "100",
            "Each fact, and the points it adds.",
        ),
        completeness: tally(
            &[
                ("where the person reported is thought to be", ""),
                ("the source port of the network address", ""),
            ],
            "62 of 100",
            "Nothing is missing.",
        ),
        rulings: vec![],
        referrals: vec![],
        decide: Some(decide()),
        history: vec![
            event("2026-11-23 16:31", "Received", "Harbour Messenger"),
            event("2026-11-23 16:31", "Looked up in 4 sources", "Clearline"),
            event("2026-11-23 16:32", "Waiting for a decision", "Clearline"),
            to_come("Decided"),
        ],
    }
}

fn files() -> Vec<FileEntry> {
    vec![
        FileEntry {
            id: "1".to_owned(),
            row: file_row(
                "chat-0071.png",
                "yes",
                "9f2c1e0b7a44d85ef0136a0d0e6b7c3f5a8892d1c4be77a6051f3e2d9c8b7a60",
                &["no match in 3 lists", "classified A2 by the provider"],
            ),
            gate: Gate::Open("viewed by the provider".to_owned()),
        },
        FileEntry {
            id: "2".to_owned(),
            row: file_row(
                "profile.png",
                "not stated",
                "03be77a6051f3e2d9c8b7a609f2c1e0b7a44d85ef0136a0d0e6b7c3f5a8892d1",
                &[],
            ),
            gate: Gate::Shut("The provider did not state that it viewed this file.".to_owned()),
        },
    ]
}

fn links() -> Vec<LinkedReport> {
    let link = |number: &str, earlier: bool, why: &str, from: &str, received: Option<&str>| LinkedReport {
        number: number.to_owned(),
        held: received.is_some(),
        why: why.to_owned(),
        source: if from == "The public" { "the person who sent it" } else { "earlier reports" }.to_owned(),
        from: from.to_owned(),
        received: received.map(at),
        earlier,
        priority: received.map(|_| Priority::P2),
    };
    vec![
        link("890644210032101", true, "Shares a telephone number", "Quiet Games", Some("2026-11-19 08:10")),
        link("880011223344556", true, "Refers to this report; no such report is held here", "", None),
        link(
            "891012771093140",
            false,
            "Writes the number of this report; nobody has checked that the number is meant",
            "The public",
            Some("2026-11-23 18:02"),
        ),
    ]
}

fn sources() -> Vec<SourceSaid> {
    let said = |source: &str, about: &str, statement: &str| SourceSaid {
        source: source.to_owned(),
        about: about.to_owned(),
        statement: statement.to_owned(),
        at: at("2026-11-23 16:31"),
    };
    vec![
        said("Address registry, built 2026-11-01", "203.0.113.77", "Registered in Sweden"),
        said(
            "Address registry, built 2026-11-01",
            "198.51.100.4",
            "Registered in the Netherlands; a hosting network",
        ),
        said("Numbering plan", "+46 70 555 01 23", "Swedish mobile number"),
        said("Hash list “sample-known”, 2026-10", "9f2c1e0b…8b7a60", "Not in the list"),
        said("Earlier reports", "blue_kite_91", "Named in 2 reports since 2026-08"),
    ]
}

fn tally(parts: &[(&str, &str)], sum: &str, meaning: &str) -> Tally {
    let factor =
        |(words, points): &(&str, &str)| Factor { words: (*words).to_owned(), points: (*points).to_owned() };
    Tally { parts: parts.iter().map(factor).collect(), sum: sum.to_owned(), meaning: meaning.to_owned() }
}

fn decide() -> Decide {
    let hinted = |value: &str, words: &str, hint: &str| Choice {
        hint: Some(hint.to_owned()),
        ..Choice::new(value, words)
    };
    let priorities = Priority::ALL.map(|priority| Choice {
        chosen: priority == Priority::P0,
        ..hinted(priority.word(), priority.word(), priority.meaning())
    });
    Decide {
        designations: vec![
            Choice { chosen: true, ..hinted("referral", "Referral", "enough to act on") },
            hinted("informational", "Informational", "too little to act on, or known and widely spread"),
        ],
        priorities: priorities.into(),
        reason: String::new(),
        errors: vec![],
    }
}

fn report_with_errors() -> ReportPage {
    let errors = vec![FieldError {
        field: "reason".to_owned(),
        words: "Write why, in at least one sentence.".to_owned(),
    }];
    ReportPage { decide: Some(Decide { errors, ..decide() }), ..report() }
}

fn new_report() -> ReportPage {
    ReportPage {
        page: Page { sandbox: true, ..work("Report 891012771093204", Audience::Analyst, "") },
        number: "891012771093204".to_owned(),
        priority: None,
        state: State::new(Tone::Plain, "received"),
        passages: vec![],
        files: vec![],
        sources: vec![],
        links: vec![],
        subjects: subjects()
            .into_iter()
            .map(|subject| crate::view::Subject { candidates: vec![], ..subject })
            .collect(),
        analysts: vec![],
        factors: tally(&[], "0", "Not ranked yet."),
        decide: None,
        ..report()
    }
}

fn done_report() -> ReportPage {
    let ruling = |agency: &str, outcome: State, clauses: &[&str]| RulingRow {
        agency: agency.to_owned(),
        outcome,
        clauses: clauses.iter().map(|clause| (*clause).to_owned()).collect(),
        at: at("2026-11-23 16:44"),
        basis: "2026-11 · 5c1d07e2".to_owned(),
    };
    ReportPage {
        state: State::new(Tone::Good, "Sent to National Police, Sweden"),
        priority: Some(Priority::P1),
        rulings: vec![
            ruling(
                "National Police, Sweden",
                State::new(Tone::Good, "disclose"),
                &["2258A(c)(3)", "2258A(g)(3)(A)"],
            ),
            ruling(
                "Police of Freedonia",
                State::new(Tone::Alarm, "withhold"),
                &["2258A(c)(3)", "no basis in force"],
            ),
        ],
        referrals: vec![ReferralRow {
            id: "R-891012771093118-1".to_owned(),
            agency: "National Police, Sweden".to_owned(),
            state: State::new(Tone::Waiting, "delivered"),
            made_available: at("2026-11-23 16:44"),
            hand_over: true,
        }],
        decide: None,
        ..report()
    }
}
