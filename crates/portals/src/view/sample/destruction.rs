//! Pages for the destruction of what an agency notifies, in every state.

use super::{Rendered, at, page, pager, work};
use crate::view::destruction::{
    CaseActs, CasePage, Confirm, Destroy, DestructionRow, Destructions, Object, ObjectionRow, OrderRow,
    Proposed, WaitingDestructions,
};
use crate::view::{Audience, Choice, Event, Fact, FieldError, Page, State, Tone};

const FILE: &str = "0123456789abcdef0123456789abcdef";
const NUMBER: &str = "891012771093118";

pub(super) fn pages() -> Vec<Rendered> {
    vec![
        page("agency-destruction", &destroy(None)),
        page("agency-destruction-password", &destroy(Some(wrong_password()))),
        page("agency-destruction-none", &Destroy { files: Vec::new(), ..destroy(None) }),
        page("agency-objection", &object(None)),
        page("agency-objection-error", &object(Some("Say why, in at most 400 characters."))),
        page("agency-objection-none", &Object { files: Vec::new(), ..object(None) }),
        page("auditor-destructions", &destructions()),
        page("counsel-destructions", &waiting(rows(true))),
        page("counsel-destructions-empty", &waiting(Vec::new())),
        page("counsel-destruction-waits", &case()),
        page("counsel-destruction-noted", &noted()),
        page("counsel-destruction-held", &held()),
        page("counsel-destruction-proposed", &proposed(false)),
        page("counsel-destruction-own", &proposed(true)),
        page("counsel-destruction-done", &done()),
    ]
}

fn rows(counsel: bool) -> Vec<DestructionRow> {
    let row = |(state, detail): (State, &str), notes: Vec<State>| DestructionRow {
        number: NUMBER.to_owned(),
        file: FILE.to_owned(),
        href: counsel.then(|| format!("/counsel/destructions/{NUMBER}/{FILE}")),
        agency: "us-fbi".to_owned(),
        at: at("2026-11-23 16:31"),
        state,
        detail: Some(detail.to_owned()),
        notes: if counsel { notes } else { Vec::new() },
    };
    vec![
        row(waits(), vec![State::new(Tone::Alarm, "P0: a life may be at risk")]),
        row(noted_state(), vec![State::new(Tone::Caution, "1 said something against it")]),
        row(forbidden(), Vec::new()),
    ]
}

fn waits() -> (State, &'static str) {
    let words = "Nobody can open it. It is destroyed at 2026-11-26 16:31 UTC, or when counsel confirms.";
    (State::new(Tone::Caution, "awaits destruction"), words)
}

fn noted_state() -> (State, &'static str) {
    let words = "It takes effect when counsel confirms; until then the file opens as before.";
    (State::new(Tone::Waiting, "only recorded"), words)
}

fn forbidden() -> (State, &'static str) {
    let words = "Nobody can open it. An order of a court to us forbids to destroy it.";
    (State::new(Tone::Alarm, "held up by a court"), words)
}

fn wrong_password() -> FieldError {
    FieldError {
        field: "password".to_owned(),
        words: "This is not your password. Nothing was changed.".to_owned(),
    }
}

fn destroy(error: Option<FieldError>) -> Destroy {
    let follows = [
        "From the moment you send this, nobody can open the file: not your agency, no other agency, and nobody here.",
        "After 72 hours, or earlier when our counsel confirms it, the file is destroyed for good, for every agency. That \
         cannot be undone.",
        "The 72 hours are our policy: 18 U.S.C. 2258D(d)(2) states no time.",
        "Our counsel is told, and so is every other agency that has the file.",
    ];
    Destroy {
        page: work("Destruction", Audience::Agency, ""),
        referral: "R-891012771093118-1".to_owned(),
        follows: follows.map(str::to_owned).to_vec(),
        files: vec![Choice {
            hint: Some("SHA-256 9f2c1e0b, 214 KB".to_owned()),
            ..Choice::new("2123456789abcdef0123456789abcdef", "chat-0071.png")
        }],
        reference: error.as_ref().map(|_| "letter 4".to_owned()).unwrap_or_default(),
        error,
        told: rows(false),
    }
}

fn object(error: Option<&str>) -> Object {
    Object {
        page: work("A file awaits destruction", Audience::Agency, ""),
        referral: "R-891012771093118-2".to_owned(),
        files: vec![Choice {
            hint: Some("until 2026-11-26 16:31 UTC".to_owned()),
            ..Choice::new(FILE, format!("file {FILE}"))
        }],
        reason: String::new(),
        error: error.map(str::to_owned),
    }
}

fn destructions() -> Destructions {
    let end = |tone, words: &str| DestructionRow {
        state: State::new(tone, words),
        detail: None,
        ..rows(false).remove(0)
    };
    let mut all = rows(false);
    all.push(end(Tone::Good, "destroyed on 2026-11-23"));
    all.push(end(Tone::Plain, "taken back on 2026-11-23"));
    Destructions {
        page: work("Destruction", Audience::Auditor, "/auditor/destructions"),
        rows: all,
        pager: pager(
            "5 shown",
            "/auditor/destructions?before=1.891012771093118.0123456789abcdef0123456789abcdef.1",
        ),
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
        detail: Some(waits().1.to_owned()),
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
            what: "Notified".to_owned(),
            who: Some("officer:lindqvist".to_owned()),
            detail: Some("letter 4".to_owned()),
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
        detail: Some(detail.to_owned()),
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
        detail: Some(forbidden().1.to_owned()),
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
