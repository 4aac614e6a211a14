//! What waits, what is stale, and the ledgers.

use clearline_report::{Argument, Country, Message, message};
use jiff::Timestamp;

use super::super::{Rendered, at, event, on, page, pager, telling, to_come};
use super::{Counsel, by_two, choices, day, document, in_force};
use crate::view::counsel::Link;
use crate::view::counsel::approvals::{Approvals, AwaitedRow};
use crate::view::counsel::ask::{Ask, AskFields};
use crate::view::counsel::overview::{DifferingRow, LapsingRow, OverrideRow, Overview, StaleRow, WaitingRow};
use crate::view::counsel::proposals::{ChangeRow, Decide, ProposalPage, ProposalRow, Proposals};
use crate::view::counsel::search::{Group, Hit, Search};
use crate::view::{Fact, NavItem, Pager, State, Tone, Words};
use crate::words;

pub(super) fn pages(counsel: Counsel) -> Vec<Rendered> {
    let can = |error| proposal(counsel, Decide::Can { reason: String::new(), error });
    let why = Words::Sentence(message!("counsel-refused-reason"));
    let cannot = Decide::Cannot(Some(message!("counsel-waits-for-counsel")));
    vec![
        page("counsel", &overview(counsel)),
        page("counsel-calm", &calm(counsel)),
        page("counsel-proposals", &proposals(counsel, proposal_rows())),
        page("counsel-proposals-empty", &proposals(counsel, vec![])),
        page("counsel-proposal", &can(None)),
        page("counsel-proposal-error", &can(Some(why))),
        page("counsel-proposal-own", &proposal(counsel, Decide::Own { reason: String::new(), error: None })),
        page("counsel-proposal-waits", &proposal(counsel, cannot)),
        page("counsel-proposal-settled", &settled(counsel, Decide::Cannot(None))),
        page("counsel-proposal-ends", &settled(counsel, Decide::End { reason: String::new(), error: None })),
        page("counsel-rely", &rely(counsel, false)),
        page("counsel-rely-errors", &rely(counsel, true)),
        page("counsel-search", &search(counsel, "swed")),
        page("counsel-search-empty", &Search { groups: vec![], more: None, ..search(counsel, "zzz") }),
        page("counsel-approvals", &approvals(counsel, awaited())),
        page("counsel-approvals-empty", &approvals(counsel, vec![])),
    ]
}

fn treaties() -> Link {
    Link::new("/counsel/instruments/us-mlat", Words::law("List of treaties on mutual legal assistance"))
}

fn basis() -> Message {
    message!("basis-ag-designated")
}

fn about_basis() -> Message {
    message!(
        "proposal-basis",
        agency = Argument::name("se-1"),
        basis = basis(),
        from = day("2026-12-01"),
        to = day("2028-11-30")
    )
}

fn about_override() -> Message {
    message!(
        "proposal-override",
        entry = Argument::exact("us-mlat"),
        from = day("2026-12-01"),
        to = day("2027-01-31")
    )
}

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
        overrides: vec![],
        differing: vec![],
        more: None,
        ..overview(counsel)
    }
}

fn proposals(counsel: Counsel, rows: Vec<ProposalRow>) -> Proposals {
    Proposals {
        page: counsel.page(&message!("counsel-window-proposals"), "/counsel/proposals"),
        parts: parts("/counsel/proposals"),
        pager: if rows.is_empty() {
            Pager::default()
        } else {
            pager(words::shown(rows.len()), "/counsel/proposals?after=p-30")
        },
        rows,
    }
}

fn parts(here: &str) -> Vec<NavItem> {
    let item = |(href, words): (&str, Message)| NavItem {
        href: href.to_owned(),
        words: words.into(),
        here: href == here,
    };
    [
        ("/counsel/proposals", message!("counsel-part-waiting")),
        ("/counsel/proposals?part=decided", message!("counsel-part-decided")),
        ("/counsel/approvals", message!("counsel-rulings-that-wait")),
    ]
    .map(item)
    .into()
}

fn proposal_rows() -> Vec<ProposalRow> {
    let row = |id: &str, kind: Message, subject: Message, by: &str, own| ProposalRow {
        id: id.to_owned(),
        kind,
        subject,
        by: by.to_owned(),
        at: at("2026-11-22 09:12"),
        state: State::new(Tone::Waiting, message!("counsel-state-waiting")),
        own,
    };
    vec![
        row("p-31", message!("proposal-kind-basis"), about_basis(), "M. Adeyemi", false),
        row("p-30", message!("proposal-kind-override"), about_override(), "A. Petrova", true),
    ]
}

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

fn rely(counsel: Counsel, wrong: bool) -> Ask {
    let errors = ["answer", "from", "to", "evidence", "document", "reason"]
        .map(|field| super::error(field, message!("counsel-choose-one")));
    let answers = vec![
        ("yes", message!("counsel-investigates-yes").into()),
        ("no", message!("counsel-investigates-no").into()),
    ];
    Ask {
        page: counsel.page(&message!("counsel-window-rely"), "/counsel"),
        back: treaties(),
        title: message!("counsel-rely-title"),
        remarks: vec![message!("counsel-rely-remark", days = 90)],
        facts: vec![
            Fact::new(message!("counsel-what-it-is"), Words::law("List of treaties")),
            Fact::new(
                message!("counsel-review-was-due"),
                message!("counsel-review-due-override", day = day("2026-10-01")),
            ),
        ],
        action: "/counsel/rely".to_owned(),
        hidden: vec![("entry".to_owned(), "us-mlat".to_owned())],
        fields: AskFields {
            answer: wrong.then(|| (message!("counsel-does-it"), choices(answers, ""))),
            from: Some(String::new()),
            to: Some(String::new()),
            evidence: wrong.then(String::new),
            document: wrong.then(|| message!("counsel-document-hint", most = 10)),
            reason: String::new(),
        },
        button: message!("counsel-propose"),
        errors: if wrong { errors.into() } else { vec![] },
    }
}

fn search(counsel: Counsel, q: &str) -> Search {
    let hit =
        |href: &str, words: Words, detail: Words, state| Hit { entry: Link::new(href, words), detail, state };
    let group = |heading: Message, hits: Vec<Hit>| Group { heading, hits };
    let sweden: Country = "SE".parse().unwrap();
    Search {
        page: counsel.page(&message!("counsel-window-search"), ""),
        q: q.to_owned(),
        groups: vec![
            group(
                message!("counsel-countries"),
                vec![hit("/counsel/countries/SE", Words::value(sweden), Words::law("Northern Europe"), None)],
            ),
            group(
                message!("counsel-agencies"),
                vec![hit(
                    "/counsel/agencies/se-1",
                    Words::data("National Police, Sweden"),
                    Words::value(sweden),
                    None,
                )],
            ),
            group(
                message!("counsel-routes-and-policies"),
                vec![hit(
                    "/counsel/agencies/us-fbi",
                    message!("route-attache").into(),
                    Words::law("Used where none there may receive"),
                    Some(in_force()),
                )],
            ),
        ],
        more: Some(message!("counsel-more-hits", count = 8)),
    }
}

fn approvals(counsel: Counsel, rows: Vec<AwaitedRow>) -> Approvals {
    Approvals {
        page: counsel.page(&message!("counsel-window-approvals"), "/counsel/proposals"),
        parts: parts("/counsel/approvals"),
        rows,
        pager: Pager::default(),
    }
}

fn awaited() -> Vec<AwaitedRow> {
    let waits = |tone, minutes: i64| {
        let later = Timestamp::from_second(minutes * 60).unwrap_or_default();
        State::new(tone, message!("counsel-waits-for", span = words::span(Timestamp::UNIX_EPOCH, later)))
    };
    let mut answers = choices(
        vec![("approve", message!("counsel-may-go").into()), ("refuse", message!("counsel-stays").into())],
        "",
    );
    for answer in &mut answers {
        answer.hint = Some(message!("counsel-may-go-about").into());
    }
    let first = AwaitedRow {
        id: "891012771093118-se-1".to_owned(),
        number: "891012771093118".to_owned(),
        agency: "Federal Police".to_owned(),
        country: Words::value("SE".parse::<Country>().unwrap()),
        policy: "Review of human rights".to_owned(),
        why: "The country is not recorded as a party to the Convention against Torture.".to_owned(),
        since: at("2026-11-23 16:40"),
        waits: waits(Tone::Alarm, 80),
        proposed: None,
        answers: answers.clone(),
        reason: String::new(),
        error: None,
    };
    vec![
        first.clone(),
        AwaitedRow {
            id: "891012771093001-xx-2".to_owned(),
            number: "891012771093001".to_owned(),
            waits: waits(Tone::Waiting, 180),
            error: Some(message!("counsel-choose-answer").into()),
            ..first.clone()
        },
        AwaitedRow {
            id: "891012771092004-xx-2".to_owned(),
            number: "891012771092004".to_owned(),
            waits: waits(Tone::Waiting, 540),
            proposed: Some(Link::new("/counsel/proposals/p-32", message!("counsel-proposal-and-evidence"))),
            answers: vec![],
            ..first
        },
    ]
}
