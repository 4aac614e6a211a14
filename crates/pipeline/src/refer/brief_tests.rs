use clearline_law::{AgencyFacts, Approval, Claim, HouseKind, Policy};
use clearline_law::{BriefClock, BriefInput, Facts, Field, FileFacts, Register, brief, disclosure};
use clearline_report::{
    AgencyClass, Answer, Basis, BasisKind, Country, FileRelevance, ReferralId, ReportKind, World, message,
};
use jiff::Timestamp;
use jiff::civil::date;

use super::brief::{BRIEF_PAGES_MAX, document};
use clearline_disclosure::Writer;

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

fn briefed(country: Country, class: AgencyClass) -> clearline_law::Brief {
    let register = Register::shipped();
    let facts = facts(country, class);
    let ruling = disclosure(&facts, register, at());
    let clock = |clause: &str, ends: &str| BriefClock {
        clause: clause.parse().unwrap(),
        what: message!("clock-provider-keeps"),
        ends: ends.parse().unwrap(),
    };
    brief(&BriefInput {
        referral: Some(ReferralId { report: "7205759403792793".parse().unwrap(), ordinal: 1 }),
        agency: "National Agency for the Investigation of Offences against Children, Central Unit",
        facts: &facts,
        ruling: &ruling,
        ended: None,
        clocks: &[
            clock("US-2258A-h1", "2027-11-25T12:00:00Z"),
            clock("US-2703-f", "2026-12-10T12:00:00Z"),
            clock("UK-SI-2026-268-8-reference", "2031-11-25T12:00:00Z"),
            clock("UK-SI-2026-268-8-content", "2027-11-25T12:00:00Z"),
        ],
        register,
        at: at(),
    })
}

#[test]
fn the_brief_for_every_country_fits_on_its_pages_and_says_where_each_line_is_from() {
    for entry in Register::shipped().countries().filter(|entry| entry.country.is_place()) {
        let class = if entry.domestic { AgencyClass::Federal } else { AgencyClass::Foreign };
        let brief = briefed(entry.country, class);
        let writer = Writer::english(Register::shipped());
        let paper = document("Referral R-7205759403792793-1", &brief, at(), writer);
        let pdf = clearline_paper::pdf(&paper, Some(BRIEF_PAGES_MAX));
        assert!(pdf.is_ok(), "{}: {:?}\n{}", entry.name, pdf.err(), brief.to_text(&|said| writer.say(said)));
        assert!(brief.sections.iter().all(|section| !section.lines.is_empty()));
    }
}
