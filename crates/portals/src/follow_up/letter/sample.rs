//! A letter with invented words.

use clearline_frame::sample::{Rendered, page};
use clearline_frame::view::{Fact, Words};
use clearline_http::Audience;
use clearline_i18n::Language;
use clearline_report::message;

use super::view::{LetterLine, LetterPage};
use crate::follow_up::sample::NUMBER;
use clearline_frame::sample::work_in;

fn letter(language: Language) -> LetterPage {
    let line = |name: &str, value: &str, clause: Option<&str>| LetterLine {
        name: Words::data(name),
        value: Words::data(value),
        clause: clause.map(str::to_owned),
    };
    LetterPage {
        page: work_in(language, &message!("letter-back"), Audience::Analyst, ""),
        back: "/desk/reports/891012771093118/preservation".to_owned(),
        title: Words::data("Request to preserve longer"),
        head: vec![
            Fact::new(message!("letter-from"), Words::data("clearline.example.com")),
            Fact::new(message!("letter-to"), Words::data("Harbour Messenger")),
            Fact::new(message!("letter-date"), Words::data("2026-11-23")),
        ],
        paragraphs: vec![Words::data("We ask you to preserve them longer, and to tell us until when.")],
        lines: vec![
            line("Report", NUMBER, None),
            line("Duty to preserve ends", "2027-11-23", Some("18 U.S.C. § 2258A(h)(1)")),
        ],
    }
}

/// The page in one language.
pub(crate) fn pages(language: Language) -> Vec<Rendered> {
    vec![page("desk-letter", &letter(language))]
}
