//! The list of entries with invented words.

use clearline_frame::sample::{Rendered, page};
use clearline_frame::view::{Page, Pager};
use clearline_http::Audience;
use clearline_i18n::Language;
use clearline_report::message;

use super::view::Entries;
use crate::auditor::sample::rows;
use crate::auditor::view::EntryRow;
use clearline_frame::sample::{pager, work_in};

fn entries(page: Page, rows: Vec<EntryRow>) -> Entries {
    let pager = if rows.is_empty() {
        Pager::default()
    } else {
        let places = message!("auditor-places", oldest = 18_200, newest = 18_204);
        pager(places, "/auditor/entries?before=18200")
    };
    Entries { page, rows, pager }
}

/// The page in every state, in one language.
pub(crate) fn pages(language: Language) -> Vec<Rendered> {
    let title = message!("auditor-window-entries");
    let frame = || work_in(language, &title, Audience::Auditor, "/auditor/entries");
    vec![
        page("auditor-entries", &entries(frame(), rows())),
        page("auditor-entries-empty", &entries(frame(), vec![])),
    ]
}
