//! What waits for counsel, with invented words.

use clearline_frame::sample::{Rendered, page};
use clearline_frame::view::{Fact, State, Tone, Words};
use clearline_report::{Argument, Message, message};

use super::view::{DifferingRow, LapsingRow, OldRow, OverrideRow, Overview, StaleRow, WaitingRow};
use crate::sample::{Counsel, about_basis, about_override, day, treaties};
use crate::view::Link;
use clearline_frame::sample::{at, on};

fn stale() -> Vec<StaleRow> {
    let row = |what: Link, why: Message, effect: State, rely: Option<&str>| StaleRow {
        what,
        why,
        effect,
        touches: "instruments/us.toml:214".to_owned(),
        rely_href: rely.map(str::to_owned),
    };
    vec![
        row(
            Link::new("/counsel/instruments/eu-interim", Words::law("Regulation (EU) 2021/1232")),
            message!("standing-ended", last = day("2026-04-03")),
            State::new(Tone::Alarm, message!("counsel-not-relied-on")),
            None,
        ),
        row(
            treaties(),
            message!("standing-stale", due = day("2026-10-01")),
            State::new(Tone::Caution, message!("counsel-needs-override")),
            Some("/counsel/rely?entry=us-mlat"),
        ),
    ]
}

fn lapsing() -> Vec<LapsingRow> {
    let lapses = || message!("standing-ended", last = day("2026-12-31"));
    let row = |left: i64, then: Message| LapsingRow {
        what: treaties(),
        day: on("2026-12-31"),
        left: State::new(Tone::Caution, message!("left-days", days = left)),
        then,
    };
    vec![
        row(38, message!("counsel-then-not-relied-on", why = lapses())),
        row(70, message!("counsel-then-override", why = lapses())),
    ]
}

fn differing() -> DifferingRow {
    let why = message!("route-through-unknown");
    DifferingRow {
        referral: "R-891012771092540-1".to_owned(),
        brief: Link::new("/auditor/referrals/R-891012771092540-1/brief", message!("counsel-brief")),
        agency: "dk-1".to_owned(),
        then: State::new(Tone::Plain, message!("value-yes")),
        now: State::new(Tone::Alarm, message!("impact-withheld", because = why)),
        because: message!("counsel-would-end"),
    }
}

fn overview(counsel: Counsel) -> Overview {
    let waiting = |href: &str, words: Message, by: &str, own| WaitingRow {
        what: Link::new(href, words),
        by: by.to_owned(),
        since: at("2026-11-22 09:12"),
        own,
    };
    let after = message!("counsel-checked-after", referral = Argument::exact("R-891012771092540-1"));
    let checked = message!("counsel-checked-more", count = 50, begun = after);
    let figure = |name: Message, count: i64| Fact::new(name, Words::value(count));
    Overview {
        page: counsel.page(&message!("counsel-window-overview"), "/counsel"),
        register: vec![
            Fact::exact(message!("counsel-version"), Words::data("4be1c07e2f91")),
            Fact::new(message!("counsel-read"), message!("counsel-read-at-start")),
            Fact::new(message!("counsel-checked"), checked),
        ],
        figures: vec![
            figure(message!("counsel-figure-instruments"), 57),
            figure(message!("counsel-figure-clauses"), 64),
            figure(message!("counsel-figure-agencies"), 5),
            figure(message!("counsel-figure-wanted"), 3),
        ],
        waiting: vec![
            waiting("/counsel/proposals/p-31", about_basis(), "M. Adeyemi", false),
            waiting("/counsel/proposals/p-30", about_override(), "A. Petrova", true),
        ],
        stale: stale(),
        lapsing: lapsing(),
        old: vec![OldRow {
            what: message!("flag-us-mlat"),
            as_of: "2015-03".to_owned(),
            age: message!("counsel-months-of", months = 139, limit = 24),
            rows: Words::value(247),
            reports: Words::value(33_000_000),
        }],
        overrides: vec![OverrideRow {
            what: treaties(),
            reason: "No newer list is public; the rows used here were confirmed by letter.".to_owned(),
            by: "A. Petrova, M. Adeyemi".to_owned(),
            until: on("2027-01-31"),
            uses: message!("counsel-not-counted"),
        }],
        differing: vec![differing()],
        awaiting: Some(message!("counsel-awaiting", count = 3, noted = 1)),
        requests: true,
        more: Some(Link::new("/counsel?after=R-891012771092540-1", message!("counsel-more-referrals"))),
    }
}

fn calm(counsel: Counsel) -> Overview {
    Overview {
        awaiting: None,
        requests: true,
        waiting: vec![],
        stale: vec![],
        lapsing: vec![],
        old: vec![],
        overrides: vec![],
        differing: vec![],
        more: None,
        ..overview(counsel)
    }
}

/// The page in every state, in one language.
pub(crate) fn pages(counsel: Counsel) -> Vec<Rendered> {
    vec![page("counsel", &overview(counsel)), page("counsel-calm", &calm(counsel))]
}
