//! The same properties over facts drawn at random: any country, any mixture of bases, approvals and files.

use clearline_law::{
    AgencyFacts, Approval, Facts, Field, FileFacts, Ground, HouseKind, Outcome, Override, Policy, Register,
    Ruling, Standing, agency_objections, disclosure,
};
use clearline_report::{AgencyClass, Answer, Basis, BasisKind, ReportKind, World};
use jiff::civil::{Date, date};
use jiff::{Timestamp, ToSpan};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use crate::support::{day_of, file, moments, read};

fn days_around(day: Date) -> impl Strategy<Value = Date> {
    (-2_i64..=2).prop_map(move |days| day.checked_add(days.days()).unwrap())
}

fn a_basis(day: Date) -> impl Strategy<Value = Basis> {
    let to = prop::option::of(days_around(day));
    (select(BasisKind::ALL.to_vec()), days_around(day), to, any::<bool>(), any::<bool>()).prop_map(
        |(kind, from, to, synthetic, proven)| Basis {
            kind,
            evidence: if proven { "a letter".to_owned() } else { " ".to_owned() },
            from,
            to,
            synthetic,
        },
    )
}

fn a_file() -> impl Strategy<Value = FileFacts> {
    let words = || select(vec!["yes", "no", "not stated"]);
    let told = vec!["attested", "of every file", "a part", "warrant"];
    let parts =
        (words(), words(), select(vec!["known", "unknown"]), select(vec!["reported", "supplemental"]));
    (0_usize..9, parts, subsequence(told, 0..=4)).prop_map(|(nth, (viewed, open, hash, relevance), told)| {
        let mut text = vec![viewed, open, hash, relevance];
        text.extend(told);
        file(nth, &text.join(" / "))
    })
}

fn an_agency(day: Date) -> impl Strategy<Value = AgencyFacts> {
    let codes: Vec<_> = Register::shipped().countries().map(|entry| entry.country).collect();
    let answers = vec![Answer::Yes, Answer::Yes, Answer::No, Answer::NotStated];
    let classes = vec![
        AgencyClass::Federal,
        AgencyClass::StateOrLocal,
        AgencyClass::Tribal,
        AgencyClass::Foreign,
        AgencyClass::Foreign,
        AgencyClass::Foreign,
    ];
    let bases = prop::collection::vec(a_basis(day), 0..4);
    let country = prop::option::weighted(0.95, select(codes));
    (select(classes), country, bases, select(answers), prop::bool::weighted(0.1)).prop_map(
        |(class, country, bases, investigates, suspended)| AgencyFacts {
            id: read("agency-1"),
            class,
            country: if class == AgencyClass::Foreign { country } else { Some(read("US")) },
            states: Vec::new(),
            bases,
            investigates,
            suspended,
        },
    )
}

fn agreed(day: Date) -> impl Strategy<Value = (Vec<Approval>, Vec<Override>)> {
    let approval = (select(Policy::ALL.to_vec()), days_around(day), days_around(day))
        .prop_map(|(policy, from, to)| Approval { policy, from, to });
    let entries = vec!["US-2258A-c", "US-2258A-c3", "US-2258A-g3C"];
    let relied = (select(entries), days_around(day), days_around(day))
        .prop_map(|(entry, from, to)| Override { entry: read(entry), from, to });
    (prop::collection::vec(approval, 0..4), prop::collection::vec(relied, 0..3))
}

fn facts() -> impl Strategy<Value = (Facts, Timestamp)> {
    select(moments()).prop_flat_map(|at| {
        let day = day_of(at);
        let of_the_report = (
            select(ReportKind::ALL.to_vec()),
            prop::bool::weighted(0.1),
            subsequence(Field::ALL.to_vec(), 0..=Field::ALL.len()).prop_shuffle(),
            prop::collection::vec(a_file(), 0..6),
            select(vec![Answer::Yes, Answer::No, Answer::NotStated]),
        );
        (of_the_report, an_agency(day), agreed(day), any::<bool>(), any::<bool>()).prop_map(
            move |((kind, test, fields, files, reporter_consents), agency, agreed, urgent, demonstration)| {
                let facts = Facts {
                    kind,
                    world: if test { World::Test } else { World::Live },
                    received_on: at,
                    agency,
                    fields,
                    files,
                    reporter_consents,
                    urgent,
                    approvals: agreed.0,
                    overrides: agreed.1,
                    house: if demonstration { HouseKind::Demonstration } else { HouseKind::Production },
                };
                (facts, at)
            },
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn whatever_leaves_rests_on_live_sourced_clauses((facts, at) in facts()) {
        let register = Register::shipped();
        let ruling = disclosure(&facts, register, at);
        let day = day_of(at);
        match &ruling.outcome {
            Outcome::Disclose { under, files, conditions, .. } => {
                prop_assert!(facts.world == World::Live && !facts.agency.suspended && !under.is_empty());
                for id in under {
                    let clause = register.clause(id).unwrap();
                    prop_assert_eq!(clause.standing(day), Standing::InForce);
                    prop_assert!(!clause.sources.is_empty());
                    prop_assert!(!disclosure(&facts, &register.without(id), at).outcome.eq(&ruling.outcome));
                }
                if facts.agency.class == AgencyClass::Foreign {
                    prop_assert!(facts.agency.bases.iter().any(|basis| basis.holds_on(day)));
                    let asked = conditions.iter().any(|one| one.id == "rights_review");
                    let agreed = facts.approvals.iter().any(|one| {
                        one.policy == Policy::RightsReview && one.from <= day && day <= one.to
                    });
                    prop_assert!(!asked || agreed);
                }
                // No file opens that nobody viewed whole, nobody could see, and no warrant names.
                for (id, gate) in files.iter().filter(|(_, gate)| gate.word() == "open") {
                    let file = facts.files.iter().find(|file| file.file == *id).unwrap();
                    let whole = file.viewed == Answer::Yes && file.claim.extent != clearline_law::Extent::Part;
                    let public = file.publicly_available == Answer::Yes;
                    prop_assert!(whole || public || file.warrant, "{:?} {:?}", file, gate);
                }
            }
            Outcome::NeedsApproval { under, asks } => prop_assert!(!under.is_empty() && !asks.is_empty()),
            Outcome::Withhold { because } => prop_assert!(!because.is_empty()),
        }
        prop_assert!(!disclosure(&facts, &Register::default(), at).discloses());
    }

    #[test]
    fn an_agency_that_is_shown_as_unable_is_made_nothing_available((facts, at) in facts()) {
        let unable = !agency_objections(&facts.agency, facts.house, day_of(at)).is_empty();
        // The text before it did not ask everybody what the agency investigates.
        let today = day_of(at) >= date(2018, 12, 21);
        let outcome = disclosure(&facts, Register::shipped(), at).outcome;
        prop_assert!(!unable || !today || matches!(outcome, Outcome::Withhold { .. }), "{:?}", facts.agency);
    }

    #[test]
    fn neither_order_nor_storage_matters((facts, at) in facts(), turn in any::<prop::sample::Index>()) {
        let register = Register::shipped();
        let ruling = disclosure(&facts, register, at);
        let mut turned = facts.clone();
        let by = |length: usize| if length == 0 { 0 } else { turn.index(length) };
        turned.fields.rotate_left(by(facts.fields.len()));
        turned.files.rotate_left(by(facts.files.len()));
        turned.agency.bases.rotate_left(by(facts.agency.bases.len()));
        turned.approvals.rotate_left(by(facts.approvals.len()));
        turned.overrides.rotate_left(by(facts.overrides.len()));
        prop_assert_eq!(turned.to_json(), facts.to_json());
        prop_assert_eq!(disclosure(&turned, register, at).to_json(), ruling.to_json());
        let stored = Facts::from_json(&facts.to_json()).unwrap();
        prop_assert_eq!(disclosure(&stored, register, at).digest(), ruling.digest());
        prop_assert_eq!(Ruling::from_json(&ruling.to_json()).unwrap(), ruling);
    }

    #[test]
    fn neither_urgency_nor_an_approval_nor_an_override_makes_a_ground((facts, at) in facts()) {
        let register = Register::shipped();
        let bare = Facts { urgent: false, approvals: Vec::new(), overrides: Vec::new(), ..facts.clone() };
        let (with, without) = (disclosure(&facts, register, at).outcome, disclosure(&bare, register, at).outcome);
        let ground = |outcome: &Outcome| match outcome {
            Outcome::Disclose { under, .. } | Outcome::NeedsApproval { under, .. } => under.clone(),
            Outcome::Withhold { .. } => Vec::new(),
        };
        prop_assert_eq!(ground(&with), ground(&without));
        if let (Outcome::Withhold { because }, Outcome::Withhold { because: bare }) = (&with, &without) {
            // What two people agreed to is no longer asked for; nothing else changes.
            prop_assert!(because.iter().all(|reason| bare.contains(reason)));
            prop_assert!(because.iter().all(|(ground, _)| *ground != Ground::Policy(Policy::LifeAtRisk)));
        }
    }
}
