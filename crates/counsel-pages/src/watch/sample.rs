//! The watch list with invented words.

use clearline_frame::sample::{Rendered, page};
use clearline_frame::view::Words;
use clearline_law::as_of_words;
use clearline_report::{Argument, message};

use super::view::{Supposed, WatchList, WatchRow};
use crate::sample::{Counsel, known, source};
use crate::view::Link;

fn list(counsel: Counsel, rows: Vec<WatchRow>) -> WatchList {
    WatchList { page: counsel.page(&message!("counsel-window-watch"), "/counsel/watch"), rows }
}

fn row(id: &str, title: &str, supposed: Option<Supposed>) -> WatchRow {
    WatchRow {
        id: id.to_owned(),
        title: title.to_owned(),
        state: message!("state-bill"),
        says: "A provider would report within an invented time.".to_owned(),
        when: "Not known. No vote was found.".to_owned(),
        note: supposed.is_some().then(|| "On an invented calendar <since> spring.".to_owned()),
        sources: vec![source(
            "An invented parliament, calendar",
            Some("https://www.example.com/bill"),
            "2026-09-16",
            message!("confidence-medium"),
        )],
        as_of: as_of_words("2026-09-16"),
        day: "2027-01-01".to_owned(),
        supposed,
    }
}

fn supposed() -> Supposed {
    let countries = Argument::each([message!("supposed-country", country = known("GB"))]);
    let change =
        message!("supposed-change", before = message!("supposed-open"), after = message!("supposed-closed"));
    let name = Argument::name("Order under an invented agreement");
    let flag = message!("row-title", title = Argument::words("an invented agreement"));
    Supposed {
        on: as_of_words("2027-01-01"),
        lines: vec![
            message!("supposed-rows", rows = 21),
            message!("supposed-path-asking", name = name, change = change, countries = countries),
            message!("supposed-no-ruling", countries = 84),
            message!("supposed-no-brief", countries = 84),
        ],
        rows: vec![
            (
                Some(Link::new("/counsel/instruments/example", Words::from(flag.clone()))),
                message!(
                    "change-added",
                    kind = Argument::exact("instrument"),
                    id = Argument::exact("example"),
                    title = flag.clone()
                ),
            ),
            (
                None,
                message!(
                    "change-removed",
                    kind = Argument::exact("flag"),
                    id = Argument::exact("GB/cloud_act_agreement"),
                    title = flag
                ),
            ),
        ],
        more: 19,
    }
}

/// The page in every state, in one language.
pub(crate) fn pages(counsel: Counsel) -> Vec<Rendered> {
    let rows = vec![
        row("example-act", "Example Act (S. 0)", Some(supposed())),
        row("other", "An agreement <that> ends", None),
    ];
    vec![page("counsel-watch", &list(counsel, rows)), page("counsel-watch-empty", &list(counsel, Vec::new()))]
}
