//! Pages for those who file.

use clearline_i18n::Language;
use clearline_report::{Answer, Argument, IncidentType, message};

use super::{Rendered, at, duty, event, file_row, page, pager, telling, work_in};
use crate::view::documentation::Documentation;
use crate::view::provider::{
    ForeignRequest, NoticeKind, NoticeRow, Overview, Receipt, RemarkRow, Repeat, ReportPage, ReportRow,
};
use crate::view::{Audience, Fact, Page, Pager, State, Tone, Words};
use crate::words;

const RECEIPT: &str = "clearline receipt\nreport 891012771093118\nprovider Harbour Messenger\nreceived 2026-11-23T16:31:07Z\n\
digest sha256:9f2c1e0b7a44d85ef0136a0d0e6b7c3f5a8892d1c4be77a6051f3e2d9c8b7a60\n\
preserve until 2027-11-23 under 18 U.S.C. 2258A(h)(1)\n\n— clearline.example.com Az3grlgtzPICa5OS8npVmf1My2wHkX";

pub(super) fn pages() -> Vec<Rendered> {
    pages_in(Language::ENGLISH)
}

/// The pages in one language.
pub(super) fn pages_in(language: Language) -> Vec<Rendered> {
    let frame = || work_in(language, &message!("provider-window"), Audience::Provider, "/provider");
    let tests = rows().into_iter().filter(|row| row.sandbox).collect();
    let title = message!("provider-window-documentation");
    let documentation = Page { csrf: "sample".to_owned(), ..Page::of(&title, Audience::Public, language) };
    vec![
        page("provider", &overview(frame(), rows(), notices())),
        page("provider-empty", &overview(frame(), vec![], vec![])),
        page("provider-sandbox", &overview(Page { sandbox: true, ..frame() }, tests, vec![])),
        page("provider-report", &report(language)),
        page("provider-report-open", &open_report(language)),
        page("provider-documentation", &Documentation::on(documentation)),
    ]
}

fn frame_of(language: Language, number: &str) -> Page {
    let title = message!("provider-window-report", number = Argument::exact(number));
    work_in(language, &title, Audience::Provider, "")
}

fn overview(page: Page, reports: Vec<ReportRow>, notices: Vec<NoticeRow>) -> Overview {
    let pager = if reports.is_empty() {
        Pager::default()
    } else {
        pager(words::shown(reports.len()), "/provider?before=891012771093011")
    };
    Overview {
        page,
        provider: "Harbour Messenger".to_owned(),
        reports,
        pager,
        notices,
        api_base: "https://clearline.example.com/ispws".to_owned(),
    }
}

fn left(days: i64, tone: Tone) -> State {
    State::new(tone, message!("left-days", days = days))
}

fn open() -> State {
    State::new(Tone::Waiting, message!("provider-state-open"))
}

fn finished() -> State {
    State::new(Tone::Good, message!("provider-state-finished"))
}

fn rows() -> Vec<ReportRow> {
    let row = |number: &str, kind: IncidentType, state: State, files: i64| ReportRow {
        number: number.to_owned(),
        sandbox: false,
        kind: words::incident_type(kind).into(),
        state,
        files,
        received: Some(at("2026-11-23 16:31")),
        preservation: Some(duty("2027-11-23", left(365, Tone::Plain))),
        receipt: Some(format!("/provider/reports/{number}/receipt")),
    };
    let retracted = || State::new(Tone::Plain, message!("provider-state-retracted"));
    vec![
        ReportRow {
            received: None,
            preservation: None,
            receipt: None,
            ..row("891012771093204", IncidentType::Csam, open(), 0)
        },
        row("891012771093118", IncidentType::Enticement, finished(), 2),
        ReportRow {
            sandbox: true,
            preservation: None,
            ..row("891012771093090", IncidentType::Trafficking, finished(), 1)
        },
        ReportRow {
            received: Some(at("2025-11-30 09:12")),
            preservation: Some(duty("2026-11-30", left(7, Tone::Caution))),
            ..row("762383012277120", IncidentType::Csam, finished(), 14)
        },
        ReportRow {
            receipt: None,
            preservation: None,
            received: None,
            ..row("891012771093011", IncidentType::MisleadingWords, retracted(), 0)
        },
    ]
}

fn notices() -> Vec<NoticeRow> {
    let notice = |kind, number: &str, words: &str| NoticeRow {
        kind,
        at: at("2026-11-23 14:05"),
        number: number.to_owned(),
        words: Words::data(words),
    };
    vec![
        notice(
            NoticeKind::UnableToForward,
            "891012771092840",
            "The authority in Freedonia could not be reached by any lawful way. This notice is given under 18 U.S.C. 2258A(d)(5)(C).",
        ),
        notice(
            NoticeKind::Forwarded,
            "891012771092377",
            "Forwarded to the National Police of Sylvania on 2026-11-22.",
        ),
        notice(NoticeKind::PreservationIn7Days, "762383012277120", "The duty ends on 2026-11-30."),
    ]
}

fn report(language: Language) -> ReportPage {
    let number = "891012771093118";
    let done = message!("done-kept-longer");
    ReportPage {
        page: telling(frame_of(language, number), Tone::Good, done),
        number: number.to_owned(),
        kind: words::incident_type(IncidentType::Enticement).into(),
        state: finished(),
        facts: vec![
            Fact::new(message!("fact-type"), words::incident_type(IncidentType::Enticement)),
            Fact::new(message!("fact-finished"), Words::data("2026-11-23 16:31 UTC")),
            Fact::new(message!("fact-files"), Words::value(2)),
        ],
        repeats: vec![Repeat {
            number: "891012771093121".to_owned(),
            received: "2026-11-23T16:33:00Z".parse().ok(),
            first: false,
        }],
        history: vec![
            event("2026-11-23 16:29", message!("provider-event-opened"), "credential-1"),
            event("2026-11-23 16:31", message!("provider-event-finished"), "credential-1"),
        ],
        receipt: Some(Receipt {
            text: RECEIPT.to_owned(),
            href: "/provider/reports/891012771093118/receipt".to_owned(),
            verify_command: "clearline open receipt-891012771093118.txt --keys keys.txt".to_owned(),
        }),
        preservation: Some(duty("2027-11-23", left(365, Tone::Plain))),
        foreign_request: Some(ForeignRequest {
            country: Words::data("Sylvania"),
            state: State::new(Tone::Waiting, message!("provider-request-open")),
            opened: at("2026-11-23 16:31"),
            ending: None,
        }),
        files: vec![
            file_row(
                "chat-0071.png",
                words::answer(Answer::Yes),
                "9f2c1e0b7a44d85ef0136a0d0e6b7c3f5a8892d1c4be77a6051f3e2d9c8b7a60",
            ),
            file_row(
                "profile.png",
                words::answer(Answer::NotStated),
                "03be77a6051f3e2d9c8b7a609f2c1e0b7a44d85ef0136a0d0e6b7c3f5a8892d1",
            ),
        ],
        remarks: vec![
            RemarkRow {
                about: message!("provider-remark-report").into(),
                says: message!("remark-no-email"),
                mend: message!("remark-no-email-mend"),
            },
            RemarkRow {
                about: Words::data("chat-0071.png"),
                says: message!(
                    "remark-hash-of-others",
                    kind = Argument::name("MD5"),
                    hash = Argument::exact("0f343b0931126a20f133d67c2b018a3b"),
                    other = Argument::exact("5d41402abc4b2a76b9719d911017c592"),
                ),
                mend: message!("remark-hash-of-others-mend"),
            },
        ],
        notices: vec![],
    }
}

fn open_report(language: Language) -> ReportPage {
    let number = "891012771093204";
    ReportPage {
        page: Page { sandbox: true, ..frame_of(language, number) },
        number: number.to_owned(),
        state: open(),
        history: vec![event("2026-11-23 17:40", message!("provider-event-opened"), "credential-2")],
        repeats: vec![],
        receipt: None,
        preservation: None,
        foreign_request: None,
        files: vec![],
        remarks: vec![],
        notices: notices().into_iter().take(1).collect(),
        ..report(language)
    }
}
