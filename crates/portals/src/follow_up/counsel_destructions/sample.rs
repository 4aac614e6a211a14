//! Files that wait for their destruction, invented.

use clearline_frame::sample::{Rendered, page};
use clearline_frame::view::{Fact, Words};
use clearline_frame::words;
use clearline_i18n::Language;
use clearline_report::{Argument, message};

use super::super::sample::of_counsel;
use super::view::WaitingDestructions;

use crate::follow_up::sample::rows;
use crate::follow_up::view::DestructionRow;
use clearline_frame::sample::pager;

fn waiting(language: Language, rows: Vec<DestructionRow>) -> WaitingDestructions {
    let no_time = message!("counsel-states-no-time", clause = Argument::clause("US-2258D-d2"));
    WaitingDestructions {
        page: of_counsel(language, &message!("counsel-window-destructions")),
        policy: vec![
            Fact::new(message!("counsel-waiting-time"), message!("counsel-hours", count = 72)),
            Fact::new(message!("counsel-rests-on"), Words::law("Our policy on destruction, no statute")),
            Fact::new(message!("counsel-beside"), no_time),
            Fact::new(message!("counsel-without-waiting"), message!("counsel-without-waiting-about")),
        ],
        pager: pager(
            words::shown(3),
            "/counsel/destructions?after=1.891012771093118.0123456789abcdef0123456789abcdef.1",
        ),
        rows,
    }
}

/// The page in every state, in one language.
pub(crate) fn pages(language: Language) -> Vec<Rendered> {
    vec![
        page("counsel-destructions", &waiting(language, rows(true))),
        page("counsel-destructions-empty", &waiting(language, Vec::new())),
    ]
}
