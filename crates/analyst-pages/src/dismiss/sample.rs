//! A bulk dismissal with invented words.

use clearline_frame::sample::{Rendered, page};
use clearline_frame::view::{Page, Words};
use clearline_http::Audience;
use clearline_i18n::Language;
use clearline_report::{Message, message};

use super::view::{DismissPage, Preview};
use crate::sample::{TEXT, group, left_out};
use clearline_frame::sample::work_in;

fn dismiss(page: Page, error: Option<Words>) -> DismissPage {
    let preview = |id: &str, waiting: i64, going: Message, left_out| Preview {
        group: group(id, waiting),
        text: Ok(TEXT.to_owned()),
        going,
        left_out,
    };
    DismissPage {
        page,
        groups: vec![
            preview(
                "891012771090001",
                3_969,
                message!("analyst-will-be-dismissed", count = 3_965),
                left_out(),
            ),
            preview("891012771090002", 41, message!("analyst-nothing-to-dismiss"), Vec::new()),
        ],
        undo_hours: 24,
        reason: String::new(),
        error,
    }
}

/// The page in every state, in one language.
pub(crate) fn pages(language: Language) -> Vec<Rendered> {
    let frame = || work_in(language, &message!("analyst-window-dismiss"), Audience::Analyst, "/desk");
    vec![
        page("desk-dismiss", &dismiss(frame(), None)),
        page("desk-dismiss-error", &dismiss(frame(), Some(message!("analyst-write-why").into()))),
    ]
}
