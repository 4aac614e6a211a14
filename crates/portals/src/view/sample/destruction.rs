//! Pages for the destruction of what an agency notifies, in every state.

use clearline_i18n::Language;
use clearline_report::{Argument, Message, message};

use super::{Rendered, at, page, pager, work_in};
use crate::view::destruction::{
    CaseActs, CasePage, Confirm, Destroy, DestructionRow, Destructions, Object, ObjectionRow, OrderRow,
    Proposed, WaitingDestructions,
};
use crate::view::{Audience, Choice, Event, Fact, FieldError, Page, State, Tone, Words};
use crate::words;

const FILE: &str = "0123456789abcdef0123456789abcdef";
const NUMBER: &str = "891012771093118";

pub(super) fn pages() -> Vec<Rendered> {
    pages_in(Language::ENGLISH)
}

/// The pages in one language.
pub(super) fn pages_in(language: Language) -> Vec<Rendered> {
    let wrong = FieldError::new("password", message!("destroy-password-wrong"));
    let none = Destroy { files: Vec::new(), ..destroy(language, None) };
    let nothing = Object { files: Vec::new(), ..object(language, None) };
    let case = || case(language);
    vec![
        page("agency-destruction", &destroy(language, None)),
        page("agency-destruction-password", &destroy(language, Some(wrong))),
        page("agency-destruction-none", &none),
        page("agency-objection", &object(language, None)),
        page("agency-objection-error", &object(language, Some(message!("destroy-choose-file")))),
        page("agency-objection-none", &nothing),
        page("auditor-destructions", &destructions(language)),
        page("counsel-destructions", &waiting(language, rows(true))),
        page("counsel-destructions-empty", &waiting(language, Vec::new())),
        page("counsel-destruction-waits", &case()),
        page("counsel-destruction-noted", &noted(case())),
        page("counsel-destruction-held", &held(case())),
        page("counsel-destruction-proposed", &proposed(case(), false)),
        page("counsel-destruction-own", &proposed(case(), true)),
        page("counsel-destruction-done", &done(case())),
    ]
}

fn rows(counsel: bool) -> Vec<DestructionRow> {
    let row = |(state, detail): (State, Message), notes: Vec<State>| DestructionRow {
        number: NUMBER.to_owned(),
        file: FILE.to_owned(),
        href: counsel.then(|| format!("/counsel/destructions/{NUMBER}/{FILE}")),
        agency: "us-fbi".to_owned(),
        at: at("2026-11-23 16:31"),
        state,
        detail: Some(detail.into()),
        notes: if counsel { notes } else { Vec::new() },
    };
    vec![
        row(waits(), vec![State::new(Tone::Alarm, message!("destruction-life"))]),
        row(noted_state(), vec![State::new(Tone::Caution, message!("destruction-objections", count = 1))]),
        row(forbidden(), Vec::new()),
    ]
}

fn waits() -> (State, Message) {
    let words = message!("destruction-awaits-about", until = Argument::name("2026-11-26 16:31 UTC"));
    (State::new(Tone::Caution, message!("destruction-awaits")), words)
}

fn noted_state() -> (State, Message) {
    let words = message!("destruction-only-recorded-about");
    (State::new(Tone::Waiting, message!("destruction-only-recorded")), words)
}

fn forbidden() -> (State, Message) {
    (State::new(Tone::Alarm, message!("destruction-stopped")), message!("destruction-stopped-about"))
}

fn destroy(language: Language, error: Option<FieldError>) -> Destroy {
    let title = message!("destroy-window", referral = Argument::exact("R-891012771093118-1"));
    let hint =
        message!("destroy-file", digest = Argument::exact("9f2c1e0b"), size = Argument::Bytes(214_000));
    Destroy {
        page: work_in(language, &title, Audience::Agency, ""),
        referral: "R-891012771093118-1".to_owned(),
        follows: vec![
            message!("destroy-follows-closed"),
            message!("destroy-follows-after", hours = 72),
            message!("destroy-follows-wait", hours = 72),
            message!("destroy-follows-told"),
            message!("destroy-follows-often", most = 5),
        ],
        files: vec![Choice {
            hint: Some(hint.into()),
            ..Choice::new("2123456789abcdef0123456789abcdef", Words::data("chat-0071.png"))
        }],
        reference: error.as_ref().map(|_| "letter 4".to_owned()).unwrap_or_default(),
        error,
        told: rows(false),
    }
}

fn object(language: Language, error: Option<Message>) -> Object {
    let until = message!("object-until", until = Argument::name("2026-11-26 16:31 UTC"));
    Object {
        page: work_in(language, &message!("object-window"), Audience::Agency, ""),
        referral: "R-891012771093118-2".to_owned(),
        files: vec![Choice {
            hint: Some(until.into()),
            ..Choice::new(FILE, message!("object-file", file = Argument::exact(FILE)))
        }],
        reason: String::new(),
        error: error.map(Words::from),
    }
}

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

fn counsel(language: Language, title: &Message) -> Page {
    work_in(language, title, Audience::Counsel, "/counsel/destructions")
}

fn waiting(language: Language, rows: Vec<DestructionRow>) -> WaitingDestructions {
    let no_time = message!("counsel-states-no-time", clause = Argument::clause("US-2258D-d2"));
    WaitingDestructions {
        page: counsel(language, &message!("counsel-window-destructions")),
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

fn case(language: Language) -> CasePage {
    let warrant = message!(
        "counsel-warrant",
        agency = Argument::name("us-hsi"),
        reference = Argument::words("District Court, 12 mj 34/26")
    );
    CasePage {
        page: counsel(language, &message!("counsel-window-destruction")),
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
