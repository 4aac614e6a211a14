//! The confirmation with an invented number.

use clearline_frame::sample::{Rendered, open_to_all, page};
use clearline_i18n::Language;
use clearline_report::message;

use super::view::Sent;
use crate::public::view::EMERGENCIES;

fn sent(language: Language, reachable: bool, named: bool) -> Sent {
    Sent {
        page: open_to_all(language, &message!("sent-window")),
        emergencies: EMERGENCIES.to_vec(),
        number: "891 012 771 093 118".to_owned(),
        reachable,
        named,
    }
}

/// The page in every state, in one language.
pub(crate) fn pages(language: Language) -> Vec<Rendered> {
    vec![
        page("sent", &sent(language, false, false)),
        page("sent-reachable", &sent(language, true, false)),
        page("sent-named", &sent(language, true, true)),
    ]
}
