//! The list of proposals with invented words.

use clearline_frame::sample::{Rendered, page};
use clearline_frame::view::{Pager, State, Tone};
use clearline_frame::words;
use clearline_report::{Message, message};

use super::view::{ProposalRow, Proposals};
use crate::sample::{Counsel, about_basis, about_override, parts};
use clearline_frame::sample::{at, pager};

fn proposals(counsel: Counsel, rows: Vec<ProposalRow>) -> Proposals {
    Proposals {
        page: counsel.page(&message!("counsel-window-proposals"), "/counsel/proposals"),
        parts: parts("/counsel/proposals"),
        pager: if rows.is_empty() {
            Pager::default()
        } else {
            pager(words::shown(rows.len()), "/counsel/proposals?after=p-30")
        },
        rows,
    }
}

fn proposal_rows() -> Vec<ProposalRow> {
    let row = |id: &str, kind: Message, subject: Message, by: &str, own| ProposalRow {
        id: id.to_owned(),
        kind,
        subject,
        by: by.to_owned(),
        at: at("2026-11-22 09:12"),
        state: State::new(Tone::Waiting, message!("counsel-state-waiting")),
        own,
    };
    vec![
        row("p-31", message!("proposal-kind-basis"), about_basis(), "M. Adeyemi", false),
        row("p-30", message!("proposal-kind-override"), about_override(), "A. Petrova", true),
    ]
}

/// The page in every state, in one language.
pub(crate) fn pages(counsel: Counsel) -> Vec<Rendered> {
    vec![
        page("counsel-proposals", &proposals(counsel, proposal_rows())),
        page("counsel-proposals-empty", &proposals(counsel, vec![])),
    ]
}
