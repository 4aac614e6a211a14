//! The list of bulk dismissals with invented words.

use clearline_frame::sample::{Rendered, page};
use clearline_frame::view::{Page, Pager, State, Tone};
use clearline_frame::words;
use clearline_http::Audience;
use clearline_i18n::Language;
use clearline_report::{Message, message};

use super::view::{DismissalRow, Dismissals};
use clearline_frame::sample::{at, pager, work_in};

fn dismissals(page: Page) -> Dismissals {
    let row = |id: &str, tone, state: Message, undo| DismissalRow {
        id: id.to_owned(),
        group: "891012771090001".to_owned(),
        by: "R. Okafor".to_owned(),
        at: at("2026-11-23 16:50"),
        reason: "Synthetic: one text, sent by a machine.".to_owned(),
        state: State::new(tone, state),
        undo_until: undo,
    };
    let until = Some(at("2026-11-24 16:50"));
    Dismissals {
        page,
        rows: vec![
            row("17", Tone::Waiting, message!("dismissal-dismissing", count = 1_200), until.clone()),
            row("16", Tone::Plain, message!("dismissal-dismissed", count = 41), until),
            row("15", Tone::Waiting, message!("dismissal-undoing", count = 7), None),
            row("14", Tone::Good, message!("dismissal-undone", count = 1), None),
            row("13", Tone::Good, message!("dismissal-settled", count = 41), None),
        ],
        pager: pager(words::shown(5), "/desk/dismissals?after=1763916600000000.13"),
    }
}

/// The page in every state, in one language.
pub(crate) fn pages(language: Language) -> Vec<Rendered> {
    let frame = || work_in(language, &message!("analyst-window-dismissals"), Audience::Analyst, "/desk");
    let empty = Dismissals { rows: Vec::new(), pager: Pager::default(), ..dismissals(frame()) };
    vec![page("desk-dismissals", &dismissals(frame())), page("desk-dismissals-empty", &empty)]
}
