//! Pages for the destruction of what an agency notifies, in every state.

use clearline_i18n::Language;
use clearline_report::{Argument, Message, message};

use super::{Rendered, at, page, pager, work, work_in};
use crate::view::destruction::{
    CaseActs, CasePage, Confirm, Destroy, DestructionRow, Destructions, Object, ObjectionRow, OrderRow,
    Proposed, WaitingDestructions,
};
use crate::view::{Audience, Choice, Event, Fact, FieldError, Page, State, Tone, Words};
use crate::words;

const FILE: &str = "0123456789abcdef0123456789abcdef";
const NUMBER: &str = "891012771093118";

pub(super) fn pages() -> Vec<Rendered> {
    let mut pages = pages_in(Language::ENGLISH);
    pages.extend([
        page("counsel-destructions", &waiting(rows(true))),
        page("counsel-destructions-empty", &waiting(Vec::new())),
        page("counsel-destruction-waits", &case()),
        page("counsel-destruction-noted", &noted()),
        page("counsel-destruction-held", &held()),
        page("counsel-destruction-proposed", &proposed(false)),
        page("counsel-destruction-own", &proposed(true)),
        page("counsel-destruction-done", &done()),
    ]);
    pages
}

/// The pages in one language.
pub(super) fn pages_in(language: Language) -> Vec<Rendered> {
    let wrong = FieldError::new("password", message!("destroy-password-wrong"));
    let none = Destroy { files: Vec::new(), ..destroy(language, None) };
    let nothing = Object { files: Vec::new(), ..object(language, None) };
    vec![
        page("agency-destruction", &destroy(language, None)),
        page("agency-destruction-password", &destroy(language, Some(wrong))),
        page("agency-destruction-none", &none),
        page("agency-objection", &object(language, None)),
        page("agency-objection-error", &object(language, Some(message!("destroy-choose-file")))),
        page("agency-objection-none", &nothing),
        page("auditor-destructions", &destructions(language)),
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

fn counsel(title: &str) -> Page {
    work(title, Audience::Counsel, "/counsel/destructions")
}

fn waiting(rows: Vec<DestructionRow>) -> WaitingDestructions {
    WaitingDestructions {
        page: counsel("Destruction"),
        policy: vec![
            Fact::new("Waiting time", "72 hours"),
            Fact::new("Rests on", "Our policy on destruction, no statute"),
            Fact::new("Beside", "18 U.S.C. § 2258D(d)(2), which states no time"),
        ],
        pager: pager(
            "3 shown",
            "/counsel/destructions?after=1.891012771093118.0123456789abcdef0123456789abcdef.1",
        ),
        rows,
    }
}

fn case() -> CasePage {
    CasePage {
        page: counsel("Destruction of a file"),
        number: NUMBER.to_owned(),
        file: FILE.to_owned(),
        state: waits().0,
        detail: Some(waits().1.into()),
        facts: vec![
            Fact::exact("File", FILE),
            Fact::new("Agency", "us-fbi"),
            Fact::new("Its reference", "letter 4"),
            Fact::new("Notified", "2026-11-23 16:31 UTC"),
            Fact::new("Carried out at", "2026-11-26 16:31 UTC"),
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
        open_question: vec!["A warrant of us-hsi for this file: District Court, 12 mj 34/26".to_owned()],
        history: vec![Event {
            at: Some(at("2026-11-23 16:31")),
            what: "Notified".into(),
            who: Some(Words::data("officer:lindqvist")),
            detail: Some(Words::data("letter 4")),
        }],
        acts: CaseActs {
            confirm: Some(Confirm {
                follows:
                    "Confirm that the file must be destroyed. It is destroyed as you send this, for good."
                        .to_owned(),
                button: "Destroy the file now".to_owned(),
                danger: true,
            }),
            order: Some(Default::default()),
            propose: Some(String::new()),
            proposed: None,
        },
    }
}

fn noted() -> CasePage {
    let acts = CaseActs {
        confirm: Some(Confirm {
            follows: "It is only recorded: everybody opens the file as before.".to_owned(),
            button: "Let it take effect".to_owned(),
            danger: false,
        }),
        ..case().acts
    };
    let (state, detail) = noted_state();
    CasePage {
        state,
        detail: Some(detail.into()),
        objections: Vec::new(),
        open_question: Vec::new(),
        acts,
        ..case()
    }
}

fn held() -> CasePage {
    let order = |state: State| OrderRow { what: "Order to us: 1:26-mj-7".to_owned(), state };
    CasePage {
        state: forbidden().0,
        detail: Some(forbidden().1.into()),
        orders: vec![
            order(State::new(Tone::Alarm, "stands: nothing of this report is destroyed")),
            order(State::new(
                Tone::Waiting,
                "waits for a second person, and holds up what is due for 24 hours at most",
            )),
            order(State::new(Tone::Plain, "lifted on 2026-11-23")),
        ],
        acts: CaseActs { confirm: None, ..case().acts },
        ..case()
    }
}

fn proposed(own: bool) -> CasePage {
    let proposed = Proposed {
        by: "counsel:petrova".to_owned(),
        at: at("2026-11-24 10:00"),
        why: "The agency took the wrong file.".to_owned(),
        own,
    };
    CasePage { acts: CaseActs { propose: None, proposed: Some(proposed), ..case().acts }, ..case() }
}

fn done() -> CasePage {
    CasePage {
        state: State::new(Tone::Good, "destroyed on 2026-11-26"),
        detail: None,
        acts: CaseActs::default(),
        objections: Vec::new(),
        ..case()
    }
}
