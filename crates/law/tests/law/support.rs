//! Facts in few words, and every kind of them.

use std::str::FromStr;

use clearline_i18n::{Language, Names};
use clearline_law::{
    AgencyEntry, AgencyFacts, Approval, Claim, Extent, Facts, Field, FileFacts, HouseKind, Override, Register,
};
use clearline_report::{
    AgencyClass, Answer, Basis, BasisKind, Country, FileRelevance, Message, ReportKind, World,
};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

pub(crate) fn read<T: FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error:?}"))
}

/// A register as it names clauses and countries in English.
struct Named<'r>(&'r Register);

impl Names for Named<'_> {
    fn clause(&self, id: &str) -> Option<String> {
        self.0.clause(&id.parse().ok()?).map(|clause| clause.citation.clone())
    }

    fn country(&self, _: Language, country: Country) -> Option<String> {
        Some(self.0.country_name(country))
    }
}

/// What the law says, in English. What the catalogue does not have fails here.
pub(crate) fn english(register: &Register, message: &Message) -> String {
    let text = Language::ENGLISH.say_with(message, &Named(register));
    assert!(!text.is_empty() && !text.starts_with('['), "{message:?}");
    text
}

pub(crate) fn day_of(at: Timestamp) -> Date {
    TimeZone::UTC.to_datetime(at).date()
}

pub(crate) fn answer(word: &str) -> Answer {
    [Answer::Yes, Answer::No, Answer::NotStated].into_iter().find(|answer| answer.word() == word).unwrap()
}

/// `rights_review 2026-01-01 2026-12-31`.
pub(crate) fn approval(text: &str) -> Approval {
    let words: Vec<&str> = text.split(' ').collect();
    Approval { policy: read(words[0]), from: read(words[1]), to: read(words[2]) }
}

/// `US-2258A-c3 2026-01-01 2026-12-31`.
pub(crate) fn relied(text: &str) -> Override {
    let words: Vec<&str> = text.split(' ').collect();
    Override { entry: read(words[0]), from: read(words[1]), to: read(words[2]) }
}

/// `fbi 2020-01-01 2026-11-23`, `synthetic-fbi …`, `unproven-fbi …`.
pub(crate) fn basis(text: &str) -> Basis {
    let mut words = text.split(' ');
    let kind = words.next().unwrap();
    let (manner, kind) = kind.split_once('-').unwrap_or(("", kind));
    Basis {
        kind: read(kind),
        evidence: if manner == "unproven" { String::new() } else { "a letter".to_owned() },
        from: read(words.next().unwrap()),
        to: words.next().map(read),
        synthetic: manner == "synthetic",
    }
}

/// `yes / no / known / reported`: viewed, publicly available, its hash, its relevance; then, where that is said, any of
/// `attested`, `of every file`, `a part` and `warrant`.
pub(crate) fn file(nth: usize, text: &str) -> FileFacts {
    let parts: Vec<&str> = text.split(" / ").collect();
    let told = &parts[4..];
    let known = ["attested", "of every file", "a part", "warrant"];
    assert!(told.iter().all(|word| known.contains(word)), "{text}");
    let says = |word| told.contains(&word);
    FileFacts {
        file: read(&format!("{nth:032x}")),
        viewed: answer(parts[0]),
        claim: Claim {
            always: says("of every file"),
            named: says("attested"),
            at: says("attested").then(|| read("2026-01-01T00:00:00Z")),
            extent: if says("a part") { Extent::Part } else { Extent::NotStated },
        },
        warrant: says("warrant"),
        publicly_available: answer(parts[1]),
        hash_known: match parts[2] {
            "known" => true,
            "unknown" => false,
            other => panic!("{other}"),
        },
        relevance: match parts[3] {
            "reported" => FileRelevance::Reported,
            "supplemental" => FileRelevance::Supplemental,
            other => panic!("{other}"),
        },
    }
}

pub(crate) fn moments() -> Vec<Timestamp> {
    ["2012-06-01T12:00:00Z", "2021-06-01T12:00:00Z", "2026-11-23T12:00:00Z"].into_iter().map(read).collect()
}

/// The shipped directory as the law sees it, with every agency changed.
pub(crate) fn directory(change: impl Fn(&mut AgencyFacts)) -> Vec<AgencyFacts> {
    let mut agencies: Vec<AgencyFacts> =
        Register::shipped().agencies().iter().map(AgencyEntry::facts).collect();
    agencies.iter_mut().for_each(change);
    agencies
}

/// The first of [`every_kind_of_facts`]: a provider's report for a federal agency, with everything in it.
pub(crate) fn some_facts(at: Timestamp) -> Facts {
    facts_of(ReportKind::Provider, at, &files())
}

fn facts_of(kind: ReportKind, at: Timestamp, files: &[FileFacts]) -> Facts {
    let agency = AgencyFacts {
        id: read("agency-1"),
        class: AgencyClass::Federal,
        country: Some(read("US")),
        states: vec!["CA".to_owned(), "NV".to_owned()],
        bases: Vec::new(),
        investigates: Answer::Yes,
        suspended: false,
    };
    Facts {
        kind,
        world: World::Live,
        received_on: at,
        agency,
        fields: Field::ALL.to_vec(),
        files: files.to_vec(),
        reporter_consents: Answer::NotStated,
        urgent: false,
        approvals: Vec::new(),
        overrides: Vec::new(),
        house: HouseKind::Production,
    }
}

/// Bases of every kind and of every fault around `at`.
fn bases(at: Timestamp) -> Vec<Vec<Basis>> {
    let day = day_of(at);
    let base = |kind, from: Date, to, synthetic| Basis {
        kind,
        evidence: "a letter".to_owned(),
        from,
        to,
        synthetic,
    };
    let yesterday = day.yesterday().unwrap();
    let mut all = vec![
        vec![],
        vec![base(BasisKind::Fbi, yesterday, Some(yesterday), false)],
        vec![base(BasisKind::Fbi, day.tomorrow().unwrap(), None, false)],
        vec![
            base(BasisKind::Interpol, yesterday, None, true),
            base(BasisKind::Ice, yesterday, Some(yesterday), false),
        ],
    ];
    all.extend(BasisKind::ALL.map(|kind| vec![base(kind, yesterday, None, false)]));
    all
}

/// Files in every state of viewing and of publication, and with every claim.
fn files() -> Vec<FileFacts> {
    let words = ["yes", "no", "not stated"];
    let states = words
        .iter()
        .flat_map(|viewed| words.iter().map(move |open| format!("{viewed} / {open} / known / supplemental")));
    let claims = [
        "yes / no / unknown / reported / attested",
        "yes / no / unknown / reported / of every file",
        "yes / no / unknown / reported / a part",
        "no / no / unknown / reported / warrant",
    ];
    states.chain(claims.map(str::to_owned)).enumerate().map(|(nth, text)| file(nth, &text)).collect()
}

const STATES: [(World, HouseKind, bool); 4] = [
    (World::Live, HouseKind::Production, false),
    (World::Live, HouseKind::Demonstration, false),
    (World::Live, HouseKind::Production, true),
    (World::Test, HouseKind::Production, false),
];

/// Facts over the whole range of what decides: kinds of report × classes × bases × answers × states of the house, and
/// abroad also countries in which a policy asks for something, with what two people agreed to; each with every field,
/// with files of every state, and with the word that a life is at risk in every second.
pub(crate) fn every_kind_of_facts(at: Timestamp) -> Vec<Facts> {
    let (bases, files, day) = (bases(at), files(), day_of(at));
    let classes = [
        (AgencyClass::Federal, "US"),
        (AgencyClass::StateOrLocal, "US"),
        (AgencyClass::Tribal, "US"),
        (AgencyClass::Foreign, "FR"),
    ];
    let mut all = Vec::new();
    for kind in ReportKind::ALL {
        for (class, country) in classes {
            for bases in &bases {
                for investigates in [Answer::Yes, Answer::No, Answer::NotStated] {
                    for (world, house, suspended) in STATES {
                        let mut facts = facts_of(kind, at, &files);
                        facts.agency.class = class;
                        facts.agency.country = Some(read(country));
                        facts.agency.bases.clone_from(bases);
                        facts.agency.investigates = investigates;
                        facts.agency.suspended = suspended;
                        (facts.world, facts.house) = (world, house);
                        facts.urgent = all.len() % 2 == 1;
                        all.push(facts);
                    }
                }
            }
        }
    }
    // The policies of the house stand since the register was compiled.
    let abroad = if day < read("2026-11-23") { Vec::new() } else { agreed_abroad(&all, day) };
    all.extend(abroad);
    all
}

/// What two people may have agreed to on `day`, or before it, or about something else.
fn agreed_abroad(all: &[Facts], day: Date) -> Vec<Facts> {
    let until = |policy: &str, from: Date, to: Date| Approval { policy: read(policy), from, to };
    let yesterday = day.yesterday().unwrap();
    let agreed = [
        vec![],
        vec![until("rights_review", day, day)],
        vec![until("rights_review", yesterday, yesterday), until("death_penalty", day, day)],
    ];
    let overrides = vec![
        Override { entry: read("US-2258A-c3"), from: day, to: day },
        Override { entry: read("US-2258A-g3C"), from: yesterday, to: yesterday },
    ];
    let foreign = all.iter().filter(|facts| {
        facts.agency.class == AgencyClass::Foreign
            && facts.world == World::Live
            && !facts.agency.suspended
            && facts.agency.investigates == Answer::Yes
            && facts.agency.bases.iter().any(|basis| basis.holds_on(day))
    });
    let mut more = Vec::new();
    for facts in foreign {
        for country in ["IN", "KR", "GI", "CN"] {
            for approvals in &agreed {
                let mut facts = facts.clone();
                facts.agency.country = Some(read(country));
                facts.approvals.clone_from(approvals);
                facts.overrides.clone_from(&overrides);
                more.push(facts);
            }
        }
    }
    more
}
