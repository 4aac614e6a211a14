//! Briefs of a report with everything in it, to an agency that qualifies in every way: none is longer.

use clearline_disclosure::papers::brief::TransferBrief;
use clearline_law::{AgencyFacts, Approval, Brief, Claim, Contacts, HouseKind, Policy};
use clearline_law::{BriefClock, BriefInput, Facts, Field, FileFacts, Register, brief, disclosure};
use clearline_report::{
    AgencyClass, Answer, Basis, BasisKind, Country, FileRelevance, ReferralId, ReportKind, World, message,
};
use jiff::Timestamp;
use jiff::civil::date;

pub(crate) fn at() -> Timestamp {
    "2026-11-25T12:00:00Z".parse().unwrap()
}

/// A report with everything in it, to an agency of `country` that qualifies in every way.
pub(crate) fn facts(country: Country, class: AgencyClass) -> Facts {
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

pub(crate) fn contacts() -> Contacts {
    let set = |text: &str| Some(text.to_owned());
    Contacts {
        name: set("Example Clearinghouse"),
        email: set("referrals@example.org"),
        telephone: set("+1 202 555 0100"),
        night: set("+1 202 555 0199"),
    }
}

pub(crate) fn brief_of(facts: &Facts, provider: Option<&str>, contacts: &Contacts) -> Brief {
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

/// The same on paper, in a language.
pub(crate) fn on_paper(brief: Brief, language: &str) -> TransferBrief {
    let referral = ReferralId { report: "7205759403792793".parse().unwrap(), ordinal: 1 };
    TransferBrief { referral, brief, at: at(), language: Some(language.to_owned()) }
}

pub(crate) fn briefed(country: Country, class: AgencyClass, provider: &str) -> Brief {
    brief_of(&facts(country, class), Some(provider), &contacts())
}
