//! A provider's report with invented words.

use clearline_frame::sample::{Rendered, page};
use clearline_frame::view::{Fact, Page, State, Tone, Words};
use clearline_frame::words;
use clearline_http::Audience;
use clearline_i18n::Language;
use clearline_report::{Answer, Argument, IncidentType, message};

use super::view::{ForeignRequest, Receipt, RemarkRow, Repeat, ReportPage};
use crate::provider::sample::{finished, left, notices, open};
use clearline_frame::sample::{at, duty, event, file_row, telling, work_in};

const RECEIPT: &str = "clearline receipt\nreport 891012771093118\nprovider Harbour Messenger\nreceived 2026-11-23T16:31:07Z\n\
digest sha256:9f2c1e0b7a44d85ef0136a0d0e6b7c3f5a8892d1c4be77a6051f3e2d9c8b7a60\n\
preserve until 2027-11-23 under 18 U.S.C. 2258A(h)(1)\n\n— clearline.example.com Az3grlgtzPICa5OS8npVmf1My2wHkX";

fn frame_of(language: Language, number: &str) -> Page {
    let title = message!("provider-window-report", number = Argument::exact(number));
    work_in(language, &title, Audience::Provider, "")
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

/// The page in every state, in one language.
pub(crate) fn pages(language: Language) -> Vec<Rendered> {
    vec![page("provider-report", &report(language)), page("provider-report-open", &open_report(language))]
}
