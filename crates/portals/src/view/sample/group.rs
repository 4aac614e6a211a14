//! Many posts at once.

use clearline_i18n::Language;
use clearline_report::{Message, Priority, message};
use jiff::Timestamp;

use super::analyst::{alerts, desk, desk_page, queue, some};
use super::{Rendered, at, page, pager, right_to_left, work_in};
use crate::view::analyst::{Alert, Desk, QueueRow};
use crate::view::group::{DismissPage, DismissalRow, Dismissals, FloodRow, GroupPage, GroupRow, Preview};
use crate::view::{Audience, Page, Pager, State, Tone, Words};
use crate::words;

pub(super) fn pages() -> Vec<Rendered> {
    let mut pages = pages_in(Language::ENGLISH);
    pages.push(page("desk-flood-rtl", &flooded(right_to_left(desk_page(Language::ENGLISH)))));
    pages
}

/// The pages in one language.
pub(super) fn pages_in(language: Language) -> Vec<Rendered> {
    let list = || desk_page(language);
    let frame = |title: &Message| work_in(language, title, Audience::Analyst, "/desk");
    let group = || group_page(frame(&message!("analyst-window-group")));
    let dismiss = |error| dismiss(frame(&message!("analyst-window-dismiss")), error);
    let dismissals = || dismissals(frame(&message!("analyst-window-dismissals")));
    vec![
        page("desk-flood", &flooded(list())),
        page("desk-flood-only", &Desk { queue: Vec::new(), ..flooded(list()) }),
        page("desk-group", &group()),
        page("desk-group-empty", &empty_group(group())),
        page("desk-dismiss", &dismiss(None)),
        page("desk-dismiss-error", &dismiss(Some(message!("analyst-write-why").into()))),
        page("desk-dismissals", &dismissals()),
        page(
            "desk-dismissals-empty",
            &Dismissals { rows: Vec::new(), pager: Pager::default(), ..dismissals() },
        ),
    ]
}

fn group(id: &str, waiting: i64) -> GroupRow {
    GroupRow {
        id: id.to_owned(),
        waiting,
        first: at("2026-11-23 16:02"),
        last: at("2026-11-23 16:31"),
        age: words::span(Timestamp::UNIX_EPOCH, Timestamp::from_second(33 * 60).unwrap_or_default()),
    }
}

fn post(number: &str, signs: Vec<Message>) -> QueueRow {
    let like = queue().swap_remove(0);
    QueueRow {
        number: number.to_owned(),
        priority: Priority::P0,
        from: message!("analyst-the-public").into(),
        line: Some(Words::data("He waits outside.")),
        signs,
        ..like
    }
}

fn flooded(page: Page) -> Desk {
    let alert = Alert {
        tone: Tone::Alarm,
        words: message!("alert-urgent-group"),
        at: at("2026-11-23 16:33"),
        report: None,
        group: Some(("891012771090001".to_owned(), 3_969)),
        id: "a0".to_owned(),
    };
    let signs = vec![message!("sign-contact-sentence"), message!("sign-own-sentence")];
    Desk {
        flood: vec![
            FloodRow::Post(post("891012771093950", signs)),
            FloodRow::Post(post("891012771093944", Vec::new())),
            FloodRow::Group(group("891012771090001", 3_969)),
            FloodRow::Group(group("891012771090002", 41)),
        ],
        flood_words: message!("analyst-flood", posts = 30, minutes = 10),
        alerts: some(std::iter::once(alert).chain(alerts().into_iter().take(1)).collect(), 2),
        ..desk(page)
    }
}

fn left_out() -> Vec<Message> {
    vec![
        message!("analyst-left-out-line", count = 3, signs = message!("sign-contact")),
        message!("analyst-left-out-line", count = 1, signs = message!("sign-known")),
    ]
}

const TEXT: &str = "Invented, harmless words that were sent again and again.";

fn group_page(page: Page) -> GroupPage {
    let member = post("891012771093901", vec![message!("sign-known-sentence")]);
    GroupPage {
        page,
        group: group("891012771090001", 3_969),
        posts: 4_001,
        text: Ok(TEXT.to_owned()),
        left_out: left_out(),
        can_dismiss: true,
        members: vec![member, post("891012771093900", Vec::new())],
        pager: pager(words::shown(2), "/desk/groups/891012771090001?after=---.891012771093900"),
    }
}

fn empty_group(page: GroupPage) -> GroupPage {
    GroupPage {
        text: Err(message!("analyst-first-post-expunged")),
        left_out: Vec::new(),
        can_dismiss: false,
        members: Vec::new(),
        pager: Pager::default(),
        ..page
    }
}

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

fn dismissals(page: Page) -> Dismissals {
    let row = |id: &str, tone, state: Message, undo| DismissalRow {
        id: id.to_owned(),
        group: "891012771090001".to_owned(),
        by: "R. Okafor".to_owned(),
        at: at("2026-11-23 16:50"),
        reason: "Synthetic: one text, sent by a machine.".to_owned(),
        state: State::new(tone, state),
        undo_until: undo,
    };
    let until = Some(at("2026-11-24 16:50"));
    Dismissals {
        page,
        rows: vec![
            row("17", Tone::Waiting, message!("dismissal-dismissing", count = 1_200), until.clone()),
            row("16", Tone::Plain, message!("dismissal-dismissed", count = 41), until),
            row("15", Tone::Waiting, message!("dismissal-undoing", count = 7), None),
            row("14", Tone::Good, message!("dismissal-undone", count = 1), None),
            row("13", Tone::Good, message!("dismissal-settled", count = 41), None),
        ],
        pager: pager(words::shown(5), "/desk/dismissals?after=1763916600000000.13"),
    }
}
