//! Pages for those who receive.

use clearline_report::Priority;

use super::{
    Rendered, at, duty, event, file_row, page, pager, passages, right_to_left, sections, subjects, telling,
    to_come, work,
};
use crate::view::agency::{
    Actions, Condition, Conditions, Ended, FileEntry, Ground, Inbox, InboxRow, Referral, Related, Told,
};
use crate::view::{Audience, Choice, Fact, FieldError, Gate, NavItem, Page, Pager, State, Tone};

const AGENCY: &str = "National Police, Sweden";

const DECLINE: [(&str, &str); 9] = [
    ("wrong_jurisdiction", "Wrong jurisdiction"),
    ("already_ours", "Already ours"),
    ("not_illegal_here", "Not illegal under our law"),
    ("insufficient", "Insufficient data"),
    ("stale", "Too old; preservation has ended"),
    ("cannot_open", "We may not open it"),
    ("no_capacity", "No capacity"),
    ("not_our_remit", "Not our remit"),
    ("technical", "Technical failure"),
];

const FEEDBACK: [(&str, &str); 12] = [
    ("F1", "Useful: a new case"),
    ("F2", "Useful: added to a case"),
    ("F3", "Victim identified"),
    ("F4", "Victim safeguarded"),
    ("F5", "Person reported identified"),
    ("F6", "Arrest"),
    ("F10", "Referred to child welfare"),
    ("F13", "Duplicate, or widely spread"),
    ("F14", "Wrong country"),
    ("F15", "Insufficient: say in the note which field"),
    ("F16", "Address or subscriber data gone"),
    ("F17", "Closed for want of resources"),
];

pub(super) fn pages() -> Vec<Rendered> {
    let inbox_page = || work("Inbox", Audience::Agency, "/agency");
    vec![
        page("agency", &inbox(inbox_page(), rows())),
        page("agency-rtl", &inbox(right_to_left(inbox_page()), rows())),
        page("agency-empty", &inbox(inbox_page(), vec![])),
        page("agency-conditions", &conditions(None)),
        page("agency-conditions-error", &conditions(Some("Tick the box to open the referral."))),
        page("agency-referral", &referral()),
        page("agency-referral-accepted", &accepted()),
        page("agency-referral-closed", &closed()),
        page("agency-ended", &ended()),
    ]
}

fn inbox(page: Page, rows: Vec<InboxRow>) -> Inbox {
    let (figures, pager) = if rows.is_empty() {
        (vec![], Pager::default())
    } else {
        (
            vec![
                Fact::new("Unopened", "213"),
                Fact::new("Unopened P0: life at risk", "10"),
                Fact::new("Opened, not answered", "40"),
                Fact::new("Accepted", "266"),
            ],
            pager("5 of 519 shown", "/agency?after=5.1763915460000001.R-889913771090077-3"),
        )
    };
    let part = |href: &str, words: &str| NavItem {
        href: href.to_owned(),
        words: words.to_owned(),
        here: href == "/agency",
    };
    let parts = vec![
        part("/agency", "Active 519"),
        part("/agency?list=unopened", "Unopened 213"),
        part("/agency?list=opened", "Opened, not answered 40"),
        part("/agency?list=accepted", "Accepted 266"),
        part("/agency?list=declined", "Declined 31"),
        part("/agency?list=transferred", "Transferred 12"),
        part("/agency?list=recalled", "Recalled 1"),
    ];
    Inbox { page, agency: AGENCY.to_owned(), figures, parts, rows, pager }
}

fn told(who: &str, whom: Option<&str>, place: Option<&str>) -> Option<Told> {
    let (whom, place) = (whom.map(str::to_owned), place.map(str::to_owned));
    Some(Told { kind: None, who: Some(who.to_owned()), whom, place })
}

fn rows() -> Vec<InboxRow> {
    let row = |id: &str, priority, kind: &str, why: &str, state: State, left: State| InboxRow {
        id: id.to_owned(),
        priority,
        kind: kind.to_owned(),
        told: None,
        files: "3 files".to_owned(),
        why: why.to_owned(),
        made_available: at("2026-11-23 16:44"),
        age: "2 h 10 min".to_owned(),
        state,
        preservation: left,
        sandbox: false,
    };
    let year = || State::new(Tone::Plain, "365 days left");
    vec![
        row(
            "R-891012771093118-1",
            Priority::P0,
            "Report of a provider",
            "Address and number of the person reported",
            State::new(Tone::Waiting, "made available"),
            year(),
        ),
        row(
            "R-891012771092540-1",
            Priority::P1,
            "Report of the public",
            "The victim's school, as the reporter says",
            State::new(Tone::Waiting, "delivered"),
            State::new(Tone::Plain, "Not kept by a company (public report)"),
        ),
        InboxRow {
            told: told("quiet-heron", Some("victim aged 9, aged 11"), Some("Malmö")),
            ..row(
                "R-891012771091733-2",
                Priority::P2,
                "CSAM: possession, manufacture, distribution",
                "Address of the person reported; it may be a proxy",
                State::new(Tone::Plain, "opened"),
                State::new(Tone::Caution, "21 days left"),
            )
        },
        InboxRow {
            sandbox: true,
            told: told("wolf_77", None, None),
            ..row(
                "R-891012771090218-1",
                Priority::P2,
                "Child sex trafficking",
                "Number of the person reported",
                State::new(Tone::Plain, "opened"),
                year(),
            )
        },
        row(
            "R-889913771090077-3",
            Priority::P3,
            "Misleading domain name",
            "Host of the page",
            State::new(Tone::Good, "accepted"),
            State::new(Tone::Alarm, "ended 3 days ago"),
        ),
    ]
}

fn conditions(error: Option<&str>) -> Conditions {
    let condition =
        |(words, clause): (&str, &str)| Condition { words: words.to_owned(), clause: clause.to_owned() };
    Conditions {
        page: work("Referral R-891012771093118-1", Audience::Agency, ""),
        id: "R-891012771093118-1".to_owned(),
        priority: Priority::P0,
        kind: "Online enticement of a child".to_owned(),
        conditions: [
            ("Use it only to investigate or prosecute crimes against children, or to protect a child.", "18 U.S.C. 2258A(g)(3)"),
            ("Pass it on only within your agency, or by transferring it here, so that it is checked against the law.", "18 U.S.C. 2258A(g)(3)"),
            ("Files that nobody has viewed may need legal process of your own before you open them.", "Fourth Amendment"),
        ]
        .map(condition)
        .into(),
        digest: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".to_owned(),
        error: error.map(str::to_owned),
    }
}

fn choices(list: &[(&str, &str)]) -> Vec<Choice> {
    list.iter().map(|(value, words)| Choice::new(*value, *words)).collect()
}

fn referral() -> Referral {
    Referral {
        page: work("Referral R-891012771093118-1", Audience::Agency, ""),
        id: "R-891012771093118-1".to_owned(),
        number: "891012771093118".to_owned(),
        kind: "Online enticement of a child".to_owned(),
        priority: Priority::P0,
        state: State::new(Tone::Plain, "opened"),
        made_available: at("2026-11-23 16:44"),
        why: "Address and number of the person reported point to Sweden.".to_owned(),
        sections: sections(),
        passages: passages(),
        subjects: subjects(),
        awaits_destruction: true,
        package: Some("1.2 MB".to_owned()),
        files: vec![
            FileEntry { id: "1".to_owned(), row: file_row("chat-0071.png", "yes", "9f2c1e0b7a44d85ef0136a0d0e6b7c3f5a8892d1c4be77a6051f3e2d9c8b7a60", &["classified A2 by the provider"]), gate: Gate::Open("viewed by the provider".to_owned()) },
            FileEntry { id: "2".to_owned(), row: file_row("profile.png", "not stated", "03be77a6051f3e2d9c8b7a609f2c1e0b7a44d85ef0136a0d0e6b7c3f5a8892d1", &[]), gate: Gate::Shut("The provider did not state that it viewed this file; you may need legal process of your own.".to_owned()) },
        ],
        related: vec![
            Related {
                referral: Some("R-891012771093101-1".to_owned()),
                words: "Another report that you have. It shares something with this one.".to_owned(),
            },
            Related {
                referral: None,
                words: "The provider sent the same report and files again, as report 891012771093121 on 2026-11-23 \
                        16:33 UTC."
                    .to_owned(),
            },
        ],
        ground: Ground {
            words: "Made available to a foreign agency that has an established relationship with INTERPOL.".to_owned(),
            clauses: vec![
                Fact::new("18 U.S.C. 2258A(c)(3)", "Reports are made available to foreign agencies that qualify."),
                Fact::new("18 U.S.C. 2258A(g)(3)(A)", "The clearinghouse may disclose the report's information to them."),
            ],
            without: vec![Fact::new("Reporting person", "not needed to act; 2258A(g)(3)")],
            basis: "register 2026-11, facts 5c1d07e2".to_owned(),
        },
        preservation: Some(duty("2027-11-23", State::new(Tone::Plain, "365 days left"))),
        history: vec![
            event("2026-11-23 16:44", "Made available", "Clearline"),
            event("2026-11-23 16:52", "Delivered", "Clearline"),
            event("2026-11-23 16:53", "Opened; conditions acknowledged", "S. Lindqvist"),
            to_come("Accepted or declined"),
        ],
        actions: Actions {
            can_accept: true,
            decline_reasons: choices(&DECLINE),
            agencies: choices(&[("no", "Criminal Investigation Service, Norway"), ("dk", "National Police, Denmark")]),
            feedback: choices(&FEEDBACK),
            closed_files: choices(&[("a1", "chat-0072.png (9f2c1e0b7a44…)")]),
            warrant: String::new(),
            issued: String::new(),
            note: String::new(),
            decline_note: String::new(),
            reason: String::new(),
            errors: vec![],
        },
    }
}

fn accepted() -> Referral {
    let error = |field: &str, words: &str| FieldError { field: field.to_owned(), words: words.to_owned() };
    let first = referral();
    Referral {
        state: State::new(Tone::Good, "accepted"),
        actions: Actions {
            can_accept: false,
            decline_reasons: choices(&DECLINE),
            errors: vec![
                error("feedback", "Choose at least one."),
                error("decline", "Choose a reason."),
                error("re-refer", "Choose an agency."),
                error("warrant", "Say why."),
            ],
            ..first.actions.clone()
        },
        ..first
    }
}

fn closed() -> Referral {
    let page = telling(
        work("Referral R-889913771090077-3", Audience::Agency, ""),
        Tone::Good,
        "Thank you. Your feedback was recorded.",
    );
    Referral {
        page: Page { sandbox: true, ..page },
        state: State::new(Tone::Plain, "closed"),
        priority: Priority::P3,
        passages: vec![],
        files: vec![],
        actions: Actions::default(),
        preservation: Some(duty("2026-11-20", State::new(Tone::Alarm, "ended 3 days ago"))),
        ..referral()
    }
}

fn ended() -> Ended {
    Ended {
        page: work("Referral R-891012771092540-1", Audience::Agency, ""),
        id: "R-891012771092540-1".to_owned(),
        state: State::new(Tone::Plain, "re-referred"),
        heading: "Your access has ended".to_owned(),
        why: "You handed this referral on to the National Police, Denmark, on 2026-11-23.".to_owned(),
        history: vec![
            event("2026-11-23 12:01", "Made available", "Clearline"),
            event("2026-11-23 12:30", "Opened; conditions acknowledged", "S. Lindqvist"),
            event("2026-11-23 13:15", "Transferred to the National Police, Denmark", "S. Lindqvist"),
        ],
    }
}
