//! What an officer relies on in a brief: the answers are there, in two pages, in type that can be read.
#![cfg(test)]

mod languages;
mod sample;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use clearline_disclosure::Writer;
use clearline_disclosure::papers::brief::{BRIEF_PAGES_MAX, document};
use clearline_law::{Brief, Contacts, Register};
use clearline_report::{AgencyClass, Country};
use sample::{at, brief_of, briefed, contacts, facts};

/// The smallest size of type of a brief, in points: that of a report with everything that can be in it. Sources are smaller.
const POINTS_MIN: f32 = 9.0;

/// Providers of which the register says most.
const PROVIDERS: [&str; 2] = ["TikTok Inc.", "X (formerly Twitter)"];

fn text(brief: &Brief) -> String {
    let writer = Writer::english(Register::shipped());
    brief.to_text(&|said| writer.say(said))
}

/// What was used to find a text, and terms of another system, are nothing for an officer.
const NEVER: [&str; 9] = [
    "general knowledge",
    "general-knowledge",
    "github",
    "PyPI",
    "archived page",
    "to be verified",
    "to-verify",
    "attorney for the government",
    "no evidence in court",
];

/// Every country that a brief can go to, with the class of its agency.
fn countries() -> impl Iterator<Item = (Country, AgencyClass)> {
    let class = |domestic| if domestic { AgencyClass::Federal } else { AgencyClass::Foreign };
    let places = Register::shipped().countries().filter(|entry| entry.country.is_place());
    places.map(move |entry| (entry.country, class(entry.domestic)))
}

/// For each provider the briefs whose text differs by more than the name of the country, each for the country with the
/// longest name.
static DISTINCT: LazyLock<[Vec<Brief>; 2]> = LazyLock::new(|| PROVIDERS.map(distinct));

fn distinct(provider: &str) -> Vec<Brief> {
    let mut longest: BTreeMap<String, (usize, Brief)> = BTreeMap::new();
    for (country, class) in countries() {
        let brief = briefed(country, class, provider);
        let name = Register::shipped().country_name(country);
        let text = text(&brief).replace(&name, "");
        let known = longest.entry(text).or_insert_with(|| (name.len(), brief.clone()));
        if known.0 < name.len() {
            *known = (name.len(), brief);
        }
    }
    longest.into_values().map(|(_, brief)| brief).collect()
}

/// So many of them with the longest text in a language.
fn longest<'b>(briefs: &'b [Brief], writer: Writer<'_>, count: usize) -> Vec<&'b Brief> {
    let length = |brief: &Brief| -> usize {
        let lines = brief.sections.iter().flat_map(|section| &section.lines);
        lines.map(|line| writer.say(&line.says).chars().count()).sum()
    };
    let mut all: Vec<&Brief> = briefs.iter().collect();
    all.sort_by_cached_key(|brief| std::cmp::Reverse(length(brief)));
    all.truncate(count);
    all
}

fn fits(brief: &Brief, writer: Writer<'_>) {
    let paper = document("Referral R-7205759403792793-1", brief, at(), writer);
    let pages = clearline_paper::filled(&paper, POINTS_MIN).unwrap();
    let text = brief.to_text(&|said| writer.say(said));
    assert!(pages <= BRIEF_PAGES_MAX as f32, "{pages} pages in {}:\n{text}", writer.language());
}

#[test]
fn the_brief_for_every_country_fits_on_its_pages_and_says_where_each_line_is_from() {
    let english = Writer::english(Register::shipped());
    let [all, others] = &*DISTINCT;
    all.iter().for_each(|brief| fits(brief, english));
    longest(others, english, 10).into_iter().for_each(|brief| fits(brief, english));
    for brief in all {
        let text = text(brief);
        for line in brief.sections.iter().flat_map(|section| &section.lines) {
            // What was read in no source has no day: the line says that nothing was read.
            let unread = line.source.as_ref().is_some_and(|source| source.id() == "sources-none");
            assert!(line.source.is_some() && line.as_of.is_some() != unread, "{line:?}");
        }
        assert!(brief.sections.iter().all(|section| !section.lines.is_empty()));
        // The letters of the closed list are words of the system of the United States.
        let domestic = text.contains("You may disclose it to");
        let never = NEVER.iter().filter(|word| !(domestic && word.starts_with("attorney")));
        for word in never {
            assert!(!text.contains(word), "{word}\n{text}");
        }
    }
}

/// The lines of one section, without their sources.
fn section(brief: &Brief, heading: &str) -> String {
    let writer = Writer::english(Register::shipped());
    let found = brief.sections.iter().find(|section| writer.say(&section.heading) == heading);
    let lines =
        found.map(|section| section.lines.iter().map(|line| writer.say(&line.says)).collect::<Vec<_>>());
    lines.unwrap_or_else(|| panic!("no section {heading}")).join("\n")
}

/// What an officer of one country finds in the brief.
struct Finds {
    country: &'static str,
    provider: &'static str,
    write_to: &'static [&'static str],
    for_myself: &'static [&'static str],
    through: &'static [&'static str],
    danger: &'static [&'static str],
    offences: &'static str,
    unknown: &'static str,
}

/// Brazil, Kenya and Indonesia: each question of an officer is answered by the text of the brief alone.
#[test]
fn an_officer_finds_whom_to_write_to_what_to_ask_for_whom_to_tell_and_whom_to_call() {
    let all = [
        Finds {
            country: "BR",
            provider: "Facebook",
            write_to: &[
                "Meta Platforms, Inc. (all others",
                "facebook.com/records",
                "90 days pending formal legal process",
            ],
            for_myself: &["2702(c)(6)", "art. 18(1)(b)", "Not limited by country"],
            through: &["Budapest Convention", "Mutual legal assistance treaty", "central authorit"],
            danger: &["imminent harm to a child", "2702(b)(8)"],
            offences: "ECA art",
            unknown: "What the law of Brazil asks before you open a file that nobody viewed is not known to us",
        },
        Finds {
            country: "KE",
            provider: "Snapchat",
            write_to: &[
                "Snap Inc., Santa Monica, California",
                "less.snapchat.com",
                "90 days and one extension of 90",
            ],
            for_myself: &["2702(c)(6)", "legal process duly authorised in the requesting country"],
            through: &["without a treaty (18 U.S.C. 3512)", "Office of International Affairs"],
            danger: &["less.snapchat.com/emergency", "in Nairobi"],
            offences: "The offences of Kenya that may match are not known to us",
            unknown: "It is not known to us whether these are open to you",
        },
        Finds {
            country: "ID",
            provider: "TikTok Inc.",
            write_to: &[
                "TikTok Pte. Limited, Singapore",
                "tiktok.com/legal/report/lawenforcementrequest",
                "one further 90 days",
            ],
            for_myself: &["2702(c)(6)", "Any country may ask"],
            through: &["without a treaty (18 U.S.C. 3512)", "domestic court order"],
            danger: &["Child safety and exploitation is one of the examples", "2702(b)(8)"],
            offences: "ITE Law art. 52(1)",
            unknown: "It is not known to us whether these are open to you",
        },
    ];
    all.iter().for_each(is_answered);
}

fn is_answered(one: &Finds) {
    let brief = briefed(one.country.parse().unwrap(), AgencyClass::Foreign, one.provider);
    let holds = |heading: &str, words: &[&str]| {
        let said = section(&brief, heading);
        for word in words {
            assert!(said.contains(word), "{}, {heading}: {word}\n{said}", one.country);
        }
    };
    holds("Act now: have the data kept", one.write_to);
    holds("Act now: have the data kept", &["until 2027-11-25: 365 days left"]);
    holds("This week: ask for subscriber and log-in data", one.for_myself);
    holds("Later: ask for messages, files and images", one.through);
    holds("If a child is in danger now", one.danger);
    holds("Whom to call here", &["day and night +1 202 555 0199", "referrals@example.org"]);
    holds("Offences of your law that may match", &[one.offences]);
    holds("What we do not know", &[one.unknown]);
    let uses = section(&brief, "What you may do with it, and to whom you may pass it");
    let line =
        |begins: &str| uses.lines().find(|line| line.starts_with(begins)).unwrap_or_else(|| panic!("{uses}"));
    assert!(line("Allowed").contains("own officers") && line("Allowed").contains("Never show a provider"));
    for person in ["your own prosecutor", "your own court", "other police of your country", "the defence"] {
        assert!(line("Open, the statute does not say").contains(person), "{uses}");
    }
    assert!(
        line("Not allowed").contains("another country") && line("Not allowed").contains("press"),
        "{uses}"
    );
    assert!(uses.contains("A closed file may need legal process"), "{uses}");
}

#[test]
fn a_brief_of_what_was_withheld_says_in_its_first_line_that_nothing_was_made_available() {
    let mut facts = facts("BR".parse().unwrap(), AgencyClass::Foreign);
    facts.agency.bases.clear();
    let brief = brief_of(&facts, Some("Facebook"), &contacts());
    let writer = Writer::english(Register::shipped());
    let first = &brief.sections[0];
    assert_eq!(writer.say(&first.heading), "Why nothing was made available");
    assert_eq!(
        writer.say(&first.lines[0].says),
        "Withheld: nothing was made available to this agency. This page tells why."
    );
    let said: Vec<String> = first.lines.iter().skip(1).map(|line| writer.say(&line.says)).collect();
    assert!(
        said.iter().any(|line| line.contains("no ground for the agency has been entered here")),
        "{said:?}"
    );
    let files = "2 files are closed: the sender states that it did not view the file (1)";
    assert!(said.iter().any(|line| line.contains(files)), "its closed files too: {said:?}");
    let headings: Vec<String> = brief.sections.iter().map(|section| writer.say(&section.heading)).collect();
    assert_eq!(
        headings,
        ["Why nothing was made available", "Whom to call here"],
        "there is nothing to act on"
    );
}

#[test]
fn what_the_operator_has_not_entered_is_said_and_not_made_up() {
    let facts = facts("BR".parse().unwrap(), AgencyClass::Foreign);
    let said = section(&brief_of(&facts, None, &Contacts::default()), "Whom to call here");
    assert!(said.contains("This clearinghouse has entered no telephone number."), "{said}");
    assert!(said.contains("This clearinghouse has entered no e-mail address."), "{said}");
}

#[test]
fn a_provider_that_the_register_does_not_know_is_not_guessed() {
    let brief = briefed("BR".parse().unwrap(), AgencyClass::Foreign, "Example Social");
    let said = section(&brief, "Act now: have the data kept");
    assert!(said.contains("We do not know where Example Social takes requests of the police."), "{said}");
}

#[test]
fn the_gap_between_two_rules_of_the_union_is_told_for_its_providers_and_its_days_only() {
    let told = |provider: &str, received: &str| {
        let mut facts = facts("DE".parse().unwrap(), AgencyClass::Foreign);
        facts.received_on = received.parse().unwrap();
        text(&brief_of(&facts, Some(provider), &contacts())).contains("Regulation (EU) 2026/1881")
    };
    assert!(told("Facebook", "2026-05-02T12:00:00Z"), "Meta answers from Dublin too");
    assert!(!told("Facebook", "2026-04-03T12:00:00Z") && !told("Facebook", "2026-07-31T12:00:00Z"));
    assert!(!told("Snapchat", "2026-05-02T12:00:00Z"), "Santa Monica is not in the Union");
}
