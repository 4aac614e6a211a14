//! The review queue with invented words.

use clearline_frame::sample::{Rendered, page};
use clearline_frame::view::{Bar, Bars, Fact, Page, Pager, Tone, Words};
use clearline_frame::words;
use clearline_http::Audience;
use clearline_i18n::Language;
use clearline_report::{Argument, Message, Priority, Stage, message};
use jiff::Timestamp;

use super::view::Desk;
use crate::sample::{alerts, group, post, queue};
use crate::view::{Alert, Alerts, FloodRow};
use clearline_frame::sample::{at, pager, right_to_left, telling, work_in};

/// The frame of the review queue.
fn desk_page(language: Language) -> Page {
    work_in(language, &message!("analyst-window-queue"), Audience::Analyst, "/desk")
}

fn desk(page: Page) -> Desk {
    let figure = |name: Message, count: i64| Fact::new(name, Words::value(count));
    let of = |priority: Priority| {
        let word = Argument::exact(priority.word());
        message!("analyst-priority-figure", priority = word, meaning = words::priority(&priority))
    };
    Desk {
        page,
        flood: Vec::new(),
        flood_words: message!("analyst-flood", posts = 30, minutes = 10),
        queue: queue(),
        pager: pager(message!("analyst-rows-shown", rows = 6, all = 7), "/desk?after=891012771092720"),
        waiting: vec![
            figure(message!("analyst-waiting-for-a-decision"), 7),
            figure(of(Priority::P0), 1),
            figure(of(Priority::P3), 6),
            figure(message!("analyst-figure-dismissed"), 41),
        ],
        alerts: some(alerts().into_iter().take(2).collect(), 2),
        answers: some(alerts().into_iter().skip(2).collect(), 619),
        stages: stages(),
    }
}

fn stages() -> Bars {
    let bar = |(stage, count)| Bar::new(words::stage(stage).into(), count);
    Bars {
        title: message!("analyst-in-work-now").into(),
        of: message!("analyst-stage").into(),
        rows: [(Stage::Open, 12), (Stage::Received, 4), (Stage::AtDesk, 7), (Stage::Routed, 0)]
            .map(bar)
            .into(),
    }
}

/// The first of `all` alerts.
fn some(rows: Vec<Alert>, all: i64) -> Alerts {
    let more = rows.len() as i64 != all;
    Alerts { all, more, href: "/desk/alerts?list=answers".to_owned(), rows }
}

pub(crate) fn minutes(count: i64) -> Message {
    words::span(Timestamp::UNIX_EPOCH, Timestamp::from_second(count * 60).unwrap_or_default())
}

fn empty_desk(page: Page) -> Desk {
    Desk {
        waiting: vec![],
        queue: vec![],
        pager: Pager::default(),
        alerts: Alerts::default(),
        answers: Alerts::default(),
        ..desk(telling(page, Tone::Good, message!("done-decided")))
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

/// The page in every state, in one language.
pub(crate) fn pages(language: Language) -> Vec<Rendered> {
    vec![page("desk", &desk(desk_page(language))), page("desk-empty", &empty_desk(desk_page(language)))]
}

/// The page while posts of the public come in floods, in one language.
pub(crate) fn floods(language: Language) -> Vec<Rendered> {
    let list = || desk_page(language);
    vec![
        page("desk-flood", &flooded(list())),
        page("desk-flood-only", &Desk { queue: Vec::new(), ..flooded(list()) }),
    ]
}

/// The page in a language that is written from right to left.
pub(crate) fn turned() -> Vec<Rendered> {
    let frame = || right_to_left(desk_page(Language::ENGLISH));
    vec![page("desk-rtl", &desk(frame())), page("desk-flood-rtl", &flooded(frame()))]
}
