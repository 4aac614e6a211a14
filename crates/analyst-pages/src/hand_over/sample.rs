//! A package that is handed over, with invented words.

use clearline_frame::sample::{Rendered, page};
use clearline_frame::view::{Choice, Words};
use clearline_frame::words;
use clearline_http::Audience;
use clearline_i18n::Language;
use clearline_report::{Argument, ReferralState, message};
use jiff::Timestamp;

use super::view::{HandOverPage, HandOverRow};
use crate::sample::NUMBER;
use clearline_frame::sample::{at, work_in};

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

/// The page in every state, in one language.
pub(crate) fn pages(language: Language) -> Vec<Rendered> {
    vec![
        page("desk-hand-over", &hand_over(language, true)),
        page("desk-hand-over-suspended", &hand_over(language, false)),
    ]
}
