//! A file that waits for its destruction, in every state it can have.

use clearline_frame::sample::{Rendered, page};
use clearline_frame::view::{Event, Fact, State, Tone, Words};
use clearline_i18n::Language;
use clearline_report::{Argument, Message, message};

use super::super::sample::of_counsel;
use super::view::{CaseActs, CasePage, Confirm, ObjectionRow, OrderRow, Proposed};

use crate::follow_up::sample::NUMBER;
use crate::follow_up::sample::{FILE, forbidden, noted_state, waits};
use clearline_frame::sample::at;

fn case(language: Language) -> CasePage {
    let warrant = message!(
        "counsel-warrant",
        agency = Argument::name("us-hsi"),
        reference = Argument::words("District Court, 12 mj 34/26")
    );
    CasePage {
        page: of_counsel(language, &message!("counsel-window-destruction")),
        number: NUMBER.to_owned(),
        file: FILE.to_owned(),
        state: waits().0,
        detail: Some(waits().1.into()),
        facts: vec![
            Fact::exact(message!("counsel-file"), Words::data(FILE)),
            Fact::new(message!("counsel-agency"), Words::data("us-fbi")),
            Fact::new(message!("counsel-its-reference"), Words::data("letter 4")),
            Fact::new(message!("counsel-notified"), Words::data("2026-11-23 16:31 UTC")),
            Fact::new(message!("counsel-carried-out-at"), Words::data("2026-11-26 16:31 UTC")),
        ],
        objections: vec![
            ObjectionRow {
                agency: "us-hsi".to_owned(),
                at: at("2026-11-24 08:02"),
                reason: "It is the only picture that shows the room.".to_owned(),
                own: false,
            },
            ObjectionRow {
                agency: "us-fbi".to_owned(),
                at: at("2026-11-24 09:02"),
                reason: "We took the wrong file.".to_owned(),
                own: true,
            },
        ],
        orders: Vec::new(),
        open_question: vec![warrant],
        history: vec![Event {
            at: Some(at("2026-11-23 16:31")),
            what: message!("counsel-event-notified").into(),
            who: Some(Words::data("officer:lindqvist")),
            detail: Some(Words::data("letter 4")),
        }],
        acts: CaseActs {
            confirm: Some(Confirm {
                follows: message!("counsel-confirm-destroy-about"),
                button: message!("counsel-confirm-destroy"),
                danger: true,
            }),
            order: Some(Default::default()),
            propose: Some(String::new()),
            proposed: None,
        },
    }
}

fn noted(case: CasePage) -> CasePage {
    let acts = CaseActs {
        confirm: Some(Confirm {
            follows: message!("counsel-confirm-effect-about"),
            button: message!("counsel-confirm-effect"),
            danger: false,
        }),
        ..case.acts
    };
    let (state, detail) = noted_state();
    CasePage {
        state,
        detail: Some(detail.into()),
        objections: Vec::new(),
        open_question: Vec::new(),
        acts,
        ..case
    }
}

fn held(case: CasePage) -> CasePage {
    let what = message!(
        "counsel-process",
        kind = message!("hold-order-on-us"),
        reference = Argument::words("1:26-mj-7")
    );
    let order = |tone, words: Message| OrderRow { what: what.clone(), state: State::new(tone, words) };
    CasePage {
        state: forbidden().0,
        detail: Some(forbidden().1.into()),
        orders: vec![
            order(Tone::Alarm, message!("counsel-order-in-force")),
            order(Tone::Waiting, message!("counsel-order-proposed", hours = 24)),
            order(Tone::Plain, message!("counsel-order-lifted", day = Argument::name("2026-11-23"))),
        ],
        acts: CaseActs { confirm: None, ..case.acts },
        ..case
    }
}

fn proposed(case: CasePage, own: bool) -> CasePage {
    let proposed = Proposed {
        by: "counsel:petrova".to_owned(),
        at: at("2026-11-24 10:00"),
        why: "The agency took the wrong file.".to_owned(),
        own,
    };
    CasePage { acts: CaseActs { propose: None, proposed: Some(proposed), ..case.acts }, ..case }
}

fn done(case: CasePage) -> CasePage {
    let day = Argument::name("2026-11-26");
    CasePage {
        state: State::new(Tone::Good, message!("destruction-done", day = day)),
        detail: None,
        acts: CaseActs::default(),
        objections: Vec::new(),
        ..case
    }
}

/// The page in every state, in one language.
pub(crate) fn pages(language: Language) -> Vec<Rendered> {
    let case = || case(language);
    vec![
        page("counsel-destruction-waits", &case()),
        page("counsel-destruction-noted", &noted(case())),
        page("counsel-destruction-held", &held(case())),
        page("counsel-destruction-proposed", &proposed(case(), false)),
        page("counsel-destruction-own", &proposed(case(), true)),
        page("counsel-destruction-done", &done(case())),
    ]
}
