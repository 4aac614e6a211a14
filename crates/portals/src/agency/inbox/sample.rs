//! An agency's inbox with invented words.

use clearline_frame::sample::{Rendered, page};
use clearline_frame::view::{Fact, NavItem, Page, Pager, State, Tone, Words};
use clearline_frame::words;
use clearline_http::Audience;
use clearline_i18n::Language;
use clearline_report::{Argument, IncidentType, Message, Priority, ReferralState, message};

use super::view::{Inbox, InboxRow, Told};
use crate::agency::sample::AGENCY;
use clearline_frame::sample::{at, pager, work_in};

fn inbox(page: Page, rows: Vec<InboxRow>) -> Inbox {
    let figure = |name: Message, count: i64| Fact::new(name, Words::value(count));
    let (figures, pager) = if rows.is_empty() {
        (vec![], Pager::default())
    } else {
        (
            vec![
                figure(message!("inbox-figure-unopened"), 213),
                figure(message!("inbox-figure-urgent"), 10),
                figure(message!("inbox-figure-opened"), 40),
                figure(message!("inbox-figure-accepted"), 266),
            ],
            pager(
                message!("inbox-shown", rows = 5, all = 519),
                "/agency?after=5.1763915460000001.R-889913771090077-3",
            ),
        )
    };
    let part = |href: &str, words: Message| NavItem {
        href: href.to_owned(),
        words: words.into(),
        here: href == "/agency",
    };
    let parts = vec![
        part("/agency", message!("inbox-list-active", count = 519)),
        part("/agency?list=unopened", message!("inbox-list-unopened", count = 213)),
        part("/agency?list=opened", message!("inbox-list-opened", count = 40)),
        part("/agency?list=accepted", message!("inbox-list-accepted", count = 266)),
        part("/agency?list=declined", message!("inbox-list-declined", count = 31)),
        part("/agency?list=transferred", message!("inbox-list-transferred", count = 12)),
        part("/agency?list=recalled", message!("inbox-list-recalled", count = 1)),
    ];
    Inbox { page, agency: AGENCY.to_owned(), figures, parts, rows, pager }
}

fn told(who: &str, whom: Option<Message>, place: Option<&str>) -> Option<Told> {
    Some(Told { kind: None, who: Some(who.to_owned()), whom, place: place.map(Words::data) })
}

fn rows() -> Vec<InboxRow> {
    let row = |id: &str, priority, kind: Message, why: Message, state: ReferralState, left: State| InboxRow {
        id: id.to_owned(),
        priority,
        kind,
        told: None,
        files: 3,
        why: Words::Sentence(why),
        made_available: at("2026-11-23 16:44"),
        age: message!("age-hours", hours = 2, minutes = 10),
        state: words::referral(state),
        preservation: left,
        sandbox: false,
    };
    let year = || State::new(Tone::Plain, message!("left-days", days = 365));
    let public = message!("referral-filed-by-public");
    let opened = ReferralState::Opened;
    let ages = message!("inbox-victims", ages = message!("inbox-aged", age = Argument::name("9")));
    let why = || message!("candidate-no-place");
    vec![
        row(
            "R-891012771093118-1",
            Priority::P0,
            message!("referral-filed-by-provider"),
            why(),
            ReferralState::MadeAvailable,
            year(),
        ),
        row(
            "R-891012771092540-1",
            Priority::P1,
            public,
            message!("inbox-transferred-here"),
            ReferralState::Delivered,
            State::new(Tone::Plain, message!("inbox-no-provider")),
        ),
        InboxRow {
            told: told("quiet-heron", Some(ages), Some("Malmö")),
            ..row(
                "R-891012771091733-2",
                Priority::P2,
                words::incident_type(IncidentType::Csam),
                why(),
                opened,
                State::new(Tone::Caution, message!("left-days", days = 21)),
            )
        },
        InboxRow {
            sandbox: true,
            files: 0,
            told: told("wolf_77", None, None),
            ..row(
                "R-891012771090218-1",
                Priority::P2,
                words::incident_type(IncidentType::Trafficking),
                why(),
                opened,
                year(),
            )
        },
        row(
            "R-889913771090077-3",
            Priority::P3,
            words::incident_type(IncidentType::MisleadingDomain),
            why(),
            ReferralState::Accepted,
            State::new(Tone::Alarm, message!("left-ended", days = 3)),
        ),
    ]
}

fn frame(language: Language) -> Page {
    work_in(language, &message!("agency-window-inbox"), Audience::Agency, "/agency")
}

/// The page in every state, in one language.
pub(crate) fn pages(language: Language) -> Vec<Rendered> {
    vec![
        page("agency", &inbox(frame(language), rows())),
        page("agency-empty", &inbox(frame(language), vec![])),
    ]
}

/// The page in a language that is written from right to left.
pub(crate) fn turned() -> Rendered {
    page("agency-rtl", &inbox(frame(Language::PSEUDO_RTL), rows()))
}
