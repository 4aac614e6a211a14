//! Many posts at once.

use clearline_report::Priority;

use super::analyst::{alerts, desk, queue, some};
use super::{Rendered, at, page, pager, right_to_left, work};
use crate::view::analyst::{Alert, Desk, QueueRow};
use crate::view::group::{DismissPage, DismissalRow, Dismissals, FloodRow, GroupPage, GroupRow, Preview};
use crate::view::{Audience, Page, Pager, State, Tone};

pub(super) fn pages() -> Vec<Rendered> {
    let desk = || work("Review queue", Audience::Analyst, "/desk");
    vec![
        page("desk-flood", &flooded(desk())),
        page("desk-flood-rtl", &flooded(right_to_left(desk()))),
        page("desk-flood-only", &Desk { queue: Vec::new(), ..flooded(desk()) }),
        page("desk-group", &group_page()),
        page("desk-group-empty", &empty_group()),
        page("desk-dismiss", &dismiss(None)),
        page("desk-dismiss-error", &dismiss(Some("Write why, in at least one sentence."))),
        page("desk-dismissals", &dismissals()),
        page(
            "desk-dismissals-empty",
            &Dismissals { rows: Vec::new(), pager: Pager::default(), ..dismissals() },
        ),
    ]
}

fn group(id: &str, words: &str) -> GroupRow {
    GroupRow {
        id: id.to_owned(),
        words: words.to_owned(),
        first: at("2026-11-23 16:02"),
        last: at("2026-11-23 16:31"),
        age: "33 min".to_owned(),
    }
}

fn post(number: &str, signs: &[&'static str]) -> QueueRow {
    let like = queue().swap_remove(0);
    QueueRow {
        number: number.to_owned(),
        priority: Priority::P0,
        from: "the public".to_owned(),
        line: None,
        signs: signs.to_vec(),
        ..like
    }
}

fn flooded(page: Page) -> Desk {
    let alert = Alert {
        tone: Tone::Alarm,
        words: "Posts of one text say that a child is in danger now, faster than is usual.".to_owned(),
        at: at("2026-11-23 16:33"),
        report: None,
        group: Some(("891012771090001".to_owned(), "3,969 posts in this group".to_owned())),
        id: "a0".to_owned(),
    };
    Desk {
        flood: vec![
            FloodRow::Post(post("891012771093950", &["leaves a contact", "says something of its own"])),
            FloodRow::Post(post("891012771093944", &[])),
            FloodRow::Group(group("891012771090001", "3,969 posts of one text")),
            FloodRow::Group(group("891012771090002", "41 posts of one text")),
        ],
        flood_words: "More than 30 posts in 10 minutes said that a child is in danger now. All of them are P0. Posts of one \
                      text stand in one row; what is unlike the others stands first, then the newest."
            .to_owned(),
        alerts: some(std::iter::once(alert).chain(alerts().into_iter().take(1)).collect(), "2"),
        ..desk(page)
    }
}

fn left_out() -> Vec<String> {
    vec!["3 posts: leaves a contact".to_owned(), "1 post: says something of its own".to_owned()]
}

const TEXT: &str = "Invented, harmless words that were sent again and again.";

fn group_page() -> GroupPage {
    GroupPage {
        page: work("Posts of one text", Audience::Analyst, "/desk"),
        group: group("891012771090001", "3,969 posts of one text"),
        posts: "4,001".to_owned(),
        text: Ok(TEXT.to_owned()),
        left_out: left_out(),
        can_dismiss: true,
        members: vec![post("891012771093901", &["leaves a contact"]), post("891012771093900", &[])],
        pager: pager("2 shown", "/desk/groups/891012771090001?after=---.891012771093900"),
    }
}

fn empty_group() -> GroupPage {
    GroupPage {
        text: Err("The first post was expunged: its time here was over.".to_owned()),
        left_out: Vec::new(),
        can_dismiss: false,
        members: Vec::new(),
        pager: Pager::default(),
        ..group_page()
    }
}

fn dismiss(error: Option<&str>) -> DismissPage {
    let preview = |id: &str, words: &str, going: &str, left_out| Preview {
        group: group(id, words),
        text: Ok(TEXT.to_owned()),
        going: going.to_owned(),
        left_out,
    };
    DismissPage {
        page: work("Dismiss posts of one text", Audience::Analyst, "/desk"),
        groups: vec![
            preview(
                "891012771090001",
                "3,969 posts of one text",
                "3,965 posts will be dismissed.",
                left_out(),
            ),
            preview("891012771090002", "41 posts of one text", "41 posts will be dismissed.", Vec::new()),
        ],
        undo_hours: 24,
        reason: String::new(),
        error: error.map(str::to_owned),
    }
}

fn dismissals() -> Dismissals {
    let row = |id: &str, tone, state: &str, undo| DismissalRow {
        id: id.to_owned(),
        group: "891012771090001".to_owned(),
        by: "R. Okafor".to_owned(),
        at: at("2026-11-23 16:50"),
        reason: "Synthetic: one text, sent by a machine.".to_owned(),
        state: State::new(tone, state),
        undo_until: undo,
    };
    Dismissals {
        page: work("Dismissed together", Audience::Analyst, "/desk"),
        rows: vec![
            row("17", Tone::Waiting, "1,200 posts dismissed so far", Some(at("2026-11-24 16:50"))),
            row("16", Tone::Good, "41 posts informational", None),
        ],
        pager: pager("2 shown", "/desk/dismissals?after=1763916600000000.16"),
    }
}
