use clearline_law::{AgencyFacts, Approval, Brief, Claim, Contacts, HouseKind, Policy};
use clearline_law::{BriefClock, BriefInput, Facts, Field, FileFacts, Register, brief, disclosure};
use clearline_report::{
    AgencyClass, Answer, Basis, BasisKind, Country, FileRelevance, ReferralId, ReportKind, World, message,
};
use jiff::Timestamp;
use jiff::civil::date;

use clearline_disclosure::papers::brief::{BRIEF_PAGES_MAX, document};

use clearline_disclosure::Writer;

/// The smallest size of type of a brief, in points: that of a report with everything that can be in it.
const POINTS_MIN: f32 = 8.0;

fn at() -> Timestamp {
    "2026-11-25T12:00:00Z".parse().unwrap()
}

/// A report with everything in it, to an agency of `country` that qualifies in every way.
fn facts(country: Country, class: AgencyClass) -> Facts {
    let basis = |kind| Basis {
        kind,
        evidence: "letter of the legal attaché of 3 March 2025, file 12-345, kept with the proposal"
            .to_owned(),
        from: date(2025, 3, 3),
        to: None,
        synthetic: false,
    };
    let file = |nth: u32, viewed, publicly_available| FileFacts {
        file: format!("{nth:032x}").parse().unwrap(),
        viewed,
        claim: Claim { always: true, ..Claim::default() },
        warrant: false,
        publicly_available,
        hash_known: true,
        relevance: FileRelevance::Supplemental,
    };
    Facts {
        kind: ReportKind::Provider,
        world: World::Live,
        received_on: at(),
        agency: AgencyFacts {
            id: "an-agency".parse().unwrap(),
            class,
            country: Some(country),
            states: Vec::new(),
            bases: vec![basis(BasisKind::AgDesignated), basis(BasisKind::Fbi)],
            investigates: Answer::Yes,
            suspended: false,
        },
        // Every field a provider's report can hold.
        fields: Field::ALL.iter().copied().filter(|field| *field != Field::ReporterContact).collect(),
        files: vec![
            file(1, Answer::Yes, Answer::No),
            file(2, Answer::No, Answer::No),
            file(3, Answer::NotStated, Answer::NotStated),
        ],
        reporter_consents: Answer::NotStated,
        urgent: true,
        approvals: vec![Approval {
            policy: Policy::RightsReview,
            from: date(2026, 1, 1),
            to: date(2026, 12, 31),
        }],
        overrides: Vec::new(),
        house: HouseKind::Demonstration,
    }
}

fn contacts() -> Contacts {
    let set = |text: &str| Some(text.to_owned());
    Contacts {
        name: set("Example Clearinghouse"),
        email: set("referrals@example.org"),
        telephone: set("+1 202 555 0100"),
        night: set("+1 202 555 0199"),
    }
}

fn brief_of(facts: &Facts, provider: Option<&str>, contacts: &Contacts) -> Brief {
    let register = Register::shipped();
    let ruling = disclosure(facts, register, at());
    let clock = |clause: &str, ends: &str| BriefClock {
        clause: clause.parse().unwrap(),
        what: message!("clock-provider-keeps"),
        ends: ends.parse().unwrap(),
    };
    brief(&BriefInput {
        referral: Some(ReferralId { report: "7205759403792793".parse().unwrap(), ordinal: 1 }),
        agency: "National Agency for the Investigation of Offences against Children, Central Unit",
        facts,
        ruling: &ruling,
        ended: None,
        clocks: &[
            clock("US-2258A-h1", "2027-11-25T12:00:00Z"),
            clock("UK-SI-2026-268-8-content", "2027-11-25T12:00:00Z"),
        ],
        provider,
        contacts,
        register,
        at: at(),
    })
}

fn briefed(country: Country, class: AgencyClass, provider: &str) -> Brief {
    brief_of(&facts(country, class), Some(provider), &contacts())
}

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

#[test]
fn the_brief_for_every_country_fits_on_its_pages_and_says_where_each_line_is_from() {
    for entry in Register::shipped().countries().filter(|entry| entry.country.is_place()) {
        let class = if entry.domestic { AgencyClass::Federal } else { AgencyClass::Foreign };
        let brief = briefed(entry.country, class, "TikTok Inc.");
        let text = text(&brief);
        let writer = Writer::english(Register::shipped());
        let paper = document("Referral R-7205759403792793-1", &brief, at(), writer);
        let size = clearline_paper::size(&paper, BRIEF_PAGES_MAX);
        assert!(size.as_ref().is_ok_and(|size| *size >= POINTS_MIN), "{}: {size:?}\n{text}", entry.name);
        for line in brief.sections.iter().flat_map(|section| &section.lines) {
            assert!(line.source.is_some() && line.as_of.is_some(), "{}: {line:?}", entry.name);
        }
        assert!(brief.sections.iter().all(|section| !section.lines.is_empty()));
        // The letters of the closed list are words of the system of the United States.
        let never = NEVER.iter().filter(|word| !(entry.domestic && word.starts_with("attorney")));
        for word in never {
            assert!(!text.contains(word), "{}: {word}\n{text}", entry.name);
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
    assert!(uses.contains("Our policy, not law: a closed file"), "{uses}");
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
        "Nothing was made available to this agency. This page tells why."
    );
    assert!(first.lines.len() > 1, "and why: {first:?}");
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
