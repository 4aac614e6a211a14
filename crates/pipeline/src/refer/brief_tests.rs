use clearline_law::{AgencyFacts, Approval, Brief, Claim, Contacts, HouseKind, Policy};
use clearline_law::{BriefClock, BriefInput, Facts, Field, FileFacts, Register, brief, disclosure};
use clearline_report::{
    AgencyClass, Answer, Basis, BasisKind, Country, FileRelevance, ReferralId, ReportKind, World, message,
};
use jiff::Timestamp;
use jiff::civil::date;

use super::brief::{BRIEF_PAGES_MAX, document};
use clearline_disclosure::Writer;

/// The smallest size of type of a brief, in points.
const POINTS_MIN: f32 = 9.0;

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

#[test]
fn zz_look() {
    let writer = Writer::english(Register::shipped());
    let mut sizes = std::collections::BTreeMap::<String, Vec<String>>::new();
    for entry in Register::shipped().countries().filter(|entry| entry.country.is_place()) {
        let class = if entry.domestic { AgencyClass::Federal } else { AgencyClass::Foreign };
        for provider in ["TikTok Inc.", "Facebook", "Google", "Snapchat", "Example"] {
            let brief = briefed(entry.country, class, provider);
            let paper = document("Referral R-7205759403792793-1", &brief, at(), writer);
            let size = clearline_paper::size(&paper, BRIEF_PAGES_MAX);
            sizes.entry(format!("{provider} {size:?}")).or_default().push(entry.country.to_string());
            if provider == "Facebook" && ["DE", "BR", "KE", "SA", "US", "ID", "GB"].contains(&entry.country.code()) {
                std::fs::write(format!("/tmp/n/{}.txt", entry.country.code()), text(&brief)).unwrap();
                std::fs::write(format!("/tmp/n/{}.pdf", entry.country.code()), clearline_paper::pdf(&paper, None).unwrap()).unwrap();
            }
        }
    }
    for (size, who) in sizes { println!("{size}: {} {:?}", who.len(), &who[..who.len().min(12)]); }
}
