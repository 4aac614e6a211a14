//! Pages with invented words: what every sample of a page needs.

#![expect(clippy::unwrap_used, reason = "invented values are as fixed as those of a test")]

use std::sync::OnceLock;

use askama::Template;
use clearline_http::Audience;
use clearline_i18n::Language;
use clearline_law::access::Role;
use clearline_report::{Argument, Country, FileKind, FileRelevance, Message, Subject as Who, message};
use jiff::civil::Date;

use crate::Navigation;
use crate::view::{
    Candidate, Event, Fact, FileRow, LanguageChoice, Moment, NavItem, Notice, Page, Pager, Passage,
    Preservation, Section, State, Subject, Tone, Words,
};
use crate::words;

/// Where the links of the samples lead.
static NAVIGATION: OnceLock<Navigation> = OnceLock::new();

/// Samples of signed-in people show the links that these routes declare. Whoever puts all pages together says it once,
/// before the first sample; without it the samples have no links.
pub fn lead_by(navigation: Navigation) {
    NAVIGATION.get_or_init(|| navigation);
}

fn links(role: Role, here: &str) -> Vec<NavItem> {
    NAVIGATION.get().map(|navigation| navigation.links(role, here)).unwrap_or_default()
}

/// A page's file name and its HTML.
pub type Rendered = Result<(&'static str, String), askama::Error>;

/// Renders the sample of a page under the name of its file.
pub fn page(name: &'static str, template: &impl Template) -> Rendered {
    Ok((name, template.render()?))
}

/// A page for anybody, with every language to choose from.
pub fn open_to_all(language: Language, title: &Message) -> Page {
    let choice =
        |language: Language| LanguageChoice { language, href: format!("/sample?lang={}", language.tag()) };
    Page {
        csrf: "sample".to_owned(),
        exit: true,
        languages: Language::all().map(choice).collect(),
        ..Page::of(title, Audience::Public, language)
    }
}

/// A page for whoever works here and need not leave in a hurry, before or beside their own pages.
pub fn entrance(language: Language, title: &Message) -> Page {
    Page { exit: false, ..open_to_all(language, title) }
}

/// The page of somebody signed in, in a language; `here` is the address of the current one.
pub fn work_in(language: Language, title: &Message, audience: Audience, here: &str) -> Page {
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
        nav: who.map(|(role, _)| links(role, here)).unwrap_or_default(),
        csrf: "sample".to_owned(),
        ..Page::of(title, audience, language)
    }
}

/// The same page from right to left.
pub fn right_to_left(page: Page) -> Page {
    Page { language: Language::PSEUDO_RTL, ..page }
}

/// A page that tells how an act went, or what is wrong.
pub fn telling(page: Page, tone: Tone, words: impl Into<Words>) -> Page {
    let notice = Some(Notice { tone, words: words.into() });
    if tone == Tone::Good { Page { said: notice, ..page } } else { Page { notice, ..page } }
}

/// A moment, written `2026-11-23 16:31`.
pub fn at(words: &str) -> Moment {
    let (day, time) = words.split_once(' ').unwrap_or((words, "00:00"));
    Moment { iso: format!("{day}T{time}:00Z"), words: format!("{day} {time} UTC") }
}

/// A day.
pub fn on(day: &str) -> Moment {
    Moment { iso: day.to_owned(), words: day.to_owned() }
}

/// Something that happened.
pub fn event(when: &str, what: impl Into<Words>, who: &str) -> Event {
    Event { at: Some(at(when)), what: what.into(), who: Some(Words::data(who)), detail: None }
}

/// Something that has not happened yet.
pub fn to_come(what: impl Into<Words>) -> Event {
    Event { at: None, what: what.into(), who: None, detail: None }
}

/// The foot of a list that goes on.
pub fn pager(words: impl Into<Words>, older: &str) -> Pager {
    Pager { words: words.into(), newer: None, older: Some(older.to_owned()) }
}

/// A duty to keep content until a day.
pub fn duty(end: &str, left: State) -> Preservation {
    Preservation { clause: "18 U.S.C. 2258A(h)(1)".to_owned(), start: on("2026-11-23"), end: on(end), left }
}

/// A file of a report.
pub fn file_row(name: &str, viewed: impl Into<Words>, digest: &str) -> FileRow {
    FileRow {
        name: Some(name.to_owned()),
        size: words::bytes(213_700),
        digest: digest.to_owned(),
        kind: FileKind::Png.message().into(),
        relevance: words::relevance(FileRelevance::Reported).into(),
        viewed: viewed.into(),
        notes: Vec::new(),
    }
}

/// What a report says, in its sections.
pub fn sections() -> Vec<Section> {
    let section =
        |heading: Message, facts: Vec<Fact>| Section { heading: heading.into(), facts, folded: false };
    let exact = |name: Message, value: &str| Fact::exact(name, Words::data(value));
    let file = Argument::words("holiday\u{202e}gpj.exe");
    vec![
        section(message!("section-incident"), incident()),
        section(message!("party-reported"), account()),
        section(
            message!("party-victim"),
            vec![
                Fact::new(message!("fact-age"), Words::data("13")),
                exact(message!("fact-screen-name"), "meadow.lark"),
            ],
        ),
        Section {
            heading: message!("section-file", file = file).into(),
            facts: vec![
                Fact::new(message!("fact-relevance"), message!("relevance-reported")),
                Fact::new(message!("fact-exif-viewed"), message!("answer-no")),
            ],
            folded: true,
        },
    ]
}

fn incident() -> Vec<Fact> {
    let written = Argument::exact("2026-11-23T17:02:41.250+01:00");
    let second = Argument::name("2026-11-23 16:02:41 UTC");
    vec![
        Fact::new(message!("fact-type"), message!("incident-type-enticement")),
        Fact::new(message!("fact-time"), message!("fact-said-at", second = second, written = written)),
        Fact::new(message!("fact-time-meaning"), Words::data("time of the last message")),
        Fact::new(message!("fact-platform"), Words::data("Harbour Messenger")),
        Fact::new(message!("fact-urgent"), message!("fact-urgent-yes")),
    ]
}

fn account() -> Vec<Fact> {
    let date = |day: &str| -> Date { day.parse().unwrap() };
    let exact = |name: Message, value: &str| Fact::exact(name, Words::data(value));
    let at = Argument::name("2026-11-23 16:20:00 UTC");
    let verified = message!("fact-verified-at", at = Argument::name("2026-02-11 09:30:05 UTC"));
    let mail = Argument::words("blue.kite@example.com");
    vec![
        Fact::new(message!("fact-age"), Words::data("13")),
        exact(message!("fact-born"), "1988-04-30"),
        Fact::warning(
            message!("fact-ages-contradict"),
            message!("ages-differ", age = 13, born = date("1988-04-30"), other = 38, on = date("2026-11-23")),
        ),
        Fact::exact(
            message!("fact-email"),
            message!("fact-noted", value = mail, notes = Argument::each([verified])),
        ),
        exact(message!("fact-screen-name"), "blue_k\u{456}te_91"),
        Fact::new(
            message!("fact-closed-for-good"),
            message!("fact-with", first = message!("answer-yes"), rest = at),
        ),
        exact(message!("fact-network-address"), "203.0.113.77:51820"),
    ]
}

/// What a report tells in its own words.
pub fn passages() -> Vec<Passage> {
    vec![Passage {
        heading: message!("passage-account").into(),
        note: message!("passage-note", words = 38).into(),
        words: "Our safety team read the last forty messages of this chat. The adult asks where the child goes to \
                school and says that he will wait there.\n\nThe account was suspended at 16:20 UTC."
            .to_owned(),
    }]
}

/// Whom a report points to, and where they may be.
pub fn subjects() -> Vec<Subject> {
    let country = |code: &str| -> Words { code.parse::<Country>().unwrap().into() };
    let points = |points: i64| -> Words { message!("officer-points", points = points).into() };
    let evidence = |points: &str, says: Message| -> Words {
        let points = Argument::name(points);
        message!("officer-evidence", points = points, evidence = says).into()
    };
    vec![
        Subject {
            who: words::subject(Who::Reported).into(),
            candidates: vec![
                Candidate {
                    country: country("SE"),
                    strength: points(55),
                    evidence: vec![
                        evidence("+40", message!("matter-address")),
                        evidence("+15", message!("matter-phone")),
                    ],
                    proxy_doubt: None,
                    age: message!("age-minutes", minutes = 4).into(),
                },
                Candidate {
                    country: country("NL"),
                    strength: points(1),
                    evidence: vec![evidence("+1", message!("matter-address"))],
                    proxy_doubt: Some(message!("officer-may-be-a-proxy").into()),
                    age: message!("age-days", days = 270).into(),
                },
            ],
        },
        Subject { who: words::subject(Who::Victim).into(), candidates: Vec::new() },
        Subject {
            who: words::subject(Who::Host).into(),
            candidates: vec![Candidate {
                country: country("US"),
                strength: points(30),
                evidence: vec![evidence("+30", message!("matter-address"))],
                proxy_doubt: None,
                age: message!("officer-not-dated").into(),
            }],
        },
    ]
}
