//! A provider's overview with invented words.

use clearline_frame::sample::{Rendered, page};
use clearline_frame::view::{Page, Pager, State, Tone};
use clearline_frame::words;
use clearline_http::Audience;
use clearline_i18n::Language;
use clearline_report::{IncidentType, message};

use super::view::{Overview, ReportRow};
use crate::provider::sample::{finished, left, notices, open};
use crate::provider::view::NoticeRow;
use clearline_frame::sample::{at, duty, pager, work_in};

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

/// The page in every state, in one language.
pub(crate) fn pages(language: Language) -> Vec<Rendered> {
    let frame = || work_in(language, &message!("provider-window"), Audience::Provider, "/provider");
    let tests = rows().into_iter().filter(|row| row.sandbox).collect();
    vec![
        page("provider", &overview(frame(), rows(), notices())),
        page("provider-empty", &overview(frame(), vec![], vec![])),
        page("provider-sandbox", &overview(Page { sandbox: true, ..frame() }, tests, vec![])),
    ]
}
