//! The list of destructions with invented words.

use clearline_frame::sample::{Rendered, page};
use clearline_frame::view::{State, Tone};
use clearline_frame::words;
use clearline_http::Audience;
use clearline_i18n::Language;
use clearline_report::{Argument, Message, message};

use super::view::Destructions;
use crate::follow_up::sample::rows;
use crate::follow_up::view::DestructionRow;
use clearline_frame::sample::{pager, work_in};

fn destructions(language: Language) -> Destructions {
    let end = |tone, words: Message| DestructionRow {
        state: State::new(tone, words),
        detail: None,
        ..rows(false).remove(0)
    };
    let day = || Argument::name("2026-11-23");
    let mut all = rows(false);
    all.push(end(Tone::Good, message!("destruction-done", day = day())));
    all.push(end(Tone::Plain, message!("destruction-taken-back", day = day())));
    Destructions {
        page: work_in(language, &message!("destructions-window"), Audience::Auditor, "/auditor/destructions"),
        pager: pager(
            words::shown(all.len()),
            "/auditor/destructions?before=1.891012771093118.0123456789abcdef0123456789abcdef.1",
        ),
        rows: all,
    }
}

/// The page in one language.
pub(crate) fn pages(language: Language) -> Vec<Rendered> {
    vec![page("auditor-destructions", &destructions(language))]
}
