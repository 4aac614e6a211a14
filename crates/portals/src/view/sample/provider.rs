//! Pages for those who file.

use super::{Rendered, at, duty, entrance, event, file_row, page, pager, telling, to_come, work};
use crate::view::documentation::Documentation;
use crate::view::provider::{
    ForeignRequest, NoticeKind, NoticeRow, Overview, Receipt, RemarkRow, Repeat, ReportPage, ReportRow,
};
use crate::view::{Audience, Fact, Page, Pager, State, Tone};

const RECEIPT: &str = "clearline receipt\nreport 891012771093118\nprovider Harbour Messenger\nreceived 2026-11-23T16:31:07Z\n\
digest sha256:9f2c1e0b7a44d85ef0136a0d0e6b7c3f5a8892d1c4be77a6051f3e2d9c8b7a60\n\
preserve until 2027-11-23 under 18 U.S.C. 2258A(h)(1)\n\n— clearline.example.com Az3grlgtzPICa5OS8npVmf1My2wHkX";

pub(super) fn pages() -> Vec<Rendered> {
    let sandbox = Page { sandbox: true, ..work("Your reports", Audience::Provider, "/provider") };
    vec![
        page("provider", &overview(work("Your reports", Audience::Provider, "/provider"), rows(), notices())),
        page(
            "provider-empty",
            &overview(work("Your reports", Audience::Provider, "/provider"), vec![], vec![]),
        ),
        page(
            "provider-sandbox",
            &overview(sandbox, rows().into_iter().filter(|row| row.sandbox).collect(), vec![]),
        ),
        page("provider-report", &report()),
        page("provider-report-open", &open_report()),
        page("provider-documentation", &Documentation::on(entrance("The reporting API"))),
    ]
}

fn overview(page: Page, reports: Vec<ReportRow>, notices: Vec<NoticeRow>) -> Overview {
    let pager = if reports.is_empty() {
        Pager::default()
    } else {
        pager("1–5 of 312", "/provider?before=891012771093011")
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

fn rows() -> Vec<ReportRow> {
    let row = |number: &str, kind: &str, state: State, files: &str| ReportRow {
        number: number.to_owned(),
        sandbox: false,
        kind: kind.to_owned(),
        state,
        files: files.to_owned(),
        received: Some(at("2026-11-23 16:31")),
        preservation: Some(duty("2027-11-23", State::new(Tone::Plain, "365 days left"))),
        receipt: Some(format!("/provider/reports/{number}/receipt")),
    };
    vec![
        ReportRow {
            received: None,
            preservation: None,
            receipt: None,
            ..row(
                "891012771093204",
                "CSAM: possession, manufacture, distribution",
                State::new(Tone::Waiting, "open"),
                "0",
            )
        },
        row("891012771093118", "Online enticement of a child", State::new(Tone::Good, "referred"), "2"),
        ReportRow {
            sandbox: true,
            preservation: None,
            ..row("891012771093090", "Child sex trafficking", State::new(Tone::Plain, "received"), "1")
        },
        ReportRow {
            received: Some(at("2025-11-30 09:12")),
            preservation: Some(duty("2026-11-30", State::new(Tone::Caution, "7 days left"))),
            ..row(
                "762383012277120",
                "CSAM: possession, manufacture, distribution",
                State::new(Tone::Good, "referred"),
                "14",
            )
        },
        ReportRow {
            receipt: None,
            preservation: None,
            received: None,
            ..row("891012771093011", "Misleading words or images", State::new(Tone::Plain, "retracted"), "0")
        },
    ]
}

fn notices() -> Vec<NoticeRow> {
    let notice = |kind, number: &str, words: &str| NoticeRow {
        kind,
        at: at("2026-11-23 14:05"),
        number: number.to_owned(),
        words: words.to_owned(),
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

fn report() -> ReportPage {
    ReportPage {
        page: telling(
            work("Report 891012771093118", Audience::Provider, ""),
            Tone::Good,
            "The webhook was sent again.",
        ),
        number: "891012771093118".to_owned(),
        kind: "Online enticement of a child".to_owned(),
        state: State::new(Tone::Good, "referred"),
        facts: vec![
            Fact::new("Incident time", "2026-11-23 16:02 UTC"),
            Fact::new("Reporting person", "Safety desk, safety@example.com"),
            Fact::exact("Your reference", "HM-2026-118822"),
        ],
        repeats: vec![Repeat {
            number: "891012771093121".to_owned(),
            received: Some(at("2026-11-23 16:33")),
            first: false,
        }],
        history: vec![
            event("2026-11-23 16:29", "Opened", "credential “production”"),
            event("2026-11-23 16:31", "Finished: received", "credential “production”"),
            event("2026-11-23 16:32", "Made available to an agency", "Clearline"),
            to_come("Feedback, if the agency gives any"),
        ],
        receipt: Some(Receipt {
            text: RECEIPT.to_owned(),
            href: "/provider/reports/891012771093118/receipt".to_owned(),
            verify_command: "clearline open receipt-891012771093118.txt --keys keys.txt".to_owned(),
        }),
        preservation: Some(duty("2027-11-23", State::new(Tone::Plain, "365 days left"))),
        foreign_request: Some(ForeignRequest {
            country: "Sylvania".to_owned(),
            state: State::new(Tone::Waiting, "18 h left to answer"),
            opened: at("2026-11-23 16:31"),
            ending: None,
        }),
        files: vec![
            file_row(
                "chat-0071.png",
                "yes",
                "9f2c1e0b7a44d85ef0136a0d0e6b7c3f5a8892d1c4be77a6051f3e2d9c8b7a60",
                &[],
            ),
            file_row(
                "profile.png",
                "not stated",
                "03be77a6051f3e2d9c8b7a609f2c1e0b7a44d85ef0136a0d0e6b7c3f5a8892d1",
                &[],
            ),
        ],
        remarks: vec![
            RemarkRow {
                about: "Report".to_owned(),
                words: "The reporting person has no e-mail address.".to_owned(),
                mend: "Name one: an investigator with a question has nobody to ask otherwise.".to_owned(),
            },
            RemarkRow {
                about: "chat-0071.png".to_owned(),
                words: "The file details name the MD5 0f343b0931126a20f133d67c2b018a3b; the bytes received have another one \
                        (5d41402abc4b2a76b9719d911017c592)."
                    .to_owned(),
                mend: "Look whether the right file was sent.".to_owned(),
            },
        ],
        notices: vec![],
    }
}

fn open_report() -> ReportPage {
    ReportPage {
        page: Page { sandbox: true, ..work("Report 891012771093204", Audience::Provider, "") },
        number: "891012771093204".to_owned(),
        state: State::new(Tone::Waiting, "open"),
        history: vec![
            event("2026-11-23 17:40", "Opened", "credential “trial”"),
            to_come("Finished by you, or expired"),
        ],
        repeats: vec![],
        receipt: None,
        preservation: None,
        foreign_request: None,
        files: vec![],
        remarks: vec![],
        notices: notices().into_iter().take(1).collect(),
        ..report()
    }
}
