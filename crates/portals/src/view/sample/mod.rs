//! Every page with invented, harmless words: for the tests here and for `examples/gallery.rs`.
//!
//! Names, addresses and numbers are made up; hosts are `example.com`, network addresses are those set aside
//! for documentation.

mod agency;
mod analyst;
mod auditor;
mod brief;
mod counsel;
mod destruction;
mod file;
mod follow_up;
mod group;
mod provider;
pub(super) mod public;

use askama::Template;
use clearline_i18n::Language;
use clearline_law::access::Role;

use crate::navigation;
use crate::view::{
    Audience, Bar, Bars, Candidate, Event, Fact, FileRow, Moment, Notice, Page, Pager, Passage, Preservation,
    Section, State, Subject, Tone,
};

/// A page's file name and its HTML.
pub(crate) type Rendered = Result<(&'static str, String), askama::Error>;

/// All pages, in the order of their audiences.
pub(crate) fn pages() -> Result<Vec<(&'static str, String)>, askama::Error> {
    [
        public::pages(),
        provider::pages(),
        analyst::pages(),
        file::pages(),
        agency::pages(),
        auditor::pages(),
        follow_up::pages(),
        group::pages(),
        destruction::pages(),
        brief::pages(),
        counsel::pages(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn page(name: &'static str, template: &impl Template) -> Rendered {
    Ok((name, template.render()?))
}

/// The page of somebody signed in; `here` is the address of the current one.
fn work(title: &str, audience: Audience, here: &str) -> Page {
    let who = match audience {
        Audience::Public => None,
        Audience::Provider => Some((Role::Provider, "Harbour Messenger")),
        Audience::Analyst => Some((Role::Analyst, "R. Okafor")),
        Audience::Agency => Some((Role::Officer, "S. Lindqvist")),
        Audience::Auditor => Some((Role::Auditor, "J. Moreau")),
        Audience::Counsel => Some((Role::Counsel, "A. Petrova")),
    };
    Page {
        signed_in_as: who.map(|(_, name)| name.to_owned()),
        nav: who.map(|(role, _)| navigation(role, Language::ENGLISH, here)).unwrap_or_default(),
        csrf: "sample".to_owned(),
        ..Page::new(title, audience)
    }
}

fn open_to_all(title: &str) -> Page {
    Page { csrf: "sample".to_owned(), exit: true, ..Page::new(title, Audience::Public) }
}

/// A page for our staff, without the quick exit of public pages.
fn entrance(title: &str) -> Page {
    Page { exit: false, ..open_to_all(title) }
}

fn right_to_left(page: Page) -> Page {
    Page { language: Language::PSEUDO_RTL, ..page }
}

fn telling(page: Page, tone: Tone, words: &str) -> Page {
    let notice = Some(Notice { tone, words: words.to_owned() });
    if tone == Tone::Good { Page { said: notice, ..page } } else { Page { notice, ..page } }
}

fn at(words: &str) -> Moment {
    let (day, time) = words.split_once(' ').unwrap_or((words, "00:00"));
    Moment { iso: format!("{day}T{time}:00Z"), words: format!("{day} {time} UTC") }
}

fn on(day: &str) -> Moment {
    Moment { iso: day.to_owned(), words: day.to_owned() }
}

fn event(when: &str, what: &str, who: &str) -> Event {
    Event { at: Some(at(when)), what: what.to_owned(), who: Some(who.to_owned()), detail: None }
}

fn to_come(what: &str) -> Event {
    Event { at: None, what: what.to_owned(), who: None, detail: None }
}

fn pager(words: &str, older: &str) -> Pager {
    Pager { words: words.to_owned(), newer: None, older: Some(older.to_owned()) }
}

fn bars(title: &str, of: &str, rows: &[(&str, u64)]) -> Bars {
    let rows = rows.iter().map(|(words, count)| Bar { words: (*words).to_owned(), count: *count }).collect();
    Bars { title: title.to_owned(), of: of.to_owned(), rows }
}

fn stages() -> Bars {
    bars(
        "Reports by stage",
        "Stage",
        &[
            ("open", 12),
            ("received", 4),
            ("augmented", 3),
            ("waiting for a decision", 7),
            ("triaged", 1),
            ("routed", 0),
            ("referred", 1_841),
            ("retracted", 9),
        ],
    )
}

fn duty(end: &str, left: State) -> Preservation {
    Preservation { clause: "18 U.S.C. 2258A(h)(1)".to_owned(), start: on("2026-11-23"), end: on(end), left }
}

fn file_row(name: &str, viewed: &str, digest: &str, notes: &[&str]) -> FileRow {
    FileRow {
        name: name.to_owned(),
        size: "214 KB".to_owned(),
        digest: digest.to_owned(),
        kind: "PNG picture".to_owned(),
        relevance: "reported".to_owned(),
        viewed: viewed.to_owned(),
        notes: notes.iter().map(|note| (*note).to_owned()).collect(),
    }
}

fn sections() -> Vec<Section> {
    let section = |heading: &str, facts: &[Fact]| Section {
        heading: heading.to_owned(),
        facts: facts.to_vec(),
        folded: false,
    };
    vec![
        section(
            "Incident",
            &[
                Fact::new("Type", "Online enticement of a child"),
                Fact::new("Time", "2026-11-23 16:02:41 UTC (sent as 2026-11-23T17:02:41.250+01:00)"),
                Fact::new("What the time means", "time of the last message"),
                Fact::new("Platform", "Harbour Messenger"),
                Fact::new("Marked urgent by the sender", "yes; the reason is below"),
            ],
        ),
        section(
            "Person reported",
            &[
                Fact::new("Age", "13"),
                Fact::exact("Born", "1988-04-30"),
                Fact::warning(
                    "Ages contradict",
                    "the age is given as 13, and the birthday 1988-04-30 makes it 38 on 2026-11-23",
                ),
                Fact::exact(
                    "E-mail",
                    "blue.kite@example.com (verified by the sender 2026-02-11 09:30:05 UTC)",
                ),
                Fact::exact("Screen name", "blue_k\u{456}te_91"),
                Fact::new("Account closed for good", "yes, 2026-11-23 16:20:00 UTC"),
                Fact::new("Account closed for good: user told", "yes, 2026-11-23 16:21:07 UTC"),
                Fact::exact("Network address", "203.0.113.77:51820, Login, 2026-11-23 15:58:12 UTC"),
            ],
        ),
        section("Victim", &[Fact::new("Age", "13"), Fact::exact("Screen name", "meadow.lark")]),
        Section {
            heading: "What the sender said of the file holiday\u{202e}gpj.exe".to_owned(),
            facts: vec![Fact::new("Relevance", "reported"), Fact::new("EXIF viewed by the sender", "no")],
            folded: true,
        },
    ]
}

fn passages() -> Vec<Passage> {
    vec![Passage {
        heading: "The provider's account".to_owned(),
        note: "38 words; tells of threats".to_owned(),
        words: "Our safety team read the last forty messages of this chat. The adult asks where the child goes to \
                school and says that he will wait there.\n\nThe account was suspended at 16:20 UTC."
            .to_owned(),
    }]
}

fn subjects() -> Vec<Subject> {
    vec![
        Subject {
            who: "Person reported".to_owned(),
            candidates: vec![
                Candidate {
                    country: "Sweden".to_owned(),
                    strength: "likely".to_owned(),
                    evidence: vec![
                        "203.0.113.77 at login: registry says SE".to_owned(),
                        "+46 number: numbering plan says SE".to_owned(),
                    ],
                    proxy_doubt: None,
                    age: "4 min".to_owned(),
                },
                Candidate {
                    country: "Netherlands".to_owned(),
                    strength: "weak".to_owned(),
                    evidence: vec!["198.51.100.4 at registration: registry says NL".to_owned()],
                    proxy_doubt: Some("a hosting network; often a proxy".to_owned()),
                    age: "9 months".to_owned(),
                },
            ],
        },
        Subject { who: "Victim".to_owned(), candidates: Vec::new() },
        Subject {
            who: "Content host".to_owned(),
            candidates: vec![Candidate {
                country: "United States".to_owned(),
                strength: "likely".to_owned(),
                evidence: vec!["The provider's own service".to_owned()],
                proxy_doubt: None,
                age: "same day".to_owned(),
            }],
        },
    ]
}
