//! A proposal with invented words.

use clearline_frame::sample::{Rendered, page};
use clearline_frame::view::{Fact, State, Tone, Words};
use clearline_report::{Argument, message};

use super::view::{ChangeRow, Decide, ProposalPage};
use crate::sample::{Counsel, basis, by_two, day, document};
use crate::view::Link;
use clearline_frame::sample::{event, telling, to_come};

fn proposal(counsel: Counsel, decide: Decide) -> ProposalPage {
    let key = || Argument::exact("se-1");
    let spanned =
        message!("counsel-basis-from-to", basis = basis(), from = day("2026-12-01"), to = day("2028-11-30"));
    ProposalPage {
        page: counsel.page(&message!("proposal-kind-basis"), "/counsel/proposals"),
        id: "p-31".to_owned(),
        kind: message!("proposal-kind-basis"),
        subject: Link::new("/counsel/agencies/se-1", Words::data("National Police, Sweden")),
        state: State::new(Tone::Waiting, message!("counsel-state-waiting")),
        facts: vec![
            Fact::new(message!("counsel-qualifies"), Words::Sentence(basis())),
            Fact::new(message!("counsel-clause"), Words::law("18 U.S.C. 2258A(c)(3)(i)")),
            Fact::new(message!("counsel-first-day"), Words::value(day("2026-12-01"))),
            Fact::new(message!("counsel-last-day"), message!("counsel-last-day-open")),
            Fact::new(message!("counsel-evidence"), Words::data("Letter of 2026-11-18, second paragraph")),
        ],
        reason: "The letter arrived by registered mail. It names the agency and the day from which it is designated."
            .to_owned(),
        document: Some(document()),
        by: by_two(None),
        changes: vec![
            ChangeRow {
                what: message!("counsel-change-basis", agency = key(), number = 2),
                before: None,
                after: Some(spanned.into()),
            },
            ChangeRow {
                what: message!("counsel-change-investigates", agency = key()),
                before: Some(message!("value-no").into()),
                after: Some(message!("value-yes").into()),
            },
        ],
        follows: vec![message!("counsel-follows-basis"), message!("counsel-follows-basis-before")],
        decide,
        history: vec![
            event("2026-11-22 09:12", message!("counsel-event-proposed"), "M. Adeyemi"),
            to_come(message!("counsel-event-approved")),
        ],
    }
}

fn settled(counsel: Counsel, decide: Decide) -> ProposalPage {
    let first = proposal(counsel, decide);
    ProposalPage {
        page: telling(first.page, Tone::Good, message!("done-approved")),
        state: State::new(Tone::Good, message!("counsel-state-approved")),
        by: by_two(Some("A. Petrova")),
        history: vec![
            event("2026-11-22 09:12", message!("counsel-event-proposed"), "M. Adeyemi"),
            event("2026-11-23 10:02", message!("counsel-event-approved"), "A. Petrova"),
        ],
        ..first
    }
}

/// The page in every state, in one language.
pub(crate) fn pages(counsel: Counsel) -> Vec<Rendered> {
    let can = |error| proposal(counsel, Decide::Can { reason: String::new(), error });
    let why = Words::Sentence(message!("counsel-refused-reason"));
    let cannot = Decide::Cannot(Some(message!("counsel-waits-for-counsel")));
    vec![
        page("counsel-proposal", &can(None)),
        page("counsel-proposal-error", &can(Some(why))),
        page("counsel-proposal-own", &proposal(counsel, Decide::Own { reason: String::new(), error: None })),
        page("counsel-proposal-waits", &proposal(counsel, cannot)),
        page("counsel-proposal-settled", &settled(counsel, Decide::Cannot(None))),
        page("counsel-proposal-ends", &settled(counsel, Decide::End { reason: String::new(), error: None })),
    ]
}
